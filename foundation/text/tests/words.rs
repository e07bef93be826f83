use proptest::prelude::*;
use text::words::{count_words, fold, slug};

#[test]
fn words_are_counted_as_a_dutch_reader_counts_them() {
    for (text, count) in [
        ("", 0),
        (" \n\t ", 0),
        ("A.B.C.", 1),
        ("wifi-telling", 1),
        ("Hoe tellen wij bezoekers – zonder camera's?", 6),
        ("foto's, 's avonds", 3),
        ("2020–2025: 1.250 sensoren", 3),
        ("woord—woord", 2),
        ("- een\n- twee", 2),
        ("één\u{a0}twee", 2),
    ] {
        assert_eq!(count_words(text), count, "{text:?}");
    }
}

#[test]
fn accents_case_and_blanks_do_not_matter_after_folding() {
    for (text, folded) in [
        ("Één", "een"),
        ("IJ", "ij"),
        ("\u{132}ssel", "ijssel"),
        ("Straße", "strasse"),
        ("’s-Hertogenbosch", "'s-hertogenbosch"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("  Nuenen, \n Gerwen ", "nuenen, gerwen"),
        ("co\u{ad}ördinatie", "coordinatie"),
        ("„Straks”", "\"straks\""),
        ("İ", "i"),
        ("Ærø", "aero"),
        ("한글", "한글"),
    ] {
        assert_eq!(fold(text), folded);
    }
}

#[test]
fn a_slug_has_only_plain_characters_and_ends_at_a_word() {
    assert_eq!(slug("Foto's in ’s-Hertogenbosch: mág dat?"), "fotos-in-s-hertogenbosch-mag-dat");
    assert_eq!(slug("!?"), "");
    let long = slug(&"gemeente ".repeat(20));
    assert_eq!(long.len(), 80);
    assert_eq!(long, ["gemeente"; 9].join("-"));
    assert_eq!(slug(&"gemeenten ".repeat(20)), ["gemeenten"; 8].join("-"));
    assert_eq!(slug(&"a".repeat(200)).len(), 80);
}

proptest! {
    #[test]
    fn folding_twice_is_folding_once(text in any::<String>()) {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert!(!once.contains("  ") && once.trim() == once);
    }

    #[test]
    fn a_slug_fits_an_address(text in any::<String>()) {
        let slug = slug(&text);
        prop_assert!(slug.len() <= 80);
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
    }

    #[test]
    fn counting_adds_up_over_blanks(one in any::<String>(), two in any::<String>()) {
        prop_assert_eq!(count_words(&format!("{one} {two}")), count_words(&one) + count_words(&two));
    }
}
