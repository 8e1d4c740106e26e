//! What each procedure asks for, side by side: directives by procedures, at a glance and cell by cell. A cell leads to what stands
//! behind it.

use askama::Template;
use office::{AskView, ComparisonCell, ComparisonQuery, ComparisonView};

use crate::asked::Asked;
use crate::form::Errors;
use crate::frame::Frame;
use crate::respond::{Answer, again, page};
use crate::shown::Choice;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/comparison.html")]
struct ComparisonPage {
    frame: Frame,
    query: ComparisonQuery,
    errors: Errors,
    abouts: Vec<Choice>,
    whats: Vec<Choice>,
    shows: Vec<Choice>,
    tallies: Vec<Tally>,
    view: ComparisonView,
}

/// How many of the rows shown a procedure asks for, by its strongest wording of each.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    area: String,
    must: usize,
    must_not: usize,
    should: usize,
    should_not: usize,
    may: usize,
    /// With a date printed.
    dated: usize,
}

/// One part of a bar: where it begins and how long it is, of [`BAR`].
struct Stretch {
    colour: &'static str,
    from: usize,
    long: usize,
}

/// The length of a whole bar in the drawing's own units.
const BAR: usize = 1000;

impl Tally {
    fn add(&mut self, cell: &ComparisonCell) {
        let Some(first) = cell.asks.first() else {
            return;
        };
        match first.modality {
            "must" => self.must += 1,
            "must_not" => self.must_not += 1,
            "may" => self.may += 1,
            "should_not" => self.should_not += 1,
            _ => self.should += 1,
        }
        if cell.asks.iter().any(|ask| ask.deadline.is_some()) {
            self.dated += 1;
        }
    }

    fn all(&self) -> usize {
        self.must + self.must_not + self.should + self.should_not + self.may
    }

    /// The parts of its bar, where `most` is the longest of all.
    fn stretches(&self, most: usize) -> Vec<Stretch> {
        let mut from = 0;
        let mut stretches = Vec::new();
        for (colour, count) in [
            ("must", self.must),
            ("must-not", self.must_not),
            ("should", self.should),
            ("should-not", self.should_not),
            ("may", self.may),
        ] {
            let long = count * BAR / most.max(1);
            stretches.push(Stretch { colour, from, long });
            from += long;
        }
        stretches
    }
}

impl ComparisonPage {
    fn most(&self) -> usize {
        let all = self.tallies.iter().map(Tally::all);
        all.max().unwrap_or(0)
    }

    fn is_narrowed(&self) -> bool {
        self.query != ComparisonQuery::default()
    }
}

/// For the class of a cell: by its strongest wording, so that the eye finds it; the word stands there too.
pub(crate) fn strength(cell: &ComparisonCell) -> &'static str {
    match cell.asks.first().map(|ask| ask.modality) {
        None => "none",
        Some("must") => "must",
        Some("must_not") => "must-not",
        Some("should_not") => "should-not",
        Some("may") => "may",
        Some(_) => "should",
    }
}

/// "same working day", or that the document prints none.
pub(crate) fn by_when(ask: &AskView) -> &str {
    ask.deadline.as_deref().unwrap_or("no date printed")
}

pub(crate) async fn get(visit: Visit, asked: Asked) -> Answer {
    let query = ComparisonQuery {
        about: asked.text("about"),
        what: asked.text("what"),
        show: asked.text("show"),
    };
    let view = visit.office.comparison(&query);
    let any = |word: &str, choices: &[office::ChoiceView]| {
        let choices = choices.iter().cloned().map(Choice::from);
        [Choice::new("", word)].into_iter().chain(choices).collect()
    };
    let shown = ComparisonPage {
        frame: visit.frame,
        errors: Errors::from(view.faults.clone()),
        abouts: any("Every kind of concern", &view.abouts),
        whats: any("Everything", &view.whats),
        shows: any("Every row", &view.shows),
        tallies: tallies(&view),
        query,
        view,
    };
    if shown.errors.is_empty() {
        page(&shown)
    } else {
        again(&shown)
    }
}

