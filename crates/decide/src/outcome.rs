//! What a decision says: the directives that follow or could still follow, why, and what is worth asking next.

use std::fmt;
use std::sync::Arc;

use calendar::Span;

use crate::procedure::{Modality, RuleIndex, RulingIndex};
use crate::value::{OLDEST, Setting, Value};
use crate::vocabulary::{DirectiveId, DirectiveKind, FactId, Urgency};
use crate::ways::Ways;

/// The decision on one case as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Required first, then possible; within each in the vocabulary's order. An absent directive is not listed.
    pub directives: Vec<Directed>,
    /// What follows from the facts given and is not itself given.
    pub implied: Vec<(FactId, Value)>,
    /// Every unknown fact that can still change something, in the order in which to ask.
    pub questions: Vec<Question>,
}

impl Outcome {
    pub fn find(&self, directive: DirectiveId) -> Option<&Directed> {
        self.directives
            .iter()
            .find(|directed| directed.directive == directive)
    }

    /// Whether the fact was not said but follows from what was.
    pub fn is_implied(&self, fact: FactId) -> bool {
        self.implied.iter().any(|(implied, _)| *implied == fact)
    }

    /// None: absent.
    pub fn status(&self, directive: DirectiveId) -> Option<Status> {
        self.find(directive).map(|directed| directed.status)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// It follows, however the unknown facts turn out.
    Required,
    /// It follows if some unknown facts turn out one way, and not if another.
    Possible,
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Status::Required => "required",
            Status::Possible => "possible",
        })
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directed {
    pub directive: DirectiveId,
    pub status: Status,
    pub kind: DirectiveKind,
    /// The strongest of the rules in `because`; if only possible, of the rules that could still hold.
    pub modality: Modality,
    pub by: Arc<str>,
    pub urgency: Urgency,
    /// The earliest of `spans`, as far as spans can be compared without knowing when they start.
    pub span: Option<Span>,
    /// Every deadline that those rules set: the earliest due time counts (principle 6).
    pub spans: Vec<Span>,
    /// Why it is required; empty if only possible.
    pub because: Vec<Because>,
    /// If only possible, the smallest sets of answers any of which would require it.
    pub would_follow_if: Ways,
    /// For a prohibition, the answers that would lift it.
    pub lifted_if: Ways,
    /// If only possible, given answers each of which alone keeps it from being required.
    pub kept_away_by: Vec<(FactId, Value)>,
    /// How ambiguities of the rules concerned are settled.
    pub rulings: Vec<RulingIndex>,
    /// The rules that hold, or could still hold.
    pub rules: Vec<RuleIndex>,
}

/// A rule that holds, and what made it hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    pub rule: RuleIndex,
    /// The clauses behind the rule.
    pub cites: Arc<[String]>,
    /// The fewest known facts that make the rule's condition true; those in [`Outcome::implied`] were not said but follow.
    pub facts: Vec<(FactId, Value)>,
    /// This rule alone is not certain, but whichever way the unknown facts turn out, one of the rules listed holds.
    pub relied_on_unknown: bool,
}

/// An unknown fact worth asking, and the directives whose status an answer can still change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub fact: FactId,
    pub decides: Vec<DirectiveId>,
    /// That of the most pressing of them.
    pub urgency: Urgency,
}

/// A directive that is not required, and one given answer without which it would be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct NearMiss {
    pub directive: DirectiveId,
    /// The rule that would then hold.
    pub rule: RuleIndex,
    pub fact: FactId,
    pub value_now: Value,
    /// The answer that would require the directive.
    pub value_then: Value,
}

/// An answer, or a range of answers, to one fact.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answer {
    Is(Value),
    AgeBelow(u8),
    AgeAtLeast(u8),
    /// Within one of these ranges, both ends included, ascending.
    AgeIn(Vec<(u8, u8)>),
    SettingIn(Vec<Setting>),
}

impl Answer {
    pub(crate) fn among_settings(mut settings: Vec<Setting>) -> Answer {
        match settings.as_slice() {
            [only] => Answer::Is(Value::Setting(*only)),
            _ => {
                settings.sort_unstable();
                Answer::SettingIn(settings)
            }
        }
    }

    pub(crate) fn among_ages(ranges: Vec<(u8, u8)>) -> Answer {
        match ranges.as_slice() {
            [(from, to)] if from == to => Answer::Is(Value::Age(*from)),
            [(0, to)] if *to < OLDEST => Answer::AgeBelow(to + 1),
            [(from, OLDEST)] if *from > 0 => Answer::AgeAtLeast(*from),
            _ => Answer::AgeIn(ranges),
        }
    }

    /// Whether the value is such an answer.
    pub fn admits(&self, value: Value) -> bool {
        match (self, value) {
            (Answer::Is(is), value) => *is == value,
            (Answer::AgeBelow(years), Value::Age(age)) => age < *years,
            (Answer::AgeAtLeast(years), Value::Age(age)) => age >= *years,
            (Answer::AgeIn(ranges), Value::Age(age)) => {
                ranges.iter().any(|(from, to)| (*from..=*to).contains(&age))
            }
            (Answer::SettingIn(settings), Value::Setting(setting)) => settings.contains(&setting),
            _ => false,
        }
    }

    /// One value that is such an answer.
    pub fn example(&self) -> Value {
        match self {
            Answer::Is(value) => *value,
            Answer::AgeBelow(years) => Value::Age(years.saturating_sub(1)),
            Answer::AgeAtLeast(years) => Value::Age(*years),
            Answer::AgeIn(ranges) => Value::Age(ranges.first().map_or(0, |(from, _)| *from)),
            Answer::SettingIn(settings) => {
                Value::Setting(settings.first().copied().unwrap_or(Setting::Other))
            }
        }
    }
}

/// Plain words: "yes", "under 13", "16 or over", "13 to 15", "school or college".
impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Answer::Is(value) => write!(f, "{value}"),
            Answer::AgeBelow(years) => write!(f, "under {years}"),
            Answer::AgeAtLeast(years) => write!(f, "{years} or over"),
            Answer::AgeIn(ranges) => {
                let ranges: Vec<String> = ranges.iter().map(|range| age_range(*range)).collect();
                f.write_str(&ranges.join(" or "))
            }
            Answer::SettingIn(settings) => {
                let names: Vec<&str> = settings.iter().map(|setting| setting.id()).collect();
                f.write_str(&names.join(" or "))
            }
        }
    }
}

fn age_range((from, to): (u8, u8)) -> String {
    match (from, to) {
        (from, to) if from == to => from.to_string(),
        (0, OLDEST) => "any age".to_owned(),
        (0, to) => format!("under {}", to + 1),
        (from, OLDEST) => format!("{from} or over"),
        (from, to) => format!("{from} to {to}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_reads_as_plain_words_and_admits_its_example() {
        let ranges = Answer::among_ages(vec![(0, 12), (15, 15), (18, 120)]);
        assert_eq!(ranges.to_string(), "under 13 or 15 or 18 or over");
        assert_eq!(Answer::among_ages(vec![(0, 12)]), Answer::AgeBelow(13));
        assert_eq!(
            Answer::among_ages(vec![(16, 120)]).to_string(),
            "16 or over"
        );
        assert_eq!(
            Answer::among_settings(vec![Setting::College, Setting::School]).to_string(),
            "school or college"
        );
        for answer in [
            ranges,
            Answer::AgeBelow(13),
            Answer::AgeAtLeast(16),
            Answer::Is(Value::Yes),
        ] {
            assert!(answer.admits(answer.example()), "{answer}");
        }
    }
}
