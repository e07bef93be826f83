//! All consultations.

use std::collections::HashMap;

use askama::Template;
use axum::{Router, routing::get};
use web::{Answer, Crumb, House, Page, Visit};

use crate::{
    pages::{
        consultations::{state, window},
        view,
    },
    store::{consultations as stored, texts},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/consultaties", get(list))
}

/// A consultation in a list.
pub(crate) struct Row {
    pub title: String,
    pub lang: Option<&'static str>,
    pub url: String,
    pub state_key: &'static str,
    pub state: String,
    pub window: String,
    pub text: String,
}

#[derive(Template)]
#[template(path = "consultations.html")]
struct List {
    p: Page,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
}

async fn list(visit: Visit) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let now = visit.now();
    let all = stored::all(&mut tx, &visit.actor, now).await?;
    let texts = texts::all(&mut tx, &visit.actor).await?;
    drop(tx);
    let texts: HashMap<_, _> = texts.iter().map(|text| (text.id, text)).collect();
    let p = visit.page();
    let row = |consultation: &crate::model::consultation::Consultation| {
        let text = texts.get(&consultation.text)?;
        Some(Row {
            title: consultation.title.clone(),
            lang: view::other_language(&p, text),
            url: consultation.url(),
            state_key: consultation.state(now).key(),
            state: state(&p, consultation.state(now)).to_owned(),
            window: window(&p, consultation, now),
            text: text.title.clone(),
        })
    };
    let rows = all.iter().filter_map(row).collect();
    let crumbs = vec![
        Crumb::to(p.t("rulebook-menu"), "/spelregels"),
        Crumb::here(p.t("rulebook-consultations-title")),
    ];
    visit.html_for_all(&List { rows, crumbs, p })
}
