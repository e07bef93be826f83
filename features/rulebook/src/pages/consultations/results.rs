//! The results of a consultation: per statement and kind of respondent, and the explanations.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    routing::get,
};
use serde::Deserialize;
use web::{Answer, Crumb, Fault, House, Page, Pages, Visit};

use crate::{
    model::consultation::{RespondentKind, Statement, StatementId, results::Distribution},
    pages::consultations::{
        Found, Names,
        chart::{Chart, average, chart},
        found_for, kind, numbered, state,
        voices::{PAGE_SIZE, VoiceView, answer, said},
        window,
    },
    permissions::consultation::ConsultationPermission,
    store::consultations::{self as stored, answers, results, results::Agreements, voices},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/consultaties/{id}/resultaten", get(show))
        .route("/consultaties/{id}/toelichtingen/{statement}", get(explanations))
}

/// A row of the table: the kind, how many chose each point, how many answered, the average.
pub(crate) struct Row {
    pub label: String,
    pub counts: Vec<String>,
    pub total: String,
    pub agreeing: String,
    pub average: String,
}

/// What was answered to a statement.
pub(crate) struct Result {
    pub number: usize,
    pub text: String,
    pub about: Option<(String, String)>,
    /// "61 % van 222 reacties is het eens."
    pub sentence: String,
    pub chart: Option<Chart>,
    pub rows: Vec<Row>,
    pub explanations_url: String,
}

/// The results of all statements.
pub(crate) fn of_all(
    p: &Page,
    found: &Found,
    statements: &[Statement],
    agreements: &Agreements,
) -> Vec<Result> {
    let names = Names::new(&found.text, &found.edition.tree);
    let nobody = BTreeMap::new();
    numbered(statements)
        .map(|(number, statement)| {
            let by_kind = agreements.get(&statement.id).unwrap_or(&nobody);
            Result {
                number,
                text: statement.text.clone(),
                about: statement.node.map(|node| names.link(node)).filter(|(name, _)| !name.is_empty()),
                explanations_url: found.url(&format!("toelichtingen/{}", statement.id)),
                ..of_one(p, number, by_kind)
            }
        })
        .collect()
}

fn of_one(p: &Page, number: usize, by_kind: &BTreeMap<RespondentKind, Distribution>) -> Result {
    let mut all = Distribution::default();
    for answers in by_kind.values() {
        all.join(answers);
    }
    let mut rows = vec![(p.t("rulebook-results-all").to_owned(), all)];
    rows.extend(by_kind.iter().map(|(of, answers)| (kind(p, *of), *answers)));
    let sentence = share(p, &all);
    let with_base = |(label, answers): &(String, Distribution)| {
        let base = p.t1("rulebook-results-base", "number", p.number(&answers.total()));
        (format!("{label} ({base})"), *answers)
    };
    let bars: Vec<_> = rows.iter().map(with_base).collect();
    let title = p.t2("rulebook-results-chart", "number", number as i64, "sentence", sentence.clone());
    Result {
        number,
        text: String::new(),
        about: None,
        sentence,
        chart: (all.total() > 0).then(|| chart(title, &bars)),
        rows: rows.iter().map(|(label, answers)| row(p, label, answers)).collect(),
        explanations_url: String::new(),
    }
}

/// How many agree, with the base: "61 % van 222 reacties is het eens."
pub(crate) fn share(p: &Page, answers: &Distribution) -> String {
    match answers.total() {
        0 => p.t("rulebook-results-nobody").to_owned(),
        total => p.t2(
            "rulebook-results-share",
            "percent",
            answers.percent(answers.agreeing()),
            "number",
            p.number(&total),
        ),
    }
}

fn row(p: &Page, label: &str, answers: &Distribution) -> Row {
    Row {
        label: label.to_owned(),
        counts: answers.0.iter().map(|count| p.number(count)).collect(),
        total: p.number(&answers.total()),
        agreeing: if answers.total() == 0 {
            "–".to_owned()
        } else {
            format!("{} %", answers.percent(answers.agreeing()))
        },
        average: average(p, answers),
    }
}

