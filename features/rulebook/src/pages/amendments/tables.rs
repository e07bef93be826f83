//! The lists of amendments as tables to download: the same rows as on the pages.

use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::get,
};
use web::{Answer, Fault, Form, House, Visit, csv, dates};

use crate::{
    pages::{
        amendments::{
            conflicts::View,
            list::{self, Gathered},
            pairs::Pairs,
        },
        found_text,
    },
    store::amendments::signatures,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendementen.csv", get(amendments))
        .route("/spelregels/{slug}/amendementen/botsingen.csv", get(conflicts))
}

async fn amendments(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    let gathered = Gathered::of(&visit, &mut tx, text, &query).await?.ok_or_else(Fault::not_found)?;
    let later = signatures::later_of_version(&mut tx, gathered.edition.version.id).await?;
    drop(tx);
    let p = visit.page();
    let head = csv::head(
        &p,
        &[
            "rulebook-csv-number",
            "rulebook-csv-title",
            "rulebook-csv-on",
            "rulebook-amendment-submitters",
            "rulebook-amendment-signers",
            "rulebook-amendment-subjects",
            "rulebook-advice",
            "rulebook-state",
            "rulebook-csv-waits",
            "rulebook-amendment-submitted",
            "rulebook-csv-decided",
            "rulebook-csv-order",
            "rulebook-csv-url",
        ],
    );
    let Gathered { text, edition, all, signers, .. } = &gathered;
    let chosen = gathered.chosen();
    let shown = list::rows(&p, text, edition, all, &chosen, signers);
    let rows = chosen.iter().zip(shown).map(|(one, row)| {
        let number = |number: Option<i64>| number.map(|number| number.to_string()).unwrap_or_default();
        let later = later.get(&one.id).into_iter().flatten();
        let submitted = one.submitted_at.map(|at| dates::date_of(at).to_string());
        vec![
            number(one.number),
            row.title,
            row.on,
            row.submitters,
            later.map(|signer| signer.name.as_str()).collect::<Vec<_>>().join(", "),
            row.subjects.join("; "),
            row.advice,
            row.state,
            one.questions.len().to_string(),
            submitted.unwrap_or_default(),
            one.decided_on.clone().unwrap_or_default(),
            number(one.decided_order),
            p.absolute(&row.url),
        ]
    });
    csv::table("amendementen", &head, rows)
}

async fn conflicts(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let pairs = Pairs::of(&visit, &mut tx, &slug, &query).await?;
    drop(tx);
    let p = visit.page();
    let head = csv::head(
        &p,
        &[
            "rulebook-conflict-kind",
            "rulebook-amendment",
            "rulebook-csv-title",
            "rulebook-conflict-other",
            "rulebook-csv-other-title",
            "rulebook-amendment-subjects",
            "rulebook-csv-url",
            "rulebook-csv-other-url",
        ],
    );
    let view = View::new(&p, &pairs.text, &pairs.edition, &pairs.all, &pairs.weighed);
    let listed = pairs.found.conflicts.iter().take(csv::MOST_ROWS as usize);
    csv::table("botsingen", &head, listed.filter_map(|conflict| view.cells(conflict)))
}
