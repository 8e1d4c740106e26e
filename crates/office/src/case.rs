//! Opening a case. The reading is recorded before anything is shown.

use access::{Action, Decision, Kind, permit};
use casework::{Person, Status};
use uuid::Uuid;

use crate::concern_kind;
use crate::error::Error;
use crate::fact_words::NOT_KNOWN;
use crate::ids::AccountId;
use crate::judgement::{Judgement, Undecided};
use crate::load::{Opened, record_of};
use crate::office::Office;
use crate::people::{People, described};
use crate::plan::known_danger;
use crate::said;
use crate::view::{CaseView, ClosedView, ConcernView, ExcludedView, PersonView, Visitor};
use crate::words::choice;

impl Office {
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn case(&self, visitor: &Visitor, reference: &str) -> Result<CaseView, Error> {
        let opened = self
            .open_to_read(visitor, reference, Kind::Case, "the case")
            .await?;
        let people = self.people(visitor).await?;
        let judgement = self.judge(&opened.case)?;
        Ok(self.case_view(visitor, &opened, &people, &judgement))
    }

    /// What every page of a case starts with.
    pub(crate) fn case_view(
        &self,
        visitor: &Visitor,
        opened: &Opened,
        people: &People,
        judgement: &Judgement<'_>,
    ) -> CaseView {
        let case = &opened.case;
        let now = self.now();
        let excluded: Vec<Uuid> = case
            .exclusions
            .iter()
            .map(|exclusion| exclusion.account)
            .collect();
        let next = judgement.next_due();
        let next_due = next.map(|(line, at)| {
            let does = &judgement.rulebook.vocabulary()[line.directed.directive].does;
            format!("{does}: {}", calendar::say(at, now))
        });
        let may = |kind, action| {
            let record = record_of(&opened.row, visitor, kind);
            permit(&visitor.who(), action, &record) == Decision::Permit
        };
        let may_exclude = may(Kind::Case, Action::Exclude);
        CaseView {
            reference: case.concern.reference.clone(),
            kind: concern_kind::label(&opened.row.kind).to_owned(),
            status: Status::label(case.status().id()).to_owned(),
            owner: case.owner.as_ref().map(|owner| people.name(owner.account)),
            version: case.version,
            opened: said::exactly(case.reported.at),
            procedure: followed(judgement),
            members: people.members(&excluded),
            reported: concern_view(opened, people.name(case.reported.by)),
            people: case.people.iter().map(person_view).collect(),
            next_due,
            overdue: next.is_some_and(|(_, at)| at < now),
            restricted: restricted(&excluded),
            excluded: if may_exclude {
                kept_away(opened, people)
            } else {
                Vec::new()
            },
            closed: closed(case.status(), people),
            danger: known_danger(case),
            what_next_hint: hint_first(opened, judgement),
            can_own: if may(Kind::Case, Action::AssignOwner) {
                people.can_own(&excluded)
            } else {
                Vec::new()
            },
            can_exclude: if may_exclude {
                can_exclude(people, visitor, &excluded)
            } else {
                Vec::new()
            },
            may_work: may(Kind::Plan, Action::CarryOut),
            may_close: may(Kind::Case, Action::Close),
        }
    }
}

/// "Online safety, version February 2017, with Law and guidance of England, version 2026-11".
fn followed(judgement: &Judgement<'_>) -> String {
    let procedure = judgement.rulebook.procedure();
    let mut words = format!("{}, version {}", procedure.title, procedure.version);
    if let Some(layer) = &procedure.layer {
        words.push_str(&format!(
            ", with {}, version {}",
            layer.title, layer.version
        ));
    }
    if let Err(Undecided::NotHeld(_)) = &judgement.decided {
        words.push_str(" (this Waypost does not have that version)");
    } else if !procedure
        .in_force()
        .on(said::day(judgement.case.reported.at))
    {
        words.push_str(&format!(
            " (in force {}, which is not the day on which the concern arose)",
            procedure.in_force()
        ));
    }
    words
}

fn restricted(excluded: &[Uuid]) -> Option<String> {
    match excluded.len() {
        0 => None,
        1 => Some(
            "One person with an account is kept from this case. Speak of it to nobody outside it."
                .to_owned(),
        ),
        many => Some(format!(
            "{many} people with accounts are kept from this case. Speak of it to nobody outside it."
        )),
    }
}

