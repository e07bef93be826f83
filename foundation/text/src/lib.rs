//! Everything the house knows about text that people write: Markdown made into safe HTML, words counted and
//! folded, the difference of two versions, three versions merged, and attached files inspected.
//!
//! All of it is pure: bytes and text in, a value out. No clock, no database, no language of the interface;
//! words that a reader sees are passed in or named by a stable key.

pub mod attachment;
pub mod difference;
pub mod markdown;
pub mod merge;
pub mod words;
