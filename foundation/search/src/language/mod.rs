//! What a word is, and the forms under which it is kept in the index and looked for.
//!
//! Each form is a term: a letter for its sort ([`Sort`]) and the form itself. "Raadsleden" is kept as `wraadsleden`
//! (as written), `lraad+lid` (base form), `praad` and `plid` (parts), and its stems. A search for "raadslid" looks
//! for the same base form; one for "lid" finds the part.

mod bases;
mod common;
mod compounds;
pub(crate) mod distance;
mod english;
mod lexicon;
mod nearest;
mod stems;
pub(crate) mod synonyms;
mod words;

pub use bases::bases;
pub use common::is_common;
pub use compounds::split;
pub use nearest::nearest;
pub use web::Language;
pub use words::{Word, words};
pub(crate) use words::{spans, word};

use std::{cell::RefCell, collections::HashMap, rc::Rc};

/// The sorts of terms. The letter begins the term.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// The word as written, folded.
    Word,
    /// A base form: singular, without an adjective's ending. A compound is written with its parts: `raad+lid`.
    Base,
    /// A stem by one of the two Dutch stemmers.
    Stem,
    /// An English stem.
    English,
    /// A part of a compound, or two neighbours of a longer one.
    Part,
}

impl Sort {
    /// What terms of words as written begin with.
    pub(crate) const WORD: char = 'w';

    /// The term for `form`.
    pub(crate) fn term(self, form: &str) -> String {
        let letter = match self {
            Self::Word => Self::WORD,
            Self::Base => 'l',
            Self::Stem => 's',
            Self::English => 'e',
            Self::Part => 'p',
        };
        let mut term = String::with_capacity(form.len() + 1);
        term.push(letter);
        term.push_str(form);
        term
    }
}

/// How many analysed words each thread remembers. Most words of a text are among the few thousand most used.
const REMEMBERED: usize = 8192;

/// The terms of words that were analysed, for one language.
type Seen = HashMap<Box<str>, Rc<[String]>>;

thread_local! {
    static SEEN: [RefCell<Seen>; 2] = Default::default();
}

/// The terms under which `word` (folded) is kept when it stands in a text of `language`.
pub(crate) fn terms(word: &str, language: Language) -> Rc<[String]> {
    SEEN.with(|seen| {
        let mut seen = seen[language as usize].borrow_mut();
        if let Some(known) = seen.get(word) {
            return known.clone();
        }
        if seen.len() >= REMEMBERED {
            seen.clear();
        }
        let made: Rc<[String]> = make_terms(word, language).into();
        seen.insert(word.into(), made.clone());
        made
    })
}

fn make_terms(word: &str, language: Language) -> Vec<String> {
    let mut terms = vec![Sort::Word.term(word)];
    match language {
        Language::Nl => {
            terms.extend(bases(word).iter().map(|base| Sort::Base.term(base)));
            terms.extend(stems::dutch(word).iter().map(|stem| Sort::Stem.term(stem)));
            terms.extend(parts(word).iter().map(|part| Sort::Part.term(part)));
            let english = stems::english(word);
            if english != word {
                terms.push(Sort::English.term(&english));
            }
        }
        Language::En => {
            terms.extend(english::bases(word).iter().map(|base| Sort::Base.term(base)));
            terms.push(Sort::English.term(&stems::english(word)));
        }
    }
    terms
}

/// The parts of a compound in their base form, and in longer ones each two neighbours together.
pub(crate) fn parts(word: &str) -> Vec<String> {
    let Some(split) = split(word) else { return Vec::new() };
    let mut parts = split.clone();
    if split.len() > 2 {
        parts.extend(split.windows(2).map(|pair| pair.join("+")));
    }
    parts
}

/// How a word that is looked for may appear in a text: terms, and what each is worth (0 to 1).
pub(crate) fn wanted(word: &str) -> Vec<(f32, String)> {
    let mut wanted = vec![(1.0, Sort::Word.term(word))];
    let mut add = |worth: f32, term: String| {
        if !wanted.iter().any(|(_, known)| *known == term) {
            wanted.push((worth, term));
        }
    };
    for base in bases(word) {
        add(BASE, Sort::Base.term(&base));
        add(PART, Sort::Part.term(&base));
    }
    for base in english::bases(word) {
        add(BASE, Sort::Base.term(&base));
    }
    for stem in stems::dutch(word) {
        add(STEM, Sort::Stem.term(&stem));
    }
    add(STEM, Sort::English.term(&stems::english(word)));
    wanted
}

/// What another form of the same word is worth.
const BASE: f32 = 0.95;
/// What a word with the same stem is worth: often a form of the same word, sometimes a chance likeness.
const STEM: f32 = 0.5;
/// What a compound is worth in which the word is a part.
const PART: f32 = 0.6;

/// Whether `term` is a stem, which other words may have by chance.
pub(crate) fn is_stem(term: &str) -> bool {
    term.starts_with(['s', 'e'])
}

/// The terms for the Dutch stems of `word`.
pub(crate) fn stems_of(word: &str) -> Vec<String> {
    stems::dutch(word).iter().map(|stem| Sort::Stem.term(stem)).collect()
}

/// Whether `word` or a base form of it is in our lists.
pub(crate) fn is_listed(word: &str) -> bool {
    bases::known(word).is_some()
}
