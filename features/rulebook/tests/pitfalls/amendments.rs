//! Pitfalls of amendments.

use rulebook::model::amendment::Amendment;
use rulebook::model::apply::apply;
use rulebook::model::conflict::{About, ConflictClass, ConflictTable, Standing, standings};
use rulebook::model::derive::derive;
use rulebook::model::fold::{Fate, Fold, Lost, Origin, fold, fold_onto};
use rulebook::model::node::{Node, NodeKind, Part, Subtree};
use rulebook::model::number::Numbers;
use rulebook::model::operation::Operation;
use rulebook::model::reference::Reference;
use rulebook::model::tree::{Place, Tree};

use crate::fixtures::{amendment, amendment_id, article, id, insert, leaf, paragraphs, replace, under, with};

#[test]
fn lists_two_to_four_deep_are_changed_at_each_depth() {
    use NodeKind::Item;
    let deep = with(3, Item, "drie:", vec![leaf(4, Item, "vier;"), leaf(5, Item, "vijf.")]);
    let list = vec![leaf(1, Item, "een;"), with(2, Item, "twee:", vec![deep])];
    let base =
        Tree::from_subtrees(vec![with(100, NodeKind::Article, "Dit:", vec![with(6, Item, "nul:", list)])]);
    let base = base.unwrap();
    let one = amendment(1, &base, vec![replace(&base, 5, "vijf en zes.")]);
    let two = amendment(2, &base, vec![Operation::Move { node: id(4), place: under(6, Some(1)) }]);
    let three = amendment(3, &base, vec![Operation::Delete { node: id(2) }]);
    let table = ConflictTable::of(&base, &[one.clone(), two.clone(), three]);
    assert_eq!(table.between(one.id, two.id), None);
    let found = table.between(one.id, amendment_id(3)).unwrap();
    assert_eq!(found.class, ConflictClass::Hard);
    assert_eq!(found.details[0].about, About::Removed { node: id(2) });
    let (folded, _) = fold(&base, &[one, two]);
    let numbers = Numbers::of(folded.tree());
    let called = |number| Reference::to(folded.tree(), &numbers, id(number)).unwrap().dutch();
    assert_eq!(called(4), "artikel 1, onderdeel a, onder 2°");
    assert_eq!(called(5), "artikel 1, onderdeel a, onder 3°, onder i, onder A");
    assert_eq!(folded.tree().get(id(5)).unwrap().text.plain_text(), "vijf en zes.");
}

#[test]
fn a_whole_paragraph_that_goes_leaves_nothing_behind() {
    let base = article(&["Een.", "Twee.", "Drie."]);
    let (folded, _) = fold(&base, &[amendment(1, &base, vec![Operation::Delete { node: id(2) }])]);
    assert_eq!(paragraphs(folded.tree()), ["Een.", "Drie."]);
    assert_eq!(folded.removed_by(id(2)), Some(amendment_id(1)));
    let numbers = Numbers::of(folded.tree());
    assert_eq!(numbers.label(id(3)), Some("2"));
}

#[test]
fn a_paragraph_comes_after_a_heading_that_had_nothing_below_it() {
    let headed = Node::new(id(100), NodeKind::Article).headed("Begrippen");
    let base = Tree::from_subtrees(vec![Subtree::leaf(headed)]).unwrap();
    let (folded, adoptions) =
        fold(&base, &[amendment(1, &base, vec![insert(under(100, None), 1, "Nieuw.")])]);
    assert!(adoptions[0].is_whole());
    assert_eq!(paragraphs(folded.tree()), ["Nieuw."]);
    assert_eq!(folded.inserted_by(id(1)), Some(amendment_id(1)));
    assert_eq!(folded.tree().get(id(100)).unwrap().heading.plain_text(), "Begrippen");
}

