//! The one route map: method, path, what it needs, handler. `tests/architecture.rs` reads it.
//!
//! A new page is one line here. What it needs is the action and the kind of record that its use case asks `access` about.

use access::Action::{
    Annotate, Answer, AssignOwner, CarryOut, Change, Close, Correct, Create, End, Exclude, List,
    NamePerson, Reopen, See,
};
use access::Kind::{
    Account, Case, Checklist, Chronology, Concern, Draft, Plan, Procedure, Reading, Session, Triage,
};

use crate::map::Needs::{May, Nothing, OwnForm};
use crate::map::{RouteMap, RouteRow};
use crate::{
    account, account_add, accounts, assets_page, case, cases, checklist, chronology, clauses,
    closing, compared, comparison, concern, concern_check, concern_sent, concern_who, concerns,
    contacts, correction, coverage, dating, departing, done, exclusion, first_administrator,
    handing, home, law, looked, note, owner, password, people, plan, procedure, reopening, rulings,
    section, sessions, sign_in, sign_out, today, triage, vignettes,
};

/// Every route, as tests and documents read it.
pub fn list() -> Vec<RouteRow> {
    map().rows().to_vec()
}

/// One line a route; a longer list than one function should hold is cut where people's work is.
macro_rules! routes {
    ($map:expr; $($method:ident $path:literal $needs:expr => $handler:expr;)*) => {
        $map$(.$method($path, $needs, $handler))*
    };
}

pub(crate) fn map() -> RouteMap {
    let map = signing_in(RouteMap::new());
    let map = keeping_accounts(recording(map));
    let map = looking_after_cases(working_cases(map));
    reading_procedures(map)
}

fn signing_in(map: RouteMap) -> RouteMap {
    routes! {
        map;
        get  "/assets/{file}"       Nothing              => assets_page::get;
        get  "/first-administrator" Nothing              => first_administrator::get;
        post "/first-administrator" OwnForm              => first_administrator::post;
        get  "/sign-in"             Nothing              => sign_in::get;
        post "/sign-in"             OwnForm              => sign_in::post;
        post "/sign-out"            Nothing              => sign_out::post;
        get  "/sessions"            May(List, Session)   => sessions::get;
        post "/sessions/end"        May(End, Session)    => sessions::end;
        get  "/password"            May(Change, Account) => password::get;
        post "/password"            May(Change, Account) => password::post;
    }
}

fn recording(map: RouteMap) -> RouteMap {
    routes! {
        map;
        get  "/"                          May(List, Concern)   => home::get;
        get  "/concern"                   May(See, Draft)      => concern::get;
        post "/concern"                   May(Change, Draft)   => concern::post;
        post "/concern/discard"           May(End, Draft)      => concern::discard;
        get  "/concern/who"               May(See, Draft)      => concern_who::get;
        post "/concern/who"               May(Change, Draft)   => concern_who::post;
        get  "/concern/check"             May(See, Draft)      => concern_check::get;
        post "/concern/check"             May(Create, Concern) => concern_check::post;
        get  "/concerns"                  May(List, Concern)   => concerns::list;
        get  "/concerns/sent"             May(List, Concern)   => concern_sent::get_shut_out;
        get  "/concerns/{reference}"      May(See, Concern)    => concerns::one;
        get  "/concerns/{reference}/sent" May(See, Concern)    => concern_sent::get;
    }
}

fn keeping_accounts(map: RouteMap) -> RouteMap {
    routes! {
        map;
        get  "/accounts"                      May(List, Account)   => accounts::get;
        get  "/accounts/add"                  May(Create, Account) => account_add::get;
        post "/accounts/add"                  May(Create, Account) => account_add::post;
        get  "/accounts/{account}"            May(See, Account)    => account::get;
        post "/accounts/{account}/roles"      May(Change, Account) => account::set_roles;
        post "/accounts/{account}/deactivate" May(End, Account)    => account::deactivate;
    }
}

