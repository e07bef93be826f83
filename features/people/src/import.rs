//! Reading in the municipalities: our own table, the official register, the numbers of inhabitants. Each in one
//! transaction, and repeating it changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use db::{Db, Result, Transaction};
use jiff::civil::Date;
use web::{Ids, Instant, OrganisationId};

use crate::{
    municipalities::{
        cbs::PopulationFile,
        facts,
        tooi::{ChangeKind, Municipality, Register},
    },
    store::{
        catalogue::note_changed,
        register::{self, Change, Parts, Population, Registered},
    },
};

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Municipalities that were new.
    pub added: usize,
    /// Municipalities of which a name, province or period changed.
    pub changed: usize,
    /// Municipalities that were already as the register has them.
    pub unchanged: usize,
    /// Mergers, rearrangements and extensions that were new or corrected.
    pub changes: usize,
    /// Numbers of inhabitants that were new or corrected.
    pub populations: usize,
    /// What a person may want to look at, in English for the command line.
    pub warnings: Vec<String>,
}

impl std::fmt::Display for Outcome {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{} municipalities added, {} changed, {} unchanged; {} mergers and other changes; {} numbers of inhabitants",
            self.added, self.changed, self.unchanged, self.changes, self.populations
        )?;
        for warning in &self.warnings {
            write!(f, "\nlook at this: {warning}")?;
        }
        Ok(())
    }
}

/// Names by which people look for a municipality and that stand in no register under that name, or only with an
/// official name beside the preferred one.
const OTHER_NAMES: [(&str, &[&str]); 3] = [
    ("GM0518", &["'s-Gravenhage", "The Hague"]),
    ("GM0796", &["Den Bosch"]),
    ("GM1900", &["Sudwest Fryslan", "Zuidwest-Friesland"]),
];

fn other_names(cbs_code: &str) -> &'static [&'static str] {
    OTHER_NAMES.iter().find(|(code, _)| *code == cbs_code).map_or(&[], |(_, names)| names)
}

/// Who counted the inhabitants in our own table.
const FACTS_SOURCE: &str = "Centraal Bureau voor de Statistiek (CBS)";

/// Puts in the municipalities of our own table, with their inhabitants, as far as they are not there yet. What a
/// register said before is left as it is.
pub async fn seed_facts(db: &Db, ids: &Ids, now: Instant) -> Result<Outcome> {
    let mut tx = db.write().await?;
    let known = register::municipalities(&mut tx).await?;
    let facts = facts::municipalities();
    let new: Vec<(OrganisationId, Registered)> = facts
        .iter()
        .filter(|fact| !known.contains_key(&fact.cbs_code))
        .map(|fact| {
            let municipality = Registered {
                cbs_code: fact.cbs_code.clone(),
                tooi_uri: fact.tooi_uri(),
                name: fact.name.clone(),
                names_folded: String::new(),
                province_code: Some(fact.province.clone()),
                valid_from: None,
                valid_until: None,
            };
            (OrganisationId(ids.new_id()), municipality.named(other_names(&fact.cbs_code)))
        })
        .collect();
    let rows: Vec<_> = new.iter().map(|(id, municipality)| (*id, municipality)).collect();
    register::put_municipalities(&mut tx, &rows, now).await?;
    note_changed(&mut tx, ids, now, rows.iter().map(|(id, _)| *id)).await?;

    let known = register::municipalities(&mut tx).await?;
    let counted = register::populations(&mut tx).await?;
    let day = facts::INHABITANTS_ON.to_string();
    let populations: Vec<Population> = facts
        .iter()
        .filter_map(|fact| {
            let (organisation, _) = known.get(&fact.cbs_code)?;
            let missing = !counted.contains_key(&(*organisation, day.clone()));
            missing.then(|| Population {
                organisation: *organisation,
                reference_date: day.clone(),
                count: fact.inhabitants.into(),
                source: FACTS_SOURCE.to_owned(),
            })
        })
        .collect();
    if !populations.is_empty() {
        register::put_populations(&mut tx, &populations).await?;
        note_changed(&mut tx, ids, now, organisations_in(&populations)).await?;
    }
    tx.commit().await?;
    Ok(Outcome {
        added: new.len(),
        unchanged: facts.len() - new.len(),
        populations: populations.len(),
        ..Outcome::default()
    })
}

/// Takes over the official register: names, provinces, periods, and what merged into what. Identifiers and what
/// people wrote stay. A municipality that the register does not have stays too, with a warning.
pub async fn import_register(db: &Db, ids: &Ids, now: Instant, list: &Register) -> Result<Outcome> {
    let mut outcome =
        Outcome { warnings: list.warnings.iter().map(ToString::to_string).collect(), ..Outcome::default() };
    let mut tx = db.write().await?;
    let known = register::municipalities(&mut tx).await?;
    let mut rows: Vec<(OrganisationId, Registered)> = Vec::new();
    let mut id_of: BTreeMap<&str, OrganisationId> = BTreeMap::new();
    for municipality in &list.municipalities {
        let wanted = registered(municipality);
        let id = match known.get(&municipality.cbs_code) {
            Some((id, there)) if *there == wanted => {
                outcome.unchanged += 1;
                *id
            }
            there => {
                let id = there.map_or_else(|| OrganisationId(ids.new_id()), |(id, _)| *id);
                if there.is_some() {
                    outcome.changed += 1;
                } else {
                    outcome.added += 1;
                }
                rows.push((id, wanted));
                id
            }
        };
        id_of.insert(&municipality.cbs_code, id);
    }
    for code in known.keys().filter(|code| !id_of.contains_key(code.as_str())) {
        outcome.warnings.push(format!("{code} is not in the register; it stays as it is"));
    }
    let rows: Vec<_> = rows.iter().map(|(id, municipality)| (*id, municipality)).collect();
    register::put_municipalities(&mut tx, &rows, now).await?;
    note_changed(&mut tx, ids, now, rows.iter().map(|(id, _)| *id)).await?;
    outcome.changes = import_changes(&mut tx, ids, list, &id_of).await?;
    tx.commit().await?;
    Ok(outcome)
}

