//! Words and their forms.

use proptest::prelude::*;
use search::language::{bases, is_common, nearest, split, words};
use unicode_segmentation::UnicodeSegmentation;

/// Whether two words share a base form.
fn same(one: &str, other: &str) -> bool {
    let bases_of_one = bases(one);
    bases(other).iter().any(|base| bases_of_one.contains(base))
}

#[test]
fn singular_and_plural_share_a_base_form() {
    let pairs = "straat straten huis huizen lid leden stad steden museum musea kind kinderen weg wegen dag dagen \
        besluit besluiten fiets fietsen fietspad fietspaden raadslid raadsleden sensor sensoren advies adviezen \
        brief brieven commissie commissies subsidie subsidies plan plannen gemeente gemeenten ziekte ziekten \
        mogelijkheid mogelijkheden categorie categorieen idee ideeen foto fotos camera cameras criterium criteria \
        paal palen lantaarnpaal lantaarnpalen wet wetten brug bruggen schip schepen ei eieren blad bladeren \
        parkeervergunning parkeervergunningen medewerker medewerkers burgemeester burgemeesters tunnel tunnels \
        project projecten meter meters risico risicos beleid beleid binnenstad binnensteden snelweg snelwegen";
    let words: Vec<&str> = pairs.split_whitespace().collect();
    let apart: Vec<_> = words.chunks(2).filter(|pair| !same(pair[0], pair[1])).collect();
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn adjectives_lose_their_ending() {
    let pairs = "groot grote duurzaam duurzame slim slimme digitaal digitale openbaar openbare nieuw nieuwe \
        veilig veilige gemeentelijk gemeentelijke klein kleine";
    let words: Vec<&str> = pairs.split_whitespace().collect();
    let apart: Vec<_> = words.chunks(2).filter(|pair| !same(pair[0], pair[1])).collect();
    assert!(apart.is_empty(), "{apart:?}");
}

#[test]
fn words_that_only_look_alike_stay_apart() {
    for (one, other) in
        [("gemeente", "menen"), ("boom", "bom"), ("raad", "rat"), ("lied", "lid"), ("bomen", "bommen")]
    {
        assert!(!same(one, other), "{one} {other}");
    }
}

#[test]
fn no_word_is_taken_for_a_form_of_one_that_stands_in_any_text() {
    for (name, common) in
        [("ommen", "om"), ("aanen", "aan"), ("alles", "al"), ("vooren", "voor"), ("haring", "haar")]
    {
        assert!(is_common(common), "{common}");
        assert!(!same(name, common), "{name} is no form of {common}: {:?}", bases(name));
    }
    // A word of our own lists is one that people put there.
    assert!(same("benen", "been"));
}

#[test]
fn a_name_with_a_mistake_is_taken_for_the_nearest_of_a_list() {
    let names = ["emmen", "ommen", "zwolle", "hertogenbosch"];
    for (typed, meant) in [
        ("omen", Some("ommen")),
        ("ommen", Some("ommen")),
        ("swolle", Some("zwolle")),
        ("hertogenbos", Some("hertogenbosch")),
        ("oss", None),
        ("groningen", None),
    ] {
        assert_eq!(nearest(typed, names), meant, "{typed}");
    }
}

#[test]
fn names_of_places_are_not_taken_apart() {
    for name in ["kerkrade", "nieuwegein", "waterland", "dordrecht"] {
        assert_eq!(split(name), None, "{name}");
    }
}

#[test]
fn compounds_are_taken_apart() {
    for (word, parts) in [
        ("sensorenregister", "sensor register"),
        ("cameratoezicht", "camera toezicht"),
        ("parkeervergunning", "parkeren vergunning"),
        ("gemeenteraadsleden", "gemeente raad lid"),
        ("kinderspeelplaats", "kind speel plaats"),
        ("bewaartermijnen", "bewaren termijn"),
        ("burgerberaad", "burger beraad"),
        ("brugbediening", "brug bediening"),
        ("fijnstofmeters", "fijnstof meter"),
        ("blaasvergunning", "blaas vergunning"),
    ] {
        assert_eq!(split(word).unwrap_or_default().join(" "), parts, "{word}");
    }
}

#[test]
fn words_that_are_no_compound_stay_whole() {
    for word in "gemeente voorwaarde bijeenkomst overeenkomst gebruikers mogelijkheden handhaving verantwoordelijkheid \
        beleid toegankelijk onderzoeken samenwerking uitvoering ontwikkeling burgemeester vergadering verwachting \
        inwoners regeling belangrijk organisatie informatie besluiten ambtenaren bijvoorbeeld afstellen instellen opstellen \
        vaststellen uitstellen"
        .split_whitespace()
    {
        assert_eq!(split(word), None, "{word}");
    }
}

#[test]
fn apostrophes_hyphens_accents_and_numbers_are_read() {
    let pieces: Vec<Vec<String>> =
        words("Foto’s, QR-code; coördinatie! 1.000 'auto' –").into_iter().map(|word| word.pieces).collect();
    assert_eq!(pieces, [vec!["fotos"], vec!["qr", "code"], vec!["coordinatie"], vec!["1000"], vec!["auto"]]);
    assert!(is_common("hoe") && !is_common("camera"));
}

proptest! {
    #[test]
    fn any_word_has_a_base_form_and_can_be_taken_apart(word in any::<String>()) {
        prop_assert!(!bases(&word).is_empty());
        prop_assert!(split(&word).is_none_or(|parts| parts.len() > 1));
    }

    #[test]
    fn any_text_has_its_words_in_order(text in any::<String>()) {
        let mut at = 0;
        for word in words(&text) {
            prop_assert!(word.start >= at && word.end > word.start && text.is_char_boundary(word.start));
            at = word.end;
            prop_assert!(word.pieces.iter().all(|piece| !piece.is_empty()));
        }
    }

    #[test]
    fn words_are_cut_between_graphemes(
        text in prop_oneof![any::<String>(), "[a-z\r\n’' .\u{301}\u{600}é\u{1F1F3}\u{1F1F1}\u{200d}-]{0,20}"]
    ) {
        let ends: Vec<usize> =
            text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
        for word in words(&text) {
            prop_assert!(ends.contains(&word.start) && ends.contains(&word.end));
        }
    }

    #[test]
    fn letters_only_have_words_of_the_same_letters(word in "[a-z]{1,40}") {
        let found = words(&word);
        prop_assert_eq!(&found[0].pieces[0], &word);
    }
}
