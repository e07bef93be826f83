//! The page of an amendment: what it changes and why, who stands behind it, what is advised, what it meets, and what became
//! of it.

use std::collections::HashMap;

use askama::Template;
use axum::{Extension, Router, extract::Path, routing::get};
use links::Providers;
use web::{Answer, Crumb, House, Page, Stop, Visit};

use crate::{
    model::{
        conflict::{Conflict, ConflictTable},
        name,
        number::Numbers,
        proposal::{BundleKind, Proposal, ProposalState, weighed},
    },
    pages::{
        amendments::{
            Found, bundle, called, called_with, conflicts::class_key, deadline, found, list, revisions,
            shown::paragraphs, sign, state, url, version_link, whole_parts, wording,
        },
        redline::{self, Redline},
        view::{self, NodeView},
    },
    permissions::amendments::Permission,
    store::amendments::{
        self as stored,
        signatures::{self, Signer},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendement/{id}", get(detail))
}

/// An amendment that this one meets.
struct Meeting {
    called: String,
    title: String,
    url: String,
    class_key: &'static str,
    class: String,
}

#[derive(Template)]
#[template(path = "amendment.html")]
struct Detail {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    title: String,
    text_title: String,
    text_url: String,
    lang: Option<&'static str>,
    state_key: &'static str,
    state: String,
    version: (String, String),
    deadline: String,
    on: Option<(String, String)>,
    submitters: String,
    signers: String,
    submitted: String,
    advice: Option<(String, Vec<String>)>,
    outcome: Option<String>,
    bundle: Vec<(String, String)>,
    is_alternative: bool,
    explanation: Vec<String>,
    points: Vec<wording::Point>,
    /// What did not fit a newer version, in words against the version before.
    waiting: Vec<wording::Point>,
    parts: Vec<(String, NodeView)>,
    meetings: Vec<Meeting>,
    subs: Vec<(String, String, String)>,
    /// The forms that it had, the newest first.
    revisions: Vec<revisions::Row>,
    /// That it was changed after the visitor's organisation signed it, and where what was signed is read.
    changed_since: Option<(String, String)>,
    stops: Vec<Stop>,
    url: String,
    list_url: String,
    may: Allowed,
    /// Organisations of the visitor that could sign, and those that did.
    can_sign: Option<String>,
    can_unsign: Vec<(String, String)>,
    questions: usize,
    files: Vec<(String, String)>,
}

/// Which buttons work.
struct Allowed {
    edit: bool,
    submit: bool,
    discard: bool,
    withdraw: bool,
    answer: bool,
    amend: bool,
    advise: bool,
    decide: bool,
}

impl Allowed {
    fn any(&self) -> bool {
        self.edit
            || self.submit
            || self.discard
            || self.withdraw
            || self.answer
            || self.amend
            || self.advise
            || self.decide
    }
}

async fn detail(
    mut visit: Visit,
    Extension(providers): Extension<Providers>,
    Path((slug, id)): Path<(String, String)>,
) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found(&visit, &mut tx, &slug, &id).await?;
    let signers = signatures::of(&mut tx, found.proposal.id).await?;
    let mut others = stored::of_version(&mut tx, found.proposal.version).await?;
    let revisions = stored::revisions(&mut tx, found.proposal.id).await?;
    let revisions = revisions::open_to(&visit.actor, &found.proposal, revisions);
    let trace = providers.trace(&tx, &visit.actor, found.proposal.id.uuid()).await?;
    let is_new = notices::is_new(&tx, &visit, found.proposal.id.uuid()).await?;
    visit.waiting -= i64::from(is_new);
    drop(tx);
    if !others.iter().any(|one| one.id == found.proposal.id) {
        others.push(found.proposal.clone());
    }
    let p = visit.page();
    let known = stored::by_ids(&others);
    let page = Detail {
        crumbs: super::list_crumbs(&p, &found.text, vec![Crumb::here(called(&p, &found.proposal))]),
        parts: parts(&p, &found),
        points: wording::points(&p, &found.text, &found.base(), &found.proposal),
        waiting: wording::waiting(&p, &found.proposal),
        meetings: meetings(&p, &found, &others),
        subs: others
            .iter()
            .filter(|one| one.on == Some(found.proposal.id))
            .map(|one| (called_with(&p, one), state(&p, one.state).to_owned(), url(&found.text, one.id)))
            .collect(),
        bundle: bundle::others(&found.proposal, &others)
            .into_iter()
            .map(|one| (called_with(&p, one), url(&found.text, one.id)))
            .collect(),
        is_alternative: found.proposal.bundle.is_some_and(|bundle| bundle.kind == BundleKind::Alternatives),
        advice: found
            .proposal
            .advice
            .as_ref()
            .map(|advice| (list::advice(&p, &found.proposal, &known), paragraphs(&advice.text))),
        outcome: outcome(&p, &found.proposal),
        stops: stops(&p, &found, &trace),
        changed_since: revisions::changed_since(&p, &found, &revisions, &signers),
        revisions: revisions::rows(&p, &found, &revisions, &signers),
        may: allowed(&visit, &found),
        can_sign: can_sign(&visit, &found, &signers),
        can_unsign: can_unsign(&visit, &found, &signers),
        submitters: names(&signers, true),
        signers: names(&signers, false),
        called: called(&p, &found.proposal),
        title: found.proposal.title.clone(),
        text_title: found.text.title.clone(),
        text_url: found.text.url(),
        lang: view::other_language(&p, &found.text),
        state_key: found.proposal.state.key(),
        state: state(&p, found.proposal.state).to_owned(),
        version: version_link(&p, &found.text, &found.edition.version),
        deadline: deadline(&p, &found.edition.version, found.proceedings),
        on: found.main.as_ref().map(|main| (called_with(&p, main), url(&found.text, main.id))),
        submitted: found.proposal.submitted_at.map(|at| p.moment(&at)).unwrap_or_default(),
        explanation: paragraphs(&found.proposal.explanation),
        url: found.url(),
        list_url: super::list_url(&found.text),
        questions: found.proposal.questions.len(),
        files: super::files::offered(&p, &found),
        p: visit.page(),
    };
    let answer = visit.html_for_all(&page)?;
    if is_new {
        notices::opened(&visit, found.proposal.id.uuid()).await;
    }
    Ok(answer)
}

