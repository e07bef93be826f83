use proptest::prelude::*;
use text::merge::{Merge, Part, three_way};

use crate::difference::prose;

fn clean(text: &str) -> Merge {
    Merge::Clean(text.to_owned())
}

/// The same outcome as seen by the other person.
fn swapped(merge: Merge) -> Merge {
    let swap = |part| match part {
        Part::Conflict { mine, theirs, base } => Part::Conflict { mine: theirs, theirs: mine, base },
        agreed => agreed,
    };
    match merge {
        Merge::Conflict { parts } => Merge::Conflict { parts: parts.into_iter().map(swap).collect() },
        clean => clean,
    }
}

#[test]
fn changes_in_different_places_fit_together() {
    assert_eq!(
        three_way("De rode auto rijdt.", "De blauwe auto rijdt.", "De rode auto staat stil."),
        clean("De blauwe auto staat stil.")
    );
}

#[test]
fn different_additions_in_one_place_are_a_conflict() {
    let outcome = three_way("Begin. Einde.", "Begin. Rood. Einde.", "Begin. Blauw. Einde.");
    let Merge::Conflict { parts } = outcome else { panic!("{outcome:?}") };
    let conflicts: Vec<_> = parts.iter().filter(|part| matches!(part, Part::Conflict { .. })).collect();
    let [Part::Conflict { mine, theirs, base }] = conflicts[..] else { panic!("{parts:?}") };
    assert!(mine.contains("Rood") && theirs.contains("Blauw") && base.is_empty());
}

#[test]
fn blanks_do_not_keep_changes_apart() {
    for (base, mine, theirs) in [
        ("binnen vijf dagen", "binnen tien dagen", "binnen vijf weken"),
        ("rood blauw", "rood groen blauw", "rood  geel blauw"),
    ] {
        assert!(matches!(three_way(base, mine, theirs), Merge::Conflict { .. }), "{base}");
        assert!(matches!(three_way(base, theirs, mine), Merge::Conflict { .. }), "{base}");
    }
    // Lines are places of their own.
    assert_eq!(three_way("- een\n- twee", "- drie\n- twee", "- een\n- vier"), clean("- drie\n- vier"));
}

#[test]
fn two_first_texts_are_a_conflict() {
    let part = Part::Conflict { mine: "rood".into(), theirs: "blauw".into(), base: String::new() };
    assert_eq!(three_way("", "rood", "blauw"), Merge::Conflict { parts: vec![part] });
}

#[test]
fn a_removed_paragraph_that_the_other_improved_is_a_conflict() {
    let base = "Eerste alinea.\n\nTweede alinea heeft een fout.\n\nDerde alinea.";
    let mine = "Eerste alinea.\n\nDerde alinea.";
    let theirs = base.replace("fout", "verbetering");
    let Merge::Conflict { parts } = three_way(base, mine, &theirs) else { panic!("the improvement is lost") };
    let kept = |part: &Part| matches!(part, Part::Conflict { theirs, .. } if theirs.contains("verbetering"));
    assert!(parts.iter().any(kept));
}

#[test]
fn different_words_for_the_same_word_are_a_conflict_around_that_word() {
    assert_eq!(
        three_way("De auto rijdt.", "De bus rijdt.", "De tram rijdt."),
        Merge::Conflict {
            parts: vec![
                Part::Agreed("De ".into()),
                Part::Conflict { mine: "bus".into(), theirs: "tram".into(), base: "auto".into() },
                Part::Agreed(" rijdt.".into()),
            ]
        }
    );
}

#[test]
fn a_long_text_merges_in_time() {
    let base = (0..20_000).map(|n| format!("woord{n}")).collect::<Vec<_>>().join(" ");
    let mine = base.replace("woord100 ", "mijn ");
    let theirs = base.replace("woord15000 ", "hun ");
    assert_eq!(three_way(&base, &mine, &theirs), clean(&mine.replace("woord15000 ", "hun ")));
}

proptest! {
    #[test]
    fn an_unchanged_side_gives_way(base in prose(), other in prose()) {
        prop_assert_eq!(three_way(&base, &other, &base), clean(&other));
        prop_assert_eq!(three_way(&base, &base, &other), clean(&other));
    }

    #[test]
    fn the_same_change_on_both_sides_is_no_conflict(base in prose(), both in prose()) {
        prop_assert_eq!(three_way(&base, &both, &both), clean(&both));
    }

    #[test]
    fn the_outcome_does_not_depend_on_who_saves_last(base in prose(), mine in prose(), theirs in prose()) {
        prop_assert_eq!(swapped(three_way(&base, &mine, &theirs)), three_way(&base, &theirs, &mine));
    }

    #[test]
    fn edits_with_a_word_between_them_both_come_through(
        head in "[a-e]{2}( [a-e]{2}){0,8}", mine in "[k-o]{2}( [k-o]{2}){0,3}",
        tail in "[f-j]{2}( [f-j]{2}){0,8}", theirs in "[p-t]{2}( [p-t]{2}){0,3}",
    ) {
        let text = |first: &str, last: &str| format!("{head} {first} midden {last} {tail}");
        let outcome = three_way(&text("een", "twee"), &text(&mine, "twee"), &text("een", &theirs));
        prop_assert_eq!(outcome, clean(&text(&mine, &theirs)));
    }

    #[test]
    fn nobody_loses_a_new_word(base in prose(), mine in prose(), theirs in prose(), at in any::<prop::sample::Index>()) {
        // Each side adds a word of its own somewhere; it must be in what was agreed or in that side's conflict.
        let with = |text: &str, word: &str| {
            let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            places.push(text.len());
            let mut text = text.to_owned();
            text.insert_str(places[at.index(places.len())], &format!(" {word} "));
            text
        };
        let (mine, theirs) = (with(&mine, "MIJNWOORD"), with(&theirs, "HUNWOORD"));
        let (mut for_me, mut for_them) = (String::new(), String::new());
        match three_way(&base, &mine, &theirs) {
            Merge::Clean(text) => (for_me, for_them) = (text.clone(), text),
            Merge::Conflict { parts } => for part in parts {
                match part {
                    Part::Agreed(text) => { for_me.push_str(&text); for_them.push_str(&text); }
                    Part::Conflict { mine, theirs, .. } => { for_me.push_str(&mine); for_them.push_str(&theirs); }
                }
            },
        }
        prop_assert!(for_me.contains("MIJNWOORD") && for_them.contains("HUNWOORD"));
    }
}
