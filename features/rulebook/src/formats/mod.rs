//! Rule texts as files: what can be taken away, and brought back.
//!
//! Each format has `write`, which gives an [`Edition`] as text, and `read`, which gives back what such a text
//! says or a [`ReadError`] that says where it cannot be understood. What was written is read as exactly the
//! same, identifiers included. What comes from elsewhere is hostile until it is read: it is never larger than
//! [`LARGEST_FILE`], nested no deeper than it may be, and refers to nothing outside itself.

pub mod akoma_ntoso;
pub mod edition;
mod error;
pub mod json;
mod labels;
pub mod markdown;
pub mod pdf;

use std::collections::HashMap;

use crate::model::node::{NodeId, Subtree};
use crate::model::tree::{Tree, TreeError};

pub use edition::{About, Authority, Edition, Event, Name, NameError, Stage};
pub use error::{Problem, ReadError};

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 16 * 1024 * 1024;

/// What makes identifiers for nodes that have none in a file.
pub type MakeId<'a> = &'a mut dyn FnMut() -> NodeId;

/// What a file says.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// What it says about the text; nothing when it is only an outline. It is what somebody claims: who
    /// may say so is judged elsewhere.
    pub about: Option<About>,
    /// The text.
    pub tree: Tree,
}

fn not_too_large(source: &str) -> Result<(), ReadError> {
    if source.len() > LARGEST_FILE { Err(Problem::TooLarge.into()) } else { Ok(()) }
}

/// Which line of a file each node stands on, counted from 1.
type Lines = HashMap<NodeId, usize>;

/// Makes a text of what was read; a mistake is said with the line of the node that it is about.
fn planted(subtrees: Vec<Subtree>, lines: &Lines) -> Result<Tree, ReadError> {
    Tree::from_subtrees(subtrees).map_err(|error| {
        let node = match error {
            TreeError::Twice(node)
            | TreeError::Unknown(node)
            | TreeError::Kind { node, .. }
            | TreeError::Depth(node)
            | TreeError::Within(node)
            | TreeError::HeadingLines(node)
            | TreeError::TooLong(node, _) => Some(node),
            TreeError::NoPlace(_) | TreeError::TooMany => None,
        };
        ReadError { line: node.and_then(|node| lines.get(&node).copied()), problem: Problem::Tree(error) }
    })
}