#[test]
fn two_insertions_at_one_place_are_a_question_of_order_and_both_land() {
    let base = article(&["Een.", "Twee."]);
    let one = amendment(1, &base, vec![insert(under(100, Some(1)), 11, "Van de een.")]);
    let two = amendment(2, &base, vec![insert(under(100, Some(1)), 12, "Van de ander.")]);
    let table = ConflictTable::of(&base, &[one.clone(), two.clone()]);
    let found = table.between(one.id, two.id).unwrap();
    assert_eq!(found.class, ConflictClass::Order);
    assert_eq!(found.details[0].about, About::Place { place: under(100, Some(1)) });
    let (folded, _) = fold(&base, &[one.clone(), two.clone()]);
    assert_eq!(paragraphs(folded.tree()), ["Een.", "Van de een.", "Van de ander.", "Twee."]);
    let (folded, _) = fold(&base, &[two, one]);
    assert_eq!(paragraphs(folded.tree()), ["Een.", "Van de ander.", "Van de een.", "Twee."]);
}

#[test]
fn somebody_may_say_what_comes_first_whatever_was_decided_first() {
    let base = article(&["Een.", "Twee."]);
    let all = [11, 12, 13].map(|number| {
        let operation = insert(under(100, Some(1)), number, &format!("Van {number}."));
        amendment(number, &base, vec![operation])
    });
    let precedence = [(under(100, Some(1)), vec![amendment_id(12), amendment_id(11)])];
    let start = Fold::new(&base).with_precedence(precedence.into_iter().collect());
    for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
        let (folded, _) = fold_onto(start.clone(), &order.map(|nth: usize| all[nth].clone()));
        assert_eq!(paragraphs(folded.tree()), ["Een.", "Van 12.", "Van 11.", "Van 13.", "Twee."]);
    }
    let (folded, adoptions) = fold_onto(start, &all);
    let mut tree = base.clone();
    for operation in adoptions.iter().flat_map(|adoption| adoption.done.iter().flatten()) {
        apply(&mut tree, operation).unwrap();
    }
    assert_eq!(&tree, folded.tree());
}

#[test]
fn insertions_after_neighbours_do_not_meet() {
    let base = article(&["Een.", "Twee."]);
    let one = amendment(1, &base, vec![insert(under(100, Some(1)), 11, "A.")]);
    let two = amendment(2, &base, vec![insert(under(100, Some(2)), 12, "B.")]);
    assert!(ConflictTable::of(&base, &[one, two]).conflicts.is_empty());
}

#[test]
fn an_insertion_after_what_is_gone_keeps_its_place() {
    let base = article(&["Een.", "Twee.", "Drie."]);
    let gone = amendment(1, &base, vec![Operation::Delete { node: id(2) }]);
    let after = amendment(2, &base, vec![insert(under(100, Some(2)), 12, "Na twee.")]);
    let before = amendment(3, &base, vec![insert(under(100, Some(1)), 11, "Na een.")]);
    assert!(ConflictTable::of(&base, &[gone.clone(), after.clone(), before.clone()]).conflicts.is_empty());
    for order in [[&gone, &after, &before], [&before, &after, &gone], [&after, &gone, &before]] {
        let (folded, _) = fold(&base, &order.map(Amendment::clone));
        assert_eq!(paragraphs(folded.tree()), ["Een.", "Na een.", "Na twee.", "Drie."]);
    }
}

#[test]
fn deleting_words_and_changing_the_same_words_is_a_conflict() {
    let base = article(&["De beheerder meldt de sensor binnen zes weken na plaatsing."]);
    let gone = amendment(1, &base, vec![replace(&base, 1, "De beheerder meldt de sensor.")]);
    let change = amendment(
        2,
        &base,
        vec![replace(&base, 1, "De beheerder meldt de sensor binnen acht weken na plaatsing.")],
    );
    let table = ConflictTable::of(&base, &[gone.clone(), change.clone()]);
    assert_eq!(table.conflicts[0].class, ConflictClass::Hard);
    let (folded, adoptions) = fold(&base, &[gone, change]);
    assert_eq!(paragraphs(folded.tree()), ["De beheerder meldt de sensor."]);
    let Fate::Lost(Lost::Words { with, .. }) = &adoptions[1].fates[0] else { panic!("{:?}", adoptions[1]) };
    assert_eq!(with, &[amendment_id(1)]);
}

