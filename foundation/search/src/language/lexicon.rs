//! Our own word lists: base words, words that only stand before others, and forms that no rule makes.

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

/// Base words of what municipalities write about, by us.
static WORDS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries().filter(|word| !word.ends_with('-')).collect());

/// What stands at the beginning of compounds but is no word by itself: "parkeer-".
static BEGINNINGS: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| entries().filter_map(|word| word.strip_suffix('-')).collect());

/// Forms and their base forms: "leden lid".
static IRREGULAR: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut forms: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in lines(include_str!("irregular.txt")) {
        let mut words = line.split_whitespace();
        let Some(base) = words.next() else { continue };
        for form in words {
            forms.entry(form).or_default().push(base);
        }
        let own = forms.entry(base).or_default();
        if !own.contains(&base) {
            own.push(base);
        }
    }
    forms
});

fn entries() -> impl Iterator<Item = &'static str> {
    lines(include_str!("lexicon.txt")).flat_map(str::split_whitespace)
}

/// The lines of a word list without comments.
pub(super) fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// Whether `word` is a base word.
pub(super) fn is_word(word: &str) -> bool {
    WORDS.contains(word) || IRREGULAR.get(word).is_some_and(|bases| bases.contains(&word))
}

/// Whether `part` stands at the beginning of compounds only.
pub(super) fn is_beginning(part: &str) -> bool {
    BEGINNINGS.contains(part)
}

/// The base forms of a word that follows no rule.
pub(super) fn irregular(word: &str) -> Option<&'static [&'static str]> {
    IRREGULAR.get(word).map(Vec::as_slice)
}
