//! Abbreviations and other words for the same, from a small list.

use std::{
    collections::{BTreeSet, HashMap},
    sync::LazyLock,
};

use super::{bases, distance, lexicon::lines};

/// Groups of ways to say the same; each way is a row of folded words.
static GROUPS: LazyLock<Vec<Vec<Vec<&'static str>>>> = LazyLock::new(|| {
    lines(include_str!("synonyms.txt"))
        .map(|line| line.split('=').map(|way| way.split_whitespace().collect()).collect())
        .collect()
});

/// The ways that may begin with a word, by its base forms and by itself: group and way.
static BEGINNINGS: LazyLock<HashMap<String, Vec<(usize, usize)>>> = LazyLock::new(|| {
    let mut beginnings: HashMap<String, Vec<(usize, usize)>> = HashMap::new();
    for (group, ways) in GROUPS.iter().enumerate() {
        for (way, row) in ways.iter().enumerate() {
            let Some(first) = row.first() else { continue };
            let forms = bases(first).into_iter().chain([(*first).to_owned()]);
            for form in forms.collect::<BTreeSet<_>>() {
                beginnings.entry(form).or_default().push((group, way));
            }
        }
    }
    beginnings
});

/// The word of the list that was probably meant with one that is in no text.
pub(crate) fn nearest(typed: &str) -> Option<&'static str> {
    let most = distance::forgiven(typed.len());
    let words = GROUPS.iter().flatten().flatten().copied();
    let near = words.filter_map(|word| {
        let mistakes = distance::distance(typed.as_bytes(), word.as_bytes(), most)?;
        (mistakes > 0).then_some((mistakes, word))
    });
    near.min().map(|(_, word)| word)
}

/// The other ways to say what `words` begin with, and how many words that is: the longest row that is in the list.
/// `same` tells whether a word that was typed is a form of the word in the list.
pub(crate) fn at_start(
    words: &[&str],
    same: impl Fn(&str, &str) -> bool,
) -> Option<(usize, Vec<&'static [&'static str]>)> {
    let first = words.first()?;
    let forms: BTreeSet<String> = bases(first).into_iter().chain([(*first).to_owned()]).collect();
    let mut possible: Vec<(usize, usize)> =
        forms.iter().filter_map(|form| BEGINNINGS.get(form)).flatten().copied().collect();
    possible.sort_unstable();
    let mut best: Option<(usize, usize, usize)> = None;
    for (group, way) in possible {
        let row = &GROUPS[group][way];
        let fits =
            row.len() <= words.len() && row.iter().zip(words).all(|(listed, typed)| same(listed, typed));
        if fits && best.is_none_or(|(length, ..)| row.len() > length) {
            best = Some((row.len(), group, way));
        }
    }
    let (length, group, way) = best?;
    let others = GROUPS[group].iter().enumerate().filter(|(at, _)| *at != way).map(|(_, row)| row.as_slice());
    Some((length, others.collect()))
}
