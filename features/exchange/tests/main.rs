//! The tests of this room, through HTTP where there is a page.

mod api;
mod around;
mod attachments;
mod editing;
mod fixtures;
mod history;
mod joining;
mod lists;
mod moderation;
mod new;
mod personal_data;
mod policy;
mod steps;
mod themes;
mod visibility;
