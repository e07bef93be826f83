//! Words of a text, and how two texts differ in them.

mod difference;
mod token;

pub use difference::{Change, Piece, redline};
pub(crate) use difference::{Hunk, hunks};
pub(crate) use token::text_of;
pub use token::{Token, tokens};
