//! `/consultaties`: what is asked about a text, and how many answered what.

use axum::{extract::Path, response::Response};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Fault, Visit,
    api::{Link, List, Query, Routes, json, utoipa_axum::routes},
    dates::machine,
};

use super::{ConsultatieStatus, Doelgroep};
use crate::{
    model::consultation::{Consultation, ConsultationId, Statement},
    store::{consultations, texts},
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(one))
}

/// De adressen rond een consultatie.
#[derive(Serialize, ToSchema)]
struct ConsultatieLinks {
    /// Deze consultatie in de API.
    #[serde(rename = "self")]
    here: Link,
    /// De pagina voor mensen, met de uitkomst zodra die te zien is.
    pagina: Link,
}

/// Een vraag aan velen wat zij van een tekst vinden.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Consultatie {
    #[serde(rename = "_links")]
    links: ConsultatieLinks,
    #[schema(format = "uuid")]
    id: String,
    titel: String,
    inleiding: String,
    status: ConsultatieStatus,
    /// Wie kan reageren.
    doelgroep: Doelgroep,
    #[schema(format = DateTime)]
    opent_op: String,
    #[schema(format = DateTime)]
    sluit_op: String,
    /// Wanneer elke reactie een antwoord had.
    #[schema(format = DateTime)]
    afgerond_op: Option<String>,
}

/// Een stelling om het mee eens of oneens te zijn.
#[derive(Serialize, ToSchema)]
struct Stelling {
    #[schema(format = "uuid")]
    id: String,
    tekst: String,
    /// Het onderdeel van de tekst waar zij over gaat.
    #[schema(format = "uuid")]
    onderdeel: Option<String>,
}

/// Een consultatie met haar stellingen.
#[derive(Serialize, ToSchema)]
struct ConsultatieMetStellingen {
    #[serde(flatten)]
    consultatie: Consultatie,
    stellingen: Vec<Stelling>,
}

fn consultatie(visit: &Visit, one: &Consultation) -> Consultatie {
    Consultatie {
        links: ConsultatieLinks { here: Link::to(visit, &one.url()), pagina: Link::page(visit, &one.url()) },
        id: one.id.to_string(),
        titel: one.title.clone(),
        inleiding: one.introduction.clone(),
        status: one.state(visit.now()).into(),
        doelgroep: one.audience.into(),
        opent_op: machine(one.opens_at),
        sluit_op: machine(one.closes_at),
        afgerond_op: one.completed_at.map(machine),
    }
}

fn stelling(statement: Statement) -> Stelling {
    Stelling {
        id: statement.id.to_string(),
        tekst: statement.text,
        onderdeel: statement.node.map(|node| node.to_string()),
    }
}

/// Consultaties
///
/// Eerst die open zijn, dan die komen, dan de andere.
#[utoipa::path(
    get,
    path = "/consultaties",
    operation_id = "consultatiesOphalen",
    tag = "Consultaties",
    params(
        ("spelregel" = Option<String>, Query, pattern = "^[a-z0-9-]{1,100}$",
            description = "Alleen consultaties over de tekst met dit kenmerk."),
        ("status" = Option<ConsultatieStatus>, Query, description = "Alleen consultaties met deze status."),
    ),
    responses((status = 200, description = "Een pagina van de consultaties.", body = List<Consultatie>)),
)]
async fn list(visit: Visit, mut query: Query) -> Answer {
    let slug = query.read("spelregel", super::slug);
    let state = query.read("status", ConsultatieStatus::read);
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let mut tx = visit.house.db.read().await?;
    let mut all = consultations::all(&mut tx, &visit.actor, visit.now()).await?;
    if let Some(slug) = slug {
        let text = texts::by_slug(&mut tx, &visit.actor, &slug).await?.map(|text| text.id);
        all.retain(|one| Some(one.text) == text);
    }
    all.retain(|one| state.is_none_or(|state| one.state(visit.now()) == state));
    let total = all.len() as i64;
    let items = all.iter().map(|one| consultatie(&visit, one));
    List::<Consultatie>::answer(&visit, "/consultaties", &paging, total, paging.cut(items))
}

/// Eén consultatie met haar stellingen
#[utoipa::path(
    get,
    path = "/consultaties/{id}",
    operation_id = "consultatieOphalen",
    tag = "Consultaties",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de consultatie.")),
    responses((status = 200, description = "De consultatie.", body = ConsultatieMetStellingen)),
)]
async fn one(visit: Visit, Path(id): Path<String>, query: Query) -> Result<Response, Fault> {
    query.done()?;
    let id: ConsultationId = id.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.read().await?;
    let one =
        consultations::by_id(&mut tx, &visit.actor, id, visit.now()).await?.ok_or_else(Fault::not_found)?;
    let statements = consultations::statements(&mut tx, id).await?;
    let whole = ConsultatieMetStellingen {
        consultatie: consultatie(&visit, &one),
        stellingen: statements.into_iter().map(stelling).collect(),
    };
    json(&visit, &whole)
}
