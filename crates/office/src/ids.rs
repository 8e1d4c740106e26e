//! Ids as types, so that an account is never handed where an organisation is wanted.

use std::fmt;

use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    };
}

id!(
    /// An organisation: a school, a trust, a club.
    OrgId
);
id!(
    /// A person's account in an organisation.
    AccountId
);
id!(
    /// A case, which is also the id of its stream of events.
    CaseId
);
id!(
    /// A signed-in session; not the secret token.
    SessionId
);
