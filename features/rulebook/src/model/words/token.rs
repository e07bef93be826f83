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
    let mut tokens = Vec::new();
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
            let end = segments[last].0 + segments[last].1.len();
            tokens.push(Token { text: &run.text[segments[at].0..end], marks: &run.marks });
            at = last + 1;
        }
    }
    tokens
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
