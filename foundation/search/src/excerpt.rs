//! The passage that shows why a text was found, with the words that were looked for marked.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex, PoisonError},
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
    /// For each language the words that were looked at, as written, with what they are.
    known: Mutex<[Known; 2]>,
}

/// What words are, as written. Nearly every word of a page is looked up here.
type Known = HashMap<Box<str>, Kind, foldhash::fast::RandomState>;

/// What a row of letters in a text is.
#[derive(Clone)]
enum Kind {
    /// Signs without a letter.
    Signs,
    /// A word, and what it means.
    Word(Hit),
}

/// What a word means: one of the things that were asked for, and parts of what several words mean together.
#[derive(Clone, Default)]
struct Hit {
    asked: Option<usize>,
    parts: Option<Arc<[(usize, u16)]>>,
}

/// A word of a text: where it begins and ends, and which of the things that were asked for it is.
struct Spot {
    start: usize,
    end: usize,
    hit: Option<usize>,
    parts: Option<Arc<[(usize, u16)]>>,
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
        let spots = self.spots_until(text, language, length);
        let Some((_, first, last)) = best_passage(text, &spots, length) else {
            return runs(cut(text, length), 0, &[]);
        };
        let start = if first == 0 { opening(text, spots[0].start) } else { spots[first].start };
        let passage = cut(&text[start..closing(text, spots[last].end)], length.saturating_mul(2));
        runs(passage, start, &spots)
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
        runs(text, 0, &self.spots(text, language))
    }

    /// Whether `text` has each word that was asked for, in any of its forms. Phrases count as their words, and excluded
    /// words are not looked at.
    pub fn has_every_word(&self, text: &str, language: Language) -> bool {
        let found: HashSet<usize> = self.spots(text, language).iter().filter_map(|spot| spot.hit).collect();
        (0..self.asked).all(|asked| found.contains(&asked))
    }

    /// All words of `text`.
    fn spots(&self, text: &str, language: Language) -> Vec<Spot> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = &mut known[language as usize];
        let mut spots: Vec<Spot> =
            language::spans(text).filter_map(|span| self.spot(text, span, language, known)).collect();
        self.put_together(&mut spots);
        spots
    }

    /// Words that mean something only together do so where all of them are there.
    fn put_together(&self, spots: &mut [Spot]) {
        if self.marks.together.is_empty() {
            return;
        }
        let mut seen = vec![0_u16; self.marks.together.len()];
        for (which, bit) in spots.iter().filter_map(|spot| spot.parts.as_deref()).flatten() {
            seen[*which] |= bit;
        }
        for spot in spots.iter_mut().filter(|spot| spot.hit.is_none()) {
            let is_whole = |(which, _): &&(usize, u16)| seen[*which] == self.marks.together[*which].all;
            let part = spot.parts.as_deref().and_then(|parts| parts.iter().find(is_whole));
            spot.hit = part.map(|(which, _)| self.marks.together[*which].asked);
        }
    }

    /// The words of `text` from its beginning until there is a passage of `length` characters with all that was asked for,
    /// and as far behind that as the passage may reach.
    fn spots_until(&self, text: &str, language: Language, length: usize) -> Vec<Spot> {
        // No character takes more bytes than four.
        let reach = length.saturating_mul(4);
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let known = &mut known[language as usize];
        let mut spots: Vec<Spot> = Vec::new();
        // Where each thing that was asked for stood last, and where a passage with all of them surely has ended.
        let mut last: Vec<Option<usize>> = vec![None; self.asked];
        let mut stop: Option<usize> = None;
        for spot in language::spans(text).filter_map(|span| self.spot(text, span, language, known)) {
            if stop.is_some_and(|stop| spot.start > stop) {
                if best_passage(text, &spots, length).is_some_and(|(found, ..)| found == self.asked) {
                    break;
                }
                stop = None;
            }
            if let Some(place) = spot.hit.and_then(|asked| last.get_mut(asked)) {
                *place = Some(spot.start);
                let is_near = |place: &Option<usize>| place.is_some_and(|place| place + reach >= spot.start);
                if stop.is_none() && last.iter().all(is_near) {
                    stop = Some(spot.start + reach);
                }
            }
            spots.push(spot);
            if spots.len() >= WORDS_LOOKED_AT {
                break;
            }
        }
        self.put_together(&mut spots);
        spots
    }

    /// The word that stands here, if it is one. A page has many texts with mostly the same words, and what a word is takes
    /// long to find out.
    fn spot(
        &self,
        text: &str,
        (start, end): (usize, usize),
        language: Language,
        known: &mut Known,
    ) -> Option<Spot> {
        let written = &text[start..end];
        let kind = match known.get(written) {
            Some(kind) => kind.clone(),
            None => {
                let word = language::word(text, start, end);
                let kind = word.map_or(Kind::Signs, |word| Kind::Word(self.hit(&word, language)));
                known.insert(written.into(), kind.clone());
                kind
            }
        };
        match kind {
            Kind::Signs => None,
            Kind::Word(Hit { asked, parts }) => Some(Spot { start, end, hit: asked, parts }),
        }
    }

    /// What `word` means.
    fn hit(&self, word: &Word, language: Language) -> Hit {
        let whole = word.joined();
        let mut asked = None;
        let mut parts: Vec<(usize, u16)> = Vec::new();
        for piece in word.pieces.iter().chain(&whole) {
            for mark in
                language::terms(piece, language).iter().filter_map(|term| self.marks.terms.get(term.as_str()))
            {
                asked = asked.or(mark.alone);
                parts.extend(&mark.parts);
            }
            asked = asked.or_else(|| {
                let begins = |(beginning, _): &&(&str, usize)| piece.starts_with(beginning);
                self.marks.beginnings.iter().find(begins).map(|(_, asked)| *asked)
            });
        }
        Hit { asked, parts: (!parts.is_empty()).then(|| parts.into()) }
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

/// How much of what was asked for the passage with the most of it has, each thing counted once, and its first and last
/// word.
fn best_passage(text: &str, words: &[Spot], length: usize) -> Option<(usize, usize, usize)> {
    // Where words begin and end, in characters.
    let (mut at, mut characters) = (0, 0);
    let is_ascii = text.is_ascii();
    let places: Vec<(usize, usize)> = words
        .iter()
        .map(|word| {
            if is_ascii {
                return (word.start, word.end);
            }
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
    for (at, _) in words.iter().enumerate().filter(|(_, word)| word.hit.is_some()) {
        let first = sentence_start(text, words, at);
        // The lead must not push out what it leads to.
        let (first, last) = if fill(first) >= at { (first, fill(first)) } else { (at, fill(at)) };
        let found: HashSet<usize> = words[first..=last].iter().filter_map(|word| word.hit).collect();
        if found.len() > best.0 {
            best = (found.len(), first, last);
        }
    }
    Some(best)
}

/// The word at which a passage with word `at` begins: the beginning of its sentence, or a few words before it.
fn sentence_start(text: &str, words: &[Spot], at: usize) -> usize {
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
    if text.len() <= most {
        return text;
    }
    let mut characters = 0;
    let fits = text.grapheme_indices(true).take_while(|(_, grapheme)| {
        characters += grapheme.chars().count();
        characters <= most
    });
    let end = fits.last().map_or(0, |(at, grapheme)| at + grapheme.len());
    &text[..end]
}

/// Cuts `text`, which begins at `offset`, at the words to be marked.
fn runs(text: &str, offset: usize, words: &[Spot]) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut at = 0;
    let mut push = |text: &str, marked: bool| {
        if !text.is_empty() {
            runs.push(Run { text: text.to_owned(), marked });
        }
    };
    for word in words.iter().filter(|word| word.hit.is_some()) {
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
