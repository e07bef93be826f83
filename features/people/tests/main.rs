//! Tests of the room for people and organisations.

mod identifiers;
mod inhabitants;
mod municipalities;
