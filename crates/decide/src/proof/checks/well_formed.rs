//! Well formed: reading the files has shown most of it (every name resolves, every condition is decidable). Here: every rule rests on a
//! clause, every condition is read back as it is written, and every worked case that comes with the procedure comes out as written.

use crate::expression::{Expression, parse};
use crate::fault::Source;
use crate::proof::finding::{Check, Finding, Weight};
use crate::proof::subject::Subject;
use crate::vignette;

pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let failure = |message: String| Finding::new(Check::WellFormed, Weight::Failure, message);
    let has_clauses = !subject.procedure.clauses.is_empty();
    for (index, rule) in subject.procedure.rules() {
        if rule.cites.is_empty() && has_clauses {
            let message = format!("rule `{}` rests on no clause", rule.id);
            findings.push(failure(message).at(subject.place(index)));
        }
        for condition in std::iter::once(&rule.when).chain(&rule.until) {
            if !is_read_back(subject, condition) {
                let message = format!(
                    "the condition of rule `{}` is not read back as written",
                    rule.id
                );
                findings.push(failure(message).at(subject.place(index)));
            }
        }
    }
    for vignette in &subject.procedure.vignettes {
        for difference in vignette::run(subject.rulebook, vignette) {
            let found = failure(format!("worked case {difference}"));
            findings.push(found.at(subject.file("vignettes.toml", vignette.line)));
        }
    }
    findings
}

fn is_read_back(subject: &Subject<'_>, condition: &Expression) -> bool {
    let written = condition.written(subject.vocabulary).to_string();
    parse(subject.vocabulary, &Source::new("condition", written))
        .is_ok_and(|read| read == *condition)
}
