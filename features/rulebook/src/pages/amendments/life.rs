//! Submitting an amendment, taking it back, throwing a draft away.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Fields, Form, House, OrganisationId, Page, Visit};

use crate::{
    pages::{
        WRONG,
        amendments::{Found, called, deadline, found_for, list_url, wording},
        view,
    },
    permissions::amendments::Permission,
    store::{
        Signature,
        amendments::{change, shown},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendement/{id}/indienen", get(ask_submit).post(submit))
        .route("/spelregels/{slug}/amendement/{id}/intrekken", get(ask_withdraw).post(withdraw))
        .route("/spelregels/{slug}/amendement/{id}/weggooien", get(ask_discard).post(discard))
}

#[derive(Template)]
#[template(path = "amendment_submit.html")]
struct Submit {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    called: String,
    title: String,
    lang: Option<&'static str>,
    deadline: String,
    organisations: Option<ChoiceField>,
    organisation: String,
    points: Vec<wording::Point>,
    url: String,
    reach: usize,
}

async fn ask_submit(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Submit).await?;
    let reach = found.reach(&visit, &mut tx, shown::SUBMITTED).await?;
    drop(tx);
    let form = Form::from_pairs([("organisations", found.proposal.organisation.to_string())]);
    show_submit(&visit, &found, reach, &form, Errors::default())
}

fn show_submit(visit: &Visit, found: &Found, reach: usize, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-amendment-form", form, &errors);
    let choices = found.voices.iter().map(|voice| (voice.id.to_string(), voice.name.clone(), String::new()));
    let page = Submit {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-amendment-submit"))]),
        called: called(&p, &found.proposal),
        title: found.proposal.title.clone(),
        lang: view::other_language(&p, &found.text),
        deadline: deadline(&p, &found.edition.version, found.proceedings),
        organisations: (found.voices.len() > 1).then(|| fields.choices("organisations", choices)),
        organisation: found.proposal.organisation_name.clone(),
        points: wording::points(&p, &found.text, &found.base(), &found.proposal),
        url: found.url(),
        reach,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn submit(visit: Visit, Path((slug, id)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Submit).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    if found.proposal.steps.is_empty() {
        errors.add("organisations", p.t("rulebook-error-no-steps"));
    } else if !found.proposal.questions.is_empty() {
        errors.add("organisations", p.t("rulebook-error-questions"));
    }
    let sent = form.all("organisations");
    let mut organisations: Vec<OrganisationId> = vec![found.proposal.organisation];
    for voice in &found.voices {
        if sent.contains(&voice.id.to_string().as_str()) && !organisations.contains(&voice.id) {
            organisations.push(voice.id);
        }
    }
    if found.voices.len() > 1 && !sent.contains(&found.proposal.organisation.to_string().as_str()) {
        errors.add("organisations", p.t1("rulebook-error-own", "who", &found.proposal.organisation_name));
    }
    if !errors.is_empty() {
        let reach = found.reach(&visit, &mut tx, shown::SUBMITTED).await?;
        return show_submit(&visit, &found, reach, &form, errors);
    }
    let by = Signature { person, organisation: found.proposal.organisation, reason: "", at: visit.now() };
    let ids = &visit.house.ids;
    if change::submit(&mut tx, ids, &found.proposal, &organisations, by).await?.is_none() {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    visit.done(&found.url(), "rulebook-notice-amendment-submitted")
}

#[derive(Template)]
#[template(path = "amendment_ask.html")]
struct Ask {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lead: String,
    about: String,
    /// How many people hear of it; a draft goes unheard.
    reach: Option<usize>,
    url: String,
    back_url: String,
}

async fn ask(visit: &Visit, slug: &str, id: &str, permission: Permission) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(visit, &mut tx, slug, id, permission).await?;
    let reach = match permission {
        Permission::Withdraw => Some(found.reach(visit, &mut tx, shown::WITHDRAWN).await?),
        _ => None,
    };
    drop(tx);
    let p = visit.page();
    let (title, about, word) = match permission {
        Permission::Withdraw => {
            (p.t("rulebook-amendment-withdraw"), p.t("rulebook-amendment-withdraw-about"), "intrekken")
        }
        _ => (p.t("rulebook-amendment-discard"), p.t("rulebook-amendment-discard-about"), "weggooien"),
    };
    let page = Ask {
        crumbs: found.crumbs(&p, vec![Crumb::here(title)]),
        title: title.to_owned(),
        lead: format!("{}: {}", called(&p, &found.proposal), found.proposal.title),
        about: about.to_owned(),
        reach,
        url: format!("{}/{word}", found.url()),
        back_url: found.url(),
        p: visit.page(),
    };
    visit.html(&page)
}

async fn ask_withdraw(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    ask(&visit, &slug, &id, Permission::Withdraw).await
}

async fn ask_discard(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    ask(&visit, &slug, &id, Permission::Discard).await
}

async fn withdraw(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Withdraw).await?;
    let by = Signature { person, organisation: found.proposal.organisation, reason: "", at: visit.now() };
    if !change::withdraw(&mut tx, &visit.house.ids, &found.proposal, by).await? {
        return Err(Fault::conflict("rulebook-fault-amendment-state"));
    }
    tx.commit().await?;
    visit.done(&found.url(), "rulebook-notice-amendment-withdrawn")
}

async fn discard(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Discard).await?;
    if !change::discard(&mut tx, &found.proposal).await? {
        return Err(Fault::conflict("rulebook-fault-amendment-state"));
    }
    tx.commit().await?;
    visit.done(&list_url(&found.text), "rulebook-notice-amendment-discarded")
}
