//! The tests of this room.

mod conflicts_hold;
mod drafting;
mod fixtures;
mod notation;
mod policy;
mod properties;
mod reading;
mod trees;
mod versions_hold;
