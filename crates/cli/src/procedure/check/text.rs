//! What came of the checks, for people.

use std::io::{self, Write};

use decide::proof::{Check, Example, Finding, Judged, Report, Verdict, Weight};
use decide::{Rulebook, Status};

use super::Checked;

/// What is asked of a procedure and a layer together.
const TOGETHER: [Check; 2] = [Check::NoContradictions, Check::Deadlines];

/// With `all`, also what is no failure.
pub fn write(checked: &[Checked], all: bool, out: &mut impl Write) -> io::Result<()> {
    for one in checked {
        let Checked {
            rulebook, report, ..
        } = one;
        write_summary(one, out)?;
        for finding in &report.findings {
            if all || finding.weight == Weight::Failure {
                write_finding(rulebook, finding, out)?;
            }
        }
        if all && !report.findings.is_empty() {
            writeln!(out)?;
        }
        for judged in &report.properties {
            if judged.is_failure() || all && judged.verdict == Verdict::NotSatisfied {
                write_judged(one, judged, out)?;
            }
        }
    }
    let count = |reports: &dyn Fn(&Report) -> usize| -> usize {
        checked.iter().map(|checked| reports(&checked.report)).sum()
    };
    let sentences = count(&|report| report.properties.len());
    let failed = count(&failures);
    writeln!(
        out,
        "{}, {}, {}",
        procedures(checked),
        counted(sentences, "sentence"),
        if failed == 0 {
            "no failures".to_owned()
        } else {
            counted(failed, "failure")
        }
    )
}

fn write_summary(checked: &Checked, out: &mut impl Write) -> io::Result<()> {
    let report = &checked.report;
    let procedure = checked.rulebook.procedure();
    let (version, layer) = (&procedure.version, procedure.layer.as_ref());
    match layer.filter(|_| checked.together) {
        Some(layer) => writeln!(out, "{} ({version}) with {}", report.procedure, layer.title)?,
        None => writeln!(out, "{}  {} ({version})", report.procedure, report.title)?,
    }
    let put = |check: &Check| !checked.together || TOGETHER.contains(check);
    for check in Check::ALL.into_iter().filter(put) {
        let summary = summary(report, check);
        writeln!(out, "  {:<38} {summary}", check.to_string())?;
    }
    writeln!(out)
}

/// "5 procedures": each version once, also where it was only held to the law.
pub fn procedures(checked: &[Checked]) -> String {
    let alone = checked.iter().filter(|one| !one.together).count();
    match alone {
        0 => counted(checked.len(), "procedure"),
        alone => counted(alone, "procedure"),
    }
}

pub fn failures(report: &Report) -> usize {
    let findings = report.findings.iter();
    let found = findings.filter(|finding| finding.weight == Weight::Failure);
    let judged = report
        .properties
        .iter()
        .filter(|judged| judged.is_failure());
    found.count() + judged.count()
}

pub fn counted(count: usize, what: &str) -> String {
    match count {
        1 => format!("1 {what}"),
        count => format!("{count} {what}s"),
    }
}

fn summary(report: &Report, check: Check) -> String {
    let of = |weight: Weight| {
        let found = report.found(check);
        found.filter(|finding| finding.weight == weight).count()
    };
    let mut parts = Vec::new();
    match check {
        Check::WellFormed => parts.push(counted(report.rules, "rule")),
        Check::EveryClause => {
            let clauses = &report.clauses;
            parts.push(counted(clauses.all, "clause"));
            parts.push(format!("{} honoured", clauses.honoured));
            for (count, what) in [
                (clauses.planned, "for later parts"),
                (clauses.not_yet, "not yet"),
                (clauses.not, "not as written"),
            ] {
                if count > 0 {
                    parts.push(format!("{count} {what}"));
                }
            }
        }
        Check::Properties => return sentences(report),
        _ => {}
    }
    for (weight, what) in [
        (Weight::Failure, "failure"),
        (Weight::Warning, "warning"),
        (Weight::Note, "note"),
    ] {
        if of(weight) > 0 {
            parts.push(counted(of(weight), what));
        }
    }
    if parts.is_empty() {
        parts.push("yes".to_owned());
    }
    parts.join(", ")
}

