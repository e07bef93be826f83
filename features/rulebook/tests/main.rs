//! The tests of this room.

mod notation;
mod trees;
