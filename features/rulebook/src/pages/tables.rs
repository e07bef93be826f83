//! The lists of texts, versions and consultations as tables to download: the same rows as on the pages, for the same
//! visitor.

use std::collections::HashMap;

use axum::{Router, extract::Path, routing::get};
use web::{Answer, House, Visit, csv, dates};

use crate::{
    model::version::current,
    pages::{consultations, found_text, list, view},
    store::{consultations as stored, texts, versions},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels.csv", get(rules))
        .route("/spelregels/{slug}/versies.csv", get(of_text))
        .route("/consultaties.csv", get(all_consultations))
}

async fn rules(visit: Visit) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let all = texts::all(&mut tx, &visit.actor).await?;
    let of_text = list::by_text(&visit, &mut tx).await?;
    drop(tx);
    let p = visit.page();
    let head = csv::head(
        &p,
        &[
            "rulebook-csv-title",
            "rulebook-csv-summary",
            "rulebook-csv-language",
            "rulebook-state",
            "rulebook-fact-version",
            "rulebook-fact-decided",
            "rulebook-fact-in-force",
            "rulebook-csv-url",
        ],
    );
    let rows = all.iter().filter_map(|text| {
        let version = current(of_text.get(&text.id)?)?;
        Some(vec![
            text.title.clone(),
            text.summary.clone(),
            text.language.code().to_owned(),
            view::state(&p, version).to_owned(),
            view::version_name(&p, version),
            version.decided_on.clone().unwrap_or_default(),
            version.in_force_on.clone().unwrap_or_default(),
            p.absolute(&text.url()),
        ])
    });
    csv::table("spelregels", &head, rows)
}

async fn of_text(visit: Visit, Path(slug): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    let all = versions::of(&mut tx, &visit.actor, &text).await?;
    drop(tx);
    let p = visit.page();
    let head = csv::head(
        &p,
        &[
            "rulebook-csv-number",
            "rulebook-fact-version",
            "rulebook-state",
            "rulebook-shown",
            "rulebook-fact-amendments-until",
            "rulebook-fact-decided",
            "rulebook-fact-in-force",
            "rulebook-fact-repealed",
            "rulebook-csv-url",
        ],
    );
    let rows = all.iter().map(|version| {
        vec![
            version.number.to_string(),
            view::version_name(&p, version),
            view::state(&p, version).to_owned(),
            version.shown_at.map(|at| dates::date_of(at).to_string()).unwrap_or_default(),
            version.amendments_until.map(|at| p.moment_in_zone(&at)).unwrap_or_default(),
            version.decided_on.clone().unwrap_or_default(),
            version.in_force_on.clone().unwrap_or_default(),
            version.repealed_on.clone().unwrap_or_default(),
            p.absolute(&view::version_url(&text, version)),
        ]
    });
    csv::table("versies", &head, rows)
}

async fn all_consultations(visit: Visit) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let now = visit.now();
    let all = stored::all(&mut tx, &visit.actor, now).await?;
    let texts = texts::all(&mut tx, &visit.actor).await?;
    drop(tx);
    let texts: HashMap<_, _> = texts.iter().map(|text| (text.id, text)).collect();
    let p = visit.page();
    let head = csv::head(
        &p,
        &[
            "rulebook-csv-title",
            "rulebook-csv-text",
            "rulebook-state",
            "rulebook-csv-opens",
            "rulebook-csv-closes",
            "rulebook-csv-completed",
            "rulebook-csv-url",
        ],
    );
    let rows = all.iter().filter_map(|one| {
        let text = texts.get(&one.text)?;
        Some(vec![
            one.title.clone(),
            text.title.clone(),
            consultations::state(&p, one.state(now)).to_owned(),
            p.moment_in_zone(&one.opens_at),
            p.moment_in_zone(&one.closes_at),
            one.completed_at.map(|at| dates::date_of(at).to_string()).unwrap_or_default(),
            p.absolute(&one.url()),
        ])
    });
    csv::table("consultaties", &head, rows)
}
