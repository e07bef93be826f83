//! All amendments of a text against each other.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::get,
};
use web::{Answer, Crumb, Form, House, Page, Visit};

use crate::{
    model::{
        amendment::{Amendment, AmendmentId},
        conflict::{About, Conflict, ConflictClass, ConflictTable, Standing, standings},
        fold::Fold,
        name,
        number::Numbers,
        proposal::{self, BundleKind, Proposal, ProposalState, weighed},
        tree::Tree,
        version::{Edition, RuleText},
    },
    pages::{
        amendments::{
            bundle::may_bundle, called, called_with, found_amended, list_crumbs, list_url,
            proceedings_and_voices, url, version_link,
        },
        view,
    },
    store::amendments::{self as stored, adoption},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendementen/botsingen", get(table))
}

/// The most pairs that are shown, the heaviest first.
const MOST_ROWS: usize = 200;

/// Two amendments that meet.
struct Row {
    one: (String, String, String),
    other: (String, String, String),
    class_key: &'static str,
    class: String,
    about: Vec<String>,
    /// What becomes of the other when one is adopted, and the other way round.
    after: Vec<String>,
}

/// Amendments that ask the same, or belong together in the vote.
struct Bundle {
    members: Vec<(String, String)>,
    ids: Vec<String>,
    /// The bundle, when there is one already.
    id: Option<String>,
    label: &'static str,
}

#[derive(Template)]
#[template(path = "amendments_conflicts.html")]
struct Table {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    version: (String, String),
    rows: Vec<Row>,
    /// How many pairs there are in all.
    total: usize,
    is_cut: bool,
    bundles: Vec<Bundle>,
    can_bundle: bool,
    number: i64,
    url: String,
}

/// The word of a class in style sheets and in the keys of texts.
pub(super) fn class_key(class: ConflictClass) -> &'static str {
    match class {
        ConflictClass::Same => "same",
        ConflictClass::Merges => "merges",
        ConflictClass::Order => "order",
        ConflictClass::Hard => "hard",
    }
}

fn standing_key(standing: Standing) -> &'static str {
    match standing {
        Standing::Applies => "rulebook-standing-applies",
        Standing::Merges => "rulebook-standing-merges",
        Standing::Done => "rulebook-standing-done",
        Standing::FallsPartly => "rulebook-standing-falls-partly",
        Standing::Falls => "rulebook-standing-falls",
    }
}

async fn table(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_amended(&visit, &mut tx, &slug, query.get("versie")).await?;
    let (proceedings, _) = proceedings_and_voices(&visit, &mut tx, &edition.version).await?;
    let mut all = stored::of_version(&mut tx, edition.version.id).await?;
    drop(tx);
    let p = visit.page();
    let mut weighed = weighed(&edition.tree, &all);
    let counts = |one: &Proposal| matches!(one.state, ProposalState::Submitted | ProposalState::Adopted);
    let counted: HashSet<AmendmentId> = all.iter().filter(|one| counts(one)).map(|one| one.id).collect();
    weighed.retain(|amendment| counted.contains(&amendment.id));
    all.retain(counts);
    let mut found = ConflictTable::of(&edition.tree, &weighed);
    found.conflicts.sort_by_key(|conflict| std::cmp::Reverse(conflict.class));
    let total = found.conflicts.len();
    let view = View::new(&p, &text, &edition, &all, &weighed);
    let page = Table {
        crumbs: list_crumbs(&p, &text, vec![Crumb::here(p.t("rulebook-conflicts"))]),
        title: text.title.clone(),
        lang: view::other_language(&p, &text),
        version: version_link(&p, &text, &edition.version),
        rows: found.conflicts.iter().take(MOST_ROWS).filter_map(|conflict| view.row(conflict)).collect(),
        total,
        is_cut: total > MOST_ROWS,
        bundles: view.bundles(&found.bundles),
        can_bundle: may_bundle(&visit, proceedings),
        number: edition.version.number,
        url: list_url(&text),
        p: visit.page(),
    };
    visit.html_for_all(&page)
}

struct View<'v> {
    p: &'v Page,
    text: &'v RuleText,
    base: &'v Tree,
    numbers: Numbers,
    known: HashMap<AmendmentId, &'v Proposal>,
    weighed: HashMap<AmendmentId, &'v Amendment>,
    /// What was adopted so far.
    fold: Fold,
}

impl<'v> View<'v> {
    fn new(
        p: &'v Page,
        text: &'v RuleText,
        edition: &'v Edition,
        all: &'v [Proposal],
        weighed: &'v [Amendment],
    ) -> Self {
        let (mut fold, _) = adoption::folded(&edition.tree, all);
        fold.settle();
        Self {
            p,
            text,
            base: &edition.tree,
            numbers: Numbers::of(&edition.tree),
            known: stored::by_ids(all),
            weighed: weighed.iter().map(|amendment| (amendment.id, amendment)).collect(),
            fold,
        }
    }

