//! The words of the index, kept in memory for typing errors and beginnings.

use tantivy::Searcher;

use super::{Result, schema::Fields};
use crate::language::{self, Sort, distance};

/// The shortest rest of a compound that makes it one.
const SHORTEST_REST: usize = 3;
/// In how many documents a word that is in no list stands before it counts as a part of compounds.
const USUAL: u32 = 2;

/// All words as written, in alphabetical order, with the number of documents that hold them (a word in the title
/// and in the text counts twice).
#[derive(Default)]
pub(super) struct Vocabulary {
    /// All words one after another.
    text: String,
    words: Vec<Entry>,
    /// The commit that was read: documents then, and how many had been written ever.
    documents: u64,
    generation: u64,
}

struct Entry {
    start: u32,
    length: u8,
    count: u32,
    letters: u32,
}

impl Vocabulary {
    pub(super) fn read(searcher: &Searcher, fields: &Fields) -> Result<Self> {
        let mut text = String::new();
        let mut words: Vec<Entry> = Vec::new();
        for reader in searcher.segment_readers() {
            for field in fields.words {
                let index = reader.inverted_index(field)?;
                let mut terms = index.terms().stream()?;
                while terms.advance() {
                    let Some(word) =
                        std::str::from_utf8(terms.key()).ok().and_then(|term| term.strip_prefix(Sort::WORD))
                    else {
                        continue;
                    };
                    let (start, length) = (text.len() as u32, word.len() as u8);
                    text.push_str(word);
                    words.push(Entry {
                        start,
                        length,
                        count: terms.value().doc_freq,
                        letters: distance::letters(word),
                    });
                }
            }
        }
        words.sort_unstable_by(|a, b| at(&text, a).cmp(at(&text, b)));
        // Put together again, each word once.
        let mut vocabulary =
            Self { documents: searcher.num_docs(), generation: written(searcher), ..Self::default() };
        for entry in words {
            let word = at(&text, &entry);
            match vocabulary.words.last_mut() {
                Some(last) if at(&vocabulary.text, last) == word => last.count += entry.count,
                _ => {
                    let start = vocabulary.text.len() as u32;
                    vocabulary.text.push_str(word);
                    vocabulary.words.push(Entry { start, ..entry });
                }
            }
        }
        vocabulary.text.shrink_to_fit();
        vocabulary.words.shrink_to_fit();
        Ok(vocabulary)
    }

    /// Whether more than one document in a hundred was written since.
    pub(super) fn is_stale(&self, searcher: &Searcher) -> bool {
        let changed =
            written(searcher).abs_diff(self.generation).max(searcher.num_docs().abs_diff(self.documents));
        changed * 100 > self.documents
    }

    /// In how many documents `word` stands.
    pub(super) fn count(&self, word: &str) -> u32 {
        let found = self.words.binary_search_by(|entry| at(&self.text, entry).cmp(word));
        found.map_or(0, |place| self.words[place].count)
    }

    /// The words that begin with `beginning`, the most used first.
    pub(super) fn beginning_with(&self, beginning: &str, most: usize) -> Vec<&str> {
        let first = self.words.partition_point(|entry| at(&self.text, entry) < beginning);
        let fits =
            self.words[first..].iter().take_while(|entry| at(&self.text, entry).starts_with(beginning));
        let mut found: Vec<&Entry> = fits.collect();
        found.sort_by_key(|entry| std::cmp::Reverse(entry.count));
        found.truncate(most);
        found.into_iter().map(|entry| at(&self.text, entry)).collect()
    }

    /// Compounds of `word` with another known word, the most used first. For words that are in no list of ours, so
    /// that no compound was taken apart at them.
    pub(super) fn compounds_of(&self, word: &str, most: usize) -> Vec<&str> {
        let other = |rest: &str, link: fn(&str) -> Option<&str>| {
            let known = |rest: &str| {
                rest.len() >= SHORTEST_REST && (language::is_listed(rest) || self.count(rest) >= USUAL)
            };
            known(rest) || link(rest).is_some_and(known)
        };
        let mut found: Vec<&Entry> = Vec::new();
        for entry in self.words.iter().filter(|entry| entry.length as usize >= word.len() + SHORTEST_REST) {
            let whole = at(&self.text, entry);
            let after = whole.strip_prefix(word).is_some_and(|rest| {
                other(rest, |rest| rest.strip_prefix("en").or_else(|| rest.strip_prefix(['s', 'e', 'n'])))
            });
            let before = || {
                whole
                    .strip_suffix(word)
                    .is_some_and(|rest| other(rest, |rest| rest.strip_suffix(['s', 'n', 'e'])))
            };
            if after || before() {
                found.push(entry);
            }
        }
        found.sort_by_key(|entry| std::cmp::Reverse(entry.count));
        found.truncate(most);
        found.into_iter().map(|entry| at(&self.text, entry)).collect()
    }

    /// The words within `most` mistakes of `typed`: the word, the mistakes, and how often it is used.
    pub(super) fn near<'v>(
        &'v self,
        typed: &str,
        most: usize,
    ) -> impl Iterator<Item = (&'v str, usize, u32)> {
        let (typed, letters) = (typed.to_owned(), distance::letters(typed));
        self.words.iter().filter_map(move |entry| {
            let length = entry.length as usize;
            let apart = (entry.letters ^ letters).count_ones() as usize;
            if length.abs_diff(typed.len()) > most || apart > 2 * most {
                return None;
            }
            let word = at(&self.text, entry);
            let mistakes = distance::distance(typed.as_bytes(), word.as_bytes(), most)?;
            let same_start = word.as_bytes().first() == typed.as_bytes().first();
            (mistakes > 0 && (same_start || mistakes == 1)).then_some((word, mistakes, entry.count))
        })
    }
}

fn at<'t>(text: &'t str, entry: &Entry) -> &'t str {
    &text[entry.start as usize..entry.start as usize + entry.length as usize]
}

/// A number that grows with each document that is written.
fn written(searcher: &Searcher) -> u64 {
    searcher.segment_readers().iter().map(|reader| u64::from(reader.max_doc())).sum()
}
