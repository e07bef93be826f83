//! The tests of this room, through HTTP where there is a page.

mod api;
mod around;
mod asked;
mod attachments;
mod editing;
mod feed;
mod fixtures;
mod history;
mod joining;
mod lists;
mod moderation;
mod new;
mod personal_data;
mod policy;
mod searches;
mod searching;
mod staying;
mod steps;
mod themes;
mod visibility;
