//! PDF.

use std::sync::LazyLock;

use proptest::prelude::*;
use rulebook::formats::akoma_ntoso::{Main, Proposal};
use rulebook::formats::pdf::{self, Fonts};
use rulebook::formats::{Authority, Edition, Name};
use rulebook::model::amendment::AmendmentId;
use rulebook::model::generate::{self, Chance};
use rulebook::model::node::{Node, NodeId, NodeKind, Subtree};
use rulebook::model::operation::{Operation, Step};
use rulebook::model::text::Text;
use rulebook::wording::{Language, clauses};

use super::made::{about, edition, id, leaf, place, planted, with};

static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let file = |name: &str| web::assets::find(web::assets::url(name)).unwrap().bytes;
    let all = |names: [&str; 2]| names.map(file);
    Fonts::from_woff2(
        &all(["source-serif-4-latin-wght-normal.woff2", "source-serif-4-latin-ext-wght-normal.woff2"]),
        &all(["source-serif-4-latin-wght-italic.woff2", "source-serif-4-latin-ext-wght-normal.woff2"]),
        &all(["source-sans-3-latin-wght-normal.woff2", "source-sans-3-latin-ext-wght-normal.woff2"]),
        &all(["source-sans-3-latin-wght-italic.woff2", "source-sans-3-latin-ext-wght-italic.woff2"]),
    )
    .unwrap()
});

/// Where samples go when somebody asks for them; see docs/formats.md.
fn keep(name: &str, file: &[u8]) {
    if let Some(folder) = std::env::var_os("PDF_SAMPLES") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(std::path::Path::new(&folder).join(name), file).unwrap();
    }
}

fn proposal() -> Proposal {
    let by = Authority { key: Name::new("utrecht").unwrap(), name: "Gemeente Utrecht".into() };
    Proposal {
        id: AmendmentId::new(uuid::Uuid::from_u128(7)),
        name: Name::new("amendement-7").unwrap(),
        title: "Amendement 7: korter melden".into(),
        by: vec![by],
        dated: jiff::civil::date(2026, 3, 10),
        version: "Voorstel".into(),
        on: Some(Main { number: 4, by: "Goes".into() }),
        explanation: "Vier weken is te kort.\nDat bleek.".into(),
        signers: vec!["Gemeente Ommen".into()],
        waiting: vec![vec!["Artikel 9 komt te luiden:".into(), "Nieuw.".into()]],
    }
}

/// A chapter with an article that has everything.
fn sensors() -> Edition {
    use NodeKind::{Article, Chapter, Item, Paragraph, Preamble};
    let link = "Wie {beheert}, meldt volgens [artikel 2](00000000-0000-0000-0000-000000000014) en \
                [de *toelichting*](https://vng.nl/sensoren) binnen vier weken — ook ’s nachts, in Łódź en bij de \
                sensor-eigenaar:";
    let lid = with(12, Paragraph, link, vec![leaf(13, Item, "de plaats;"), leaf(14, Item, "het doel.")]);
    let first = Subtree::new(
        Node::new(id(10), Article).headed("Melden").noting("Zie de nota.\nEn de bijlage."),
        vec![leaf(11, Paragraph, "Een sensor wordt gemeld.\n\nDat gebeurt altijd."), lid],
    );
    let second = Subtree::leaf(Node::new(id(20), Article).headed("Begrippen").saying("Een sensor meet."));
    let tree = planted(vec![
        with(1, Preamble, "De vergadering besluit:", vec![leaf(2, Item, "dat dit geldt.")]),
        with(3, Chapter, "", vec![first, second]),
    ]);
    Edition { about: about(), tree }
}

