//! Small providers with which other rooms add to the pages of this one, without this room knowing them. `app`
//! collects them and puts them in an [`axum::Extension`] around the routes.

use std::{convert::Infallible, sync::Arc};

use axum::{extract::FromRequestParts, http::request::Parts};
use db::{Result, Transaction};
use web::{Actor, NetworkRole, OrganisationId, Page, Role};

use crate::Boxed;

/// What a room tells about an organisation on that organisation's page: "what this organisation brought".
pub trait OrganisationActivity: Send + Sync {
    /// The section of this room, with only what the actor may see; `None` when there is nothing.
    fn section<'a>(
        &'a self,
        tx: &'a Transaction,
        actor: &'a Actor,
        organisation: OrganisationId,
        page: &'a Page,
    ) -> Boxed<'a, Result<Option<ActivitySection>>>;
}

/// A section on the page of an organisation.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivitySection {
    /// Key of the heading.
    pub title_key: &'static str,
    /// A handful of items, the newest first.
    pub items: Vec<ActivityItem>,
    /// Where all of them are listed.
    pub more_url: Option<String>,
    /// Where a program can follow them: an Atom feed.
    pub feed_url: Option<String>,
    /// The address of all of them as a table (CSV).
    pub table_url: Option<String>,
    /// Something that the actor can do at once.
    pub button: Option<ActivityButton>,
}

/// A form of one button.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityButton {
    /// Where it is sent.
    pub url: String,
    /// What it holds, unseen.
    pub fields: Vec<(&'static str, String)>,
    /// Key of its label.
    pub label_key: &'static str,
}

/// Something an organisation brought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityItem {
    /// What it is called.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// A few words in the visitor's language: kind, date.
    pub meta: String,
}

/// The sections of all rooms, in the order in which they are shown.
#[derive(Clone, Default)]
pub struct Activities(pub Arc<Vec<Arc<dyn OrganisationActivity>>>);

impl<S: Sync> FromRequestParts<S> for Activities {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// A task of the network that a room offers on the start page of administration.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Task {
    /// Key of the name; the explanation is the key with `-about`.
    pub label: &'static str,
    /// Where it is done.
    pub url: &'static str,
    /// Who does it: one of these roles is enough.
    pub roles: &'static [NetworkRole],
    /// Who does it for their own organisation: one of these roles in any organisation is enough as well.
    pub organisation_roles: &'static [Role],
}

impl Task {
    /// Whether this actor has it for the network as a whole.
    pub fn is_for_network(&self, actor: &Actor) -> bool {
        self.roles.iter().any(|role| actor.has_network_role(*role))
    }

    /// Whether this actor has it for an organisation.
    pub fn is_for_organisation(&self, actor: &Actor) -> bool {
        let mut roles = actor.memberships.iter().flat_map(|membership| &membership.roles);
        roles.any(|role| self.organisation_roles.contains(role))
    }
}

/// The tasks of the other rooms, in the order in which they are shown.
#[derive(Clone, Debug, Default)]
pub struct Tasks(pub Arc<Vec<Task>>);

impl<S: Sync> FromRequestParts<S> for Tasks {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}
