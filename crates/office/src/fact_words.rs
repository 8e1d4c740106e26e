//! Facts and answers as screens say them.

use casework::FactAnswer;
use decide::{Answer, FactId, FactKind, Setting, Value, Vocabulary};

use crate::view::{ChoiceView, QuestionKind};
use crate::words::choice;

pub(crate) const NOT_KNOWN: &str = "Not known yet";

pub(crate) const fn setting_label(setting: Setting) -> &'static str {
    match setting {
        Setting::School => "School",
        Setting::College => "College",
        Setting::EarlyYears => "Early years",
        Setting::Health => "Health",
        Setting::SocialCare => "Social care",
        Setting::Police => "Police",
        Setting::Voluntary => "Voluntary organisation",
        Setting::LocalAuthority => "Local authority",
        Setting::Other => "Other",
    }
}

/// "Yes", "No", "13", "School".
pub(crate) fn value_label(value: Value) -> String {
    match value {
        Value::Yes => "Yes".to_owned(),
        Value::No => "No".to_owned(),
        Value::Age(years) => years.to_string(),
        Value::Setting(setting) => setting_label(setting).to_owned(),
    }
}

/// As [`value_label`], and "under 13", "16 or over", "School or College".
fn answer_label(answer: &Answer) -> String {
    match answer {
        Answer::Is(value) => value_label(*value),
        Answer::SettingIn(settings) => {
            let labels: Vec<&str> = settings
                .iter()
                .map(|setting| setting_label(*setting))
                .collect();
            labels.join(" or ")
        }
        other => other.to_string(),
    }
}

/// "Is a child in immediate danger? Yes".
pub(crate) fn said(vocabulary: &Vocabulary, fact: FactId, value: Value) -> String {
    format!("{} {}", vocabulary[fact].ask, value_label(value))
}

/// As [`said`], for an answer that may be a range.
pub(crate) fn would_be(vocabulary: &Vocabulary, fact: FactId, answer: &Answer) -> String {
    format!("{} {}", vocabulary[fact].ask, answer_label(answer))
}

/// An answer as recorded.
pub(crate) fn recorded_label(answer: &FactAnswer) -> String {
    match answer {
        FactAnswer::Yes => "Yes".to_owned(),
        FactAnswer::No => "No".to_owned(),
        FactAnswer::NotKnown => NOT_KNOWN.to_owned(),
        FactAnswer::Age(years) => years.to_string(),
        FactAnswer::Setting(id) => id
            .parse()
            .map_or_else(|_| id.clone(), |setting| setting_label(setting).to_owned()),
    }
}

/// As a form would send it.
pub(crate) fn recorded_value(answer: &FactAnswer) -> String {
    match answer {
        FactAnswer::Yes => "yes".to_owned(),
        FactAnswer::No => "no".to_owned(),
        FactAnswer::NotKnown => "not_known".to_owned(),
        FactAnswer::Age(years) => years.to_string(),
        FactAnswer::Setting(id) => id.clone(),
    }
}

/// As a form would send it.
pub(crate) fn value_id(value: Value) -> String {
    match value {
        Value::Yes => "yes".to_owned(),
        Value::No => "no".to_owned(),
        Value::Age(years) => years.to_string(),
        Value::Setting(setting) => setting.id().to_owned(),
    }
}

pub(crate) fn question_kind(kind: FactKind) -> QuestionKind {
    match kind {
        FactKind::Bool => QuestionKind::Bool,
        FactKind::Age => QuestionKind::Age,
        FactKind::Setting => QuestionKind::Setting(settings()),
    }
}

fn settings() -> Vec<ChoiceView> {
    Setting::ALL
        .into_iter()
        .map(|setting| choice(setting.id(), setting_label(setting)))
        .collect()
}

/// What was typed, as the fact takes it.
///
/// # Errors
/// One sentence for the person.
pub(crate) fn read_answer(kind: FactKind, typed: &str) -> Result<FactAnswer, &'static str> {
    let typed = typed.trim();
    if typed == "not_known" {
        return Ok(FactAnswer::NotKnown);
    }
    match kind {
        FactKind::Bool => match typed {
            "yes" => Ok(FactAnswer::Yes),
            "no" => Ok(FactAnswer::No),
            _ => Err("Choose yes, no, or “not known yet”."),
        },
        FactKind::Age => {
            let years = typed.parse().ok().filter(|years| *years <= decide::OLDEST);
            years
                .map(FactAnswer::Age)
                .ok_or("Give the age in whole years, from 0 to 120, or choose “not known yet”.")
        }
        FactKind::Setting => {
            let setting = typed.parse::<Setting>().ok();
            let answer = setting.map(|setting| FactAnswer::Setting(setting.id().to_owned()));
            answer.ok_or("Choose one from the list, or choose “not known yet”.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_the_fact_takes_is_an_answer_and_not_known_always_is() {
        assert_eq!(read_answer(FactKind::Age, " 13 "), Ok(FactAnswer::Age(13)));
        for (kind, typed) in [
            (FactKind::Bool, "maybe"),
            (FactKind::Bool, ""),
            (FactKind::Age, "121"),
            (FactKind::Age, "-1"),
            (FactKind::Age, "13.5"),
            (FactKind::Setting, "yes"),
        ] {
            assert!(read_answer(kind, typed).is_err(), "{kind:?} {typed}");
            assert_eq!(read_answer(kind, "not_known"), Ok(FactAnswer::NotKnown));
        }
    }
}
