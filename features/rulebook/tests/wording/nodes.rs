//! Nodes that come, go and move.

use rulebook::model::apply::cut;
use rulebook::model::node::NodeKind::{Article, Chapter, Item, Paragraph, Principle, Section};
use rulebook::model::node::{Label, Node, Part};
use rulebook::model::operation::{Operation, Step};
use rulebook::model::text::Text;
use rulebook::model::words::tokens;
use rulebook::wording::{Language, clauses, clauses_on};

use super::{base, delete, insert, says, text};
use crate::formats::made::{id, leaf, place, with};

#[test]
fn paragraphs_are_added_and_inserted_with_their_numbers() {
    says(
        vec![insert(Some(30), Some(34), leaf(35, Paragraph, "Ook op papier."))],
        &["Aan artikel 3 wordt een lid toegevoegd, luidende:\n5. Ook op papier."],
        &["A paragraph is added to article 3, reading:\n5. Ook op papier."],
    );
    says(
        vec![insert(Some(30), Some(32), leaf(35, Paragraph, "Ook op papier."))],
        &[
            "In artikel 3 wordt na het tweede lid, onder vernummering van het derde en vierde lid tot vierde en \
           vijfde lid, een lid ingevoegd, luidende:\n3. Ook op papier.",
        ],
        &[
            "In article 3, a paragraph is inserted after paragraph 2, with paragraphs 3 and 4 being renumbered \
           paragraphs 4 and 5, reading:\n3. Ook op papier.",
        ],
    );
    says(
        vec![insert(Some(40), None, leaf(44, Item, "de datum;"))],
        &["In artikel 4 wordt voor onderdeel a, onder verlettering van de onderdelen a tot en met c tot de \
           onderdelen b tot en met d, een onderdeel ingevoegd, luidende:\na. de datum;"],
        &[
            "In article 4, an item is inserted before item a, with items a to c being renumbered items b to d, \
           reading:\na. de datum;",
        ],
    );
    says(
        vec![insert(Some(50), Some(51), leaf(52, Paragraph, "En dit."))],
        &["Aan artikel 5 wordt, onder plaatsing van de aanduiding ‘1.’ voor de tekst, een lid toegevoegd, \
           luidende:\n2. En dit."],
        &["A paragraph is added to article 5, with ‘1.’ being placed before the text, reading:\n2. En dit."],
    );
}

#[test]
fn articles_that_follow_each_other_are_inserted_together() {
    let mut new = with(61, Article, "", vec![leaf(62, Paragraph, "Een."), leaf(63, Paragraph, "Twee.")]);
    new.node = Node { number: Some(Label::new("2a").unwrap()), ..new.node.headed("Nieuw") };
    says(
        vec![insert(Some(2), Some(20), new)],
        &["Na artikel 2 wordt een artikel ingevoegd, luidende:\nArtikel 2a Nieuw\n1. Een.\n2. Twee."],
        &["An article is inserted after article 2, reading:\nArticle 2a Nieuw\n1. Een.\n2. Twee."],
    );
    says(
        vec![
            insert(Some(2), Some(20), leaf(61, Article, "Een.")),
            text(34, "Het register is altijd openbaar."),
            insert(Some(2), Some(61), leaf(62, Article, "Twee.")),
        ],
        &[
            "Na artikel 2 worden, onder vernummering van de artikelen 3 tot en met 5 tot de artikelen 5 tot en \
             met 7, twee artikelen ingevoegd, luidende:\nArtikel 3 Een.\nArtikel 4 Twee.",
            "In artikel 3, vierde lid, wordt na ‘is’ ingevoegd: ‘altijd’.",
        ],
        &[
            "Two articles are inserted after article 2, with articles 3 to 5 being renumbered articles 5 to 7, \
             reading:\nArticle 3 Een.\nArticle 4 Twee.",
            "In article 3, paragraph 4, ‘altijd’ is inserted after ‘is’.",
        ],
    );
    says(
        vec![insert(None, None, leaf(61, Chapter, "")), insert(Some(61), None, leaf(62, Section, ""))],
        &[
            "Voor de aanhef wordt, onder vernummering van de hoofdstukken 1 en 2 tot de hoofdstukken 2 en 3, een \
           hoofdstuk ingevoegd, luidende:\nHoofdstuk 1\nParagraaf 1.1",
        ],
        &[
            "A chapter is inserted before the preamble, with chapters 1 and 2 being renumbered chapters 2 and 3, \
           reading:\nChapter 1\nSection 1.1",
        ],
    );
}

