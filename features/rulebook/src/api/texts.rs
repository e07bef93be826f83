//! `/spelregels`: texts and their versions.

use axum::{extract::Path, response::Response};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Fault, Visit,
    api::{Link, List, Query, Routes, json, utoipa_axum::routes},
    dates::machine,
};

use super::{OnderdeelSoort, VersieStatus};
use crate::{
    model::{
        node::NodeId,
        number::Numbers,
        tree::Tree,
        version::{RuleText, Version, current},
    },
    store::{texts, versions},
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(one)).routes(routes!(version))
}

/// De adressen rond een spelregeltekst.
#[derive(Serialize, ToSchema)]
struct SpelregelLinks {
    /// Deze tekst in de API.
    #[serde(rename = "self")]
    here: Link,
    /// De pagina voor mensen.
    pagina: Link,
}

/// Een tekst met spelregels, met zijn versies.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Spelregel {
    #[serde(rename = "_links")]
    links: SpelregelLinks,
    /// Het woord in adressen; verandert nooit.
    #[schema(pattern = "^[a-z0-9-]{1,100}$")]
    kenmerk: String,
    titel: String,
    samenvatting: String,
    /// De taal van de tekst: `nl` of `en`.
    #[schema(pattern = "^(nl|en)$")]
    taal: String,
    /// Het nummer van de versie die nu telt of, als er nog geen telt, die het verst is.
    #[schema(minimum = 1)]
    huidige_versie: Option<i64>,
    /// De nieuwste eerst.
    versies: Vec<Versie>,
}

/// De adressen rond een versie.
#[derive(Serialize, ToSchema)]
struct VersieLinks {
    /// Deze versie in de API, met haar tekst.
    #[serde(rename = "self")]
    here: Link,
    /// De pagina voor mensen.
    pagina: Link,
}

/// Een versie van een tekst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Versie {
    #[serde(rename = "_links")]
    links: VersieLinks,
    #[schema(minimum = 1)]
    nummer: i64,
    status: VersieStatus,
    /// Hoe zij heet; kan leeg zijn.
    naam: String,
    /// Waar de tekst vandaan komt als zij niet hier geschreven is; kan leeg zijn.
    bron: String,
    /// Sinds wanneer anderen haar kunnen lezen.
    #[schema(format = DateTime)]
    getoond_op: Option<String>,
    /// Tot wanneer amendementen kunnen worden ingediend.
    #[schema(format = DateTime)]
    amendementen_tot: Option<String>,
    #[schema(format = Date)]
    besluit_datum: Option<String>,
    #[schema(format = Date)]
    geldt_vanaf: Option<String>,
    #[schema(format = Date)]
    vervallen_vanaf: Option<String>,
}

impl Versie {
    pub(super) fn new(visit: &Visit, text: &RuleText, version: &Version) -> Self {
        Self {
            links: VersieLinks {
                here: Link::to(visit, &format!("{}/versies/{}", text.url(), version.number)),
                pagina: Link::page(visit, &format!("{}/versie/{}", text.url(), version.number)),
            },
            nummer: version.number,
            status: version.state.into(),
            naam: version.label.clone(),
            bron: version.source.clone(),
            getoond_op: version.shown_at.map(machine),
            amendementen_tot: version.amendments_until.map(machine),
            besluit_datum: version.decided_on.clone(),
            geldt_vanaf: version.in_force_on.clone(),
            vervallen_vanaf: version.repealed_on.clone(),
        }
    }
}

/// Een versie met haar tekst.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct VersieMetTekst {
    #[serde(flatten)]
    versie: Versie,
    /// De tekst, als boom.
    onderdelen: Vec<Onderdeel>,
}

/// Een onderdeel van een tekst, met wat eronder staat. Teksten zijn zoals iemand ze typt: `*nadruk*`, `{begrip}` en
/// `[woorden](verwijzing)`.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Onderdeel {
    /// Blijft hetzelfde in elke versie.
    #[schema(format = "uuid")]
    id: String,
    soort: OnderdeelSoort,
    /// Zoals het geschreven wordt: `3`, `b`, `1°`; leeg als het geen nummer heeft.
    nummer: String,
    opschrift: String,
    tekst: String,
    toelichting: String,
    #[schema(no_recursion)]
    onderdelen: Vec<Onderdeel>,
}

