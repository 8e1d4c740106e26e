//! The lists of choices that forms offer.

use access::Role;

use crate::view::ChoiceView;

pub(crate) fn choice(value: &str, label: &str) -> ChoiceView {
    ChoiceView {
        value: value.to_owned(),
        label: label.to_owned(),
    }
}

/// What a person named in a concern may be to it.
#[must_use]
pub fn person_roles() -> Vec<ChoiceView> {
    casework::PersonRole::ALL
        .into_iter()
        .map(|role| choice(role.id(), role.label()))
        .collect()
}

/// The roles of accounts.
#[must_use]
pub fn account_roles() -> Vec<ChoiceView> {
    Role::ALL
        .into_iter()
        .map(|role| choice(role.id(), role.label()))
        .collect()
}

/// Yes, no, not known yet.
#[must_use]
pub fn answers() -> Vec<ChoiceView> {
    vec![
        choice("yes", "Yes"),
        choice("no", "No"),
        choice("not_known", "Not known yet"),
    ]
}
