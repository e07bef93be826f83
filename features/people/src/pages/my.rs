//! One's own page: name and language, organisations, sessions, one's data, leaving.

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
    routing::{get, post},
};
use web::{
    Actor, Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Language, Page,
    SecurityEvent, Visit, record,
};

use crate::{
    PersonalData, Providers,
    activity::Tasks,
    model::{NAME_LENGTH, Organisation, Person, domain_of, email_folded},
    pages::{administration::network::has_any, crumbs_under_my, sign_in::check_name},
    session::{self, CurrentSession, WRONG},
    store::{
        organisations, persons,
        sessions::{self, Listed},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/mijn", get(overview))
        .route("/mijn/welkom", get(welcome))
        .route("/mijn/gegevens", get(details).post(change))
        .route("/mijn/gegevens/download", get(download))
        .route("/mijn/sessies", get(list_sessions))
        .route("/mijn/sessies/andere", post(end_others))
        .route("/mijn/sessies/{id}/beeindigen", post(end_session))
        .route("/mijn/account-verwijderen", get(ask_erase).post(erase))
}

#[derive(Template)]
#[template(path = "my.html")]
struct Overview {
    p: Page,
    actor: std::sync::Arc<Actor>,
    has_providers: bool,
    can_manage: bool,
}

async fn overview(visit: Visit, tasks: Tasks, Extension(providers): Extension<Providers>) -> Answer {
    visit.person()?;
    let can_manage = has_any(&visit.actor, &tasks);
    let has_providers = !providers.all().is_empty();
    visit.html(&Overview { p: visit.page(), actor: visit.actor.clone(), has_providers, can_manage })
}

#[derive(Template)]
#[template(path = "welcome.html")]
struct Welcome {
    p: Page,
    organisations: Vec<Organisation>,
    domain: String,
}

/// After making an account: which organisations one may ask to join, by the domain of the address.
async fn welcome(visit: Visit) -> Answer {
    let me = me(&visit).await?;
    let folded = me.email.as_deref().and_then(email_folded).unwrap_or_default();
    let domain = domain_of(&folded).to_owned();
    let organisations = organisations::with_domain(&mut visit.house.db.read().await?, &domain).await?;
    visit.html(&Welcome { p: visit.page(), organisations, domain })
}

async fn me(visit: &Visit) -> Result<Person, Fault> {
    let id = visit.person()?;
    persons::by_id(&mut visit.house.db.read().await?, id).await?.ok_or_else(Fault::sign_in_needed)
}

/// The first step to each page under one's own.
pub(super) const MY: (&str, &str) = ("people-my-title", "/mijn");

#[derive(Template)]
#[template(path = "my_details.html")]
struct Details {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    name: Field,
    language: ChoiceField,
    email: Option<String>,
}

async fn details(visit: Visit) -> Answer {
    let me = me(&visit).await?;
    let form = Form::from_pairs([("name", me.name.as_str()), ("language", me.language.code())]);
    show_details(&visit, &me, &form, Errors::default())
}

fn show_details(visit: &Visit, me: &Person, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "people-details", form, &errors);
    let mut name = fields.text("name", NAME_LENGTH);
    name.autocomplete = "name";
    let languages = Language::ALL.map(|language| {
        let label = p.t(if language == Language::Nl { "web-language-nl" } else { "web-language-en" });
        (language.code().to_owned(), label.to_owned(), String::new())
    });
    let language = fields.choices("language", languages);
    let status = if errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    let crumbs = crumbs_under_my(&p, p.t("people-details-title"));
    visit.html_with(status, &Details { crumbs, name, language, errors, email: me.email.clone(), p })
}

async fn change(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    let me = me(&visit).await?;
    let mut errors = Errors::default();
    check_name(&visit.page(), form.get("name"), &mut errors);
    let Some(language) = Language::from_code(form.get("language")) else {
        errors.add("language", visit.page().t("people-details-language-missing"));
        return show_details(&visit, &me, &form, errors);
    };
    if !errors.is_empty() {
        return show_details(&visit, &me, &form, errors);
    }
    let mut tx = visit.house.db.write().await?;
    persons::change(&mut tx, person, form.get("name"), language).await?;
    tx.commit().await?;
    visit.done("/mijn/gegevens", "people-notice-details-saved")
}

