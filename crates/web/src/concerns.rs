//! What the visitor has reported: the list, and one of them.

use askama::Template;
use axum::extract::Path;
use office::{ConcernRow, ConcernView, ContactView};

use crate::frame::Frame;
use crate::respond::{Answer, page};
use crate::shown::Fact;
use crate::visitor::Visit;

#[derive(Template)]
#[template(path = "concerns.html")]
struct ConcernsPage {
    frame: Frame,
    concerns: Vec<ConcernRow>,
    draft: bool,
}

pub(crate) async fn list(visit: Visit) -> Answer {
    let concerns = visit.office.my_concerns(&visit.visitor).await?;
    let draft = visit.office.draft(&visit.visitor).await?.is_some();
    page(&ConcernsPage {
        frame: visit.frame,
        concerns,
        draft,
    })
}

#[derive(Template)]
#[template(path = "my_concern.html")]
struct MyConcernPage {
    frame: Frame,
    concern: ConcernView,
    facts: Vec<Fact>,
    /// Whom to tell where nobody here can see it.
    outside: Vec<ContactView>,
}

pub(crate) async fn one(visit: Visit, Path(reference): Path<String>) -> Answer {
    let concern = visit.office.my_concern(&visit.visitor, &reference).await?;
    let facts = facts(&concern);
    page(&MyConcernPage {
        outside: visit.office.contacts_outside(),
        frame: visit.frame,
        concern,
        facts,
    })
}

/// What was sent, in the order in which it was asked.
fn facts(concern: &ConcernView) -> Vec<Fact> {
    [
        ("Sent", &concern.recorded_at),
        ("What happened", &concern.what_happened),
        ("Is it still going on?", &concern.still_going_on),
        ("Is anyone in danger now?", &concern.in_danger),
        ("When it happened", &concern.when_it_happened),
        ("How you came to know", &concern.how_it_came_to_light),
        ("Devices, apps and accounts", &concern.devices),
        ("Done so far", &concern.done_so_far),
    ]
    .map(|(key, value)| Fact::new(key, crate::told::said(value)))
    .to_vec()
}
