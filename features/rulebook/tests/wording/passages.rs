//! Words that change.

use rulebook::model::node::NodeKind::Article;
use rulebook::model::node::Part;
use rulebook::model::operation::Operation;
use rulebook::model::text::Text;
use rulebook::wording::{Language, clauses};

use super::{part, says, text};
use crate::formats::made::{id, leaf, planted};

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
