//! Case lists: scope first, then filters, a page at a time.

use crate::engines::{Fresh, on_both_engines};
use crate::samples::*;
use store::{Append, CaseFilter, CaseRow, Count, Cursor, Expected, Order, Scope};
use uuid::Uuid;

const ALL: Scope = Scope::All { viewer: LEAD };

/// Sixty cases: every third is the teacher's, every fourth the lead's, every fifth due, every sixth closed,
/// every tenth in danger unless it is closed.
async fn sixty(fresh: &Fresh) {
    organisation(&fresh.db, ORG).await;
    let appends = (1..=60)
        .map(|number| opening(number, sample(number), "word"))
        .collect();
    assert!(
        fresh
            .db
            .append_many(appends)
            .await
            .iter()
            .all(Result::is_ok)
    );
}

fn sample(number: u32) -> CaseRow {
    let closed = number.is_multiple_of(6);
    CaseRow {
        kind: if number.is_multiple_of(2) {
            "imagery"
        } else {
            "bullying"
        }
        .into(),
        status: if closed { "closed" } else { "in_progress" }.into(),
        owner: (number.is_multiple_of(4)).then_some(LEAD),
        reporter: if number.is_multiple_of(3) {
            TEACHER
        } else {
            LEAD
        },
        danger: number.is_multiple_of(10) && !closed,
        next_due: (number.is_multiple_of(5) && !closed).then_some(1_000 - i64::from(number)),
        // Cases are opened in twos, so that pages end between rows of the same time.
        opened_at: i64::from(number / 2),
        ..row(id(number), number)
    }
}

/// Every page of a list, one after the other.
async fn all_pages(fresh: &Fresh, mut filter: CaseFilter) -> (Vec<u32>, Count) {
    let mut numbers = Vec::new();
    loop {
        let page = fresh.db.cases(ORG, &filter).await.unwrap();
        assert!(page.rows.len() <= filter.limit as usize);
        numbers.extend(
            page.rows
                .iter()
                .map(|row| row.reference[3..].parse::<u32>().unwrap()),
        );
        match page.next {
            Some(next) => filter.after = Some(next.to_string().parse::<Cursor>().unwrap()),
            None => return (numbers, page.count),
        }
    }
}

/// The numbers of the sample cases that meet a condition, newest first.
fn expected(condition: impl Fn(&CaseRow) -> bool) -> Vec<u32> {
    let mut rows: Vec<(i64, Uuid, u32)> = (1..=60)
        .map(|number| (sample(number), number))
        .filter(|(row, _)| condition(row))
        .map(|(row, number)| (row.opened_at, row.id, number))
        .collect();
    rows.sort_unstable_by(|left, right| right.cmp(left));
    rows.into_iter().map(|(_, _, number)| number).collect()
}

