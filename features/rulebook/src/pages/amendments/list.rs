//! All amendments of a text.

use std::collections::HashMap;

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::get,
};
use web::{Answer, Crumb, Form, House, Page, Pages, Visit};

use crate::{
    model::{
        amendment::AmendmentId,
        name,
        node::NodeId,
        number::Numbers,
        proposal::{AdviceKind, Proposal, weighed},
        version::{Edition, RuleText},
    },
    pages::{
        amendments::{
            amended, bundle, called, deadline, list_url, proceedings_and_voices, state, subjects, url,
            version_link,
        },
        crumbs, found_text, view,
    },
    permissions::amendments::{Proceedings, adopts, begins},
    store::amendments::{
        self as stored, adoption,
        signatures::{self, Signer},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendementen", get(list))
}

/// How many are listed on one page.
const PAGE: i64 = 50;

/// An amendment in a list.
pub(super) struct Row {
    pub called: String,
    pub title: String,
    pub url: String,
    pub submitters: String,
    pub subjects: Vec<String>,
    pub advice: String,
    pub state_key: &'static str,
    pub state: String,
    /// Of a sub-amendment: what it amends.
    pub on: String,
    pub is_sub: bool,
    /// With which others it belongs together in the vote; empty without.
    pub bundle: String,
    /// Whether the submitter still has to answer.
    pub waits: bool,
}

#[derive(Template)]
#[template(path = "amendments.html")]
struct List {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    version: Option<(String, String)>,
    deadline: String,
    /// What the list was narrowed to.
    about: Option<String>,
    rows: Vec<Row>,
    drafts: Vec<(String, String, String)>,
    pages: Pages,
    total: usize,
    url: String,
    suffix: String,
    can_begin: bool,
    is_deciding: bool,
    can_adopt: bool,
    adopted: Option<(String, String)>,
}

/// The advice of an amendment in a few words; empty without one.
pub(super) fn advice(p: &Page, proposal: &Proposal, all: &HashMap<AmendmentId, &Proposal>) -> String {
    let Some(advice) = &proposal.advice else { return String::new() };
    match advice.follows.and_then(|id| all.get(&id)) {
        Some(other) if advice.kind == AdviceKind::Follows => {
            p.t1("rulebook-advice-follows-that", "what", called(p, other))
        }
        _ => p.t(advice_key(advice.kind)).to_owned(),
    }
}

/// Key of the word for an advice.
pub(crate) fn advice_key(kind: AdviceKind) -> &'static str {
    match kind {
        AdviceKind::Adopt => "rulebook-advice-adopt",
        AdviceKind::Reject => "rulebook-advice-reject",
        AdviceKind::HoldOver => "rulebook-advice-hold-over",
        AdviceKind::Follows => "rulebook-advice-follows",
    }
}

/// Rows for amendments of a version; `all` holds what they may refer to.
pub(super) fn rows(
    p: &Page,
    text: &RuleText,
    edition: &Edition,
    all: &[Proposal],
    chosen: &[&Proposal],
    signers: &HashMap<AmendmentId, Vec<Signer>>,
) -> Vec<Row> {
    let known = stored::by_ids(all);
    let plain = Numbers::of(&edition.tree);
    let row = |proposal: &&Proposal| {
        let names = match proposal.on.and_then(|main| known.get(&main)) {
            Some(main) => {
                let base =
                    &weighed(&edition.tree, &[Proposal::clone(main), Proposal::clone(proposal)])[1].base;
                let of_base = subjects(p, text, base, &Numbers::of(base), proposal).into_iter();
                let proposed =
                    |part| p.t2("rulebook-amendment-subject-proposed", "part", part, "what", called(p, main));
                of_base.map(proposed).collect()
            }
            None => subjects(p, text, &edition.tree, &plain, proposal),
        };
        let names_of = |signers: &Vec<Signer>| {
            signers.iter().map(|signer| signer.name.as_str()).collect::<Vec<_>>().join(", ")
        };
        Row {
            called: called(p, proposal),
            title: proposal.title.clone(),
            url: url(text, proposal.id),
            submitters: signers.get(&proposal.id).map(names_of).unwrap_or_default(),
            subjects: names,
            advice: advice(p, proposal, &known),
            state_key: proposal.state.key(),
            state: state(p, proposal.state).to_owned(),
            on: proposal.on.and_then(|main| known.get(&main)).map(|main| called(p, main)).unwrap_or_default(),
            is_sub: proposal.on.is_some(),
            bundle: bundle::said(p, proposal, all),
            waits: !proposal.questions.is_empty(),
        }
    };
    chosen.iter().map(row).collect()
}

