//! Finding cases by reference, person and words.

use crate::engines::{Fresh, on_both_engines};
use crate::samples::*;
use store::{Append, Count, Expected, Scope};

const ALL: Scope = Scope::All { viewer: LEAD };

async fn found(fresh: &Fresh, scope: Scope, text: &str) -> Vec<u32> {
    let mut numbers = Vec::new();
    let mut after = None;
    loop {
        let page = fresh.db.search(ORG, scope, text, after, 40).await.unwrap();
        numbers.extend(
            page.rows
                .iter()
                .map(|row| row.reference[3..].parse::<u32>().unwrap()),
        );
        after = page.next;
        if after.is_none() {
            return numbers;
        }
    }
}

on_both_engines! {
    async fn every_word_must_begin_one_of_the_cases_words(fresh) {
        organisation(&fresh.db, ORG).await;
        fresh.db.append(opening(1, row(id(1), 1), "Siân O'Brien blackmailed over imagery")).await.unwrap();
        fresh.db.append(opening(2, row(id(2), 2), "Sian Smith-Jones imagery")).await.unwrap();
        for (text, numbers) in [
            ("sian", &[2, 1][..]),
            ("SIÂN obri", &[1]),
            ("O’Brien", &[1]),
            ("brien", &[1]),
            ("jones", &[2]),
            ("smith-jones", &[2]),
            ("image sian", &[2, 1]),
            ("image sian black", &[1]),
            ("wp-0002", &[2]),
            ("WP0001", &[1]),
            ("0002", &[2]),
            ("sian nobody", &[]),
            ("magery", &[]),
            ("", &[]),
            (" % _ ' \" ; -- \\ ", &[]),
            ("\u{ff}", &[]),
        ] {
            assert_eq!(found(fresh, ALL, text).await, numbers, "{text:?}");
        }
    }

    async fn words_follow_the_case(fresh) {
        organisation(&fresh.db, ORG).await;
        fresh.db.append(opening(1, row(id(1), 1), "apple pear")).await.unwrap();
        let changed = Append {
            case_row: Some(row(id(1), 1)),
            words: Some(store::words("pear plum")),
            ..append(id(1), Expected::Version(1), 2)
        };
        fresh.db.append(changed).await.unwrap();
        let untouched = Append { case_row: Some(row(id(1), 1)), ..append(id(1), Expected::Version(2), 3) };
        fresh.db.append(untouched).await.unwrap();
        assert!(found(fresh, ALL, "apple").await.is_empty());
        assert_eq!(found(fresh, ALL, "pear plum").await, [1]);
        assert_eq!(found(fresh, ALL, "wp-0001").await, [1]);
    }

    async fn common_and_rare_words_are_found_alike_and_within_the_scope(fresh) {
        organisation(&fresh.db, ORG).await;
        let appends = (1..=2_100_u32).map(|number| {
            let mut words = String::from("common");
            for (every, word) in [(2, "second"), (100, "hundredth")] {
                if number % every == 0 {
                    words = format!("{words} {word}");
                }
            }
            // Two words that over a thousand cases have each, and only twenty of the middle both.
            if number <= 1_060 {
                words.push_str(&format!(" older apart{number}"));
            }
            if number > 1_040 {
                words.push_str(" newer");
            }
            words.push_str(&format!(" spelt{}", number % 5));
            let reporter = if number % 500 == 0 { id(3) } else { TEACHER };
            // Opened in twos, so that pages end between cases of the same time; every seventh is hidden from one account.
            let excluded = if number % 7 == 0 { vec![id(70)] } else { Vec::new() };
            let row = store::CaseRow { reporter, excluded, opened_at: i64::from(number / 2), ..row(id(number), number) };
            opening(number, row, &words)
        });
        assert!(fresh.db.append_many(appends.collect()).await.iter().all(Result::is_ok));
        assert_eq!(found(fresh, ALL, "common").await, (1..=2_100).rev().collect::<Vec<_>>());
        assert_eq!(found(fresh, ALL, "common second").await, (1..=2_100).rev().filter(|number| number % 2 == 0).collect::<Vec<_>>());
        assert_eq!(found(fresh, ALL, "hund common").await, (1..=2_100).rev().filter(|number| number % 100 == 0).collect::<Vec<_>>());
        assert_eq!(found(fresh, Scope::Own { viewer: id(3) }, "common").await, [2_000, 1_500, 1_000, 500]);
        assert_eq!(found(fresh, ALL, "older newer").await, (1_041..=1_060).rev().collect::<Vec<_>>());
        assert_eq!(found(fresh, ALL, "apart newer").await, (1_041..=1_060).rev().collect::<Vec<_>>(), "a beginning of as many words as cases");
        assert_eq!(found(fresh, ALL, "spel").await, (1..=2_100).rev().collect::<Vec<_>>(), "a beginning of five words");
        assert_eq!(found(fresh, ALL, "spel older newer").await, (1_041..=1_060).rev().collect::<Vec<_>>());
        assert_eq!(found(fresh, ALL, "wp").await, (1..=2_100).rev().collect::<Vec<_>>(), "a beginning of as many words as cases");
        assert!(found(fresh, Scope::None, "common").await.is_empty());
        let shut_out = Scope::All { viewer: id(70) };
        for (text, among) in [("common", 1..=2_100), ("common second", 1..=2_100), ("hund", 1..=2_100), ("older newer", 1_041..=1_060), ("apart newer", 1_041..=1_060), ("wp", 1..=2_100)] {
            let wanted: Vec<u32> = found(fresh, ALL, text).await.into_iter().filter(|number| number % 7 != 0).collect();
            assert!(!wanted.is_empty() && wanted.iter().all(|number| among.contains(number)), "{text}");
            assert_eq!(found(fresh, shut_out, text).await, wanted, "{text}");
        }
        let count = |text: &'static str| async move { fresh.db.search(ORG, ALL, text, None, 10).await.unwrap().count };
        assert_eq!(count("hundredth").await, Count::Exactly(21));
        assert_eq!(count("common").await, Count::MoreThan(10));
    }
}
