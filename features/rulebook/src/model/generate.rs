//! Made-up texts and amendments of any size: for tests and for measuring. The same seed gives the same.

use uuid::Uuid;

use super::amendment::{Amendment, AmendmentId};
use super::apply::apply;
use super::node::{Label, Node, NodeId, NodeKind, Part, Subtree};
use super::operation::{Operation, Step};
use super::text::{Marks, Run, Text};
use super::tree::{Place, Tree};
use super::words::tokens;

const WORDS: [&str; 48] = [
    "de",
    "het",
    "een",
    "gemeente",
    "sensor",
    "beheerder",
    "meldt",
    "binnen",
    "weken",
    "in",
    "openbare",
    "ruimte",
    "van",
    "en",
    "of",
    "register",
    "gegevens",
    "inwoner",
    "kan",
    "inzien",
    "college",
    "besluit",
    "over",
    "plaatsing",
    "niet",
    "tenzij",
    "veiligheid",
    "dat",
    "vereist",
    "doel",
    "wordt",
    "vermeld",
    "bij",
    "elke",
    "wijziging",
    "eigenaar",
    "bewaart",
    "maximaal",
    "dagen",
    "deze",
    "regels",
    "gelden",
    "voor",
    "camera's",
    "meetnet",
    "drager",
    "transparant",
    "openbaar",
];

