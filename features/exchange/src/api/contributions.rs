//! Reading `/bijdragen`.

use axum::{Extension, extract::Path, response::Response};
use people::api::{Grootte, province};
use search::Search;
use web::{
    Answer, Fault, Visit,
    api::{List, Query, Routes, json, utoipa_axum::routes},
};

use super::{
    BijdrageSoort, Fase, Volgorde,
    shapes::{Bijdrage, BijdrageKort},
};
use crate::{
    model::{Contribution, Filter, Order},
    pages::found,
    store::{attachments, lists, themes},
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list)).routes(routes!(one))
}

/// Bijdragen zoeken
///
/// Wat gepubliceerd is en u mag zien, met dezelfde filters als op de site.
#[utoipa::path(
    get,
    path = "/bijdragen",
    operation_id = "bijdragenZoeken",
    tag = "Bijdragen",
    params(
        ("soort" = Option<BijdrageSoort>, Query, description = "Alleen bijdragen van deze soort."),
        ("thema" = Option<String>, Query, pattern = "^[a-z0-9-]{1,100}$",
            description = "Alleen bijdragen met dit thema, met het kenmerk van het thema."),
        ("organisatie" = Option<String>, Query, format = "uuid",
            description = "Alleen bijdragen namens deze organisatie."),
        ("provincie" = Option<String>, Query, pattern = "^PV(2[0-9]|3[01])$",
            description = "Alleen bijdragen van gemeenten in deze provincie, met de code van CBS."),
        ("grootte" = Option<Grootte>, Query, description = "Alleen bijdragen van gemeenten van deze grootte."),
        ("fase" = Option<Fase>, Query, description = "Alleen voorbeelden in deze fase."),
        ("jaar" = Option<i64>, Query, minimum = 2000, maximum = 2999,
            description = "Alleen bijdragen die in dit jaar gepubliceerd zijn."),
        ("zoek" = Option<String>, Query, min_length = 1, max_length = 100, pattern = r"[^\s\u0000-\u001f\u007f-\u009f]",
            description = "Alleen bijdragen waarin deze woorden voorkomen."),
        ("volgorde" = inline(Option<Volgorde>), Query, description = "De volgorde van de lijst."),
    ),
    responses((status = 200, description = "Een pagina van de lijst.", body = List<BijdrageKort>)),
)]
async fn list(visit: Visit, Extension(search): Extension<Search>, mut query: Query) -> Answer {
    let paging = query.paging();
    let filter = Filter { kind: query.read("soort", BijdrageSoort::read), ..filter(&mut query) };
    let paging = query.paged(paging)?;
    let tx = visit.house.db.read().await?;
    let (items, total) =
        lists::window(&search, &tx, &visit.actor, &filter, paging.offset(), paging.size).await?;
    let mut themes = themes::of(&tx, &items).await?;
    let items = items
        .iter()
        .map(|item| BijdrageKort::new(&visit, item, &themes.remove(&item.id).unwrap_or_default()));
    let items = items.collect();
    List::<BijdrageKort>::answer(&visit, "/bijdragen", &paging, total, items)
}

/// The words, the order and the filters that a program asks for, but the kind.
pub fn filter(query: &mut Query) -> Filter {
    let search = query.text("zoek", 100);
    Filter {
        kind: None,
        theme: query.read("thema", slug),
        organisation: query.read("organisatie", |id| {
            id.parse().ok().filter(|parsed: &web::OrganisationId| parsed.to_string().eq_ignore_ascii_case(id))
        }),
        province: query.read("provincie", province),
        size: query.read("grootte", Grootte::read),
        phase: query.read("fase", Fase::read),
        year: query.number("jaar", 2000..=2999),
        order: query.read("volgorde", Volgorde::read).unwrap_or_else(|| Order::usual(&search)),
        search,
        page: 1,
    }
}

/// A word as themes have it in their address.
pub(super) fn slug(word: &str) -> Option<String> {
    let plain = word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    (plain && (1..=100).contains(&word.len())).then(|| word.to_owned())
}

/// Eén bijdrage
#[utoipa::path(
    get,
    path = "/bijdragen/{id}",
    operation_id = "bijdrageOphalen",
    tag = "Bijdragen",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "De bijdrage.", body = Bijdrage)),
)]
async fn one(visit: Visit, Path(id): Path<String>, query: Query) -> Result<Response, Fault> {
    query.done()?;
    let mut tx = visit.house.db.read().await?;
    let contribution = found(&visit, &tx, &id).await?;
    json(&visit, &whole(&visit, &mut tx, &contribution).await?)
}

/// The whole of a contribution, with its files.
pub(super) async fn whole(
    visit: &Visit,
    tx: &mut db::Transaction,
    contribution: &Contribution,
) -> Result<Bijdrage, Fault> {
    let files = attachments::of(tx, contribution.id).await?;
    Ok(Bijdrage::new(visit, contribution, &files))
}
