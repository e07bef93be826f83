//! Rule texts as files.

mod json;
pub mod made;
mod markdown;
