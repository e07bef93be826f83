//! Trees, their numbers, and operations on them.

use rulebook::model::apply::{apply, apply_all};
use rulebook::model::node::{Label, Node, NodeKind, Part, Subtree};
use rulebook::model::number::Numbers;
use rulebook::model::operation::{Operation, Refusal};
use rulebook::model::reference::{Reference, dutch_ordinal};
use rulebook::model::text::Text;
use rulebook::model::tree::{Place, Tree, TreeError};

use crate::fixtures::{id, leaf, with};

/// Two chapters, four articles, lists four deep.
fn rules() -> Tree {
    use NodeKind::{Article, Chapter, Item, Paragraph, Preamble, Section};
    let nested = with(
        312,
        Item,
        "bij verkeer:",
        vec![with(
            313,
            Item,
            "als het regent:",
            vec![with(314, Item, "op straat:", vec![leaf(315, Item, "nat.")])],
        )],
    );
    let third = with(
        30,
        Article,
        "",
        vec![
            leaf(31, Paragraph, "De beheerder meldt de sensor."),
            with(32, Paragraph, "Dat gebeurt:", vec![leaf(311, Item, "vooraf;"), nested]),
        ],
    );
    Tree::from_subtrees(vec![
        leaf(1, Preamble, "De vergadering besluit:"),
        with(
            2,
            Chapter,
            "",
            vec![leaf(10, Article, "Wat een sensor is."), leaf(20, Article, "Wie beheert.")],
        ),
        with(
            3,
            Chapter,
            "",
            vec![
                with(4, Section, "", vec![third]),
                with(
                    5,
                    Section,
                    "",
                    vec![with(40, Article, "", vec![leaf(41, Paragraph, "Alleen dit lid.")])],
                ),
            ],
        ),
    ])
    .unwrap()
}

fn called(tree: &Tree, number: u128) -> String {
    Reference::to(tree, &Numbers::of(tree), id(number)).unwrap().dutch()
}

#[test]
fn nodes_are_called_by_their_computed_numbers() {
    let tree = rules();
    let names: Vec<String> = tree
        .walk()
        .map(|(_, node)| Reference::to(&tree, &Numbers::of(&tree), node.id).unwrap().dutch())
        .collect();
    assert_eq!(
        names,
        [
            "aanhef",
            "hoofdstuk 1",
            "artikel 1",
            "artikel 2",
            "hoofdstuk 2",
            "paragraaf 2.1",
            "artikel 3",
            "artikel 3, eerste lid",
            "artikel 3, tweede lid",
            "artikel 3, tweede lid, onderdeel a",
            "artikel 3, tweede lid, onderdeel b",
            "artikel 3, tweede lid, onderdeel b, onder 1°",
            "artikel 3, tweede lid, onderdeel b, onder 1°, onder i",
            "artikel 3, tweede lid, onderdeel b, onder 1°, onder i, onder A",
            "paragraaf 2.2",
            "artikel 4",
            "artikel 4",
        ]
    );
    let english = Reference::to(&tree, &Numbers::of(&tree), id(312)).unwrap();
    assert_eq!(english.english(), "article 3, paragraph 2, item b");
    assert_eq!(english.dutch_part(Part::Note), "toelichting bij artikel 3, tweede lid, onderdeel b");
}

#[test]
fn a_given_number_renumbers_nothing_else() {
    let mut tree = rules();
    let number = Some(Label::new("1a").unwrap());
    apply(&mut tree, &Operation::Renumber { node: id(20), number }).unwrap();
    assert_eq!(called(&tree, 20), "artikel 1a");
    assert_eq!(called(&tree, 31), "artikel 2, eerste lid");
    let number = Some(Label::new("1a").unwrap());
    apply(&mut tree, &Operation::Renumber { node: id(32), number }).unwrap();
    assert_eq!(called(&tree, 32), "artikel 2, lid 1a");
}

#[test]
fn a_list_may_start_with_another_number() {
    let mut tree = rules();
    let number = Some(Label::new("c").unwrap());
    apply(&mut tree, &Operation::Renumber { node: id(311), number }).unwrap();
    assert_eq!(called(&tree, 311), "artikel 3, tweede lid, onderdeel c");
    assert_eq!(called(&tree, 312), "artikel 3, tweede lid, onderdeel a");
    assert!(Label::new("").is_err());
    assert!(Label::new("<b>").is_err());
    assert!(serde_json::from_str::<Label>("\"1 2\"").is_err());
}

#[test]
fn long_lists_go_on_after_z() {
    let items = (0..30).map(|nth| leaf(100 + nth, NodeKind::Item, "x")).collect();
    let tree = Tree::from_subtrees(vec![with(1, NodeKind::Article, "", items)]).unwrap();
    assert_eq!(called(&tree, 125), "artikel 1, onderdeel z");
    assert_eq!(called(&tree, 126), "artikel 1, onderdeel aa");
    assert_eq!(called(&tree, 127), "artikel 1, onderdeel ab");
}

#[test]
fn ordinals_are_spelled_out_in_dutch() {
    let words = [1, 3, 8, 12, 20, 21, 22, 53, 80, 99, 100].map(dutch_ordinal);
    assert_eq!(
        words,
        [
            "eerste",
            "derde",
            "achtste",
            "twaalfde",
            "twintigste",
            "eenentwintigste",
            "tweeëntwintigste",
            "drieënvijftigste",
            "tachtigste",
            "negenennegentigste",
            "100e",
        ]
    );
}

