//! The whole table of who may do what with a consultation, compared with snapshots/consultations.txt.

use rulebook::{
    model::{
        consultation::{Audience, ConsultationState},
        version::VersionState,
    },
    permissions::consultation::{ConsultationPermission, ConsultationSubject, may, may_begin},
};
use uuid::Uuid;
use web::{Actor, Membership, NetworkRole, OrganisationId, PersonId, Role, Scope};

fn actor(role: Option<Role>, network: Option<NetworkRole>) -> Actor {
    let membership = |role| Membership {
        organisation: OrganisationId(Uuid::from_u128(3)),
        organisation_name: String::new(),
        roles: vec![role],
    };
    Actor {
        person: Some(PersonId(Uuid::from_u128(1))),
        name: String::new(),
        memberships: role.map(membership).into_iter().collect(),
        network_roles: network.into_iter().collect(),
        scopes: None,
    }
}

/// Everybody who can ask, and whether they belong to the working group.
fn actors() -> Vec<(&'static str, Actor, bool)> {
    let program =
        |scope| Actor { scopes: Some(vec![scope]), ..actor(Some(Role::Member), Some(NetworkRole::Editor)) };
    vec![
        ("guest", Actor::default(), false),
        ("no organisation", actor(None, None), false),
        ("member", actor(Some(Role::Member), None), false),
        ("organisation editor", actor(Some(Role::Editor), None), false),
        ("organisation administrator", actor(Some(Role::Administrator), None), false),
        ("delegate", actor(Some(Role::Delegate), None), false),
        ("working group", actor(Some(Role::Member), None), true),
        ("network editor", actor(Some(Role::Member), Some(NetworkRole::Editor)), false),
        ("network clerk", actor(Some(Role::Member), Some(NetworkRole::Clerk)), false),
        ("network moderator", actor(Some(Role::Member), Some(NetworkRole::Moderator)), false),
        ("network administrator", actor(Some(Role::Member), Some(NetworkRole::Administrator)), false),
        ("program that reads", program(Scope::Read), false),
        ("program that responds", program(Scope::Respond), false),
    ]
}

/// For each permission and actor: the states in which it is given, per sort of consultation.
fn table() -> String {
    let letter = |state: &ConsultationState| match state {
        ConsultationState::Planned => 'p',
        ConsultationState::Open => 'o',
        ConsultationState::Closed => 'c',
        ConsultationState::Completed => 'd',
    };
    let sorts = [
        (Audience::Everybody, true, true),
        (Audience::Everybody, false, true),
        (Audience::Members, true, true),
        (Audience::Members, false, true),
        (Audience::Everybody, true, false),
    ];
    let mut out = String::from(
        "# Who may do what with a consultation, in which states: planned, open, closed, done (completed). The columns:\n\
         # for everybody with results shown during and after, for members with results during and after, and for\n\
         # everybody on a version that became a draft again. Made by a test; BLESS=1 writes it.\n",
    );
    for permission in ConsultationPermission::ALL {
        out += &format!("\n{permission:?}\n");
        for (name, actor, is_drafter) in actors() {
            let cells = sorts.map(|(audience, shown_during, is_shown)| {
                let given = ConsultationState::ALL.iter().filter(|state| {
                    let subject =
                        ConsultationSubject { state: **state, audience, shown_during, is_shown, is_drafter };
                    may(&actor, permission, subject)
                });
                let given: String = given.map(letter).collect();
                format!("{:<6}", if given.is_empty() { "-" } else { &given })
            });
            out += format!("  {name:<27}{}", cells.join("")).trim_end();
            out += "\n";
        }
    }
    out += "\nBegin, by the state of the version\n";
    for (name, actor, _) in actors() {
        let given = VersionState::ALL.into_iter().filter(|state| may_begin(&actor, *state));
        let given: Vec<&str> = given.map(VersionState::key).collect();
        out += &format!("  {name:<27}{}\n", if given.is_empty() { "-".to_owned() } else { given.join(" ") });
    }
    out
}

#[test]
fn the_table_of_permissions_is_as_it_was_agreed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots/consultations.txt");
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
