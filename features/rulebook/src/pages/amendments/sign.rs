//! Signing an amendment too, in the name of a municipality, and taking that back.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Fields, Form, House, Page, Visit};

use crate::{
    pages::{
        WRONG,
        amendments::{
            Found,
            begin::{voice, voice_field},
            called_with, found_for, wording,
        },
        view,
    },
    permissions::amendments::Permission,
    store::{
        Signature,
        amendments::{
            Voice, shown,
            signatures::{self, Signer},
        },
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendement/{id}/ondertekenen", get(ask).post(sign))
        .route("/spelregels/{slug}/amendement/{id}/niet-ondertekenen", post(unsign))
}

#[derive(Template)]
#[template(path = "amendment_sign.html")]
struct Ask {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lead: String,
    lang: Option<&'static str>,
    points: Vec<wording::Point>,
    /// In whose name, when there is something to choose; else `name` is the only one.
    organisation: Option<ChoiceField>,
    name: String,
    only: String,
    url: String,
    back_url: String,
    reach: usize,
}

/// The organisations of the visitor that did not sign yet.
pub(super) fn unsigned(found: &Found, signers: &[Signer]) -> Vec<Voice> {
    let signed = |voice: &&Voice| signers.iter().any(|signer| signer.organisation == voice.id);
    found.voices.iter().filter(|voice| !signed(voice)).cloned().collect()
}

async fn ask(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Sign).await?;
    let signers = signatures::of(&mut tx, found.proposal.id).await?;
    let reach = found.reach(&visit, &mut tx, shown::SIGNED).await?;
    drop(tx);
    show(&visit, &found, (&signers, reach), &Form::default(), Errors::default())
}

fn show(
    visit: &Visit,
    found: &Found,
    (signers, reach): (&[Signer], usize),
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-sign-form", form, &errors);
    let voices = unsigned(found, signers);
    let Some(first) = voices.first() else {
        return visit.done(&found.url(), "rulebook-notice-amendment-signed-already");
    };
    let page = Ask {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-sign-title"))]),
        lead: format!("{}: {}", called_with(&p, &found.proposal), found.proposal.title),
        lang: view::other_language(&p, &found.text),
        points: wording::points(&p, &found.text, &found.base(), &found.proposal),
        organisation: voice_field(&fields, "organisatie", &voices),
        name: first.name.clone(),
        only: first.id.to_string(),
        url: format!("{}/ondertekenen", found.url()),
        back_url: found.url(),
        reach,
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn sign(visit: Visit, Path((slug, id)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Sign).await?;
    let Some(organisation) = voice(&form, "organisatie", &found.voices).map(|voice| voice.id) else {
        let signers = signatures::of(&mut tx, found.proposal.id).await?;
        let mut errors = Errors::default();
        errors.add("organisatie", visit.page().t("rulebook-error-organisation"));
        let reach = found.reach(&visit, &mut tx, shown::SIGNED).await?;
        return show(&visit, &found, (&signers, reach), &form, errors);
    };
    let by = Signature { person, organisation, reason: "", at: visit.now() };
    let is_new = signatures::sign(&mut tx, &visit.house.ids, &found.proposal, by).await?;
    tx.commit().await?;
    let notice =
        if is_new { "rulebook-notice-amendment-signed" } else { "rulebook-notice-amendment-signed-already" };
    visit.done(&found.url(), notice)
}

async fn unsign(visit: Visit, Path((slug, id)): Path<(String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Unsign).await?;
    let organisation = voice(&form, "organisatie", &found.voices).ok_or_else(Fault::forbidden)?.id;
    if !signatures::unsign(&mut tx, found.proposal.id, organisation).await? {
        return Err(Fault::conflict("rulebook-fault-signature"));
    }
    tx.commit().await?;
    visit.done(&found.url(), "rulebook-notice-amendment-unsigned")
}
