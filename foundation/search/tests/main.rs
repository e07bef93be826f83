//! Searching, tested: one binary.

mod catalogue;
mod excerpts;
mod index;
mod language;
