//! Giving more time to respond, while a consultation is open: for editors of the network.

use askama::Template;
use axum::{Router, extract::Path, http::StatusCode, routing::get};
use web::{Answer, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit, dates};

use crate::{
    pages::{
        WRONG,
        consultations::{Found, found_for, manage::typed},
    },
    permissions::consultation::ConsultationPermission,
    store::{consultations::life, follows},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/consultaties/{id}/verlengen", get(ask).post(extend))
}

#[derive(Template)]
#[template(path = "consultation_extend.html")]
struct Ask {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lang: Option<&'static str>,
    title: String,
    url: String,
    base: String,
    closes: String,
    reach: usize,
    closes_day: Field,
    closes_time: Field,
}

async fn ask(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Extend).await?;
    let reach = follows::reach(&mut tx, &visit.actor, found.text.id).await?;
    drop(tx);
    let (day, time) = typed(found.consultation.closes_at);
    let form = Form::from_pairs([("closes-day", day), ("closes-time", time)]);
    show(&visit, &found, reach, &form, Errors::default())
}

fn show(visit: &Visit, found: &Found, reach: usize, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-consult", form, &errors);
    let page = Ask {
        crumbs: found.crumbs(&p, p.t("rulebook-extend-title")),
        lang: found.lang(&p),
        title: found.consultation.title.clone(),
        url: found.url("verlengen"),
        base: found.consultation.url(),
        closes: p.t1("rulebook-extend-now", "moment", p.moment_in_zone(&found.consultation.closes_at)),
        reach,
        closes_day: fields.text("closes-day", 10),
        closes_time: fields.text("closes-time", 5),
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn extend(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Extend).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let closes_at = dates::instant_of(form.get("closes-day"), form.get("closes-time"));
    match closes_at {
        None => errors.add("closes-day", p.t("rulebook-error-moment")),
        Some(at) if at <= found.consultation.closes_at => {
            errors.add("closes-day", p.t("rulebook-error-not-later"));
        }
        Some(_) => {}
    }
    let Some(closes_at) = closes_at.filter(|_| errors.is_empty()) else {
        let reach = follows::reach(&mut tx, &visit.actor, found.text.id).await?;
        return show(&visit, &found, reach, &form, errors);
    };
    let (ids, by) = (&visit.house.ids, (person, visit.now()));
    if !life::extend(&mut tx, ids, found.consultation.id, closes_at, by).await? {
        return Err(Fault::conflict("rulebook-fault-consultation-state"));
    }
    tx.commit().await?;
    visit.done(&found.consultation.url(), "rulebook-notice-extended")
}
