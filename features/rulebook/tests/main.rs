//! The tests of this room.

mod conflicts_hold;
mod formats;
mod notation;
mod properties;
mod trees;
mod wording;
