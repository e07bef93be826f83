//! An amendment in the whole text, side by side, and as a paper that stands by itself.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Answer, Crumb, House, Page, Visit};

use crate::{
    model::{name, number::Numbers},
    pages::{
        amendments::{Found, called, called_with, found, whole_parts, wording},
        read::printed,
        redline::{self, Half, Redline},
        view::{self, NodeView},
    },
    store::amendments::signatures,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendement/{id}/in-de-tekst", get(in_text))
        .route("/spelregels/{slug}/amendement/{id}/naast-elkaar", get(beside))
        .route("/spelregels/{slug}/amendement/{id}/stuk", get(paper))
}

#[derive(Template)]
#[template(path = "amendment_text.html")]
struct InText {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    title: String,
    lang: Option<&'static str>,
    on: Option<String>,
    changes: Vec<(String, String)>,
    nodes: Vec<NodeView>,
    url: String,
}

/// What an amendment stands on, when it is not the version itself.
fn on(p: &Page, found: &Found) -> Option<String> {
    found.main.as_ref().map(|main| p.t1("rulebook-subamendment-on", "what", called_with(p, main)))
}

async fn in_text(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found(&visit, &mut tx, &slug, &id).await?;
    drop(tx);
    let p = visit.page();
    let (base, after) = (found.base(), found.result());
    let redline = Redline::new(&p, &base, &after);
    let page = InText {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-amendment-in-text"))]),
        called: called(&p, &found.proposal),
        title: found.proposal.title.clone(),
        lang: view::other_language(&p, &found.text),
        on: on(&p, &found),
        changes: super::super::versions::listed(&p, &found.text, &redline, &base, &after),
        nodes: view::nodes(&p, &found.text, &redline.union, &redline),
        url: found.url(),
        p: visit.page(),
    };
    visit.html_for_all(&page)
}

/// An article before and after.
struct Beside {
    called: String,
    was: Option<NodeView>,
    is: Option<NodeView>,
}

#[derive(Template)]
#[template(path = "amendment_beside.html")]
struct SideBySide {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    title: String,
    lang: Option<&'static str>,
    on: Option<String>,
    parts: Vec<Beside>,
    url: String,
}

async fn beside(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found(&visit, &mut tx, &slug, &id).await?;
    drop(tx);
    let p = visit.page();
    let (base, after) = (found.base(), found.result());
    let redline = Redline::new(&p, &base, &after);
    let (old, new) = (Numbers::of(&base), Numbers::of(&after));
    let language = found.text.language.code();
    let changed = redline::changed(&base, &after);
    let parts = whole_parts(&redline.union, &changed).into_iter().map(|id| Beside {
        called: match base.contains(id) {
            true => name::titled(&base, &old, id, language),
            false => name::titled(&after, &new, id, language),
        },
        was: view::node(&p, &found.text, &base, id, 4, &Half::before(&redline)),
        is: view::node(&p, &found.text, &after, id, 4, &Half::after(&redline)),
    });
    let parts = parts.collect();
    let page = SideBySide {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-amendment-beside"))]),
        called: called(&p, &found.proposal),
        title: found.proposal.title.clone(),
        lang: view::other_language(&p, &found.text),
        on: on(&p, &found),
        parts,
        url: found.url(),
        p: visit.page(),
    };
    visit.html_for_all(&page)
}

#[derive(Template)]
#[template(path = "amendment_paper.html")]
struct Paper {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    title: String,
    text_title: String,
    version: String,
    lang: Option<&'static str>,
    /// Of a sub-amendment, how the paper speaks of what it amends: that it was read, and is changed.
    main: Option<(String, String)>,
    submitted: String,
    points: Vec<wording::Point>,
    waiting: Vec<wording::Point>,
    explanation: Vec<String>,
    submitters: Vec<String>,
    signers: Vec<String>,
    /// Which version it changes, and of which day the paper is.
    printed: String,
    url: String,
}

/// Text of several lines as paragraphs.
pub(super) fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()).map(str::to_owned).collect()
}

async fn paper(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let found = found(&visit, &mut tx, &slug, &id).await?;
    let signers = signatures::of(&mut tx, found.proposal.id).await?;
    drop(tx);
    let p = visit.page();
    let names = |submitters: bool| {
        let those = signers.iter().filter(|signer| signer.is_submitter == submitters);
        those.map(|signer| signer.name.clone()).collect::<Vec<_>>()
    };
    let submitters = match names(true) {
        none if none.is_empty() => vec![found.proposal.organisation_name.clone()],
        some => some,
    };
    let page = Paper {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-amendment-paper"))]),
        called: called(&p, &found.proposal),
        title: found.proposal.title.clone(),
        text_title: found.text.title.clone(),
        version: view::version_name(&p, &found.edition.version),
        lang: view::other_language(&p, &found.text),
        main: found.main.as_ref().map(|main| {
            let said =
                |key| p.t2(key, "number", main.number.unwrap_or_default(), "who", &main.organisation_name);
            (said("rulebook-paper-read-main"), said("rulebook-paper-decides-main"))
        }),
        submitted: found.proposal.submitted_at.map(|at| p.day(&at)).unwrap_or_default(),
        points: wording::points(&p, &found.text, &found.base(), &found.proposal),
        waiting: wording::waiting(&p, &found.proposal),
        explanation: paragraphs(&found.proposal.explanation),
        submitters,
        signers: names(false),
        printed: printed(&p, &visit, &found.edition.version),
        url: found.url(),
        p,
    };
    visit.html_for_all(&page)
}
