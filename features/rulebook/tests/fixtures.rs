//! Small texts that tests write by hand.

use rulebook::model::amendment::{Amendment, AmendmentId};
use rulebook::model::node::{Node, NodeId, NodeKind, Part, Subtree};
use rulebook::model::operation::{Operation, Step};
use rulebook::model::text::Text;
use rulebook::model::tree::{Place, Tree};
use uuid::Uuid;

pub fn id(number: u128) -> NodeId {
    NodeId::new(Uuid::from_u128(number))
}

pub fn amendment_id(number: u128) -> AmendmentId {
    AmendmentId::new(Uuid::from_u128(number))
}

/// As it is typed.
pub fn typed(source: &str) -> Text {
    Text::from_notation(source).unwrap()
}

pub fn node(number: u128, kind: NodeKind, text: &str) -> Node {
    Node::new(id(number), kind).saying(typed(text))
}

pub fn leaf(number: u128, kind: NodeKind, text: &str) -> Subtree {
    Subtree::leaf(node(number, kind, text))
}

pub fn with(number: u128, kind: NodeKind, text: &str, children: Vec<Subtree>) -> Subtree {
    Subtree::new(node(number, kind, text), children)
}

/// One article with these paragraphs, numbered from 1; the article is 100.
pub fn article(paragraphs: &[&str]) -> Tree {
    let paragraphs = paragraphs.iter().enumerate();
    let paragraphs = paragraphs.map(|(nth, text)| leaf(nth as u128 + 1, NodeKind::Paragraph, text)).collect();
    Tree::from_subtrees(vec![with(100, NodeKind::Article, "", paragraphs)]).unwrap()
}

pub fn under(parent: u128, after: Option<u128>) -> Place {
    Place { parent: Some(id(parent)), after: after.map(id) }
}

pub fn replace(tree: &Tree, number: u128, new: &str) -> Operation {
    let base_hash = tree.text(id(number), Part::Text).unwrap().hash();
    Operation::ReplaceText { node: id(number), part: Part::Text, base_hash, new: typed(new) }
}

pub fn insert(place: Place, number: u128, text: &str) -> Operation {
    Operation::Insert { place, subtree: leaf(number, NodeKind::Paragraph, text) }
}

pub fn amendment(number: u128, base: &Tree, operations: Vec<Operation>) -> Amendment {
    let steps = operations.into_iter().map(Step::from).collect();
    Amendment::new(amendment_id(number), base.clone(), steps)
}

/// The texts of the paragraphs of the article, as they are typed.
pub fn paragraphs(tree: &Tree) -> Vec<String> {
    let texts = tree.children(Some(id(100))).iter();
    texts.map(|paragraph| tree.get(*paragraph).unwrap().text.to_notation()).collect()
}
