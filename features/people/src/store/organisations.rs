//! Organisations.

use db::{Result, Row, Transaction, Value, family, params, sql};
use text::words::fold;
use web::{Instant, OrganisationId};

use crate::{
    model::{Organisation, OrganisationKind},
    municipalities::SizeClass,
};

sql!(
    ORGANISATION_NEW =
        "INSERT INTO organisation (id, kind, name, name_folded, names_folded, description, website, cbs_code,
         tooi_uri, province_code, kvk_number, ror_id, valid_from, valid_until, inhabitants, made_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)"
);
sql!(
    ORGANISATION_BY_ID =
        "SELECT id, kind, name, description, website, cbs_code, tooi_uri, province_code, kvk_number,
         ror_id, valid_from, valid_until, inhabitants, version
     FROM organisation WHERE id = $1"
);

/// A name as lists are sorted: the article of 's-Hertogenbosch and 't Gooi does not count.
pub(crate) fn sort_folded(name: &str) -> String {
    const ARTICLES: [&str; 4] = ["'s-", "’s-", "'t ", "’t "];
    fold(ARTICLES.into_iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name))
}

/// All names by which an organisation can be found, folded, each on a line of its own.
pub(crate) fn names_folded(names: &[&str]) -> String {
    let mut lines: Vec<String> = Vec::new();
    for name in names {
        let line = fold(name);
        if !line.is_empty() && !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines.join("\n")
}

pub(crate) fn organisation(row: &Row) -> Result<Organisation> {
    let kind: String = row.get("kind")?;
    Ok(Organisation {
        id: row.get("id")?,
        kind: OrganisationKind::from_key(&kind)
            .ok_or_else(|| db::Error::fault("organisation", format!("unknown kind {kind}")))?,
        name: row.get("name")?,
        description: row.get("description")?,
        website: row.get("website")?,
        cbs_code: row.get("cbs_code")?,
        tooi_uri: row.get("tooi_uri")?,
        province_code: row.get("province_code")?,
        kvk_number: row.get("kvk_number")?,
        ror_id: row.get("ror_id")?,
        valid_from: row.get("valid_from")?,
        valid_until: row.get("valid_until")?,
        inhabitants: row.get("inhabitants")?,
        version: row.get("version")?,
    })
}

/// Adds an organisation.
pub async fn add(tx: &mut Transaction, organisation: &Organisation, now: Instant) -> Result<()> {
    let o = organisation;
    let values = params![
        o.id,
        o.kind.key(),
        &o.name,
        sort_folded(&o.name),
        names_folded(&[o.name.as_str()]),
        &o.description,
        &o.website,
        o.cbs_code.clone(),
        o.tooi_uri.clone(),
        o.province_code.clone(),
        o.kvk_number.clone(),
        o.ror_id.clone(),
        o.valid_from.clone(),
        o.valid_until.clone(),
        o.inhabitants,
        now
    ];
    tx.execute(&ORGANISATION_NEW, values).await.map(drop)
}

/// The organisation. Organisations are public.
pub async fn by_id(tx: &Transaction, id: OrganisationId) -> Result<Option<Organisation>> {
    tx.optional(&ORGANISATION_BY_ID, params![id]).await?.as_ref().map(organisation).transpose()
}

sql!(
    ORGANISATIONS_WITH_DOMAIN =
        "SELECT o.id, o.kind, o.name, o.description, o.website, o.cbs_code, o.tooi_uri, o.province_code,
         o.kvk_number, o.ror_id, o.valid_from, o.valid_until, o.inhabitants, o.version
     FROM organisation_domain d JOIN organisation o ON o.id = d.organisation_id
     WHERE d.domain = $1 ORDER BY o.name_folded LIMIT 20"
);

/// The organisations that an address in this domain may ask to join.
pub async fn with_domain(tx: &mut Transaction, domain: &str) -> Result<Vec<Organisation>> {
    tx.all(&ORGANISATIONS_WITH_DOMAIN, params![domain]).await?.iter().map(organisation).collect()
}

/// Which organisations to list.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// Of this kind only.
    pub kind: Option<OrganisationKind>,
    /// In this province only: `PV23`.
    pub province: Option<String>,
    /// Of this size only.
    pub size: Option<SizeClass>,
    /// With this in one of its names, as it was typed; empty for all.
    pub name: String,
    /// Existing on this day only, `YYYY-MM-DD`; `None` also lists those of the past and of the future.
    pub existing_on: Option<String>,
}

