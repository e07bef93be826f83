//! How the words of one text change, as passages that can be found in it.

use std::collections::HashSet;
use std::ops::Range;

use crate::model::text::Text;
use crate::model::words::{Hunk, Token, hunks, tokens};

/// A change within a text. All passages stand in the old text exactly once, unless it says otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Passage {
    /// Words become others.
    Replaced {
        old: String,
        new: String,
        /// Wherever the old words stand.
        everywhere: bool,
    },
    /// Words go.
    Deleted { old: String, everywhere: bool },
    /// Words come after others.
    After { anchor: String, new: String },
    /// Words come before those with which the text begins.
    Before { anchor: String, new: String },
    /// The sign at the end becomes another.
    End { old: char, new: char },
    /// Words stay, and are marked or lead elsewhere.
    Marked { words: String },
}

/// More different changes than these are better read as a new text.
const MOST: usize = 8;
/// And so are more places in which something changes.
const MOST_PLACES: usize = 200;
/// When more than this percentage of its words go, a text is changed beyond recognition.
const RECOGNISED: usize = 60;
/// Texts of fewer words are told change by change.
const SHORT: usize = 4;

/// The changes of a text; nothing when they are better told, or can only be told, by the new text.
pub(super) fn passages(old: &Text, new: &Text) -> Option<Vec<Passage>> {
    if old.is_empty() || new.is_empty() {
        return None;
    }
    let (old, new) = (tokens(old), tokens(new));
    let hunks = hunks(&old, &new);
    let is_break = |token: &Token<'_>| token.text == "\n";
    let breaks = hunks
        .iter()
        .any(|hunk| old[hunk.old.clone()].iter().any(is_break) || new[hunk.new.clone()].iter().any(is_break));
    let pairs = hunks.iter().take(MOST_PLACES + 1);
    let pairs = pairs.map(|hunk| (plain(&old[hunk.old.clone()]), plain(&new[hunk.new.clone()])));
    let different = pairs.collect::<HashSet<_>>().len();
    if hunks.len() > MOST_PLACES || different > MOST || breaks || beyond_recognition(&old, &hunks) {
        return None;
    }
    let mut hunks = hunks;
    loop {
        match Finder::new(&old, &new, &hunks).all() {
            Ok(passages) => return Some(passages),
            // It cannot be found without the words of a neighbour: then they are one change.
            Err(nth) => {
                let first = if nth + 1 < hunks.len() { nth } else { nth.checked_sub(1)? };
                let second = hunks.remove(first + 1);
                hunks[first].old.end = second.old.end;
                hunks[first].new.end = second.new.end;
            }
        }
    }
}

fn beyond_recognition(old: &[Token<'_>], hunks: &[Hunk]) -> bool {
    let words = |tokens: &[Token<'_>]| tokens.iter().filter(|token| token.is_word()).count();
    let gone: usize = hunks.iter().map(|hunk| words(&old[hunk.old.clone()])).sum();
    words(old) >= SHORT && gone * 100 > words(old) * RECOGNISED
}

struct Finder<'a> {
    old: &'a [Token<'a>],
    new: &'a [Token<'a>],
    hunks: &'a [Hunk],
    /// Where what was said so far ends: no two passages share words.
    said: usize,
}

