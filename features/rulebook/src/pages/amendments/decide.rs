//! What the assembly decided on an amendment, as the clerk writes it down.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit, dates};

use crate::{
    model::{
        amendment::Amendment,
        conflict::{Standing, standings},
        number::Numbers,
        proposal::{Proposal, ProposalState, weighed},
    },
    pages::{
        WRONG,
        amendments::{Found, called, found_for, list_url, origin::lost, state},
        signing,
    },
    permissions::amendments::Permission,
    store::{
        Signature,
        amendments::{self as stored, adoption, decisions},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendement/{id}/besluit", get(ask).post(decide))
}

#[derive(Template)]
#[template(path = "amendment_decide.html")]
struct Decide {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lead: String,
    /// How it stands after what was adopted before, and why.
    standing: String,
    why: Vec<String>,
    outcome: ChoiceField,
    day: Field,
    order: Field,
    url: String,
    back_url: String,
}

async fn ask(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Decide).await?;
    let all = stored::of_version(&mut tx, found.proposal.version).await?;
    let next = decisions::next_order(&mut tx, found.proposal.version).await?;
    drop(tx);
    let proposal = &found.proposal;
    let form = Form::from_pairs([
        ("outcome", if proposal.state.is_outcome() { proposal.state.key() } else { "" }.to_owned()),
        ("day", proposal.decided_on.clone().unwrap_or_else(|| dates::date_of(visit.now()).to_string())),
        ("order", proposal.decided_order.unwrap_or(next).to_string()),
    ]);
    show(&visit, &found, &all, &form, Errors::default())
}

/// How an amendment stands after what was adopted before it.
fn standing(p: &Page, found: &Found, all: &[Proposal]) -> (String, Vec<String>) {
    let base = &found.edition.tree;
    let others: Vec<Proposal> = all.iter().filter(|one| one.id != found.proposal.id).cloned().collect();
    let (fold, _) = adoption::folded(base, &others);
    let own: Vec<Amendment> = weighed(base, all)
        .into_iter()
        .filter(|one| one.id == found.proposal.id || Some(one.id) == found.proposal.on)
        .collect();
    let Some(at) = own.iter().position(|one| one.id == found.proposal.id) else {
        return (String::new(), Vec::new());
    };
    let Some((standing, adoption)) = standings(&fold, &own).into_iter().nth(at) else {
        return (String::new(), Vec::new());
    };
    let key = match standing {
        Standing::Applies => "rulebook-now-applies",
        Standing::Merges => "rulebook-now-merges",
        Standing::Done => "rulebook-now-done",
        Standing::FallsPartly => "rulebook-now-falls-partly",
        Standing::Falls => "rulebook-now-falls",
    };
    let (known, numbers) = (stored::by_ids(all), Numbers::of(base));
    let why = adoption.lost().map(|(_, reason)| lost(p, (base, &numbers), reason, &known));
    (p.t(key).to_owned(), why.collect())
}

fn show(visit: &Visit, found: &Found, all: &[Proposal], form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-decision-form", form, &errors);
    let outcomes = ProposalState::OUTCOMES
        .map(|outcome| (outcome.key().to_owned(), state(&p, outcome).to_owned(), String::new()));
    let (standing, why) = standing(&p, found, all);
    let page = Decide {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-decision"))]),
        lead: format!("{}: {}", called(&p, &found.proposal), found.proposal.title),
        standing,
        why,
        outcome: fields.choices("outcome", outcomes),
        day: fields.text("day", 10),
        order: fields.text("order", 6),
        url: format!("{}/besluit", found.url()),
        back_url: list_url(&found.text),
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn decide(visit: Visit, Path((slug, id)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Decide).await?;
    let all = stored::of_version(&mut tx, found.proposal.version).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let outcome = ProposalState::from_key(form.get("outcome")).filter(|state| state.is_outcome());
    if outcome.is_none() {
        errors.add("outcome", p.t("rulebook-error-decided"));
    }
    let day = dates::parse(form.get("day"));
    match day {
        None => errors.add("day", p.t("rulebook-error-day")),
        Some(day) if day > dates::date_of(visit.now()) => errors.add("day", p.t("rulebook-error-not-yet")),
        Some(_) => {}
    }
    let order = form.get("order").parse::<i64>().ok().filter(|order| (1..100_000).contains(order));
    match order {
        None => errors.add("order", p.t("rulebook-error-order")),
        Some(order) if decisions::order_taken(&mut tx, &found.proposal, order).await? => {
            errors.add("order", p.t("rulebook-error-order-taken"));
        }
        Some(_) => {}
    }
    // What it amends has to be adopted first: it stands or falls with that.
    let main = found.main.as_ref();
    let may_come = [ProposalState::Submitted, ProposalState::Adopted];
    let main_is_out = main.is_some_and(|main| !may_come.contains(&main.state));
    if outcome == Some(ProposalState::Adopted) && main_is_out {
        errors.add("outcome", p.t("rulebook-error-main"));
    }
    let (Some(outcome), Some(day), Some(order), true) = (outcome, day, order, errors.is_empty()) else {
        return show(&visit, &found, &all, &form, errors);
    };
    let by = Signature { person, organisation: signing(&visit)?, reason: "", at: visit.now() };
    let decision = (outcome, day.to_string(), order);
    let decision = (decision.0, decision.1.as_str(), decision.2);
    if !decisions::decide(&mut tx, &visit.house.ids, &found.proposal, decision, by).await? {
        return Err(Fault::conflict("rulebook-fault-amendment-state"));
    }
    tx.commit().await?;
    let url = format!("{}?versie={}", list_url(&found.text), found.edition.version.number);
    visit.done(&url, "rulebook-notice-decided")
}
