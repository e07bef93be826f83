//! From one version to the next, by example.

use rulebook::model::anchor::{Anchor, Reanchored};
use rulebook::model::apply::{apply, apply_all};
use rulebook::model::fold::{Fate, Lost, Origin, fold};
use rulebook::model::lineage::{Descent, Relation, compare};
use rulebook::model::merge::{Merge, MergePart, three_way};
use rulebook::model::node::{NodeKind, Part};
use rulebook::model::operation::Operation;
use rulebook::model::rebase::{Rebase, rebase_all};
use rulebook::model::reconcile::reconcile;
use rulebook::model::text::Run;
use rulebook::model::tree::{Place, Tree};
use rulebook::model::words::Change;

use crate::fixtures::{
    amendment, amendment_id, article, id, insert, leaf, paragraphs, replace, typed, under, with,
};

const RULE: &str = "De beheerder meldt de sensor binnen zes weken na plaatsing.";

fn changed(tree: &Tree, operations: &[Operation]) -> Tree {
    let mut tree = tree.clone();
    apply_all(&mut tree, operations).unwrap();
    tree
}

#[test]
fn an_amendment_is_rebased_word_by_word() {
    let old = article(&[RULE, "Twee."]);
    let new = changed(
        &old,
        &[
            replace(&old, 1, "De eigenaar meldt de sensor binnen zes weken na plaatsing."),
            insert(under(100, None), 9, "Nul."),
        ],
    );
    let open = amendment(
        1,
        &old,
        vec![replace(&old, 1, "De beheerder meldt de sensor binnen acht weken na plaatsing.")],
    );
    let rebased = Rebase::new(&old, &new).amendment(&open);
    assert_eq!(rebased.fates, [Fate::Merged]);
    let result = rebased.amendment.result().unwrap();
    let expected = ["Nul.", "De eigenaar meldt de sensor binnen acht weken na plaatsing.", "Twee."];
    assert_eq!(paragraphs(&result), expected);
}

#[test]
fn what_cannot_be_rebased_is_asked_step_by_step_and_the_rest_goes_on() {
    let old = article(&[RULE, "Twee.", "Drie."]);
    let new = changed(
        &old,
        &[
            replace(&old, 1, "De beheerder meldt de sensor binnen tien weken na plaatsing."),
            Operation::Delete { node: id(2) },
        ],
    );
    let open = amendment(
        1,
        &old,
        vec![
            replace(&old, 1, "De beheerder meldt de sensor binnen acht weken na plaatsing."),
            replace(&old, 2, "Twee en een half."),
            replace(&old, 3, "Drie en een half."),
        ],
    );
    let rebased = &rebase_all(&old, &new, &[open])[0];
    let asked: Vec<usize> = rebased.questions().map(|(nth, _)| nth).collect();
    assert_eq!(asked, [0, 1]);
    let Fate::Lost(Lost::Words { parts, with, .. }) = &rebased.fates[0] else {
        panic!("{:?}", rebased.fates)
    };
    assert_eq!(with, &[Rebase::VERSION]);
    let conflict = MergePart::Conflict {
        base: vec![Run::plain("zes")],
        ours: vec![Run::plain("tien")],
        theirs: vec![Run::plain("acht")],
    };
    assert!(parts.contains(&conflict), "{parts:?}");
    let gone = Lost::Gone { node: id(2), by: Some(Rebase::VERSION) };
    assert_eq!(rebased.fates[1], Fate::Lost(gone));
    assert_eq!(rebased.from, [2]);
    assert_eq!(paragraphs(&rebased.amendment.result().unwrap())[1], "Drie en een half.");
}

#[test]
fn amendments_find_their_place_in_a_version_in_which_articles_became_principles() {
    let version = |kinds: [NodeKind; 3]| {
        let nodes =
            kinds.iter().enumerate().map(|(nth, kind)| leaf(nth as u128 + 1, *kind, "Tekst van deze regel."));
        Tree::from_subtrees(nodes.collect()).unwrap()
    };
    let old = version([NodeKind::Article; 3]);
    let new = version([NodeKind::Principle, NodeKind::Article, NodeKind::Article]);
    let place = Place { parent: None, after: Some(id(2)) };
    let subtree = leaf(9, NodeKind::Article, "Nieuw.");
    let open = amendment(
        1,
        &old,
        vec![Operation::Insert { place, subtree }, replace(&old, 3, "Tekst van die regel.")],
    );
    let rebased = Rebase::new(&old, &new).amendment(&open);
    let result = rebased.amendment.result().unwrap();
    assert_eq!(result.roots(), [id(1), id(2), id(9), id(3)]);
    assert_eq!(result.text(id(3), Part::Text).unwrap(), &typed("Tekst van die regel."));
    assert_eq!(rebased.questions().count(), 0);
}

