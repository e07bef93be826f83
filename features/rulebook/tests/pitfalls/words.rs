//! Pitfalls of words.

use rulebook::model::fold::fold;
use rulebook::model::generate::{self, Chance};
use rulebook::model::node::Part;
use rulebook::model::text::Text;
use rulebook::model::tree::Tree;
use rulebook::model::words::{Change, redline, tokens};

use crate::fixtures::{amendment, article, id, insert, paragraphs, replace, typed, under};

/// The difference of two typed texts: `[-gone-]` and `[+new+]`.
fn marked(old: &str, new: &str) -> String {
    let pieces = redline(&typed(old), &typed(new));
    let show = |piece: &rulebook::model::words::Piece| {
        let stars = |run: &rulebook::model::text::Run| match run.marks.emphasis {
            true => format!("*{}*", run.text),
            false => run.text.clone(),
        };
        let text: String = piece.runs.iter().map(stars).collect();
        match piece.change {
            Change::Same => text,
            Change::Deleted => format!("[-{text}-]"),
            Change::Inserted => format!("[+{text}+]"),
        }
    };
    pieces.iter().map(show).collect()
}

#[test]
fn a_dot_or_a_dash_at_the_edge_of_a_word_changes_by_itself() {
    assert_eq!(
        marked("De sensor meldt. De rest niet.", "De sensor meldt, de rest niet."),
        "De sensor meldt[-. De-][+, de+] rest niet."
    );
    assert_eq!(marked("Dit is zo.", "Dit is zo"), "Dit is zo[-.-]");
    assert_eq!(
        marked("de sensor-eigenaar meldt", "de sensor eigenaar meldt"),
        "de [-sensor-eigenaar-][+sensor eigenaar+] meldt"
    );
    assert_eq!(marked("de eigenaar meldt", "de eigenaar – meldt"), "de eigenaar [+– +]meldt");
    assert_eq!(marked("artikel 3.2 geldt", "artikel 3.3 geldt"), "artikel [-3.2-][+3.3+] geldt");
}

#[test]
fn bold_over_the_end_of_a_sentence_stays_with_its_words() {
    let (old, new) = ("Een *begin. En* een eind.", "Een *begin. Dan* een eind.");
    assert_eq!(marked(old, new), "Een *begin. *[-*En*-][+*Dan*+] een eind.");
    assert_eq!(
        marked("Een begin. En een eind.", "Een begin. *En* een eind."),
        "Een begin. [-En-][+*En*+] een eind."
    );
    let base = article(&[old]);
    let (folded, _) = fold(&base, &[amendment(1, &base, vec![replace(&base, 1, new)])]);
    assert_eq!(paragraphs(folded.tree()), [new]);
}

#[test]
fn a_last_word_that_is_repeated_is_one_insertion() {
    assert_eq!(marked("de sensor", "de sensor sensor"), "de sensor[+ sensor+]");
    assert_eq!(marked("van de de gemeente", "van de gemeente"), "van de [-de -]gemeente");
    assert_eq!(
        marked("De kaart. De lijst.", "De kaart. De foto. De lijst."),
        "De kaart. [+De foto. +]De lijst."
    );
}

#[test]
fn changed_words_beside_each_other_are_one_change() {
    assert_eq!(
        marked("binnen zes weken na plaatsing", "binnen acht dagen na plaatsing"),
        "binnen [-zes weken-][+acht dagen+] na plaatsing"
    );
    let (old, new) = ("de beheerder van de sensor meldt", "de eigenaar van het apparaat meldt");
    assert_eq!(marked(old, new), "de [-beheerder-][+eigenaar+] van [-de sensor-][+het apparaat+] meldt");
}