impl Filter {
    fn values(&self) -> Vec<(&'static str, Value)> {
        let mut values: Vec<(&'static str, Value)> = Vec::new();
        if let Some(kind) = self.kind {
            values.push(("kind", kind.key().into()));
        }
        if let Some(province) = &self.province {
            values.push(("province", province.into()));
        }
        if let Some(size) = self.size {
            values.push(("at-least", size.lower_bound().into()));
            if let Some(next) = SizeClass::ALL.into_iter().find(|class| *class > size) {
                values.push(("below", next.lower_bound().into()));
            }
        }
        values.extend(self.search_values());
        values
    }

    fn search_values(&self) -> Vec<(&'static str, Value)> {
        let mut values: Vec<(&'static str, Value)> = Vec::new();
        let name = fold(&self.name);
        if !name.is_empty() {
            values.push(("name", contains(&name).into()));
        }
        if let Some(day) = &self.existing_on {
            values.push(("existing", day.into()));
        }
        values
    }
}

/// A pattern for `LIKE … ESCAPE '\'` that finds exactly this text anywhere.
fn contains(text: &str) -> String {
    let mut pattern = String::from("%");
    for c in text.chars() {
        if matches!(c, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(c);
    }
    pattern.push('%');
    pattern
}

family!(ORGANISATIONS = "SELECT id, kind, name, description, website, cbs_code, tooi_uri, province_code, kvk_number,
         ror_id, valid_from, valid_until, inhabitants, version
     FROM organisation WHERE id IS NOT NULL {filters} ORDER BY name_folded, id LIMIT $1 OFFSET $2", filters: [
    ("kind", "AND kind = {}"),
    ("province", "AND province_code = {}"),
    ("at-least", "AND inhabitants >= {}"),
    ("below", "AND inhabitants < {}"),
    ("name", "AND names_folded LIKE {} ESCAPE '\\'"),
    ("existing", "AND (valid_from IS NULL OR valid_from <= {}) AND (valid_until IS NULL OR valid_until > {})"),
]);
family!(ORGANISATION_COUNTS = "SELECT kind, province_code, size, COUNT(*) AS total FROM (
         SELECT kind, province_code, CASE WHEN inhabitants IS NULL THEN NULL WHEN inhabitants < $1 THEN 0
             WHEN inhabitants < $2 THEN 1 WHEN inhabitants < $3 THEN 2 WHEN inhabitants < $4 THEN 3 ELSE 4 END AS size
         FROM organisation WHERE id IS NOT NULL {filters}) AS sized
     GROUP BY kind, province_code, size", filters: [
    ("name", "AND names_folded LIKE {} ESCAPE '\\'"),
    ("existing", "AND (valid_from IS NULL OR valid_from <= {}) AND (valid_until IS NULL OR valid_until > {})"),
]);

/// One page of a list, by name.
pub async fn list(
    tx: &mut Transaction,
    filter: &Filter,
    limit: i64,
    offset: i64,
) -> Result<Vec<Organisation>> {
    let rows = tx.all_with(&ORGANISATIONS, params![limit, offset], &filter.values()).await?;
    rows.iter().map(organisation).collect()
}

/// How many organisations there are of one kind, in one province, of one size.
#[derive(Clone, Debug, PartialEq)]
pub struct Count {
    /// The kind.
    pub kind: OrganisationKind,
    /// The province, when one is known.
    pub province: Option<String>,
    /// The size, when the number of inhabitants is known.
    pub size: Option<SizeClass>,
    /// How many.
    pub total: i64,
}

impl Count {
    /// Whether these organisations pass a filter, apart from name and day.
    pub fn passes(&self, filter: &Filter) -> bool {
        filter.kind.is_none_or(|kind| kind == self.kind)
            && filter.size.is_none_or(|size| Some(size) == self.size)
            && filter.province.as_ref().is_none_or(|province| Some(province) == self.province.as_ref())
    }
}

