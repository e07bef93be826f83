//! Searching, tested: one binary.

mod catalogue;
mod excerpts;
mod following;
mod index;
mod language;
