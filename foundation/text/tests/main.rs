//! The text house, tested: one binary.

mod difference;
mod markdown;
mod merge;
mod words;
