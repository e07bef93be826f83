//! The rules of the game, worked out together: texts as trees, amendments as operations on them.

pub mod formats;
pub mod model;
pub mod wording;