#[test]
fn changes_of_different_words_of_one_text_both_land_with_their_origin() {
    let base = article(&["De beheerder meldt de sensor binnen zes weken na plaatsing."]);
    let one = amendment(
        1,
        &base,
        vec![replace(&base, 1, "De eigenaar meldt de sensor binnen zes weken na plaatsing.")],
    );
    let two = amendment(
        2,
        &base,
        vec![replace(&base, 1, "De beheerder meldt de sensor binnen acht weken na plaatsing.")],
    );
    let table = ConflictTable::of(&base, &[one.clone(), two.clone()]);
    assert_eq!(table.conflicts[0].class, ConflictClass::Merges);
    let (folded, adoptions) = fold(&base, &[one, two]);
    assert_eq!(adoptions[1].fates, [Fate::Merged]);
    let text = |words: &rulebook::model::fold::Words| {
        words.runs.iter().map(|run| run.text.as_str()).collect::<String>()
    };
    let words: Vec<(String, Origin)> =
        folded.words(id(1), Part::Text).iter().map(|words| (text(words), words.origin)).collect();
    let by = |number| Origin::Amendment(amendment_id(number));
    let expected = [
        ("De ", Origin::Base),
        ("eigenaar", by(1)),
        (" meldt de sensor binnen ", Origin::Base),
        ("acht", by(2)),
        (" weken na plaatsing.", Origin::Base),
    ];
    assert_eq!(words, expected.map(|(text, origin)| (text.to_owned(), origin)));
}

#[test]
fn words_beside_each_other_changed_by_two_do_not_become_a_sentence_that_nobody_wrote() {
    let base = article(&["binnen zes weken na plaatsing"]);
    let one = amendment(1, &base, vec![replace(&base, 1, "binnen acht weken na plaatsing")]);
    let two = amendment(2, &base, vec![replace(&base, 1, "binnen zes dagen na plaatsing")]);
    assert_eq!(ConflictTable::of(&base, &[one, two]).conflicts[0].class, ConflictClass::Hard);
}

#[test]
fn a_move_takes_along_what_others_change_and_the_table_warns() {
    let base = article(&["Een.", "Twee.", "Drie."]);
    let moves = amendment(1, &base, vec![Operation::Move { node: id(3), place: under(100, None) }]);
    let change = amendment(2, &base, vec![replace(&base, 3, "Drie en vier.")]);
    let again = amendment(3, &base, vec![Operation::Move { node: id(3), place: under(100, Some(1)) }]);
    let same = amendment(4, &base, vec![Operation::Move { node: id(3), place: under(100, None) }]);
    let all = [moves.clone(), change.clone(), again.clone(), same.clone()];
    let table = ConflictTable::of(&base, &all);
    let class = |one: &Amendment, two: &Amendment| table.between(one.id, two.id).map(|found| found.class);
    assert_eq!(class(&moves, &change), Some(ConflictClass::Hard));
    assert_eq!(class(&moves, &again), Some(ConflictClass::Hard));
    assert_eq!(class(&moves, &same), Some(ConflictClass::Same));
    assert_eq!(table.bundles, [vec![moves.id, same.id]]);
    let (folded, adoptions) = fold(&base, &all);
    assert_eq!(paragraphs(folded.tree()), ["Drie en vier.", "Een.", "Twee."]);
    assert_eq!(adoptions[1].fates, [Fate::Landed]);
    assert_eq!(adoptions[2].fates, [Fate::Lost(Lost::MovedBefore { node: id(3), by: moves.id })]);
    assert_eq!(adoptions[3].fates, [Fate::AlreadyDone]);
    assert_eq!(folded.moved_by(id(3)), Some(moves.id));
}

