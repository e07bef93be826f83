//! Two states of a text shown as one, with what changed between them marked.

use std::collections::HashSet;

use web::Page;

use crate::{
    model::{
        apply::apply,
        derive::derive,
        node::{Node, NodeId, Part},
        number::Numbers,
        operation::Operation,
        text::Text,
        tree::{Place, Tree},
        words::{self, Change},
    },
    pages::view::{RunView, Showing},
};

/// What changed from one tree to another, shown in the text itself.
pub struct Redline<'r> {
    p: &'r Page,
    old: &'r Tree,
    new: &'r Tree,
    old_numbers: Numbers,
    new_numbers: Numbers,
    /// The new tree, with what went still in its place.
    pub union: Tree,
    moved: HashSet<NodeId>,
    is_anchored: bool,
}

impl<'r> Redline<'r> {
    /// Compares two trees.
    pub fn new(p: &'r Page, old: &'r Tree, new: &'r Tree) -> Self {
        let steps = derive(old, new);
        let moved = steps.iter().filter_map(|operation| match operation {
            Operation::Move { node, .. } => Some(*node),
            _ => None,
        });
        Self {
            p,
            old,
            new,
            old_numbers: Numbers::of(old),
            new_numbers: Numbers::of(new),
            union: union(old, new),
            moved: moved.collect(),
            is_anchored: true,
        }
    }

    /// The same for a page that shows the same nodes elsewhere too.
    pub fn loose(self) -> Self {
        Self { is_anchored: false, ..self }
    }
}

impl Showing for Redline<'_> {
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        let nothing = Text::empty();
        match (self.old.text(node.id, part), self.new.text(node.id, part)) {
            (Some(old), Some(new)) if old != new => marked(old, new),
            (Some(text), Some(_)) => super::view::runs(text),
            (Some(old), None) => marked(old, &nothing),
            (None, Some(new)) => marked(&nothing, new),
            (None, None) => Vec::new(),
        }
    }

    fn change(&self, node: &Node) -> Option<(&'static str, String)> {
        let said = |class: &'static str, key: &str| Some((class, self.p.t(key).to_owned()));
        match (self.old.contains(node.id), self.new.contains(node.id)) {
            (false, _) => said("inserted", "rulebook-change-inserted"),
            (_, false) => said("deleted", "rulebook-change-deleted"),
            _ if self.moved.contains(&node.id) => said("moved", "rulebook-change-moved"),
            _ => None,
        }
    }

    fn is_anchored(&self) -> bool {
        self.is_anchored
    }

    fn home(&self, id: NodeId) -> Option<(&Tree, &Numbers)> {
        if self.new.contains(id) {
            Some((self.new, &self.new_numbers))
        } else {
            Some((self.old, &self.old_numbers))
        }
    }
}

/// One of the two states by itself, with the words marked that the other lacks.
pub struct Half<'r> {
    redline: &'r Redline<'r>,
    /// How words are marked that only the other state has.
    hidden: &'static str,
}

impl<'r> Half<'r> {
    /// The state before.
    pub fn before(redline: &'r Redline<'r>) -> Self {
        Self { redline, hidden: "added" }
    }

    /// The state after.
    pub fn after(redline: &'r Redline<'r>) -> Self {
        Self { redline, hidden: "removed" }
    }
}

impl Showing for Half<'_> {
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        let mut runs = self.redline.runs(node, part);
        runs.retain(|run| run.change != self.hidden);
        runs
    }

    fn is_anchored(&self) -> bool {
        false
    }
}

/// The nodes that an editor would have touched to make the new tree of the old one.
pub fn changed(old: &Tree, new: &Tree) -> HashSet<NodeId> {
    derive(old, new).iter().flat_map(Operation::nodes).collect()
}

/// The words of two texts as one, each marked with what happened to it.
pub fn marked(old: &Text, new: &Text) -> Vec<RunView> {
    let mut runs = Vec::new();
    for piece in words::redline(old, new) {
        let change = match piece.change {
            Change::Same => "",
            Change::Deleted => "removed",
            Change::Inserted => "added",
        };
        runs.extend(piece.runs.iter().map(|run| RunView { change, ..RunView::new(&run.text, &run.marks) }));
    }
    runs
}

/// The new tree with the nodes of the old one that it lacks, each after what it stood behind.
fn union(old: &Tree, new: &Tree) -> Tree {
    let mut union = new.clone();
    for (_, node) in old.walk() {
        if union.contains(node.id) {
            continue;
        }
        let parent = old.parent(node.id);
        if parent.is_some_and(|parent| !union.contains(parent)) {
            continue;
        }
        let siblings = old.children(parent);
        let before = siblings.iter().take_while(|sibling| **sibling != node.id);
        let here = |id: &&NodeId| union.contains(**id) && union.parent(**id) == parent;
        let after = before.filter(here).last().copied();
        let subtree = crate::model::node::Subtree::leaf(node.clone());
        let place = Place { parent, after };
        // Where the limits of a tree do not allow it (lists nested too deep) it is not shown in its place.
        let _ = apply(&mut union, &Operation::Insert { place, subtree });
    }
    union
}
