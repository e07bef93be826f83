//! Bringing a contribution and changing it. The rules are those of the forms: a program gets the same messages, with
//! the names that it knows the fields by.

use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use db::uuid::Uuid;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Answer, Errors, Fault, Form, Limit, OrganisationId, Page, PersonId, Scope, Visit,
    api::{Body, Query, Routes, changed, created, utoipa_axum::routes},
};

use super::{
    BijdrageSoort, Tekstdeel,
    contributions::whole,
    keep, organisation_of,
    shapes::{Bijdrage, Inhoud},
};
use crate::{
    model::{Content, ContributionId, Kind, Problem, Purpose, REASON_LENGTH, Section, Setting, State, parse},
    pages::{edit::signing, editor, found, found_for, view},
    permissions::Permission,
    store::{
        contributions::{self, New},
        submissions::{self, Submission, Taken},
        themes,
        versions::Signature,
    },
};

pub(super) fn routes() -> Routes {
    Routes::new().routes(routes!(create)).routes(routes!(change))
}

/// Een bijdrage die nog niet bestaat.
#[derive(Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NieuweBijdrage {
    soort: BijdrageSoort,
    inhoud: Inhoud,
    /// Namens welke organisatie. Verplicht als u bij meer dan één organisatie hoort.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = "uuid")]
    organisatie: Option<Uuid>,
    /// Of anderen de bijdrage meteen zien. Anders wordt het een concept.
    #[serde(default)]
    publiceren: bool,
}

/// Een bijdrage plaatsen
///
/// Als concept, of meteen voor anderen te zien. Vraagt een sleutel die bijdragen mag plaatsen. Stuur in de kop
/// `Idempotency-Key` een eigen UUID mee; dan kunt u hetzelfde verzoek veilig nog eens sturen.
#[utoipa::path(
    post,
    path = "/bijdragen",
    operation_id = "bijdragePlaatsen",
    tag = "Bijdragen",
    params(("Idempotency-Key" = Option<String>, Header, format = "uuid",
        description = "Een UUID van uzelf. Hetzelfde verzoek met dezelfde UUID plaatst maar één keer.")),
    request_body(content = NieuweBijdrage, example = json!({
        "soort": "vraag",
        "publiceren": true,
        "inhoud": {
            "titel": "Mag een winkelier bezoekers tellen met wifi?",
            "teksten": { "context": "Een winkelier vraagt het ons. Wij weten het niet." },
            "themas": ["privacy"],
            "zichtbaarheid": "iedereen",
            "taal": "nl",
        },
    })),
    responses((status = 201, description = "De nieuwe bijdrage.", body = Bijdrage)),
)]
async fn create(visit: Visit, headers: HeaderMap, query: Query, Body(new): Body<NieuweBijdrage>) -> Answer {
    query.done()?;
    let person = visit.writing_program(Scope::Contribute)?;
    let p = visit.page();
    let kind: Kind = new.soort.into();
    let sent = sent(&visit, person, &headers, "/bijdragen", &new)?;
    let mut tx = visit.house.db.read().await?;
    let themes = themes::all(&tx).await?;
    let named = organisation_of(&visit, new.organisatie.map(OrganisationId));
    let organisation = match named {
        Some(id) => contributions::organisation(&mut tx, id).await?,
        None => None,
    };
    drop(tx);
    if visit.actor.memberships.is_empty() {
        return Err(Fault { key: "exchange-api-no-organisation", ..Fault::forbidden() });
    }
    let Some(organisation) = organisation else {
        let mut errors = Errors::default();
        errors.add("organisatie", p.t("exchange-error-organisation"));
        return Err(Fault::invalid(errors));
    };
    let purpose = if new.publiceren { Purpose::Show } else { Purpose::Keep };
    let setting = editor::setting(view::today(visit.now()), &themes, &organisation, None);
    let content = judged(&p, kind, &new.inhoud, purpose, &setting, Vec::new())?;
    if new.publiceren {
        visit.limit(Limit::Publish, &person.to_string())?;
    }
    let id = ContributionId(visit.house.ids.new_id());
    let by = Signature { person, organisation: organisation.id, reason: "", at: visit.now() };
    let mut tx = visit.house.db.write().await?;
    let url = format!("/bijdragen/{id}");
    let url = match submissions::take(&mut tx, &sent, &url, visit.now()).await? {
        Taken::New => {
            let new = New { id, kind, content: &content, publish: new.publiceren, by };
            contributions::insert(&mut tx, &visit.house.ids, new).await?;
            url
        }
        Taken::Before(url) => url,
        Taken::Other(_) => return Err(used()),
    };
    let contribution = found(&visit, &tx, url.trim_start_matches("/bijdragen/")).await?;
    let answer = created(&visit, &url, &whole(&visit, &mut tx, &contribution).await?)?;
    keep(&visit, tx, person, answer).await
}

