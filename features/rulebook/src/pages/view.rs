//! A tree as readers see it.

use askama::Template;
use web::Page;

use crate::model::{
    name,
    node::{Node, NodeId, NodeKind, Part},
    number::Numbers,
    text::{Marks, Target, Text},
    tree::Tree,
    version::{RuleText, Version},
};

/// A stretch of words with the same looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RunView {
    pub text: String,
    pub emphasis: bool,
    pub term: bool,
    /// Where it leads.
    pub url: Option<String>,
    /// What the words mean, when they are a term that the text defines elsewhere: where, and the definition.
    pub defined: Option<(String, String)>,
    /// `added`, `removed`, or nothing.
    pub change: &'static str,
    /// Whose change or origin it is: shown with it.
    pub origin: Option<Origin>,
}

/// Where words come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Said of it, such as "Amendement 7 van Utrecht".
    pub label: String,
    /// Where that stands.
    pub url: String,
}

impl RunView {
    /// Words with these marks.
    pub fn new(text: &str, marks: &Marks) -> Self {
        let url = marks.target.as_ref().map(|target| match target {
            Target::Node(id) => format!("/regel/{id}"),
            Target::Address(address) => address.to_string(),
        });
        Self { text: text.to_owned(), emphasis: marks.emphasis, term: marks.term, url, ..Self::default() }
    }
}

/// The runs of a text as paragraphs.
pub fn paragraphs(runs: impl IntoIterator<Item = RunView>) -> Vec<Vec<RunView>> {
    let mut paragraphs: Vec<Vec<RunView>> = vec![Vec::new()];
    for run in runs {
        for (nth, line) in run.text.split('\n').enumerate() {
            if nth > 0 {
                paragraphs.push(Vec::new());
            }
            if let (false, Some(last)) = (line.is_empty(), paragraphs.last_mut()) {
                last.push(RunView { text: line.to_owned(), ..run.clone() });
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// The runs of a text as it stands.
pub fn runs(text: &Text) -> Vec<RunView> {
    text.runs().iter().map(|run| RunView::new(&run.text, &run.marks)).collect()
}

/// A node with what stands under it, as HTML.
#[derive(Clone, Debug, Template)]
#[template(path = "rule_node.html")]
pub struct NodeView {
    pub id: String,
    /// Whether links can lead to it on this page: a node that stands on a page more than once is anchored once.
    pub is_anchored: bool,
    /// The key of its kind.
    pub kind: &'static str,
    /// The level of its heading, 2 to 6.
    pub level: usize,
    /// "Artikel 4"; empty for what has no number.
    pub name: String,
    /// Where its story is told.
    pub url: String,
    pub heading: Vec<RunView>,
    /// "2." or "a."; empty for what has a heading.
    pub margin: String,
    pub paragraphs: Vec<Vec<RunView>>,
    pub note: Vec<Vec<RunView>>,
    /// Of the note, in the language of the page.
    pub note_label: String,
    /// Where it can be changed, and what that link says.
    pub edit: Option<(String, String)>,
    /// What happened to the node as a whole: its class (`inserted`, `deleted`, `moved`) and the words for it.
    pub change: Option<(&'static str, String)>,
    /// Of the articles that stand under it or are it: something to say of it, such as how many amendments it has.
    pub remarks: Vec<(String, String)>,
    /// The terms that it uses and the text defines elsewhere: the word, what it means, and where that stands.
    pub terms: Vec<(String, String, String)>,
    /// Of the terms, in the language of the page.
    pub terms_label: String,
    pub children: Vec<NodeView>,
}

impl NodeView {
    fn is_headed(&self) -> bool {
        self.margin.is_empty() && (!self.name.is_empty() || !self.heading.is_empty())
    }

    fn items_begin(&self, nth: &usize) -> bool {
        self.children[*nth].kind == "item"
            && nth.checked_sub(1).is_none_or(|n| self.children[n].kind != "item")
    }

    fn items_end(&self, nth: &usize) -> bool {
        self.children[*nth].kind == "item" && self.children.get(nth + 1).is_none_or(|n| n.kind != "item")
    }
}

/// How a tree is shown: what differs from page to page.
pub trait Showing {
    /// The words of a part of a node.
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        runs(node.part(part))
    }

    /// Whether links can lead to the nodes on this page.
    fn is_anchored(&self) -> bool {
        true
    }

    /// Where a node can be changed, with the words for that.
    fn edit(&self, _node: &Node) -> Option<(String, String)> {
        None
    }

    /// What happened to the node as a whole.
    fn change(&self, _node: &Node) -> Option<(&'static str, String)> {
        None
    }

    /// The tree and the numbers by which a node is called, when they are not those of the tree that is shown.
    fn home(&self, _id: NodeId) -> Option<(&Tree, &Numbers)> {
        None
    }

    /// What there is to say of a node, each with an address.
    fn remarks(&self, _node: &Node) -> Vec<(String, String)> {
        Vec::new()
    }

    /// The terms that an article uses and the text defines elsewhere: the word, what it means, and where that stands.
    fn terms(&self, _node: &Node) -> Vec<(String, String, String)> {
        Vec::new()
    }
}

/// A tree as it stands, and nothing with it.
pub struct Plain;

impl Showing for Plain {}

/// A tree as it stands, on a page that shows the same nodes elsewhere too.
pub struct Loose;

impl Showing for Loose {
    fn is_anchored(&self) -> bool {
        false
    }
}

/// All nodes of a tree.
pub fn nodes(p: &Page, text: &RuleText, tree: &Tree, showing: &dyn Showing) -> Vec<NodeView> {
    let numbers = Numbers::of(tree);
    let view = View { p, text, tree, numbers: &numbers, showing };
    tree.roots().iter().filter_map(|id| view.node(*id, 2)).collect()
}

/// One node of a tree, with a heading of this level.
pub fn node(
    p: &Page,
    text: &RuleText,
    tree: &Tree,
    id: NodeId,
    level: usize,
    showing: &dyn Showing,
) -> Option<NodeView> {
    let numbers = Numbers::of(tree);
    View { p, text, tree, numbers: &numbers, showing }.node(id, level)
}

struct View<'v> {
    p: &'v Page,
    text: &'v RuleText,
    tree: &'v Tree,
    numbers: &'v Numbers,
    showing: &'v dyn Showing,
}

impl View<'_> {
    fn node(&self, id: NodeId, level: usize) -> Option<NodeView> {
        let node = self.tree.get(id)?;
        let (home, numbers) = self.showing.home(id).unwrap_or((self.tree, self.numbers));
        let number = numbers.get(id)?;
        let in_margin = matches!(node.kind, NodeKind::Paragraph | NodeKind::Item);
        let name = if in_margin || node.kind == NodeKind::Preamble {
            String::new()
        } else {
            name::called(home, numbers, id, self.text.language.code())
        };
        let below = if in_margin { level } else { level + 1 };
        let children = self.tree.children(Some(id)).iter();
        let runs = |part| self.showing.runs(node, part);
        Some(NodeView {
            id: id.to_string(),
            is_anchored: self.showing.is_anchored(),
            kind: node.kind.key(),
            level: level.min(6),
            name,
            url: node_url(self.text, id),
            heading: runs(Part::Heading),
            margin: if in_margin { number.margin() } else { String::new() },
            paragraphs: paragraphs(runs(Part::Text)),
            note: paragraphs(runs(Part::Note)),
            note_label: self.p.t("rulebook-note").to_owned(),
            edit: self.showing.edit(node),
            change: self.showing.change(node),
            remarks: self.showing.remarks(node),
            terms: self.showing.terms(node),
            terms_label: self.p.t("rulebook-terms").to_owned(),
            children: children.filter_map(|child| self.node(*child, below)).collect(),
        })
    }
}

/// Where the story of a node is told.
pub fn node_url(text: &RuleText, id: NodeId) -> String {
    format!("{}/artikel/{id}", text.url())
}

/// Where a version is read.
pub fn version_url(text: &RuleText, version: &Version) -> String {
    format!("{}/versie/{}", text.url(), version.number)
}

/// The word for the state of a version. One whose consultations are completed asks nothing any more.
pub fn state<'p>(p: &'p Page, version: &Version) -> &'p str {
    p.t(match version.is_consulted {
        true => "rulebook-state-consulted",
        false => crate::store::shown::state_key(version.state),
    })
}

