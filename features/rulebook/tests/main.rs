//! The tests of this room.

mod conflicts_hold;
mod consultations;
mod notation;
mod properties;
mod trees;
mod versions_hold;
