//! What holds for every set of amendments.

use std::collections::HashSet;

use proptest::prelude::*;
use rulebook::model::amendment::Amendment;
use rulebook::model::conflict::{About, ConflictClass, ConflictTable, Detail, between};
use rulebook::model::derive::derive;
use rulebook::model::fold::fold;
use rulebook::model::generate::{self, Chance};
use rulebook::model::node::NodeId;
use rulebook::model::operation::{Operation, Step};
use rulebook::model::tree::Tree;

fn crowd(seed: u64, articles: usize, count: usize) -> (Tree, Vec<Amendment>) {
    let base = generate::text(seed, articles);
    let mut amendments = generate::amendments(seed, &base, count);
    // Some ask the same as others, and some amend others.
    let mut chance = Chance::new(seed ^ 1);
    for nth in 0..count / 3 {
        let id = rulebook::model::amendment::AmendmentId::new(chance.uuid());
        let one = amendments[chance.below(count)].clone();
        if nth % 2 == 0 {
            amendments.push(Amendment { id, ..one });
        } else {
            let result = one.result().unwrap();
            let ids: Vec<NodeId> = result.walk().map(|(_, node)| node.id).collect();
            let steps = generate::amendment(&mut chance, &result, &ids, 2).steps;
            amendments.extend(Amendment::on(&one, id, steps));
        }
    }
    (base, amendments)
}

/// Amendments without detours, such as changing what goes in the end: as they are made by editing the text.
fn straight(seed: u64, base: &Tree, count: usize) -> Vec<Amendment> {
    let mut amendments = generate::amendments(seed, base, count);
    for amendment in &mut amendments {
        let steps = derive(base, &amendment.result().unwrap());
        amendment.steps = steps.into_iter().map(Into::into).collect();
    }
    amendments
}

fn renumbered(amendment: &Amendment) -> HashSet<NodeId> {
    let node = |operation: &Operation| match operation {
        Operation::Renumber { node, .. } => Some(*node),
        _ => None,
    };
    amendment.steps.iter().filter_map(|step| node(&step.change)).collect()
}

proptest! {
    // Each case compares all pairs.
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn the_table_is_what_comparing_all_pairs_gives(seed: u64, articles in 1..4usize, count in 2..9usize) {
        let (base, amendments) = crowd(seed, articles, count);
        let table = ConflictTable::of(&base, &amendments);
        let mut all = Vec::new();
        for a in 0..amendments.len() {
            for b in a + 1..amendments.len() {
                all.extend(between(&base, &amendments, a, b));
            }
        }
        prop_assert_eq!(&table.conflicts, &all);
        for bundle in &table.bundles {
            for pair in bundle.windows(2) {
                prop_assert_eq!(table.between(pair[0], pair[1]).map(|found| found.class), Some(ConflictClass::Same));
            }
        }
    }
}

proptest! {
    #[test]
    fn amendments_without_conflict_land_whole_and_in_any_order(
        seed: u64, articles in 1..4usize, count in 2..14usize, shuffle: u64,
    ) {
        let base = generate::text(seed, articles);
        let amendments = straight(seed, &base, count);
        let table = ConflictTable::of(&base, &amendments);
        let mut chosen: Vec<Amendment> = Vec::new();
        for amendment in amendments {
            let fits = |other: &Amendment| {
                table.between(other.id, amendment.id).is_none_or(|found| found.class == ConflictClass::Merges)
                    && renumbered(other).is_disjoint(&renumbered(&amendment))
            };
            if chosen.iter().all(fits) {
                chosen.push(amendment);
            }
        }
        let (one, adoptions) = fold(&base, &chosen);
        for adoption in &adoptions {
            prop_assert!(adoption.is_whole(), "{:?}", adoption.fates);
        }
        let mut chance = Chance::new(shuffle);
        for at in (1..chosen.len()).rev() {
            chosen.swap(at, chance.below(at + 1));
        }
        let (two, _) = fold(&base, &chosen);
        // Of two that split a text in the same place, the new node is that of the first.
        let (one, two) = (one.tree().to_subtrees(), two.tree().to_subtrees());
        prop_assert_eq!(one.len(), two.len());
        for (one, two) in one.iter().zip(&two) {
            prop_assert!(one.says_the_same(two), "{one:?} {two:?}");
        }
    }

    #[test]
    fn of_two_that_want_different_words_only_the_first_lands(seed: u64, articles in 1..3usize) {
        let base = generate::text(seed, articles);
        let amendments = straight(seed, &base, 10);
        for found in ConflictTable::of(&base, &amendments).conflicts {
            let in_words = |it: &Detail| {
                it.class == ConflictClass::Hard && matches!(it.about, About::Text { .. })
            };
            if found.details.iter().any(in_words) {
                let get = |id| amendments.iter().find(|amendment| amendment.id == id).unwrap().clone();
                let pair = [get(found.between.0), get(found.between.1)];
                // A change of the half that stays still fits after a text was cut; the table warns all the same.
                let cuts = |amendment: &Amendment| {
                    let cut = |step: &Step| matches!(step.change, Operation::Split { .. } | Operation::Join { .. });
                    amendment.steps.iter().any(cut)
                };
                if pair.iter().any(cuts) {
                    continue;
                }
                let back = [pair[1].clone(), pair[0].clone()];
                for order in [pair, back] {
                    let (_, adoptions) = fold(&base, &order);
                    prop_assert!(adoptions[0].is_whole());
                    prop_assert!(!adoptions[1].is_whole(), "{found:?}");
                }
            }
        }
    }
}
