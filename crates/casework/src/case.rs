//! A case: the fold of its events.

use std::collections::BTreeMap;

use jiff::Timestamp;
use uuid::Uuid;

use crate::answer::FactAnswer;
use crate::event::{ConcernReported, Event};
use crate::happened::Happened;
use crate::person::Person;
use crate::recorded::Recorded;
use crate::status::{Closure, Status};

/// Who recorded something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signed {
    pub version: u32,
    pub at: Timestamp,
    pub by: Uuid,
    pub role: String,
}

/// Who leads the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owner {
    pub account: Uuid,
    pub since: Timestamp,
}

/// A fact as it was last answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnsweredFact {
    pub answer: FactAnswer,
    pub source: Option<String>,
    /// Why it was changed.
    pub reason: Option<String>,
    /// The last answer.
    pub signed: Signed,
    /// Since when the answer has been this one: said again, it does not become younger. Deadlines start here.
    pub known_since: Timestamp,
}

/// What has become of a line of the plan; a line without an entry is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Directive {
    Done(Done),
    Departed(Departure),
    Handed(Handover),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Done {
    pub how: String,
    pub with_whom: String,
    pub at: Happened,
    pub signed: Signed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Departure {
    pub reason: String,
    pub agreed_by: String,
    pub signed: Signed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handover {
    pub to: String,
    pub signed: Signed,
}

/// By when somebody wants a line of the plan done, beside what the procedure prints.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetDate {
    pub due: Timestamp,
    pub note: String,
    pub signed: Signed,
}

/// An answer of a checklist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChecklistEntry {
    pub answer: String,
    pub note: String,
    pub signed: Signed,
}

/// What was added beneath an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    pub text: String,
    pub reason: String,
    pub signed: Signed,
}

/// An account that never sees the case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    pub account: Uuid,
    pub reason: String,
    pub signed: Signed,
}

/// A stream that does not begin with a report, or holds what no case holds.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotACase {
    #[error("the stream holds nothing")]
    Empty,
    #[error("the stream begins with {0}, not with a report")]
    NoReport(&'static str),
    #[error("event {version} ({kind}) does not belong here")]
    Misplaced { version: u32, kind: &'static str },
}

/// Everything known about a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Of its last event.
    pub version: u32,
    pub reported: Signed,
    pub concern: ConcernReported,
    /// `(id, version)`; none only within the first append.
    pub procedure: Option<(String, String)>,
    pub owner: Option<Owner>,
    /// Those of the report and those added since.
    pub people: Vec<Person>,
    pub facts: BTreeMap<String, AnsweredFact>,
    pub directives: BTreeMap<String, Directive>,
    /// By directive; kept when the line is settled, so that what was done late stays late.
    pub dates: BTreeMap<String, SetDate>,
    /// By form and question.
    pub checklists: BTreeMap<(String, String), ChecklistEntry>,
    /// By the version of the entry that they correct.
    pub corrections: BTreeMap<u32, Vec<Correction>>,
    pub exclusions: Vec<Exclusion>,
    pub last_changed: Timestamp,
    status: Status,
}

impl Case {
    /// # Errors
    /// [`NotACase`].
    pub fn fold(events: impl IntoIterator<Item = Recorded<Event>>) -> Result<Self, NotACase> {
        let mut events = events.into_iter();
        let first = events.next().ok_or(NotACase::Empty)?;
        let mut case = Self::begin(first)?;
        for recorded in events {
            case.apply(recorded)?;
        }
        Ok(case)
    }

