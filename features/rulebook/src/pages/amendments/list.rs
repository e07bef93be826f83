//! All amendments of a text.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::get,
};
use db::Transaction;
use web::{Answer, Crumb, Fault, Form, House, Page, Pages, Visit, filters};

use crate::{
    model::{
        amendment::AmendmentId,
        name,
        node::NodeId,
        number::Numbers,
        operation::Operation,
        proposal::{AdviceKind, Proposal, ProposalState, weighed},
        tree::{Place, Tree},
        version::{Edition, RuleText, successor},
    },
    pages::{
        amendments::{
            self, amended, bundle, called, deadline, filter::Filter, list_url, proceedings_and_voices, state,
            subjects, url, version_link,
        },
        crumbs, found_text, view,
    },
    permissions::amendments::{Proceedings, adopts, begins},
    store::{
        amendments::{
            self as stored, adoption,
            signatures::{self, Signer, Signers},
        },
        versions,
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
    /// Where the amendment stands that the advice follows.
    pub advice_url: Option<String>,
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
    url: String,
    /// What there is of a version that lies or lay before the assembly.
    listed: Option<Listed>,
}

/// The amendments of a version, as far as they are asked for.
struct Listed {
    version: (String, String),
    deadline: String,
    /// The node that the list was narrowed to.
    about: Option<String>,
    rows: Vec<Row>,
    drafts: Vec<(String, String, String)>,
    pages: Pages,
    total: usize,
    /// The later version that they went along to.
    moved_to: Option<(String, String)>,
    /// The list without any filter.
    all_url: String,
    groups: Vec<filters::Filter>,
    /// What is chosen, with the address without it.
    chosen: Vec<(String, String)>,
    words: String,
    /// What the form for words must keep.
    kept: Vec<(&'static str, String)>,
    /// Word and address of each order; no address for that of this page.
    orders: Vec<(String, Option<String>)>,
    is_narrow: bool,
    csv_url: String,
    /// The text as if what the board advises were adopted.
    advised_url: Option<String>,
    suffix: String,
    can_begin: bool,
    is_deciding: bool,
    can_adopt: bool,
    adopted: Option<(String, String)>,
}

/// The advice of an amendment in a few words; empty without one.
pub(super) fn advice(p: &Page, proposal: &Proposal, all: &HashMap<AmendmentId, &Proposal>) -> String {
    let Some(advice) = &proposal.advice else { return String::new() };
    match followed(proposal, all) {
        Some(other) => p.t1("rulebook-advice-follows-that", "what", called(p, other)),
        None => p.t(advice_key(advice.kind)).to_owned(),
    }
}

/// The amendment whose fate the board lets it follow.
fn followed<'a>(proposal: &Proposal, all: &HashMap<AmendmentId, &'a Proposal>) -> Option<&'a Proposal> {
    let advice = proposal.advice.as_ref().filter(|advice| advice.kind == AdviceKind::Follows)?;
    all.get(&advice.follows?).copied()
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
    signers: &Signers,
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
            advice_url: followed(proposal, &known).map(|other| url(text, other.id)),
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

/// The same in the order of the text, by the first thing that each changes.
fn by_place<'a>(tree: &Tree, all: &'a [Proposal]) -> Vec<&'a Proposal> {
    let places: HashMap<NodeId, usize> =
        tree.walk().enumerate().map(|(nth, (_, node))| (node.id, nth)).collect();
    let known = stored::by_ids(all);
    let at = |change: &Operation| match change {
        Operation::Insert { place: Place { parent: None, after: None }, .. } => Some(0),
        Operation::Insert { place, .. } => places.get(&place.after.or(place.parent)?).copied(),
        other => places.get(&other.node()).copied(),
    };
    let first = |one: &Proposal| one.steps.iter().filter_map(|step| at(&step.change)).min();
    let mut sorted = with_subs(all);
    // Those at one place stay in the order of their numbers, each with its sub-amendments.
    sorted.sort_by_key(|one| {
        let main = one.on.and_then(|main| known.get(&main).copied());
        first(main.unwrap_or(one)).unwrap_or(usize::MAX)
    });
    sorted
}

/// The amendments of the version in an address, and what they are narrowed to.
pub(super) struct Gathered {
    pub text: RuleText,
    pub edition: Edition,
    pub all: Vec<Proposal>,
    pub signers: Signers,
    pub filter: Filter,
    /// Those that are about the node of the filter.
    of_node: Option<HashSet<AmendmentId>>,
}

impl Gathered {
    /// All of them; nothing for a text of which none can be made yet.
    pub async fn of(
        visit: &Visit,
        tx: &mut Transaction,
        text: RuleText,
        query: &Form,
    ) -> Result<Option<Self>, Fault> {
        let Some(edition) = amended(visit, tx, &text, query.get("versie")).await? else { return Ok(None) };
        let filter = Filter::read(query, edition.version.number);
        let id = edition.version.id;
        let all = stored::of_version(tx, id).await?;
        let signers = signatures::of_version(tx, id).await?;
        let of_node = match filter.node {
            Some(node) => Some(stored::touched::of_node(tx, id, node).await?),
            None => None,
        };
        Ok(Some(Self { text, edition, all, signers, filter, of_node }))
    }

