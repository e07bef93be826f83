//! Words with their marks, both ways.

use std::collections::HashMap;

use roxmltree::Node as Element;
use uuid::Uuid;

use super::addresses::Addresses;
use super::guard::DEEPEST;
use super::xml::Xml;
use crate::formats::Problem;
use crate::model::node::NodeId;
use crate::model::text::{Address, Marks, NotationError, Run, Target, Text};

/// How a node that is not in this text is referred to.
const ELSEWHERE: &str = "urn:uuid:";

/// A text as elements `p`, one for each paragraph; an empty one without words.
pub(super) fn paragraphs(xml: &mut Xml, text: &Text, addresses: &Addresses) {
    let paragraphs = text.paragraphs();
    for runs in &paragraphs {
        xml.line("p", &[], |xml| write(xml, runs, addresses));
    }
    if paragraphs.is_empty() {
        xml.empty("p", &[]);
    }
}

/// Runs among words.
pub(super) fn write(xml: &mut Xml, runs: &[Run], addresses: &Addresses) {
    for Run { text, marks } in runs {
        let mut open = Vec::new();
        match &marks.target {
            None => {}
            Some(Target::Address(address)) => {
                xml.begin("a", &[("href", address.as_str())]);
                open.push("a");
            }
            Some(Target::Node(node)) => {
                let address = match addresses.get(*node) {
                    Some(address) => format!("#{address}"),
                    None => format!("{ELSEWHERE}{node}"),
                };
                xml.begin("ref", &[("href", &address)]);
                open.push("ref");
            }
        }
        for (marked, name) in [(marks.term, "def"), (marks.emphasis, "i")] {
            if marked {
                xml.begin(name, &[]);
                open.push(name);
            }
        }
        xml.words(text);
        open.into_iter().rev().for_each(|name| xml.end(name));
    }
}

/// What is read among words: runs, and the notes that stand between them.
#[derive(Default)]
pub(super) struct Words {
    pub(super) runs: Vec<Run>,
    pub(super) notes: Vec<Run>,
}

impl Words {
    /// Reads what an element holds. Elements that mark something else than this program knows are passed over;
    /// their words stay. References go to the nodes with those `eId`s.
    pub(super) fn read(
        &mut self,
        element: Element<'_, '_>,
        marks: &Marks,
        nodes: &HashMap<String, NodeId>,
    ) -> Result<(), Problem> {
        self.read_at(element, marks, nodes, 0)
    }

    fn read_at(
        &mut self,
        element: Element<'_, '_>,
        marks: &Marks,
        nodes: &HashMap<String, NodeId>,
        depth: usize,
    ) -> Result<(), Problem> {
        if depth > DEEPEST {
            return Err(Problem::TooDeep);
        }
        for child in element.children() {
            if let Some(text) = child.text().filter(|_| child.is_text()) {
                // A line end in XML is a blank: paragraphs are elements.
                let text = text.replace(['\n', '\r', '\t', '\u{2029}'], " ");
                self.runs.push(Run { text, marks: marks.clone() });
                continue;
            }
            if !child.is_element() {
                continue;
            }
            let mut marks = marks.clone();
            match child.tag_name().name() {
                "i" | "b" | "u" | "em" | "strong" => marks.emphasis = true,
                "def" | "term" => marks.term = true,
                "a" | "ref" => {
                    if let Some(target) = target(child.attribute("href").unwrap_or_default(), nodes)? {
                        marks.target = Some(target);
                    }
                }
                "br" | "eol" => self.runs.push(Run::plain(" ")),
                "authorialNote" => {
                    let mut note = Self::default();
                    for paragraph in child.children().filter(Element::is_element) {
                        note.read_at(paragraph, &Marks::NONE, nodes, depth + 1)?;
                        note.runs.push(Run::plain("\n"));
                    }
                    self.notes.append(&mut note.runs);
                    self.notes.append(&mut note.notes);
                    continue;
                }
                _ => {}
            }
            self.read_at(child, &marks, nodes, depth + 1)?;
        }
        Ok(())
    }
}

/// Where words lead. Nothing for an address that only means something to others, such as that of another act.
fn target(address: &str, nodes: &HashMap<String, NodeId>) -> Result<Option<Target>, Problem> {
    let known = address.strip_prefix('#').and_then(|id| nodes.get(id)).copied();
    let elsewhere =
        || address.strip_prefix(ELSEWHERE).and_then(|id| Uuid::try_parse(id).ok()).map(NodeId::new);
    if let Some(node) = known.or_else(elsewhere) {
        return Ok(Some(Target::Node(node)));
    }
    if address.starts_with(['#', '/', '~']) || address.starts_with("urn:") || address.is_empty() {
        return Ok(None);
    }
    match Address::new(address) {
        Ok(address) => Ok(Some(Target::Address(address))),
        Err(reason) => Err(NotationError::Link { address: address.to_owned(), reason }.into()),
    }
}
