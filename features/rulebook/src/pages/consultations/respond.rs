//! Responding to the statements of a consultation, and changing that until it closes.

use std::collections::HashMap;

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    routing::{get, post},
};
use db::Transaction;
use serde::Deserialize;
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::consultation::{Statement, StatementId, VOICE_LENGTH, VoiceId},
    pages::{
        WRONG,
        consultations::{
            Found, Names, found_for, numbered,
            speaker::{self, Speaking},
            voices::{VoiceView, said},
            window,
        },
    },
    permissions::consultation::ConsultationPermission,
    store::consultations::{
        self as stored,
        respondents::{self, Chosen},
        voices,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/consultaties/{id}/reageren", get(ask).post(send))
        .route("/consultaties/{id}/verstuurd", get(sent))
        .route("/consultaties/{id}/opmerkingen/{voice}/intrekken", post(take_back))
}

/// A statement to answer.
struct Question {
    agreement: ChoiceField,
    explanation: Field,
    about: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "consultation_respond.html")]
struct Respond {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lang: Option<&'static str>,
    title: String,
    window: String,
    url: String,
    base: String,
    version_url: String,
    /// In whose name one can respond: label, address, whether it is chosen. None when there is no choice.
    names: Vec<(String, String, bool)>,
    name: String,
    chosen: String,
    kind: Option<ChoiceField>,
    organisation: Option<Field>,
    email: Option<Field>,
    questions: Vec<Question>,
    comments: Vec<VoiceView>,
    is_unconfirmed: bool,
}

#[derive(Deserialize)]
struct InName {
    #[serde(default)]
    namens: String,
}

async fn ask(visit: Visit, Path(id): Path<String>, Query(name): Query<InName>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Respond).await?;
    let speaking = speaker::of(&visit, &mut tx, &found, &name.namens).await?;
    let statements = stored::statements(&mut tx, found.consultation.id).await?;
    let before = match &speaking.respondent {
        Some(respondent) => respondents::chosen(&mut tx, respondent.id).await?,
        None => HashMap::new(),
    };
    let mut pairs = Vec::new();
    for (number, statement) in numbered(&statements) {
        let chosen = before.get(&statement.id);
        let agreement = chosen.map_or_else(|| "0".to_owned(), |chosen| chosen.agreement.to_string());
        pairs.push((format!("stelling-{number}"), agreement));
        pairs.push((format!("uitleg-{number}"), chosen.map_or_else(String::new, |c| c.explanation.clone())));
    }
    show(&visit, &mut tx, &found, &speaking, &statements, &Form::from_pairs(pairs), Errors::default()).await
}

