//! Points in Dutch.

use super::passage::Passage;
use super::plan::{Fact, Plan, Point};
use super::renumbering::{Alone, Renumbering, Run};
use super::{Quoted, enumeration, lines, quote};
use crate::model::node::{NodeId, NodeKind, Part};
use crate::model::number::Number;
use crate::model::reference::dutch_ordinal;

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
                (format!("in {} {}", set_off(&self.part(*node, *part)), changes(passages)), Vec::new())
            }
            Fact::Whole { node, part, was_empty, new } => {
                let quoted = if new.is_empty() { Vec::new() } else { vec![Quoted::Text(new.clone())] };
                (self.whole(*node, *part, *was_empty, new.is_empty()), quoted)
            }
            Fact::Inserted { nodes } => {
                let quoted = nodes.iter().map(|node| Quoted::Node(lines(plan, *node, word))).collect();
                (self.inserted(nodes), quoted)
            }
            Fact::Deleted { node } => {
                (format!("{} vervalt{renumbered}", set_off(&self.name(*node))), Vec::new())
            }
            Fact::Moved { node } => {
                let place = self.destination(*node);
                (format!("{} wordt verplaatst {place}{renumbered}", set_off(&self.name(*node))), Vec::new())
            }
            Fact::Renumbered { node } => {
                let to = plan.result.numbers.get(*node).map(numbered).unwrap_or_default();
                let verb = if plan.result.numbers.get(*node).is_some_and(is_letter) {
                    "verletterd"
                } else {
                    "vernummerd"
                };
                (format!("{} wordt {verb} tot {to}{renumbered}", set_off(&self.name(*node))), Vec::new())
            }
            Fact::Split { node, beginning } => {
                let own = plan.kind(*node).map(own).unwrap_or_default();
                let what = match self.parent_name(*node) {
                    Some(parent) => format!("in {} wordt {}", set_off(&parent), self.short(*node)),
                    None => format!("{} wordt", set_off(&self.name(*node))),
                };
                let beginning = quote(beginning);
                (format!("{what} gesplitst: wat begint met {beginning}, wordt {own}{renumbered}"), Vec::new())
            }
            Fact::Joined { node, following } => {
                let one = plan.kind(*node).map(one).unwrap_or_default();
                let (first, second) = (self.short(*node), self.short(*following));
                let what = match self.parent_name(*node) {
                    Some(parent) => format!("in {} worden {first} en {second}", set_off(&parent)),
                    None => format!("{first} en {second} worden"),
                };
                (format!("{what} samengevoegd tot één {one}{renumbered}"), Vec::new())
            }
            Fact::Consequence => (self.consequence(), Vec::new()),
        }
    }

    /// "artikel 3, tweede lid", "de aanhef".
    fn name(&self, id: NodeId) -> String {
        let Some(named) = self.plan.named(id) else { return "het nieuwe deel".to_owned() };
        let name = named.reference.dutch();
        let common = name.starts_with("aanhef") || name.starts_with("paragraaf");
        let article = match (self.plan.is_proposed && !named.new, common) {
            (true, true) => "de voorgestelde ",
            (true, false) => "het voorgestelde ",
            (false, _) if name.starts_with("aanhef") => "de ",
            (false, _) => "",
        };
        let new = if named.new { " (nieuw)" } else { "" };
        format!("{article}{name}{new}")
    }

    /// As it is called beside others under the same node: "het tweede lid", "onderdeel b".
    fn short(&self, id: NodeId) -> String {
        let new = if self.plan.base.tree.contains(id) { "" } else { " (nieuw)" };
        match self.plan.number(id) {
            Some(number) if number.kind == NodeKind::Paragraph => match (number.ordinal, &number.label) {
                (Some(nth), _) => format!("het {} lid{new}", dutch_ordinal(nth)),
                (None, Some(label)) => format!("lid {label}{new}"),
                (None, None) => "de tekst".to_owned(),
            },
            Some(number) if number.kind == NodeKind::Item => format!("{}{new}", numbered(number)),
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
            Part::Heading => format!("het opschrift van {}", self.name(id)),
            Part::Text if self.plan.introduces(id, part) => format!("{}, aanhef", self.name(id)),
            Part::Text => self.name(id),
            Part::Note => format!("de toelichting bij {}", self.name(id)),
        }
    }

    fn whole(&self, id: NodeId, part: Part, was_empty: bool, is_empty: bool) -> String {
        let (name, whole) = (self.name(id), self.part(id, part));
        match (was_empty, is_empty, part) {
            (true, _, Part::Heading) => format!("{} krijgt een opschrift, luidende", set_off(&name)),
            (true, _, Part::Text) => format!("aan {} wordt een tekst toegevoegd, luidende", set_off(&name)),
            (true, _, Part::Note) => format!("bij {} komt een toelichting, luidende", set_off(&name)),
            (_, true, Part::Text) if !self.plan.introduces(id, part) => {
                format!("de tekst van {} vervalt", set_off(&name))
            }
            (_, true, _) => format!("{} vervalt", set_off(&whole)),
            _ => format!("{} komt te luiden", set_off(&whole)),
        }
    }

    fn inserted(&self, nodes: &[NodeId]) -> String {
        let plan = self.plan;
        let kind = nodes.first().and_then(|id| plan.kind(*id)).unwrap_or(NodeKind::Article);
        let site = plan.site(nodes);
        let (parent, before, after) =
            site.map_or((None, None, None), |site| (site.parent, site.before, site.after));
        let listed = matches!(kind, NodeKind::Paragraph | NodeKind::Item);
        let verb = if nodes.len() == 1 { "wordt" } else { "worden" };
        let what = several(kind, nodes.len());
        let above = parent.map(|parent| set_off(&self.name(parent)));
        let renumbered = self.renumbering.map(|row| format!(", {},", embedded(row))).unwrap_or_default();
        match (above, before, after) {
            (Some(above), _, None) if listed || before.is_none() => {
                format!("aan {above} {verb}{renumbered} {what} toegevoegd, luidende")
            }
            (Some(above), Some(before), _) if listed => {
                let place = self.short(before);
                format!("in {above} {verb} na {place}{renumbered} {what} ingevoegd, luidende")
            }
            (Some(above), None, Some(after)) if listed => {
                let place = self.short(after);
                format!("in {above} {verb} voor {place}{renumbered} {what} ingevoegd, luidende")
            }
            (_, Some(before), _) => {
                let place = set_off(&self.name(before));
                format!("na {place} {verb}{renumbered} {what} ingevoegd, luidende")
            }
            (_, None, Some(after)) => {
                let place = set_off(&self.name(after));
                format!("voor {place} {verb}{renumbered} {what} ingevoegd, luidende")
            }
            _ => format!("de tekst krijgt {what}, luidende"),
        }
    }

    /// Where a node goes.
    fn destination(&self, node: NodeId) -> String {
        let plan = self.plan;
        let Some(site) = plan.site(&[node]) else { return String::new() };
        let listed = matches!(plan.kind(node), Some(NodeKind::Paragraph | NodeKind::Item));
        let elsewhere = listed && site.parent != plan.base.tree.parent(node);
        let above = match site.parent.filter(|_| elsewhere) {
            Some(parent) => format!("naar {}, ", self.name(parent)),
            None => String::new(),
        };
        match (site.before, site.after, site.parent) {
            (Some(before), _, _) => format!("{above}na {}", self.short(before)),
            (None, Some(after), _) => format!("{above}voor {}", self.short(after)),
            (None, None, Some(parent)) => format!("naar {}", self.name(parent)),
            (None, None, None) => "naar het begin".to_owned(),
        }
    }

    fn renumbered(&self) -> String {
        self.renumbering.map(|row| format!(", {}", embedded(row))).unwrap_or_default()
    }

    fn consequence(&self) -> String {
        let Some(row) = self.renumbering else { return String::new() };
        let parent = row.parent.map(|parent| format!("in {} ", set_off(&self.name(parent))));
        let mut said: Vec<String> = Vec::new();
        for run in &row.runs {
            let be = if run.count > 1 { "worden" } else { "wordt" };
            let verb = if is_letter(&run.from.0) { "verletterd" } else { "vernummerd" };
            let (from, to) = (nodes(&run.from, run, true), nodes(&run.to, run, false));
            // After "in artikel 3" the verb comes first.
            said.push(match parent {
                Some(_) => format!("{be} {from} {verb} tot {to}"),
                None => format!("{from} {be} {verb} tot {to}"),
            });
        }
        said.extend(row.alone.as_ref().map(|alone| match alone {
            Alone::Gets(number) => {
                format!("wordt voor de tekst de aanduiding {} geplaatst", quote(&number.margin()))
            }
            Alone::Loses(number) => format!("vervalt de aanduiding {}", quote(&number.margin())),
        }));
        format!("{}{}", parent.unwrap_or_default(), enumeration(&said, "en"))
    }
}

