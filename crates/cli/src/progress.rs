//! How far long work has come, on the terminal and nowhere else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A bar behind a few words such as "Deciding cases". Its length is set once it is known.
pub fn bar(doing: &'static str) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(1), ProgressDrawTarget::stderr());
    match ProgressStyle::with_template("{prefix} {bar:40} {pos} of {len}, {eta} to go") {
        Ok(style) => bar.with_style(style).with_prefix(doing),
        Err(_) => bar,
    }
}
