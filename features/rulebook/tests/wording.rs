//! Amendments in words.

use proptest::prelude::*;
use rulebook::model::apply::cut;
use rulebook::model::generate::{self, Chance};
use rulebook::model::node::{Label, Node, NodeId, NodeKind, Part, Subtree};
use rulebook::model::operation::{Operation, Step};
use rulebook::model::text::Text;
use rulebook::model::tree::Tree;
use rulebook::model::words::tokens;
use rulebook::wording::{Clause, Language, Quoted, clauses};

use crate::formats::made::{id, leaf, place, planted, with};

use NodeKind::{Article, Chapter, Item, Paragraph, Preamble, Principle, Section};

/// A preamble; a chapter with four articles, of which the third has four paragraphs and the fourth a list; a
/// chapter with one article of one paragraph.
fn base() -> Tree {
    let third = with(
        30,
        Article,
        "",
        vec![
            leaf(31, Paragraph, "De beheerder meldt de sensor. Dat gebeurt in het register."),
            leaf(32, Paragraph, "Melden gebeurt binnen vier weken na plaatsing."),
            leaf(33, Paragraph, "De beheerder meldt elke wijziging."),
            leaf(34, Paragraph, "Het register is openbaar."),
        ],
    );
    let fourth = with(
        40,
        Article,
        "De melding bevat:",
        vec![
            leaf(41, Item, "de plaats;"),
            with(42, Item, "het doel:", vec![leaf(421, Item, "nu;"), leaf(422, Item, "straks;")]),
            leaf(43, Item, "de eigenaar."),
        ],
    );
    let mut first = with(10, Article, "Een sensor is een ding dat meet.", Vec::new());
    first.node = first.node.headed("Begrippen").noting("Zie de nota.");
    planted(vec![
        leaf(1, Preamble, "De vergadering besluit:"),
        leaf(5, Principle, "Open."),
        with(2, Chapter, "", vec![first, leaf(20, Article, "Wie {beheert}, is beheerder."), third, fourth]),
        with(3, Chapter, "", vec![with(50, Article, "", vec![leaf(51, Paragraph, "Alleen dit.")])]),
    ])
}

fn text(node: u128, new: &str) -> Operation {
    part(node, Part::Text, new)
}

fn part(node: u128, part: Part, new: &str) -> Operation {
    let base_hash = base().text(id(node), part).unwrap().hash();
    Operation::ReplaceText { node: id(node), part, base_hash, new: Text::from_notation(new).unwrap() }
}

fn insert(parent: Option<u128>, after: Option<u128>, subtree: Subtree) -> Operation {
    Operation::Insert { place: place(parent, after), subtree }
}

fn delete(node: u128) -> Operation {
    Operation::Delete { node: id(node) }
}

fn said(operations: Vec<Operation>, language: Language) -> Vec<String> {
    let steps: Vec<Step> = operations.into_iter().map(Step::from).collect();
    clauses(&base(), &steps, language).unwrap().iter().map(Clause::plain_text).collect()
}

/// What a row of operations is in Dutch and in English.
fn says(operations: Vec<Operation>, dutch: &[&str], english: &[&str]) {
    assert_eq!(said(operations.clone(), Language::Dutch), dutch);
    assert_eq!(said(operations, Language::English), english);
}

#[test]
fn words_are_replaced_inserted_and_deleted() {
    says(
        vec![text(32, "Melden gebeurt binnen zes weken na plaatsing.")],
        &["In artikel 3, tweede lid, wordt ‘vier’ vervangen door ‘zes’."],
        &["In article 3, paragraph 2, ‘vier’ is replaced by ‘zes’."],
    );
    says(
        vec![text(20, "Wie {beheert}, is.")],
        &["In artikel 2 vervalt: ‘beheerder’."],
        &["In article 2, ‘beheerder’ is deleted."],
    );
    says(
        vec![text(33, "De beheerder meldt onverwijld elke wijziging.")],
        &["In artikel 3, derde lid, wordt na ‘meldt’ ingevoegd: ‘onverwijld’."],
        &["In article 3, paragraph 3, ‘onverwijld’ is inserted after ‘meldt’."],
    );
    says(
        vec![text(33, "Ook de beheerder meldt elke wijziging in het register.")],
        &[
            "In artikel 3, derde lid, wordt ‘De’ vervangen door ‘Ook de’ en wordt na ‘wijziging’ ingevoegd ‘in het register’.",
        ],
        &[
            "In article 3, paragraph 3, ‘De’ is replaced by ‘Ook de’ and ‘in het register’ is inserted after ‘wijziging’.",
        ],
    );
    says(
        vec![text(34, "Steeds: Het register is openbaar.")],
        &["In artikel 3, vierde lid, wordt voor ‘Het’ ingevoegd: ‘Steeds:’."],
        &["In article 3, paragraph 4, ‘Steeds:’ is inserted before ‘Het’."],
    );
}

