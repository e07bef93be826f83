//! Where the words of a text are.

use unicode_segmentation::UnicodeSegmentation;

/// The longest word that is kept, in bytes of its folded form; what is longer is no word but a string of signs.
const LONGEST: usize = 60;

/// A word of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it begins in the text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// Its pieces, folded: one, or several when it is written with hyphens.
    pub pieces: Vec<String>,
}

impl Word {
    /// All pieces written as one word, when there are several: "qr-code" is also "qrcode".
    pub fn joined(&self) -> Option<String> {
        (self.pieces.len() > 1).then(|| shortened(self.pieces.concat()))
    }
}

/// The words of `text`, in order.
///
/// A word is a row of letters and digits, with apostrophes inside ("foto's" is folded to "fotos"), points between
/// digits ("1.000" is "1000") and hyphens between pieces ("wifi-telling").
pub fn words(text: &str) -> Vec<Word> {
    spans(text).into_iter().filter_map(|(start, end)| word(text, start, end)).collect()
}

/// Where each word of `text` begins and ends, and perhaps some rows of signs that fold to nothing.
pub(crate) fn spans(text: &str) -> Vec<(usize, usize)> {
    let mut spans: Vec<(usize, usize)> = Vec::new();
    // Graphemes, so that a word never begins or ends inside of one.
    let mut graphemes = Graphemes { text, at: 0 }.peekable();
    let mut open: Option<usize> = None;
    while let Some((at, grapheme)) = graphemes.next() {
        let next = graphemes.peek().copied();
        let inside = open.is_some()
            && next.is_some_and(|(_, next)| {
                let before = text[..at].chars().next_back();
                joins(grapheme, before, next)
            });
        if is_letter(grapheme) || inside {
            open.get_or_insert(at);
        } else if let Some(start) = open.take() {
            spans.push((start, at));
        }
    }
    if let Some(start) = open {
        spans.push((start, text.len()));
    }
    spans
}

/// The graphemes of a text and where each begins. Most texts are mostly ASCII, where every character that has another
/// one after it is a grapheme by itself; finding that out by the tables of Unicode takes far longer.
struct Graphemes<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Graphemes<'t> {
    type Item = (usize, &'t str);

    fn next(&mut self) -> Option<Self::Item> {
        let (at, bytes) = (self.at, self.text.as_bytes());
        let is_plain =
            bytes.get(at)?.is_ascii() && bytes[at] != b'\r' && bytes.get(at + 1).is_none_or(u8::is_ascii);
        let length = if is_plain { 1 } else { self.text[at..].graphemes(true).next().map_or(1, str::len) };
        self.at += length;
        Some((at, &self.text[at..self.at]))
    }
}

fn is_letter(grapheme: &str) -> bool {
    grapheme.chars().next().is_some_and(char::is_alphanumeric)
}

/// Whether a sign between two letters keeps them in one word.
fn joins(sign: &str, before: Option<char>, next: &str) -> bool {
    let next_char = next.chars().next();
    match sign {
        "'" | "\u{2019}" | "\u{2018}" | "\u{00B4}" | "`" | "-" | "\u{2010}" | "\u{2011}" | "\u{00AD}" => {
            is_letter(next)
        }
        "." => before.is_some_and(|c| c.is_ascii_digit()) && next_char.is_some_and(|c| c.is_ascii_digit()),
        _ => false,
    }
}

/// The word between these places of `text`, if it is one.
pub(crate) fn word(text: &str, start: usize, end: usize) -> Option<Word> {
    let written = &text[start..end];
    if written.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Some(Word { start, end, pieces: vec![shortened(written.to_ascii_lowercase())] });
    }
    let folded = fold(written);
    let pieces: Vec<String> = folded
        .split('-')
        .map(|piece| piece.chars().filter(|c| c.is_alphanumeric()).collect::<String>())
        .filter(|piece| !piece.is_empty())
        .map(shortened)
        .collect();
    (!pieces.is_empty()).then_some(Word { start, end, pieces })
}

fn fold(text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { text::words::fold(text) }
}

fn shortened(mut word: String) -> String {
    if word.len() > LONGEST {
        let cut = (0..=LONGEST).rev().find(|at| word.is_char_boundary(*at)).unwrap_or(0);
        word.truncate(cut);
    }
    word
}
