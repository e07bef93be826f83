//! Amendments that belong together in the vote: of the same purport, or each other's alternatives.

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::{get, post},
};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Fields, Form, House, NetworkRole, Page, Visit};

use crate::{
    model::{
        amendment::AmendmentId,
        proposal::{BundleKind, Proposal, ProposalState},
        version::{Edition, RuleText},
    },
    pages::{
        WRONG,
        amendments::{
            called, found_amended, list, list_crumbs, list_url, proceedings_and_voices, version_link,
        },
        view,
    },
    permissions::amendments::{Permission, Proceedings, Subject, may},
    store::amendments::{self as stored, decisions},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendementen/bundelen", get(ask).post(bundle))
        .route("/spelregels/{slug}/amendementen/ontbundelen", post(unbundle))
}

/// The others of the bundle of an amendment that were not withdrawn, by number.
pub(super) fn others<'a>(proposal: &Proposal, all: &'a [Proposal]) -> Vec<&'a Proposal> {
    let bundle = proposal.bundle.map(|bundle| bundle.id);
    let stands = |one: &Proposal| one.id != proposal.id && one.state != ProposalState::Withdrawn;
    let same = |one: &&Proposal| stands(one) && one.bundle.map(|bundle| bundle.id) == bundle;
    let mut others: Vec<&Proposal> = all.iter().filter(|_| bundle.is_some()).filter(same).collect();
    others.sort_by_key(|one| one.number);
    others
}

/// "Amendement 3, Amendement 4".
pub(super) fn names(p: &Page, those: &[&Proposal]) -> String {
    those.iter().map(|one| called(p, one)).collect::<Vec<_>>().join(", ")
}

/// How an amendment belongs together with others, in a few words; empty when it does not.
pub(super) fn said(p: &Page, proposal: &Proposal, all: &[Proposal]) -> String {
    let others = others(proposal, all);
    match proposal.bundle.map(|bundle| bundle.kind).filter(|_| !others.is_empty()) {
        None => String::new(),
        Some(BundleKind::Same) => p.t1("rulebook-bundle-with", "what", names(p, &others)),
        Some(BundleKind::Alternatives) => p.t1("rulebook-bundle-or", "what", names(p, &others)),
    }
}

/// Whether somebody may bundle amendments of a version: those that are submitted.
pub(super) fn may_bundle(visit: &Visit, proceedings: Proceedings) -> bool {
    let subject = Subject {
        state: ProposalState::Submitted,
        proceedings,
        is_sub: false,
        organisation: web::OrganisationId(db::uuid::Uuid::nil()),
        voices: &[],
    };
    may(&visit.actor, Permission::Bundle, subject)
}

/// The version of a form, when the visitor may bundle its amendments.
async fn found_for_bundling(
    visit: &Visit,
    tx: &mut db::Transaction,
    slug: &str,
    wanted: &str,
) -> Result<(RuleText, Edition), Fault> {
    let (text, edition) = found_amended(visit, tx, slug, wanted).await?;
    let (proceedings, _) = proceedings_and_voices(visit, tx, &edition.version).await?;
    if may_bundle(visit, proceedings) {
        return Ok((text, edition));
    }
    let roles = [NetworkRole::Clerk, NetworkRole::Editor];
    Err(match roles.iter().any(|role| visit.actor.has_network_role(*role)) {
        true => Fault::conflict("rulebook-fault-amendment-state"),
        false => Fault::forbidden(),
    })
}

#[derive(Template)]
#[template(path = "amendments_bundle.html")]
struct Ask {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    lang: Option<&'static str>,
    version: (String, String),
    kind: ChoiceField,
    amendments: ChoiceField,
    number: i64,
    url: String,
    back_url: String,
}

async fn ask(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    visit.person()?;
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for_bundling(&visit, &mut tx, &slug, query.get("versie")).await?;
    let all = stored::of_version(&mut tx, edition.version.id).await?;
    drop(tx);
    show(&visit, &text, &edition, &all, &Form::default(), Errors::default())
}

