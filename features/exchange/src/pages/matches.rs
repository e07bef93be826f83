//! What fits a contribution, with the reasons; and what looks like something that is being written.

use askama::Template;
use axum::{
    Extension, Router,
    extract::{Path, RawQuery},
    routing::{get, post},
};
use people::store::catalogue::ITEM_KIND as ORGANISATION_KIND;
use search::Search;
use web::{Answer, Crumb, Fault, Form, House, Limit, Page, Visit, csv};

use crate::{
    model::{Reason, TITLE_LENGTH, Theme},
    pages::{
        found,
        view::{self, Line},
    },
    store::{contributions::ITEM_KIND, lists, matches, themes},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/lijkt-op", get(similar))
        .route("/bijdragen/{id}/past-hierbij", get(fitting))
        .route("/bijdragen/{id}/past-hierbij.csv", get(table))
        .route("/bijdragen/{id}/past-niet", post(dismiss))
        .route("/bijdragen/{id}/past-weer", post(show_again))
}

/// Something that fits, with why.
struct Fitting {
    line: Vec<Line>,
    reasons: Vec<String>,
    id: String,
}

/// An organisation that fits, with why.
struct FittingOrganisation {
    name: String,
    url: String,
    /// How much it brought that fits.
    brought: String,
    reasons: Vec<String>,
    id: String,
}

#[derive(Template)]
#[template(path = "matches.html")]
struct Matches {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    url: String,
    fitting: Vec<Fitting>,
    organisations: Vec<FittingOrganisation>,
    dismissed: usize,
    can_dismiss: bool,
}

async fn fitting(visit: Visit, Extension(search): Extension<Search>, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let of = found(&visit, &tx, &id).await?;
    let all = matches::of(&search, &mut tx, &visit.actor, &of).await?;
    let themes = themes::all(&tx).await?;
    let p = visit.page();
    let today = view::today(visit.now());
    let fitting = all.matches.iter().map(|found| Fitting {
        line: view::lines(&p, std::slice::from_ref(&found.item), &today),
        reasons: found.reasons.iter().map(|why| reason(&p, why, &themes)).collect(),
        id: found.item.id.to_string(),
    });
    let organisations = all.organisations.iter().map(|found| FittingOrganisation {
        name: view::organisation(&p, &found.organisation),
        url: format!("/organisaties/{}", found.organisation.id),
        brought: p.t1("exchange-matches-count", "count", found.brought),
        reasons: found.reasons.iter().map(|why| reason(&p, why, &themes)).collect(),
        id: found.organisation.id.to_string(),
    });
    let page = Matches {
        crumbs: vec![
            Crumb::to(p.t("exchange-menu"), "/bijdragen"),
            Crumb::to(of.content.title.clone(), of.url()),
            Crumb::here(p.t("exchange-matches-title")),
        ],
        title: of.content.title.clone(),
        url: of.url(),
        fitting: fitting.collect(),
        organisations: organisations.collect(),
        dismissed: all.dismissed,
        can_dismiss: visit.actor.is_signed_in(),
        p,
    };
    visit.html(&page)
}

/// The same as a table to download.
async fn table(visit: Visit, Extension(search): Extension<Search>, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let of = found(&visit, &tx, &id).await?;
    let all = matches::of(&search, &mut tx, &visit.actor, &of).await?;
    let themes = themes::all(&tx).await?;
    let p = visit.page();
    let head = [
        "exchange-csv-kind",
        "exchange-csv-title",
        "exchange-csv-organisation",
        "exchange-csv-reason",
        "exchange-csv-url",
    ];
    let why = |reasons: &[Reason]| {
        let words: Vec<_> = reasons.iter().map(|why| reason(&p, why, &themes)).collect();
        words.join("; ")
    };
    let contributions = all.matches.iter().map(|found| {
        vec![
            view::kind(&p, found.item.kind).to_owned(),
            found.item.title.clone(),
            view::organisation_name(&p, &found.item.organisation),
            why(&found.reasons),
            p.absolute(&format!("/bijdragen/{}", found.item.id)),
        ]
    });
    let organisations = all.organisations.iter().map(|found| {
        vec![
            p.t("exchange-csv-organisation").to_owned(),
            p.t1("exchange-matches-count", "count", found.brought),
            view::organisation_name(&p, &found.organisation),
            why(&found.reasons),
            p.absolute(&format!("/organisaties/{}", found.organisation.id)),
        ]
    });
    csv::table("past-hierbij", &csv::head(&p, &head), contributions.chain(organisations))
}

fn reason(p: &Page, reason: &Reason, themes: &[Theme]) -> String {
    match reason {
        Reason::Theme(slug) => {
            let theme = themes.iter().find(|theme| theme.slug == *slug);
            let name = theme.map_or(slug.as_str(), |theme| theme.name(&p.language));
            p.t1("exchange-matches-theme", "theme", name)
        }
        Reason::Size => p.t("exchange-matches-size").to_owned(),
        Reason::Province(code) => p.t1("exchange-matches-province", "province", view::province(p, code)),
        Reason::Words(words) => p.t1("exchange-matches-words", "words", words.join(", ")),
    }
}

async fn dismiss(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let of = found(&visit, &tx, &id).await?;
    let other = match form.get("soort") {
        "organisatie" => {
            let id = form.get("ander").parse().map_err(|_| Fault::not_found())?;
            let known = matches::organisations(&mut tx, &[id]).await?;
            (ORGANISATION_KIND, known.first().ok_or_else(Fault::not_found)?.id.0)
        }
        _ => (ITEM_KIND, found(&visit, &tx, form.get("ander")).await?.id.0),
    };
    matches::dismiss(&mut tx, person, of.id, other, visit.now()).await?;
    tx.commit().await?;
    visit.done(&format!("{}/past-hierbij", of.url()), "exchange-notice-match-dismissed")
}

async fn show_again(visit: Visit, Path(id): Path<String>, _form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let of = found(&visit, &tx, &id).await?;
    matches::show_again(&mut tx, person, of.id).await?;
    tx.commit().await?;
    visit.done(&format!("{}/past-hierbij", of.url()), "exchange-notice-matches-again")
}

#[derive(Template)]
#[template(path = "similar.html")]
struct Similar {
    p: Page,
    similar: Vec<Line>,
}

/// What looks like a title that is being typed: a piece of a page that the script puts under the field.
async fn similar(visit: Visit, Extension(search): Extension<Search>, query: RawQuery) -> Answer {
    let person = visit.person()?;
    visit.limit(Limit::Suggest, &person.to_string())?;
    let query = Form::from_query(query.0.as_deref());
    let title: String = query.get("titel").chars().take(TITLE_LENGTH).collect();
    let mut tx = visit.house.db.read().await?;
    let items = lists::similar(&search, &mut tx, &visit.actor, &title).await?;
    let p = visit.page();
    visit.html(&Similar { similar: view::lines(&p, &items, &view::today(visit.now())), p })
}
