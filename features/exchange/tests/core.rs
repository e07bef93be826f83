//! Temporary.

mod attachments;
mod editing;
mod fixtures;
mod history;
mod lists;
mod new;
mod policy;
mod steps;
mod themes;
mod visibility;
