//! Steps in the life of a contribution. Each is a thing below it: making the thing takes the step.

use axum::extract::Path;
use web::{
    Answer, Fault, Scope, Visit,
    api::{Query, Routes, changed, utoipa_axum::routes},
};

use super::{contributions::whole, keep, shapes::Bijdrage, writing};
use crate::{
    model::{State, Step},
    pages::{found, steps::step},
    permissions::Permission,
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(publish)).routes(routes!(close, reopen)).routes(routes!(withdraw, take_back))
}

/// Een concept publiceren
///
/// Vanaf nu zien anderen de bijdrage.
#[utoipa::path(
    post,
    path = "/bijdragen/{id}/publicatie",
    operation_id = "bijdragePubliceren",
    tag = "Bijdragen",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "De gepubliceerde bijdrage.", body = Bijdrage)),
)]
async fn publish(visit: Visit, Path(id): Path<String>, query: Query) -> Answer {
    query.done()?;
    writing::publish(&visit, &id).await
}

/// Een bijdrage sluiten
///
/// Zij is niet meer actueel, en blijft te lezen.
#[utoipa::path(
    post,
    path = "/bijdragen/{id}/sluiting",
    operation_id = "bijdrageSluiten",
    tag = "Bijdragen",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "De gesloten bijdrage.", body = Bijdrage)),
)]
async fn close(visit: Visit, Path(id): Path<String>, query: Query) -> Answer {
    query.done()?;
    take(&visit, &id, Step::Close, Permission::Close).await
}

/// Een gesloten bijdrage heropenen
#[utoipa::path(
    delete,
    path = "/bijdragen/{id}/sluiting",
    operation_id = "bijdrageHeropenen",
    tag = "Bijdragen",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "De bijdrage, weer open.", body = Bijdrage)),
)]
async fn reopen(visit: Visit, Path(id): Path<String>, query: Query) -> Answer {
    query.done()?;
    back(&visit, &id, State::Withdrawn).await
}

/// Een bijdrage intrekken
///
/// Daarna zien alleen u en de redacteuren van uw organisatie haar nog.
#[utoipa::path(
    post,
    path = "/bijdragen/{id}/intrekking",
    operation_id = "bijdrageIntrekken",
    tag = "Bijdragen",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "De ingetrokken bijdrage.", body = Bijdrage)),
)]
async fn withdraw(visit: Visit, Path(id): Path<String>, query: Query) -> Answer {
    query.done()?;
    take(&visit, &id, Step::Withdraw, Permission::Withdraw).await
}

/// Een ingetrokken bijdrage terughalen
#[utoipa::path(
    delete,
    path = "/bijdragen/{id}/intrekking",
    operation_id = "bijdrageTerughalen",
    tag = "Bijdragen",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "De bijdrage zoals zij was.", body = Bijdrage)),
)]
async fn take_back(visit: Visit, Path(id): Path<String>, query: Query) -> Answer {
    query.done()?;
    back(&visit, &id, State::Closed).await
}

/// Reopening brings back what was closed and what was withdrawn; here each has an address of its own.
async fn back(visit: &Visit, id: &str, other: State) -> Answer {
    visit.writing_program(Scope::Contribute)?;
    let tx = visit.house.db.read().await?;
    if found(visit, &tx, id).await?.state == other {
        return Err(Fault::conflict("exchange-fault-state"));
    }
    drop(tx);
    take(visit, id, Step::Reopen, Permission::Reopen).await
}

async fn take(visit: &Visit, id: &str, wanted: Step, permission: Permission) -> Answer {
    let person = visit.writing_program(Scope::Contribute)?;
    let mut tx = visit.house.db.write().await?;
    step(visit, &mut tx, id, wanted, permission, person).await?;
    let now = found(visit, &tx, id).await?;
    let answer = changed(&whole(visit, &mut tx, &now).await?)?;
    keep(visit, tx, person, answer).await
}
