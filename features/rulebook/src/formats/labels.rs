//! Numbers as they stand in a file: which of them follow from the place of a node, and which an editor gave.

use std::collections::HashMap;

use crate::model::node::{Label, NodeId, NodeKind, Subtree};
use crate::model::number::computed;

/// What counts in and above one node.
#[derive(Default)]
struct Counters {
    chapters: usize,
    articles: usize,
    principles: usize,
}

/// Gives a number to each node of which the written number is another than would be computed there.
///
/// Texts from elsewhere have gaps and insertions: articles 1, 2, 2a, 4. Here 2a and 4 are given. A node for
/// which nothing is written gets none.
pub(super) fn give_numbers(subtrees: &mut [Subtree], written: &HashMap<NodeId, Label>) {
    count(subtrees, written, 0, None, &mut Counters::default());
}

fn count(
    subtrees: &mut [Subtree],
    written: &HashMap<NodeId, Label>,
    level: usize,
    chapter: Option<&str>,
    all: &mut Counters,
) {
    let paragraphs = subtrees.iter().filter(|subtree| subtree.node.kind == NodeKind::Paragraph).count();
    let (mut sections, mut numbered, mut items) = (0, 0, 0);
    for subtree in subtrees {
        let node = &mut subtree.node;
        let level = if node.kind == NodeKind::Item { level + 1 } else { 0 };
        let counter = match node.kind {
            NodeKind::Preamble => None,
            NodeKind::Principle => Some(&mut all.principles),
            NodeKind::Chapter => Some(&mut all.chapters),
            NodeKind::Section => Some(&mut sections),
            NodeKind::Article => Some(&mut all.articles),
            // The only paragraph needs no number; a 1 that is written there says nothing.
            NodeKind::Paragraph if paragraphs == 1 => None,
            NodeKind::Paragraph => Some(&mut numbered),
            NodeKind::Item => Some(&mut items),
        };
        let label = written.get(&node.id);
        let mut own = label.map(|label| label.as_str().to_owned());
        match (counter, label) {
            (Some(counter), label) => {
                let expected = computed(node.kind, level, *counter + 1, chapter);
                match label {
                    Some(label) if label.as_str() != expected => node.number = Some(label.clone()),
                    _ => {
                        *counter += 1;
                        own = Some(expected);
                    }
                }
            }
            (None, Some(label)) if !(node.kind == NodeKind::Paragraph && label.as_str() == "1") => {
                node.number = Some(label.clone());
            }
            (None, _) => own = None,
        }
        let within = match node.kind {
            NodeKind::Chapter => own.as_deref(),
            _ => None,
        };
        count(&mut subtree.children, written, level, within, all);
    }
}

/// Whether a number has the shape of those that are computed for such a node (level as in
/// [`Number`](crate::model::number::Number), in a chapter with this number), so that it says no more than its
/// place does.
pub(super) fn is_plain(kind: NodeKind, level: usize, chapter: Option<&str>, label: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    match kind {
        NodeKind::Preamble => false,
        NodeKind::Section => {
            let in_chapter = chapter.and_then(|chapter| label.strip_prefix(chapter)?.strip_prefix('.'));
            in_chapter.is_some_and(digits) || label.split('.').count() <= 2 && label.split('.').all(digits)
        }
        NodeKind::Item => match level {
            1 => is_letters(label, char::is_lowercase),
            2 => label.strip_suffix('°').is_some_and(digits),
            3 => is_roman(label),
            _ => is_letters(label, char::is_uppercase),
        },
        _ => digits(label),
    }
}

/// "a", or "ab".
pub(super) fn is_letters(label: &str, case: impl Fn(char) -> bool) -> bool {
    (1..=2).contains(&label.len()) && label.chars().all(|c| c.is_ascii_alphabetic() && case(c))
}

/// Small Roman digits, up to 39: more is hardly a list, and sooner a word.
pub(super) fn is_roman(label: &str) -> bool {
    let ones = label.trim_start_matches('x');
    !label.is_empty()
        && label.len() - ones.len() <= 3
        && matches!(ones, "" | "i" | "ii" | "iii" | "iv" | "v" | "vi" | "vii" | "viii" | "ix")
}
