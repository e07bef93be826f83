//! Amendments, through the pages.

mod around;
mod deadlines;
mod deciding;
mod files;
mod making;
mod policy;
mod rebasing;
mod weighing;
mod world;
