//! The whole table of who may do what with an amendment, compared with ../snapshots/amendments.txt.

use rulebook::{
    model::proposal::ProposalState,
    permissions::amendments::{Permission, Proceedings, Subject, adopts, begins, may, speaks_for},
};
use uuid::Uuid;
use web::{Actor, Membership, NetworkRole, OrganisationId, PersonId, Role, Scope};

use crate::policy::assert_agreed;

const HERE: OrganisationId = OrganisationId(Uuid::from_u128(3));
const ELSEWHERE: OrganisationId = OrganisationId(Uuid::from_u128(4));
const COMPANY: OrganisationId = OrganisationId(Uuid::from_u128(5));

fn actor(role: Option<(OrganisationId, Role)>, network: Option<NetworkRole>) -> Actor {
    let membership = |(organisation, role)| Membership {
        organisation,
        organisation_name: String::new(),
        roles: vec![role],
    };
    Actor {
        person: Some(PersonId(Uuid::from_u128(1))),
        memberships: role.map(membership).into_iter().collect(),
        network_roles: network.into_iter().collect(),
        ..Actor::default()
    }
}

/// Everybody who can ask, by what they are to the organisation that made the amendment.
fn actors() -> Vec<(String, Actor)> {
    let mut all =
        vec![("guest".to_owned(), Actor::default()), ("no organisation".to_owned(), actor(None, None))];
    for role in Role::ALL {
        all.push((format!("own {}", role.key()), actor(Some((HERE, role)), None)));
    }
    for role in Role::ALL {
        all.push((format!("other {}", role.key()), actor(Some((ELSEWHERE, role)), None)));
    }
    all.push(("company administrator".to_owned(), actor(Some((COMPANY, Role::Administrator)), None)));
    for role in NetworkRole::ALL {
        all.push((format!("network {}", role.key()), actor(None, Some(role))));
    }
    for scope in Scope::ALL {
        let program = Actor { scopes: Some(vec![scope]), ..actor(Some((HERE, Role::Editor)), None) };
        all.push((format!("program {}", scope.key()), program));
    }
    all
}

/// The municipalities for which somebody speaks: what the store finds.
fn voices(actor: &Actor) -> Vec<OrganisationId> {
    speaks_for(actor).filter(|organisation| *organisation != COMPANY).collect()
}

fn table() -> String {
    let letter = |state: ProposalState| match state {
        ProposalState::Draft => 'd',
        ProposalState::Submitted => 's',
        ProposalState::Withdrawn => 'w',
        ProposalState::Adopted => 'a',
        ProposalState::Rejected => 'r',
        ProposalState::HeldOver => 'h',
        ProposalState::Fallen => 'f',
    };
    let mut out = String::from(
        "# Who may do what with an amendment, in which states: draft, submitted, withdrawn, adopted, rejected,\n\
         # held over, fallen. The columns are where the version stands. Made by a test; BLESS=1 writes it.\n",
    );
    let head = format!("{:<9}{:<9}{:<9}settled\n", "closed", "open", "deciding");
    for permission in Permission::ALL {
        out += &format!("\n{:<27}{head}", format!("{permission:?}"));
        for (name, actor) in actors() {
            let voices = voices(&actor);
            let cells = Proceedings::ALL.map(|proceedings| {
                let given = ProposalState::ALL.map(|state| {
                    let subject =
                        Subject { state, proceedings, is_sub: false, organisation: HERE, voices: &voices };
                    if may(&actor, permission, subject) { letter(state) } else { '.' }
                });
                given.into_iter().collect::<String>()
            });
            out += &format!("  {name:<25}{}\n", cells.join("  "));
        }
    }
    for (what, given) in [
        ("Begin", begins as fn(&Actor, Proceedings, &[OrganisationId]) -> bool),
        ("Adopt", |a, s, _| adopts(a, s)),
    ] {
        out += &format!("\n{what:<27}{head}");
        for (name, actor) in actors() {
            let voices = voices(&actor);
            let cells = Proceedings::ALL.map(|proceedings| {
                format!("{:<7}", if given(&actor, proceedings, &voices) { "yes" } else { "." })
            });
            out += format!("  {name:<25}{}", cells.join("  ")).trim_end();
            out.push('\n');
        }
    }
    out
}

#[test]
fn the_table_of_permissions_is_as_it_was_agreed() {
    assert_agreed("amendments.txt", &table());
}

#[test]
fn a_sub_amendment_is_not_amended_itself() {
    let actor = actor(Some((ELSEWHERE, Role::Delegate)), None);
    let voices = voices(&actor);
    let subject = |is_sub| Subject {
        state: ProposalState::Submitted,
        proceedings: Proceedings::Open,
        is_sub,
        organisation: HERE,
        voices: &voices,
    };
    assert!(may(&actor, Permission::Amend, subject(false)));
    assert!(!may(&actor, Permission::Amend, subject(true)));
}
