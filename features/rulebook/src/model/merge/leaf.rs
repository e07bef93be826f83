//! One text with the changes of several people in it, each word with whose it is.

use std::ops::Range;

use super::region::{Edit, edits, regions, said};
use super::{Merge, MergePart, hunks, joined, reach, three_way, tokens};
use crate::model::text::{Marks, Run, Text, join};
use crate::model::words::Change;

/// A text and the changes made to it so far.
///
/// Changes are kept with regard to the text that they all began with, not made one after the other: so what
/// comes out does not depend on the order of changes that do not meet, and whether two of them meet is what
/// the conflict table says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::model) struct Leaf<P> {
    base: Text,
    /// Whose the words of the base are: so many bytes, then so many.
    owners: Vec<(usize, P)>,
    /// In order; no two meet.
    edits: Vec<Edit<P>>,
}

/// How a change went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::model) enum Landing {
    /// Onto the text that it was made for.
    Landed,
    /// Between changes of others.
    Merged,
    /// Others had made the same change.
    AlreadyDone,
}

/// A change that meets changes of others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::model) struct Clash<P> {
    /// Whose, without repetition.
    pub(in crate::model) with: Vec<P>,
    /// The whole text with what there was already as ours and the change as theirs.
    pub(in crate::model) parts: Vec<MergePart>,
}

impl<P: Clone + PartialEq> Leaf<P> {
    /// A text of one owner.
    pub(in crate::model) fn new(base: Text, owner: P) -> Self {
        let owners = vec![(base.bytes(), owner)];
        Self::with_owners(base, owners)
    }

    /// A text of several owners; the numbers of bytes add up to [`Text::bytes`].
    pub(in crate::model) fn with_owners(base: Text, owners: Vec<(usize, P)>) -> Self {
        Self { base, owners, edits: Vec::new() }
    }

    /// Whether it began with this text.
    pub(in crate::model) fn is_of(&self, base: &Text) -> bool {
        self.base == *base
    }

    /// The changes.
    pub(in crate::model) fn edits(&self) -> &[Edit<P>] {
        &self.edits
    }

    /// The text with all changes, and whose its words are.
    pub(in crate::model) fn text(&self) -> (Text, Vec<(usize, P)>) {
        let starts = self.starts();
        let mut words: Vec<(&str, &Marks, P)> = Vec::new();
        let mut at = 0;
        for edit in &self.edits {
            words.extend(owned(&self.base, &self.owners, starts[at]..starts[edit.old.start]));
            words.extend(edit.new.iter().map(|(run, owner)| (run.text.as_str(), &run.marks, owner.clone())));
            at = edit.old.end;
        }
        words.extend(owned(&self.base, &self.owners, starts[at]..self.base.bytes()));
        join(words)
    }

    /// The text with what went and what came, in reading order: what went and who took it, then what came in its
    /// place and whose it is.
    pub(in crate::model) fn redline(&self) -> Vec<(Change, P, Vec<Run>)> {
        let starts = self.starts();
        let mut pieces: Vec<(Change, P, Vec<Run>)> = Vec::new();
        let mut push = |change: Change, owner: P, text: &str, marks: &Marks| {
            let run = Run { text: text.to_owned(), marks: marks.clone() };
            match pieces.last_mut() {
                Some((last, whose, runs)) if *last == change && *whose == owner => match runs.last_mut() {
                    Some(before) if before.marks == run.marks => before.text.push_str(text),
                    _ => runs.push(run),
                },
                _ => pieces.push((change, owner, vec![run])),
            }
        };
        let mut at = 0;
        let words =
            |tokens: Range<usize>| owned(&self.base, &self.owners, starts[tokens.start]..starts[tokens.end]);
        for edit in &self.edits {
            for (text, marks, owner) in words(at..edit.old.start) {
                push(Change::Same, owner, text, marks);
            }
            for (text, marks, _) in words(edit.old.clone()) {
                push(Change::Deleted, edit.by.clone(), text, marks);
            }
            for (run, owner) in &edit.new {
                push(Change::Inserted, owner.clone(), &run.text, &run.marks);
            }
            at = edit.old.end;
        }
        for (text, marks, owner) in words(at..starts.len() - 1) {
            push(Change::Same, owner, text, marks);
        }
        pieces
    }

    /// Where each token of the base begins, in bytes, and where the last one ends.
    fn starts(&self) -> Vec<usize> {
        let mut starts = vec![0];
        for token in tokens(&self.base) {
            starts.push(starts.last().copied().unwrap_or(0) + token.text.len());
        }
        starts
    }

    /// Makes a change: somebody (`owner`) made `new` of `before`. `first` is what the text was before all
    /// changes of the same owner: a second change takes the place of the first instead of meeting it.
    pub(in crate::model) fn change(
        &mut self,
        first: &Text,
        before: &Text,
        new: &Text,
        owner: &P,
    ) -> Result<Landing, Clash<P>> {
        if *first == self.base || *before == self.base {
            self.change_from_base(new, owner)
        } else {
            self.change_from(before, new, owner)
        }
    }

