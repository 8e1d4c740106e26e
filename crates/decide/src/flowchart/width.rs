//! How wide a text may be in the widest of the usual sans-serif letters (DejaVu Sans, which stands in for Arial where there is none), so
//! that a line never leaves its box whatever letters the reader has.

/// Of the letters, in dots.
pub(super) const SIZE: u32 = 14;

/// Of a space, in hundredths of a dot.
pub(super) const SPACE: u32 = 32 * SIZE;

/// At most, in hundredths of a dot.
pub(super) fn width(text: &str) -> u32 {
    text.chars().map(|character| em(character) * SIZE).sum()
}

/// Of one character at most, in hundredths of the size of the letters.
fn em(character: char) -> u32 {
    match character {
        ' ' | 'i' | 'j' | 'l' | 'I' | 'J' | '.' | ',' | '·' | '\'' | '’' | '‘' => 32,
        ':' | ';' | '/' | '|' | 'f' | '-' => 37,
        '(' | ')' | '[' | ']' | 't' | 'r' | '!' => 42,
        's' | 'z' | 'c' | '?' | '"' | '“' | '”' | '–' => 55,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '…' | '—' | '+' => 100,
        'a'..='z' | '0'..='9' | 'E' | 'F' | 'L' | 'P' | 'S' | 'T' | 'Y' | '•' | '£' => 64,
        'A'..='Z' | '&' => 79,
        _ => 100,
    }
}
