//! In.

use super::about;
use super::marker::{BLANKS, Comment, Marker};
use super::outline::{Draft, nested};
use crate::formats::{MakeId, Problem, Read, ReadError, not_too_large, planted};
use crate::model::node::{Label, NodeKind};

/// Words with which headings begin.
const WORDS: [(&str, NodeKind); 11] = [
    ("aanhef", NodeKind::Preamble),
    ("preambule", NodeKind::Preamble),
    ("preamble", NodeKind::Preamble),
    ("principe", NodeKind::Principle),
    ("principle", NodeKind::Principle),
    ("hoofdstuk", NodeKind::Chapter),
    ("chapter", NodeKind::Chapter),
    ("paragraaf", NodeKind::Section),
    ("section", NodeKind::Section),
    ("artikel", NodeKind::Article),
    ("article", NodeKind::Article),
];
/// Columns to which a tab goes on.
const TAB: usize = 4;

/// Reads a file.
pub fn read(source: &str, ids: MakeId<'_>) -> Result<Read, ReadError> {
    not_too_large(source)?;
    let source = source.strip_prefix('\u{feff}').unwrap_or(source);
    let lines: Vec<&str> = source.lines().collect();
    let (about, skipped) = about::read(&lines)?;
    let mut reader =
        Reader { ids, drafts: Vec::new(), headings: Vec::new(), entries: Vec::new(), open: None };
    for (nth, line) in lines.iter().enumerate().skip(skipped) {
        reader.line(nth + 1, line)?;
    }
    let (subtrees, lines) = nested(reader.drafts)?;
    Ok(Read { about, tree: planted(subtrees, &lines)? })
}

/// Which paragraph goes on with the next line.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Open {
    Text(usize),
    Note(usize),
}

struct Reader<'a> {
    ids: MakeId<'a>,
    drafts: Vec<Draft>,
    /// The headings above, each with how many `#` it has.
    headings: Vec<(usize, usize)>,
    /// The paragraphs and items above, each with its indent.
    entries: Vec<(usize, usize)>,
    open: Option<Open>,
}

