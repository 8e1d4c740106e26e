//! Every route names what it needs, so that the map can be read as a list of who may do what.

use std::collections::BTreeSet;

use access::Action;
use web::Needs;

/// Where a stranger may come: to sign in or out, to create the first administrator, and for style sheets.
const FOR_STRANGERS: [&str; 4] = [
    "/assets/{file}",
    "/first-administrator",
    "/sign-in",
    "/sign-out",
];

/// Read by being sent: what is searched for never stands in an address, where browsers and logs would keep it.
const SEARCHES: [&str; 1] = ["/cases"];

#[test]
fn no_route_is_written_twice() {
    let mut seen = BTreeSet::new();
    for row in web::routes::list() {
        let route = format!("{} {}", row.method, row.path);
        assert!(seen.insert(route.clone()), "{route} is written twice");
    }
    assert!(!seen.is_empty());
}

#[test]
fn strangers_may_come_only_where_this_list_says() {
    for row in web::routes::list() {
        let stranger = matches!(row.needs, Needs::Nothing | Needs::OwnForm);
        assert_eq!(
            stranger,
            FOR_STRANGERS.contains(&row.path),
            "{} {}: FOR_STRANGERS in tests/architecture/routes.rs says otherwise",
            row.method,
            row.path
        );
    }
}

#[test]
fn every_other_route_names_its_action_and_kind_of_record() {
    for row in web::routes::list() {
        let named = matches!(row.needs, Needs::Nothing | Needs::OwnForm | Needs::May(..));
        assert!(
            named,
            "{} {} names no action of `access`",
            row.method, row.path
        );
    }
}

#[test]
fn a_stranger_sends_only_forms_that_this_browser_was_given() {
    let sent = web::routes::list()
        .into_iter()
        .filter(|row| row.method.as_str() == "POST" && !matches!(row.needs, Needs::May(..)));
    for row in sent {
        // Signing out of nothing changes nothing; with a session, the session's own token is asked for.
        let harmless = row.path == "/sign-out";
        assert_eq!(row.needs == Needs::Nothing, harmless, "POST {}", row.path);
    }
}

/// Sent although they only read: what is searched for must never stand in an address (S12).
const SENT_TO_READ: [&str; 1] = ["/cases"];

#[test]
fn what_is_sent_changes_something_and_its_action_says_so() {
    for row in web::routes::list() {
        let reads = matches!(row.needs, Needs::May(Action::See | Action::List, _));
        let sent = row.method.as_str() == "POST" && !SENT_TO_READ.contains(&row.path);
        assert!(
            !(sent && reads) || SEARCHES.contains(&row.path),
            "POST {} names an action that only reads",
            row.path
        );
    }
}
