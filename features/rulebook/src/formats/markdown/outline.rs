//! Nodes while a file is read: in a row, each with what it stands under.

use super::inline;
use crate::formats::labels::is_plain;
use crate::formats::{Lines, ReadError};
use crate::model::node::{Label, Node, NodeId, NodeKind, Subtree};

/// A node that is being read.
pub(super) struct Draft {
    pub(super) id: NodeId,
    pub(super) kind: NodeKind,
    pub(super) parent: Option<usize>,
    /// The line on which it begins, from 1.
    pub(super) line: usize,
    /// Its number as it is written.
    pub(super) label: Option<String>,
    /// The number that a comment says was given.
    pub(super) given: Option<Label>,
    pub(super) heading: Option<String>,
    /// Paragraphs of the text and the note, each with its line.
    pub(super) text: Vec<(usize, String)>,
    pub(super) note: Vec<(usize, String)>,
    pub(super) has_children: bool,
    /// Whether it is a line of a numbered list within another, where digits are a habit and no number.
    pub(super) listed: bool,
}

impl Draft {
    fn into_node(self, level: usize, chapter: Option<&str>) -> Result<Node, ReadError> {
        let digits = |label: &&str| self.listed && label.chars().all(|c| c.is_ascii_digit());
        let written = self.label.as_deref();
        let written = written.filter(|label| !is_plain(self.kind, level, chapter, label) && !digits(label));
        let number = self.given.or_else(|| written.and_then(|label| Label::new(label).ok()));
        let heading: Vec<(usize, String)> = self.heading.map(|line| (self.line, line)).into_iter().collect();
        Ok(Node {
            number,
            heading: inline::text(&heading)?,
            text: inline::text(&self.text)?,
            note: inline::text(&self.note)?,
            ..Node::new(self.id, self.kind)
        })
    }
}

/// The nodes nested, and where each began.
pub(super) fn nested(drafts: Vec<Draft>) -> Result<(Vec<Subtree>, Lines), ReadError> {
    let mut lines = Lines::new();
    let mut levels: Vec<usize> = Vec::with_capacity(drafts.len());
    let mut labels: Vec<Option<String>> = Vec::with_capacity(drafts.len());
    let mut nodes: Vec<(Option<usize>, Subtree)> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let above = draft.parent.map_or(0, |parent| levels[parent]);
        let level = if draft.kind == NodeKind::Item { above + 1 } else { 0 };
        levels.push(level);
        lines.insert(draft.id, draft.line);
        let label = draft.given.as_ref().map(|given| given.as_str().to_owned()).or(draft.label.clone());
        let chapter = draft.parent.and_then(|parent| labels[parent].as_deref());
        nodes.push((draft.parent, Subtree::leaf(draft.into_node(level, chapter)?)));
        labels.push(label);
    }
    // From the end, so that all under a node is there when it goes under its own parent.
    let mut waiting: Vec<Vec<Subtree>> = nodes.iter().map(|_| Vec::new()).collect();
    let mut roots = Vec::new();
    for (at, (parent, mut subtree)) in nodes.into_iter().enumerate().rev() {
        subtree.children = std::mem::take(&mut waiting[at]);
        subtree.children.reverse();
        match parent {
            Some(parent) => waiting[parent].push(subtree),
            None => roots.push(subtree),
        }
    }
    roots.reverse();
    Ok((roots, lines))
}
