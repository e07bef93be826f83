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

fn artikel(
    visit: &Visit,
    text: &RuleText,
    edition: &Edition,
    numbers: &Numbers,
    id: NodeId,
) -> Option<Artikel> {
    Some(Artikel {
        links: ArtikelLinks {
            here: Link::to(visit, &format!("/artikelen/{id}")),
            spelregel: Link::to(visit, &text.url()),
            pagina: Link::page(visit, &view::node_url(text, id)),
        },
        aanduiding: name::titled(&edition.tree, numbers, id, text.language.code()),
        spelregel: text.slug.clone(),
        versie: Versie::new(visit, text, &edition.version),
        onderdeel: Onderdeel::new(&edition.tree, numbers, id)?,
    })
}

/// Artikelen
///
/// De artikelen en principes van alle teksten of van één, zoals zij staan in de versie die nu telt.
#[utoipa::path(
    get,
    path = "/artikelen",
    operation_id = "artikelenOphalen",
    tag = "Spelregels",
    params(("spelregel" = Option<String>, Query, pattern = "^[a-z0-9-]{1,100}$",
        description = "Alleen artikelen van de tekst met dit kenmerk.")),
    responses((status = 200, description = "Een pagina van de artikelen.", body = List<Artikel>)),
)]
async fn list(visit: Visit, mut query: Query) -> Answer {
    let slug = query.read("spelregel", super::slug);
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let mut tx = visit.house.db.read().await?;
    let chosen = match slug {
        Some(slug) => texts::by_slug(&mut tx, &visit.actor, &slug).await?.into_iter().collect(),
        None => texts::all(&mut tx, &visit.actor).await?,
    };
    let mut found = Vec::new();
    for text in &chosen {
        let all: Vec<Version> = versions::of(&mut tx, &visit.actor, text).await?;
        let Some(version) = current(&all) else { continue };
        if let Some(edition) = versions::edition(&mut tx, &visit.actor, text, version.number).await? {
            let numbers = Numbers::of(&edition.tree);
            found.push((text, edition, numbers));
        }
    }
    let of_kind = |kind| matches!(kind, NodeKind::Article | NodeKind::Principle);
    let mut ids = Vec::new();
    for (text, edition, numbers) in &found {
        let nodes = edition.tree.walk().filter(|(_, node)| of_kind(node.kind));
        ids.extend(nodes.map(|(_, node)| (*text, edition, numbers, node.id)));
    }
    let total = ids.len() as i64;
    // Only what stands on this page is written out.
    let those = paging.cut(ids.into_iter()).into_iter();
    let items = those.filter_map(|(text, edition, numbers, id)| artikel(&visit, text, edition, numbers, id));
    List::<Artikel>::answer(&visit, "/artikelen", &paging, total, items.collect())
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
    let numbers = Numbers::of(&edition.tree);
    json(&visit, &artikel(&visit, &text, edition, &numbers, id).ok_or_else(Fault::not_found)?)
}
