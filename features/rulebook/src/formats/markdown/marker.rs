//! What a line begins and ends with.

use uuid::Uuid;

use crate::formats::labels::{is_letters, is_roman};
use crate::model::node::{Label, NodeId, NodeKind};

/// Blanks in a file. A non-breaking blank is a sign of the text.
pub(super) const BLANKS: [char; 2] = [' ', '\t'];

/// How many letters a number has at most: three are sooner a word.
const LONGEST_LETTERS: usize = 2;

/// What a comment at the end of a line says.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Comment {
    pub(super) id: Option<NodeId>,
    pub(super) kind: Option<NodeKind>,
    pub(super) number: Option<Label>,
    pub(super) heading: bool,
}

impl Comment {
    /// A line without the comment at its end, and what that says. A comment that is not about a node says
    /// nothing, and is left out too.
    pub(super) fn cut(line: &str) -> (&str, Self) {
        let trimmed = line.trim_end_matches(BLANKS);
        let Some(inside) = trimmed.strip_suffix("-->") else { return (trimmed, Self::default()) };
        let Some(at) = inside.rfind("<!--") else { return (trimmed, Self::default()) };
        let before = &inside[..at];
        let backslashes = before.len() - before.trim_end_matches('\\').len();
        if backslashes % 2 == 1 {
            return (trimmed, Self::default());
        }
        let mut comment = Self::default();
        for word in inside[at + 4..].split_whitespace() {
            match word.split_once('=') {
                Some(("soort", "lid")) => comment.kind = Some(NodeKind::Paragraph),
                Some(("soort", "onderdeel")) => comment.kind = Some(NodeKind::Item),
                Some(("nummer", label)) => comment.number = Label::new(label).ok(),
                None if word == "opschrift" => comment.heading = true,
                None if comment.id.is_none() => comment.id = Uuid::try_parse(word).ok().map(NodeId::new),
                _ => {}
            }
        }
        (before.trim_end_matches(BLANKS), comment)
    }
}

/// What stands before a paragraph or item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Marker<'a> {
    /// As it is written, without the sign after it; nothing after a dash only.
    pub(super) label: Option<&'a str>,
    /// What comes after.
    pub(super) rest: &'a str,
}

impl<'a> Marker<'a> {
    /// The marker of a line without its indent, of which the comment said this.
    pub(super) fn cut(line: &'a str, comment: &Comment) -> Option<Self> {
        let dashed = line.strip_prefix(['-', '*', '+']).and_then(|rest| match rest {
            "" => Some(""),
            rest => rest.strip_prefix(BLANKS),
        });
        let content = dashed.unwrap_or(line).trim_start_matches(BLANKS);
        let unlabelled = comment.kind.is_some() && comment.number.is_none();
        let label = match (&comment.number, dashed.is_some() && unlabelled) {
            (_, true) => None,
            (Some(number), _) => cut_label(content, |label| label == number.as_str())
                .or_else(|| cut_label(content, |label| is_marker(label, comment.id.is_some()))),
            (None, _) => cut_label(content, |label| is_marker(label, comment.id.is_some())),
        };
        match (label, dashed) {
            (Some((label, rest)), _) => Some(Self { label: Some(label), rest }),
            (None, Some(_)) => Some(Self { label: None, rest: content }),
            (None, None) => None,
        }
    }
}

/// A label with a dot or a bracket after it, and what comes after those.
fn cut_label(content: &str, fits: impl Fn(&str) -> bool) -> Option<(&str, &str)> {
    let end = content.find(BLANKS).unwrap_or(content.len());
    let label = content[..end].strip_suffix(['.', ')'])?;
    fits(label).then(|| (label, content[end..].trim_start_matches(BLANKS)))
}

/// Whether a label before a dot begins a node rather than a sentence: 1, 1a, 1°, a, ii, A. In a line with an
/// identifier also ab, which otherwise may well be a word.
fn is_marker(label: &str, known: bool) -> bool {
    let letters = label.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = label.len() - letters.len();
    let numbered = (1..=6).contains(&digits)
        && (matches!(letters, "" | "°") || letters.len() <= 2 && is_letters(letters, char::is_lowercase));
    let longest = if known { LONGEST_LETTERS } else { 1 };
    let cased = |case: fn(char) -> bool| label.chars().all(|c| c.is_ascii_alphabetic() && case(c));
    let lettered =
        (1..=longest).contains(&label.len()) && (cased(char::is_lowercase) || cased(char::is_uppercase));
    numbered || lettered || is_roman(label)
}

/// Where the sign stands, counted in signs, that makes the beginning of a line look like a marker.
pub(super) fn looks_like(line: &str) -> Option<usize> {
    let (label, _) = cut_label(line, |label| is_marker(label, true))?;
    Some(label.chars().count())
}
