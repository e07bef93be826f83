//! Typing errors: a word that is in no document is taken for the likeliest one that is.

use super::{Result, evaluate::Segment, vocabulary::Vocabulary};
use crate::{
    Query,
    language::{self, distance},
    query::{Asked, Wanted, with_synonyms, word},
};

/// What words apart are worth when a mended compound is written as two words.
const HALVES: f32 = 0.5;
/// What a usual word is worth when one was typed that is nearly the same and in one document only.
const USUAL: f32 = 0.4;
/// How often a usual word is used at least.
const OFTEN: u32 = 30;
/// The shortest half of a compound in which an error is looked for.
const SHORTEST_HALF: usize = 4;

/// `query` with its unknown words mended, and its text with them when there were any.
pub(super) fn corrected(
    query: &Query,
    segments: &[Segment<'_>],
    vocabulary: &Vocabulary,
) -> Result<(Query, Option<String>)> {
    let mut searched = query.clone();
    let mut mended: Vec<(String, String)> = Vec::new();
    for asked in searched.asked.iter_mut().filter(|asked| asked.forgiving) {
        let most = match is_known(&asked.wanted, segments, vocabulary)? {
            Known::Itself => {
                if let Some(usual) = usual(&asked.typed, vocabulary) {
                    let rare = std::mem::replace(&mut asked.wanted, Wanted::All(Vec::new()));
                    asked.wanted = Wanted::Any(vec![(1.0, rare), (USUAL, word(usual))]);
                }
                continue;
            }
            // Perhaps a compound that is nowhere written as one, perhaps one with a wrong letter.
            Known::Apart => 1,
            Known::Not => distance::MOST,
        };
        if let Some((instead, wanted)) = mend(asked, vocabulary, most) {
            mended.push((std::mem::replace(&mut asked.typed, instead.clone()), instead));
            asked.wanted = wanted;
        }
    }
    let corrected = (!mended.is_empty()).then(|| replaced(&query.text, &mended));
    Ok((searched, corrected))
}

/// The word that was probably meant with one that is in a single document, where it may be a typing error too.
fn usual<'v>(typed: &str, vocabulary: &'v Vocabulary) -> Option<&'v str> {
    (vocabulary.count(typed) == 1)
        .then(|| nearest(typed, vocabulary, 1))
        .flatten()
        .filter(|word| vocabulary.count(word) >= OFTEN)
}

/// Whether some document has what is wanted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    Not,
    /// Only words that together may mean it.
    Apart,
    /// The word, or another form of it.
    Itself,
}

/// How well it is known, apart from chance likenesses of stems.
fn is_known(wanted: &Wanted, segments: &[Segment<'_>], vocabulary: &Vocabulary) -> Result<Known> {
    let itself = |known: bool| if known { Known::Itself } else { Known::Not };
    Ok(match wanted {
        Wanted::Term(term) if language::is_stem(term) => Known::Not,
        Wanted::Term(term) => {
            let mut count = 0;
            for segment in segments {
                count += segment.count(term)?;
            }
            itself(count > 0)
        }
        Wanted::Any(any) => {
            let mut best = Known::Not;
            for (_, one) in any {
                if best < Known::Itself {
                    best = best.max(is_known(one, segments, vocabulary)?);
                }
            }
            best
        }
        Wanted::All(all) => {
            for one in all {
                if is_known(one, segments, vocabulary)? == Known::Not {
                    return Ok(Known::Not);
                }
            }
            Known::Apart
        }
        Wanted::Phrase(_) => Known::Itself,
        Wanted::Beginning(beginning) => itself(!vocabulary.beginning_with(beginning, 1).is_empty()),
    })
}

/// The likeliest word for one that is unknown, and what to look for then.
fn mend(asked: &Asked, vocabulary: &Vocabulary, most: usize) -> Option<(String, Wanted)> {
    let typed: String = asked.typed.split('-').collect();
    if typed.contains(' ') || typed.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(instead) = nearest(&typed, vocabulary, most) {
        return Some((instead.to_owned(), with_synonyms(&[instead]).1));
    }
    if most < distance::MOST {
        return None;
    }
    // An error in one half of a compound that as a whole is in no document.
    let places = typed.char_indices().map(|(at, _)| at);
    let halves = places.filter(|at| *at >= SHORTEST_HALF && typed.len() - at >= SHORTEST_HALF);
    for (first, last) in halves.map(|at| typed.split_at(at)) {
        let is_word = |half: &str| vocabulary.count(half) > 0;
        let (first, last) = if is_word(first) {
            {
                let Some(last) = nearest(last, vocabulary, most) else { continue };
                (first, last)
            }
        } else if is_word(last) {
            let Some(first) = nearest(first, vocabulary, most) else { continue };
            (first, last)
        } else {
            continue;
        };
        let instead = format!("{first}{last}");
        let apart = Wanted::All(vec![word(first), word(last)]);
        return Some((instead.clone(), Wanted::Any(vec![(1.0, word(&instead)), (HALVES, apart)])));
    }
    None
}

/// The known word with the fewest mistakes; what sounds alike counts as half a mistake less. Of equals the most used.
fn nearest<'v>(typed: &str, vocabulary: &'v Vocabulary, most: usize) -> Option<&'v str> {
    let most = distance::forgiven(typed.len()).min(most);
    if most == 0 {
        return None;
    }
    let sound = distance::sound(typed);
    let rank = |(word, mistakes, count): &(&str, usize, u32)| {
        let halves = 2 * mistakes - usize::from(distance::sound(word) == sound);
        (halves, std::cmp::Reverse(*count))
    };
    vocabulary.near(typed, most).min_by_key(rank).map(|(word, ..)| word)
}

/// `text` with the mended words in the place of what was typed.
fn replaced(text: &str, mended: &[(String, String)]) -> String {
    let mut corrected = String::new();
    let mut at = 0;
    for word in language::words(text) {
        let typed = word.pieces.join("-");
        if let Some((_, instead)) = mended.iter().find(|(wrong, _)| *wrong == typed) {
            corrected.push_str(&text[at..word.start]);
            corrected.push_str(instead);
            at = word.end;
        }
    }
    corrected.push_str(&text[at..]);
    corrected
}
