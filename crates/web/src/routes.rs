//! The one route map: method, path, what it needs, handler. `tests/architecture.rs` reads it.
//!
//! A new page is one line here. What it needs is the action and the kind of record that its use case asks `access` about.

use access::Action::{Change, Create, End, List, See};
use access::Kind::{Account, Concern, Draft, Session};

use crate::map::Needs::{May, Nothing};
use crate::map::{RouteMap, RouteRow};
use crate::{
    account, account_add, accounts, assets_page, concern, concern_check, concern_sent, concern_who,
    concerns, first_administrator, home, password, sessions, sign_in, sign_out,
};

/// Every route, as tests and documents read it.
pub fn list() -> Vec<RouteRow> {
    map().rows().to_vec()
}

pub(crate) fn map() -> RouteMap {
    keeping_accounts(recording(signing_in(RouteMap::new())))
}

fn signing_in(map: RouteMap) -> RouteMap {
    map.get("/assets/{file}", Nothing, assets_page::get)
        .get("/first-administrator", Nothing, first_administrator::get)
        .post("/first-administrator", Nothing, first_administrator::post)
        .get("/sign-in", Nothing, sign_in::get)
        .post("/sign-in", Nothing, sign_in::post)
        .post("/sign-out", Nothing, sign_out::post)
        .get("/sessions", May(List, Session), sessions::get)
        .post("/sessions/end", May(End, Session), sessions::end)
        .get("/password", May(Change, Account), password::get)
        .post("/password", May(Change, Account), password::post)
}

fn recording(map: RouteMap) -> RouteMap {
    map.get("/", May(List, Concern), home::get)
        .get("/concern", May(See, Draft), concern::get)
        .post("/concern", May(Change, Draft), concern::post)
        .post("/concern/discard", May(End, Draft), concern::discard)
        .get("/concern/who", May(See, Draft), concern_who::get)
        .post("/concern/who", May(Change, Draft), concern_who::post)
        .get("/concern/check", May(See, Draft), concern_check::get)
        .post("/concern/check", May(Create, Concern), concern_check::post)
        .get("/concerns", May(List, Concern), concerns::list)
        .get("/concerns/{reference}", May(See, Concern), concerns::one)
        .get(
            "/concerns/{reference}/sent",
            May(See, Concern),
            concern_sent::get,
        )
}

fn keeping_accounts(map: RouteMap) -> RouteMap {
    map.get("/accounts", May(List, Account), accounts::get)
        .get("/accounts/add", May(Create, Account), account_add::get)
        .post("/accounts/add", May(Create, Account), account_add::post)
        .get("/accounts/{account}", May(See, Account), account::get)
        .post(
            "/accounts/{account}/roles",
            May(Change, Account),
            account::set_roles,
        )
        .post(
            "/accounts/{account}/deactivate",
            May(End, Account),
            account::deactivate,
        )
}