/// A request, with the identifier by which sending it again is noticed.
pub(super) fn sent(
    visit: &Visit,
    person: PersonId,
    headers: &HeaderMap,
    path: &str,
    body: &impl Serialize,
) -> Result<Submission, Fault> {
    let id = match headers.get("idempotency-key") {
        None => Some(visit.house.ids.new_id()),
        Some(key) => key.to_str().ok().and_then(|text| text.parse().ok()),
    };
    let Some(id) = id else {
        let mut errors = Errors::default();
        errors.add("Idempotency-Key", visit.page().t("web-api-query-value"));
        return Err(Fault::invalid(errors));
    };
    let body = serde_json::to_vec(body).expect("what was read as JSON can be written as JSON");
    Ok(Submission::new(id, person, [path.as_bytes(), &body]))
}

/// The key of an earlier request came with another one (draft-ietf-httpapi-idempotency-key-header, 2.7).
pub(super) fn used() -> Fault {
    Fault { status: StatusCode::UNPROCESSABLE_ENTITY, ..Fault::bad_request("exchange-api-used") }
}

/// The content, when nothing is wrong with it.
fn judged(
    p: &Page,
    kind: Kind,
    sent: &Inhoud,
    purpose: Purpose,
    setting: &Setting<'_>,
    more: Vec<Problem>,
) -> Result<Content, Fault> {
    let (content, mut problems) = parse(kind, &sent.form(), purpose, setting);
    problems.extend(more);
    let mut errors = Errors::default();
    for part in sent.teksten.keys().filter(|part| !kind.sections().contains(&Section::from(**part))) {
        errors.add(&attribute(Section::from(*part).key()), p.t("exchange-api-part"));
    }
    if sent.fase.is_some() && !kind.has_phase() {
        errors.add("inhoud.fase", p.t("exchange-api-part"));
    }
    if sent.antwoord_nodig_voor.is_some() && !kind.has_needed_by() {
        errors.add("inhoud.antwoordNodigVoor", p.t("exchange-api-part"));
    }
    if sent.themas.iter().any(|slug| !setting.themes.contains(&slug.as_str())) {
        errors.add("inhoud.themas", p.t("exchange-api-theme"));
    }
    for (field, message) in editor::errors(p, kind, &problems).list() {
        errors.add(&attribute(field), message.as_str());
    }
    if errors.is_empty() { Ok(content) } else { Err(Fault::invalid(errors)) }
}

/// The name by which a program knows a field of the form.
fn attribute(field: &str) -> String {
    let name = match field {
        "title" => "titel",
        "theme" => "themas",
        "phase" => "fase",
        "needed-by" => "antwoordNodigVoor",
        "visibility" => "zichtbaarheid",
        "language" => "taal",
        "reason" => return "reden".to_owned(),
        _ => {
            let part = Section::from_key(field).map(Tekstdeel::from);
            let word = part.and_then(|part| serde_json::to_value(part).ok());
            let word = word.as_ref().and_then(serde_json::Value::as_str).unwrap_or(field);
            return format!("inhoud.teksten.{word}");
        }
    };
    format!("inhoud.{name}")
}