#[test]
fn a_passage_is_as_long_as_it_takes_to_find_it() {
    let twice = "De beheerder meldt de sensor en de beheerder meldt de drager.";
    let tree = planted(vec![leaf(1, Article, twice)]);
    let step = |new: &str| {
        let base_hash = Text::plain(twice).hash();
        let change = Operation::ReplaceText { node: id(1), part: Part::Text, base_hash, new: new.into() };
        clauses(&tree, &[change.into()], Language::Dutch).unwrap()[0].lead.clone()
    };
    assert_eq!(
        step("De beheerder meldt de sensor en de beheerder toont de drager."),
        "In artikel 1 wordt ‘de beheerder meldt’ vervangen door ‘de beheerder toont’."
    );
    assert_eq!(
        step("De eigenaar meldt de sensor en de eigenaar meldt de drager."),
        "In artikel 1 wordt ‘beheerder’ telkens vervangen door ‘eigenaar’."
    );
    assert_eq!(
        step("De beheerder meldt de sensor en de beheerder meldt vooraf de drager."),
        "In artikel 1 wordt na ‘de beheerder meldt’ ingevoegd: ‘vooraf’."
    );
    assert_eq!(
        step("De beheerder meldt de sensor; en de beheerder meldt de drager."),
        "In artikel 1 wordt na ‘sensor’ ingevoegd: ‘;’."
    );
}

#[test]
fn one_word_that_changes_a_hundred_times_is_one_change_and_nine_changes_are_a_new_text() {
    let many = |word: &str| format!("De {word} meldt de sensor. ").repeat(100);
    let different =
        |from: usize| (from..from + 9).map(|nth| format!("Punt {nth} is zo en blijft zo. ")).collect();
    let lead = |old: String, new: String| {
        let tree = planted(vec![leaf(1, Article, &old)]);
        let base_hash = Text::plain(&old).hash();
        let change =
            Operation::ReplaceText { node: id(1), part: Part::Text, base_hash, new: Text::plain(&new) };
        clauses(&tree, &[change.into()], Language::Dutch).unwrap()[0].lead.clone()
    };
    assert_eq!(
        lead(many("beheerder"), many("eigenaar")),
        "In artikel 1 wordt ‘beheerder’ telkens vervangen door ‘eigenaar’."
    );
    assert_eq!(lead(different(10), different(30)), "Artikel 1 komt te luiden:");
}

#[test]
fn a_sign_at_the_end_is_named() {
    says(
        vec![text(41, "de plaats."), text(421, "nu")],
        &[
            "In artikel 4, onderdeel a, wordt de puntkomma aan het slot vervangen door een punt.",
            "In artikel 4, onderdeel b, onder 1°, wordt ‘nu;’ vervangen door ‘nu’.",
        ],
        &[
            "In article 4, item a, the semicolon at the end is replaced by a full stop.",
            "In article 4, item b, item 1°, ‘nu;’ is replaced by ‘nu’.",
        ],
    );
}

#[test]
fn words_with_apostrophes_stand_in_double_marks() {
    says(
        vec![text(34, "Het register met foto's is openbaar.")],
        &["In artikel 3, vierde lid, wordt na ‘register’ ingevoegd: “met foto's”."],
        &["In article 3, paragraph 4, “met foto's” is inserted after ‘register’."],
    );
}

