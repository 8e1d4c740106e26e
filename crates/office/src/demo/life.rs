//! The life of one invented incident: the same commands as a person's, at invented times, written in one go.

use access::Role;
use casework::command::{self, AnswerFact, AssignOwner, Context, OpenDirective, Reopen};
use casework::{Answer, Case, Event, PersonRole, Recorded, Refusal};
use jiff::{SignedDuration, Timestamp};
use store::{Append, Expected};
use uuid::Uuid;

use super::accounts::Staff;
use super::chance::Chance;
use super::course::Course;
use super::reports;
use super::stories::{Said, Story};
use crate::commit::to_store;
use crate::error::{Error, Fault};
use crate::office::Office;
use crate::search_words::words_of;

/// An incident being invented.
pub(super) struct Life<'a> {
    pub(super) office: &'a Office,
    pub(super) chance: &'a Chance,
    staff: &'a Staff,
    id: Uuid,
    pub(super) at: Timestamp,
    pub(super) case: Option<Case>,
    events: Vec<Recorded<Event>>,
    appends: Vec<Append>,
    lead: Uuid,
}

impl<'a> Life<'a> {
    pub(super) fn begin(
        office: &'a Office,
        chance: &'a Chance,
        staff: &'a Staff,
        at: Timestamp,
    ) -> Self {
        Self {
            office,
            chance,
            staff,
            id: chance.id(at),
            at,
            case: None,
            events: Vec::new(),
            appends: Vec::new(),
            lead: if chance.percent(65) {
                staff.lead
            } else {
                staff.deputy
            },
        }
    }

    pub(super) fn report(
        &mut self,
        story: &Story,
        reference: String,
        course: Course,
    ) -> Result<(), Error> {
        let procedure = self.office.rulebook_for_new_cases(self.at)?.procedure();
        let danger = match course {
            Course::InDanger => Answer::Yes,
            _ => Answer::No,
        };
        let mut report = reports::invented(self.chance, story, reference, danger, self.at);
        report.procedure.clone_from(&procedure.id);
        report.procedure_version.clone_from(&procedure.version);
        let reporter = *self.chance.one_of(&self.staff.reporters);
        let context = self.context(reporter);
        let mut events = command::report(report, &context)?;
        if course == Course::Restricted {
            let others = self
                .staff
                .reporters
                .iter()
                .copied()
                .filter(|account| *account != reporter);
            events.extend(others.map(|account| Event::AccountExcluded {
                account,
                reason: format!("Named in this case as “{}”.", PersonRole::Suspect),
            }));
        }
        self.keep(&context, events)
    }

    pub(super) fn run(&mut self, story: &Story, course: Course) -> Result<(), Error> {
        if matches!(course, Course::Reported | Course::InDanger) {
            return Ok(());
        }
        self.take_up(story)?;
        match course {
            Course::Reported | Course::InDanger | Course::Triaged => Ok(()),
            Course::InProgress | Course::Restricted => self.some_done(),
            Course::Overdue => self.date_one(),
            Course::Departed => self.depart_from_one(),
            Course::Handed => self.hand_one(),
            Course::Corrected => self.correct(),
            Course::Reconsidered => self.change_an_answer(story),
            Course::Closed => self.close(),
            Course::Reopened => {
                self.close()?;
                self.later(60 * 24);
                let reopen = Reopen {
                    reason: "It has started again on another app.".to_owned(),
                };
                self.act(|case, context| command::reopen(case, reopen, context))
            }
        }
    }

    /// What is to be written, and the row and words as they stand at the end.
    pub(super) fn written(mut self) -> Result<Vec<Append>, Error> {
        let case = self
            .case
            .as_ref()
            .ok_or_else(|| Fault::new("an incident without a report"))?;
        let row = self.office.row(self.id, case)?;
        if let Some(last) = self.appends.last_mut() {
            last.case_row = Some(row);
            last.words = Some(words_of(&self.events));
        }
        Ok(self.appends)
    }

    fn take_up(&mut self, story: &Story) -> Result<(), Error> {
        self.later(self.chance.between(10, 40));
        let account = self.lead;
        self.act(|case, context| command::assign_owner(case, AssignOwner { account }, context))?;
        for (fact, said) in story.facts {
            self.later(2);
            self.answer(fact, *said, "the pupil", "")?;
        }
        Ok(())
    }

    pub(super) fn answer(
        &mut self,
        fact: &str,
        said: Said,
        source: &str,
        reason: &str,
    ) -> Result<(), Error> {
        let answer = AnswerFact {
            fact: fact.to_owned(),
            answer: said.answer(),
            source: source.to_owned(),
            reason: reason.to_owned(),
        };
        self.act(|case, context| command::answer_fact(case, answer, context))
    }