/// A case, from its questions to what is done about each line of its plan.
fn working_cases(map: RouteMap) -> RouteMap {
    routes! {
        map;
        get  "/cases"                                        May(List, Case)        => cases::get;
        post "/cases"                                        May(List, Case)        => cases::post;
        get  "/cases/{reference}"                            May(See, Case)         => case::get;
        get  "/cases/{reference}/triage"                     May(See, Triage)       => triage::get;
        post "/cases/{reference}/triage"                     May(Answer, Triage)    => triage::post;
        get  "/cases/{reference}/triage/{fact}"              May(See, Triage)       => triage::get_one;
        get  "/cases/{reference}/plan"                       May(See, Plan)         => plan::get;
        get  "/cases/{reference}/today"                      May(See, Plan)         => today::get;
        get  "/cases/{reference}/plan/{directive}/done"      May(CarryOut, Plan)    => done::get;
        post "/cases/{reference}/plan/{directive}/done"      May(CarryOut, Plan)    => done::post;
        get  "/cases/{reference}/plan/{directive}/not-doing" May(CarryOut, Plan)    => departing::get;
        post "/cases/{reference}/plan/{directive}/not-doing" May(CarryOut, Plan)    => departing::post;
        get  "/cases/{reference}/plan/{directive}/hand"      May(CarryOut, Plan)    => handing::get;
        post "/cases/{reference}/plan/{directive}/hand"      May(CarryOut, Plan)    => handing::post;
        get  "/cases/{reference}/plan/{directive}/date"      May(CarryOut, Plan)    => dating::get;
        post "/cases/{reference}/plan/{directive}/date"      May(CarryOut, Plan)    => dating::post;
        post "/cases/{reference}/plan/{directive}/date/remove" May(CarryOut, Plan)  => dating::remove;
        get  "/cases/{reference}/plan/{directive}/reopen"    May(CarryOut, Plan)    => reopening::get;
        post "/cases/{reference}/plan/{directive}/reopen"    May(CarryOut, Plan)    => reopening::post;
        get  "/cases/{reference}/checklists/{form}"          May(See, Checklist)    => checklist::get;
        post "/cases/{reference}/checklists/{form}"          May(Answer, Checklist) => checklist::post;
    }
}

/// A case's record, its people, and who answers for it.
fn looking_after_cases(map: RouteMap) -> RouteMap {
    routes! {
        map;
        get  "/cases/{reference}/chronology"              May(See, Chronology)      => chronology::get;
        get  "/cases/{reference}/chronology/print"        May(See, Chronology)      => chronology::get_print;
        get  "/cases/{reference}/note"                    May(Annotate, Chronology) => note::get;
        post "/cases/{reference}/note"                    May(Annotate, Chronology) => note::post;
        get  "/cases/{reference}/entries/{entry}/correct" May(Correct, Chronology)  => correction::get;
        post "/cases/{reference}/entries/{entry}/correct" May(Correct, Chronology)  => correction::post;
        get  "/cases/{reference}/people"                  May(See, Case)            => people::get;
        get  "/cases/{reference}/people/add"              May(NamePerson, Case)     => people::get_add;
        post "/cases/{reference}/people/add"              May(NamePerson, Case)     => people::post_add;
        get  "/cases/{reference}/owner"                   May(AssignOwner, Case)    => owner::get;
        post "/cases/{reference}/owner"                   May(AssignOwner, Case)    => owner::post;
        get  "/cases/{reference}/exclude"                 May(Exclude, Case)        => exclusion::get;
        post "/cases/{reference}/exclude"                 May(Exclude, Case)        => exclusion::post;
        get  "/cases/{reference}/let-back"                May(Exclude, Case)        => exclusion::get_back;
        post "/cases/{reference}/let-back"                May(Exclude, Case)        => exclusion::post_back;
        get  "/cases/{reference}/close"                   May(Close, Case)          => closing::get;
        post "/cases/{reference}/close"                   May(Close, Case)          => closing::post;
        get  "/cases/{reference}/reopen"                  May(Reopen, Case)         => closing::get_reopen;
        post "/cases/{reference}/reopen"                  May(Reopen, Case)         => closing::post_reopen;
        get  "/cases/{reference}/looked"                  May(See, Reading)         => looked::get;
    }
}

fn reading_procedures(map: RouteMap) -> RouteMap {
    routes! {
        map;
        get  "/procedure"                       May(List, Procedure) => procedure::index;
        get  "/procedure/{id}"                  May(See, Procedure)  => procedure::get;
        get  "/procedure/{id}/sections/{slug}"  May(See, Procedure)  => section::get;
        get  "/procedure/{id}/clauses/{clause}" May(See, Procedure)  => section::get_clause;
        get  "/procedure/{id}/worked-cases"     May(See, Procedure)  => vignettes::get;
        get  "/procedure/{id}/rulings"          May(See, Procedure)  => rulings::get;
        get  "/procedure/{id}/contacts"         May(See, Procedure)  => contacts::get;
        get  "/clauses"                         May(List, Procedure) => clauses::get;
        get  "/clauses/{clause}"                May(See, Procedure)  => section::find_clause;
        get  "/compare"                         May(List, Procedure) => comparison::get;
        get  "/compare/{directive}"             May(See, Procedure)  => compared::get;
        get  "/coverage"                        May(List, Procedure) => coverage::get;
        get  "/law"                             May(List, Procedure) => law::get;
        get  "/contacts"                        May(See, Procedure)  => contacts::get_in_use;
    }
}
