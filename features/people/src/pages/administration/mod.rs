//! Administration: of one organisation, and of the network.

mod details;
mod invitations;
pub(crate) mod network;
mod organisation;
mod people;

use axum::Router;
use db::Transaction;
use web::{Actor, Fault, House, OrganisationId, Role, Visit};

use crate::{
    model::{Organisation, OrganisationKind},
    pages::organisations::find,
    permissions::{Permission, may},
};

/// The headings of a table of people.
const PEOPLE_HEAD: [&str; 4] =
    ["people-csv-name", "people-csv-email", "people-csv-roles", "people-csv-since"];

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .merge(organisation::routes())
        .merge(people::routes())
        .merge(invitations::routes())
        .merge(network::routes())
}

/// What an actor may do in an organisation, for showing only what can be used. Each action asks again.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rights {
    pub edit: bool,
    pub invite: bool,
    pub decide: bool,
    pub roles: bool,
    pub delegate: bool,
}

impl Rights {
    pub(crate) fn of(actor: &Actor, organisation: &Organisation) -> Self {
        let may = |permission| may(actor, permission, organisation.id);
        Self {
            edit: may(Permission::EditOrganisation),
            invite: may(Permission::Invite),
            decide: may(Permission::DecideRequest),
            roles: may(Permission::ChangeRoles),
            delegate: may(Permission::NameDelegate) && has_government(organisation),
        }
    }

    pub(crate) fn any(self) -> bool {
        self.edit || self.invite || self.decide || self.roles || self.delegate
    }

    /// The roles that this actor may give and take here. Being a member is not given apart: whoever has another
    /// role is one, and ending the membership is an action of its own.
    pub(crate) fn roles_to_give(self, organisation: &Organisation) -> Vec<Role> {
        let may_give = |role: &Role| match role {
            Role::Member => false,
            Role::Editor | Role::Administrator => self.roles,
            Role::MunicipalSecretary => self.roles && has_government(organisation),
            Role::Delegate => self.delegate,
        };
        Role::ALL.into_iter().filter(may_give).collect()
    }
}

/// Only municipalities have a municipal secretary and somebody who represents them in the assembly.
fn has_government(organisation: &Organisation) -> bool {
    organisation.kind == OrganisationKind::Municipality
}

/// The organisation in an address, for who has one of these rights there: otherwise the answer is "forbidden".
async fn managed(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    permissions: &[Permission],
) -> Result<(Organisation, Rights), Fault> {
    visit.person()?;
    let organisation = find(tx, id).await?;
    if !permissions.iter().any(|permission| may(&visit.actor, *permission, organisation.id)) {
        return Err(Fault::forbidden());
    }
    let rights = Rights::of(&visit.actor, &organisation);
    Ok((organisation, rights))
}

/// The place of an organisation's administration.
fn place(id: OrganisationId) -> String {
    format!("/organisaties/{id}/beheer")
}

/// The crumbs of a page under an organisation's administration.
fn crumbs(p: &web::Page, organisation: &Organisation, here: &str) -> Vec<web::Crumb> {
    let mut crumbs = crate::pages::organisations::crumbs(p, organisation, here);
    crumbs.insert(2, web::Crumb::to(p.t("people-manage-crumb"), place(organisation.id)));
    crumbs
}
