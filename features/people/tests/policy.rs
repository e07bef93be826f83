//! The whole table of who may do what, compared with policy.txt, and each action refusing who may not.

use people::permissions::{Permission, may};
use web::{Actor, Membership, NetworkRole, OrganisationId, PersonId, Role, Scope};

fn signed_in() -> Actor {
    Actor { person: Some(PersonId(uuid::Uuid::from_u128(1))), name: "Jan".into(), ..Actor::default() }
}

fn with_role(organisation: OrganisationId, role: Role) -> Actor {
    let membership = Membership { organisation, organisation_name: "Ommen".into(), roles: vec![role] };
    Actor { memberships: vec![membership], ..signed_in() }
}

/// Everybody who can ask: guest, no organisation yet, each role here, each role elsewhere, each network role.
fn actors(here: OrganisationId, elsewhere: OrganisationId) -> Vec<(String, Actor)> {
    let mut actors =
        vec![("guest".to_owned(), Actor::default()), ("no organisation".to_owned(), signed_in())];
    for (place, organisation) in [("here", here), ("elsewhere", elsewhere)] {
        for role in Role::ALL {
            actors.push((format!("{} {place}", role.key()), with_role(organisation, role)));
        }
    }
    for role in NetworkRole::ALL {
        let actor = Actor { network_roles: vec![role], ..signed_in() };
        actors.push((format!("network {}", role.key()), actor));
    }
    for scope in Scope::ALL {
        let actor = Actor { scopes: Some(vec![scope]), ..with_role(here, Role::Administrator) };
        actors.push((format!("program that may {} here", scope.key()), actor));
    }
    actors
}

fn table() -> String {
    let (here, elsewhere) =
        (OrganisationId(uuid::Uuid::from_u128(2)), OrganisationId(uuid::Uuid::from_u128(3)));
    let mut lines = vec![
        "# Who may do what with an organisation (\"here\"). Made by a test; BLESS=1 writes it.".to_owned(),
    ];
    for permission in Permission::ALL {
        lines.push(format!("\n{permission:?}"));
        for (name, actor) in actors(here, elsewhere) {
            let word = if may(&actor, permission, here) { "yes" } else { "-" };
            lines.push(format!("  {name:<34}{word}"));
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn the_table_of_permissions_is_as_it_was_agreed() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/policy.txt");
    let (agreed, now) = (std::fs::read_to_string(path).unwrap_or_default(), table());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(path, &now).unwrap();
        return;
    }
    let mut permission = "";
    let mut different = Vec::new();
    for (n, line) in now.lines().enumerate() {
        if !line.starts_with([' ', '#']) {
            permission = line;
        }
        let old = agreed.lines().nth(n).unwrap_or("(nothing)");
        if old != line {
            different.push(format!("{permission}\n  agreed: {}\n  now:    {}", old.trim(), line.trim()));
        }
    }
    assert!(
        different.is_empty() && agreed.lines().count() == now.lines().count(),
        "{}",
        different.join("\n")
    );
}
