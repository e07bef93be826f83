//! Everything this room asks of the database.

pub mod catalogue;
pub mod joining;
pub mod names;
pub mod organisations;
pub mod personal_data;
pub mod persons;
pub mod providers;
pub mod register;
pub mod sessions;
pub mod staying;
pub mod tokens;
