//! Points in English.

use super::passage::Passage;
use super::plan::{Fact, Plan, Point};
use super::renumbering::{Alone, Renumbering, Run};
use super::{Quoted, enumeration, lines, quote};
use crate::model::node::{NodeId, NodeKind, Part};
use crate::model::number::Number;

/// A point of a paper, without a capital and the sign at the end, and what it quotes.
pub(super) fn say(plan: &Plan, point: &Point) -> (String, Vec<Quoted>) {
    Speaker { plan, renumbering: point.renumbering.as_ref() }.say(&point.fact)
}

struct Speaker<'a> {
    plan: &'a Plan,
    renumbering: Option<&'a Renumbering>,
}

impl Speaker<'_> {
    fn say(&self, fact: &Fact) -> (String, Vec<Quoted>) {
        let (plan, renumbered) = (self.plan, self.renumbered());
        match fact {
            Fact::Words { node, part, passages } => {
                (format!("in {}, {}", self.part(*node, *part), changes(passages)), Vec::new())
            }
            Fact::Whole { node, part, was_empty, new } => {
                let quoted = if new.is_empty() { Vec::new() } else { vec![Quoted::Text(new.clone())] };
                (self.whole(*node, *part, *was_empty, new.is_empty()), quoted)
            }
            Fact::Inserted { nodes } => {
                let quoted = nodes.iter().map(|node| Quoted::Node(lines(plan, *node, word))).collect();
                (format!("{}{renumbered}, reading", self.inserted(nodes)), quoted)
            }
            Fact::Deleted { node } => {
                (format!("{} is deleted{renumbered}", set_off(&self.name(*node))), Vec::new())
            }
            Fact::Moved { node } => {
                let place = self.destination(*node);
                (format!("{} is moved {place}{renumbered}", set_off(&self.name(*node))), Vec::new())
            }
            Fact::Renumbered { node } => {
                let to = plan.result.numbers.get(*node).map(numbered).unwrap_or_default();
                (format!("{} is renumbered {to}{renumbered}", set_off(&self.name(*node))), Vec::new())
            }
            Fact::Split { node, beginning } => {
                let one = plan.kind(*node).map(one).unwrap_or_default();
                let (name, beginning) = (set_off(&self.name(*node)), quote(beginning));
                let lead = format!("{name} is split: what begins with {beginning} becomes a separate {one}");
                (format!("{lead}{renumbered}"), Vec::new())
            }
            Fact::Joined { node, following } => {
                let one = plan.kind(*node).map(one).unwrap_or_default();
                let (first, second) = (self.short(*node), self.short(*following));
                let what = match self.parent_name(*node) {
                    Some(parent) => format!("in {parent}, {first} and {second}"),
                    None => format!("{first} and {second}"),
                };
                (format!("{what} are joined into one {one}{renumbered}"), Vec::new())
            }
            Fact::Consequence => (self.consequence(), Vec::new()),
        }
    }

    /// "article 3, paragraph 2", "the preamble".
    fn name(&self, id: NodeId) -> String {
        let Some(named) = self.plan.named(id) else { return "the new part".to_owned() };
        let name = named.reference.english();
        let article = match self.plan.is_proposed && !named.new {
            true => "the proposed ",
            false if name.starts_with("preamble") => "the ",
            false => "",
        };
        let new = if named.new { " (new)" } else { "" };
        format!("{article}{name}{new}")
    }

    /// As it is called beside others under the same node: "paragraph 2", "item b".
    fn short(&self, id: NodeId) -> String {
        let new = if self.plan.base.tree.contains(id) { "" } else { " (new)" };
        match self.plan.number(id) {
            Some(number) if matches!(number.kind, NodeKind::Paragraph | NodeKind::Item) => {
                match number.label.is_some() {
                    true => format!("{}{new}", numbered(number)),
                    false => "the text".to_owned(),
                }
            }
            _ => self.name(id),
        }
    }

    /// What a paragraph or item stands under; nothing for what has a number in the whole text.
    fn parent_name(&self, id: NodeId) -> Option<String> {
        match self.plan.kind(id) {
            Some(NodeKind::Paragraph | NodeKind::Item) => self.plan.parent(id).map(|id| self.name(id)),
            _ => None,
        }
    }

    fn part(&self, id: NodeId, part: Part) -> String {
        match part {
            Part::Heading => format!("the heading of {}", self.name(id)),
            Part::Text if self.plan.introduces(id, part) => format!("{}, introductory words", self.name(id)),
            Part::Text => self.name(id),
            Part::Note => format!("the note to {}", self.name(id)),
        }
    }

    fn whole(&self, id: NodeId, part: Part, was_empty: bool, is_empty: bool) -> String {
        let (name, whole) = (self.name(id), self.part(id, part));
        match (was_empty, is_empty, part) {
            (true, _, Part::Heading) => format!("{} is given a heading, reading", set_off(&name)),
            (true, _, Part::Text) => format!("{} is given a text, reading", set_off(&name)),
            (true, _, Part::Note) => format!("{} is given a note, reading", set_off(&name)),
            (_, true, Part::Text) if !self.plan.introduces(id, part) => {
                format!("the text of {} is deleted", set_off(&name))
            }
            (_, true, _) => format!("{} is deleted", set_off(&whole)),
            _ => format!("{} is replaced, reading", set_off(&whole)),
        }
    }

    fn inserted(&self, nodes: &[NodeId]) -> String {
        let plan = self.plan;
        let kind = nodes.first().and_then(|id| plan.kind(*id)).unwrap_or(NodeKind::Article);
        let site = plan.site(nodes);
        let (parent, before, after) =
            site.map_or((None, None, None), |site| (site.parent, site.before, site.after));
        let listed = matches!(kind, NodeKind::Paragraph | NodeKind::Item);
        let what = several(kind, nodes.len());
        let verb = if nodes.len() == 1 { "is" } else { "are" };
        let above = parent.map(|parent| self.name(parent));
        let within = above.as_ref().filter(|_| listed).map(|above| format!("in {above}, "));
        let within = within.unwrap_or_default();
        match (above, before, after) {
            (Some(above), _, None) if listed || before.is_none() => {
                format!("{what} {verb} added to {above}")
            }
            (_, Some(before), _) => format!("{within}{what} {verb} inserted after {}", self.short(before)),
            (_, None, Some(after)) => format!("{within}{what} {verb} inserted before {}", self.short(after)),
            _ => format!("{what} {verb} added to the text"),
        }
    }

    /// Where a node goes.
    fn destination(&self, node: NodeId) -> String {
        let plan = self.plan;
        let Some(site) = plan.site(&[node]) else { return String::new() };
        let listed = matches!(plan.kind(node), Some(NodeKind::Paragraph | NodeKind::Item));
        let elsewhere = listed && site.parent != plan.base.tree.parent(node);
        let above = match site.parent.filter(|_| elsewhere) {
            Some(parent) => format!("to {}, ", self.name(parent)),
            None => String::new(),
        };
        match (site.before, site.after, site.parent) {
            (Some(before), _, _) => format!("{above}after {}", self.short(before)),
            (None, Some(after), _) => format!("{above}before {}", self.short(after)),
            (None, None, Some(parent)) => format!("to {}", self.name(parent)),
            (None, None, None) => "to the beginning".to_owned(),
        }
    }

    fn renumbered(&self) -> String {
        let said = self.renumbering.map(|row| renumberings(row, |_| "being")).unwrap_or_default();
        if said.is_empty() { String::new() } else { format!(", with {}", enumeration(&said, "and")) }
    }

    fn consequence(&self) -> String {
        let Some(row) = self.renumbering else { return String::new() };
        let parent = row.parent.map(|parent| format!("in {}, ", self.name(parent))).unwrap_or_default();
        let said = renumberings(row, |count| if count > 1 { "are" } else { "is" });
        format!("{parent}{}", enumeration(&said, "and"))
    }
}

