//! The words that a beginning can mean, and the cases of each from the newest on: the words are kept in that order, so that the first page
//! is found without looking at the rest.

use crate::case_list::{CaseColumns, Listing, count_of_page, page};
use crate::case_row::{CaseRow, Cursor, Order, Page};
use crate::engine::Db;
use crate::fault::Fault;
use crate::search::{Range, push_words};
use crate::statement::sql;
use uuid::Uuid;

/// A beginning of more words than this is not gone through word by word.
const MOST: usize = 8;

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

    /// A page of the cases that have one of the words and all of the others, and are not hidden from the viewer.
    pub(crate) async fn newest_first(
        &self,
        org: Uuid,
        viewer: Uuid,
        (words, others): (&[Vec<u8>], &[Range]),
        after: Option<Cursor>,
        limit: u32,
    ) -> Result<Page<CaseRow>, Fault> {
        let mut listing = Listing::new(self.engine());
        listing.push_text(" from (select distinct n.opened_at, n.id from (");
        for (place, word) in words.iter().enumerate() {
            if place > 0 {
                listing.push_text(" union all ");
            }
            push_word(&mut listing, org, viewer, word, others);
            push_newest(&mut listing, after, limit);
        }
        listing.push_text(") n) c where true");
        let rows: Vec<CaseColumns> = self
            .reads
            .rows(listing.page(org, Order::Newest, after, limit))
            .await?;
        let count = count_of_page(rows.len(), after, limit);
        page(rows, Order::Newest, limit, count)
    }
}

/// The cases of one word. A part of a union may only be ordered and cut short within a query of its own.
fn push_word(listing: &mut Listing, org: Uuid, viewer: Uuid, word: &[u8], others: &[Range]) {
    listing.push_text("select * from (select w.opened_at, w.case_id as id");
    listing.push(" from case_word w where w.org_id = ", org);
    listing.push(" and w.word = ", word.to_vec());
    listing.push_not_excluded("w.org_id", "w.case_id", viewer);
    push_words(listing, "w.org_id", "w.case_id", others);
}

fn push_newest(listing: &mut Listing, after: Option<Cursor>, limit: u32) {
    if let Some(cursor) = after {
        listing.push(" and (w.opened_at, w.case_id) < (", cursor.at);
        listing.push(", ", cursor.id);
        listing.push_text(")");
    }
    listing.push(
        " order by w.opened_at desc, w.case_id desc limit ",
        limit + 1,
    );
    listing.push_text(") one_word");
}
