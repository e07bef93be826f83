//! Amendments, through the pages.

mod around;
mod asking;
mod deadlines;
mod deciding;
mod files;
mod listing;
mod making;
mod policy;
mod rebasing;
mod weighing;
mod world;
