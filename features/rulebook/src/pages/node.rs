//! The story of an article: where it comes from, how it changed, what came of it.

use askama::Template;
use axum::{Extension, Router, extract::Path, routing::get};
use db::Transaction;
use links::{Found, Providers};
use web::{Answer, Crumb, Fault, House, Page, Stop, Visit};

use crate::{
    model::{
        name,
        node::NodeId,
        number::Numbers,
        version::{Edition, RuleText},
    },
    pages::{
        amendments as amended,
        consultations::{
            Names,
            voices::{Comments, VoiceView, comments_url},
        },
        crumbs,
        defined::Defined,
        found_text,
        line::Line,
        redline::Redline,
        view::{self, NodeView},
    },
    permissions::{Permission, Subject, may},
    store::{amendments as stored, consultations as consulted, follows, lineage, versions},
};

/// The kind of a node as an item in links and events.
pub const ITEM_KIND: &str = "rule-node";

/// How many comments the story shows; the others are a page of their own.
const SOME_COMMENTS: usize = 5;

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/artikel/{node}", get(story))
}

/// A version in which the node stood, with what changed in it.
struct Step {
    version: String,
    state: String,
    url: String,
    when: String,
    /// What it says, marked where it differs from the version before; nothing where it says the same.
    node: Option<NodeView>,
    is_first: bool,
    /// Nodes of other versions or texts that it came from: relation, name, address.
    from: Vec<(String, String, String)>,
}

/// A link that the visitor may end.
struct Ending {
    id: String,
    title: String,
}

#[derive(Template)]
#[template(path = "rule_story.html")]
struct Story {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    lang: Option<&'static str>,
    text_title: String,
    text_url: String,
    node: Option<NodeView>,
    /// Whether the node no longer stands in the version that counts.
    is_gone: bool,
    /// Some of the comments on it, where they are now, and how many there are.
    comments: Vec<VoiceView>,
    comments_total: usize,
    comments_url: String,
    steps: Vec<Step>,
    /// Amendments that were about it: what each is called, its title, what became of it, address.
    amendments: Vec<(String, String, String, String)>,
    stops: Vec<Stop>,
    endings: Vec<Ending>,
    url: String,
    feed_url: String,
    can_link: bool,
    can_follow: bool,
    follows: bool,
    id: String,
}

/// The versions that hold the node and may be seen, the oldest first, and the one that is shown.
pub(crate) struct Editions {
    pub text: RuleText,
    pub all: Vec<Edition>,
    shown: usize,
    is_gone: bool,
}

impl Editions {
    /// The version that is shown.
    pub fn edition(&self) -> &Edition {
        &self.all[self.shown]
    }
}

/// The versions of a text that hold a node, if the visitor may see any.
pub(crate) async fn editions(
    visit: &Visit,
    tx: &mut Transaction,
    slug: &str,
    id: NodeId,
) -> Result<Editions, Fault> {
    let text = found_text(visit, tx, slug).await?;
    let versions = versions::of(tx, &visit.actor, &text).await?;
    let counts = crate::model::version::current(&versions).map(|version| version.id);
    let mut all = Vec::new();
    for edition in versions::editions(tx, &visit.actor, &text).await? {
        if edition.tree.contains(id) {
            all.push(edition);
        }
    }
    let current = all.iter().position(|edition| Some(edition.version.id) == counts);
    let shown = current.or(all.len().checked_sub(1)).ok_or_else(Fault::not_found)?;
    Ok(Editions { text, all, shown, is_gone: current.is_none() })
}

