//! The index through its front door.

use proptest::prelude::*;
use search::{Error, Language, Matches, Query, TextDocument, TextIndex};

/// A Dutch document with a title only.
fn titled(key: u128, title: &str) -> TextDocument {
    TextDocument {
        key,
        language: Language::Nl,
        title: title.to_owned(),
        body: String::new(),
        extra: String::new(),
    }
}

/// An index of documents with these titles, numbered from 1.
fn index_of(titles: &[&str]) -> TextIndex {
    let index = TextIndex::in_memory().unwrap();
    let documents: Vec<_> = titles.iter().zip(1..).map(|(title, key)| titled(key, title)).collect();
    index.update(&documents, &[]).unwrap();
    index.commit(1).unwrap();
    index
}

fn matches(index: &TextIndex, query: &str) -> Matches {
    index.matches(&Query::parse(query)).unwrap()
}

/// The keys that a query finds, the best first.
fn found(index: &TextIndex, query: &str) -> Vec<u128> {
    ranked(&matches(index, query))
}

/// The keys that are shown, the best first.
fn ranked(matches: &Matches) -> Vec<u128> {
    let mut shown: Vec<_> = matches.shown().collect();
    shown.sort_by(|a, b| b.score.total_cmp(&a.score).then(matches.key(a).cmp(&matches.key(b))));
    shown.into_iter().map(|found| matches.key(&found)).collect()
}

/// How many documents have every word, and how many are shown.
fn counts(matches: &Matches) -> (usize, usize) {
    let complete = matches.shown().filter(|found| found.words == matches.words);
    (complete.count(), matches.shown().count())
}

#[test]
fn a_word_finds_its_other_forms() {
    let index = index_of(&[
        "Nieuwe leden voor de raad",
        "Drie musea in twee steden",
        "Grote straten en kleine huizen",
        "Foto’s van de coördinatie in Súdwest-Fryslân",
    ]);
    for (query, key) in [
        ("lid", 1),
        ("museum", 2),
        ("stad", 2),
        ("straat", 3),
        ("groot huis", 3),
        ("foto", 4),
        ("coordinatie", 4),
        ("sudwest fryslan", 4),
        ("Súdwest-Fryslân", 4),
    ] {
        assert_eq!(found(&index, query), [key], "{query}");
    }
}

#[test]
fn a_part_finds_the_compound_and_the_compound_finds_its_parts() {
    let index = index_of(&[
        "Het sensorenregister",
        "Een register van sensoren",
        "Cameratoezicht",
        "Parkeervergunningen",
    ]);
    assert_eq!(found(&index, "sensor"), [2, 1], "the word itself before the compound");
    assert_eq!(found(&index, "sensorregister"), [1, 2], "the compound before its parts");
    assert_eq!(found(&index, "camera's"), [3]);
    assert_eq!(found(&index, "vergunning"), [4]);
}

#[test]
fn a_word_in_no_list_is_found_in_compounds_with_known_words() {
    let index = index_of(&["Padelbanen in het park", "Strandpadel", "Padel", "Opadelig"]);
    assert_eq!(found(&index, "padel"), [3, 2, 1]);
}

#[test]
fn a_rare_word_that_is_nearly_a_usual_one_finds_both() {
    let mut titles = vec!["Vergunnnig met een fout erin"];
    titles.extend([("De vergunning"); 40]);
    let index = index_of(&titles);
    let answer = matches(&index, "vergunnnig");
    assert_eq!((answer.shown().count(), &answer.corrected), (41, &None));
    assert_eq!(found(&index, "vergunnnig")[0], 1);
}

#[test]
fn all_words_are_wanted_and_when_few_have_them_most() {
    let titles: Vec<String> = (0..12).map(|number| format!("Camera bij zwembad {number}")).collect();
    let mut titles: Vec<&str> = titles.iter().map(String::as_str).collect();
    titles.extend(["Camera op het plein", "Zwembad"]);
    let index = index_of(&titles);
    let both = matches(&index, "camera zwembad");
    assert_eq!(counts(&both), (12, 12), "twelve are enough");
    let few = matches(&index, "camera plein");
    assert_eq!(counts(&few), (1, 13));
    assert_eq!(found(&index, "camera plein")[0], 13);
    let most = matches(&index, "camera zwembad olifant");
    assert_eq!(counts(&most), (0, 12), "two of three");
}

