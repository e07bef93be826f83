//! Making a consultation, and changing it until it opens: for editors of the network.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use web::{
    Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Instant, Page, Visit, dates,
};

use crate::{
    model::{
        consultation::{Audience, ConsultationId, INTRODUCTION_LENGTH, TITLE_LENGTH},
        version::{Edition, RuleText},
    },
    pages::{
        WRONG,
        consultations::{Found, found_for},
        crumbs, found as found_version, signing, view,
    },
    permissions::consultation::{ConsultationPermission, may_begin},
    store::{
        Signature,
        consultations::{self as stored, Asked},
        follows,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/versie/{number}/consultatie", get(begin).post(add))
        .route("/consultaties/{id}/wijzigen", get(ask).post(change))
        .route("/consultaties/{id}/verwijderen", post(remove))
}

#[derive(Template)]
#[template(path = "consultation_form.html")]
struct Sheet {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    about: String,
    url: String,
    back_url: String,
    button: String,
    /// How many people will be told when it opens.
    reach: usize,
    name: Field,
    introduction: Field,
    opens_day: Field,
    opens_time: Field,
    closes_day: Field,
    closes_time: Field,
    audience: ChoiceField,
    results: ChoiceField,
}

/// What was typed, as it will be kept.
struct Read {
    title: String,
    introduction: String,
    audience: Audience,
    shown_during: bool,
    opens_at: Instant,
    closes_at: Instant,
}

impl Read {
    fn asked(&self) -> Asked<'_> {
        Asked {
            title: &self.title,
            introduction: &self.introduction,
            audience: self.audience,
            shown_during: self.shown_during,
            opens_at: self.opens_at,
            closes_at: self.closes_at,
        }
    }
}

/// The version, when the visitor may begin a consultation on it.
async fn consulted(
    visit: &Visit,
    tx: &mut db::Transaction,
    slug: &str,
    number: &str,
) -> Result<(RuleText, Edition), Fault> {
    let (text, edition) = found_version(visit, tx, slug, number).await?;
    if may_begin(&visit.actor, edition.version.state) {
        Ok((text, edition))
    } else if crate::permissions::manages(&visit.actor) {
        Err(Fault::conflict("rulebook-fault-state"))
    } else {
        Err(Fault::forbidden())
    }
}

async fn begin(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = consulted(&visit, &mut tx, &slug, &number).await?;
    let reach = follows::reach(&mut tx, &visit.actor, text.id).await?;
    drop(tx);
    let form = Form::from_pairs([
        ("opens-time", "09:00"),
        ("closes-time", "23:59"),
        ("audience", Audience::Everybody.key()),
        ("results", "after"),
    ]);
    show_new(&visit, &text, &edition, reach, &form, Errors::default())
}

fn show_new(
    visit: &Visit,
    text: &RuleText,
    edition: &Edition,
    reach: usize,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let url = view::version_url(text, &edition.version);
    let title = p.t("rulebook-consultation-new").to_owned();
    let crumbs = crumbs(&p, text, vec![Crumb::here(&title)]);
    let about = p.t1("rulebook-consultation-new-about", "version", view::version_name(&p, &edition.version));
    let button = p.t("rulebook-consultation-new-button").to_owned();
    sheet(visit, crumbs, (title, about, button, reach), (format!("{url}/consultatie"), url), form, errors)
}

