//! Holding a decision against a worked case: every difference is named.

use std::fmt;

use crate::decision::Rulebook;
use crate::outcome::{Directed, Outcome, Status};
use crate::procedure::{Expect, Vignette};
use crate::vocabulary::{DirectiveId, Vocabulary};

/// One way in which the decision is not what the worked case expects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub vignette: String,
    /// One sentence.
    pub message: String,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.vignette, self.message)
    }
}

/// Every difference; none if the decision is as expected.
pub fn run(rulebook: &Rulebook, vignette: &Vignette) -> Vec<Difference> {
    let procedure = &rulebook.procedure().id;
    let messages = if vignette.procedure != *procedure {
        vec![format!(
            "written for the procedure `{}`, run under `{procedure}`",
            vignette.procedure
        )]
    } else {
        match rulebook.decide(&vignette.facts) {
            Err(contradiction) => {
                vec![format!("its facts contradict one another: {contradiction}")]
            }
            Ok(outcome) => differences(rulebook.vocabulary(), &vignette.expect, &outcome),
        }
    };
    let difference = |message| Difference {
        vignette: vignette.id.clone(),
        message,
    };
    messages.into_iter().map(difference).collect()
}

fn differences(vocabulary: &Vocabulary, expect: &Expect, outcome: &Outcome) -> Vec<String> {
    let mut messages = Vec::new();
    let wanted = [
        (&expect.required, Some(Status::Required)),
        (&expect.possible, Some(Status::Possible)),
        (&expect.absent, None),
    ];
    for (directives, status) in wanted {
        for directive in directives {
            let found = outcome.status(*directive);
            if found != status {
                messages.push(format!(
                    "`{}` is {}, not {}",
                    vocabulary[*directive].id,
                    said(found),
                    said(status)
                ));
            }
        }
    }
    for (directive, span) in &expect.deadlines {
        let found = outcome
            .find(*directive)
            .filter(|directed| directed.status == Status::Required);
        if found.and_then(|directed| directed.span) != Some(*span) {
            let has = found
                .and_then(|directed| directed.span)
                .map_or("none".to_owned(), |span| span.to_string());
            messages.push(format!(
                "the deadline of `{}` is {has}, not {span}",
                vocabulary[*directive].id
            ));
        }
    }
    for (directive, clauses) in &expect.cites {
        messages.extend(missing_clauses(
            vocabulary,
            *directive,
            clauses,
            outcome.find(*directive),
        ));
    }
    messages.extend(not_asked(vocabulary, expect, outcome));
    messages
}

fn missing_clauses(
    vocabulary: &Vocabulary,
    directive: DirectiveId,
    clauses: &[String],
    found: Option<&Directed>,
) -> Option<String> {
    let cited = |clause: &&String| {
        found.is_some_and(|directed| {
            directed
                .because
                .iter()
                .any(|because| because.cites.contains(*clause))
        })
    };
    let missing: Vec<&str> = clauses
        .iter()
        .filter(|clause| !cited(clause))
        .map(String::as_str)
        .collect();
    (!missing.is_empty()).then(|| {
        format!(
            "`{}` does not rest on {}",
            vocabulary[directive].id,
            missing.join(", ")
        )
    })
}

fn not_asked(vocabulary: &Vocabulary, expect: &Expect, outcome: &Outcome) -> Option<String> {
    let ask = expect.ask.as_ref()?;
    let first = &outcome.questions[..ask.within.min(outcome.questions.len())];
    if first
        .iter()
        .any(|question| ask.any.contains(&question.fact))
    {
        return None;
    }
    let asked: Vec<&str> = first
        .iter()
        .map(|question| vocabulary[question.fact].id.as_str())
        .collect();
    let any: Vec<&str> = ask
        .any
        .iter()
        .map(|fact| vocabulary[*fact].id.as_str())
        .collect();
    Some(format!(
        "the first {} questions are {}, none of {}",
        ask.within,
        asked.join(", "),
        any.join(", ")
    ))
}

fn said(status: Option<Status>) -> &'static str {
    match status {
        Some(Status::Required) => "required",
        Some(Status::Possible) => "possible",
        None => "absent",
    }
}