/// Een wijziging van een bijdrage. De inhoud komt in de plaats van wat er stond.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Wijziging {
    /// De versie waarvan u uitging. Is er intussen een nieuwere, dan antwoordt de API met 409.
    #[schema(minimum = 1)]
    versie: i64,
    inhoud: Inhoud,
    /// Een paar woorden over de wijziging, voor de geschiedenis.
    #[serde(default)]
    #[schema(max_length = 200)]
    reden: String,
}

/// Een bijdrage wijzigen
///
/// Van uzelf, of van uw organisatie als u daar redacteur bent.
#[utoipa::path(
    put,
    path = "/bijdragen/{id}",
    operation_id = "bijdrageWijzigen",
    tag = "Bijdragen",
    params(("id" = String, Path, format = "uuid", description = "Het kenmerk van de bijdrage.")),
    request_body(content = Wijziging, example = json!({
        "versie": 1,
        "reden": "Duidelijker gezegd",
        "inhoud": {
            "titel": "Mag een winkelier voorbijgangers tellen met wifi?",
            "teksten": { "context": "Een winkelier vraagt het ons.", "geprobeerd": "Wij belden de toezichthouder." },
            "themas": ["privacy"],
            "zichtbaarheid": "netwerk",
            "taal": "nl",
        },
    })),
    responses((status = 200, description = "De gewijzigde bijdrage.", body = Bijdrage)),
)]
async fn change(visit: Visit, Path(id): Path<String>, query: Query, Body(sent): Body<Wijziging>) -> Answer {
    query.done()?;
    let person = visit.writing_program(Scope::Contribute)?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let before = found_for(&visit, &mut tx, &id, Permission::Edit).await?;
    let themes = themes::all(&tx).await?;
    let purpose = if before.state == State::Draft { Purpose::Keep } else { Purpose::Show };
    let today = view::today(visit.now());
    let setting = editor::setting(today, &themes, &before.organisation, Some(&before.content));
    let reason = Form::from_pairs([("reason", web::form::clean(&sent.reden))]);
    let reason = reason.get("reason");
    let mut more = Vec::new();
    if reason.chars().count() > REASON_LENGTH {
        more.push(Problem::with("reason", "exchange-error-too-long", REASON_LENGTH));
    }
    let content = judged(&p, before.kind, &sent.inhoud, purpose, &setting, more)?;
    if sent.versie != before.version {
        return Err(Fault::conflict("exchange-api-version"));
    }
    if content != before.content {
        let by = Signature { person, organisation: signing(&visit, &before), reason, at: visit.now() };
        if !contributions::change(&mut tx, &visit.house.ids, &before, &content, false, by).await? {
            return Err(Fault::conflict("exchange-api-version"));
        }
    }
    let answer: Response = {
        let now = found(&visit, &tx, &id).await?;
        changed(&whole(&visit, &mut tx, &now).await?)?
    };
    keep(&visit, tx, person, answer).await
}

/// Shows a draft to others, as it is.
pub(super) async fn publish(visit: &Visit, id: &str) -> Answer {
    let person = visit.writing_program(Scope::Contribute)?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let before = found_for(visit, &mut tx, id, Permission::Publish).await?;
    let themes = themes::all(&tx).await?;
    let today = view::today(visit.now());
    let setting = editor::setting(today, &themes, &before.organisation, Some(&before.content));
    let content = judged(&p, before.kind, &Inhoud::of(&before.content), Purpose::Show, &setting, Vec::new())?;
    visit.limit(Limit::Publish, &person.to_string())?;
    let by = Signature { person, organisation: signing(visit, &before), reason: "", at: visit.now() };
    if !contributions::change(&mut tx, &visit.house.ids, &before, &content, true, by).await? {
        return Err(Fault::conflict("exchange-api-version"));
    }
    let now = found(visit, &tx, id).await?;
    let answer = changed(&whole(visit, &mut tx, &now).await?)?;
    keep(visit, tx, person, answer).await
}
