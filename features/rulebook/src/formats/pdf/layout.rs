//! Lines onto pages.

use std::collections::{HashMap, HashSet};

use super::block::{Block, Contents, Entry, Span};
use super::fonts::{Fonts, Shapers};
use super::lines::{Measure, Stretch, lines};
use crate::model::node::NodeId;
use crate::model::text::Target;

/// A4, in points (1/72 inch).
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// White at the sides, above and below.
pub(super) const MARGIN: f32 = 71.0;
/// How far a list or quotation is indented.
const INDENT: f32 = 24.0;
/// White before a paragraph.
const GAP: f32 = 5.0;
/// Room to sign below a name, in lines.
const SIGNATURE: f32 = 3.0;

/// The size of words, and the distance between lines.
#[derive(Clone, Copy)]
struct Size {
    font: f32,
    line: f32,
}

const TEXT: Size = Size { font: 10.5, line: 15.0 };
const SMALL: Size = Size { font: 9.0, line: 12.5 };

fn heading_size(level: u16) -> (Size, f32) {
    match level {
        1 => (Size { font: 20.0, line: 26.0 }, 0.0),
        2 => (Size { font: 14.0, line: 19.0 }, 18.0),
        3 => (Size { font: 12.0, line: 17.0 }, 14.0),
        _ => (Size { font: 11.0, line: 16.0 }, 11.0),
    }
}

/// Words at a place on a page.
pub(super) struct Piece {
    pub(super) x: f32,
    /// Of the line on which the letters stand, from above.
    pub(super) y: f32,
    pub(super) font: f32,
    pub(super) stretch: Stretch,
    /// Which leaf of the structure it is.
    pub(super) leaf: usize,
}

/// What a part of the structure is.
#[derive(Clone)]
pub(super) enum Part {
    Heading(u16, String),
    Paragraph,
    List,
    Entry,
    Label,
    Body,
    Quote,
    Link,
}

/// The structure of a file: what is read out, in which order.
pub(super) enum Outline {
    Part(Part, Vec<Outline>),
    Leaf(usize),
}

/// A heading among the bookmarks.
pub(super) struct Bookmark {
    pub(super) level: u16,
    pub(super) title: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// A file that is laid out.
pub(super) struct Pages {
    pub(super) pages: Vec<Vec<Piece>>,
    pub(super) outline: Vec<Outline>,
    pub(super) bookmarks: Vec<Bookmark>,
    /// Where each node stands: on which page, and how far from above.
    pub(super) places: HashMap<NodeId, (usize, f32)>,
    pub(super) leaves: usize,
}

/// Lays out a file.
pub(super) fn pages(contents: &Contents, fonts: &Fonts) -> Pages {
    let mut known = HashSet::new();
    contents.blocks.iter().for_each(|block| nodes(block, &mut known));
    let pages = Pages {
        pages: vec![Vec::new()],
        outline: Vec::new(),
        bookmarks: Vec::new(),
        places: HashMap::new(),
        leaves: 0,
    };
    let measure = Measure::new(Shapers::new(fonts));
    let mut layout = Layout { pages, measure, known, y: MARGIN, beside: false };
    let outline = layout.blocks(&contents.blocks, MARGIN);
    layout.pages.outline = outline;
    layout.pages
}

/// The nodes that stand in a block.
fn nodes(block: &Block, known: &mut HashSet<NodeId>) {
    match block {
        Block::Heading { node, .. } | Block::Paragraph { node, .. } => known.extend(*node),
        Block::Small { .. } | Block::Signature { .. } => {}
        Block::List { entries } => {
            for entry in entries {
                known.extend(entry.node);
                entry.blocks.iter().for_each(|block| nodes(block, known));
            }
        }
        Block::Quote { blocks } => blocks.iter().for_each(|block| nodes(block, known)),
    }
}

struct Layout<'a> {
    pages: Pages,
    measure: Measure<'a>,
    known: HashSet<NodeId>,
    /// How far the page is filled.
    y: f32,
    /// Whether what comes next stands beside a number.
    beside: bool,
}

