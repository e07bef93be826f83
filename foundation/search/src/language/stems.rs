//! Stems: what is left of a word when its endings are cut off by rule.

use frostem::{Algorithm, Stemmer};

use super::lexicon;

/// The stems of a Dutch word by both known stemmers: Kraaij and Pohlmann's, and Porter's. Of ordinary pairs such as
/// straat/straten each finds some that the other misses. A word that is in our own lists needs none.
pub(super) fn dutch(word: &str) -> Vec<String> {
    if lexicon::irregular(word).is_some() || !word.is_ascii() || word.len() < 4 {
        return Vec::new();
    }
    let newer = Stemmer::new(Algorithm::Dutch).stem(word).into_owned();
    let older = Stemmer::new(Algorithm::DutchPorter).stem(word).into_owned();
    let mut stems = vec![newer];
    if !stems.contains(&older) {
        stems.push(older);
    }
    stems.retain(|stem| stem.len() >= 3);
    stems
}

/// The English stem.
pub(super) fn english(word: &str) -> String {
    Stemmer::new(Algorithm::English).stem(word).into_owned()
}
