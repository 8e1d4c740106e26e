//! The lists made again from what the journal says.

use crate::engines::{Fresh, on_both_engines};
use crate::samples::*;
use store::{Append, CaseFilter, CaseRow, Expected, Relisted, Scope};
use uuid::Uuid;

const ALL: Scope = Scope::All { viewer: LEAD };

async fn listed(fresh: &Fresh, scope: Scope) -> Vec<Uuid> {
    let page = fresh.db.cases(ORG, &CaseFilter::new(scope)).await.unwrap();
    page.rows.into_iter().map(|row| row.id).collect()
}

async fn found(fresh: &Fresh, word: &str) -> Vec<Uuid> {
    let page = fresh.db.search(ORG, ALL, word, None, 10).await.unwrap();
    page.rows.into_iter().map(|row| row.id).collect()
}

fn relisted(row: CaseRow, words: &str, version: u32) -> Relisted {
    Relisted {
        row,
        words: store::words(words),
        version,
    }
}

async fn two(fresh: &Fresh) -> [CaseRow; 2] {
    organisation(&fresh.db, ORG).await;
    let hidden = CaseRow {
        excluded: vec![TEACHER],
        danger: true,
        ..row(id(1), 1)
    };
    let rows = [hidden, row(id(2), 2)];
    for (number, (row, words)) in (1..).zip(rows.iter().zip(["apple", "pear"])) {
        let append = opening(number, row.clone(), words);
        fresh.db.append(append).await.unwrap();
    }
    rows
}

