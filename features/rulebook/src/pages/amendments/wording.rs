//! What an amendment asks, in words: a point for each change, with what it puts into the text and why.

use web::Page;

use crate::{
    model::{
        node::{NodeId, Part},
        number::Numbers,
        operation::{Operation, Step},
        tree::Tree,
        version::RuleText,
    },
    pages::{
        amendments::subject_of,
        view::{self, RunView},
    },
};

/// One point of what an amendment asks.
pub struct Point {
    /// The sentence.
    pub lead: String,
    /// What is put into the text: its number, if it has one, and its words.
    pub quoted: Vec<(String, Vec<Vec<RunView>>)>,
    /// Why; empty when nothing was said.
    pub reasons: Vec<String>,
}

/// The points of an amendment of `base`, in the language of the page.
pub fn points(p: &Page, text: &RuleText, base: &Tree, steps: &[Step]) -> Vec<Point> {
    let numbers = Numbers::of(base);
    let point = |step: &Step| {
        let reason = step.reason.plain_text();
        Point {
            lead: said(p, text, base, &numbers, &step.change),
            quoted: quoted(&step.change),
            reasons: if reason.is_empty() { Vec::new() } else { vec![reason] },
        }
    };
    steps.iter().map(point).collect()
}

fn quoted(change: &Operation) -> Vec<(String, Vec<Vec<RunView>>)> {
    match change {
        Operation::ReplaceText { new, .. } if !new.is_empty() => {
            vec![(String::new(), view::paragraphs(view::runs(new)))]
        }
        Operation::Insert { subtree, .. } => {
            let nodes = subtree.nodes();
            let words = |node: &&crate::model::node::Node| {
                let parts =
                    Part::ALL.into_iter().flat_map(|part| view::paragraphs(view::runs(node.part(part))));
                (String::new(), parts.collect())
            };
            nodes.iter().map(words).collect()
        }
        _ => Vec::new(),
    }
}

/// One change in a few words: "Artikel 3, tweede lid: andere tekst".
pub fn said(p: &Page, text: &RuleText, base: &Tree, numbers: &Numbers, change: &Operation) -> String {
    let what = subject_of(p, text, base, numbers, change);
    let key = match change {
        Operation::ReplaceText { part: Part::Heading, .. } => "rulebook-amendment-step-heading",
        Operation::ReplaceText { part: Part::Text, .. } => "rulebook-amendment-step-text",
        Operation::ReplaceText { part: Part::Note, .. } => "rulebook-amendment-step-note",
        Operation::Insert { .. } => "rulebook-amendment-step-insert",
        Operation::Delete { .. } => "rulebook-amendment-step-delete",
        Operation::Move { .. } => "rulebook-amendment-step-move",
        Operation::Renumber { .. } => "rulebook-amendment-step-renumber",
        Operation::Split { .. } => "rulebook-amendment-step-split",
        Operation::Join { .. } => "rulebook-amendment-step-join",
    };
    p.t1(key, "what", what)
}

/// Where a node is on a page that shows the text.
pub fn anchor(id: NodeId) -> String {
    format!("#n-{id}")
}
