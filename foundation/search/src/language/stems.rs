//! Stems: what is left of a word when its endings are cut off by rule.

use frostem::{Algorithm, Stemmer};

use super::{common, lexicon};

/// The stems of a Dutch word by both known stemmers: Kraaij and Pohlmann's, and Porter's. Of ordinary pairs such as
/// straat/straten each finds some that the other misses. A word that is in our own lists needs none. What is left of a
/// name is now and then a word that stands in any text, which tells nothing of that name.
pub(super) fn dutch(word: &str) -> Vec<String> {
    if !word.is_ascii() || word.len() < 4 {
        return Vec::new();
    }
    if lexicon::irregular(word).is_some() {
        return root(word).into_iter().collect();
    }
    let newer = Stemmer::new(Algorithm::Dutch).stem(word).into_owned();
    let older = Stemmer::new(Algorithm::DutchPorter).stem(word).into_owned();
    let mut stems = vec![newer];
    if !stems.contains(&older) {
        stems.push(older);
    }
    stems.retain(|stem| stem.len() >= 3 && (stem == word || !common::is_common(stem)));
    stems.extend(root(word));
    stems
}

/// Endings of words from Latin and French that belong together: coördinatie, coördineren, coördinator. The longest
/// first of those that end alike.
const FAMILY: &[&str] = &[
    "eringen", "ering", "erende", "erend", "eerden", "eerde", "eert", "eer", "eren", "aties", "atie",
    "atoren", "ators", "ator", "anten", "ant", "iteit", "iteiten",
];
/// The fewest letters of what remains.
const SHORTEST_ROOT: usize = 5;

/// What remains of a word of such a family; marked, so that no stem is taken for it.
fn root(word: &str) -> Option<String> {
    let root = FAMILY.iter().find_map(|ending| word.strip_suffix(ending))?;
    (root.len() >= SHORTEST_ROOT).then(|| format!("{root}~"))
}

/// The English stem; the word itself when its stem is a word that stands in any text.
pub(super) fn english(word: &str) -> String {
    let stem = Stemmer::new(Algorithm::English).stem(word);
    if common::is_common(&stem) { word.to_owned() } else { stem.into_owned() }
}
