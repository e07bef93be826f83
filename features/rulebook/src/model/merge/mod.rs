//! Two changes of the same text joined, or shown side by side where they meet.

mod leaf;
mod region;

use std::ops::Range;

use super::text::{Run, Text};
use super::words::{Token, hunks, tokens};

pub(super) use leaf::{Clash, Landing, Leaf, owned};
pub(super) use region::{Edit, edits};
use region::{flat, reach, regions, said};

/// The outcome of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// Both changes fit together.
    Clean(Text),
    /// Somebody has to decide: the whole text in order.
    Conflict(Vec<MergePart>),
}

/// A part of a text that was changed by both.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MergePart {
    /// About this there is no disagreement.
    Agreed(Vec<Run>),
    /// The same words, changed differently.
    Conflict {
        /// What it was before both; empty when both added here.
        base: Vec<Run>,
        /// What the one made of it; empty when deleted.
        ours: Vec<Run>,
        /// What the other made of it; empty when deleted.
        theirs: Vec<Run>,
    },
}

/// Joins what two people each made of `base`, word by word.
///
/// Changes of overlapping words are a conflict, and so are changes with only blanks between them: nobody may
/// find a sentence that nobody wrote. Unless both made the same change. With one side unchanged the outcome
/// is the other side, exactly; swapping the sides swaps nothing but their names.
pub fn three_way(base: &Text, ours: &Text, theirs: &Text) -> Merge {
    if ours == base || ours == theirs {
        return Merge::Clean(theirs.clone());
    }
    if theirs == base {
        return Merge::Clean(ours.clone());
    }
    let (parts, clean) = joined(&tokens(base), &edits(base, ours, ()), &edits(base, theirs, ()));
    if !clean {
        return Merge::Conflict(parts);
    }
    let runs = parts.into_iter().flat_map(|part| match part {
        MergePart::Agreed(runs) => runs,
        MergePart::Conflict { .. } => Vec::new(),
    });
    Merge::Clean(Text::from_runs(&runs.collect::<Vec<_>>()))
}

/// The whole text with both changes in it, and whether there is no conflict.
fn joined<P>(base: &[Token<'_>], ours: &[Edit<P>], theirs: &[Edit<P>]) -> (Vec<MergePart>, bool) {
    let mut parts: Vec<MergePart> = Vec::new();
    let mut clean = true;
    let mut at = 0;
    let was = |range: Range<usize>| said::<P>(base, range, &[]);
    for region in regions(ours, theirs) {
        agree(&mut parts, was(at..region.base.start));
        let our_words = said(base, region.base.clone(), &ours[region.ours.clone()]);
        let their_words = said(base, region.base.clone(), &theirs[region.theirs.clone()]);
        if our_words == their_words || region.theirs.is_empty() {
            agree(&mut parts, our_words);
        } else if region.ours.is_empty() {
            agree(&mut parts, their_words);
        } else {
            clean = false;
            let base = was(region.base.clone());
            parts.push(MergePart::Conflict { base, ours: our_words, theirs: their_words });
        }
        at = region.base.end;
    }
    agree(&mut parts, was(at..base.len()));
    (parts, clean)
}

/// Whether two changes of the same text can both be made; the same answer as [`three_way`], without the text.
pub(super) fn fits<P>(base: &Text, ours: &[Edit<P>], theirs: &[Edit<P>]) -> bool {
    let meeting = regions(ours, theirs).into_iter().filter(|it| !it.ours.is_empty() && !it.theirs.is_empty());
    let mut base_tokens = None;
    for region in meeting {
        let (ours, theirs) = (&ours[region.ours], &theirs[region.theirs]);
        let same = match (ours, theirs) {
            ([one], [two]) if one.old == two.old => {
                one.new.iter().map(|(run, _)| run).eq(two.new.iter().map(|(run, _)| run))
            }
            _ => {
                let base = base_tokens.get_or_insert_with(|| tokens(base));
                said(base, region.base.clone(), ours) == said(base, region.base, theirs)
            }
        };
        if !same {
            return false;
        }
    }
    true
}

/// Adds words without disagreement, joined with such words before them.
fn agree(parts: &mut Vec<MergePart>, runs: Vec<Run>) {
    match parts.last_mut() {
        _ if runs.is_empty() => {}
        Some(MergePart::Agreed(before)) => {
            *before = flat(before.iter().chain(&runs).map(|run| (run.text.as_str(), &run.marks)));
        }
        _ => parts.push(MergePart::Agreed(runs)),
    }
}