/// Chance that is not: a row of numbers that follows from where it begins (SplitMix64).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Begins a row.
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`; 0 when that is 0.
    pub fn below(&mut self, limit: usize) -> usize {
        match limit as u64 {
            0 => 0,
            limit => (self.number() % limit) as usize,
        }
    }

    /// An identifier.
    pub fn uuid(&mut self) -> Uuid {
        Uuid::from_u128(u128::from(self.number()) << 64 | u128::from(self.number()))
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.below(all.len()))
    }

    fn node(&mut self, kind: NodeKind) -> Node {
        Node::new(NodeId::new(self.uuid()), kind)
    }

    /// A sentence of so many words, now and then with a word that is marked.
    pub fn sentence(&mut self, words: usize) -> Text {
        let mut runs = Vec::new();
        for nth in 0..words {
            let word = WORDS[self.below(WORDS.len())];
            let marks = Marks { emphasis: self.below(40) == 0, term: self.below(30) == 0, target: None };
            runs.push(Run { text: word.to_owned(), marks });
            let sign = if nth + 1 == words {
                "."
            } else if self.below(9) == 0 {
                ", "
            } else {
                " "
            };
            runs.push(Run::plain(sign));
        }
        Text::from_runs(&runs)
    }
}

/// A text of so many articles: chapters of ten, some with sections, paragraphs of a sentence or two, lists.
pub fn text(seed: u64, articles: usize) -> Tree {
    let mut chance = Chance::new(seed);
    let mut subtrees = vec![Subtree::leaf(chance.node(NodeKind::Preamble).saying("De vergadering besluit:"))];
    let mut left = articles;
    while left > 0 {
        let in_chapter = left.min(10);
        left -= in_chapter;
        let mut articles: Vec<Subtree> = (0..in_chapter).map(|_| article(&mut chance)).collect();
        let children = if chance.below(3) == 0 && in_chapter > 4 {
            let rest = articles.split_off(in_chapter / 2);
            [articles, rest]
                .map(|half| Subtree::new(chance.node(NodeKind::Section).headed("Paragraaf"), half))
                .into()
        } else {
            articles
        };
        let heading = chance.sentence(3);
        subtrees.push(Subtree::new(chance.node(NodeKind::Chapter).headed(heading), children));
    }
    Tree::from_subtrees(subtrees).expect("what is made here is valid")
}

fn article(chance: &mut Chance) -> Subtree {
    let heading = chance.sentence(2);
    let node = chance.node(NodeKind::Article).headed(heading);
    let children = match chance.below(4) {
        0 => {
            let items = 2 + chance.below(3);
            return Subtree::new(node.saying(chance.sentence(9)), list(chance, items, 1));
        }
        _ => (0..1 + chance.below(4)).map(|_| paragraph(chance)).collect(),
    };
    Subtree::new(node, children)
}

fn paragraph(chance: &mut Chance) -> Subtree {
    let words = 12 + chance.below(28);
    let node = chance.node(NodeKind::Paragraph).saying(chance.sentence(words));
    let items = if chance.below(5) == 0 { 2 + chance.below(3) } else { 0 };
    Subtree::new(node, list(chance, items, 1))
}

fn list(chance: &mut Chance, items: usize, level: usize) -> Vec<Subtree> {
    let item = |_| {
        let node = chance.node(NodeKind::Item).saying(chance.sentence(5));
        let below = if level < 4 && chance.below(6) == 0 { 2 } else { 0 };
        Subtree::new(node, list(chance, below, level + 1))
    };
    (0..items).map(item).collect()
}

/// So many amendments of a text, each of one to three steps on nodes that stand anywhere in it.
pub fn amendments(seed: u64, base: &Tree, count: usize) -> Vec<Amendment> {
    let mut chance = Chance::new(seed);
    let ids: Vec<NodeId> = base.walk().map(|(_, node)| node.id).collect();
    (0..count)
        .map(|_| {
            let wanted = 1 + chance.below(3);
            amendment(&mut chance, base, &ids, wanted)
        })
        .collect()
}

/// One amendment of so many steps, or fewer when the text allows no more.
pub fn amendment(chance: &mut Chance, base: &Tree, ids: &[NodeId], steps: usize) -> Amendment {
    let mut own = base.clone();
    let row = operations(chance, &mut own, ids, steps);
    let steps = row.into_iter().map(|change| Step { change, reason: "Dat is duidelijker.".into() }).collect();
    Amendment::new(AmendmentId::new(chance.uuid()), base.clone(), steps)
}

/// A text as it may look in a next version: with so many changes.
pub fn next_version(seed: u64, base: &Tree, changes: usize) -> Tree {
    let ids: Vec<NodeId> = base.walk().map(|(_, node)| node.id).collect();
    let mut tree = base.clone();
    operations(&mut Chance::new(seed), &mut tree, &ids, changes);
    tree
}

/// Does so many operations on a tree, around nodes of `ids` that it still has, and answers them.
pub fn operations(chance: &mut Chance, tree: &mut Tree, ids: &[NodeId], count: usize) -> Vec<Operation> {
    let mut done = Vec::new();
    for _ in 0..count * 20 {
        if done.len() == count {
            break;
        }
        if let Some(operation) = chance.pick(ids).copied().and_then(|id| operation(chance, tree, ids, id))
            && apply(tree, &operation).is_ok()
        {
            done.push(operation);
        }
    }
    done
}

/// An operation on or around a node, that may not be valid.
fn operation(chance: &mut Chance, tree: &Tree, ids: &[NodeId], id: NodeId) -> Option<Operation> {
    let node = tree.get(id)?;
    let place = Place { parent: tree.parent(id), after: Some(id) };
    Some(match chance.below(100) {
        0..70 => {
            let part = if chance.below(8) == 0 { Part::Note } else { Part::Text };
            let was = node.part(part);
            let new = changed(chance, was);
            if new == *was {
                return None;
            }
            Operation::ReplaceText { node: id, part, base_hash: was.hash(), new }
        }
        70..79 => {
            let subtree = match node.kind {
                NodeKind::Article | NodeKind::Principle => article(chance),
                NodeKind::Paragraph => paragraph(chance),
                kind => Subtree::leaf(chance.node(kind).saying(chance.sentence(6))),
            };
            Operation::Insert { place, subtree }
        }
        79..85 if !matches!(node.kind, NodeKind::Chapter | NodeKind::Section) => {
            Operation::Delete { node: id }
        }
        85..91 => {
            let other = *chance.pick(ids)?;
            let after = Some(other).filter(|_| chance.below(4) > 0);
            Operation::Move { node: id, place: Place { parent: tree.parent(other), after } }
        }
        91..94 => {
            Operation::Renumber { node: id, number: Label::new(&format!("{}a", chance.below(30))).ok() }
        }
        94..97 => {
            let at = chance.below(tokens(&node.text).len());
            Operation::Split { node: id, at, new: NodeId::new(chance.uuid()) }
        }
        97..100 => {
            let following = *tree.children(place.parent).iter().skip_while(|other| **other != id).nth(1)?;
            Operation::Join { node: id, following }
        }
        _ => return None,
    })
}

/// A text with one to three words or phrases replaced, put in or taken out.
pub fn changed(chance: &mut Chance, text: &Text) -> Text {
    let mut words: Vec<Run> = tokens(text)
        .into_iter()
        .map(|token| Run { text: token.text.to_owned(), marks: token.marks.clone() })
        .collect();
    for _ in 0..1 + chance.below(3) {
        let at = chance.below(words.len() + 1);
        let until = (at + chance.below(4)).min(words.len());
        let new =
            if chance.below(4) == 0 { Text::empty() } else { Text::plain(WORDS[chance.below(WORDS.len())]) };
        let blank = [Run::plain(" ")];
        let put: Vec<Run> = blank.iter().chain(new.runs()).chain(&blank).cloned().collect();
        words.splice(at..until, put);
    }
    Text::from_runs(&words)
}
