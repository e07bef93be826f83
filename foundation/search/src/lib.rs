//! One index over the things of all rooms. Rooms supply their things through a [`Source`]; `app` collects the sources
//! into one [`Search`]. Everything in it is derived from the database and can be made anew. It knows no room.
//!
//! - [`Catalogue`]: who may see what, filters with counts, and orders, in memory.
//! - [`language`]: the forms under which a word is kept and looked for: base forms, stems, parts of compounds.
//! - [`Query`]: what somebody typed, understood.
//! - [`TextIndex`]: the texts, in a folder or in memory.
//! - [`excerpt`]: the best passage of a text, with the words that were looked for marked.
//! - [`Search`]: all of these together, kept up with the database.
//!
//! `docs/decisions/0008-search.md` has the reasons.

mod answers;
mod catalogue;
mod entry;
pub mod excerpt;
mod follow;
pub mod language;
mod passages;
mod query;
mod remembered;
mod room;
mod rows;
mod source;
pub mod text_index;
mod texts;

pub use catalogue::{Catalogue, Counts, Order, Selected, Selection, Tally};
pub use entry::{Audience, Dimension, Entry, Item};
pub use follow::{Found, Search};
pub use language::Language;
pub use passages::Passage;
pub use query::Query;
pub use remembered::Remembered;
pub use source::{BoxFuture, Source};
pub use text_index::{Error, Match, Matches, Similar, TextDocument, TextIndex};
pub use texts::ask_for_rebuild;
