//! Checklists: questions that help to carry a directive out, some of which also answer a fact.

use super::load::stem;
use super::names::Reading;
use crate::document::{Fields, Text};
use crate::value::FactKind;
use crate::vocabulary::{DirectiveId, FactId};

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    pub id: String,
    /// The file's stem, for example `victim`.
    pub file: String,
    pub title: String,
    /// The directive that it helps to carry out.
    pub directive: DirectiveId,
    pub intro: Option<String>,
    pub questions: Vec<FormQuestion>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormQuestion {
    pub id: String,
    pub ask: String,
    pub answer: AnswerKind,
    /// The fact that this answer also answers.
    pub fact: Option<FactId>,
    pub help: Option<String>,
    pub cites: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswerKind {
    YesNo,
    Text,
    Choice(Vec<String>),
}

/// Reads one of `forms/*.toml`.
pub(super) fn read(reading: &mut Reading<'_>, mut root: Fields<'_>, forms: &mut Vec<Form>) {
    let id = reading.id(&mut root, "form");
    let title = root.text("title").value;
    let directive = reading.directive(&mut root);
    let intro = root.optional_text("intro").map(|text| text.value);
    let mut questions: Vec<FormQuestion> = Vec::new();
    for mut fields in root.tables("question") {
        let before = reading.document.faulty();
        let question = read_question(reading, &mut fields);
        if questions.iter().any(|earlier| earlier.id == question.id) {
            reading.document.fault(
                fields.at(),
                format!("there is already a question `{}` in this form", question.id),
            );
        }
        fields.finish();
        reading.citing(before, &question.cites);
        questions.push(question);
    }
    root.finish();
    if let Some(directive) = directive {
        forms.push(Form {
            id,
            file: stem(&reading.document.source().path).to_owned(),
            title,
            directive,
            intro,
            questions,
        });
    }
}

fn read_question(reading: &Reading<'_>, fields: &mut Fields<'_>) -> FormQuestion {
    let id = fields.text("id").value;
    let ask = fields.text("ask").value;
    let answer = read_answer(reading, fields);
    let fact = fields
        .optional_text("fact")
        .and_then(|text| read_fact(reading, &text, &answer));
    let help = fields.optional_text("help").map(|text| text.value);
    let cites = reading.cites(fields, "cites");
    FormQuestion {
        id,
        ask,
        answer,
        fact,
        help,
        cites,
    }
}

fn read_answer(reading: &Reading<'_>, fields: &mut Fields<'_>) -> AnswerKind {
    let written = fields.text("answer");
    let options: Vec<String> = fields
        .texts("options")
        .into_iter()
        .map(|text| text.value)
        .collect();
    if written.value == "choice" && options.len() < 2 {
        reading
            .document
            .fault(written.at, "a choice needs `options`, at least two");
    }
    if written.value != "choice" && !options.is_empty() {
        reading
            .document
            .fault(written.at, "only a choice has `options`");
    }
    match written.value.as_str() {
        "yes_no" => AnswerKind::YesNo,
        "choice" => AnswerKind::Choice(options),
        "text" | "" => AnswerKind::Text,
        other => {
            reading
                .document
                .unknown(written.at, "answer", other, ["yes_no", "text", "choice"]);
            AnswerKind::Text
        }
    }
}

/// A yes-or-no answer answers a fact of type bool; other facts take a text.
fn read_fact(reading: &Reading<'_>, text: &Text, answer: &AnswerKind) -> Option<FactId> {
    let fact = reading.fact_named(text)?;
    let is_bool = reading.vocabulary[fact].kind == FactKind::Bool;
    if is_bool != (*answer == AnswerKind::YesNo) {
        reading.document.fault(
            text.at,
            format!("`{}` cannot be answered by this kind of answer", text.value),
        );
    }
    Some(fact)
}
