//! The difference of two versions of a text, word by word, and how it is shown.
//!
//! Built on Myers' algorithm as `similar` has it, with its bound on work (no clock is involved, so the answer
//! is always the same); then tidied so that a reader sees replaced phrases instead of confetti.

use std::collections::HashMap;
use std::ops::Range;

use similar::{Algorithm, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// From this many words on a change counts as a rewritten phrase; one small word that happens to stand in both
/// versions between two such changes is taken into the change.
const PHRASE: usize = 4;
/// Common words of together at most this many letters ("de", "van") do not keep two rewritten phrases apart.
const SMALL_WORD: usize = 3;

/// What happened to a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// It stands in both versions.
    Same,
    /// Only the new version has it.
    Added,
    /// Only the old version has it.
    Removed,
}

/// A stretch of text with what happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What happened.
    pub change: Change,
    /// The text, exactly as in the version it comes from; never empty.
    pub text: String,
}

/// What a screen reader says before a change, in the reader's language, e.g. "toegevoegd:" and "verwijderd:".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Labels<'a> {
    /// Said before added text.
    pub added: &'a str,
    /// Said before removed text.
    pub removed: &'a str,
}

/// The difference between `old` and `new` in reading order; what was removed comes before what replaced it.
///
/// The pieces that are [`Change::Same`] or [`Change::Removed`] together are exactly `old`; those that are
/// `Same` or [`Change::Added`] are exactly `new`. Neighbouring pieces never have the same change.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (tokens(old), tokens(new));
    let mut pieces = Vec::new();
    let mut at = 0;
    for change in changes(&old, &new) {
        push(&mut pieces, Change::Same, &old[at..change.old.start]);
        push(&mut pieces, Change::Removed, &old[change.old.clone()]);
        push(&mut pieces, Change::Added, &new[change.new]);
        at = change.old.end;
    }
    push(&mut pieces, Change::Same, &old[at..]);
    pieces
}

/// The pieces as HTML: escaped text, `<ins>` and `<del>` with a label that only screen readers meet (class
/// `visually-hidden`). Line ends are kept as they are; the element around it has `white-space: pre-wrap`.
pub fn to_html(pieces: &[Piece], labels: &Labels<'_>) -> String {
    let mut html = String::new();
    for piece in pieces {
        let marked = match piece.change {
            Change::Same => None,
            Change::Added => Some(("ins", labels.added)),
            Change::Removed => Some(("del", labels.removed)),
        };
        match marked {
            None => escape_into(&mut html, &piece.text),
            Some((element, label)) => {
                html.push_str(&format!("<{element}><span class=\"visually-hidden\">"));
                escape_into(&mut html, label);
                html.push_str(" </span>");
                escape_into(&mut html, &piece.text);
                html.push_str(&format!("</{element}>"));
            }
        }
    }
    html
}

/// Tokens `old` of the one version became tokens `new` of the other; never both empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Hunk {
    pub(crate) old: Range<usize>,
    pub(crate) new: Range<usize>,
}

/// The text cut into words (with hyphens and apostrophes inside), runs of blanks, line ends and signs.
/// Together the tokens are the text.
pub(crate) fn tokens(text: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let segments: Vec<(usize, &str)> = text.split_word_bound_indices().collect();
    let mut at = 0;
    while at < segments.len() {
        let mut last = at;
        if is_word(segments[at].1) {
            while last + 2 < segments.len()
                && matches!(segments[last + 1].1, "-" | "\u{2010}" | "\u{2011}" | "'" | "\u{2019}")
                && is_word(segments[last + 2].1)
            {
                last += 2;
            }
        }
        tokens.push(&text[segments[at].0..segments[last].0 + segments[last].1.len()]);
        at = last + 1;
    }
    tokens
}

/// What changed between two rows of tokens, in order, tidied for reading.
pub(crate) fn changes(old: &[&str], new: &[&str]) -> Vec<Hunk> {
    // Numbers compare faster than words, and every word is hashed only once.
    let mut known = HashMap::new();
    let mut number = |token| {
        let next = known.len();
        *known.entry(token).or_insert(next)
    };
    let old_numbers: Vec<usize> = old.iter().copied().map(&mut number).collect();
    let new_numbers: Vec<usize> = new.iter().copied().map(&mut number).collect();
    let hunks = capture_diff_slices(Algorithm::Myers, &old_numbers, &new_numbers)
        .into_iter()
        .filter(|op| !matches!(op.tag(), similar::DiffTag::Equal))
        .map(|op| Hunk { old: op.old_range(), new: op.new_range() });
    // First into phrases; only then is it known how long the phrases around a small word are.
    let phrases = joined(hunks, |before, after| {
        let between = &old[before.old.end..after.old.start];
        !between.iter().any(|token| is_word(token) || ends_line(token))
    });
    joined(phrases.into_iter(), |before, after| {
        let between = &old[before.old.end..after.old.start];
        let letters: usize =
            between.iter().filter(|token| is_word(token)).map(|word| word.chars().count()).sum();
        let phrase = |hunk: &Hunk| {
            let count = |tokens: &[&str]| tokens.iter().filter(|token| is_word(token)).count();
            count(&old[hunk.old.clone()]).max(count(&new[hunk.new.clone()])) >= PHRASE
        };
        letters <= SMALL_WORD
            && !between.iter().any(|token| ends_line(token))
            && phrase(before)
            && phrase(after)
    })
}

/// The changes with neighbours joined where `together` says so.
fn joined(hunks: impl Iterator<Item = Hunk>, together: impl Fn(&Hunk, &Hunk) -> bool) -> Vec<Hunk> {
    let mut row: Vec<Hunk> = Vec::new();
    for hunk in hunks {
        match row.last_mut() {
            Some(before) if together(before, &hunk) => {
                before.old.end = hunk.old.end;
                before.new.end = hunk.new.end;
            }
            _ => row.push(hunk),
        }
    }
    row
}

fn is_word(token: &str) -> bool {
    token.chars().any(char::is_alphanumeric)
}

/// Whether there is nothing but blanks within one line.
pub(crate) fn only_blanks(tokens: &[&str]) -> bool {
    tokens.iter().all(|token| token.chars().all(char::is_whitespace) && !ends_line(token))
}

fn ends_line(token: &str) -> bool {
    token.contains(['\n', '\r'])
}

fn push(pieces: &mut Vec<Piece>, change: Change, tokens: &[&str]) {
    if tokens.is_empty() {
        return;
    }
    let text = tokens.concat();
    match pieces.last_mut() {
        Some(last) if last.change == change => last.text.push_str(&text),
        _ => pieces.push(Piece { change, text }),
    }
}

/// Adds `text` to `html` so that it is text, also inside an attribute between quotes.
pub(crate) fn escape_into(html: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            other => html.push(other),
        }
    }
}
