//! Rule texts as Markdown, to read, and to write in any editor.
//!
//! ```markdown
//! ---
//! formaat: samenspel-regeltekst
//! formaatversie: 1
//! titel: "Sensoren in de openbare ruimte"
//! …
//! ---
//!
//! # Hoofdstuk 1. Algemeen <!-- 0190… -->
//!
//! ## Artikel 1. Melden <!-- 0190… -->
//!
//! 1. De {beheerder} meldt: <!-- 0190… -->
//!
//!    - a. de sensor; <!-- 0190… -->
//!
//! > De toelichting bij het deel dat erboven staat.
//! ```
//!
//! **Headings** are principles, chapters, sections, articles and the preamble, in Dutch or English. A heading
//! stands under the nearest one above with fewer `#`. Without a word of those, `#` is a chapter and `##` (or
//! more) an article. **Numbered lines** directly under an article or principle are its paragraphs; lines with
//! a letter or a dash, and all that are indented under another, are items. **Quoted** lines are the note.
//! Words are marked as everywhere in this program: see [`Text::from_notation`](crate::model::text::Text).
//!
//! **Numbers** follow from the place. One of another shape than would be computed, such as 3a, stays.
//!
//! **Identifiers** stand in a comment at the end of the line with which a node begins; without one a node gets a
//! new identifier. The comment may also say `soort=lid` or `soort=onderdeel`, `nummer=3a` for a number that an
//! editor gave, and `opschrift` when the line is the heading of a paragraph or item. What stands before the
//! first heading between two lines `---` tells about the text, and may be left out.

mod about;
mod inline;
mod marker;
mod outline;
mod read;
mod write;

pub use read::read;
pub use write::write;
