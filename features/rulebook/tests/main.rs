//! The tests of this room.

mod formats;
mod notation;
mod trees;