async fn show(
    visit: &Visit,
    tx: &mut Transaction,
    found: &Found,
    speaking: &Speaking,
    statements: &[Statement],
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let comments = match &speaking.respondent {
        Some(respondent) => voices::of_respondent(tx, respondent.id).await?,
        None => Vec::new(),
    };
    let names = Names::new(&found.text, &found.edition.tree);
    let fields = Fields::new(&p, "rulebook-respond", form, &errors);
    let questions = numbered(statements).map(|(number, statement)| {
        let points = ["1", "2", "3", "4", "5", "0"].map(|point| {
            (point.to_owned(), p.t(&format!("rulebook-point-{point}")).to_owned(), String::new())
        });
        let mut agreement = fields.choices(&format!("stelling-{number}"), points);
        agreement.label = format!("{number}. {}", statement.text);
        let mut explanation = fields.area(&format!("uitleg-{number}"), 3, VOICE_LENGTH).optional();
        explanation.label = p.t1("rulebook-respond-why", "number", number as i64);
        Question {
            agreement,
            explanation,
            about: statement.node.map(|node| names.link(node)).filter(|(name, _)| !name.is_empty()),
        }
    });
    let asked = speaker::ask(&p, speaking, form, &errors);
    let url = found.url("reageren");
    let choices = speaking
        .names
        .iter()
        .map(|(value, label)| (label.clone(), format!("{url}?namens={value}"), *value == speaking.chosen));
    let title = p.t("rulebook-respond-title");
    let page = Respond {
        crumbs: found.crumbs(&p, title),
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        window: window(&p, &found.consultation, visit.now()),
        base: found.consultation.url(),
        version_url: found.version_url(),
        names: if speaking.names.len() > 1 { choices.collect() } else { Vec::new() },
        name: speaking.name().to_owned(),
        chosen: speaking.chosen.clone(),
        kind: asked.kind,
        organisation: asked.organisation,
        email: asked.email,
        questions: questions.collect(),
        comments: comments.iter().map(|voice| said(&p, &names, voice)).collect(),
        is_unconfirmed: speaking.respondent.as_ref().is_some_and(|respondent| !respondent.is_confirmed),
        url,
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// What was chosen for each statement, in order.
fn read(
    p: &Page,
    statements: &[Statement],
    form: &Form,
    errors: &mut Errors,
) -> Vec<(StatementId, Option<Chosen>)> {
    let mut all = Vec::new();
    for (number, statement) in numbered(statements) {
        let (field, why) = (format!("stelling-{number}"), format!("uitleg-{number}"));
        let explanation = form.get(&why).to_owned();
        let agreement = form.get(&field).parse::<i64>().ok().filter(|point| (1..=5).contains(point));
        // Without a choice at all nothing is taken back of what was said before.
        if agreement.is_none() && form.get(&field) != "0" {
            errors.add(&field, p.t("rulebook-error-agreement"));
        } else if agreement.is_none() && !explanation.is_empty() {
            errors.add(&field, p.t("rulebook-error-explanation-alone"));
        }
        if explanation.chars().count() > VOICE_LENGTH {
            errors.add(&why, p.t1("rulebook-error-too-long", "most", VOICE_LENGTH as i64));
        }
        all.push((statement.id, agreement.map(|agreement| Chosen { agreement, explanation })));
    }
    all
}

async fn send(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    speaker::sending(&visit)?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Respond).await?;
    let speaking = speaker::of(&visit, &mut tx, &found, form.get("namens")).await?;
    let statements = stored::statements(&mut tx, found.consultation.id).await?;
    let mut errors = Errors::default();
    let said = speaker::read(&p, &speaking, &form, &mut errors);
    let chosen = read(&p, &statements, &form, &mut errors);
    // Who said something before may take all of it back.
    if speaking.respondent.is_none() && chosen.iter().all(|(_, chosen)| chosen.is_none()) {
        errors.add("stelling-1", p.t("rulebook-error-nothing-answered"));
    }
    if !errors.is_empty() {
        return show(&visit, &mut tx, &found, &speaking, &statements, &form, errors).await;
    }
    let now = visit.now();
    let kept = speaker::keep(&visit, &mut tx, &found, &speaking, &said).await?;
    if let Some(respondent) = kept.id {
        let of = (found.consultation.id, respondent);
        respondents::answer(&mut tx, &visit.house.ids, of, &chosen, now).await?;
        tx.commit().await?;
    }
    speaker::done(&visit, &found, &kept, &found.consultation.url(), "rulebook-notice-responded")
}

#[derive(Template)]
#[template(path = "consultation_sent.html")]
struct Sent {
    p: Page,
    crumbs: Vec<Crumb>,
    lang: Option<&'static str>,
    title: String,
    version_url: String,
    url: String,
}

/// What happens next, for an address that is still to be confirmed.
async fn sent(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::See).await?;
    let p = visit.page();
    let page = Sent {
        crumbs: found.crumbs(&p, p.t("rulebook-sent-title")),
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        version_url: found.version_url(),
        url: found.consultation.url(),
        p,
    };
    visit.html(&page)
}

async fn take_back(visit: Visit, Path((id, voice)): Path<(String, String)>, form: Form) -> Answer {
    speaker::sending(&visit)?;
    let voice: VoiceId = voice.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Respond).await?;
    let speaking = speaker::of(&visit, &mut tx, &found, form.get("namens")).await?;
    let respondent = speaking.respondent.as_ref().ok_or_else(Fault::not_found)?;
    if !voices::take_back(&mut tx, voice, respondent.id).await? {
        return Err(Fault::not_found());
    }
    tx.commit().await?;
    let url = if speaking.chosen.is_empty() {
        found.url("reageren")
    } else {
        format!("{}?namens={}", found.url("reageren"), speaking.chosen)
    };
    visit.done(&url, "rulebook-notice-taken-back")
}
