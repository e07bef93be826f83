//! The register of municipalities and the numbers of inhabitants, written in bulk.

use std::collections::{BTreeMap, BTreeSet};

use db::{Result, Transaction, Value, params, sql};
use uuid::Uuid;
use web::{Instant, OrganisationId};

use super::organisations::{names_folded, sort_folded};

sql!(
    MUNICIPALITIES =
        "SELECT id, name, names_folded, cbs_code, tooi_uri, province_code, valid_from, valid_until
     FROM organisation WHERE cbs_code IS NOT NULL"
);
sql!(CHANGES = "SELECT id, kind, on_date, tooi_uri FROM municipality_change");
sql!(PARTS = "SELECT change_id, organisation_id, side FROM municipality_change_part");
sql!(PARTS_CLEAR = "DELETE FROM municipality_change_part");
sql!(POPULATIONS = "SELECT organisation_id, reference_date, count, source FROM inhabitants");
sql!(
    LATEST_POPULATION = "UPDATE organisation SET inhabitants = (SELECT i.count FROM inhabitants i
         WHERE i.organisation_id = organisation.id ORDER BY i.reference_date DESC LIMIT 1)
     WHERE EXISTS (SELECT 1 FROM inhabitants i WHERE i.organisation_id = organisation.id)"
);

/// A municipality as a register gives it.
#[derive(Clone, Debug, PartialEq)]
pub struct Registered {
    /// `GM0518`.
    pub cbs_code: String,
    /// The address in the TOOI register.
    pub tooi_uri: String,
    /// The preferred name: "Den Haag".
    pub name: String,
    /// All names, folded, one a line; see [`names_folded`].
    pub names_folded: String,
    /// `PV28`.
    pub province_code: Option<String>,
    /// First day, `YYYY-MM-DD`.
    pub valid_from: Option<String>,
    /// The first day on which it no longer exists.
    pub valid_until: Option<String>,
}

impl Registered {
    /// Puts the names in the form in which they are searched.
    pub fn named(self, other_names: &[&str]) -> Self {
        let mut names = vec![self.name.as_str()];
        names.extend(other_names);
        Self { names_folded: names_folded(&names), ..self }
    }
}

/// All municipalities there are, by code.
pub async fn municipalities(tx: &mut Transaction) -> Result<BTreeMap<String, (OrganisationId, Registered)>> {
    let mut known = BTreeMap::new();
    for row in tx.all(&MUNICIPALITIES, &[]).await? {
        let municipality = Registered {
            cbs_code: row.get("cbs_code")?,
            tooi_uri: row.get::<Option<String>>("tooi_uri")?.unwrap_or_default(),
            name: row.get("name")?,
            names_folded: row.get("names_folded")?,
            province_code: row.get("province_code")?,
            valid_from: row.get("valid_from")?,
            valid_until: row.get("valid_until")?,
        };
        known.insert(municipality.cbs_code.clone(), (row.get("id")?, municipality));
    }
    Ok(known)
}

/// Adds municipalities and changes those that are there: what the register knows, nothing of what people wrote.
pub async fn put_municipalities(
    tx: &mut Transaction,
    municipalities: &[(OrganisationId, &Registered)],
    now: Instant,
) -> Result<()> {
    let rows: Vec<Vec<Value>> = municipalities
        .iter()
        .map(|(id, m)| {
            params![
                *id,
                "municipality",
                &m.name,
                sort_folded(&m.name),
                &m.names_folded,
                "",
                "",
                &m.cbs_code,
                &m.tooi_uri,
                m.province_code.clone(),
                m.valid_from.clone(),
                m.valid_until.clone(),
                now,
                1_i64
            ]
            .to_vec()
        })
        .collect();
    let head =
        "INSERT INTO organisation (id, kind, name, name_folded, names_folded, description, website, cbs_code,
                    tooi_uri, province_code, valid_from, valid_until, made_at, version)";
    let tail =
        "ON CONFLICT (cbs_code) DO UPDATE SET name = excluded.name, name_folded = excluded.name_folded,
                    names_folded = excluded.names_folded, tooi_uri = excluded.tooi_uri,
                    province_code = excluded.province_code, valid_from = excluded.valid_from,
                    valid_until = excluded.valid_until, version = organisation.version + 1";
    tx.insert_many(head, &rows, tail).await
}