#[test]
fn a_step_that_the_new_version_has_is_already_done() {
    let old = article(&[RULE, "Twee."]);
    let change = replace(&old, 1, "De beheerder meldt elke sensor binnen zes weken na plaatsing.");
    let new = changed(&old, std::slice::from_ref(&change));
    let open = amendment(1, &old, vec![change, replace(&old, 2, "Twee en drie.")]);
    let rebased = Rebase::new(&old, &new).amendment(&open);
    assert_eq!(rebased.fates, [Fate::AlreadyDone, Fate::Landed]);
    assert_eq!(rebased.already_done().collect::<Vec<_>>(), [0]);
    assert_eq!(rebased.amendment.steps.len(), 1);
}

#[test]
fn what_came_back_in_another_form_is_already_done_when_the_new_version_has_it_so() {
    let old = article(&[RULE, "Twee."]);
    let gone = Operation::Delete { node: id(2) };
    let back = Operation::Insert { place: under(100, Some(1)), subtree: leaf(2, NodeKind::Item, "Drie.") };
    let new = changed(&old, &[gone.clone(), back.clone()]);
    let rebased = Rebase::new(&old, &new).amendment(&amendment(1, &old, vec![gone.clone(), back]));
    assert_eq!(rebased.fates, [Fate::AlreadyDone, Fate::AlreadyDone]);
    let other = Operation::Insert { place: under(100, Some(1)), subtree: leaf(2, NodeKind::Item, "Vier.") };
    let rebased = Rebase::new(&old, &new).amendment(&amendment(2, &old, vec![gone, other]));
    let asked: Vec<usize> = rebased.questions().map(|(nth, _)| nth).collect();
    assert_eq!(asked, [0, 1]);
}

#[test]
fn two_editors_of_one_draft_are_joined_and_asked_where_they_meet() {
    let base = article(&[RULE, "Twee.", "Drie."]);
    let ours = changed(
        &base,
        &[
            replace(&base, 1, "De eigenaar meldt de sensor binnen zes weken na plaatsing."),
            Operation::Delete { node: id(3) },
        ],
    );
    let theirs = changed(
        &base,
        &[
            replace(&base, 1, "De beheerder meldt de sensor binnen acht weken na plaatsing."),
            replace(&base, 3, "Drie en vier."),
        ],
    );
    let joined = reconcile(&base, &ours, &theirs);
    assert_eq!(
        paragraphs(&joined.tree),
        ["De eigenaar meldt de sensor binnen acht weken na plaatsing.", "Twee."]
    );
    assert_eq!(joined.conflicts.len(), 1);
    assert_eq!(joined.conflicts[0].theirs, replace(&base, 3, "Drie en vier."));
    assert_eq!(joined.conflicts[0].ours, [Operation::Delete { node: id(3) }]);
    let back = reconcile(&base, &theirs, &ours);
    assert_eq!(paragraphs(&back.tree)[2], "Drie en vier.");
    assert_eq!(back.conflicts.len(), 1);
}

#[test]
fn new_paragraphs_of_two_editors_in_one_place_both_stand_ours_first() {
    let base = article(&["Een."]);
    let ours = changed(&base, &[insert(under(100, Some(1)), 8, "Van ons.")]);
    let theirs = changed(&base, &[insert(under(100, Some(1)), 9, "Van hen.")]);
    let joined = reconcile(&base, &ours, &theirs);
    assert_eq!(paragraphs(&joined.tree), ["Een.", "Van ons.", "Van hen."]);
    assert_eq!(joined.order, [under(100, Some(1))]);
    assert!(joined.conflicts.is_empty());
}

#[test]
fn a_conflict_of_words_shows_both_sides_in_the_text() {
    let merge = three_way(
        &typed(RULE),
        &typed("De beheerder meldt de sensor."),
        &typed("De eigenaar meldt de sensor binnen acht weken na plaatsing."),
    );
    let Merge::Conflict(parts) = merge else { panic!("{merge:?}") };
    let agreed: Vec<String> = parts
        .iter()
        .filter_map(|part| match part {
            MergePart::Agreed(runs) => Some(runs.iter().map(|run| run.text.as_str()).collect()),
            MergePart::Conflict { .. } => None,
        })
        .collect();
    assert_eq!(agreed, ["De eigenaar meldt de sensor", "."]);
}