/// A name in the middle of a sentence: with a comma after it when it has one itself.
fn set_off(name: &str) -> String {
    if name.contains(',') { format!("{name},") } else { name.to_owned() }
}

fn changes(passages: &[Passage]) -> String {
    let colon = if passages.len() == 1 { ":" } else { "" };
    let said = passages.iter().map(|passage| match passage {
        Passage::Replaced { old, new, everywhere } => {
            let always = if *everywhere { " telkens" } else { "" };
            format!("wordt {}{always} vervangen door {}", quote(old), quote(new))
        }
        Passage::Deleted { old, everywhere } => {
            let always = if *everywhere { " telkens" } else { "" };
            format!("vervalt{always}{colon} {}", quote(old))
        }
        Passage::After { anchor, new } => {
            format!("wordt na {} ingevoegd{colon} {}", quote(anchor), quote(new))
        }
        Passage::Before { anchor, new } => {
            format!("wordt voor {} ingevoegd{colon} {}", quote(anchor), quote(new))
        }
        Passage::End { old, new } => {
            let (old, new) = (sign(*old), sign(*new));
            format!("wordt {} {} aan het slot vervangen door een {}", old.0, old.1, new.1)
        }
        Passage::Marked { words } => format!("wijzigt de opmaak of verwijzing van {}", quote(words)),
    });
    enumeration(&said.collect::<Vec<_>>(), "en")
}