fn tallies(view: &ComparisonView) -> Vec<Tally> {
    let tally = |area: &String| Tally {
        area: area.clone(),
        ..Tally::default()
    };
    let mut tallies: Vec<Tally> = view
        .columns
        .iter()
        .map(|column| tally(&column.area))
        .collect();
    for row in view.groups.iter().flat_map(|group| &group.rows) {
        for (tally, cell) in tallies.iter_mut().zip(&row.cells) {
            tally.add(cell);
        }
    }
    tallies
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::trial::Trial;

    fn cell(asks: &[(&'static str, Option<&str>)]) -> ComparisonCell {
        let ask = |(modality, deadline): &(&'static str, Option<&str>)| AskView {
            modality,
            deadline: deadline.map(str::to_owned),
        };
        ComparisonCell {
            asks: asks.iter().map(ask).collect(),
            rules: asks.len(),
            clauses: asks.len(),
        }
    }

    #[test]
    fn a_cell_counts_once_by_its_strongest_wording() {
        let mut tally = Tally::default();
        for cell in [
            cell(&[("must", Some("same day")), ("should", None)]),
            cell(&[("should_not", None)]),
            cell(&[]),
        ] {
            tally.add(&cell);
        }
        assert_eq!((tally.must, tally.should_not, tally.dated), (1, 1, 1));
        assert_eq!(tally.should, 0, "what should not be done is none of it");
        assert_eq!(tally.all(), 2);
    }

    #[test]
    fn the_parts_of_a_bar_follow_one_another_and_never_pass_its_end() {
        let tally = Tally {
            must: 3,
            should: 1,
            should_not: 1,
            may: 2,
            ..Tally::default()
        };
        let stretches = tally.stretches(7);
        let ends: Vec<_> = stretches
            .iter()
            .map(|part| (part.from, part.from + part.long))
            .collect();
        assert!(ends.windows(2).all(|pair| pair[0].1 == pair[1].0));
        assert!(ends.last().is_some_and(|(_, end)| *end <= BAR));
        assert!(
            Tally::default()
                .stretches(0)
                .iter()
                .all(|part| part.long == 0)
        );
    }

    #[tokio::test]
    async fn the_procedures_stand_side_by_side_and_each_cell_leads_to_what_is_behind_it() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        let page = reader.open("/compare").await.is(200);
        let page = page.says("At once").says("/compare/refer_police#dorset");
        let rows = page
            .body
            .matches("scope=\"row\" role=\"rowheader\"><a")
            .count();
        assert_eq!(page.body.matches("#dorset\"").count(), rows);
        let behind = reader.open("/compare/refer_police").await.is(200);
        behind
            .says("id=\"dorset\"")
            .says("Rests on:")
            .says("/clauses/DOR-0186")
            .says("no date printed");
        for nothing in ["/compare/nonsense", "/compare/REFER_POLICE"] {
            reader.open(nothing).await.is(404);
        }
    }

    #[tokio::test]
    async fn what_should_not_be_done_is_counted_apart_and_no_cell_says_not_twice() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        let page = reader.open("/compare").await.is(200);
        let page = page.says("data-label=\"should not\"");
        page.does_not_say("should or should not");
        let narrowed = reader.open("/compare?what=prohibition").await.is(200);
        let narrowed = narrowed.says("class=\"waypost-matrix__should-not\"");
        narrowed.does_not_say("not</strong><span class=\"govuk-visually-hidden\">");
        let behind = reader.open("/compare/hold_family_contact").await.is(200);
        let asks = "<span class=\"waypost-matrix__ask\"><strong>should";
        behind
            .says(&format!("{asks}</strong>"))
            .does_not_say(&format!("{asks} not</strong>"));
    }

    #[tokio::test]
    async fn a_long_comparison_leads_back_to_its_top_after_each_part() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        let page = reader.open("/compare").await.is(200);
        let count = |text: &str| page.body.matches(text).count();
        assert!(count("id=\"group-") > 1);
        assert_eq!(count("href=\"#top\""), count("id=\"group-"));
        assert_eq!(count("id=\"top\""), 1);
    }

    #[tokio::test]
    async fn a_filter_narrows_the_rows_and_one_that_does_not_exist_is_named() {
        let trial = Trial::new().await;
        let reader = trial.signed_in("reporter").await;
        let page = reader.open("/compare?about=imagery&what=prohibition").await;
        let page = page.is(200).says("/compare/do_not_copy_imagery");
        page.does_not_say("/compare/refer_police")
            .says("Show everything");
        let none = reader.open("/compare?show=strength-or-time").await.is(200);
        none.says("No row matches.").says("Show everything");
        let page = reader.open("/compare?about=nonsense&what=duty").await;
        let page = page.is(422).says("Choose from the list");
        page.says("<option value=\"duty\" selected>");
    }
}
