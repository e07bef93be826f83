//! The rulebook: all rule texts.

use std::collections::HashMap;

use askama::Template;
use axum::{Router, routing::get};
use db::Transaction;
use web::{Answer, Fault, House, Page, Visit};

use crate::{
    model::version::{RuleTextId, Version, current},
    pages::view,
    permissions::manages,
    store::{texts, versions},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels", get(list))
}

/// A text in the list.
struct Row {
    title: String,
    lang: Option<&'static str>,
    summary: String,
    url: String,
    state_key: &'static str,
    state: String,
    version: String,
}

#[derive(Template)]
#[template(path = "rules.html")]
struct Rules {
    p: Page,
    rows: Vec<Row>,
    can_manage: bool,
}

/// The versions that the visitor may see, by text.
pub(super) async fn by_text(
    visit: &Visit,
    tx: &mut Transaction,
) -> Result<HashMap<RuleTextId, Vec<Version>>, Fault> {
    let mut of_text: HashMap<_, Vec<Version>> = HashMap::new();
    for version in versions::all(tx, &visit.actor).await? {
        of_text.entry(version.text).or_default().push(version);
    }
    Ok(of_text)
}

async fn list(visit: Visit) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let all = texts::all(&mut tx, &visit.actor).await?;
    let of_text = by_text(&visit, &mut tx).await?;
    let p = visit.page();
    let rows = all.iter().filter_map(|text| {
        let version = current(of_text.get(&text.id)?)?;
        Some(Row {
            title: text.title.clone(),
            lang: view::other_language(&p, text),
            summary: text.summary.clone(),
            url: text.url(),
            state_key: version.state.key(),
            state: view::state(&p, version).to_owned(),
            version: view::version_name(&p, version),
        })
    });
    let rows = rows.collect();
    visit.html_for_all(&Rules { rows, can_manage: manages(&visit.actor), p })
}
