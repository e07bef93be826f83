//! What a tree must be.

use super::super::node::{DEEPEST_ITEM, Node, NodeId, NodeKind, Part, Subtree};
use super::{Place, Tree};

/// The longest text of a node, in bytes of plain text: some 60,000 words.
pub const LONGEST_TEXT: usize = 400_000;
/// The longest heading, in bytes of plain text.
pub const LONGEST_HEADING: usize = 1_000;
/// The most nodes that a text may have.
pub const MOST_NODES: usize = 200_000;

/// Why a tree would not be valid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// The node is there already, or twice.
    #[error("node {0} is there already")]
    Twice(NodeId),
    /// A node that is not there.
    #[error("there is no node {0}")]
    Unknown(NodeId),
    /// The node before the place does not stand under its parent.
    #[error("there is no such place")]
    NoPlace(Place),
    /// A kind may not stand under another.
    #[error("a {} may not stand there", kind.key())]
    Kind {
        /// Which node.
        node: NodeId,
        /// What it is.
        kind: NodeKind,
        /// What it would stand under; `None` is the text itself.
        parent: Option<NodeKind>,
    },
    /// Lists would be nested deeper than [`DEEPEST_ITEM`].
    #[error("lists may be nested {DEEPEST_ITEM} deep")]
    Depth(NodeId),
    /// A node would stand under itself.
    #[error("node {0} cannot stand under itself")]
    Within(NodeId),
    /// A heading of more than one line.
    #[error("a heading is one line")]
    HeadingLines(NodeId),
    /// A text beyond [`LONGEST_TEXT`] or [`LONGEST_HEADING`].
    #[error("the text is too long")]
    TooLong(NodeId, Part),
    /// More than [`MOST_NODES`].
    #[error("a text has at most {MOST_NODES} nodes")]
    TooMany,
}

/// Whether a text fits in a part.
pub(in crate::model) fn accepts_text(id: NodeId, part: Part, text: &super::Text) -> Result<(), TreeError> {
    let longest = if part == Part::Heading { LONGEST_HEADING } else { LONGEST_TEXT };
    if text.bytes() > longest {
        return Err(TreeError::TooLong(id, part));
    }
    if part == Part::Heading && text.has_paragraphs() {
        return Err(TreeError::HeadingLines(id));
    }
    Ok(())
}

fn node_fits(node: &Node) -> Result<(), TreeError> {
    Part::ALL.into_iter().try_for_each(|part| accepts_text(node.id, part, node.part(part)))
}

/// How deep lists are nested in a subtree: 0 without items.
fn items_deep(subtree: &Subtree) -> usize {
    let below = subtree.children.iter().map(items_deep).max().unwrap_or(0);
    below + usize::from(subtree.node.kind == NodeKind::Item)
}

impl Tree {
    /// Whether nodes may be put at a place: their kinds, their number and how deep they are nested.
    pub(in crate::model) fn accepts(&self, place: Place, subtree: &Subtree) -> Result<(), TreeError> {
        self.is_place(place)?;
        let above = self.items_above(place.parent);
        if above + items_deep(subtree) > DEEPEST_ITEM {
            return Err(TreeError::Depth(subtree.node.id));
        }
        let mut new = std::collections::HashSet::new();
        self.accepts_below(
            place.parent.and_then(|id| self.get(id)).map(|node| node.kind),
            subtree,
            &mut new,
        )?;
        if self.count + new.len() > MOST_NODES { Err(TreeError::TooMany) } else { Ok(()) }
    }

    fn accepts_below(
        &self,
        parent: Option<NodeKind>,
        subtree: &Subtree,
        new: &mut std::collections::HashSet<NodeId>,
    ) -> Result<(), TreeError> {
        let node = &subtree.node;
        if self.contains(node.id) || !new.insert(node.id) {
            return Err(TreeError::Twice(node.id));
        }
        kind_fits(node, parent)?;
        node_fits(node)?;
        subtree.children.iter().try_for_each(|child| self.accepts_below(Some(node.kind), child, new))
    }

    /// Whether a node that is there may move to a place.
    pub(in crate::model) fn accepts_move(&self, id: NodeId, place: Place) -> Result<(), TreeError> {
        let node = self.get(id).ok_or(TreeError::Unknown(id))?;
        self.is_place(place)?;
        if place.parent.is_some_and(|parent| self.is_within(parent, id)) {
            return Err(TreeError::Within(id));
        }
        if place.after == Some(id) {
            return Err(TreeError::NoPlace(place));
        }
        kind_fits(node, place.parent.and_then(|id| self.get(id)).map(|node| node.kind))?;
        if node.kind == NodeKind::Item && self.parent(id) != place.parent {
            let deep = self.walk_from(id).map(|(depth, _)| depth + 1).max().unwrap_or(1);
            if self.items_above(place.parent) + deep > DEEPEST_ITEM {
                return Err(TreeError::Depth(id));
            }
        }
        Ok(())
    }

    fn is_place(&self, place: Place) -> Result<(), TreeError> {
        if let Some(parent) = place.parent
            && !self.contains(parent)
        {
            return Err(TreeError::Unknown(parent));
        }
        match place.after {
            Some(after) if !self.contains(after) => Err(TreeError::Unknown(after)),
            Some(after) if self.parent(after) != place.parent => Err(TreeError::NoPlace(place)),
            _ => Ok(()),
        }
    }

    fn items_above(&self, parent: Option<NodeId>) -> usize {
        let itself = parent.into_iter().chain(parent.into_iter().flat_map(|id| self.ancestors(id)));
        itself.filter(|id| self.get(*id).is_some_and(|node| node.kind == NodeKind::Item)).count()
    }
}

fn kind_fits(node: &Node, parent: Option<NodeKind>) -> Result<(), TreeError> {
    match node.kind.may_stand_under(parent) {
        true => Ok(()),
        false => Err(TreeError::Kind { node: node.id, kind: node.kind, parent }),
    }
}
