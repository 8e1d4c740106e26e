//! Every route names what it needs, so that the map can be read as a list of who may do what.

use std::collections::BTreeSet;

use web::Needs;

/// Where a stranger may come: to sign in, to create the first administrator, and for style sheets.
const FOR_STRANGERS: [&str; 3] = ["/assets/{file}", "/first-start", "/sign-in"];

#[test]
fn no_route_is_written_twice() {
    let mut seen = BTreeSet::new();
    for row in web::routes::list() {
        assert!(
            seen.insert((row.method.to_string(), row.path)),
            "{} {} is written twice",
            row.method,
            row.path
        );
    }
    assert!(!seen.is_empty());
}

#[test]
fn strangers_may_come_only_where_this_list_says() {
    for row in web::routes::list()
        .iter()
        .filter(|row| row.needs == Needs::Nothing)
    {
        assert!(
            FOR_STRANGERS.contains(&row.path),
            "{} {} asks for nobody to be signed in",
            row.method,
            row.path
        );
    }
}

#[test]
fn every_route_about_cases_or_accounts_names_its_action() {
    for row in web::routes::list() {
        let guarded = ["/cases", "/concerns", "/accounts", "/organisation"]
            .iter()
            .any(|start| row.path.starts_with(start));
        assert!(
            !guarded || matches!(row.needs, Needs::To(_)),
            "{} {} must name the action of `access` that it is",
            row.method,
            row.path
        );
    }
}
