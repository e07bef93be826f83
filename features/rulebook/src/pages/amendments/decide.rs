//! What the assembly decided on an amendment, as the clerk writes it down.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use db::Transaction;
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit, dates};

use crate::{
    model::{
        amendment::Amendment,
        conflict::{Standing, standings},
        number::Numbers,
        proposal::{BundleKind, Proposal, ProposalState, weighed},
    },
    pages::{
        WRONG,
        amendments::{Found, bundle, called, found_for, list_url, origin::lost, state},
        signing,
    },
    permissions::amendments::Permission,
    store::{
        Signature,
        amendments::{self as stored, adoption, decisions, shown},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendement/{id}/besluit", get(ask).post(decide))
}

/// The value of the box that decides on the others of a bundle too.
const WITH_OTHERS: &str = "yes";

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
    /// Whether something still waits for an answer: then it cannot be adopted.
    asks: bool,
    outcome: ChoiceField,
    /// Whether the others of its bundle get their outcome with it.
    others: Option<ChoiceField>,
    day: Field,
    order: Field,
    questions_url: String,
    url: String,
    back_url: String,
    /// How many people hear of it, at most: with the others of its bundle.
    reach: usize,
}

async fn ask(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Decide).await?;
    let all = stored::of_version(&mut tx, found.proposal.version).await?;
    let next = decisions::next_order(&mut tx, found.proposal.version).await?;
    let reach = reach(&visit, &mut tx, &found, &all).await?;
    drop(tx);
    let proposal = &found.proposal;
    let form = Form::from_pairs([
        ("outcome", if proposal.state.is_outcome() { proposal.state.key() } else { "" }.to_owned()),
        ("day", proposal.decided_on.clone().unwrap_or_else(|| dates::date_of(visit.now()).to_string())),
        ("order", proposal.decided_order.unwrap_or(next).to_string()),
        ("others", WITH_OTHERS.to_owned()),
    ]);
    show(&visit, &found, (&all, reach), &form, Errors::default())
}

async fn reach(visit: &Visit, tx: &mut Transaction, found: &Found, all: &[Proposal]) -> db::Result<usize> {
    let proposal = &found.proposal;
    let along = proposal.bundle.map(|bundle| decided_with(bundle.kind, proposal, all)).unwrap_or_default();
    let ids: Vec<_> = std::iter::once(proposal.id).chain(along.into_iter().map(|one| one.id)).collect();
    shown::reach(tx, &visit.actor, shown::DECIDED, &ids).await
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

fn show(
    visit: &Visit,
    found: &Found,
    (all, reach): (&[Proposal], usize),
    form: &Form,
    errors: Errors,
) -> Answer {
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
        others: others(&p, &found.proposal, all).map(|label| {
            let choices = [(WITH_OTHERS.to_owned(), label, String::new())];
            fields.choices("others", choices).optional()
        }),
        day: fields.text("day", 10),
        order: fields.text("order", 6),
        asks: !found.proposal.questions.is_empty(),
        questions_url: format!("{}/vragen", found.url()),
        url: format!("{}/besluit", found.url()),
        back_url: list_url(&found.text),
        reach,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// What deciding on an amendment can do to the others of its bundle, in words; nothing when there are none to decide on.
fn others(p: &Page, proposal: &Proposal, all: &[Proposal]) -> Option<String> {
    let (kind, key) = match proposal.bundle?.kind {
        BundleKind::Same => (BundleKind::Same, "rulebook-decision-same"),
        BundleKind::Alternatives => (BundleKind::Alternatives, "rulebook-decision-alternatives"),
    };
    let those = decided_with(kind, proposal, all);
    (!those.is_empty()).then(|| p.t1(key, "what", bundle::names(p, &those)))
}

/// The others of a bundle that get an outcome with an amendment: of the same purport all that were not withdrawn; of
/// alternatives those on which nothing was decided.
fn decided_with<'a>(kind: BundleKind, proposal: &Proposal, all: &'a [Proposal]) -> Vec<&'a Proposal> {
    let mut those = bundle::others(proposal, all);
    those.retain(|one| match kind {
        BundleKind::Same => one.state == ProposalState::Submitted || one.state.is_outcome(),
        BundleKind::Alternatives => one.state == ProposalState::Submitted,
    });
    those
}

