//! The `eId` of each node: where it stands and how it is numbered.

use std::collections::{HashMap, HashSet};

use crate::model::node::{NodeId, NodeKind};
use crate::model::number::Numbers;
use crate::model::tree::Tree;

/// The `eId` of all nodes.
///
/// `chp_2__subsec_2.1__art_3__para_2__list_1__item_a`: what it stands under, the sort of element, the number.
/// Signs that a number may not have there are a dot; without a number it is counted (`para_o_1`); the second
/// with the same address gets `_inst2`.
pub(super) struct Addresses(HashMap<NodeId, String>);

impl Addresses {
    pub(super) fn of(tree: &Tree) -> Self {
        let numbers = Numbers::of(tree);
        let mut made = Maker { tree, numbers: &numbers, taken: HashSet::new(), addresses: HashMap::new() };
        made.below(None, "");
        Self(made.addresses)
    }

    /// The address of a node of the tree.
    pub(super) fn get(&self, id: NodeId) -> Option<&str> {
        self.0.get(&id).map(String::as_str)
    }
}

/// The address of the how-manieth list of a node.
pub(super) fn list(address: &str, nth: usize) -> String {
    format!("{address}__list_{nth}")
}

struct Maker<'a> {
    tree: &'a Tree,
    numbers: &'a Numbers,
    taken: HashSet<String>,
    addresses: HashMap<NodeId, String>,
}

impl Maker<'_> {
    fn below(&mut self, parent: Option<NodeId>, address: &str) {
        let (mut lists, mut in_list, mut unnumbered) = (0, false, HashMap::new());
        for id in self.tree.children(parent) {
            let Some(node) = self.tree.get(*id) else { continue };
            if node.kind == NodeKind::Item && !in_list {
                lists += 1;
            }
            in_list = node.kind == NodeKind::Item;
            let prefix = if in_list { list(address, lists) } else { address.to_owned() };
            let sort = sort(node.kind);
            let label = match (self.numbers.label(*id).map(clean), node.kind) {
                (Some(label), _) if !label.is_empty() => label,
                (_, kind) => {
                    let nth = unnumbered.entry(kind).and_modify(|nth| *nth += 1).or_insert(1);
                    if kind == NodeKind::Preamble { nth.to_string() } else { format!("o_{nth}") }
                }
            };
            let between = if prefix.is_empty() { "" } else { "__" };
            let own = self.unique(format!("{prefix}{between}{sort}_{label}"));
            self.below(Some(*id), &own);
            self.addresses.insert(*id, own);
        }
    }

    fn unique(&mut self, address: String) -> String {
        let mut own = address.clone();
        let mut nth = 1;
        while !self.taken.insert(own.clone()) {
            nth += 1;
            own = format!("{address}_inst{nth}");
        }
        own
    }
}

fn sort(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Preamble => "formula",
        NodeKind::Principle => "principle",
        NodeKind::Chapter => "chp",
        NodeKind::Section => "subsec",
        NodeKind::Article => "art",
        NodeKind::Paragraph => "para",
        NodeKind::Item => "item",
    }
}

fn clean(label: &str) -> String {
    let sign = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '.' };
    label.chars().map(sign).collect::<String>().trim_matches('.').to_owned()
}