#[test]
fn empty_paragraphs_are_paragraphs() {
    let base = article(&["Een.", "", "Drie."]);
    let filled = amendment(1, &base, vec![replace(&base, 2, "Twee.")]);
    let more = amendment(2, &base, vec![insert(under(100, Some(3)), 4, "")]);
    let (folded, adoptions) = fold(&base, &[filled, more]);
    assert!(adoptions.iter().all(|adoption| adoption.is_whole()));
    assert_eq!(paragraphs(folded.tree()), ["Een.", "Twee.", "Drie.", ""]);
    assert!(folded.words(id(4), Part::Text).is_empty());
    assert_eq!(marked("", "Nieuw."), "[+Nieuw.+]");
    assert_eq!(marked("Oud.", ""), "[-Oud.-]");
    assert_eq!(marked("", ""), "");
}

#[test]
fn text_pasted_from_a_word_processor_becomes_the_same_text() {
    let pasted = "\u{feff}De\u{a0}beheerder \u{ad}meldt\u{200b},\r\nbinnen\t zes   weken\u{2028}na plaatsing. \u{200e}";
    let text = typed(pasted);
    assert_eq!(text.plain_text(), "De\u{a0}beheerder meldt, binnen zes weken na plaatsing.");
    assert_eq!(redline(&text, &typed(&text.to_notation())).len(), 1);
    let html = r#"<p class=MsoNormal style='mso-list:l0'><b style="font:12pt"><span lang=NL>Artikel&nbsp;1</span></b></p>"#;
    assert_eq!(typed(html).plain_text(), html);
}

#[test]
fn ampersands_and_what_looks_like_tags_are_signs() {
    assert_eq!(marked("R&D en <b>IT</b>", "R&D en <i>IT</i>"), "R&D en <[-b-][+i+]>IT</[-b-][+i+]>");
    assert_eq!(marked("A &amp; B", "A & B"), "A &[-amp;-] B");
    let base = article(&["als x < 5 && y > 3"]);
    let json = serde_json::to_string(&base).unwrap();
    assert_eq!(serde_json::from_str::<Tree>(&json).unwrap(), base);
}

#[test]
fn a_very_long_paragraph_does_not_hang() {
    let mut chance = Chance::new(1);
    let (old, other) = (chance.sentence(20_000), chance.sentence(20_000));
    let mut new = old.clone();
    for _ in 0..100 {
        new = generate::changed(&mut chance, &new);
    }
    for changed in [&new, &other] {
        let pieces = redline(&old, changed);
        let kept = pieces.iter().filter(|piece| piece.change != Change::Deleted);
        assert_eq!(&Text::from_runs(kept.flat_map(|piece| &piece.runs)), changed);
    }
    let few = redline(&old, &new).iter().filter(|piece| piece.change != Change::Same).count();
    assert!((50..1_000).contains(&few), "{few}");
}

#[test]
fn a_difference_never_cuts_a_grapheme() {
    assert_eq!(marked("een 👩‍🚒 en", "een 👨‍🚒 en"), "een [-👩‍🚒-][+👨‍🚒+] en");
    assert_eq!(marked("cafe\u{301} dicht", "cafe dicht"), "[-cafe\u{301}-][+cafe+] dicht");
    assert_eq!(marked("vlag 🇳🇱", "vlag 🇳🇴"), "vlag [-🇳🇱-][+🇳🇴+]");
    let text = typed("naïef e\u{301}é 🇳🇱🇧🇪 👩‍🚒");
    for token in tokens(&text) {
        assert!(!token.text.starts_with(['\u{301}', '\u{200d}']), "{token:?}");
    }
}

#[test]
fn a_non_breaking_blank_is_a_change_and_stays() {
    assert_eq!(marked("artikel 3 geldt", "artikel\u{a0}3 geldt"), "artikel[- -][+\u{a0}+]3 geldt");
    let base = article(&["artikel\u{a0}3 geldt niet"]);
    let (folded, _) =
        fold(&base, &[amendment(1, &base, vec![replace(&base, 1, "artikel\u{a0}3 geldt wel")])]);
    assert_eq!(paragraphs(folded.tree()), ["artikel\u{a0}3 geldt wel"]);
}
