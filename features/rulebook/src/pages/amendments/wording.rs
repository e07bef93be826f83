//! What an amendment asks, in words: a point for each change, with what it puts into the text and why.

use web::Page;

use crate::{
    model::{
        node::{NodeId, Part},
        number::Numbers,
        operation::{Operation, Step},
        proposal::{Proposal, Question},
        text::{Marks, Text},
        tree::Tree,
        version::RuleText,
    },
    pages::{
        amendments::subject_of,
        files::wording_language,
        view::{self, RunView},
    },
    wording::{Clause, Quoted, clauses_on},
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

/// The points of an amendment of `base`, in the language of the page. For steps that cannot be done any more, those in
/// a few words.
pub fn points(p: &Page, text: &RuleText, base: &Tree, proposal: &Proposal) -> Vec<Point> {
    match clauses_on(base, &proposal.steps, wording_language(p.language), proposal.on.is_some()) {
        Ok(clauses) => clauses.into_iter().map(point).collect(),
        Err(_) => {
            let numbers = Numbers::of(base);
            let said = |step: &Step| Point {
                lead: said(p, text, base, &numbers, &step.change),
                quoted: Vec::new(),
                reasons: reasons([&step.reason]),
            };
            proposal.steps.iter().map(said).collect()
        }
    }
}

/// What waits for an answer, because it does not fit a newer version: as it read against the version before.
pub fn waiting(p: &Page, proposal: &Proposal) -> Vec<Point> {
    let line = |words: &String| (String::new(), vec![vec![RunView::new(words, &Marks::NONE)]]);
    let point = |question: &Question| {
        let mut lines = question.said.lines(p.language).iter();
        Point {
            lead: lines.next().unwrap_or(&question.called).clone(),
            quoted: lines.map(line).collect(),
            reasons: reasons([&question.step.reason]),
        }
    };
    proposal.questions.iter().map(point).collect()
}

fn reasons<'r>(all: impl IntoIterator<Item = &'r Text>) -> Vec<String> {
    all.into_iter().filter(|reason| !reason.is_empty()).map(Text::plain_text).collect()
}

fn point(clause: Clause) -> Point {
    let mut quoted = Vec::new();
    for one in &clause.quoted {
        match one {
            Quoted::Text(text) => quoted.push((String::new(), view::paragraphs(view::runs(text)))),
            Quoted::Node(lines) => quoted.extend(lines.iter().map(|line| {
                let parts = [&line.text, &line.note].map(|text| view::paragraphs(view::runs(text)));
                let name = [line.name.clone(), line.heading.plain_text()];
                let name: Vec<String> = name.into_iter().filter(|part| !part.is_empty()).collect();
                (name.join(" "), parts.into_iter().flatten().collect())
            })),
        }
    }
    Point { lead: clause.lead, quoted, reasons: reasons(&clause.reasons) }
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
