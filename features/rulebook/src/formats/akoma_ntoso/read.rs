//! In.

use std::collections::HashMap;

use jiff::civil::Date;
use roxmltree::{Document, Node as Element, ParsingOptions};
use uuid::Uuid;

use super::identity::Identities;
use super::meta::{ORGANISATION, stage_reference};
use super::structure::Structure;
use super::words::Words;
use super::{NAMESPACE, guard};
use crate::formats::labels::give_numbers;
use crate::formats::{
    About, Authority, Event, Lines, MakeId, Name, Problem, Read, ReadError, Stage, not_too_large, planted,
};
use crate::model::node::NodeId;
use crate::model::text::{Marks, Run};

/// Reads a file. It is never asked what stands outside it, and may not declare a document type.
pub fn read(source: &str, ids: MakeId<'_>) -> Result<Read, ReadError> {
    not_too_large(source)?;
    guard::check(source)?;
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: guard::MOST_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(source, options)
        .map_err(|error| ReadError::on(error.pos().row as usize, Problem::Syntax(error.to_string())))?;
    let root = document.root_element();
    if root.tag_name().name() != "akomaNtoso" {
        return Err(Problem::NotARuleText.into());
    }
    if root.tag_name().namespace() != Some(NAMESPACE) {
        let namespace = root.tag_name().namespace().unwrap_or_default();
        return Err(Problem::Version(namespace.to_owned()).into());
    }
    let text = root.children().find(Element::is_element).ok_or(Problem::NotARuleText)?;
    let identities = Identities::of(&document, ids);
    if !matches!(text.tag_name().name(), "act" | "bill" | "doc") {
        return Err(identities.unexpected(text));
    }
    let about = child(text, "meta").map(|meta| about(meta, &identities)).transpose()?.flatten();
    let notes = notes(text, &identities)?;
    let mut structure =
        Structure { identities: &identities, notes, written: HashMap::new(), lines: Lines::new() };
    let mut subtrees = Vec::new();
    if let Some(preamble) = child(text, "preamble") {
        subtrees.extend(structure.preamble(preamble)?);
    }
    let body = child(text, "body").or_else(|| child(text, "mainBody"));
    let body = body.ok_or_else(|| identities.wrong(text, Problem::Missing("body".into())))?;
    subtrees.extend(structure.nodes(body, 0)?);
    give_numbers(&mut subtrees, &structure.written);
    Ok(Read { about, tree: planted(subtrees, &structure.lines)? })
}

fn child<'a, 'input>(element: Element<'a, 'input>, name: &str) -> Option<Element<'a, 'input>> {
    element.children().find(|child| child.tag_name().name() == name)
}

/// The notes that say which node they are about.
fn notes(text: Element<'_, '_>, identities: &Identities) -> Result<HashMap<NodeId, Vec<Run>>, ReadError> {
    let mut notes: HashMap<NodeId, Vec<Run>> = HashMap::new();
    let meta = child(text, "meta");
    for note in meta
        .into_iter()
        .flat_map(|meta| meta.descendants())
        .filter(|note| note.has_tag_name((NAMESPACE, "note")))
    {
        let place = note.attribute("placementBase").and_then(|place| place.strip_prefix('#'));
        let Some(node) = place.and_then(|place| identities.by_address.get(place)) else { continue };
        let mut words = Words::default();
        for paragraph in note.children().filter(Element::is_element) {
            words
                .read(paragraph, &Marks::NONE, &identities.by_address)
                .map_err(|problem| identities.wrong(paragraph, problem))?;
            words.runs.push(Run::plain("\n"));
        }
        notes.entry(*node).or_default().append(&mut words.runs);
    }
    Ok(notes)
}

