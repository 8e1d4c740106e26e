//! Given what has happened, when somebody does something, then this follows.

use casework::command::{AnswerFact, Context, Depart, MarkDone, Report, report};
use casework::{Answer, Case, Event, FactAnswer, Recorded, Refusal};
use jiff::Timestamp;
use uuid::Uuid;

pub const REPORTER: Uuid = Uuid::from_u128(1);
pub const LEAD: Uuid = Uuid::from_u128(2);
pub const HEAD: Uuid = Uuid::from_u128(3);

/// The minute `minutes` after the story began.
pub fn minute(minutes: i64) -> Timestamp {
    Timestamp::from_second(1_780_000_000 + minutes * 60).unwrap()
}

pub fn by(actor: Uuid, minutes: i64) -> Context {
    let role = if actor == REPORTER {
        "reporter"
    } else {
        "safeguarding_lead"
    };
    Context {
        now: minute(minutes),
        actor,
        role: role.to_owned(),
    }
}

/// A story: what has happened so far.
#[derive(Clone, Default)]
pub struct Story {
    events: Vec<Recorded<Event>>,
}

pub fn a_report() -> Report {
    Report {
        reference: "WP-7K3M-2QXD".into(),
        what_happened: "A pupil said: “they keep posting about me”.".into(),
        still_going_on: Answer::Yes,
        in_danger: Answer::NotKnown,
        when_it_happened: "since Monday".into(),
        how_it_came_to_light: String::new(),
        people: Vec::new(),
        devices: String::new(),
        done_so_far: String::new(),
        setting: Some("school".into()),
        facts: vec![("setting".into(), FactAnswer::Setting("school".into()))],
        procedure: "dorset".into(),
        procedure_version: "2018-03".into(),
        declared: true,
    }
}

impl Story {
    pub fn of_a_report() -> Self {
        let context = by(REPORTER, 0);
        Self::default().and(&context, report(a_report(), &context).unwrap())
    }

    pub fn case(&self) -> Case {
        Case::fold(self.events.clone()).unwrap()
    }

    pub fn and(mut self, context: &Context, events: Vec<Event>) -> Self {
        for event in events {
            let version = u32::try_from(self.events.len()).unwrap() + 1;
            self.events.push(Recorded {
                version,
                recorded_at: context.now,
                occurred_at: event.occurred_at(),
                actor: context.actor,
                role: context.role.clone(),
                event,
            });
        }
        self
    }

    /// The lead does something `minutes` into the story.
    pub fn then<C>(
        self,
        minutes: i64,
        command: C,
        act: fn(&Case, C, &Context) -> Result<Vec<Event>, Refusal>,
    ) -> Self {
        let context = by(LEAD, minutes);
        let events = act(&self.case(), command, &context).unwrap();
        self.and(&context, events)
    }

    /// What the lead would be told.
    pub fn refused<C>(
        &self,
        command: C,
        act: fn(&Case, C, &Context) -> Result<Vec<Event>, Refusal>,
    ) -> Vec<(&'static str, String)> {
        let refusal = act(&self.case(), command, &by(LEAD, 600)).unwrap_err();
        refusal
            .mistakes
            .into_iter()
            .map(|mistake| (mistake.field, mistake.message))
            .collect()
    }

    /// Which kinds of events the lead's command would give.
    pub fn gives<C>(
        &self,
        command: C,
        act: fn(&Case, C, &Context) -> Result<Vec<Event>, Refusal>,
    ) -> Vec<&'static str> {
        act(&self.case(), command, &by(LEAD, 600))
            .unwrap()
            .iter()
            .map(Event::kind)
            .collect()
    }

    pub fn len(&self) -> usize {
        self.events.len()
    }
}

pub fn yes(fact: &str) -> AnswerFact {
    AnswerFact {
        fact: fact.into(),
        answer: FactAnswer::Yes,
        source: "the pupil".into(),
        reason: String::new(),
    }
}

pub fn done(directive: &str) -> MarkDone {
    MarkDone {
        directive: directive.into(),
        how: "By telephone.".into(),
        with_whom: "the control room".into(),
        done_at: minute(5).into(),
    }
}

pub fn not_doing(directive: &str) -> Depart {
    Depart {
        directive: directive.into(),
        reason: "It would raise the risk.".into(),
        agreed_by: "the head".into(),
    }
}