fn sheet(
    visit: &Visit,
    crumbs: Vec<Crumb>,
    (title, about, button, reach): (String, String, String, usize),
    (url, back_url): (String, String),
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-consult", form, &errors);
    let audiences = Audience::ALL.iter().map(|audience| {
        let key = audience.key();
        (key.to_owned(), p.t(&format!("rulebook-audience-{key}")).to_owned(), String::new())
    });
    let shown = [("during", "rulebook-shown-during"), ("after", "rulebook-shown-after")]
        .map(|(value, key)| (value.to_owned(), p.t(key).to_owned(), String::new()));
    let page = Sheet {
        crumbs,
        title,
        about,
        url,
        back_url,
        button,
        reach,
        name: fields.text("title", TITLE_LENGTH),
        introduction: fields.area("introduction", 8, INTRODUCTION_LENGTH),
        opens_day: fields.text("opens-day", 10),
        opens_time: fields.text("opens-time", 5),
        closes_day: fields.text("closes-day", 10),
        closes_time: fields.text("closes-time", 5),
        audience: fields.choices("audience", audiences),
        results: fields.choices("results", shown),
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// Reads the form; nothing when something in it is wrong.
fn read(p: &Page, form: &Form, now: Instant, errors: &mut Errors) -> Option<Read> {
    let title = form.line("title");
    if title.is_empty() {
        errors.add("title", p.t("rulebook-error-consultation-title"));
    } else if title.chars().count() > TITLE_LENGTH {
        errors.add("title", p.t1("rulebook-error-too-long", "most", TITLE_LENGTH as i64));
    }
    let introduction = form.get("introduction").to_owned();
    if introduction.is_empty() {
        errors.add("introduction", p.t("rulebook-error-introduction"));
    } else if introduction.chars().count() > INTRODUCTION_LENGTH {
        errors.add("introduction", p.t1("rulebook-error-too-long", "most", INTRODUCTION_LENGTH as i64));
    }
    let moment = |day: &str, time: &str, errors: &mut Errors| {
        let at = dates::instant_of(form.get(day), form.get(time));
        if at.is_none() {
            errors.add(day, p.t("rulebook-error-moment"));
        }
        at
    };
    let opens_at = moment("opens-day", "opens-time", errors);
    let closes_at = moment("closes-day", "closes-time", errors);
    if opens_at.is_some_and(|at| at <= now) {
        errors.add("opens-day", p.t("rulebook-error-past"));
    }
    if let (Some(opens_at), Some(closes_at)) = (opens_at, closes_at)
        && closes_at <= opens_at
    {
        errors.add("closes-day", p.t("rulebook-error-closes"));
    }
    let audience = Audience::from_key(form.get("audience"));
    if audience.is_none() {
        errors.add("audience", p.t("rulebook-error-audience"));
    }
    let shown_during = match form.get("results") {
        "during" => Some(true),
        "after" => Some(false),
        _ => None,
    };
    if shown_during.is_none() {
        errors.add("results", p.t("rulebook-error-results"));
    }
    let (opens_at, closes_at, audience, shown_during) = (opens_at?, closes_at?, audience?, shown_during?);
    errors.is_empty().then_some(Read { title, introduction, audience, shown_during, opens_at, closes_at })
}

async fn add(visit: Visit, Path((slug, number)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = consulted(&visit, &mut tx, &slug, &number).await?;
    let mut errors = Errors::default();
    let now = visit.now();
    let Some(read) = read(&visit.page(), &form, now, &mut errors) else {
        let reach = follows::reach(&mut tx, &visit.actor, text.id).await?;
        return show_new(&visit, &text, &edition, reach, &form, errors);
    };
    let by = Signature { person, organisation: signing(&visit)?, reason: "", at: now };
    let id = ConsultationId(visit.house.ids.new_id());
    let ids = &visit.house.ids;
    stored::add(&mut tx, ids, id, (text.id, edition.version.id), &read.asked(), by).await?;
    tx.commit().await?;
    visit.done(&format!("/consultaties/{id}/stellingen"), "rulebook-notice-consultation")
}

async fn ask(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    let reach = follows::reach(&mut tx, &visit.actor, found.text.id).await?;
    drop(tx);
    let consultation = &found.consultation;
    let (opens_day, opens_time) = typed(consultation.opens_at);
    let (closes_day, closes_time) = typed(consultation.closes_at);
    let form = Form::from_pairs([
        ("title", consultation.title.clone()),
        ("introduction", consultation.introduction.clone()),
        ("opens-day", opens_day),
        ("opens-time", opens_time),
        ("closes-day", closes_day),
        ("closes-time", closes_time),
        ("audience", consultation.audience.key().to_owned()),
        ("results", if consultation.shown_during { "during" } else { "after" }.to_owned()),
    ]);
    show_change(&visit, &found, reach, &form, Errors::default())
}

/// An instant as the day and the time that a form holds.
pub(crate) fn typed(at: Instant) -> (String, String) {
    let day = dates::date_of(at);
    let minutes = (at - dates::start_of(day)) / web::MINUTE;
    let guess = |shift: i64| format!("{:02}:{:02}", (minutes + shift) / 60, (minutes + shift) % 60);
    // On a day on which the clock is changed, the time of the day is not the time since midnight.
    let time = [0, 60, -60].map(guess).into_iter().find(|time| {
        dates::instant_of(&day.to_string(), time).is_some_and(|there| (there - at).abs() < web::MINUTE)
    });
    (day.to_string(), time.unwrap_or_default())
}

fn show_change(visit: &Visit, found: &Found, reach: usize, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let title = p.t("rulebook-consultation-change").to_owned();
    let words = (
        title.clone(),
        p.t("rulebook-consultation-change-about").to_owned(),
        p.t("rulebook-save").to_owned(),
        reach,
    );
    let urls = (found.url("wijzigen"), found.consultation.url());
    sheet(visit, found.crumbs(&p, &title), words, urls, form, errors)
}

async fn change(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    let mut errors = Errors::default();
    let now = visit.now();
    let Some(read) = read(&visit.page(), &form, now, &mut errors) else {
        let reach = follows::reach(&mut tx, &visit.actor, found.text.id).await?;
        return show_change(&visit, &found, reach, &form, errors);
    };
    if !stored::change(&mut tx, &visit.house.ids, found.consultation.id, &read.asked(), now).await? {
        return Err(Fault::conflict("rulebook-fault-consultation-state"));
    }
    tx.commit().await?;
    visit.done(&found.consultation.url(), "rulebook-notice-saved")
}

async fn remove(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    if !stored::remove(&mut tx, found.consultation.id, visit.now()).await? {
        return Err(Fault::conflict("rulebook-fault-consultation-state"));
    }
    tx.commit().await?;
    visit.done(&found.version_url(), "rulebook-notice-consultation-removed")
}
