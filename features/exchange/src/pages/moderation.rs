//! Reporting to the moderators, and their queue.

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    http::StatusCode,
    routing::{get, post},
};
use db::Transaction;
use serde::Deserialize;
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Limit, Page, Visit};

use crate::{
    model::{Contribution, NOTE_LENGTH, ReplyEnd, ReplyId, Report, ReportId, ReportReason, Step, Visibility},
    pages::{
        WRONG, found_for,
        replies::{clear_answer, crumbs},
    },
    permissions::{Permission, has_queue, may},
    store::{contributions, replies, reports},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/{id}/melden", get(ask).post(send))
        .route("/beheer/meldingen", get(queue))
        .route("/beheer/meldingen/{report}", get(look).post(decide))
        .route("/beheer/meldingen/{report}/terugzetten", post(restore))
}

#[derive(Template)]
#[template(path = "report_form.html")]
struct ReportForm {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    action: String,
    back: String,
    reply: String,
    quoted: String,
    reason: ChoiceField,
    body: Field,
    /// Whether only one organisation sees it, so that its administrators decide.
    own: bool,
}

#[derive(Deserialize)]
struct About {
    #[serde(default)]
    reactie: String,
}

async fn ask(visit: Visit, Path(id): Path<String>, Query(about): Query<About>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Report).await?;
    let form = Form::from_pairs([("reactie", about.reactie)]);
    show(&visit, &mut tx, &contribution, &form, Errors::default()).await
}

async fn show(
    visit: &Visit,
    tx: &mut Transaction,
    contribution: &Contribution,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "exchange-report", form, &errors);
    let reasons = ReportReason::ALL.map(|reason| {
        let label = p.t(&format!("exchange-report-reason-{}", reason.key())).to_owned();
        (reason.key().to_owned(), label, String::new())
    });
    let reply = reported_reply(tx, contribution, form).await?;
    let quoted = match reply {
        Some(id) => replies::find(tx, contribution.id, id).await?.map(|reply| reply.body).unwrap_or_default(),
        None => contribution.content.title.clone(),
    };
    let page = ReportForm {
        crumbs: crumbs(&p, contribution, p.t("exchange-report-title")),
        action: format!("/bijdragen/{}/melden", contribution.id),
        back: format!("/bijdragen/{}", contribution.id),
        reply: reply.map(|id| id.to_string()).unwrap_or_default(),
        quoted: text::markdown::excerpt(&quoted, 200),
        reason: fields.choices("reason", reasons),
        body: fields.area("body", 4, NOTE_LENGTH).optional(),
        own: contribution.content.visibility == Visibility::Organisation,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn reported_reply(
    tx: &mut Transaction,
    contribution: &Contribution,
    form: &Form,
) -> Result<Option<ReplyId>, Fault> {
    let id = form.get("reactie");
    if id.is_empty() {
        return Ok(None);
    }
    let id: ReplyId = id.parse().map_err(|_| Fault::not_found())?;
    let reply = replies::find(tx, contribution.id, id).await?.filter(|reply| reply.end.is_none());
    reply.map(|reply| Some(reply.id)).ok_or_else(Fault::not_found)
}

async fn send(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Report).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let reason = ReportReason::from_key(form.get("reason"));
    if reason.is_none() {
        errors.add("reason", p.t("exchange-report-reason-missing"));
    }
    let body = form.get("body");
    if reason == Some(ReportReason::Other) && body.is_empty() {
        errors.add("body", p.t("exchange-report-body-missing"));
    } else if body.chars().count() > NOTE_LENGTH {
        errors.add("body", p.t1("exchange-text-too-long", "most", p.number(&(NOTE_LENGTH as i64))));
    }
    let (Some(reason), true) = (reason, errors.is_empty()) else {
        return show(&visit, &mut tx, &contribution, &form, errors).await;
    };
    visit.limit(Limit::Publish, &person.to_string())?;
    let reply = reported_reply(&mut tx, &contribution, &form).await?;
    let new = reports::New { contribution: contribution.id, reply, person, reason, body, at: visit.now() };
    reports::add(&mut tx, &visit.house.ids, new).await?;
    tx.commit().await?;
    let notice = match contribution.content.visibility {
        Visibility::Organisation => "exchange-notice-reported-organisation",
        Visibility::Public | Visibility::Network => "exchange-notice-reported",
    };
    visit.done(&format!("/bijdragen/{}", contribution.id), notice)
}

#[derive(Template)]
#[template(path = "reports.html")]
struct Queue {
    p: Page,
    crumbs: Vec<Crumb>,
    open: Vec<ReportView>,
    decided: Vec<ReportView>,
}

struct ReportView {
    id: String,
    title: String,
    is_reply: bool,
    reason: String,
    when: String,
    body: String,
    outcome: String,
    decision: String,
    removed: bool,
}

fn view(p: &Page, report: &Report) -> ReportView {
    let outcome = match report.removed {
        None => "",
        Some(true) => p.t("exchange-report-outcome-removed"),
        Some(false) => p.t("exchange-report-outcome-kept"),
    };
    ReportView {
        id: report.id.to_string(),
        title: report.title.clone(),
        is_reply: report.reply.is_some(),
        reason: p.t(&format!("exchange-report-reason-{}", report.reason.key())).to_owned(),
        when: p.moment(&report.made_at),
        body: report.body.clone(),
        outcome: outcome.to_owned(),
        decision: report.decision.clone(),
        removed: report.removed == Some(true),
    }
}

