//! What would differ today: a case as it stands, decided by the version that it follows and by another. Read only: nothing is written
//! to the case but that somebody looked.

use std::collections::BTreeMap;
use std::sync::Arc;

use access::Kind;
use casework::Case;
use decide::{DirectiveId, Procedure, Rulebook};

use crate::error::Error;
use crate::judgement::{Judgement, Line};
use crate::lines::Lines;
use crate::load::Opened;
use crate::office::Office;
use crate::people::People;
use crate::plan::undecided;
use crate::said;
use crate::view::{
    ChoiceView, DayView, Difference, DifferenceRow, DifferentToday, PlanLine, Visitor,
};

impl Office {
    /// Decides the case again under a version of a procedure (`None`: its own procedure's version of today), with today's law and
    /// guidance, and compares that with what it follows.
    ///
    /// # Errors
    /// `NotFound` when the case is not there or not the visitor's to see, or when there is no such version.
    pub async fn redecide(
        &self,
        visitor: &Visitor,
        reference: &str,
        by: Option<(&str, &str)>,
    ) -> Result<DifferentToday, Error> {
        let opened = self
            .open_to_read(visitor, reference, Kind::Plan, "what would differ today")
            .await?;
        let people = self.people(visitor).await?;
        let local = self.compared_with(&opened.case, by)?;
        self.different(visitor, &opened, &people, local)
    }

    fn different(
        &self,
        visitor: &Visitor,
        opened: &Opened,
        people: &People,
        local: &Arc<Rulebook>,
    ) -> Result<DifferentToday, Error> {
        let then = self.judge(&opened.case)?;
        let rulebook = self.with_the_law_of(local, self.now())?;
        let marks = self.marks();
        let now = Judgement::of(rulebook, &opened.case, &self.inner.working_time, marks);
        let not_compared = [&then, &now]
            .into_iter()
            .find_map(|side| Some(undecided(side, side.decided.as_ref().err()?)));
        Ok(DifferentToday {
            case: self.case_view(visitor, opened, people, &then),
            then: day_of(&then),
            now: day_of(&now),
            rows: self.rows(&then, &now, people),
            not_compared,
            choices: self.choices(),
            chosen: value(local.procedure()),
        })
    }

    fn compared_with(
        &self,
        case: &Case,
        by: Option<(&str, &str)>,
    ) -> Result<&Arc<Rulebook>, Error> {
        let catalogue = &self.inner.catalogue;
        let found = match (by, &case.procedure) {
            (Some((id, version)), _) => catalogue.rulebook_of(id, version),
            (None, Some((id, _))) => catalogue.rulebook_nearest(id, said::day(self.now())),
            (None, None) => None,
        };
        found.ok_or(Error::NotFound)
    }

    fn choices(&self) -> Vec<ChoiceView> {
        let rulebooks = self.inner.catalogue.rulebooks();
        let choice = |rulebook: &Arc<Rulebook>| {
            let procedure = rulebook.procedure();
            ChoiceView {
                value: value(procedure),
                label: format!("{}, version {}", titled(procedure), procedure.version),
            }
        };
        rulebooks.map(choice).collect()
    }

    fn rows(
        &self,
        then: &Judgement<'_>,
        now: &Judgement<'_>,
        people: &People,
    ) -> Vec<DifferenceRow> {
        let compared = then.decided.is_ok() && now.decided.is_ok();
        let (then, now) = (self.side(then, people), self.side(now, people));
        let mut directives: Vec<DirectiveId> = then.keys().chain(now.keys()).copied().collect();
        directives.sort_unstable();
        directives.dedup();
        let mut rows: Vec<DifferenceRow> = directives
            .into_iter()
            .map(|directive| row(then.get(&directive), now.get(&directive), compared))
            .collect();
        rows.sort_by_key(|row| {
            (
                row.difference == Difference::Same,
                !row.required,
                row.difference,
            )
        });
        rows
    }

    /// What one side asks for, by directive.
    fn side(&self, judgement: &Judgement<'_>, people: &People) -> BTreeMap<DirectiveId, Side> {
        let lines = Lines::of(judgement, people, self.working_time(), self.now());
        let side = |line: Line<'_>| {
            let side = Side {
                required: line.is_required(),
                line: lines.line(&line),
            };
            (line.directed.directive, side)
        };
        judgement.lines().map(side).collect()
    }
}

struct Side {
    required: bool,
    line: PlanLine,
}

fn row(then: Option<&Side>, now: Option<&Side>, compared: bool) -> DifferenceRow {
    let difference = match (then, now) {
        _ if !compared => Difference::NotCompared,
        (Some(then), Some(now)) => between(then, now),
        (Some(_), None) => Difference::OnlyThen,
        (None, _) => Difference::OnlyNow,
    };
    let either = then.or(now);
    DifferenceRow {
        does: either
            .map(|side| side.line.does.clone())
            .unwrap_or_default(),
        difference,
        required: [then, now].into_iter().flatten().any(|side| side.required),
        then: then.map(|side| side.line.clone()),
        now: now.map(|side| side.line.clone()),
    }
}

fn between(then: &Side, now: &Side) -> Difference {
    let due = |side: &Side| side.line.due.as_ref().map(|due| due.at_exact.clone());
    if then.required != now.required {
        Difference::StandingChanged
    } else if due(then) != due(now) {
        Difference::DeadlineChanged
    } else if (&then.line.modality, &then.line.by) != (&now.line.modality, &now.line.by) {
        Difference::WordingChanged
    } else {
        Difference::Same
    }
}

fn day_of(judgement: &Judgement<'_>) -> DayView {
    let procedure = judgement.rulebook.procedure();
    let held = procedure.valid_from != jiff::civil::Date::ZERO;
    let until = procedure.valid_until.map_or_else(String::new, |until| {
        format!(" until {}", said::date_in_words(until))
    });
    DayView {
        title: titled(procedure),
        version: procedure.version.clone(),
        in_force: if held {
            format!("from {}{until}", said::date_in_words(procedure.valid_from))
        } else {
            String::new()
        },
        layer: procedure
            .layer
            .as_ref()
            .map(|layer| format!("{}, version {}", layer.title, layer.version)),
    }
}

/// "Online safety (Dorset)".
fn titled(procedure: &Procedure) -> String {
    match procedure.area.as_str() {
        "" => procedure.title.clone(),
        area => format!("{} ({area})", procedure.title),
    }
}

fn value(procedure: &Procedure) -> String {
    format!("{}/{}", procedure.id, procedure.version)
}
