//! The numbers of nodes: computed from the tree, never kept.

use std::collections::HashMap;

use super::node::{Label, NodeId, NodeKind};
use super::tree::Tree;

/// The number of one node.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// What the node is.
    pub kind: NodeKind,
    /// For an item how deep its list is nested, from 1; otherwise 0.
    pub level: usize,
    /// As it is written, without signs around it: "3", "2.1", "b", "1°", "3a". Nothing for what has none: a
    /// preamble, the only paragraph of an article.
    pub label: Option<String>,
    /// The how-manieth it is when the number was computed; nothing when an editor gave it.
    pub ordinal: Option<usize>,
}

impl Number {
    /// As it stands before the text: "2." for a paragraph, "a." and "1°." for items, "Artikel 3" is left to the
    /// language, so others are only the label.
    pub fn margin(&self) -> String {
        let label = self.label.as_deref().unwrap_or_default();
        match self.kind {
            NodeKind::Paragraph | NodeKind::Item if !label.is_empty() => format!("{label}."),
            _ => label.to_owned(),
        }
    }
}

/// The numbers of all nodes of a tree.
///
/// Chapters count through the whole text, and so do articles and principles, wherever they stand. Sections
/// count in their chapter and carry its number ("2.1"). Paragraphs count in their article, when there are
/// several. Items are a, b, c; within those 1°, 2°; then i, ii; then A, B (*Aanwijzingen voor de regelgeving*
/// 3.57 to 3.59; the fourth level is ours). A number that an editor gave stands, and is not counted: what
/// follows an article 3a is article 4.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Numbers(HashMap<NodeId, Number>);

/// What counts through the whole text.
#[derive(Default)]
struct Counters {
    chapters: usize,
    articles: usize,
    principles: usize,
}

impl Numbers {
    /// Computes them; once through the tree.
    pub fn of(tree: &Tree) -> Self {
        let mut numbers = Self(HashMap::with_capacity(tree.len()));
        numbers.count(tree, None, 0, &mut Counters::default());
        numbers
    }

    /// The number of a node.
    pub fn get(&self, id: NodeId) -> Option<&Number> {
        self.0.get(&id)
    }

    /// The label of a node: "3", "b".
    pub fn label(&self, id: NodeId) -> Option<&str> {
        self.get(id).and_then(|number| number.label.as_deref())
    }

    fn count(&mut self, tree: &Tree, parent: Option<NodeId>, level: usize, all: &mut Counters) {
        let children = tree.children(parent);
        let kinds = children.iter().filter_map(|id| tree.get(*id)).map(|node| node.kind);
        let paragraphs = kinds.filter(|kind| *kind == NodeKind::Paragraph).count();
        let chapter = parent.and_then(|id| self.label(id)).map(str::to_owned);
        let (mut sections, mut numbered, mut items) = (0, 0, 0);
        for id in children {
            let Some(node) = tree.get(*id) else { continue };
            let level = if node.kind == NodeKind::Item { level + 1 } else { 0 };
            let counter = match node.kind {
                NodeKind::Preamble => None,
                NodeKind::Principle => Some(&mut all.principles),
                NodeKind::Chapter => Some(&mut all.chapters),
                NodeKind::Section => Some(&mut sections),
                NodeKind::Article => Some(&mut all.articles),
                NodeKind::Paragraph if paragraphs == 1 => None,
                NodeKind::Paragraph => Some(&mut numbered),
                NodeKind::Item => Some(&mut items),
            };
            let (label, ordinal) = match (&node.number, counter) {
                (Some(given), _) => (Some(Label::as_str(given).to_owned()), None),
                (None, None) => (None, None),
                (None, Some(counter)) => {
                    *counter += 1;
                    (Some(computed(node.kind, level, *counter, chapter.as_deref())), Some(*counter))
                }
            };
            self.0.insert(*id, Number { kind: node.kind, level, label, ordinal });
            self.count(tree, Some(*id), level, all);
        }
    }
}

/// The label of the how-manieth of a kind, at a level of lists, in the chapter with this label.
pub(crate) fn computed(kind: NodeKind, level: usize, nth: usize, chapter: Option<&str>) -> String {
    match (kind, chapter) {
        (NodeKind::Section, Some(chapter)) => format!("{chapter}.{nth}"),
        (NodeKind::Item, _) => match level {
            1 => letters(nth, b'a'),
            2 => format!("{nth}°"),
            3 => roman(nth),
            _ => letters(nth, b'A'),
        },
        _ => nth.to_string(),
    }
}

/// a … z, aa, ab … .
fn letters(nth: usize, first: u8) -> String {
    let mut signs = Vec::new();
    let mut rest = nth;
    while rest > 0 {
        rest -= 1;
        // Below 26, so it fits in a byte.
        signs.push(char::from(first + (rest % 26) as u8));
        rest /= 26;
    }
    signs.iter().rev().collect()
}

fn roman(nth: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut label = String::new();
    let mut rest = nth;
    for (value, sign) in SIGNS {
        while rest >= value {
            label.push_str(sign);
            rest -= value;
        }
    }
    label
}
