//! Which cases would have been handled differently under another procedure. What comes out is references and directives: no answer, no
//! name and nothing that anybody wrote. For an administrator at the machine; no page shows it.

use std::collections::BTreeMap;

use casework::Event;
use decide::difference::{Change, Redecided, Redeciding};
use decide::{DirectiveId, Facts, Rulebook, Status, Vocabulary};
use jiff::SignedDuration;
use store::StoredEvent;
use uuid::Uuid;

use crate::error::{Error, Fault};
use crate::judgement::value_of;
use crate::load::understood;
use crate::office::Office;

/// So many events are read together.
const PAGE: u32 = 4_000;

/// The only events that say what a case is called and what is known of it.
const KINDS: [&str; 2] = ["concern_reported", "fact_answered"];

/// A case that would have been handled differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedCase {
    pub reference: String,
    /// At least one, in the vocabulary's order.
    pub changes: Vec<Change>,
}

/// In how many cases a directive would have been handled differently, by how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct DirectiveImpact {
    pub newly_required: u64,
    pub no_longer_required: u64,
    /// It could have followed, where it could not before.
    pub newly_possible: u64,
    pub no_longer_possible: u64,
    pub other_deadline: u64,
    pub other_modality: u64,
}

/// What re-deciding every case came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Impact {
    pub cases: u64,
    pub changed: u64,
    /// Their answers contradict one another: neither procedure decides them.
    pub contradictory: u64,
    pub directives: BTreeMap<DirectiveId, DirectiveImpact>,
    /// How long the deciding itself took, of each case twice; reading the database left aside.
    pub deciding: SignedDuration,
}

impl Office {
    /// Decides every case under both procedures, and tells `each` of those that differ, in no promised order. `progress` is told how many
    /// cases of how many are done. A few thousand answers are in memory at once, however many cases there are.
    ///
    /// # Errors
    /// A fault when the database cannot be read, an event is not understood, or the two do not speak one vocabulary.
    pub async fn impact(
        &self,
        from: &Rulebook,
        to: &Rulebook,
        progress: &dyn Fn(u64, u64),
        each: &mut dyn FnMut(ChangedCase),
    ) -> Result<Impact, Error> {
        let redeciding =
            Redeciding::new(from, to).map_err(|fault| Fault::new(fault.to_string()))?;
        let organisations = self.db().organisations().await?;
        let all = self.case_total().await?;
        let mut looking = Looking {
            office: self,
            redeciding,
            impact: Impact::default(),
            each,
        };
        for organisation in &organisations {
            let mut reading = Reading::of(from.vocabulary());
            while let Some(cases) = reading.next(self, organisation.id).await? {
                looking.look(cases);
                progress(looking.impact.cases, all);
            }
        }
        Ok(looking.impact)
    }
}

/// A case as far as it is read.
struct Known {
    reference: String,
    facts: Facts,
}

/// The cases of one organisation, some at a time.
struct Reading<'v> {
    vocabulary: &'v Vocabulary,
    after: Option<(Uuid, u32)>,
    /// The last stream read: more of it may follow.
    open: Option<Known>,
    ended: bool,
}

impl<'v> Reading<'v> {
    fn of(vocabulary: &'v Vocabulary) -> Self {
        Self {
            vocabulary,
            after: None,
            open: None,
            ended: false,
        }
    }

    /// Cases that are read to their end; none when there are no more.
    async fn next(&mut self, office: &Office, org: Uuid) -> Result<Option<Vec<Known>>, Error> {
        if self.ended {
            return Ok(None);
        }
        let page = office
            .db()
            .read_across(org, KINDS, self.after, PAGE)
            .await?;
        self.ended = u32::try_from(page.len()).is_ok_and(|read| read < PAGE);
        let mut cases = Vec::new();
        for stored in page {
            let stream = stored.stream;
            if self.after.is_none_or(|(last, _)| last != stream) {
                cases.extend(self.open.take());
            }
            self.after = Some((stream, stored.version));
            self.take(stored)?;
        }
        if self.ended {
            cases.extend(self.open.take());
        }
        Ok(Some(cases))
    }

    fn take(&mut self, stored: StoredEvent) -> Result<(), Error> {
        match understood(stored)?.event {
            Event::ConcernReported(concern) => {
                self.open = Some(Known {
                    reference: concern.reference,
                    facts: Facts::new(self.vocabulary),
                });
            }
            Event::FactAnswered { fact, answer, .. } => {
                if let (Some(case), Some(fact)) = (&mut self.open, self.vocabulary.fact(&fact)) {
                    case.facts.clear(fact);
                    if let Some(value) = value_of(&answer) {
                        // As in `known_facts`: a value that the fact does not take counts as not known.
                        let _ = case.facts.set(fact, value);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }
}

struct Looking<'l> {
    office: &'l Office,
    redeciding: Redeciding,
    impact: Impact,
    each: &'l mut dyn FnMut(ChangedCase),
}

impl Looking<'_> {
    fn look(&mut self, cases: Vec<Known>) {
        let (references, facts): (Vec<String>, Vec<Facts>) = cases
            .into_iter()
            .map(|case| (case.reference, case.facts))
            .unzip();
        let begun = self.office.now();
        let redecided = self.redeciding.redecide(&facts);
        self.impact.deciding += self.office.now().duration_since(begun);
        for (reference, redecided) in references.into_iter().zip(redecided) {
            self.impact.cases += 1;
            match redecided {
                Redecided::Contradictory => self.impact.contradictory += 1,
                Redecided::Changes(changes) if changes.is_empty() => {}
                Redecided::Changes(changes) => {
                    self.impact.changed += 1;
                    for change in &changes {
                        self.impact
                            .directives
                            .entry(change.directive)
                            .or_default()
                            .count(change);
                    }
                    (self.each)(ChangedCase { reference, changes });
                }
            }
        }
    }
}

impl DirectiveImpact {
    fn count(&mut self, change: &Change) {
        let standing = match (change.before, change.after) {
            (Some(Status::Required), Some(Status::Required)) => None,
            (_, Some(Status::Required)) => Some(&mut self.newly_required),
            (Some(Status::Required), _) => Some(&mut self.no_longer_required),
            (None, Some(Status::Possible)) => Some(&mut self.newly_possible),
            (Some(Status::Possible), None) => Some(&mut self.no_longer_possible),
            _ => None,
        };
        if let Some(standing) = standing {
            *standing += 1;
        }
        self.other_deadline += u64::from(change.deadline);
        self.other_modality += u64::from(change.modality);
    }
}