    fn named(&self, id: AmendmentId) -> Option<(String, String, String)> {
        let proposal = self.known.get(&id)?;
        Some((called_with(self.p, proposal), proposal.title.clone(), url(self.text, id)))
    }

    fn row(&self, conflict: &Conflict) -> Option<Row> {
        let (one, other) = conflict.between;
        let mut about: Vec<String> = Vec::new();
        for detail in &conflict.details {
            let said = self.about(detail.about);
            if !about.contains(&said) {
                about.push(said);
            }
        }
        Some(Row {
            one: self.named(one)?,
            other: self.named(other)?,
            class_key: class_key(conflict.class),
            class: self.p.t(&format!("rulebook-conflict-{}", class_key(conflict.class))).to_owned(),
            about,
            after: [(one, other), (other, one)].into_iter().filter_map(|(a, b)| self.after(a, b)).collect(),
        })
    }

    fn about(&self, about: About) -> String {
        let node = match about {
            About::Text { node, .. } | About::Removed { node } | About::Moved { node } => Some(node),
            About::Place { place } => place.after.or(place.parent),
        };
        let called = match node {
            Some(node) if self.base.contains(node) => {
                name::called(self.base, &self.numbers, node, self.p.language.code())
            }
            Some(_) => self.p.t("rulebook-amendment-own-part").to_owned(),
            None => self.p.t("rulebook-amendment-first").to_owned(),
        };
        let key = match about {
            About::Text { .. } => "rulebook-conflict-about-text",
            About::Removed { .. } => "rulebook-conflict-about-removed",
            About::Moved { .. } => "rulebook-conflict-about-moved",
            About::Place { .. } => "rulebook-conflict-about-place",
        };
        self.p.t1(key, "what", called)
    }

    /// What becomes of one amendment when another is adopted now.
    fn after(&self, first: AmendmentId, then: AmendmentId) -> Option<String> {
        let (adopted, other) = (self.weighed.get(&first)?, self.weighed.get(&then)?);
        if self.fold.has(then) {
            return None;
        }
        let mut fold = self.fold.clone();
        for amendment in adopted.on.and_then(|main| self.weighed.get(&main)).into_iter().chain([adopted]) {
            if !fold.has(amendment.id) {
                fold.adopt(amendment);
            }
        }
        let main = other.on.and_then(|main| self.weighed.get(&main));
        let others: Vec<Amendment> =
            std::iter::once(*other).chain(main.copied()).map(Amendment::clone).collect();
        let (standing, _) = standings(&fold, &others).into_iter().next()?;
        let name = |id: &AmendmentId| self.known.get(id).map(|one| called(self.p, one));
        Some(self.p.t2(standing_key(standing), "first", name(&first)?, "then", name(&then)?))
    }

    /// Groups that ask the same, bundled or not, and bundles that were made by hand.
    fn bundles(&self, found: &[Vec<AmendmentId>]) -> Vec<Bundle> {
        let mut groups: HashMap<proposal::Bundle, Vec<AmendmentId>> = HashMap::new();
        let mut sorted: Vec<&&Proposal> = self.known.values().collect();
        sorted.sort_by_key(|one| one.number);
        for proposal in sorted {
            if let Some(bundle) = proposal.bundle {
                groups.entry(bundle).or_default().push(proposal.id);
            }
        }
        let bundled = |id: &AmendmentId| self.known.get(id).is_some_and(|one| one.bundle.is_some());
        let mut made: Vec<_> = groups.into_iter().collect();
        made.sort();
        let made = made.into_iter().map(|(id, members)| (Some(id), members));
        let free = found.iter().filter(|group| !group.iter().any(bundled)).map(|group| (None, group.clone()));
        let bundle = |(bundle, members): (Option<proposal::Bundle>, Vec<AmendmentId>)| Bundle {
            members: members
                .iter()
                .filter_map(|id| self.named(*id))
                .map(|(name, _, url)| (name, url))
                .collect(),
            ids: members.iter().map(AmendmentId::to_string).collect(),
            id: bundle.map(|bundle| bundle.id.to_string()),
            label: match bundle.map(|bundle| bundle.kind) {
                None => "rulebook-bundle-could",
                Some(BundleKind::Same) => "rulebook-bundle-made",
                Some(BundleKind::Alternatives) => "rulebook-bundle-alternatives",
            },
        };
        made.chain(free).map(bundle).collect()
    }
}
