//! Reads the official list of municipalities (TOOI, "Register gemeenten compleet") in JSON-LD.
//!
//! The list is expanded JSON-LD: an array of nodes whose properties carry their full web address and always hold an array
//! of values. Three kinds of node matter: the list itself (with its version number), municipalities, and changes.
//!
//! How the register describes a change, as seen in version 4:
//!
//! - *Samenvoeging*: `prov:invalidated` names the municipalities that ended, `prov:generated` the new one.
//! - *Herschikking*: one municipality goes on under a new code, mostly because of a new name (Groesbeek became Berg en
//!   Dal). One `invalidated`, one `generated`.
//! - *Uitbreiding*: `invalidated` joined the existing municipality in `prov:used`; with several there, its area was
//!   divided over them (Haaren in 2021).
//!
//! A municipality that was divided between new ones appears in several changes of the same day (Winsum in 2019).
//! Times are local Dutch time and fall at the start of a day.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::{Date, DateTime, Time};
use serde_json::{Map, Value};

pub use super::problems::{TooiError, TooiWarning};
use super::{code_from_uri, province_from_uri};

const ONT: &str = "https://identifier.overheid.nl/tooi/def/ont/";
const WL: &str = "https://identifier.overheid.nl/tooi/def/wl/";
const PROV: &str = "http://www.w3.org/ns/prov#";

type Node = Map<String, Value>;

/// The whole list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// Version number of the list.
    pub version: u32,
    /// The day for which the list tells what was known. Municipalities that begin later may already be in it.
    pub known_on: Option<Date>,
    /// All municipalities, past, present and announced, in the order of their codes.
    pub municipalities: Vec<Municipality>,
    /// All changes, in the order of their dates.
    pub changes: Vec<Change>,
    /// Where the list contradicts itself. The values are taken as given; a person may want to look.
    pub warnings: Vec<TooiWarning>,
}

impl Register {
    /// The municipalities that exist on this day.
    pub fn current_on(&self, day: Date) -> impl Iterator<Item = &Municipality> {
        self.municipalities.iter().filter(move |municipality| municipality.exists_on(day))
    }
}

/// One municipality and the period in which it exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Municipality {
    /// CBS code, for instance `GM0363`.
    pub cbs_code: String,
    /// The official web address that identifies it.
    pub tooi_uri: String,
    /// The preferred name, without "gemeente": "Den Haag".
    pub name: String,
    /// The official name with the kind of organisation: "gemeente 's-Gravenhage".
    pub official_name: String,
    /// The name to sort by, in lower case: "hertogenbosch" for 's-Hertogenbosch.
    pub sort_name: String,
    /// The official web address of the province.
    pub province_uri: String,
    /// Code of the province, for instance `PV27`.
    pub province: String,
    /// First day; `None` when it is older than the register.
    pub valid_from: Option<Date>,
    /// First day on which it no longer exists; `None` when no end is known.
    pub valid_until: Option<Date>,
}

impl Municipality {
    /// Whether the municipality exists on this day.
    #[must_use]
    pub fn exists_on(&self, day: Date) -> bool {
        self.valid_from.is_none_or(|from| from <= day) && self.valid_until.is_none_or(|until| day < until)
    }
}

/// What kind of change it was; the Dutch word of the register stands with each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// *Samenvoeging*: municipalities ended and a new one took their place.
    Merger,
    /// *Herschikking*: a municipality went on under a new code.
    Rearrangement,
    /// *Uitbreiding*: municipalities ended and joined one or more existing ones.
    Extension,
}

impl ChangeKind {
    const ALL: [Self; 3] = [Self::Merger, Self::Rearrangement, Self::Extension];

    /// The word of the register, in lower case; it also serves as the key of a text.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Merger => "samenvoeging",
            Self::Rearrangement => "herschikking",
            Self::Extension => "uitbreiding",
        }
    }

    fn type_uri(self) -> String {
        let word = match self {
            Self::Merger => "Samenvoeging",
            Self::Rearrangement => "Herschikking",
            Self::Extension => "Uitbreiding",
        };
        format!("{ONT}{word}")
    }
}

/// One change of the layout of municipalities.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The kind of change.
    pub kind: ChangeKind,
    /// The first day of the new situation.
    pub on: Date,
    /// Codes of the municipalities that ended, in order.
    pub from: Vec<String>,
    /// Codes of the municipalities, new or already there, into which they went, in order.
    pub into: Vec<String>,
    /// The web address that identifies the change.
    pub uri: String,
}

