//! Compounds taken apart: "sensorenregister" is a register of sensors.

use super::{bases, lexicon};

/// The shortest part.
const SHORTEST: usize = 3;
/// The most parts that are looked for.
const MOST: usize = 4;
/// When one part is unknown, the known one must be at least so long.
const KNOWN_BESIDE_UNKNOWN: usize = 5;

/// Beginnings that change the meaning of a word rather than stand for something, so no part by themselves.
const PREFIXES: &[&str] = &[
    "aan", "achter", "af", "anti", "be", "bij", "binnen", "boven", "buiten", "de", "door", "er", "ge", "her",
    "in", "inter", "mede", "mee", "mis", "na", "neer", "niet", "om", "on", "onder", "ont", "op", "over",
    "pre", "pro", "re", "rond", "samen", "sub", "tegen", "terug", "toe", "tussen", "uit", "ver", "vol",
    "voor", "voort", "weg",
];

/// Endings that make a word of another; what remains of a compound must not be one of them.
const SUFFIXES: &[&str] = &[
    "achtig", "atie", "aties", "baar", "baarheid", "delijk", "eerde", "eerd", "ering", "ers", "heden",
    "heid", "iteit", "ische", "isch", "ing", "ingen", "lijk", "lijke", "lijks", "loos", "loze", "schap",
    "schappen", "ster", "sters", "teit", "tering",
];

/// The parts of a compound in their base form, the last of which says what it is; `None` when `word` is none that we
/// know how to take apart.
///
/// All parts are words of our lists, with -s-, -e-, -en- or -er- between them. One part may be unknown when the other
/// is long enough to be no chance: "blaasvergunning".
pub fn split(word: &str) -> Option<Vec<String>> {
    if !word.is_ascii() || word.len() < 2 * SHORTEST || bases::known(word).is_some() {
        return None;
    }
    whole(word, MOST).or_else(|| with_unknown(word))
}

/// Every part known; the fewest parts, the longest first part.
fn whole(word: &str, most: usize) -> Option<Vec<String>> {
    let mut best: Option<Vec<String>> = None;
    for at in (SHORTEST..=word.len().saturating_sub(SHORTEST)).rev() {
        let Some(first) = beginning(&word[..at]) else { continue };
        let rest = &word[at..];
        if let Some(last) = ending(rest) {
            return Some(vec![first, last]);
        }
        if most > 2
            && let Some(further) = whole(rest, most - 1)
            && best.as_ref().is_none_or(|known| further.len() + 1 < known.len())
        {
            best = Some([vec![first], further].concat());
        }
    }
    best
}

fn with_unknown(word: &str) -> Option<Vec<String>> {
    let has_vowel = |part: &str| part.bytes().any(|b| b"aeiouy".contains(&b));
    // The longest known ending, after something unknown.
    for at in SHORTEST..=word.len().saturating_sub(KNOWN_BESIDE_UNKNOWN) {
        let (first, rest) = word.split_at(at);
        if is_prefixes(first) || !has_vowel(first) {
            continue;
        }
        if let Some(last) = ending(rest).filter(|last| last.len() >= KNOWN_BESIDE_UNKNOWN) {
            let first = first
                .strip_suffix('s')
                .filter(|bare| bare.len() >= 5 && !bare.ends_with('s'))
                .unwrap_or(first);
            return Some(vec![first.to_owned(), last]);
        }
    }
    // The longest known beginning, before something unknown.
    for at in (KNOWN_BESIDE_UNKNOWN..=word.len().saturating_sub(5)).rev() {
        let (first, rest) = word.split_at(at);
        if SUFFIXES.iter().any(|suffix| rest.strip_prefix('s').unwrap_or(rest) == *suffix) || !has_vowel(rest)
        {
            continue;
        }
        if let Some(first) = beginning(first) {
            let rest = bases::candidates(rest).pop().unwrap_or_default();
            return Some(vec![first, rest]);
        }
    }
    None
}

/// Whether nothing but prefixes stands here, with or without an -s- behind them: what follows is then there by chance, as
/// "tellen" is in "afstellen" and "beeld" in "bijvoorbeeld".
fn is_prefixes(first: &str) -> bool {
    let rests = PREFIXES.iter().filter_map(|prefix| first.strip_prefix(prefix));
    rests.into_iter().any(|rest| rest.is_empty() || rest == "s" || is_prefixes(rest))
}

/// The base form of the last part.
fn ending(part: &str) -> Option<String> {
    if part.len() < SHORTEST { None } else { bases::known(part)?.into_iter().next() }
}

/// The base form of a part that is not the last: a word, a beginning, or one of these with something that links.
fn beginning(part: &str) -> Option<String> {
    if part.len() < SHORTEST {
        return None;
    }
    if let Some(base) = bases::known(part).and_then(|found| found.into_iter().next()) {
        return Some(base);
    }
    if lexicon::is_beginning(part) {
        return Some(part.to_owned());
    }
    let linked = part.strip_suffix('s').filter(|bare| bare.len() > SHORTEST)?;
    bases::known(linked).and_then(|found| found.into_iter().next())
}
