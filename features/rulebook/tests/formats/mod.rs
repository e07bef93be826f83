//! Rule texts as files.

mod akoma_ntoso;
mod json;
pub mod made;
mod markdown;
mod pdf;