#[test]
fn deleting_what_others_change_is_a_conflict_in_either_order() {
    let base = article(&["Een.", "Twee."]);
    let gone = amendment(1, &base, vec![Operation::Delete { node: id(100) }]);
    let change = amendment(2, &base, vec![replace(&base, 2, "Anders.")]);
    let table = ConflictTable::of(&base, &[gone.clone(), change.clone()]);
    assert_eq!(table.conflicts[0].class, ConflictClass::Hard);
    let (_, adoptions) = fold(&base, &[gone.clone(), change.clone()]);
    assert_eq!(adoptions[1].fates, [Fate::Lost(Lost::Gone { node: id(2), by: Some(gone.id) })]);
    let (folded, adoptions) = fold(&base, &[change.clone(), gone]);
    let lost = Lost::ChangedBefore { node: id(100), by: Some(change.id) };
    assert_eq!(adoptions[1].fates, [Fate::Lost(lost)]);
    assert_eq!(paragraphs(folded.tree()), ["Een.", "Anders."]);
}

#[test]
fn twenty_new_paragraphs_are_twenty_insertions_in_order() {
    let base = article(&["Een.", "Laatste."]);
    let mut edited = base.clone();
    for nth in 0..20 {
        let after = if nth == 0 { 1 } else { 9 + nth };
        apply(&mut edited, &insert(under(100, Some(after)), 10 + nth, &format!("Nieuw {nth}."))).unwrap();
    }
    let operations = derive(&base, &edited);
    assert_eq!(operations.len(), 20);
    let (folded, _) = fold(&base, &[amendment(1, &base, operations)]);
    assert_eq!(folded.tree(), &edited);
}

#[test]
fn equal_ranges_with_equal_words_are_the_same_and_with_other_words_a_conflict() {
    let base = article(&["binnen zes weken na plaatsing", "Twee."]);
    let one = amendment(1, &base, vec![replace(&base, 1, "binnen acht weken na plaatsing")]);
    let same = amendment(2, &base, vec![replace(&base, 1, "binnen acht weken na plaatsing")]);
    let other = amendment(3, &base, vec![replace(&base, 1, "binnen tien weken na plaatsing")]);
    let more = amendment(
        4,
        &base,
        vec![replace(&base, 1, "binnen acht weken na plaatsing"), Operation::Delete { node: id(2) }],
    );
    let all = [one.clone(), same.clone(), other.clone(), more.clone()];
    let table = ConflictTable::of(&base, &all);
    let class = |one: &Amendment, two: &Amendment| table.between(one.id, two.id).map(|found| found.class);
    assert_eq!(class(&one, &same), Some(ConflictClass::Same));
    assert_eq!(class(&one, &other), Some(ConflictClass::Hard));
    assert_eq!(class(&one, &more), Some(ConflictClass::Merges));
    assert_eq!(table.bundles, [vec![one.id, same.id]]);
    let mut adopted = Fold::new(&base);
    adopted.adopt(&one);
    let found: Vec<Standing> =
        standings(&adopted, &all[1..]).into_iter().map(|(standing, _)| standing).collect();
    assert_eq!(found, [Standing::Done, Standing::Falls, Standing::Merges]);
}

#[test]
fn an_amendment_on_an_amendment_that_is_not_adopted_falls() {
    let base = article(&["binnen zes weken"]);
    let main = amendment(
        1,
        &base,
        vec![replace(&base, 1, "binnen acht weken"), insert(under(100, Some(1)), 2, "Nieuw lid.")],
    );
    let result = main.result().unwrap();
    let steps = vec![
        replace(&result, 2, "Nieuw en beter lid.").into(),
        replace(&result, 1, "binnen acht dagen").into(),
    ];
    let sub = Amendment::on(&main, amendment_id(2), steps).unwrap();
    let (folded, adoptions) = fold(&base, std::slice::from_ref(&sub));
    assert_eq!(folded.tree(), &base);
    assert!(adoptions[0].fates.iter().all(|fate| *fate == Fate::Lost(Lost::MainNotAdopted(main.id))));
    // Sub-amendments are put to the vote first, and land on what they amend.
    let (folded, adoptions) = fold(&base, &[sub.clone(), main.clone()]);
    assert!(adoptions.iter().all(|adoption| adoption.is_whole()), "{adoptions:?}");
    assert_eq!(adoptions[0].amendment, sub.id);
    assert_eq!(paragraphs(folded.tree()), ["binnen acht dagen", "Nieuw en beter lid."]);
    let origins: Vec<Origin> = folded.words(id(2), Part::Text).iter().map(|words| words.origin).collect();
    let by = |number| Origin::Amendment(amendment_id(number));
    assert_eq!(origins, [by(1), by(2), by(1)]);
    assert!(ConflictTable::of(&base, &[main.clone(), sub.clone()]).conflicts.is_empty());
    let pending = standings(&Fold::new(&base), &[sub, main]);
    assert_eq!(pending[0].0, Standing::Applies);
}

