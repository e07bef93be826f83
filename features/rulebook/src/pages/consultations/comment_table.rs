//! The comments beside a version of a text as a table to download: the same as on the page, for the same visitor.

use axum::{Router, extract::Path, routing::get};
use web::{Answer, Fault, House, Visit, csv};

use crate::{
    model::node::NodeId,
    pages::{
        consultations::{
            Names,
            voices::{Comments, VoiceView},
        },
        found,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/versie/{number}/reacties.csv", get(all))
        .route("/spelregels/{slug}/versie/{number}/reacties/{node}/tabel.csv", get(of_node))
}

async fn all(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    table(&visit, &slug, &number, None).await
}

async fn of_node(visit: Visit, Path((slug, number, node)): Path<(String, String, String)>) -> Answer {
    let node = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    table(&visit, &slug, &number, Some(node)).await
}

async fn table(visit: &Visit, slug: &str, number: &str, node: Option<NodeId>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found(visit, &mut tx, slug, number).await?;
    if node.is_some_and(|id| !edition.tree.contains(id)) {
        return Err(Fault::not_found());
    }
    let comments = Comments::load(visit, &mut tx, &text, &edition).await?;
    let p = visit.page();
    let names = Names::new(&text, &edition.tree);
    let within = node.map(|id| names.holder(id));
    let most = csv::MOST_ROWS as usize;
    let (total, some) = comments.some(&p, &mut tx, &names, within, (0, most)).await?;
    drop(tx);
    let mut rows: Vec<Vec<String>> = some.into_iter().map(cells).collect();
    if total > most {
        rows.push(csv::more(&p));
    }
    let head = csv::head(
        &p,
        &[
            "rulebook-csv-about",
            "rulebook-csv-quote",
            "rulebook-csv-who",
            "rulebook-csv-when",
            "rulebook-csv-words",
            "rulebook-csv-standing",
            "rulebook-csv-outcome",
            "rulebook-csv-reason",
        ],
    );
    csv::table("reacties", &head, rows)
}

fn cells(voice: VoiceView) -> Vec<String> {
    let (outcome, reason) =
        voice.answer.map_or_else(Default::default, |answer| (answer.outcome, answer.reason.join("\n")));
    vec![
        voice.about.map(|(name, _)| name).unwrap_or_default(),
        voice.quote.unwrap_or_default(),
        voice.who,
        voice.machine,
        voice.body.join("\n"),
        voice.standing.map(|(_, words)| words).unwrap_or_default(),
        outcome,
        reason,
    ]
}
