//! Finding cases by words: every word that is sought must begin one of the case's words. Newest first.
//!
//! When one of the words is rare, the search begins at that word; otherwise it walks the list from its newest end and stops at a full page,
//! which comes soon because all words are common. So neither a rare nor a common word costs more in 50,000 cases than in 500.

use crate::case_list::{CaseColumns, Listing, page};
use crate::case_row::{CaseRow, Count, Cursor, Order, Page, Scope};
use crate::engine::Db;
use crate::fault::Fault;
use crate::statement::sql;
use crate::words::sought;
use uuid::Uuid;

/// A word that so few cases have is rare.
const RARE: u32 = 1_500;
/// Further words are not looked at.
const MOST_WORDS: usize = 6;
const LONGEST_PAGE: u32 = 100;

/// A word's beginning, as the range of byte strings that begin so.
#[derive(Clone)]
struct Range {
    from: Vec<u8>,
    to: Vec<u8>,
}

impl Range {
    fn of(word: String) -> Self {
        let from = word.into_bytes();
        let mut to = from.clone();
        // No UTF-8 text holds this byte, so every word that begins like this one is less.
        to.push(0xff);
        Self { from, to }
    }
}

impl Db {
    /// One page of the cases in scope that have words beginning with all of `text`'s words; none when `text` has no word.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn search(
        &self,
        org: Uuid,
        scope: Scope,
        text: &str,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<CaseRow>, Fault> {
        let limit = limit.clamp(1, LONGEST_PAGE);
        let nothing = Page {
            rows: Vec::new(),
            next: None,
            count: Count::Exactly(0),
        };
        let mut ranges: Vec<(u32, Range)> = Vec::new();
        for word in sought(text).into_iter().take(MOST_WORDS) {
            let range = Range::of(word);
            ranges.push((self.frequency(org, &range).await?, range));
        }
        ranges.sort_by_key(|(frequency, _)| *frequency);
        let Some((rarest, _)) = ranges.first() else {
            return Ok(nothing);
        };
        let begin_at_word = *rarest <= RARE && !matches!(scope, Scope::Own { .. });
        let ranges: Vec<Range> = ranges.into_iter().map(|(_, range)| range).collect();
        let listing = if begin_at_word {
            self.beginning_at_word(org, scope, &ranges)
        } else {
            self.beginning_at_list(org, scope, &ranges)
        };
        let Some(listing) = listing else {
            return Ok(nothing);
        };
        let count = if begin_at_word {
            Some(self.counted(listing.count()).await?)
        } else {
            None
        };
        let rows: Vec<CaseColumns> = self
            .reads
            .rows(listing.page(Order::Newest, after, limit))
            .await?;
        let found = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let seen = if found > limit || after.is_some() {
            Count::MoreThan(found.min(limit))
        } else {
            Count::Exactly(found)
        };
        page(rows, Order::Newest, limit, count.unwrap_or(seen))
    }

    /// How many words of cases begin so, counted just past [`RARE`].
    async fn frequency(&self, org: Uuid, range: &Range) -> Result<u32, Fault> {
        let count = sql(
            "select count(*) from (select 1 from case_word where org_id = $1 and word >= $2 and word < $3 limit $4) as counted",
        );
        let count = count
            .bind(org)
            .bind(range.from.clone())
            .bind(range.to.clone())
            .bind(RARE + 1);
        let found: Option<(i64,)> = self.reads.row(count).await?;
        Ok(u32::try_from(found.map_or(0, |(count,)| count)).unwrap_or(u32::MAX))
    }

    /// Begins at the first word's cases. The cross join keeps SQLite's planner to that order.
    fn beginning_at_word(&self, org: Uuid, scope: Scope, ranges: &[Range]) -> Option<Listing> {
        let (first, others) = ranges.split_first()?;
        let head = " from (select distinct case_id from case_word where org_id = ";
        let mut listing = Listing::beginning(self.engine(), org, head);
        listing.push(" and word >= ", first.from.clone());
        listing.push(" and word < ", first.to.clone());
        listing.push(
            ") w cross join case_list c where c.id = w.case_id and c.org_id = ",
            org,
        );
        listing.push_scope(scope)?;
        push_words(&mut listing, others);
        Some(listing)
    }

    fn beginning_at_list(&self, org: Uuid, scope: Scope, ranges: &[Range]) -> Option<Listing> {
        let mut listing = Listing::within(self.engine(), org, scope)?;
        push_words(&mut listing, ranges);
        Some(listing)
    }
}

fn push_words(listing: &mut Listing, ranges: &[Range]) {
    for range in ranges {
        listing.push(
            " and exists (select 1 from case_word f where f.org_id = c.org_id and f.case_id = c.id and f.word >= ",
            range.from.clone(),
        );
        listing.push(" and f.word < ", range.to.clone());
        listing.push_text(")");
    }
}
