//! The few ways in which a tree changes. Each checks first: after an error the tree is as it was.

use std::sync::Arc;

use super::super::node::{Label, NodeId, Part, Subtree};
use super::super::text::Text;
use super::check::accepts_text;
use super::{Entry, Place, Tree, TreeError};

impl Tree {
    /// Puts nodes at a place.
    pub(in crate::model) fn attach(&mut self, place: Place, subtree: Subtree) -> Result<(), TreeError> {
        self.accepts(place, &subtree)?;
        let id = subtree.node.id;
        self.put(place.parent, subtree);
        self.link(id, place);
        Ok(())
    }

    /// Takes a node away with everything under it; answers what it was and where it stood.
    pub(in crate::model) fn detach(&mut self, id: NodeId) -> Result<(Place, Subtree), TreeError> {
        let place = self.place(id).ok_or(TreeError::Unknown(id))?;
        let subtree = self.subtree(id).ok_or(TreeError::Unknown(id))?;
        self.unlink(id, place.parent);
        for node in subtree.nodes() {
            self.entries.remove(&node.id);
            self.count -= 1;
        }
        Ok((place, subtree))
    }

    /// Moves a node with everything under it; answers where it stood. Directly after itself is no place.
    pub(in crate::model) fn relocate(&mut self, id: NodeId, place: Place) -> Result<Place, TreeError> {
        self.accepts_move(id, place)?;
        let before = self.place(id).ok_or(TreeError::Unknown(id))?;
        self.unlink(id, before.parent);
        if let Some(entry) = self.entry_mut(id) {
            entry.parent = place.parent;
        }
        self.link(id, place);
        Ok(before)
    }

    /// Puts a text in the place of another; answers the other.
    pub(in crate::model) fn set_text(
        &mut self,
        id: NodeId,
        part: Part,
        text: Text,
    ) -> Result<Text, TreeError> {
        accepts_text(id, part, &text)?;
        let entry = self.entry_mut(id).ok_or(TreeError::Unknown(id))?;
        Ok(std::mem::replace(entry.node.part_mut(part), text))
    }

    /// Gives a number, or none; answers the one before.
    pub(in crate::model) fn set_number(
        &mut self,
        id: NodeId,
        number: Option<Label>,
    ) -> Result<Option<Label>, TreeError> {
        let entry = self.entry_mut(id).ok_or(TreeError::Unknown(id))?;
        Ok(std::mem::replace(&mut entry.node.number, number))
    }

    fn entry_mut(&mut self, id: NodeId) -> Option<&mut Entry> {
        self.entries.get_mut(&id).map(Arc::make_mut)
    }

    fn put(&mut self, parent: Option<NodeId>, subtree: Subtree) {
        let id = subtree.node.id;
        let children = subtree.children.iter().map(|child| child.node.id).collect();
        self.entries.insert(id, Arc::new(Entry { node: subtree.node, parent, children }));
        self.count += 1;
        subtree.children.into_iter().for_each(|child| self.put(Some(id), child));
    }

    fn siblings_mut(&mut self, parent: Option<NodeId>) -> Option<&mut Vec<NodeId>> {
        match parent {
            None => Some(Arc::make_mut(&mut self.roots)),
            Some(parent) => self.entry_mut(parent).map(|entry| &mut entry.children),
        }
    }

    fn link(&mut self, id: NodeId, place: Place) {
        if let Some(siblings) = self.siblings_mut(place.parent) {
            // Most often something is put at the end, while a text is read: look from there.
            let before = place.after.and_then(|after| siblings.iter().rposition(|sibling| *sibling == after));
            siblings.insert(before.map_or(0, |at| at + 1), id);
        }
    }

    fn unlink(&mut self, id: NodeId, parent: Option<NodeId>) {
        if let Some(siblings) = self.siblings_mut(parent) {
            siblings.retain(|sibling| *sibling != id);
        }
    }
}