/// The outcome that the others of a bundle get when this one gets `outcome`.
fn along<'a>(
    proposal: &Proposal,
    outcome: ProposalState,
    all: &'a [Proposal],
) -> Vec<(&'a Proposal, ProposalState)> {
    let Some(kind) = proposal.bundle.map(|bundle| bundle.kind) else { return Vec::new() };
    let theirs = match kind {
        BundleKind::Same => outcome,
        BundleKind::Alternatives if outcome == ProposalState::Adopted => ProposalState::Fallen,
        BundleKind::Alternatives => return Vec::new(),
    };
    decided_with(kind, proposal, all).into_iter().map(|one| (one, theirs)).collect()
}

/// Why an amendment cannot be adopted, as the key of the words; nothing when it can.
fn hindrance(proposal: &Proposal, all: &[Proposal]) -> Option<&'static str> {
    let main = proposal.on.and_then(|main| all.iter().find(|one| one.id == main));
    let may_come = [ProposalState::Submitted, ProposalState::Adopted];
    if main.is_some_and(|main| !may_come.contains(&main.state)) {
        // What it amends has to be adopted first: it stands or falls with that.
        return Some("rulebook-error-main");
    }
    let is_adopted = |one: &&Proposal| one.state == ProposalState::Adopted;
    let is_alternative = proposal.bundle.is_some_and(|bundle| bundle.kind == BundleKind::Alternatives);
    if is_alternative && bundle::others(proposal, all).iter().any(is_adopted) {
        return Some("rulebook-error-alternative");
    }
    let asks = |one: &Proposal| !one.questions.is_empty();
    (asks(proposal) || main.is_some_and(asks)).then_some("rulebook-error-asks")
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
    if let (Some(ProposalState::Adopted), Some(why)) = (outcome, hindrance(&found.proposal, &all)) {
        errors.add("outcome", p.t(why));
    }
    let with_others = form.get("others") == WITH_OTHERS;
    let along = outcome.filter(|_| with_others).map(|outcome| along(&found.proposal, outcome, &all));
    let along = along.unwrap_or_default();
    let hindered = along.iter().find_map(|(one, outcome)| {
        let why = (*outcome == ProposalState::Adopted).then(|| hindrance(one, &all)).flatten();
        why.map(|why| p.t2("rulebook-error-along", "what", called(&p, one), "why", p.t(why)))
    });
    if let Some(why) = hindered {
        errors.add("others", why);
    }
    let (Some(outcome), Some(day), Some(order), true) = (outcome, day, order, errors.is_empty()) else {
        let reach = reach(&visit, &mut tx, &found, &all).await?;
        return show(&visit, &found, (&all, reach), &form, errors);
    };
    let by = Signature { person, organisation: signing(&visit)?, reason: "", at: visit.now() };
    let decision = (outcome, day.to_string(), order);
    let decision = (decision.0, decision.1.as_str(), decision.2);
    if !decisions::decide(&mut tx, &visit.house.ids, &found.proposal, decision, by).await? {
        return Err(Fault::conflict("rulebook-fault-amendment-state"));
    }
    for (one, outcome) in along {
        let next = decisions::next_order(&mut tx, one.version).await?;
        let decision = (outcome, decision.1, one.decided_order.unwrap_or(next));
        if !decisions::decide(&mut tx, &visit.house.ids, one, decision, by).await? {
            return Err(Fault::conflict("rulebook-fault-amendment-state"));
        }
    }
    tx.commit().await?;
    let url = format!("{}?versie={}", list_url(&found.text), found.edition.version.number);
    visit.done(&url, "rulebook-notice-decided")
}