#[test]
fn words_that_only_look_or_lead_otherwise_are_told_so() {
    says(
        vec![text(34, "Het {register} is openbaar.")],
        &["In artikel 3, vierde lid, wijzigt de opmaak of verwijzing van ‘register’."],
        &["In article 3, paragraph 4, the marks or the reference of ‘register’ change."],
    );
}

#[test]
fn a_text_beyond_recognition_is_given_anew() {
    says(
        vec![text(34, "Iedereen kan de lijst van alle apparaten inzien."), text(40, "Vermeld wordt:")],
        &[
            "Artikel 3, vierde lid, komt te luiden:\nIedereen kan de lijst van alle apparaten inzien.",
            "In artikel 4, aanhef, wordt ‘De melding bevat’ vervangen door ‘Vermeld wordt’.",
        ],
        &[
            "Article 3, paragraph 4, is replaced, reading:\nIedereen kan de lijst van alle apparaten inzien.",
            "In article 4, introductory words, ‘De melding bevat’ is replaced by ‘Vermeld wordt’.",
        ],
    );
    says(
        vec![text(34, "Het register is openbaar.\n\nHet staat online.")],
        &["Artikel 3, vierde lid, komt te luiden:\nHet register is openbaar.\nHet staat online."],
        &["Article 3, paragraph 4, is replaced, reading:\nHet register is openbaar.\nHet staat online."],
    );
}

#[test]
fn headings_and_notes_come_change_and_go() {
    says(
        vec![
            part(10, Part::Heading, "Wat een sensor is"),
            part(20, Part::Heading, "Beheer"),
            part(10, Part::Note, ""),
            part(20, Part::Note, "Zie elders."),
            text(5, ""),
        ],
        &[
            "Het opschrift van artikel 1 komt te luiden:\nWat een sensor is",
            "Artikel 2 krijgt een opschrift, luidende:\nBeheer",
            "De toelichting bij artikel 1 vervalt.",
            "Bij artikel 2 komt een toelichting, luidende:\nZie elders.",
            "De tekst van principe 1 vervalt.",
        ],
        &[
            "The heading of article 1 is replaced, reading:\nWat een sensor is",
            "Article 2 is given a heading, reading:\nBeheer",
            "The note to article 1 is deleted.",
            "Article 2 is given a note, reading:\nZie elders.",
            "The text of principle 1 is deleted.",
        ],
    );
}

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
fn a_step_that_cannot_be_done_is_named() {
    let steps = [Step::from(delete(50)), Step::from(delete(51))];
    assert_eq!(clauses(&base(), &steps, Language::Dutch).unwrap_err().0, 1);
    assert_eq!(clauses(&base(), &[], Language::Dutch), Ok(Vec::new()));
}

/// A sentence cut at its quotation marks: what stands before each quotation, and the quotation.
fn quotations(lead: &str) -> Vec<(String, String)> {
    let mut quotations = vec![(String::new(), String::new())];
    let mut inside = false;
    for sign in lead.chars() {
        match sign {
            '‘' | '“' => inside = true,
            // An apostrophe stands in double marks only, and is another sign.
            '’' | '”' => {
                inside = false;
                quotations.push((String::new(), String::new()));
            }
            sign => {
                let last = quotations.last_mut().unwrap();
                if inside { last.1.push(sign) } else { last.0.push(sign) }
            }
        }
    }
    quotations
}

