//! `/organisaties`.

use axum::{extract::Path, response::Response};
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, Fault, Visit,
    api::{Link, List, Query, Routes, json, utoipa_axum::routes},
};

use super::{Grootte, OrganisatieSoort, province};
use crate::{
    model::{NAME_LENGTH, Organisation},
    pages::organisations::{find, today},
    store::organisations::{self, Filter},
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(one))
}

/// De adressen rond een organisatie.
#[derive(Serialize, ToSchema)]
struct OrganisatieLinks {
    /// Deze organisatie in de API.
    #[serde(rename = "self")]
    here: Link,
    /// De pagina voor mensen.
    pagina: Link,
    /// De gemeente in de API, als het een gemeente is.
    #[serde(skip_serializing_if = "Option::is_none")]
    gemeente: Option<Link>,
}

/// Een gemeente, bedrijf, kennisinstelling, andere overheid of vereniging.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Organisatie {
    #[serde(rename = "_links")]
    links: OrganisatieLinks,
    #[schema(format = "uuid")]
    id: String,
    soort: OrganisatieSoort,
    /// De naam zonder de soort: “Ommen”.
    naam: String,
    /// Wat de organisatie over zichzelf zegt, in Markdown.
    omschrijving: String,
    website: Option<String>,
    /// Van een gemeente.
    #[schema(pattern = "^GM[0-9]{4}$")]
    cbs_code: Option<String>,
    /// Van een gemeente: het adres in het register TOOI.
    tooi_uri: Option<String>,
    /// Van een gemeente: de code van de provincie.
    #[schema(pattern = "^PV[0-9]{2}$")]
    provincie: Option<String>,
    /// Van een gemeente: het aantal inwoners op de laatste peildatum.
    #[schema(minimum = 0)]
    inwoners: Option<i64>,
    /// Van een gemeente: de grootteklasse.
    grootte: Option<Grootte>,
    /// Van een bedrijf.
    #[schema(pattern = "^[0-9]{8}$")]
    kvk_nummer: Option<String>,
    /// Van een kennisinstelling.
    ror: Option<String>,
    /// De eerste dag waarop zij bestond, als die bekend is.
    #[schema(format = Date)]
    geldig_van: Option<String>,
    /// De eerste dag waarop zij niet meer bestond.
    #[schema(format = Date)]
    geldig_tot: Option<String>,
}

impl Organisatie {
    pub(super) fn new(visit: &Visit, o: Organisation) -> Self {
        let gemeente = o.cbs_code.as_ref().map(|code| Link::to(visit, &format!("/gemeenten/{code}")));
        Self {
            links: OrganisatieLinks {
                here: Link::to(visit, &format!("/organisaties/{}", o.id)),
                pagina: Link::page(visit, &format!("/organisaties/{}", o.id)),
                gemeente,
            },
            id: o.id.to_string(),
            soort: o.kind.into(),
            grootte: o.size().map(Into::into),
            naam: o.name,
            omschrijving: o.description,
            website: Some(o.website).filter(|website| !website.is_empty()),
            cbs_code: o.cbs_code,
            tooi_uri: o.tooi_uri,
            provincie: o.province_code,
            inwoners: o.inhabitants,
            kvk_nummer: o.kvk_number,
            ror: o.ror_id,
            geldig_van: o.valid_from,
            geldig_tot: o.valid_until,
        }
    }
}

/// Organisaties zoeken
///
/// De organisaties die aan het netwerk meedoen of kunnen meedoen, op naam.
#[utoipa::path(
    get,
    path = "/organisaties",
    operation_id = "organisatiesZoeken",
    tag = "Organisaties",
    params(
        ("soort" = Option<OrganisatieSoort>, Query, description = "Alleen organisaties van deze soort."),
        ("provincie" = Option<String>, Query, pattern = "^PV(2[0-9]|3[01])$",
            description = "Alleen gemeenten in deze provincie, met de code van CBS."),
        ("grootte" = Option<Grootte>, Query, description = "Alleen gemeenten van deze grootte."),
        ("naam" = Option<String>, Query, min_length = 1, max_length = 100, pattern = r"[^\s\u0000-\u001f\u007f-\u009f]",
            description = "Alleen organisaties met deze tekst in hun naam. Hoofdletters en accenten tellen niet."),
        ("alleTijden" = Option<bool>, Query,
            description = "Ook organisaties die niet meer of nog niet bestaan."),
    ),
    responses((status = 200, description = "Een pagina van de lijst.", body = List<Organisatie>)),
)]
async fn list(visit: Visit, mut query: Query) -> Answer {
    let paging = query.paging();
    let filter = Filter {
        kind: query.read("soort", OrganisatieSoort::read),
        province: query.read("provincie", province),
        size: query.read("grootte", Grootte::read),
        name: query.text("naam", NAME_LENGTH),
        existing_on: (!query.flag("alleTijden")).then(|| today(&visit)),
    };
    let paging = query.paged(paging)?;
    let mut tx = visit.house.db.read().await?;
    let counts = organisations::counts(&mut tx, &filter).await?;
    let total = counts.iter().filter(|count| count.passes(&filter)).map(|count| count.total).sum();
    let found = organisations::list(&mut tx, &filter, paging.size, paging.offset()).await?;
    let items = found.into_iter().map(|organisation| Organisatie::new(&visit, organisation)).collect();
    List::<Organisatie>::answer(&visit, "/organisaties", &paging, total, items)
}

/// Eén organisatie
#[utoipa::path(
    get,
    path = "/organisaties/{id}",
    operation_id = "organisatieOphalen",
    tag = "Organisaties",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de organisatie.")),
    responses((status = 200, description = "De organisatie.", body = Organisatie)),
)]
async fn one(visit: Visit, Path(id): Path<String>, query: Query) -> Result<Response, Fault> {
    query.done()?;
    let organisation = find(&visit.house.db.read().await?, &id).await?;
    json(&visit, &Organisatie::new(&visit, organisation))
}
