//! Who the elements of a file are.

use std::collections::HashMap;

use roxmltree::{Document, Node as Element};
use uuid::Uuid;

use crate::formats::Problem;
use crate::formats::{MakeId, ReadError};
use crate::model::node::{NodeId, NodeKind};

/// The elements that are nodes, and where they stand.
pub(super) struct Identities {
    of_element: HashMap<roxmltree::NodeId, NodeId>,
    /// The node with an `eId`.
    pub(super) by_address: HashMap<String, NodeId>,
    /// Where each line of the file begins, in bytes.
    starts: Vec<usize>,
}

impl Identities {
    /// Looks through a file. A node keeps its identifier when its `wId` is one, and gets a new one otherwise.
    pub(super) fn of(document: &Document<'_>, ids: MakeId<'_>) -> Self {
        let mut of_element = HashMap::new();
        let mut by_address = HashMap::new();
        for element in document.root().descendants().filter(|element| may_be_node(*element)) {
            let own = element.attribute("wId").and_then(|id| Uuid::try_parse(id).ok()).map(NodeId::new);
            let id = own.unwrap_or_else(&mut *ids);
            of_element.insert(element.id(), id);
            if let Some(address) = element.attribute("eId") {
                by_address.entry(address.to_owned()).or_insert(id);
            }
        }
        let ends = document.input_text().match_indices('\n').map(|(at, _)| at + 1);
        Self { of_element, by_address, starts: std::iter::once(0).chain(ends).collect() }
    }

    /// Who an element is; nothing for one that is never a node.
    pub(super) fn get(&self, element: Element<'_, '_>) -> Option<NodeId> {
        self.of_element.get(&element.id()).copied()
    }

    /// The line on which an element begins, from 1.
    pub(super) fn line(&self, element: Element<'_, '_>) -> usize {
        self.starts.partition_point(|start| *start <= element.range().start)
    }

    /// A problem at an element.
    pub(super) fn wrong(&self, element: Element<'_, '_>, problem: impl Into<Problem>) -> ReadError {
        ReadError::on(self.line(element), problem)
    }

    /// An element that cannot be understood where it stands.
    pub(super) fn unexpected(&self, element: Element<'_, '_>) -> ReadError {
        self.wrong(element, Problem::Unexpected(element.tag_name().name().to_owned()))
    }
}

fn may_be_node(element: Element<'_, '_>) -> bool {
    element.is_element() && (kind(element).is_some() || is_preamble(element))
}

/// Whether an element holds considerations.
pub(super) fn is_preamble(element: Element<'_, '_>) -> bool {
    element.has_tag_name((super::NAMESPACE, "preamble"))
        || element.has_tag_name((super::NAMESPACE, "container"))
            && element.attribute("name") == Some("preamble")
}

/// Which kind of node an element of the body is. The standard has more levels than rule texts have: those
/// around chapters count as chapters, those within as sections.
pub(super) fn kind(element: Element<'_, '_>) -> Option<NodeKind> {
    match element.tag_name().name() {
        "hcontainer" => match element.attribute("name") {
            Some("principle") => Some(NodeKind::Principle),
            Some("preamble") => Some(NodeKind::Preamble),
            _ => None,
        },
        "book" | "part" | "title" | "chapter" => Some(NodeKind::Chapter),
        "subchapter" | "section" | "subsection" | "division" => Some(NodeKind::Section),
        "article" => Some(NodeKind::Article),
        "paragraph" => Some(NodeKind::Paragraph),
        "point" | "item" | "indent" => Some(NodeKind::Item),
        _ => None,
    }
}
