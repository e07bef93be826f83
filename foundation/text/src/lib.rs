//! Text that people write: safe Markdown, words, differences between versions, merging, attachments. Pure.

pub mod attachment;
pub mod difference;
pub mod markdown;
pub mod merge;
pub mod words;