impl<'a> Finder<'a> {
    fn new(old: &'a [Token<'a>], new: &'a [Token<'a>], hunks: &'a [Hunk]) -> Self {
        Self { old, new, hunks, said: 0 }
    }

    /// All passages, each once; or which hunk cannot be found.
    fn all(mut self) -> Result<Vec<Passage>, usize> {
        let mut passages: Vec<Passage> = Vec::new();
        for nth in 0..self.hunks.len() {
            let passage = self.passage(nth).ok_or(nth)?;
            if !passages.contains(&passage) {
                passages.push(passage);
            }
        }
        Ok(passages)
    }

    fn passage(&mut self, nth: usize) -> Option<Passage> {
        let hunk = &self.hunks[nth];
        let (old, new) = (plain(&self.old[hunk.old.clone()]), plain(&self.new[hunk.new.clone()]));
        if let (Some(old), Some(new)) = (only_sign(&old), only_sign(&new))
            && hunk.old.end == self.old.len()
        {
            return Some(Passage::End { old, new });
        }
        if hunk.old.is_empty() {
            return self.inserted(nth, &new);
        }
        if old == new {
            let range = self.unique(nth, hunk.old.clone())?;
            self.said = range.end;
            return Some(Passage::Marked { words: plain(&self.old[range]) });
        }
        let everywhere = self.everywhere(&old, &new);
        let wide = if everywhere { hunk.old.clone() } else { self.unique(nth, hunk.old.clone())? };
        self.said = wide.end;
        let (before, after) = (hunk.old.start - wide.start, wide.end - hunk.old.end);
        let new = plain(&self.new[hunk.new.start - before..hunk.new.end + after]);
        let old = plain(&self.old[wide]);
        Some(match new.is_empty() {
            true => Passage::Deleted { old, everywhere },
            false => Passage::Replaced { old, new, everywhere },
        })
    }

    /// Words that come where none go.
    fn inserted(&mut self, nth: usize, new: &str) -> Option<Passage> {
        let at = self.hunks[nth].old.start;
        let from = self.said;
        self.said = at;
        let to = self.hunks.get(nth + 1).map_or(self.old.len(), |after| after.old.start);
        let is_paragraph_edge = |at: usize| self.old.get(at).is_none_or(|token| token.text == "\n");
        // A word is a better anchor than a sign or a blank.
        let mut start = at;
        while start > from && self.old[start - 1].text != "\n" {
            start -= 1;
            if self.old[start].is_word() && self.count(start..at) == 1 {
                return Some(Passage::After { anchor: plain(&self.old[start..at]), new: new.to_owned() });
            }
        }
        let begins = at == 0 || is_paragraph_edge(at - 1);
        let mut end = at;
        while begins && end < to && self.old[end].text != "\n" {
            end += 1;
            if self.old[end - 1].is_word() && self.count(at..end) == 1 {
                return Some(Passage::Before { anchor: plain(&self.old[at..end]), new: new.to_owned() });
            }
        }
        None
    }

    /// The tokens of a hunk, with as many unchanged ones around them as it takes to find them in the old text.
    fn unique(&self, nth: usize, range: Range<usize>) -> Option<Range<usize>> {
        let from = self.said;
        let to = self.hunks.get(nth + 1).map_or(self.old.len(), |after| after.old.start);
        let mut wide = range;
        let has_word = |wide: &Range<usize>| self.old[wide.clone()].iter().any(Token::is_word);
        while self.count(wide.clone()) != 1 || !has_word(&wide) {
            let left = wide.start > from && self.old[wide.start - 1].text != "\n";
            let right = wide.end < to && self.old[wide.end].text != "\n";
            match (left, right) {
                (true, _) if !right || self.reaches_word(wide.start) => {
                    wide.start = self.word_before(wide.start, from);
                }
                (_, true) => wide.end = self.word_after(wide.end, to),
                (true, false) => wide.start = self.word_before(wide.start, from),
                (false, false) => return None,
            }
        }
        Some(wide)
    }

    /// Whether a word stands before a place in the same sentence.
    fn reaches_word(&self, at: usize) -> bool {
        let before = self.old[..at].iter().rev().find(|token| !token.is_blank());
        before.is_some_and(Token::is_word)
    }

    fn word_before(&self, at: usize, from: usize) -> usize {
        let mut start = at - 1;
        while start > from && !self.old[start].is_word() && self.old[start - 1].text != "\n" {
            start -= 1;
        }
        start
    }

    fn word_after(&self, at: usize, to: usize) -> usize {
        let mut end = at + 1;
        while end < to && !self.old[end - 1].is_word() && self.old[end].text != "\n" {
            end += 1;
        }
        end
    }

    /// How often the words of a range stand in the old text, wherever they begin.
    fn count(&self, range: Range<usize>) -> usize {
        self.count_of(&plain(&self.old[range]))
    }

    fn count_of(&self, words: &str) -> usize {
        let words = tokens_of(words);
        if words.is_empty() {
            return 0;
        }
        self.old
            .windows(words.len())
            .filter(|window| window.iter().map(|token| token.text).eq(words.iter().map(String::as_str)))
            .count()
    }

    /// Whether these words become those wherever they stand, and stand more than once.
    fn everywhere(&self, old: &str, new: &str) -> bool {
        let same = |hunk: &&Hunk| {
            plain(&self.old[hunk.old.clone()]) == old && plain(&self.new[hunk.new.clone()]) == new
        };
        let changed = self.hunks.iter().filter(same).count();
        let is_word = self.old.iter().any(|token| token.is_word() && old.contains(token.text));
        changed > 1 && is_word && self.count_of(old) == changed
    }
}

/// The words of a row of tokens, without blanks around them.
fn plain(tokens: &[Token<'_>]) -> String {
    tokens.iter().map(|token| token.text).collect::<String>().trim_matches(' ').to_owned()
}

fn tokens_of(words: &str) -> Vec<String> {
    tokens(&Text::plain(words)).iter().map(|token| token.text.to_owned()).collect()
}

/// The sign that a text of one is, when it has a name.
fn only_sign(words: &str) -> Option<char> {
    let mut signs = words.chars();
    match (signs.next(), signs.next()) {
        (Some(sign @ ('.' | ',' | ';' | ':' | '?' | '!')), None) => Some(sign),
        _ => None,
    }
}

/// The first words of a text: enough to know it by.
pub(super) fn beginning(text: &Text) -> String {
    /// So many words.
    const WORDS: usize = 5;
    let tokens = tokens(text);
    let mut words = 0;
    let end = tokens.iter().position(|token| {
        words += usize::from(token.is_word());
        words > WORDS || token.text == "\n"
    });
    let end = end.unwrap_or(tokens.len());
    let word = tokens[..end].iter().rposition(Token::is_word).map_or(end, |word| word + 1);
    plain(&tokens[..word])
}