/// What can still be bundled.
fn free(proposal: &Proposal) -> bool {
    proposal.state == ProposalState::Submitted && proposal.bundle.is_none()
}

fn show(
    visit: &Visit,
    text: &RuleText,
    edition: &Edition,
    all: &[Proposal],
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-bundle-form", form, &errors);
    let kinds = [
        (BundleKind::Same, "rulebook-bundle-kind-same", "rulebook-bundle-kind-same-hint"),
        (
            BundleKind::Alternatives,
            "rulebook-bundle-kind-alternatives",
            "rulebook-bundle-kind-alternatives-hint",
        ),
    ];
    let kinds =
        kinds.map(|(kind, key, hint)| (kind.key().to_owned(), p.t(key).to_owned(), p.t(hint).to_owned()));
    let choice = |one: &Proposal| {
        let label = format!("{}: {}", called(&p, one), one.title);
        (one.id.to_string(), label, one.organisation_name.clone())
    };
    let choices = list::with_subs(all).into_iter().filter(|one| free(one)).map(choice);
    let back_url = format!("{}/botsingen?versie={}", list_url(text), edition.version.number);
    let page = Ask {
        crumbs: list_crumbs(
            &p,
            text,
            vec![Crumb::to(p.t("rulebook-conflicts"), &back_url), Crumb::here(p.t("rulebook-bundle-title"))],
        ),
        title: text.title.clone(),
        lang: view::other_language(&p, text),
        version: version_link(&p, text, &edition.version),
        kind: fields.choices("kind", kinds),
        amendments: fields.choices("a", choices),
        number: edition.version.number,
        url: format!("{}/bundelen", list_url(text)),
        back_url,
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// Puts amendments together.
async fn bundle(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for_bundling(&visit, &mut tx, &slug, form.get("versie")).await?;
    let all = stored::of_version(&mut tx, edition.version.id).await?;
    let p = visit.page();
    let mut errors = Errors::default();
    let kind = BundleKind::from_key(form.get("kind"));
    if kind.is_none() {
        errors.add("kind", p.t("rulebook-error-bundle-kind"));
    }
    let wanted = form.all("a");
    let chosen = |one: &&Proposal| free(one) && wanted.contains(&one.id.to_string().as_str());
    let those: Vec<&Proposal> = all.iter().filter(chosen).collect();
    let ids: Vec<AmendmentId> = those.iter().map(|one| one.id).collect();
    if ids.len() < 2 {
        errors.add("a", p.t("rulebook-error-bundle-few"));
    } else if those.iter().any(|one| one.on.is_some_and(|main| ids.contains(&main))) {
        // It changes what the other proposes: the two are voted on one after the other.
        errors.add("a", p.t("rulebook-error-bundle-sub"));
    }
    let (Some(kind), true) = (kind, errors.is_empty()) else {
        return show(&visit, &text, &edition, &all, &form, errors);
    };
    let new = visit.house.ids.new_id();
    if !decisions::bundle(&mut tx, &ids, kind, new).await? {
        return Err(Fault::conflict("rulebook-fault-bundle"));
    }
    tx.commit().await?;
    let back = format!("{}/botsingen?versie={}", list_url(&text), edition.version.number);
    visit.done(&back, "rulebook-notice-bundled")
}

/// Takes a bundle apart.
async fn unbundle(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for_bundling(&visit, &mut tx, &slug, form.get("versie")).await?;
    let bundle = form.get("bundel").parse().map_err(|_| Fault::not_found())?;
    decisions::unbundle(&mut tx, edition.version.id, bundle).await?;
    tx.commit().await?;
    let back = format!("{}/botsingen?versie={}", list_url(&text), edition.version.number);
    visit.done(&back, "rulebook-notice-unbundled")
}