#[test]
fn a_tree_refuses_what_is_not_valid() {
    let refused = |subtrees| Tree::from_subtrees(subtrees).unwrap_err();
    let twice = vec![leaf(1, NodeKind::Article, ""), leaf(1, NodeKind::Article, "")];
    assert_eq!(refused(twice), TreeError::Twice(id(1)));
    let twice = vec![with(1, NodeKind::Article, "", vec![leaf(1, NodeKind::Paragraph, "")])];
    assert_eq!(refused(twice), TreeError::Twice(id(1)));
    let kind = TreeError::Kind { node: id(1), kind: NodeKind::Item, parent: None };
    assert_eq!(refused(vec![leaf(1, NodeKind::Item, "")]), kind);
    let deep = (0..4).fold(leaf(9, NodeKind::Item, ""), |below, n| with(n, NodeKind::Item, "", vec![below]));
    assert_eq!(refused(vec![with(8, NodeKind::Article, "", vec![deep])]), TreeError::Depth(id(8)));
    let lines = Node::new(id(1), NodeKind::Article).headed("een\ntwee");
    assert_eq!(refused(vec![Subtree::leaf(lines)]), TreeError::HeadingLines(id(1)));
    let long = leaf(1, NodeKind::Article, &"woord ".repeat(80_000));
    assert_eq!(refused(vec![long]), TreeError::TooLong(id(1), Part::Text));
}

#[test]
fn a_refused_operation_leaves_the_tree_as_it_was() {
    let tree = rules();
    let place = |parent: u128, after: Option<u128>| Place { parent: Some(id(parent)), after: after.map(id) };
    let refused = [
        Operation::Delete { node: id(999) },
        Operation::Move { node: id(3), place: place(4, None) },
        Operation::Move { node: id(312), place: place(315, None) },
        Operation::Move { node: id(10), place: place(32, None) },
        Operation::Move { node: id(10), place: place(2, Some(10)) },
        Operation::Move { node: id(10), place: place(2, Some(30)) },
        Operation::Insert { place: place(2, None), subtree: leaf(30, NodeKind::Article, "") },
        Operation::Insert { place: place(315, None), subtree: leaf(99, NodeKind::Item, "") },
        Operation::Split { node: id(31), at: 0, new: id(99) },
        Operation::Split { node: id(31), at: 1, new: id(32) },
        Operation::Split { node: id(31), at: 500, new: id(99) },
        Operation::Join { node: id(31), following: id(30) },
        Operation::Join { node: id(32), following: id(31) },
        Operation::Renumber { node: id(999), number: None },
    ];
    for operation in refused {
        let mut changed = tree.clone();
        assert!(apply(&mut changed, &operation).is_err(), "{operation:?}");
        assert_eq!(changed, tree);
    }
    let base_hash = Text::plain("iets anders").hash();
    let stale = Operation::ReplaceText { node: id(31), part: Part::Text, base_hash, new: "x".into() };
    let mut changed = tree.clone();
    assert_eq!(apply(&mut changed, &stale), Err(Refusal::Changed(id(31), Part::Text)));
    let fine = Operation::Delete { node: id(31) };
    assert!(apply_all(&mut changed, [&fine, &stale]).is_err());
    assert_eq!(changed, tree);
}

#[test]
fn splitting_and_joining_can_be_undone_exactly() {
    let tree = rules();
    let mut split = tree.clone();
    let undo = apply(&mut split, &Operation::Split { node: id(32), at: 2, new: id(99) }).unwrap();
    assert_eq!(split.get(id(32)).unwrap().text.plain_text(), "Dat");
    assert_eq!(split.get(id(99)).unwrap().text.plain_text(), "gebeurt:");
    assert_eq!(split.children(Some(id(99))), [id(311), id(312)]);
    assert!(split.children(Some(id(32))).is_empty());
    let again = apply(&mut split, &Operation::Join { node: id(32), following: id(99) }).unwrap();
    assert_eq!(split, tree);
    apply_all(&mut split, &again).unwrap();
    apply_all(&mut split, &undo).unwrap();
    assert_eq!(split, tree);

    let mut joined = tree.clone();
    let undo = apply(&mut joined, &Operation::Join { node: id(31), following: id(32) }).unwrap();
    assert_eq!(joined.get(id(31)).unwrap().text.plain_text(), "De beheerder meldt de sensor. Dat gebeurt:");
    apply_all(&mut joined, &undo).unwrap();
    assert_eq!(joined, tree);
}

#[test]
fn a_tree_and_operations_are_the_same_after_json() {
    let tree = rules();
    let json = serde_json::to_string(&tree).unwrap();
    assert_eq!(serde_json::from_str::<Tree>(&json).unwrap(), tree);
    let operation = Operation::Insert {
        place: Place { parent: Some(id(30)), after: Some(id(32)) },
        subtree: leaf(33, NodeKind::Paragraph, "Nieuw."),
    };
    let json = serde_json::to_value(&operation).unwrap();
    assert_eq!(json["operation"], "insert");
    assert_eq!(serde_json::from_value::<Operation>(json).unwrap(), operation);
    let mut changed = tree.clone();
    let undo = apply(&mut changed, &operation).unwrap();
    assert_eq!(changed.place(id(33)), Some(Place { parent: Some(id(30)), after: Some(id(32)) }));
    apply_all(&mut changed, &undo).unwrap();
    assert_eq!(changed, tree);
}
