//! Signing in at an organisation's own OpenID provider: away to it, and back.
//!
//! Signing in begins with a plain link. A form that is sent and then leads to another site is stopped by browsers
//! (`form-action 'self'` holds for redirects too), and the state that comes back is bound to this browser, so a link
//! is safe: a page of another site that opens it only gets the visitor as far as our sign-in page.

use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, Query},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use db::Transaction;
use serde::Deserialize;
use web::{
    Answer, Fault, House, Limit, OrganisationId, Page, PersonId, Role, SecurityEvent, Visit, encoded,
    host_cookie_name, record, secret_cookie, see_other, set_cookie,
};

use crate::{
    model::{Person, email_folded},
    pages::{confirm, my_providers, organisations::today, sign_in::next_path},
    provider::{About, Begun, OrganisationName, Problem, Proven, Provider, Providers, Returned},
    session,
    store::{
        organisations, persons,
        providers::{self, ATTEMPT_LIFE, Attempt},
    },
};

const BROWSER_COOKIE: &str = "aanbieder";

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/inloggen/aanbieder/{key}", get(start))
        .route("/inloggen/terug/{key}", get(back))
        .route("/mijn/aanbieders", get(my_providers::list))
        .route("/mijn/aanbieders/koppelen/{key}", post(my_providers::connect))
        .route("/mijn/aanbieders/ontkoppelen/{id}", post(my_providers::disconnect))
}

#[derive(Deserialize)]
struct Next {
    #[serde(default)]
    verder: String,
    /// Filled in by who is signed in already and confirms who they are.
    #[serde(default)]
    opnieuw: String,
}

/// Where an attempt leads that connects a provider to an account; never an address to go to.
pub(crate) const CONNECTING: &str = "/mijn/aanbieders/koppelen";

async fn start(
    visit: Visit,
    Path(key): Path<String>,
    Query(next): Query<Next>,
    Extension(providers): Extension<Providers>,
) -> Answer {
    let provider = providers.find(&key).ok_or_else(Fault::not_found)?;
    let again = visit.actor.person.filter(|_| !next.opnieuw.is_empty());
    let next = if again.is_some() { confirm::next_path(&next.verder) } else { next_path(&next.verder) };
    let next = if next == CONNECTING { "/mijn".to_owned() } else { next };
    if visit.actor.is_signed_in() && again.is_none() {
        return Ok(see_other(&next));
    }
    if visit.header("sec-fetch-site") == Some("cross-site") {
        return Ok(see_other(&format!("/inloggen?verder={}", encoded(next))));
    }
    let (url, mut response) = match begin(&visit, provider, next, again).await? {
        Ok(begun) => begun,
        Err(problem) => return show(&visit, provider, &problem.into()),
    };
    *response.status_mut() = StatusCode::SEE_OTHER;
    let url = HeaderValue::from_str(&url).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(header::LOCATION, url);
    Ok(response)
}

/// Keeps an attempt, of a guest or of `person` who connects the provider or confirms who they are, and gives the address at the provider, with an answer that binds the attempt to this browser.
/// Attempts in several tabs share one cookie, so that each can come back.
pub(crate) async fn begin(
    visit: &Visit,
    provider: &Provider,
    next_path: String,
    person: Option<PersonId>,
) -> Result<Result<(String, Response), Problem>, Fault> {
    visit.limit(Limit::Write, &visit.client)?;
    let house = &visit.house;
    let begun = Begun { state: house.ids.secret(), nonce: house.ids.secret(), verifier: house.ids.secret() };
    let confirms = person.is_some() && next_path != CONNECTING;
    let url = match provider.begin(&begun, confirms).await {
        Ok(url) => url,
        Err(problem) => return Ok(Err(problem)),
    };
    let secure = house.settings.is_secure();
    let browser = visit.cookie(&host_cookie_name(BROWSER_COOKIE, secure)).filter(|kept| kept.len() == 43);
    let browser = browser.unwrap_or_else(|| house.ids.secret());
    let attempt = Attempt {
        provider: provider.key.clone(),
        nonce: begun.nonce,
        verifier: begun.verifier,
        next_path,
        person,
    };
    let mut tx = house.db.write().await?;
    providers::begin(&mut tx, &attempt, &begun.state, &browser, visit.now()).await?;
    tx.commit().await?;
    let mut response = [(header::CACHE_CONTROL, "no-store")].into_response();
    set_cookie(&mut response, secret_cookie(BROWSER_COOKIE, &browser, ATTEMPT_LIFE, secure));
    Ok(Ok((url.into(), response)))
}

async fn back(
    visit: Visit,
    Path(key): Path<String>,
    Query(returned): Query<Returned>,
    Extension(providers): Extension<Providers>,
) -> Answer {
    let provider = providers.find(&key).ok_or_else(Fault::not_found)?;
    match arrive(&visit, provider, &returned).await? {
        Ok(response) => {
            tracing::info!(provider = provider.key, "somebody came back from a provider");
            Ok(response)
        }
        Err(ending) => show(&visit, provider, &ending),
    }
}

