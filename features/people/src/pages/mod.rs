//! The pages of this room.

pub mod address;
pub mod administration;
pub mod confirm;
pub mod demo;
pub mod joining;
pub mod my;
pub mod my_providers;
pub mod my_tokens;
pub mod organisations;
pub mod provider;
pub mod sign_in;