#[test]
fn a_title_weighs_more_than_names_and_names_more_than_text() {
    let index = TextIndex::in_memory().unwrap();
    let document = |key, title: &str, extra: &str, body: &str| TextDocument {
        key,
        language: Language::Nl,
        title: title.into(),
        body: body.into(),
        extra: extra.into(),
    };
    let documents = [
        document(1, "Iets anders", "Ommen", "Wij meten geluid bij de brug."),
        document(2, "Iets anders", "geluid", "Wij meten bij de brug."),
        document(3, "Geluid meten", "Ommen", "Wij doen dat bij de brug."),
    ];
    index.update(&documents, &[]).unwrap();
    index.commit(1).unwrap();
    assert_eq!(found(&index, "geluid"), [3, 2, 1]);
}

#[test]
fn quotes_ask_for_words_in_this_order_and_a_minus_leaves_out() {
    let index = index_of(&["open data delen", "data open zetten", "open dagen"]);
    assert_eq!(found(&index, "\"open data\""), [1]);
    assert_eq!(found(&index, "open -data"), [3]);
    assert_eq!(found(&index, "open -\"open data\"").len(), 2);
    assert!(found(&index, "-data").is_empty(), "what must not appear finds nothing by itself");
}

#[test]
fn a_typing_error_is_mended_and_said() {
    let index = index_of(&[
        "Cameratoezicht op het plein",
        "Het sensorenregister",
        "Lantaarnpalen",
        "De parkeervergunning",
    ]);
    for (query, corrected, key) in [
        ("cameratoezigt", "cameratoezicht", 1),
        ("sensorenregsiter", "sensorenregister", 2),
        ("Lantarenpalen", "lantaarnpalen", 3),
        ("parkeer vergunnig", "parkeer vergunning", 4),
    ] {
        let answer = matches(&index, query);
        assert_eq!(ranked(&answer).first().copied(), Some(key), "{query}");
        if query != "parkeer vergunnig" {
            assert_eq!(answer.corrected.as_deref(), Some(corrected));
        }
    }
    let right = matches(&index, "cameratoezicht");
    assert_eq!(right.corrected, None);
}

#[test]
fn an_error_in_one_half_of_a_compound_is_mended() {
    let index = index_of(&["De vergunning voor terrassen", "Een terras met een vergunning", "terras"]);
    let answer = matches(&index, "terrasvergunnig");
    assert_eq!(answer.corrected.as_deref(), Some("terrasvergunning"));
    assert!(answer.shown().count() >= 2);
}

#[test]
fn a_word_typed_in_pieces_is_found_as_one() {
    let index =
        index_of(&["Tellen met infrarood", "De infraroodteller op de brug", "Rode fietsen", "Een plein"]);
    assert_eq!(found(&index, "infra rood").first(), Some(&1));
    for query in ["infra rood teller", "infra rood tellers"] {
        let answer = matches(&index, query);
        assert!(ranked(&answer).contains(&2), "{query}");
        assert_eq!(answer.corrected, None);
    }
}

#[test]
fn a_letter_that_was_forgotten_in_a_short_name_is_put_back() {
    let index = index_of(&["De gemeente Ommen telt", "Het omen", "Een plein", "Ommen en Hardenberg"]);
    let answer = matches(&index, "Ommn");
    assert_eq!(answer.corrected.as_deref(), Some("ommen"));
    assert_eq!(found(&index, "Omme").len(), 2);
    // Another letter may be another abbreviation.
    assert_eq!(matches(&index, "omes").corrected, None);
}

#[test]
fn a_mended_word_finds_its_other_names() {
    let index = index_of(&["Wat AI doet in de wijk", "De kunst in de wijk"]);
    let answer = matches(&index, "kunstmatige inteligentie");
    assert_eq!(answer.corrected.as_deref(), Some("kunstmatige intelligentie"));
    assert_eq!(ranked(&answer), [1]);
}

#[test]
fn abbreviations_and_full_names_find_each_other() {
    let index = index_of(&[
        "De AVG en u",
        "Algemene verordening gegevensbescherming",
        "Wat de GDPR vraagt",
        "Fietsen",
    ]);
    for query in ["avg", "GDPR", "algemene verordening gegevensbescherming"] {
        let mut keys = found(&index, query);
        keys.sort_unstable();
        assert_eq!(keys, [1, 2, 3], "{query}");
    }
}