/// A name before a verb: with a comma after it when it has one itself.
fn set_off(name: &str) -> String {
    if name.contains(',') { format!("{name},") } else { name.to_owned() }
}

fn changes(passages: &[Passage]) -> String {
    let said = passages.iter().map(|passage| match passage {
        Passage::Replaced { old, new, everywhere } => {
            let always = if *everywhere { " throughout" } else { "" };
            format!("{} is replaced by {}{always}", quote(old), quote(new))
        }
        Passage::Deleted { old, everywhere } => {
            let always = if *everywhere { " throughout" } else { "" };
            format!("{} is deleted{always}", quote(old))
        }
        Passage::After { anchor, new } => format!("{} is inserted after {}", quote(new), quote(anchor)),
        Passage::Before { anchor, new } => format!("{} is inserted before {}", quote(new), quote(anchor)),
        Passage::End { old, new } => {
            format!("the {} at the end is replaced by {}", sign(*old).1, sign(*new).0)
        }
        Passage::Marked { words } => format!("the marks or the reference of {} change", quote(words)),
    });
    enumeration(&said.collect::<Vec<_>>(), "and")
}

/// What a sign is called, with and without its article.
fn sign(sign: char) -> (&'static str, &'static str) {
    match sign {
        '.' => ("a full stop", "full stop"),
        ',' => ("a comma", "comma"),
        ';' => ("a semicolon", "semicolon"),
        ':' => ("a colon", "colon"),
        '?' => ("a question mark", "question mark"),
        _ => ("an exclamation mark", "exclamation mark"),
    }
}

