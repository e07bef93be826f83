//! The text house, tested: one binary.

mod attachment;
mod attachment_files;
mod difference;
mod markdown;
mod merge;
mod metadata;
mod words;