    #[must_use]
    pub const fn status(&self) -> &Status {
        &self.status
    }

    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self.status, Status::Closed(_))
    }

    #[must_use]
    pub fn is_excluded(&self, account: Uuid) -> bool {
        self.exclusions
            .iter()
            .any(|exclusion| exclusion.account == account)
    }

    fn begin(first: Recorded<Event>) -> Result<Self, NotACase> {
        let signed = signed(&first);
        let Event::ConcernReported(concern) = first.event else {
            return Err(NotACase::NoReport(first.event.kind()));
        };
        Ok(Self {
            version: first.version,
            last_changed: signed.at,
            reported: signed,
            people: concern.people.clone(),
            concern: *concern,
            procedure: None,
            owner: None,
            facts: BTreeMap::new(),
            directives: BTreeMap::new(),
            dates: BTreeMap::new(),
            checklists: BTreeMap::new(),
            corrections: BTreeMap::new(),
            exclusions: Vec::new(),
            status: Status::Reported,
        })
    }

    /// The case after one more event.
    ///
    /// # Errors
    /// [`NotACase::Misplaced`] for a second report or a reading.
    pub fn apply(&mut self, recorded: Recorded<Event>) -> Result<(), NotACase> {
        let by = signed(&recorded);
        if matches!(
            recorded.event,
            Event::ConcernReported(_) | Event::CaseRead { .. }
        ) {
            let (version, kind) = (recorded.version, recorded.event.kind());
            return Err(NotACase::Misplaced { version, kind });
        }
        self.version = recorded.version;
        self.last_changed = by.at;
        self.settle(recorded.event, by);
        Ok(())
    }

    /// What an event changes in the case as a whole; the rest is told apart by what it speaks of.
    fn settle(&mut self, event: Event, by: Signed) {
        let at = by.at;
        match event {
            Event::ProcedureChosen { procedure, version } => {
                self.procedure = Some((procedure, version));
            }
            Event::OwnerAssigned { account } => {
                self.owner = Some(Owner { account, since: at });
                self.take_up(at);
            }
            Event::PersonAdded { person } => self.people.push(person),
            Event::AccountExcluded { account, reason } => self.exclusions.push(Exclusion {
                account,
                reason,
                signed: by,
            }),
            Event::AccountReadmitted { account, .. } => {
                self.exclusions
                    .retain(|exclusion| exclusion.account != account);
            }
            Event::CaseClosed { outcome, review } => {
                let by = by.by;
                self.status = Status::Closed(Closure {
                    at,
                    by,
                    outcome,
                    review,
                });
            }
            Event::CaseReopened { reason } => {
                let reopened = Some(reason);
                self.status = Status::InProgress {
                    since: at,
                    reopened,
                };
            }
            event => self.write_down(event, by),
        }
    }

    /// Answers, dates and corrections; lines of the plan are told apart once more.
    fn write_down(&mut self, event: Event, signed: Signed) {
        match event {
            Event::FactAnswered {
                fact,
                answer,
                source,
                reason,
            } => {
                self.answer(fact, answer, source, reason, signed);
            }
            Event::DateSet {
                directive,
                due,
                note,
            } => {
                self.take_up(signed.at);
                self.dates.insert(directive, SetDate { due, note, signed });
            }
            Event::DateRemoved { directive, .. } => {
                self.dates.remove(&directive);
            }
            Event::ChecklistAnswered {
                form,
                question,
                answer,
                note,
            } => {
                let entry = ChecklistEntry {
                    answer,
                    note,
                    signed,
                };
                self.checklists.insert((form, question), entry);
            }
            Event::EntryCorrected {
                corrects,
                text,
                reason,
            } => {
                let correction = Correction {
                    text,
                    reason,
                    signed,
                };
                self.corrections
                    .entry(corrects)
                    .or_default()
                    .push(correction);
            }
            event => self.carry_out(event, signed),
        }
    }

    fn carry_out(&mut self, event: Event, signed: Signed) {
        let at = signed.at;
        match event {
            Event::DirectiveDone {
                directive,
                how,
                with_whom,
                done_at,
                day_only,
            } => {
                let done = Done {
                    how,
                    with_whom,
                    at: Happened {
                        at: done_at,
                        day_only,
                    },
                    signed,
                };
                self.directives.insert(directive, Directive::Done(done));
            }
            Event::DirectiveDeparted {
                directive,
                reason,
                agreed_by,
            } => {
                let departure = Departure {
                    reason,
                    agreed_by,
                    signed,
                };
                self.directives
                    .insert(directive, Directive::Departed(departure));
            }
            Event::DirectiveHanded { directive, to } => {
                self.directives
                    .insert(directive, Directive::Handed(Handover { to, signed }));
            }
            Event::DirectiveReopened { directive, .. } => {
                self.directives.remove(&directive);
            }
            _ => return,
        }
        let status = std::mem::replace(&mut self.status, Status::Reported);
        self.status = status.worked_on(at);
    }

    fn answer(
        &mut self,
        fact: String,
        answer: FactAnswer,
        source: Option<String>,
        reason: Option<String>,
        signed: Signed,
    ) {
        if self.procedure.is_some() {
            self.take_up(signed.at);
        }
        let known_since = match self.facts.get(&fact) {
            Some(before) if before.answer == answer => before.known_since,
            _ => signed.at,
        };
        self.facts.insert(
            fact,
            AnsweredFact {
                answer,
                source,
                reason,
                signed,
                known_since,
            },
        );
    }

    fn take_up(&mut self, at: Timestamp) {
        let status = std::mem::replace(&mut self.status, Status::Reported);
        self.status = status.taken_up(at);
    }
}

fn signed(recorded: &Recorded<Event>) -> Signed {
    Signed {
        version: recorded.version,
        at: recorded.recorded_at,
        by: recorded.actor,
        role: recorded.role.clone(),
    }
}
