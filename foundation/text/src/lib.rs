//! Text that people write: safe Markdown, words, differences between versions, merging, attachments. Pure.

pub mod words;
