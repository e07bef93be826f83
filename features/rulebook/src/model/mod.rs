//! What a rule text is and how it changes. Pure: no input, no output, no clock, no chance.
//!
//! A text is a [`Tree`](tree::Tree) of [`Node`](node::Node)s with permanent identifiers; numbers are computed
//! ([`number`]). A change is a row of [`Operation`](operation::Operation)s. Nothing is addressed by a line, a
//! number or a place on a page, because those change while people are still talking about them.

pub mod amendment;
pub mod anchor;
pub mod apply;
pub mod conflict;
pub mod consultation;
pub mod derive;
pub mod fold;
#[cfg(feature = "generate")]
pub mod generate;
pub mod hash;
pub mod layered;
pub mod lineage;
pub mod merge;
pub mod name;
pub mod node;
pub mod number;
pub mod operation;
mod order;
pub mod proposal;
pub mod rebase;
pub mod reconcile;
pub mod reference;
pub mod text;
pub mod tree;
pub mod version;
pub mod words;