impl Reader<'_> {
    fn line(&mut self, number: usize, line: &str) -> Result<(), ReadError> {
        let bare = line.trim_start_matches(BLANKS);
        let indent = line[..line.len() - bare.len()]
            .chars()
            .fold(0, |column, sign| if sign == '\t' { (column / TAB + 1) * TAB } else { column + 1 });
        let (content, comment) = Comment::cut(bare);
        if content.is_empty() {
            self.open = None;
            return Ok(());
        }
        let marks = content.len() - content.trim_start_matches('#').len();
        let rest = &content[marks..];
        if (1..=6).contains(&marks) && (rest.is_empty() || rest.starts_with(BLANKS)) {
            self.heading(number, marks, rest.trim_matches(BLANKS), comment);
            return Ok(());
        }
        if let Some(quoted) = bare.strip_prefix('>') {
            return self.note(number, indent, quoted.trim_matches(BLANKS));
        }
        if let Some(marker) = Marker::cut(content, &comment) {
            return self.entry(number, indent, &marker, comment);
        }
        self.text(number, indent, content)
    }

    fn heading(&mut self, line: usize, marks: usize, title: &str, comment: Comment) {
        let (word, rest) = title.split_at(title.find(|c: char| !c.is_alphabetic()).unwrap_or(title.len()));
        let known = WORDS.iter().find(|(known, _)| *known == word.to_lowercase()).map(|(_, kind)| *kind);
        let (kind, rest) = match known {
            Some(kind) => (kind, rest),
            None if marks == 1 => (NodeKind::Chapter, title),
            None => (NodeKind::Article, title),
        };
        let (label, heading) = numbered(rest, comment.number.as_ref());
        while let Some((_, at)) = self.headings.last()
            && !(self.headings.last().is_some_and(|(above, _)| *above < marks)
                && kind.may_stand_under(Some(self.drafts[*at].kind)))
        {
            self.headings.pop();
        }
        let parent = self.headings.last().map(|(_, at)| *at);
        let heading = Some(heading.to_owned()).filter(|heading| !heading.is_empty());
        let at = self.draft(line, kind, parent, label, comment);
        self.drafts[at].heading = heading;
        self.headings.push((marks, at));
        self.entries.clear();
        self.open = None;
    }

    fn entry(
        &mut self,
        line: usize,
        indent: usize,
        marker: &Marker<'_>,
        comment: Comment,
    ) -> Result<(), ReadError> {
        self.leave(indent);
        let within = self.entries.last().map(|(_, at)| *at);
        let parent = within.or_else(|| self.headings.last().map(|(_, at)| *at));
        let Some(above) = parent else { return Err(ReadError::on(line, Problem::TextWithoutNode)) };
        let digit = marker.label.is_some_and(|label| label.starts_with(|c: char| c.is_ascii_digit()));
        let first = digit && marker.label.is_some_and(|label| !label.ends_with('°'));
        let kind = match comment.kind {
            Some(kind) => kind,
            None if first && NodeKind::Paragraph.may_stand_under(Some(self.drafts[above].kind)) => {
                NodeKind::Paragraph
            }
            None => NodeKind::Item,
        };
        let (heading, label) = (comment.heading, marker.label.map(str::to_owned));
        let at = self.draft(line, kind, parent, label, comment);
        self.drafts[at].listed = kind == NodeKind::Item;
        self.open = None;
        if heading {
            let inside = marker.rest.strip_prefix("**").and_then(|rest| rest.strip_suffix("**"));
            self.drafts[at].heading = Some(inside.unwrap_or(marker.rest).to_owned());
        } else if !marker.rest.is_empty() {
            self.drafts[at].text.push((line, marker.rest.to_owned()));
            self.open = Some(Open::Text(at));
        }
        self.entries.push((indent, at));
        Ok(())
    }

    fn note(&mut self, line: usize, indent: usize, quoted: &str) -> Result<(), ReadError> {
        if quoted.is_empty() {
            self.open = None;
            return Ok(());
        }
        if let Some(Open::Note(at)) = self.open {
            go_on(&mut self.drafts[at].note, quoted);
            return Ok(());
        }
        let at = self.owner(line, indent)?;
        self.drafts[at].note.push((line, quoted.to_owned()));
        self.open = Some(Open::Note(at));
        Ok(())
    }

    fn text(&mut self, line: usize, indent: usize, content: &str) -> Result<(), ReadError> {
        match self.open {
            Some(Open::Text(at)) => go_on(&mut self.drafts[at].text, content),
            Some(Open::Note(at)) => go_on(&mut self.drafts[at].note, content),
            None => {
                let at = self.owner(line, indent)?;
                if self.drafts[at].has_children {
                    return Err(ReadError::on(line, Problem::TextAfterList));
                }
                self.drafts[at].text.push((line, content.to_owned()));
                self.open = Some(Open::Text(at));
            }
        }
        Ok(())
    }

    /// Whose text a line at this indent is.
    fn owner(&mut self, line: usize, indent: usize) -> Result<usize, ReadError> {
        self.leave(indent);
        let owner = self.entries.last().or(self.headings.last());
        owner.map(|(_, at)| *at).ok_or_else(|| ReadError::on(line, Problem::TextWithoutNode))
    }

    /// Leaves the lists that a line at this indent does not stand in.
    fn leave(&mut self, indent: usize) {
        while self.entries.last().is_some_and(|(above, _)| *above >= indent) {
            self.entries.pop();
        }
    }

    fn draft(
        &mut self,
        line: usize,
        kind: NodeKind,
        parent: Option<usize>,
        label: Option<String>,
        comment: Comment,
    ) -> usize {
        if let Some(parent) = parent {
            self.drafts[parent].has_children = true;
        }
        let id = comment.id.unwrap_or_else(&mut *self.ids);
        let (heading, text, note) = (None, Vec::new(), Vec::new());
        let (given, has_children, listed) = (comment.number, false, false);
        self.drafts.push(Draft {
            id,
            kind,
            parent,
            line,
            label,
            given,
            heading,
            text,
            note,
            has_children,
            listed,
        });
        self.drafts.len() - 1
    }
}

fn go_on(paragraphs: &mut [(usize, String)], content: &str) {
    if let Some((_, last)) = paragraphs.last_mut() {
        last.push(' ');
        last.push_str(content);
    }
}

/// The number after the word of a heading, and the heading itself.
fn numbered<'a>(rest: &'a str, given: Option<&Label>) -> (Option<String>, &'a str) {
    let rest = rest.trim_start_matches(BLANKS);
    if let Some(heading) = rest.strip_prefix(['.', ':']) {
        return (None, heading.trim_start_matches(BLANKS));
    }
    let end = rest.find(BLANKS).unwrap_or(rest.len());
    let (token, heading) = (&rest[..end], rest[end..].trim_start_matches(BLANKS));
    let label = token.trim_end_matches(['.', ':']);
    // "Artikel over sensoren" has no number; "Artikel 3" and "Artikel bis." have.
    let is_number = Label::new(label).is_ok()
        && (label.len() < token.len() || label.chars().any(|c| c.is_ascii_digit()) || label.len() == 1);
    if is_number || given.is_some_and(|given| given.as_str() == label) {
        (Some(label.to_owned()), heading)
    } else {
        (None, rest)
    }
}
