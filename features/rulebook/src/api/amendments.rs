//! `/amendementen`: the amendments of a version of a text.

use axum::{extract::Path, response::Response};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Fault, Visit,
    api::{Link, List, Query, Routes, json, utoipa_axum::routes},
    dates::machine,
};

use super::{AmendementStatus, Preadvies};
use crate::{
    model::{
        amendment::AmendmentId,
        proposal::{Proposal, weighed},
        tree::Tree,
        version::{RuleText, Version, current},
    },
    pages::files::wording_language,
    permissions::{Permission, Subject, may},
    store::{amendments as stored, texts, versions},
    wording::clauses_on,
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(one))
}

/// De adressen rond een amendement.
#[derive(Serialize, ToSchema)]
struct AmendementLinks {
    /// Dit amendement in de API.
    #[serde(rename = "self")]
    here: Link,
    /// De versie die het wijzigt.
    versie: Link,
    /// De organisatie die het maakte.
    organisatie: Link,
    /// De pagina voor mensen.
    pagina: Link,
}

/// Een voorstel om een tekst te wijzigen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Amendement {
    #[serde(rename = "_links")]
    links: AmendementLinks,
    #[schema(format = "uuid")]
    id: String,
    /// Het nummer binnen de tekst; een concept heeft er geen.
    #[schema(minimum = 1)]
    nummer: Option<i64>,
    status: AmendementStatus,
    titel: String,
    /// Waarom, in het algemeen; kan leeg zijn.
    toelichting: String,
    /// De organisatie die het maakte.
    indiener: String,
    /// Het amendement waarop dit een subamendement is.
    #[schema(format = "uuid")]
    subamendement_van: Option<String>,
    /// Wat het vraagt, punt voor punt, zoals het op papier staat.
    punten: Vec<String>,
    /// Wat het bestuur adviseert.
    preadvies: Option<Preadvies>,
    /// Het amendement waarvan het bestuur het advies laat volgen.
    #[schema(format = "uuid")]
    preadvies_volgt: Option<String>,
    #[schema(format = DateTime)]
    ingediend_op: Option<String>,
    #[schema(format = Date)]
    besluit_datum: Option<String>,
    /// De plaats in de volgorde van besluiten.
    #[schema(minimum = 1)]
    besluit_volgorde: Option<i64>,
}

fn amendement(visit: &Visit, text: &RuleText, version: &Version, one: &Proposal, base: &Tree) -> Amendement {
    let points = clauses_on(base, &one.steps, wording_language(text.language), one.on.is_some());
    let points = points.unwrap_or_default();
    Amendement {
        links: AmendementLinks {
            here: Link::to(visit, &format!("/amendementen/{}", one.id)),
            versie: Link::to(visit, &format!("{}/versies/{}", text.url(), version.number)),
            organisatie: Link::to(visit, &format!("/organisaties/{}", one.organisation)),
            pagina: Link::page(visit, &format!("{}/amendement/{}", text.url(), one.id)),
        },
        id: one.id.to_string(),
        nummer: one.number,
        status: one.state.into(),
        titel: one.title.clone(),
        toelichting: one.explanation.clone(),
        indiener: one.organisation_name.clone(),
        subamendement_van: one.on.map(|on| on.to_string()),
        punten: points.iter().map(|point| point.plain_text()).collect(),
        preadvies: one.advice.as_ref().map(|advice| advice.kind.into()),
        preadvies_volgt: one.advice.as_ref().and_then(|advice| advice.follows).map(|id| id.to_string()),
        ingediend_op: one.submitted_at.map(machine),
        besluit_datum: one.decided_on.clone(),
        besluit_volgorde: one.decided_order,
    }
}

/// Amendementen
///
/// De ingediende amendementen op een versie van een tekst, in de volgorde van hun nummers.
#[utoipa::path(
    get,
    path = "/amendementen",
    operation_id = "amendementenOphalen",
    tag = "Amendementen",
    params(
        ("spelregel" = String, Query, pattern = "^[a-z0-9-]{1,100}$", description = "Het kenmerk van de tekst."),
        ("versie" = Option<i64>, Query, minimum = 1, maximum = 1_000_000,
            description = "Het nummer van de versie; anders die nu telt of het verst is."),
    ),
    responses((status = 200, description = "Een pagina van de amendementen.", body = List<Amendement>)),
)]
async fn list(visit: Visit, mut query: Query) -> Answer {
    let slug = query.read("spelregel", super::slug);
    if slug.is_none() {
        query.refuse("spelregel");
    }
    let number = query.number("versie", 1..=1_000_000);
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let mut tx = visit.house.db.read().await?;
    let (mut total, mut items) = (0, Vec::new());
    if let Some(text) = texts::by_slug(&mut tx, &visit.actor, &slug.unwrap_or_default()).await? {
        let all = versions::of(&mut tx, &visit.actor, &text).await?;
        let number = number.or(current(&all).map(|version| version.number));
        let edition = match number {
            Some(number) => versions::edition(&mut tx, &visit.actor, &text, number).await?,
            None => None,
        };
        if let Some(edition) = edition {
            let proposals = stored::of_version(&mut tx, edition.version.id).await?;
            let weighed = weighed(&edition.tree, &proposals);
            total = proposals.len() as i64;
            // Only what stands on this page is put into words.
            let those = paging.cut(proposals.iter().zip(&weighed)).into_iter();
            items = those
                .map(|(one, amendment)| amendement(&visit, &text, &edition.version, one, &amendment.base))
                .collect();
        }
    }
    List::<Amendement>::answer(&visit, "/amendementen", &paging, total, items)
}

/// Eén amendement
#[utoipa::path(
    get,
    path = "/amendementen/{id}",
    operation_id = "amendementOphalen",
    tag = "Amendementen",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van het amendement.")),
    responses((status = 200, description = "Het amendement.", body = Amendement)),
)]
async fn one(visit: Visit, Path(id): Path<String>, query: Query) -> Result<Response, Fault> {
    query.done()?;
    let id = AmendmentId::new(id.parse().map_err(|_| Fault::not_found())?);
    let mut tx = visit.house.db.read().await?;
    let proposal = stored::find(&mut tx, &visit.actor, id).await?.ok_or_else(Fault::not_found)?;
    let edition = versions::edition_by_id(&mut tx, proposal.version).await?.ok_or_else(Fault::not_found)?;
    let all = texts::all(&mut tx, &visit.actor).await?;
    let text = all.iter().find(|text| text.id == proposal.text).ok_or_else(Fault::not_found)?;
    if !may(&visit.actor, Permission::See, Subject::new(text, &edition.version)) {
        return Err(Fault::not_found());
    }
    let main = match proposal.on {
        Some(main) => stored::by_id(&mut tx, main).await?,
        None => None,
    };
    let base = main.and_then(|main| main.amendment(edition.tree.clone()).result().ok());
    let base = base.unwrap_or(edition.tree);
    json(&visit, &amendement(&visit, text, &edition.version, &proposal, &base))
}
