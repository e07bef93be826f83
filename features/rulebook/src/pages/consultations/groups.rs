//! A group of voices that say the same, with its answer.

use std::collections::HashMap;

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    routing::{get, post},
};
use db::Transaction;
use serde::Deserialize;
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Pages, Visit};

use crate::{
    model::consultation::{About, Group, GroupId, REASON_LENGTH, TITLE_LENGTH},
    pages::{
        WRONG,
        consultations::{
            Found, Names,
            answer::{outcomes, read_answer, read_title},
            found_for, lines, numbered,
            voices::{PAGE_SIZE, VoiceView, said},
        },
    },
    permissions::consultation::ConsultationPermission,
    store::consultations::{
        self as stored, answers,
        voices::{self, Filter},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/consultaties/{id}/groepen/{group}", get(ask).post(change))
        .route("/consultaties/{id}/groepen/{group}/verwijderen", post(remove))
}

#[derive(Template)]
#[template(path = "consultation_group.html")]
struct Show {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lang: Option<&'static str>,
    heading: String,
    url: String,
    back_url: String,
    total: i64,
    title: Field,
    outcome: ChoiceField,
    reason: Field,
    voices: Vec<VoiceView>,
    pages: Pages,
    /// When the group was seen as it is here.
    seen: String,
    /// What the group says now, beside a form that was not kept: title, outcome, reason.
    stands: Option<(String, String, Vec<String>)>,
}

fn stands(p: &Page, group: &Group) -> (String, String, Vec<String>) {
    let key = group.outcome.map_or("none", |outcome| outcome.key());
    let outcome = p.t(&format!("rulebook-outcome-{key}")).to_owned();
    (group.title.clone(), outcome, lines(&group.reason))
}

#[derive(Default, Deserialize)]
struct Which {
    #[serde(default)]
    pagina: String,
}

async fn group_in(tx: &mut Transaction, found: &Found, group: &str) -> Result<Group, Fault> {
    let id: GroupId = group.parse().map_err(|_| Fault::not_found())?;
    let all = answers::groups(tx, found.consultation.id).await?;
    all.into_iter().find(|group| group.id == id).ok_or_else(Fault::not_found)
}

async fn ask(visit: Visit, Path((id, group)): Path<(String, String)>, Query(which): Query<Which>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Answer).await?;
    let group = group_in(&mut tx, &found, &group).await?;
    let outcome = group.outcome.map_or("", |outcome| outcome.key());
    let form = Form::from_pairs([
        ("titel", group.title.as_str()),
        ("uitkomst", outcome),
        ("reden", group.reason.as_str()),
    ]);
    show(&visit, &mut tx, &found, &group, &which, &form, Errors::default()).await
}

async fn show(
    visit: &Visit,
    tx: &mut Transaction,
    found: &Found,
    group: &Group,
    which: &Which,
    form: &Form,
    errors: Errors,
) -> Answer {
    let consultation = found.consultation.id;
    let page: i64 = which.pagina.parse().unwrap_or(1).clamp(1, 1_000_000);
    let filter = Filter { group: Some(group.id), ..Filter::default() };
    let some = voices::list(tx, consultation, &filter, PAGE_SIZE, (page - 1) * PAGE_SIZE).await?;
    let statements = stored::statements(tx, consultation).await?;
    let p = visit.page();
    let names = Names::new(&found.text, &found.edition.tree);
    let fields = Fields::new(&p, "rulebook-answer", form, &errors);
    let about: HashMap<_, _> = numbered(&statements)
        .map(|(number, one)| {
            (one.id, (format!("{number}. {}", one.text), found.url(&format!("toelichtingen/{}", one.id))))
        })
        .collect();
    let view = |voice: &crate::model::consultation::Voice| {
        let view = said(&p, &names, voice);
        match &voice.about {
            About::Statement(id) => VoiceView { about: about.get(id).cloned(), ..view },
            About::Node(_) => view,
        }
    };
    let url = found.url(&format!("groepen/{}", group.id));
    let page = Show {
        crumbs: found.crumbs(&p, &group.title),
        lang: found.lang(&p),
        heading: group.title.clone(),
        back_url: found.url("beantwoorden"),
        total: group.count,
        seen: visit.now().to_string(),
        stands: (!errors.is_empty()).then(|| stands(&p, group)),
        title: fields.text("titel", TITLE_LENGTH),
        outcome: outcomes(&p, &fields),
        reason: fields.area("reden", 8, REASON_LENGTH),
        voices: some.iter().map(view).collect(),
        pages: Pages::new(page, PAGE_SIZE, group.count, |n| format!("{url}?pagina={n}")),
        url,
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn change(visit: Visit, Path((id, group)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Answer).await?;
    let group = group_in(&mut tx, &found, &group).await?;
    let mut errors = Errors::default();
    let title = read_title(&p, &form, &mut errors);
    let answer = read_answer(&p, &form, &mut errors);
    let seen = form.get("gezien").parse().unwrap_or_else(|_| visit.now());
    let consultation = found.consultation.id;
    if answers::group_changed_since(&mut tx, consultation, group.id, person, seen).await? {
        errors.add("titel", p.t("rulebook-error-group-changed"));
    }
    let (Some((outcome, reason)), true) = (answer, errors.is_empty()) else {
        return show(&visit, &mut tx, &found, &group, &Which::default(), &form, errors).await;
    };
    let after = Group { title, outcome: Some(outcome), reason, ..group };
    answers::change_group(&mut tx, found.consultation.id, &after, person, visit.now()).await?;
    tx.commit().await?;
    visit.done(&found.url("beantwoorden"), "rulebook-notice-answered")
}

async fn remove(visit: Visit, Path((id, group)): Path<(String, String)>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Answer).await?;
    let group = group_in(&mut tx, &found, &group).await?;
    answers::remove_group(&mut tx, found.consultation.id, group.id).await?;
    tx.commit().await?;
    visit.done(&found.url("beantwoorden"), "rulebook-notice-group-removed")
}
