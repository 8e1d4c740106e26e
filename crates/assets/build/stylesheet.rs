//! Cleans the packages' style sheets of what is reserved to gov.uk, and points their images at our own addresses.

/// What must not be in anything that Waypost serves, in lower case.
pub const RESERVED: [&str; 6] = [
    "copyright-logo",
    "gds transport",
    "@font-face",
    "crest",
    "crown",
    "logotype",
];

/// The style sheet without typefaces, without the rules of the reserved symbols, in Arial. A comment goes too.
pub fn without_reserved(css: &str) -> String {
    let css = without_comments(css).replace("@charset \"UTF-8\";", "");
    let css = ["\"GDS Transport\",arial", "GDS Transport,arial"]
        .iter()
        .fold(css, |css, font| css.replace(font, "arial"));
    without_rules(&css)
}

/// Our own style sheets are written for readers: comments and indentation do not travel.
pub fn minified(css: &str) -> String {
    without_comments(css)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Gives every `url(…)` the address of the asset with that file name. A name that is not an asset is an error.
pub fn with_addresses(
    css: &str,
    address: impl Fn(&str) -> Option<String>,
) -> Result<String, String> {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("url(") {
        let (inside, after) = after
            .split_once(')')
            .ok_or("a style sheet ends inside url(…)")?;
        let target = inside.trim_matches(['"', '\'']);
        let name = target.rsplit('/').next().unwrap_or(target);
        let found = if target.starts_with("data:") {
            Some(target.to_owned())
        } else {
            address(name)
        };
        let found = found.ok_or_else(|| {
            format!("a style sheet asks for {target}, which is not among the assets")
        })?;
        out.push_str(before);
        out.push_str(&format!("url({found})"));
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

/// The last word: an error when anything reserved is left, whatever the packages have changed since.
pub fn refuse_reserved(css: &str) -> Result<(), String> {
    let lower = without_comments(css).to_lowercase();
    match RESERVED.iter().find(|word| lower.contains(**word)) {
        Some(word) => Err(format!(
            "`{word}` is reserved to gov.uk and is still in the style sheet: widen crates/assets/build/stylesheet.rs"
        )),
        None => Ok(()),
    }
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        out.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    out
}

/// Walks `prelude { block }` pairs, into at-rules that hold rules, and leaves out those whose prelude names something reserved.
fn without_rules(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(open) = rest.find('{') {
        let close = end_of_block(rest, open);
        let (prelude, block) = (&rest[..open], &rest[open + 1..close]);
        if !RESERVED
            .iter()
            .any(|word| prelude.to_lowercase().contains(word))
        {
            out.push_str(prelude);
            out.push('{');
            out.push_str(&if prelude.contains('@') {
                without_rules(block)
            } else {
                block.to_owned()
            });
            out.push('}');
        }
        rest = rest.get(close + 1..).unwrap_or_default();
    }
    out.push_str(rest);
    out
}

/// The index of the brace that closes the one at `open`, or of the end. Braces inside strings do not count.
fn end_of_block(css: &str, open: usize) -> usize {
    let (mut depth, mut quote) = (0usize, None);
    for (index, byte) in css.bytes().enumerate().skip(open) {
        match (quote, byte) {
            (Some(mark), _) if mark == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'}') if depth == 1 => return index,
            (None, b'}') => depth -= 1,
            _ => {}
        }
    }
    css.len()
}
