//! What is around every page: whose it is, who you are and as what, where you can go, and the secrets a form and a script carry.

use access::{Kind, Scope, Who as Asking, scope};
use office::Visitor;

use crate::origin::form_token;
use crate::site::Site;

/// Fed to `layout.html` as `frame` by every page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Frame {
    pub organisation: String,
    pub who: Option<Who>,
    pub menu: Vec<MenuItem>,
    /// Goes into every form; see [`crate::origin`].
    pub token: String,
    /// A fresh command key, for a form that changes something.
    pub command: String,
    pub nonce: String,
    /// What has just been done.
    pub said: Option<&'static str>,
}

#[derive(Debug, Clone)]
pub(crate) struct Who {
    pub name: String,
    pub role: &'static str,
}

#[derive(Debug, Clone)]
pub(crate) struct MenuItem {
    pub text: &'static str,
    pub href: &'static str,
    pub here: bool,
}

/// An entry is on the menu of whoever may list some record of its kind; everybody records concerns.
const MENU: [(&str, &str, Kind); 6] = [
    ("Home", "/", Kind::Concern),
    ("Record a concern", "/concern", Kind::Concern),
    ("My concerns", "/concerns", Kind::Concern),
    ("Cases", "/cases", Kind::Case),
    ("Procedure", "/procedure", Kind::Procedure),
    ("Accounts", "/accounts", Kind::Account),
];

impl Frame {
    /// `secret` is the session's, or before there is one that of the forms; `query` is that of the address.
    pub fn new(
        site: &Site,
        path: &str,
        query: &str,
        visitor: Option<&Visitor>,
        secret: &str,
        nonce: &str,
    ) -> Self {
        Self {
            organisation: visitor.map_or_else(
                || site.settings.organisation.clone(),
                |visitor| visitor.organisation.clone(),
            ),
            who: visitor.map(|visitor| Who {
                name: visitor.name.clone(),
                role: visitor.role.label(),
            }),
            menu: visitor
                .map(|visitor| menu(visitor, path))
                .unwrap_or_default(),
            token: form_token(secret),
            command: site.command().to_string(),
            nonce: nonce.to_owned(),
            said: form_urlencoded::parse(query.as_bytes())
                .find(|(name, _)| name == "said")
                .and_then(|(_, word)| said(&word)),
        }
    }

    pub fn style(&self) -> &'static str {
        assets::url("application.css")
    }

    pub fn script(&self) -> &'static str {
        assets::url("application.js")
    }

    pub fn icon(&self) -> &'static str {
        assets::url("favicon.svg")
    }
}

fn menu(visitor: &Visitor, path: &str) -> Vec<MenuItem> {
    MENU.iter()
        .filter(|(_, _, kind)| may_list(visitor, *kind))
        .map(|(text, href, _)| MenuItem {
            text,
            href,
            here: is_under(path, href),
        })
        .collect()
}

/// Whether the visitor may list any record of the kind at all; which, the use case says.
pub(crate) fn may_list(visitor: &Visitor, kind: Kind) -> bool {
    let who = Asking {
        account: visitor.account.0,
        org: visitor.org.0,
        roles: &visitor.roles,
    };
    scope(&who, kind) != Scope::None
}

fn is_under(path: &str, href: &str) -> bool {
    path == href
        || (href != "/"
            && path
                .strip_prefix(href)
                .is_some_and(|rest| rest.starts_with('/')))
}

/// The sentences that a page may say at its top after something was done. An address can choose among them and add none.
pub(crate) fn said(word: &str) -> Option<&'static str> {
    Some(match word {
        "signed-out" => "You are signed out.",
        "administrator-made" => "The account is ready. Sign in with it.",
        "session-ended" => "That session has ended.",
        "password-changed" => "Your password is changed. Your other sessions have ended.",
        "account-added" => {
            "The account is ready. Tell the person their sign-in name and first password yourself."
        }
        "roles-changed" => "The roles are changed. They count from the person’s next page.",
        "account-deactivated" => "The account can no longer sign in.",
        "draft-discarded" => "The draft is gone. Nothing was sent.",
        "draft-saved" => "Your draft is kept. Only you can see it.",
        "answer-saved" => "Your answer is saved.",
        "answer-asks-less" => {
            "Your answer is saved. Something is no longer asked for. Look at the plan before you go on."
        }
        "done-saved" => "Marked as done.",
        "departed-saved" => "Recorded as not being done, with the reason.",
        "handed-saved" => "Handed on.",
        "date-set" => "The date is set.",
        "date-removed" => "The date is taken away.",
        "reopened" => "Open again.",
        "note-added" => "The note is in the chronology.",
        "correction-added" => "The correction stands beneath the entry.",
        "person-added" => "The person is added to the case.",
        "owner-assigned" => "The case has a new owner.",
        "checklist-saved" => "Your answers are saved.",
        "excluded" => "That account no longer sees this case.",
        "readmitted" => "That account can see this case again.",
        "case-closed" => "The case is closed.",
        "case-reopened" => "The case is open again.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use access::Role;
    use uuid::Uuid;

    use super::*;

    fn visitor(role: Role) -> Visitor {
        Visitor {
            account: office::AccountId(Uuid::from_u128(1)),
            org: office::OrgId(Uuid::from_u128(2)),
            organisation: "Example School".to_owned(),
            name: "A. Person".to_owned(),
            login: "person".to_owned(),
            roles: vec![role],
            role,
            session: office::SessionId(Uuid::from_u128(3)),
            signed_in_at: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn an_administrator_is_not_led_to_cases() {
        let items = menu(&visitor(Role::Administrator), "/");
        assert!(items.iter().all(|item| item.href != "/cases"));
        assert!(items.iter().any(|item| item.href == "/accounts"));
    }

    #[test]
    fn a_reporter_is_led_to_a_concern_and_to_their_own() {
        let items = menu(&visitor(Role::Reporter), "/concern/who");
        let items: Vec<_> = items
            .into_iter()
            .map(|item| (item.href, item.here))
            .collect();
        assert_eq!(
            items,
            [
                ("/", false),
                ("/concern", true),
                ("/concerns", false),
                ("/procedure", false)
            ]
        );
    }

    #[test]
    fn an_address_cannot_put_words_on_a_page() {
        assert_eq!(said("<b>You won</b>"), None);
    }
}
