//! `/bijdragen/{id}/verbanden`: where a contribution comes from, and what came of it.

use axum::{Extension, extract::Path};
use links::Providers;
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Visit,
    api::{Link, List, Query, Routes, utoipa_axum::routes},
    dates::machine,
};

use super::Relatie;
use crate::pages::found;

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list))
}

/// De adressen rond een verband.
#[derive(Serialize, ToSchema)]
struct VerbandLinks {
    /// De organisatie namens wie het verband gelegd is.
    organisatie: Link,
    /// De pagina van het andere.
    pagina: Link,
}

/// Een gedateerd verband met iets anders, gelegd namens een organisatie.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Verband {
    #[serde(rename = "_links")]
    links: VerbandLinks,
    #[schema(format = "uuid")]
    id: String,
    relatie: Relatie,
    /// Of het andere de relatie met deze bijdrage heeft, in plaats van omgekeerd.
    omgekeerd: bool,
    /// De relatie in woorden, van deze bijdrage naar het andere.
    omschrijving: String,
    /// Hoe het andere heet.
    titel: String,
    #[schema(format = DateTime)]
    gelegd_op: String,
}

/// Verbanden van een bijdrage
///
/// Waar zij vandaan komt en wat ervan kwam, het nieuwste verband eerst. Wat u niet mag zien, staat er niet bij.
#[utoipa::path(
    get,
    path = "/bijdragen/{id}/verbanden",
    operation_id = "verbandenOphalen",
    tag = "Verbanden",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "Een pagina van de verbanden.", body = List<Verband>)),
)]
async fn list(
    visit: Visit,
    Path(id): Path<String>,
    mut query: Query,
    providers: Option<Extension<Providers>>,
) -> Answer {
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let tx = visit.house.db.read().await?;
    let contribution = found(&visit, &tx, &id).await?;
    let Extension(providers) = providers.unwrap_or_default();
    let all = providers.trace(&tx, &visit.actor, contribution.id.0).await?;
    let p = visit.page();
    let total = all.len() as i64;
    let items = all.into_iter().map(|(found, shown)| Verband {
        links: VerbandLinks {
            organisatie: Link::to(&visit, &format!("/organisaties/{}", found.link.organisation)),
            pagina: Link::page(&visit, &shown.url),
        },
        id: found.link.id.to_string(),
        relatie: found.link.relation.into(),
        omgekeerd: found.inverse,
        omschrijving: p.t(found.label_key()).to_owned(),
        titel: shown.title,
        gelegd_op: machine(found.link.made_at),
    });
    let path = format!("{}/verbanden", contribution.url());
    List::<Verband>::answer(&visit, &path, &paging, total, paging.cut(items))
}
