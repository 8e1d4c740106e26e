//! Where each box stands: one layer of questions further in than the last, one box under another, so that the drawing is as wide as a
//! page and as long as it needs to be.

use super::tree::{Branch, Outcome, said};
use super::width::{SPACE, width};
use crate::procedure::Modality;

/// A4 between its margins, at 96 dots an inch.
pub(super) const WIDTH: u32 = 720;
const INDENT: u32 = 32;
const DEEPEST: u32 = 8;
pub(super) const GAP: u32 = 10;
const PADDING: u32 = 8;
/// Before a line, so that it stands clear of the bar at the left of its box, and after it.
pub(super) const BEFORE: u32 = 14;
const AFTER: u32 = 8;
pub(super) const LINE: u32 = 18;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NodeKind {
    Start,
    Question,
    Outcome(Modality),
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    pub kind: NodeKind,
    /// Broken to fit the box.
    pub lines: Vec<String>,
    pub layer: u32,
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// From one node to another, both by their place, with the answer that leads on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    pub from: usize,
    pub to: usize,
    pub label: String,
    /// The arrow before it, from the same box, carries the same answer: it is drawn once.
    pub repeats: bool,
}

pub(super) fn place(title: &str, branches: &[Branch]) -> (Vec<Node>, Vec<Edge>) {
    let mut placing = Placing {
        nodes: Vec::new(),
        edges: Vec::new(),
        y: 1,
    };
    let start = placing.node(NodeKind::Start, &[title.to_owned()], 0, 0);
    for branch in branches {
        placing.branch(branch, start, "", 1);
    }
    (placing.nodes, placing.edges)
}

struct Placing {
    nodes: Vec<Node>,
    edges: Vec<Edge>,
    y: u32,
}

impl Placing {
    fn branch(&mut self, branch: &Branch, from: usize, answer: &str, layer: u32) {
        let (node, layer) = match &branch.asked {
            Some(asked) => {
                let mut lines = vec![asked.ask.clone()];
                lines.extend(asked.among.iter().map(|among| format!("• {among}")));
                let node = self.arrive(from, answer, false, NodeKind::Question, &lines, layer);
                (node, layer + 1)
            }
            None => (from, layer),
        };
        for answering in &branch.answers {
            let answer = answering.answer.as_str();
            for (place, outcome) in answering.outcomes.iter().enumerate() {
                self.outcome(outcome, node, answer, place > 0, layer);
            }
            for inner in &answering.branches {
                // A question has its own arrows beneath it, so the answer that leads to it is said again.
                self.branch(inner, node, answer, layer);
            }
        }
    }

    fn outcome(&mut self, outcome: &Outcome, from: usize, answer: &str, repeats: bool, layer: u32) {
        let first = format!("{}: {}", said(outcome), outcome.does);
        let kind = NodeKind::Outcome(outcome.modality);
        let texts = [first, outcome.detail.clone()];
        self.arrive(from, answer, repeats, kind, &texts, layer);
    }

    /// A box with the arrow that leads to it.
    fn arrive(
        &mut self,
        from: usize,
        label: &str,
        repeats: bool,
        kind: NodeKind,
        texts: &[String],
        layer: u32,
    ) -> usize {
        let labelled = !label.is_empty() && !repeats;
        let to = self.node(kind, texts, layer, if labelled { LINE } else { 0 });
        self.edges.push(Edge {
            from,
            to,
            label: label.to_owned(),
            repeats,
        });
        to
    }

    /// `above` is room for the answer that leads to the box.
    fn node(&mut self, kind: NodeKind, texts: &[String], layer: u32, above: u32) -> usize {
        let x = 1 + layer.min(DEEPEST) * INDENT;
        let width = WIDTH - 2 - layer.min(DEEPEST) * INDENT;
        let fits = width - BEFORE - AFTER;
        let lines: Vec<String> = texts.iter().flat_map(|text| wrap(text, fits)).collect();
        let height = lines.len() as u32 * LINE + 2 * PADDING;
        self.nodes.push(Node {
            kind,
            lines,
            layer,
            x,
            y: self.y + above,
            width,
            height,
        });
        self.y += above + height + GAP;
        self.nodes.len() - 1
    }
}

/// Broken at spaces to lines of so many dots; a word longer than a line stands alone.
fn wrap(text: &str, fits: u32) -> Vec<String> {
    let mut lines = vec![String::new()];
    let mut long = 0;
    for word in text.split_whitespace() {
        let more = width(word);
        let last = lines.len() - 1;
        let line = &mut lines[last];
        if line.is_empty() {
            line.push_str(word);
            long = more;
        } else if long + SPACE + more <= fits * 100 {
            line.push(' ');
            line.push_str(word);
            long += SPACE + more;
        } else {
            lines.push(word.to_owned());
            long = more;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_broken_at_spaces_and_no_word_is_lost() {
        assert_eq!(
            wrap("one two three extraordinarily four", 75),
            ["one two", "three", "extraordinarily", "four"]
        );
    }

    #[test]
    fn capitals_and_digits_take_more_room_than_small_letters() {
        let ids = wrap("DOR-0151, DOR-0152, DOR-0153, DOR-0154", 300);
        let words = wrap("dorfold, dorfold, dorfold, dorfold", 300);
        assert!(ids.len() > words.len(), "{ids:?} {words:?}");
    }
}
