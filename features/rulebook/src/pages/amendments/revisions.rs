//! What an amendment was before: each form that was kept can be read, with who signed that one.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use db::Transaction;
use web::{Actor, Answer, Crumb, Fault, House, Page, Visit, csv};

use crate::{
    model::{
        apply::apply_all,
        proposal::{Proposal, ProposalState},
        tree::Tree,
        version::Edition,
    },
    pages::{
        amendments::{Found, called, found, shown::paragraphs, version_link, wording},
        view,
    },
    permissions,
    store::{
        amendments::{self as stored, Form, Revision, signatures::Signer},
        versions,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendement/{id}/vorm/{revision}", get(form))
        .route("/spelregels/{slug}/amendement/{id}/vormen.csv", get(table))
}

/// A form in the list.
pub(super) struct Row {
    pub when: String,
    pub who: String,
    /// Who signed it in this form; empty when nobody did.
    pub signed: String,
    /// Where it is read; nothing for the form of now.
    pub url: Option<String>,
}

/// The forms that somebody may read, the newest first. What stood in a draft is of who made it; others read from what
/// was submitted on.
pub(super) fn open_to(actor: &Actor, proposal: &Proposal, mut all: Vec<Revision>) -> Vec<Revision> {
    if !actor.belongs_to(proposal.organisation) {
        let submitted = proposal.submitted_at.and_then(|at| standing(&all, at)).map(|one| one.number);
        all.retain(|revision| submitted.is_some_and(|submitted| revision.number >= submitted));
    }
    all
}

/// The form that stood at an instant.
fn standing(all: &[Revision], at: web::Instant) -> Option<&Revision> {
    all.iter().filter(|revision| revision.at <= at).max_by_key(|revision| revision.number)
}

/// Who signed it in this form.
fn signed(signers: &[Signer], all: &[Revision], revision: &Revision) -> String {
    let this = |signer: &&Signer| standing(all, signer.at).is_some_and(|one| one.number == revision.number);
    signers.iter().filter(this).map(|signer| signer.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn who(p: &Page, revision: &Revision) -> String {
    match revision.person.is_empty() {
        true => revision.organisation.clone(),
        false => p.t2("rulebook-who", "person", &revision.person, "organisation", &revision.organisation),
    }
}

fn url(found: &Found, number: i64) -> String {
    format!("{}/vorm/{number}", found.url())
}

/// The forms as a list.
pub(super) fn rows(p: &Page, found: &Found, all: &[Revision], signers: &[Signer]) -> Vec<Row> {
    let row = |(nth, revision): (usize, &Revision)| Row {
        when: p.moment(&revision.at),
        who: who(p, revision),
        signed: signed(signers, all, revision),
        url: (nth > 0).then(|| url(found, revision.number)),
    };
    all.iter().enumerate().map(row).collect()
}

/// The same as a table.
async fn table(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found(&visit, &mut tx, &slug, &id).await?;
    let all = stored::revisions(&mut tx, found.proposal.id).await?;
    let signers = stored::signatures::of(&mut tx, found.proposal.id).await?;
    drop(tx);
    let all = open_to(&visit.actor, &found.proposal, all);
    let p = visit.page();
    let head = csv::head(
        &p,
        &[
            "rulebook-csv-number",
            "rulebook-csv-when",
            "rulebook-csv-who",
            "rulebook-csv-title",
            "rulebook-revision-signed",
            "rulebook-csv-url",
        ],
    );
    let rows = all.iter().map(|revision| {
        vec![
            revision.number.to_string(),
            p.machine(&revision.at),
            who(&p, revision),
            revision.title.clone(),
            signed(&signers, &all, revision),
            p.absolute(&url(&found, revision.number)),
        ]
    });
    csv::table("vormen", &head, rows)
}

/// That an amendment was changed after an organisation of the visitor signed it, with where the form is that was signed.
pub(super) fn changed_since(
    p: &Page,
    found: &Found,
    all: &[Revision],
    signers: &[Signer],
) -> Option<(String, String)> {
    let own = |signer: &&Signer| found.voices.iter().any(|voice| voice.id == signer.organisation);
    let newest = all.first().filter(|_| found.proposal.state == ProposalState::Submitted)?;
    let changed = |signer: &Signer| {
        let then = standing(all, signer.at)?;
        (then.number < newest.number).then(|| {
            let said = p.t1("rulebook-amendment-changed-since", "moment", p.moment(&signer.at));
            (said, url(found, then.number))
        })
    };
    signers.iter().filter(|signer| !signer.is_submitter).filter(own).find_map(changed)
}

#[derive(Template)]
#[template(path = "amendment_revision.html")]
struct Then {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    title: String,
    lang: Option<&'static str>,
    when: String,
    who: String,
    signed: String,
    version: (String, String),
    points: Vec<wording::Point>,
    explanation: Vec<String>,
    url: String,
}

/// The text that a form changed: its version, or for a sub-amendment what the amendment made of that then.
async fn base(
    tx: &mut Transaction,
    proposal: &Proposal,
    edition: &Edition,
    at: web::Instant,
) -> Result<Tree, Fault> {
    let mut base = edition.tree.clone();
    let main = match proposal.on {
        Some(main) => stored::form_of(tx, main, at).await?,
        None => None,
    };
    if let Some(main) = main.filter(|main| main.version == edition.version.id) {
        let mut amended = base.clone();
        if apply_all(&mut amended, main.steps.iter().map(|step| &step.change)).is_ok() {
            base = amended;
        }
    }
    Ok(base)
}

async fn form(visit: Visit, Path((slug, id, number)): Path<(String, String, String)>) -> Answer {
    let number: i64 = number.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.read().await?;
    let found = found(&visit, &mut tx, &slug, &id).await?;
    let all = stored::revisions(&mut tx, found.proposal.id).await?;
    let signers = stored::signatures::of(&mut tx, found.proposal.id).await?;
    let all = open_to(&visit.actor, &found.proposal, all);
    let revision = all.iter().find(|one| one.number == number).ok_or_else(Fault::not_found)?;
    let then = stored::form_at(&mut tx, found.proposal.id, number).await?.ok_or_else(Fault::not_found)?;
    let edition = versions::edition_by_id(&mut tx, then.version).await?.ok_or_else(Fault::not_found)?;
    let version = permissions::Subject::new(&found.text, &edition.version);
    if !permissions::may(&visit.actor, permissions::Permission::See, version) {
        return Err(Fault::not_found());
    }
    let base = base(&mut tx, &found.proposal, &edition, revision.at).await?;
    drop(tx);
    let p = visit.page();
    let Form { title, explanation, steps, .. } = then;
    let proposal = Proposal { steps, ..found.proposal.clone() };
    let page = Then {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-revision"))]),
        called: called(&p, &found.proposal),
        title,
        lang: view::other_language(&p, &found.text),
        when: p.t1("rulebook-revision-of", "moment", p.moment(&revision.at)),
        who: who(&p, revision),
        signed: signed(&signers, &all, revision),
        version: version_link(&p, &found.text, &edition.version),
        points: wording::points(&p, &found.text, &base, &proposal),
        explanation: paragraphs(&explanation),
        url: found.url(),
        p: visit.page(),
    };
    visit.html(&page)
}