/// Does what a sentence about the words of a text says, as a clerk would with a pencil. Without blanks.
fn done_by_hand(old: &str, lead: &str) -> String {
    let old = Text::plain(old);
    let old: Vec<&str> = tokens(&old).iter().map(|token| token.text).collect();
    let find = |words: &str| -> Vec<std::ops::Range<usize>> {
        let words = Text::plain(words);
        let words: Vec<&str> = tokens(&words).iter().map(|token| token.text).collect();
        let starts = (0..=old.len() - words.len()).filter(|at| old[*at..at + words.len()] == words);
        starts.map(|at| at..at + words.len()).collect()
    };
    let mut edits: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut held: Vec<std::ops::Range<usize>> = Vec::new();
    let mut before_it = false;
    for (before, quoted) in quotations(lead) {
        let always = before.contains("telkens");
        let once = |found: Vec<std::ops::Range<usize>>| {
            assert!(always || found.len() == 1, "{quoted:?} stands {} times in {old:?}", found.len());
            found
        };
        if before.ends_with("vervangen door ") {
            assert!(always || held.len() == 1, "{lead} {old:?}");
            edits.extend(held.drain(..).map(|range| (range, quoted.clone())));
        } else if before.contains("ingevoegd") {
            let range = held.remove(0);
            let at = if before_it { range.start } else { range.end };
            edits.push((at..at, quoted.clone()));
        } else if before.contains("vervalt") {
            edits.extend(once(find(&quoted)).into_iter().map(|range| (range, String::new())));
        } else if before.ends_with("verwijzing van ") {
            once(find(&quoted));
        } else if !quoted.is_empty() {
            before_it = before.ends_with("voor ");
            held = find(&quoted);
        }
        if before.contains("aan het slot") {
            let sign =
                if before.ends_with("een punt.") || before.contains("door een punt ") { "." } else { "," };
            edits.push((old.len() - 1..old.len(), sign.to_owned()));
        }
    }
    edits.sort_by_key(|(range, _)| std::cmp::Reverse((range.start, range.end)));
    let mut new: Vec<String> = old.iter().map(|token| (*token).to_owned()).collect();
    for (range, words) in edits {
        new.splice(range, [words]);
    }
    new.concat().replace(' ', "")
}

proptest! {
    #[test]
    fn a_clerk_who_does_what_is_said_gets_the_new_text(seed: u64, words in 4..60usize) {
        let mut chance = Chance::new(seed);
        let old = chance.sentence(words);
        let new = generate::changed(&mut chance, &old);
        let tree = planted(vec![Subtree::leaf(Node::new(id(1), Article).saying(old.clone()))]);
        let base_hash = old.hash();
        let step = Operation::ReplaceText { node: id(1), part: Part::Text, base_hash, new: new.clone() };
        for clause in clauses(&tree, &[step.into()], Language::Dutch).unwrap() {
            if clause.lead.starts_with("In artikel 1 ") {
                let done = done_by_hand(&old.plain_text(), &clause.lead);
                prop_assert_eq!(done, new.plain_text().replace(' ', ""), "{} {:?}", clause.lead, old);
            } else {
                let whole = vec![Quoted::Text(new.clone())];
                prop_assert!(clause.quoted == whole || new.is_empty(), "{}", clause.lead);
            }
        }
    }

    #[test]
    fn every_amendment_can_be_said(seed: u64, articles in 1..6usize, steps in 1..8usize) {
        let base = generate::text(seed, articles);
        let ids: Vec<NodeId> = base.walk().map(|(_, node)| node.id).collect();
        let amendment = generate::amendment(&mut Chance::new(seed), &base, &ids, steps);
        let result = amendment.result().unwrap();
        for language in [Language::Dutch, Language::English] {
            let clauses = clauses(&base, &amendment.steps, language).unwrap();
            for clause in &clauses {
                let end = if clause.quoted.is_empty() { '.' } else { ':' };
                prop_assert!(clause.lead.ends_with(end), "{}", clause.lead);
                prop_assert!(clause.lead.starts_with(char::is_uppercase), "{}", clause.lead);
                prop_assert!(!clause.lead.contains("  "), "{}", clause.lead);
            }
            // All that is new is quoted, once.
            let mut quoted: Vec<NodeId> = Vec::new();
            for line in clauses.iter().flat_map(|clause| &clause.quoted) {
                if let Quoted::Node(lines) = line {
                    quoted.extend(lines.iter().map(|line| line.node));
                }
            }
            let split = |step: &Step| match step.change {
                Operation::Split { new, .. } => Some(new),
                _ => None,
            };
            let halves: Vec<NodeId> = amendment.steps.iter().filter_map(split).collect();
            let new = result.walk().map(|(_, node)| node.id).filter(|id| !base.contains(*id));
            let mut new: Vec<NodeId> = new.filter(|id| !halves.contains(id)).collect();
            quoted.retain(|id| !halves.contains(id));
            quoted.sort();
            new.sort();
            prop_assert_eq!(&quoted, &new);
            // If anything differs, something is said.
            prop_assert!(result == base || !clauses.is_empty());
        }
    }
}
