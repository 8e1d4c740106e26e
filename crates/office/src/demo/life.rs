//! The life of one invented incident: the same commands as a person's, at invented times, written in one go.

use access::Role;
use casework::command::{
    self, AddNote, AnswerFact, AssignOwner, Close, Context, Correct, Depart, Hand, MarkDone,
    OpenDirective, Reopen,
};
use casework::{Case, Event, PersonRole, Recorded, Refusal};
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
    office: &'a Office,
    chance: &'a Chance,
    staff: &'a Staff,
    id: Uuid,
    at: Timestamp,
    case: Option<Case>,
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
        let procedure = self
            .office
            .rulebook(&self.office.settings().procedure)?
            .procedure();
        let mut report = reports::invented(self.chance, story, reference, self.at);
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
        if course == Course::Reported {
            return Ok(());
        }
        self.take_up(story)?;
        match course {
            Course::Reported | Course::Triaged => Ok(()),
            Course::InProgress | Course::Restricted => self.some_done(),
            Course::Overdue => self.note(),
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

    fn answer(&mut self, fact: &str, said: Said, source: &str, reason: &str) -> Result<(), Error> {
        let answer = AnswerFact {
            fact: fact.to_owned(),
            answer: said.answer(),
            source: source.to_owned(),
            reason: reason.to_owned(),
        };
        self.act(|case, context| command::answer_fact(case, answer, context))
    }

    /// The lines of the plan that bind, most pressing first.
    fn open_lines(&self) -> Result<Vec<OpenDirective>, Error> {
        let Some(case) = &self.case else {
            return Ok(Vec::new());
        };
        let judgement = self.office.judge(case)?;
        let vocabulary = judgement.rulebook.vocabulary();
        let mut open: Vec<_> = judgement
            .lines()
            .filter(|line| line.binds() && line.settled.is_none())
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

    fn done(&mut self, directive: String) -> Result<(), Error> {
        self.later(self.chance.between(5, 50));
        let how = (*self.chance.one_of(HOW)).to_owned();
        let with_whom = (*self.chance.one_of(WITH)).to_owned();
        let done = MarkDone {
            directive,
            how,
            with_whom,
            done_at: self.at,
        };
        self.act(|case, context| command::mark_done(case, done, context))
    }

    fn some_done(&mut self) -> Result<(), Error> {
        let open = self.open_lines()?;
        let half = open.len().div_ceil(2);
        for line in open.into_iter().take(half) {
            self.done(line.id)?;
        }
        self.note()
    }

    fn depart_from_one(&mut self) -> Result<(), Error> {
        self.some_done()?;
        let Some(line) = self.open_lines()?.pop() else {
            return Ok(());
        };
        let depart = Depart {
            directive: line.id,
            reason:
                "Agreed with the social worker that this waits until the family has been spoken to."
                    .to_owned(),
            agreed_by: "Ruth Calderwane, head".to_owned(),
        };
        self.act(|case, context| command::depart(case, depart, context))
    }

    fn hand_one(&mut self) -> Result<(), Error> {
        self.some_done()?;
        let Some(line) = self.open_lines()?.pop() else {
            return Ok(());
        };
        let hand = Hand {
            directive: line.id,
            to: "Ruth Calderwane, head".to_owned(),
        };
        self.act(|case, context| command::hand(case, hand, context))
    }

    fn correct(&mut self) -> Result<(), Error> {
        self.note()?;
        let entry = self.case.as_ref().map_or(1, |case| case.version);
        self.later(30);
        let correct = Correct {
            entry,
            text: "It was the afternoon, not the morning.".to_owned(),
            reason: "The form tutor checked the register.".to_owned(),
        };
        self.act(|case, context| command::correct(case, correct, context))
    }

    fn change_an_answer(&mut self, story: &Story) -> Result<(), Error> {
        self.later(90);
        let changed = story
            .facts
            .iter()
            .rev()
            .find(|(_, said)| !matches!(said, Said::Yes));
        let Some((fact, said)) = changed else {
            return self.some_done();
        };
        let reason = "The pupil has said more since.";
        let (now, reason) = if matches!(said, Said::NotKnown) {
            (Said::No, "")
        } else {
            (Said::NotKnown, reason)
        };
        self.answer(fact, now, "the pupil, in a second talk", reason)?;
        self.some_done()
    }

    fn close(&mut self) -> Result<(), Error> {
        for line in self.open_lines()? {
            self.done(line.id)?;
        }
        let required = self.open_lines()?;
        self.later(self.chance.between(60, 60 * 24 * 3));
        let close = Close {
            outcome: (*self.chance.one_of(OUTCOMES)).to_owned(),
            review: "Look in again after two weeks.".to_owned(),
            required,
        };
        self.act(|case, context| command::close(case, close, context))
    }

    fn note(&mut self) -> Result<(), Error> {
        self.later(self.chance.between(15, 120));
        let text = self
            .chance
            .one_of(NOTES)
            .replace("{who}", &reports::name(self.chance));
        let note = AddNote {
            text,
            happened_at: None,
        };
        self.act(|case, context| command::add_note(case, note, context))
    }

    fn later(&mut self, minutes: i64) {
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

    fn act(
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

const HOW: &[&str] = &[
    "By telephone; written down straight afterwards.",
    "In person, in a quiet room, with a colleague present.",
    "Through the usual form; a reference number was given.",
    "Discussed at the morning meeting and agreed.",
    "Checked against the policy and recorded.",
];
const WITH: &[&str] = &[
    "the duty desk",
    "the pupil’s parent",
    "the school’s police contact",
    "the head of year",
    "the pupil",
    "children’s social care",
];
const OUTCOMES: &[&str] = &[
    "The posts were taken down and the pupils have talked it through with the head of year.",
    "Support is in place and the family knows whom to ring.",
    "The other agency leads from here; the school keeps its part of the plan.",
    "No further concern; the pupil feels safe and knows whom to tell.",
];
const NOTES: &[&str] = &[
    "Spoke with {who}, who will keep an eye out at break.",
    "{who} rang back and would like to be told what happens next.",
    "Met the pupil again: quieter than usual, but glad to have told somebody.",
    "The form tutor reports that {who} has been kind and sits with the pupil at lunch.",
    "Left a message; the office will try again tomorrow.",
];

#[cfg(test)]
mod tests {
    use casework::FactAnswer;

    use crate::catalogue::Catalogue;
    use crate::demo::stories::STORIES;

    #[test]
    fn every_answer_of_every_story_is_in_the_vocabulary_and_none_contradicts_another() {
        let catalogue = Catalogue::dorset();
        let vocabulary = catalogue.vocabulary();
        for story in STORIES {
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
