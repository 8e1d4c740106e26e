//! Finding cases by words: every word that is sought must begin one of the case's words. Newest first.
//!
//! When one of the words is rare, the search begins at that word and never leaves the words until it has the page. Otherwise it tries the
//! newest cases of the least common word ([`crate::spelling`]), which mostly fill a page; a beginning of very many different words cannot be
//! gone through so, and the newest of all cases are tried. Only if the words hardly ever come together are all their entries laid over each
//! other: that alone costs more the more cases there are.

use crate::case_list::{CaseColumns, Listing, count_of_page, page};
use crate::case_row::{CaseRow, Count, Cursor, Order, Page, Scope};
use crate::engine::Db;
use crate::fault::Fault;
use crate::statement::sql;
use crate::words::sought;
use uuid::Uuid;

/// A word that so few cases have is rare.
const RARE: u32 = 300;
/// So many of the newest cases are walked for common words.
const WALKED: u32 = 1_000;
/// Further words are not looked at.
const MOST_WORDS: usize = 6;
const LONGEST_PAGE: u32 = 100;

/// A word's beginning, as the range of byte strings that begin so.
#[derive(Clone)]
pub(crate) struct Range {
    pub from: Vec<u8>,
    pub to: Vec<u8>,
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
        let rare = *rarest <= RARE;
        let ranges: Vec<Range> = ranges.into_iter().map(|(_, range)| range).collect();
        match scope {
            Scope::None => Ok(nothing),
            // Few cases are anybody's own: all of them are walked.
            Scope::Own { .. } => {
                self.among_the_newest(org, scope, &ranges, after, limit, None)
                    .await
            }
            Scope::All { viewer } if rare => {
                self.begin_at_the_word(org, viewer, &ranges, after, limit)
                    .await
            }
            Scope::All { viewer } => {
                let (bound, found) = match self.spellings(org, &ranges[0]).await? {
                    Some(words) => {
                        // Every case of a word that is sought alone will do.
                        let bound = match ranges.len() {
                            1 => None,
                            _ => self.tried_until(org, &words, after).await?,
                        };
                        let words = (words.as_slice(), &ranges[1..]);
                        let newest = self.newest_first(org, viewer, words, after, limit, bound);
                        (bound, newest.await?)
                    }
                    None => {
                        let bound = self.walk_ends(org, after).await?;
                        let newest =
                            self.among_the_newest(org, scope, &ranges, after, limit, bound);
                        (bound, newest.await?)
                    }
                };
                if found.next.is_some() || bound.is_none() {
                    return Ok(found);
                }
                self.in_all_entries(org, viewer, &ranges, after, limit)
                    .await
            }
        }
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

    /// When the last of the newest [`WALKED`] cases was opened; `None` when there are fewer.
    async fn walk_ends(&self, org: Uuid, after: Option<Cursor>) -> Result<Option<i64>, Fault> {
        let newest = after.map_or(i64::MAX, |cursor| cursor.at);
        let end = sql(
            "select opened_at from case_list where org_id = $1 and opened_at <= $2 order by opened_at desc limit 1 offset $3",
        );
        let found: Option<(i64,)> = self
            .reads
            .row(end.bind(org).bind(newest).bind(WALKED))
            .await?;
        Ok(found.map(|(at,)| at))
    }

    async fn among_the_newest(
        &self,
        org: Uuid,
        scope: Scope,
        ranges: &[Range],
        after: Option<Cursor>,
        limit: u32,
        bound: Option<i64>,
    ) -> Result<Page<CaseRow>, Fault> {
        let mut listing = Listing::new(self.engine());
        listing.push(" from case_list c where c.org_id = ", org);
        listing.push_scope(scope);
        if let Some(bound) = bound {
            listing.push(" and c.opened_at >= ", bound);
        }
        push_words(&mut listing, "c.org_id", "c.id", ranges);
        self.newest(org, listing, after, limit).await
    }

    /// The page is put together from the rare word's entries; only its own cases are read.
    async fn begin_at_the_word(
        &self,
        org: Uuid,
        viewer: Uuid,
        ranges: &[Range],
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<CaseRow>, Fault> {
        let mut listing = Listing::new(self.engine());
        listing.push_text(" from (select distinct w.opened_at, w.case_id as id from (");
        listing.push_text("select s.org_id, s.opened_at, s.case_id");
        push_entries(&mut listing, "s", org, &ranges[0]);
        // Beyond what there can be: it tells a planner how few they are.
        listing.push_limit(2 * RARE);
        listing.push_text(") w where true");
        listing.push_not_excluded("w.org_id", "w.case_id", viewer);
        push_words(&mut listing, "w.org_id", "w.case_id", &ranges[1..]);
        listing.push_text(") c where true");
        let count = self.counted(listing.count(RARE), RARE).await?;
        let found = self.newest(org, listing, after, limit).await?;
        Ok(Page { count, ..found })
    }

    /// A page of the listing, newest first, of which no more is counted than the page.
    pub(crate) async fn newest(
        &self,
        org: Uuid,
        listing: Listing,
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<CaseRow>, Fault> {
        let rows: Vec<CaseColumns> = self
            .reads
            .rows(listing.page(org, Order::Newest, after, limit))
            .await?;
        let count = count_of_page(rows.len(), after, limit);
        page(rows, Order::Newest, limit, count)
    }

    /// Lays all entries of all words over each other, in the order in which they are kept.
    async fn in_all_entries(
        &self,
        org: Uuid,
        viewer: Uuid,
        ranges: &[Range],
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<CaseRow>, Fault> {
        let mut listing = Listing::new(self.engine());
        listing.push_text(" from (");
        for (place, range) in ranges.iter().enumerate() {
            listing.push_text(match (place, ranges.len()) {
                (0, 1) => "select distinct w.opened_at, w.case_id as id",
                (0, _) => "select w.opened_at, w.case_id as id",
                _ => " intersect select w.opened_at, w.case_id",
            });
            push_entries(&mut listing, "w", org, range);
            if place == 0 {
                listing.push_not_excluded("w.org_id", "w.case_id", viewer);
            }
            push_after(&mut listing, after);
        }
        listing.push_text(" order by opened_at desc, id desc");
        listing.push_limit(limit + 1);
        listing.push_text(") c where true");
        self.newest(org, listing, after, limit).await
    }
}

/// The entries of the words in the range.
fn push_entries(listing: &mut Listing, name: &str, org: Uuid, range: &Range) {
    listing.push(
        &format!(" from case_word {name} where {name}.org_id = "),
        org,
    );
    listing.push(&format!(" and {name}.word >= "), range.from.clone());
    listing.push(&format!(" and {name}.word < "), range.to.clone());
}

/// Only entries `w` behind the cursor.
pub(crate) fn push_after(listing: &mut Listing, after: Option<Cursor>) {
    if let Some(cursor) = after {
        listing.push(" and (w.opened_at, w.case_id) < (", cursor.at);
        listing.push(", ", cursor.id);
        listing.push_text(")");
    }
}

pub(crate) fn push_words(listing: &mut Listing, org: &str, case: &str, ranges: &[Range]) {
    for range in ranges {
        let has = format!(
            " and (select 1 from case_word f where f.org_id = {org} and f.case_id = {case} and f.word >= "
        );
        listing.push(&has, range.from.clone());
        listing.push(" and f.word < ", range.to.clone());
        listing.push_text(" limit 1) is not null");
    }
}
