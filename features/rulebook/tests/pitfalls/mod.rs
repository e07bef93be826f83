//! What went wrong elsewhere, one test for each.

mod amendments;
mod words;
