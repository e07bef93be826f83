//! `/amendementen`: the amendments of a version of a text.

use std::collections::HashMap;

use axum::{extract::Path, response::Response};
use db::Transaction;
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Fault, Visit,
    api::{Link, List, Paging, Query, Routes, json, utoipa_axum::routes},
    dates::machine,
};

use super::{
    AmendementStatus, Preadvies,
    operations::{self, Bewerking},
};
use crate::{
    model::{
        amendment::{Amendment, AmendmentId},
        proposal::{Proposal, ProposalState, weighed},
        tree::Tree,
        version::{Edition, RuleText, Version, current},
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
    /// Dezelfde wijzigingen als stappen, na elkaar te doen op de tekst van de versie; bij een subamendement op wat het
    /// amendement ervan maakt.
    bewerkingen: Vec<Bewerking>,
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
        bewerkingen: operations::steps(base, &one.steps),
        preadvies: one.advice.as_ref().map(|advice| advice.kind.into()),
        preadvies_volgt: one.advice.as_ref().and_then(|advice| advice.follows).map(|id| id.to_string()),
        ingediend_op: one.submitted_at.map(machine),
        besluit_datum: one.decided_on.clone(),
        besluit_volgorde: one.decided_order,
    }
}

/// Amendementen
///
/// De ingediende amendementen, per tekst en versie in de volgorde van hun nummers.
#[utoipa::path(
    get,
    path = "/amendementen",
    operation_id = "amendementenOphalen",
    tag = "Amendementen",
    params(
        ("spelregel" = Option<String>, Query, pattern = "^[a-z0-9-]{1,100}$",
            description = "Alleen amendementen op de tekst met dit kenmerk."),
        ("versie" = Option<i64>, Query, minimum = 1, maximum = 1_000_000,
            description = "Alleen amendementen op versies met dit nummer. Met `spelregel` en zonder dit: op de versie \
                die nu telt of het verst is."),
        ("status" = Option<AmendementStatus>, Query, description = "Alleen amendementen met deze status."),
    ),
    responses((status = 200, description = "Een pagina van de amendementen.", body = List<Amendement>)),
)]
async fn list(visit: Visit, mut query: Query) -> Answer {
    let slug = query.read("spelregel", super::slug);
    let number = query.number("versie", 1..=1_000_000);
    let state = query.read("status", AmendementStatus::read);
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let mut tx = visit.house.db.read().await?;
    let (total, items) = match slug {
        Some(slug) => of_text(&visit, &mut tx, &slug, (state, number), &paging).await?,
        None => of_all(&visit, &mut tx, (state, number), &paging).await?,
    };
    List::<Amendement>::answer(&visit, "/amendementen", &paging, total, items)
}

async fn of_text(
    visit: &Visit,
    tx: &mut Transaction,
    slug: &str,
    (state, number): (Option<ProposalState>, Option<i64>),
    paging: &Paging,
) -> Result<(i64, Vec<Amendement>), Fault> {
    let Some(text) = texts::by_slug(tx, &visit.actor, slug).await? else { return Ok((0, Vec::new())) };
    let all = versions::of(tx, &visit.actor, &text).await?;
    let Some(number) = number.or(current(&all).map(|version| version.number)) else {
        return Ok((0, Vec::new()));
    };
    let Some(edition) = versions::edition(tx, &visit.actor, &text, number).await? else {
        return Ok((0, Vec::new()));
    };
    let proposals = stored::of_version(tx, edition.version.id).await?;
    let weighed = weighed(&edition.tree, &proposals);
    let fits = |(one, _): &(&Proposal, &Amendment)| state.is_none_or(|state| one.state == state);
    let chosen: Vec<_> = proposals.iter().zip(&weighed).filter(fits).collect();
    let total = chosen.len() as i64;
    // Only what stands on this page is put into words.
    let those = paging.cut(chosen.into_iter()).into_iter();
    let items =
        those.map(|(one, amendment)| amendement(visit, &text, &edition.version, one, &amendment.base));
    Ok((total, items.collect()))
}

async fn of_all(
    visit: &Visit,
    tx: &mut Transaction,
    narrow: (Option<ProposalState>, Option<i64>),
    paging: &Paging,
) -> Result<(i64, Vec<Amendement>), Fault> {
    let window = (paging.size, paging.offset());
    let (total, proposals) = stored::seen(tx, &visit.actor, narrow, window).await?;
    let all = texts::all(tx, &visit.actor).await?;
    let texts: HashMap<_, _> = all.iter().map(|text| (text.id, text)).collect();
    let mut items = Vec::new();
    let mut here: Option<Edition> = None;
    for one in &proposals {
        // Those of a version stand together.
        if here.as_ref().is_none_or(|edition| edition.version.id != one.version) {
            here = versions::edition_by_id(tx, one.version).await?;
        }
        let (Some(edition), Some(text)) = (&here, texts.get(&one.text)) else { continue };
        let base = base(tx, one, &edition.tree).await?;
        items.push(amendement(visit, text, &edition.version, one, &base));
    }
    Ok((total, items))
}

/// The text that an amendment changes: for a sub-amendment what the one that it amends makes of the version.
async fn base(tx: &mut Transaction, one: &Proposal, tree: &Tree) -> Result<Tree, Fault> {
    let main = match one.on {
        Some(main) => stored::by_id(tx, main).await?,
        None => None,
    };
    let base = main.and_then(|main| main.amendment(tree.clone()).result().ok());
    Ok(base.unwrap_or_else(|| tree.clone()))
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
    let base = base(&mut tx, &proposal, &edition.tree).await?;
    json(&visit, &amendement(&visit, text, &edition.version, &proposal, &base))
}
