//! Words of a text, and how two texts differ in them.

mod token;

pub(crate) use token::text_of;
pub use token::{Token, tokens};
