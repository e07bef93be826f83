//! The passage that shows why a text was found, with the words that were looked for marked.

use std::{
    collections::{HashMap, HashSet},
    sync::{Mutex, PoisonError},
};

use unicode_segmentation::UnicodeSegmentation;

use crate::{
    Query,
    language::{self, Language, Word},
    query::Marks,
};

/// A stretch of text, marked or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// As it stands in the text.
    pub text: String,
    /// Whether it is a word that was looked for.
    pub marked: bool,
}

/// How many words of a text are looked at; what stands further on is never shown.
const WORDS_LOOKED_AT: usize = 3000;
/// How many words before a word that was found are shown at most.
const LEAD: usize = 6;

/// Marks the words of a query in many texts: what a word is, is found out once.
pub struct Marker<'q> {
    marks: Marks<'q>,
    asked: usize,
    /// For each language the words that were looked at, with which of the things that were asked for they are.
    known: Mutex<[HashMap<Box<str>, Option<usize>>; 2]>,
}

impl<'q> Marker<'q> {
    /// For this query.
    pub fn new(query: &'q Query) -> Self {
        Self { marks: query.marks(), asked: query.asked.len(), known: Mutex::default() }
    }

    /// The best passage of `text`, of at most about `length` characters: where most of what was looked for stands
    /// together, else the beginning. It begins and ends between words; only a single word that is longer than all the
    /// room is cut, between letters. The runs joined are a stretch of `text`.
    pub fn excerpt(&self, text: &str, language: Language, length: usize) -> Vec<Run> {
        let mut words = language::words(text);
        words.truncate(WORDS_LOOKED_AT);
        let hits: Vec<Option<usize>> = words.iter().map(|word| self.hit(word, language)).collect();
        let Some((first, last)) = best_passage(text, &words, &hits, length) else {
            return runs(cut(text, length), 0, std::iter::empty());
        };
        let start = if first == 0 { opening(text, words[0].start) } else { words[first].start };
        let passage = cut(&text[start..closing(text, words[last].end)], length.saturating_mul(2));
        let marked = words.iter().zip(&hits).filter(|(_, hit)| hit.is_some()).map(|(word, _)| word);
        runs(passage, start, marked)
    }

    /// The same for showing to people: where the passage does not begin or end with the text, an ellipsis says so.
    pub fn passage(&self, text: &str, language: Language, length: usize) -> Vec<Run> {
        let mut runs = self.excerpt(text, language, length);
        let shown: String = runs.iter().map(|run| run.text.as_str()).collect();
        let (shown, whole) = (shown.trim(), text.trim());
        if shown.is_empty() {
            return runs;
        }
        let ellipsis = |text: &str| Run { text: text.to_owned(), marked: false };
        if !whole.ends_with(shown) {
            runs.push(ellipsis(" …"));
        }
        if !whole.starts_with(shown) {
            runs.insert(0, ellipsis("… "));
        }
        runs
    }

    /// All of `text`, with the words that were looked for marked.
    pub fn highlight(&self, text: &str, language: Language) -> Vec<Run> {
        let words = language::words(text);
        runs(text, 0, words.iter().filter(|word| self.hit(word, language).is_some()))
    }

    /// Whether `text` has each word that was asked for, in any of its forms. Phrases count as their words, and excluded
    /// words are not looked at.
    pub fn has_every_word(&self, text: &str, language: Language) -> bool {
        let words = language::words(text);
        let found: HashSet<usize> = words.iter().filter_map(|word| self.hit(word, language)).collect();
        (0..self.asked).all(|asked| found.contains(&asked))
    }

    /// Which of the things that were asked for `word` is, if any.
    fn hit(&self, word: &Word, language: Language) -> Option<usize> {
        let whole = word.joined();
        word.pieces.iter().chain(&whole).find_map(|piece| self.piece(piece, language))
    }

