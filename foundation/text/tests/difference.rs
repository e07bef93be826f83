use proptest::prelude::*;
use text::difference::{Change, Labels, Piece, to_html, words};

/// Text from few words, so that versions have much in common in unexpected places.
pub fn prose() -> impl Strategy<Value = String> {
    let token = prop_oneof![
        6 => prop_oneof![Just("de"), Just("wifi-telling"), Just("foto's"), Just("mag"), Just("niet"), Just("één")],
        6 => Just(" "),
        1 => prop_oneof![Just("\n"), Just("\r\n"), Just("\n\n"), Just("."), Just(", "), Just("-"), Just("<b>")],
        1 => any::<char>().prop_map(|c| &*Box::leak(c.to_string().into_boxed_str())),
    ];
    prop::collection::vec(token, 0..60).prop_map(|tokens| tokens.concat())
}

fn side(pieces: &[Piece], other: Change) -> String {
    pieces.iter().filter(|piece| piece.change != other).map(|piece| piece.text.as_str()).collect()
}

fn shown(old: &str, new: &str) -> String {
    let mark = |piece: Piece| match piece.change {
        Change::Same => piece.text,
        Change::Added => format!("{{+{}+}}", piece.text),
        Change::Removed => format!("[-{}-]", piece.text),
    };
    words(old, new).into_iter().map(mark).collect()
}

#[test]
fn a_replaced_word_is_shown_whole() {
    assert_eq!(
        shown("Wij doen een wifi-telling in mei.", "Wij doen een wifi-meting in mei."),
        "Wij doen een [-wifi-telling-]{+wifi-meting+} in mei."
    );
}

#[test]
fn changes_with_only_a_blank_between_are_one_change() {
    assert_eq!(
        shown("De raad besluit vandaag niets.", "De raad stelt morgen niets."),
        "De raad [-besluit vandaag-]{+stelt morgen+} niets."
    );
}

#[test]
fn a_small_word_does_not_break_a_rewritten_phrase() {
    assert_eq!(
        shown(
            "een twee drie vier vijf de zes zeven acht negen tien",
            "rood groen blauw geel wit de kat hond muis vis koe"
        ),
        "[-een twee drie vier vijf de zes zeven acht negen tien-]{+rood groen blauw geel wit de kat hond muis vis koe+}"
    );
}

#[test]
fn changes_in_two_paragraphs_stay_two_changes() {
    assert_eq!(shown("een\n\ntwee", "rood\n\nblauw"), "[-een-]{+rood+}\n\n[-twee-]{+blauw+}");
}

#[test]
fn equal_and_empty_texts_have_no_changes() {
    assert!(words("", "").is_empty());
    assert_eq!(shown("zelfde", "zelfde"), "zelfde");
    assert_eq!(shown("", "nieuw"), "{+nieuw+}");
    assert_eq!(shown("oud", ""), "[-oud-]");
}

#[test]
fn the_page_shows_text_and_tells_a_screen_reader_what_changed() {
    let labels = Labels { added: "toegevoegd:", removed: "verwijderd:" };
    assert_eq!(
        to_html(&words("a <i>\nb", "a <u>\nb"), &labels),
        "a &lt;<del><span class=\"visually-hidden\">verwijderd: </span>i</del>\
         <ins><span class=\"visually-hidden\">toegevoegd: </span>u</ins>&gt;\nb"
    );
}

/// A row of pseudo-random words, the same for the same seed.
fn many_words(seed: u64, count: usize, vocabulary: u64) -> String {
    let mut state = seed;
    let word = |_| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        format!("woord{}", (state >> 33) % vocabulary)
    };
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_paragraph_of_twenty_thousand_words_does_not_hang() {
    for vocabulary in [2, 50, 5_000, 1_000_000_000] {
        let (old, new) = (many_words(1, 20_000, vocabulary), many_words(2, 20_000, vocabulary));
        let pieces = words(&old, &new);
        assert_eq!(side(&pieces, Change::Added), old);
        assert_eq!(side(&pieces, Change::Removed), new);
    }
}

proptest! {
    #[test]
    fn the_pieces_are_exactly_both_versions(old in prose(), new in prose()) {
        let pieces = words(&old, &new);
        prop_assert_eq!(side(&pieces, Change::Added), old.as_str());
        prop_assert_eq!(side(&pieces, Change::Removed), new.as_str());
        prop_assert!(pieces.iter().all(|piece| !piece.text.is_empty()));
        prop_assert!(pieces.windows(2).all(|pair| pair[0].change != pair[1].change));
        prop_assert_eq!(words(&old, &new), pieces);
    }

    #[test]
    fn any_text_can_be_compared(old in any::<String>(), new in any::<String>()) {
        let pieces = words(&old, &new);
        prop_assert_eq!(side(&pieces, Change::Added), old);
        prop_assert_eq!(side(&pieces, Change::Removed), new);
    }

    #[test]
    fn the_page_never_gets_an_element_from_the_text(old in prose(), new in prose()) {
        let html = to_html(&words(&old, &new), &Labels { added: "+", removed: "-" });
        let bare = ["<ins>", "</ins>", "<del>", "</del>", "<span class=\"visually-hidden\">", "</span>"]
            .iter()
            .fold(html, |html, tag| html.replace(tag, ""));
        prop_assert!(!bare.contains(['<', '>']));
    }
}
