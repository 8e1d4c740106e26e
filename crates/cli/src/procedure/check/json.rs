//! What came of the checks, for other programs; docs/proofs.md describes it.

use decide::proof::{Check, Example, Finding, Judged};
use decide::{Rulebook, Value};
use serde_json::{Map, Value as Json, json};

use super::Checked;

pub fn written(checked: &[Checked]) -> Json {
    let procedures: Vec<Json> = checked.iter().map(procedure).collect();
    json!({
        "good": checked.iter().all(|checked| checked.report.is_good()),
        "procedures": procedures,
    })
}

fn procedure(
    Checked {
        rulebook,
        report,
        together,
        ..
    }: &Checked,
) -> Json {
    let clauses = &report.clauses;
    let checks: Vec<Json> = Check::ALL
        .into_iter()
        .filter(|check| *check != Check::Properties)
        .map(|check| {
            let findings: Vec<Json> = report
                .found(check)
                .map(|found| finding(rulebook, found))
                .collect();
            json!({ "check": check.id(), "findings": findings })
        })
        .collect();
    let properties: Vec<Json> = report
        .properties
        .iter()
        .map(|judged| property(rulebook, judged))
        .collect();
    json!({
        "id": report.procedure,
        "version": rulebook.procedure().version,
        "title": report.title,
        "with": rulebook.procedure().layer.as_ref().filter(|_| *together).map(|layer| &layer.id),
        "good": report.is_good(),
        "rules": report.rules,
        "clauses": {
            "all": clauses.all,
            "honoured": clauses.honoured,
            "planned": clauses.planned,
            "not_yet": clauses.not_yet,
            "not": clauses.not,
        },
        "checks": checks,
        "properties": properties,
    })
}

fn finding(rulebook: &Rulebook, finding: &Finding) -> Json {
    json!({
        "weight": finding.weight.id(),
        "message": finding.message,
        "file": finding.place.as_ref().map(|place| &place.file),
        "line": finding.place.as_ref().map(|place| place.line),
        "clauses": finding.clauses,
        "examples": examples(rulebook, &finding.examples),
    })
}

fn property(rulebook: &Rulebook, judged: &Judged) -> Json {
    json!({
        "id": judged.property.id,
        "says": judged.property.says,
        "line": judged.property.line,
        "verdict": judged.verdict.id(),
        "failure": judged.is_failure(),
        "reason": judged.property.excuse(&rulebook.procedure().id),
        "broken": judged.broken,
        "examples": examples(rulebook, &judged.examples),
        "disagreement": judged.disagreement,
    })
}

fn examples(rulebook: &Rulebook, examples: &[Example]) -> Vec<Json> {
    let vocabulary = rulebook.vocabulary();
    let one = |example: &Example| {
        let facts: Map<String, Json> = example
            .facts
            .iter()
            .map(|(fact, value)| (vocabulary[fact].id.clone(), answer(value)))
            .collect();
        let statuses = example.statuses.iter().map(|(directive, status)| {
            let status = status.map_or_else(|| "absent".to_owned(), |status| status.to_string());
            (vocabulary[*directive].id.clone(), json!(status))
        });
        let clauses = example
            .clauses
            .iter()
            .map(|(directive, clauses)| (vocabulary[*directive].id.clone(), json!(clauses)));
        json!({
            "facts": facts,
            "directives": statuses.collect::<Map<_, _>>(),
            "clauses": clauses.collect::<Map<_, _>>(),
            "fewest": example.fewest,
        })
    };
    examples.iter().map(one).collect()
}

fn answer(value: Value) -> Json {
    match value {
        Value::Yes => json!(true),
        Value::No => json!(false),
        Value::Age(years) => json!(years),
        Value::Setting(setting) => json!(setting.id()),
    }
}
