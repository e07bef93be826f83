//! The whole table of who may do what with a contribution, compared with snapshots/policy.txt.

use exchange::{
    model::{State, Visibility},
    permissions::{Permission, Subject, may},
};
use uuid::Uuid;
use web::{Actor, Membership, NetworkRole, OrganisationId, PersonId, Role, Scope};

const AUTHOR: PersonId = PersonId(Uuid::from_u128(1));
const OTHER: PersonId = PersonId(Uuid::from_u128(2));
const HERE: OrganisationId = OrganisationId(Uuid::from_u128(3));
const ELSEWHERE: OrganisationId = OrganisationId(Uuid::from_u128(4));

fn actor(person: PersonId, role: Option<(OrganisationId, Role)>, network: Option<NetworkRole>) -> Actor {
    let membership = |(organisation, role)| Membership {
        organisation,
        organisation_name: String::new(),
        roles: vec![role],
    };
    Actor {
        person: Some(person),
        name: String::new(),
        memberships: role.map(membership).into_iter().collect(),
        network_roles: network.into_iter().collect(),
        scopes: None,
    }
}

/// A program with the key of the author, that reaches so far.
fn program(scope: Scope) -> Actor {
    Actor { scopes: Some(vec![scope]), ..actor(AUTHOR, Some((HERE, Role::Administrator)), None) }
}

/// Everybody who can ask, by what they are to the contribution.
fn actors() -> Vec<(&'static str, Actor)> {
    vec![
        ("guest", Actor::default()),
        ("no organisation", actor(OTHER, None, None)),
        ("author", actor(AUTHOR, Some((HERE, Role::Member)), None)),
        ("author who left", actor(AUTHOR, None, None)),
        ("colleague", actor(OTHER, Some((HERE, Role::Member)), None)),
        ("colleague editor", actor(OTHER, Some((HERE, Role::Editor)), None)),
        ("colleague administrator", actor(OTHER, Some((HERE, Role::Administrator)), None)),
        ("colleague delegate", actor(OTHER, Some((HERE, Role::Delegate)), None)),
        ("member elsewhere", actor(OTHER, Some((ELSEWHERE, Role::Member)), None)),
        ("administrator elsewhere", actor(OTHER, Some((ELSEWHERE, Role::Administrator)), None)),
        ("network editor", actor(OTHER, None, Some(NetworkRole::Editor))),
        ("network moderator", actor(OTHER, None, Some(NetworkRole::Moderator))),
        ("network clerk", actor(OTHER, None, Some(NetworkRole::Clerk))),
        ("network administrator", actor(OTHER, None, Some(NetworkRole::Administrator))),
        ("program that reads", program(Scope::Read)),
        ("program that contributes", program(Scope::Contribute)),
        ("program that responds", program(Scope::Respond)),
        (
            "program from elsewhere",
            Actor {
                scopes: Some(vec![Scope::Respond]),
                ..actor(OTHER, Some((ELSEWHERE, Role::Member)), None)
            },
        ),
    ]
}

/// For each permission and actor: the states in which it is given, by visibility.
fn table() -> String {
    let letter = |state: State| match state {
        State::Draft => 'd',
        State::Published => 'p',
        State::Answered => 'a',
        State::Closed => 'c',
        State::Withdrawn => 'w',
        State::Merged => 'm',
        State::Removed => 'r',
    };
    let mut out = String::from(
        "# Who may do what with a contribution, in which states: draft, published, answered, closed, withdrawn,\n\
         # merged, removed. The columns are its visibility. Made by a test; BLESS=1 writes it.\n",
    );
    for permission in Permission::ALL {
        out += &format!("\n{:<27}{:<9}{:<9}organisation\n", format!("{permission:?}"), "public", "network");
        for (name, actor) in actors() {
            let cells = Visibility::ALL.iter().map(|visibility| {
                let given = State::ALL.iter().map(|state| {
                    let subject = Subject {
                        state: *state,
                        visibility: *visibility,
                        organisation: HERE,
                        author: AUTHOR,
                    };
                    if may(&actor, permission, subject) { letter(*state) } else { '.' }
                });
                given.collect::<String>()
            });
            let cells: Vec<String> = cells.collect();
            out += &format!("  {name:<25}{}\n", cells.join("  "));
        }
    }
    out
}

#[test]
fn the_table_of_permissions_is_as_it_was_agreed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/policy.txt");
    let now = table();
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &now).unwrap();
    }
    let agreed = std::fs::read_to_string(path).unwrap_or_default();
    for (agreed, now) in agreed.lines().zip(now.lines()) {
        assert_eq!(agreed, now, "a permission has changed");
    }
    assert_eq!(agreed.len(), now.len(), "the table has another length");
}
