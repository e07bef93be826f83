//! The list of contributions with its filters.

use askama::Template;
use axum::{Extension, Router, routing::get};
use people::{municipalities::SizeClass, store::names::Called};
use search::Search;
use web::{
    Answer, Form, House, Page, Pages, Visit,
    filters::{self, FilterValue},
};

use crate::{
    model::{Filter, Kind, Order, PAGE_SIZE, Phase, Theme},
    pages::{
        searches::Staying,
        view::{self, Line, OrganisationOptions},
    },
    store::{
        catalogue,
        lists::{self, Facets},
        themes,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/bijdragen", get(list))
}

#[derive(Template)]
#[template(path = "list.html")]
struct List {
    p: Page,
    total: i64,
    lines: Vec<Line>,
    groups: Vec<filters::Filter>,
    /// What is chosen, with the address without it.
    chosen: Vec<(String, String)>,
    search: String,
    /// What the search form must keep.
    kept: Vec<(&'static str, String)>,
    organisations: OrganisationOptions,
    /// Word and address of each order; no address for that of this page.
    orders: Vec<(String, Option<String>)>,
    /// What was searched for instead of what was typed.
    corrected: Option<String>,
    /// Whether nothing has all the words.
    some_words: bool,
    /// Whether the index is being made.
    is_building: bool,
    is_filtered: bool,
    can_contribute: bool,
    /// The same list as a table to download.
    csv_url: String,
    pages: Pages,
    staying: Staying,
}

async fn list(visit: Visit, Extension(search): Extension<Search>, query: axum::extract::RawQuery) -> Answer {
    let filter = Filter::read(&Form::from_query(query.0.as_deref()));
    let p = visit.page();
    let mut tx = visit.house.db.read().await?;
    let (mut list, themes, staying) = tokio::try_join!(
        lists::list(&search, &tx, &visit.actor, &filter),
        themes::all(&tx),
        Staying::of(&visit, &tx, &filter)
    )?;
    list.mark(&search, &mut tx).await?;
    let lists::List { items, facets, page, words } = list;
    let pages = Pages::new(page, PAGE_SIZE, facets.total, |page| filter.url(page));
    let called = search.remembered::<Called>().await?;
    let organisations = view::organisation_options(&p, &called, facets.organisations(), filter.organisation);
    let page = List {
        total: facets.total,
        lines: view::marked_lines(&p, &items, &view::today(visit.now()), words.as_ref()),
        corrected: words.as_ref().and_then(|words| words.corrected.clone()),
        some_words: words.as_ref().is_some_and(|words| !words.every_word),
        is_building: words.as_ref().is_some_and(|words| words.is_building),
        groups: groups(&p, &filter, &facets, &themes),
        chosen: chosen(&p, &filter, &called, &themes),
        search: filter.search.clone(),
        kept: filter
            .pairs()
            .into_iter()
            .filter(|(name, _)| !["zoek", "organisatie"].contains(name))
            .collect(),
        organisations,
        orders: orders(&p, &filter),
        is_filtered: !filter.is_empty(),
        can_contribute: !visit.actor.memberships.is_empty() || !visit.actor.is_signed_in(),
        csv_url: filter.table_url(),
        pages,
        staying,
        p,
    };
    visit.html_for_all(&page)
}

fn orders(p: &Page, filter: &Filter) -> Vec<(String, Option<String>)> {
    let by_words = !filter.search.trim().is_empty();
    let orders = [
        by_words.then_some((Order::Relevance, "exchange-order-relevance")),
        Some((Order::Newest, "exchange-order-newest")),
        Some((Order::Active, "exchange-order-active")),
    ];
    let shown = orders.into_iter().flatten().map(|(order, key)| {
        let url = Filter { order, ..filter.clone() }.url(1);
        (p.t(key).to_owned(), (order != filter.order).then_some(url))
    });
    shown.collect()
}

fn groups(p: &Page, filter: &Filter, facets: &Facets, themes: &[Theme]) -> Vec<filters::Filter> {
    let choice = |name: &str, value: &str, label: String, count: i64, chosen: bool| {
        (count > 0 || chosen).then(|| FilterValue {
            label,
            count: p.number(&count),
            url: filter.url_with(name, (!chosen).then_some(value)),
            chosen,
        })
    };
    let kinds = Kind::ALL.iter().filter_map(|kind| {
        let label = view::kind(p, *kind).to_owned();
        choice(
            "soort",
            kind.word(),
            label,
            facets.count(catalogue::KIND, kind.key()),
            filter.kind == Some(*kind),
        )
    });
    let mut by_theme: Vec<(&Theme, i64)> =
        themes.iter().map(|theme| (theme, facets.count(catalogue::THEME, &theme.slug))).collect();
    by_theme.sort_by_key(|(_, items)| -items);
    let themes = by_theme.iter().filter_map(|(theme, items)| {
        let chosen = filter.theme.as_ref() == Some(&theme.slug);
        choice("thema", &theme.slug, theme.name(&p.language).to_owned(), *items, chosen)
    });
    let phases = Phase::ALL.iter().filter_map(|phase| {
        let label = p.t(&format!("exchange-phase-{}", phase.key())).to_owned();
        choice(
            "fase",
            phase.word(),
            label,
            facets.count(catalogue::PHASE, phase.key()),
            filter.phase == Some(*phase),
        )
    });
    let sizes = SizeClass::ALL.into_iter().filter_map(|size| {
        let label = p.t(&format!("exchange-size-{}", size.key())).to_owned();
        choice(
            "grootte",
            size.key(),
            label,
            facets.count(catalogue::SIZE, size.key()),
            filter.size == Some(size),
        )
    });
    let provinces = people::municipalities::facts::provinces().iter().filter_map(|province| {
        let chosen = filter.province.as_deref() == Some(province.code);
        let label = view::province(p, province.code);
        choice("provincie", province.code, label, facets.count(catalogue::PROVINCE, province.code), chosen)
    });
    let mut years: Vec<i64> = facets.years().into_iter().chain(filter.year).collect();
    years.sort_unstable_by_key(|year| -year);
    years.dedup();
    let years = years.iter().filter_map(|year| {
        let word = year.to_string();
        let count = facets.count(catalogue::YEAR, &word);
        choice("jaar", &word, word.clone(), count, filter.year == Some(*year))
    });
    let group = |title: &str, values| filters::Filter::new(p.t(title), filters::Filter::SHORT, values);
    let groups = [
        group("exchange-filter-kind", kinds.collect()),
        group("exchange-filter-theme", themes.collect()),
        group("exchange-filter-phase", phases.collect()),
        group("exchange-filter-size", sizes.collect()),
        group("exchange-filter-province", provinces.collect()),
        group("exchange-filter-year", years.collect()),
    ];
    groups.into_iter().filter(|group| !group.choices.is_empty()).collect()
}

fn chosen(p: &Page, filter: &Filter, called: &Called, themes: &[Theme]) -> Vec<(String, String)> {
    let label = |name: &str, value: &str| match name {
        "soort" => filter.kind.map(|kind| view::kind(p, kind).to_owned()),
        "thema" => {
            let theme = themes.iter().find(|theme| theme.slug == value);
            Some(theme.map_or(value, |theme| theme.name(&p.language)).to_owned())
        }
        "organisatie" => {
            let found = called.all.iter().find(|named| Some(named.id) == filter.organisation);
            let name = found.map(|named| view::named(p, named));
            Some(name.unwrap_or_else(|| p.t("web-organisation").to_owned()))
        }
        "provincie" => Some(view::province(p, value)),
        "grootte" => Some(p.t(&format!("exchange-size-{value}")).to_owned()),
        "fase" => filter.phase.map(|phase| p.t(&format!("exchange-phase-{}", phase.key())).to_owned()),
        "jaar" => Some(value.to_owned()),
        "zoek" => Some(p.t1("exchange-filter-search-chosen", "words", value)),
        _ => None,
    };
    let pairs = filter.pairs();
    let chosen =
        pairs.iter().filter_map(|(name, value)| Some((label(name, value)?, filter.url_with(name, None))));
    chosen.collect()
}
