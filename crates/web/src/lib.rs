//! The pages: what a person sees and sends, working without a script. Every page answers at its top what to do now, what not to
//! do and whom to ask. This crate reads forms, calls one use case of `office` a page and shows the answer; it decides nothing.
//!
//! A new page is one file here (struct, form, get, post, test), one template, and one line in [`routes`].

mod account;
mod account_add;
mod accounts;
mod around;
mod asked;
mod assets_page;
#[cfg(test)]
mod begun_story;
mod carry;
mod case;
mod case_head;
mod cases;
mod checklist;
mod chronology;
mod clauses;
mod closing;
mod compared;
mod comparison;
mod concern;
mod concern_check;
mod concern_sent;
mod concern_who;
mod concerns;
mod contacts;
mod cookie;
mod correction;
mod coverage;
#[cfg(test)]
mod date_story;
mod dating;
mod departing;
mod done;
mod exclusion;
mod first_administrator;
mod form;
mod frame;
mod handing;
mod headers;
mod home;
mod known;
mod law;
#[cfg(test)]
mod law_story;
mod line_page;
mod looked;
mod map;
#[cfg(test)]
mod not_in_force_story;
mod note;
mod origin;
mod owner;
mod password;
mod people;
mod plan;
mod plan_sections;
mod problem;
mod procedure;
#[cfg(test)]
mod procedure_story;
#[cfg(test)]
mod record_story;
mod reopening;
mod respond;
pub mod routes;
mod rulings;
#[cfg(test)]
mod samples;
mod section;
mod sessions;
mod settings;
mod shown;
mod sign_in;
mod sign_out;
mod site;
#[cfg(test)]
mod stories;
#[cfg(test)]
mod templates;
mod today;
mod told;
mod triage;
#[cfg(test)]
mod triage_story;
#[cfg(test)]
mod trial;
mod typed;
mod version;
mod vignettes;
mod visitor;

pub use map::{Needs, RouteRow};
pub use settings::WebSettings;

use axum::Router;
use axum::middleware::from_fn_with_state;

/// Every page and asset, ready to be served. What is around each page (headers, who is asking, forged forms, mistakes shown as
/// pages) is laid on here once, so that no page can leave it out; what is not there is a page too, also beside other routes.
pub fn router(office: office::Office, settings: WebSettings) -> Router {
    let site = site::Site::new(office, settings);
    routes::map()
        .into_router()
        .fallback(async || problem::Problem::NotFound)
        .layer(from_fn_with_state(site.clone(), around::around))
        .with_state(site)
}
