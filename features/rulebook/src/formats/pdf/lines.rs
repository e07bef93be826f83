//! Words into lines.

use std::collections::HashMap;

use unicode_segmentation::UnicodeSegmentation;

use super::block::{Face, Span, Style};
use super::fonts::Shapers;
use crate::model::text::Target;

/// Words on a line that look alike and lead to the same place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    pub(super) text: String,
    pub(super) style: Style,
    pub(super) target: Option<Target>,
}

/// Measures words, each only once.
pub(super) struct Measure<'a> {
    pub(super) shapers: Shapers<'a>,
    known: HashMap<(Face, String), f32>,
}

impl<'a> Measure<'a> {
    pub(super) fn new(shapers: Shapers<'a>) -> Self {
        Self { shapers, known: HashMap::new() }
    }

    /// How wide words are, in parts of the size of the font.
    fn width(&mut self, text: &str, face: Face) -> f32 {
        let key = (face, text.to_owned());
        if let Some(width) = self.known.get(&key) {
            return *width;
        }
        let width = self.shapers.width(text, face);
        self.known.insert(key, width);
        width
    }
}

/// Lines that are no wider than `width` (in parts of the size of the font), as full as can be. A line ends at
/// a blank or after a hyphen; what is too long for a line on its own ends anywhere.
pub(super) fn lines(spans: &[Span], width: f32, measure: &mut Measure<'_>) -> Vec<Vec<Stretch>> {
    let mut lines: Vec<Vec<Stretch>> = vec![Vec::new()];
    let mut used = 0.0;
    for word in words(spans) {
        let mut visible = 0.0;
        for (nth, (text, span)) in word.iter().enumerate() {
            // The blank after a word may hang over the edge.
            let text = if nth + 1 == word.len() { text.trim_end_matches(' ') } else { text };
            visible += measure.width(text, spans[*span].style.face);
        }
        if used > 0.0 && used + visible > width {
            lines.push(Vec::new());
            used = 0.0;
        }
        for (text, span) in word {
            let face = spans[span].style.face;
            if visible <= width {
                put(&mut lines, text, &spans[span]);
                used += measure.width(text, face);
                continue;
            }
            for sign in text.graphemes(true) {
                let wide = measure.width(sign, face);
                if used > 0.0 && used + wide > width {
                    lines.push(Vec::new());
                    used = 0.0;
                }
                put(&mut lines, sign, &spans[span]);
                used += wide;
            }
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

fn put(lines: &mut [Vec<Stretch>], text: &str, span: &Span) {
    let Some(line) = lines.last_mut() else { return };
    match line.last_mut() {
        Some(last) if last.style == span.style && last.target == span.target => last.text.push_str(text),
        _ => line.push(Stretch { text: text.to_owned(), style: span.style, target: span.target.clone() }),
    }
}

/// What may not be broken, with the blank after it: parts of one or more spans, each with which span it is.
fn words(spans: &[Span]) -> Vec<Vec<(&str, usize)>> {
    let mut words: Vec<Vec<(&str, usize)>> = Vec::new();
    let mut ended = true;
    for (nth, span) in spans.iter().enumerate() {
        let mut rest = span.text.as_str();
        while !rest.is_empty() {
            let end = rest.find([' ', '-', '\u{2010}']).map_or(rest.len(), |at| {
                let sign = rest[at..].chars().next().map_or(1, char::len_utf8);
                at + sign
            });
            // Blanks after a word stay with it.
            let blanks = rest[end..].len() - rest[end..].trim_start_matches(' ').len();
            let (part, after) = rest.split_at(end + blanks);
            match words.last_mut() {
                Some(word) if !ended => word.push((part, nth)),
                _ => words.push(vec![(part, nth)]),
            }
            ended = part.ends_with([' ', '\u{2010}']) || is_hyphenated(part);
            rest = after;
        }
    }
    words
}

/// Whether a part ends with a hyphen after a letter, rather than being a dash.
fn is_hyphenated(part: &str) -> bool {
    part.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic))
}
