//! How the route map is written: method, path, what it needs, handler, all in one line; and what enforces the need.

use access::{Action, Kind};
use axum::Router;
use axum::extract::Request;
use axum::handler::Handler;
use axum::http::{Extensions, Method};
use axum::middleware::{Next, from_fn};
use axum::response::{IntoResponse, Response};
use axum::routing::MethodRouter;
use office::Visitor;

use crate::form::Form;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::site::Site;

/// What a route asks of whoever comes. The use case decides on the record itself; this is so that the map can be read, and so
/// that a page that forgets to ask still shows nothing to a stranger.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// Nobody need be signed in, and nothing is changed for anybody: assets, pages to sign in on, signing out.
    Nothing,
    /// Nobody need be signed in, but the form is one that this very browser was given.
    OwnForm,
    /// A signed-in person who does this to a record of this kind; `office` asks `access` whether they may.
    May(Action, Kind),
}

/// One line of the map, as tests and documents read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RouteRow {
    pub method: Method,
    pub path: &'static str,
    pub needs: Needs,
}

/// The map while it is being written.
pub(crate) struct RouteMap {
    router: Router<Site>,
    rows: Vec<RouteRow>,
}

impl RouteMap {
    pub fn new() -> Self {
        Self {
            router: Router::new(),
            rows: Vec::new(),
        }
    }

    pub fn get<H, T>(self, path: &'static str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.add(Method::GET, path, needs, axum::routing::get(handler))
    }

    pub fn post<H, T>(self, path: &'static str, needs: Needs, handler: H) -> Self
    where
        H: Handler<T, Site>,
        T: 'static,
    {
        self.add(Method::POST, path, needs, axum::routing::post(handler))
    }

    fn add(
        mut self,
        method: Method,
        path: &'static str,
        needs: Needs,
        route: MethodRouter<Site>,
    ) -> Self {
        self.rows.push(RouteRow {
            method,
            path,
            needs,
        });
        let gated = route.route_layer(from_fn(move |request: Request, next: Next| {
            gate(needs, request, next)
        }));
        self.router = self.router.route(path, gated);
        self
    }

    pub fn rows(&self) -> &[RouteRow] {
        &self.rows
    }

    pub fn into_router(self) -> Router<Site> {
        self.router
    }
}

async fn gate(needs: Needs, request: Request, next: Next) -> Response {
    let extensions = request.extensions();
    let refused = match needs {
        Needs::Nothing => None,
        Needs::OwnForm if is_own_form(extensions) => None,
        Needs::OwnForm => Some(Problem::OldForm),
        Needs::May(..) if extensions.get::<Visitor>().is_some() => None,
        Needs::May(..) => Some(Problem::SignInFirst),
    };
    match refused {
        Some(problem) => problem.into_response(),
        None => next.run(request).await,
    }
}

/// Whether the token of the form follows from this browser's cookie.
fn is_own_form(extensions: &Extensions) -> bool {
    let (form, frame) = (extensions.get::<Form>(), extensions.get::<Frame>());
    form.zip(frame)
        .is_some_and(|(form, frame)| !frame.token.is_empty() && form.raw("token") == frame.token)
}

#[cfg(test)]
mod tests {
    use access::{Decision, Record, Role, Who, permit};
    use uuid::Uuid;

    use super::*;

    #[test]
    fn no_route_needs_what_nobody_may() {
        let (account, org) = (Uuid::from_u128(1), Uuid::from_u128(2));
        for row in crate::routes::list() {
            let Needs::May(action, kind) = row.needs else {
                continue;
            };
            let record = Record::made_by(kind, org, account);
            let may = |role: Role| {
                let roles = [role];
                let who = Who {
                    account,
                    org,
                    roles: &roles,
                };
                permit(&who, action, &record) == Decision::Permit
            };
            assert!(
                Role::ALL.into_iter().any(may),
                "{} {}: nobody may {action:?} {kind:?}",
                row.method,
                row.path
            );
        }
    }
}