#[test]
fn english_is_found_in_english_and_in_dutch() {
    let index = TextIndex::in_memory().unwrap();
    let mut english = titled(1, "Sensors in smart cities");
    english.language = Language::En;
    index.update(&[english, titled(2, "Dashboards voor een smart city")], &[]).unwrap();
    index.commit(1).unwrap();
    assert_eq!(found(&index, "dashboard"), [2]);
    let mut both = found(&index, "city");
    both.sort_unstable();
    assert_eq!(both, [1, 2]);
    assert_eq!(found(&index, "sensor"), [1]);
}

#[test]
fn the_name_of_a_place_finds_that_place_and_not_a_word_of_any_text() {
    let index = index_of(&["Ommen", "Bent u om advies verlegen?", "Sensoren in Ommen en om de hoek"]);
    let mut ommen = found(&index, "Ommen");
    ommen.sort_unstable();
    assert_eq!(ommen, [1, 3]);
    let query = Query::parse("Ommen");
    let marked = search::excerpt::Marker::new(&query).highlight("Ommen en om de hoek", search::Language::Nl);
    let marked: Vec<&str> = marked.iter().filter(|run| run.marked).map(|run| run.text.as_str()).collect();
    assert_eq!(marked, ["Ommen"]);
}

#[test]
fn while_typing_the_last_word_may_be_unfinished() {
    let index = index_of(&["Luchtkwaliteit meten", "Lucht"]);
    let typed = index.matches(&Query::typing("luchtkwal")).unwrap();
    assert_eq!(typed.shown().count(), 1);
    assert_eq!(typed.corrected, None);
}

#[test]
fn updates_are_seen_after_a_commit_and_what_is_removed_is_gone() {
    let index = index_of(&["Eerste titel", "Tweede titel"]);
    index.update(&[titled(1, "Veranderd opschrift")], &[2]).unwrap();
    assert_eq!(found(&index, "titel").len(), 2, "not before the commit");
    index.commit(2).unwrap();
    assert!(found(&index, "titel").is_empty());
    assert_eq!(found(&index, "opschrift"), [1]);
    assert_eq!((index.count(), index.position()), (1, Some(2)));
}

#[test]
fn everything_can_be_replaced_while_others_read() {
    let index = index_of(&["Oude titel"]);
    let new = (10..20).map(|key| {
        // Who asks meanwhile does not wait for the end.
        assert_eq!((index.position(), index.needs_rebuild()), (Some(1), false));
        assert_eq!(found(&index, "oude"), [1]);
        titled(key, "Nieuwe titel")
    });
    index.replace_all(new.map(Ok), 7).unwrap();
    assert_eq!((index.count(), index.position()), (10, Some(7)));
    assert!(found(&index, "oude").is_empty());
    index.update(&[titled(30, "Nog een titel")], &[]).unwrap();
    index.commit(8).unwrap();
    assert_eq!(index.count(), 11);
}

#[test]
fn a_folder_is_kept_belongs_to_one_and_is_made_anew_when_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("search");
    {
        let index = TextIndex::open(&path).unwrap();
        assert!(index.needs_rebuild());
        index.replace_all([Ok(titled(1, "Een brug"))], 5).unwrap();
        let second = TextIndex::open(&path).err().unwrap();
        assert!(matches!(second, Error::InUse(_)), "{second}");
    }
    {
        let index = TextIndex::open(&path).unwrap();
        assert_eq!((index.position(), found(&index, "bruggen")), (Some(5), vec![1]));
    }
    std::fs::write(path.join("present"), "0-1").unwrap();
    {
        let index = TextIndex::open(&path).unwrap();
        assert!(index.needs_rebuild(), "of another version");
        assert_eq!(index.count(), 0);
        index.replace_all([Ok(titled(1, "Een brug"))], 6).unwrap();
    }
    let present = std::fs::read_to_string(path.join("present")).unwrap();
    std::fs::write(path.join(&present).join("meta.json"), "{").unwrap();
    assert!(TextIndex::open(&path).unwrap().needs_rebuild(), "damaged");
}

#[test]
fn what_is_like_a_text_comes_with_the_words_they_share() {
    let index = index_of(&[
        "Bezoekers tellen in de winkelstraat met sensoren",
        "Geluid meten bij het café",
        "Wifi-sensoren in de winkelstraat",
    ]);
    let alike = index.similar("Hoe tellen wij bezoekers in winkelstraten?", 2, 5).unwrap();
    assert_eq!(alike[0].key, 1);
    assert_eq!(alike[0].words.len(), 3);
    assert!(alike[0].words.contains(&"winkelstraten".to_owned()));
    assert!(alike.iter().all(|one| one.likeness > 0.0 && one.likeness <= 1.0 && one.key != 2));
}

