//! What a batch will change, worked out without the database: each append is checked against the ledger as the appends before it leave it.

use super::ledger::Ledger;
use crate::append::{Answers, Append, Appended, Expected, NewJob};
use crate::case_row::CaseRow;
use crate::chain::{EventRow, Hash};
use crate::fault::AppendFault;
use crate::words::words;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Everything that one transaction writes for one organisation.
pub(super) struct Changes<'batch> {
    /// Where the chain's head was before.
    pub head_before: (i64, Hash),
    pub events: Vec<EventRow>,
    pub heads: BTreeMap<Uuid, (&'static str, i64)>,
    pub commands: Vec<(Uuid, i64, i64)>,
    pub cases: BTreeMap<Uuid, &'batch CaseRow>,
    pub words: BTreeMap<Uuid, BTreeSet<Vec<u8>>>,
    pub jobs: Vec<&'batch NewJob>,
}

/// One answer for each append, and what must be written for those answers to be true. The ledger is left as it will stand then.
pub(super) fn plan<'batch>(
    ledger: &mut Ledger,
    appends: &[&'batch Append],
) -> (Answers, Changes<'batch>) {
    let mut changes = Changes::none(ledger);
    let answers = appends
        .iter()
        .map(|append| changes.admit(ledger, append))
        .collect();
    (answers, changes)
}

impl<'batch> Changes<'batch> {
    pub(super) const fn none(ledger: &Ledger) -> Self {
        Self {
            head_before: (ledger.seq, ledger.hash),
            events: Vec::new(),
            heads: BTreeMap::new(),
            commands: Vec::new(),
            cases: BTreeMap::new(),
            words: BTreeMap::new(),
            jobs: Vec::new(),
        }
    }

    fn admit(
        &mut self,
        ledger: &mut Ledger,
        append: &'batch Append,
    ) -> Result<Appended, AppendFault> {
        if let Some(first) = ledger.commands.get(&append.command) {
            return Ok(Appended {
                repeated: true,
                ..*first
            });
        }
        let version = ledger.streams.get(&append.stream).copied().unwrap_or(0);
        check(append, version)?;
        check_case(ledger, append)?;
        let first_seq = ledger.seq + 1;
        let version = self.add_events(ledger, append, version)?;
        let answer = Appended {
            version: fits(version)?,
            first_seq: fits(first_seq)?,
            repeated: false,
        };
        ledger.streams.insert(append.stream, version);
        ledger.commands.insert(append.command, answer);
        self.heads
            .insert(append.stream, (append.stream_kind, version));
        self.commands.push((append.command, version, first_seq));
        self.jobs.extend(&append.jobs);
        self.add_case(append);
        Ok(answer)
    }

    /// Lengthens the chain by the append's events and gives the stream's new version.
    fn add_events(
        &mut self,
        ledger: &mut Ledger,
        append: &Append,
        mut version: i64,
    ) -> Result<i64, AppendFault> {
        // Refused before anything is added, so that a refusal leaves no trace.
        fits::<u32>(version + i64::try_from(append.events.len()).unwrap_or(i64::MAX - version))?;
        for event in &append.events {
            version += 1;
            ledger.seq += 1;
            let mut row = EventRow {
                org: ledger.org.clone(),
                stream: append.stream.to_string(),
                version,
                seq: ledger.seq,
                command: append.command.to_string(),
                kind: event.kind.clone(),
                schema: i64::from(event.schema),
                recorded_at: append.recorded_at,
                occurred_at: event.occurred_at,
                actor: append.actor.to_string(),
                role: append.role.clone(),
                sealing: 0,
                payload: event.payload.clone(),
                hash: Vec::new(),
            };
            ledger.hash = row.link(&ledger.hash);
            row.hash = ledger.hash.to_vec();
            self.events.push(row);
        }
        Ok(version)
    }

    pub(super) fn add_case(&mut self, append: &'batch Append) {
        let Some(row) = &append.case_row else { return };
        self.cases.insert(row.id, row);
        if let Some(given) = &append.words {
            let found_by = given.iter().cloned().chain(words(&row.reference));
            self.words
                .insert(row.id, found_by.map(String::into_bytes).collect());
        }
    }
}

fn check_case(ledger: &Ledger, append: &Append) -> Result<(), AppendFault> {
    let Some(row) = &append.case_row else {
        return Ok(());
    };
    match ledger.cases.get(&row.id) {
        Some(stored) if stored.opened_at != row.opened_at => Err(AppendFault::Refused(
            "a case is opened once: `opened_at` never changes".into(),
        )),
        _ => Ok(()),
    }
}

fn check(append: &Append, version: i64) -> Result<(), AppendFault> {
    if append.events.is_empty() {
        return Err(AppendFault::Empty);
    }
    if append
        .case_row
        .as_ref()
        .is_some_and(|row| row.id != append.stream)
    {
        return Err(AppendFault::Refused(
            "the case row is not of this stream".into(),
        ));
    }
    if append.words.is_some() && append.case_row.is_none() {
        return Err(AppendFault::Refused("words come with a case row".into()));
    }
    let stands = match append.expected {
        Expected::New => version == 0,
        Expected::Version(expected) => version == i64::from(expected),
        Expected::Any => true,
    };
    if stands {
        Ok(())
    } else {
        Err(AppendFault::Conflict {
            actual: fits(version)?,
        })
    }
}

fn fits<T: TryFrom<i64>>(number: i64) -> Result<T, AppendFault> {
    T::try_from(number).map_err(|_| AppendFault::Refused("the stream is full".into()))
}
