//! Making the adopted version, when all is decided.

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::get,
};
use web::{Answer, Crumb, Errors, Fault, Field, Fields, Form, House, NetworkRole, Page, Visit, dates};

use crate::{
    model::{
        proposal::{Proposal, ProposalState},
        version::{Edition, LABEL_LENGTH, RuleText, VersionId},
    },
    pages::{
        WRONG,
        amendments::{
            called_with, found_amended, list_crumbs, list_url, proceedings_and_voices, url, version_link,
            what_if::{LostRow, lost_rows},
        },
        signing, view,
    },
    permissions::amendments::{Proceedings, adopts},
    store::{
        Signature,
        amendments::{
            self as stored,
            adoption::{self, Made},
        },
        follows,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendementen/vaststellen", get(ask).post(adopt))
}

#[derive(Template)]
#[template(path = "amendments_adopt.html")]
struct Adopt {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    lang: Option<&'static str>,
    version: (String, String),
    /// Submitted amendments without an outcome.
    undecided: Vec<(String, String)>,
    /// Adopted ones of which something does not fit, and waits for an answer.
    unanswered: Vec<(String, String)>,
    adopted: Vec<(String, String)>,
    lost: Vec<LostRow>,
    label: Field,
    day: Field,
    number: i64,
    url: String,
    reach: usize,
}

/// The version, when the visitor may make the adopted version of it.
async fn start(
    visit: &Visit,
    tx: &mut db::Transaction,
    slug: &str,
    wanted: &str,
) -> Result<(RuleText, Edition, Vec<Proposal>), Fault> {
    let (text, edition) = found_amended(visit, tx, slug, wanted).await?;
    let (proceedings, _) = proceedings_and_voices(visit, tx, &edition.version).await?;
    if !adopts(&visit.actor, proceedings) {
        return Err(match proceedings {
            _ if !visit.actor.has_network_role(NetworkRole::Clerk) => Fault::forbidden(),
            Proceedings::Open => Fault::conflict("rulebook-fault-still-open"),
            _ => Fault::conflict("rulebook-fault-amendment-state"),
        });
    }
    let all = stored::of_version(tx, edition.version.id).await?;
    Ok((text, edition, all))
}

async fn ask(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    visit.person()?;
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let found = start(&visit, &mut tx, &slug, query.get("versie")).await?;
    let reach = follows::reach(&mut tx, &visit.actor, found.0.id).await?;
    drop(tx);
    let last = found.2.iter().filter_map(|one| one.decided_on.clone()).max();
    let today = dates::date_of(visit.now()).to_string();
    let form = Form::from_pairs([("day", last.unwrap_or(today))]);
    show(&visit, &found, reach, &form, Errors::default())
}

fn undecided(all: &[Proposal]) -> impl Iterator<Item = &Proposal> {
    all.iter().filter(|one| one.state == ProposalState::Submitted)
}

/// Adopted amendments of which something waits for an answer: what was adopted is not known yet.
fn unanswered(all: &[Proposal]) -> impl Iterator<Item = &Proposal> {
    all.iter().filter(|one| one.state == ProposalState::Adopted && !one.questions.is_empty())
}

fn show(
    visit: &Visit,
    found: &(RuleText, Edition, Vec<Proposal>),
    reach: usize,
    form: &Form,
    errors: Errors,
) -> Answer {
    let (text, edition, all) = found;
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-adopt-form", form, &errors);
    let (_, adoptions) = adoption::folded(&edition.tree, all);
    let named = |one: &Proposal| (called_with(&p, one), url(text, one.id));
    let mut adopted: Vec<&Proposal> = all.iter().filter(|one| one.state == ProposalState::Adopted).collect();
    adopted.sort_by_key(|one| one.decided_order);
    let page = Adopt {
        crumbs: list_crumbs(&p, text, vec![Crumb::here(p.t("rulebook-adopt"))]),
        title: text.title.clone(),
        lang: view::other_language(&p, text),
        version: version_link(&p, text, &edition.version),
        undecided: undecided(all).map(named).collect(),
        unanswered: unanswered(all).map(named).collect(),
        adopted: adopted.into_iter().map(named).collect(),
        lost: lost_rows(&p, text, &edition.tree, &adoptions, all),
        label: fields.text("label", LABEL_LENGTH),
        day: fields.text("day", 10),
        number: edition.version.number,
        url: list_url(text),
        reach,
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn adopt(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = start(&visit, &mut tx, &slug, form.get("versie")).await?;
    let (text, edition, all) = &found;
    if undecided(all).next().is_some() {
        return Err(Fault::conflict("rulebook-fault-undecided"));
    }
    if unanswered(all).next().is_some() {
        return Err(Fault::conflict("rulebook-fault-unanswered"));
    }
    let p = visit.page();
    let mut errors = Errors::default();
    let label = form.get("label");
    match label.chars().count() {
        0 => errors.add("label", p.t("rulebook-error-label")),
        count if count > LABEL_LENGTH => {
            errors.add("label", p.t1("rulebook-error-too-long", "most", LABEL_LENGTH as i64));
        }
        _ => {}
    }
    let day = dates::parse(form.get("day"));
    if day.is_none() {
        errors.add("day", p.t("rulebook-error-day"));
    }
    let (Some(day), true) = (day, errors.is_empty()) else {
        let reach = follows::reach(&mut tx, &visit.actor, text.id).await?;
        return show(&visit, &found, reach, &form, errors);
    };
    let by = Signature { person, organisation: signing(&visit)?, reason: "", at: visit.now() };
    let day = day.to_string();
    let made = Made { id: VersionId(visit.house.ids.new_id()), label, day: &day };
    let number = adoption::make(&mut tx, &visit.house.ids, edition, all, made, by).await?;
    let number = number.ok_or_else(|| Fault::conflict("rulebook-fault-amendment-state"))?;
    tx.commit().await?;
    visit.done(&format!("{}/versie/{number}", text.url()), "rulebook-notice-adopted")
}