on_both_engines! {
    async fn filters_apply_together_in_every_mix(fresh) {
        sixty(fresh).await;
        for mix in 0..64_u32 {
            let has = |bit: u32| mix & (1 << bit) != 0;
            let filter = CaseFilter {
                scope: if has(0) { Scope::Own { viewer: TEACHER } } else { ALL },
                owner: has(1).then_some(LEAD),
                kind: has(2).then(|| "imagery".into()),
                status: has(3).then(|| "in_progress".into()),
                overdue_at: has(4).then_some(970),
                danger: has(5),
                limit: 7,
                ..CaseFilter::new(ALL)
            };
            let mut wanted = expected(|row| {
                (!has(0) || row.reporter == TEACHER)
                    && (!has(1) || row.owner == Some(LEAD))
                    && (!has(2) || row.kind == "imagery")
                    && (!has(3) || row.status == "in_progress")
                    && (!has(4) || row.next_due.is_some_and(|due| due <= 970))
                    && (!has(5) || row.danger)
            });
            if has(4) {
                wanted.sort_unstable_by_key(|number| std::cmp::Reverse(*number));
            }
            let (found, count) = all_pages(fresh, filter).await;
            assert_eq!(found, wanted, "mix {mix:06b}");
            assert_eq!(count, Count::Exactly(u32::try_from(wanted.len()).unwrap()));
        }
    }

    async fn what_is_due_comes_earliest_first(fresh) {
        sixty(fresh).await;
        let filter = CaseFilter { order: Order::Due, limit: 3, ..CaseFilter::new(ALL) };
        assert_eq!(all_pages(fresh, filter).await.0, [55, 50, 45, 40, 35, 25, 20, 15, 10, 5]);
    }

    async fn no_list_leaves_its_scope(fresh) {
        sixty(fresh).await;
        assert_eq!(all_pages(fresh, CaseFilter::new(Scope::None)).await, (Vec::new(), Count::Exactly(0)));
        let own = all_pages(fresh, CaseFilter::new(Scope::Own { viewer: TEACHER })).await.0;
        assert_eq!(own, expected(|row| row.reporter == TEACHER));
        let nobody = all_pages(fresh, CaseFilter::new(Scope::Own { viewer: id(77) })).await.0;
        assert_eq!(nobody, Vec::<u32>::new());
        assert!(fresh.db.cases(OTHER_ORG, &CaseFilter::new(ALL)).await.unwrap().rows.is_empty());
    }

    async fn a_case_is_hidden_from_who_is_excluded_for_as_long_as_they_are(fresh) {
        organisation(&fresh.db, ORG).await;
        let hidden = CaseRow { excluded: vec![TEACHER, LEAD, LEAD], ..row(id(1), 1) };
        fresh.db.append(opening(1, hidden, "apple")).await.unwrap();
        fresh.db.append(opening(2, row(id(2), 2), "apple")).await.unwrap();
        for scope in [ALL, Scope::Own { viewer: TEACHER }] {
            assert_eq!(all_pages(fresh, CaseFilter::new(scope)).await, (vec![2], Count::Exactly(1)));
            let found = fresh.db.search(ORG, scope, "apple", None, 10).await.unwrap();
            assert_eq!(found.rows.len(), 1);
        }
        assert_eq!(all_pages(fresh, CaseFilter::new(Scope::All { viewer: id(5) })).await.0, [2, 1]);
        let shown = CaseRow { excluded: vec![TEACHER], ..row(id(1), 1) };
        fresh.db.append(Append { case_row: Some(shown.clone()), ..append(id(1), Expected::Version(1), 3) }).await.unwrap();
        assert_eq!(all_pages(fresh, CaseFilter::new(ALL)).await.0, [2, 1]);
        assert_eq!(all_pages(fresh, CaseFilter::new(Scope::All { viewer: TEACHER })).await.0, [2]);
        assert_eq!(fresh.db.case(ORG, id(1)).await.unwrap(), Some(shown));
    }

    async fn a_case_is_found_by_its_id_and_its_reference(fresh) {
        sixty(fresh).await;
        assert_eq!(fresh.db.case(ORG, id(5)).await.unwrap(), Some(sample(5)));
        assert_eq!(fresh.db.case_by_reference(ORG, "WP-0005").await.unwrap(), Some(sample(5)));
        assert_eq!(fresh.db.case_by_reference(OTHER_ORG, "WP-0005").await.unwrap(), None);
        assert_eq!(fresh.db.case(ORG, id(61)).await.unwrap(), None);
    }

    async fn after_a_bulk_import_whoever_may_write_lets_the_engine_look_again(fresh) {
        sixty(fresh).await;
        fresh.db.analyse().await.unwrap();
        assert_eq!(all_pages(fresh, CaseFilter::new(ALL)).await.0, expected(|_| true));
    }

    async fn long_lists_are_counted_no_further_than_is_useful(fresh) {
        organisation(&fresh.db, ORG).await;
        let appends = (1..=1_002).map(|number| opening(number, row(id(number), number), "word")).collect();
        assert!(fresh.db.append_many(appends).await.iter().all(Result::is_ok));
        let page = fresh.db.cases(ORG, &CaseFilter::new(ALL)).await.unwrap();
        assert_eq!((page.rows.len(), page.count), (25, Count::MoreThan(500)));
        let further = CaseFilter { count_to: 2_000, ..CaseFilter::new(ALL) };
        assert_eq!(fresh.db.cases(ORG, &further).await.unwrap().count, Count::Exactly(1_002));
        let uncounted = CaseFilter { count_to: 0, ..CaseFilter::new(ALL) };
        assert_eq!(fresh.db.cases(ORG, &uncounted).await.unwrap().count, Count::MoreThan(25));
    }
}

#[test]
fn a_cursor_from_a_query_string_is_checked() {
    for text in [
        "",
        "1",
        "1.",
        "x.y",
        "1.2.3",
        "99999999999999999999.00000000-0000-0000-0000-000000000001",
    ] {
        assert!(text.parse::<Cursor>().is_err(), "{text}");
    }
}