/// Amendments by number, each followed by the sub-amendments on it.
pub(super) fn with_subs(all: &[Proposal]) -> Vec<&Proposal> {
    let numbers: HashMap<AmendmentId, Option<i64>> = all.iter().map(|one| (one.id, one.number)).collect();
    let mut sorted: Vec<&Proposal> = all.iter().collect();
    sorted.sort_by_key(|one| {
        let main = one.on.and_then(|main| numbers.get(&main).copied().flatten());
        (main.or(one.number), one.on.is_some(), one.number)
    });
    sorted
}

async fn list(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    let edition = amended(&visit, &mut tx, &text, query.get("versie")).await?;
    let p = visit.page();
    let title = text.title.clone();
    let list = list_url(&text);
    let crumbs = crumbs(&p, &text, vec![Crumb::here(p.t("rulebook-amendments"))]);
    let lang = view::other_language(&p, &text);
    let Some(edition) = edition else {
        let page = List {
            crumbs,
            title,
            lang,
            version: None,
            deadline: String::new(),
            about: None,
            rows: Vec::new(),
            drafts: Vec::new(),
            pages: Pages::default(),
            total: 0,
            suffix: String::new(),
            can_begin: false,
            is_deciding: false,
            can_adopt: false,
            adopted: None,
            url: list,
            p,
        };
        return visit.html_for_all(&page);
    };
    let (proceedings, voices) = proceedings_and_voices(&visit, &mut tx, &edition.version).await?;
    let all = stored::of_version(&mut tx, edition.version.id).await?;
    let signers = signatures::of_version(&mut tx, edition.version.id).await?;
    let drafted = stored::drafted(&mut tx, &visit.actor, text.id).await?;
    let adopted = match adoption::made_from(&mut tx, edition.version.id).await? {
        Some(id) => crate::store::versions::edition_by_id(&mut tx, id).await?,
        None => None,
    };
    let node = query.get("onderdeel").parse().ok().map(NodeId::new);
    let about = match node {
        Some(node) => Some((node, stored::touched::of_node(&mut tx, edition.version.id, node).await?)),
        None => None,
    };
    drop(tx);
    let mut sorted = with_subs(&all);
    if let Some((_, ids)) = &about {
        sorted.retain(|proposal| ids.contains(&proposal.id));
    }
    let total = sorted.len();
    let ids: Vec<_> = voices.iter().map(|voice| voice.id).collect();
    let suffix = format!("?versie={}", edition.version.number);
    let filter = node.map(|node| format!("&onderdeel={node}")).unwrap_or_default();
    let wanted = query.get("pagina").parse().unwrap_or(1);
    let pages = Pages::new(wanted, PAGE, total as i64, |n| format!("{list}{suffix}{filter}&pagina={n}"));
    let skipped = usize::try_from((pages.current - 1) * PAGE).unwrap_or_default();
    let chosen: Vec<&Proposal> = sorted.into_iter().skip(skipped).take(PAGE as usize).collect();
    let numbers = Numbers::of(&edition.tree);
    let page = List {
        crumbs,
        lang,
        version: Some(version_link(&p, &text, &edition.version)),
        deadline: deadline(&p, &edition.version, proceedings),
        about: about
            .filter(|(node, _)| edition.tree.contains(*node))
            .map(|(node, _)| name::titled(&edition.tree, &numbers, node, text.language.code())),
        rows: rows(&p, &text, &edition, &all, &chosen, &signers),
        drafts: drafted
            .iter()
            .map(|one| (one.title.clone(), one.organisation_name.clone(), url(&text, one.id)))
            .collect(),
        pages,
        total,
        suffix,
        can_begin: begins(&visit.actor, proceedings, &ids),
        is_deciding: proceedings == Proceedings::Deciding,
        can_adopt: adopts(&visit.actor, proceedings),
        adopted: adopted.map(|made| version_link(&p, &text, &made.version)),
        title,
        url: list,
        p,
    };
    visit.html_for_all(&page)
}
