//! Amendments, through the pages.

mod around;
mod bundles;
mod deadlines;
mod deciding;
mod files;
mod forms;
mod making;
mod policy;
mod rebasing;
mod weighing;
mod world;
