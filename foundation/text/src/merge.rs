//! Merging what two people made of the same text, word by word (a three-way merge, as in Khanna, Kunal and
//! Pierce, "A formal investigation of diff3", 2007).

use similar::{Algorithm, DiffOp, capture_diff_slices};

use crate::difference::split;

/// What came of merging.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Merge {
    /// Both changes fit: this text has both.
    Clean(String),
    /// Both changed the same place: somebody has to choose.
    Conflict,
}

/// A part of a merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text about which there is no doubt.
    Agreed(String),
    /// A place that both changed, each in another way.
    Conflict {
        /// What it was.
        base: String,
        /// What one made of it.
        mine: String,
        /// What the other made of it.
        theirs: String,
    },
}

/// Merges two changes of the same text.
pub fn three_way(base: &str, mine: &str, theirs: &str) -> Merge {
    let mut text = String::new();
    for part in parts(base, mine, theirs) {
        match part {
            Part::Agreed(agreed) => text.push_str(&agreed),
            Part::Conflict { .. } => return Merge::Conflict,
        }
    }
    Merge::Clean(text)
}

/// A change: base words `start..end` become `words`.
struct Edit<'t> {
    start: usize,
    end: usize,
    words: &'t [&'t str],
}

fn edits<'t>(base: &[&'t str], changed: &'t [&'t str]) -> Vec<Edit<'t>> {
    let mut edits: Vec<Edit> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, base, changed) {
        if let DiffOp::Equal { .. } = op {
            continue;
        }
        let (old, new) = (op.old_range(), op.new_range());
        match edits.last_mut() {
            Some(last) if last.end == old.start => {
                // A deletion and an insertion at one place are one change; their new words are neighbours.
                last.end = old.end;
                let first = new.start - last.words.len();
                last.words = &changed[first..new.end];
            }
            _ => edits.push(Edit { start: old.start, end: old.end, words: &changed[new] }),
        }
    }
    edits
}

/// Merges two changes and shows where they do not fit. Changes that touch each other count as the same place.
pub fn parts(base: &str, mine: &str, theirs: &str) -> Vec<Part> {
    let (base_words, my_words, their_words) = (split(base), split(mine), split(theirs));
    let (my_edits, their_edits) = (edits(&base_words, &my_words), edits(&base_words, &their_words));
    let mut parts: Vec<Part> = Vec::new();
    let (mut at, mut m, mut t) = (0, 0, 0);
    while m < my_edits.len() || t < their_edits.len() {
        // A region: overlapping or touching edits of both sides, as far as they reach.
        let (first_m, first_t) = (m, t);
        let start = [my_edits.get(m), their_edits.get(t)].into_iter().flatten().map(|e| e.start).min();
        let start = start.unwrap_or(at);
        let mut end = start;
        loop {
            let before = (m, t);
            while m < my_edits.len() && my_edits[m].start <= end {
                end = end.max(my_edits[m].end);
                m += 1;
            }
            while t < their_edits.len() && their_edits[t].start <= end {
                end = end.max(their_edits[t].end);
                t += 1;
            }
            if before == (m, t) {
                break;
            }
        }
        agree(&mut parts, &base_words[at..start].concat());
        let my_text = rebuilt(&base_words, start, end, &my_edits[first_m..m]);
        let their_text = rebuilt(&base_words, start, end, &their_edits[first_t..t]);
        if first_t == t || my_text == their_text {
            agree(&mut parts, &my_text);
        } else if first_m == m {
            agree(&mut parts, &their_text);
        } else {
            let base = base_words[start..end].concat();
            parts.push(Part::Conflict { base, mine: my_text, theirs: their_text });
        }
        at = end;
    }
    agree(&mut parts, &base_words[at..].concat());
    parts
}

fn agree(parts: &mut Vec<Part>, text: &str) {
    match parts.last_mut() {
        Some(Part::Agreed(last)) => last.push_str(text),
        _ if text.is_empty() => {}
        _ => parts.push(Part::Agreed(text.to_owned())),
    }
}

fn rebuilt(base: &[&str], start: usize, end: usize, edits: &[Edit]) -> String {
    let mut text = String::new();
    let mut at = start;
    for edit in edits {
        text.push_str(&base[at..edit.start].concat());
        text.push_str(&edit.words.concat());
        at = edit.end;
    }
    text.push_str(&base[at..end].concat());
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn changes_in_different_places_both_hold() {
        let base = "De gemeente meldt elke sensor binnen vijf dagen.";
        let mine = "De gemeente meldt elke nieuwe sensor binnen vijf dagen.";
        let theirs = "De gemeente meldt elke sensor binnen tien dagen.";
        let merged = "De gemeente meldt elke nieuwe sensor binnen tien dagen.";
        assert_eq!(three_way(base, mine, theirs), Merge::Clean(merged.into()));
    }

    #[test]
    fn changes_in_the_same_place_are_shown_side_by_side() {
        let parts = parts("binnen vijf dagen", "binnen tien dagen", "binnen acht dagen");
        let conflict = Part::Conflict { base: "vijf".into(), mine: "tien".into(), theirs: "acht".into() };
        assert!(parts.contains(&conflict), "{parts:?}");
    }

    #[test]
    fn two_insertions_at_one_place_are_a_conflict() {
        assert_eq!(three_way("a c", "a b c", "a d c"), Merge::Conflict);
        assert_eq!(three_way("a c", "a b c", "a b c"), Merge::Clean("a b c".into()));
    }

    fn text() -> impl Strategy<Value = String> {
        "[a-d ]{0,20}"
    }

    proptest! {
        #[test]
        fn one_change_alone_is_taken_over(base in text(), changed in text()) {
            prop_assert_eq!(three_way(&base, &changed, &base), Merge::Clean(changed.clone()));
            prop_assert_eq!(three_way(&base, &base, &changed), Merge::Clean(changed.clone()));
            prop_assert_eq!(three_way(&base, &changed, &changed), Merge::Clean(changed));
        }

        #[test]
        fn the_order_of_the_two_does_not_matter(base in text(), mine in text(), theirs in text()) {
            prop_assert_eq!(three_way(&base, &mine, &theirs), three_way(&base, &theirs, &mine));
        }

        #[test]
        fn nothing_of_either_side_is_lost(base in text(), mine in text(), theirs in text()) {
            let parts = parts(&base, &mine, &theirs);
            if !parts.iter().any(|part| matches!(part, Part::Agreed(_))) && !parts.is_empty() {
                let all: String = parts.iter().map(|part| match part {
                    Part::Conflict { mine, .. } => mine.as_str(),
                    Part::Agreed(text) => text.as_str(),
                }).collect();
                prop_assert_eq!(all, mine);
            }
        }
    }
}
