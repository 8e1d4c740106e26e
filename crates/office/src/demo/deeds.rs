//! What the lead of an invented incident does with it.

use casework::command::{self, AddNote, Close, Correct, Depart, Hand, MarkDone, SetDate};
use jiff::SignedDuration;

use super::life::Life;
use super::reports;
use super::stories::{Said, Story};
use crate::error::Error;

impl Life<'_> {
    pub(super) fn done(&mut self, directive: String) -> Result<(), Error> {
        self.later(self.chance.between(5, 50));
        let how = (*self.chance.one_of(HOW)).to_owned();
        let with_whom = (*self.chance.one_of(WITH)).to_owned();
        let done = MarkDone {
            directive,
            how,
            with_whom,
            done_at: self.at.into(),
        };
        self.act(|case, context| command::mark_done(case, done, context))
    }

    pub(super) fn some_done(&mut self) -> Result<(), Error> {
        let open = self.open_lines()?;
        let half = open.len().div_ceil(2);
        for line in open.into_iter().take(half) {
            self.done(line.id)?;
        }
        self.note()
    }

    pub(super) fn depart_from_one(&mut self) -> Result<(), Error> {
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

    pub(super) fn hand_one(&mut self) -> Result<(), Error> {
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

    /// Something without a time of its own is to be done in four days; whether it was, the story does not say.
    pub(super) fn date_one(&mut self) -> Result<(), Error> {
        self.note()?;
        let Some(line) = self.open_lines()?.pop() else {
            return Ok(());
        };
        let date = SetDate {
            directive: line.id,
            due: self.at + SignedDuration::from_hours(4 * 24),
            printed: None,
            note: "As agreed with the head of year.".to_owned(),
        };
        self.act(|case, context| command::set_date(case, date, context))
    }

    pub(super) fn correct(&mut self) -> Result<(), Error> {
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

    pub(super) fn change_an_answer(&mut self, story: &Story) -> Result<(), Error> {
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

    pub(super) fn close(&mut self) -> Result<(), Error> {
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

    pub(super) fn note(&mut self) -> Result<(), Error> {
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
