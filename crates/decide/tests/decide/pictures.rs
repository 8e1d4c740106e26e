//! Flowcharts and explanations, from Dorset's real rules.

use decide::flowchart::{self, ListItem, NodeKind};
use decide::{Facts, RuleIndex, Truth, Value, explain::explain};

use crate::held;

const ALL: [&str; 5] = [
    "dorset",
    "kent-medway",
    "online-safety-2024",
    "greater-manchester",
    "cambridgeshire-peterborough",
];

fn leaves(items: &[ListItem]) -> Vec<String> {
    items
        .iter()
        .flat_map(|item| {
            if item.children.is_empty() {
                vec![item.text.clone()]
            } else {
                leaves(&item.children)
            }
        })
        .collect()
}

#[test]
fn every_section_with_rules_has_a_drawing_on_the_page_and_a_list_that_says_the_same() {
    let rulebook = held::rulebook("dorset");
    let sections = flowchart::sections(&rulebook);
    assert!(sections.len() >= 5);
    for section in sections {
        let chart = flowchart::draw(&rulebook, &section).unwrap();
        let outcomes = chart
            .nodes
            .iter()
            .filter(|node| matches!(node.kind, NodeKind::Outcome(_)))
            .count();
        assert_eq!(outcomes, leaves(&chart.list).len(), "{section}");
        assert_eq!(chart.edges.len(), chart.nodes.len() - 1, "{section}");
        assert!(
            chart.nodes.iter().all(|node| node.x + node.width <= 720),
            "{section}"
        );
        for pair in chart.nodes.windows(2) {
            assert!(pair[0].y + pair[0].height < pair[1].y, "{section}");
        }
        assert!(chart.svg.starts_with("<svg ") && chart.svg.ends_with("</svg>"));
        assert!(
            chart.svg.contains("<title ")
                && chart.svg.contains("<desc ")
                && !chart.svg.contains("style=")
        );
        assert_eq!(
            chart.svg.matches("<text").count(),
            chart.svg.matches("</text>").count()
        );
    }
    assert!(flowchart::draw(&rulebook, "no such section").is_none());
}

#[test]
fn a_drawing_is_cut_between_its_boxes_and_loses_nothing() {
    for id in ALL {
        let rulebook = held::rulebook(id);
        for section in flowchart::sections(&rulebook) {
            let chart = flowchart::draw(&rulebook, &section).unwrap();
            let height = |svg: &String| -> u32 {
                let (_, rest) = svg.split_once("height=\"").unwrap();
                rest.split_once('"').unwrap().0.parse().unwrap()
            };
            let whole: u32 = chart.strips.iter().map(height).sum();
            assert_eq!(whole, height(&chart.svg), "{section}");
            let texts = |node: &flowchart::Node| node.lines.len();
            let lines: usize = chart.nodes.iter().map(texts).sum();
            let drawn = |svg: &String| svg.matches("<text").count() - svg.matches("bold").count();
            assert_eq!(
                chart.strips.iter().map(drawn).sum::<usize>(),
                lines,
                "{section}"
            );
        }
    }
}

/// In DejaVu Sans, which is wider than Arial, Helvetica and Liberation Sans; in hundredths of the size of the letters.
fn widest(line: &str) -> u32 {
    let known = [
        (28, "'ijl"),
        (30, "IJ"),
        (32, " ,.·’‘"),
        (34, "/:;|"),
        (36, "f"),
        (37, "-"),
        (40, "()[]t!"),
        (42, "r"),
        (52, "sz“”"),
        (54, "?c"),
        (56, "L"),
        (58, "Fk•"),
        (60, "vxy"),
        (62, "PTYaeo"),
        (64, "0123456789ESbdghnpqu"),
        (70, "KABVXZCR"),
        (79, "UNH&DGOQ"),
        (82, "w"),
        (99, "mMW"),
    ];
    let of = |letter| {
        let known = known.iter().find(|(_, letters)| letters.contains(letter));
        known.map_or(100, |(width, _)| *width)
    };
    line.chars().map(of).sum()
}

#[test]
fn every_line_of_every_drawing_stands_inside_its_box_in_the_widest_letters() {
    let mut lines = 0;
    for id in ALL {
        let rulebook = held::rulebook(id);
        for section in flowchart::sections(&rulebook) {
            let chart = flowchart::draw(&rulebook, &section).unwrap();
            for node in &chart.nodes {
                for line in &node.lines {
                    let needs = 14 + widest(line) * 14 / 100;
                    assert!(needs < node.width, "{id}, {section}: {line}");
                    lines += 1;
                }
            }
            for edge in &chart.edges {
                // Bold letters are up to a fifth wider.
                let needs = chart.nodes[edge.to].x + widest(&edge.label) * 14 * 6 / 500;
                assert!(needs < 720, "{id}, {section}: {}", edge.label);
            }
        }
    }
    assert!(lines > 1000, "{lines}");
}

#[test]
fn no_outcome_says_not_twice() {
    for id in ALL {
        let rulebook = held::rulebook(id);
        for section in flowchart::sections(&rulebook) {
            let chart = flowchart::draw(&rulebook, &section).unwrap();
            let boxes = chart.nodes.iter().map(|node| node.lines.join(" "));
            for text in boxes.chain(leaves(&chart.list)) {
                assert!(!text.contains(" not: Do not "), "{id}: {text}");
            }
        }
    }
}

#[test]
fn a_question_is_asked_once_however_many_answers_lead_on() {
    for id in ALL {
        let rulebook = held::rulebook(id);
        for section in flowchart::sections(&rulebook) {
            let chart = flowchart::draw(&rulebook, &section).unwrap();
            for (place, _) in chart.nodes.iter().enumerate() {
                let below = chart.edges.iter().filter(|edge| edge.from == place);
                let asked = below.filter(|edge| chart.nodes[edge.to].kind == NodeKind::Question);
                let mut seen: Vec<(&str, &[String])> = asked
                    .map(|edge| (edge.label.as_str(), chart.nodes[edge.to].lines.as_slice()))
                    .collect();
                let all = seen.len();
                seen.sort();
                seen.dedup();
                assert_eq!(seen.len(), all, "{id}: {section}");
            }
        }
    }
}

#[test]
fn an_explanation_gives_each_part_of_a_condition_its_truth() {
    let rulebook = held::rulebook("dorset");
    let vocabulary = rulebook.vocabulary();
    let rule: RuleIndex = rulebook
        .procedure()
        .rule("imagery-aggravated-by-an-adult")
        .unwrap();
    let mut facts = Facts::new(vocabulary);
    facts
        .set(
            vocabulary.fact("youth_produced_imagery").unwrap(),
            Value::Yes,
        )
        .unwrap();
    let closed = facts.close(vocabulary).unwrap();
    let explanation = explain(&rulebook, rule, &closed);
    assert_eq!(explanation.when.truth, Truth::Unknown);
    let parts: Vec<Truth> = explanation
        .when
        .parts
        .iter()
        .map(|part| part.truth)
        .collect();
    assert_eq!(parts, [Truth::Yes, Truth::Unknown]);
    assert!(explanation.when.parts[1].says.ends_with("– yes"));
}