/// The attempt is used up before the provider is asked, so that an answer works once, and no transaction waits for
/// another computer.
async fn arrive(
    visit: &Visit,
    provider: &Provider,
    returned: &Returned,
) -> Result<Result<Response, Ending>, Fault> {
    let name = host_cookie_name(BROWSER_COOKIE, visit.house.settings.is_secure());
    let Some(browser) = visit.cookie(&name) else { return Ok(Err(Ending::Expired)) };
    let mut tx = visit.house.db.write().await?;
    let attempt = providers::take(&mut tx, &returned.state, &browser, visit.now()).await?;
    tx.commit().await?;
    let Some(attempt) = attempt else { return Ok(Err(Ending::Expired)) };
    if attempt.provider != provider.key {
        return Ok(Err(Ending::refused("the answer came to the address of another provider")));
    }
    if attempt.person.is_some() && attempt.person != visit.actor.person {
        return Ok(Err(Ending::Expired));
    }
    match returned.error.as_str() {
        "" => {}
        "access_denied" => return Ok(Err(Ending::Cancelled)),
        "temporarily_unavailable" | "server_error" => {
            return Ok(Err(Problem::Down("the provider says that it cannot".into()).into()));
        }
        _ => return Ok(Err(Ending::refused("the provider answers with an error"))),
    }
    let proven = match provider.prove(returned, &attempt.nonce, &attempt.verifier).await {
        Ok(proven) => proven,
        Err(problem) => return Ok(Err(problem.into())),
    };
    let mut tx = visit.house.db.read().await?;
    let known = providers::person_of(&mut tx, &proven.issuer, &proven.subject).await?;
    drop(tx);
    let connects = attempt.next_path == CONNECTING;
    match (known, attempt.person) {
        (Some(known), Some(me)) if known == me && connects => {
            Ok(Ok(visit.done("/mijn/aanbieders", "people-notice-provider-connected")?))
        }
        (Some(known), Some(me)) if known == me => {
            let tx = visit.house.db.write().await?;
            Ok(Ok(enter(visit, tx, known, &attempt.next_path).await?))
        }
        (_, Some(_)) if !connects => Ok(Err(Ending::SomebodyElse)),
        (Some(_), Some(_)) => Ok(Err(Ending::OfSomebodyElse)),
        (None, Some(me)) => connect(visit, provider, &proven, me).await,
        (Some(known), None) => {
            let tx = visit.house.db.write().await?;
            Ok(Ok(enter(visit, tx, known, &attempt.next_path).await?))
        }
        (None, None) => match provider.about(&proven).await {
            Ok(about) => register(visit, provider, &proven, about, &attempt.next_path).await,
            Err(problem) => Ok(Err(problem.into())),
        },
    }
}

/// Begins the session, in the transaction that found or made the account.
async fn enter(visit: &Visit, mut tx: Transaction, person: PersonId, next: &str) -> Answer {
    let secret = session::begin(visit, &mut tx, person, "provider", visit.now()).await?;
    tx.commit().await?;
    let mut response = see_other(next);
    session::signed_in(visit, &mut response, &secret, "provider");
    Ok(response)
}

/// Connects the identity to the account of who is signed in.
async fn connect(
    visit: &Visit,
    provider: &Provider,
    proven: &Proven,
    me: PersonId,
) -> Result<Result<Response, Ending>, Fault> {
    let mut tx = visit.house.db.write().await?;
    if !keep(visit, &mut tx, provider, proven, me).await? {
        return Ok(Err(Ending::OfSomebodyElse));
    }
    join(visit, &mut tx, provider, proven, me).await?;
    tx.commit().await?;
    record(SecurityEvent::ProviderConnected, "");
    Ok(Ok(visit.done("/mijn/aanbieders", "people-notice-provider-connected")?))
}

/// Makes an account for somebody who is new. An address of an existing account is never taken over: only who can
/// read mail there may join the two.
async fn register(
    visit: &Visit,
    provider: &Provider,
    proven: &Proven,
    about: About,
    next: &str,
) -> Result<Result<Response, Ending>, Fault> {
    let nameless = about.name.is_none();
    let name = about.name.unwrap_or_else(|| visit.page().t("people-provider-nameless").to_owned());
    let person = Person {
        id: PersonId(visit.house.ids.new_id()),
        name,
        email: about.email.filter(|email| email_folded(email).is_some()),
        language: visit.language,
        made_at: visit.now(),
    };
    let mut tx = visit.house.db.write().await?;
    if !persons::add(&mut tx, &person).await? {
        return Ok(Err(Ending::EmailInUse));
    }
    if !keep(visit, &mut tx, provider, proven, person.id).await? {
        return Ok(Err(Ending::Expired));
    }
    let joined = join(visit, &mut tx, provider, proven, person.id).await?;
    let next = match next {
        _ if nameless => "/mijn/gegevens",
        "/mijn" if !joined && person.email.is_some() => "/mijn/welkom",
        next => next,
    };
    let response = enter(visit, tx, person.id, next).await?;
    record(SecurityEvent::AccountMade, "provider");
    if joined {
        record(SecurityEvent::MemberJoined, "provider");
    }
    Ok(Ok(response))
}

