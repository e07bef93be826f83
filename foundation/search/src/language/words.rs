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
    spans(text).filter_map(|(start, end)| word(text, start, end)).collect()
}

/// Where each word of `text` begins and ends, and perhaps some rows of signs that fold to nothing.
pub(crate) fn spans(text: &str) -> Spans<'_> {
    Spans { text, at: 0 }
}

/// See [`spans`]. They are found one by one, since who looks for a passage seldom needs those of the whole text.
pub(crate) struct Spans<'t> {
    text: &'t str,
    at: usize,
}

impl Iterator for Spans<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let mut open: Option<usize> = None;
        loop {
            self.plain(&mut open);
            let at = self.at;
            let Some(grapheme) = self.grapheme() else { return open.map(|start| (start, at)) };
            if is_letter(grapheme) || (open.is_some() && self.joins(grapheme, at)) {
                open.get_or_insert(at);
            } else if let Some(start) = open {
                return Some((start, at));
            }
        }
    }
}

impl<'t> Spans<'t> {
    /// Passes over the letters and digits of ASCII that stand here. The last of them may be one with what comes after it,
    /// so it is left when that is not ASCII.
    fn plain(&mut self, open: &mut Option<usize>) {
        let rest = &self.text.as_bytes()[self.at..];
        let mut length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
        if rest.get(length).is_some_and(|byte| !byte.is_ascii()) {
            length = length.saturating_sub(1);
        }
        if length > 0 {
            open.get_or_insert(self.at);
            self.at += length;
        }
    }

    /// The next grapheme, so that a word never begins or ends inside of one. Most texts are mostly ASCII, where every
    /// character that has another one after it is a grapheme by itself; finding that out by the tables of Unicode takes
    /// far longer.
    fn grapheme(&mut self) -> Option<&'t str> {
        let (at, bytes) = (self.at, self.text.as_bytes());
        let is_plain =
            bytes.get(at)?.is_ascii() && bytes[at] != b'\r' && bytes.get(at + 1).is_none_or(u8::is_ascii);
        let length = if is_plain { 1 } else { self.text[at..].graphemes(true).next().map_or(1, str::len) };
        self.at += length;
        Some(&self.text[at..self.at])
    }

    /// Whether a sign at this place keeps the letters before and after it in one word.
    fn joins(&self, sign: &str, at: usize) -> bool {
        let Some(next) = self.text[self.at..].chars().next() else { return false };
        match sign {
            "'" | "\u{2019}" | "\u{2018}" | "\u{00B4}" | "`" | "-" | "\u{2010}" | "\u{2011}" | "\u{00AD}" => {
                next.is_alphanumeric()
            }
            "." => self.text[..at].ends_with(|c: char| c.is_ascii_digit()) && next.is_ascii_digit(),
            _ => false,
        }
    }
}

fn is_letter(grapheme: &str) -> bool {
    grapheme.chars().next().is_some_and(char::is_alphanumeric)
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
