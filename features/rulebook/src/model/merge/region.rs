//! Where two rows of changes of the same text meet.

use std::ops::Range;

use super::{hunks, tokens};
use crate::model::text::{Marks, Run, Text};
use crate::model::words::Token;

/// Some tokens of a text became other words, which belong to somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::model) struct Edit<P> {
    /// Which tokens.
    pub(in crate::model) old: Range<usize>,
    /// Where the blanks behind those end: what begins there or before meets this. "a  b" has two places to add a
    /// word between "a" and "b", and whoever added there meant the same one.
    pub(in crate::model) reach: usize,
    /// What they became, and whose each word is.
    pub(in crate::model) new: Vec<(Run, P)>,
    /// Who made the change; also known when all words went.
    pub(in crate::model) by: P,
}

/// What somebody made of a text, as changes in order.
pub(in crate::model) fn edits<P: Clone>(base: &Text, new: &Text, owner: P) -> Vec<Edit<P>> {
    let (base, new) = (tokens(base), tokens(new));
    let edit = |hunk: super::super::words::Hunk| {
        let words = flat(new[hunk.new].iter().map(|token| (token.text, token.marks)));
        let new = words.into_iter().map(|run| (run, owner.clone())).collect();
        Edit { reach: reach(&base, hunk.old.end), old: hunk.old, new, by: owner.clone() }
    };
    hunks(&base, &new).into_iter().map(edit).collect()
}

/// A stretch of the text that either side changed, and the changes of each side in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Region {
    pub(super) base: Range<usize>,
    pub(super) ours: Range<usize>,
    pub(super) theirs: Range<usize>,
}

/// Where the blanks from a token on end.
pub(super) fn reach(base: &[Token<'_>], from: usize) -> usize {
    from + base[from..].iter().take_while(|token| token.is_blank()).count()
}

/// All stretches that were changed, each widened until no change of the other side meets it.
pub(super) fn regions<P>(ours: &[Edit<P>], theirs: &[Edit<P>]) -> Vec<Region> {
    let mut regions = Vec::new();
    let (mut o, mut t) = (0, 0);
    loop {
        let first = match (ours.get(o), theirs.get(t)) {
            (Some(one), Some(two)) => one.old.start.min(two.old.start),
            (Some(one), None) | (None, Some(one)) => one.old.start,
            (None, None) => return regions,
        };
        let mut region = Region { base: first..first, ours: o..o, theirs: t..t };
        let mut reach = first;
        loop {
            let before = (o, t);
            for (edits, taken, own) in
                [(ours, &mut o, &mut region.ours), (theirs, &mut t, &mut region.theirs)]
            {
                if let Some(edit) = edits.get(*taken)
                    && edit.old.start <= reach
                {
                    region.base.end = region.base.end.max(edit.old.end);
                    reach = reach.max(edit.reach);
                    *taken += 1;
                    own.end = *taken;
                }
            }
            if before == (o, t) {
                break;
            }
        }
        regions.push(region);
    }
}

/// What the tokens of a stretch became with some changes of it.
pub(super) fn said<P>(base: &[Token<'_>], range: Range<usize>, edits: &[Edit<P>]) -> Vec<Run> {
    let mut words: Vec<(&str, &Marks)> = Vec::new();
    let mut at = range.start;
    for edit in edits {
        words.extend(base[at..edit.old.start].iter().map(|token| (token.text, token.marks)));
        words.extend(edit.new.iter().map(|(run, _)| (run.text.as_str(), &run.marks)));
        at = edit.old.end;
    }
    words.extend(base[at..range.end].iter().map(|token| (token.text, token.marks)));
    flat(words)
}

/// Words with neighbours of the same marks joined.
pub(super) fn flat<'a>(words: impl IntoIterator<Item = (&'a str, &'a Marks)>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (text, marks) in words {
        match runs.last_mut() {
            Some(run) if run.marks == *marks => run.text.push_str(text),
            _ => runs.push(Run { text: text.to_owned(), marks: marks.clone() }),
        }
    }
    runs
}
