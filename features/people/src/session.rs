//! The session cookie, the key of a program, and the layer that finds out who is asking.

use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use db::Transaction;
use web::{
    Actor, Fault, House, Instant, MINUTE, PersonId, Scope, SecurityEvent, SignedInAt, Visit, Waiting, api,
    ended_cookie, host_cookie_name, record, secret_cookie, set_cookie, visit::cookie,
};

use crate::{
    model::{SESSION_LIFE, client_summary},
    store::{
        sessions::{self, SessionId},
        tokens,
    },
};

/// How often "last seen" is written down.
const SEEN_EVERY: i64 = 10 * MINUTE;

const COOKIE: &str = "samenspel";

/// Which session a request belongs to; beside the [`Actor`] in the request's extensions.
#[derive(Clone, Copy, Debug)]
pub struct CurrentSession(pub SessionId);

/// Finds the actor of each request and puts it where [`Visit`] looks. Static files are let through.
pub async fn layer(State(house): State<House>, mut request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/static/") {
        return next.run(request).await;
    }
    if api::is_api(request.uri().path()) {
        return program(&house, request, next).await;
    }
    let secret = cookie(request.headers(), &host_cookie_name(COOKIE, house.settings.is_secure()));
    let mut actor = Arc::new(Actor::default());
    if let Some(secret) = secret {
        match find(&house, &secret).await {
            Ok(Some(found)) => {
                actor = Arc::new(found.actor);
                request.extensions_mut().insert(CurrentSession(found.session));
                request.extensions_mut().insert(SignedInAt(found.began_at));
                request.extensions_mut().insert(Waiting(found.waiting));
            }
            Ok(None) => {}
            Err(error) => return Fault::from(error).into_response(),
        }
    }
    request.extensions_mut().insert(actor.clone());
    let mut response = next.run(request).await;
    response.extensions_mut().insert(actor);
    response
}

/// A program says who it asks for with the key of a person, in each request: no cookie counts (RFC 6750, 2.1).
async fn program(house: &House, mut request: Request, next: Next) -> Response {
    let actor = match request.headers().get(header::AUTHORIZATION) {
        None => Actor::default(),
        Some(value) => match key_in(value) {
            Some(secret) => match key_holder(house, secret).await {
                Ok(Some(actor)) => actor,
                Ok(None) => return Fault::key_refused().into_response(),
                Err(error) => return Fault::from(error).into_response(),
            },
            None => return Fault::key_refused().into_response(),
        },
    };
    // Who may not read for a person reads what everybody may.
    let reads = request.method().is_safe();
    let actor = if reads && !actor.reaches(Some(Scope::Read)) { Actor::default() } else { actor };
    request.extensions_mut().insert(Arc::new(actor));
    next.run(request).await
}

fn key_in(authorization: &HeaderValue) -> Option<&str> {
    let (scheme, secret) = authorization.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| secret.trim())
}

async fn key_holder(house: &House, secret: &str) -> db::Result<Option<Actor>> {
    let now = house.clock.now();
    let Some(found) = tokens::actor(&mut house.db.read().await?, secret, now).await? else { return Ok(None) };
    if found.used_at.is_none_or(|at| now - at > SEEN_EVERY) {
        let mut tx = house.db.write().await?;
        tokens::used(&mut tx, found.token, now).await?;
        tx.commit().await?;
    }
    Ok(Some(found.actor))
}

async fn find(house: &House, secret: &str) -> db::Result<Option<sessions::Found>> {
    let now = house.clock.now();
    let found = sessions::actor(&mut house.db.read().await?, secret, now).await?;
    if let Some(found) = &found
        && now - found.seen_at > SEEN_EVERY
    {
        let mut tx = house.db.write().await?;
        sessions::seen(&mut tx, found.session, now).await?;
        tx.commit().await?;
    }
    Ok(found)
}

/// Begins a session inside a transaction and returns its secret, for [`signed_in`] after the commit. A session
/// that this browser had already ends, so that the secret changes at each sign-in (OWASP ASVS 5, 7.2.4).
pub async fn begin(
    visit: &Visit,
    tx: &mut Transaction,
    person: PersonId,
    method: &str,
    now: Instant,
) -> db::Result<String> {
    let house = &visit.house;
    if let Some(old) = visit.cookie(&host_cookie_name(COOKIE, house.settings.is_secure())) {
        sessions::end_by_secret(tx, &old).await?;
    }
    let secret = house.ids.secret();
    let client = client_summary(visit.header("user-agent").unwrap_or_default());
    sessions::begin(tx, house.ids.new_id(), &secret, person, &client, method, now).await?;
    Ok(secret)
}

/// Puts the session cookie on an answer, after the commit, and the event on record.
pub fn signed_in(visit: &Visit, response: &mut Response, secret: &str, method: &'static str) {
    record(SecurityEvent::SignedIn, method);
    let secure = visit.house.settings.is_secure();
    set_cookie(response, secret_cookie(COOKIE, secret, SESSION_LIFE, secure));
}

/// Takes the session cookie away and empties what the browser keeps of this site.
pub fn signed_out(visit: &Visit, response: &mut Response) {
    let secure = visit.house.settings.is_secure();
    set_cookie(response, ended_cookie(COOKIE, secure));
    let all = header::HeaderValue::from_static("\"cache\", \"storage\"");
    response.headers_mut().insert("clear-site-data", all);
}

/// The secret of the session in this request.
pub fn secret(visit: &Visit) -> Option<String> {
    visit.cookie(&host_cookie_name(COOKIE, visit.house.settings.is_secure()))
}

/// The status of pages that show a form again because something in it is wrong.
pub const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;
