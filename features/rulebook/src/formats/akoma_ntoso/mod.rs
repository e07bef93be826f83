//! Rule texts as Akoma Ntoso 3.0 (the OASIS standard LegalDocML, Akoma Ntoso Version 1.0, of 29 August 2018).
//!
//! A version on which the assembly has decided is an `act`, any other a `bill`. Chapters are `chapter`, sections
//! `subsection` (the Dutch *paragraaf*), articles `article`, paragraphs `paragraph`, items `point` in a `list`,
//! principles `hcontainer name="principle"`. A preamble before everything else goes into `preamble`; one
//! elsewhere is a `hcontainer`. Notes stand in `notes`, each with the place that it is about. Emphasis is `i`,
//! a term `def`, words that lead to a node `ref` and those that lead elsewhere `a`.
//!
//! The permanent identifier of a node is its `wId`, which it keeps through all versions. The `eId` follows from
//! its place and number ([`addresses`]), as the Dutch standard for official publications does it.
//!
//! Texts of others are read as far as they have the same parts; what they have beyond those is refused with its
//! line rather than left out.

mod addresses;
mod amendment;
mod guard;
mod identity;
mod meta;
mod read;
mod structure;
mod words;
mod write;
mod xml;

pub use amendment::{Main, Proposal, write_amendment};
pub use read::read;
pub use write::write;

/// The namespace of the standard.
pub const NAMESPACE: &str = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