#[test]
fn two_amendments_on_one_amendment_are_compared_with_what_it_says() {
    let base = article(&["binnen zes weken na plaatsing van de sensor"]);
    let main = amendment(1, &base, vec![replace(&base, 1, "binnen acht weken na plaatsing van elke sensor")]);
    let result = main.result().unwrap();
    let on = |number, text| {
        Amendment::on(&main, amendment_id(number), vec![replace(&result, 1, text).into()]).unwrap()
    };
    let one = on(2, "binnen acht dagen na plaatsing van elke sensor");
    let two = on(3, "binnen acht weken na plaatsing van elke camera");
    let three = on(4, "binnen acht uren na plaatsing van elke sensor");
    let table = ConflictTable::of(&base, &[main.clone(), one.clone(), two.clone(), three.clone()]);
    assert_eq!(table.between(one.id, two.id).unwrap().class, ConflictClass::Merges);
    assert_eq!(table.between(one.id, three.id).unwrap().class, ConflictClass::Hard);
    let (folded, _) = fold(&base, &[main, one, two]);
    assert_eq!(paragraphs(folded.tree()), ["binnen acht dagen na plaatsing van elke camera"]);
}

#[test]
fn a_section_added_afterwards_changes_numbers_and_nothing_else() {
    let part = |chapter, number| {
        with(chapter, NodeKind::Chapter, "", vec![leaf(number, NodeKind::Article, "Regel.")])
    };
    let base = Tree::from_subtrees(vec![part(10, 1), part(20, 2)]).unwrap();
    let subtree = with(30, NodeKind::Chapter, "", vec![leaf(3, NodeKind::Article, "Nieuw.")]);
    let place = Place { parent: None, after: Some(id(10)) };
    let added = amendment(1, &base, vec![Operation::Insert { place, subtree }]);
    let change = amendment(2, &base, vec![replace(&base, 2, "Andere regel.")]);
    assert!(ConflictTable::of(&base, &[added.clone(), change.clone()]).conflicts.is_empty());
    let (folded, _) = fold(&base, &[added, change]);
    let numbers = Numbers::of(folded.tree());
    assert_eq!(Reference::to(folded.tree(), &numbers, id(2)).unwrap().dutch(), "artikel 3");
    assert_eq!(folded.tree().get(id(2)).unwrap().text.plain_text(), "Andere regel.");
}

#[test]
fn cutting_a_paragraph_in_two_is_derived_as_a_split_and_back_as_a_join() {
    let base = article(&["Een zin. Nog een zin.", "Slot."]);
    let mut edited = base.clone();
    apply(&mut edited, &replace(&base, 1, "Een zin.")).unwrap();
    apply(&mut edited, &insert(under(100, Some(1)), 9, "Nog een zin.")).unwrap();
    let operations = derive(&base, &edited);
    let [Operation::Split { node, new, .. }] = operations[..] else { panic!("{operations:?}") };
    assert_eq!((node, new), (id(1), id(9)));
    assert_eq!(derive(&edited, &base), [Operation::Join { node: id(1), following: id(9) }]);
    let (folded, _) = fold(&base, &[amendment(1, &base, operations)]);
    assert_eq!(folded.tree(), &edited);
    let words = folded.words(id(9), Part::Text);
    assert_eq!(words.len(), 1);
    assert_eq!(words[0].origin, Origin::Base);
}

#[test]
fn an_article_that_moves_is_one_operation_whatever_stands_around_it() {
    let base = article(&["Een.", "Twee.", "Drie.", "Vier.", "Vijf."]);
    let mut edited = base.clone();
    apply(&mut edited, &Operation::Move { node: id(1), place: under(100, Some(5)) }).unwrap();
    assert_eq!(derive(&base, &edited), [Operation::Move { node: id(1), place: under(100, Some(5)) }]);
}