/// Reads the list. Properties and nodes that are not known here are passed over, so that a newer version of the list with
/// more in it can still be read.
///
/// # Errors
///
/// [`TooiError`] at the first thing that makes the list unusable; nothing is guessed.
pub fn parse(text: &str) -> Result<Register, TooiError> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| TooiError::NotJson { line: error.line(), column: error.column() })?;
    let nodes = match &value {
        Value::Array(nodes) => nodes,
        // The same list inside the envelope that some tools put around it.
        Value::Object(envelope) => {
            envelope.get("@graph").and_then(Value::as_array).ok_or(TooiError::NotTheList)?
        }
        _ => return Err(TooiError::NotTheList),
    };
    let nodes: Vec<&Node> = nodes.iter().filter_map(Value::as_object).collect();

    let municipality_type = format!("{ONT}Gemeente");
    if !nodes.iter().any(|node| has_type(node, &municipality_type)) {
        return Err(TooiError::NotTheList);
    }
    let list = nodes
        .iter()
        .find(|node| has_type(node, &format!("{WL}RegisterwaardelijstCompleet")))
        .ok_or(TooiError::NotTheList)?;
    let version = text_of(list, &format!("{WL}volgnummer"))
        .and_then(|number| number.parse().ok())
        .ok_or(TooiError::NoVersion)?;
    let known_on = date_of(list, &format!("{ONT}zichtdatum"), "zichtdatum")?;

    let mut warnings = Vec::new();
    let mut municipalities = BTreeMap::new();
    for node in nodes.iter().filter(|node| has_type(node, &municipality_type)) {
        let municipality = municipality(node, &mut warnings)?;
        let code = municipality.cbs_code.clone();
        if municipalities.insert(code.clone(), municipality).is_some() {
            return Err(TooiError::DuplicateCode { code });
        }
    }

    let mut changes = Vec::new();
    for node in &nodes {
        if let Some(kind) = ChangeKind::ALL.into_iter().find(|kind| has_type(node, &kind.type_uri())) {
            changes.push(change(kind, node, &municipalities)?);
        }
    }
    changes.sort_by(|a, b| (a.on, &a.from, &a.uri).cmp(&(b.on, &b.from, &b.uri)));
    for change in &changes {
        compare_days(change, &municipalities, &mut warnings);
    }

    Ok(Register {
        version,
        known_on,
        municipalities: municipalities.into_values().collect(),
        changes,
        warnings,
    })
}

fn municipality(node: &Node, warnings: &mut Vec<TooiWarning>) -> Result<Municipality, TooiError> {
    let tooi_uri = id_of(node).to_owned();
    let bad_code = || TooiError::BadCode { subject: tooi_uri.clone() };
    let code = code_from_uri(&tooi_uri).ok_or_else(bad_code)?;
    // The code is in the address and in a property; when they differ, one of the two points at another municipality.
    if text_of(node, &format!("{ONT}gemeentecode")).is_some_and(|digits| code[2..] != *digits) {
        return Err(bad_code());
    }

    let name = |property: &str| text_of(node, &format!("{ONT}{property}")).map(str::to_owned);
    let missing_name = || TooiError::MissingName { code: code.clone() };
    let preferred = name("voorkeursnaamExclSoort").ok_or_else(missing_name)?;
    let official_name = name("officieleNaamInclSoort").ok_or_else(missing_name)?;
    // Most of these names are in lower case in the register, but not all of them.
    let sort_name = name("voorkeursnaamSorteer").unwrap_or_else(|| preferred.clone()).to_lowercase();

    let missing_province = || TooiError::MissingProvince { code: code.clone() };
    let province_uri =
        ids_of(node, &format!("{ONT}ligtInProvincie")).next().ok_or_else(missing_province)?.to_owned();
    let province = province_from_uri(&province_uri).ok_or_else(missing_province)?;

    let mut one_day = |first: Option<Date>, second: Option<Date>| {
        if let (Some(taken), Some(other)) = (first, second)
            && taken != other
        {
            warnings.push(TooiWarning { subject: code.clone(), taken, other });
        }
        first.or(second)
    };
    let generated = date_of(node, &format!("{PROV}generatedAtTime"), &code)?;
    let begins = date_of(node, &format!("{ONT}begindatum"), &code)?;
    let valid_from = one_day(generated, begins);
    // `einddatum` is the last day; the other property, like ours, the first day after it.
    let invalidated = date_of(node, &format!("{PROV}invalidatedAtTime"), &code)?;
    let day_after_last = match date_of(node, &format!("{ONT}einddatum"), &code)? {
        Some(last) => Some(last.tomorrow().map_err(|_| bad_date(&code, &last.to_string()))?),
        None => None,
    };
    let valid_until = one_day(invalidated, day_after_last);
    if valid_from.zip(valid_until).is_some_and(|(from, until)| until <= from) {
        return Err(TooiError::EndsBeforeItBegins { code });
    }

    Ok(Municipality {
        cbs_code: code,
        tooi_uri,
        name: preferred,
        official_name,
        sort_name,
        province_uri,
        province,
        valid_from,
        valid_until,
    })
}

