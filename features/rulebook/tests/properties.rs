//! What holds for every text and every amendment.

use proptest::prelude::*;
use rulebook::model::amendment::{Amendment, AmendmentId};
use rulebook::model::apply::{apply, apply_all};
use rulebook::model::derive::derive;
use rulebook::model::fold::{Fold, Origin, fold};
use rulebook::model::generate::{self, Chance};
use rulebook::model::node::{NodeId, Part};
use rulebook::model::operation::{Operation, Step};
use rulebook::model::text::Text;
use rulebook::model::tree::Tree;
use rulebook::model::words::{Change, redline, tokens};
use uuid::Uuid;

fn ids(tree: &Tree) -> Vec<NodeId> {
    tree.walk().map(|(_, node)| node.id).collect()
}

/// Operations on a tree, one after the other.
fn row(seed: u64, tree: &Tree, count: usize) -> Vec<Operation> {
    let mut chance = Chance::new(seed);
    generate::operations(&mut chance, &mut tree.clone(), &ids(tree), count)
}

proptest! {
    #[test]
    fn what_is_done_can_be_undone(seed: u64, articles in 1..8usize, count in 1..12usize) {
        let base = generate::text(seed, articles);
        let mut tree = base.clone();
        for operation in row(seed, &base, count) {
            let before = tree.clone();
            let undo = apply(&mut tree, &operation).unwrap();
            let mut back = tree.clone();
            apply_all(&mut back, &undo).unwrap();
            prop_assert_eq!(&back, &before, "{:?}", operation);
        }
    }

    #[test]
    fn derived_operations_lead_to_the_edited_text(seed: u64, articles in 1..8usize, count in 1..25usize) {
        let base = generate::text(seed, articles);
        let edited = generate::next_version(seed, &base, count);
        let operations = derive(&base, &edited);
        let mut tree = base.clone();
        apply_all(&mut tree, &operations).unwrap();
        prop_assert_eq!(&tree, &edited);
        let back = derive(&edited, &base);
        apply_all(&mut tree, &back).unwrap();
        prop_assert_eq!(&tree, &base);
        prop_assert!(derive(&base, &base).is_empty());
    }

    #[test]
    fn a_tree_is_the_same_after_json(seed: u64, articles in 0..6usize) {
        let tree = generate::text(seed, articles);
        let json = serde_json::to_string(&tree).unwrap();
        prop_assert_eq!(serde_json::from_str::<Tree>(&json).unwrap(), tree);
    }

    #[test]
    fn a_redline_holds_both_texts(seed: u64, words in 0..40usize) {
        let mut chance = Chance::new(seed);
        let old = chance.sentence(words);
        let new = generate::changed(&mut chance, &old);
        let pieces = redline(&old, &new);
        let of = |change| {
            let kept = pieces.iter().filter(|piece| piece.change == Change::Same || piece.change == change);
            Text::from_runs(kept.flat_map(|piece| &piece.runs))
        };
        prop_assert_eq!(of(Change::Deleted), old);
        prop_assert_eq!(of(Change::Inserted), new);
        for pair in pieces.windows(2) {
            prop_assert_ne!(pair[0].change, pair[1].change);
        }
    }

    #[test]
    fn tokens_joined_again_are_the_text(source in ".{0,80}") {
        let text = Text::plain(&source);
        let joined: String = tokens(&text).iter().map(|token| token.text).collect();
        prop_assert_eq!(joined, text.plain_text());
    }

    #[test]
    fn one_adopted_amendment_gives_what_it_makes_of_its_base(seed: u64, articles in 1..8usize, count in 1..12usize) {
        let base = generate::text(seed, articles);
        let amendment = generate::amendment(&mut Chance::new(seed), &base, &ids(&base), count);
        let (folded, adoptions) = fold(&base, std::slice::from_ref(&amendment));
        prop_assert!(adoptions[0].is_whole(), "{:?}", adoptions[0].fates);
        prop_assert_eq!(folded.tree(), &amendment.result().unwrap());
        let done: Vec<Operation> = adoptions[0].done.iter().flatten().cloned().collect();
        let mut tree = base.clone();
        apply_all(&mut tree, &done).unwrap();
        prop_assert_eq!(folded.tree(), &tree);
    }

    #[test]
    fn the_origin_of_words_covers_each_text_exactly_once(seed: u64, articles in 1..5usize, count in 1..12usize) {
        let base = generate::text(seed, articles);
        let amendments = generate::amendments(seed, &base, count);
        let (folded, adoptions) = fold(&base, &amendments);
        for (_, node) in folded.tree().walk() {
            for part in Part::ALL {
                let words = folded.words(node.id, part);
                let mut at = 0;
                for piece in &words {
                    prop_assert_eq!(piece.bytes.start, at);
                    at = piece.bytes.end;
                }
                prop_assert_eq!(at, node.part(part).bytes());
                prop_assert_eq!(&Text::from_runs(words.iter().flat_map(|piece| &piece.runs)), node.part(part));
                let text: String = words.iter().flat_map(|piece| &piece.runs).map(|run| run.text.as_str()).collect();
                prop_assert_eq!(text, node.part(part).plain_text());
                for piece in &words {
                    if let Origin::Amendment(by) = piece.origin {
                        prop_assert!(amendments.iter().any(|amendment| amendment.id == by));
                    }
                }
            }
        }
        // What was done, one after the other, is the same text: the log is enough to make it again.
        let mut tree = base.clone();
        apply_all(&mut tree, adoptions.iter().flat_map(|adoption| adoption.done.iter().flatten())).unwrap();
        prop_assert_eq!(&tree, folded.tree());
    }

    #[test]
    fn texts_without_amendments_come_from_the_base(seed: u64) {
        let base = generate::text(seed, 3);
        let folded = Fold::new(&base);
        for (_, node) in base.walk() {
            let all = folded.words(node.id, Part::Text);
            prop_assert!(all.iter().all(|words| words.origin == Origin::Base));
            prop_assert!(all.len() <= 1);
        }
    }

    #[test]
    fn an_amendment_of_derived_steps_folds_to_the_edited_text(seed: u64, articles in 1..6usize, count in 1..15usize) {
        let base = generate::text(seed, articles);
        let edited = generate::next_version(seed, &base, count);
        let steps = derive(&base, &edited).into_iter().map(Step::from).collect();
        let amendment = Amendment::new(AmendmentId::new(Uuid::from_u128(1)), base.clone(), steps);
        let (folded, adoptions) = fold(&base, &[amendment]);
        prop_assert!(adoptions[0].is_whole(), "{:?}", adoptions[0].fates);
        prop_assert_eq!(folded.tree(), &edited);
    }
}
