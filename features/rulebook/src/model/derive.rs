//! The operations that lead from one tree to another: what somebody did who edited the text in place.

use std::collections::HashSet;

use super::apply::{apply, cut};
use super::node::{NodeId, Part, Subtree};
use super::operation::{Operation, Refusal};
use super::order::unmoved;
use super::tree::{Place, Tree};
use super::words::tokens;

/// The operations that make `edited` of `base`, in an order in which they can be done. Nodes are recognised by
/// their identifiers.
///
/// They are few, and what a person would call them: what stayed in order does not move, a text that was cut in
/// two is split, one that took up the next is joined, a new node comes with all that is new under it. What goes
/// comes first, then the others in reading order.
pub fn derive(base: &Tree, edited: &Tree) -> Vec<Operation> {
    let mut derivation =
        Derivation { work: base.clone(), edited, operations: Vec::new(), new: HashSet::new() };
    match derivation.run(base) {
        Ok(()) if derivation.work == *edited => derivation.operations,
        // A node that became another kind, or lists that were turned inside out: there is no way from the one
        // to the other that is valid at each step, so everything goes and comes again.
        _ => rebuild(base, edited),
    }
}

struct Derivation<'a> {
    /// The base with the operations so far.
    work: Tree,
    edited: &'a Tree,
    operations: Vec<Operation>,
    /// What the operations so far brought.
    new: HashSet<NodeId>,
}

impl Derivation<'_> {
    fn run(&mut self, base: &Tree) -> Result<(), Refusal> {
        self.splits()?;
        self.joins(base)?;
        let gone: Vec<NodeId> = base.walk().map(|(_, node)| node.id).filter(|id| !self.stays(*id)).collect();
        for id in &gone {
            // What stays somewhere below it has to leave first.
            if self.work.contains(*id) && self.work.walk_from(*id).all(|(_, node)| !self.stays(node.id)) {
                self.take(Operation::Delete { node: *id })?;
            }
        }
        self.arrange(None)?;
        for id in &gone {
            if self.work.contains(*id) && !self.new.contains(id) {
                self.take(Operation::Delete { node: *id })?;
            }
        }
        Ok(())
    }

    fn stays(&self, id: NodeId) -> bool {
        let kind = |tree: &Tree| tree.get(id).map(|node| node.kind);
        kind(self.edited).is_some() && kind(self.edited) == kind(&self.work)
    }

    fn take(&mut self, operation: Operation) -> Result<(), Refusal> {
        apply(&mut self.work, &operation)?;
        self.operations.push(operation);
        Ok(())
    }

    /// Brings what stands under a node into the order and the words that it has in the end.
    fn arrange(&mut self, parent: Option<NodeId>) -> Result<(), Refusal> {
        let edited = self.edited;
        let children = edited.children(parent);
        let in_order = unmoved(self.work.children(parent), children);
        let mut after = None;
        for id in children {
            let place = Place { parent, after };
            after = Some(*id);
            if in_order.contains(id) {
            } else if self.work.contains(*id) {
                self.take(Operation::Move { node: *id, place })?;
            } else if let Some(subtree) = self.only_new(*id) {
                self.new.extend(subtree.nodes().iter().map(|node| node.id));
                self.take(Operation::Insert { place, subtree })?;
            }
            self.content(*id)?;
        }
        children.iter().try_for_each(|id| self.arrange(Some(*id)))
    }

    fn content(&mut self, id: NodeId) -> Result<(), Refusal> {
        let (Some(now), Some(then)) = (self.work.get(id).cloned(), self.edited.get(id)) else {
            return Ok(());
        };
        for part in Part::ALL {
            if now.part(part) != then.part(part) {
                let (base_hash, new) = (now.part(part).hash(), then.part(part).clone());
                self.take(Operation::ReplaceText { node: id, part, base_hash, new })?;
            }
        }
        if now.number != then.number {
            self.take(Operation::Renumber { node: id, number: then.number.clone() })?;
        }
        Ok(())
    }

    /// A new node with all that is new under it; what was there already moves to it later.
    fn only_new(&self, id: NodeId) -> Option<Subtree> {
        let node = self.edited.get(id)?.clone();
        let children = self.edited.children(Some(id)).iter().filter(|child| !self.work.contains(**child));
        Some(Subtree { node, children: children.filter_map(|child| self.only_new(*child)).collect() })
    }

    /// New nodes that begin where the text before them was cut.
    fn splits(&mut self) -> Result<(), Refusal> {
        let edited = self.edited;
        for (_, second) in edited.walk() {
            let bare = second.heading.is_empty() && second.note.is_empty() && second.number.is_none();
            if !bare || self.work.contains(second.id) {
                continue;
            }
            let Some(Place { parent, after: Some(first) }) = edited.place(second.id) else { continue };
            let (Some(was), Some(is)) = (self.work.get(first), edited.get(first)) else { continue };
            let at = tokens(&is.text).len();
            let same = was.kind == second.kind
                && self.work.parent(first) == parent
                && was.text != is.text
                && cut(&was.text, at).is_some_and(|(stays, goes)| stays == is.text && goes == second.text);
            if same && self.all_under(self.work.children(Some(first)), second.id) {
                self.new.insert(second.id);
                self.take(Operation::Split { node: first, at, new: second.id })?;
            }
        }
        Ok(())
    }

    /// Nodes that went, of which the text stands behind that of the one before.
    fn joins(&mut self, base: &Tree) -> Result<(), Refusal> {
        let edited = self.edited;
        for (_, second) in base.walk() {
            let below = self.work.children(Some(second.id));
            let leaves_nothing = second.text.is_empty() && !below.iter().any(|id| edited.contains(*id));
            if edited.contains(second.id) || leaves_nothing {
                continue;
            }
            let Some(Place { parent, after: Some(first) }) = self.work.place(second.id) else { continue };
            let (Some(was), Some(is)) = (self.work.get(first), edited.get(first)) else { continue };
            let heading = if was.heading.is_empty() { &second.heading } else { &was.heading };
            let same = was.kind == second.kind
                && edited.parent(first) == parent
                && is.text == was.text.and(&second.text)
                && is.note == was.note.and_paragraph(&second.note)
                && is.heading == *heading
                && (second.heading.is_empty() || was.heading.is_empty());
            if same && self.all_under(self.work.children(Some(second.id)), first) {
                self.take(Operation::Join { node: first, following: second.id })?;
            }
        }
        Ok(())
    }

    /// Whether those of these that stay stand under this node in the end.
    fn all_under(&self, ids: &[NodeId], parent: NodeId) -> bool {
        ids.iter().all(|id| !self.edited.contains(*id) || self.edited.parent(*id) == Some(parent))
    }
}

fn rebuild(base: &Tree, edited: &Tree) -> Vec<Operation> {
    let deleted = base.roots().iter().map(|root| Operation::Delete { node: *root });
    let mut after = None;
    let inserted = edited.to_subtrees().into_iter().map(|subtree| {
        let place = Place { parent: None, after };
        after = Some(subtree.node.id);
        Operation::Insert { place, subtree }
    });
    deleted.chain(inserted).collect()
}