#[test]
fn nodes_go() {
    says(vec![delete(50)], &["Artikel 5 vervalt."], &["Article 5 is deleted."]);
    says(
        vec![text(32, "Weg."), delete(32)],
        &[
            "Artikel 3, tweede lid, vervalt, onder vernummering van het derde en vierde lid tot tweede en derde lid.",
        ],
        &["Article 3, paragraph 2, is deleted, with paragraphs 3 and 4 being renumbered paragraphs 2 and 3."],
    );
    says(
        vec![delete(421)],
        &["Artikel 4, onderdeel b, onder 1°, vervalt, onder vernummering van onderdeel 2° tot onderdeel 1°."],
        &["Article 4, item b, item 1°, is deleted, with item 2° being renumbered item 1°."],
    );
    says(
        vec![delete(41), delete(40)],
        &["Artikel 4 vervalt, onder vernummering van artikel 5 tot artikel 4."],
        &["Article 4 is deleted, with article 5 being renumbered article 4."],
    );
    says(
        vec![delete(31), delete(32), delete(33)],
        &[
            "Artikel 3, eerste lid, vervalt.",
            "Artikel 3, tweede lid, vervalt.",
            "Artikel 3, derde lid, vervalt.",
            "In artikel 3 vervalt de aanduiding ‘4.’.",
        ],
        &[
            "Article 3, paragraph 1, is deleted.",
            "Article 3, paragraph 2, is deleted.",
            "Article 3, paragraph 3, is deleted.",
            "In article 3, ‘4.’ before paragraph 4 is deleted.",
        ],
    );
}

#[test]
fn several_points_in_one_row_say_together_what_is_renumbered() {
    says(
        vec![
            insert(Some(30), None, leaf(35, Paragraph, "Eerst.")),
            insert(Some(30), Some(32), leaf(36, Paragraph, "Dan.")),
        ],
        &[
            "In artikel 3 wordt voor het eerste lid een lid ingevoegd, luidende:\n1. Eerst.",
            "In artikel 3 wordt na het tweede lid een lid ingevoegd, luidende:\n4. Dan.",
            "In artikel 3 worden het eerste en tweede lid vernummerd tot tweede en derde lid en worden het derde \
             en vierde lid vernummerd tot vijfde en zesde lid.",
        ],
        &[
            "In article 3, a paragraph is inserted before paragraph 1, reading:\n1. Eerst.",
            "In article 3, a paragraph is inserted after paragraph 2, reading:\n4. Dan.",
            "In article 3, paragraphs 1 and 2 are renumbered paragraphs 2 and 3 and paragraphs 3 and 4 are \
             renumbered paragraphs 5 and 6.",
        ],
    );
    says(
        vec![delete(10), insert(Some(2), Some(20), leaf(61, Article, "Een.")), delete(30)],
        &[
            "Artikel 1 vervalt.",
            "Na artikel 2 wordt een artikel ingevoegd, luidende:\nArtikel 2 Een.",
            "Artikel 3 vervalt.",
            "Artikel 2 wordt vernummerd tot artikel 1 en de artikelen 4 en 5 worden vernummerd tot de artikelen 3 en 4.",
        ],
        &[
            "Article 1 is deleted.",
            "An article is inserted after article 2, reading:\nArticle 2 Een.",
            "Article 3 is deleted.",
            "Article 2 is renumbered article 1 and articles 4 and 5 are renumbered articles 3 and 4.",
        ],
    );
}

#[test]
fn nodes_move() {
    let to = |node: u128, parent: Option<u128>, after: Option<u128>| Operation::Move {
        node: id(node),
        place: place(parent, after),
    };
    says(
        vec![to(10, Some(2), Some(30))],
        &[
            "Artikel 1 wordt verplaatst na artikel 3, onder vernummering van artikel 1 tot artikel 3 en van de \
           artikelen 2 en 3 tot de artikelen 1 en 2.",
        ],
        &[
            "Article 1 is moved after article 3, with article 1 being renumbered article 3 and articles 2 and 3 \
           being renumbered articles 1 and 2.",
        ],
    );
    says(
        vec![to(40, Some(3), None)],
        &["Artikel 4 wordt verplaatst voor artikel 5."],
        &["Article 4 is moved before article 5."],
    );
    says(
        vec![to(34, Some(50), Some(51))],
        &["Artikel 3, vierde lid, wordt verplaatst naar artikel 5, na de tekst, onder plaatsing van de \
             aanduiding ‘1.’ voor de tekst."],
        &[
            "Article 3, paragraph 4, is moved to article 5, after the text, with ‘1.’ being placed before the text.",
        ],
    );
}

#[test]
fn nodes_are_renumbered() {
    let renumber = |node: u128, label: &str| Operation::Renumber {
        node: id(node),
        number: Some(Label::new(label).unwrap()),
    };
    says(
        vec![renumber(50, "4a"), renumber(34, "3a"), renumber(43, "d")],
        &[
            "Artikel 5 wordt vernummerd tot artikel 4a.",
            "Artikel 3, vierde lid, wordt vernummerd tot lid 3a.",
            "Artikel 4, onderdeel c, wordt verletterd tot onderdeel d.",
        ],
        &[
            "Article 5 is renumbered article 4a.",
            "Article 3, paragraph 4, is renumbered paragraph 3a.",
            "Article 4, item c, is renumbered item d.",
        ],
    );
    says(
        vec![renumber(30, "2a")],
        &["Artikel 3 wordt vernummerd tot artikel 2a, onder vernummering van de artikelen 4 en 5 tot de \
           artikelen 3 en 4."],
        &["Article 3 is renumbered article 2a, with articles 4 and 5 being renumbered articles 3 and 4."],
    );
}