    /// In the order that was asked, before they are narrowed by what the page offers.
    fn sorted(&self) -> Vec<&Proposal> {
        let sorted = match self.filter.by_place {
            true => by_place(&self.edition.tree, &self.all),
            false => with_subs(&self.all),
        };
        let about = |one: &&Proposal| self.of_node.as_ref().is_none_or(|ids| ids.contains(&one.id));
        sorted.into_iter().filter(about).collect()
    }

    /// Those that are left.
    pub fn chosen(&self) -> Vec<&Proposal> {
        self.sorted().into_iter().filter(|one| self.filter.fits(one, &self.signers)).collect()
    }
}

async fn list(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    let p = visit.page();
    let title = text.title.clone();
    let lang = view::other_language(&p, &text);
    let url = list_url(&text);
    let crumbs = crumbs(&p, &text, vec![Crumb::here(p.t("rulebook-amendments"))]);
    let listed = match Gathered::of(&visit, &mut tx, text, &query).await? {
        Some(gathered) => Some(listed(&visit, &mut tx, &gathered, &query).await?),
        None => None,
    };
    drop(tx);
    visit.html_for_all(&List { crumbs, title, lang, listed, url, p })
}

async fn listed(
    visit: &Visit,
    tx: &mut Transaction,
    gathered: &Gathered,
    query: &Form,
) -> Result<Listed, Fault> {
    let Gathered { text, edition, all, signers, filter, .. } = gathered;
    let p = visit.page();
    let (proceedings, voices) = proceedings_and_voices(visit, tx, &edition.version).await?;
    let drafted = stored::drafted(tx, &visit.actor, text.id).await?;
    let adopted = match adoption::made_from(tx, edition.version.id).await? {
        Some(id) => versions::edition_by_id(tx, id).await?,
        None => None,
    };
    let url = list_url(text);
    let versions = match all.is_empty() {
        true => versions::of(tx, &visit.actor, text).await?,
        false => Vec::new(),
    };
    let moved_to = successor(&versions, &edition.version)
        .map(|later| (view::version_name(&p, later), format!("{url}?versie={}", later.number)));
    let offered = gathered.sorted();
    let chosen = gathered.chosen();
    let total = chosen.len();
    let ids: Vec<_> = voices.iter().map(|voice| voice.id).collect();
    let wanted = query.get("pagina").parse().unwrap_or(1);
    let pages = Pages::new(wanted, PAGE, total as i64, |page| filter.url(&url, page));
    let skipped = usize::try_from((pages.current - 1) * PAGE).unwrap_or_default();
    let here: Vec<&Proposal> = chosen.into_iter().skip(skipped).take(PAGE as usize).collect();
    let suffix = format!("?versie={}", edition.version.number);
    let numbers = Numbers::of(&edition.tree);
    let order = |by_place: bool, key: &str| {
        let other = filter.ordered(by_place);
        (p.t(key).to_owned(), (by_place != filter.by_place).then(|| other.url(&url, 1)))
    };
    let node = filter.node.filter(|node| edition.tree.contains(*node));
    Ok(Listed {
        version: version_link(&p, text, &edition.version),
        deadline: deadline(&p, &edition.version, proceedings),
        about: node.map(|node| name::titled(&edition.tree, &numbers, node, text.language.code())),
        rows: rows(&p, text, edition, all, &here, signers),
        drafts: drafted
            .iter()
            .map(|one| (one.title.clone(), one.organisation_name.clone(), amendments::url(text, one.id)))
            .collect(),
        pages,
        total,
        moved_to,
        all_url: format!("{url}{suffix}"),
        groups: filter.groups(&p, &url, &offered, signers),
        chosen: filter.chosen(&p, &url, &offered, signers),
        words: filter.words.clone(),
        kept: filter.pairs().into_iter().filter(|(name, _)| *name != "zoek").collect(),
        orders: vec![
            order(false, "rulebook-amendments-by-number"),
            order(true, "rulebook-amendments-by-place"),
        ],
        is_narrow: filter.is_narrow(),
        csv_url: filter.url(&format!("{url}.csv"), 1),
        advised_url: advised(all).map(|chosen| format!("{url}/stel-dat{suffix}{chosen}")),
        suffix,
        can_begin: begins(&visit.actor, proceedings, &ids),
        is_deciding: proceedings == Proceedings::Deciding,
        can_adopt: adopts(&visit.actor, proceedings),
        adopted: adopted.map(|made| version_link(&p, text, &made.version)),
    })
}

/// What makes the page with the text as if adopted show what the board advises; nothing when it advises to adopt none.
fn advised(all: &[Proposal]) -> Option<String> {
    let known = stored::by_ids(all);
    let adopts = |one: &&Proposal| {
        let advice = one.advice.as_ref();
        let other = advice.and_then(|advice| known.get(&advice.follows?)?.advice.as_ref());
        one.state != ProposalState::Withdrawn
            && [advice, other].into_iter().flatten().any(|advice| advice.kind == AdviceKind::Adopt)
    };
    let numbers = all.iter().filter(adopts).filter_map(|one| one.number);
    let chosen: String = numbers.map(|number| format!("&a={number}")).collect();
    (!chosen.is_empty()).then_some(chosen)
}
