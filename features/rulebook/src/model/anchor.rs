//! What a comment is about, and where that is in a next version.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::node::{NodeId, Part};
use super::text::Text;
use super::tree::Tree;
use super::words::{hunks, tokens};

/// How many characters around a quotation are kept, to tell it from the same words elsewhere.
const AROUND: usize = 40;
/// From this many words on, words that stand somewhere else once are the same words.
const ENOUGH: usize = 3;

/// Words in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Passage {
    /// In which text of the node.
    pub part: Part,
    /// From which token until before which; see [`tokens`].
    pub tokens: Range<usize>,
    /// The words, without marks.
    pub quote: String,
    /// What stands before them: at most 40 characters.
    pub before: String,
    /// What stands behind them: at most 40 characters.
    pub after: String,
}

/// What a comment is about: a node, or words in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Anchor {
    /// The node.
    pub node: NodeId,
    /// The words; nothing for the whole node.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passage: Option<Passage>,
}

/// Where an anchor is in a next version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reanchored {
    /// The same words in the same place.
    Unchanged(Anchor),
    /// The same words elsewhere: the node moved, or the words did.
    Moved(Anchor),
    /// The node is there, but what the comment is about was changed; the anchor is what is left of it.
    TextChanged(Anchor),
    /// Nothing of it is left.
    Gone,
}

impl Anchor {
    /// A whole node.
    pub fn node(node: NodeId) -> Self {
        Self { node, passage: None }
    }

    /// Words of a text by their tokens; nothing when it does not have them.
    pub fn passage(tree: &Tree, node: NodeId, part: Part, range: Range<usize>) -> Option<Self> {
        let passage = passage(tree.text(node, part)?, part, range)?;
        Some(Self { node, passage: Some(passage) })
    }

    /// Words as somebody marked them on a page, blanks in whatever state; `nth` counts from 0 when they stand in the
    /// text several times. Words of which a part was marked are taken whole.
    pub fn quoting(tree: &Tree, node: NodeId, part: Part, quote: &str, nth: usize) -> Option<Self> {
        let text = tree.text(node, part)?;
        let (plain, quote) = (text.plain_text(), Text::plain(quote).plain_text());
        let start = plain.match_indices(quote.as_str()).filter(|_| !quote.is_empty()).nth(nth)?.0;
        Self::passage(tree, node, part, covering(text, start..start + quote.len()))
    }

    /// Where this is in another version; `old` is the one that it was made for.
    pub fn in_version(&self, old: &Tree, new: &Tree) -> Reanchored {
        let Some(passage) = &self.passage else { return self.node_in(old, new) };
        let (Some(was), Some(is)) = (old.text(self.node, passage.part), new.text(self.node, passage.part))
        else {
            return found_elsewhere(passage, new, None).map_or(Reanchored::Gone, Reanchored::Moved);
        };
        let (range, intact) = mapped(was, is, &passage.tokens);
        let there = Self::passage(new, self.node, passage.part, range);
        let moved = old.parent(self.node) != new.parent(self.node);
        match there {
            Some(anchor) if intact && moved => Reanchored::Moved(anchor),
            Some(anchor) if intact => Reanchored::Unchanged(anchor),
            Some(anchor) if anchor.passage.as_ref().is_some_and(|left| !left.quote.trim().is_empty()) => {
                match found_elsewhere(passage, new, Some(self.node)) {
                    Some(elsewhere) => Reanchored::Moved(elsewhere),
                    None => Reanchored::TextChanged(anchor),
                }
            }
            _ => match found_elsewhere(passage, new, None) {
                Some(elsewhere) => Reanchored::Moved(elsewhere),
                None => Reanchored::TextChanged(Self::node(self.node)),
            },
        }
    }

    fn node_in(&self, old: &Tree, new: &Tree) -> Reanchored {
        let (Some(was), Some(is)) = (old.get(self.node), new.get(self.node)) else { return Reanchored::Gone };
        let same = Part::ALL.into_iter().all(|part| was.part(part) == is.part(part));
        match old.parent(self.node) == new.parent(self.node) {
            _ if !same => Reanchored::TextChanged(self.clone()),
            true => Reanchored::Unchanged(self.clone()),
            false => Reanchored::Moved(self.clone()),
        }
    }
}

fn passage(text: &Text, part: Part, range: Range<usize>) -> Option<Passage> {
    let all = tokens(text);
    let words = all.get(range.clone()).filter(|words| !words.is_empty())?;
    let plain =
        |tokens: &[super::words::Token<'_>]| tokens.iter().map(|token| token.text).collect::<String>();
    let before: Vec<char> = plain(&all[..range.start]).chars().collect();
    Some(Passage {
        part,
        quote: plain(words),
        before: before[before.len().saturating_sub(AROUND)..].iter().collect(),
        after: plain(&all[range.end..]).chars().take(AROUND).collect(),
        tokens: range,
    })
}

/// The tokens that have something of these bytes of the plain text.
fn covering(text: &Text, bytes: Range<usize>) -> Range<usize> {
    let (mut start, mut end, mut at) = (None, 0, 0);
    for (nth, token) in tokens(text).iter().enumerate() {
        let next = at + token.text.len();
        if next > bytes.start && at < bytes.end {
            start.get_or_insert(nth);
            end = nth + 1;
        }
        at = next;
    }
    start.unwrap_or(end)..end
}

/// Where tokens are in another text, and whether nothing in them changed.
fn mapped(was: &Text, is: &Text, range: &Range<usize>) -> (Range<usize>, bool) {
    let (mut start, mut end, mut intact) = (range.start, range.end, true);
    for hunk in hunks(&tokens(was), &tokens(is)) {
        // An insertion at either edge is outside.
        if hunk.old.end <= range.start {
            start = hunk.new.end + (range.start - hunk.old.end);
            end = hunk.new.end + (range.end - hunk.old.end);
        } else if hunk.old.start < range.end {
            intact = false;
            if hunk.old.start <= range.start {
                start = hunk.new.start;
            }
            // What comes behind the last change moves along with it.
            end = hunk.new.end + range.end.saturating_sub(hunk.old.end);
        }
    }
    (start..end, intact)
}

/// The words where they stand once: in `within`, or anywhere.
fn found_elsewhere(passage: &Passage, new: &Tree, within: Option<NodeId>) -> Option<Anchor> {
    let quote = passage.quote.trim();
    if quote.split_whitespace().count() < ENOUGH {
        return None;
    }
    let mut found = None;
    let nodes = new.walk().map(|(_, node)| node).filter(|node| within.is_none_or(|only| only == node.id));
    for node in nodes {
        for part in Part::ALL {
            let text = node.part(part);
            if text.is_empty() {
                continue;
            }
            let plain = text.plain_text();
            for (at, _) in plain.match_indices(quote) {
                let range = covering(text, at..at + quote.len());
                // "en deze" is not what stands in "gelden deze".
                if passage_of(text, &range) != quote {
                    continue;
                }
                if found.is_some() {
                    return None;
                }
                found = Anchor::passage(new, node.id, part, range);
            }
        }
    }
    found
}

fn passage_of(text: &Text, range: &Range<usize>) -> String {
    tokens(text)[range.clone()].iter().map(|token| token.text).collect()
}