/// The text of a file that is not compressed, as far as it stands there in plain letters.
fn says(file: &[u8], words: &str) -> bool {
    file.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn a_text_a_redline_and_a_paper_meet_the_rules_for_accessible_files() {
    let edition = sensors();
    let text = pdf::text(&edition, Language::Dutch, &FONTS).unwrap();
    keep("text.pdf", &text);
    assert!(text.starts_with(b"%PDF-1.7"));
    for words in
        ["/StructTreeRoot", "/Lang", "/Outlines", "pdfuaid:part", "/MarkInfo", "https://vng.nl/sensoren"]
    {
        assert!(says(&text, words), "{words}");
    }

    let old = edition.tree.get(id(12)).unwrap().text.clone();
    let new = Text::from_notation(&old.to_notation().replace("vier weken", "zes weken")).unwrap();
    let part = rulebook::model::node::Part::Text;
    let steps = [
        Step {
            change: Operation::ReplaceText { node: id(12), part, base_hash: old.hash(), new },
            reason: "Vier is *kort*.\nDat bleek.".into(),
        },
        Operation::Insert {
            place: place(Some(10), Some(11)),
            subtree: with(15, NodeKind::Paragraph, "Snel:", vec![leaf(16, NodeKind::Item, "nu.")]),
        }
        .into(),
        Operation::Delete { node: id(20) }.into(),
    ];
    let mut after = edition.tree.clone();
    rulebook::model::apply::apply_all(&mut after, steps.iter().map(|step| &step.change)).unwrap();
    for language in [Language::Dutch, Language::English] {
        let redline = pdf::redline(&edition, &after, "Sensoren met amendement 7", language, &FONTS).unwrap();
        let said = clauses(&edition.tree, &steps, language).unwrap();
        let paper = pdf::paper(&edition.about, &proposal(), &said, language, &FONTS).unwrap();
        keep(&format!("redline-{language:?}.pdf"), &redline);
        keep(&format!("paper-{language:?}.pdf"), &paper);
        assert_ne!(redline, paper);
    }
}

#[test]
fn the_same_text_gives_the_same_file() {
    let made = || pdf::text(&sensors(), Language::English, &FONTS).unwrap();
    assert_eq!(made(), made());
}

#[test]
fn a_long_text_has_many_pages_and_a_long_word_does_not_leave_them() {
    let edition = Edition { about: about(), tree: generate::text(1, 60) };
    let file = pdf::text(&edition, Language::Dutch, &FONTS).unwrap();
    keep("long.pdf", &file);
    let word = Edition {
        about: about(),
        tree: planted(vec![leaf(1, NodeKind::Article, &"meervoudigepersoonlijkheid".repeat(400))]),
    };
    let word = pdf::text(&word, Language::Dutch, &FONTS).unwrap();
    keep("word.pdf", &word);
    let pages = |file: &[u8]| {
        let page = b"/Type/Page";
        let at = file.windows(page.len() + 1).filter(|window| window.starts_with(page));
        at.filter(|window| window[page.len()] != b's').count()
    };
    assert!(pages(&file) > 10 && pages(&word) >= 3, "{} {}", pages(&file), pages(&word));
}

#[test]
fn a_link_of_which_the_words_are_blanks_still_says_where_it_leads() {
    let text = "[\u{a0}](https://vng.nl) [\u{200d}](00000000-0000-0000-0000-000000000001)";
    let tree = planted(vec![leaf(1, NodeKind::Article, text)]);
    pdf::text(&Edition { about: about(), tree }, Language::Dutch, &FONTS).unwrap();
}

#[test]
fn what_is_no_font_is_refused() {
    assert!(Fonts::from_woff2(&[b"wOF2 no"], &[], &[], &[]).is_err());
    assert!(Fonts::from_woff2(&[], &[], &[], &[]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn any_text_makes_an_accessible_file(edition in edition()) {
        pdf::text(&edition, Language::Dutch, &FONTS).unwrap();
    }

    #[test]
    fn any_amendment_makes_an_accessible_redline_and_paper(seed: u64, steps in 0..8usize) {
        let edition = Edition { about: about(), tree: generate::text(seed, 3) };
        let ids: Vec<NodeId> = edition.tree.walk().map(|(_, node)| node.id).collect();
        let amendment = generate::amendment(&mut Chance::new(seed), &edition.tree, &ids, steps);
        let after = amendment.result().unwrap();
        pdf::redline(&edition, &after, "Wijzigingen", Language::Dutch, &FONTS).unwrap();
        let said = clauses(&edition.tree, &amendment.steps, Language::Dutch).unwrap();
        pdf::paper(&edition.about, &proposal(), &said, Language::Dutch, &FONTS).unwrap();
    }
}
