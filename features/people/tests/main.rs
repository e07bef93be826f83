//! Tests of the room for people and organisations.

mod address;
mod administration;
mod api;
mod confirming;
mod fixtures;
mod identifiers;
mod import;
mod inhabitants;
mod joining;
mod municipalities;
mod organisations;
mod policy;
mod providers;
mod sign_in;
mod staying;
