//! The changes of a draft as a table to download: the same as on the page of its history, for the same visitor.

use axum::{Router, extract::Path, routing::get};
use web::{Answer, House, Page, Visit, csv};

use crate::{
    model::{
        apply, name,
        node::NodeId,
        number::Numbers,
        tree::Tree,
        version::{RuleText, VersionId},
    },
    pages::versions::{history_of, who_changed},
    store::changes,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/versie/{number}/geschiedenis.csv", get(table))
}

const HEAD: [&str; 7] = [
    "rulebook-csv-number",
    "rulebook-csv-when",
    "rulebook-csv-who",
    "rulebook-csv-about",
    "rulebook-csv-before",
    "rulebook-csv-after",
    "rulebook-csv-reason",
];

struct State {
    db: db::Db,
    page: Page,
    text: RuleText,
    version: VersionId,
    /// The tree as it was after the change that comes next.
    after: Tree,
    /// The change that was sent last led to this revision; nothing when all were sent.
    before: Option<i64>,
    rows: i64,
}

async fn table(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = history_of(&visit, &mut tx, &slug, &number).await?;
    let (page, db) = (visit.page(), visit.house.db.clone());
    let head = csv::head(&page, &HEAD);
    let (version, before) = (edition.version.id, Some(edition.version.revision + 1));
    let state = State { db, page, text, version, after: edition.tree, before, rows: 0 };
    csv::streamed("geschiedenis", head, state, more)
}

/// Some changes, each with what it did: the tree is walked back, change by change.
async fn more(mut state: State) -> db::Result<Option<(String, State)>> {
    let Some(revision) = state.before else { return Ok(None) };
    let mut tx = state.db.read().await?;
    let found = changes::before(&mut tx, state.version, revision).await?;
    drop(tx);
    state.before =
        found.last().filter(|_| found.len() as i64 == changes::PAGE_SIZE).map(|last| last.revision);
    let mut lines = String::new();
    for change in &found {
        let mut before = state.after.clone();
        if apply::apply_all(&mut before, &change.undo).is_err() {
            state.before = None;
            break;
        }
        let home = if state.after.contains(change.node) { &state.after } else { &before };
        lines += &csv::line(&[
            change.revision.to_string(),
            state.page.machine(&change.at),
            who_changed(&state.page, change),
            name::titled(home, &Numbers::of(home), change.node, state.text.language.code()),
            words(&before, change.node),
            words(&state.after, change.node),
            change.reason.clone(),
        ]);
        state.after = before;
        state.rows += 1;
    }
    if state.before.is_some() && state.rows >= csv::MOST_ROWS {
        lines += &csv::broken_off(&state.page);
        state.before = None;
    }
    Ok(Some((lines, state)))
}

/// What a node says: its heading, its text and its note, each on a line; nothing for one that is not there.
fn words(tree: &Tree, id: NodeId) -> String {
    let Some(node) = tree.get(id) else { return String::new() };
    let parts = [&node.heading, &node.text, &node.note].map(|text| text.plain_text());
    parts.into_iter().filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n")
}
