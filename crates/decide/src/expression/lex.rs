//! The words and signs of the notation, each with where it stands.

/// Words that no fact may be called.
pub(super) const RESERVED: [&str; 6] = ["and", "or", "not", "always", "never", "in"];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'t> {
    Word(&'t str),
    Number(&'t str),
    Sign(&'static str),
    /// A word or a character that the notation does not know.
    Stray(&'t str),
    End,
}

/// Two-character signs stand before those that they begin with.
const SIGNS: [&str; 10] = ["<=", ">=", "<", ">", "=", "(", ")", "[", "]", ","];

/// Whether the text can be the id of a fact or directive.
pub(crate) fn is_name(text: &str) -> bool {
    let first = text.chars().next().is_some_and(starts_word);
    first && text.chars().all(continues_word) && !RESERVED.contains(&text)
}

fn starts_word(character: char) -> bool {
    character.is_ascii_lowercase() || character == '_'
}

fn continues_word(character: char) -> bool {
    starts_word(character) || character.is_ascii_digit()
}

/// Every token with its byte offset; the last is always `End`.
pub(super) fn tokens(text: &str) -> Vec<(Token<'_>, usize)> {
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let rest = &text[at..];
        let (token, length) = if first.is_whitespace() {
            at += first.len_utf8();
            continue;
        } else if starts_word(first) {
            let length = rest
                .find(|character| !continues_word(character))
                .unwrap_or(rest.len());
            (Token::Word(&rest[..length]), length)
        } else if first.is_ascii_digit() {
            let length = rest
                .find(|character: char| !character.is_ascii_digit())
                .unwrap_or(rest.len());
            (Token::Number(&rest[..length]), length)
        } else if let Some(sign) = SIGNS.into_iter().find(|sign| rest.starts_with(sign)) {
            (Token::Sign(sign), sign.len())
        } else {
            let length = rest
                .find(|character: char| !character.is_alphanumeric() && character != '_')
                .unwrap_or(rest.len())
                .max(first.len_utf8());
            (Token::Stray(&rest[..length]), length)
        };
        tokens.push((token, at));
        at += length;
    }
    tokens.push((Token::End, text.len()));
    tokens
}

impl std::fmt::Display for Token<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Token::Word(text) | Token::Number(text) => write!(f, "`{text}`"),
            Token::Sign(text) => write!(f, "`{text}`"),
            Token::Stray(text) => write!(f, "`{}`", text.escape_debug()),
            Token::End => f.write_str("the end"),
        }
    }
}
