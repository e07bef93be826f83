//! The word that was probably meant, out of a list of words.

use super::distance::{distance, forgiven, sound};

/// The shortest word in which one mistake is forgiven. A list of names has fewer words that are alike than a language has,
/// so less is needed than for a word of a text.
const SHORTEST: usize = 4;

/// The word among `known` with the fewest mistakes in it, when `typed` has few enough; both are folded. What sounds alike
/// counts as half a mistake less.
pub fn nearest<'w>(typed: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let most = forgiven(typed.len()).max(usize::from(typed.len() >= SHORTEST));
    let heard = sound(typed);
    let halves = |word: &'w str| {
        let mistakes = distance(typed.as_bytes(), word.as_bytes(), most)?;
        Some(((2 * mistakes).saturating_sub(usize::from(sound(word) == heard)), word))
    };
    known.into_iter().filter_map(halves).min().map(|(_, word)| word)
}
