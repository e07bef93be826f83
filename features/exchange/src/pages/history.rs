//! The versions of a contribution, and what changed word by word.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use text::difference;
use web::{Answer, Crumb, Fault, House, Page, Visit, csv};

use crate::{
    model::{Content, Contribution, Kind, Theme},
    pages::{editor, found, view},
    store::{
        themes,
        versions::{self, Version},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/{id}/geschiedenis", get(list))
        .route("/bijdragen/{id}/geschiedenis.csv", get(table))
        .route("/bijdragen/{id}/geschiedenis/{version}", get(one))
}

/// A version in the list.
struct Row {
    number: i64,
    when: String,
    machine: String,
    who: String,
    reason: String,
    url: String,
}

#[derive(Template)]
#[template(path = "history.html")]
struct History {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    rows: Vec<Row>,
    url: String,
}

#[derive(Template)]
#[template(path = "history_version.html")]
struct Changes {
    p: Page,
    crumbs: Vec<Crumb>,
    row: Row,
    lang: Option<&'static str>,
    is_first: bool,
    /// Label and HTML with what was added and removed, of each field that changed.
    changes: Vec<(String, String)>,
    previous_url: Option<String>,
    next_url: Option<String>,
}

async fn list(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let c = found(&visit, &tx, &id).await?;
    let versions = versions::of(&mut tx, &visit.actor, &c).await?;
    let p = visit.page();
    let page = History {
        crumbs: crumbs(&p, &c, None),
        title: c.content.title.clone(),
        rows: versions.iter().map(|version| row(&visit, &p, &c, version)).collect(),
        url: format!("{}/geschiedenis", c.url()),
        p,
    };
    visit.html(&page)
}

/// The same as a table, with the names of the fields that changed.
async fn table(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let c = found(&visit, &tx, &id).await?;
    let versions = versions::of(&mut tx, &visit.actor, &c).await?;
    let themes = themes::all(&tx).await?;
    drop(tx);
    let p = visit.page();
    let head = csv::head(
        &p,
        &[
            "exchange-history-number",
            "exchange-history-when",
            "exchange-history-by",
            "exchange-csv-why",
            "exchange-csv-fields",
            "exchange-csv-title",
            "exchange-csv-url",
        ],
    );
    let rows = versions.iter().enumerate().map(|(nth, version)| {
        let Row { number, machine, who, reason, url, .. } = row(&visit, &p, &c, version);
        let changed = versions.get(nth + 1).map(|before| {
            let old = fields(&p, c.kind, &themes, &before.content);
            let new = fields(&p, c.kind, &themes, &version.content);
            let pairs = new.into_iter().zip(old).filter(|(new, old)| new != old);
            pairs.map(|((label, _), _)| label).collect::<Vec<_>>().join(", ")
        });
        let title = version.content.title.clone();
        vec![number.to_string(), machine, who, reason, changed.unwrap_or_default(), title, p.absolute(&url)]
    });
    csv::table("geschiedenis", &head, rows)
}

async fn one(visit: Visit, Path((id, number)): Path<(String, String)>) -> Answer {
    let number: i64 = number.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.read().await?;
    let c = found(&visit, &tx, &id).await?;
    let versions = versions::of(&mut tx, &visit.actor, &c).await?;
    let themes = themes::all(&tx).await?;
    let place = versions.iter().position(|version| version.number == number).ok_or_else(Fault::not_found)?;
    let version = &versions[place];
    let before = versions.get(place + 1);
    let url = |version: &Version| format!("{}/geschiedenis/{}", c.url(), version.number);
    let p = visit.page();
    let page = Changes {
        crumbs: crumbs(&p, &c, Some(number)),
        row: row(&visit, &p, &c, version),
        lang: view::other_language(&p, version.content.language),
        is_first: before.is_none(),
        changes: changes(&p, c.kind, &themes, before.map(|version| &version.content), &version.content),
        previous_url: before.map(url),
        next_url: place.checked_sub(1).map(|next| url(&versions[next])),
        p,
    };
    visit.html(&page)
}

fn crumbs(p: &Page, c: &Contribution, number: Option<i64>) -> Vec<Crumb> {
    let mut crumbs =
        vec![Crumb::to(p.t("exchange-menu"), "/bijdragen"), Crumb::to(&c.content.title, c.url())];
    match number {
        Some(number) => {
            crumbs.push(Crumb::to(p.t("exchange-history-title"), format!("{}/geschiedenis", c.url())));
            crumbs.push(Crumb::here(p.t1("exchange-history-version", "number", number)));
        }
        None => crumbs.push(Crumb::here(p.t("exchange-history-title"))),
    }
    crumbs
}

/// As on the page itself, the name of a person is for the network only.
fn row(visit: &Visit, p: &Page, c: &Contribution, version: &Version) -> Row {
    let who = if visit.actor.is_in_network() && !version.person.is_empty() {
        p.t2("exchange-history-who", "person", &version.person, "organisation", &version.organisation)
    } else {
        version.organisation.clone()
    };
    Row {
        number: version.number,
        when: p.moment(&version.at),
        machine: p.machine(&version.at),
        who,
        reason: version.reason.clone(),
        url: format!("{}/geschiedenis/{}", c.url(), version.number),
    }
}

/// Every field of a version as text, in the order of the page.
fn fields(p: &Page, kind: Kind, themes: &[Theme], content: &Content) -> Vec<(String, String)> {
    let label = |field: &str| editor::label(p, kind, field);
    let mut fields = vec![(label("title"), content.title.clone())];
    let sections = kind.sections().iter();
    fields.extend(sections.map(|s| (view::section(p, kind, *s), content.section(*s).to_owned())));
    if kind.has_phase() {
        let word = content.phase.map(|phase| p.t(&format!("exchange-phase-{}", phase.key())).to_owned());
        fields.push((label("phase"), word.unwrap_or_default()));
    }
    if kind.has_needed_by() {
        let day = content.needed_by.as_deref().map(|day| p.date(day));
        fields.push((label("needed-by"), day.unwrap_or_default()));
    }
    let names = view::themes(p, themes, &content.themes).into_iter().map(|(name, _)| name);
    fields.push((label("theme"), names.collect::<Vec<_>>().join(", ")));
    fields.push((label("visibility"), view::visibility(p, content.visibility).to_owned()));
    let language = format!("exchange-language-{}", content.language.code());
    fields.push((label("language"), p.t(&language).to_owned()));
    fields
}

fn changes(
    p: &Page,
    kind: Kind,
    themes: &[Theme],
    before: Option<&Content>,
    after: &Content,
) -> Vec<(String, String)> {
    let new = fields(p, kind, themes, after);
    let old = match before {
        Some(content) => fields(p, kind, themes, content),
        // Of the first version everything is shown, and nothing of it is marked as added.
        None => new.clone(),
    };
    let changed = new
        .into_iter()
        .zip(old)
        .filter(|((_, new), (_, old))| if before.is_none() { !new.is_empty() } else { new != old });
    let labels =
        difference::Labels { added: p.t("exchange-history-added"), removed: p.t("exchange-history-removed") };
    changed
        .map(|((label, new), (_, old))| (label, difference::to_html(&difference::words(&old, &new), &labels)))
        .collect()
}