fn sentences(report: &Report) -> String {
    let of = |verdict| report.judged(verdict).count();
    let silent = of(Verdict::ProvedBySilence);
    let mut parts = vec![
        counted(report.properties.len(), "sentence"),
        format!("{} proved", of(Verdict::Proved) + silent),
        format!(
            "{} not satisfied by the document",
            of(Verdict::NotSatisfied)
        ),
    ];
    let failed = report
        .properties
        .iter()
        .filter(|judged| judged.is_failure());
    match failed.count() {
        0 => {}
        failed => parts.push(counted(failed, "failure")),
    }
    if silent > 0 {
        parts[1].push_str(&format!(
            " ({silent} since it speaks of nothing of the kind)"
        ));
    }
    parts.join(", ")
}

fn write_finding(rulebook: &Rulebook, finding: &Finding, out: &mut impl Write) -> io::Result<()> {
    let place = finding
        .place
        .as_ref()
        .map_or_else(String::new, |place| format!("{place}: "));
    let clauses = bracketed(&finding.clauses);
    let weight = match finding.weight {
        Weight::Failure => "FAILURE",
        Weight::Warning => "warning",
        Weight::Note => "note",
    };
    writeln!(out, "{weight:<9}{place}{}{clauses}", finding.message)?;
    if finding.examples.is_empty() {
        return Ok(());
    }
    write_examples(rulebook, &finding.examples, out)
}

fn write_judged(checked: &Checked, judged: &Judged, out: &mut impl Write) -> io::Result<()> {
    let rulebook = &checked.rulebook;
    let property = &judged.property;
    let heading = match (&judged.disagreement, judged.verdict) {
        (Some(_), _) => "FAILURE  a fault in Waypost:",
        (None, Verdict::NotSatisfied) => "not satisfied by the document:",
        (None, Verdict::WronglyListed) => "FAILURE  listed as not satisfied, but it is:",
        (None, Verdict::SaysNothing) => "FAILURE  its condition can never be so:",
        (None, _) => "FAILURE  refuted:",
    };
    writeln!(
        out,
        "{heading} {} ({}:{})",
        property.id, checked.sentences, property.line
    )?;
    writeln!(out, "    {}", property.says)?;
    if let Some(reason) = property.excuse(&rulebook.procedure().id) {
        writeln!(out, "    {reason}")?;
    }
    if let Some(disagreement) = &judged.disagreement {
        writeln!(out, "    {disagreement}")?;
    }
    if judged.broken.len() > 1 {
        writeln!(
            out,
            "    In {} ways: {}",
            judged.broken.len(),
            judged.broken.join(", ")
        )?;
    }
    write_examples(rulebook, &judged.examples, out)
}

fn write_examples(
    rulebook: &Rulebook,
    examples: &[Example],
    out: &mut impl Write,
) -> io::Result<()> {
    for (place, example) in examples.iter().enumerate() {
        let heading = match (place, example.fewest) {
            (0, true) => "The smallest example:",
            (0, false) => "An example of which nothing can be left out:",
            _ => "With one answer changed:",
        };
        writeln!(out, "    {heading}")?;
        write_example(rulebook, example, out)?;
    }
    writeln!(out)
}

fn write_example(rulebook: &Rulebook, example: &Example, out: &mut impl Write) -> io::Result<()> {
    let vocabulary = rulebook.vocabulary();
    for (fact, value) in example.facts.iter() {
        let fact = &vocabulary[fact];
        let value = value.to_string();
        writeln!(out, "      {:<36} {value:<4} {}", fact.id, fact.ask)?;
    }
    for ((directive, status), (_, clauses)) in example.statuses.iter().zip(&example.clauses) {
        let id = &vocabulary[*directive].id;
        let clauses = clauses.join(", ");
        let sentence = match (status, clauses.is_empty()) {
            (Some(Status::Required), true) => format!("{id} follows"),
            (Some(Status::Required), false) => format!("{id} follows from {clauses}"),
            (Some(Status::Possible), _) => format!("{id} may follow, from {clauses}"),
            (None, true) => format!("{id} does not follow: no clause asks for it"),
            (None, false) => {
                format!("{id} does not follow; in other cases it does, from {clauses}")
            }
        };
        writeln!(out, "      → {sentence}")?;
    }
    Ok(())
}

pub fn bracketed(clauses: &[String]) -> String {
    match clauses {
        [] => String::new(),
        clauses => format!(" [{}]", clauses.join(", ")),
    }
}