/// Counts for the filters of the list: only the name and the day of `filter` are heeded, so that each other filter
/// can be counted with the rest of them.
pub async fn counts(tx: &mut Transaction, filter: &Filter) -> Result<Vec<Count>> {
    let bounds = SizeClass::ALL.map(SizeClass::lower_bound);
    let fixed = params![bounds[1], bounds[2], bounds[3], bounds[4]];
    let mut counts = Vec::new();
    for row in tx.all_with(&ORGANISATION_COUNTS, fixed, &filter.search_values()).await? {
        let Some(kind) = OrganisationKind::from_key(&row.get::<String>("kind")?) else { continue };
        let size: Option<i64> = row.get("size")?;
        counts.push(Count {
            kind,
            province: row.get("province_code")?,
            size: size.and_then(|n| SizeClass::ALL.get(usize::try_from(n).ok()?).copied()),
            total: row.get("total")?,
        });
    }
    Ok(counts)
}

sql!(ORGANISATION_BY_CODE = "SELECT id FROM organisation WHERE cbs_code = $1");
sql!(
    ORGANISATION_INHABITANTS = "SELECT reference_date, count, source FROM inhabitants
     WHERE organisation_id = $1 ORDER BY reference_date DESC LIMIT 30"
);
sql!(
    ORGANISATION_CHANGES = "SELECT c.kind, c.on_date, other.side, o.id, o.name
     FROM municipality_change_part here
     JOIN municipality_change c ON c.id = here.change_id
     JOIN municipality_change_part other ON other.change_id = here.change_id AND other.side <> here.side
     JOIN organisation o ON o.id = other.organisation_id
     WHERE here.organisation_id = $1 AND other.organisation_id <> $1
     ORDER BY c.on_date, o.name_folded, o.id"
);
sql!(DOMAINS = "SELECT domain FROM organisation_domain WHERE organisation_id = $1 ORDER BY domain");
sql!(DOMAINS_CLEAR = "DELETE FROM organisation_domain WHERE organisation_id = $1");
sql!(
    ORGANISATION_TAKEN = "SELECT id, kvk_number, ror_id FROM organisation
     WHERE id <> $1 AND (kvk_number = $2 OR ror_id = $3)"
);
sql!(
    ORGANISATION_CHANGE =
        "UPDATE organisation SET description = $3, website = $4, kvk_number = $5, ror_id = $6,
         version = version + 1
     WHERE id = $1 AND version = $2"
);
sql!(
    ORGANISATION_RENAME = "UPDATE organisation SET name = $2, name_folded = $3, names_folded = $4
     WHERE id = $1 AND kind <> 'municipality'"
);
sql!(ORGANISATION_LOCK = "UPDATE organisation SET made_at = made_at WHERE id = $1");

/// The municipality with this CBS code.
pub async fn by_cbs_code(tx: &mut Transaction, cbs_code: &str) -> Result<Option<OrganisationId>> {
    tx.optional(&ORGANISATION_BY_CODE, params![cbs_code]).await?.map(|row| row.get("id")).transpose()
}

/// A number of inhabitants with the day for which it holds and who counted.
#[derive(Clone, Debug, PartialEq)]
pub struct Inhabitants {
    /// `YYYY-MM-DD`.
    pub reference_date: String,
    /// How many.
    pub count: i64,
    /// Who says so.
    pub source: String,
}

