//! One index over the things of all rooms: who may see what, filters with counts, and orders. It knows no room: rooms
//! register a [`Source`], and `app` collects them. Everything in it is derived from the database and can be made anew.

mod catalogue;
mod entry;
mod follow;
mod source;

pub use catalogue::{Catalogue, Counts, Order, Selected, Selection};
pub use entry::{Audience, Dimension, Entry, Item};
pub use follow::Search;
pub use source::{BoxFuture, Source};
