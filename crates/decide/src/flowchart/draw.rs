//! The picture: dark on light, no script, no style of its own, so that it stands under any content security policy.

use std::fmt::Write;
use std::ops::RangeInclusive;

use super::place::{BEFORE, Edge, GAP, LINE, Node, NodeKind, WIDTH};
use super::width::SIZE;
use crate::procedure::Modality;

const INK: &str = "#0b0c0c";

/// About a third of a sheet: what a printer keeps together.
const STRIP: u32 = 320;

/// The whole, with its title and description.
pub(super) fn svg(title: &str, nodes: &[Node], edges: &[Edge]) -> String {
    let height = bottom(nodes) + 1;
    let name = name(title);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" font-family=\"arial, sans-serif\" font-size=\"{SIZE}\" fill=\"{INK}\">\
         <title id=\"{name}-title\">Decisions: {}</title>\
         <desc id=\"{name}-desc\">{} The same stands beside it as a list.</desc>\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>",
        escaped(title),
        counted(nodes),
    );
    for edge in edges {
        arrow(&mut svg, nodes, edge);
    }
    for node in nodes {
        boxed(&mut svg, node);
    }
    svg.push_str("</svg>");
    svg
}

/// The same cut between boxes into pictures that stand one under another, so that paper never cuts through a box. They say nothing to a
/// screen reader: whoever shows them names them once.
pub(super) fn strips(nodes: &[Node], edges: &[Edge]) -> Vec<String> {
    let mut strips = Vec::new();
    let (mut first, mut top) = (0, 0);
    for (place, node) in nodes.iter().enumerate() {
        let end = node.y + node.height;
        let next = nodes.get(place + 1);
        if next.is_some() && end - top < STRIP {
            continue;
        }
        // Close beneath the box, so that what is written over the next arrow stays with its own box.
        let bottom = next.map_or(end + 1, |_| end + GAP / 2);
        strips.push(strip(nodes, edges, first..=place, (top, bottom)));
        (first, top) = (place + 1, bottom);
    }
    strips
}

fn strip(
    nodes: &[Node],
    edges: &[Edge],
    shown: RangeInclusive<usize>,
    (top, bottom): (u32, u32),
) -> String {
    let height = bottom - top;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {top} {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         aria-hidden=\"true\" focusable=\"false\" font-family=\"arial, sans-serif\" font-size=\"{SIZE}\" fill=\"{INK}\">\
         <rect y=\"{top}\" width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>"
    );
    // An arrow runs from its box down to the other, through every strip between them.
    for edge in edges {
        if edge.from <= *shown.end() && edge.to >= *shown.start() {
            arrow(&mut svg, nodes, edge);
        }
    }
    for node in nodes.get(shown).unwrap_or_default() {
        boxed(&mut svg, node);
    }
    svg.push_str("</svg>");
    svg
}

/// "4 questions lead to 9 things to do or not to do."
pub(super) fn counted(nodes: &[Node]) -> String {
    let count = |is: fn(&NodeKind) -> bool, one: &str, many: &str| {
        let count = nodes.iter().filter(|node| is(&node.kind)).count();
        format!("{count} {}", if count == 1 { one } else { many })
    };
    let questions = count(
        |kind| *kind == NodeKind::Question,
        "question leads",
        "questions lead",
    );
    let outcomes = count(
        |kind| matches!(kind, NodeKind::Outcome(_)),
        "thing to do or not to do",
        "things to do or not to do",
    );
    format!("{questions} to {outcomes}.")
}

fn bottom(nodes: &[Node]) -> u32 {
    let bottoms = nodes.iter().map(|node| node.y + node.height);
    bottoms.max().unwrap_or(0)
}

/// Down from the left of the one box, then across to the other, with the answer over the arrow.
fn arrow(svg: &mut String, nodes: &[Node], edge: &Edge) {
    let (Some(from), Some(to)) = (nodes.get(edge.from), nodes.get(edge.to)) else {
        return;
    };
    let (down, across) = (from.x + BEFORE, to.y + to.height / 2);
    let _ = write!(
        svg,
        "<path d=\"M{down} {} V{across} H{}\" fill=\"none\" stroke=\"{INK}\"/><path d=\"M{} {} l-7 -4 v8 z\"/>",
        from.y + from.height,
        to.x,
        to.x,
        across
    );
    if !edge.label.is_empty() && !edge.repeats {
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{}\" font-weight=\"bold\">{}</text>",
            to.x,
            to.y - 5,
            escaped(&edge.label)
        );
    }
}

fn boxed(svg: &mut String, node: &Node) {
    let Node {
        x,
        y,
        width,
        height,
        ..
    } = node;
    let (fill, round, bar) = match node.kind {
        NodeKind::Start => ("#dbe9f5", 4, None),
        NodeKind::Question => ("#f3f2f1", 14, None),
        NodeKind::Outcome(modality) => ("#ffffff", 0, Some(colour(modality))),
    };
    let _ = write!(
        svg,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"{round}\" fill=\"{fill}\" stroke=\"{INK}\"/>"
    );
    if let Some(bar) = bar {
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"6\" height=\"{height}\" fill=\"{bar}\"/>"
        );
    }
    for (line, text) in node.lines.iter().enumerate() {
        let baseline = y + 8 + 13 + line as u32 * LINE;
        let _ = write!(
            svg,
            "<text x=\"{}\" y=\"{baseline}\">{}</text>",
            x + BEFORE,
            escaped(text)
        );
    }
}

/// Beside the word, never instead of it.
fn colour(modality: Modality) -> &'static str {
    match modality {
        Modality::Must => "#d4351c",
        Modality::MustNot => "#4c2c92",
        Modality::Should | Modality::ShouldNot => "#b58105",
        Modality::May => "#00703c",
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

/// A name for the drawing's own references, apart from those of other drawings on the page.
fn name(title: &str) -> String {
    let plain = |character: char| {
        if character.is_ascii_alphanumeric() {
            character.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    format!("flowchart-{}", title.chars().map(plain).collect::<String>())
}
