//! The text as if some amendments were adopted.

use std::collections::HashSet;

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::get,
};
use web::{Answer, Choice, Crumb, Form, House, Page, Visit};

use crate::{
    model::{
        fold,
        number::Numbers,
        proposal::{Proposal, ProposalState},
    },
    pages::{
        amendments::{
            called, called_with, found_amended, list, list_crumbs, list_url,
            origin::{AsIf, Origins, lost},
            url, version_link,
        },
        view::{self, NodeView},
    },
    store::amendments::{self as stored, adoption},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendementen/stel-dat", get(what_if))
}

/// An amendment of which something could not be done.
pub(super) struct LostRow {
    pub called: String,
    pub url: String,
    pub why: Vec<String>,
}

#[derive(Template)]
#[template(path = "amendments_what_if.html")]
struct WhatIf {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    version: (String, String),
    choices: Vec<Choice>,
    chosen: usize,
    lost: Vec<LostRow>,
    /// Of which the submitter has to say first what they ask of this version.
    waiting: Vec<LostRow>,
    /// Where what changed comes from, for paper.
    origins: Vec<(String, Vec<String>)>,
    nodes: Vec<NodeView>,
    url: String,
    number: i64,
}

/// What was lost of amendments that were laid over a text.
pub(super) fn lost_rows(
    p: &Page,
    text: &crate::model::version::RuleText,
    base: &crate::model::tree::Tree,
    adoptions: &[fold::Adoption],
    all: &[Proposal],
) -> Vec<LostRow> {
    let (known, numbers) = (stored::by_ids(all), Numbers::of(base));
    let row = |adoption: &fold::Adoption| {
        let mut why: Vec<String> = Vec::new();
        for (_, reason) in adoption.lost() {
            let said = lost(p, (base, &numbers), reason, &known);
            if !why.contains(&said) {
                why.push(said);
            }
        }
        let proposal = known.get(&adoption.amendment)?;
        (!why.is_empty()).then(|| LostRow {
            called: called_with(p, proposal),
            url: url(text, proposal.id),
            why,
        })
    };
    adoptions.iter().filter_map(row).collect()
}

async fn what_if(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_amended(&visit, &mut tx, &slug, query.get("versie")).await?;
    let all = stored::of_version(&mut tx, edition.version.id).await?;
    drop(tx);
    let p = visit.page();
    let wanted: HashSet<i64> = query.all("a").iter().filter_map(|number| number.parse().ok()).collect();
    let is_wanted = |proposal: &Proposal| proposal.number.is_some_and(|number| wanted.contains(&number));
    let base = &edition.tree;
    let amendments = adoption::in_order(base, &all, is_wanted);
    let (fold, adoptions) = fold::fold(base, &amendments);
    let origins = Origins::new(&p, &text, &fold, &all);
    let listed = origins.list(fold.tree());
    let showing = AsIf::new(origins, base, fold.tree());
    let offered = |proposal: &&Proposal| proposal.state != ProposalState::Withdrawn || is_wanted(proposal);
    let waits = |proposal: &Proposal| !proposal.questions.is_empty();
    let choice = |proposal: &Proposal| Choice {
        value: proposal.number.map(|number| number.to_string()).unwrap_or_default(),
        label: format!("{}: {}", called(&p, proposal), proposal.title),
        hint: match waits(proposal) {
            true => format!("{} · {}", proposal.organisation_name, p.t("rulebook-amendment-waits")),
            false => proposal.organisation_name.clone(),
        },
        checked: is_wanted(proposal),
    };
    // What waits for an answer is not asked any more, nor lost: it is said apart.
    let waiting =
        all.iter().filter(|proposal| is_wanted(proposal) && waits(proposal)).map(|proposal| LostRow {
            called: called_with(&p, proposal),
            url: url(&text, proposal.id),
            why: proposal.questions.iter().map(|question| question.called.clone()).collect(),
        });
    let page = WhatIf {
        waiting: waiting.collect(),
        crumbs: list_crumbs(&p, &text, vec![Crumb::here(p.t("rulebook-what-if"))]),
        title: text.title.clone(),
        lang: view::other_language(&p, &text),
        version: version_link(&p, &text, &edition.version),
        choices: list::with_subs(&all).into_iter().filter(offered).map(choice).collect(),
        chosen: amendments.len(),
        origins: listed,
        lost: lost_rows(&p, &text, base, &adoptions, &all),
        nodes: view::nodes(&p, &text, showing.tree(), &showing),
        url: list_url(&text),
        number: edition.version.number,
        p: visit.page(),
    };
    visit.html_for_all(&page)
}