/// What is known about the text; nothing when it does not have an identifier of ours.
fn about(meta: Element<'_, '_>, identities: &Identities) -> Result<Option<About>, ReadError> {
    let Some(identification) = child(meta, "identification") else { return Ok(None) };
    let reader = AboutReader { meta, identification, identities };
    let work = reader.part("FRBRWork")?;
    let Some(id) = reader.alias(work, "id") else { return Ok(None) };
    let Some(id) = id.strip_prefix("urn:uuid:").and_then(|id| Uuid::try_parse(id).ok()) else {
        return Ok(None);
    };
    let expression = reader.part("FRBRExpression")?;
    let stage = reader.alias(expression, "stage").unwrap_or_default();
    let version = reader.value(expression, "FRBRversionNumber", "value")?;
    Ok(Some(About {
        id,
        name: reader.parsed(work, "FRBRname", "value", |name| Name::new(name).ok())?,
        title: reader.alias(work, "title").unwrap_or_default().to_owned(),
        authority: reader.authority(work)?,
        begun: reader.parsed(work, "FRBRdate", "date", |date| date.parse().ok())?,
        version: version
            .parse()
            .ok()
            .filter(|version| *version > 0)
            .ok_or_else(|| reader.wrong(expression, "FRBRversionNumber", version))?,
        dated: reader.parsed(expression, "FRBRdate", "date", |date| date.parse().ok())?,
        stage: Stage::from_key(stage).ok_or_else(|| reader.wrong(expression, "stage", stage))?,
        history: reader.history()?,
    }))
}

struct AboutReader<'a, 'input> {
    meta: Element<'a, 'input>,
    identification: Element<'a, 'input>,
    identities: &'a Identities,
}

impl<'a, 'input> AboutReader<'a, 'input> {
    fn part(&self, name: &str) -> Result<Element<'a, 'input>, ReadError> {
        child(self.identification, name).ok_or_else(|| self.missing(self.identification, name))
    }

    fn alias(&self, part: Element<'a, 'input>, name: &str) -> Option<&'a str> {
        let is_it = |alias: &Element<'_, '_>| {
            alias.tag_name().name() == "FRBRalias" && alias.attribute("name") == Some(name)
        };
        part.children().find(is_it).and_then(|alias| alias.attribute("value"))
    }

    fn value(&self, part: Element<'a, 'input>, name: &str, key: &str) -> Result<&'a str, ReadError> {
        let value = child(part, name).and_then(|element| element.attribute(key));
        value.ok_or_else(|| self.missing(part, name))
    }

    fn parsed<T>(
        &self,
        part: Element<'a, 'input>,
        name: &str,
        key: &str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Result<T, ReadError> {
        let value = self.value(part, name, key)?;
        parse(value).ok_or_else(|| self.wrong(part, name, value))
    }

    fn authority(&self, work: Element<'a, 'input>) -> Result<Authority, ReadError> {
        let author = self.value(work, "FRBRauthor", "href")?;
        let id = author.strip_prefix('#').unwrap_or(author);
        let organisation = child(self.meta, "references").and_then(|references| {
            references.children().find(|organisation| {
                organisation.tag_name().name() == "TLCOrganization"
                    && organisation.attribute("eId") == Some(id)
            })
        });
        let key = id.strip_prefix(ORGANISATION).unwrap_or(id);
        let name = organisation.and_then(|organisation| organisation.attribute("showAs")).unwrap_or(key);
        let key = Name::new(key).map_err(|_| self.wrong(work, "FRBRauthor", author))?;
        Ok(Authority { key, name: name.to_owned() })
    }

    fn history(&self) -> Result<Vec<Event>, ReadError> {
        let Some(workflow) = child(self.meta, "workflow") else { return Ok(Vec::new()) };
        let mut history = Vec::new();
        for step in workflow.children().filter(|step| step.tag_name().name() == "step") {
            let (date, outcome) = (step.attribute("date"), step.attribute("outcome").unwrap_or_default());
            let stage =
                Stage::ALL.into_iter().find(|stage| outcome == format!("#{}", stage_reference(*stage)));
            let date = date.and_then(|date| date.parse::<Date>().ok());
            match (date, stage) {
                (Some(date), Some(stage)) => history.push(Event { date, stage }),
                _ => return Err(self.wrong(step, "step", outcome)),
            }
        }
        Ok(history)
    }

    fn missing(&self, element: Element<'_, '_>, name: &str) -> ReadError {
        self.identities.wrong(element, Problem::Missing(name.to_owned()))
    }

    fn wrong(&self, element: Element<'_, '_>, name: &str, value: &str) -> ReadError {
        self.identities.wrong(element, Problem::Value { name: name.to_owned(), value: value.to_owned() })
    }
}
