//! The law and guidance of the nation: what older documents print, what stands today, and how sure that is. Where it stands beside a
//! clause is one component, `components/law.html`.

use askama::Template;
use office::{CurrencyView, LawRow, Sureness};

use crate::frame::Frame;
use crate::problem::Problem;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "procedure/law.html")]
struct LawPage {
    frame: Frame,
    law: CurrencyView,
}

/// Rows that are equally sure.
struct Group<'a> {
    title: &'static str,
    lead: &'static str,
    rows: Vec<&'a LawRow>,
}

impl LawPage {
    /// What has to be looked at first stands first.
    fn groups(&self) -> Vec<Group<'_>> {
        let group = |title, lead, sureness| Group {
            title,
            lead,
            rows: self
                .law
                .rows
                .iter()
                .filter(|row| row.sureness == sureness)
                .collect(),
        };
        vec![
            group(
                "Not known whether in force",
                "Do not rely on these before somebody qualified has looked.",
                Sureness::Unknown,
            ),
            group(
                "Needs checking",
                "Information. Each says what is in doubt.",
                Sureness::NeedsChecking,
            ),
            group(
                "Read and in force",
                "Read in the law itself or in two accounts of it, and not due for a new look.",
                Sureness::Sound,
            ),
        ]
    }
}

/// The tag's colour for what a clause is marked with: the words are always there too.
pub(crate) fn colour(says: &str) -> &'static str {
    match says {
        "no longer the law" | "not so in law" => "red",
        "changed since" => "orange",
        _ => "yellow",
    }
}

pub(crate) async fn get(visit: Visit) -> Answer {
    let law = visit.office.currency().ok_or(Problem::NotFound)?;
    page(&LawPage {
        frame: visit.frame,
        law,
    })
}
