//! The decision for other programs. Every key is described in docs/json.md; keys are added, never renamed or given another
//! meaning.

use std::collections::BTreeMap;

use calendar::london;
use decide::{Answer, Because, FactId, Status, Value, Vocabulary};
use serde::Serialize;

use super::clocks::SetBy;
use super::contact::Contact;
use super::near::Near;
use super::{Decision, Line};

#[derive(Serialize)]
struct Document {
    procedure: ProcedureId,
    /// The law and guidance decided with; only where asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<ProcedureId>,
    at: String,
    facts: KnownFacts,
    directives: Vec<Directive>,
    near_misses: Vec<Near>,
    questions: Vec<Question>,
    contacts: Vec<Contact>,
}

#[derive(Serialize)]
struct ProcedureId {
    id: String,
    version: String,
}

#[derive(Serialize)]
struct KnownFacts {
    given: FactValues,
    implied: FactValues,
}

pub(super) type FactValues = BTreeMap<String, serde_json::Value>;

#[derive(Serialize)]
struct Directive {
    id: String,
    status: &'static str,
    kind: &'static str,
    modality: &'static str,
    by: String,
    does: String,
    deadline: Option<Deadline>,
    because: Vec<Reason>,
    would_follow_if: Vec<FactValues>,
    would_follow_if_in_words: Vec<BTreeMap<String, String>>,
    rulings: Vec<String>,
}

#[derive(Serialize)]
struct Deadline {
    span: String,
    due: Option<String>,
    steps: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    clocks: Vec<Clock>,
}

#[derive(Serialize)]
struct Clock {
    by: String,
    span: String,
    due: Option<String>,
}

#[derive(Serialize)]
struct Reason {
    rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    layer: Option<String>,
    cites: Vec<String>,
    facts: FactValues,
}

#[derive(Serialize)]
struct Question {
    fact: String,
    ask: String,
    decides: Vec<String>,
}

impl Decision<'_> {
    /// The decision as JSON, ending in a new line.
    pub fn json(&self) -> String {
        // Only text, numbers and lists: nothing here can fail to be written.
        let mut text = serde_json::to_string_pretty(&self.document()).unwrap_or_default();
        text.push('\n');
        text
    }

    fn document(&self) -> Document {
        let procedure = self.rulebook.procedure();
        let vocabulary = self.rulebook.vocabulary();
        let implied = self.outcome.implied.iter().copied();
        Document {
            procedure: ProcedureId {
                id: procedure.id.clone(),
                version: procedure.version.clone(),
            },
            layer: procedure.layer.as_ref().map(|layer| ProcedureId {
                id: layer.id.clone(),
                version: layer.version.clone(),
            }),
            at: london::stamp(self.at),
            facts: KnownFacts {
                given: values(vocabulary, self.facts.iter()),
                implied: values(vocabulary, implied),
            },
            directives: self.lines().map(|line| self.directive(&line)).collect(),
            near_misses: self.near_misses(),
            questions: self.questions(),
            contacts: self.contacts(),
        }
    }

    fn directive(&self, line: &Line<'_>) -> Directive {
        let directed = line.directed;
        let vocabulary = self.rulebook.vocabulary();
        let ways = &directed.would_follow_if;
        Directive {
            id: line.definition.id.clone(),
            status: match directed.status {
                Status::Required => "required",
                Status::Possible => "possible",
            },
            kind: directed.kind.id(),
            modality: directed.modality.id(),
            by: directed.by.to_string(),
            does: line.definition.does.clone(),
            deadline: deadline(line),
            because: directed
                .because
                .iter()
                .map(|reason| self.reason(reason))
                .collect(),
            would_follow_if: ways
                .iter()
                .map(|way| values(vocabulary, way.iter().map(example)))
                .collect(),
            would_follow_if_in_words: ways.iter().map(|way| in_words(vocabulary, way)).collect(),
            rulings: self
                .rulings(directed)
                .map(|ruling| ruling.id.clone())
                .collect(),
        }
    }

    fn reason(&self, because: &Because) -> Reason {
        let procedure = self.rulebook.procedure();
        Reason {
            rule: procedure[because.rule].id.clone(),
            layer: procedure
                .layer_of(because.rule)
                .map(|layer| layer.id.clone()),
            cites: because.cites.to_vec(),
            facts: values(self.rulebook.vocabulary(), because.facts.iter().copied()),
        }
    }

    fn questions(&self) -> Vec<Question> {
        let vocabulary = self.rulebook.vocabulary();
        self.outcome
            .questions
            .iter()
            .map(|question| Question {
                fact: vocabulary[question.fact].id.clone(),
                ask: vocabulary[question.fact].ask.clone(),
                decides: question
                    .decides
                    .iter()
                    .map(|id| vocabulary[*id].id.clone())
                    .collect(),
            })
            .collect()
    }
}

fn deadline(line: &Line<'_>) -> Option<Deadline> {
    let super::Deadline { span, due } = line.deadline?;
    let clock = |set: &SetBy| Clock {
        by: set.id.clone(),
        span: set.deadline.span.to_string(),
        due: set.deadline.at().map(london::stamp),
    };
    let (due, steps) = match due {
        Ok(due) => (
            Some(london::stamp(due.at)),
            due.steps.iter().map(ToString::to_string).collect(),
        ),
        Err(fault) => (None, vec![fault.to_string()]),
    };
    Some(Deadline {
        span: span.to_string(),
        due,
        steps,
        clocks: line.clocks.iter().map(clock).collect(),
    })
}

pub(super) fn values(
    vocabulary: &Vocabulary,
    facts: impl Iterator<Item = (FactId, Value)>,
) -> FactValues {
    facts
        .map(|(fact, value)| {
            let value = match value {
                Value::Yes => true.into(),
                Value::No => false.into(),
                Value::Age(years) => years.into(),
                Value::Setting(setting) => setting.id().into(),
            };
            (vocabulary[fact].id.clone(), value)
        })
        .collect()
}

/// A value that is such an answer: "under 13" is 12.
fn example((fact, answer): &(FactId, Answer)) -> (FactId, Value) {
    (*fact, answer.example())
}

fn in_words(vocabulary: &Vocabulary, way: &[(FactId, Answer)]) -> BTreeMap<String, String> {
    way.iter()
        .map(|(fact, answer)| (vocabulary[*fact].id.clone(), answer.to_string()))
        .collect()
}