/// What a version is called: its name, or its number.
pub fn version_name(p: &Page, version: &Version) -> String {
    if version.label.is_empty() {
        p.t1("rulebook-version-number", "number", version.number)
    } else {
        version.label.clone()
    }
}

/// The language of the text, when it is another than that of the page: for the attribute `lang`.
pub fn other_language(p: &Page, text: &RuleText) -> Option<&'static str> {
    (p.language != text.language).then(|| text.language.code())
}

/// An entry of the table of contents, with those below it.
#[derive(Clone, Debug, Template)]
#[template(path = "rule_contents.html")]
pub struct Entry {
    pub label: String,
    pub url: String,
    pub children: Vec<Entry>,
}

/// The table of contents: all that has a heading.
pub fn contents(text: &RuleText, tree: &Tree) -> Vec<Entry> {
    let numbers = Numbers::of(tree);
    entries(text, tree, &numbers, None)
}

fn entries(text: &RuleText, tree: &Tree, numbers: &Numbers, parent: Option<NodeId>) -> Vec<Entry> {
    let headed = tree
        .children(parent)
        .iter()
        .filter_map(|id| tree.get(*id))
        .filter(|node| !matches!(node.kind, NodeKind::Paragraph | NodeKind::Item));
    headed
        .map(|node| Entry {
            label: match node.kind {
                NodeKind::Preamble => node.heading.plain_text(),
                _ => name::titled(tree, numbers, node.id, text.language.code()),
            },
            url: format!("#n-{}", node.id),
            children: entries(text, tree, numbers, Some(node.id)),
        })
        .collect()
}
