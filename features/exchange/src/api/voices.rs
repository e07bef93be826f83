//! `/bijdragen/{id}/wij-ook` and `/bijdragen/{id}/hergebruik`: what organisations say about a contribution, each once.

use axum::extract::Path;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Answer, Errors, Fault, OrganisationId, Scope, Visit,
    api::{Body, List, Query, Routes, changed, no_content, utoipa_axum::routes},
    dates::machine,
    form::clean,
};

use super::{keep, shapes::Afzender};
use crate::{
    model::{Contribution, Organisation},
    pages::{
        found,
        voices::{What, check_body, ready},
    },
    store::{
        contributions,
        support::{self, Voice},
    },
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .routes(routes!(supports))
        .routes(routes!(give_support, end_support))
        .routes(routes!(reuses))
        .routes(routes!(give_reuse, end_reuse))
}

/// Een organisatie die iets over een bijdrage zegt: ‘wij ook’, of dat zij het hergebruikte.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Stem {
    organisatie: Afzender,
    /// Wat de organisatie erbij zegt. Bij ‘wij ook’ gewone tekst, bij hergebruik Markdown over wat ervan kwam.
    toelichting: String,
    #[schema(format = DateTime)]
    gezegd_op: String,
}

/// Wat een organisatie zegt.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NieuweStem {
    /// Bij ‘wij ook’ hoogstens 500 tekens, en niet verplicht. Bij hergebruik verplicht: wat ervan kwam.
    #[serde(default)]
    #[schema(max_length = 10000)]
    toelichting: String,
}

/// Wie heeft dit ook
///
/// De organisaties die ‘wij ook’ zeiden bij een vraag of behoefte, met hun grootte.
#[utoipa::path(
    get,
    path = "/bijdragen/{id}/wij-ook",
    operation_id = "wijOokOphalen",
    tag = "Wij ook en hergebruik",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "Een pagina van de organisaties.", body = List<Stem>)),
)]
async fn supports(visit: Visit, Path(id): Path<String>, query: Query) -> Answer {
    list(&visit, &id, query, What::Support).await
}

/// Wie gebruikte dit opnieuw
///
/// De organisaties die een voorbeeld of aanbod hergebruikten, met wat ervan kwam.
#[utoipa::path(
    get,
    path = "/bijdragen/{id}/hergebruik",
    operation_id = "hergebruikOphalen",
    tag = "Wij ook en hergebruik",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "Een pagina van de organisaties.", body = List<Stem>)),
)]
async fn reuses(visit: Visit, Path(id): Path<String>, query: Query) -> Answer {
    list(&visit, &id, query, What::Reuse).await
}

async fn said(
    visit: &Visit,
    tx: &mut db::Transaction,
    contribution: &Contribution,
    what: What,
) -> db::Result<Vec<(Organisation, Stem)>> {
    let stem = |organisation: Organisation, toelichting: String, at| {
        let organisatie = Afzender::new(visit, &organisation);
        (organisation, Stem { organisatie, toelichting, gezegd_op: machine(at) })
    };
    Ok(match what {
        What::Support => {
            let all = support::supports(tx, contribution.id).await?;
            all.into_iter().map(|s| stem(s.organisation, s.note, s.at)).collect()
        }
        What::Reuse => {
            let all = support::reuses(tx, contribution.id).await?;
            all.into_iter().map(|r| stem(r.organisation, r.body, r.at)).collect()
        }
    })
}

async fn list(visit: &Visit, id: &str, mut query: Query, what: What) -> Answer {
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let mut tx = visit.house.db.read().await?;
    let contribution = found(visit, &tx, id).await?;
    let all = said(visit, &mut tx, &contribution, what).await?;
    let path = format!("{}/{}", contribution.url(), what.api_path());
    let total = all.len() as i64;
    let items = paging.cut(all.into_iter().map(|(_, stem)| stem));
    List::<Stem>::answer(visit, &path, &paging, total, items)
}

/// ‘Wij ook’ zeggen
///
/// Namens een organisatie waar u bij hoort. Nog een keer sturen vervangt de toelichting.
#[utoipa::path(
    put,
    path = "/bijdragen/{id}/wij-ook/{organisatie}",
    operation_id = "wijOokZeggen",
    tag = "Wij ook en hergebruik",
    params(
        ("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage."),
        ("organisatie" = String, Path, format = "uuid", description = "Het kenmerk van uw organisatie."),
    ),
    request_body(content = NieuweStem, example = json!({ "toelichting": "Bij ons ook, in het centrum." })),
    responses((status = 200, description = "Wat er nu staat.", body = Stem)),
)]
async fn give_support(
    visit: Visit,
    Path(path): Path<(String, String)>,
    query: Query,
    Body(new): Body<NieuweStem>,
) -> Answer {
    give(&visit, path, query, &new, What::Support).await
}