/// Keeps whose identity it is; `false` when it is somebody's already.
async fn keep(
    visit: &Visit,
    tx: &mut Transaction,
    provider: &Provider,
    proven: &Proven,
    person: PersonId,
) -> db::Result<bool> {
    let identity = (proven.issuer.as_str(), proven.subject.as_str());
    providers::connect(tx, visit.house.ids.new_id(), identity, person, &provider.key, visit.now()).await
}

/// Makes somebody a member of the organisation whose people sign in there, once: who leaves later stays away.
async fn join(
    visit: &Visit,
    tx: &mut Transaction,
    provider: &Provider,
    proven: &Proven,
    person: PersonId,
) -> db::Result<bool> {
    let Some(name) = &proven.organisation else { return Ok(false) };
    let Some(organisation) = existing(visit, tx, name).await? else {
        tracing::warn!(
            provider = provider.key,
            "the organisation of this provider does not exist (any more)"
        );
        return Ok(false);
    };
    let belongs = visit.actor.person == Some(person) && visit.actor.belongs_to(organisation);
    if !belongs {
        persons::add_role(tx, person, organisation, Role::Member, visit.now()).await?;
    }
    Ok(true)
}

async fn existing(
    visit: &Visit,
    tx: &mut Transaction,
    name: &OrganisationName,
) -> db::Result<Option<OrganisationId>> {
    let id = match name {
        OrganisationName::Id(id) => Some(*id),
        OrganisationName::Code(code) => organisations::by_cbs_code(tx, code).await?,
    };
    let Some(id) = id else { return Ok(None) };
    let found = organisations::by_id(tx, id).await?;
    Ok(found.filter(|organisation| organisation.exists_on(&today(visit))).map(|organisation| organisation.id))
}

/// How a sign-in ends without a session.
pub(crate) enum Ending {
    /// Used, too old, of another browser, or never begun.
    Expired,
    /// The visitor changed their mind at the provider.
    Cancelled,
    /// A new identity with the address of an existing account.
    EmailInUse,
    /// The identity belongs to another account.
    OfSomebodyElse,
    /// Who confirmed at the provider is not who is signed in here.
    SomebodyElse,
    /// The provider failed or was not believed.
    Problem(Problem),
}

impl Ending {
    fn refused(why: &'static str) -> Self {
        Self::Problem(Problem::Refused(why))
    }

    /// Status and key of the texts.
    fn page(&self) -> (StatusCode, &'static str) {
        match self {
            Self::Expired => (StatusCode::GONE, "people-provider-expired"),
            Self::Cancelled => (StatusCode::OK, "people-provider-cancelled"),
            Self::EmailInUse => (StatusCode::CONFLICT, "people-provider-email-in-use"),
            Self::OfSomebodyElse => (StatusCode::CONFLICT, "people-provider-taken"),
            Self::SomebodyElse => (StatusCode::CONFLICT, "people-provider-somebody-else"),
            Self::Problem(Problem::Tenant) => (StatusCode::FORBIDDEN, "people-provider-tenant"),
            Self::Problem(Problem::Refused(_)) => (StatusCode::BAD_REQUEST, "people-provider-refused"),
            Self::Problem(Problem::Down(_)) => (StatusCode::SERVICE_UNAVAILABLE, "people-provider-down"),
        }
    }
}

impl From<Problem> for Ending {
    fn from(problem: Problem) -> Self {
        Self::Problem(problem)
    }
}

#[derive(Template)]
#[template(path = "provider_ending.html")]
struct Ended {
    p: Page,
    title: String,
    body: String,
    again: Option<String>,
}

/// The page that says what happened and how to go on. The address with the code is left out of its links.
pub(crate) fn show(visit: &Visit, provider: &Provider, ending: &Ending) -> Answer {
    record(SecurityEvent::SignInRefused, "provider");
    match ending {
        Ending::Problem(problem @ Problem::Down(_)) => {
            tracing::error!(provider = provider.key, %problem, "a provider cannot be used");
        }
        Ending::Problem(problem) => {
            tracing::warn!(provider = provider.key, %problem, "a sign-in was refused")
        }
        _ => {}
    }
    let (status, key) = ending.page();
    let mut p = visit.page();
    p.path = "/inloggen".into();
    let again = (!p.is_signed_in() && !matches!(ending, Ending::EmailInUse))
        .then(|| format!("/inloggen/aanbieder/{}", provider.key));
    let title = p.t1(&format!("{key}-title"), "name", provider.name.as_str());
    let body = p.t1(key, "name", provider.name.as_str());
    let mut response = visit.html_with(status, &Ended { p, title, body, again })?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("60"));
    }
    Ok(response)
}
