//! A text cut into words, signs and blanks.

use unicode_segmentation::UnicodeSegmentation;

use crate::model::text::{Marks, Text, join};

/// A word (with hyphens and apostrophes inside), a sign, a blank or the end of a paragraph, with its marks: the
/// same word with other marks is another token. Never half a grapheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Token<'a> {
    /// As it stands in the text.
    pub text: &'a str,
    /// Its marks.
    pub marks: &'a Marks,
}

impl Token<'_> {
    /// Whether it holds a letter or a digit.
    pub fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Whether it is a blank within a paragraph.
    pub fn is_blank(&self) -> bool {
        self.text != "\n" && self.text.chars().all(char::is_whitespace)
    }

    /// Whether a sentence or a paragraph ends with it.
    pub fn ends_sentence(&self) -> bool {
        matches!(self.text, "." | "!" | "?" | ";" | ":" | "…" | "\n")
    }
}

/// The tokens of a text: words at the boundaries of Unicode Standard Annex 29, cut where marks change too.
/// Joined again they are the text.
pub fn tokens(text: &Text) -> Vec<Token<'_>> {
    let ends = text.token_ends(|| token_ends(text));
    let mut tokens = Vec::with_capacity(ends.len());
    let (mut ends, mut run_start) = (ends.iter().peekable(), 0);
    for run in text.runs() {
        let (mut start, run_end) = (run_start, run_start + run.text.len());
        while let Some(end) = ends.next_if(|end| **end <= run_end) {
            tokens.push(Token { text: &run.text[start - run_start..end - run_start], marks: &run.marks });
            start = *end;
        }
        run_start = run_end;
    }
    tokens
}

/// Where each token ends, in bytes of the plain text.
fn token_ends(text: &Text) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut run_start = 0;
    for run in text.runs() {
        let segments: Vec<(usize, &str)> = run.text.split_word_bound_indices().collect();
        let mut at = 0;
        while at < segments.len() {
            let mut last = at;
            if is_word(segments[at].1) {
                // "sensor-eigenaar", "foto's" and "30-31" read as one word.
                while last + 2 < segments.len()
                    && is_joint(segments[last + 1].1)
                    && is_word(segments[last + 2].1)
                {
                    last += 2;
                }
            }
            ends.push(run_start + segments[last].0 + segments[last].1.len());
            at = last + 1;
        }
        run_start += run.text.len();
    }
    ends
}

fn is_word(segment: &str) -> bool {
    segment.chars().any(char::is_alphanumeric)
}

fn is_joint(segment: &str) -> bool {
    matches!(segment, "-" | "\u{2010}" | "\u{2011}" | "'" | "\u{2019}")
}

/// The text of a row of tokens.
pub(crate) fn text_of(tokens: &[Token<'_>]) -> Text {
    join(tokens.iter().map(|token| (token.text, token.marks, ()))).0
}
