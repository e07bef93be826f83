//! Words that a text defines, shown as links to their definition.

use std::{
    collections::{HashMap, HashSet},
    ops::Range,
};

use crate::{
    model::{
        node::{Node, NodeId, NodeKind, Part},
        text::{Run, Text},
        tree::Tree,
    },
    pages::{
        consultations::holder,
        view::{self, RunView, Showing},
    },
};

/// A word that the text defines.
struct Term {
    /// The word in lower case.
    word: String,
    /// The node that defines it.
    node: NodeId,
    /// The definition, as it stands there.
    meaning: String,
}

/// A term where it stands in a text: in which run, from and to in bytes, and which term.
type Place = (usize, Range<usize>, usize);

/// Shows words that the text defines as links to their definition.
pub(crate) struct Defined {
    /// The longest word first.
    terms: Vec<Term>,
    /// Where terms are shown as links. In a paragraph with its list only the first use of each: more is noise.
    places: HashMap<(NodeId, Part), Vec<Place>>,
    /// The terms that each article uses and does not define itself.
    used: HashMap<NodeId, Vec<usize>>,
    /// Where the text is read; empty when that is this very page.
    url: String,
}

impl Defined {
    /// The definitions of a text that is read on the page with this address; empty for this very page.
    pub(crate) fn new(tree: &Tree, url: String) -> Self {
        let mut terms: Vec<Term> = tree.walk().filter_map(|(_, node)| defining(node)).collect();
        let mut known = HashSet::new();
        terms.retain(|term| known.insert(term.word.clone()));
        terms.sort_by_key(|term| std::cmp::Reverse(term.word.len()));
        let mut defined = Self { terms, places: HashMap::new(), used: HashMap::new(), url };
        if !defined.terms.is_empty() {
            defined.look(tree);
        }
        defined
    }

    fn look(&mut self, tree: &Tree) {
        let mut lid: Option<NodeId> = None;
        let mut shown = HashSet::new();
        for (_, node) in tree.walk() {
            let here = paragraph(tree, node.id);
            if lid != Some(here) {
                lid = Some(here);
                shown.clear();
            }
            let places = self.found(node, &node.text, &mut shown);
            let article = holder(tree, node.id);
            for (_, _, term) in &places {
                let used = self.used.entry(article).or_default();
                if holder(tree, self.terms[*term].node) != article && !used.contains(term) {
                    used.push(*term);
                }
            }
            if !places.is_empty() {
                self.places.insert((node.id, Part::Text), places);
            }
            let places = self.found(node, &node.note, &mut HashSet::new());
            if !places.is_empty() {
                self.places.insert((node.id, Part::Note), places);
            }
        }
    }

    /// Where a text uses terms that were not shown yet, in reading order.
    fn found(&self, node: &Node, text: &Text, shown: &mut HashSet<usize>) -> Vec<Place> {
        let mut places: Vec<Place> = Vec::new();
        for (nth, run) in text.runs().iter().enumerate() {
            if run.marks.term || run.marks.target.is_some() {
                continue;
            }
            let lower = run.text.to_lowercase();
            // Only for texts that keep their length in lower case, as those with Latin letters do.
            if lower.len() != run.text.len() {
                continue;
            }
            for (term, Term { word, node: defining, .. }) in self.terms.iter().enumerate() {
                if *defining == node.id || shown.contains(&term) {
                    continue;
                }
                let free = |bytes: &Range<usize>| {
                    let meets = |(at, taken, _): &Place| {
                        *at == nth && taken.start < bytes.end && bytes.start < taken.end
                    };
                    !places.iter().any(meets)
                };
                if let Some(bytes) = words_at(&lower, word).find(free)
                    && run.text.is_char_boundary(bytes.start)
                    && run.text.is_char_boundary(bytes.end)
                {
                    shown.insert(term);
                    places.push((nth, bytes, term));
                }
            }
        }
        places.sort_by_key(|(nth, bytes, _)| (*nth, bytes.start));
        places
    }

    fn link(&self, term: usize) -> (String, String) {
        let Term { node, meaning, .. } = &self.terms[term];
        (format!("{}#n-{node}", self.url), meaning.clone())
    }
}

impl Showing for Defined {
    /// The first use of each term in a paragraph leads to its definition.
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        let runs = view::runs(node.part(part));
        let Some(places) = self.places.get(&(node.id, part)) else { return runs };
        let mut shown = Vec::new();
        for (nth, run) in runs.into_iter().enumerate() {
            let part = |bytes: Range<usize>| RunView { text: run.text[bytes].to_owned(), ..run.clone() };
            let mut end = 0;
            for (_, bytes, term) in places.iter().filter(|(at, ..)| *at == nth) {
                shown.push(part(end..bytes.start));
                shown.push(RunView { defined: Some(self.link(*term)), ..part(bytes.clone()) });
                end = bytes.end;
            }
            shown.push(part(end..run.text.len()));
        }
        shown.retain(|run| !run.text.is_empty());
        shown
    }

    /// The word, what it means, and where that stands.
    fn terms(&self, node: &Node) -> Vec<(String, String, String)> {
        let used = self.used.get(&node.id).map_or(&[][..], Vec::as_slice);
        let term = |term: &usize| {
            let Term { word, meaning, .. } = &self.terms[*term];
            let (url, _) = self.link(*term);
            // "sensor: een apparaat dat …" needs its word once.
            let after = meaning.get(..word.len()).filter(|start| start.to_lowercase() == *word);
            let rest = after.and_then(|_| meaning[word.len()..].strip_prefix(':'));
            (word.clone(), rest.unwrap_or(meaning).trim().to_owned(), url)
        };
        used.iter().map(term).collect()
    }
}

/// The paragraph that a node is or stands in; else the article.
fn paragraph(tree: &Tree, id: NodeId) -> NodeId {
    std::iter::once(id)
        .chain(tree.ancestors(id))
        .find(|id| tree.get(*id).is_some_and(|node| node.kind != NodeKind::Item))
        .unwrap_or(id)
}

/// The term that a node defines: its text begins with it ("{sensor}: een apparaat"), or says of it what it means
/// ("Onder {sensor} wordt verstaan", "In deze regels betekent {sensor}:").
fn defining(node: &Node) -> Option<Term> {
    let runs = node.text.runs();
    let at = runs.iter().position(|run| run.marks.term)?;
    let (before, after) = (said(&runs[..at]), said(&runs[at + 1..]));
    let begins = before.trim().is_empty() && !matches!(node.kind, NodeKind::Chapter | NodeKind::Section);
    let under = before.split_whitespace().rev().find(|word| !matches!(*word, "een" | "de" | "het"));
    let is_said = after.trim_start().starts_with(':')
        || (under == Some("onder") && after.contains("verstaan"))
        || ["betekent", "means"].iter().any(|word| after.trim_start().starts_with(word));
    (begins || is_said).then(|| Term {
        word: runs[at].text.trim().to_lowercase(),
        node: node.id,
        meaning: node.text.plain_text(),
    })
}

fn said(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect::<String>().to_lowercase()
}

/// Where a term stands as a word of its own in a text in lower case.
fn words_at<'t>(lower: &'t str, term: &'t str) -> impl Iterator<Item = Range<usize>> + 't {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    lower.match_indices(term).map(|(start, _)| start..start + term.len()).filter(move |bytes| {
        !is_letter(lower[..bytes.start].chars().next_back()) && !is_letter(lower[bytes.end..].chars().next())
    })
}
