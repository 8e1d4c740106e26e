//! The picture: dark on light, no script, no style of its own, so that it stands under any content security policy.

use std::fmt::Write;

use super::place::{Edge, LINE, Node, NodeKind, WIDTH};
use crate::procedure::Modality;

const INK: &str = "#0b0c0c";

pub(super) fn svg(title: &str, nodes: &[Node], edges: &[Edge]) -> String {
    let height = nodes
        .iter()
        .map(|node| node.y + node.height)
        .max()
        .unwrap_or(0)
        + 1;
    let name = name(title);
    let questions = nodes
        .iter()
        .filter(|node| node.kind == NodeKind::Question)
        .count();
    let outcomes = nodes
        .iter()
        .filter(|node| matches!(node.kind, NodeKind::Outcome(_)))
        .count();
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" width=\"{WIDTH}\" height=\"{height}\" \
         role=\"img\" aria-labelledby=\"{name}-title {name}-desc\" font-family=\"arial, sans-serif\" font-size=\"14\" fill=\"{INK}\">\
         <title id=\"{name}-title\">Decisions: {}</title>\
         <desc id=\"{name}-desc\">{questions} questions lead to {outcomes} things to do or not to do. The same stands beside it as a list.</desc>\
         <rect width=\"{WIDTH}\" height=\"{height}\" fill=\"#ffffff\"/>",
        escaped(title)
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

/// Down from the left of the one box, then across to the other, with the answer over the arrow.
fn arrow(svg: &mut String, nodes: &[Node], edge: &Edge) {
    let (Some(from), Some(to)) = (nodes.get(edge.from), nodes.get(edge.to)) else {
        return;
    };
    let (down, across) = (from.x + 14, to.y + to.height / 2);
    let _ = write!(
        svg,
        "<path d=\"M{down} {} V{across} H{}\" fill=\"none\" stroke=\"{INK}\"/><path d=\"M{} {} l-7 -4 v8 z\"/>",
        from.y + from.height,
        to.x,
        to.x,
        across
    );
    if !edge.label.is_empty() {
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
            x + 14,
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
