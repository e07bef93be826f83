//! Words within a line of Markdown.
//!
//! The notation of texts is close to Markdown. What only Markdown takes for a mark is escaped here with a
//! backslash, so that others show what the text says.

use super::marker;
use crate::formats::ReadError;
use crate::model::text::{Run, Text};

/// What the notation escapes itself.
const OF_NOTATION: &str = "\\*{}[]()";

/// The paragraphs of a text, each one line of Markdown.
pub(super) fn lines(text: &Text) -> Vec<String> {
    if text.is_empty() {
        return Vec::new();
    }
    text.to_notation().split("\n\n").map(escape).collect()
}

/// A line of the notation as a line of Markdown.
fn escape(line: &str) -> String {
    let signs: Vec<char> = line.chars().collect();
    let mut escaped = String::with_capacity(line.len() + 8);
    let marker_end = marker::looks_like(line);
    let mut at = 0;
    while let Some(&sign) = signs.get(at) {
        let before = at.checked_sub(1).map(|at| signs[at]);
        let next = signs.get(at + 1).copied();
        let is_letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        if sign == '\\' {
            escaped.push(sign);
            escaped.extend(next);
            at += 2;
            continue;
        }
        let mark = match sign {
            '#' | '>' | '+' | '-' | '=' | '|' => at == 0,
            '.' | ')' => Some(at) == marker_end,
            '`' | '~' => true,
            '_' => !(is_letter(before) && is_letter(next)),
            '<' => next.is_some_and(|next| next.is_ascii_alphabetic() || "/!?".contains(next)),
            '&' => next.is_some_and(|next| next.is_ascii_alphabetic() || next == '#'),
            '!' => next == Some('['),
            _ => false,
        };
        if mark {
            escaped.push('\\');
        }
        escaped.push(sign);
        at += 1;
    }
    escaped
}

/// A line of Markdown as a line of the notation.
fn unescape(line: &str) -> String {
    let mut plain = String::with_capacity(line.len());
    let mut signs = line.chars().peekable();
    while let Some(sign) = signs.next() {
        match (sign, signs.peek().copied()) {
            ('\\', Some(next)) if OF_NOTATION.contains(next) => {
                plain.extend([sign, next]);
                signs.next();
            }
            ('\\', Some(next)) if next.is_ascii_punctuation() => {
                plain.push(next);
                signs.next();
            }
            _ => plain.push(sign),
        }
    }
    plain
}

/// The text of paragraphs, each with the line of the file on which it begins.
pub(super) fn text(paragraphs: &[(usize, String)]) -> Result<Text, ReadError> {
    let mut runs: Vec<Run> = Vec::new();
    for (line, paragraph) in paragraphs {
        let text = Text::from_notation(&unescape(paragraph)).map_err(|error| ReadError::on(*line, error))?;
        runs.extend(text.runs().iter().cloned());
        runs.push(Run::plain("\n"));
    }
    Ok(Text::from_runs(&runs))
}
