//! The case lists: any mix of filters, always within a scope, a page at a time by key, so that a page costs the same in 500 cases and 50,000.
//!
//! A list is opened by exactly one index. Of several filters the one that is sure to be narrow opens it (whose cases, then who is in danger,
//! then who leads them, then what is due); the others are written so that no planner takes them for an opening (`kind || '' = $4`).

use crate::case_row::{CaseFilter, CaseRow, Count, Cursor, Order, Page, Scope};
use crate::chain::id;
use crate::engine::{Db, Engine};
use crate::fault::Fault;
use crate::statement::{Statement, Value, push_place, sql};
use uuid::Uuid;

const LONGEST_PAGE: u32 = 200;

/// The columns of a case in statements, in the order of [`CaseColumns`].
macro_rules! columns {
    () => {
        "c.id, c.reference, c.title, c.kind, c.status, c.owner, c.reporter, c.opened_at, c.next_due, c.updated_at, c.hidden_from, c.danger"
    };
}

pub(crate) type CaseColumns = (
    String,
    String,
    String,
    String,
    String,
    Option<String>,
    String,
    i64,
    Option<i64>,
    i64,
    String,
    Option<i64>,
);

impl Db {
    /// The row of one case, whoever asks: the caller decides who may see it.
    ///
    /// # Errors
    /// [`Fault::Unavailable`], [`Fault::Corrupt`].
    pub async fn case(&self, org: Uuid, case: Uuid) -> Result<Option<CaseRow>, Fault> {
        let read = sql(concat!(
            "select ",
            columns!(),
            " from case_list c where c.org_id = $1 and c.id = $2"
        ));
        self.only(read.bind(org).bind(case)).await
    }

    /// The row of the case with exactly that reference, whoever asks.
    ///
    /// # Errors
    /// As [`Db::case`].
    pub async fn case_by_reference(
        &self,
        org: Uuid,
        reference: &str,
    ) -> Result<Option<CaseRow>, Fault> {
        let read = sql(concat!(
            "select ",
            columns!(),
            " from case_list c where c.org_id = $1 and c.reference = $2"
        ));
        self.only(read.bind(org).bind(reference)).await
    }

    async fn only(&self, read: Statement) -> Result<Option<CaseRow>, Fault> {
        self.reads.row(read).await?.map(case_row).transpose()
    }

    /// One page of the cases that meet all conditions of the filter.
    ///
    /// # Errors
    /// As [`Db::case`].
    pub async fn cases(&self, org: Uuid, filter: &CaseFilter) -> Result<Page<CaseRow>, Fault> {
        let limit = filter.limit.clamp(1, LONGEST_PAGE);
        let Some(listing) = Listing::of(self.engine(), org, filter) else {
            return Ok(Page {
                rows: Vec::new(),
                next: None,
                count: Count::Exactly(0),
            });
        };
        let order = order_of(filter);
        // Both are asked at once, so that nobody waits for one after the other.
        let counting = (filter.count_to > limit).then(|| listing.count(filter.count_to));
        let rows = async {
            let rows: Vec<CaseColumns> = self
                .reads
                .rows(listing.page(org, order, filter.after, limit))
                .await?;
            Ok::<_, Fault>(rows)
        };
        let counted = async {
            match counting {
                Some(counting) => self.counted(counting, filter.count_to).await.map(Some),
                None => Ok(None),
            }
        };
        let (rows, counted) = tokio::try_join!(rows, counted)?;
        let count = match count_of_page(rows.len(), filter.after, limit) {
            Count::MoreThan(shown) => counted.unwrap_or(Count::MoreThan(shown)),
            exactly @ Count::Exactly(_) => exactly,
        };
        page(rows, order, limit, count)
    }

    pub(crate) async fn counted(&self, counting: Statement, most: u32) -> Result<Count, Fault> {
        let found: Option<(i64,)> = self.reads.row(counting).await?;
        let found = u32::try_from(found.map_or(0, |(count,)| count)).unwrap_or(u32::MAX);
        Ok(if found > most {
            Count::MoreThan(most)
        } else {
            Count::Exactly(found)
        })
    }
}

fn order_of(filter: &CaseFilter) -> Order {
    if filter.overdue_at.is_some() {
        Order::Due
    } else {
        filter.order
    }
}

/// What one page, of which one row more was read, tells of how many there are.
pub(crate) fn count_of_page(found: usize, after: Option<Cursor>, limit: u32) -> Count {
    let found = u32::try_from(found).unwrap_or(u32::MAX);
    if found > limit || after.is_some() {
        Count::MoreThan(found.min(limit))
    } else {
        Count::Exactly(found)
    }
}

/// One row more than the page was read, to know whether there is a next.
pub(crate) fn page(
    rows: Vec<CaseColumns>,
    order: Order,
    limit: u32,
    count: Count,
) -> Result<Page<CaseRow>, Fault> {
    let mut rows: Vec<CaseRow> = rows.into_iter().map(case_row).collect::<Result<_, _>>()?;
    let length = limit as usize;
    let more = rows.len() > length;
    rows.truncate(length);
    let next = rows.last().filter(|_| more).map(|last| Cursor {
        at: match order {
            Order::Newest => last.opened_at,
            Order::Due => last.next_due.unwrap_or(0),
        },
        id: last.id,
    });
    Ok(Page { rows, next, count })
}

