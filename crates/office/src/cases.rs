//! The list of cases and the search: always within what the visitor may see, never a decision for each row.

use access::Kind;
use casework::Status;
use store::{CaseFilter, CaseRow, Count, Cursor, Micros, Order, Page, Scope};

use crate::concern_kind;
use crate::error::Error;
use crate::office::{Office, timestamp};
use crate::people::People;
use crate::said;
use crate::view::{CaseRowView, CasesView, Visitor};
use crate::words::choice;

/// Rows of a page.
const PAGE: u32 = 25;
/// Rows that a search looks at in one step when it also filters.
const STRIDE: u32 = 100;
/// Steps after which a filtered search gives what it has.
const STEPS: usize = 8;
/// Longer searches are cut.
const TEXT: usize = 200;

/// What is asked of the list; everything empty lists all that the visitor may see, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseQuery {
    /// A reference, words, or a person's name.
    pub text: String,
    pub mine: bool,
    pub overdue: bool,
    /// Only where somebody is known to be in danger.
    pub danger: bool,
    /// A value of [`CasesView::kinds`].
    pub kind: Option<String>,
    /// A value of [`CasesView::statuses`].
    pub status: Option<String>,
    /// The cursor of the page before.
    pub after: Option<String>,
}

impl Office {
    /// # Errors
    /// `Denied` for roles that see no list of cases.
    pub async fn cases(&self, visitor: &Visitor, query: &CaseQuery) -> Result<CasesView, Error> {
        let scope = scope(visitor);
        if scope == Scope::None {
            return Err(Error::Denied);
        }
        let filter = self.filter(visitor, query, scope);
        let text: String = query.text.chars().take(TEXT).collect();
        let page = if text.trim().is_empty() {
            self.db().cases(visitor.org.0, &filter).await?
        } else {
            self.search(visitor, &filter, &text).await?
        };
        let people = self.people(visitor).await?;
        Ok(self.list(page, &people))
    }

    /// The first few of a list, uncounted; `most` is at least 1.
    ///
    /// # Errors
    /// As [`Office::cases`].
    pub async fn first_cases(
        &self,
        visitor: &Visitor,
        query: &CaseQuery,
        most: u32,
    ) -> Result<Vec<CaseRowView>, Error> {
        let scope = scope(visitor);
        if scope == Scope::None {
            return Err(Error::Denied);
        }
        let filter = CaseFilter {
            limit: most,
            count_to: 0,
            ..self.filter(visitor, query, scope)
        };
        let page = self.db().cases(visitor.org.0, &filter).await?;
        let people = self.people(visitor).await?;
        Ok(self.list(page, &people).rows)
    }

    fn filter(&self, visitor: &Visitor, query: &CaseQuery, scope: Scope) -> CaseFilter {
        let given = |value: &Option<String>| value.clone().filter(|value| !value.is_empty());
        CaseFilter {
            owner: query.mine.then_some(visitor.account.0),
            overdue_at: query.overdue.then(|| self.micros()),
            danger: query.danger,
            kind: given(&query.kind),
            status: given(&query.status),
            order: if query.overdue {
                Order::Due
            } else {
                Order::Newest
            },
            // A cursor that is none begins at the beginning.
            after: query.after.as_ref().and_then(|cursor| cursor.parse().ok()),
            limit: PAGE,
            ..CaseFilter::new(scope)
        }
    }

