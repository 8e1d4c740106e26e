//! Everything can be reached: each directive that rules speak of is required in some case, and each step and checklist belongs to a
//! directive that is, in a case in which the step's own condition holds.

use crate::proof::finding::{Check, Finding, Weight};
use crate::proof::subject::Subject;
use crate::vocabulary::DirectiveId;

pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let failure =
        |message: String| Finding::new(Check::EverythingReached, Weight::Failure, message);
    let mut findings = Vec::new();
    for (directive, definition) in subject.vocabulary.directives() {
        let rules: Vec<_> = subject.rules_for(directive).map(|(rule, _)| rule).collect();
        if let (Some(first), false) = (rules.first(), is_required(subject, directive)) {
            let message = format!("`{}` can never be required", definition.id);
            findings.push(
                failure(message)
                    .at(subject.place(*first))
                    .citing(subject.cites(rules.iter().copied())),
            );
        }
    }
    for step in &subject.procedure.steps {
        let required = subject.diagrams.directive(step.directive);
        let when = step
            .when
            .as_ref()
            .map_or(subject.diagrams.always(), |when| {
                subject.diagrams.formula(&subject.atoms.formula(when))
            });
        if !subject.diagrams.is_possible(&required.and(&when)) {
            let message = format!(
                "step `{}` belongs to `{}`, which is never required when the step applies",
                step.id,
                subject.directive(step.directive)
            );
            findings.push(
                failure(message)
                    .at(subject.file("steps.toml", step.line))
                    .citing(step.cites.clone()),
            );
        }
    }
    for form in &subject.procedure.forms {
        if !is_required(subject, form.directive) {
            let message = format!(
                "the checklist `{}` belongs to `{}`, which is never required",
                form.id,
                subject.directive(form.directive)
            );
            let cites = form
                .questions
                .iter()
                .flat_map(|question| question.cites.clone());
            findings.push(
                failure(message)
                    .at(subject.file(&format!("forms/{}.toml", form.file), 1))
                    .citing(cites),
            );
        }
    }
    findings
}

fn is_required(subject: &Subject<'_>, directive: DirectiveId) -> bool {
    subject
        .diagrams
        .is_possible(&subject.diagrams.directive(directive))
}
