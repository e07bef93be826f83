//! Changing a text node by node. Two things are changed so: a draft, by its working group, and an amendment, by the
//! organisation that makes it. What differs between them is in [`Desk`]; the forms are the same.

pub mod node;
pub mod piece;
pub mod restructure;

use askama::Template;
use db::Transaction;
use web::{Answer, Crumb, Errors, Fault, Form, Limit, Page, Visit};

use crate::{
    model::{
        apply, name,
        node::{Node, NodeId},
        number::Numbers,
        proposal::{self, MOST_STEPS, Proposal, ProposalState},
        text::Text,
        tree::Tree,
        version::{Edition, REASON_LENGTH, RuleText},
    },
    pages::{
        amendments::{self, Found},
        crumbs, found_for,
        redline::Redline,
        signing,
        view::{self, NodeView, Showing},
    },
    permissions::{self, Permission},
    store::{
        Signature,
        amendments::{
            change::{self, Content},
            form_at, rebase,
        },
        changes::{self, Done},
    },
};

/// What is changed, by its address.
#[derive(Clone, Debug)]
pub enum Which {
    /// A draft of a text: its word and the number of the version.
    Draft(String, String),
    /// An amendment of a text.
    Amendment(String, String),
}

enum Work {
    Draft(Box<Edition>),
    Amendment(Box<Found>),
}

/// What somebody works on, opened for who may change it.
pub struct Desk {
    pub text: RuleText,
    /// The text as it is now, with what the amendment changes.
    pub tree: Tree,
    /// How often it was changed.
    pub revision: i64,
    /// How many people hear of a change; nothing for what is seen by its makers only.
    pub reach: Option<usize>,
    work: Work,
    /// For an amendment: the text that it changes.
    base: Option<Tree>,
}

impl Desk {
    /// Opens it, or says why the visitor may not change it.
    pub async fn open(visit: &Visit, tx: &mut Transaction, which: &Which) -> Result<Self, Fault> {
        match which {
            Which::Draft(slug, number) => {
                let (text, edition) = found_for(visit, tx, slug, number, Permission::Draft).await?;
                let (tree, revision) = (edition.tree.clone(), edition.version.revision);
                Ok(Self {
                    text,
                    tree,
                    revision,
                    reach: None,
                    work: Work::Draft(Box::new(edition)),
                    base: None,
                })
            }
            Which::Amendment(slug, id) => {
                let permission = permissions::amendments::Permission::Edit;
                let found = amendments::found_for(visit, tx, slug, id, permission).await?;
                let base = found.base();
                let tree = found.result();
                let (text, revision) = (found.text.clone(), found.proposal.revision);
                let reach = found.reach_of_change(visit, tx).await?;
                let work = Work::Amendment(Box::new(found));
                Ok(Self { text, tree, revision, reach, work, base: Some(base) })
            }
        }
    }

    /// Where the whole of it is changed; its nodes stand below that.
    pub fn url(&self) -> String {
        match &self.work {
            Work::Draft(edition) => format!("{}/bewerken", view::version_url(&self.text, &edition.version)),
            Work::Amendment(found) => format!("{}/bewerken", found.url()),
        }
    }

    fn path(&self, p: &Page, here: &str) -> Vec<Crumb> {
        match &self.work {
            Work::Draft(_) => {
                let draft = Crumb::to(p.t("rulebook-draft-title"), self.url());
                crumbs(p, &self.text, vec![draft, Crumb::here(here)])
            }
            Work::Amendment(found) => {
                let edit = Crumb::to(p.t("rulebook-amendment-edit"), self.url());
                found.crumbs(p, vec![edit, Crumb::here(here)])
            }
        }
    }

    fn called(&self, id: NodeId) -> String {
        name::titled(&self.tree, &Numbers::of(&self.tree), id, self.text.language.code())
    }

    fn node(&self, id: &str) -> Result<NodeId, Fault> {
        node_of(&self.tree, id)
    }

    /// A node of a tree that came of this one, as readers will see it: for an amendment with what it changes marked.
    fn preview(&self, p: &Page, tree: &Tree, id: NodeId) -> Option<NodeView> {
        match &self.base {
            None => view::node(p, &self.text, tree, id, 3, &view::Plain),
            Some(base) => {
                let redline = Redline::new(p, base, tree);
                view::node(p, &self.text, &redline.union, id, 3, &redline)
            }
        }
    }

    /// The text as it was at a revision.
    async fn tree_at(&self, tx: &mut Transaction, revision: i64) -> Result<Tree, Fault> {
        if revision >= self.revision {
            return Ok(self.tree.clone());
        }
        let too_old = || Fault::conflict("rulebook-refused-changed");
        match &self.work {
            Work::Draft(edition) => {
                let mut tree = edition.tree.clone();
                for change in changes::since(tx, edition.version.id, revision).await? {
                    // What was done can be undone; should it not, the form is too old to be joined with what is there.
                    apply::apply_all(&mut tree, &change.undo).map_err(|_| too_old())?;
                }
                Ok(tree)
            }
            Work::Amendment(found) => {
                let id = found.proposal.id;
                let then = form_at(tx, id, revision).await?.ok_or_else(too_old)?;
                if then.version != found.proposal.version {
                    return Err(too_old());
                }
                let mut tree = found.base();
                apply::apply_all(&mut tree, then.steps.iter().map(|step| &step.change))
                    .map_err(|_| too_old())?;
                Ok(tree)
            }
        }
    }

