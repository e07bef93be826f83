//! Amendments, through the pages.

mod around;
mod asking;
mod bundles;
mod deadlines;
mod deciding;
mod files;
mod forms;
mod listing;
mod making;
mod policy;
mod programs;
mod rebasing;
mod weighing;
mod world;