    fn piece(&self, piece: &str, language: Language) -> Option<usize> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = &mut known[language as usize];
        if let Some(found) = known.get(piece) {
            return *found;
        }
        let terms = language::terms(piece, language);
        let found =
            terms.iter().find_map(|term| self.marks.terms.get(term.as_str()).copied()).or_else(|| {
                let begins = |(beginning, _): &&(&str, usize)| piece.starts_with(beginning);
                self.marks.beginnings.iter().find(begins).map(|(_, asked)| *asked)
            });
        known.insert(piece.into(), found);
        found
    }
}

/// [`Marker::excerpt`] for one text.
pub fn excerpt(text: &str, language: Language, query: &Query, length: usize) -> Vec<Run> {
    Marker::new(query).excerpt(text, language, length)
}

/// [`Marker::highlight`] for one text.
pub fn highlight(text: &str, language: Language, query: &Query) -> Vec<Run> {
    Marker::new(query).highlight(text, language)
}

/// The first and the last word of the passage with the most that was asked for, each thing counted once.
fn best_passage(text: &str, words: &[Word], hits: &[Option<usize>], length: usize) -> Option<(usize, usize)> {
    // Where words begin and end, in characters.
    let (mut at, mut characters) = (0, 0);
    let places: Vec<(usize, usize)> = words
        .iter()
        .map(|word| {
            characters += text[at..word.start].chars().count();
            let start = characters;
            characters += text[word.start..word.end].chars().count();
            at = word.end;
            (start, characters)
        })
        .collect();
    let fill = |first: usize| {
        let end = places[first].0 + length;
        places.partition_point(|(_, word_end)| *word_end <= end).saturating_sub(1).max(first)
    };
    let mut best = (0, 0, if words.is_empty() { return None } else { fill(0) });
    for (at, _) in hits.iter().enumerate().filter(|(_, hit)| hit.is_some()) {
        let first = sentence_start(text, words, at);
        // The lead must not push out what it leads to.
        let (first, last) = if fill(first) >= at { (first, fill(first)) } else { (at, fill(at)) };
        let found: HashSet<usize> = hits[first..=last].iter().flatten().copied().collect();
        if found.len() > best.0 {
            best = (found.len(), first, last);
        }
    }
    Some((best.1, best.2))
}

/// The word at which a passage with word `at` begins: the beginning of its sentence, or a few words before it.
fn sentence_start(text: &str, words: &[Word], at: usize) -> usize {
    let mut first = at;
    while first > 0 && at - first < LEAD {
        if text[words[first - 1].end..words[first].start].contains(['.', '!', '?', '\n']) {
            break;
        }
        first -= 1;
    }
    first
}

/// Where the signs begin that stand right before a word: a bracket, a quote.
fn opening(text: &str, start: usize) -> usize {
    let before = text[..start].grapheme_indices(true).rev();
    before.take(3).take_while(|(_, sign)| !sign.trim().is_empty()).last().map_or(start, |(at, _)| at)
}

/// Where the signs end that stand right after a word: a point, a bracket.
fn closing(text: &str, end: usize) -> usize {
    let belongs = |sign: &&str| !sign.trim().is_empty() && !sign.starts_with(char::is_alphanumeric);
    end + text[end..].graphemes(true).take(3).take_while(belongs).map(str::len).sum::<usize>()
}

/// The beginning of `text` of at most `most` characters, not cut inside a letter.
fn cut(text: &str, most: usize) -> &str {
    let mut characters = 0;
    let fits = text.grapheme_indices(true).take_while(|(_, grapheme)| {
        characters += grapheme.chars().count();
        characters <= most
    });
    let end = fits.last().map_or(0, |(at, grapheme)| at + grapheme.len());
    &text[..end]
}

/// Cuts `text`, which begins at `offset`, at the words to be marked.
fn runs<'w>(text: &str, offset: usize, marked: impl Iterator<Item = &'w Word>) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    let mut push = |text: &str, marked: bool| {
        if !text.is_empty() {
            runs.push(Run { text: text.to_owned(), marked });
        }
    };
    for word in marked {
        let (Some(start), Some(end)) = (word.start.checked_sub(offset), word.end.checked_sub(offset)) else {
            continue;
        };
        if start < at || end > text.len() {
            continue;
        }
        push(&text[at..start], false);
        push(&text[start..end], true);
        at = end;
    }
    push(&text[at..], false);
    runs
}
