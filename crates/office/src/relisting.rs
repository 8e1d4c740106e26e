//! The lists and the search made again from the journal, which alone is what happened.

use casework::Case;
use store::{Relisted, StoredEvent};
use uuid::Uuid;

use crate::error::{Error, Fault};
use crate::load::understood;
use crate::office::Office;
use crate::search_words::words_of;

/// So many cases are written together.
const TOGETHER: u32 = 100;

/// Which cases are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relist {
    /// Those that an earlier version of Waypost listed with less than is shown today.
    Earlier,
    /// Every case that the journal holds, listed or not.
    Every,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Cases that were looked at.
    pub cases: u64,
    /// The references of those that were listed otherwise, or were no cases at all, and are put right.
    pub mended: Vec<String>,
    /// Which cases could not be understood, each with why. They are listed as they were.
    pub unread: Vec<String>,
}

impl Office {
    /// How many cases are listed, of all organisations.
    ///
    /// # Errors
    /// A fault when the database cannot be read.
    pub async fn case_total(&self) -> Result<u64, Error> {
        let mut all = 0;
        for organisation in self.db().organisations().await? {
            all += self.db().case_total(organisation.id).await?;
        }
        Ok(all)
    }

    /// How many of them an earlier version of Waypost listed with less than is shown today.
    ///
    /// # Errors
    /// As [`Office::case_total`].
    pub async fn earlier_total(&self) -> Result<u64, Error> {
        let mut all = 0;
        for organisation in self.db().organisations().await? {
            all += self.db().total_to_relist(organisation.id).await?;
        }
        Ok(all)
    }

    /// Works out from its events how each case is to be listed, and puts right what is listed otherwise. `progress` is told how many are
    /// done. May run while others work: a case that they change meanwhile is listed as their change says.
    ///
    /// # Errors
    /// A fault when the database cannot be read or written; the cases before it are put right.
    pub async fn relist(&self, which: Relist, progress: &dyn Fn(u64)) -> Result<Listed, Error> {
        let mut listed = Listed::default();
        for organisation in self.db().organisations().await? {
            let org = organisation.id;
            let mut after = None;
            loop {
                let some = match which {
                    Relist::Earlier => self.db().cases_to_relist(org, after, TOGETHER).await?,
                    Relist::Every => self.db().case_streams(org, after, TOGETHER).await?,
                };
                let Some(last) = some.last() else { break };
                after = Some(*last);
                self.relist_some(org, &some, &mut listed).await?;
                progress(listed.cases);
            }
            if which == Relist::Every {
                let mended = self.db().unlist_what_is_no_case(org).await?;
                listed.mended.extend(mended);
            }
        }
        Ok(listed)
    }

    async fn relist_some(&self, org: Uuid, ids: &[Uuid], listed: &mut Listed) -> Result<(), Error> {
        let mut cases = Vec::with_capacity(ids.len());
        for id in ids {
            let stored = match self.db().read_stream(org, *id).await {
                Err(fault @ store::Fault::Corrupt(_)) => Err(fault.into()),
                stored => Ok(stored?),
            };
            match stored.and_then(|stored| self.as_listed(*id, stored)) {
                Ok(case) => cases.push(case),
                Err(fault) => listed.unread.push(format!("case {id}: {fault}")),
            }
        }
        let mended = self.db().relist(org, &cases).await?;
        let rows = cases.into_iter().map(|case| case.row);
        let mended = rows.filter(|row| mended.contains(&row.id));
        listed.mended.extend(mended.map(|row| row.reference));
        listed.cases += u64::try_from(ids.len()).unwrap_or(u64::MAX);
        Ok(())
    }

    fn as_listed(&self, id: Uuid, stored: Vec<StoredEvent>) -> Result<Relisted, Error> {
        let events: Result<Vec<_>, _> = stored.into_iter().map(understood).collect();
        let events = events?;
        let case =
            Case::fold(events.iter().cloned()).map_err(|fault| Fault::new(fault.to_string()))?;
        Ok(Relisted {
            row: self.row(id, &case)?,
            words: words_of(&events),
            version: case.version,
        })
    }
}
