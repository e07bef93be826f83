//! The tests of this room.

mod conflicts_hold;
mod fixtures;
mod formats;
mod notation;
mod pitfalls;
mod properties;
mod trees;
mod versions;
mod versions_hold;
mod wording;