on_both_engines! {
    async fn what_is_listed_as_it_should_be_is_left_alone(fresh) {
        let [first, second] = two(fresh).await;
        let cases = [relisted(first, "apple", 1), relisted(second, "pear", 1)];
        assert_eq!(fresh.db.relist(ORG, &cases).await.unwrap(), Vec::<Uuid>::new());
        assert_eq!(fresh.db.relist(OTHER_ORG, &cases).await.unwrap(), Vec::<Uuid>::new());
        assert_eq!(listed(fresh, ALL).await, [id(2), id(1)]);
    }

    async fn a_row_that_was_lost_or_altered_is_put_right_with_its_words_and_from_whom_it_is_hidden(fresh) {
        let [first, second] = two(fresh).await;
        for statement in [
            "delete from case_word",
            "delete from case_exclusion",
            "delete from case_list where reference = 'WP-0002'",
            "update case_list set title = 'Something else', opened_at = 99, danger = 0",
        ] {
            fresh.behind_its_back(statement).await.unwrap();
        }
        assert_eq!(listed(fresh, Scope::All { viewer: TEACHER }).await, [id(1)], "the tampering shows");
        let cases = [relisted(first.clone(), "apple", 1), relisted(second.clone(), "pear", 1)];
        assert_eq!(fresh.db.relist(ORG, &cases).await.unwrap(), [id(1), id(2)]);
        assert_eq!(listed(fresh, Scope::All { viewer: TEACHER }).await, [id(2)]);
        assert_eq!(fresh.db.case(ORG, id(1)).await.unwrap(), Some(first));
        assert_eq!(fresh.db.case(ORG, id(2)).await.unwrap(), Some(second));
        assert_eq!(found(fresh, "apple").await, [id(1)]);
        assert_eq!(found(fresh, "wp-0002").await, [id(2)]);
        let next = Append { case_row: Some(row(id(2), 2)), ..append(id(2), Expected::Version(1), 9) };
        fresh.db.append(next).await.unwrap();
        assert!(fresh.db.verify(None).await.unwrap().broken.is_none());
    }

    async fn each_single_damage_is_found_and_put_right(fresh) {
        let [first, second] = two(fresh).await;
        let cases = [relisted(first.clone(), "apple", 1), relisted(second.clone(), "pear", 1)];
        for damage in [
            "delete from case_exclusion",
            "insert into case_exclusion select org_id, reporter, id from case_list where reference = 'WP-0002'",
            "update case_list set hidden_from = '' where reference = 'WP-0001'",
            "update case_list set hidden_from = 'nobody' where reference = 'WP-0001'",
            "delete from case_word where opened_at = 1",
            "update case_word set opened_at = 77 where opened_at = 1",
            "update case_list set title = 'Something else' where reference = 'WP-0001'",
            "update case_list set next_due = 5 where reference = 'WP-0001'",
            "update case_list set danger = 0 where reference = 'WP-0001'",
            "update case_list set danger = null where reference = 'WP-0001'",
            "update case_list set owner = 'nobody' where reference = 'WP-0001'",
            "update case_list set opened_at = 99 where reference = 'WP-0001'",
        ] {
            fresh.behind_its_back(damage).await.unwrap();
            let mended = fresh.db.relist(ORG, &cases).await.unwrap();
            assert!(!mended.is_empty(), "{damage}");
            assert_eq!(fresh.db.relist(ORG, &cases).await.unwrap(), Vec::<Uuid>::new(), "{damage}");
            assert_eq!(listed(fresh, Scope::All { viewer: TEACHER }).await, [id(2)], "{damage}");
            assert_eq!(listed(fresh, ALL).await, [id(2), id(1)], "{damage}");
            assert_eq!(fresh.db.case(ORG, id(1)).await.unwrap(), Some(first.clone()), "{damage}");
            assert_eq!(fresh.db.case(ORG, id(2)).await.unwrap(), Some(second.clone()), "{damage}");
            assert_eq!(found(fresh, "apple").await, [id(1)], "{damage}");
        }
    }

    async fn references_that_were_exchanged_come_right_however_far_apart_the_cases_are(fresh) {
        let [first, second] = two(fresh).await;
        for statement in [
            "update case_list set reference = 'x' where reference = 'WP-0001'",
            "update case_list set reference = 'WP-0001' where reference = 'WP-0002'",
            "update case_list set reference = 'WP-0002' where reference = 'x'",
        ] {
            fresh.behind_its_back(statement).await.unwrap();
        }
        let (one, other) = (relisted(first.clone(), "apple", 1), relisted(second.clone(), "pear", 1));
        assert_eq!(fresh.db.relist(ORG, &[one]).await.unwrap(), [id(1)]);
        assert_eq!(fresh.db.relist(ORG, &[other]).await.unwrap(), [id(2)]);
        assert_eq!(fresh.db.case_by_reference(ORG, "WP-0001").await.unwrap(), Some(first));
        assert_eq!(fresh.db.case_by_reference(ORG, "WP-0002").await.unwrap(), Some(second));
    }

    async fn the_order_in_which_accounts_were_kept_away_does_not_matter(fresh) {
        organisation(&fresh.db, ORG).await;
        let row = CaseRow { excluded: vec![id(9), id(8), id(7)], ..row(id(1), 1) };
        fresh.db.append(opening(1, row.clone(), "apple")).await.unwrap();
        let cases = [relisted(row, "apple", 1)];
        assert_eq!(fresh.db.relist(ORG, &cases).await.unwrap(), Vec::<Uuid>::new());
    }

    async fn a_row_of_what_the_journal_knows_as_no_case_goes(fresh) {
        two(fresh).await;
        assert_eq!(fresh.db.unlist_what_is_no_case(ORG).await.unwrap(), Vec::<String>::new());
        fresh.behind_its_back("update stream_head set kind = 'readings' where stream = (select id from case_list where reference = 'WP-0002')").await.unwrap();
        assert_eq!(fresh.db.unlist_what_is_no_case(ORG).await.unwrap(), ["WP-0002"]);
        assert_eq!(listed(fresh, ALL).await, [id(1)]);
    }

    async fn a_case_that_changed_meanwhile_is_listed_as_the_change_says(fresh) {
        let [_, second] = two(fresh).await;
        let closed = CaseRow { status: "closed".into(), ..second.clone() };
        let change = Append { case_row: Some(closed.clone()), ..append(id(2), Expected::Version(1), 9) };
        fresh.db.append(change).await.unwrap();
        let late = [relisted(CaseRow { title: "Late".into(), ..second }, "pear", 1)];
        assert_eq!(fresh.db.relist(ORG, &late).await.unwrap(), Vec::<Uuid>::new());
        assert_eq!(fresh.db.case(ORG, id(2)).await.unwrap(), Some(closed));
    }

    async fn rows_from_before_danger_was_listed_are_known_until_they_are_put_right(fresh) {
        let [first, second] = two(fresh).await;
        assert_eq!(fresh.db.cases_to_relist(ORG, None, 10).await.unwrap(), Vec::<Uuid>::new());
        fresh.behind_its_back("update case_list set danger = null").await.unwrap();
        assert_eq!(fresh.db.cases_to_relist(ORG, None, 10).await.unwrap(), [id(1), id(2)]);
        assert_eq!(fresh.db.total_to_relist(ORG).await.unwrap(), 2);
        assert_eq!(fresh.db.cases_to_relist(ORG, Some(id(1)), 10).await.unwrap(), [id(2)]);
        assert_eq!(fresh.db.case_streams(ORG, None, 1).await.unwrap(), [id(1)]);
        assert_eq!(fresh.db.case_streams(ORG, Some(id(1)), 10).await.unwrap(), [id(2)]);
        let cases = [relisted(first, "apple", 1), relisted(second, "pear", 1)];
        fresh.db.relist(ORG, &cases).await.unwrap();
        assert_eq!(fresh.db.cases_to_relist(ORG, None, 10).await.unwrap(), Vec::<Uuid>::new());
    }
}
