//! Typing errors: a word that is in no document is taken for the likeliest one that is.

use super::{Result, evaluate::Segment, vocabulary::Vocabulary};
use crate::{
    Query,
    language::{self, distance},
    query::{Asked, Wanted, word},
};

/// What words apart are worth when a mended compound is written as two words.
const HALVES: f32 = 0.5;
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
        if is_known(&asked.wanted, segments, vocabulary)? {
            continue;
        }
        if let Some((instead, wanted)) = mend(asked, vocabulary) {
            mended.push((std::mem::replace(&mut asked.typed, instead.clone()), instead));
            asked.wanted = wanted;
        }
    }
    let corrected = (!mended.is_empty()).then(|| replaced(&query.text, &mended));
    Ok((searched, corrected))
}

/// Whether some document has it, apart from chance likenesses of stems.
fn is_known(wanted: &Wanted, segments: &[Segment<'_>], vocabulary: &Vocabulary) -> Result<bool> {
    Ok(match wanted {
        Wanted::Term(term) => {
            let reliable = !language::is_stem(term);
            let mut known = false;
            for segment in segments {
                known = known || (reliable && segment.count(term)? > 0);
            }
            known
        }
        Wanted::Any(any) => {
            for (_, one) in any {
                if is_known(one, segments, vocabulary)? {
                    return Ok(true);
                }
            }
            false
        }
        Wanted::All(all) => {
            for one in all {
                if !is_known(one, segments, vocabulary)? {
                    return Ok(false);
                }
            }
            !all.is_empty()
        }
        Wanted::Phrase(_) => true,
        Wanted::Beginning(beginning) => !vocabulary.beginning_with(beginning, 1).is_empty(),
    })
}

/// The likeliest word for one that is unknown, and what to look for then.
fn mend(asked: &Asked, vocabulary: &Vocabulary) -> Option<(String, Wanted)> {
    let typed: String = asked.typed.split('-').collect();
    if typed.contains(' ') || typed.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    if let Some(instead) = nearest(&typed, vocabulary) {
        return Some((instead.to_owned(), word(instead)));
    }
    // An error in one half of a compound that as a whole is in no document.
    let places = typed.char_indices().map(|(at, _)| at);
    let halves = places.filter(|at| *at >= SHORTEST_HALF && typed.len() - at >= SHORTEST_HALF);
    for (first, last) in halves.map(|at| typed.split_at(at)) {
        let is_word = |half: &str| vocabulary.count(half) > 0;
        let (first, last) = if is_word(first) {
            (first, nearest(last, vocabulary)?)
        } else if is_word(last) {
            let Some(first) = nearest(first, vocabulary) else { continue };
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
fn nearest<'v>(typed: &str, vocabulary: &'v Vocabulary) -> Option<&'v str> {
    let most = distance::forgiven(typed.len());
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
