//! The list as an Atom feed (RFC 4287), with the same filters as the page; always as a guest sees it.

use askama::Template;
use axum::{Extension, Router, routing::get};
use search::Search;
use web::{Actor, Answer, Form, House, Instant, Page, Visit, atom, dates};

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
        lists::window(&search, &tx, &guest, &filter, (filter.page - 1) * PAGE_SIZE, PAGE_SIZE).await?.0;
    let themes = themes::all(&tx).await?;
    let organisation = searches::organisation(&mut tx, &filter).await?;
    let p = visit.page();
    let name = searches::name(&p, &filter, &themes, organisation.as_ref());
    let updated = items.iter().map(changed).max().unwrap_or_default();
    let page_of = |page: i64| p.absolute(&filter.feed_url(page));
    let body = Feed {
        lang: visit.language.code(),
        id: page_of(1),
        title: format!("{} – {}", atom::plain(&name), atom::plain(p.network_name())),
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
    atom::answer(&visit, body, updated)
}

/// When the text of an item last changed, or when it was first shown.
fn changed(item: &Item) -> Instant {
    item.published_at.unwrap_or(item.changed_at).max(item.changed_at)
}

fn entry(p: &Page, item: &Item) -> Entry {
    Entry {
        id: format!("urn:uuid:{}", item.id),
        title: atom::plain(&item.title),
        url: p.absolute(&format!("/bijdragen/{}", item.id)),
        published: dates::machine(item.published_at.unwrap_or(item.changed_at)),
        updated: dates::machine(changed(item)),
        organisation: atom::plain(&view::organisation_name(p, &item.organisation)),
        summary: atom::plain(&item.summary),
        lang: item.language.code(),
        kind_word: item.kind.word(),
        kind_label: view::kind(p, item.kind).to_owned(),
    }
}
