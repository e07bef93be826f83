//! One's own drafts and what one's organisations brought.

use askama::Template;
use axum::{Router, routing::get};
use web::{Answer, Crumb, Form, House, Page, Pages, Visit};

use crate::{
    model::PAGE_SIZE,
    pages::view::{self, Line},
    store::lists,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/mijn/bijdragen", get(mine))
}

#[derive(Template)]
#[template(path = "mine.html")]
struct Mine {
    p: Page,
    crumbs: Vec<Crumb>,
    drafts: Vec<Line>,
    lines: Vec<Line>,
    pages: Pages,
    has_organisation: bool,
}

async fn mine(visit: Visit, query: axum::extract::RawQuery) -> Answer {
    visit.person()?;
    let wanted = Form::from_query(query.0.as_deref()).get("pagina").parse().unwrap_or(1);
    let p = visit.page();
    let today = view::today(visit.now());
    let mut tx = visit.house.db.read().await?;
    let drafts = lists::my_drafts(&mut tx, &visit.actor).await?;
    let page: i64 = if (1..1_000_000).contains(&wanted) { wanted } else { 1 };
    let (items, total) = lists::ours(&mut tx, &visit.actor, page).await?;
    let pages = Pages::new(page, PAGE_SIZE, total, |page| format!("/mijn/bijdragen?pagina={page}"));
    let page = Mine {
        crumbs: people::crumbs_under_my(&p, p.t("exchange-mine-title")),
        drafts: view::lines(&p, &drafts, &today),
        lines: view::lines(&p, &items, &today),
        pages,
        has_organisation: !visit.actor.memberships.is_empty(),
        p,
    };
    visit.html(&page)
}