#[test]
fn four_principles_become_five_and_each_knows_where_it_comes_from() {
    let principle = |number, text| leaf(number, NodeKind::Principle, text);
    let old = vec![
        principle(1, "Doel."),
        principle(2, "Rollen."),
        principle(3, "Techniek."),
        principle(4, "Data."),
    ];
    let old = Tree::from_subtrees(old).unwrap();
    let new = vec![
        principle(5, "Waarde."),
        principle(4, "Rechten over data."),
        principle(6, "Infrastructuur."),
        principle(2, "Rollen."),
        principle(7, "Transparantie."),
    ];
    let new = Tree::from_subtrees(new).unwrap();
    let descents = [
        Descent { node: id(5), from: id(1), relation: Relation::Replaces },
        Descent { node: id(6), from: id(3), relation: Relation::Splits },
        Descent { node: id(7), from: id(3), relation: Relation::Splits },
    ];
    let changes = compare(&old, &new, &descents);
    let of = |number| changes.iter().find(|change| change.node == id(number)).unwrap();
    assert!(of(5).is_new() && of(1).is_gone());
    assert_eq!(of(1).descent, [descents[0]]);
    assert_eq!(of(3).descent, descents[1..]);
    assert_eq!(of(4).texts, [Part::Text]);
    assert_eq!(of(4).renumbered, Some((Some("4".into()), Some("2".into()))));
    assert!(of(4).moved != of(2).moved, "one of two that changed places moved");
    let order: Vec<_> = changes.iter().map(|change| change.node).collect();
    assert_eq!(order, [id(1), id(5), id(4), id(6), id(2), id(3), id(7)]);
}

#[test]
fn comments_follow_their_words() {
    let old = article(&[RULE, "Een ander lid dat blijft zoals het is."]);
    let on = |quote| Anchor::quoting(&old, id(1), Part::Text, quote, 0).unwrap();
    let (weeks, owner) = (on("binnen zes weken"), on("De beheerder meldt"));
    let new = changed(
        &old,
        &[
            replace(
                &old,
                1,
                "De beheerder meldt iedere sensor in openbare ruimte binnen acht weken na plaatsing.",
            ),
            insert(under(100, None), 9, "Nieuw."),
        ],
    );
    let Reanchored::Unchanged(same) = owner.in_version(&old, &new) else { panic!() };
    assert_eq!(same.passage.unwrap().quote, "De beheerder meldt");
    let Reanchored::TextChanged(left) = weeks.in_version(&old, &new) else { panic!() };
    assert_eq!(left.passage.unwrap().quote, "binnen acht weken");

    // The words went to another paragraph; then the paragraph went to another article.
    let moved = changed(
        &old,
        &[
            replace(&old, 1, "De beheerder meldt de sensor."),
            insert(under(100, Some(2)), 9, "Dat gebeurt binnen zes weken."),
        ],
    );
    let Reanchored::Moved(found) = weeks.in_version(&old, &moved) else { panic!() };
    assert_eq!((found.node, found.passage.unwrap().quote.as_str()), (id(9), "binnen zes weken"));
    let mut elsewhere = old.clone();
    let place = Place { parent: None, after: Some(id(100)) };
    apply(&mut elsewhere, &Operation::Insert { place, subtree: with(200, NodeKind::Article, "", vec![]) })
        .unwrap();
    apply(&mut elsewhere, &Operation::Move { node: id(1), place: under(200, None) }).unwrap();
    let Reanchored::Moved(found) = weeks.in_version(&old, &elsewhere) else { panic!() };
    assert_eq!(found, weeks);
    assert_eq!(Anchor::node(id(1)).in_version(&old, &elsewhere), Reanchored::Moved(Anchor::node(id(1))));

    let gone = changed(&old, &[Operation::Delete { node: id(1) }]);
    assert_eq!(weeks.in_version(&old, &gone), Reanchored::Gone);
    let rewritten = changed(&old, &[replace(&old, 1, "Iets heel anders.")]);
    assert!(matches!(weeks.in_version(&old, &rewritten), Reanchored::TextChanged(_)));
    assert_eq!(Anchor::quoting(&old, id(1), Part::Text, "staat er niet", 0), None);
    assert_eq!(on("heerder  mel").passage.unwrap().quote, "beheerder meldt");
}

#[test]
fn the_text_as_adopted_shows_who_deleted_and_who_wrote() {
    let base = article(&[RULE]);
    let one = amendment(1, &base, vec![replace(&base, 1, "De beheerder meldt de sensor.")]);
    let two = amendment(
        2,
        &base,
        vec![replace(&base, 1, "De eigenaar meldt de sensor binnen zes weken na plaatsing.")],
    );
    let (folded, _) = fold(&base, &[one, two]);
    let show = |marked: &rulebook::model::fold::Marked| {
        (marked.change, marked.by, marked.runs.iter().map(|run| run.text.as_str()).collect::<String>())
    };
    let shown: Vec<_> = folded.redline(id(1), Part::Text).iter().map(show).collect();
    let by = |number| Origin::Amendment(amendment_id(number));
    let expected = [
        (Change::Same, Origin::Base, "De "),
        (Change::Deleted, by(2), "beheerder"),
        (Change::Inserted, by(2), "eigenaar"),
        (Change::Same, Origin::Base, " meldt de sensor"),
        (Change::Deleted, by(1), " binnen zes weken na plaatsing"),
        (Change::Same, Origin::Base, "."),
    ];
    assert_eq!(shown, expected.map(|(change, by, text)| (change, by, text.to_owned())));
}
