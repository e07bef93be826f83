//! `/themas`.

use axum::{Extension, extract::Path, response::Response};
use search::Search;
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Fault, Visit,
    api::{Link, List, Query, Routes, json, utoipa_axum::routes},
    dates::machine,
};

use crate::{
    model::Theme,
    store::{lists, themes},
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(one))
}

/// Een tekst in twee talen.
#[derive(Serialize, ToSchema)]
struct Tweetalig {
    nl: String,
    en: String,
}

/// De adressen rond een thema.
#[derive(Serialize, ToSchema)]
struct ThemaLinks {
    /// Dit thema in de API.
    #[serde(rename = "self")]
    here: Link,
    /// De pagina voor mensen.
    pagina: Link,
    /// De bijdragen met dit thema.
    bijdragen: Link,
}

/// Een onderwerp waar bijdragen bij horen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Thema {
    #[serde(rename = "_links")]
    links: ThemaLinks,
    /// Het woord in adressen; verandert nooit.
    #[schema(pattern = "^[a-z0-9-]{1,100}$")]
    kenmerk: String,
    naam: Tweetalig,
    omschrijving: Tweetalig,
    /// Hoeveel bijdragen u met dit thema kunt zien.
    #[schema(minimum = 0)]
    aantal_bijdragen: i64,
    /// Sinds wanneer het niet meer te kiezen is.
    #[schema(format = DateTime)]
    beeindigd_op: Option<String>,
}

impl Thema {
    fn new(visit: &Visit, theme: Theme, items: i64) -> Self {
        let url = format!("/themas/{}", theme.slug);
        Self {
            links: ThemaLinks {
                here: Link::to(visit, &url),
                pagina: Link::page(visit, &url),
                bijdragen: Link::to(visit, &format!("/bijdragen?thema={}", theme.slug)),
            },
            kenmerk: theme.slug,
            naam: Tweetalig { nl: theme.name_nl, en: theme.name_en },
            omschrijving: Tweetalig { nl: theme.description_nl, en: theme.description_en },
            aantal_bijdragen: items,
            beeindigd_op: theme.ended_at.map(machine),
        }
    }
}

/// Thema’s
///
/// In de volgorde van de redactie.
#[utoipa::path(
    get,
    path = "/themas",
    operation_id = "themasOphalen",
    tag = "Thema’s",
    responses((status = 200, description = "Een pagina van de thema’s.", body = List<Thema>)),
)]
async fn list(visit: Visit, Extension(search): Extension<Search>, mut query: Query) -> Answer {
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let tx = visit.house.db.read().await?;
    let all = themes::all(&tx).await?;
    let counts = lists::theme_counts(&search, &visit.actor).await?;
    let total = all.len() as i64;
    let items = all.into_iter().map(|theme| {
        let items = counts.of(&theme.slug);
        Thema::new(&visit, theme, items)
    });
    List::<Thema>::answer(&visit, "/themas", &paging, total, paging.cut(items))
}

/// Eén thema
#[utoipa::path(
    get,
    path = "/themas/{kenmerk}",
    operation_id = "themaOphalen",
    tag = "Thema’s",
    params(("kenmerk" = String, Path, pattern = "^[a-z0-9-]{1,100}$",
        description = "Het woord in adressen.")),
    responses((status = 200, description = "Het thema.", body = Thema)),
)]
async fn one(
    visit: Visit,
    Extension(search): Extension<Search>,
    Path(slug): Path<String>,
    query: Query,
) -> Result<Response, Fault> {
    query.done()?;
    let mut tx = visit.house.db.read().await?;
    let theme = themes::by_slug(&mut tx, &slug).await?.ok_or_else(Fault::not_found)?;
    let counts = lists::theme_counts(&search, &visit.actor).await?;
    let items = counts.of(&theme.slug);
    json(&visit, &Thema::new(&visit, theme, items))
}
