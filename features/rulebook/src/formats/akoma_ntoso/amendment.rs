//! An amendment as Akoma Ntoso: what it says in words, and the same for programs.

use std::collections::HashSet;

use jiff::civil::Date;

use super::addresses::Addresses;
use super::meta::{ORGANISATION, core, expression, notes, organisation_reference, role_reference};
use super::write::Writer;
use super::xml::Xml;
use super::{NAMESPACE, words};
use crate::formats::{Authority, Edition, Name};
use crate::model::amendment::AmendmentId;
use crate::model::apply::apply_all;
use crate::model::node::NodeId;
use crate::model::number::Numbers;
use crate::model::operation::{Refusal, Step};
use crate::model::text::Text;
use crate::model::tree::Tree;
use crate::wording::{Clause, Language, Quoted, Sort, clauses_on};

/// What is known about an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its permanent identity.
    pub id: AmendmentId,
    /// What it is called in addresses, such as "amendement-7".
    pub name: Name,
    /// What it is called.
    pub title: String,
    /// Who submits it, the first of them first.
    pub by: Vec<Authority>,
    /// When it was submitted.
    pub dated: Date,
    /// What the version that it changes is called.
    pub version: String,
    /// Of a sub-amendment: what it amends.
    pub on: Option<Main>,
    /// Why, in general; may be empty.
    pub explanation: Text,
    /// Who signs it too.
    pub signers: Vec<String>,
    /// What does not fit the version yet and waits for an answer, each in words, line by line.
    pub waiting: Vec<Vec<String>>,
}

/// An amendment that is amended itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Main {
    /// Its number.
    pub number: i64,
    /// The name of who made it.
    pub by: String,
}

/// An amendment of an edition, in Dutch; or which step cannot be done, and why.
///
/// Each point of the paper is a `mod` with what it puts into the text, followed by its reasons. In the metadata
/// stands for each of them a `textualMod`: a `substitution`, `insertion`, `repeal`, `replacement` (which is what
/// the standard calls a move), `renumbering`, `split` or `join`, with the `eId`s of what it is about in the
/// edition, and of what comes in this file. The general explanation comes last.
pub fn write_amendment(
    edition: &Edition,
    proposal: &Proposal,
    steps: &[Step],
) -> Result<String, (usize, Refusal)> {
    let points = clauses_on(&edition.tree, steps, Language::Dutch, proposal.on.is_some())?;
    let mut result = edition.tree.clone();
    apply_all(&mut result, steps.iter().map(|step| &step.change))?;
    let (numbers, addresses) = (Numbers::of(&result), Addresses::of(&result));
    let quoted = points.iter().flat_map(|point| &point.quoted);
    let quoted = quoted.flat_map(|quoted| match quoted {
        Quoted::Node(lines) => lines.iter().map(|line| line.node).collect(),
        Quoted::Text(_) => Vec::new(),
    });
    let quoted: HashSet<NodeId> = quoted.collect();
    let mut xml = Xml::new();
    xml.open("akomaNtoso", &[("xmlns", NAMESPACE)]);
    xml.open("amendment", &[("name", "amendement"), ("contains", "originalVersion")]);
    let source = meta(&mut xml, edition, proposal, &points, &result);
    let noted = result.walk().map(|(_, node)| node).filter(|node| quoted.contains(&node.id));
    notes(&mut xml, noted, &addresses, &source);
    xml.close();
    xml.open("preface", &[]);
    xml.open("longTitle", &[]);
    xml.line("p", &[], |xml| {
        xml.begin("docTitle", &[]);
        xml.words(&proposal.title);
        xml.end("docTitle");
    });
    xml.close();
    xml.close();
    xml.open("amendmentBody", &[("eId", "body")]);
    for (nth, point) in points.iter().enumerate() {
        let mut writer = Writer {
            xml: &mut xml,
            tree: &result,
            numbers: &numbers,
            addresses: &addresses,
            only: Some(&quoted),
        };
        content(&mut writer, nth + 1, point);
    }
    if points.is_empty() {
        xml.open("amendmentContent", &[]);
        xml.empty("p", &[]);
        xml.close();
    }
    if !proposal.explanation.is_empty() {
        xml.open("amendmentJustification", &[("eId", "justification")]);
        words::paragraphs(&mut xml, &proposal.explanation, &addresses);
        xml.close();
    }
    xml.close();
    Ok(xml.finish())
}

/// One point, and why.
fn content(writer: &mut Writer<'_>, nth: usize, point: &Clause) {
    let id = modification(nth);
    writer.xml.open("amendmentContent", &[("eId", &format!("content_{nth}"))]);
    writer.xml.begin_line("p", &[]);
    writer.xml.begin("mod", &[("eId", &id)]);
    writer.xml.words(&point.lead);
    for (nth, quoted) in point.quoted.iter().enumerate() {
        writer.xml.open("quotedStructure", &[("eId", &quotation(&id, nth + 1))]);
        match quoted {
            Quoted::Text(text) => words::paragraphs(writer.xml, text, writer.addresses),
            Quoted::Node(lines) => {
                if let Some(node) = lines.first().and_then(|line| writer.tree.get(line.node)) {
                    writer.node(node);
                }
            }
        }
        writer.xml.close();
    }
    writer.xml.end("mod");
    writer.xml.end("p");
    writer.xml.close();
    if !point.reasons.is_empty() {
        writer.xml.open("amendmentJustification", &[("eId", &format!("justification_{nth}"))]);
        point.reasons.iter().for_each(|reason| words::paragraphs(writer.xml, reason, writer.addresses));
        writer.xml.close();
    }
}

