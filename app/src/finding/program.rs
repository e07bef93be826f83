//! `/zoekresultaten`: searching through all rooms, for programs.

use axum::Extension;
use exchange::{
    api::{Fase, Volgorde, filter},
    store::contributions::ITEM_KIND,
};
use links::{Providers, Shown};
use people::api::Grootte;
use rulebook::NODE_KIND;
use search::{Item, Search};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;
use web::{
    Answer, Visit,
    api::{Link, List, Query, Routes, utoipa_axum::routes},
    dates::machine,
};

use super::{
    question::{Question, SORTS, Sort},
    shown,
    table::SUMMARY,
};

pub fn routes() -> Routes {
    Routes::new().routes(routes!(list))
}

/// Wat er gevonden is: een soort bijdrage, een artikel (`regel`), een hele tekst, of iets daaromheen.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum Resultaatsoort {
    Regel,
    Regeltekst,
    Consultatie,
    Amendement,
    Vraag,
    Voorbeeld,
    Behoefte,
    Aanbod,
    Organisatie,
}

impl Resultaatsoort {
    fn of(sort: &Sort) -> Self {
        serde_json::from_value(json!(sort.word)).expect("each sort has its word here")
    }
}

/// Waar mensen het lezen.
#[derive(Serialize, ToSchema)]
struct ZoekresultaatLinks {
    pagina: Link,
}

/// Iets dat gevonden is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Zoekresultaat {
    #[serde(rename = "_links")]
    links: ZoekresultaatLinks,
    #[schema(format = "uuid")]
    id: String,
    soort: Resultaatsoort,
    titel: String,
    /// Het begin van de tekst, zonder opmaak; kan leeg zijn.
    samenvatting: String,
    /// Namens welke organisatie het gezegd is.
    organisatie: Option<String>,
    /// Wanneer het er kwam.
    #[schema(format = DateTime)]
    geplaatst_op: String,
}

impl Zoekresultaat {
    fn new(visit: &Visit, (item, shown): &(Item, Shown)) -> Option<Self> {
        let key = match item.kind {
            ITEM_KIND => shown.kind_class,
            NODE_KIND => "rule",
            kind => kind,
        };
        Some(Self {
            links: ZoekresultaatLinks { pagina: Link::page(visit, &shown.url) },
            id: item.id.to_string(),
            soort: Resultaatsoort::of(SORTS.iter().find(|sort| sort.key == key)?),
            titel: shown.title.clone(),
            samenvatting: text::markdown::excerpt(&shown.text, SUMMARY),
            organisatie: Some(shown.by.clone()).filter(|by| !by.is_empty()),
            geplaatst_op: machine(shown.at),
        })
    }
}

/// Alles doorzoeken
///
/// Bijdragen, artikelen en teksten van spelregels, amendementen, consultaties en organisaties tegelijk, met dezelfde
/// filters als op de site. Een woord vindt ook zijn andere vormen en samenstellingen; een tikfout wordt vergeven.
#[utoipa::path(
    get,
    path = "/zoekresultaten",
    operation_id = "allesDoorzoeken",
    tag = "Zoeken",
    params(
        ("zoek" = String, Query, min_length = 1, max_length = 100, pattern = r"[^\s\u0000-\u001f\u007f-\u009f]",
            description = "De woorden."),
        ("soort" = inline(Option<Resultaatsoort>), Query, description = "Alleen wat van deze soort is."),
        ("thema" = Option<String>, Query, pattern = "^[a-z0-9-]{1,100}$",
            description = "Alleen wat dit thema heeft, met het kenmerk van het thema."),
        ("organisatie" = Option<String>, Query, format = "uuid", description = "Alleen namens deze organisatie."),
        ("provincie" = Option<String>, Query, pattern = "^PV(2[0-9]|3[01])$",
            description = "Alleen van gemeenten in deze provincie, met de code van CBS."),
        ("grootte" = Option<Grootte>, Query, description = "Alleen van gemeenten van deze grootte."),
        ("fase" = Option<Fase>, Query, description = "Alleen voorbeelden in deze fase."),
        ("jaar" = Option<i64>, Query, minimum = 2000, maximum = 2999, description = "Alleen uit dit jaar."),
        ("volgorde" = inline(Option<Volgorde>), Query, description = "De volgorde van de lijst."),
    ),
    responses((status = 200, description = "Een pagina van wat er gevonden is.", body = List<Zoekresultaat>)),
)]
async fn list(
    visit: Visit,
    Extension(search): Extension<Search>,
    Extension(providers): Extension<Providers>,
    mut query: Query,
) -> Answer {
    let paging = query.paging();
    let sort = query.read("soort", |word| SORTS.iter().find(|sort| sort.word == word));
    let question = Question { sort, rest: filter(&mut query) };
    query.require("zoek");
    let paging = query.paged(paging)?;
    let wanted = question.uncounted(paging.offset(), paging.size);
    let found = search.find(&visit.actor, &wanted, &question.query()).await?.selected;
    let mut tx = visit.house.db.read().await?;
    let shown = shown(&mut tx, &providers, &visit.actor, &found.items).await?;
    drop(tx);
    let results = shown.iter().filter_map(|one| Zoekresultaat::new(&visit, one)).collect();
    List::<Zoekresultaat>::answer(&visit, "/zoekresultaten", &paging, found.total, results)
}
