//! Finding texts: what a Dutch or English word means for a search, an index that knows it, and the passage that
//! shows why something was found.
//!
//! - [`language`]: the forms under which a word is kept and looked for: base forms, stems, parts of compounds.
//! - [`Query`]: what somebody typed, understood.
//! - [`TextIndex`]: the index, in a folder or in memory.
//! - [`excerpt`]: the best passage of a text, with the words that were looked for marked.
//!
//! It knows no room and no database. `docs/decisions/0008-search.md` has the reasons.

pub mod excerpt;
pub mod language;
mod query;
pub mod text_index;

pub use language::Language;
pub use query::Query;
pub use text_index::{Error, Matches, Similar, TextDocument, TextIndex};
