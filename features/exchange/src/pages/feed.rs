//! The list as an Atom feed (RFC 4287), with the same filters as the page; always as a guest sees it.

use askama::Template;
use axum::{
    Extension, Router,
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use search::Search;
use sha2::{Digest, Sha256};
use web::{Actor, Answer, Form, House, Instant, Page, Visit, dates};

use crate::{
    model::{Filter, Order, PAGE_SIZE},
    pages::{searches, view},
    store::{
        lists::{self, Item},
        themes,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/bijdragen.atom", get(feed))
}

struct Entry {
    id: String,
    title: String,
    url: String,
    published: String,
    updated: String,
    organisation: String,
    summary: String,
    lang: &'static str,
    kind_word: &'static str,
    kind_label: String,
}

#[derive(Template)]
#[template(path = "feed.xml")]
struct Feed {
    lang: &'static str,
    id: String,
    title: String,
    subtitle: String,
    updated: String,
    self_url: String,
    page_url: String,
    first_url: String,
    previous_url: Option<String>,
    next_url: Option<String>,
    entries: Vec<Entry>,
}

async fn feed(visit: Visit, Extension(search): Extension<Search>, query: axum::extract::RawQuery) -> Answer {
    let filter = Filter::read(&Form::from_query(query.0.as_deref()));
    let filter = Filter { order: Order::Newest, ..filter };
    let guest = Actor::default();
    let mut tx = visit.house.db.read().await?;
    let items =
        lists::window(&search, &mut tx, &guest, &filter, (filter.page - 1) * PAGE_SIZE, PAGE_SIZE).await?.0;
    let themes = themes::all(&mut tx).await?;
    let organisation = searches::organisation(&mut tx, &filter).await?;
    let p = visit.page();
    let name = searches::name(&p, &filter, &themes, organisation.as_ref());
    let updated = items.iter().map(changed).max().unwrap_or_default();
    let page_of = |page: i64| p.absolute(&filter.feed_url(page));
    let body = Feed {
        lang: visit.language.code(),
        id: page_of(1),
        title: format!("{} – {}", plain(&name), plain(p.network_name())),
        subtitle: p.t("exchange-feed-about").to_owned(),
        updated: dates::machine(updated),
        self_url: page_of(filter.page),
        page_url: p.absolute(&filter.url(1)),
        first_url: page_of(1),
        previous_url: (filter.page > 1).then(|| page_of(filter.page - 1)),
        // A page that is full may be the last: then the next one is an empty feed, and the end.
        next_url: (items.len() as i64 == PAGE_SIZE).then(|| page_of(filter.page + 1)),
        entries: items.iter().map(|item| entry(&p, item)).collect(),
    }
    .render()?;
    answer(&visit, body, updated)
}

/// When the text of an item last changed, or when it was first shown.
fn changed(item: &Item) -> Instant {
    item.published_at.unwrap_or(item.changed_at).max(item.changed_at)
}

fn entry(p: &Page, item: &Item) -> Entry {
    Entry {
        id: format!("urn:uuid:{}", item.id),
        title: plain(&item.title),
        url: p.absolute(&format!("/bijdragen/{}", item.id)),
        published: dates::machine(item.published_at.unwrap_or(item.changed_at)),
        updated: dates::machine(changed(item)),
        organisation: plain(&view::organisation_name(p, &item.organisation)),
        summary: plain(&item.summary),
        lang: item.language.code(),
        kind_word: item.kind.word(),
        kind_label: view::kind(p, item.kind).to_owned(),
    }
}

/// Without the two characters that XML 1.0 forbids and a form lets through (2.2, Char).
fn plain(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "")
}

/// The feed, or that it is still the same (RFC 9110, 13.1).
fn answer(visit: &Visit, body: String, updated: Instant) -> Answer {
    let tag: String =
        Sha256::digest(body.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let modified = http_date(updated);
    let is_same = match visit.header("if-none-match") {
        Some(known) => known.split(',').any(|one| {
            let one = one.trim();
            one == "*" || one.trim_start_matches("W/") == tag
        }),
        None => visit.header("if-modified-since") == Some(modified.as_str()),
    };
    let text = |value: &str| HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static(""));
    let headers = [
        (header::ETAG, text(&tag)),
        (header::LAST_MODIFIED, text(&modified)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
        (header::VARY, HeaderValue::from_static("Cookie, Accept-Language")),
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(visit.language.code())),
    ];
    if is_same {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    Ok((headers, [(header::CONTENT_TYPE, kind)], body).into_response())
}

/// `Wed, 25 Nov 2026 09:00:00 GMT` (RFC 9110, 5.6.7).
fn http_date(at: Instant) -> String {
    let at = jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
