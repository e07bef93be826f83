//! The whole table of who may do what with a version of a rule text, compared with snapshots/policy.txt.

use rulebook::{
    model::version::VersionState,
    permissions::{Permission, Subject, may},
};
use uuid::Uuid;
use web::{Actor, Membership, NetworkRole, OrganisationId, PersonId, Role, Scope};

const PERSON: PersonId = PersonId(Uuid::from_u128(1));
const HERE: OrganisationId = OrganisationId(Uuid::from_u128(3));

pub fn actor(role: Option<Role>, network: Option<NetworkRole>) -> Actor {
    let membership =
        |role| Membership { organisation: HERE, organisation_name: String::new(), roles: vec![role] };
    Actor {
        person: Some(PERSON),
        name: String::new(),
        memberships: role.map(membership).into_iter().collect(),
        network_roles: network.into_iter().collect(),
        scopes: None,
    }
}

fn program(scope: Scope, network: Option<NetworkRole>) -> Actor {
    Actor { scopes: Some(vec![scope]), ..actor(Some(Role::Administrator), network) }
}

/// Everybody who can ask.
pub fn actors() -> Vec<(&'static str, Actor)> {
    vec![
        ("guest", Actor::default()),
        ("no organisation", actor(None, None)),
        ("member", actor(Some(Role::Member), None)),
        ("editor", actor(Some(Role::Editor), None)),
        ("delegate", actor(Some(Role::Delegate), None)),
        ("municipal secretary", actor(Some(Role::MunicipalSecretary), None)),
        ("administrator", actor(Some(Role::Administrator), None)),
        ("network editor", actor(None, Some(NetworkRole::Editor))),
        ("network moderator", actor(None, Some(NetworkRole::Moderator))),
        ("network clerk", actor(None, Some(NetworkRole::Clerk))),
        ("network administrator", actor(None, Some(NetworkRole::Administrator))),
        ("program that reads", program(Scope::Read, None)),
        ("program that contributes", program(Scope::Contribute, None)),
        ("program of an editor", program(Scope::Read, Some(NetworkRole::Editor))),
    ]
}

/// For each permission and actor: the states in which it is given, outside and in the working group.
fn table() -> String {
    let letter = |state: VersionState| match state {
        VersionState::Draft => 'd',
        VersionState::Consultation => 'c',
        VersionState::Proposed => 'p',
        VersionState::Adopted => 'a',
        VersionState::InForce => 'f',
        VersionState::Repealed => 'r',
    };
    let mut out = String::from(
        "# Who may do what with a version of a rule text, in which states: draft, consultation, proposed, adopted,\n\
         # in force, repealed. The columns: who is not in the working group, who is. Made by a test; BLESS=1 writes it.\n",
    );
    for permission in Permission::ALL {
        out += &format!("\n{:<27}outside in the group\n", format!("{permission:?}"));
        for (name, actor) in actors() {
            let cells = [false, true].map(|is_drafter| {
                let given = VersionState::ALL.into_iter().map(|state| {
                    let is_given = may(&actor, permission, Subject { state, is_drafter });
                    if is_given { letter(state) } else { '.' }
                });
                given.collect::<String>()
            });
            out += &format!("  {name:<25}{}\n", cells.join("  "));
        }
    }
    out
}

/// Compares a table with the one that was agreed.
pub fn assert_agreed(file: &str, now: &str) {
    let path = format!("{}/tests/snapshots/{file}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, now).unwrap();
    }
    let agreed = std::fs::read_to_string(&path).unwrap_or_default();
    for (agreed, now) in agreed.lines().zip(now.lines()) {
        assert_eq!(agreed, now, "a permission has changed");
    }
    assert_eq!(agreed.len(), now.len(), "the table has another length");
}

#[test]
fn the_table_of_permissions_on_versions_is_as_it_was_agreed() {
    assert_agreed("policy.txt", &table());
}
