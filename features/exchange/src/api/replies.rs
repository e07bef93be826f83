//! `/bijdragen/{id}/reacties`.

use axum::{extract::Path, http::HeaderMap, response::Response};
use db::uuid::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Answer, Errors, Fault, Limit, OrganisationId, Scope, Visit,
    api::{Body, Link, List, Query, Routes, created, json, utoipa_axum::routes},
    dates::machine,
    form::clean,
};

use super::{
    ReactieEinde, keep, organisation_of,
    shapes::Afzender,
    writing::{sent, used},
};
use crate::{
    model::{Contribution, Reply, ReplyId},
    pages::{
        found, found_for,
        replies::{check_body, parent_of},
    },
    permissions::Permission,
    store::{
        replies,
        submissions::{self, Taken},
    },
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(list, create)).routes(routes!(one))
}

/// De adressen rond een reactie.
#[derive(Serialize, ToSchema)]
struct ReactieLinks {
    /// Deze reactie in de API.
    #[serde(rename = "self")]
    here: Link,
    bijdrage: Link,
    /// De plaats op de pagina voor mensen.
    pagina: Link,
}

/// Een reactie op een bijdrage, met wat erop geantwoord is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct Reactie {
    #[serde(rename = "_links")]
    links: ReactieLinks,
    #[schema(format = "uuid")]
    id: String,
    /// Het kenmerk van de reactie waarop dit een antwoord is.
    #[schema(format = "uuid")]
    op_reactie: Option<String>,
    organisatie: Afzender,
    /// De naam van wie schreef. Alleen met een sleutel van iemand uit het netwerk.
    auteur: Option<String>,
    /// Markdown; leeg als de reactie geëindigd is.
    tekst: String,
    /// Of de vrager dit als antwoord koos.
    is_gekozen_antwoord: bool,
    einde: Option<ReactieEinde>,
    #[schema(format = DateTime)]
    geplaatst_op: String,
    #[schema(format = DateTime)]
    gewijzigd_op: Option<String>,
    #[schema(no_recursion)]
    antwoorden: Vec<Reactie>,
}

impl Reactie {
    fn new(visit: &Visit, contribution: &Contribution, reply: &Reply) -> Self {
        let url = contribution.url();
        let author = Some(reply.person_name.clone()).filter(|name| !name.is_empty());
        Self {
            links: ReactieLinks {
                here: Link::to(visit, &format!("{url}/reacties/{}", reply.id)),
                bijdrage: Link::to(visit, &url),
                pagina: Link::page(visit, &format!("{url}#reactie-{}", reply.id)),
            },
            id: reply.id.to_string(),
            op_reactie: reply.parent.map(|parent| parent.to_string()),
            organisatie: Afzender::new(visit, &reply.organisation),
            auteur: author.filter(|_| visit.actor.is_in_network()),
            tekst: if reply.end.is_none() { reply.body.clone() } else { String::new() },
            is_gekozen_antwoord: contribution.accepted_reply == Some(reply.id),
            einde: reply.end.map(Into::into),
            geplaatst_op: machine(reply.made_at),
            gewijzigd_op: reply.changed_at.map(machine),
            antwoorden: Vec::new(),
        }
    }
}

/// Reacties op een bijdrage
///
/// In de volgorde waarin zij geplaatst zijn. Antwoorden staan bij de reactie waarop zij een antwoord zijn; alleen de
/// reacties zelf tellen mee voor de pagina’s.
#[utoipa::path(
    get,
    path = "/bijdragen/{id}/reacties",
    operation_id = "reactiesOphalen",
    tag = "Reacties",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    responses((status = 200, description = "Een pagina van de reacties.", body = List<Reactie>)),
)]
async fn list(visit: Visit, Path(id): Path<String>, mut query: Query) -> Answer {
    let paging = query.paging();
    let paging = query.paged(paging)?;
    let tx = visit.house.db.read().await?;
    let contribution = found(&visit, &tx, &id).await?;
    let (found, total) = replies::threads(&tx, contribution.id, paging.size, paging.offset()).await?;
    let mut threads: Vec<Reactie> = Vec::new();
    for reply in &found {
        let shown = Reactie::new(&visit, &contribution, reply);
        match threads.last_mut() {
            Some(thread) if shown.op_reactie.as_ref() == Some(&thread.id) => thread.antwoorden.push(shown),
            _ => threads.push(shown),
        }
    }
    let path = format!("{}/reacties", contribution.url());
    List::<Reactie>::answer(&visit, &path, &paging, total, threads)
}

