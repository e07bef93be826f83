//! "For you": first what is asked, then what is new, then what was seen.

use askama::Template;
use axum::{
    Extension, Router,
    routing::{get, post},
};
use links::Providers;
use notices::{Ask, Asking};
use uuid::Uuid;
use web::{Answer, Form, House, Instant, Page, PersonId, Visit, csv};

use crate::view::{self, Line};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/voor-u", get(show))
        .route("/voor-u.csv", get(table))
        .route("/voor-u/gelezen", post(read))
}

/// How much that was seen stands below what is new.
const MOST_SEEN: usize = 20;

#[derive(Template)]
#[template(path = "for_you.html")]
struct ForYou {
    p: Page,
    asks: Vec<Ask>,
    new: Vec<Line>,
    seen: Vec<Line>,
    /// The instant of the newest that is shown, for the button.
    until: Instant,
    has_organisation: bool,
}

async fn show(mut visit: Visit, Extension(providers): Extension<Providers>, asking: Asking) -> Answer {
    let person = visit.person()?;
    let now = visit.now();
    let mut tx = visit.house.db.read().await?;
    let asks = asking.of(&mut tx, &visit.actor, &visit.page(), now).await?;
    let notices = notices::list(&mut tx, person).await?;
    let (groups, hidden) = notices::grouped(&mut tx, &providers, &visit.actor, &notices).await?;
    drop(tx);
    if !hidden.is_empty() {
        put_away(&visit, person, &hidden).await;
        visit.waiting = (visit.waiting - hidden.len() as i64).max(0);
    }
    let p = visit.page();
    let lines = groups.iter().map(|group| view::line(&p, group));
    let (new, mut seen): (Vec<Line>, Vec<Line>) = lines.partition(|line| line.is_new);
    seen.truncate(MOST_SEEN);
    let page = ForYou {
        asks,
        new,
        seen,
        until: notices.first().map_or(now, |newest| newest.at),
        has_organisation: visit.actor.is_in_network(),
        p,
    };
    visit.html(&page)
}

/// What is new and what was seen, as a table to download: one row for each thing.
async fn table(visit: Visit, Extension(providers): Extension<Providers>) -> Answer {
    let person = visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let notices = notices::list(&mut tx, person).await?;
    let (groups, _) = notices::grouped(&mut tx, &providers, &visit.actor, &notices).await?;
    drop(tx);
    let p = visit.page();
    let head = [
        "inbox-csv-kind",
        "inbox-csv-title",
        "inbox-csv-what",
        "inbox-csv-when",
        "inbox-csv-new",
        "inbox-csv-url",
    ];
    let rows = groups.iter().map(|group| {
        let line = view::line(&p, group);
        let new = if line.is_new { p.t("inbox-csv-yes") } else { "" };
        let url = if line.url.is_empty() { String::new() } else { p.absolute(&line.url) };
        vec![line.kind, line.title, line.what.join(". "), line.machine, new.to_owned(), url]
    });
    csv::table("voor-u", &csv::head(&p, &head), rows)
}

/// What cannot be shown any more is not counted either. When that cannot be written, the next look tries again.
async fn put_away(visit: &Visit, person: PersonId, hidden: &[Uuid]) {
    let written = async {
        let mut tx = visit.house.db.write().await?;
        notices::put_away(&mut tx, person, hidden, visit.now()).await?;
        tx.commit().await
    };
    if let Err(error) = written.await {
        tracing::warn!(%error, "what cannot be shown is still counted as new");
    }
}

/// Everything that stood on the page is seen; what came after it is not.
async fn read(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    let until = form.get("tot").parse().unwrap_or_default();
    let mut tx = visit.house.db.write().await?;
    notices::read_all(&mut tx, person, until, visit.now()).await?;
    tx.commit().await?;
    visit.done("/voor-u", "inbox-notice-read")
}