    fn change_from_base(&mut self, new: &Text, owner: &P) -> Result<Landing, Clash<P>> {
        let (own, others): (Vec<_>, Vec<_>) = self.edits.iter().cloned().partition(|edit| edit.by == *owner);
        let change = edits(&self.base, new, owner.clone());
        let base = tokens(&self.base);
        let mut all = Vec::with_capacity(others.len() + change.len());
        let mut with = Vec::new();
        let mut added = 0;
        for region in regions(&others, &change) {
            let (ours, theirs) = (&others[region.ours], &change[region.theirs]);
            if ours.is_empty() {
                added += theirs.len();
                all.extend_from_slice(theirs);
                continue;
            }
            let words = |edits| said(&base, region.base.clone(), edits);
            if !theirs.is_empty() && words(ours) != words(theirs) {
                for edit in ours {
                    if !with.contains(&edit.by) {
                        with.push(edit.by.clone());
                    }
                }
            }
            all.extend_from_slice(ours);
        }
        if !with.is_empty() {
            let (parts, _) = joined(&base, &others, &change);
            return Err(Clash { with, parts });
        }
        drop(base);
        self.edits = all;
        Ok(if added == 0 && own.is_empty() && !change.is_empty() {
            Landing::AlreadyDone
        } else if others.is_empty() {
            Landing::Landed
        } else {
            Landing::Merged
        })
    }

    /// A change of another text than the base: of what an amendment makes of it.
    fn change_from(&mut self, before: &Text, new: &Text, owner: &P) -> Result<Landing, Clash<P>> {
        let (now, owners) = self.text();
        let merged = match three_way(before, &now, new) {
            Merge::Clean(text) => text,
            Merge::Conflict(parts) => {
                let mut with: Vec<P> = Vec::new();
                for edit in &self.edits {
                    if !with.contains(&edit.by) {
                        with.push(edit.by.clone());
                    }
                }
                return Err(Clash { with, parts });
            }
        };
        let landing = match () {
            () if merged == now => Landing::AlreadyDone,
            () if now == *before => Landing::Landed,
            () => Landing::Merged,
        };
        let step = Self { edits: edits(&now, &merged, owner.clone()), base: now, owners };
        let (merged, owners) = step.text();
        self.restate(&merged, &owners, owner);
        Ok(landing)
    }

    /// Keeps what the text became as changes of the base again.
    fn restate(&mut self, merged: &Text, owners: &[(usize, P)], owner: &P) {
        let (old, new) = (tokens(&self.base), tokens(merged));
        let mut starts = vec![0];
        for token in &new {
            starts.push(starts.last().copied().unwrap_or(0) + token.text.len());
        }
        let by = |old: &Range<usize>| {
            let overlaps = |edit: &&Edit<P>| edit.old.start <= old.end && old.start <= edit.old.end;
            self.edits.iter().find(overlaps).map_or_else(|| owner.clone(), |edit| edit.by.clone())
        };
        let edits = hunks(&old, &new)
            .into_iter()
            .map(|hunk| {
                let words = owned(merged, owners, starts[hunk.new.start]..starts[hunk.new.end]);
                let run = |(text, marks, owner): (&str, &Marks, P)| {
                    (Run { text: text.to_owned(), marks: marks.clone() }, owner)
                };
                Edit {
                    new: words.into_iter().map(run).collect(),
                    by: by(&hunk.old),
                    reach: reach(&old, hunk.old.end),
                    old: hunk.old,
                }
            })
            .collect();
        drop(old);
        self.edits = edits;
    }
}

/// A stretch of a text, in bytes of its plain text, with its marks and whose it is.
pub(in crate::model) fn owned<'a, P: Clone>(
    text: &'a Text,
    owners: &[(usize, P)],
    bytes: Range<usize>,
) -> Vec<(&'a str, &'a Marks, P)> {
    let mut pieces = Vec::new();
    let mut owners = owners.iter();
    let mut owner = owners.next();
    let (mut start, mut owner_end) = (0, owner.map_or(0, |(bytes, _)| *bytes));
    for run in text.runs() {
        let end = start + run.text.len();
        let (mut from, to) = (start.max(bytes.start), end.min(bytes.end));
        while from < to {
            while owner_end <= from && owner.is_some() {
                owner = owners.next();
                owner_end += owner.map_or(0, |(bytes, _)| *bytes);
            }
            let Some((_, whose)) = owner else { break };
            let until = to.min(owner_end);
            pieces.push((&run.text[from - start..until - start], &run.marks, whose.clone()));
            from = until;
        }
        start = end;
    }
    pieces
}
