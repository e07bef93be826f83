//! The pages of this room.

pub mod demo;
pub mod my;
pub mod sign_in;
