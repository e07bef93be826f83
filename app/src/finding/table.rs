//! What was found as a table to download: the same rows as on the page, for the same visitor.

use std::sync::Arc;

use axum::{Extension, extract::RawQuery};
use links::Providers;
use search::Search;
use web::{Actor, Answer, Form, Page, Visit, csv, dates};

use super::{question::Question, shown};

/// How many rows are read at a time.
const CHUNK: i64 = 500;
/// The most characters of a text in a cell.
pub(super) const SUMMARY: usize = 300;

const HEAD: [&str; 6] = [
    "exchange-csv-kind",
    "exchange-csv-title",
    "exchange-csv-summary",
    "exchange-csv-organisation",
    "app-find-csv-day",
    "exchange-csv-url",
];

struct State {
    db: db::Db,
    search: Search,
    providers: Providers,
    page: Page,
    actor: Arc<Actor>,
    question: Question,
    offset: i64,
}

/// Sends the table, some rows at a time.
pub(super) async fn table(
    visit: Visit,
    Extension(search): Extension<Search>,
    Extension(providers): Extension<Providers>,
    query: RawQuery,
) -> Answer {
    let question = Question::read(&Form::from_query(query.0.as_deref()));
    let page = visit.page();
    let head = csv::head(&page, &HEAD);
    let (db, actor) = (visit.house.db.clone(), visit.actor.clone());
    csv::streamed("zoeken", head, State { db, search, providers, page, actor, question, offset: 0 }, more)
}

async fn more(mut state: State) -> db::Result<Option<(String, State)>> {
    if state.offset > csv::MOST_ROWS {
        return Ok(None);
    }
    let wanted = state.question.uncounted(state.offset, CHUNK);
    let found = state.search.find(&state.actor, &wanted, &state.question.query()).await?;
    if found.selected.items.is_empty() {
        return Ok(None);
    }
    if state.offset == csv::MOST_ROWS {
        state.offset += CHUNK;
        return Ok(Some((csv::broken_off(&state.page), state)));
    }
    let mut tx = state.db.read().await?;
    let shown = shown(&mut tx, &state.providers, &state.actor, &found.selected.items).await?;
    drop(tx);
    let p = &state.page;
    let line = |(_, one): &(search::Item, links::Shown)| {
        csv::line(&[
            p.t(one.kind_label_key).to_owned(),
            one.title.clone(),
            text::markdown::excerpt(&one.text, SUMMARY),
            one.by.clone(),
            dates::date_of(one.at).to_string(),
            p.absolute(&one.url),
        ])
    };
    let lines: String = shown.iter().map(line).collect();
    state.offset += CHUNK;
    Ok(Some((lines, state)))
}
