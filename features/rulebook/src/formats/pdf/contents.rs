//! What stands in a file: a text, a redline.

use jiff::civil::Date;

use super::Piece;
use super::block::{Block, Change, Contents, Entry, Face, Span, paragraphs, spans};
use crate::formats::{About, Edition, Stage};
use crate::model::node::{Node, NodeId, NodeKind, Part};
use crate::model::number::Numbers;
use crate::model::text::Text;
use crate::model::tree::Tree;
use crate::model::words;
use crate::wording::Language;

/// A version of a rule text.
pub(super) fn text(about: &About, tree: &Tree, language: Language) -> Contents {
    contents(about, tree, tree, about.title.clone(), about.id.to_string(), language)
}

/// What becomes of a version.
pub(super) fn redline(before: &Edition, after: &Tree, title: &str, language: Language) -> Contents {
    let id = format!("{} {title}", before.about.id);
    contents(&before.about, &before.tree, after, title.to_owned(), id, language)
}

fn contents(
    about: &About,
    before: &Tree,
    after: &Tree,
    title: String,
    id: String,
    language: Language,
) -> Contents {
    // A file must have a title.
    let title = if title.trim().is_empty() { about.name.to_string() } else { title };
    let numbers = (Numbers::of(before), Numbers::of(after));
    let writer = Writer { before, after, numbers, language };
    let mut blocks = head(&title, about, language);
    blocks.extend(writer.below(None, 2));
    let id = format!("{id} {} {}", about.version, about.dated);
    Contents { title, author: about.authority.name.clone(), id, language, blocks }
}

fn head(title: &str, about: &About, language: Language) -> Vec<Block> {
    let (version, date) = (about.version, date(about.dated, language));
    let stage = stage(about.stage, language);
    let authority = &about.authority.name;
    let known = match language {
        Language::Dutch => format!("{authority}. Versie {version} van {date} ({stage})."),
        Language::English => format!("{authority}. Version {version} of {date} ({stage})."),
    };
    vec![
        Block::Heading { level: 1, spans: vec![Span::new(title, Face::SansBold)], node: None },
        Block::Small { spans: vec![Span::new(known, Face::Sans)] },
    ]
}

/// A report.
pub(super) fn report(
    title: &str,
    author: &str,
    id: &str,
    pieces: Vec<Piece>,
    language: Language,
) -> Contents {
    let serif = |text: String| vec![Span::new(text, Face::Serif)];
    let block = |piece| match piece {
        Piece::Heading(level, text) => {
            Block::Heading { level, spans: vec![Span::new(text, Face::SansBold)], node: None }
        }
        Piece::Paragraph(text) => Block::Paragraph { spans: serif(text), node: None },
        Piece::Small(text) => Block::Small { spans: vec![Span::new(text, Face::Sans)] },
        Piece::Quote(lines) => {
            let blocks = lines.into_iter().map(|text| Block::Paragraph { spans: serif(text), node: None });
            Block::Quote { blocks: blocks.collect() }
        }
    };
    let blocks = pieces.into_iter().map(block).collect();
    let (title, author, id) = (title.to_owned(), author.to_owned(), id.to_owned());
    Contents { title, author, id, language, blocks }
}

struct Writer<'a> {
    before: &'a Tree,
    after: &'a Tree,
    numbers: (Numbers, Numbers),
    language: Language,
}

