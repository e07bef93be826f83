//! Replying, changing and taking back a reply, accepting one as the answer.

use askama::Template;
use axum::{
    Router,
    extract::{Path, Query},
    http::StatusCode,
    routing::{get, post},
};
use db::Transaction;
use serde::Deserialize;
use web::{
    Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Limit, OrganisationId, Page,
    Visit, see_other,
};

use crate::{
    model::{Contribution, Kind, REPLY_LENGTH, Reply, ReplyEnd, ReplyId, Step, may_change_reply},
    pages::{FORM, WRONG, around, found, found_for, sent, submission},
    permissions::Permission,
    store::{
        audience, contributions, replies,
        submissions::{self, Taken},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/bijdragen/{id}/reageren", get(ask).post(send))
        .route("/bijdragen/{id}/reacties/{reply}/wijzigen", get(ask_change).post(change))
        .route("/bijdragen/{id}/reacties/{reply}/intrekken", get(ask_withdraw).post(withdraw))
        .route("/bijdragen/{id}/reacties/{reply}/antwoord", post(accept))
        .route("/bijdragen/{id}/geen-antwoord", post(unaccept))
}

#[derive(Template)]
#[template(path = "reply_form.html")]
struct ReplyForm {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    action: String,
    back: String,
    body: Field,
    organisations: Option<ChoiceField>,
    submission: String,
    parent: String,
    version: String,
    /// The text that somebody else saved meanwhile.
    theirs: String,
    quoted: String,
    /// How many people find it in their overview; of a new reply.
    reach: Option<usize>,
}

#[derive(Deserialize)]
struct On {
    #[serde(default)]
    op: String,
}

pub(crate) fn crumbs(p: &Page, contribution: &Contribution, here: &str) -> Vec<Crumb> {
    vec![
        Crumb::to(p.t("exchange-menu"), "/bijdragen"),
        Crumb::to(&contribution.content.title, format!("/bijdragen/{}", contribution.id)),
        Crumb::here(here),
    ]
}

async fn ask(visit: Visit, Path(id): Path<String>, Query(on): Query<On>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Reply).await?;
    let form = Form::from_pairs([("op", on.op)]);
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
    let parent = parent_of(tx, contribution, form.get("op")).await?;
    let fields = Fields::new(&p, "exchange-reply", form, &errors);
    let title = p.t(if parent.is_some() { "exchange-reply-answer-title" } else { "exchange-reply-title" });
    let page = ReplyForm {
        crumbs: crumbs(&p, contribution, title),
        title: title.to_owned(),
        action: format!("/bijdragen/{}/reageren", contribution.id),
        back: format!("/bijdragen/{}#reacties", contribution.id),
        body: fields.area("body", 8, REPLY_LENGTH),
        organisations: Some(around::organisations(&p, &visit.actor, &fields, None)),
        submission: submission(visit, form).to_string(),
        parent: parent.as_ref().map(|reply| reply.id.to_string()).unwrap_or_default(),
        version: String::new(),
        theirs: String::new(),
        quoted: parent.map(|reply| text::markdown::excerpt(&reply.body, 200)).unwrap_or_default(),
        reach: Some(audience::reach_of_change(tx, &visit.actor, contribution).await?),
        errors,
        p,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// The reply that is answered: of this contribution, alive, and itself no answer to another.
pub(crate) async fn parent_of(
    tx: &mut Transaction,
    contribution: &Contribution,
    id: &str,
) -> Result<Option<Reply>, Fault> {
    let Ok(id) = id.parse() else { return Ok(None) };
    let reply = replies::find(tx, contribution.id, id).await?;
    Ok(reply.filter(|reply| reply.end.is_none() && reply.parent.is_none()))
}

/// In whose name, out of the form: one of the actor's own organisations.
pub(crate) fn organisation_in(visit: &Visit, form: &Form) -> Option<OrganisationId> {
    let id = form.get("organisatie").parse().ok()?;
    visit.actor.belongs_to(id).then_some(id)
}

/// What is wrong with the text of a reply.
pub(crate) fn check_body(p: &Page, body: &str, errors: &mut Errors) {
    if body.is_empty() {
        errors.add("body", p.t("exchange-reply-body-missing"));
    } else if body.chars().count() > REPLY_LENGTH {
        errors.add("body", p.t1("exchange-text-too-long", "most", p.number(&(REPLY_LENGTH as i64))));
    }
}

async fn send(visit: Visit, Path(id): Path<String>, mut form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::Reply).await?;
    let mut errors = Errors::default();
    check_body(&visit.page(), form.get("body"), &mut errors);
    let organisation = organisation_in(&visit, &form);
    if organisation.is_none() {
        errors.add("organisatie", visit.page().t("exchange-organisation-missing"));
    }
    let (Some(organisation), true) = (organisation, errors.is_empty()) else {
        return show(&visit, &mut tx, &contribution, &form, errors).await;
    };
    visit.limit(Limit::Publish, &person.to_string())?;
    let reply = ReplyId(visit.house.ids.new_id());
    let result = format!("/bijdragen/{}#reactie-{reply}", contribution.id);
    let sent = sent(&visit, person, &form, &[]);
    match submissions::take(&mut tx, &sent, &result, visit.now()).await? {
        Taken::New => {}
        Taken::Before(result) => return Ok(see_other(&result)),
        Taken::Other(_) => {
            form.set(FORM, visit.house.ids.new_id().to_string());
            errors.add("body", visit.page().t("exchange-reply-sent-before"));
            return show(&visit, &mut tx, &contribution, &form, errors).await;
        }
    }
    let parent = parent_of(&mut tx, &contribution, form.get("op")).await?.map(|reply| reply.id);
    let (body, at) = (form.get("body"), visit.now());
    let new =
        replies::New { id: reply, contribution: contribution.id, parent, person, organisation, body, at };
    replies::add(&mut tx, &visit.house.ids, new).await?;
    tx.commit().await?;
    visit.done(&result, "exchange-notice-reply-sent")
}

async fn found_reply(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    reply: &str,
) -> Result<(Contribution, Reply), Fault> {
    let contribution = found(visit, tx, id).await?;
    let reply = reply.parse().map_err(|_| Fault::not_found())?;
    let reply = replies::find(tx, contribution.id, reply).await?.ok_or_else(Fault::not_found)?;
    Ok((contribution, reply))
}

/// The same, when the actor may change it.
async fn own_reply(
    visit: &Visit,
    tx: &mut Transaction,
    id: &str,
    reply: &str,
) -> Result<(Contribution, Reply), Fault> {
    visit.person()?;
    let (contribution, reply) = found_reply(visit, tx, id, reply).await?;
    if !may_change_reply(&visit.actor, &reply) {
        return Err(Fault::forbidden());
    }
    Ok((contribution, reply))
}

async fn ask_change(visit: Visit, Path((id, reply)): Path<(String, String)>) -> Answer {
    let (contribution, reply) = own_reply(&visit, &mut visit.house.db.read().await?, &id, &reply).await?;
    let form = Form::from_pairs([("body", reply.body.clone()), ("versie", reply.version.to_string())]);
    show_change(&visit, &contribution, &reply, &form, Errors::default())
}

fn show_change(
    visit: &Visit,
    contribution: &Contribution,
    reply: &Reply,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "exchange-reply", form, &errors);
    let title = p.t("exchange-reply-change-title");
    let is_stale = form.get("versie") != reply.version.to_string();
    let page = ReplyForm {
        crumbs: crumbs(&p, contribution, title),
        title: title.to_owned(),
        action: format!("/bijdragen/{}/reacties/{}/wijzigen", contribution.id, reply.id),
        back: format!("/bijdragen/{}#reactie-{}", contribution.id, reply.id),
        body: fields.area("body", 8, REPLY_LENGTH),
        organisations: None,
        submission: String::new(),
        parent: String::new(),
        version: reply.version.to_string(),
        theirs: if is_stale { reply.body.clone() } else { String::new() },
        quoted: String::new(),
        reach: None,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn change(visit: Visit, Path((id, reply)): Path<(String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (contribution, reply) = own_reply(&visit, &mut tx, &id, &reply).await?;
    let mut errors = Errors::default();
    check_body(&visit.page(), form.get("body"), &mut errors);
    if form.get("versie") != reply.version.to_string() {
        errors.add("body", visit.page().t("exchange-reply-stale"));
    }
    if !errors.is_empty() {
        return show_change(&visit, &contribution, &reply, &form, errors);
    }
    if !replies::change(&mut tx, &visit.house.ids, &reply, form.get("body"), visit.now()).await? {
        return Err(Fault::conflict("exchange-fault-changed-meanwhile"));
    }
    tx.commit().await?;
    visit.done(
        &format!("/bijdragen/{}#reactie-{}", contribution.id, reply.id),
        "exchange-notice-reply-changed",
    )
}

#[derive(Template)]
#[template(path = "reply_withdraw.html")]
pub(crate) struct Confirm {
    pub p: Page,
    pub crumbs: Vec<Crumb>,
    pub title: String,
    pub text: String,
    pub action: String,
    pub button: String,
    pub back: String,
}

async fn ask_withdraw(visit: Visit, Path((id, reply)): Path<(String, String)>) -> Answer {
    let (contribution, reply) = own_reply(&visit, &mut visit.house.db.read().await?, &id, &reply).await?;
    let p = visit.page();
    let title = p.t("exchange-reply-withdraw-title").to_owned();
    visit.html(&Confirm {
        crumbs: crumbs(&p, &contribution, &title),
        text: p.t("exchange-reply-withdraw-text").to_owned(),
        action: format!("/bijdragen/{}/reacties/{}/intrekken", contribution.id, reply.id),
        button: p.t("exchange-reply-withdraw-submit").to_owned(),
        back: format!("/bijdragen/{}#reactie-{}", contribution.id, reply.id),
        title,
        p,
    })
}

async fn withdraw(visit: Visit, Path((id, reply)): Path<(String, String)>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (contribution, reply) = own_reply(&visit, &mut tx, &id, &reply).await?;
    let (ids, now) = (&visit.house.ids, visit.now());
    replies::end(&mut tx, ids, contribution.id, reply.id, ReplyEnd::Withdrawn, "", now).await?;
    if contribution.accepted_reply == Some(reply.id) {
        clear_answer(&visit, &mut tx, &contribution).await?;
    }
    tx.commit().await?;
    visit.done(&format!("/bijdragen/{}#reacties", contribution.id), "exchange-notice-reply-withdrawn")
}

async fn accept(visit: Visit, Path((id, reply)): Path<(String, String)>) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::AcceptReply).await?;
    let (_, reply) = found_reply(&visit, &mut tx, &id, &reply).await?;
    if reply.end.is_some() || contribution.kind != Kind::Question {
        return Err(Fault::conflict("exchange-fault-changed-meanwhile"));
    }
    replies::accept(&mut tx, contribution.id, Some(reply.id)).await?;
    if contribution.after(Step::Answer).is_some() {
        let (ids, now) = (&visit.house.ids, visit.now());
        contributions::step(&mut tx, ids, &contribution, Step::Answer, person, now).await?;
    }
    tx.commit().await?;
    visit.done(&format!("/bijdragen/{}#antwoord", contribution.id), "exchange-notice-answer-accepted")
}

async fn unaccept(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let contribution = found_for(&visit, &mut tx, &id, Permission::AcceptReply).await?;
    clear_answer(&visit, &mut tx, &contribution).await?;
    tx.commit().await?;
    visit.done(&format!("/bijdragen/{}#reacties", contribution.id), "exchange-notice-answer-taken-back")
}

/// Takes the accepted answer back; a question that was answered is open again.
pub(crate) async fn clear_answer(
    visit: &Visit,
    tx: &mut Transaction,
    contribution: &Contribution,
) -> Result<(), Fault> {
    replies::accept(tx, contribution.id, None).await?;
    if contribution.after(Step::Unanswer).is_some() {
        let (ids, by, now) = (&visit.house.ids, visit.person()?, visit.now());
        contributions::step(tx, ids, contribution, Step::Unanswer, by, now).await?;
    }
    Ok(())
}
