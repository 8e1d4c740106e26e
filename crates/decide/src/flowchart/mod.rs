//! A section's decisions, drawn from its rules: the questions in layers, the answers as arrows, what follows as outcomes. Ours from end
//! to end: a picture that prints on A4 and the same as a nested list, so that neither can say what the other does not.

mod draw;
mod place;
mod tree;
mod width;

pub use place::{Edge, Node, NodeKind};

use crate::decision::Rulebook;
use crate::procedure::{Rule, RuleIndex};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flowchart {
    pub title: String,
    pub nodes: Vec<Node>,
    pub edges: Vec<Edge>,
    /// A whole `<svg>` element with `<title>` and `<desc>`.
    pub svg: String,
    /// The same picture cut between boxes, for paper: `<svg>` elements that stand one under another and say nothing to a screen reader.
    pub strips: Vec<String>,
    /// "4 questions lead to 9 things to do or not to do."
    pub counted: String,
    /// The same for a screen reader: a question with its answer, and under it what follows.
    pub list: Vec<ListItem>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListItem {
    pub text: String,
    pub children: Vec<ListItem>,
}

/// The section of the document, or the file of rules, that is named; none if no rule belongs to it.
pub fn draw(rulebook: &Rulebook, section: &str) -> Option<Flowchart> {
    let rules = rules_of(rulebook, section);
    if rules.is_empty() {
        return None;
    }
    let branches = tree::grow(rulebook, &rules);
    let (nodes, edges) = place::place(section, &branches);
    let svg = draw::svg(section, &nodes, &edges);
    Some(Flowchart {
        title: section.to_owned(),
        svg,
        strips: draw::strips(&nodes, &edges),
        counted: draw::counted(&nodes),
        list: tree::list(&branches),
        nodes,
        edges,
    })
}

/// The document's sections that have rules, in the catalogue's order; without a catalogue the files of rules.
pub fn sections(rulebook: &Rulebook) -> Vec<String> {
    let procedure = rulebook.procedure();
    let clauses = procedure.clauses.iter().map(|clause| &clause.section);
    let concerns = procedure.rules.iter().map(|rule| &rule.concern);
    let mut sections: Vec<String> = Vec::new();
    let names: Vec<&String> = if procedure.clauses.is_empty() {
        concerns.collect()
    } else {
        clauses.collect()
    };
    for name in names {
        if !sections.contains(name) && !rules_of(rulebook, name).is_empty() {
            sections.push(name.clone());
        }
    }
    sections
}

fn rules_of(rulebook: &Rulebook, section: &str) -> Vec<RuleIndex> {
    let procedure = rulebook.procedure();
    let cited_here = |rule: &Rule| {
        rule.cites.iter().any(|cite| {
            procedure
                .clause(cite)
                .is_some_and(|clause| clause.section == section)
        })
    };
    let by_clause: Vec<RuleIndex> = procedure
        .rules()
        .filter(|(_, rule)| cited_here(rule))
        .map(|(index, _)| index)
        .collect();
    if !by_clause.is_empty() {
        return by_clause;
    }
    procedure
        .rules()
        .filter(|(_, rule)| rule.concern == section)
        .map(|(index, _)| index)
        .collect()
}
