//! Lists of this room as tables to download: the same rows as on the page, for the same visitor.

use std::{collections::HashMap, sync::Arc};

use axum::{
    Extension, Router,
    extract::{Path, RawQuery},
    routing::get,
};
use search::Search;
use web::{Actor, Answer, Form, House, Page, Visit, csv, dates};

use crate::{
    model::{ContributionId, Filter, Organisation, PAGE_SIZE, Theme},
    pages::{found, manage_themes, moderation, view},
    store::{
        lists::{self, Item},
        reports, support, themes,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen.csv", get(contributions))
        .route("/mijn/bijdragen.csv", get(mine))
        .route("/bijdragen/{id}/wij-ook.csv", get(supports))
        .route("/bijdragen/{id}/hergebruikt.csv", get(reuses))
        .route("/themas.csv", get(all_themes))
        .route("/beheer/themas.csv", get(managed_themes))
        .route("/beheer/meldingen.csv", get(all_reports))
}

/// How many rows are read at a time.
const CHUNK: i64 = 500;

const HEAD: [&str; 16] = [
    "exchange-csv-kind",
    "exchange-csv-title",
    "exchange-csv-summary",
    "exchange-csv-themes",
    "exchange-csv-organisation",
    "exchange-csv-province",
    "exchange-csv-inhabitants",
    "exchange-csv-state",
    "exchange-csv-phase",
    "exchange-csv-visibility",
    "exchange-csv-published",
    "exchange-csv-active",
    "exchange-csv-replies",
    "exchange-csv-supports",
    "exchange-csv-reuses",
    "exchange-csv-url",
];

struct State {
    db: db::Db,
    search: Search,
    page: Page,
    actor: Arc<Actor>,
    filter: Filter,
    offset: i64,
}

/// All that the filters of the page give, some rows at a time.
async fn contributions(visit: Visit, Extension(search): Extension<Search>, query: RawQuery) -> Answer {
    let filter = Filter::read(&Form::from_query(query.0.as_deref()));
    let page = visit.page();
    let head = csv::head(&page, &HEAD);
    let (db, actor) = (visit.house.db.clone(), visit.actor.clone());
    csv::streamed("bijdragen", head, State { db, search, page, actor, filter, offset: 0 }, more)
}

async fn more(mut state: State) -> db::Result<Option<(String, State)>> {
    if state.offset > csv::MOST_ROWS {
        return Ok(None);
    }
    let tx = state.db.read().await?;
    let (found, _) =
        lists::window(&state.search, &tx, &state.actor, &state.filter, state.offset, CHUNK).await?;
    let themes = themes::of(&tx, &found).await?;
    drop(tx);
    if found.is_empty() {
        return Ok(None);
    }
    if state.offset == csv::MOST_ROWS {
        state.offset += CHUNK;
        return Ok(Some((csv::broken_off(&state.page), state)));
    }
    let lines: String = found.iter().map(|item| csv::line(&cells(&state.page, item, &themes))).collect();
    state.offset += CHUNK;
    Ok(Some((lines, state)))
}

/// One's own drafts, and what one's organisations brought.
async fn mine(visit: Visit) -> Answer {
    visit.person()?;
    let p = visit.page();
    let mut tx = visit.house.db.read().await?;
    let mut items = lists::my_drafts(&mut tx, &visit.actor).await?;
    let (first, total) = lists::ours(&mut tx, &visit.actor, 1).await?;
    items.extend(first);
    for page in 2..=(total.min(csv::MOST_ROWS) + PAGE_SIZE - 1) / PAGE_SIZE {
        items.extend(lists::ours(&mut tx, &visit.actor, page).await?.0);
    }
    let themes = themes::of(&tx, &items).await?;
    drop(tx);
    let rows = items.iter().map(|item| cells(&p, item, &themes).to_vec());
    csv::table("mijn-bijdragen", &csv::head(&p, &HEAD), rows)
}

fn cells(p: &Page, item: &Item, themes: &HashMap<ContributionId, Vec<Theme>>) -> [String; 16] {
    let themes: Vec<&str> =
        themes.get(&item.id).into_iter().flatten().map(|theme| theme.name(&p.language)).collect();
    let day = |at: web::Instant| dates::date_of(at).to_string();
    [
        view::kind(p, item.kind).to_owned(),
        item.title.clone(),
        item.summary.clone(),
        themes.join("; "),
        view::organisation_name(p, &item.organisation),
        item.organisation.province.as_ref().map(|code| view::province(p, code)).unwrap_or_default(),
        item.organisation.inhabitants.map(|count| count.to_string()).unwrap_or_default(),
        view::state(p, item.state).to_owned(),
        item.phase
            .map(|phase| p.t(&format!("exchange-phase-{}", phase.key())).to_owned())
            .unwrap_or_default(),
        view::visibility(p, item.visibility).to_owned(),
        item.published_at.map(day).unwrap_or_default(),
        day(item.active_at),
        item.replies.to_string(),
        item.supports.to_string(),
        item.reuses.to_string(),
        p.absolute(&format!("/bijdragen/{}", item.id)),
    ]
}

/// Which organisations have the same question, with their size.
async fn supports(visit: Visit, Path(id): Path<String>) -> Answer {
    let tx = visit.house.db.read().await?;
    let contribution = found(&visit, &tx, &id).await?;
    let supports = support::supports(&tx, contribution.id).await?;
    voices(&visit, "wij-ook", supports.into_iter().map(|s| (s.organisation, s.note, s.at)))
}

/// Which organisations used it again, and what came of it.
async fn reuses(visit: Visit, Path(id): Path<String>) -> Answer {
    let tx = visit.house.db.read().await?;
    let contribution = found(&visit, &tx, &id).await?;
    let reuses = support::reuses(&tx, contribution.id).await?;
    voices(&visit, "hergebruikt", reuses.into_iter().map(|reuse| (reuse.organisation, reuse.body, reuse.at)))
}

/// What organisations said of a contribution, and when.
fn voices(
    visit: &Visit,
    name: &str,
    said: impl Iterator<Item = (Organisation, String, web::Instant)>,
) -> Answer {
    let p = visit.page();
    let head = [
        "exchange-csv-organisation",
        "exchange-csv-province",
        "exchange-csv-inhabitants",
        "exchange-csv-note",
        "exchange-csv-since",
    ];
    let rows = said.map(|(organisation, words, at)| {
        vec![
            view::organisation_name(&p, &organisation),
            organisation.province.as_ref().map(|code| view::province(&p, code)).unwrap_or_default(),
            organisation.inhabitants.map(|count| count.to_string()).unwrap_or_default(),
            words,
            dates::date_of(at).to_string(),
        ]
    });
    csv::table(name, &csv::head(&p, &head), rows)
}

/// The themes as editors of the network manage them: those that ended too.
async fn managed_themes(visit: Visit, Extension(search): Extension<Search>) -> Answer {
    manage_themes::editor(&visit)?;
    let tx = visit.house.db.read().await?;
    let all = themes::all(&tx).await?;
    let counts = lists::theme_counts(&search, &visit.actor).await?;
    let p = visit.page();
    let head = [
        "exchange-theme-name-nl",
        "exchange-theme-name-en",
        "exchange-theme-description-nl",
        "exchange-theme-description-en",
        "exchange-csv-contributions",
        "exchange-csv-ended",
        "exchange-csv-url",
    ];
    let rows = all.iter().map(|theme| {
        vec![
            theme.name_nl.clone(),
            theme.name_en.clone(),
            theme.description_nl.clone(),
            theme.description_en.clone(),
            counts.of(&theme.slug).to_string(),
            theme.ended_at.map(|at| dates::date_of(at).to_string()).unwrap_or_default(),
            p.absolute(&format!("/themas/{}", theme.slug)),
        ]
    });
    csv::table("themas-beheer", &csv::head(&p, &head), rows)
}

/// The reports that the visitor decides on: open ones, then those that were decided last.
async fn all_reports(visit: Visit) -> Answer {
    moderation::moderator(&visit)?;
    let mut tx = visit.house.db.read().await?;
    let mut all = reports::open(&mut tx, &visit.actor).await?;
    all.extend(reports::decided(&mut tx, &visit.actor).await?);
    let p = visit.page();
    let head = [
        "exchange-csv-title",
        "exchange-csv-reply",
        "exchange-csv-reason",
        "exchange-csv-note",
        "exchange-report-when",
        "exchange-report-outcome",
        "exchange-csv-decision",
        "exchange-csv-url",
    ];
    let rows = all.into_iter().map(|report| {
        let outcome = report.removed.map(|removed| {
            p.t(if removed { "exchange-report-outcome-removed" } else { "exchange-report-outcome-kept" })
        });
        vec![
            report.title,
            report.reply.map(|_| p.t("exchange-csv-yes").to_owned()).unwrap_or_default(),
            p.t(&format!("exchange-report-reason-{}", report.reason.key())).to_owned(),
            report.body,
            dates::date_of(report.made_at).to_string(),
            outcome.unwrap_or_default().to_owned(),
            report.decision,
            p.absolute(&format!("/beheer/meldingen/{}", report.id)),
        ]
    });
    csv::table("meldingen", &csv::head(&p, &head), rows)
}

async fn all_themes(visit: Visit, Extension(search): Extension<Search>) -> Answer {
    let tx = visit.house.db.read().await?;
    let all = themes::all(&tx).await?;
    let counts = lists::theme_counts(&search, &visit.actor).await?;
    let p = visit.page();
    let head =
        ["exchange-csv-name", "exchange-csv-description", "exchange-csv-contributions", "exchange-csv-url"];
    let rows = all.iter().filter(|theme| theme.ended_at.is_none()).map(|theme| {
        let items = counts.of(&theme.slug);
        vec![
            theme.name(&p.language).to_owned(),
            theme.description(&p.language).to_owned(),
            items.to_string(),
            p.absolute(&format!("/themas/{}", theme.slug)),
        ]
    });
    csv::table("themas", &csv::head(&p, &head), rows)
}