impl Writer<'_> {
    /// What stands under a node before and after: what went stands behind what it stood behind.
    fn children(&self, parent: Option<NodeId>) -> Vec<NodeId> {
        let mut all: Vec<NodeId> = self.after.children(parent).to_vec();
        let mut at = 0;
        for id in self.before.children(parent) {
            if let Some(found) = all.iter().position(|other| other == id) {
                at = found + 1;
            } else if !self.after.contains(*id) {
                all.insert(at, *id);
                at += 1;
            }
        }
        all
    }

    fn below(&self, parent: Option<NodeId>, level: u16) -> Vec<Block> {
        let mut blocks = Vec::new();
        for id in self.children(parent) {
            let Some(node) = self.after.get(id).or_else(|| self.before.get(id)) else { continue };
            if matches!(node.kind, NodeKind::Paragraph | NodeKind::Item) {
                let entry = self.entry(node, level);
                match blocks.last_mut() {
                    Some(Block::List { entries }) => entries.push(entry),
                    _ => blocks.push(Block::List { entries: vec![entry] }),
                }
                continue;
            }
            let heading = self.heading(node);
            // A heading of blanks alone names nothing, and PDF/UA asks that each names something.
            if heading.iter().any(|span| !span.text.trim().is_empty()) {
                blocks.push(Block::Heading { level, spans: heading, node: Some(id) });
            }
            blocks.extend(self.texts(node));
            blocks.extend(self.below(Some(id), level + 1));
        }
        blocks
    }

    fn entry(&self, node: &Node, level: u16) -> Entry {
        let margin =
            |numbers: &Numbers| numbers.get(node.id).map(|number| number.margin()).unwrap_or_default();
        let mut blocks = Vec::new();
        let heading = self.part(node, Part::Heading, Face::SansBold);
        blocks.extend(heading.into_iter().map(|spans| Block::Paragraph { spans, node: None }));
        blocks.extend(self.texts(node));
        blocks.extend(self.below(Some(node.id), level));
        let label = self.label(node, margin);
        Entry { label, blocks, node: Some(node.id) }
    }

    /// "Artikel 3 Melden".
    fn heading(&self, node: &Node) -> Vec<Span> {
        let name = |numbers: &Numbers| {
            let label = numbers.label(node.id).unwrap_or_default();
            let word = word(node.kind, self.language);
            if label.is_empty() { word.to_owned() } else { format!("{word} {label}") }
        };
        let mut spans = self.label(node, name);
        spans.iter_mut().for_each(|span| span.style.face = Face::SansBold);
        for heading in self.part(node, Part::Heading, Face::SansBold) {
            spans.extend(heading);
        }
        spans
    }

    /// A number before and after.
    fn label(&self, node: &Node, name: impl Fn(&Numbers) -> String) -> Vec<Span> {
        let span = |text: String, change| Span::new(format!("{text} "), Face::Serif).changed(change);
        let (was, is) = (name(&self.numbers.0), name(&self.numbers.1));
        let spans = match (self.before.contains(node.id), self.after.contains(node.id)) {
            (true, true) if was == is => vec![span(is, Change::Same)],
            (true, true) => vec![span(was, Change::Deleted), span(is, Change::Inserted)],
            (true, false) => vec![span(was, Change::Deleted)],
            _ => vec![span(is, Change::Inserted)],
        };
        spans.into_iter().filter(|span| span.text != " ").collect()
    }

    fn texts(&self, node: &Node) -> Vec<Block> {
        let text = self.part(node, Part::Text, Face::Serif).into_iter();
        let mut blocks: Vec<Block> = text.map(|spans| Block::Paragraph { spans, node: None }).collect();
        let empty = Text::empty();
        let was = self.before.text(node.id, Part::Note).unwrap_or(&empty);
        let is = self.after.text(node.id, Part::Note).unwrap_or(&empty);
        blocks.extend(note(was, is, self.language));
        blocks
    }

    /// The paragraphs of a text of a node, with what changes in it.
    fn part(&self, node: &Node, part: Part, face: Face) -> Vec<Vec<Span>> {
        let empty = Text::empty();
        let was = self.before.text(node.id, part).unwrap_or(&empty);
        changed(was, self.after.text(node.id, part).unwrap_or(&empty), face)
    }
}

/// The paragraphs of two texts in one.
fn changed(was: &Text, is: &Text, face: Face) -> Vec<Vec<Span>> {
    if was == is {
        return paragraphs(is, face, Change::Same);
    }
    let mut paragraphs: Vec<Vec<Span>> = vec![Vec::new()];
    for piece in words::redline(was, is) {
        let change = match piece.change {
            words::Change::Same => Change::Same,
            words::Change::Deleted => Change::Deleted,
            words::Change::Inserted => Change::Inserted,
        };
        for span in spans(&piece.runs, face, change) {
            for (nth, text) in span.text.split('\n').enumerate() {
                if nth > 0 {
                    paragraphs.push(Vec::new());
                }
                if let Some(last) = paragraphs.last_mut().filter(|_| !text.is_empty()) {
                    last.push(Span { text: text.to_owned(), ..span.clone() });
                }
            }
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

pub(super) fn plain(text: &Text, change: Change) -> Vec<Block> {
    let all = paragraphs(text, Face::Serif, change).into_iter();
    all.map(|spans| Block::Paragraph { spans, node: None }).collect()
}

/// A note, in small print.
pub(super) fn note(was: &Text, is: &Text, language: Language) -> Vec<Block> {
    let mut label = if language == Language::Dutch { "Toelichting: " } else { "Note: " };
    let blocks = changed(was, is, Face::SansItalic).into_iter().map(|spans| {
        let label = Span::new(std::mem::take(&mut label), Face::Sans);
        Block::Small { spans: std::iter::once(label).chain(spans).collect() }
    });
    blocks.collect()
}

fn word(kind: NodeKind, language: Language) -> &'static str {
    match (kind, language) {
        (NodeKind::Preamble | NodeKind::Paragraph | NodeKind::Item, _) => "",
        (NodeKind::Principle, Language::Dutch) => "Principe",
        (NodeKind::Principle, Language::English) => "Principle",
        (NodeKind::Chapter, Language::Dutch) => "Hoofdstuk",
        (NodeKind::Chapter, Language::English) => "Chapter",
        (NodeKind::Section, Language::Dutch) => "Paragraaf",
        (NodeKind::Section, Language::English) => "Section",
        (NodeKind::Article, Language::Dutch) => "Artikel",
        (NodeKind::Article, Language::English) => "Article",
    }
}

fn stage(stage: Stage, language: Language) -> &'static str {
    match (stage, language) {
        (stage, Language::Dutch) => stage.key(),
        (Stage::Draft, _) => "draft",
        (Stage::Consultation, _) => "in consultation",
        (Stage::Proposed, _) => "proposed",
        (Stage::Adopted, _) => "adopted",
        (Stage::InForce, _) => "in force",
        (Stage::Repealed, _) => "repealed",
    }
}

pub(super) fn date(date: Date, language: Language) -> String {
    const DUTCH: [&str; 12] = [
        "januari",
        "februari",
        "maart",
        "april",
        "mei",
        "juni",
        "juli",
        "augustus",
        "september",
        "oktober",
        "november",
        "december",
    ];
    const ENGLISH: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let names = if language == Language::Dutch { DUTCH } else { ENGLISH };
    let month = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    format!("{} {} {}", date.day(), names.get(month).unwrap_or(&""), date.year())
}
