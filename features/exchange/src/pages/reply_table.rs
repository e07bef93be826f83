//! The replies to a contribution as a table to download: the same as on its page, for the same visitor.

use axum::{Router, extract::Path, routing::get};
use web::{Answer, House, Page, Visit, csv};

use crate::{
    model::{Contribution, Reply},
    pages::{around, found, view},
    store::replies::{self, THREADS},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/bijdragen/{id}/reacties.csv", get(table))
}

const HEAD: [&str; 9] = [
    "exchange-csv-organisation",
    "exchange-csv-name",
    "exchange-csv-said",
    "exchange-csv-changed",
    "exchange-csv-words",
    "exchange-csv-gone",
    "exchange-reply-accepted",
    "exchange-csv-answers",
    "exchange-csv-url",
];

struct State {
    db: db::Db,
    page: Page,
    contribution: Contribution,
    /// Whether the visitor sees who wrote a reply, and not only for which organisation.
    shows_names: bool,
    /// How many threads were sent; nothing when all were.
    offset: Option<i64>,
    rows: i64,
}

async fn table(visit: Visit, Path(id): Path<String>) -> Answer {
    let contribution = found(&visit, &visit.house.db.read().await?, &id).await?;
    let page = visit.page();
    let head = csv::head(&page, &HEAD);
    let (db, shows_names) = (visit.house.db.clone(), visit.actor.is_in_network());
    let state = State { db, page, contribution, shows_names, offset: Some(0), rows: 0 };
    csv::streamed("reacties", head, state, more)
}

/// The replies of some threads, those of a page.
async fn more(mut state: State) -> db::Result<Option<(String, State)>> {
    let Some(offset) = state.offset else { return Ok(None) };
    let tx = state.db.read().await?;
    let (all, threads) = replies::threads(&tx, state.contribution.id, THREADS, offset).await?;
    drop(tx);
    let shown = around::standing(&all);
    let rows: Vec<String> = shown.map(|reply| csv::line(&cells(&state, reply))).collect();
    let mut lines = rows.concat();
    state.rows += rows.len() as i64;
    state.offset = Some(offset + THREADS).filter(|next| *next < threads);
    if state.offset.is_some() && state.rows >= csv::MOST_ROWS {
        lines += &csv::broken_off(&state.page);
        state.offset = None;
    }
    Ok(Some((lines, state)))
}

fn cells(state: &State, reply: &Reply) -> [String; 9] {
    let State { page: p, contribution, .. } = state;
    let url = |id| p.absolute(&format!("{}#reactie-{id}", contribution.url()));
    let ended = around::ended(p, reply);
    let is_accepted = contribution.accepted_reply == Some(reply.id);
    [
        view::organisation_name(p, &reply.organisation),
        if state.shows_names && ended.is_none() { reply.person_name.clone() } else { String::new() },
        p.machine(&reply.made_at),
        reply.changed_at.map(|at| p.machine(&at)).unwrap_or_default(),
        if ended.is_none() { reply.body.clone() } else { String::new() },
        ended.unwrap_or_default(),
        if is_accepted { p.t("exchange-csv-yes").to_owned() } else { String::new() },
        reply.parent.map(url).unwrap_or_default(),
        url(reply.id),
    ]
}
