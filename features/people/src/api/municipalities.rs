//! `/gemeenten`: municipalities by their CBS code, with the periods in which they existed.

use axum::{extract::Path, response::Response};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Fault, Visit,
    api::{Link, List, Query, Routes, json, utoipa_axum::routes},
    dates,
};

use super::{Grootte, organisations::Organisatie, province};
use crate::{
    model::{NAME_LENGTH, OrganisationKind},
    pages::organisations::today,
    store::organisations::{self, Filter, Relative},
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(one))
}

/// Een aantal inwoners.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Inwoners {
    /// De dag waarvoor het aantal geldt.
    #[schema(format = Date)]
    peildatum: String,
    #[schema(minimum = 0)]
    aantal: i64,
    /// Wie het telde.
    bron: String,
}

/// Een gemeente waaruit deze ontstond, of waarin zij opging.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Herindeling {
    /// De organisatie in de API.
    #[serde(rename = "_links")]
    links: HerindelingLinks,
    naam: String,
    /// Wat er gebeurde.
    soort: HerindelingSoort,
    /// De eerste dag van de nieuwe indeling.
    #[schema(format = Date)]
    ingangsdatum: String,
}

/// Waar de andere gemeente te vinden is.
#[derive(Serialize, ToSchema)]
struct HerindelingLinks {
    organisatie: Link,
}

/// Wat er bij een herindeling gebeurde.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
enum HerindelingSoort {
    Samenvoeging,
    Splitsing,
    Uitbreiding,
}

/// Een gemeente, met de perioden en aantallen die bij haar horen.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Gemeente {
    /// De organisatie die de gemeente is.
    organisatie: Organisatie,
    /// Inwoners per peildatum, de laatste eerst.
    inwoners: Vec<Inwoners>,
    /// Gemeenten waaruit deze ontstond.
    voorgangers: Vec<Herindeling>,
    /// Gemeenten waarin deze opging.
    opvolgers: Vec<Herindeling>,
}

/// Gemeenten zoeken
///
/// De gemeenten die op een dag bestonden, op naam.
#[utoipa::path(
    get,
    path = "/gemeenten",
    operation_id = "gemeentenZoeken",
    tag = "Gemeenten",
    params(
        ("provincie" = Option<String>, Query, pattern = "^PV(2[0-9]|3[01])$",
            description = "Alleen gemeenten in deze provincie, met de code van CBS."),
        ("grootte" = Option<Grootte>, Query, description = "Alleen gemeenten van deze grootte."),
        ("naam" = Option<String>, Query, min_length = 1, max_length = 100, pattern = r"[^\s\u0000-\u001f\u007f-\u009f]",
            description = "Alleen gemeenten met deze tekst in hun naam. Hoofdletters en accenten tellen niet."),
        ("peildatum" = Option<String>, Query, format = "date",
            description = "De dag waarop de gemeenten bestonden. Zonder peildatum: vandaag."),
    ),
    responses((status = 200, description = "Een pagina van de lijst.", body = List<Organisatie>)),
)]
async fn list(visit: Visit, mut query: Query) -> Answer {
    let paging = query.paging();
    let day = query.read("peildatum", |text| {
        // Only the form of ISO 8601, though forms take more.
        dates::parse(text).map(|date| date.to_string()).filter(|date| date == text)
    });
    let filter = Filter {
        kind: Some(OrganisationKind::Municipality),
        province: query.read("provincie", province),
        size: query.read("grootte", Grootte::read),
        name: query.text("naam", NAME_LENGTH),
        existing_on: Some(day.unwrap_or_else(|| today(&visit))),
    };
    let paging = query.paged(paging)?;
    let mut tx = visit.house.db.read().await?;
    let counts = organisations::counts(&mut tx, &filter).await?;
    let total = counts.iter().filter(|count| count.passes(&filter)).map(|count| count.total).sum();
    let found = organisations::list(&mut tx, &filter, paging.size, paging.offset()).await?;
    let items = found.into_iter().map(|organisation| Organisatie::new(&visit, organisation)).collect();
    List::<Organisatie>::answer(&visit, "/gemeenten", &paging, total, items)
}

/// Eén gemeente
///
/// Ook een gemeente die niet meer bestaat, met de gemeenten waarin zij opging.
#[utoipa::path(
    get,
    path = "/gemeenten/{cbsCode}",
    operation_id = "gemeenteOphalen",
    tag = "Gemeenten",
    params(("cbsCode" = String, Path, pattern = "^GM[0-9]{4}$", example = "GM0175",
        description = "De code van CBS.")),
    responses((status = 200, description = "De gemeente.", body = Gemeente)),
)]
async fn one(visit: Visit, Path(code): Path<String>, query: Query) -> Result<Response, Fault> {
    query.done()?;
    let mut tx = visit.house.db.read().await?;
    let id = organisations::by_cbs_code(&mut tx, &code).await?.ok_or_else(Fault::not_found)?;
    let organisation = organisations::by_id(&tx, id).await?.ok_or_else(Fault::not_found)?;
    let counted = organisations::inhabitants(&tx, id).await?;
    let relatives = organisations::relatives(&tx, id).await?;
    let (before, after): (Vec<_>, Vec<_>) = relatives.into_iter().partition(|r| r.is_predecessor);
    let changes = |relatives: Vec<Relative>| -> Vec<Herindeling> {
        relatives.into_iter().map(|relative| change(&visit, relative)).collect()
    };
    let inwoners = counted.into_iter().map(|number| Inwoners {
        peildatum: number.reference_date,
        aantal: number.count,
        bron: number.source,
    });
    let gemeente = Gemeente {
        organisatie: Organisatie::new(&visit, organisation),
        inwoners: inwoners.collect(),
        voorgangers: changes(before),
        opvolgers: changes(after),
    };
    json(&visit, &gemeente)
}

fn change(visit: &Visit, relative: Relative) -> Herindeling {
    Herindeling {
        links: HerindelingLinks { organisatie: Link::to(visit, &format!("/organisaties/{}", relative.id)) },
        naam: relative.name,
        soort: match relative.kind.as_str() {
            "extension" => HerindelingSoort::Uitbreiding,
            "rearrangement" => HerindelingSoort::Splitsing,
            _ => HerindelingSoort::Samenvoeging,
        },
        ingangsdatum: relative.on_date,
    }
}
