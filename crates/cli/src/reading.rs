//! Reading what people name on the command line. Whatever is there (a folder, a picture, a device that never ends),
//! the answer is its text or one plain message.

use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use crate::failure::Failure;

/// No facts file, vignette or configuration comes near it; a larger one is a mistake.
pub const LARGEST: u64 = 4 * 1024 * 1024;

/// The text of the file at `path`; `-` is standard input.
///
/// # Errors
/// One message that names the file: not there, a folder, not readable, too large, not UTF-8 (with the line).
pub fn text(path: &Path) -> Result<String, Failure> {
    if path.as_os_str() == "-" {
        return decoded(
            "standard input",
            read(io::stdin().lock(), "standard input")?,
        );
    }
    let name = path.display().to_string();
    if path.is_dir() {
        return Err(Failure::because(format!(
            "{name}: this is a folder; a file is needed"
        )));
    }
    let file = File::open(path).map_err(|fault| unreadable(&name, &fault))?;
    decoded(&name, read(file, &name)?)
}

fn read(from: impl Read, name: &str) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    from.take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(|fault| unreadable(name, &fault))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length <= LARGEST) {
        Ok(bytes)
    } else {
        Err(Failure::because(format!(
            "{name}: larger than {} MB, so this is not the file you mean",
            LARGEST / 1024 / 1024
        )))
    }
}

fn decoded(name: &str, bytes: Vec<u8>) -> Result<String, Failure> {
    let text = String::from_utf8(bytes).map_err(|fault| {
        let good = fault.utf8_error().valid_up_to();
        let before = &fault.as_bytes()[..good];
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        let column = before
            .iter()
            .rev()
            .take_while(|byte| **byte != b'\n')
            .count()
            + 1;
        Failure::because(format!("{name}:{line}:{column}: this is not UTF-8 text"))
    })?;
    Ok(match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    })
}

fn unreadable(name: &str, fault: &io::Error) -> Failure {
    let why = match fault.kind() {
        ErrorKind::NotFound => "there is no such file".to_owned(),
        ErrorKind::PermissionDenied => "you may not read this file".to_owned(),
        ErrorKind::IsADirectory => "this is a folder; a file is needed".to_owned(),
        _ => format!("it cannot be read: {fault}"),
    };
    Failure::because(format!("{name}: {why}"))
}

/// Line and column, both from 1, of the byte at `offset`.
pub fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text.as_bytes()[..offset.min(text.len())];
    let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let column = String::from_utf8_lossy(&before[start..]).chars().count() + 1;
    (line, column)
}

/// The file as a fault names it.
pub fn named(path: &Path) -> String {
    if path.as_os_str() == "-" {
        return "standard input".to_owned();
    }
    path.display().to_string()
}
