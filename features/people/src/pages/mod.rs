//! The pages of this room.

pub mod administration;
pub mod demo;
pub mod joining;
pub mod my;
pub mod organisations;
pub mod sign_in;
