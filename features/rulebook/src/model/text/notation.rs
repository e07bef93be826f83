//! How a text is typed in a form.
//!
//! Braces rather than underscores for terms: names such as `sensor_id` must stay what they are.

use uuid::Uuid;

use super::join::is_blank;
use super::{Address, AddressError, Marks, Run, Target, Text};
use crate::model::node::NodeId;

/// Signs that a backslash makes themselves.
const ESCAPED: &str = "\\*{}[]()";

/// Why something typed is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotationError {
    /// A link that a text may not have; silently making it plain text would hide that from who typed it.
    #[error("the link `{address}` is refused: {reason}")]
    Link {
        /// As it was typed.
        address: String,
        /// Why.
        reason: AddressError,
    },
}

struct Parser<'a> {
    signs: &'a [char],
    runs: Vec<Run>,
    marks: Marks,
    /// Where the words of the link end, and where its address does.
    link: Option<(usize, usize)>,
}

pub(super) fn parse(source: &str) -> Result<Text, NotationError> {
    let mut runs = Vec::new();
    for paragraph in paragraphs(source) {
        let signs: Vec<char> = paragraph.chars().collect();
        let mut parser = Parser { signs: &signs, runs: Vec::new(), marks: Marks::NONE, link: None };
        parser.run()?;
        runs.append(&mut parser.runs);
        runs.push(Run::plain("\n"));
    }
    Ok(Text::from_runs(&runs))
}

