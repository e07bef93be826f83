//! The pages of this room.

pub mod amendments;
pub mod change_table;
pub mod compare;
pub mod consultations;
pub mod deadline;
pub(crate) mod defined;
pub mod draft;
pub(crate) mod editing;
pub(crate) mod editor;
pub mod feed;
pub mod files;
pub mod follow;
pub(crate) mod fonts;
pub(crate) mod line;
pub mod link;
pub mod list;
pub mod manage;
pub mod node;
pub mod read;
pub(crate) mod redline;
pub(crate) mod remarked;
pub mod steps;
pub mod tables;
pub mod versions;
pub(crate) mod view;

use axum::http::StatusCode;
use db::Transaction;
use web::{Crumb, Fault, OrganisationId, Page, Visit};

use crate::{
    model::version::{Edition, RuleText, Version, VersionState, current},
    permissions::{Permission, Subject, may},
    store::{texts, versions as stored},
};

/// The status of a form that is shown again because something in it is wrong.
const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// The text in an address. What the visitor may not see is not found.
pub(crate) async fn found_text(visit: &Visit, tx: &mut Transaction, slug: &str) -> Result<RuleText, Fault> {
    texts::by_slug(tx, &visit.actor, slug).await?.ok_or_else(Fault::not_found)
}

/// The text and the version in an address.
pub(crate) async fn found(
    visit: &Visit,
    tx: &mut Transaction,
    slug: &str,
    number: &str,
) -> Result<(RuleText, Edition), Fault> {
    let number: i64 = number.parse().map_err(|_| Fault::not_found())?;
    let text = found_text(visit, tx, slug).await?;
    let edition = stored::edition(tx, &visit.actor, &text, number).await?.ok_or_else(Fault::not_found)?;
    Ok((text, edition))
}

/// The same, when the visitor may do this with the version.
pub(crate) async fn found_for(
    visit: &Visit,
    tx: &mut Transaction,
    slug: &str,
    number: &str,
    permission: Permission,
) -> Result<(RuleText, Edition), Fault> {
    let (text, edition) = found(visit, tx, slug, number).await?;
    let subject = Subject::new(&text, &edition.version);
    if may(&visit.actor, permission, subject) {
        return Ok((text, edition));
    }
    let in_state = |state| may(&visit.actor, permission, Subject { state, ..subject });
    Err(if !visit.actor.is_signed_in() {
        Fault::sign_in_needed()
    } else if VersionState::ALL.into_iter().any(in_state) {
        Fault::conflict("rulebook-fault-state")
    } else {
        Fault::forbidden()
    })
}

/// The version that readers are shown who did not choose one, with its tree.
pub(crate) async fn found_current(
    visit: &Visit,
    tx: &mut Transaction,
    text: &RuleText,
    all: &[Version],
) -> Result<Edition, Fault> {
    let number = current(all).ok_or_else(Fault::not_found)?.number;
    stored::edition(tx, &visit.actor, text, number).await?.ok_or_else(Fault::not_found)
}

/// In whose name somebody works on a text: the first organisation they belong to.
pub(crate) fn signing(visit: &Visit) -> Result<OrganisationId, Fault> {
    visit.actor.memberships.first().map(|membership| membership.organisation).ok_or_else(Fault::forbidden)
}

/// The path to a page below a text.
pub(crate) fn crumbs(p: &Page, text: &RuleText, more: Vec<Crumb>) -> Vec<Crumb> {
    let mut crumbs = vec![Crumb::to(p.t("rulebook-menu"), "/spelregels"), Crumb::to(&text.title, text.url())];
    crumbs.extend(more);
    crumbs
}

/// The identifier of a form, by which sending it twice is noticed; a fresh one when the form has none.
pub(crate) fn submission(visit: &Visit, form: &web::Form) -> db::uuid::Uuid {
    form.get("formulier").parse().unwrap_or_else(|_| visit.house.ids.new_id())
}

/// The same form as one that was never sent.
pub(crate) fn afresh(visit: &Visit, form: &web::Form) -> web::Form {
    let mut form = form.clone();
    form.set("formulier", visit.house.ids.new_id().to_string());
    form
}