/// A change of the layout, as kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its identifier here.
    pub id: Uuid,
    /// `merger`, `rearrangement` or `extension`.
    pub kind: String,
    /// The first day of the new situation.
    pub on_date: String,
}

/// All changes there are, by their address in the register.
pub async fn changes(tx: &mut Transaction) -> Result<BTreeMap<String, Change>> {
    let mut known = BTreeMap::new();
    for row in tx.all(&CHANGES, &[]).await? {
        let change = Change { id: row.get("id")?, kind: row.get("kind")?, on_date: row.get("on_date")? };
        known.insert(row.get("tooi_uri")?, change);
    }
    Ok(known)
}

/// Adds changes, and corrects the kind and the day of those that are there.
pub async fn put_changes(tx: &mut Transaction, changes: &[(&str, &Change)]) -> Result<()> {
    let rows: Vec<Vec<Value>> =
        changes.iter().map(|(uri, c)| params![c.id, &c.kind, &c.on_date, *uri].to_vec()).collect();
    let head = "INSERT INTO municipality_change (id, kind, on_date, tooi_uri)";
    let tail = "ON CONFLICT (tooi_uri) DO UPDATE SET kind = excluded.kind, on_date = excluded.on_date";
    tx.insert_many(head, &rows, tail).await
}

/// Which municipality stands on which side (`before`, `after`) of which change.
pub type Parts = BTreeSet<(Uuid, OrganisationId, String)>;

/// All parts of changes.
pub async fn parts(tx: &mut Transaction) -> Result<Parts> {
    let rows = tx.all(&PARTS, &[]).await?;
    rows.iter()
        .map(|row| Ok((row.get("change_id")?, row.get("organisation_id")?, row.get("side")?)))
        .collect()
}

/// Puts these parts in the place of all that are there.
pub async fn replace_parts(tx: &mut Transaction, parts: &Parts) -> Result<()> {
    tx.execute(&PARTS_CLEAR, &[]).await?;
    let rows: Vec<Vec<Value>> = parts
        .iter()
        .map(|(change, organisation, side)| params![*change, *organisation, side].to_vec())
        .collect();
    let head = "INSERT INTO municipality_change_part (change_id, organisation_id, side)";
    tx.insert_many(head, &rows, "").await
}

/// A number of inhabitants with its source.
#[derive(Clone, Debug, PartialEq)]
pub struct Population {
    /// Of which municipality.
    pub organisation: OrganisationId,
    /// On which day, `YYYY-MM-DD`.
    pub reference_date: String,
    /// How many.
    pub count: i64,
    /// Who says so.
    pub source: String,
}

/// All numbers of inhabitants: count and source by municipality and day.
pub async fn populations(tx: &mut Transaction) -> Result<BTreeMap<(OrganisationId, String), (i64, String)>> {
    let mut known = BTreeMap::new();
    for row in tx.all(&POPULATIONS, &[]).await? {
        let key = (row.get("organisation_id")?, row.get("reference_date")?);
        known.insert(key, (row.get("count")?, row.get("source")?));
    }
    Ok(known)
}

/// Keeps numbers of inhabitants; a number for the same municipality and day gives way. Lists then show the latest.
pub async fn put_populations(tx: &mut Transaction, populations: &[Population]) -> Result<()> {
    let rows: Vec<Vec<Value>> = populations
        .iter()
        .map(|p| params![p.organisation, &p.reference_date, p.count, &p.source].to_vec())
        .collect();
    let head = "INSERT INTO inhabitants (organisation_id, reference_date, count, source)";
    let tail = "ON CONFLICT (organisation_id, reference_date) DO UPDATE SET count = excluded.count,
                    source = excluded.source";
    tx.insert_many(head, &rows, tail).await?;
    tx.execute(&LATEST_POPULATION, &[]).await.map(drop)
}