    /// The lines of the plan that bind, most pressing first.
    pub(super) fn open_lines(&self) -> Result<Vec<OpenDirective>, Error> {
        let Some(case) = &self.case else {
            return Ok(Vec::new());
        };
        let judgement = self.office.judge(case)?;
        let vocabulary = judgement.rulebook.vocabulary();
        let mut open: Vec<_> = judgement
            .lines()
            .filter(|line| line.binds() && line.is_untouched())
            .collect();
        open.sort_by_key(|line| {
            (
                line.due_at().is_none(),
                line.due_at(),
                line.directed.urgency,
            )
        });
        let directives = open.iter().map(|line| {
            let definition = &vocabulary[line.directed.directive];
            OpenDirective {
                id: definition.id.clone(),
                does: definition.does.clone(),
            }
        });
        Ok(directives.collect())
    }

    pub(super) fn later(&mut self, minutes: i64) {
        let later = self.at + SignedDuration::from_mins(minutes);
        // Nothing happens after now, however much there was to do.
        self.at = later.min(self.office.now());
    }

    fn context(&self, actor: Uuid) -> Context {
        let role = match actor {
            actor if actor == self.staff.lead => Role::SafeguardingLead,
            actor if actor == self.staff.deputy => Role::Deputy,
            actor if actor == self.staff.head => Role::Head,
            _ => Role::Reporter,
        };
        Context {
            now: self.at,
            actor,
            role: role.id().to_owned(),
        }
    }

    pub(super) fn act(
        &mut self,
        act: impl FnOnce(&Case, &Context) -> Result<Vec<Event>, Refusal>,
    ) -> Result<(), Error> {
        let context = self.context(self.lead);
        let Some(case) = &self.case else {
            return Ok(());
        };
        let events = act(case, &context)?;
        self.keep(&context, events)
    }

    fn keep(&mut self, context: &Context, events: Vec<Event>) -> Result<(), Error> {
        if events.is_empty() {
            return Ok(());
        }
        let before = self.case.as_ref().map_or(0, |case| case.version);
        let mut stored = Vec::with_capacity(events.len());
        for (version, event) in (before + 1..).zip(events) {
            stored.push(to_store(&event)?);
            self.hold(version, context, event)?;
        }
        self.appends.push(Append {
            org: self.staff.org,
            stream: self.id,
            stream_kind: "case",
            expected: if before == 0 {
                Expected::New
            } else {
                Expected::Version(before)
            },
            command: self.chance.id(self.at),
            recorded_at: self.at.as_microsecond(),
            actor: context.actor,
            role: context.role.clone(),
            events: stored,
            case_row: None,
            words: None,
            jobs: Vec::new(),
        });
        Ok(())
    }

    fn hold(&mut self, version: u32, context: &Context, event: Event) -> Result<(), Error> {
        let recorded = Recorded {
            version,
            recorded_at: context.now,
            occurred_at: event.occurred_at(),
            actor: context.actor,
            role: context.role.clone(),
            event,
        };
        self.events.push(recorded.clone());
        match &mut self.case {
            Some(case) => case
                .apply(recorded)
                .map_err(|fault| Fault::new(fault.to_string()))?,
            None => {
                let case = Case::fold([recorded]).map_err(|fault| Fault::new(fault.to_string()))?;
                self.case = Some(case);
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use casework::FactAnswer;

    use crate::catalogue::Catalogue;
    use crate::demo::stories::{IN_DANGER, STORIES, TO_BE_REPORTED_AT_ONCE};

    #[test]
    fn every_answer_of_every_story_is_in_the_vocabulary_and_none_contradicts_another() {
        let catalogue = Catalogue::dorset();
        let vocabulary = catalogue.vocabulary();
        for story in STORIES.iter().chain([&TO_BE_REPORTED_AT_ONCE, &IN_DANGER]) {
            let mut facts = decide::Facts::new(vocabulary);
            let reported = [
                ("immediate_danger", FactAnswer::No),
                ("child_victim", FactAnswer::Yes),
            ];
            let found = story
                .facts
                .iter()
                .map(|(fact, said)| (*fact, said.answer()));
            for (fact, answer) in reported.into_iter().chain(found) {
                let id = vocabulary.fact(fact).unwrap_or_else(|| panic!("{fact}"));
                if let Some(value) = crate::judgement::value_of(&answer) {
                    facts.set(id, value).unwrap();
                }
            }
            facts
                .close(vocabulary)
                .unwrap_or_else(|fault| panic!("{:?}: {fault}", story.told));
        }
    }
}
