//! Searching, tested: one binary.

mod excerpts;
mod index;
mod language;
