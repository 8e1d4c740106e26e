//! A case: where it stands, who works on it, what is due next, and the concern as it was reported.

use askama::Template;
use axum::extract::Path;
use office::CaseView;

use crate::case_head::{CaseHead, Place};
use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "case/case.html")]
struct CasePage {
    frame: Frame,
    head: CaseHead,
    case: CaseView,
}

impl CasePage {
    /// The report, field by field; what was left empty is said to be unknown.
    fn reported(&self) -> Vec<(&'static str, String)> {
        let reported = &self.case.reported;
        let rows = [
            ("Reported", &reported.recorded_at),
            ("By", &reported.reported_by),
            ("What happened", &reported.what_happened),
            ("Still going on", &reported.still_going_on),
            ("In danger now", &reported.in_danger),
            ("When it happened", &reported.when_it_happened),
            ("How it came to light", &reported.how_it_came_to_light),
            ("Devices and accounts", &reported.devices),
            ("Done so far", &reported.done_so_far),
        ];
        let known = |text: &String| {
            if text.is_empty() {
                "Not known yet".to_owned()
            } else {
                text.clone()
            }
        };
        rows.into_iter()
            .map(|(key, value)| (key, known(value)))
            .collect()
    }
}

pub(crate) async fn get(visit: Visit, Path(reference): Path<String>) -> Answer {
    let case = visit.office.case(&visit.visitor, &reference).await?;
    let head = CaseHead::new(&case, Place::Case);
    page(&CasePage {
        frame: visit.frame,
        head,
        case,
    })
}
