//! The tests of this room.

mod notation;
mod properties;
mod trees;
