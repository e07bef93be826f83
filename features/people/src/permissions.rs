//! Who may do what with organisations and people. Pure; the whole table is written out in
//! tests/policy.txt and compared by a test.

use web::{Actor, NetworkRole, OrganisationId, Role};

/// Something that not everybody may do in this room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// See who belongs to an organisation.
    SeePeople,
    /// Change the name, description, site and e-mail domains of an organisation.
    EditOrganisation,
    /// Invite somebody to an organisation and withdraw an invitation.
    Invite,
    /// Accept or refuse a request to join an organisation.
    DecideRequest,
    /// Give and take roles in an organisation, and end a membership.
    ChangeRoles,
    /// Name the representative of a municipality in the assembly.
    NameDelegate,
    /// Ask to join an organisation.
    AskToJoin,
    /// Add an organisation to the network.
    AddOrganisation,
    /// Give and take network roles.
    GiveNetworkRoles,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::SeePeople,
        Self::EditOrganisation,
        Self::Invite,
        Self::DecideRequest,
        Self::ChangeRoles,
        Self::NameDelegate,
        Self::AskToJoin,
        Self::AddOrganisation,
        Self::GiveNetworkRoles,
    ];
}

/// Whether the actor may do this, in this organisation (permissions for the network as a whole ignore it).
pub fn may(actor: &Actor, permission: Permission, organisation: OrganisationId) -> bool {
    let network = |role| actor.has_network_role(role);
    let here = |roles: &[Role]| actor.has_role(organisation, roles);
    // No key of a program reaches as far as people and their roles.
    if !actor.is_signed_in() || !actor.reaches(None) {
        return false;
    }
    match permission {
        Permission::SeePeople => actor.is_in_network(),
        Permission::EditOrganisation => {
            here(&[Role::Administrator])
                || network(NetworkRole::Editor)
                || network(NetworkRole::Administrator)
        }
        Permission::Invite | Permission::DecideRequest | Permission::ChangeRoles => {
            here(&[Role::Administrator]) || network(NetworkRole::Administrator)
        }
        Permission::NameDelegate => here(&[Role::MunicipalSecretary]),
        Permission::AskToJoin => !actor.belongs_to(organisation),
        Permission::AddOrganisation => network(NetworkRole::Editor) || network(NetworkRole::Administrator),
        Permission::GiveNetworkRoles => network(NetworkRole::Administrator),
    }
}
