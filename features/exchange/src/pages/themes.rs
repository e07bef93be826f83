//! Themes for everybody: the list, and a page for each.

use askama::Template;
use axum::{Extension, Router, extract::Path, routing::get};
use search::Search;
use web::{Answer, Crumb, Fault, House, NetworkRole, Page, Visit};

use crate::{
    model::{Filter, Kind, Theme},
    pages::view::{self, Line},
    store::{
        catalogue,
        follows::{self, Followable},
        lists, themes,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/themas", get(list)).route("/themas/{slug}", get(one))
}

/// A theme in the list.
struct Row {
    name: String,
    description: String,
    url: String,
    count: i64,
}

#[derive(Template)]
#[template(path = "themes.html")]
struct Themes {
    p: Page,
    rows: Vec<Row>,
    can_manage: bool,
}

#[derive(Template)]
#[template(path = "theme.html")]
struct One {
    p: Page,
    crumbs: Vec<Crumb>,
    name: String,
    description: String,
    has_ended: bool,
    /// Class, word, number and address of each kind that has any.
    kinds: Vec<(&'static str, String, i64, String)>,
    lines: Vec<Line>,
    total: i64,
    all_url: String,
    feed_url: String,
    csv_url: String,
    id: String,
    follows: bool,
    can_follow: bool,
}

async fn list(visit: Visit, Extension(search): Extension<Search>) -> Answer {
    let tx = visit.house.db.read().await?;
    let all = themes::all(&tx).await?;
    let counts = lists::theme_counts(&search, &visit.actor).await?;
    let p = visit.page();
    let rows = all.iter().filter(|theme| theme.ended_at.is_none()).map(|theme| Row {
        name: theme.name(&p.language).to_owned(),
        description: theme.description(&p.language).to_owned(),
        url: format!("/themas/{}", theme.slug),
        count: counts.of(&theme.slug),
    });
    let can_manage = visit.actor.has_network_role(NetworkRole::Editor);
    visit.html_for_all(&Themes { rows: rows.collect(), can_manage, p })
}

/// How many contributions stand on the page of a theme; the rest is one click further.
const FIRST: usize = 10;

async fn one(visit: Visit, Extension(search): Extension<Search>, Path(slug): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let theme: Theme = themes::by_slug(&mut tx, &slug).await?.ok_or_else(Fault::not_found)?;
    let filter = Filter { theme: Some(theme.slug.clone()), page: 1, ..Filter::default() };
    let lists::List { mut items, facets, .. } = lists::list(&search, &tx, &visit.actor, &filter).await?;
    items.truncate(FIRST);
    let follows = follows::follows(&tx, &visit.actor, Followable::Theme, theme.id.0).await?;
    let p = visit.page();
    let name = theme.name(&p.language).to_owned();
    let kinds = Kind::ALL.iter().map(|kind| {
        let url = filter.url_with("soort", Some(kind.word()));
        (kind.key(), view::kind(&p, *kind).to_owned(), facets.count(catalogue::KIND, kind.key()), url)
    });
    let page = One {
        crumbs: vec![Crumb::to(p.t("exchange-themes-title"), "/themas"), Crumb::here(name.clone())],
        description: theme.description(&p.language).to_owned(),
        has_ended: theme.ended_at.is_some(),
        kinds: kinds.filter(|(_, _, count, _)| *count > 0).collect(),
        lines: view::lines(&p, &items, &view::today(visit.now())),
        total: facets.total,
        all_url: filter.url(1),
        feed_url: filter.feed_url(1),
        csv_url: filter.table_url(),
        id: theme.id.to_string(),
        follows,
        can_follow: visit.actor.is_in_network(),
        name,
        p,
    };
    visit.html_for_all(&page)
}
