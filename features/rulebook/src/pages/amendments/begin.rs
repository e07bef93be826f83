//! Beginning an amendment, or a sub-amendment on one.

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::get,
};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::{
        amendment::AmendmentId,
        proposal::{EXPLANATION_LENGTH, Proposal, TITLE_LENGTH},
        version::{Edition, RuleText},
    },
    pages::{
        WRONG, afresh,
        amendments::{
            called_with, deadline, found_amended, found_for, list_crumbs, list_url, proceedings_and_voices,
            url,
        },
        submission, view,
    },
    permissions::amendments::{Permission, Proceedings, begins},
    store::{
        Signature,
        amendments::{
            self, Voice,
            change::{self, NewProposal},
        },
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendementen/nieuw", get(ask).post(begin))
        .route("/spelregels/{slug}/amendement/{id}/subamendement", get(ask_sub).post(begin_sub))
}

#[derive(Template)]
#[template(path = "amendment_begin.html")]
struct Begin {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    lead: String,
    lang: Option<&'static str>,
    deadline: String,
    url: String,
    back_url: String,
    submission: String,
    number: i64,
    name: Field,
    explanation: Field,
    organisation: Option<ChoiceField>,
}

/// What is begun: an amendment of a version, or on another amendment.
struct Start {
    text: RuleText,
    edition: Edition,
    proceedings: Proceedings,
    voices: Vec<Voice>,
    /// The amendment that is amended, and what it is called.
    on: Option<(AmendmentId, String)>,
}

async fn start(visit: &Visit, tx: &mut db::Transaction, slug: &str, wanted: &str) -> Result<Start, Fault> {
    let (text, edition) = found_amended(visit, tx, slug, wanted).await?;
    let (proceedings, voices) = proceedings_and_voices(visit, tx, &edition.version).await?;
    let ids: Vec<_> = voices.iter().map(|voice| voice.id).collect();
    if !begins(&visit.actor, proceedings, &ids) {
        return Err(match proceedings {
            _ if voices.is_empty() => Fault::forbidden(),
            Proceedings::Deciding => Fault::conflict("rulebook-fault-deadline"),
            _ => Fault::conflict("rulebook-fault-amendment-state"),
        });
    }
    Ok(Start { text, edition, proceedings, voices, on: None })
}

async fn start_sub(visit: &Visit, tx: &mut db::Transaction, slug: &str, id: &str) -> Result<Start, Fault> {
    let found = found_for(visit, tx, slug, id, Permission::Amend).await?;
    let on = Some((found.proposal.id, called_with(&visit.page(), &found.proposal)));
    Ok(Start {
        text: found.text,
        edition: found.edition,
        proceedings: found.proceedings,
        voices: found.voices,
        on,
    })
}

async fn ask(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    visit.person()?;
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let start = start(&visit, &mut tx, &slug, query.get("versie")).await?;
    drop(tx);
    show(&visit, &start, &Form::default(), Errors::default())
}

async fn ask_sub(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let start = start_sub(&visit, &mut tx, &slug, &id).await?;
    drop(tx);
    show(&visit, &start, &Form::default(), Errors::default())
}

/// The choice in whose name; nothing when there is only one.
pub(super) fn voice_field(fields: &Fields<'_>, name: &str, voices: &[Voice]) -> Option<ChoiceField> {
    let choices = voices.iter().map(|voice| (voice.id.to_string(), voice.name.clone(), String::new()));
    (voices.len() > 1).then(|| fields.choices(name, choices))
}

/// The organisation that a form names, or the only one for whom the visitor speaks.
pub(super) fn voice<'v>(form: &Form, name: &str, voices: &'v [Voice]) -> Option<&'v Voice> {
    match voices {
        [only] => Some(only),
        _ => voices.iter().find(|voice| voice.id.to_string() == form.get(name)),
    }
}

fn show(visit: &Visit, start: &Start, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let text = &start.text;
    let fields = Fields::new(&p, "rulebook-amendment-form", form, &errors);
    let title = match &start.on {
        None => p.t("rulebook-amendment-new").to_owned(),
        Some(_) => p.t("rulebook-subamendment-new").to_owned(),
    };
    let (form_url, back_url) = match &start.on {
        None => (format!("{}/nieuw", list_url(text)), list_url(text)),
        Some((on, _)) => (format!("{}/subamendement", url(text, *on)), url(text, *on)),
    };
    let page = Begin {
        crumbs: list_crumbs(&p, text, vec![Crumb::here(&title)]),
        lead: match &start.on {
            None => format!("{} · {}", text.title, view::version_name(&p, &start.edition.version)),
            Some((_, called)) => format!("{} · {called}", text.title),
        },
        lang: view::other_language(&p, text),
        deadline: deadline(&p, &start.edition.version, start.proceedings),
        url: form_url,
        back_url,
        submission: submission(visit, form).to_string(),
        number: start.edition.version.number,
        name: fields.text("title", TITLE_LENGTH),
        explanation: fields.area("explanation", 6, EXPLANATION_LENGTH).optional(),
        organisation: voice_field(&fields, "organisation", &start.voices),
        title,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// Whether title and explanation can be kept.
pub(super) fn judge(p: &Page, form: &Form, errors: &mut Errors) {
    let too_long = |most: usize| p.t1("rulebook-error-too-long", "most", most as i64);
    let title = form.get("title").chars().count();
    if title == 0 {
        errors.add("title", p.t("rulebook-error-amendment-title"));
    } else if title > TITLE_LENGTH {
        errors.add("title", too_long(TITLE_LENGTH));
    }
    if form.get("explanation").chars().count() > EXPLANATION_LENGTH {
        errors.add("explanation", too_long(EXPLANATION_LENGTH));
    }
}

async fn begin(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let start = start(&visit, &mut tx, &slug, form.get("versie")).await?;
    make(&visit, tx, start, &form).await
}

async fn begin_sub(visit: Visit, Path((slug, id)): Path<(String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let start = start_sub(&visit, &mut tx, &slug, &id).await?;
    make(&visit, tx, start, &form).await
}

async fn make(visit: &Visit, mut tx: db::Transaction, start: Start, form: &Form) -> Answer {
    let p = visit.page();
    let mut errors = Errors::default();
    judge(&p, form, &mut errors);
    let organisation = voice(form, "organisation", &start.voices);
    if organisation.is_none() {
        errors.add("organisation", p.t("rulebook-error-organisation"));
    }
    let (Some(organisation), true) = (organisation, errors.is_empty()) else {
        return show(visit, &start, form, errors);
    };
    // The identifier of the form is that of the amendment: sent twice, it is there already.
    let id = AmendmentId::new(submission(visit, form));
    let new = NewProposal {
        id,
        text: start.text.id,
        version: start.edition.version.id,
        on: start.on.as_ref().map(|(on, _)| *on),
        title: form.get("title"),
        explanation: form.get("explanation"),
    };
    let by =
        Signature { person: visit.person()?, organisation: organisation.id, reason: "", at: visit.now() };
    if !change::begin(&mut tx, new, by).await? {
        let before = amendments::find(&mut tx, &visit.actor, id).await?;
        let same = |before: Proposal| {
            before.title == form.get("title") && before.explanation == form.get("explanation")
        };
        if !before.is_some_and(same) {
            errors.add("title", p.t("rulebook-error-sent-before"));
            return show(visit, &start, &afresh(visit, form), errors);
        }
    }
    tx.commit().await?;
    visit.done(&format!("{}/bewerken", url(&start.text, id)), "rulebook-notice-amendment-begun")
}
