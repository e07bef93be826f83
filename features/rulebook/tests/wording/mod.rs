//! Amendments in words.

mod nodes;
mod passages;
mod properties;

use rulebook::model::node::{NodeKind, Part, Subtree};
use rulebook::model::operation::{Operation, Step};
use rulebook::model::text::Text;
use rulebook::model::tree::Tree;
use rulebook::wording::{Clause, Language, clauses};

use crate::formats::made::{id, leaf, place, planted, with};

use NodeKind::{Article, Chapter, Item, Paragraph, Preamble, Principle};

/// A preamble; a chapter with four articles, of which the third has four paragraphs and the fourth a list; a
/// chapter with one article of one paragraph.
pub fn base() -> Tree {
    let third = with(
        30,
        Article,
        "",
        vec![
            leaf(31, Paragraph, "De beheerder meldt de sensor. Dat gebeurt in het register."),
            leaf(32, Paragraph, "Melden gebeurt binnen vier weken na plaatsing."),
            leaf(33, Paragraph, "De beheerder meldt elke wijziging."),
            leaf(34, Paragraph, "Het register is openbaar."),
        ],
    );
    let fourth = with(
        40,
        Article,
        "De melding bevat:",
        vec![
            leaf(41, Item, "de plaats;"),
            with(42, Item, "het doel:", vec![leaf(421, Item, "nu;"), leaf(422, Item, "straks;")]),
            leaf(43, Item, "de eigenaar."),
        ],
    );
    let mut first = with(10, Article, "Een sensor is een ding dat meet.", Vec::new());
    first.node = first.node.headed("Begrippen").noting("Zie de nota.");
    planted(vec![
        leaf(1, Preamble, "De vergadering besluit:"),
        leaf(5, Principle, "Open."),
        with(2, Chapter, "", vec![first, leaf(20, Article, "Wie {beheert}, is beheerder."), third, fourth]),
        with(3, Chapter, "", vec![with(50, Article, "", vec![leaf(51, Paragraph, "Alleen dit.")])]),
    ])
}

pub fn text(node: u128, new: &str) -> Operation {
    part(node, Part::Text, new)
}

pub fn part(node: u128, part: Part, new: &str) -> Operation {
    let base_hash = base().text(id(node), part).unwrap().hash();
    Operation::ReplaceText { node: id(node), part, base_hash, new: Text::from_notation(new).unwrap() }
}

pub fn insert(parent: Option<u128>, after: Option<u128>, subtree: Subtree) -> Operation {
    Operation::Insert { place: place(parent, after), subtree }
}

pub fn delete(node: u128) -> Operation {
    Operation::Delete { node: id(node) }
}

pub fn said(operations: Vec<Operation>, language: Language) -> Vec<String> {
    let steps: Vec<Step> = operations.into_iter().map(Step::from).collect();
    clauses(&base(), &steps, language).unwrap().iter().map(Clause::plain_text).collect()
}

/// What a row of operations is in Dutch and in English.
pub fn says(operations: Vec<Operation>, dutch: &[&str], english: &[&str]) {
    assert_eq!(said(operations.clone(), Language::Dutch), dutch);
    assert_eq!(said(operations, Language::English), english);
}