    /// Keeps what came of a change. `false`, and nothing kept, when somebody else was first.
    async fn keep(
        &self,
        visit: &Visit,
        tx: &mut Transaction,
        after: &Tree,
        done: &Done<'_>,
        reason: &str,
    ) -> Result<bool, Fault> {
        let person = visit.person()?;
        match (&self.work, &self.base) {
            (Work::Draft(edition), _) => {
                let by = Signature { person, organisation: signing(visit)?, reason, at: visit.now() };
                Ok(changes::make(tx, edition, after, done, by).await?)
            }
            (Work::Amendment(found), base) => {
                let before = &found.proposal;
                let reason = Text::plain(reason);
                let base = base.clone().unwrap_or_else(|| found.base());
                let steps = proposal::steps_of(&base, after, &before.steps, &reason);
                if steps.len() > MOST_STEPS {
                    return Err(Fault::conflict("rulebook-fault-steps"));
                }
                let content = Content { steps: &steps, ..Content::of(before) };
                keep_amendment(visit, tx, found, content).await
            }
        }
    }
}

/// Changes an amendment; open sub-amendments on it go along. `false`, and nothing kept, when somebody else was first.
pub(crate) async fn keep_amendment(
    visit: &Visit,
    tx: &mut Transaction,
    found: &Found,
    content: Content<'_>,
) -> Result<bool, Fault> {
    let before = &found.proposal;
    // The clerk or an editor of the network answers what its submitter was asked: in their own name.
    let organisation = match visit.actor.belongs_to(before.organisation) {
        true => before.organisation,
        false => signing(visit)?,
    };
    let by = Signature { person: visit.person()?, organisation, reason: "", at: visit.now() };
    let (base, was) = (found.base(), found.result());
    let ids = &visit.house.ids;
    if !change::change(tx, ids, before, &base, content, by).await? {
        return Ok(false);
    }
    if before.state == ProposalState::Submitted {
        let after = Proposal { steps: content.steps.to_vec(), ..before.clone() };
        let is = after.amendment(base.clone()).result().unwrap_or(base);
        rebase::follow(tx, ids, &after, (&was, &is), found.text.language, by).await?;
    }
    Ok(true)
}

/// A node of a tree by its identifier in an address.
pub(crate) fn node_of(tree: &Tree, id: &str) -> Result<NodeId, Fault> {
    let id = NodeId::new(id.parse().map_err(|_| Fault::not_found())?);
    if tree.contains(id) { Ok(id) } else { Err(Fault::not_found()) }
}

/// What the button for a preview sends.
const PREVIEW: &str = "voorbeeld";

/// For showing what a form makes of a text. The script asks it at each pause in typing: it changes nothing, so it counts
/// apart from writing and never waits for somebody who writes.
fn may_preview(visit: &Visit) -> Result<(), Fault> {
    let person = visit.person()?;
    visit.limit(Limit::Suggest, &person.to_string())
}

fn reason_fits(p: &Page, form: &Form, errors: &mut Errors) {
    if form.get("reason").chars().count() > REASON_LENGTH {
        errors.add("reason", p.t1("rulebook-error-too-long", "most", REASON_LENGTH as i64));
    }
}

/// Shows where each node can be changed.
struct Editable<'e> {
    p: &'e Page,
    url: String,
    redline: Option<&'e Redline<'e>>,
    now: &'e Tree,
}

impl Showing for Editable<'_> {
    fn runs(&self, node: &Node, part: crate::model::node::Part) -> Vec<view::RunView> {
        match self.redline {
            Some(redline) => redline.runs(node, part),
            None => view::runs(node.part(part)),
        }
    }

    fn change(&self, node: &Node) -> Option<(&'static str, String)> {
        self.redline.and_then(|redline| redline.change(node))
    }

    fn home(&self, id: NodeId) -> Option<(&Tree, &Numbers)> {
        self.redline.and_then(|redline| redline.home(id))
    }

    fn edit(&self, node: &Node) -> Option<(String, String)> {
        let here = self.now.contains(node.id);
        here.then(|| (format!("{}/{}", self.url, node.id), self.p.t("rulebook-edit-link").to_owned()))
    }
}

/// All nodes, each with where it can be changed.
pub(crate) fn editable(p: &Page, desk: &Desk) -> Vec<NodeView> {
    let redline = desk.base.as_ref().map(|base| Redline::new(p, base, &desk.tree));
    let showing = Editable { p, url: desk.url(), redline: redline.as_ref(), now: &desk.tree };
    let tree = redline.as_ref().map_or(&desk.tree, |redline| &redline.union);
    view::nodes(p, &desk.text, tree, &showing)
}

#[derive(Template)]
#[template(path = "rule_draft.html")]
struct Overview {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    version: String,
    nodes: Vec<NodeView>,
    url: String,
    version_url: String,
}

/// A draft, with a way to change each node.
pub async fn overview(visit: &Visit, which: &Which) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    drop(tx);
    let p = visit.page();
    let Work::Draft(edition) = &desk.work else { return Err(Fault::not_found()) };
    let page = Overview {
        crumbs: crumbs(&p, &desk.text, vec![Crumb::here(p.t("rulebook-draft-title"))]),
        title: desk.text.title.clone(),
        lang: view::other_language(&p, &desk.text),
        version: view::version_name(&p, &edition.version),
        nodes: editable(&p, &desk),
        version_url: view::version_url(&desk.text, &edition.version),
        url: desk.url(),
        p,
    };
    visit.html(&page)
}
