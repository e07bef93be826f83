//! Rule texts, redlines and amendments as PDF.
//!
//! The files are tagged, and are refused by ourselves when they do not meet PDF/UA-1 (ISO 14289-1) as far as
//! that can be told by a program: headings, lists, reading order, links that say where they lead, a language,
//! bookmarks. Words that go or come are struck through or underlined, and are read out as such too.
//!
//! Fonts are passed in: [`Fonts`] is made once, from the files that the site serves.

mod block;
mod contents;
mod draw;
mod fonts;
mod layout;
mod lines;
mod paper;

use crate::formats::akoma_ntoso::Proposal;
use crate::formats::{About, Edition};
use crate::model::tree::Tree;
use crate::wording::{Clause, Language};

pub use fonts::{FontError, Fonts};

/// Why no file could be made.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no PDF could be made: {0}")]
pub struct PdfError(String);

/// A version of a rule text.
pub fn text(edition: &Edition, language: Language, fonts: &Fonts) -> Result<Vec<u8>, PdfError> {
    let contents = contents::text(&edition.about, &edition.tree, language);
    draw::file(&layout::pages(&contents, fonts), &contents, fonts)
}

/// What becomes of a version: `after` in the text of `before`, word by word.
pub fn redline(
    before: &Edition,
    after: &Tree,
    title: &str,
    language: Language,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let contents = contents::redline(before, after, title, language);
    draw::file(&layout::pages(&contents, fonts), &contents, fonts)
}

/// An amendment of a version, as a paper: its points and their reasons.
pub fn paper(
    about: &About,
    proposal: &Proposal,
    clauses: &[Clause],
    language: Language,
    fonts: &Fonts,
) -> Result<Vec<u8>, PdfError> {
    let contents = paper::paper(about, proposal, clauses, language);
    draw::file(&layout::pages(&contents, fonts), &contents, fonts)
}
