//! Giving more time for amendments, while the deadline has not passed: for who may lay a version before the assembly.

use askama::Template;
use axum::{Router, extract::Path, http::StatusCode, routing::get};
use db::Transaction;
use web::{
    Answer, Crumb, DAY, Errors, Fault, Field, Fields, Form, HOUR, House, Instant, MINUTE, Page, Visit, dates,
};

use crate::{
    model::version::{Edition, RuleText},
    pages::{WRONG, amendments::list_crumbs, consultations::manage::typed, found_for, view},
    permissions::Permission,
    store::{follows, versions},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/versie/{number}/termijn", get(ask).post(extend))
}

#[derive(Template)]
#[template(path = "rule_deadline.html")]
struct Ask {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    lang: Option<&'static str>,
    version: (String, String),
    now: String,
    left: String,
    reach: usize,
    url: String,
    day: Field,
    time: Field,
}

/// The version of which the deadline can still be moved, and that deadline.
async fn start(
    visit: &Visit,
    tx: &mut Transaction,
    slug: &str,
    number: &str,
) -> Result<(RuleText, Edition, Instant), Fault> {
    let (text, edition) = found_for(visit, tx, slug, number, Permission::Extend).await?;
    let open = edition.version.amendments_until.filter(|until| visit.now() <= *until);
    let until = open.ok_or_else(|| Fault::conflict("rulebook-fault-deadline"))?;
    Ok((text, edition, until))
}

async fn ask(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition, until) = start(&visit, &mut tx, &slug, &number).await?;
    let reach = follows::reach(&mut tx, &visit.actor, text.id).await?;
    drop(tx);
    let (day, time) = typed(until);
    let form = Form::from_pairs([("day", day), ("time", time)]);
    show(&visit, (&text, &edition, until), reach, &form, Errors::default())
}

/// How long it is until an instant, in words.
fn left(p: &Page, span: i64) -> String {
    match span {
        span if span >= DAY => p.t2("rulebook-left-days", "days", span / DAY, "hours", span % DAY / HOUR),
        span if span >= HOUR => {
            p.t2("rulebook-left-hours", "hours", span / HOUR, "minutes", span % HOUR / MINUTE)
        }
        span => p.t1("rulebook-left-minutes", "minutes", span.max(0) / MINUTE),
    }
}

fn show(
    visit: &Visit,
    (text, edition, until): (&RuleText, &Edition, Instant),
    reach: usize,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-form-propose", form, &errors);
    let url = view::version_url(text, &edition.version);
    let name = view::version_name(&p, &edition.version);
    let page = Ask {
        crumbs: list_crumbs(&p, text, vec![Crumb::here(p.t("rulebook-extend-title"))]),
        title: text.title.clone(),
        lang: view::other_language(&p, text),
        now: p.t1("rulebook-deadline-now", "moment", p.moment_in_zone(&until)),
        left: left(&p, until - visit.now()),
        reach,
        day: fields.text("day", 10),
        time: fields.text("time", 5),
        url: format!("{url}/termijn"),
        version: (name, url),
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn extend(visit: Visit, Path((slug, number)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (text, edition, until) = start(&visit, &mut tx, &slug, &number).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let later = dates::instant_of(form.get("day").trim(), form.get("time").trim());
    match later {
        None => errors.add("day", p.t("rulebook-error-moment")),
        Some(later) if later <= until => errors.add("day", p.t("rulebook-error-not-later")),
        Some(_) => {}
    }
    let Some(later) = later.filter(|_| errors.is_empty()) else {
        let reach = follows::reach(&mut tx, &visit.actor, text.id).await?;
        return show(&visit, (&text, &edition, until), reach, &form, errors);
    };
    let (ids, by) = (&visit.house.ids, (person, visit.now()));
    if !versions::extend(&mut tx, ids, edition.version.id, later, by).await? {
        return Err(Fault::conflict("rulebook-fault-deadline"));
    }
    tx.commit().await?;
    let list = format!("{}/amendementen?versie={}", text.url(), edition.version.number);
    visit.done(&list, "rulebook-notice-deadline")
}
