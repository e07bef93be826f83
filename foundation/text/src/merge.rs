//! Two people changed the same text at once: both changes joined, or shown side by side where they meet.
//!
//! Three-way merge by word. Changes that overlap, or touch with at most blanks between them, are a conflict,
//! unless both made the same change: a person decides, so that nobody's words vanish and no sentence arises
//! that nobody wrote.

use std::ops::Range;

use crate::difference::{Hunk, changes, only_blanks, tokens};

/// The outcome of a merge.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// Both sets of changes fit together.
    Clean(String),
    /// At least one part needs a person's decision.
    Conflict {
        /// The whole text in order.
        parts: Vec<Part>,
    },
}

/// A part of a merge that has conflicts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Text about which there is no disagreement.
    Agreed(String),
    /// The same place, written differently by both.
    Conflict {
        /// What the person who saves now made of it; empty when removed.
        mine: String,
        /// What the other person had saved meanwhile; empty when removed.
        theirs: String,
        /// What it was before both; empty when both added here.
        base: String,
    },
}

/// One side's versions of the text and its changes with regard to the base.
struct Side<'a> {
    tokens: Vec<&'a str>,
    hunks: Vec<Hunk>,
}

/// Joins what `mine` and `theirs` each changed in `base`.
///
/// With an unchanged side the outcome is the other side, exactly. The outcome is the same for the sides
/// swapped (with `mine` and `theirs` swapped in the conflicts).
pub fn three_way(base: &str, mine: &str, theirs: &str) -> Merge {
    let base = tokens(base);
    let mine = Side::new(&base, mine);
    let theirs = Side::new(&base, theirs);
    let mut parts: Vec<Part> = Vec::new();
    let (mut at, mut m, mut t) = (0, 0, 0);
    while let Some((region, my_end, their_end)) = next_region(&base, &mine.hunks[m..], &theirs.hunks[t..]) {
        agree(&mut parts, base[at..region.start].concat());
        let was = base[region.clone()].concat();
        let my_text = mine.text(&base, &region, m..m + my_end);
        let their_text = theirs.text(&base, &region, t..t + their_end);
        if my_text == their_text || their_end == 0 {
            agree(&mut parts, my_text);
        } else if my_end == 0 {
            agree(&mut parts, their_text);
        } else {
            parts.push(Part::Conflict { mine: my_text, theirs: their_text, base: was });
        }
        at = region.end;
        m += my_end;
        t += their_end;
    }
    agree(&mut parts, base[at..].concat());
    match parts.as_mut_slice() {
        [] => Merge::Clean(String::new()),
        [Part::Agreed(text)] => Merge::Clean(std::mem::take(text)),
        _ => Merge::Conflict { parts },
    }
}

impl<'a> Side<'a> {
    fn new(base: &[&str], text: &'a str) -> Self {
        let tokens = tokens(text);
        let hunks = changes(base, &tokens);
        Self { tokens, hunks }
    }

    /// What this side has in the place of `region` of the base; `hunks` are its changes there.
    fn text(&self, base: &[&str], region: &Range<usize>, hunks: Range<usize>) -> String {
        let mut text = String::new();
        let mut at = region.start;
        for hunk in &self.hunks[hunks] {
            text.push_str(&base[at..hunk.old.start].concat());
            text.push_str(&self.tokens[hunk.new.clone()].concat());
            at = hunk.old.end;
        }
        text.push_str(&base[at..region.end].concat());
        text
    }
}

/// The first stretch of the base that either side changed, widened until no change of the other side touches
/// it, with how many changes of each side it takes. Nothing when no changes are left.
///
/// Blanks do not keep changes apart: "a  b" has two places to add a word between "a" and "b", and whoever added
/// there meant the same one.
fn next_region(base: &[&str], mine: &[Hunk], theirs: &[Hunk]) -> Option<(Range<usize>, usize, usize)> {
    let first = match (mine.first(), theirs.first()) {
        (Some(m), Some(t)) => m.old.start.min(t.old.start),
        (Some(one), None) | (None, Some(one)) => one.old.start,
        (None, None) => return None,
    };
    let mut region = first..first;
    let (mut m, mut t) = (0, 0);
    loop {
        let grown = (m, t);
        for (hunks, taken) in [(mine, &mut m), (theirs, &mut t)] {
            if let Some(hunk) = hunks.get(*taken)
                && (hunk.old.start <= region.end || only_blanks(&base[region.end..hunk.old.start]))
            {
                region.end = region.end.max(hunk.old.end);
                *taken += 1;
            }
        }
        if grown == (m, t) {
            return Some((region, m, t));
        }
    }
}

/// Adds text without disagreement, joined with such text before it.
fn agree(parts: &mut Vec<Part>, text: String) {
    match parts.last_mut() {
        _ if text.is_empty() => {}
        Some(Part::Agreed(before)) => before.push_str(&text),
        _ => parts.push(Part::Agreed(text)),
    }
}
