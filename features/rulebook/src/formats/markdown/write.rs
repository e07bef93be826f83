//! Out.

use std::fmt::Write as _;

use super::{about, inline};
use crate::formats::Edition;
use crate::formats::labels::is_plain;
use crate::model::node::{Node, NodeKind};
use crate::model::number::{Number, Numbers};
use crate::model::tree::Tree;

/// An edition as Markdown.
pub fn write(edition: &Edition) -> String {
    let numbers = Numbers::of(&edition.tree);
    let mut paper = Paper { tree: &edition.tree, numbers: &numbers, out: about::write(&edition.about) };
    for root in edition.tree.roots() {
        if let Some(node) = edition.tree.get(*root) {
            paper.node(node, 1, 0);
        }
    }
    paper.out
}

/// The word before the number of a node that is a heading.
pub(super) fn word(kind: NodeKind) -> Option<&'static str> {
    match kind {
        NodeKind::Preamble => Some("Aanhef"),
        NodeKind::Principle => Some("Principe"),
        NodeKind::Chapter => Some("Hoofdstuk"),
        NodeKind::Section => Some("Paragraaf"),
        NodeKind::Article => Some("Artikel"),
        NodeKind::Paragraph | NodeKind::Item => None,
    }
}

struct Paper<'a> {
    tree: &'a Tree,
    numbers: &'a Numbers,
    out: String,
}

impl Paper<'_> {
    /// A node with all under it: `level` is that of its heading, `indent` that of its line in a list.
    fn node(&mut self, node: &Node, level: usize, indent: usize) {
        let indent = match word(node.kind) {
            Some(word) => {
                self.heading(node, word, level);
                self.texts(&inline::lines(&node.text), 0);
                0
            }
            None => self.entry(node, indent),
        };
        self.note(node, indent);
        for child in self.tree.children(Some(node.id)) {
            if let Some(child) = self.tree.get(*child) {
                self.node(child, level + 1, indent);
            }
        }
    }

    fn heading(&mut self, node: &Node, word: &str, level: usize) {
        let label = self.numbers.label(node.id).unwrap_or_default();
        let mut line = format!("{} {word}", "#".repeat(level));
        if !label.is_empty() {
            line.push(' ');
            line.push_str(label);
        }
        let heading = inline::lines(&node.heading).concat();
        // Without a digit only the dot tells that it is a number.
        if !heading.is_empty() || !label.is_empty() && !label.contains(|c: char| c.is_ascii_digit()) {
            line.push('.');
        }
        if !heading.is_empty() {
            line.push(' ');
            line.push_str(&heading);
        }
        let given = given(node);
        self.line(0, &format!("{line} <!-- {}{given} -->", node.id));
    }

    /// A paragraph or item; answers how far what belongs to it is indented.
    fn entry(&mut self, node: &Node, indent: usize) -> usize {
        // After the 702nd item, or the 39th of a third list, a number looks like a word, and is left out.
        let reads = |number: &&Number| {
            let label = number.label.as_deref().unwrap_or_default();
            node.kind == NodeKind::Paragraph
                || node.number.is_some()
                || is_plain(node.kind, number.level, None, label)
        };
        let label = self.numbers.get(node.id).filter(reads).and_then(|number| number.label.as_deref());
        let (marker, within) = match label {
            // Only these are lists to others; a dash makes the rest one.
            Some(label) if label.chars().all(|c| c.is_ascii_digit()) => {
                (format!("{label}. "), label.len() + 2)
            }
            Some(label) => (format!("- {label}. "), 2),
            None => ("- ".to_owned(), 2),
        };
        let kind = match (node.kind, node.number.is_some() || label.is_none()) {
            (_, false) => "",
            (NodeKind::Paragraph, true) => " soort=lid",
            (_, true) => " soort=onderdeel",
        };
        let mut texts = inline::lines(&node.text);
        let (first, heading) = match inline::lines(&node.heading).concat() {
            heading if !heading.is_empty() => (format!("**{heading}** "), " opschrift"),
            _ if texts.is_empty() => (String::new(), ""),
            _ => (format!("{} ", texts.remove(0)), ""),
        };
        let (id, given) = (node.id, given(node));
        self.line(indent, &format!("{marker}{first}<!-- {id}{kind}{given}{heading} -->"));
        self.texts(&texts, indent + within);
        indent + within
    }

    fn texts(&mut self, lines: &[String], indent: usize) {
        lines.iter().for_each(|line| self.line(indent, line));
    }

    fn note(&mut self, node: &Node, indent: usize) {
        let lines: Vec<String> = inline::lines(&node.note).iter().map(|line| format!("> {line}")).collect();
        if !lines.is_empty() {
            let between = format!("\n{:indent$}>\n{:indent$}", "", "");
            self.line(indent, &lines.join(&between));
        }
    }

    /// A line, with an empty one before it.
    fn line(&mut self, indent: usize, line: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        writeln!(self.out, "{:indent$}{line}", "").expect("writing to a string cannot fail");
    }
}

fn given(node: &Node) -> String {
    node.number.as_ref().map(|label| format!(" nummer={}", label.as_str())).unwrap_or_default()
}
