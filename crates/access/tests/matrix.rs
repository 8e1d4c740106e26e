//! Every role, every action, every kind of record, under every condition, compared with the reviewed file.
//!
//! When a row changes: run with `WRITE_MATRIX=1`, read the difference of `matrix.txt`, and have it reviewed.

use std::fmt::Write as _;

use access::{Action, Decision, Kind, Record, Role, Scope, Who, Why, permit, scope};
use uuid::Uuid;

const ORG: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);
const ME: Uuid = Uuid::from_u128(3);
const SOMEBODY: Uuid = Uuid::from_u128(4);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Condition {
    Nobody,
    OwnReport,
    Owner,
    Member,
    Excluded,
    OtherOrganisation,
}

impl Condition {
    const ALL: [Self; 6] = [
        Self::Nobody,
        Self::OwnReport,
        Self::Owner,
        Self::Member,
        Self::Excluded,
        Self::OtherOrganisation,
    ];
}

/// Excluded and of another organisation are the hardest cases: reporter, owner and member at once.
fn decide(role: Role, action: Action, kind: Kind, condition: Condition) -> Decision {
    use Condition::{Excluded, Member, OtherOrganisation, OwnReport, Owner};
    let everything = matches!(condition, Excluded | OtherOrganisation);
    let mine = |when: Condition| {
        if everything || condition == when {
            ME
        } else {
            SOMEBODY
        }
    };
    let (members, excluded) = (
        [mine(Member)],
        [if condition == Excluded { ME } else { SOMEBODY }],
    );
    let record = Record {
        kind,
        org: if condition == OtherOrganisation {
            OTHER
        } else {
            ORG
        },
        reporter: Some(mine(OwnReport)),
        owner: Some(mine(Owner)),
        members: &members,
        excluded: &excluded,
    };
    permit(
        &Who {
            account: ME,
            org: ORG,
            roles: &[role],
        },
        action,
        &record,
    )
}

fn cell(role: Role, action: Action, kind: Kind) -> String {
    let pattern: String = Condition::ALL
        .into_iter()
        .map(|condition| {
            if decide(role, action, kind, condition).is_permitted() {
                'P'
            } else {
                '.'
            }
        })
        .collect();
    match pattern.as_str() {
        "......" => "-".to_owned(),
        "PPPP.." => "all".to_owned(),
        ".P...." => "own".to_owned(),
        "..PP.." => "team".to_owned(),
        other => format!("!! {other}"),
    }
}

fn printed() -> String {
    let mut text = String::from(
        "# Who may do what: made by tests/matrix.rs from the rows, compared on every run, reviewed on every change.\n\
         # all = every record of the organisation; own = only what the person made; team = only cases they own or are a\n\
         # member of; - = never. In no cell may a person do anything to a case from which they are kept, or to a record of\n\
         # another organisation.\n",
    );
    for kind in Kind::ALL {
        let _ = write!(text, "\n{:<14}", format!("{kind:?}"));
        for role in Role::ALL {
            let _ = write!(text, "{:<19}", role.id());
        }
        text.push('\n');
        for action in Action::ALL {
            let _ = write!(text, "  {:<12}", format!("{action:?}"));
            for role in Role::ALL {
                let _ = write!(text, "{:<19}", cell(role, action, kind));
            }
            text.push('\n');
        }
    }
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

#[test]
fn the_matrix_is_the_one_that_was_reviewed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/matrix.txt");
    if std::env::var_os("WRITE_MATRIX").is_some() {
        std::fs::write(path, printed()).unwrap();
    }
    let reviewed = std::fs::read_to_string(path).unwrap();
    assert_eq!(
        printed(),
        reviewed,
        "the rows have changed: see this file's head"
    );
}

#[test]
fn nobody_does_anything_to_a_case_from_which_they_are_kept_whatever_their_role() {
    for (role, action, kind) in everything() {
        assert_eq!(
            decide(role, action, kind, Condition::Excluded),
            Decision::Deny(Why::Excluded)
        );
    }
}

#[test]
fn nobody_does_anything_to_another_organisations_record() {
    for (role, action, kind) in everything() {
        let decision = decide(role, action, kind, Condition::OtherOrganisation);
        assert_eq!(decision, Decision::Deny(Why::OtherOrganisation));
    }
}

#[test]
fn an_administrator_does_nothing_to_case_content() {
    for (role, action, kind) in everything() {
        if role == Role::Administrator && kind.is_case_content() {
            for condition in Condition::ALL {
                assert!(
                    !decide(role, action, kind, condition).is_permitted(),
                    "{action:?} {kind:?}"
                );
            }
        }
    }
}

#[test]
fn a_reporter_sees_only_what_they_reported_and_nothing_of_the_case() {
    for (role, action, kind) in everything() {
        if role == Role::Reporter && kind.is_case_content() {
            assert!(!decide(role, action, kind, Condition::OwnReport).is_permitted());
        }
    }
    assert!(
        decide(
            Role::Reporter,
            Action::See,
            Kind::Concern,
            Condition::OwnReport
        )
        .is_permitted()
    );
    assert!(
        !decide(
            Role::Reporter,
            Action::See,
            Kind::Concern,
            Condition::Nobody
        )
        .is_permitted()
    );
}

#[test]
fn without_a_role_nothing_is_permitted() {
    for (_, action, kind) in everything() {
        let nobody = Who {
            account: ME,
            org: ORG,
            roles: &[],
        };
        let decision = permit(&nobody, action, &Record::made_by(kind, ORG, ME));
        assert_eq!(decision, Decision::Deny(Why::NoRow));
    }
}

#[test]
fn a_second_role_only_adds() {
    for (first, action, kind) in everything() {
        for second in Role::ALL {
            let record = Record::made_by(kind, ORG, ME);
            let may = |roles: &[Role]| {
                permit(
                    &Who {
                        account: ME,
                        org: ORG,
                        roles,
                    },
                    action,
                    &record,
                )
                .is_permitted()
            };
            assert_eq!(may(&[first, second]), may(&[first]) || may(&[second]));
        }
    }
}

#[test]
fn a_list_holds_what_its_reader_may_list_one_by_one() {
    for (role, _, kind) in everything() {
        let who = Who {
            account: ME,
            org: ORG,
            roles: &[role],
        };
        let expected = match cell(role, Action::List, kind).as_str() {
            "all" => Scope::All {
                org: ORG,
                account: ME,
            },
            "own" => Scope::Own {
                org: ORG,
                account: ME,
            },
            _ => Scope::None,
        };
        assert_eq!(scope(&who, kind), expected, "{role:?} {kind:?}");
    }
}

fn everything() -> impl Iterator<Item = (Role, Action, Kind)> {
    Role::ALL.into_iter().flat_map(|role| {
        Action::ALL
            .into_iter()
            .flat_map(move |action| Kind::ALL.into_iter().map(move |kind| (role, action, kind)))
    })
}
