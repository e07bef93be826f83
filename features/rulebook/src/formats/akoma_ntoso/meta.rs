//! What is known about a text, as metadata.

use super::addresses::Addresses;
use super::words;
use super::xml::Xml;
use crate::formats::{About, Authority, Stage};
use crate::model::node::Node;
use crate::model::tree::Tree;

/// Before the key of an organisation, so that it is no other identifier of the file.
pub(super) const ORGANISATION: &str = "org_";

/// Who says what is said about the text.
pub(super) fn source(about: &About) -> String {
    format!("#{ORGANISATION}{}", about.authority.key)
}

/// The address of the work: the same for all versions.
pub(super) fn work(about: &About) -> String {
    let sort = if about.stage.is_decided() { "act" } else { "bill" };
    format!("/akn/nl/{sort}/{}/{}/{}", about.authority.key, about.begun, about.name)
}

/// The address of this version.
pub(super) fn expression(about: &About) -> String {
    format!("{}/nld@{};{}", work(about), about.dated, about.version)
}

/// How a stage is called among the references.
pub(super) fn stage_reference(stage: Stage) -> String {
    format!("stadium_{}", stage.key())
}

pub(super) fn write(xml: &mut Xml, about: &About, tree: &Tree, addresses: &Addresses) {
    let source = source(about);
    xml.open("meta", &[]);
    identification(xml, about, &source);
    lifecycle(xml, about, &source);
    workflow(xml, about, &source);
    references(xml, about, &source);
    notes(xml, tree.walk().map(|(_, node)| node), addresses, &source);
    xml.close();
}

fn identification(xml: &mut Xml, about: &About, source: &str) {
    let (begun, dated) = (about.begun.to_string(), about.dated.to_string());
    xml.open("identification", &[("source", source)]);
    xml.open("FRBRWork", &[]);
    let id = format!("urn:uuid:{}", about.id);
    core(xml, &work(about), &[("id", id.as_str()), ("title", &about.title)], &begun, source);
    xml.empty("FRBRcountry", &[("value", "nl")]);
    xml.empty("FRBRname", &[("value", about.name.as_str())]);
    xml.empty("FRBRprescriptive", &[("value", if about.stage.is_decided() { "true" } else { "false" })]);
    xml.close();
    xml.open("FRBRExpression", &[]);
    core(xml, &expression(about), &[("stage", about.stage.key())], &dated, source);
    xml.empty("FRBRversionNumber", &[("value", &about.version.to_string())]);
    xml.empty("FRBRlanguage", &[("language", "nld")]);
    xml.close();
    xml.open("FRBRManifestation", &[]);
    core(xml, &format!("{}.xml", expression(about)), &[], &dated, source);
    xml.empty("FRBRformat", &[("value", "application/akn+xml")]);
    xml.close();
    xml.close();
}

/// What work, expression and manifestation all have.
pub(super) fn core(xml: &mut Xml, address: &str, aliases: &[(&str, &str)], date: &str, source: &str) {
    // The component `!main` is the text itself, without what may be attached to it.
    let this = match address.strip_suffix(".xml") {
        Some(address) => format!("{address}/!main.xml"),
        None => format!("{address}/!main"),
    };
    xml.empty("FRBRthis", &[("value", &this)]);
    xml.empty("FRBRuri", &[("value", address)]);
    for (name, value) in aliases {
        xml.empty("FRBRalias", &[("value", value), ("name", name)]);
    }
    xml.empty("FRBRdate", &[("date", date), ("name", "Generation")]);
    xml.empty("FRBRauthor", &[("href", source), ("as", "#role_author")]);
}

/// When the text was made, when this version of it was, and when it ended.
fn lifecycle(xml: &mut Xml, about: &About, source: &str) {
    let mut events = vec![(about.begun, "generation")];
    if about.version > 1 {
        events.push((about.dated, "amendment"));
    }
    if about.stage == Stage::Repealed {
        events.push((about.dated, "repeal"));
    }
    xml.open("lifecycle", &[("source", source)]);
    for (nth, (date, sort)) in events.into_iter().enumerate() {
        let (id, date) = (format!("event_{}", nth + 1), date.to_string());
        let original = if nth == 0 { "true" } else { "false" };
        let attributes: [(&str, &str); 5] = [
            ("eId", &id),
            ("date", &date),
            ("source", source),
            ("type", sort),
            ("originatingExpression", original),
        ];
        xml.empty("eventRef", &attributes);
    }
    xml.close();
}

/// How far it had come when.
fn workflow(xml: &mut Xml, about: &About, source: &str) {
    if about.history.is_empty() {
        return;
    }
    xml.open("workflow", &[("source", source)]);
    for event in &about.history {
        let (date, outcome) = (event.date.to_string(), format!("#{}", stage_reference(event.stage)));
        xml.empty("step", &[("date", &date), ("by", source), ("outcome", &outcome)]);
    }
    xml.close();
}

fn references(xml: &mut Xml, about: &About, source: &str) {
    xml.open("references", &[("source", source)]);
    organisation_reference(xml, &about.authority);
    role_reference(xml);
    for stage in Stage::ALL {
        if about.history.iter().any(|event| event.stage == stage) {
            let address = format!("/akn/ontology/concept/nl/{}", stage.key());
            let id = stage_reference(stage);
            xml.empty("TLCConcept", &[("eId", &id), ("href", &address), ("showAs", stage.key())]);
        }
    }
    xml.close();
}

/// An organisation among the references.
pub(super) fn organisation_reference(xml: &mut Xml, authority: &Authority) {
    let (id, address) = (
        format!("{ORGANISATION}{}", authority.key),
        format!("/akn/ontology/organization/nl/{}", authority.key),
    );
    xml.empty("TLCOrganization", &[("eId", &id), ("href", &address), ("showAs", &authority.name)]);
}

/// The role that authors have, among the references.
pub(super) fn role_reference(xml: &mut Xml) {
    let role = [("eId", "role_author"), ("href", "/akn/ontology/role/author"), ("showAs", "Opsteller")];
    xml.empty("TLCRole", &role);
}

/// The notes of nodes, in this order.
pub(super) fn notes<'a>(
    xml: &mut Xml,
    nodes: impl Iterator<Item = &'a Node>,
    addresses: &Addresses,
    source: &str,
) {
    let noted: Vec<&Node> = nodes.filter(|node| !node.note.is_empty()).collect();
    if noted.is_empty() {
        return;
    }
    xml.open("notes", &[("source", source)]);
    for (nth, node) in noted.into_iter().enumerate() {
        let id = format!("note_{}", nth + 1);
        let place = format!("#{}", addresses.get(node.id).unwrap_or_default());
        xml.open("note", &[("eId", &id), ("placementBase", &place)]);
        words::paragraphs(xml, &node.note, addresses);
        xml.close();
    }
    xml.close();
}