/// Everything the network keeps about this person, from all rooms, as JSON (GDPR, articles 15 and 20).
async fn download(visit: Visit, Extension(rooms): Extension<PersonalData>) -> Answer {
    let person = visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let mut all = serde_json::Map::new();
    for room in rooms.iter() {
        all.insert(room.key().to_owned(), room.export(&mut tx, person).await?);
    }
    let body = serde_json::to_string_pretty(&all).map_err(anyhow::Error::from)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8")),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"samenspel-mijn-gegevens.json\""),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, body).into_response())
}

#[derive(Template)]
#[template(path = "my_sessions.html")]
struct Sessions {
    p: Page,
    crumbs: Vec<Crumb>,
    current: Option<Listed>,
    others: Vec<Listed>,
}

async fn list_sessions(visit: Visit, current: Option<Extension<CurrentSession>>) -> Answer {
    let person = visit.person()?;
    let all = sessions::of(&mut visit.house.db.read().await?, person, visit.now()).await?;
    let here = current.map(|Extension(CurrentSession(id))| id);
    let (current, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|session| Some(session.id) == here);
    let p = visit.page();
    let crumbs = crumbs_under_my(&p, p.t("people-sessions-title"));
    visit.html(&Sessions { crumbs, current: current.into_iter().next(), others, p })
}

async fn end_session(visit: Visit, Path(id): Path<String>) -> Answer {
    let person = visit.writer()?;
    let id = id.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    if !sessions::end(&mut tx, id, person).await? {
        return Err(Fault::not_found());
    }
    tx.commit().await?;
    record(SecurityEvent::SessionEnded, "owner");
    visit.done("/mijn/sessies", "people-notice-session-ended")
}

async fn end_others(visit: Visit, current: Option<Extension<CurrentSession>>) -> Answer {
    let person = visit.writer()?;
    let Extension(CurrentSession(here)) = current.ok_or_else(Fault::sign_in_needed)?;
    let mut tx = visit.house.db.write().await?;
    sessions::end_others(&mut tx, person, here).await?;
    tx.commit().await?;
    record(SecurityEvent::SessionEnded, "owner-elsewhere");
    visit.done("/mijn/sessies", "people-notice-sessions-ended")
}

#[derive(Template)]
#[template(path = "my_erase.html")]
struct Erase {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    confirm: ChoiceField,
    alone: Vec<String>,
}

async fn ask_erase(visit: Visit) -> Answer {
    visit.confirmed()?;
    show_erase(&visit, &Form::default(), Errors::default()).await
}

async fn show_erase(visit: &Visit, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let yes = p.t("people-erase-confirm-yes").to_owned();
    let confirm = Fields::new(&p, "people-erase", form, &errors)
        .choices("confirm", [("ja".to_owned(), yes, String::new())]);
    let mut tx = visit.house.db.read().await?;
    let mut alone = Vec::new();
    for membership in &visit.actor.memberships {
        if membership.roles.contains(&web::Role::Administrator)
            && persons::administrator_count(&mut tx, membership.organisation).await? == 1
        {
            alone.push(membership.organisation_name.clone());
        }
    }
    let status = if errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    let crumbs = crumbs_under_my(&p, p.t("people-erase-title"));
    visit.html_with(status, &Erase { p, crumbs, errors, confirm, alone })
}

/// Erases the account (GDPR, article 17). What the person wrote stays, under the organisation's name.
async fn erase(visit: Visit, Extension(rooms): Extension<PersonalData>, form: Form) -> Answer {
    let person = visit.writer()?;
    visit.confirmed()?;
    if form.get("confirm") != "ja" {
        let mut errors = Errors::default();
        errors.add("confirm", visit.page().t("people-erase-confirm-missing"));
        return show_erase(&visit, &form, errors).await;
    }
    let mut tx = visit.house.db.write().await?;
    if visit.actor.has_network_role(web::NetworkRole::Administrator)
        && persons::network_administrator_count(&mut tx).await? == 1
    {
        return Err(Fault::conflict("people-fault-last-administrator"));
    }
    for room in rooms.iter() {
        room.erase(&mut tx, person, visit.now()).await?;
    }
    tx.commit().await?;
    record(SecurityEvent::AccountErased, "");
    let mut response = visit.done("/", "people-notice-erased")?;
    session::signed_out(&visit, &mut response);
    Ok(response)
}