async fn story(
    visit: Visit,
    Extension(providers): Extension<Providers>,
    Path((slug, node)): Path<(String, String)>,
) -> Answer {
    let id = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    let mut tx = visit.house.db.read().await?;
    let Editions { text, all, shown, is_gone } = editions(&visit, &mut tx, &slug, id).await?;
    let edition = &all[shown];
    let trace = providers.trace(&tx, &visit.actor, id.uuid()).await?;
    let lineage = lineage::of_node(&mut tx, &visit.actor, id).await?;
    let follows = follows::follows(&mut tx, &visit.actor, id.uuid()).await?;
    let consultations = consulted::of_text(&mut tx, &visit.actor, text.id, visit.now()).await?;
    let mut amendments = stored::about(&mut tx, id).await?;
    // Those of a version that the visitor may not see do not exist for them.
    let seen: Vec<_> = all.iter().map(|edition| edition.version.id).collect();
    amendments.retain(|amendment| seen.contains(&amendment.version));
    let consultations: Vec<_> =
        consultations.into_iter().filter(|consultation| seen.contains(&consultation.version)).collect();
    let p = visit.page();
    let comments = Comments::load(&visit, &mut tx, &text, edition).await?;
    let names = Names::new(&text, &edition.tree);
    let within = Some(names.holder(id));
    let (comments_total, comments) = comments.some(&p, &mut tx, &names, within, (0, SOME_COMMENTS)).await?;
    drop(tx);
    let subject = Subject::new(&text, &edition.version);
    let allowed = |permission| may(&visit.actor, permission, subject);
    let called = name::titled(&edition.tree, &Numbers::of(&edition.tree), id, text.language.code());
    // The way up: what was said of an article, and where it comes from, holds for each of its members.
    let above: Vec<NodeId> = edition.tree.ancestors(id).collect();
    let up = above.iter().rev().map(|id| names.link(*id)).map(|(called, url)| Crumb::to(called, url));
    let path = up.chain([Crumb::here(&called)]).collect();
    let defined = Defined::new(&edition.tree, view::version_url(&text, &edition.version));
    let steps = steps(&p, &text, &all, id, &lineage);
    let mut line = Line::new(&p, &text);
    line.links(&trace);
    line.lineage(id, &lineage);
    line.consultations(&consultations, visit.now());
    line.amendments(&amendments);
    line.versions(&all);
    let mine = |found: &Found| visit.actor.belongs_to(found.link.organisation);
    let page = Story {
        crumbs: crumbs(&p, &text, path),
        lang: view::other_language(&p, &text),
        text_title: text.title.clone(),
        text_url: text.url(),
        node: view::node(&p, &text, &edition.tree, id, 2, &defined),
        is_gone,
        comments,
        comments_total,
        comments_url: format!("{}/{id}", comments_url(&text, edition)),
        steps,
        stops: line.stops(),
        amendments: amendments
            .iter()
            .map(|one| {
                let state = amended::state(&p, one.state).to_owned();
                (amended::called_with(&p, one), one.title.clone(), state, amended::url(&text, one.id))
            })
            .collect(),
        endings: trace
            .iter()
            .filter(|(found, _)| mine(found))
            .map(|(found, shown)| Ending { id: found.link.id.to_string(), title: shown.title.clone() })
            .collect(),
        url: view::node_url(&text, id),
        feed_url: format!("{}/feed.atom", view::node_url(&text, id)),
        can_link: allowed(Permission::Link),
        can_follow: allowed(Permission::Follow),
        follows,
        id: id.to_string(),
        called,
        p,
    };
    visit.html_for_all(&page)
}

/// The versions one after the other, with what each changed.
fn steps(p: &Page, text: &RuleText, all: &[Edition], id: NodeId, lineage: &[lineage::Ancestor]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (nth, edition) in all.iter().enumerate() {
        let before = nth.checked_sub(1).map(|before| &all[before]);
        let node = match before {
            // The only version stands above already.
            None if all.len() == 1 => None,
            None => view::node(p, text, &edition.tree, id, 4, &view::Loose),
            Some(before) if before.tree.same_below(&edition.tree, id) => None,
            Some(before) => {
                let redline = Redline::new(p, &before.tree, &edition.tree).loose();
                view::node(p, text, &redline.union, id, 4, &redline)
            }
        };
        let from = lineage
            .iter()
            .filter(|ancestor| ancestor.to_node == id && ancestor.to_version == edition.version.id);
        steps.push(Step {
            version: view::version_name(p, &edition.version),
            state: view::state(p, &edition.version).to_owned(),
            url: view::version_url(text, &edition.version),
            when: p.day(&edition.version.shown_at.unwrap_or(edition.version.made_at)),
            node,
            is_first: nth == 0,
            from: from
                .map(|a| {
                    let relation = p.t(&format!("rulebook-lineage-{}", a.descent.key())).to_owned();
                    (relation, a.from_title.clone(), format!("/regel/{}", a.from_node))
                })
                .collect(),
        });
    }
    steps.reverse();
    steps
}
