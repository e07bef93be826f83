//! The link in the mail to somebody who responded by address: it confirms the address, and leads back to the response.

use askama::Template;
use axum::{Router, extract::Path, http::StatusCode, routing::get};
use db::Transaction;
use web::{Answer, Fault, House, Page, Visit, see_other};

use crate::{
    model::consultation::{ConsultationState, Respondent},
    pages::consultations::{
        Found, Names, found, numbered, speaker,
        voices::{VoiceView, said},
    },
    store::consultations::{self as stored, respondents, voices},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/consultaties/reactie/{secret}", get(arrive).post(enter))
}

/// What somebody chose: the statement, the point, why.
struct Chose {
    statement: String,
    point: String,
    explanation: Vec<String>,
}

#[derive(Template)]
#[template(path = "consultation_link.html")]
struct Arrive {
    p: Page,
    lang: Option<&'static str>,
    title: String,
    secret: String,
    is_confirmed: bool,
    chosen: Vec<Chose>,
    comments: Vec<VoiceView>,
}

#[derive(Template)]
#[template(path = "consultation_link_refused.html")]
struct Refused {
    p: Page,
}

/// The response that the link leads to, with its consultation. Nothing for a link that works no longer.
async fn behind(
    visit: &Visit,
    tx: &mut Transaction,
    secret: &str,
) -> Result<Option<(Found, Respondent)>, Fault> {
    let Some(respondent) = respondents::of_mail(tx, secret, visit.now()).await? else { return Ok(None) };
    let found = found(visit, tx, &respondent.consultation.to_string()).await?;
    let is_late = found.consultation.state(visit.now()) == ConsultationState::Completed;
    // After completion nothing is added any more to what was answered.
    Ok((respondent.is_confirmed || !is_late).then_some((found, respondent)))
}

fn refused(visit: &Visit) -> Answer {
    visit.html_with(StatusCode::GONE, &Refused { p: visit.page() })
}

/// Shows a button: mail programs that open links by themselves must not use it up.
async fn arrive(visit: Visit, Path(secret): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let Some((found, respondent)) = behind(&visit, &mut tx, &secret).await? else { return refused(&visit) };
    let statements = stored::statements(&mut tx, found.consultation.id).await?;
    let chosen = respondents::chosen(&mut tx, respondent.id).await?;
    let comments = voices::of_respondent(&mut tx, respondent.id).await?;
    let p = visit.page();
    let names = Names::new(&found.text, &found.edition.tree);
    let chose = numbered(&statements).filter_map(|(number, statement)| {
        let chosen = chosen.get(&statement.id)?;
        Some(Chose {
            statement: format!("{number}. {}", statement.text),
            point: p.t(&format!("rulebook-point-{}", chosen.agreement)).to_owned(),
            explanation: super::lines(&chosen.explanation),
        })
    });
    let page = Arrive {
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        secret,
        is_confirmed: respondent.is_confirmed,
        chosen: chose.collect(),
        comments: comments.iter().map(|voice| said(&p, &names, voice)).collect(),
        p: visit.page(),
    };
    visit.html(&page)
}

async fn enter(visit: Visit, Path(secret): Path<String>) -> Answer {
    let mut tx = visit.house.db.write().await?;
    let Some((found, respondent)) = behind(&visit, &mut tx, &secret).await? else { return refused(&visit) };
    let browser = speaker::browser_secret(&visit);
    let notice = if respondent.is_confirmed {
        respondents::enter(&mut tx, respondent.id, &browser).await?;
        ""
    } else {
        respondents::confirm(&mut tx, &respondent, &secret, &browser, visit.now()).await?;
        "rulebook-notice-confirmed"
    };
    tx.commit().await?;
    let mut response = match notice {
        "" => see_other(&found.consultation.url()),
        notice => visit.done(&found.consultation.url(), notice)?,
    };
    speaker::give(&visit, &mut response, &browser);
    Ok(response)
}
