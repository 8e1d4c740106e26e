//! Every clause is accounted for: it is honoured somewhere, or the reason why not is given; and what it says of the rules is so.

use crate::procedure::{Accounted, Clause, Honoured};
use crate::proof::finding::{Check, Finding, Weight};
use crate::proof::subject::Subject;

pub(super) fn findings(subject: &Subject<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for clause in &subject.procedure.clauses {
        for (weight, message) in faults(subject, clause) {
            findings.push(
                Finding::new(Check::EveryClause, weight, message)
                    .at(subject.file("clauses.csv", clause.line))
                    .citing([clause.id.clone()]),
            );
        }
    }
    findings
}

fn faults(subject: &Subject<'_>, clause: &Clause) -> Vec<(Weight, String)> {
    let id = &clause.id;
    let mut faults = Vec::new();
    if clause.honoured.is_empty() {
        let message = format!("clause {id} says nowhere how it is honoured");
        faults.push((Weight::Failure, message));
    }
    for honoured in &clause.honoured {
        match honoured {
            Honoured::Rule(name) => match subject.procedure.rule(name) {
                None => faults.push((
                    Weight::Failure,
                    format!("clause {id} is honoured by a rule `{name}` that does not exist"),
                )),
                Some(rule) if !subject.procedure[rule].cites.contains(id) => faults.push((
                    Weight::Warning,
                    format!("clause {id} is honoured by rule `{name}`, which does not cite it"),
                )),
                Some(_) => {}
            },
            Honoured::NotYet(reason) if clause.accounted() == Some(Accounted::NotYet) => faults
                .push((
                    Weight::Warning,
                    format!(
                        "clause {id} is not yet honoured, and no later part is named: {reason}"
                    ),
                )),
            _ => {}
        }
    }
    faults
}
