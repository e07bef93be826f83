//! A rule text: an ordered tree of nodes with permanent identities.

mod change;
mod check;

use std::sync::Arc;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::layered::Layered;
use super::node::{Node, NodeId, Part, Subtree};
use super::text::Text;

pub(super) use check::accepts_text;
pub use check::{LONGEST_HEADING, LONGEST_TEXT, MOST_NODES, TreeError};

/// Where a node stands: under `parent` (`None` is the text itself), directly after `after` (`None` is first).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// What it stands under.
    pub parent: Option<NodeId>,
    /// The node directly before it, which has the same parent.
    pub after: Option<NodeId>,
}

/// A node in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Entry {
    node: Node,
    parent: Option<NodeId>,
    children: Vec<NodeId>,
}

/// A rule text.
///
/// It is always valid: each kind stands where it may, identifiers are unique, lists are not nested too deep,
/// nothing is larger than the limits. Finding a node, its parent and its children costs the same however large
/// the text is; a copy costs as much as was changed since the last copy.
#[derive(Clone, Default)]
pub struct Tree {
    entries: Layered<NodeId, Arc<Entry>>,
    roots: Arc<Vec<NodeId>>,
    count: usize,
}

impl Tree {
    /// A text without nodes.
    pub fn new() -> Self {
        Self::default()
    }

    /// A text of these nodes, in this order.
    pub fn from_subtrees(subtrees: Vec<Subtree>) -> Result<Self, TreeError> {
        let mut tree = Self::new();
        let mut after = None;
        for subtree in subtrees {
            let id = subtree.node.id;
            tree.attach(Place { parent: None, after }, subtree)?;
            after = Some(id);
        }
        tree.entries.settle();
        Ok(tree)
    }

    /// All of it as nested nodes.
    pub fn to_subtrees(&self) -> Vec<Subtree> {
        self.roots.iter().filter_map(|root| self.subtree(*root)).collect()
    }

    /// How many nodes it has.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether it has no nodes.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Whether it has this node.
    pub fn contains(&self, id: NodeId) -> bool {
        self.entries.contains(&id)
    }

    /// A node.
    pub fn get(&self, id: NodeId) -> Option<&Node> {
        self.entries.get(&id).map(|entry| &entry.node)
    }

    /// A text of a node.
    pub fn text(&self, id: NodeId, part: Part) -> Option<&Text> {
        self.get(id).map(|node| node.part(part))
    }

    /// What the text begins with, in order.
    pub fn roots(&self) -> &[NodeId] {
        &self.roots
    }

    /// What stands directly under a node, in order; under `None` the roots. Nothing under an unknown node.
    pub fn children(&self, parent: Option<NodeId>) -> &[NodeId] {
        match parent {
            None => &self.roots,
            Some(id) => self.entries.get(&id).map_or(&[], |entry| &entry.children),
        }
    }

    /// What a node stands under; `None` for a root, and for an unknown node.
    pub fn parent(&self, id: NodeId) -> Option<NodeId> {
        self.entries.get(&id).and_then(|entry| entry.parent)
    }

    /// The parent, its parent and so on.
    pub fn ancestors(&self, id: NodeId) -> impl Iterator<Item = NodeId> {
        std::iter::successors(self.parent(id), |id| self.parent(*id))
    }

    /// Whether a node is the other, or stands somewhere under it.
    pub fn is_within(&self, id: NodeId, other: NodeId) -> bool {
        id == other || self.ancestors(id).any(|ancestor| ancestor == other)
    }

    /// Where a node stands. Looks through its siblings.
    pub fn place(&self, id: NodeId) -> Option<Place> {
        let parent = self.entries.get(&id)?.parent;
        let siblings = self.children(parent);
        let at = siblings.iter().position(|sibling| *sibling == id)?;
        Some(Place { parent, after: at.checked_sub(1).map(|at| siblings[at]) })
    }

    /// A node with everything under it.
    pub fn subtree(&self, id: NodeId) -> Option<Subtree> {
        let entry = self.entries.get(&id)?;
        let children = entry.children.iter().filter_map(|child| self.subtree(*child)).collect();
        Some(Subtree { node: entry.node.clone(), children })
    }

    /// All nodes in reading order, each with how deep it stands (0 for a root).
    pub fn walk(&self) -> Walk<'_> {
        Walk { tree: self, waiting: self.roots.iter().rev().map(|id| (0, *id)).collect() }
    }

    /// A node and everything under it in reading order, each with how deep it stands below the first.
    pub fn walk_from(&self, id: NodeId) -> Walk<'_> {
        Walk { tree: self, waiting: vec![(0, id)] }
    }

    /// Makes copies of this as cheap as they can be; worth it after many changes and before many copies, such as the
    /// bases of amendments.
    pub fn settle(&mut self) {
        self.entries.settle();
    }

    /// Whether a node and all under it are the same in the other text; numbers that editors gave aside, because
    /// a number is never in the way of a change.
    pub fn same_below(&self, other: &Self, id: NodeId) -> bool {
        match (self.entries.get(&id), other.entries.get(&id)) {
            (Some(one), Some(two)) => {
                let same = Arc::ptr_eq(one, two)
                    || one.children == two.children
                        && Part::ALL.iter().all(|part| one.node.part(*part) == two.node.part(*part));
                same && one.children.iter().all(|child| self.same_below(other, *child))
            }
            _ => false,
        }
    }

    /// Whether a node, or something under it, is not what it was in the text before: changed, new or gone.
    pub fn differs_below(&self, before: Option<&Self>, id: NodeId) -> bool {
        match before {
            Some(before) => (before.contains(id) || self.contains(id)) && !before.same_below(self, id),
            None => self.contains(id),
        }
    }
}

impl PartialEq for Tree {
    fn eq(&self, other: &Self) -> bool {
        self.count == other.count && self.walk().eq(other.walk())
    }
}

impl Eq for Tree {}

impl std::fmt::Debug for Tree {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (depth, node) in self.walk() {
            let short = &node.id.to_string()[..8];
            let number = node.number.as_ref().map_or("", |number| number.as_str());
            let (kind, heading, text) = (node.kind.key(), &node.heading, &node.text);
            writeln!(f, "{:indent$}{short} {kind} {number} {heading:?} {text:?}", "", indent = depth * 2)?;
        }
        Ok(())
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_subtrees().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_subtrees(Vec::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// Nodes in reading order, from [`Tree::walk`].
pub struct Walk<'a> {
    tree: &'a Tree,
    waiting: Vec<(usize, NodeId)>,
}

impl<'a> Iterator for Walk<'a> {
    type Item = (usize, &'a Node);

    fn next(&mut self) -> Option<Self::Item> {
        let (depth, id) = self.waiting.pop()?;
        let entry = self.tree.entries.get(&id)?;
        self.waiting.extend(entry.children.iter().rev().map(|child| (depth + 1, *child)));
        Some((depth, &entry.node))
    }
}
