//! An amendment in words, as it reads in the practice of Dutch councils and of chapter 6 of the *Aanwijzingen
//! voor de regelgeving*: "In artikel 3, tweede lid, wordt ‘vier weken’ vervangen door ‘zes weken’."
//!
//! The words are computed from the steps, so that they never say something else than what happens. All numbers
//! are those of the text that is changed, however many steps there are; what gets another number because of
//! them is said where it happens.

mod dutch;
mod english;
mod passage;
mod plan;
mod renumbering;

use crate::model::node::{NodeId, NodeKind};
use crate::model::operation::{Refusal, Step};
use crate::model::text::Text;
use crate::model::tree::Tree;

/// The language of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// Dutch.
    Dutch,
    /// English.
    English,
}

/// One point of a paper: a sentence, what it puts into the text, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// What sort of change it is.
    pub sort: Sort,
    /// The nodes that it is about: of what stands in the text that is changed, or of what comes.
    pub nodes: Vec<NodeId>,
    /// The sentence; it ends with a colon when something is quoted, otherwise with a full stop.
    pub lead: String,
    /// What is put into the text, as it will stand there.
    pub quoted: Vec<Quoted>,
    /// The reasons of the steps that this point says (toelichting), without empty or equal ones.
    pub reasons: Vec<Text>,
}

/// The sorts of changes: those of Akoma Ntoso's textual modifications.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// Words come in the place of others.
    Substitution,
    /// Something comes where nothing was.
    Insertion,
    /// Something goes.
    Repeal,
    /// Something goes elsewhere.
    Relocation,
    /// Something gets another number.
    Renumbering,
    /// One becomes two.
    Split,
    /// Two become one.
    Join,
}

/// Something that is put into the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Quoted {
    /// A text that takes the place of another, or comes where there was none.
    Text(Text),
    /// A new node with everything under it, line by line.
    Node(Vec<Line>),
}

/// A new node as it will stand in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How deep it stands under the first line: 0 for that one.
    pub depth: usize,
    /// Who it is.
    pub node: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// Its number as it stands before the text: "Artikel 5a", "3.", "a."; empty without one.
    pub name: String,
    /// The heading.
    pub heading: Text,
    /// The text.
    pub text: Text,
    /// The note.
    pub note: Text,
}

impl Clause {
    /// The sentence and what it quotes, one line each, without marks.
    pub fn plain_text(&self) -> String {
        let mut lines = vec![self.lead.clone()];
        for quoted in &self.quoted {
            match quoted {
                Quoted::Text(text) => lines.push(text.plain_text()),
                Quoted::Node(nodes) => lines.extend(nodes.iter().map(Line::plain_text)),
            }
        }
        lines.join("\n")
    }
}

impl Line {
    /// Number, heading and text after each other, without marks.
    pub fn plain_text(&self) -> String {
        let parts = [self.name.clone(), self.heading.plain_text(), self.text.plain_text()];
        let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        parts.join(" ")
    }
}

/// An amendment of `base` in words, in the order of its steps; or which step cannot be done, and why.
pub fn clauses(base: &Tree, steps: &[Step], language: Language) -> Result<Vec<Clause>, (usize, Refusal)> {
    clauses_on(base, steps, language, false)
}

/// The same; with `is_proposed` of a sub-amendment. The text that it changes is then what an amendment proposes, and so
/// are its numbers: "het voorgestelde artikel 6".
pub fn clauses_on(
    base: &Tree,
    steps: &[Step],
    language: Language,
    is_proposed: bool,
) -> Result<Vec<Clause>, (usize, Refusal)> {
    let plan = plan::Plan { is_proposed, ..plan::Plan::of(base, steps)? };
    let said = plan.points.iter().map(|point| {
        let (lead, quoted) = match language {
            Language::Dutch => dutch::say(&plan, point),
            Language::English => english::say(&plan, point),
        };
        let lead = format!("{}{}", sentence(&lead), if quoted.is_empty() { "." } else { ":" });
        let (sort, nodes) = (point.fact.sort(), point.nodes());
        Clause { sort, nodes, lead, quoted, reasons: point.reasons.clone() }
    });
    Ok(said.collect())
}

/// Words in quotation marks; in double ones when they have single ones or apostrophes themselves.
fn quote(words: &str) -> String {
    if words.contains(['‘', '’', '\'']) { format!("“{words}”") } else { format!("‘{words}’") }
}

/// "a", "a en b", "a, b en c".
fn enumeration(parts: &[String], and: &str) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

/// With a capital.
fn sentence(words: &str) -> String {
    let mut signs = words.chars();
    signs.next().map_or_else(String::new, |first| first.to_uppercase().chain(signs).collect())
}

/// A new node line by line, without what was moved into it, which is told apart.
fn lines(plan: &plan::Plan, id: NodeId, word: fn(NodeKind) -> &'static str) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut waiting = vec![(0, id)];
    while let Some((depth, id)) = waiting.pop() {
        let Some(node) = plan.result.tree.get(id).filter(|_| !plan.base.tree.contains(id)) else { continue };
        let margin = plan.result.numbers.get(id).map(|number| number.margin()).unwrap_or_default();
        let name = [word(node.kind), &margin].into_iter().filter(|part| !part.is_empty());
        lines.push(Line {
            depth,
            node: id,
            kind: node.kind,
            name: name.collect::<Vec<_>>().join(" "),
            heading: node.heading.clone(),
            text: node.text.clone(),
            note: node.note.clone(),
        });
        let children = plan.result.tree.children(Some(id));
        waiting.extend(children.iter().rev().map(|child| (depth + 1, *child)));
    }
    lines
}