/// Eén reactie
#[utoipa::path(
    get,
    path = "/bijdragen/{id}/reacties/{reactie}",
    operation_id = "reactieOphalen",
    tag = "Reacties",
    params(
        ("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage."),
        ("reactie" = String, Path, format = "uuid", description = "Het kenmerk van de reactie."),
    ),
    responses((status = 200, description = "De reactie, zonder wat erop geantwoord is.", body = Reactie)),
)]
async fn one(
    visit: Visit,
    Path((id, reply)): Path<(String, String)>,
    query: Query,
) -> Result<Response, Fault> {
    query.done()?;
    let tx = visit.house.db.read().await?;
    let contribution = found(&visit, &tx, &id).await?;
    let reply: ReplyId = reply.parse().map_err(|_| Fault::not_found())?;
    let reply = replies::find(&tx, contribution.id, reply).await?.ok_or_else(Fault::not_found)?;
    json(&visit, &Reactie::new(&visit, &contribution, &reply))
}

/// Een reactie die nog niet bestaat.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NieuweReactie {
    /// Markdown.
    #[schema(min_length = 1, max_length = 10000)]
    tekst: String,
    /// Namens welke organisatie. Verplicht als u bij meer dan één organisatie hoort.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "uuid")]
    organisatie: Option<Uuid>,
    /// Het kenmerk van de reactie waarop dit een antwoord is.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "uuid")]
    op_reactie: Option<Uuid>,
}

/// Een reactie plaatsen
///
/// Vraagt een sleutel die mag reageren. Stuur in de kop `Idempotency-Key` een eigen UUID mee; dan kunt u hetzelfde
/// verzoek veilig nog eens sturen.
#[utoipa::path(
    post,
    path = "/bijdragen/{id}/reacties",
    operation_id = "reactiePlaatsen",
    tag = "Reacties",
    params(
        ("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage."),
        ("Idempotency-Key" = Option<String>, Header, format = "uuid",
            description = "Een UUID van uzelf. Hetzelfde verzoek met dezelfde UUID plaatst maar één keer."),
    ),
    request_body(content = NieuweReactie, example = json!({ "tekst": "Wij tellen met een lus in de weg." })),
    responses((status = 201, description = "De nieuwe reactie.", body = Reactie)),
)]
async fn create(
    visit: Visit,
    Path(id): Path<String>,
    headers: HeaderMap,
    query: Query,
    Body(new): Body<NieuweReactie>,
) -> Answer {
    query.done()?;
    let person = visit.writing_program(Scope::Respond)?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Reply).await?;
    let sent = sent(&visit, person, &headers, &contribution.url(), &new)?;
    let text = clean(&new.tekst);
    let text = text.trim();
    let mut form = Errors::default();
    check_body(&p, text, &mut form);
    let mut errors = Errors::default();
    if let Some(message) = form.of("body") {
        errors.add("tekst", message);
    }
    let organisation = organisation_of(&visit, new.organisatie.map(OrganisationId));
    if organisation.is_none() {
        errors.add("organisatie", p.t("exchange-organisation-missing"));
    }
    let parent = match new.op_reactie {
        Some(parent) => parent_of(&mut tx, &contribution, &parent.to_string()).await?,
        None => None,
    };
    if new.op_reactie.is_some() && parent.is_none() {
        errors.add("opReactie", p.t("exchange-api-parent"));
    }
    let (Some(organisation), true) = (organisation, errors.is_empty()) else {
        return Err(Fault::invalid(errors));
    };
    visit.limit(Limit::Publish, &person.to_string())?;
    let reply = ReplyId(visit.house.ids.new_id());
    let result = format!("{}#reactie-{reply}", contribution.url());
    let reply = match submissions::take(&mut tx, &sent, &result, visit.now()).await? {
        Taken::New => {
            let parent = parent.map(|reply| reply.id);
            let (contribution, at) = (contribution.id, visit.now());
            let new = replies::New { id: reply, contribution, parent, person, organisation, body: text, at };
            replies::add(&mut tx, &visit.house.ids, new).await?;
            reply
        }
        Taken::Other(_) => return Err(used()),
        Taken::Before(result) => {
            let id = result.rsplit_once("#reactie-").and_then(|(_, id)| id.parse().ok());
            id.ok_or_else(|| Fault::conflict("exchange-fault-changed-meanwhile"))?
        }
    };
    let made = replies::find(&tx, contribution.id, reply).await?.ok_or_else(Fault::not_found)?;
    let path = format!("{}/reacties/{}", contribution.url(), made.id);
    let answer = created(&visit, &path, &Reactie::new(&visit, &contribution, &made))?;
    keep(&visit, tx, person, answer).await
}
