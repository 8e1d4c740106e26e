//! Rules and steps as pages say them.

use calendar::Span;
use decide::explain::{person, question};
use decide::{Expression, Rule, Rulebook, Step};

use crate::law::Marks;
use crate::lines::clauses;
use crate::view::{RuleView, StepView};

/// "same working day", "within 24 hours": the deadline as the clause prints it.
pub(crate) fn deadline(span: Span) -> String {
    match span {
        Span::Immediate => "immediately".to_owned(),
        Span::SameDay => "same day".to_owned(),
        Span::SameWorkingDay => "same working day".to_owned(),
        Span::Hours(1) => "within 1 hour".to_owned(),
        Span::Hours(hours) => format!("within {hours} hours"),
        Span::WorkingDays(1) => "within 1 working day".to_owned(),
        Span::WorkingDays(days) => format!("within {days} working days"),
    }
}

pub(crate) fn rule_view(rulebook: &Rulebook, marks: &Marks, rule: &Rule) -> RuleView {
    let (vocabulary, procedure) = (rulebook.vocabulary(), rulebook.procedure());
    let directive = &vocabulary[rule.directive];
    let asked = |part: &Expression| question(vocabulary, part).joined();
    let until = rule.until.as_ref();
    RuleView {
        id: rule.id.clone(),
        all_of: parts(&rule.when).iter().map(asked).collect(),
        when: rule.when.written(vocabulary).to_string(),
        lifted_when: until.map(asked),
        until: until.map(|until| until.written(vocabulary).to_string()),
        directive: directive.id.clone(),
        does: directive.does.clone(),
        modality: rule.modality.id().to_owned(),
        by: person(rule.by.as_deref().unwrap_or(&directive.by)),
        deadline: rule.deadline.map(deadline),
        why: rule.why.clone(),
        cites: clauses(procedure, marks, &rule.cites),
    }
}

pub(crate) fn step_view(rulebook: &Rulebook, marks: &Marks, step: &Step) -> StepView {
    let by = &rulebook.vocabulary()[step.directive].by;
    StepView {
        does: step.does.clone(),
        modality: step.modality.id().to_owned(),
        by: person(step.by.as_deref().unwrap_or(by)),
        clauses: clauses(rulebook.procedure(), marks, &step.cites),
    }
}

/// What must all be so; nothing where it holds in every case.
fn parts(when: &Expression) -> Vec<Expression> {
    match when {
        Expression::And(parts) => parts.clone(),
        Expression::Always => Vec::new(),
        other => vec![other.clone()],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_deadline_is_said_as_it_is_printed() {
        let said = [
            "immediate",
            "same_working_day",
            "24h",
            "15_working_days",
            "1_working_days",
        ]
        .map(|span| deadline(span.parse().unwrap()));
        assert_eq!(
            said,
            [
                "immediately",
                "same working day",
                "within 24 hours",
                "within 15 working days",
                "within 1 working day"
            ]
        );
    }
}
