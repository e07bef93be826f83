//! What became of nodes from one text to the next.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::node::{NodeId, Part};
use super::number::Numbers;
use super::order::unmoved;
use super::tree::Tree;

/// How a node of a later text comes from one of an earlier text, as an editor says. A node with the same
/// identifier continues without anybody saying so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// It came in the place of the other.
    Replaces,
    /// It took up the other, with others.
    Merges,
    /// It is a part of what the other was.
    Splits,
}

impl Relation {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Replaces, Self::Merges, Self::Splits];

    /// The stable word in the database, in forms and in the keys of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Replaces => "replaces",
            Self::Merges => "merges",
            Self::Splits => "splits",
        }
    }

    /// The one with this word.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.key() == key)
    }
}

/// A node of a later text comes from one of an earlier text: the four principles of 2017 became five in 2019.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Descent {
    /// The later node.
    pub node: NodeId,
    /// The earlier one.
    pub from: NodeId,
    /// How.
    pub relation: Relation,
}

/// What happened to a node between two texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeChange {
    /// The node.
    pub node: NodeId,
    /// Whether the earlier text has it.
    pub was: bool,
    /// Whether the later text has it.
    pub is: bool,
    /// The texts that differ; none for what is new or gone.
    pub texts: Vec<Part>,
    /// Whether it stands under something else or in another order.
    pub moved: bool,
    /// Its number before and now, when they differ.
    pub renumbered: Option<(Option<String>, Option<String>)>,
    /// What it comes from, or what came from it, as an editor says.
    pub descent: Vec<Descent>,
}

impl NodeChange {
    /// Whether it is in both texts and nothing differs.
    pub fn is_unchanged(&self) -> bool {
        self.was && self.is && self.texts.is_empty() && !self.moved && self.renumbered.is_none()
    }

    /// Whether only the later text has it.
    pub fn is_new(&self) -> bool {
        !self.was
    }

    /// Whether only the earlier text has it.
    pub fn is_gone(&self) -> bool {
        !self.is
    }
}

/// What happened to each node from one text to another, in reading order of the later one; what is gone stands
/// behind what stood before it.
pub fn compare(old: &Tree, new: &Tree, descents: &[Descent]) -> Vec<NodeChange> {
    let (old_numbers, new_numbers) = (Numbers::of(old), Numbers::of(new));
    let mut related: HashMap<NodeId, Vec<Descent>> = HashMap::new();
    for descent in descents {
        related.entry(descent.node).or_default().push(*descent);
        if descent.from != descent.node {
            related.entry(descent.from).or_default().push(*descent);
        }
    }
    let mut stayed: HashMap<Option<NodeId>, std::collections::HashSet<NodeId>> = HashMap::new();
    let mut change = |node: NodeId| {
        let (was, is) = (old.get(node), new.get(node));
        let mut change = NodeChange {
            node,
            was: was.is_some(),
            is: is.is_some(),
            texts: Vec::new(),
            moved: false,
            renumbered: None,
            descent: related.get(&node).cloned().unwrap_or_default(),
        };
        if let (Some(was), Some(is)) = (was, is) {
            change.texts = Part::ALL.into_iter().filter(|part| was.part(*part) != is.part(*part)).collect();
            let parent = new.parent(node);
            let row = || unmoved(old.children(parent), new.children(parent));
            change.moved =
                old.parent(node) != parent || !stayed.entry(parent).or_insert_with(row).contains(&node);
            let labels = [&old_numbers, &new_numbers].map(|numbers| numbers.label(node).map(str::to_owned));
            let [before, now] = labels;
            change.renumbered = (before != now).then_some((before, now));
        }
        change
    };
    // What is gone, by what stood before it in the old text.
    let mut gone_after: HashMap<Option<NodeId>, Vec<NodeId>> = HashMap::new();
    let mut last = None;
    for (_, node) in old.walk() {
        if new.contains(node.id) {
            last = Some(node.id);
        } else {
            gone_after.entry(last).or_default().push(node.id);
        }
    }
    let mut changes: Vec<NodeChange> = Vec::new();
    let first = gone_after.remove(&None).unwrap_or_default();
    changes.extend(first.into_iter().map(&mut change));
    for (_, node) in new.walk() {
        changes.push(change(node.id));
        changes.extend(gone_after.remove(&Some(node.id)).unwrap_or_default().into_iter().map(&mut change));
    }
    changes
}