fn modification(nth: usize) -> String {
    format!("mod_{nth}")
}

fn quotation(modification: &str, nth: usize) -> String {
    format!("{modification}__qstr_{nth}")
}

/// Begins the metadata; answers who says so.
fn meta(xml: &mut Xml, edition: &Edition, proposal: &Proposal, points: &[Clause], result: &Tree) -> String {
    let about = &edition.about;
    let author = proposal.by.first().unwrap_or(&about.authority);
    let source = format!("#{ORGANISATION}{}", author.key);
    let work =
        format!("/akn/nl/amendment/{}/{}/{}-{}", author.key, proposal.dated, about.name, proposal.name);
    let this = format!("{work}/nld@{};1", proposal.dated);
    let (dated, id) = (proposal.dated.to_string(), format!("urn:uuid:{}", proposal.id));
    xml.open("meta", &[]);
    xml.open("identification", &[("source", &source)]);
    xml.open("FRBRWork", &[]);
    core(xml, &work, &[("id", id.as_str()), ("title", &proposal.title)], &dated, &source);
    xml.empty("FRBRcountry", &[("value", "nl")]);
    xml.empty("FRBRname", &[("value", proposal.name.as_str())]);
    xml.close();
    xml.open("FRBRExpression", &[]);
    core(xml, &this, &[], &dated, &source);
    xml.empty("FRBRversionNumber", &[("value", "1")]);
    xml.empty("FRBRlanguage", &[("language", "nld")]);
    xml.close();
    xml.open("FRBRManifestation", &[]);
    core(xml, &format!("{this}.xml"), &[], &dated, &source);
    xml.empty("FRBRformat", &[("value", "application/akn+xml")]);
    xml.close();
    xml.close();
    if !points.is_empty() {
        let addresses = Addresses::of(&edition.tree);
        xml.open("analysis", &[("source", &source)]);
        xml.open("activeModifications", &[]);
        points.iter().enumerate().for_each(|(nth, point)| {
            modifies(xml, nth + 1, point, &addresses, result, &expression(about));
        });
        xml.close();
        xml.close();
    }
    xml.open("references", &[("source", &source)]);
    let base: [(&str, &str); 3] =
        [("eId", "ref_base"), ("href", &expression(about)), ("showAs", &about.title)];
    xml.empty("activeRef", &base);
    let mut named: Vec<&Name> = Vec::new();
    for authority in proposal.by.iter().chain([&about.authority]) {
        if !named.contains(&&authority.key) {
            named.push(&authority.key);
            organisation_reference(xml, authority);
        }
    }
    role_reference(xml);
    xml.close();
    source
}

/// The node of the edition beside which, or in which, something new comes, and where there.
fn beside<'a>(result: &Tree, new: NodeId, addresses: &'a Addresses) -> Option<(&'a str, &'static str)> {
    let parent = result.parent(new);
    let siblings = result.children(parent);
    let at = siblings.iter().position(|sibling| *sibling == new)?;
    let known = |id: &NodeId| addresses.get(*id);
    let before = siblings[..at].last().and_then(known).map(|address| (address, "after"));
    let after = siblings[at..].iter().find_map(known).map(|address| (address, "before"));
    let within = parent.as_ref().and_then(known).map(|address| (address, "inside"));
    before.or(after).or(within)
}

/// One point for programs.
fn modifies(xml: &mut Xml, nth: usize, point: &Clause, addresses: &Addresses, result: &Tree, base: &str) {
    let sort = match point.sort {
        Sort::Substitution => "substitution",
        Sort::Insertion => "insertion",
        Sort::Repeal => "repeal",
        Sort::Relocation => "replacement",
        Sort::Renumbering => "renumbering",
        Sort::Split => "split",
        Sort::Join => "join",
    };
    let id = modification(nth);
    xml.open("textualMod", &[("type", sort), ("eId", &format!("textualMod_{nth}"))]);
    xml.empty("source", &[("href", &format!("#{id}"))]);
    let known: Vec<&str> = point.nodes.iter().filter_map(|node| addresses.get(*node)).collect();
    for address in &known {
        xml.empty("destination", &[("href", &format!("{base}/~{address}"))]);
    }
    match point.nodes.first().and_then(|node| beside(result, *node, addresses)) {
        Some((address, side)) if known.is_empty() => {
            xml.empty("destination", &[("href", &format!("{base}/~{address}")), ("pos", side)]);
        }
        None if known.is_empty() => xml.empty("destination", &[("href", base)]),
        _ => {}
    }
    for quoted in 1..=point.quoted.len() {
        xml.empty("new", &[("href", &format!("#{}", quotation(&id, quoted)))]);
    }
    xml.close();
}
