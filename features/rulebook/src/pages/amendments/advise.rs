//! What the board advises (preadvies).

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::proposal::{ADVICE_LENGTH, AdviceKind, Proposal, ProposalState},
    pages::{
        WRONG,
        amendments::{Found, called, called_with, found_for, list::advice_key},
        editing, signing,
    },
    permissions::amendments::Permission,
    store::{
        Signature,
        amendments::{self as stored, decisions, shown},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendement/{id}/preadvies", get(ask).post(advise))
}

#[derive(Template)]
#[template(path = "amendment_advice.html")]
struct Advise {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lead: String,
    url: String,
    back_url: String,
    kind: ChoiceField,
    follows: Option<ChoiceField>,
    text: Field,
    reach: usize,
}

async fn ask(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Advise).await?;
    let others = stored::of_version(&mut tx, found.proposal.version).await?;
    let reach = found.reach(&visit, &mut tx, shown::ADVISED).await?;
    drop(tx);
    let form = match &found.proposal.advice {
        None => Form::default(),
        Some(advice) => Form::from_pairs([
            ("kind", advice.kind.key().to_owned()),
            ("follows", advice.follows.map(|id| id.to_string()).unwrap_or_default()),
            ("text", advice.text.clone()),
        ]),
    };
    show(&visit, &found, (&others, reach), &form, Errors::default())
}

/// The amendments whose fate another can follow: not itself, and none that follows another, so that there is no ring.
fn followable<'o>(found: &Found, others: &'o [Proposal]) -> impl Iterator<Item = &'o Proposal> {
    let own = found.proposal.id;
    others.iter().filter(move |one| {
        let follows = one.advice.as_ref().is_some_and(|advice| advice.kind == AdviceKind::Follows);
        one.id != own && one.state != ProposalState::Withdrawn && !follows
    })
}

fn show(
    visit: &Visit,
    found: &Found,
    (others, reach): (&[Proposal], usize),
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-advice-form", form, &errors);
    let kinds =
        AdviceKind::ALL.map(|kind| (kind.key().to_owned(), p.t(advice_key(kind)).to_owned(), String::new()));
    let choices: Vec<_> = followable(found, others)
        .map(|one| (one.id.to_string(), format!("{}: {}", called_with(&p, one), one.title), String::new()))
        .collect();
    let follows = (!choices.is_empty()).then(|| {
        let mut field = fields.choices("follows", choices).optional();
        field.choices.insert(0, editing::please(p.t("rulebook-advice-choose")));
        field
    });
    let page = Advise {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-advice"))]),
        lead: format!("{}: {}", called(&p, &found.proposal), found.proposal.title),
        kind: fields.choices("kind", kinds),
        follows,
        text: fields.area("text", 5, ADVICE_LENGTH).optional(),
        reach,
        url: format!("{}/preadvies", found.url()),
        back_url: found.url(),
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn advise(visit: Visit, Path((slug, id)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Advise).await?;
    let others = stored::of_version(&mut tx, found.proposal.version).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let kind = AdviceKind::from_key(form.get("kind"));
    if kind.is_none() {
        errors.add("kind", p.t("rulebook-error-advice"));
    }
    let follows = followable(&found, &others).find(|one| one.id.to_string() == form.get("follows"));
    if kind == Some(AdviceKind::Follows) && follows.is_none() {
        errors.add("follows", p.t("rulebook-error-follows"));
    }
    if form.get("text").chars().count() > ADVICE_LENGTH {
        errors.add("text", p.t1("rulebook-error-too-long", "most", ADVICE_LENGTH as i64));
    }
    let (Some(kind), true) = (kind, errors.is_empty()) else {
        let reach = found.reach(&visit, &mut tx, shown::ADVISED).await?;
        return show(&visit, &found, (&others, reach), &form, errors);
    };
    let follows = follows.filter(|_| kind == AdviceKind::Follows).map(|one| one.id);
    let by = Signature { person, organisation: signing(&visit)?, reason: "", at: visit.now() };
    let advice = (kind, follows, form.get("text"));
    if !decisions::advise(&mut tx, &visit.house.ids, found.proposal.id, advice, by).await? {
        return Err(Fault::conflict("rulebook-fault-amendment-state"));
    }
    tx.commit().await?;
    visit.done(&found.url(), "rulebook-notice-advised")
}
