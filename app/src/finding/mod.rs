//! Searching through all rooms at once.

mod feed;
mod groups;
pub mod program;
mod question;
mod table;

use askama::Template;
use axum::{Extension, Router, extract::RawQuery, routing::get};
use db::Transaction;
use exchange::{
    OrganisationOptions,
    model::Order,
    store::{searches, themes},
};
use links::{Providers, Shown};
use people::store::names::Called;
use search::{Item, Search, excerpt::Run};
use web::{Actor, Answer, Form, House, Page, Pages, Visit, encoded};

use groups::{Filters, chosen};
use question::Question;

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/zoeken", get(find))
        .route("/zoeken.csv", get(table::table))
        .route("/zoeken.atom", get(feed::feed))
}

/// Where the page is.
const PATH: &str = "/zoeken";
/// How many stand on a page.
const PAGE_SIZE: i64 = 25;
/// How long the passage under a title is, in characters.
const PASSAGE: usize = 220;

/// Something that was found.
struct Hit {
    kind_class: &'static str,
    kind: String,
    url: String,
    /// In whose name; empty when in that of nobody.
    by: String,
    day: String,
    title: Vec<Run>,
    passage: Vec<Run>,
}

/// The same words among the contributions, as something to follow.
struct Follow {
    /// For the form: the list, and where it comes back to.
    query: String,
    back: String,
    is_followed: bool,
}

#[derive(Template)]
#[template(path = "finding.html")]
struct Finding {
    p: Page,
    words: String,
    /// What the search form must keep.
    kept: Vec<(&'static str, String)>,
    hits: Vec<Hit>,
    groups: Vec<web::filters::Filter>,
    organisations: OrganisationOptions,
    /// What is chosen, with the address without it.
    chosen: Vec<(String, String)>,
    is_filtered: bool,
    /// Word and address of each order; no address for that of this page.
    orders: Vec<(String, Option<String>)>,
    total: i64,
    /// When nothing was found: how much there is without filters.
    elsewhere: i64,
    /// The words without filters.
    all_url: String,
    corrected: Option<String>,
    some_words: bool,
    /// Whether few texts have all words, so that others follow.
    is_widened: bool,
    is_building: bool,
    /// Where the same words are looked for within one list; none when another sort of things is asked.
    contributions_url: Option<String>,
    /// Following what comes among the contributions, for who can.
    follow: Option<Follow>,
    organisations_url: String,
    /// The same as a table to download, and as a feed.
    csv_url: String,
    feed_url: String,
    pages: Pages,
}

async fn find(
    visit: Visit,
    Extension(search): Extension<Search>,
    Extension(providers): Extension<Providers>,
    query: RawQuery,
) -> Answer {
    let question = Question::read(&Form::from_query(query.0.as_deref()));
    let words = question.query();
    let asked = question.rest.page;
    let window = |page: i64| question.selection((page - 1) * PAGE_SIZE, PAGE_SIZE);
    let mut found = search.find(&visit.actor, &window(asked), &words).await?;
    let total = found.selected.total;
    let pages = Pages::new(asked, PAGE_SIZE, total, |page| question.url(PATH, page));
    if pages.current < asked {
        found = search.find(&visit.actor, &window(pages.current), &words).await?;
    }
    let all = question.without_filters();
    let elsewhere = if total == 0 && question.is_filtered() {
        search.find(&visit.actor, &all.selection(0, 0), &words).await?.selected.total
    } else {
        0
    };
    let mut tx = visit.house.db.read().await?;
    let shown = shown(&mut tx, &providers, &visit.actor, &found.selected.items).await?;
    let titles: Vec<(Item, &str)> = shown.iter().map(|(item, one)| (*item, one.title.as_str())).collect();
    let mut passages = search.passages(&mut tx, &titles, &found.searched, PASSAGE).await?;
    let themes = themes::all(&tx).await?;
    let meant = found.corrected.as_deref().unwrap_or(question.words()).to_owned();
    let within = question.within_contributions(&meant);
    let follow = match &within {
        Some(filter) if visit.actor.is_in_network() => Some(Follow {
            query: filter.query(),
            back: question.url(PATH, pages.current),
            is_followed: searches::followed(&tx, &visit.actor, filter).await?.is_some(),
        }),
        _ => None,
    };
    drop(tx);
    let p = visit.page();
    let hits = shown.iter().filter_map(|(item, shown)| {
        let passage = passages.remove(&item.id)?;
        Some(Hit {
            kind_class: shown.kind_class,
            kind: p.t(shown.kind_label_key).to_owned(),
            url: shown.url.clone(),
            by: shown.by.clone(),
            day: p.day(&shown.at),
            title: passage.title,
            passage: passage.text,
        })
    });
    let hits = hits.collect();
    let organisations = search.remembered::<Called>().await?;
    let filters = Filters {
        p: &p,
        question: &question,
        counts: &found.selected.counts,
        themes: &themes,
        organisations: &organisations,
    };
    let (groups, organisations) = (filters.groups(), filters.organisations());
    let mut chosen = chosen(&groups);
    let organisation = organisations.all.iter().find(|(_, _, chosen)| *chosen);
    chosen.extend(organisation.map(|(_, label, _)| (label.clone(), question.url_with("organisatie", None))));
    let kept = question.pairs().into_iter().filter(|(name, _)| !["zoek", "organisatie"].contains(name));
    let page = Finding {
        words: question.words().to_owned(),
        kept: kept.collect(),
        hits,
        groups,
        organisations,
        chosen,
        is_filtered: question.is_filtered(),
        orders: orders(&p, &question),
        total,
        elsewhere,
        all_url: all.url(PATH, 1),
        corrected: found.corrected,
        some_words: !found.every_word,
        is_widened: found.every_word && found.is_widened,
        is_building: found.is_building,
        contributions_url: within.map(|filter| filter.url(1)),
        follow,
        organisations_url: format!("/organisaties?naam={}", encoded(&meant)),
        csv_url: question.url("/zoeken.csv", 1),
        feed_url: question.ordered(Order::Newest).url("/zoeken.atom", 1),
        pages,
        p,
    };
    visit.html_for_all(&page)
}

/// Those of these things that this actor may see, in the same order, as their rooms show them.
async fn shown(
    tx: &mut Transaction,
    providers: &Providers,
    actor: &Actor,
    items: &[Item],
) -> db::Result<Vec<(Item, Shown)>> {
    let wanted: Vec<links::Item> =
        items.iter().map(|item| links::Item { kind: item.kind.to_owned(), id: item.id }).collect();
    let mut shown = providers.show(tx, actor, &wanted).await?;
    Ok(items.iter().filter_map(|item| Some((*item, shown.remove(&item.id)?))).collect())
}

fn orders(p: &Page, question: &Question) -> Vec<(String, Option<String>)> {
    let orders = [
        (Order::Relevance, "exchange-order-relevance"),
        (Order::Newest, "exchange-order-newest"),
        (Order::Active, "exchange-order-active"),
    ];
    let order = |(order, key): (Order, &str)| {
        let url = (order != question.rest.order).then(|| question.ordered(order).url(PATH, 1));
        (p.t(key).to_owned(), url)
    };
    orders.into_iter().map(order).collect()
}