/// What a sign is called, with its article.
fn sign(sign: char) -> (&'static str, &'static str) {
    match sign {
        '.' => ("de", "punt"),
        ',' => ("de", "komma"),
        ';' => ("de", "puntkomma"),
        ':' => ("de", "dubbele punt"),
        '?' => ("het", "vraagteken"),
        _ => ("het", "uitroepteken"),
    }
}

fn embedded(row: &Renumbering) -> String {
    let verb =
        if row.runs.iter().any(|run| is_letter(&run.from.0)) { "verlettering" } else { "vernummering" };
    let runs: Vec<String> = row
        .runs
        .iter()
        .map(|run| format!("van {} tot {}", nodes(&run.from, run, true), nodes(&run.to, run, false)))
        .collect();
    let mut said = Vec::new();
    if !runs.is_empty() {
        said.push(format!("onder {verb} {}", enumeration(&runs, "en")));
    }
    said.extend(row.alone.as_ref().map(|alone| match alone {
        Alone::Gets(number) => {
            format!("onder plaatsing van de aanduiding {} voor de tekst", quote(&number.margin()))
        }
        Alone::Loses(number) => {
            format!("waarbij de aanduiding {} voor {} vervalt", quote(&number.margin()), the(number))
        }
    }));
    enumeration(&said, "en")
}

/// "het derde en vierde lid", "de onderdelen c tot en met e", "artikel 6"; without "het" for what they become.
fn nodes((first, last): &(Number, Number), run: &Run, known: bool) -> String {
    let (one, other) = (first.label.clone().unwrap_or_default(), last.label.clone().unwrap_or_default());
    let between = if run.count == 2 { "en" } else { "tot en met" };
    if first.kind == NodeKind::Paragraph {
        let ordinal = |number: &Number| number.ordinal.map(dutch_ordinal).unwrap_or_default();
        let article = if known { "het " } else { "" };
        return match run.count {
            1 => format!("{article}{} lid", ordinal(first)),
            _ => format!("{article}{} {between} {} lid", ordinal(first), ordinal(last)),
        };
    }
    match run.count {
        1 => numbered(first),
        _ => format!("de {} {one} {between} {other}", plural(first.kind)),
    }
}

/// What a node is called by its own number: "artikel 3a", "vierde lid", "onderdeel c".
fn numbered(number: &Number) -> String {
    let label = number.label.as_deref().unwrap_or_default();
    match (number.kind, number.ordinal) {
        (NodeKind::Paragraph, Some(nth)) => format!("{} lid", dutch_ordinal(nth)),
        (kind, _) => format!("{} {label}", one(kind)),
    }
}

fn the(number: &Number) -> String {
    format!("het {}", numbered(number))
}

/// Whether a number is a letter, so that one speaks of "verletteren".
fn is_letter(number: &Number) -> bool {
    let letter = |label: &String| label.chars().all(char::is_alphabetic);
    number.kind == NodeKind::Item && number.level != 3 && number.label.as_ref().is_some_and(letter)
}

fn word(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Preamble => "Aanhef",
        NodeKind::Principle => "Principe",
        NodeKind::Chapter => "Hoofdstuk",
        NodeKind::Section => "Paragraaf",
        NodeKind::Article => "Artikel",
        NodeKind::Paragraph | NodeKind::Item => "",
    }
}

fn one(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Preamble => "aanhef",
        NodeKind::Principle => "principe",
        NodeKind::Chapter => "hoofdstuk",
        NodeKind::Section => "paragraaf",
        NodeKind::Article => "artikel",
        NodeKind::Paragraph => "lid",
        NodeKind::Item => "onderdeel",
    }
}

fn plural(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Preamble => "aanheffen",
        NodeKind::Principle => "principes",
        NodeKind::Chapter => "hoofdstukken",
        NodeKind::Section => "paragrafen",
        NodeKind::Article => "artikelen",
        NodeKind::Paragraph => "leden",
        NodeKind::Item => "onderdelen",
    }
}

fn own(kind: NodeKind) -> String {
    let ending = if matches!(kind, NodeKind::Section | NodeKind::Preamble) { "e" } else { "" };
    format!("een afzonderlijk{ending} {}", one(kind))
}

fn several(kind: NodeKind, count: usize) -> String {
    const COUNTS: [&str; 13] =
        ["", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];
    match (count, COUNTS.get(count)) {
        (1, _) => format!("een {}", one(kind)),
        (_, Some(words)) => format!("{words} {}", plural(kind)),
        (_, None) => format!("{count} {}", plural(kind)),
    }
}
