//! What was found as an Atom feed (RFC 4287), the newest first; always as a guest sees it.

use askama::Template;
use axum::{Extension, extract::RawQuery};
use exchange::model::Order;
use links::{Providers, Shown};
use search::{Item, Search};
use web::{Actor, Answer, Form, Page, Visit, atom, dates};

use super::{PAGE_SIZE, PATH, question::Question, shown, table::SUMMARY};

/// Where the feed is.
const FEED: &str = "/zoeken.atom";

struct Entry {
    id: String,
    title: String,
    url: String,
    updated: String,
    kind: &'static str,
    kind_label: String,
    summary: String,
}

#[derive(Template)]
#[template(path = "find_feed.xml")]
struct Feed {
    lang: &'static str,
    author: String,
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

/// Sends the feed.
pub(super) async fn feed(
    visit: Visit,
    Extension(search): Extension<Search>,
    Extension(providers): Extension<Providers>,
    query: RawQuery,
) -> Answer {
    let question = Question::read(&Form::from_query(query.0.as_deref())).ordered(Order::Newest);
    let page = question.rest.page;
    let wanted = question.uncounted((page - 1) * PAGE_SIZE, PAGE_SIZE);
    let guest = Actor::default();
    let found = search.find(&guest, &wanted, &question.query()).await?.selected;
    let mut tx = visit.house.db.read().await?;
    let shown = shown(&mut tx, &providers, &guest, &found.items).await?;
    drop(tx);
    let p = visit.page();
    let updated = shown.iter().map(|(_, one)| one.at).max().unwrap_or_default();
    let title = match question.words() {
        "" => p.t("app-find-title").to_owned(),
        words => p.t1("app-find-title-words", "words", words),
    };
    let page_of = |page: i64| p.absolute(&question.url(FEED, page));
    let body = Feed {
        lang: visit.language.code(),
        author: atom::plain(p.network_name()),
        id: page_of(1),
        title: format!("{} – {}", atom::plain(&title), atom::plain(p.network_name())),
        subtitle: p.t("app-find-feed-about").to_owned(),
        updated: dates::machine(updated),
        self_url: page_of(page),
        page_url: p.absolute(&question.url(PATH, 1)),
        first_url: page_of(1),
        previous_url: (page > 1).then(|| page_of(page - 1)),
        next_url: (page * PAGE_SIZE < found.total).then(|| page_of(page + 1)),
        entries: shown.iter().map(|found| entry(&p, found)).collect(),
    }
    .render()?;
    atom::answer(&visit, body, updated)
}

fn entry(p: &Page, (item, shown): &(Item, Shown)) -> Entry {
    Entry {
        id: format!("urn:uuid:{}", item.id),
        title: atom::plain(&shown.title),
        url: p.absolute(&shown.url),
        updated: dates::machine(shown.at),
        kind: item.kind,
        kind_label: p.t(shown.kind_label_key).to_owned(),
        summary: atom::plain(&text::markdown::excerpt(&shown.text, SUMMARY)),
    }
}
