//! `/artikelen`: one article, or another part of a text, by its lasting identifier.

use axum::{extract::Path, response::Response};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Fault, Visit,
    api::{Link, List, Query, Routes, json, utoipa_axum::routes},
};

use super::texts::{Onderdeel, Versie};
use crate::{
    model::{
        name,
        node::{NodeId, NodeKind},
        number::Numbers,
        version::{Edition, RuleText, Version, current},
    },
    pages::view,
    store::{nodes, texts, versions},
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(one))
}

/// De adressen rond een artikel.
#[derive(Serialize, ToSchema)]
struct ArtikelLinks {
    /// Dit artikel in de API.
    #[serde(rename = "self")]
    here: Link,
    /// De tekst waar het in staat.
    spelregel: Link,
    /// De pagina met zijn verhaal.
    pagina: Link,
}

/// Een artikel of ander onderdeel, zoals het staat in de versie die nu telt of waar het het laatst in stond.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Artikel {
    #[serde(rename = "_links")]
    links: ArtikelLinks,
    /// Hoe het heet, met nummer en opschrift.
    aanduiding: String,
    /// Het kenmerk van de tekst waar het in staat.
    spelregel: String,
    /// De versie waaruit het komt.
    versie: Versie,
    onderdeel: Onderdeel,
}

fn artikel(visit: &Visit, text: &RuleText, edition: &Edition, id: NodeId) -> Option<Artikel> {
    let numbers = Numbers::of(&edition.tree);
    Some(Artikel {
        links: ArtikelLinks {
            here: Link::to(visit, &format!("/artikelen/{id}")),
            spelregel: Link::to(visit, &text.url()),
            pagina: Link::page(visit, &view::node_url(text, id)),
        },
        aanduiding: name::titled(&edition.tree, &numbers, id, text.language.code()),
        spelregel: text.slug.clone(),
        versie: Versie::new(visit, text, &edition.version),
        onderdeel: Onderdeel::new(&edition.tree, &numbers, id)?,
    })
}

/// Artikelen
///
/// De artikelen en principes van een tekst, zoals zij staan in de versie die nu telt.
#[utoipa::path(
    get,
    path = "/artikelen",
    operation_id = "artikelenOphalen",
    tag = "Spelregels",
    params(("spelregel" = String, Query, pattern = "^[a-z0-9-]{1,100}$",
        description = "Het kenmerk van de tekst.")),
    responses((status = 200, description = "Een pagina van de artikelen.", body = List<Artikel>)),
)]
async fn list(visit: Visit, mut query: Query) -> Answer {
    let slug = query.read("spelregel", super::slug);
    if slug.is_none() {
        query.refuse("spelregel");
    }
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let slug = slug.unwrap_or_default();
    let mut tx = visit.house.db.read().await?;
    let mut found = Vec::new();
    if let Some(text) = texts::by_slug(&mut tx, &visit.actor, &slug).await? {
        let all: Vec<Version> = versions::of(&mut tx, &visit.actor, &text).await?;
        if let Some(version) = current(&all)
            && let Some(edition) = versions::edition(&mut tx, &visit.actor, &text, version.number).await?
        {
            let of_kind = |kind| matches!(kind, NodeKind::Article | NodeKind::Principle);
            let nodes = edition.tree.walk().filter(|(_, node)| of_kind(node.kind));
            found.extend(nodes.filter_map(|(_, node)| artikel(&visit, &text, &edition, node.id)));
        }
    }
    let total = found.len() as i64;
    List::<Artikel>::answer(&visit, "/artikelen", &paging, total, paging.cut(found.into_iter()))
}

/// Eén artikel
///
/// Of een ander onderdeel van een tekst: het kenmerk blijft hetzelfde in elke versie.
#[utoipa::path(
    get,
    path = "/artikelen/{id}",
    operation_id = "artikelOphalen",
    tag = "Spelregels",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van het onderdeel.")),
    responses((status = 200, description = "Het artikel.", body = Artikel)),
)]
async fn one(visit: Visit, Path(id): Path<String>, query: Query) -> Result<Response, Fault> {
    query.done()?;
    let id = NodeId::new(id.parse().map_err(|_| Fault::not_found())?);
    let mut tx = visit.house.db.read().await?;
    let slug = nodes::slug_of(&mut tx, &visit.actor, id).await?.ok_or_else(Fault::not_found)?;
    let text = texts::by_slug(&mut tx, &visit.actor, &slug).await?.ok_or_else(Fault::not_found)?;
    let editions = versions::editions(&mut tx, &visit.actor, &text).await?;
    let versions: Vec<Version> = editions.iter().map(|edition| edition.version.clone()).collect();
    let counts = current(&versions).map(|version| version.id);
    let with: Vec<&Edition> = editions.iter().filter(|edition| edition.tree.contains(id)).collect();
    let edition = with.iter().find(|edition| Some(edition.version.id) == counts).or(with.last());
    let edition = edition.ok_or_else(Fault::not_found)?;
    json(&visit, &artikel(&visit, &text, edition, id).ok_or_else(Fault::not_found)?)
}
