//! Themes for everybody: the list, and a page for each.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Answer, Crumb, Fault, House, NetworkRole, Page, Visit};

use crate::{
    model::{Filter, Kind, Theme},
    pages::view::{self, Line},
    store::{
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
    id: String,
    follows: bool,
    can_follow: bool,
}

async fn list(visit: Visit) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let all = themes::all(&mut tx).await?;
    let counts = themes::counts(&mut tx, &visit.actor).await?;
    let p = visit.page();
    let rows = all.iter().filter(|theme| theme.ended_at.is_none()).map(|theme| Row {
        name: theme.name(&p.language).to_owned(),
        description: theme.description(&p.language).to_owned(),
        url: format!("/themas/{}", theme.slug),
        count: counts.iter().find(|(id, _)| *id == theme.id).map_or(0, |(_, items)| *items),
    });
    let can_manage = visit.actor.has_network_role(NetworkRole::Editor);
    visit.html(&Themes { rows: rows.collect(), can_manage, p })
}

/// How many contributions stand on the page of a theme; the rest is one click further.
const FIRST: usize = 10;

async fn one(visit: Visit, Path(slug): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let theme: Theme = themes::by_slug(&mut tx, &slug).await?.ok_or_else(Fault::not_found)?;
    let filter = Filter { theme: Some(theme.slug.clone()), page: 1, ..Filter::default() };
    let facets = lists::facets(&mut tx, &visit.actor, &filter).await?;
    let mut items = lists::page(&mut tx, &visit.actor, &filter).await?;
    items.truncate(FIRST);
    let follows = follows::follows(&mut tx, &visit.actor, Followable::Theme, theme.id.0).await?;
    let p = visit.page();
    let name = theme.name(&p.language).to_owned();
    let kinds = facets.kinds.iter().map(|(kind, count): (&Kind, &i64)| {
        let url = filter.url_with("soort", Some(kind.word()));
        (kind.key(), view::kind(&p, *kind).to_owned(), *count, url)
    });
    let page = One {
        crumbs: vec![Crumb::to(p.t("exchange-themes-title"), "/themas"), Crumb::here(name.clone())],
        description: theme.description(&p.language).to_owned(),
        has_ended: theme.ended_at.is_some(),
        kinds: kinds.collect(),
        lines: view::lines(&p, &items, &view::today(visit.now())),
        total: facets.total,
        all_url: filter.url(1),
        feed_url: filter.feed_url(1),
        id: theme.id.to_string(),
        follows,
        can_follow: visit.actor.is_in_network(),
        name,
        p,
    };
    visit.html(&page)
}
