//! The pages of this room.

pub mod demo;
pub mod for_you;
pub mod setting;
pub mod stop;
