//! The one way to write a text, made from stretches in any state.

use super::{Marks, Run, Text};

/// Blanks waiting for a word after them: whether a paragraph ends here, their marks, whose they are.
type Waiting<P> = (bool, Marks, P);

/// Joins stretches of words to a text, and says whose each byte of its plain text is.
///
/// Each stretch comes with something (`P`) that stays with its words: the answer has it with the number of
/// bytes in a row that are its; those numbers add up to [`Text::bytes`]. Of several blanks the first is kept.
pub(crate) fn join<'a, P: Clone + PartialEq>(
    parts: impl IntoIterator<Item = (&'a str, &'a Marks, P)>,
) -> (Text, Vec<(usize, P)>) {
    let mut runs: Vec<Run> = Vec::new();
    let mut owners: Vec<(usize, P)> = Vec::new();
    let mut waiting: Option<Waiting<P>> = None;
    let mut push = |runs: &mut Vec<Run>, c: char, marks: &Marks, owner: P| {
        match runs.last_mut() {
            Some(run) if run.marks == *marks => run.text.push(c),
            _ => runs.push(Run { text: c.into(), marks: marks.clone() }),
        }
        match owners.last_mut() {
            Some((bytes, last)) if *last == owner => *bytes += c.len_utf8(),
            _ => owners.push((c.len_utf8(), owner)),
        }
    };
    for (text, marks, owner) in parts {
        for c in text.chars() {
            if is_blank(c) {
                let ends = is_end(c);
                waiting = Some(match waiting.take() {
                    None => (ends, marks.clone(), owner.clone()),
                    Some((ended, before, whose)) => (ended || ends, before.shared(marks), whose),
                });
            } else if !is_invisible(c) {
                if let Some((ends, between, whose)) = waiting.take()
                    && let Some(before) = runs.last()
                {
                    let (sign, marks) = match ends {
                        true => ('\n', Marks::NONE),
                        false => (' ', between.shared(&before.marks).shared(marks)),
                    };
                    push(&mut runs, sign, &marks, whose);
                }
                push(&mut runs, c, marks, owner.clone());
            }
        }
    }
    (Text::of(runs), owners)
}

/// Blanks of which several are one. Non-breaking blanks are signs: "artikel 3" may not be broken there.
pub(super) fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\u{a0}' | '\u{2007}' | '\u{202f}')
}

fn is_end(c: char) -> bool {
    matches!(c, '\n' | '\u{2029}')
}

/// Signs that nobody sees: control signs, soft hyphens and zero-width blanks from word processors, and those
/// that turn the direction of reading, with which words can be made to look like others. Joiners stay: they
/// hold scripts and emoji together.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{200b}'
                | '\u{200e}'
                | '\u{200f}'
                | '\u{2060}'
                | '\u{feff}'
                | '\u{fffe}'
                | '\u{ffff}'
        )
        || ('\u{202a}'..='\u{202e}').contains(&c)
        || ('\u{2066}'..='\u{2069}').contains(&c)
}