fn organisations_in(populations: &[Population]) -> BTreeSet<OrganisationId> {
    populations.iter().map(|population| population.organisation).collect()
}

fn registered(municipality: &Municipality) -> Registered {
    let official = municipality.official_name.trim_start_matches("gemeente ");
    let mut names = vec![official];
    names.extend(other_names(&municipality.cbs_code));
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    Registered {
        cbs_code: municipality.cbs_code.clone(),
        tooi_uri: municipality.tooi_uri.clone(),
        name: municipality.name.clone(),
        names_folded: String::new(),
        province_code: Some(municipality.province.clone()),
        valid_from: day(municipality.valid_from),
        valid_until: day(municipality.valid_until),
    }
    .named(&names)
}

async fn import_changes(
    tx: &mut Transaction,
    ids: &Ids,
    list: &Register,
    id_of: &BTreeMap<&str, OrganisationId>,
) -> Result<usize> {
    let known = register::changes(tx).await?;
    let there = register::parts(tx).await?;
    let mut put: BTreeMap<&str, Change> = BTreeMap::new();
    let mut listed = BTreeSet::new();
    let mut wanted = Parts::new();
    for change in &list.changes {
        let old = known.get(&change.uri);
        let id = old.map_or_else(|| ids.new_id(), |old| old.id);
        let new = Change { id, kind: kind_key(change.kind).to_owned(), on_date: change.on.to_string() };
        listed.insert(id);
        for (codes, side) in [(&change.from, "before"), (&change.into, "after")] {
            for code in codes {
                wanted.insert((id, id_of[code.as_str()], side.to_owned()));
            }
        }
        if old != Some(&new) {
            put.insert(&change.uri, new);
        }
    }
    // Changes that the register does not have keep their parts.
    wanted.extend(there.iter().filter(|(id, ..)| !listed.contains(id)).cloned());
    let rows: Vec<_> = put.iter().map(|(uri, change)| (*uri, change)).collect();
    register::put_changes(tx, &rows).await?;
    let mut touched: BTreeSet<_> = put.values().map(|change| change.id).collect();
    if wanted != there {
        touched.extend(wanted.symmetric_difference(&there).map(|(id, ..)| *id));
        register::replace_parts(tx, &wanted).await?;
    }
    Ok(touched.len())
}

fn kind_key(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Merger => "merger",
        ChangeKind::Rearrangement => "rearrangement",
        ChangeKind::Extension => "extension",
    }
}

/// The most codes named in one warning.
const NAMED: usize = 10;

/// Takes over numbers of inhabitants; `source` is shown beside each number. A code that no municipality has gives a
/// warning, so the register goes first.
pub async fn import_inhabitants(
    db: &Db,
    ids: &Ids,
    now: Instant,
    file: &PopulationFile,
    source: &str,
) -> Result<Outcome> {
    let mut outcome =
        Outcome { warnings: file.warnings.iter().map(ToString::to_string).collect(), ..Outcome::default() };
    let mut tx = db.write().await?;
    let known = register::municipalities(&mut tx).await?;
    let there = register::populations(&mut tx).await?;
    let mut unknown = BTreeSet::new();
    let mut put = Vec::new();
    for population in &file.populations {
        let Some((organisation, _)) = known.get(&population.cbs_code) else {
            unknown.insert(population.cbs_code.as_str());
            continue;
        };
        let new = Population {
            organisation: *organisation,
            reference_date: population.reference_date.to_string(),
            count: population.inhabitants.into(),
            source: source.to_owned(),
        };
        let old = there.get(&(new.organisation, new.reference_date.clone()));
        if old.is_none_or(|(count, source)| *count != new.count || *source != new.source) {
            put.push(new);
        }
    }
    if !unknown.is_empty() {
        let named: Vec<&str> = unknown.iter().copied().take(NAMED).collect();
        let more = if unknown.len() > NAMED { ", …" } else { "" };
        outcome.warnings.push(format!(
            "{} codes belong to no municipality here and were passed over: {}{more}",
            unknown.len(),
            named.join(", ")
        ));
    }
    outcome.populations = put.len();
    if !put.is_empty() {
        register::put_populations(&mut tx, &put).await?;
        note_changed(&mut tx, ids, now, organisations_in(&put)).await?;
        tx.commit().await?;
    }
    Ok(outcome)
}