/// What gets which number, with the verb for so many.
fn renumberings(row: &Renumbering, be: impl Fn(usize) -> &'static str) -> Vec<String> {
    let run =
        |run: &Run| format!("{} {} renumbered {}", nodes(&run.from, run), be(run.count), nodes(&run.to, run));
    let mut said: Vec<String> = row.runs.iter().map(run).collect();
    said.extend(row.alone.as_ref().map(|alone| match alone {
        Alone::Gets(number) => format!("{} {} placed before the text", quote(&number.margin()), be(1)),
        Alone::Loses(number) => {
            format!("{} before {} {} deleted", quote(&number.margin()), numbered(number), be(1))
        }
    }));
    said
}

/// "paragraphs 3 and 4", "items c to e", "article 6".
fn nodes((first, last): &(Number, Number), run: &Run) -> String {
    let (one, other) = (first.label.clone().unwrap_or_default(), last.label.clone().unwrap_or_default());
    match run.count {
        1 => numbered(first),
        2 => format!("{} {one} and {other}", plural(first.kind)),
        _ => format!("{} {one} to {other}", plural(first.kind)),
    }
}

/// What a node is called by its own number: "article 3a", "paragraph 4", "item c".
fn numbered(number: &Number) -> String {
    format!("{} {}", one(number.kind), number.label.as_deref().unwrap_or_default())
}

fn word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Preamble => "Preamble",
        NodeKind::Principle => "Principle",
        NodeKind::Chapter => "Chapter",
        NodeKind::Section => "Section",
        NodeKind::Article => "Article",
        NodeKind::Paragraph | NodeKind::Item => "",
    }
}

fn one(kind: NodeKind) -> &'static str {
    kind.key()
}

fn plural(kind: NodeKind) -> String {
    format!("{}s", kind.key())
}

fn several(kind: NodeKind, count: usize) -> String {
    const COUNTS: [&str; 13] = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    match (count, COUNTS.get(count)) {
        (1, _) => format!(
            "{} {}",
            if kind == NodeKind::Article || kind == NodeKind::Item { "an" } else { "a" },
            one(kind)
        ),
        (_, Some(words)) => format!("{words} {}", plural(kind)),
        (_, None) => format!("{count} {}", plural(kind)),
    }
}