#[test]
fn renumbering_is_never_a_conflict() {
    let base = article(&["Een.", "Twee."]);
    let number = rulebook::model::node::Label::new("1a").ok();
    let one = amendment(1, &base, vec![Operation::Renumber { node: id(2), number }]);
    let two = amendment(2, &base, vec![Operation::Delete { node: id(2) }]);
    let three = amendment(3, &base, vec![replace(&base, 2, "Anders.")]);
    let table = ConflictTable::of(&base, &[one.clone(), two.clone(), three.clone()]);
    assert_eq!(table.of_amendment(one.id).count(), 0);
    let (folded, adoptions) = fold(&base, &[one.clone(), three]);
    assert!(adoptions.iter().all(|adoption| adoption.is_whole()));
    assert_eq!(folded.renumbered_by(id(2)), Some(one.id));
    let (_, adoptions) = fold(&base, &[one, two]);
    assert!(adoptions.iter().all(|adoption| adoption.is_whole()));
}

#[test]
fn inserting_before_the_first_and_joining_with_the_next_are_seen() {
    let base = article(&["Een.", "Twee."]);
    let first = amendment(1, &base, vec![insert(under(100, None), 9, "Nul.")]);
    let join = amendment(2, &base, vec![Operation::Join { node: id(1), following: id(2) }]);
    let between = amendment(3, &base, vec![insert(under(100, Some(1)), 8, "Ertussen.")]);
    let table = ConflictTable::of(&base, &[first.clone(), join.clone(), between.clone()]);
    assert_eq!(table.between(first.id, join.id), None);
    assert_eq!(table.between(join.id, between.id).unwrap().class, ConflictClass::Hard);
    let (folded, _) = fold(&base, &[first, join]);
    assert_eq!(paragraphs(folded.tree()), ["Nul.", "Een. Twee."]);
}

#[test]
fn taking_away_all_and_saving_a_part_is_not_the_same_as_taking_away_all() {
    let base = Tree::from_subtrees(vec![
        with(100, NodeKind::Article, "", vec![leaf(1, NodeKind::Paragraph, "Een.")]),
        with(200, NodeKind::Article, "", vec![leaf(2, NodeKind::Paragraph, "Twee.")]),
    ])
    .unwrap();
    let all = amendment(1, &base, vec![Operation::Delete { node: id(200) }]);
    let saves = Operation::Move { node: id(2), place: under(100, Some(1)) };
    let part = amendment(2, &base, vec![saves, Operation::Delete { node: id(200) }]);
    let again = amendment(3, &base, vec![Operation::Delete { node: id(200) }]);
    let table = ConflictTable::of(&base, &[all.clone(), part.clone(), again.clone()]);
    assert_eq!(table.between(all.id, part.id).unwrap().class, ConflictClass::Hard);
    assert_eq!(table.between(all.id, again.id).unwrap().class, ConflictClass::Same);
}

#[test]
fn lists_that_are_turned_inside_out_and_nodes_of_another_kind_are_derived_too() {
    use NodeKind::{Article, Item, Principle};
    let nest = |order: [u128; 4]| {
        let empty: Option<Subtree> = None;
        let nested = order.iter().rev().fold(empty, |below, number| {
            Some(with(*number, Item, &number.to_string(), below.into_iter().collect()))
        });
        Tree::from_subtrees(vec![with(100, Article, "Dit:", nested.into_iter().collect())]).unwrap()
    };
    let (base, turned) = (nest([1, 2, 3, 4]), nest([4, 3, 2, 1]));
    let other_kind =
        Tree::from_subtrees(vec![with(100, Principle, "Dit:", vec![leaf(1, Item, "een")])]).unwrap();
    for (from, to) in [(&base, &turned), (&turned, &base), (&base, &other_kind), (&other_kind, &base)] {
        let operations = derive(from, to);
        let (folded, adoptions) = fold(from, &[amendment(1, from, operations)]);
        assert!(adoptions[0].is_whole(), "{adoptions:?}");
        assert_eq!(folded.tree(), to);
    }
}
