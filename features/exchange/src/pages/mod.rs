//! The pages of this room.

pub mod attachments;
pub mod detail;
pub mod edit;
mod editor;
pub mod history;
pub mod list;
pub mod manage_themes;
pub mod mine;
pub mod new;
pub mod steps;
pub mod themes;
mod around;
pub mod follow;
pub mod joining;
pub mod moderation;
pub mod replies;
pub mod voices;
pub(crate) mod view;

use axum::http::StatusCode;
use db::Transaction;
use web::{Fault, Form, Visit};

use crate::{
    model::{Contribution, ContributionId},
    permissions::{Permission, may},
    store::contributions,
};

/// The status of a form that is shown again because something in it is wrong.
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The contribution in an address. What the visitor may not see is not found.
pub(crate) async fn found(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
) -> Result<Contribution, Fault> {
    let id: ContributionId = id.parse().map_err(|_| Fault::not_found())?;
    contributions::find(tx, &visit.actor, id).await?.ok_or_else(Fault::not_found)
}

/// The same, when the visitor may do this with it.
pub(crate) async fn found_for(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    permission: Permission,
) -> Result<Contribution, Fault> {
    let contribution = found(visit, tx, id).await?;
    if may(&visit.actor, permission, &contribution) {
        return Ok(contribution);
    }
    // Whoever lacks the right in every state is refused; for the others it is the state that has changed.
    Err(if visit.actor.is_signed_in() { Fault::forbidden() } else { Fault::sign_in_needed() })
}

/// The identifier of a form, by which sending it twice is noticed; a fresh one when the form has none.
pub(crate) fn submission(visit: &Visit, form: &Form) -> db::uuid::Uuid {
    form.get("formulier").parse().unwrap_or_else(|_| visit.house.ids.new_id())
}
