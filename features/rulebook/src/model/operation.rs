//! What an amendment does to a text.

use serde::{Deserialize, Serialize};

use super::hash::TextHash;
use super::node::{Label, NodeId, Part, Subtree};
use super::text::Text;
use super::tree::{Place, TreeError};

/// One change of a text. The seven are those of Akoma Ntoso's textual modifications.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "operation", rename_all = "kebab-case", deny_unknown_fields)]
pub enum Operation {
    /// A text of a node becomes another.
    ReplaceText {
        /// Whose.
        node: NodeId,
        /// Which of its texts.
        part: Part,
        /// The text that it replaces, so that a change in between is noticed.
        base_hash: TextHash,
        /// What it becomes.
        new: Text,
    },
    /// Something new.
    Insert {
        /// Where.
        place: Place,
        /// What; its identifiers are new.
        subtree: Subtree,
    },
    /// A node goes, with everything under it.
    Delete {
        /// Which.
        node: NodeId,
    },
    /// A node goes elsewhere, with everything under it.
    Move {
        /// Which.
        node: NodeId,
        /// Where to.
        place: Place,
    },
    /// A node gets a number of its own, or (`None`) the computed one again.
    Renumber {
        /// Which.
        node: NodeId,
        /// The number.
        number: Option<Label>,
    },
    /// The text of a node is cut in two: what comes after goes to a new node of the same kind, directly after
    /// it, and so does what stands under it, which those last words introduce. Heading and note stay.
    Split {
        /// Which.
        node: NodeId,
        /// How many tokens (see [`tokens`](super::words::tokens)) of the text stay; at least one does, and at
        /// least one goes.
        at: usize,
        /// The identifier of the new node.
        new: NodeId,
    },
    /// A node takes up the one directly after it, of the same kind: texts after each other, notes as paragraphs, what
    /// stands under it at the end. The heading of the first stays, unless it has none.
    Join {
        /// The one that stays.
        node: NodeId,
        /// The one that goes.
        following: NodeId,
    },
}

impl Operation {
    /// The node that it is about; for something new the first of it.
    pub fn node(&self) -> NodeId {
        match self {
            Self::ReplaceText { node, .. }
            | Self::Delete { node }
            | Self::Move { node, .. }
            | Self::Renumber { node, .. }
            | Self::Split { node, .. }
            | Self::Join { node, .. } => *node,
            Self::Insert { subtree, .. } => subtree.node.id,
        }
    }

    /// All nodes that it is about: also the one that comes of splitting, and the one that goes by joining.
    pub fn nodes(&self) -> impl Iterator<Item = NodeId> {
        let other = match self {
            Self::Split { new, .. } => Some(*new),
            Self::Join { following, .. } => Some(*following),
            _ => None,
        };
        std::iter::once(self.node()).chain(other)
    }
}

/// One change of an amendment, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// The change.
    pub change: Operation,
    /// Why; may be empty.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub reason: Text,
}

impl From<Operation> for Step {
    fn from(change: Operation) -> Self {
        Self { change, reason: Text::empty() }
    }
}

/// Why an operation cannot be done on a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The tree would not be valid, or does not have what it is about.
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// The text is not the one that would be replaced.
    #[error("the text was changed meanwhile")]
    Changed(NodeId, Part),
    /// There is no such place in the text to cut it.
    #[error("the text cannot be cut there")]
    Cut(NodeId),
    /// The two do not follow each other, or are of different kinds.
    #[error("these do not follow each other")]
    Apart(NodeId, NodeId),
}
