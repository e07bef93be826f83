//! Completing a consultation: its answers are published. Refused while a voice has no answer, with a list of those.

use askama::Template;
use axum::{Router, extract::Path, http::StatusCode, routing::get};
use db::Transaction;
use web::{Answer, Crumb, Fault, House, Page, Visit};

use crate::{
    pages::{
        WRONG,
        consultations::{
            Found, Names,
            answer::GroupRow,
            found_for,
            voices::{VoiceView, said},
        },
    },
    permissions::consultation::ConsultationPermission,
    store::consultations::{
        answers, life, told,
        voices::{self, Filter},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/consultaties/{id}/afronden", get(ask).post(complete))
}

/// How many of those without an answer are shown.
const SOME: i64 = 20;

#[derive(Template)]
#[template(path = "consultation_complete.html")]
struct Ask {
    p: Page,
    crumbs: Vec<Crumb>,
    lang: Option<&'static str>,
    title: String,
    url: String,
    base: String,
    /// How many voices have no answer.
    missing: i64,
    /// Whether it was refused just now.
    is_refused: bool,
    voices: Vec<VoiceView>,
    groups: Vec<GroupRow>,
    /// How many people will read of it in their digest, and how many guests get a mail.
    reach: (usize, i64),
}

async fn ask(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Complete).await?;
    show(&visit, &mut tx, &found, false).await
}

async fn show(visit: &Visit, tx: &mut Transaction, found: &Found, is_refused: bool) -> Answer {
    let consultation = found.consultation.id;
    let missing = answers::unanswered(tx, consultation).await?;
    let filter = Filter { unanswered: Some(true), ..Filter::default() };
    let some = voices::list(tx, consultation, &filter, SOME, 0).await?;
    let groups = answers::groups(tx, consultation).await?;
    let p = visit.page();
    let names = Names::new(&found.text, &found.edition.tree);
    let open = groups.iter().filter(|group| group.outcome.is_none() && group.count > 0);
    let page = Ask {
        crumbs: found.crumbs(&p, p.t("rulebook-complete-title")),
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        url: found.url("afronden"),
        base: found.consultation.url(),
        missing,
        is_refused,
        voices: some.iter().map(|voice| said(&p, &names, voice)).collect(),
        groups: open
            .map(|group| GroupRow {
                title: group.title.clone(),
                url: found.url(&format!("groepen/{}", group.id)),
                count: group.count,
                outcome: None,
            })
            .collect(),
        reach: told::reach_of_end(tx, &visit.actor, consultation, found.text.id).await?,
        p: visit.page(),
    };
    visit.html_with(if is_refused { WRONG } else { StatusCode::OK }, &page)
}

async fn complete(visit: Visit, Path(id): Path<String>) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Complete).await?;
    let ids = &visit.house.ids;
    if !life::complete(&mut tx, ids, found.consultation.id, person, visit.now()).await? {
        if answers::unanswered(&mut tx, found.consultation.id).await? == 0 {
            return Err(Fault::conflict("rulebook-fault-consultation-state"));
        }
        return show(&visit, &mut tx, &found, true).await;
    }
    tx.commit().await?;
    visit.done(&found.url("nota"), "rulebook-notice-completed")
}