#[test]
fn nodes_are_split_and_joined() {
    let tree = base();
    let first = &tree.get(id(31)).unwrap().text;
    let at = (0..tokens(first).len())
        .find(|at| cut(first, *at).is_some_and(|(_, goes)| goes.plain_text().starts_with("Dat")))
        .unwrap();
    says(
        vec![Operation::Split { node: id(31), at, new: id(99) }],
        &[
            "In artikel 3 wordt het eerste lid gesplitst: wat begint met ‘Dat gebeurt in het register’, wordt een \
           afzonderlijk lid, onder vernummering van het tweede tot en met vierde lid tot derde tot en met vijfde \
           lid.",
        ],
        &[
            "Article 3, paragraph 1, is split: what begins with ‘Dat gebeurt in het register’ becomes a separate \
           paragraph, with paragraphs 2 to 4 being renumbered paragraphs 3 to 5.",
        ],
    );
    says(
        vec![Operation::Join { node: id(33), following: id(34) }],
        &["In artikel 3 worden het derde lid en het vierde lid samengevoegd tot één lid."],
        &["In article 3, paragraph 3 and paragraph 4 are joined into one paragraph."],
    );
    says(
        vec![Operation::Join { node: id(10), following: id(20) }],
        &[
            "Artikel 1 en artikel 2 worden samengevoegd tot één artikel, onder vernummering van de artikelen 3 tot \
           en met 5 tot de artikelen 2 tot en met 4.",
        ],
        &[
            "Article 1 and article 2 are joined into one article, with articles 3 to 5 being renumbered articles 2 \
           to 4.",
        ],
    );
}

#[test]
fn what_is_done_to_something_new_is_part_of_it() {
    let base_hash = Text::plain("Ook.").hash();
    let steps = vec![
        insert(Some(30), Some(34), leaf(35, Paragraph, "Ook.")),
        Operation::ReplaceText { node: id(35), part: Part::Text, base_hash, new: "Toch niet.".into() },
        insert(Some(35), None, leaf(36, Item, "nooit;")),
        insert(Some(30), Some(35), leaf(37, Paragraph, "Weg.")),
        delete(37),
    ];
    says(
        steps,
        &["Aan artikel 3 wordt een lid toegevoegd, luidende:\n5. Toch niet.\na. nooit;"],
        &["A paragraph is added to article 3, reading:\n5. Toch niet.\na. nooit;"],
    );
}

#[test]
fn the_reasons_stand_with_the_point_they_are_about() {
    let step = |change: Operation, reason: &str| Step { change, reason: reason.into() };
    let steps = [
        step(insert(Some(30), Some(34), leaf(35, Paragraph, "Ook.")), "Papier telt."),
        step(text(34, "Het register is altijd openbaar."), ""),
        step(insert(Some(30), Some(35), leaf(36, Paragraph, "Echt.")), "Het is ernst."),
        step(delete(50), "Overbodig."),
    ];
    let reasons: Vec<Vec<String>> = clauses(&base(), &steps, Language::Dutch)
        .unwrap()
        .iter()
        .map(|clause| clause.reasons.iter().map(Text::plain_text).collect())
        .collect();
    let expected: [&[&str]; 3] = [&["Papier telt.", "Het is ernst."], &[], &["Overbodig."]];
    assert_eq!(reasons, expected);
}

#[test]
fn what_an_amendment_proposes_is_called_so_in_a_sub_amendment() {
    let told = |operations: Vec<Operation>, language| -> Vec<String> {
        let steps: Vec<Step> = operations.into_iter().map(Step::from).collect();
        clauses_on(&base(), &steps, language, true).unwrap().into_iter().map(|clause| clause.lead).collect()
    };
    let steps = || {
        vec![
            text(32, "Melden gebeurt binnen zes weken na plaatsing."),
            insert(None, Some(1), leaf(7, Principle, "Eerlijk.")),
            delete(50),
        ]
    };
    assert_eq!(
        told(steps(), Language::Dutch),
        [
            "In het voorgestelde artikel 3, tweede lid, wordt ‘vier’ vervangen door ‘zes’.",
            "Na de voorgestelde aanhef wordt, onder vernummering van principe 1 tot principe 2, een principe \
             ingevoegd, luidende:",
            "Het voorgestelde artikel 5 vervalt.",
        ]
    );
    let english = told(steps(), Language::English);
    assert!(english[0].starts_with("In the proposed article 3, paragraph 2, "), "{english:?}");
    assert!(english[2].starts_with("The proposed article 5 is deleted"), "{english:?}");
}

#[test]
fn a_step_that_cannot_be_done_is_named() {
    let steps = [Step::from(delete(50)), Step::from(delete(51))];
    assert_eq!(clauses(&base(), &steps, Language::Dutch).unwrap_err().0, 1);
    assert_eq!(clauses(&base(), &[], Language::Dutch), Ok(Vec::new()));
}
