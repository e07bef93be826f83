//! Out.

use std::collections::HashSet;

use super::addresses::{Addresses, list};
use super::xml::Xml;
use super::{NAMESPACE, meta, words};
use crate::formats::Edition;
use crate::model::node::{Node, NodeId, NodeKind};
use crate::model::number::Numbers;
use crate::model::tree::Tree;

/// An edition as Akoma Ntoso.
pub fn write(edition: &Edition) -> String {
    let (about, tree) = (&edition.about, &edition.tree);
    let (numbers, addresses) = (Numbers::of(tree), Addresses::of(tree));
    let mut xml = Xml::new();
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE)]);
    let contains = if about.version == 1 { "originalVersion" } else { "singleVersion" };
    let sort = if about.stage.is_decided() { "act" } else { "bill" };
    xml.open(sort, &[("name", "spelregel"), ("contains", contains)]);
    meta::write(&mut xml, about, tree, &addresses);
    xml.open("preface", &[]);
    xml.open("longTitle", &[]);
    xml.line("p", &[], |xml| {
        xml.begin("docTitle", &[]);
        xml.words(&about.title);
        xml.end("docTitle");
    });
    xml.close();
    xml.close();
    let mut writer = Writer { xml: &mut xml, tree, numbers: &numbers, addresses: &addresses, only: None };
    writer.text();
    xml.finish()
}

/// Writes nodes of a tree.
pub(super) struct Writer<'a> {
    pub(super) xml: &'a mut Xml,
    pub(super) tree: &'a Tree,
    pub(super) numbers: &'a Numbers,
    pub(super) addresses: &'a Addresses,
    /// Which nodes are written; all of them when it is not said.
    pub(super) only: Option<&'a HashSet<NodeId>>,
}

/// What a kind is called in the standard, and for a container its name.
fn element(kind: NodeKind) -> (&'static str, Option<&'static str>) {
    match kind {
        NodeKind::Preamble => ("hcontainer", Some("preamble")),
        NodeKind::Principle => ("hcontainer", Some("principle")),
        NodeKind::Chapter => ("chapter", None),
        NodeKind::Section => ("subsection", None),
        NodeKind::Article => ("article", None),
        NodeKind::Paragraph => ("paragraph", None),
        NodeKind::Item => ("point", None),
    }
}

impl Writer<'_> {
    /// The preamble and the body.
    fn text(&mut self) {
        let roots = self.tree.roots();
        let is_preamble =
            |id: &&NodeId| self.tree.get(**id).is_some_and(|node| node.kind == NodeKind::Preamble);
        let (before, body) = roots.split_at(roots.iter().take_while(is_preamble).count());
        if !before.is_empty() {
            self.xml.open("preamble", &[("eId", "preamble")]);
            before.iter().for_each(|id| self.considerations(*id));
            self.xml.close();
        }
        self.xml.open("body", &[("eId", "body")]);
        self.children(body, "", "");
        if body.is_empty() {
            // The standard wants something there.
            self.xml.empty("hcontainer", &[("eId", "body__empty_o_1"), ("name", "empty")]);
        }
        self.xml.close();
    }

    /// A preamble before everything else, where only blocks may stand.
    fn considerations(&mut self, id: NodeId) {
        let Some(node) = self.tree.get(id) else { return };
        let (address, own) = (self.addresses.get(id).unwrap_or_default().to_owned(), id.to_string());
        self.xml.open("container", &[("eId", &address), ("wId", &own), ("name", "preamble")]);
        if let Some(label) = self.numbers.label(id) {
            self.xml.line("block", &[("title", label), ("name", "num")], |xml| xml.words(label));
        }
        if !node.heading.is_empty() {
            let addresses = self.addresses;
            self.xml.line("block", &[("name", "heading")], |xml| {
                words::write(xml, node.heading.runs(), addresses)
            });
        }
        words::paragraphs(self.xml, &node.text, self.addresses);
        self.block_list(id, &address);
        self.xml.close();
    }

    fn block_list(&mut self, parent: NodeId, address: &str) {
        let items = self.tree.children(Some(parent));
        if items.is_empty() {
            return;
        }
        self.xml.open("blockList", &[("eId", &list(address, 1)), ("wId", &list(&parent.to_string(), 1))]);
        for id in items {
            let Some(node) = self.tree.get(*id) else { continue };
            let (address, own) = (self.addresses.get(*id).unwrap_or_default().to_owned(), id.to_string());
            self.xml.open("item", &[("eId", &address), ("wId", &own)]);
            self.title(node);
            words::paragraphs(self.xml, &node.text, self.addresses);
            self.block_list(*id, &address);
            self.xml.close();
        }
        self.xml.close();
    }

    /// Nodes under one node, with lists around items that follow each other.
    fn children(&mut self, children: &[NodeId], address: &str, own: &str) {
        let (mut lists, mut in_list) = (0, false);
        for id in children {
            let shown = self.only.is_none_or(|only| only.contains(id));
            let Some(node) = self.tree.get(*id).filter(|_| shown) else { continue };
            let is_item = node.kind == NodeKind::Item;
            if in_list && !is_item {
                self.xml.close();
            }
            if is_item && !in_list {
                lists += 1;
                self.xml.open("list", &[("eId", &list(address, lists)), ("wId", &list(own, lists))]);
            }
            in_list = is_item;
            self.node(node);
        }
        if in_list {
            self.xml.close();
        }
    }

    /// A node with everything under it.
    pub(super) fn node(&mut self, node: &Node) {
        let (address, own) =
            (self.addresses.get(node.id).unwrap_or_default().to_owned(), node.id.to_string());
        let (element, name) = element(node.kind);
        let mut attributes = vec![("eId", address.as_str()), ("wId", own.as_str())];
        attributes.extend(name.map(|name| ("name", name)));
        self.xml.open(element, &attributes);
        self.title(node);
        let children = self.tree.children(Some(node.id));
        if !node.text.is_empty() {
            self.xml.open(if children.is_empty() { "content" } else { "intro" }, &[]);
            words::paragraphs(self.xml, &node.text, self.addresses);
            self.xml.close();
        }
        self.children(children, &address, &own);
        self.xml.close();
    }

    /// Number and heading. A number that an editor gave is known by its title, in which it stands bare.
    fn title(&mut self, node: &Node) {
        if let Some(number) = self.numbers.get(node.id).filter(|number| number.label.is_some()) {
            let label = number.label.as_deref().unwrap_or_default();
            let shown = match node.kind {
                NodeKind::Preamble => format!("Aanhef {label}"),
                NodeKind::Principle => format!("Principe {label}"),
                NodeKind::Chapter => format!("Hoofdstuk {label}"),
                NodeKind::Section => format!("Paragraaf {label}"),
                NodeKind::Article => format!("Artikel {label}"),
                NodeKind::Paragraph | NodeKind::Item => number.margin(),
            };
            match &node.number {
                Some(given) => {
                    let attributes = [("class", "given"), ("title", given.as_str())];
                    self.xml.line("num", &attributes, |xml| xml.words(&shown));
                }
                None => self.xml.line("num", &[("class", "computed")], |xml| xml.words(&shown)),
            }
        }
        if !node.heading.is_empty() {
            let addresses = self.addresses;
            self.xml.line("heading", &[], |xml| words::write(xml, node.heading.runs(), addresses));
        }
    }
}
