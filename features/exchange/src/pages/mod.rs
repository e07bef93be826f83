//! The pages of this room.

mod about;
mod around;
pub mod attachments;
pub mod detail;
pub mod edit;
pub(crate) mod editor;
pub mod feed;
pub mod follow;
pub mod history;
pub mod joining;
pub mod list;
pub mod manage_themes;
pub mod matches;
pub mod mine;
pub mod moderation;
pub mod new;
pub mod replies;
pub mod reply_table;
mod searches;
pub mod steps;
pub mod tables;
pub mod themes;
pub(crate) mod view;
pub mod voices;

use axum::http::StatusCode;
use db::Transaction;
use web::{Fault, Form, PersonId, Visit};

use crate::{
    model::{Contribution, ContributionId, State},
    permissions::{Permission, Subject, may},
    store::{contributions, submissions::Submission},
};

/// The status of a form that is shown again because something in it is wrong.
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The contribution in an address. What the visitor may not see is not found.
pub(crate) async fn found(visit: &Visit, tx: &Transaction, id: &str) -> Result<Contribution, Fault> {
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
        Ok(contribution)
    } else {
        Err(refusal(visit, permission, &contribution))
    }
}

/// Why a visitor may not do this with a contribution: not signed in, because it is their own organisation's, never, or
/// not in the state it is in now.
pub(crate) fn refusal(visit: &Visit, permission: Permission, contribution: &Contribution) -> Fault {
    let in_state = |state| Subject { state, ..contribution.into() };
    if !visit.actor.is_signed_in() {
        Fault::sign_in_needed()
    } else if matches!(permission, Permission::Support | Permission::Reuse)
        && visit.actor.belongs_to(contribution.organisation.id)
    {
        Fault::conflict("exchange-fault-own")
    } else if State::ALL.iter().any(|state| may(&visit.actor, permission, in_state(*state))) {
        Fault::conflict("exchange-fault-state")
    } else {
        Fault::forbidden()
    }
}

/// The identifier of a form, by which sending it twice is noticed; a fresh one when the form has none.
pub(crate) fn submission(visit: &Visit, form: &Form) -> db::uuid::Uuid {
    form.get(FORM).parse().unwrap_or_else(|_| visit.house.ids.new_id())
}

/// The field with the identifier of a form.
pub(crate) const FORM: &str = "formulier";

/// A form as it was sent. The fields named in `beside` say nothing of what is asked.
pub(crate) fn sent(visit: &Visit, person: PersonId, form: &Form, beside: &[&str]) -> Submission {
    let pairs = form.pairs().iter().filter(|(name, _)| name != FORM && !beside.contains(&name.as_str()));
    let pairs = pairs.flat_map(|(name, value)| [name.as_bytes(), value.as_bytes()]);
    let files = form.uploads.iter().flat_map(|file| [file.file_name.as_bytes(), &file.bytes]);
    Submission::new(submission(visit, form), person, pairs.chain(files))
}
