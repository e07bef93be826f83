//! Steps in the life of a contribution: close, reopen, withdraw.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use db::Transaction;
use web::{Answer, Crumb, Fault, House, Page, PersonId, Visit};

use crate::{
    model::{Contribution, State, Step},
    pages::{found, found_for, refusal},
    permissions::{Permission, Subject, may},
    store::contributions,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/{id}/sluiten", post(close))
        .route("/bijdragen/{id}/heropenen", post(reopen))
        .route("/bijdragen/{id}/intrekken", get(ask_withdraw).post(withdraw))
}

async fn close(visit: Visit, Path(id): Path<String>) -> Answer {
    take(&visit, &id, Step::Close, Permission::Close, "exchange-notice-closed").await
}

async fn reopen(visit: Visit, Path(id): Path<String>) -> Answer {
    take(&visit, &id, Step::Reopen, Permission::Reopen, "exchange-notice-reopened").await
}

async fn withdraw(visit: Visit, Path(id): Path<String>) -> Answer {
    take(&visit, &id, Step::Withdraw, Permission::Withdraw, "exchange-notice-withdrawn").await
}

async fn take(visit: &Visit, id: &str, wanted: Step, permission: Permission, notice: &'static str) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (contribution, taken) = step(visit, &mut tx, id, wanted, permission, person).await?;
    tx.commit().await?;
    visit.done(&contribution.url(), if taken { notice } else { "" })
}

/// Takes a step; returns the contribution as it was, and whether there was anything to do. Sent twice, the second
/// finds the work done and only goes where the first went.
pub(crate) async fn step(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    step: Step,
    permission: Permission,
    person: PersonId,
) -> Result<(Contribution, bool), Fault> {
    let contribution = found(visit, tx, id).await?;
    let in_state = |state| Subject { state, ..(&contribution).into() };
    let may_ever = State::ALL.iter().any(|state| may(&visit.actor, permission, in_state(*state)));
    if is_done(step, contribution.state) && may_ever {
        return Ok((contribution, false));
    }
    if !may(&visit.actor, permission, &contribution) {
        return Err(refusal(visit, permission, &contribution));
    }
    let (ids, now) = (&visit.house.ids, visit.now());
    if !contributions::step(tx, ids, &contribution, step, person, now).await? {
        return Err(Fault::conflict("exchange-fault-state"));
    }
    Ok((contribution, true))
}

fn is_done(step: Step, state: State) -> bool {
    match step {
        Step::Close => state == State::Closed,
        Step::Reopen => state.is_open() || state == State::Draft,
        Step::Withdraw => state == State::Withdrawn,
        _ => false,
    }
}

#[derive(Template)]
#[template(path = "withdraw.html")]
struct Withdraw {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    url: String,
    is_draft: bool,
}

async fn ask_withdraw(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Withdraw).await?;
    let p = visit.page();
    let is_draft = contribution.state == State::Draft;
    let here = p.t(if is_draft { "exchange-withdraw-draft-title" } else { "exchange-withdraw-title" });
    let page = Withdraw {
        crumbs: vec![
            Crumb::to(p.t("exchange-menu"), "/bijdragen"),
            Crumb::to(&contribution.content.title, contribution.url()),
            Crumb::here(here),
        ],
        title: contribution.content.title.clone(),
        url: contribution.url(),
        is_draft,
        p,
    };
    visit.html(&page)
}
