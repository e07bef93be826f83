//! Amendments, through the pages.

mod around;
mod deadlines;
mod deciding;
mod making;
mod policy;
mod rebasing;
mod weighing;
mod world;
