//! The plan, and what is done with each line of it.

use access::{Action, Kind};
use casework::command::{self, Depart, Hand, MarkDone, ReopenDirective};
use casework::{Case, Directive, FactAnswer, Refusal};
use uuid::Uuid;

use crate::commit::Sent;
use crate::contacts::contacts_of;
use crate::decision::Place;
use crate::error::Error;
use crate::form::{DepartForm, DoneForm, HandForm, ReopenForm};
use crate::judgement::{Judgement, Line, Undecided, is_kept};
use crate::lines::Lines;
use crate::load::Opened;
use crate::office::Office;
use crate::people::People;
use crate::said;
use crate::unasked;
use crate::view::{PlanLine, PlanView, Visitor};

/// Principle 8, on every plan (CAM-0295).
pub(crate) const ALWAYS: &str =
    "No list is complete. If you are worried about a child you may always ask for advice or refer.";

impl Office {
    /// # Errors
    /// `NotFound` when it is not there or not the visitor's to see.
    pub async fn plan(&self, visitor: &Visitor, reference: &str) -> Result<PlanView, Error> {
        let opened = self
            .open_to_read(visitor, reference, Kind::Plan, "the plan")
            .await?;
        let people = self.people(visitor).await?;
        let judgement = self.judge(&opened.case)?;
        Ok(self.plan_view(visitor, &opened, &people, &judgement))
    }

    pub(crate) fn plan_view(
        &self,
        visitor: &Visitor,
        opened: &Opened,
        people: &People,
        judgement: &Judgement<'_>,
    ) -> PlanView {
        let now = self.now();
        let lines = Lines::of(judgement, people, self.working_time(), now);
        let mut plan = PlanView {
            case: self.case_view(visitor, opened, people, judgement),
            danger: danger(judgement),
            now: Vec::new(),
            do_not: Vec::new(),
            today: Vec::new(),
            by_date: Vec::new(),
            treat_as: Vec::new(),
            think_about: Vec::new(),
            could_still_follow: Vec::new(),
            begun: Vec::new(),
            done: Vec::new(),
            departed: Vec::new(),
            kept_away: lines.near(None),
            contacts: contacts_of(judgement.rulebook.procedure(), now),
            contradiction: match &judgement.decided {
                Err(Undecided::Contradiction(fault)) => Some(contradiction(judgement, fault)),
                _ => None,
            },
            not_held: match &judgement.decided {
                Err(Undecided::NotHeld(missing)) => Some(missing.to_string()),
                _ => None,
            },
            always: ALWAYS.to_owned(),
        };
        let mut ordered: Vec<_> = judgement.lines().collect();
        ordered.sort_by_key(|line| {
            // Of what is for now, a date still to come puts nothing before the rest.
            let due = line
                .due_at()
                .filter(|due| *due <= now || line.place(now) != Place::Now);
            (
                due.is_none(),
                due,
                line.directed.urgency,
                line.directed.modality,
            )
        });
        for line in ordered {
            put(&mut plan, lines.line(&line), line.place(now), &line);
        }
        unasked::put(&mut plan, &lines, judgement);
        plan
    }

