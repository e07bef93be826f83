//! People.

pub mod identifiers;
pub mod municipalities;
