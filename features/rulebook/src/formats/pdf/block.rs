//! What a PDF says, before it is known where on which page.

use crate::model::node::NodeId;
use crate::model::text::{Run, Target, Text};
use crate::wording::Language;

/// A file.
pub(super) struct Contents {
    pub(super) title: String,
    pub(super) author: String,
    /// Identifies the file; the same contents have the same.
    pub(super) id: String,
    pub(super) language: Language,
    pub(super) blocks: Vec<Block>,
}

/// A part of a file.
pub(super) enum Block {
    /// A heading; 1 is that of the whole.
    Heading { level: u16, spans: Vec<Span>, node: Option<NodeId> },
    /// A paragraph.
    Paragraph { spans: Vec<Span>, node: Option<NodeId> },
    /// Small print: what is known about the text, notes.
    Small { spans: Vec<Span> },
    /// A name, with room below it to sign.
    Signature { spans: Vec<Span> },
    /// Numbered parts.
    List { entries: Vec<Entry> },
    /// Parts that are quoted.
    Quote { blocks: Vec<Block> },
}

/// A numbered part of a list.
pub(super) struct Entry {
    pub(super) label: Vec<Span>,
    pub(super) blocks: Vec<Block>,
    pub(super) node: Option<NodeId>,
}

/// What happens to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Change {
    Same,
    Deleted,
    Inserted,
}

/// How words look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) change: Change,
}

/// Which font.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Face {
    /// Text.
    Serif,
    /// Emphasis in text.
    SerifItalic,
    /// Headings.
    SansBold,
    /// Small print.
    Sans,
    /// Emphasis in small print, and notes.
    SansItalic,
}

/// Words that look alike and lead to the same place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) target: Option<Target>,
}

impl Span {
    pub(super) fn new(text: impl Into<String>, face: Face) -> Self {
        Self { text: text.into(), style: Style { face, change: Change::Same }, target: None }
    }

    pub(super) fn changed(self, change: Change) -> Self {
        Self { style: Style { change, ..self.style }, ..self }
    }
}

/// Runs as spans. Emphasis and terms are italic in running text.
pub(super) fn spans(runs: &[Run], face: Face, change: Change) -> Vec<Span> {
    let span = |run: &Run| {
        let face = match (run.marks.emphasis || run.marks.term, face) {
            (true, Face::Serif) => Face::SerifItalic,
            (true, Face::Sans) => Face::SansItalic,
            (_, face) => face,
        };
        Span { target: run.marks.target.clone(), ..Span::new(run.text.clone(), face).changed(change) }
    };
    runs.iter().map(span).collect()
}

/// The paragraphs of a text.
pub(super) fn paragraphs(text: &Text, face: Face, change: Change) -> Vec<Vec<Span>> {
    text.paragraphs().iter().map(|runs| spans(runs, face, change)).collect()
}
