//! What holds for every pair of versions.

use proptest::prelude::*;
use rulebook::model::amendment::Amendment;
use rulebook::model::anchor::{Anchor, Reanchored};
use rulebook::model::apply::apply;
use rulebook::model::fold::{Fate, fold};
use rulebook::model::generate::{self, Chance};
use rulebook::model::lineage::compare;
use rulebook::model::merge::{Merge, three_way};
use rulebook::model::node::{NodeId, Part};
use rulebook::model::operation::{Operation, Step};
use rulebook::model::rebase::{Rebase, rebase_all};
use rulebook::model::reconcile::reconcile;
use rulebook::model::tree::Tree;
use rulebook::model::words::tokens;

fn ids(tree: &Tree) -> Vec<NodeId> {
    tree.walk().map(|(_, node)| node.id).collect()
}

fn versions(seed: u64, articles: usize, changes: usize) -> (Tree, Tree) {
    let base = generate::text(seed, articles);
    let next = generate::next_version(seed ^ 7, &base, changes);
    (base, next)
}

proptest! {
    #[test]
    fn rebasing_onto_an_unchanged_version_changes_nothing(seed: u64, articles in 1..6usize, steps in 1..8usize) {
        let base = generate::text(seed, articles);
        let amendment = generate::amendment(&mut Chance::new(seed), &base, &ids(&base), steps);
        let rebased = Rebase::new(&base, &base).amendment(&amendment);
        prop_assert_eq!(&rebased.amendment, &amendment);
        prop_assert!(rebased.fates.iter().all(|fate| *fate == Fate::Landed), "{:?}", rebased.fates);
    }

    #[test]
    fn a_rebased_amendment_can_be_applied_to_the_new_version(
        seed: u64, articles in 1..5usize, changes in 1..12usize, steps in 1..6usize,
    ) {
        let (base, next) = versions(seed, articles, changes);
        let amendment = generate::amendment(&mut Chance::new(seed), &base, &ids(&base), steps);
        let rebased = Rebase::new(&base, &next).amendment(&amendment);
        prop_assert!(rebased.amendment.result().is_ok(), "{:?}", rebased.amendment.result());
        prop_assert_eq!(rebased.fates.len(), amendment.steps.len());
        prop_assert_eq!(rebased.from.len(), rebased.amendment.steps.len());
    }

    #[test]
    fn what_the_new_version_has_already_is_said_to_be_done(seed: u64, articles in 1..5usize, steps in 1..5usize) {
        let base = generate::text(seed, articles);
        let amendment = generate::amendment(&mut Chance::new(seed), &base, &ids(&base), steps);
        let next = amendment.result().unwrap();
        let steps = rulebook::model::derive::derive(&base, &next).into_iter().map(Step::from).collect();
        let amendment = Amendment { steps, ..amendment };
        let rebased = Rebase::new(&base, &next).amendment(&amendment);
        prop_assert!(rebased.amendment.steps.is_empty(), "{:?}", rebased.fates);
        prop_assert_eq!(rebased.already_done().count(), amendment.steps.len(), "{:?} {:?}", rebased.fates, amendment.steps);
    }

    #[test]
    fn sub_amendments_are_rebased_onto_what_they_amend(seed: u64, changes in 1..8usize) {
        let (base, next) = versions(seed, 2, changes);
        let mut chance = Chance::new(seed);
        let main = generate::amendment(&mut chance, &base, &ids(&base), 3);
        let result = main.result().unwrap();
        let steps = generate::amendment(&mut chance, &result, &ids(&result), 2).steps;
        let id = rulebook::model::amendment::AmendmentId::new(chance.uuid());
        let sub = Amendment::on(&main, id, steps).unwrap();
        let rebased = rebase_all(&base, &next, &[sub.clone(), main.clone()]);
        let new_main = &rebased[1].amendment;
        prop_assert_eq!(rebased[0].amendment.id, sub.id);
        prop_assert_eq!(&rebased[0].amendment.base, &new_main.result().unwrap());
        prop_assert!(rebased[0].amendment.result().is_ok());
        let same = rebase_all(&base, &base, &[sub.clone(), main.clone()]);
        prop_assert_eq!(&same[0].amendment, &sub);
    }

    #[test]
    fn joining_with_an_unchanged_side_gives_the_other(seed: u64, articles in 1..5usize, changes in 1..12usize) {
        let (base, next) = versions(seed, articles, changes);
        prop_assert_eq!(&reconcile(&base, &next, &base).tree, &next);
        let theirs = reconcile(&base, &base, &next);
        prop_assert_eq!(&theirs.tree, &next);
        prop_assert!(theirs.conflicts.is_empty());
        prop_assert_eq!(&reconcile(&base, &next, &next).tree, &next);
    }

    #[test]
    fn joined_versions_without_conflict_are_the_same_from_both_sides(
        seed: u64, articles in 1..5usize, changes in 1..6usize,
    ) {
        let (base, ours) = versions(seed, articles, changes);
        let theirs = generate::next_version(seed ^ 99, &base, changes);
        let (one, two) = (reconcile(&base, &ours, &theirs), reconcile(&base, &theirs, &ours));
        if one.conflicts.is_empty() && two.conflicts.is_empty() && one.order.is_empty() {
            let renumbers = |tree: &Tree| {
                let steps = rulebook::model::derive::derive(&base, tree);
                steps.iter().any(|step| matches!(step, Operation::Renumber { .. }))
            };
            let moves = |tree: &Tree| {
                let steps = rulebook::model::derive::derive(&base, tree);
                steps.iter().any(|step| matches!(step, Operation::Move { .. } | Operation::Split { .. } | Operation::Join { .. }))
            };
            // The last number given stands; and a change of what moves lands on either side, also one of order.
            if !renumbers(&ours) && !moves(&ours) && !moves(&theirs) {
                prop_assert_eq!(one.tree, two.tree);
            }
        }
    }

    #[test]
    fn merging_a_text_does_not_depend_on_the_side(seed: u64, words in 0..30usize) {
        let mut chance = Chance::new(seed);
        let base = chance.sentence(words);
        let (ours, theirs) = (generate::changed(&mut chance, &base), generate::changed(&mut chance, &base));
        let (one, two) = (three_way(&base, &ours, &theirs), three_way(&base, &theirs, &ours));
        match (one, two) {
            (Merge::Clean(one), Merge::Clean(two)) => prop_assert_eq!(one, two),
            (Merge::Conflict(one), Merge::Conflict(two)) => prop_assert_eq!(one.len(), two.len()),
            (one, two) => prop_assert!(false, "{one:?} {two:?}"),
        }
        prop_assert_eq!(three_way(&base, &ours, &base), Merge::Clean(ours.clone()));
        prop_assert_eq!(three_way(&base, &base, &theirs), Merge::Clean(theirs));
        prop_assert_eq!(three_way(&base, &ours, &ours), Merge::Clean(ours));
    }

    #[test]
    fn operations_on_different_nodes_commute(seed: u64, articles in 2..6usize) {
        let base = generate::text(seed, articles);
        let mut chance = Chance::new(seed);
        let row = generate::operations(&mut chance, &mut base.clone(), &ids(&base), 2);
        let texts = |operation: &Operation| matches!(operation, Operation::ReplaceText { .. } | Operation::Renumber { .. });
        if let [one, two] = &row[..]
            && one.node() != two.node()
            && (texts(one) && texts(two))
        {
            let (mut first, mut second) = (base.clone(), base.clone());
            apply(&mut first, one).unwrap();
            apply(&mut first, two).unwrap();
            apply(&mut second, two).unwrap();
            apply(&mut second, one).unwrap();
            prop_assert_eq!(first, second);
        }
    }

    #[test]
    fn anchors_stay_where_nothing_changed(seed: u64, articles in 1..4usize, from in 0..10usize, length in 1..6usize) {
        let base = generate::text(seed, articles);
        for (_, node) in base.walk() {
            if let Some(anchor) = Anchor::passage(&base, node.id, Part::Text, from..from + length) {
                prop_assert_eq!(anchor.in_version(&base, &base), Reanchored::Unchanged(anchor.clone()));
            }
        }
        prop_assert!(compare(&base, &base, &[]).iter().all(|change| change.is_unchanged()));
    }

    #[test]
    fn a_moved_anchor_has_the_words_it_had(seed: u64, articles in 1..4usize, changes in 1..15usize, from in 0..10usize) {
        let (base, next) = versions(seed, articles, changes);
        for (_, node) in base.walk() {
            let Some(anchor) = Anchor::passage(&base, node.id, Part::Text, from..from + 7) else { continue };
            match anchor.in_version(&base, &next) {
                Reanchored::Unchanged(new) | Reanchored::Moved(new) => {
                    let (was, is) = (anchor.passage.unwrap(), new.passage.unwrap());
                    prop_assert_eq!(was.quote.trim(), is.quote.trim());
                    let text = next.text(new.node, is.part).unwrap();
                    let words: String = tokens(text)[is.tokens].iter().map(|token| token.text).collect();
                    prop_assert_eq!(words, is.quote);
                }
                Reanchored::TextChanged(new) => prop_assert!(next.contains(new.node)),
                Reanchored::Gone => prop_assert!(!next.contains(node.id)),
            }
        }
    }

    #[test]
    fn comparing_names_each_node_of_both_once(seed: u64, articles in 1..5usize, changes in 1..12usize) {
        let (base, next) = versions(seed, articles, changes);
        let changes = compare(&base, &next, &[]);
        let mut nodes: Vec<NodeId> = changes.iter().map(|change| change.node).collect();
        nodes.sort();
        let mut all: Vec<NodeId> = ids(&base).into_iter().chain(ids(&next)).collect();
        all.sort();
        all.dedup();
        prop_assert_eq!(nodes, all);
        let gone = changes.iter().filter(|change| change.is_gone()).count();
        let new = changes.iter().filter(|change| change.is_new()).count();
        prop_assert_eq!(base.len() - gone + new, next.len());
    }

    #[test]
    fn a_fold_is_the_same_each_time(seed: u64, count in 1..15usize) {
        let base = generate::text(seed, 4);
        let amendments = generate::amendments(seed, &base, count);
        let (one, adoptions) = fold(&base, &amendments);
        let (two, again) = fold(&base, &amendments);
        prop_assert_eq!(one.tree(), two.tree());
        prop_assert_eq!(adoptions, again);
    }
}
