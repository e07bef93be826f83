//! Passages with marked words.

use proptest::prelude::*;
use search::{
    Language, Query,
    excerpt::{Run, excerpt, highlight},
};

fn marked(runs: &[Run]) -> Vec<&str> {
    runs.iter().filter(|run| run.marked).map(|run| run.text.as_str()).collect()
}

fn joined(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn other_forms_and_compounds_are_marked_whole() {
    let query = Query::parse("lid sensor");
    let runs = highlight("De leden zien het sensorenregister (en één lid niet).", Language::Nl, &query);
    assert_eq!(marked(&runs), ["leden", "sensorenregister", "lid"]);
}

#[test]
fn the_passage_is_where_most_of_the_words_stand() {
    let far = "Een brug over het water. ".repeat(30);
    let text = format!("{far}Hier gaat het over camera's bij de brug. {far}");
    let runs = excerpt(&text, Language::Nl, &Query::parse("camera brug"), 80);
    assert!(marked(&runs).contains(&"camera's") && marked(&runs).contains(&"brug"));
    assert!(joined(&runs).chars().count() <= 82);
}

#[test]
fn words_that_stand_near_each_other_but_too_far_for_a_passage_do_not_end_the_search() {
    let between = "en dan nog iets over water en wegen ".repeat(3);
    let far = "Een heel ander onderwerp. ".repeat(40);
    let text = format!("Een brug {between} met een camera. {far}Een camera op de brug. {far}");
    let runs = excerpt(&text, Language::Nl, &Query::parse("camera brug"), 60);
    assert_eq!(marked(&runs), ["camera", "brug"]);
}

#[test]
fn without_a_match_the_beginning_is_shown() {
    let runs = excerpt("“Het begin” van een tekst. En meer.", Language::Nl, &Query::parse("olifant"), 12);
    assert_eq!(joined(&runs), "“Het begin”");
}

#[test]
fn words_that_mean_it_together_are_marked_where_all_of_them_stand() {
    let query = Query::parse("AVG");
    let runs = highlight("De AVG en het algemeen belang.", Language::Nl, &query);
    assert_eq!(marked(&runs), ["AVG"]);
    let whole = "De Algemene verordening gegevensbescherming is een algemene regel.";
    let runs = highlight(whole, Language::Nl, &query);
    assert_eq!(marked(&runs), ["Algemene", "verordening", "gegevensbescherming", "algemene"]);
    let query = Query::parse("sensorenregister");
    assert_eq!(marked(&highlight("Een sensor meet.", Language::Nl, &query)), [""; 0]);
    let apart = highlight("Een register van sensoren.", Language::Nl, &query);
    assert_eq!(marked(&apart), ["register", "sensoren"]);
}

#[test]
fn words_of_a_phrase_are_marked() {
    let runs = highlight("Wij delen open data.", Language::Nl, &Query::parse("\"open data\""));
    assert_eq!(marked(&runs), ["open", "data"]);
}

proptest! {
    #[test]
    fn the_runs_are_a_stretch_of_the_text(text in any::<String>(), query in any::<String>(), length in 0usize..200) {
        let query = Query::parse(&query);
        for language in [Language::Nl, Language::En] {
            let runs = excerpt(&text, language, &query, length);
            prop_assert!(text.contains(&joined(&runs)));
            prop_assert!(joined(&runs).chars().count() <= 2 * length);
            prop_assert_eq!(joined(&highlight(&text, language, &query)), text.clone());
        }
    }

    #[test]
    fn a_word_of_the_text_that_is_looked_for_is_marked(words in proptest::collection::vec("[a-z]{4,9}", 1..40), which in any::<prop::sample::Index>()) {
        let word = words[which.index(words.len())].clone();
        let text = words.join(" ");
        let runs = excerpt(&text, Language::Nl, &Query::parse(&word), 60);
        prop_assert!(marked(&runs).contains(&word.as_str()), "{} in {:?}", word, runs);
    }
}
