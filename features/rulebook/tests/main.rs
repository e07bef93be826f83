//! The tests of this room.

mod amendments;
mod conflicts_hold;
mod notation;
mod properties;
mod trees;
mod versions_hold;
