//! What changed between two texts, word by word.

use similar::{Algorithm, ChangeTag, TextDiff};

/// What happened to a piece of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// In both texts.
    Same,
    /// Only in the new one.
    Added,
    /// Only in the old one.
    Removed,
}

/// A piece of text with what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What happened.
    pub change: Change,
    /// The text.
    pub text: String,
}

/// The difference between two texts, word by word. The pieces that are the same and removed give exactly the old
/// text, those that are the same and added exactly the new one. White space or punctuation that happens to stand
/// between two changes joins them, so that a rewritten sentence reads as one change.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (change, text) in runs(old, new) {
        match pieces.last_mut() {
            Some(last) if last.change == change => last.text.push_str(&text),
            _ => pieces.push(Piece { change, text }),
        }
    }
    joined(&pieces)
}

fn runs(old: &str, new: &str) -> Vec<(Change, String)> {
    let (old_words, new_words) = (split(old), split(new));
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).diff_slices(&old_words, &new_words);
    diff.iter_all_changes()
        .map(|change| {
            let what = match change.tag() {
                ChangeTag::Equal => Change::Same,
                ChangeTag::Insert => Change::Added,
                ChangeTag::Delete => Change::Removed,
            };
            (what, change.value().to_owned())
        })
        .collect()
}

/// Words, and what stands between them, as pieces that together are the text.
pub(crate) fn split(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut inside = None;
    for (at, c) in text.char_indices() {
        let word = c.is_alphanumeric();
        // Each sign and each space is a piece of its own; letters and digits go together.
        if inside.is_some_and(|was| was != word || !word) {
            pieces.push(&text[start..at]);
            start = at;
        }
        inside = Some(word);
    }
    if start < text.len() {
        pieces.push(&text[start..]);
    }
    pieces
}

/// Joins changes between which only white space or punctuation stays the same: removed first, then added.
fn joined(pieces: &[Piece]) -> Vec<Piece> {
    let mut out: Vec<Piece> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    for (at, piece) in pieces.iter().enumerate() {
        match piece.change {
            Change::Removed => removed.push_str(&piece.text),
            Change::Added => added.push_str(&piece.text),
            Change::Same => {
                let between = !(removed.is_empty() && added.is_empty()) && at + 1 < pieces.len();
                let small = piece.text.chars().count() <= 3 && !piece.text.chars().any(char::is_alphanumeric);
                if between && small && !piece.text.contains('\n') {
                    removed.push_str(&piece.text);
                    added.push_str(&piece.text);
                } else {
                    flush(&mut out, &mut removed, &mut added);
                    out.push(piece.clone());
                }
            }
        }
    }
    flush(&mut out, &mut removed, &mut added);
    out
}

fn flush(out: &mut Vec<Piece>, removed: &mut String, added: &mut String) {
    for (change, text) in [(Change::Removed, removed), (Change::Added, added)] {
        if !text.is_empty() {
            out.push(Piece { change, text: std::mem::take(text) });
        }
    }
}

/// Text as HTML with `<ins>` and `<del>`. Each begins with a word that only screen readers say.
pub fn to_html(pieces: &[Piece], added: &str, removed: &str) -> String {
    let mut html = String::new();
    for piece in pieces {
        let text = escaped(&piece.text);
        let (tag, label) = match piece.change {
            Change::Same => {
                html.push_str(&text);
                continue;
            }
            Change::Added => ("ins", added),
            Change::Removed => ("del", removed),
        };
        let label = escaped(label);
        html.push_str(&format!("<{tag}><span class=\"visually-hidden\">{label} </span>{text}</{tag}>"));
    }
    html
}

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn side(pieces: &[Piece], without: Change) -> String {
        pieces.iter().filter(|piece| piece.change != without).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn a_rewritten_sentence_is_one_change() {
        let pieces = words("De gemeente meldt elke sensor.", "De gemeente meldt alle nieuwe sensoren.");
        let shown: Vec<_> = pieces.iter().map(|piece| (piece.change, piece.text.as_str())).collect();
        assert_eq!(
            shown,
            [
                (Change::Same, "De gemeente meldt "),
                (Change::Removed, "elke sensor"),
                (Change::Added, "alle nieuwe sensoren"),
                (Change::Same, "."),
            ]
        );
    }

    #[test]
    fn changes_are_escaped_and_named_for_screen_readers() {
        let html = to_html(&words("a <b>", "a <i>"), "toegevoegd:", "verwijderd:");
        assert!(html.contains("<del><span class=\"visually-hidden\">verwijderd: </span>b</del>"), "{html}");
        assert!(!html.contains("<b>"));
    }

    #[test]
    fn a_paragraph_of_twenty_thousand_words_is_compared() {
        let old: String = (0..20_000).map(|n| format!("woord{} ", n % 997)).collect();
        let new: String = (0..20_000).map(|n| format!("woord{} ", (n * 7) % 991)).collect();
        let pieces = words(&old, &new);
        assert_eq!(side(&pieces, Change::Added), old);
        assert_eq!(side(&pieces, Change::Removed), new);
    }

    proptest! {
        #[test]
        fn both_texts_come_back_whole(old in "[a-c é.\n]{0,40}", new in "[a-c é.\n]{0,40}") {
            let pieces = words(&old, &new);
            prop_assert_eq!(side(&pieces, Change::Added), old);
            prop_assert_eq!(side(&pieces, Change::Removed), new);
        }

        #[test]
        fn equal_texts_have_no_changes(text in "\\PC{0,60}") {
            prop_assert!(words(&text, &text).iter().all(|piece| piece.change == Change::Same));
        }
    }
}
