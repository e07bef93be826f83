//! From elements to nodes.

use std::collections::HashMap;

use roxmltree::Node as Element;

use super::guard::DEEPEST;
use super::identity::{Identities, is_preamble, kind};
use super::words::Words;
use crate::formats::{Lines, Problem, ReadError};
use crate::model::node::{Label, Node, NodeId, NodeKind, Subtree};
use crate::model::text::{Marks, Run, Text};

/// What is read of the nodes of a file.
pub(super) struct Structure<'a> {
    pub(super) identities: &'a Identities,
    /// The notes that stand apart, of the nodes that they are about.
    pub(super) notes: HashMap<NodeId, Vec<Run>>,
    /// Numbers as they are written, of which nobody said whether they were given.
    pub(super) written: HashMap<NodeId, Label>,
    pub(super) lines: Lines,
}

/// A node while its element is read.
struct Reading {
    number: Option<Label>,
    heading: Words,
    words: Words,
    children: Vec<Subtree>,
}

impl Structure<'_> {
    /// What an element `preamble` holds: our own containers, or anything that others consider.
    pub(super) fn preamble(&mut self, element: Element<'_, '_>) -> Result<Vec<Subtree>, ReadError> {
        let own = |child: &Element<'_, '_>| child.is_element() && is_preamble(*child);
        if element.children().any(|child| own(&child)) {
            let mut nodes = Vec::new();
            for child in element.children().filter(Element::is_element) {
                if !own(&child) {
                    return Err(self.identities.unexpected(child));
                }
                nodes.push(self.node(child, NodeKind::Preamble, 1)?);
            }
            return Ok(nodes);
        }
        Ok(vec![self.node(element, NodeKind::Preamble, 1)?])
    }

    /// The nodes that an element of the body holds.
    pub(super) fn nodes(
        &mut self,
        element: Element<'_, '_>,
        depth: usize,
    ) -> Result<Vec<Subtree>, ReadError> {
        let mut nodes = Vec::new();
        for child in element.children().filter(Element::is_element) {
            match kind(child) {
                Some(kind) => nodes.push(self.node(child, kind, depth + 1)?),
                // What we put there ourselves when there is nothing.
                None if child.attribute("name") == Some("empty") && !child.has_children() => {}
                None => return Err(self.identities.unexpected(child)),
            }
        }
        Ok(nodes)
    }

    fn node(&mut self, element: Element<'_, '_>, kind: NodeKind, depth: usize) -> Result<Subtree, ReadError> {
        let identities = self.identities;
        let id = identities.get(element).ok_or_else(|| identities.unexpected(element))?;
        let mut reading = Reading {
            number: None,
            heading: Words::default(),
            words: Words::default(),
            children: Vec::new(),
        };
        self.contents(element, id, &mut reading, depth)?;
        self.lines.insert(id, identities.line(element));
        let mut note = self.notes.remove(&id).unwrap_or_default();
        note.append(&mut reading.heading.notes);
        note.append(&mut reading.words.notes);
        let node = Node {
            number: reading.number,
            heading: Text::from_runs(&reading.heading.runs),
            text: Text::from_runs(&reading.words.runs),
            note: Text::from_runs(&note),
            ..Node::new(id, kind)
        };
        Ok(Subtree::new(node, reading.children))
    }

    /// Reads what an element holds into a node.
    fn contents(
        &mut self,
        element: Element<'_, '_>,
        id: NodeId,
        reading: &mut Reading,
        depth: usize,
    ) -> Result<(), ReadError> {
        let identities = self.identities;
        if depth > DEEPEST {
            return Err(identities.wrong(element, Problem::TooDeep));
        }
        for child in element.children().filter(Element::is_element) {
            match (child.tag_name().name(), child.attribute("name")) {
                ("num", _) | ("block", Some("num")) => self.number(child, id, reading),
                ("heading", _) | ("block", Some("heading")) => self.words(child, &mut reading.heading)?,
                ("intro" | "content" | "list" | "blockList" | "formula" | "recitals" | "citations", _) => {
                    self.contents(child, id, reading, depth + 1)?;
                }
                ("p" | "listIntroduction" | "block", _) => {
                    if !reading.children.is_empty() && child.descendants().any(|word| has_words(&word)) {
                        return Err(identities.wrong(child, Problem::TextAfterList));
                    }
                    self.words(child, &mut reading.words)?;
                    reading.words.runs.push(Run::plain("\n"));
                }
                ("recital" | "citation", _) => self.contents(child, id, reading, depth + 1)?,
                _ => match kind(child) {
                    Some(kind) => reading.children.push(self.node(child, kind, depth + 1)?),
                    None => return Err(identities.unexpected(child)),
                },
            }
        }
        Ok(())
    }

    fn words(&self, element: Element<'_, '_>, words: &mut Words) -> Result<(), ReadError> {
        let identities = self.identities;
        words
            .read(element, &Marks::NONE, &identities.by_address)
            .map_err(|problem| identities.wrong(element, problem))
    }

    /// A number: ours says whether it was given; that of others is compared with the place later.
    fn number(&mut self, element: Element<'_, '_>, id: NodeId, reading: &mut Reading) {
        let ours = element.attribute("class") == Some("given") || element.tag_name().name() == "block";
        let given = element.attribute("title").filter(|_| ours).and_then(|label| Label::new(label).ok());
        match (given, element.attribute("class")) {
            (Some(given), _) => reading.number = Some(given),
            (None, Some("computed")) => {}
            (None, _) => {
                let texts = element.descendants().filter(Element::is_text);
                let words: String = texts.filter_map(|word| word.text()).collect();
                let last = words.split_whitespace().last().unwrap_or_default();
                let bare = last.trim_matches(|c: char| !c.is_alphanumeric() && c != '°');
                if let Ok(label) = Label::new(bare) {
                    self.written.insert(id, label);
                }
            }
        }
    }
}

fn has_words(node: &Element<'_, '_>) -> bool {
    node.is_text() && node.text().is_some_and(|text| !text.trim().is_empty())
}