fn names(signers: &[Signer], submitters: bool) -> String {
    let those = signers.iter().filter(|signer| signer.is_submitter == submitters);
    those.map(|signer| signer.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn outcome(p: &Page, proposal: &Proposal) -> Option<String> {
    let day = proposal.decided_on.as_deref()?;
    let day = p.date(day);
    Some(match proposal.decided_order {
        Some(order) => p.t2("rulebook-amendment-decided-order", "day", day, "order", order),
        None => day,
    })
}

/// What it changes, article by article, with the words marked.
fn parts(p: &Page, found: &Found) -> Vec<(String, NodeView)> {
    let (base, after) = (found.base(), found.result());
    let redline = Redline::new(p, &base, &after);
    let (old, new) = (Numbers::of(&base), Numbers::of(&after));
    let language = found.text.language.code();
    let called = |id| match after.contains(id) {
        true => name::called(&after, &new, id, language),
        false => name::called(&base, &old, id, language),
    };
    let changed = redline::changed(&base, &after);
    let parts = whole_parts(&redline.union, &changed).into_iter();
    let part = |id| Some((called(id), view::node(p, &found.text, &redline.union, id, 3, &redline)?));
    parts.filter_map(part).collect()
}

/// Which others it meets, while the assembly has not decided on it.
fn meetings(p: &Page, found: &Found, others: &[Proposal]) -> Vec<Meeting> {
    let counts = |one: &Proposal| {
        matches!(one.state, ProposalState::Submitted | ProposalState::Adopted) || one.id == found.proposal.id
    };
    if !matches!(found.proposal.state, ProposalState::Submitted | ProposalState::Draft) {
        return Vec::new();
    }
    let all = others.iter().zip(weighed(&found.edition.tree, others));
    let those: Vec<_> = all.filter(|(one, _)| counts(one)).map(|(_, amendment)| amendment).collect();
    let table = ConflictTable::of(&found.edition.tree, &those);
    let known: HashMap<_, _> = stored::by_ids(others);
    let meeting = |conflict: &Conflict| {
        let (one, other) = conflict.between;
        let other = known.get(if one == found.proposal.id { &other } else { &one })?;
        Some(Meeting {
            called: called_with(p, other),
            title: other.title.clone(),
            url: url(&found.text, other.id),
            class_key: class_key(conflict.class),
            class: p.t(&format!("rulebook-conflict-{}", class_key(conflict.class))).to_owned(),
        })
    };
    table.of_amendment(found.proposal.id).filter_map(meeting).collect()
}

fn allowed(visit: &Visit, found: &Found) -> Allowed {
    let may = |permission| found.may(visit, permission);
    Allowed {
        edit: may(Permission::Edit),
        submit: may(Permission::Submit),
        discard: may(Permission::Discard),
        withdraw: may(Permission::Withdraw),
        answer: may(Permission::Answer) && !found.proposal.questions.is_empty(),
        amend: may(Permission::Amend),
        advise: may(Permission::Advise),
        decide: may(Permission::Decide),
    }
}

/// The organisations of the visitor that can sign.
fn can_sign(visit: &Visit, found: &Found, signers: &[Signer]) -> Option<String> {
    let voices = sign::unsigned(found, signers);
    let names: Vec<&str> = voices.iter().map(|voice| voice.name.as_str()).collect();
    (!names.is_empty() && found.may(visit, Permission::Sign)).then(|| names.join(", "))
}

/// The organisations of the visitor that can take their signature back.
fn can_unsign(visit: &Visit, found: &Found, signers: &[Signer]) -> Vec<(String, String)> {
    if !found.may(visit, Permission::Unsign) {
        return Vec::new();
    }
    let own = |signer: &&Signer| found.voices.iter().any(|voice| voice.id == signer.organisation);
    let those = signers.iter().filter(|signer| !signer.is_submitter).filter(own);
    those.map(|signer| (signer.organisation.to_string(), signer.name.clone())).collect()
}

/// Its life in time, and what it is linked with.
fn stops(p: &Page, found: &Found, trace: &[(links::Found, links::Shown)]) -> Vec<Stop> {
    let proposal = &found.proposal;
    let mut stops: Vec<(i64, Stop)> = Vec::new();
    let version = &found.edition.version;
    let shown = version.shown_at.unwrap_or(version.made_at);
    let mut add = |at: i64, label: &str, title: String, url: Option<String>, now: bool| {
        let stop =
            Stop { when: p.day(&at), kind_label: label.to_owned(), title, url, now, ..Stop::default() };
        stops.push((at, stop));
    };
    let (name, url) = version_link(p, &found.text, version);
    add(shown, view::state(p, version), name, Some(url), false);
    let at = proposal.submitted_at.unwrap_or(proposal.made_at);
    add(at, p.t("rulebook-amendment"), called_with(p, proposal), None, true);
    if let Some(advice) = &proposal.advice {
        add(advice.at, p.t("rulebook-advice"), p.t(list::advice_key(advice.kind)).to_owned(), None, false);
    }
    if let Some(day) = proposal.decided_on.as_deref().and_then(web::dates::parse) {
        let at = web::dates::start_of(day) + 12 * web::HOUR;
        add(at, p.t("rulebook-decision"), state(p, proposal.state).to_owned(), None, false);
    }
    for (found, shown) in trace {
        let relation = found.link.relation;
        let key = if found.inverse { relation.inverse_label_key() } else { relation.label_key() };
        let stop = Stop {
            when: p.day(&shown.at),
            kind_class: shown.kind_class.to_owned(),
            kind_label: p.t(shown.kind_label_key).to_owned(),
            title: shown.title.clone(),
            url: (!shown.url.is_empty()).then(|| shown.url.clone()),
            note: p.t(key).to_owned(),
            now: false,
        };
        stops.push((shown.at, stop));
    }
    stops.sort_by_key(|(at, _)| *at);
    stops.into_iter().map(|(_, stop)| stop).collect()
}
