//! Everything this room asks of the database.

pub mod organisations;
pub mod personal_data;
pub mod persons;
pub mod sessions;
