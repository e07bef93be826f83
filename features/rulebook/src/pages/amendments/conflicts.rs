//! All amendments of a text against each other.

use std::collections::HashMap;

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    routing::get,
};
use web::{Answer, Choice, Crumb, Form, House, Page, Pages, Visit};

use crate::{
    model::{
        amendment::{Amendment, AmendmentId},
        conflict::{About, Conflict, ConflictClass, Standing, standings},
        fold::Fold,
        name,
        node::{Node, NodeId, NodeKind},
        number::Numbers,
        proposal::{self, BundleKind, Proposal},
        tree::Tree,
        version::{Edition, RuleText},
    },
    pages::{
        amendments::{
            bundle::may_bundle, called, called_with, list_crumbs, list_url, pairs::Pairs,
            proceedings_and_voices, url as amendments_url, version_link,
        },
        view,
    },
    store::amendments::{self as stored, adoption},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendementen/botsingen", get(table))
}

/// How many pairs stand on a page, the heaviest first.
const PAGE: i64 = 200;

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
    /// How many pairs there are in all, of what was asked.
    total: usize,
    pages: Pages,
    /// The amendment that was asked for, as it was typed.
    wanted: String,
    /// The articles and principles, and which of them was asked for.
    articles: Vec<Choice>,
    is_narrow: bool,
    csv_url: String,
    bundles: Vec<Bundle>,
    /// Those of which the submitter has to say first what they ask of this version: that is not weighed.
    waiting: Vec<(String, String)>,
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
    let pairs = Pairs::of(&visit, &mut tx, &slug, &query).await?;
    let Pairs { text, edition, all, weighed, found, .. } = &pairs;
    let (proceedings, _) = proceedings_and_voices(&visit, &mut tx, &edition.version).await?;
    drop(tx);
    let p = visit.page();
    let url = list_url(text);
    let here = format!("{url}/botsingen");
    let wanted = query.get("pagina").parse().unwrap_or(1);
    let pages = Pages::new(wanted, PAGE, found.conflicts.len() as i64, |page| pairs.url(&here, page));
    let skipped = usize::try_from((pages.current - 1) * PAGE).unwrap_or_default();
    let view = View::new(&p, text, edition, all, weighed);
    let rows = found.conflicts.iter().skip(skipped).take(PAGE as usize);
    let page = Table {
        crumbs: list_crumbs(&p, text, vec![Crumb::here(p.t("rulebook-conflicts"))]),
        title: text.title.clone(),
        lang: view::other_language(&p, text),
        version: version_link(&p, text, &edition.version),
        rows: rows.filter_map(|conflict| view.row(conflict)).collect(),
        total: found.conflicts.len(),
        pages,
        wanted: pairs.number.map(|number| number.to_string()).unwrap_or_default(),
        articles: view.articles(pairs.node),
        is_narrow: pairs.number.is_some() || pairs.node.is_some(),
        csv_url: pairs.url(&format!("{here}.csv"), 1),
        bundles: view.bundles(&found.bundles),
        waiting: all
            .iter()
            .filter(|one| !one.questions.is_empty())
            .map(|one| (called_with(&p, one), amendments_url(text, one.id)))
            .collect(),
        can_bundle: may_bundle(&visit, proceedings),
        number: edition.version.number,
        url,
        p: visit.page(),
    };
    visit.html_for_all(&page)
}

/// What pairs say in words.
pub(super) struct View<'v> {
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
    pub fn new(
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
        Some((called_with(self.p, proposal), proposal.title.clone(), amendments_url(self.text, id)))
    }

    fn row(&self, conflict: &Conflict) -> Option<Row> {
        let (one, other) = conflict.between;
        Some(Row {
            one: self.named(one)?,
            other: self.named(other)?,
            class_key: class_key(conflict.class),
            class: self.class(conflict),
            about: self.said(conflict),
            after: [(one, other), (other, one)].into_iter().filter_map(|(a, b)| self.after(a, b)).collect(),
        })
    }

    fn class(&self, conflict: &Conflict) -> String {
        self.p.t(&format!("rulebook-conflict-{}", class_key(conflict.class))).to_owned()
    }

    /// What two amendments are both about, without repetition.
    fn said(&self, conflict: &Conflict) -> Vec<String> {
        let mut about: Vec<String> = Vec::new();
        for detail in &conflict.details {
            let said = self.about(detail.about);
            if !about.contains(&said) {
                about.push(said);
            }
        }
        about
    }

    /// A row of the table to download. What would fall is not in it: that is much work for each pair.
    pub fn cells(&self, conflict: &Conflict) -> Option<Vec<String>> {
        let (one, other) = conflict.between;
        let ((one, title, url), (other, other_title, other_url)) = (self.named(one)?, self.named(other)?);
        let (url, other_url) = (self.p.absolute(&url), self.p.absolute(&other_url));
        let about = self.said(conflict).join(" ");
        Some(vec![self.class(conflict), one, title, other, other_title, about, url, other_url])
    }

    /// The articles and principles, to choose one.
    fn articles(&self, chosen: Option<NodeId>) -> Vec<Choice> {
        let alone = |kind| matches!(kind, NodeKind::Preamble | NodeKind::Principle | NodeKind::Article);
        let offered = |node: &Node| alone(node.kind) || chosen == Some(node.id);
        let nodes = self.base.walk().filter(|(_, node)| offered(node));
        let choice = |(_, node): (usize, &Node)| Choice {
            value: node.id.to_string(),
            label: name::titled(self.base, &self.numbers, node.id, self.text.language.code()),
            checked: chosen == Some(node.id),
            ..Choice::default()
        };
        nodes.map(choice).collect()
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