    /// # Errors
    /// `Refused` (fields `directive`, `how`, `when`), `Conflict`, `NotFound`.
    pub async fn mark_done(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: DoneForm,
    ) -> Result<(), Error> {
        let opened = self.open_plan(visitor, reference, &form.directive).await?;
        let typed =
            said::typed_happened(&form.when).map_err(|message| Error::refused("when", message))?;
        let kept = self.is_kept(&opened.case, &form.directive)?;
        let done = MarkDone {
            directive: form.directive,
            how: form.how,
            with_whom: form.with_whom,
            done_at: typed.unwrap_or_else(|| self.now().into()),
        };
        let act = |case: &Case, context: &command::Context| {
            command::carried_out(kept)?;
            command::mark_done(case, done, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// # Errors
    /// `Refused` (fields `directive`, `reason`, `agreed_by`), `Conflict`, `NotFound`.
    pub async fn depart(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: DepartForm,
    ) -> Result<(), Error> {
        let opened = self.open_plan(visitor, reference, &form.directive).await?;
        let DepartForm {
            directive,
            reason,
            agreed_by,
        } = form;
        let kept = self.is_kept(&opened.case, &directive)?;
        let departure = Depart {
            directive,
            reason,
            agreed_by,
        };
        let act = |case: &Case, context: &command::Context| {
            let mut case = case.clone();
            // What is kept was never done, whatever was recorded of it.
            case.directives
                .retain(|id, settled| !kept || *id != departure.directive || is_departed(settled));
            command::depart(&case, departure, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// # Errors
    /// `Refused` (fields `directive`, `to`), `Conflict`, `NotFound`.
    pub async fn hand(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: HandForm,
    ) -> Result<(), Error> {
        let opened = self.open_plan(visitor, reference, &form.directive).await?;
        let kept = self.is_kept(&opened.case, &form.directive)?;
        let handover = Hand {
            directive: form.directive,
            to: form.to,
        };
        let act = |case: &Case, context: &command::Context| {
            command::carried_out(kept)?;
            command::hand(case, handover, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// # Errors
    /// `Refused` (fields `directive`, `reason`), `Conflict`, `NotFound`.
    pub async fn reopen_directive(
        &self,
        visitor: &Visitor,
        reference: &str,
        version: u32,
        command: Uuid,
        form: ReopenForm,
    ) -> Result<(), Error> {
        let opened = self.open_plan(visitor, reference, &form.directive).await?;
        let again = ReopenDirective {
            directive: form.directive,
            reason: form.reason,
        };
        let act = |case: &Case, context: &command::Context| {
            command::reopen_directive(case, again, context)
        };
        self.change(visitor, opened, Sent { version, command }, act)
            .await
    }

    /// Whether it is to be kept for as long as the case is open: never done, never handed on.
    fn is_kept(&self, case: &Case, directive: &str) -> Result<bool, Error> {
        let judgement = self.judge(case)?;
        let vocabulary = judgement.rulebook.vocabulary();
        let by_kind = vocabulary
            .directive(directive)
            .is_some_and(|directive| is_kept(vocabulary[directive].kind));
        let by_rule = judgement
            .lines()
            .any(|line| vocabulary[line.directed.directive].id == directive && line.is_kept());
        Ok(by_kind || by_rule)
    }

    /// For settling a line of the plan; the directive is one that the vocabulary has.
    pub(crate) async fn open_plan(
        &self,
        visitor: &Visitor,
        reference: &str,
        directive: &str,
    ) -> Result<Opened, Error> {
        let opened = self
            .open_to_change(visitor, reference, Kind::Plan, Action::CarryOut)
            .await?;
        if self
            .inner
            .catalogue
            .vocabulary()
            .directive(directive)
            .is_none()
        {
            return Err(Refusal::new("directive", "Choose something from the plan.").into());
        }
        Ok(opened)
    }
}

/// The fact that a child is in immediate danger. Somebody who says that anyone is, is taken to mean it: 999 is never kept back.
const DANGER: &str = "immediate_danger";

/// Waypost's own sentence, not the procedure's: no deadline and no procedure ever delays it.
pub(crate) fn danger(judgement: &Judgement<'_>) -> Option<String> {
    let case = judgement.case;
    if said_of_danger(case) == Some(&FactAnswer::No) {
        return None;
    }
    Some(known_danger(case).unwrap_or_else(|| {
        "If a child or anyone else is in immediate danger, call 999 before anything else."
            .to_owned()
    }))
}

/// The same where danger is known. Of a closed case nobody says it: what was answered then need not be so now.
pub(crate) fn known_danger(case: &Case) -> Option<String> {
    let known = said_of_danger(case) == Some(&FactAnswer::Yes) && !case.is_closed();
    known.then(|| "Somebody is in immediate danger: call 999 now, before anything else.".to_owned())
}

fn said_of_danger(case: &Case) -> Option<&FactAnswer> {
    case.facts.get(DANGER).map(|answered| &answered.answer)
}

const fn is_departed(settled: &Directive) -> bool {
    matches!(settled, Directive::Departed(_))
}

fn put(plan: &mut PlanView, line: PlanLine, place: Place, of: &Line<'_>) {
    if of.by_report {
        return plan.done.push(line);
    }
    match of.settled {
        Some(Directive::Done(_)) => return plan.done.push(line),
        Some(Directive::Departed(_)) => return plan.departed.push(line),
        Some(Directive::Handed(_)) | None => {}
    }
    match place {
        Place::Now => plan.now.push(line),
        Place::DoNot => plan.do_not.push(line),
        Place::Today => plan.today.push(line),
        Place::ByDate => plan.by_date.push(line),
        Place::TreatAs => plan.treat_as.push(line),
        Place::ThinkAbout => plan.think_about.push(line),
        Place::CouldStillFollow => plan.could_still_follow.push(line),
    }
}

/// Why there is no plan.
pub(crate) fn undecided(judgement: &Judgement<'_>, why: &Undecided) -> String {
    match why {
        Undecided::Contradiction(fault) => contradiction(judgement, fault),
        Undecided::NotHeld(missing) => missing.to_string(),
    }
}

/// In words, with the questions instead of the facts' names.
fn contradiction(judgement: &Judgement<'_>, fault: &decide::Contradiction) -> String {
    let vocabulary = judgement.rulebook.vocabulary();
    let said: Vec<String> = fault
        .facts
        .iter()
        .map(|(fact, value)| format!("“{}”", crate::fact_words::said(vocabulary, *fact, *value)))
        .collect();
    format!("These answers cannot all be true: {}.", said.join(" and "))
}
