//! Where words and nodes of a text come from.

use std::ops::Range;
use std::sync::Arc;

use super::Fold;
use crate::model::amendment::AmendmentId;
use crate::model::merge::{Edit, Leaf, owned};
use crate::model::node::{NodeId, Part};
use crate::model::text::{Run, Text};
use crate::model::words::Change;

/// Where words come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Origin {
    /// From the version that the amendments change.
    Base,
    /// From an amendment.
    Amendment(AmendmentId),
}

/// Words with where they come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// Where they come from.
    pub origin: Origin,
    /// Where they stand, in bytes of the plain text.
    pub bytes: Range<usize>,
    /// The words, with the blanks around them.
    pub runs: Vec<Run>,
}

/// A stretch of a text with what happened to it and who did it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Marked {
    /// What happened.
    pub change: Change,
    /// For what stands there where it comes from; for what was deleted who deleted it.
    pub by: Origin,
    /// The words, with the blanks around them.
    pub runs: Vec<Run>,
}

impl Fold {
    /// A text with all that went and came since it began: as the version had it, or as it was put in, cut or joined.
    /// Nothing for an unknown node.
    pub fn redline(&self, node: NodeId, part: Part) -> Vec<Marked> {
        let pieces = if self.tree.contains(node) { self.leaf(node, part).redline() } else { Vec::new() };
        pieces.into_iter().map(|(change, by, runs)| Marked { change, by, runs }).collect()
    }

    /// A text as words with where they come from, in order; together they are the text, each byte once.
    /// Neighbours differ in origin. Nothing for an unknown node or an empty text.
    pub fn words(&self, node: NodeId, part: Part) -> Vec<Words> {
        let Some(text) = self.tree.text(node, part) else { return Vec::new() };
        let (_, owners) = self.leaf(node, part).text();
        let mut words: Vec<Words> = Vec::new();
        let mut start = 0;
        for (bytes, origin) in owners {
            let end = start + bytes;
            let pieces = owned(text, &[(text.bytes(), ())], start..end);
            let run =
                |(text, marks, ()): (&str, &_, ())| Run { text: text.to_owned(), marks: Clone::clone(marks) };
            if bytes > 0 {
                words.push(Words { origin, bytes: start..end, runs: pieces.into_iter().map(run).collect() });
            }
            start = end;
        }
        words
    }

    /// The amendment that brought a node; nothing when it is of the version.
    pub fn inserted_by(&self, node: NodeId) -> Option<AmendmentId> {
        self.inserted.get(&node).copied()
    }

    /// The amendment that moved a node last.
    pub fn moved_by(&self, node: NodeId) -> Option<AmendmentId> {
        self.moved.get(&node).copied()
    }

    /// The amendment that gave a node its number last.
    pub fn renumbered_by(&self, node: NodeId) -> Option<AmendmentId> {
        self.renumbered.get(&node).copied()
    }

    /// The amendment that took a node away, itself or with what it stood under.
    pub fn removed_by(&self, node: NodeId) -> Option<AmendmentId> {
        self.removed.get(&node).copied()
    }

    /// The amendments that changed a text, without repetition.
    pub fn changed_by(&self, node: NodeId, part: Part) -> Vec<AmendmentId> {
        let mut all = Vec::new();
        for edit in self.leaves.get(&(node, part)).map_or(&[][..], |leaf| leaf.edits()) {
            if let Origin::Amendment(by) = edit.by
                && !all.contains(&by)
            {
                all.push(by);
            }
        }
        all
    }

    pub(super) fn leaf(&self, node: NodeId, part: Part) -> Arc<Leaf<Origin>> {
        match self.leaves.get(&(node, part)) {
            Some(leaf) => leaf.clone(),
            None => {
                let text = self.tree.text(node, part).cloned().unwrap_or_default();
                let origin = self.inserted.get(&node).map_or(Origin::Base, |by| Origin::Amendment(*by));
                Arc::new(Leaf::new(text, origin))
            }
        }
    }

    /// The changes of a text as they were found when it was changed, when they are with regard to `base`.
    pub(in crate::model) fn edits_of(
        &self,
        node: NodeId,
        part: Part,
        base: &Text,
    ) -> Option<Vec<Edit<Origin>>> {
        let leaf = self.leaves.get(&(node, part))?;
        leaf.is_of(base).then(|| leaf.edits().to_vec())
    }

    /// The slot in which a node stands that was put there; see `Spot::slot`.
    pub(in crate::model) fn slot_of(&self, parent: Option<NodeId>, node: NodeId) -> Option<Option<NodeId>> {
        self.siblings.slot(parent, node)
    }

    /// Somebody who changed a node or something under it.
    pub(super) fn changer(&self, node: NodeId) -> Option<AmendmentId> {
        self.tree.walk_from(node).find_map(|(_, below)| {
            let texts =
                Part::ALL.into_iter().find_map(|part| self.changed_by(below.id, part).first().copied());
            let came = (below.id != node).then(|| self.inserted_by(below.id).or(self.moved_by(below.id)));
            texts.or(came.flatten())
        })
    }
}
