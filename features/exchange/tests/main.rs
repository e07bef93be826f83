//! The tests of this room, through HTTP where there is a page.

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
