//! Base forms of Dutch words: of nouns the singular, of adjectives the form without an ending.

use super::{common, compounds, lexicon};

const VOWELS: &[u8] = b"aeiouy";

/// The base forms that `word` (folded) may have: those that are in our lists when there are any, else all that the
/// spelling rules allow. A compound is written with its parts: "sensorenregisters" has "sensor+register". A guess is never
/// a word that stands in any text: Ommen is no form of "om".
pub fn bases(word: &str) -> Vec<String> {
    if let Some(simple) = known(word) {
        return simple;
    }
    if let Some(parts) = compounds::split(word) {
        return vec![parts.join("+")];
    }
    let mut all = candidates(word);
    all.retain(|base| base == word || !common::is_common(base));
    all.truncate(MOST);
    all
}

/// How many guesses are kept of a word that is in no list.
const MOST: usize = 4;

/// The base forms of `word` that are in our lists.
pub(super) fn known(word: &str) -> Option<Vec<String>> {
    if let Some(bases) = lexicon::irregular(word) {
        return Some(bases.iter().map(|base| (*base).to_owned()).collect());
    }
    if lexicon::is_word(word) {
        return Some(vec![word.to_owned()]);
    }
    let found: Vec<String> = candidates(word).into_iter().filter(|base| lexicon::is_word(base)).collect();
    (!found.is_empty()).then_some(found)
}

/// What `word` may be a form of, by the rules of spelling, itself first.
pub(super) fn candidates(word: &str) -> Vec<String> {
    let mut found = vec![word.to_owned()];
    if !word.is_ascii() || word.len() < 4 || word.bytes().any(|b| b.is_ascii_digit()) {
        return found;
    }
    let mut add = |base: String| {
        if base.len() >= 2 && base.bytes().any(|b| VOWELS.contains(&b)) && !found.contains(&base) {
            found.push(base);
        }
    };
    if let Some(rest) = word.strip_suffix("heden") {
        add(format!("{rest}heid"));
    }
    for (plural, singular) in
        [("ea", "eum"), ("ia", "ium"), ("ici", "icus"), ("ieen", "ie"), ("eeen", "ee"), ("ien", "ie")]
    {
        if let Some(rest) = word.strip_suffix(plural) {
            add(format!("{rest}{singular}"));
        }
    }
    // Diminutives: bordje, paaltjes, boompje.
    let single = word.strip_suffix('s').unwrap_or(word);
    if let Some(rest) = single.strip_suffix("je") {
        add(rest.to_owned());
        if let Some(shorter) = rest.strip_suffix(['t', 'p']) {
            add(shorter.to_owned());
        }
    }
    if let Some(rest) = word.strip_suffix("en") {
        without_ending(rest).into_iter().for_each(&mut add);
        // ziekte, ziekten
        add(format!("{rest}e"));
    } else if let Some(rest) = word.strip_suffix('e') {
        without_ending(rest).into_iter().for_each(&mut add);
    } else if let Some(rest) = word.strip_suffix('s')
        && !rest.ends_with('s')
    {
        add(rest.to_owned());
    }
    found
}

/// What stood before -en or -e, spelled as a word of its own.
fn without_ending(rest: &str) -> Vec<String> {
    let bytes = rest.as_bytes();
    let &[.., before, last] = bytes else { return Vec::new() };
    if VOWELS.contains(&last) {
        return Vec::new();
    }
    if before == last {
        // plannen, slimme
        return vec![rest[..rest.len() - 1].to_owned()];
    }
    let hardened = |text: &str| match last {
        b'v' => format!("{}f", &text[..text.len() - 1]),
        b'z' => format!("{}s", &text[..text.len() - 1]),
        _ => text.to_owned(),
    };
    let open = VOWELS.contains(&before)
        && before != b'i'
        && before != b'y'
        && bytes.len().checked_sub(3).is_none_or(|at| !VOWELS.contains(&bytes[at]));
    if !open {
        return vec![hardened(rest)];
    }
    // straten, huizen without a double vowel; sensoren keep the vowel single.
    let (start, vowel) = (&rest[..rest.len() - 2], before as char);
    let doubled = hardened(&format!("{start}{vowel}{vowel}{}", last as char));
    let unstressed = start.bytes().any(|b| VOWELS.contains(&b));
    if unstressed { vec![hardened(rest), doubled] } else { vec![doubled] }
}