fn kept_away(opened: &Opened, people: &People) -> Vec<ExcludedView> {
    let exclusions = opened.case.exclusions.iter();
    exclusions
        .map(|exclusion| ExcludedView {
            account: AccountId(exclusion.account),
            name: people.name(exclusion.account),
            reason: exclusion.reason.clone(),
        })
        .collect()
}

fn can_exclude(
    people: &People,
    visitor: &Visitor,
    excluded: &[Uuid],
) -> Vec<crate::view::ChoiceView> {
    let others = people
        .active()
        .filter(|account| account.id != visitor.account.0 && !excluded.contains(&account.id));
    let mut choices: Vec<_> = others
        .map(|account| choice(&account.id.to_string(), &described(account)))
        .collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    choices
}

fn closed(status: &Status, people: &People) -> Option<ClosedView> {
    let Status::Closed(closure) = status else {
        return None;
    };
    Some(ClosedView {
        at: said::exactly(closure.at),
        by: people.name(closure.by),
        outcome: closure.outcome.clone(),
        review: closure.review.clone(),
    })
}

/// What comes next; where somebody is in danger, 999 before anything else.
fn hint_first(opened: &Opened, judgement: &Judgement<'_>) -> String {
    let hint = hint(opened, judgement);
    match known_danger(&opened.case) {
        Some(danger) => format!("{danger} {hint}"),
        None => hint.to_owned(),
    }
}

/// The one sentence that says what comes next in a case without danger.
fn hint(opened: &Opened, judgement: &Judgement<'_>) -> &'static str {
    let case = &opened.case;
    if case.is_closed() {
        return "This case is closed. Reopen it if something new comes to light.";
    }
    let owner = case.owner.as_ref();
    if owner.is_some_and(|owner| case.is_excluded(owner.account)) {
        return "The person who owned this case is kept from it. Give it to somebody else.";
    }
    let decided = match &judgement.decided {
        Ok(decided) => decided,
        Err(Undecided::Contradiction(_)) => {
            return "Some answers contradict one another. Change the wrong one, so that the plan can be worked out.";
        }
        Err(Undecided::NotHeld(_)) => {
            return "The plan cannot be worked out: the version of the procedure that this case follows is not here. Go by it on paper.";
        }
    };
    let open = judgement
        .lines()
        .any(|line| line.binds() && line.is_untouched());
    match (case.status(), decided.outcome.questions.is_empty(), open) {
        (Status::Reported, _, _) => "Nobody has taken this up yet. Answer the first questions.",
        (_, false, _) => "Answer the questions that are still open, and work through the plan.",
        (_, true, true) => "Every question that matters is answered. Work through the plan.",
        (_, true, false) => {
            "Everything that must or should be done is settled. Close the case when you are ready."
        }
    }
}

pub(crate) fn person_view(person: &Person) -> PersonView {
    PersonView {
        id: person.id.to_string(),
        name: if person.name.is_empty() {
            "Name not known yet".to_owned()
        } else {
            person.name.clone()
        },
        role: person.role.label().to_owned(),
        age: person
            .age
            .map_or_else(|| NOT_KNOWN.to_owned(), |age| age.to_string()),
        organisation: person.organisation.clone(),
        note: person.note.clone(),
    }
}

/// The report as it was sent. The plan is not part of it here: a case has its own.
pub(crate) fn concern_view(opened: &Opened, reported_by: String) -> ConcernView {
    let concern = &opened.case.concern;
    let recorded_at = said::exactly(opened.case.reported.at);
    ConcernView {
        reference: concern.reference.clone(),
        what_happened: concern.what_happened.clone(),
        still_going_on: concern.still_going_on.label().to_owned(),
        in_danger: concern.in_danger.label().to_owned(),
        when_it_happened: concern.when_it_happened.clone(),
        how_it_came_to_light: concern.how_it_came_to_light.clone(),
        people: concern.people.iter().map(person_view).collect(),
        devices: concern.devices.clone(),
        done_so_far: concern.done_so_far.clone(),
        acknowledgement: format!("Received on {recorded_at}."),
        recorded_at,
        reported_by,
        danger: None,
        unseen: None,
        do_now: Vec::new(),
        do_not: Vec::new(),
    }
}
