//! One consultation: what is asked, until when, and what one can do.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Answer, Crumb, House, Page, Visit};

use crate::{
    model::consultation::ConsultationState,
    pages::{
        consultations::{Found, Names, found, kind, lines, speaker, state, window},
        crumbs, view,
    },
    permissions::consultation::ConsultationPermission,
    store::consultations::{self as stored, answers, results},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/consultaties/{id}", get(show))
}

/// A statement, with the node that it is about.
pub(crate) struct StatementRow {
    pub text: String,
    pub about: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "consultation.html")]
struct Show {
    p: Page,
    crumbs: Vec<Crumb>,
    lang: Option<&'static str>,
    title: String,
    state_key: &'static str,
    state: String,
    introduction: Vec<String>,
    facts: Vec<(String, String)>,
    text_title: String,
    version_url: String,
    url: String,
    statements: Vec<StatementRow>,
    can_respond: bool,
    /// Why the visitor cannot respond though it is open.
    members_only: bool,
    sign_in_url: String,
    /// What became of the visitor's own response.
    own: Option<String>,
    can_see_results: bool,
    can_see_answers: bool,
    is_completed: bool,
    can_change: bool,
    can_extend: bool,
    can_answer: bool,
    can_complete: bool,
    /// How many voices wait for an answer.
    waiting: i64,
}

async fn show(mut visit: Visit, Path(id): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found(&visit, &mut tx, &id).await?;
    let is_new = notices::is_new(&tx, &visit, found.consultation.id.0).await?;
    visit.waiting -= i64::from(is_new);
    let statements = stored::statements(&mut tx, found.consultation.id).await?;
    let own = speaker::own(&visit, &mut tx, &found).await?;
    let can = |permission| found.may(&visit, permission);
    let waiting = match can(ConsultationPermission::Answer) {
        true => answers::unanswered(&mut tx, found.consultation.id).await?,
        false => 0,
    };
    let p = visit.page();
    let facts = facts(&visit, &mut tx, &p, &found).await?;
    drop(tx);
    let names = Names::new(&found.text, &found.edition.tree);
    let now = visit.now();
    let here = found.consultation.state(now);
    let own = own.map(|respondent| {
        let when = p.moment(&respondent.changed_at);
        let key = if respondent.is_confirmed { "rulebook-own" } else { "rulebook-own-unconfirmed" };
        p.t1(key, "when", when)
    });
    let page = Show {
        crumbs: crumbs(&p, &found.text, vec![Crumb::here(&found.consultation.title)]),
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        state_key: here.key(),
        state: state(&p, here).to_owned(),
        introduction: lines(&found.consultation.introduction),
        facts,
        text_title: found.text.title.clone(),
        version_url: found.version_url(),
        url: found.consultation.url(),
        statements: statements
            .iter()
            .map(|statement| StatementRow {
                text: statement.text.clone(),
                about: statement.node.map(|node| names.link(node)).filter(|(name, _)| !name.is_empty()),
            })
            .collect(),
        can_respond: can(ConsultationPermission::Respond),
        members_only: here == ConsultationState::Open && !can(ConsultationPermission::Respond),
        sign_in_url: if visit.actor.is_signed_in() { String::new() } else { p.sign_in_url() },
        own,
        can_see_results: can(ConsultationPermission::SeeResults),
        can_see_answers: can(ConsultationPermission::SeeAnswers),
        is_completed: here == ConsultationState::Completed,
        can_change: can(ConsultationPermission::Change),
        can_extend: can(ConsultationPermission::Extend),
        can_answer: can(ConsultationPermission::Answer),
        can_complete: can(ConsultationPermission::Complete),
        waiting,
        p,
    };
    if is_new {
        notices::opened(&visit, found.consultation.id.0).await;
    }
    visit.html(&page)
}

async fn facts(
    visit: &Visit,
    tx: &mut db::Transaction,
    p: &Page,
    found: &Found,
) -> db::Result<Vec<(String, String)>> {
    let consultation = &found.consultation;
    let mut facts = vec![
        (p.t("rulebook-fact-window").to_owned(), window(p, consultation, visit.now())),
        (p.t("rulebook-fact-version").to_owned(), view::version_name(p, &found.edition.version)),
        (
            p.t("rulebook-fact-audience").to_owned(),
            p.t(&format!("rulebook-audience-{}", consultation.audience.key())).to_owned(),
        ),
        (
            p.t("rulebook-fact-results").to_owned(),
            p.t(if consultation.shown_during { "rulebook-shown-during" } else { "rulebook-shown-after" })
                .to_owned(),
        ),
    ];
    if found.may(visit, ConsultationPermission::SeeResults) {
        let counts = results::respondents(tx, consultation.id).await?;
        let total: i64 = counts.values().sum();
        let of_kind =
            counts.iter().map(|(of, count)| format!("{} {}", p.number(count), kind(p, *of).to_lowercase()));
        let of_kind: Vec<String> = of_kind.collect();
        let value = match total {
            0 => p.t("rulebook-respondents-none").to_owned(),
            _ => format!("{} ({})", p.number(&total), of_kind.join(", ")),
        };
        facts.push((p.t("rulebook-fact-respondents").to_owned(), value));
    }
    if let Some(at) = &consultation.completed_at {
        facts.push((p.t("rulebook-fact-completed").to_owned(), p.moment(at)));
    }
    Ok(facts)
}
