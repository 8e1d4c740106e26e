//! How much of each procedure is honoured, by kind of clause. Each number leads to its clauses.

use askama::Template;
use office::{CoverageView, Covered};

use crate::asked::address;
use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/coverage.html")]
struct CoveragePage {
    frame: Frame,
    views: Vec<CoverageView>,
}

/// A number in a table, the word on its column, and the clauses that it counts.
struct Count {
    label: &'static str,
    number: usize,
    href: String,
}

/// The length of a whole bar in the drawing's own units.
const BAR: usize = 1000;

impl CoveragePage {
    /// Of all procedures together.
    fn all(&self) -> Covered {
        let mut all = Covered::default();
        for view in &self.views {
            all.honoured += view.all.honoured;
            all.not_yet += view.all.not_yet;
            all.not += view.all.not;
            all.unsaid += view.all.unsaid;
        }
        all
    }

    /// How many are honoured, of how many.
    fn in_all(&self) -> (String, String) {
        let all = self.all();
        (written(all.honoured), written(all.all()))
    }
}

/// "1,473".
fn written(number: usize) -> String {
    match number {
        0..1000 => number.to_string(),
        _ => format!("{},{:03}", number / 1000, number % 1000),
    }
}

/// All of them, then what became of them.
fn counts(procedure: &str, kind: &str, covered: &Covered) -> Vec<Count> {
    let count = |label, number, honoured| Count {
        label,
        number,
        href: address(
            "/clauses",
            &[
                ("procedure", procedure),
                ("kind", kind),
                ("honoured", honoured),
            ],
        ),
    };
    vec![
        count("Clauses", covered.all(), ""),
        count("Honoured", covered.honoured, "yes"),
        count("Not yet", covered.not_yet, "not-yet"),
        count("Never as written", covered.not, "never"),
    ]
}

/// "93 %", never 100 while one is missing.
fn share(covered: &Covered) -> String {
    match covered.all() {
        0 => String::new(),
        all => format!("{} %", covered.honoured * 100 / all),
    }
}

/// How far the honoured part of the bar and then what is not yet honoured reach.
fn reach(covered: &Covered) -> (usize, usize) {
    let all = covered.all().max(1);
    let honoured = covered.honoured * BAR / all;
    (honoured, (covered.honoured + covered.not_yet) * BAR / all)
}

pub(crate) async fn get(visit: Visit) -> Answer {
    page(&CoveragePage {
        frame: visit.frame,
        views: visit.office.coverage(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::Trial;

    #[test]
    fn a_share_is_whole_only_when_nothing_is_missing() {
        let covered = |honoured, not| Covered {
            honoured,
            not,
            ..Covered::default()
        };
        assert_eq!(share(&covered(999, 1)), "99 %");
        assert_eq!(share(&covered(5, 0)), "100 %");
        assert_eq!(share(&Covered::default()), "");
    }

    #[test]
    fn a_number_of_four_figures_is_parted() {
        assert_eq!(
            [0, 999, 1000, 1473].map(written),
            ["0", "999", "1,000", "1,473"]
        );
    }

    #[tokio::test]
    async fn every_number_leads_to_as_many_clauses() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        let page = reader.open("/coverage").await.is(200);
        let mut followed = 0;
        for rest in page.body.split("href=\"/clauses?").skip(1) {
            let (query, rest) = rest.split_once('"').unwrap();
            let number = rest.split_once('>').unwrap().1.split('<').next().unwrap();
            let clauses = if number == "1" { "clause" } else { "clauses" };
            let address = format!(
                "/clauses?{}",
                query.replace("&#38;", "&").replace("&amp;", "&")
            );
            let found = reader.open(&address).await.is(200);
            found.says(&format!("<strong>{number} {clauses}</strong>"));
            followed += 1;
        }
        assert!(followed > 10, "only {followed} numbers");
    }
}
