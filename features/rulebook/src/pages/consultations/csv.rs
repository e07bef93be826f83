//! Results and voices to download. Nothing in them tells who a person is; organisations are named, as on the pages.

use std::collections::HashMap;

use axum::{Router, extract::Path, routing::get};
use web::{Answer, House, Visit, csv};

use crate::{
    model::consultation::{About, results::Distribution},
    pages::consultations::{Names, chart::average, found_for, kind, numbered, voices::answer},
    permissions::consultation::ConsultationPermission,
    store::consultations::{self as stored, answers, results, voices},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/consultaties/{id}/resultaten.csv", get(table))
        .route("/consultaties/{id}/reacties.csv", get(words))
}

async fn table(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::SeeResults).await?;
    let statements = stored::statements(&mut tx, found.consultation.id).await?;
    let agreements = results::agreements(&mut tx, found.consultation.id).await?;
    drop(tx);
    let p = visit.page();
    let head = csv::head(
        &p,
        &[
            "rulebook-csv-number",
            "rulebook-csv-statement",
            "rulebook-csv-kind",
            "rulebook-point-1",
            "rulebook-point-2",
            "rulebook-point-3",
            "rulebook-point-4",
            "rulebook-point-5",
            "rulebook-csv-total",
            "rulebook-csv-average",
        ],
    );
    let mut rows = Vec::new();
    for (number, statement) in numbered(&statements) {
        let by_kind = agreements.get(&statement.id).cloned().unwrap_or_default();
        let mut all = Distribution::default();
        for answers in by_kind.values() {
            all.join(answers);
        }
        let mut add = |label: String, answers: &Distribution| {
            let mut cells = vec![number.to_string(), statement.text.clone(), label];
            cells.extend(answers.0.iter().map(i64::to_string));
            cells.extend([answers.total().to_string(), average(&p, answers)]);
            rows.push(cells);
        };
        add(p.t("rulebook-results-all").to_owned(), &all);
        for (of, answers) in &by_kind {
            add(kind(&p, *of), answers);
        }
    }
    csv::table("resultaten", &head, rows)
}

async fn words(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::SeeResults).await?;
    let statements = stored::statements(&mut tx, found.consultation.id).await?;
    let filter = voices::Filter::default();
    let all = voices::list(&mut tx, found.consultation.id, &filter, csv::MOST_ROWS, 0).await?;
    let shows_answers = found.may(&visit, ConsultationPermission::SeeAnswers);
    let groups = match shows_answers {
        true => answers::groups(&mut tx, found.consultation.id).await?,
        false => Vec::new(),
    };
    drop(tx);
    let p = visit.page();
    let names = Names::new(&found.text, &found.edition.tree);
    let groups: HashMap<_, _> = groups.into_iter().map(|group| (group.id, group)).collect();
    let statements: HashMap<_, _> =
        numbered(&statements).map(|(number, one)| (one.id, format!("{number}. {}", one.text))).collect();
    let head = csv::head(
        &p,
        &[
            "rulebook-csv-about",
            "rulebook-csv-quote",
            "rulebook-csv-kind",
            "rulebook-csv-organisation",
            "rulebook-csv-words",
            "rulebook-csv-outcome",
            "rulebook-csv-reason",
            "rulebook-csv-said-organisation",
        ],
    );
    let rows = all.iter().map(|voice| {
        let (about, quote) = match &voice.about {
            About::Statement(id) => (statements.get(id).cloned().unwrap_or_default(), String::new()),
            About::Node(anchor) => {
                let quote = anchor.passage.as_ref().map(|passage| passage.quote.clone());
                (names.of(anchor.node), quote.unwrap_or_default())
            }
        };
        let answer = if shows_answers { answer(&p, voice, &groups) } else { None };
        let (outcome, reason) =
            answer.map_or_else(Default::default, |answer| (answer.outcome, answer.reason.join("\n")));
        let organisation = voice.organisation.clone().unwrap_or_default();
        let said = voice.said_organisation.clone().unwrap_or_default();
        vec![about, quote, kind(&p, voice.kind), organisation, voice.body.clone(), outcome, reason, said]
    });
    csv::table("reacties", &head, rows)
}
