//! Rules: when a directive follows, how strongly, by whom and by when.

use std::fmt;
use std::sync::Arc;

use calendar::Span;

use super::names::{Reading, no_deadline};
use super::ruling::RulingIndex;
use crate::document::{Fields, Text};
use crate::expression::Expression;
use crate::fault::{Fault, nearest};
use crate::vocabulary::{DirectiveId, DirectiveKind};

/// A rule by its place in its procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RuleIndex(u16);

impl RuleIndex {
    pub(crate) fn new(index: usize) -> RuleIndex {
        RuleIndex(u16::try_from(index).unwrap_or(u16::MAX))
    }

    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// How strongly the clause puts it. The strongest is the least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Modality {
    MustNot,
    Must,
    ShouldNot,
    Should,
    May,
}

impl Modality {
    pub(crate) const ALL: [Modality; 5] = [
        Modality::Must,
        Modality::Should,
        Modality::May,
        Modality::MustNot,
        Modality::ShouldNot,
    ];

    pub fn id(self) -> &'static str {
        match self {
            Modality::MustNot => "must_not",
            Modality::Must => "must",
            Modality::ShouldNot => "should_not",
            Modality::Should => "should",
            Modality::May => "may",
        }
    }

    fn forbids(self) -> bool {
        matches!(self, Modality::MustNot | Modality::ShouldNot)
    }
}

/// How strongly, in words that stand beside what is to be done or not: "must not" beside "Copy it", but "must" beside "Do not copy it",
/// which would say the opposite if "not" stood there twice. `modality` is an id.
pub fn strength_beside(modality: &str, does: &str) -> String {
    let words = modality.replace('_', " ");
    match words.strip_suffix(" not") {
        Some(strength) if does.starts_with("Do not ") => strength.to_owned(),
        _ => words,
    }
}

impl fmt::Display for Modality {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.id())
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub id: String,
    /// The file's stem, for example `imagery`.
    pub concern: String,
    /// Where it begins in that file, from 1.
    pub line: usize,
    pub when: Expression,
    /// Prohibitions only: lifted once this is known to be yes, and by nothing less (principle 4).
    pub until: Option<Expression>,
    pub directive: DirectiveId,
    pub modality: Modality,
    /// Overrides the directive's own.
    pub by: Option<Arc<str>>,
    pub deadline: Option<Span>,
    pub cites: Vec<String>,
    pub rulings: Vec<RulingIndex>,
    /// One plain sentence.
    pub why: String,
}

/// Reads `rules/*.toml`.
pub(crate) fn read(
    reading: &mut Reading<'_>,
    mut root: Fields<'_>,
    concern: &str,
    rules: &mut Vec<Rule>,
) {
    for fields in root.tables("rule") {
        if let Some(rule) = read_rule(reading, fields, concern) {
            rules.push(rule);
        }
    }
    root.finish();
}

fn read_rule(reading: &mut Reading<'_>, mut fields: Fields<'_>, concern: &str) -> Option<Rule> {
    let (line, before) = (
        reading.document.line(fields.at()),
        reading.document.faulty(),
    );
    let id = reading.id(&mut fields, "rule");
    let when = fields.text("when");
    let when = reading.condition(&when);
    let until_text = fields.optional_text("until");
    let until = until_text.as_ref().and_then(|text| reading.condition(text));
    let directive = reading.directive(&mut fields);
    let modality_text = fields.text("modality");
    let modality = read_modality(reading, &modality_text);
    let kind = directive.map(|directive| reading.vocabulary[directive].kind);
    if let (Some(text), Some(kind)) = (&until_text, kind)
        && kind != DirectiveKind::Prohibition
    {
        reading.document.fault(
            text.at,
            format!("`until` is for prohibitions only; this directive is a {kind}"),
        );
    }
    if let (Some(modality), Some(kind)) = (modality, kind) {
        check_modality(reading, &modality_text, modality, kind);
    }
    let by = fields.optional_text("by").map(|text| text.value.into());
    let deadline = read_deadline(reading, &mut fields);
    let cites = reading.cites(&mut fields, "cites");
    let rulings = read_rulings(reading, &mut fields);
    let why = fields.text("why").value;
    fields.finish();
    reading.citing(before, &cites);
    let concern = concern.to_owned();
    Some(Rule {
        id,
        concern,
        line,
        when: when?,
        until,
        directive: directive?,
        modality: modality?,
        by,
        deadline,
        cites,
        rulings,
        why,
    })
}

pub(super) fn read_modality(reading: &Reading<'_>, written: &Text) -> Option<Modality> {
    let found = Modality::ALL
        .into_iter()
        .find(|modality| modality.id() == written.value);
    if found.is_none() && !written.value.is_empty() {
        reading.document.unknown(
            written.at,
            "modality",
            &written.value,
            Modality::ALL.map(Modality::id),
        );
    }
    found
}

/// A prohibition says must not or should not; only a prohibition, or how the whole case is treated, may say so.
fn check_modality(reading: &Reading<'_>, written: &Text, modality: Modality, kind: DirectiveKind) {
    let agrees = match kind {
        DirectiveKind::Prohibition => modality.forbids(),
        DirectiveKind::Handling => true,
        DirectiveKind::Duty | DirectiveKind::Consideration | DirectiveKind::Permission => {
            !modality.forbids()
        }
    };
    if !agrees {
        let other = match modality {
            Modality::Must => Modality::MustNot,
            Modality::Should | Modality::May => Modality::ShouldNot,
            Modality::MustNot => Modality::Must,
            Modality::ShouldNot => Modality::Should,
        };
        let message = format!("`{modality}` does not go with a directive that is a {kind}");
        let fault = Fault::at(reading.document.source(), written.at, message);
        reading.document.push(fault.with_nearest(Some(other.id())));
    }
}

fn read_deadline(reading: &Reading<'_>, fields: &mut Fields<'_>) -> Option<Span> {
    let written = fields.optional_text("deadline")?;
    match written.value.parse() {
        Ok(span) => Some(span),
        Err(_) => {
            no_deadline(reading.document, &written);
            None
        }
    }
}

fn read_rulings(reading: &Reading<'_>, fields: &mut Fields<'_>) -> Vec<RulingIndex> {
    let mut rulings = Vec::new();
    let known = &reading.names.rulings;
    for text in fields.texts("rulings") {
        match known.iter().position(|id| *id == text.value) {
            Some(index) => rulings.push(RulingIndex::new(index)),
            None if reading.names.may_have("ruling", &text.value) => {}
            None => {
                let near = nearest(&text.value, known.iter().map(String::as_str));
                reading
                    .document
                    .unknown(text.at, "ruling", &text.value, near);
            }
        }
    }
    rulings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn not_is_never_said_twice_and_never_lost() {
        for (modality, does, says) in [
            ("must_not", "Do not copy it", "must"),
            ("should_not", "Do not copy it", "should"),
            ("must_not", "Copy it", "must not"),
            ("should", "Do not copy it", "should"),
            ("may", "Copy it", "may"),
        ] {
            assert_eq!(strength_beside(modality, does), says);
        }
    }
}