#[test]
fn a_word_that_nobody_wrote_yet_is_alike_by_its_parts_or_as_it_was_probably_meant() {
    let index = index_of(&[
        "Slimme deurbellen die de straat filmen",
        "Peilbuizen in onze gemeente",
        "Geluidsmeters in het uitgaansgebied",
    ]);
    let first =
        |title: &str| index.similar(title, 2, 5).unwrap().first().map(|one| (one.key, one.words.clone()));
    assert_eq!(first("Regels voor deurbelcamera's"), Some((1, vec!["deurbelcamera's".to_owned()])));
    assert_eq!(first("gelduidsmeters"), Some((3, vec!["gelduidsmeters".to_owned()])));
    assert_eq!(first("Iets heel anders"), None);
    let below = "Een titel\nDe gelduidsmeters staan er en de gelduidsmeters meten.";
    assert_eq!(first(below), None, "what is written wrong in a text is not what it is about");
}

#[test]
fn of_a_compound_that_nobody_wrote_the_rarer_part_counts_more() {
    let mut titles = vec!["De lantaarn bij de brug"];
    titles.extend(["Een straat in de stad"; 12]);
    titles.push("Straatlampen");
    let index = index_of(&titles);
    assert_eq!(found(&index, "straatlantaarn")[0], 1);
}

#[test]
fn a_text_with_the_compound_stands_above_titles_with_a_part_of_it() {
    let mut documents: Vec<TextDocument> =
        (1..=6).map(|key| titled(key, "Elk kwartier in plaats van elk uur")).collect();
    let long = "Over de stad en wat daar gebeurt. ".repeat(20);
    documents.push(TextDocument {
        body: format!("{long} De parkeerplaatsen zijn vol. {long}"),
        ..titled(7, "Drukte")
    });
    let index = TextIndex::in_memory().unwrap();
    index.update(&documents, &[]).unwrap();
    index.commit(1).unwrap();
    assert_eq!(found(&index, "parkeerplaats")[0], 7);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_text_is_a_query_and_finds_without_fault(text in any::<String>(), title in any::<String>()) {
        let index = index_of(&[&title, "Een gewone titel"]);
        matches(&index, &text);
        index.matches(&Query::typing(&text)).unwrap();
        index.similar(&text, 2, 3).unwrap();
    }

    #[test]
    fn a_title_is_found_by_each_of_its_words(title in "[a-zé]{3,12}( [a-zA-Z’'-]{3,14}){0,5}") {
        let index = index_of(&[&title, "Iets heel anders"]);
        for word in search::language::words(&title) {
            let query = &title[word.start..word.end];
            prop_assert!(found(&index, query).contains(&1), "{query}");
        }
    }
}

/// Enough documents for what was looked for to be kept.
const LARGE: u128 = 5_000;

#[test]
fn what_was_looked_for_before_is_found_the_same_way_and_after_changes_anew() {
    let index = TextIndex::in_memory().unwrap();
    let title = |key: u128| match key % 4 {
        0 => "Camera's bij het zwembad",
        1 => "Cameratoezicht",
        2 => "Een zwembad",
        _ => "Iets anders",
    };
    let documents = (1..=LARGE).map(|key| titled(key, title(key)));
    index.replace_all(documents.map(Ok), 1).unwrap();
    let having = |rests: &[u128]| (1..=LARGE).filter(|key| rests.contains(&(key % 4))).collect::<Vec<_>>();
    let sorted = |query: &str| {
        let mut keys = found(&index, query);
        keys.sort_unstable();
        keys
    };
    for _ in 0..2 {
        assert_eq!(sorted("camera"), having(&[0, 1]));
        assert_eq!(sorted("camera zwembad"), having(&[0]));
        assert_eq!(sorted("zwembad -camera"), having(&[2]));
    }
    let best = found(&index, "camera");
    assert!(best[..1_250].iter().all(|key| key % 4 == 0), "the word itself before the compound");
    assert_eq!(best, found(&index, "camera"));

    index.update(&[titled(4, "Iets anders"), titled(LARGE + 1, "Camera")], &[8]).unwrap();
    index.commit(2).unwrap();
    let mut changed = having(&[0, 1]);
    changed.retain(|key| ![4, 8].contains(key));
    changed.push(LARGE + 1);
    assert_eq!(sorted("camera"), changed);
    assert_eq!(sorted("camera zwembad").len(), 1_248);
}