impl Onderdeel {
    pub(super) fn new(tree: &Tree, numbers: &Numbers, id: NodeId) -> Option<Self> {
        let node = tree.get(id)?;
        let children = tree.children(Some(id)).iter();
        Some(Self {
            id: id.to_string(),
            soort: node.kind.into(),
            nummer: numbers.label(id).unwrap_or_default().to_owned(),
            opschrift: node.heading.to_notation(),
            tekst: node.text.to_notation(),
            toelichting: node.note.to_notation(),
            onderdelen: children.filter_map(|child| Self::new(tree, numbers, *child)).collect(),
        })
    }
}

fn spelregel(visit: &Visit, text: &RuleText, all: &[Version]) -> Spelregel {
    Spelregel {
        links: SpelregelLinks { here: Link::to(visit, &text.url()), pagina: Link::page(visit, &text.url()) },
        kenmerk: text.slug.clone(),
        titel: text.title.clone(),
        samenvatting: text.summary.clone(),
        taal: text.language.code().to_owned(),
        huidige_versie: current(all).map(|version| version.number),
        versies: all.iter().map(|version| Versie::new(visit, text, version)).collect(),
    }
}

/// Spelregels
///
/// De teksten waar het netwerk samen aan werkt, met hun versies; de oudste tekst eerst.
#[utoipa::path(
    get,
    path = "/spelregels",
    operation_id = "spelregelsOphalen",
    tag = "Spelregels",
    responses((status = 200, description = "Een pagina van de teksten.", body = List<Spelregel>)),
)]
async fn list(visit: Visit, mut query: Query) -> Answer {
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let mut tx = visit.house.db.read().await?;
    let all = texts::all(&mut tx, &visit.actor).await?;
    let mut known = versions::all(&mut tx, &visit.actor).await?;
    known.reverse();
    let total = all.len() as i64;
    let items = all.iter().map(|text| {
        let own: Vec<Version> = known.iter().filter(|version| version.text == text.id).cloned().collect();
        spelregel(&visit, text, &own)
    });
    List::<Spelregel>::answer(&visit, "/spelregels", &paging, total, paging.cut(items))
}

/// Eén tekst met zijn versies
#[utoipa::path(
    get,
    path = "/spelregels/{kenmerk}",
    operation_id = "spelregelOphalen",
    tag = "Spelregels",
    params(("kenmerk" = String, Path, pattern = "^[a-z0-9-]{1,100}$", description = "Het woord in adressen.")),
    responses((status = 200, description = "De tekst.", body = Spelregel)),
)]
async fn one(visit: Visit, Path(slug): Path<String>, query: Query) -> Result<Response, Fault> {
    query.done()?;
    let mut tx = visit.house.db.read().await?;
    let text = texts::by_slug(&mut tx, &visit.actor, &slug).await?.ok_or_else(Fault::not_found)?;
    let all = versions::of(&mut tx, &visit.actor, &text).await?;
    json(&visit, &spelregel(&visit, &text, &all))
}

/// Eén versie met haar tekst
#[utoipa::path(
    get,
    path = "/spelregels/{kenmerk}/versies/{nummer}",
    operation_id = "spelregelVersieOphalen",
    tag = "Spelregels",
    params(
        ("kenmerk" = String, Path, pattern = "^[a-z0-9-]{1,100}$", description = "Het woord in adressen."),
        ("nummer" = i64, Path, minimum = 1, description = "Het nummer van de versie."),
    ),
    responses((status = 200, description = "De versie.", body = VersieMetTekst)),
)]
async fn version(
    visit: Visit,
    Path((slug, number)): Path<(String, String)>,
    query: Query,
) -> Result<Response, Fault> {
    query.done()?;
    let number: i64 = number.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.read().await?;
    let text = texts::by_slug(&mut tx, &visit.actor, &slug).await?.ok_or_else(Fault::not_found)?;
    let edition =
        versions::edition(&mut tx, &visit.actor, &text, number).await?.ok_or_else(Fault::not_found)?;
    let numbers = Numbers::of(&edition.tree);
    let parts = edition.tree.roots().iter().filter_map(|id| Onderdeel::new(&edition.tree, &numbers, *id));
    let whole =
        VersieMetTekst { versie: Versie::new(&visit, &text, &edition.version), onderdelen: parts.collect() };
    json(&visit, &whole)
}
