//! Tests of the room for people and organisations.

mod identifiers;
mod inhabitants;
mod municipalities;
mod fixtures;
mod sign_in;
