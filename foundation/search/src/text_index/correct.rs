//! Typing errors: a word that is in no document is taken for the likeliest one that is.

use super::{
    Result,
    evaluate::Segment,
    search::{MOST_COMPOUNDS, having_term},
    vocabulary::Vocabulary,
};
use crate::{
    Query,
    language::{self, distance, synonyms},
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
/// How many letters a word has in which one that was forgotten is looked for, and nothing else: "Ommn".
const SHORT: usize = 4;
/// What a word is worth that was typed in pieces, the shortest piece, and how many pieces that are at most.
const IN_PIECES: f32 = 0.9;
const SHORTEST_PIECE: usize = 3;
const MOST_PIECES: usize = 3;

/// Words that were typed apart while the texts have them as one: "infra rood" for "infrarood". Each of the pieces may
/// then be the whole. What is known as a compound of the pieces finds them anyway.
pub(super) fn joined(query: &Query, segments: &[Segment<'_>], vocabulary: &Vocabulary) -> Result<Query> {
    let piece = |asked: &Asked| {
        let is_word =
            asked.forgiving && asked.typed.len() >= SHORTEST_PIECE && !asked.typed.contains([' ', '-']);
        (is_word && !language::is_common(&asked.typed)).then(|| asked.typed.clone())
    };
    let pieces: Vec<Option<String>> = query.asked.iter().map(piece).collect();
    let mut query = query.clone();
    for length in 2..=MOST_PIECES.min(pieces.len()) {
        for (at, window) in pieces.windows(length).enumerate() {
            let Some(together) = window.iter().cloned().collect::<Option<Vec<String>>>() else { continue };
            let whole = together.concat();
            if language::split(&whole).is_some_and(|parts| parts.len() >= length) {
                continue;
            }
            let mut any = Vec::new();
            if vocabulary.count(&whole) > 0 {
                any.push((IN_PIECES, word(&whole)));
            } else if together.iter().any(|piece| vocabulary.count(piece) == 0) {
                // Other forms and compounds of it take longer to look for: only when a piece is in no text.
                let whole_word = word(&whole);
                if is_known(&whole_word, segments, vocabulary)? == Known::Itself {
                    any.push((IN_PIECES, whole_word));
                }
                let compounds = vocabulary.compounds_of(&whole, MOST_COMPOUNDS).into_iter();
                any.extend(compounds.map(|compound| (IN_PIECES, word(compound))));
            }
            if any.is_empty() {
                continue;
            }
            for asked in &mut query.asked[at..at + length] {
                let own = std::mem::replace(&mut asked.wanted, Wanted::All(Vec::new()));
                asked.wanted = Wanted::Any([vec![(1.0, own)], any.clone()].concat());
            }
        }
    }
    Ok(query)
}

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
    if mended.is_empty() {
        return Ok((searched, None));
    }
    let corrected = replaced(&query.text, &mended);
    take_synonyms(&mut searched, &Query::parse(&corrected));
    Ok((searched, Some(corrected)))
}

/// Words that, mended, have another name together: "kunstmatige inteligentie".
fn take_synonyms(searched: &mut Query, again: &Query) {
    for row in again.asked.iter().filter(|asked| asked.forgiving && asked.typed.contains(' ')) {
        let words: Vec<&str> = row.typed.split(' ').collect();
        let mut windows = searched.asked.windows(words.len());
        let same = |window: &[Asked]| window.iter().zip(&words).all(|(asked, word)| asked.typed == *word);
        if let Some(at) = windows.position(same) {
            searched.asked.splice(at..at + words.len(), [row.clone()]);
        }
    }
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
        Wanted::Term(term) => itself(having_term(segments, term)? > 0),
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

/// What to look for when `typed` stands in no text and was probably meant to be another word.
pub(super) fn meant(
    typed: &str,
    segments: &[Segment<'_>],
    vocabulary: &Vocabulary,
) -> Result<Option<Wanted>> {
    let asked = Asked { typed: typed.to_owned(), wanted: word(typed), forgiving: true };
    if language::is_listed(typed) || is_known(&asked.wanted, segments, vocabulary)? != Known::Not {
        return Ok(None);
    }
    Ok(mend(&asked, vocabulary, distance::MOST).map(|(_, wanted)| wanted))
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
    // Perhaps a word that has another name: "inteligentie" is meant to find "AI".
    if let Some(instead) = synonyms::nearest(&typed) {
        return Some((instead.to_owned(), with_synonyms(&[instead]).1));
    }
    // An error in one half of a compound that as a whole is in no document.
    let places = typed.char_indices().map(|(at, _)| at);
    let halves = places.filter(|at| *at >= SHORTEST_HALF && typed.len() - at >= SHORTEST_HALF);
    for (first, last) in halves.map(|at| typed.split_at(at)) {
        let is_word = |half: &str| vocabulary.count(half) > 0 && !language::is_common(half);
        let (first, last) = if is_word(first) {
            let Some(last) = nearest(last, vocabulary, most) else { continue };
            (first, last)
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
    if typed.len() == SHORT && most > 0 {
        return with_one_more(typed, vocabulary);
    }
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

/// The most used word that has one letter more than a short one, not at its beginning.
fn with_one_more<'v>(typed: &str, vocabulary: &'v Vocabulary) -> Option<&'v str> {
    let near = vocabulary
        .near(typed, 1)
        .filter(|(word, ..)| word.len() > typed.len() && word.as_bytes()[0] == typed.as_bytes()[0]);
    near.max_by_key(|(_, _, count)| *count).map(|(word, ..)| word)
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