    /// Words, and the filters on top: looks through a bounded number of matches for a full page.
    async fn search(
        &self,
        visitor: &Visitor,
        filter: &CaseFilter,
        text: &str,
    ) -> Result<Page<CaseRow>, Error> {
        let org = visitor.org.0;
        if is_bare(filter) {
            return Ok(self
                .db()
                .search(org, filter.scope, text, filter.after, PAGE)
                .await?);
        }
        let mut rows: Vec<CaseRow> = Vec::new();
        let mut after = filter.after;
        for _ in 0..STEPS {
            let page = self
                .db()
                .search(org, filter.scope, text, after, STRIDE)
                .await?;
            for row in page.rows {
                after = Some(Cursor {
                    at: row.opened_at,
                    id: row.id,
                });
                if matches(&row, filter) {
                    rows.push(row);
                }
                if rows.len() >= usize::try_from(PAGE).unwrap_or(usize::MAX) {
                    return Ok(some(rows, after, filter));
                }
            }
            if page.next.is_none() {
                return Ok(some(rows, None, filter));
            }
        }
        Ok(some(rows, after, filter))
    }

    fn list(&self, page: Page<CaseRow>, people: &People) -> CasesView {
        let now = self.now();
        CasesView {
            rows: page
                .rows
                .into_iter()
                .map(|row| row_view(row, people, now.as_microsecond()))
                .collect(),
            next: page.next.map(|cursor| cursor.to_string()),
            total: total(page.count),
            kinds: concern_kind::choices(),
            statuses: Status::IDS
                .into_iter()
                .map(|id| choice(id, Status::label(id)))
                .collect(),
        }
    }
}

/// What the access rules let the visitor list.
fn scope(visitor: &Visitor) -> Scope {
    match access::scope(&visitor.who(), Kind::Case) {
        access::Scope::All { account, .. } => Scope::All { viewer: account },
        access::Scope::Own { account, .. } => Scope::Own { viewer: account },
        access::Scope::None => Scope::None,
    }
}

fn is_bare(filter: &CaseFilter) -> bool {
    filter.owner.is_none()
        && filter.overdue_at.is_none()
        && !filter.danger
        && filter.kind.is_none()
        && filter.status.is_none()
}

fn matches(row: &CaseRow, filter: &CaseFilter) -> bool {
    filter.owner.is_none_or(|owner| row.owner == Some(owner))
        && (row.danger || !filter.danger)
        && filter.kind.as_ref().is_none_or(|kind| row.kind == *kind)
        && filter
            .status
            .as_ref()
            .is_none_or(|status| row.status == *status)
        && filter
            .overdue_at
            .is_none_or(|at| row.next_due.is_some_and(|due| due <= at))
}

/// A page of a filtered search; the count is of what was looked through.
fn some(rows: Vec<CaseRow>, next: Option<Cursor>, filter: &CaseFilter) -> Page<CaseRow> {
    let found = u32::try_from(rows.len()).unwrap_or(u32::MAX);
    let whole = next.is_none() && filter.after.is_none();
    let count = if whole {
        Count::Exactly(found)
    } else {
        Count::MoreThan(found)
    };
    Page { rows, next, count }
}

fn row_view(row: CaseRow, people: &People, now: Micros) -> CaseRowView {
    CaseRowView {
        reference: row.reference,
        kind: concern_kind::label(&row.kind).to_owned(),
        status: Status::label(&row.status).to_owned(),
        owner: row.owner.map(|owner| people.name(owner)),
        opened: said::date(timestamp(row.opened_at)),
        next_due: row
            .next_due
            .map(|due| calendar::say(timestamp(due), timestamp(now)))
            .unwrap_or_default(),
        overdue: row.next_due.is_some_and(|due| due < now),
        danger: row.danger,
    }
}

/// "37", "more than 500".
fn total(count: Count) -> String {
    match count {
        Count::Exactly(rows) => thousands(rows),
        Count::MoreThan(rows) => format!("more than {}", thousands(rows)),
    }
}

fn thousands(number: u32) -> String {
    if number < 1_000 {
        return number.to_string();
    }
    format!("{},{:03}", thousands(number / 1_000), number % 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_is_said_as_people_read_it() {
        assert_eq!(total(Count::Exactly(37)), "37");
        assert_eq!(total(Count::Exactly(1_234_005)), "1,234,005");
        assert_eq!(total(Count::MoreThan(1_500)), "more than 1,500");
    }
}
