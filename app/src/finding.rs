//! Searching through all rooms at once.

use std::collections::BTreeMap;

use askama::Template;
use axum::{Extension, Router, extract::RawQuery, routing::get};
use links::{Providers, Shown};
use search::{Order, Query, Search, Selection, excerpt::Run};
use web::{Answer, Form, House, Page, Pages, Visit, encoded};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/zoeken", get(find))
}

/// How many stand on a page.
const PAGE_SIZE: i64 = 25;
/// The longest search, in characters; the rest is left out.
const LONGEST: usize = 100;
/// How long the passage under a title is, in characters.
const PASSAGE: usize = 220;
/// The dimension that says what sort of thing it is, which all rooms share.
const KIND: &str = people::store::catalogue::KIND;

/// Something that was found.
struct Hit {
    kind_class: &'static str,
    kind: String,
    url: String,
    title: Vec<Run>,
    passage: Vec<Run>,
}

/// A sort of things, with how many there are.
struct Sort {
    label: String,
    count: String,
    url: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "finding.html")]
struct Finding {
    p: Page,
    words: String,
    sort: String,
    hits: Vec<Hit>,
    sorts: Vec<Sort>,
    total: i64,
    corrected: Option<String>,
    some_words: bool,
    is_building: bool,
    /// Where the same words are looked for with all filters.
    contributions_url: String,
    organisations_url: String,
    pages: Pages,
}

fn url(words: &str, sort: &str, page: i64) -> String {
    let mut url = format!("/zoeken?zoek={}", encoded(words));
    if !sort.is_empty() {
        url += &format!("&soort={}", encoded(sort));
    }
    if page > 1 {
        url += &format!("&pagina={page}");
    }
    url
}

async fn find(
    visit: Visit,
    Extension(search): Extension<Search>,
    Extension(providers): Extension<Providers>,
    query: RawQuery,
) -> Answer {
    let form = Form::from_query(query.0.as_deref());
    let words: String = form.get("zoek").trim().chars().take(LONGEST).collect();
    let sort: String = form.get("soort").chars().take(LONGEST).collect();
    let asked = form.get("pagina").parse().unwrap_or(1).clamp(1, 1_000_000);
    let parsed = Query::parse(&words);
    let mut wanted = Selection {
        filters: (!sort.is_empty()).then(|| (KIND, sort.clone())).into_iter().collect(),
        counted: vec![KIND],
        order: Order::Relevance,
        limit: PAGE_SIZE as usize,
        offset: ((asked - 1) * PAGE_SIZE) as usize,
        ..Selection::default()
    };
    let mut found = search.find(&visit.actor, &wanted, &parsed).await?;
    let pages = Pages::new(asked, PAGE_SIZE, found.selected.total, |page| url(&words, &sort, page));
    if pages.current < asked {
        wanted.offset = ((pages.current - 1) * PAGE_SIZE) as usize;
        found = search.find(&visit.actor, &wanted, &parsed).await?;
    }
    let items: Vec<links::Item> = found
        .selected
        .items
        .iter()
        .map(|item| links::Item { kind: item.kind.to_owned(), id: item.id })
        .collect();
    let mut tx = visit.house.db.read().await?;
    let shown = providers.show(&mut tx, &visit.actor, &items).await?;
    let titles: Vec<(search::Item, &str)> = found
        .selected
        .items
        .iter()
        .filter_map(|item| Some((*item, shown.get(&item.id)?.title.as_str())))
        .collect();
    let mut passages = search.passages(&mut tx, &titles, &found.searched, PASSAGE).await?;
    let p = visit.page();
    let hits = items.iter().filter_map(|item| {
        let shown: &Shown = shown.get(&item.id)?;
        let passage = passages.remove(&item.id)?;
        Some(Hit {
            kind_class: shown.kind_class,
            kind: p.t(shown.kind_label_key).to_owned(),
            url: shown.url.clone(),
            title: passage.title,
            passage: passage.text,
        })
    });
    let page = Finding {
        hits: hits.collect(),
        sorts: sorts(&p, &words, &sort, found.selected.counts.get(KIND)),
        total: found.selected.total,
        corrected: found.corrected,
        some_words: !found.every_word,
        is_building: found.is_building,
        contributions_url: format!("/bijdragen?zoek={}", encoded(&words)),
        organisations_url: format!("/organisaties?naam={}", encoded(&words)),
        pages,
        words,
        sort,
        p,
    };
    visit.html_for_all(&page)
}

/// The sorts that something was found of, most first.
fn sorts(p: &Page, words: &str, chosen: &str, counts: Option<&BTreeMap<String, i64>>) -> Vec<Sort> {
    let mut counts: Vec<(&String, &i64)> = counts.into_iter().flatten().collect();
    counts.sort_by_key(|(_, count)| -**count);
    let sort = |(kind, count): (&String, &i64)| {
        let is_chosen = kind == chosen;
        Sort {
            label: p.t(&format!("app-find-kind-{kind}")).to_owned(),
            count: p.number(count),
            url: url(words, if is_chosen { "" } else { kind }, 1),
            chosen: is_chosen,
        }
    };
    counts.into_iter().map(sort).collect()
}