/// The numbers of inhabitants, the latest first.
pub async fn inhabitants(tx: &Transaction, id: OrganisationId) -> Result<Vec<Inhabitants>> {
    let rows = tx.all(&ORGANISATION_INHABITANTS, params![id]).await?;
    let read = |row: &Row| {
        Ok(Inhabitants {
            reference_date: row.get("reference_date")?,
            count: row.get("count")?,
            source: row.get("source")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Another municipality that this one came from or went into.
#[derive(Clone, Debug, PartialEq)]
pub struct Relative {
    /// `merger`, `rearrangement` or `extension`.
    pub kind: String,
    /// The first day of the new situation, `YYYY-MM-DD`.
    pub on_date: String,
    /// Whether this is a municipality from before the change (a predecessor) or from after it (a successor).
    pub is_predecessor: bool,
    /// Which one.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// What a municipality came from and went into, in the order of time. Each other municipality stands here once for
/// each day: one that was divided appears in several changes of that day.
pub async fn relatives(tx: &Transaction, id: OrganisationId) -> Result<Vec<Relative>> {
    let mut relatives: Vec<Relative> = Vec::new();
    for row in tx.all(&ORGANISATION_CHANGES, params![id]).await? {
        let relative = Relative {
            kind: row.get("kind")?,
            on_date: row.get("on_date")?,
            is_predecessor: row.get::<String>("side")? == "before",
            id: row.get("id")?,
            name: row.get("name")?,
        };
        let same = |other: &Relative| {
            (other.id, &other.on_date, other.is_predecessor)
                == (relative.id, &relative.on_date, relative.is_predecessor)
        };
        if !relatives.iter().any(same) {
            relatives.push(relative);
        }
    }
    Ok(relatives)
}

/// The e-mail domains of an organisation.
pub async fn domains(tx: &mut Transaction, id: OrganisationId) -> Result<Vec<String>> {
    tx.all(&DOMAINS, params![id]).await?.iter().map(|row| row.get("domain")).collect()
}

/// Puts these domains in the place of what was there.
pub async fn set_domains(tx: &mut Transaction, id: OrganisationId, domains: &[String]) -> Result<()> {
    tx.execute(&DOMAINS_CLEAR, params![id]).await?;
    let rows: Vec<Vec<Value>> = domains.iter().map(|domain| params![id, domain].to_vec()).collect();
    let head = "INSERT INTO organisation_domain (organisation_id, domain)";
    tx.insert_many(head, &rows, "ON CONFLICT (organisation_id, domain) DO NOTHING").await
}

/// Whether another organisation has this KVK number, and whether another one has this ROR.
pub async fn taken(
    tx: &mut Transaction,
    id: OrganisationId,
    kvk_number: Option<&str>,
    ror_id: Option<&str>,
) -> Result<(bool, bool)> {
    let mut taken = (false, false);
    for row in tx.all(&ORGANISATION_TAKEN, params![id, kvk_number, ror_id]).await? {
        let has = |column, wanted: Option<&str>| -> Result<bool> {
            Ok(wanted.is_some() && row.get::<Option<String>>(column)?.as_deref() == wanted)
        };
        taken.0 |= has("kvk_number", kvk_number)?;
        taken.1 |= has("ror_id", ror_id)?;
    }
    Ok(taken)
}

/// Changes what people may change of an organisation; `false` when it was changed since `version`. The name of a
/// municipality is that of the register and stays.
pub async fn change(tx: &mut Transaction, organisation: &Organisation) -> Result<bool> {
    let o = organisation;
    let values = params![o.id, o.version, &o.description, &o.website, o.kvk_number.clone(), o.ror_id.clone()];
    if tx.execute(&ORGANISATION_CHANGE, values).await? != 1 {
        return Ok(false);
    }
    let values = params![o.id, &o.name, sort_folded(&o.name), names_folded(&[o.name.as_str()])];
    tx.execute(&ORGANISATION_RENAME, values).await?;
    Ok(true)
}

/// Makes other changes of the people of this organisation wait until this transaction ends, so that two
/// administrators cannot remove each other at the same moment.
pub async fn lock(tx: &mut Transaction, id: OrganisationId) -> Result<()> {
    tx.execute(&ORGANISATION_LOCK, params![id]).await.map(drop)
}

sql!(
    MUNICIPALITY_COUNT = "SELECT COUNT(*) AS total FROM organisation
     WHERE kind = 'municipality' AND (valid_until IS NULL OR valid_until > $1)"
);

/// How many municipalities there are on a day (`YYYY-MM-DD`).
pub async fn municipality_count(tx: &Transaction, day: &str) -> Result<i64> {
    tx.one(&MUNICIPALITY_COUNT, params![day]).await?.get("total")
}