fn change(
    kind: ChangeKind,
    node: &Node,
    municipalities: &BTreeMap<String, Municipality>,
) -> Result<Change, TooiError> {
    let uri = id_of(node).to_owned();
    let codes = |properties: &[&str]| -> Result<Vec<String>, TooiError> {
        let mut codes = BTreeSet::new();
        for named in properties.iter().flat_map(|property| ids_of(node, &format!("{PROV}{property}"))) {
            let code =
                code_from_uri(named).filter(|code| municipalities.contains_key(code)).ok_or_else(|| {
                    TooiError::UnknownMunicipality { change: uri.clone(), municipality: named.to_owned() }
                })?;
            codes.insert(code);
        }
        Ok(codes.into_iter().collect())
    };
    let from = codes(&["invalidated"])?;
    let into = codes(&["generated", "used"])?;
    if from.is_empty() || into.is_empty() {
        return Err(TooiError::IncompleteChange { change: uri });
    }
    let on = date_of(node, &format!("{ONT}tijdstipWijziging"), &uri)?.ok_or_else(|| bad_date(&uri, ""))?;
    Ok(Change { kind, on, from, into, uri })
}

/// Warns when a municipality does not end, or a new one does not begin, on the day of the change.
fn compare_days(
    change: &Change,
    municipalities: &BTreeMap<String, Municipality>,
    warnings: &mut Vec<TooiWarning>,
) {
    let ends = change.from.iter().map(|code| (code, municipalities[code].valid_until));
    let begins = change
        .into
        .iter()
        .filter(|_| change.kind != ChangeKind::Extension)
        .map(|code| (code, municipalities[code].valid_from));
    for (code, day) in ends.chain(begins) {
        if let Some(taken) = day
            && taken != change.on
        {
            warnings.push(TooiWarning { subject: code.clone(), taken, other: change.on });
        }
    }
}

fn has_type(node: &Node, type_uri: &str) -> bool {
    match node.get("@type") {
        Some(Value::Array(types)) => types.iter().any(|t| t.as_str() == Some(type_uri)),
        Some(Value::String(single)) => single == type_uri,
        _ => false,
    }
}

fn id_of(node: &Node) -> &str {
    node.get("@id").and_then(Value::as_str).unwrap_or_default()
}

fn values<'a>(node: &'a Node, property: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    node.get(property).and_then(Value::as_array).into_iter().flatten()
}

/// The first value of a property, trimmed; an empty text counts as none.
fn text_of<'a>(node: &'a Node, property: &str) -> Option<&'a str> {
    values(node, property)
        .find_map(|value| value.get("@value").and_then(Value::as_str))
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

fn ids_of<'a>(node: &'a Node, property: &str) -> impl Iterator<Item = &'a str> + use<'a> {
    values(node, property).filter_map(|value| value.get("@id").and_then(Value::as_str))
}

fn bad_date(subject: &str, value: &str) -> TooiError {
    TooiError::BadDate { subject: subject.to_owned(), value: value.to_owned() }
}

/// A date, or a time at the start of a day. Any other time is refused: taking only its date could be a day off.
fn date_of(node: &Node, property: &str, subject: &str) -> Result<Option<Date>, TooiError> {
    let Some(text) = text_of(node, property) else { return Ok(None) };
    // An offset such as +01:00 belongs to local time, which is what is wanted; a `Z` is not local and is refused by jiff.
    let moment: DateTime = text.parse().map_err(|_| bad_date(subject, text))?;
    if moment.time() == Time::midnight() { Ok(Some(moment.date())) } else { Err(bad_date(subject, text)) }
}