impl Layout<'_> {
    fn blocks(&mut self, blocks: &[Block], x: f32) -> Vec<Outline> {
        blocks.iter().map(|block| self.block(block, x)).collect()
    }

    fn block(&mut self, block: &Block, x: f32) -> Outline {
        match block {
            Block::Heading { level, spans, node } => {
                let (size, before) = heading_size(*level);
                self.gap(before);
                // A heading does not stand alone at the foot of a page.
                self.room(size.line + 3.0 * TEXT.line);
                self.note_place(*node);
                let title: String = spans.iter().map(|span| span.text.as_str()).collect();
                let title = title.trim().to_owned();
                let (page, y) = (self.pages.pages.len() - 1, self.y);
                self.pages.bookmarks.push(Bookmark { level: *level, title: title.clone(), page, y });
                Outline::Part(Part::Heading(*level, title), self.words(spans, x, size))
            }
            Block::Paragraph { spans, node } => {
                self.gap(GAP);
                self.room(TEXT.line);
                self.note_place(*node);
                Outline::Part(Part::Paragraph, self.words(spans, x, TEXT))
            }
            Block::Small { spans } => {
                self.gap(GAP);
                Outline::Part(Part::Paragraph, self.words(spans, x, SMALL))
            }
            Block::Signature { spans } => {
                self.gap(GAP);
                self.room((1.0 + SIGNATURE) * TEXT.line);
                let words = self.words(spans, x, TEXT);
                self.y += SIGNATURE * TEXT.line;
                Outline::Part(Part::Paragraph, words)
            }
            Block::List { entries } => {
                let entries = entries.iter().map(|entry| self.entry(entry, x)).collect();
                Outline::Part(Part::List, entries)
            }
            Block::Quote { blocks } => Outline::Part(Part::Quote, self.blocks(blocks, x + INDENT)),
        }
    }

    fn entry(&mut self, entry: &Entry, x: f32) -> Outline {
        self.gap(GAP);
        self.room(TEXT.line);
        self.note_place(entry.node);
        let (pages, top) = (self.pages.pages.len(), self.y);
        // A number that changes takes more room than one.
        let width = |span: &Span| self.measure.shapers.width(&span.text, span.style.face) * TEXT.font;
        let indent = match entry.label.as_slice() {
            [] => 0.0,
            label => INDENT.max(label.iter().map(width).sum()),
        };
        let label = self.words(&entry.label, x, TEXT);
        // What comes after stands beside the label, not below it.
        if self.pages.pages.len() == pages && !entry.blocks.is_empty() {
            self.y = top;
            self.beside = true;
        }
        let body = self.blocks(&entry.blocks, x + indent);
        let body = Outline::Part(Part::Body, body);
        Outline::Part(Part::Entry, vec![Outline::Part(Part::Label, label), body])
    }

    /// White, but not at the top of a page, nor before what stands beside a number.
    fn gap(&mut self, height: f32) {
        if self.y > MARGIN && !self.beside {
            self.y += height;
        }
        self.beside = false;
    }

    /// Goes on with a new page when less than this is left.
    fn room(&mut self, height: f32) {
        if self.y + height > PAGE.1 - MARGIN && self.y > MARGIN {
            self.pages.pages.push(Vec::new());
            self.y = MARGIN;
        }
    }

    fn note_place(&mut self, node: Option<NodeId>) {
        if let Some(node) = node {
            self.pages.places.entry(node).or_insert((self.pages.pages.len() - 1, self.y));
        }
    }

    /// Sets words from here on; answers them as leaves of the structure.
    fn words(&mut self, spans: &[Span], x: f32, size: Size) -> Vec<Outline> {
        let leading_here = |span: &Span| Span {
            target: span.target.clone().filter(|target| match target {
                Target::Node(node) => self.known.contains(node),
                Target::Address(_) => true,
            }),
            ..span.clone()
        };
        let spans: Vec<Span> = spans.iter().map(leading_here).collect();
        let width = (PAGE.0 - MARGIN - x) / size.font;
        let mut leaves = Vec::new();
        for line in lines(&spans, width, &mut self.measure) {
            self.room(size.line);
            let y = self.y + (size.line + size.font * 0.7) / 2.0;
            let mut x = x;
            for stretch in line {
                let wide = self.measure.shapers.width(&stretch.text, stretch.style.face) * size.font;
                let leaf = self.pages.leaves;
                self.pages.leaves += 1;
                leaves.push(match stretch.target {
                    Some(_) => Outline::Part(Part::Link, vec![Outline::Leaf(leaf)]),
                    None => Outline::Leaf(leaf),
                });
                let piece = Piece { x, y, font: size.font, stretch, leaf };
                if let Some(page) = self.pages.pages.last_mut() {
                    page.push(piece);
                }
                x += wide;
            }
            self.y += size.line;
        }
        leaves
    }
}
