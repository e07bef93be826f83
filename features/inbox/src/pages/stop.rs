//! Stopping the digest by the link in it: works without signing in. A program of the reader posts to the address and
//! is done (RFC 8058); a person sees a page with one button first, because programs open links too.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use db::Transaction;
use notices::{Frequency, Secret, Setting};
use web::{Answer, House, Page, PersonId, Visit};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/afmelden/{secret}", get(ask).post(stop))
        .route("/afmelden/{secret}/terug", post(undo))
}

/// What the page says.
#[derive(PartialEq)]
enum State {
    /// The digest comes; it can be stopped.
    Comes,
    /// It was stopped.
    Stopped,
    /// It was stopped and comes again.
    Back,
    /// The link belongs to no digest, or to one of long ago.
    Unknown,
}

#[derive(Template)]
#[template(path = "stop.html")]
struct Stop {
    p: Page,
    state: State,
    secret: String,
}

/// A page for one reader: it is no place to come back to after signing in.
fn show(visit: &Visit, secret: String, state: State) -> Answer {
    let status = if state == State::Unknown { StatusCode::NOT_FOUND } else { StatusCode::OK };
    visit.html_with(status, &Stop { p: visit.page_at("/"), state, secret })
}

async fn whose(tx: &mut Transaction, secret: &str) -> db::Result<Option<PersonId>> {
    notices::stopped_by(tx, &Secret(secret.to_owned())).await
}

async fn ask(visit: Visit, Path(secret): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let Some(person) = whose(&mut tx, &secret).await? else { return show(&visit, secret, State::Unknown) };
    let setting = notices::setting(&mut tx, person).await?;
    let state = if setting.frequency == Frequency::Never { State::Stopped } else { State::Comes };
    show(&visit, secret, state)
}

/// By a program at once, or by the button. Done twice, it stays stopped.
async fn stop(visit: Visit, Path(secret): Path<String>) -> Answer {
    let mut tx = visit.house.db.write().await?;
    let Some(person) = whose(&mut tx, &secret).await? else { return show(&visit, secret, State::Unknown) };
    let before = notices::setting(&mut tx, person).await?;
    if before.frequency != Frequency::Never {
        let setting = Setting { frequency: Frequency::Never, earlier: Some(before.frequency) };
        notices::set_frequency(&mut tx, person, setting, visit.now()).await?;
        tx.commit().await?;
    }
    show(&visit, secret, State::Stopped)
}

/// As it was before.
async fn undo(visit: Visit, Path(secret): Path<String>) -> Answer {
    let mut tx = visit.house.db.write().await?;
    let Some(person) = whose(&mut tx, &secret).await? else { return show(&visit, secret, State::Unknown) };
    let stopped = notices::setting(&mut tx, person).await?;
    if stopped.frequency == Frequency::Never {
        let frequency = stopped.earlier.unwrap_or_default();
        notices::set_frequency(&mut tx, person, Setting { frequency, earlier: None }, visit.now()).await?;
        tx.commit().await?;
    }
    show(&visit, secret, State::Back)
}
