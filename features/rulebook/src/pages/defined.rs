//! Words that a text defines, shown as links to their definition.

use std::collections::HashMap;

use crate::{
    model::{
        node::{Node, NodeId, NodeKind, Part},
        tree::Tree,
    },
    pages::view::{self, RunView, Showing},
};

/// Shows words that the text defines as links to their definition.
pub(crate) struct Defined {
    /// The word in lower case, the node that defines it, and the definition; the longest word first.
    terms: Vec<(String, NodeId, String)>,
}

impl Defined {
    /// The definitions of a text: items whose text begins with a term.
    pub(crate) fn new(tree: &Tree) -> Self {
        let defining = tree.walk().filter(|(_, node)| node.kind == NodeKind::Item);
        let mut terms: Vec<_> = defining
            .filter_map(|(_, node)| {
                let first = node.text.runs().first().filter(|run| run.marks.term)?;
                Some((first.text.to_lowercase(), node.id, node.text.plain_text()))
            })
            .collect();
        terms.sort_by_key(|(term, ..)| std::cmp::Reverse(term.len()));
        Self { terms }
    }

    fn linked(&self, run: RunView, node: NodeId, found: &mut HashMap<NodeId, ()>) -> Vec<RunView> {
        if run.term || run.url.is_some() {
            return vec![run];
        }
        for (term, defining, meaning) in &self.terms {
            if *defining == node || found.contains_key(defining) {
                continue;
            }
            let Some((start, end)) = word_at(&run.text, term) else { continue };
            found.insert(*defining, ());
            let part = |text: &str| RunView { text: text.to_owned(), ..run.clone() };
            let mut word = part(&run.text[start..end]);
            word.defined = Some((format!("#n-{defining}"), meaning.clone()));
            let mut parts = self.linked(part(&run.text[..start]), node, found);
            parts.push(word);
            parts.extend(self.linked(part(&run.text[end..]), node, found));
            parts.retain(|part| !part.text.is_empty());
            return parts;
        }
        vec![run]
    }
}

impl Showing for Defined {
    /// The first use of each term in a text leads to its definition.
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        let runs = view::runs(node.part(part));
        if part == Part::Heading || self.terms.is_empty() {
            return runs;
        }
        let mut found = HashMap::new();
        runs.into_iter().flat_map(|run| self.linked(run, node.id, &mut found)).collect()
    }
}

/// Where a term stands as a word of its own, whatever the capitals: from and to, in bytes. Only for texts that keep
/// their length in lower case, as those with Latin letters do.
fn word_at(text: &str, term: &str) -> Option<(usize, usize)> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    lower.match_indices(term).map(|(start, _)| (start, start + term.len())).find(|(start, end)| {
        text.is_char_boundary(*start)
            && text.is_char_boundary(*end)
            && !is_letter(lower[..*start].chars().next_back())
            && !is_letter(lower[*end..].chars().next())
    })
}
