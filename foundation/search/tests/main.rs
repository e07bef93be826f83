//! The index over all rooms.

mod catalogue;