/// Cut at blank lines; within a paragraph a line end is a blank.
fn paragraphs(source: &str) -> Vec<String> {
    let mut paragraphs = vec![String::new()];
    for line in source.replace("\r\n", "\n").split(['\n', '\r', '\u{2029}']) {
        match paragraphs.last_mut() {
            Some(last) if !line.chars().all(is_blank) => {
                last.push_str(line);
                last.push(' ');
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs
}

impl Parser<'_> {
    fn run(&mut self) -> Result<(), NotationError> {
        let mut at = 0;
        while let Some(&sign) = self.signs.get(at) {
            if let Some((words_end, end)) = self.link
                && at == words_end
            {
                self.link = None;
                self.marks.target = None;
                at = end;
                continue;
            }
            let escaped = self.signs.get(at + 1).filter(|next| ESCAPED.contains(**next));
            match (sign, escaped) {
                ('\\', Some(&next)) => {
                    self.put(next);
                    at += 2;
                    continue;
                }
                ('*', _) => at = self.star(at),
                ('{', _) if !self.marks.term && self.closes(at + 1, |sign, _| sign == '}') => {
                    self.marks.term = true;
                    at += 1;
                }
                ('}', _) if self.marks.term => {
                    self.marks.term = false;
                    at += 1;
                }
                ('[', _) if self.link.is_none() => match self.link_at(at)? {
                    Some((target, words_end, end)) => {
                        self.marks.target = Some(target);
                        self.link = Some((words_end, end));
                        at += 1;
                    }
                    None => {
                        self.put(sign);
                        at += 1;
                    }
                },
                _ => {
                    self.put(sign);
                    at += 1;
                }
            }
        }
        Ok(())
    }

    fn put(&mut self, sign: char) {
        match self.runs.last_mut() {
            Some(run) if run.marks == self.marks => run.text.push(sign),
            _ => self.runs.push(Run { text: sign.into(), marks: self.marks.clone() }),
        }
    }

    /// One or two stars (a habit from Markdown) begin or end emphasis; more are stars. Answers where to go on.
    fn star(&mut self, at: usize) -> usize {
        let stars = self.signs[at..].iter().take_while(|sign| **sign == '*').count();
        let end = at + stars;
        let word_before = at > 0 && !is_blank(self.signs[at - 1]);
        let word_after = self.signs.get(end).is_some_and(|sign| !is_blank(*sign));
        let marks = stars <= 2;
        if marks && self.marks.emphasis && word_before {
            self.marks.emphasis = false;
        } else if marks
            && !self.marks.emphasis
            && word_after
            && self.closes(end, |sign, before| sign == '*' && !is_blank(before))
        {
            self.marks.emphasis = true;
        } else {
            (0..stars).for_each(|_| self.put('*'));
        }
        end
    }

    /// Whether from `from` on a sign follows that closes a mark, which is not escaped; it is told the sign
    /// before it too.
    fn closes(&self, from: usize, is_end: impl Fn(char, char) -> bool) -> bool {
        let mut at = from;
        while let Some(&sign) = self.signs.get(at) {
            if sign == '\\' && self.signs.get(at + 1).is_some_and(|next| ESCAPED.contains(*next)) {
                at += 2;
                continue;
            }
            if at > from && is_end(sign, self.signs[at - 1]) {
                return true;
            }
            at += 1;
        }
        false
    }

    /// The link that begins at `at`: where it leads, where its words end and where it ends.
    fn link_at(&self, at: usize) -> Result<Option<(Target, usize, usize)>, NotationError> {
        let mut words_end = at + 1;
        loop {
            match self.signs.get(words_end) {
                Some('\\') => words_end += 2,
                Some(']') => break,
                Some('[') | None => return Ok(None),
                Some(_) => words_end += 1,
            }
        }
        let has_words =
            self.signs[at + 1..words_end].iter().any(|sign| !is_blank(*sign) && !"*{}".contains(*sign));
        if self.signs.get(words_end + 1) != Some(&'(') || !has_words {
            return Ok(None);
        }
        let mut open = 1;
        let mut end = words_end + 2;
        while open > 0 {
            match self.signs.get(end) {
                Some('(') => open += 1,
                Some(')') => open -= 1,
                Some(_) => {}
                None => return Ok(None),
            }
            end += 1;
        }
        let address: String = self.signs[words_end + 2..end - 1].iter().collect();
        if let Ok(node) = Uuid::try_parse(address.trim()) {
            return Ok(Some((Target::Node(NodeId::new(node)), words_end, end)));
        }
        match Address::new(&address) {
            Ok(address) => Ok(Some((Target::Address(address), words_end, end))),
            // "[naam](zie bijlage)" is text that somebody meant.
            Err(AddressError::Form) => Ok(None),
            Err(reason) => Err(NotationError::Link { address, reason }),
        }
    }
}

pub(super) fn print(text: &Text) -> String {
    let mut source = String::new();
    let mut now = &Marks::NONE;
    for run in text.runs() {
        change(&mut source, now, &run.marks);
        now = &run.marks;
        let signs: Vec<char> = run.text.chars().collect();
        for (at, &sign) in signs.iter().enumerate() {
            let near = |other: Option<&char>, sign: char| other == Some(&sign);
            let (before, after) = (at.checked_sub(1).and_then(|at| signs.get(at)), signs.get(at + 1));
            let escape = match sign {
                '\\' | '{' | '}' => true,
                '*' => !(near(before, ' ') && near(after, ' ')),
                '[' => now.target.is_some(),
                ']' => now.target.is_some() || after.is_none() || near(after, '('),
                _ => false,
            };
            match sign {
                '\n' => source.push_str("\n\n"),
                _ if escape => source.extend(['\\', sign]),
                _ => source.push(sign),
            }
        }
    }
    change(&mut source, now, &Marks::NONE);
    source
}

/// Writes what ends and begins between two runs. Words that lead somewhere are outermost.
fn change(source: &mut String, from: &Marks, to: &Marks) {
    // A mark may not stretch over the edge of a link: its sign would stand in the wrong half.
    if from.term && !to.term {
        source.push('}');
    }
    if from.emphasis && !to.emphasis {
        source.push('*');
    }
    if from.target != to.target {
        match &from.target {
            None => {}
            Some(Target::Node(node)) => source.push_str(&format!("]({node})")),
            Some(Target::Address(address)) => source.push_str(&format!("]({address})")),
        }
        if to.target.is_some() {
            source.push('[');
        }
    }
    if to.emphasis && !from.emphasis {
        source.push('*');
    }
    if to.term && !from.term {
        source.push('{');
    }
}