#[derive(Template)]
#[template(path = "consultation_results.html")]
struct Show {
    p: Page,
    crumbs: Vec<Crumb>,
    lang: Option<&'static str>,
    title: String,
    state: String,
    window: String,
    url: String,
    comments_url: String,
    respondents: Vec<(String, String)>,
    organisations: Vec<String>,
    /// Those in whose name guests say to respond.
    said_organisations: Vec<String>,
    results: Vec<Result>,
}

async fn show(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::SeeResults).await?;
    let consultation = found.consultation.id;
    let statements = stored::statements(&mut tx, consultation).await?;
    let agreements = results::agreements(&mut tx, consultation).await?;
    let respondents = results::respondents(&mut tx, consultation).await?;
    let organisations = results::organisations(&mut tx, consultation).await?;
    let said_organisations = results::said_organisations(&mut tx, consultation).await?;
    drop(tx);
    let p = visit.page();
    let mut counts: Vec<_> = respondents.iter().map(|(of, n)| (kind(&p, *of), p.number(n))).collect();
    let total = respondents.values().sum();
    counts.insert(0, (p.t("rulebook-results-all").to_owned(), p.number(&total)));
    let page = Show {
        crumbs: found.crumbs(&p, p.t("rulebook-results-title")),
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        state: state(&p, found.consultation.state(visit.now())).to_owned(),
        window: window(&p, &found.consultation, visit.now()),
        url: found.consultation.url(),
        comments_url: format!("{}/reacties", found.version_url()),
        respondents: counts,
        organisations,
        said_organisations,
        results: of_all(&p, &found, &statements, &agreements),
        p,
    };
    visit.html_for_all(&page)
}

#[derive(Template)]
#[template(path = "consultation_explanations.html")]
struct Explanations {
    p: Page,
    crumbs: Vec<Crumb>,
    lang: Option<&'static str>,
    title: String,
    statement: String,
    sentence: String,
    back_url: String,
    total: i64,
    voices: Vec<VoiceView>,
    pages: Pages,
    csv_url: String,
}

#[derive(Deserialize)]
struct Which {
    #[serde(default)]
    pagina: String,
}

async fn explanations(
    visit: Visit,
    Path((id, statement)): Path<(String, String)>,
    Query(which): Query<Which>,
) -> Answer {
    let page: i64 = which.pagina.parse().unwrap_or(1).clamp(1, 1_000_000);
    let statement: StatementId = statement.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::SeeResults).await?;
    let consultation = found.consultation.id;
    let statements = stored::statements(&mut tx, consultation).await?;
    let place = statements.iter().position(|one| one.id == statement).ok_or_else(Fault::not_found)?;
    let agreements = results::agreements(&mut tx, consultation).await?;
    let filter = voices::Filter { statement: Some(statement), ..voices::Filter::default() };
    let total = voices::total(&mut tx, consultation, &filter).await?;
    let some = voices::list(&mut tx, consultation, &filter, PAGE_SIZE, (page - 1) * PAGE_SIZE).await?;
    let groups = match found.may(&visit, ConsultationPermission::SeeAnswers) {
        true => answers::groups(&mut tx, consultation).await?,
        false => Vec::new(),
    };
    drop(tx);
    let p = visit.page();
    let shows_answers = found.may(&visit, ConsultationPermission::SeeAnswers);
    let groups: HashMap<_, _> = groups.into_iter().map(|group| (group.id, group)).collect();
    let names = Names::new(&found.text, &found.edition.tree);
    let view = |voice| VoiceView {
        answer: if shows_answers { answer(&p, voice, &groups) } else { None },
        ..said(&p, &names, voice)
    };
    let mut all = Distribution::default();
    for answers in agreements.get(&statement).into_iter().flat_map(BTreeMap::values) {
        all.join(answers);
    }
    let title = p.t1("rulebook-explanations-title", "number", place as i64 + 1);
    let url = found.url(&format!("toelichtingen/{statement}"));
    let page = Explanations {
        crumbs: found.crumbs(&p, &title),
        lang: found.lang(&p),
        title,
        statement: statements[place].text.clone(),
        sentence: share(&p, &all),
        back_url: found.url("resultaten"),
        total,
        voices: some.iter().map(view).collect(),
        pages: Pages::new(page, PAGE_SIZE, total, |n| format!("{url}?pagina={n}")),
        csv_url: found.url("reacties.csv"),
        p: visit.page(),
    };
    visit.html_for_all(&page)
}