/// Hergebruik melden
///
/// Namens een organisatie waar u bij hoort. Nog een keer sturen vervangt de toelichting.
#[utoipa::path(
    put,
    path = "/bijdragen/{id}/hergebruik/{organisatie}",
    operation_id = "hergebruikMelden",
    tag = "Wij ook en hergebruik",
    params(
        ("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage."),
        ("organisatie" = String, Path, format = "uuid", description = "Het kenmerk van uw organisatie."),
    ),
    request_body(content = NieuweStem, example = json!({ "toelichting": "Bij ons ook, in het centrum." })),
    responses((status = 200, description = "Wat er nu staat.", body = Stem)),
)]
async fn give_reuse(
    visit: Visit,
    Path(path): Path<(String, String)>,
    query: Query,
    Body(new): Body<NieuweStem>,
) -> Answer {
    give(&visit, path, query, &new, What::Reuse).await
}

async fn give(
    visit: &Visit,
    (id, organisation): (String, String),
    query: Query,
    new: &NieuweStem,
    what: What,
) -> Answer {
    query.done()?;
    let person = visit.writing_program(Scope::Respond)?;
    let mut tx = visit.house.db.write().await?;
    let contribution = ready(visit, &mut tx, &id, what).await?;
    let organisation = own(visit, &organisation)?;
    let text = clean(&new.toelichting);
    let text = text.trim();
    let mut form = Errors::default();
    check_body(&visit.page(), what, text, &mut form);
    if let Some(message) = form.of("body") {
        let mut errors = Errors::default();
        errors.add("toelichting", message);
        return Err(Fault::invalid(errors));
    }
    let by = Voice { contribution: contribution.id, organisation, person, at: visit.now() };
    match what {
        What::Support => support::support(&mut tx, &visit.house.ids, by, text).await?,
        What::Reuse => support::reuse(&mut tx, &visit.house.ids, by, text).await?,
    }
    let speaker = contributions::organisation(&mut tx, organisation).await?.ok_or_else(Fault::not_found)?;
    let all = said(visit, &mut tx, &contribution, what).await?;
    let now = all.into_iter().find(|(said_by, _)| said_by.id == speaker.id).map(|(_, stem)| stem);
    // More organisations than are listed is more than there are municipalities.
    let now = now.unwrap_or(Stem {
        organisatie: Afzender::new(visit, &speaker),
        toelichting: text.to_owned(),
        gezegd_op: machine(visit.now()),
    });
    let answer = changed(&now)?;
    keep(visit, tx, person, answer).await
}

/// An organisation of the person whose key it is.
fn own(visit: &Visit, organisation: &str) -> Result<OrganisationId, Fault> {
    let organisation: OrganisationId = organisation.parse().map_err(|_| Fault::not_found())?;
    if visit.actor.belongs_to(organisation) { Ok(organisation) } else { Err(Fault::forbidden()) }
}

/// ‘Wij ook’ terugnemen
#[utoipa::path(
    delete,
    path = "/bijdragen/{id}/wij-ook/{organisatie}",
    operation_id = "wijOokTerugnemen",
    tag = "Wij ook en hergebruik",
    params(
        ("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage."),
        ("organisatie" = String, Path, format = "uuid", description = "Het kenmerk van uw organisatie."),
    ),
    responses((status = 204, description = "Teruggenomen.")),
)]
async fn end_support(visit: Visit, Path(path): Path<(String, String)>, query: Query) -> Answer {
    end(&visit, path, query, What::Support).await
}

/// De melding van hergebruik terugnemen
#[utoipa::path(
    delete,
    path = "/bijdragen/{id}/hergebruik/{organisatie}",
    operation_id = "hergebruikTerugnemen",
    tag = "Wij ook en hergebruik",
    params(
        ("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage."),
        ("organisatie" = String, Path, format = "uuid", description = "Het kenmerk van uw organisatie."),
    ),
    responses((status = 204, description = "Teruggenomen.")),
)]
async fn end_reuse(visit: Visit, Path(path): Path<(String, String)>, query: Query) -> Answer {
    end(&visit, path, query, What::Reuse).await
}

async fn end(visit: &Visit, (id, organisation): (String, String), query: Query, what: What) -> Answer {
    query.done()?;
    let person = visit.writing_program(Scope::Respond)?;
    let mut tx = visit.house.db.write().await?;
    let contribution = found(visit, &tx, &id).await?;
    let organisation = own(visit, &organisation)?;
    let by = Voice { contribution: contribution.id, organisation, person, at: visit.now() };
    let ended = match what {
        What::Support => support::end_support(&mut tx, &visit.house.ids, by).await?,
        What::Reuse => support::end_reuse(&mut tx, &visit.house.ids, by).await?,
    };
    if !ended {
        return Err(Fault::not_found());
    }
    keep(visit, tx, person, no_content()?).await
}
