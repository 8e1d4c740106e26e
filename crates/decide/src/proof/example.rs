//! A worked example of a finding: the answers given, and what the ordinary evaluator then says of the directives concerned. Nothing is
//! shown that the evaluator does not confirm.

use std::fmt::Write;

use super::breach::{Breach, Part, no_later};
use super::smallest::smallest;
use super::subject::Subject;
use crate::decision::Rulebook;
use crate::facts::Facts;
use crate::outcome::{Outcome, Status};
use crate::procedure::Vignette;
use crate::value::Value;
use crate::vocabulary::{DirectiveId, Vocabulary};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    pub facts: Facts,
    /// Of each directive concerned, what the evaluator says; none: absent.
    pub statuses: Vec<(DirectiveId, Option<Status>)>,
    /// For those required the clauses from which that follows; for others the clauses that might have asked for them.
    pub clauses: Vec<(DirectiveId, Vec<String>)>,
    /// Whether no fewer answers would show it.
    pub fewest: bool,
}

/// The evaluator says something else than the proof: a fault in Waypost, never in the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Disagreement(pub String);

impl Example {
    /// The smallest example of a breach: one case, or two where one answer is changed. None if no case is like that.
    pub(crate) fn of(
        subject: &mut Subject<'_>,
        breach: &Breach<'_>,
    ) -> Result<Vec<Example>, Disagreement> {
        let Some(found) = smallest(subject, breach) else {
            let message = "a case was said to exist and could not be found";
            return Err(Disagreement(message.to_owned()));
        };
        let mut examples = vec![shown(subject, found.before, &breach.parts, found.fewest)?];
        if let (Some(change), Some(after)) = (&breach.change, found.after) {
            examples.push(shown(subject, after, &change.then, found.fewest)?);
        }
        Ok(examples)
    }

    /// As an entry of a file of vignettes, which `parse_vignettes` reads.
    pub fn vignette(&self, rulebook: &Rulebook, id: &str, story: &str) -> String {
        let vocabulary = rulebook.vocabulary();
        let mut text = format!(
            "[[vignette]]\nid = {}\nprocedure = {}\nstory = {}\n[vignette.facts]\n",
            quoted(id),
            quoted(&rulebook.procedure().id),
            quoted(story)
        );
        for (fact, value) in self.facts.iter() {
            let value = match value {
                Value::Yes => "true".to_owned(),
                Value::No => "false".to_owned(),
                Value::Age(years) => years.to_string(),
                Value::Setting(setting) => format!("\"{setting}\""),
            };
            let _ = writeln!(text, "{} = {value}", vocabulary[fact].id);
        }
        text.push_str("[vignette.expect]\n");
        for (key, status) in [
            ("required", Some(Status::Required)),
            ("possible", Some(Status::Possible)),
            ("absent", None),
        ] {
            let named: Vec<String> = self
                .statuses
                .iter()
                .filter(|(_, found)| *found == status)
                .map(|(directive, _)| quoted(&vocabulary[*directive].id))
                .collect();
            if !named.is_empty() {
                let _ = writeln!(text, "{key} = [{}]", named.join(", "));
            }
        }
        self.write_cites(vocabulary, &mut text);
        text
    }

    fn write_cites(&self, vocabulary: &Vocabulary, text: &mut String) {
        let required: Vec<&(DirectiveId, Vec<String>)> = self
            .clauses
            .iter()
            .filter(|(directive, clauses)| {
                !clauses.is_empty()
                    && self
                        .statuses
                        .contains(&(*directive, Some(Status::Required)))
            })
            .collect();
        if required.is_empty() {
            return;
        }
        text.push_str("[vignette.expect.cites]\n");
        for (directive, clauses) in required {
            let clauses: Vec<String> = clauses.iter().map(|clause| quoted(clause)).collect();
            let id = &vocabulary[*directive].id;
            let _ = writeln!(text, "{id} = [{}]", clauses.join(", "));
        }
    }

    /// Whether the vignette read back from a file is this example.
    pub fn is_told_by(&self, vignette: &Vignette) -> bool {
        vignette.facts == self.facts
    }
}

/// The example with the evaluator's word for it.
fn shown(
    subject: &Subject<'_>,
    facts: Facts,
    parts: &[Part<'_>],
    fewest: bool,
) -> Result<Example, Disagreement> {
    let outcome = subject
        .rulebook
        .decide(&facts)
        .map_err(|contradiction| Disagreement(contradiction.why))?;
    for part in parts {
        confirm(subject, &outcome, part)?;
    }
    let mut directives: Vec<DirectiveId> = Vec::new();
    for directive in parts.iter().filter_map(Part::directive) {
        if !directives.contains(&directive) {
            directives.push(directive);
        }
    }
    let statuses = directives
        .iter()
        .map(|directive| (*directive, outcome.status(*directive)))
        .collect();
    let clauses = directives
        .iter()
        .map(|directive| (*directive, clauses(subject, &outcome, *directive)))
        .collect();
    Ok(Example {
        facts,
        statuses,
        clauses,
        fewest,
    })
}

fn confirm(subject: &Subject<'_>, outcome: &Outcome, part: &Part<'_>) -> Result<(), Disagreement> {
    let (directive, confirmed) = match part {
        Part::So(_) => return Ok(()),
        Part::Required(directive) => (
            directive,
            outcome.status(*directive) == Some(Status::Required),
        ),
        Part::Absent(directive) => (directive, outcome.status(*directive).is_none()),
        Part::Later(directive, limit) => {
            let spans = outcome.find(*directive).map(|directed| &directed.spans);
            let in_time = spans
                .into_iter()
                .flatten()
                .any(|span| no_later(*span, *limit));
            (directive, !in_time)
        }
    };
    if confirmed {
        return Ok(());
    }
    Err(Disagreement(format!(
        "the proof and the evaluator say different things of `{}`",
        subject.directive(*directive)
    )))
}

fn clauses(subject: &Subject<'_>, outcome: &Outcome, directive: DirectiveId) -> Vec<String> {
    let required = outcome
        .find(directive)
        .filter(|directed| directed.status == Status::Required);
    let mut clauses: Vec<String> = match required {
        Some(directed) => directed
            .because
            .iter()
            .flat_map(|because| because.cites.to_vec())
            .collect(),
        None => subject.cites(subject.rules_for(directive).map(|(rule, _)| rule)),
    };
    clauses.sort_unstable();
    clauses.dedup();
    clauses
}

/// A text as TOML writes it on one line.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            other if other.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(other));
            }
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
