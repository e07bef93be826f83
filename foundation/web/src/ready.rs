//! Answers that stand ready: what was made for one guest is given to the next who asks the same, for a second at
//! most, and never after something changed. A page that is asked for a thousand times a second is made once.
//!
//! Only what a handler made with [`Visit::html_for_all`](crate::Visit::html_for_all) stands ready: it depends on the
//! address, the language, the time and what is in the database, and on nothing else of the request. Who has any
//! cookie but that of the language gets an answer of their own.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use cookie::Cookie;

use crate::{House, Instant, Language, SECOND, api, host_cookie_name, visit};

/// How long an answer stands ready: another process may have changed something, and time goes on.
const LIFE: Instant = SECOND;
/// The largest answer that is kept, in bytes.
const MOST_BYTES_OF_ONE: usize = 512 * 1024;
/// The most that all of them take, in bytes.
const MOST_BYTES: usize = 12 * 1024 * 1024;

/// Marks an answer that every guest may get.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ForAll;

/// What an answer depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    path: String,
    language: Language,
    /// What the browser takes, as it says so: compressed answers are kept compressed.
    encoding: String,
}

struct Entry {
    made_at: Instant,
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Default)]
struct Shelf {
    /// How many changes there had been when these were made.
    changes: u64,
    bytes: usize,
    entries: HashMap<Key, Entry>,
}

/// The answers that stand ready.
#[derive(Default)]
pub struct Ready(Mutex<Shelf>);

impl Ready {
    fn find(&self, key: &Key, changes: u64, now: Instant) -> Option<Response> {
        let shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let entry = shelf.entries.get(key).filter(|entry| {
            shelf.changes == changes && now >= entry.made_at && now - entry.made_at <= LIFE
        })?;
        let mut response = (StatusCode::OK, Body::from(entry.body.clone())).into_response();
        *response.headers_mut() = entry.headers.clone();
        Some(response)
    }

    fn keep(&self, key: Key, changes: u64, entry: Entry) {
        let mut shelf = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let size = size(&key, &entry);
        if shelf.changes != changes || shelf.bytes + size > MOST_BYTES {
            *shelf = Shelf { changes, ..Shelf::default() };
        }
        shelf.bytes += size;
        let before = shelf.entries.insert(key.clone(), entry);
        shelf.bytes -= before.map_or(0, |before| self::size(&key, &before));
    }
}

/// What an answer takes, in bytes; headers and the entry itself are reckoned at 1 kB.
fn size(key: &Key, entry: &Entry) -> usize {
    key.path.len() + key.encoding.len() + entry.body.len() + 1024
}

/// The layer around all others.
pub(crate) async fn layer(State(house): State<House>, request: Request, next: Next) -> Response {
    let Some(key) = key(&house, &request) else { return next.run(request).await };
    let (changes, now) = (house.db.changes(), house.clock.now());
    if let Some(response) = house.ready.find(&key, changes, now) {
        return response;
    }
    let response = next.run(request).await;
    let is_for_all = response.extensions().get::<ForAll>().is_some()
        && response.status() == StatusCode::OK
        && !response.headers().contains_key(header::SET_COOKIE);
    if !is_for_all {
        return response;
    }
    let (parts, body) = response.into_parts();
    // Pages are made whole before they are sent, so this waits for nothing.
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    if body.len() <= MOST_BYTES_OF_ONE {
        let entry = Entry { made_at: now, headers: parts.headers.clone(), body: body.clone() };
        house.ready.keep(key, changes, entry);
    }
    Response::from_parts(parts, Body::from(body))
}

/// What the answer to this request depends on, if it is one that a guest shares with others.
fn key(house: &House, request: &Request) -> Option<Key> {
    let headers = request.headers();
    let is_page = request.method() == Method::GET && !api::is_api(request.uri().path());
    if !is_page || headers.contains_key(header::AUTHORIZATION) || headers.contains_key(header::RANGE) {
        return None;
    }
    let language_cookie = host_cookie_name("taal", house.settings.is_secure());
    let cookies = headers.get_all(header::COOKIE).iter();
    for line in cookies {
        let mut cookies = Cookie::split_parse(line.to_str().ok()?);
        if !cookies.all(|cookie| cookie.is_ok_and(|cookie| cookie.name() == language_cookie)) {
            return None;
        }
    }
    let encoding = headers.get(header::ACCEPT_ENCODING).map(|value| value.to_str());
    Some(Key {
        path: request.uri().path_and_query()?.as_str().to_owned(),
        language: visit::language_of(headers, house.settings.is_secure(), true),
        encoding: encoding.transpose().ok()?.unwrap_or_default().to_owned(),
    })
}