fn case_row(columns: CaseColumns) -> Result<CaseRow, Fault> {
    let (
        case,
        reference,
        title,
        kind,
        status,
        owner,
        reporter,
        opened_at,
        next_due,
        updated_at,
        hidden_from,
        danger,
    ) = columns;
    Ok(CaseRow {
        id: id(&case)?,
        reference,
        title,
        kind,
        status,
        owner: owner.as_deref().map(id).transpose()?,
        reporter: id(&reporter)?,
        danger: danger == Some(1),
        opened_at,
        next_due,
        updated_at,
        excluded: hidden_from
            .split_whitespace()
            .map(id)
            .collect::<Result<_, _>>()?,
    })
}

/// The conditions of a list, as text and values.
pub(crate) struct Listing {
    engine: Engine,
    text: String,
    values: Vec<Value>,
}

impl Listing {
    /// `None` when the scope holds nothing.
    fn of(engine: Engine, org: Uuid, filter: &CaseFilter) -> Option<Self> {
        let mut listing = Self::new(engine);
        listing.push(" from case_list c where c.org_id = ", org);
        listing.push_scope(filter.scope)?;
        let mut opened = matches!(filter.scope, Scope::Own { .. });
        if filter.danger {
            // A fixed text, so that the index of these few cases can open the list.
            listing.push_text(" and c.danger = 1");
            opened = true;
        }
        if let Some(owner) = filter.owner {
            listing.push(
                if opened {
                    " and coalesce(c.owner, '') = "
                } else {
                    " and c.owner = "
                },
                owner,
            );
            opened = true;
        }
        // Never an opening together with danger: `+ 0` hides the column from both planners.
        let due = if filter.danger {
            " and c.next_due + 0"
        } else {
            " and c.next_due"
        };
        if order_of(filter) == Order::Due {
            listing.push(&format!("{due} > "), 0_i64);
            opened = true;
        }
        if let Some(now) = filter.overdue_at {
            listing.push(&format!("{due} <= "), now);
        }
        if let Some(kind) = &filter.kind {
            listing.push(
                if opened {
                    " and c.kind || '' = "
                } else {
                    " and c.kind = "
                },
                kind,
            );
        }
        if let Some(status) = &filter.status {
            listing.push(
                if opened {
                    " and c.status || '' = "
                } else {
                    " and c.status = "
                },
                status,
            );
        }
        Some(listing)
    }

    pub(crate) const fn new(engine: Engine) -> Self {
        Self {
            engine,
            text: String::new(),
            values: Vec::new(),
        }
    }

    /// `None` when the scope holds nothing.
    pub(crate) fn push_scope(&mut self, scope: Scope) -> Option<()> {
        let viewer = match scope {
            Scope::All { viewer } => viewer,
            Scope::Own { viewer } => {
                self.push(" and c.reporter = ", viewer);
                viewer
            }
            Scope::None => return None,
        };
        self.push_not_excluded("c.org_id", "c.id", viewer);
        Some(())
    }

    /// Leaves out the cases that are hidden from the viewer; `org` and `case` are columns.
    pub(crate) fn push_not_excluded(&mut self, org: &str, case: &str, viewer: Uuid) {
        let hidden = format!(
            " and not exists (select 1 from case_exclusion x where x.org_id = {org} and x.case_id = {case} and x.account = "
        );
        self.push(&hidden, viewer);
        self.push_text(")");
    }

    /// Appends fixed text and one place.
    pub(crate) fn push(&mut self, text: &str, value: impl Into<Value>) {
        self.text.push_str(text);
        self.values.push(value.into());
        push_place(&mut self.text, self.engine, self.values.len());
    }

    /// Appends fixed text.
    pub(crate) fn push_text(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// At most so many rows. Written out and not a place: a plan that does not know how few are wanted prepares for many.
    pub(crate) fn push_limit(&mut self, rows: u32) {
        self.text.push_str(&format!(" limit {rows}"));
    }

    /// As it stands.
    pub(crate) fn whole(self) -> Statement {
        Statement::built(self.text, self.values)
    }

    /// How many rows there are, counted just past `most`.
    pub(crate) fn count(&self, most: u32) -> Statement {
        let most = most.saturating_add(1);
        let text = format!(
            "select count(*) from (select 1{} limit {most}) as counted",
            self.text
        );
        Statement::built(text, self.values.clone())
    }

    /// The page's ids are found within the index alone; only then are its cases read. The cross join keeps SQLite's planner to that order.
    pub(crate) fn page(
        mut self,
        org: Uuid,
        order: Order,
        after: Option<Cursor>,
        limit: u32,
    ) -> Statement {
        let (behind, ordered) = match order {
            Order::Newest => (
                " and (c.opened_at, c.id) < (",
                " order by c.opened_at desc, c.id desc",
            ),
            Order::Due => (" and (c.next_due, c.id) > (", " order by c.next_due, c.id"),
        };
        if let Some(cursor) = after {
            self.push(behind, cursor.at);
            self.push(", ", cursor.id);
            self.push_text(")");
        }
        self.push_text(ordered);
        self.push_limit(limit + 1);
        self.push(
            ") m cross join case_list c where c.id = m.id and c.org_id = ",
            org,
        );
        Statement::built(
            format!(
                concat!("select ", columns!(), " from (select c.id{}{}"),
                self.text, ordered
            ),
            self.values,
        )
    }
}