/// Whether the queue is for this visitor.
pub(super) fn moderator(visit: &Visit) -> Result<(), Fault> {
    visit.person()?;
    if has_queue(&visit.actor) { Ok(()) } else { Err(Fault::forbidden()) }
}

fn queue_crumbs(p: &Page) -> Vec<Crumb> {
    vec![Crumb::to(p.t("exchange-manage"), "/beheer"), Crumb::here(p.t("exchange-reports-title"))]
}

async fn queue(visit: Visit) -> Answer {
    moderator(&visit)?;
    let mut tx = visit.house.db.read().await?;
    let (open, decided) =
        (reports::open(&mut tx, &visit.actor).await?, reports::decided(&mut tx, &visit.actor).await?);
    let p = visit.page();
    let views = |list: &[Report]| list.iter().map(|report| view(&p, report)).collect();
    visit.html(&Queue {
        crumbs: queue_crumbs(&p),
        open: views(&open),
        decided: views(&decided),
        p: visit.page(),
    })
}

#[derive(Template)]
#[template(path = "report.html")]
struct Look {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    report: ReportView,
    url: String,
    content: String,
    decision: ChoiceField,
    reason: Field,
    is_open: bool,
}

/// The report and what it is about. A moderator decides on what is within the network, and on what is public; what
/// only one organisation sees, its own administrators decide on.
async fn subject(visit: &Visit, tx: &mut Transaction, id: &str) -> Result<(Report, Contribution), Fault> {
    moderator(visit)?;
    let id: ReportId = id.parse().map_err(|_| Fault::not_found())?;
    let report = reports::find(tx, id).await?.ok_or_else(Fault::not_found)?;
    let contribution = contributions::find(tx, &visit.actor, report.contribution).await?;
    let contribution = contribution.filter(|c| may(&visit.actor, Permission::Moderate, c));
    Ok((report, contribution.ok_or_else(Fault::not_found)?))
}

async fn look(visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let (report, contribution) = subject(&visit, &mut tx, &id).await?;
    show_report(&visit, &mut tx, &report, &contribution, &Form::default(), Errors::default()).await
}

async fn show_report(
    visit: &Visit,
    tx: &mut Transaction,
    report: &Report,
    contribution: &Contribution,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let content = match report.reply {
        Some(id) => replies::find(tx, contribution.id, id).await?.map(|reply| reply.body).unwrap_or_default(),
        None => contribution.content.section(contribution.kind.main_section()).to_owned(),
    };
    let fields = Fields::new(&p, "exchange-decide", form, &errors);
    let choices = ["keep", "remove"].map(|key| {
        let label = p.t(&format!("exchange-decide-{key}")).to_owned();
        (key.to_owned(), label, String::new())
    });
    let mut crumbs = queue_crumbs(&p);
    if let Some(last) = crumbs.last_mut() {
        last.url = Some("/beheer/meldingen".into());
    }
    crumbs.push(Crumb::here(p.t("exchange-report-look")));
    let page = Look {
        crumbs,
        report: view(&p, report),
        url: format!("/bijdragen/{}", contribution.id),
        content: text::markdown::to_html(&content),
        decision: fields.choices("decision", choices),
        reason: fields.area("reason", 3, NOTE_LENGTH),
        is_open: report.ended_at.is_none(),
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn decide(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (report, contribution) = subject(&visit, &mut tx, &id).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    if !matches!(form.get("decision"), "keep" | "remove") {
        errors.add("decision", p.t("exchange-decide-decision-missing"));
    }
    let reason = form.get("reason");
    if reason.is_empty() {
        errors.add("reason", p.t("exchange-decide-reason-missing"));
    } else if reason.chars().count() > NOTE_LENGTH {
        errors.add("reason", p.t1("exchange-text-too-long", "most", p.number(&(NOTE_LENGTH as i64))));
    }
    if !errors.is_empty() {
        return show_report(&visit, &mut tx, &report, &contribution, &form, errors).await;
    }
    let (ids, now) = (&visit.house.ids, visit.now());
    let removed = form.get("decision") == "remove";
    if reports::decide(&mut tx, ids, &report, removed, reason, person, now).await? == 0 {
        return Err(Fault::conflict("exchange-fault-changed-meanwhile"));
    }
    match (removed, report.reply) {
        (true, Some(reply)) => {
            replies::end(&mut tx, ids, contribution.id, reply, ReplyEnd::Removed, reason, now).await?;
            if contribution.accepted_reply == Some(reply) {
                clear_answer(&visit, &mut tx, &contribution).await?;
            }
        }
        (true, None) => {
            contributions::step(&mut tx, ids, &contribution, Step::Remove, person, now).await?;
        }
        (false, _) => {}
    }
    tx.commit().await?;
    visit.done("/beheer/meldingen", "exchange-notice-decided")
}

/// A moderator who was wrong puts back what was removed.
async fn restore(visit: Visit, Path(id): Path<String>) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (report, contribution) = subject(&visit, &mut tx, &id).await?;
    if report.removed != Some(true) {
        return Err(Fault::conflict("exchange-fault-changed-meanwhile"));
    }
    let (ids, now) = (&visit.house.ids, visit.now());
    match report.reply {
        Some(reply) => replies::restore(&mut tx, ids, contribution.id, reply, now).await?,
        None => {
            contributions::step(&mut tx, ids, &contribution, Step::Restore, person, now).await?;
        }
    }
    let reason = visit.page().t("exchange-report-reversed").to_owned();
    reports::reverse(&mut tx, ids, &report, &reason, person, now).await?;
    tx.commit().await?;
    visit.done("/beheer/meldingen", "exchange-notice-restored")
}
