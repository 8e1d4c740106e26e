//! The words that a beginning can mean, and the cases of each from the newest on: the words are kept in that order, so that the first page
//! is found without looking at the rest.

use crate::case_list::Listing;
use crate::case_row::{CaseRow, Cursor, Page};
use crate::engine::Db;
use crate::fault::Fault;
use crate::search::{Range, push_after, push_words};
use crate::statement::sql;
use uuid::Uuid;

/// A beginning of more words than this is not gone through word by word.
const MOST: usize = 8;
/// So many of a word's newest cases are tried for the other words.
const TRIED: u32 = 300;

/// Leaps from each word to the next, however many cases have it.
const LEAP: &str = "with recursive found (word, turn) as (\
    select (select word from case_word where org_id = $1 and word >= $2 and word < $3 order by word limit 1), 1 \
    union all \
    select (select w.word from case_word w where w.org_id = $4 and w.word > found.word and w.word < $5 order by w.word limit 1), found.turn + 1 \
    from found where found.word is not null and found.turn <= $6) \
    select word from found where word is not null";

impl Db {
    /// The words of cases in the range; `None` when there are many.
    pub(crate) async fn spellings(
        &self,
        org: Uuid,
        range: &Range,
    ) -> Result<Option<Vec<Vec<u8>>>, Fault> {
        let leap = sql(LEAP)
            .bind(org)
            .bind(range.from.clone())
            .bind(range.to.clone())
            .bind(org)
            .bind(range.to.clone())
            .bind(i64::try_from(MOST).unwrap_or(i64::MAX));
        let words: Vec<(Vec<u8>,)> = self.reads.rows(leap).await?;
        Ok((words.len() <= MOST).then(|| words.into_iter().map(|(word,)| word).collect()))
    }

    /// The moment back to which every one of the words has so many entries at most that trying each is quick; `None` when that is all of them.
    pub(crate) async fn tried_until(
        &self,
        org: Uuid,
        words: &[Vec<u8>],
        after: Option<Cursor>,
    ) -> Result<Option<i64>, Fault> {
        let newest = after.map_or(i64::MAX, |cursor| cursor.at);
        let mut listing = Listing::new(self.engine());
        listing.push_text("select max(opened_at) from (");
        for (place, word) in words.iter().enumerate() {
            listing.push_text(if place == 0 { "" } else { " union all " });
            listing.push_text("select * from (select w.opened_at");
            push_word(&mut listing, org, word);
            listing.push(" and w.opened_at <= ", newest);
            listing.push_text(" order by w.opened_at desc limit 1 offset ");
            listing.push_text(&format!("{TRIED}) one_word"));
        }
        listing.push_text(") ends");
        let found: Option<(Option<i64>,)> = self.reads.row(listing.whole()).await?;
        Ok(found.and_then(|(at,)| at))
    }

    /// A page of the cases that have one of the words and all of the others, and are not hidden from the viewer; no older ones than `bound`.
    pub(crate) async fn newest_first(
        &self,
        org: Uuid,
        viewer: Uuid,
        (words, others): (&[Vec<u8>], &[Range]),
        after: Option<Cursor>,
        limit: u32,
        bound: Option<i64>,
    ) -> Result<Page<CaseRow>, Fault> {
        let mut listing = Listing::new(self.engine());
        listing.push_text(" from (select distinct n.opened_at, n.id from (");
        for (place, word) in words.iter().enumerate() {
            // A part of a union may only be ordered and cut short within a query of its own.
            listing.push_text(if place == 0 { "" } else { " union all " });
            listing.push_text("select * from (select w.opened_at, w.case_id as id");
            push_word(&mut listing, org, word);
            if let Some(bound) = bound {
                listing.push(" and w.opened_at >= ", bound);
            }
            listing.push_not_excluded("w.org_id", "w.case_id", viewer);
            push_words(&mut listing, "w.org_id", "w.case_id", others);
            push_after(&mut listing, after);
            listing.push_text(" order by w.opened_at desc, w.case_id desc");
            listing.push_limit(limit + 1);
            listing.push_text(") one_word");
        }
        listing.push_text(") n) c where true");
        self.newest(org, listing, after, limit).await
    }
}

fn push_word(listing: &mut Listing, org: Uuid, word: &[u8]) {
    listing.push(" from case_word w where w.org_id = ", org);
    listing.push(" and w.word = ", word.to_vec());
}
