//! Organisations.

use db::{Result, Row, Transaction, params, sql};
use web::{Instant, OrganisationId};

use crate::model::{Organisation, OrganisationKind};

sql!(ORGANISATION_NEW = "INSERT INTO organisation (id, kind, name, name_folded, description, website, cbs_code, tooi_uri,
         province_code, kvk_number, ror_id, valid_from, valid_until, inhabitants, made_at, version)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)");
sql!(ORGANISATION_BY_ID = "SELECT id, kind, name, description, website, cbs_code, tooi_uri, province_code, kvk_number,
         ror_id, valid_from, valid_until, inhabitants, version
     FROM organisation WHERE id = $1");

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
        text::words::fold(&o.name),
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
pub async fn by_id(tx: &mut Transaction, id: OrganisationId) -> Result<Option<Organisation>> {
    tx.optional(&ORGANISATION_BY_ID, params![id]).await?.as_ref().map(organisation).transpose()
}

sql!(ORGANISATIONS_WITH_DOMAIN = "SELECT o.id, o.kind, o.name, o.description, o.website, o.cbs_code, o.tooi_uri, o.province_code,
         o.kvk_number, o.ror_id, o.valid_from, o.valid_until, o.inhabitants, o.version
     FROM organisation_domain d JOIN organisation o ON o.id = d.organisation_id
     WHERE d.domain = $1 ORDER BY o.name_folded LIMIT 20");

/// The organisations that an address in this domain may ask to join.
pub async fn with_domain(tx: &mut Transaction, domain: &str) -> Result<Vec<Organisation>> {
    tx.all(&ORGANISATIONS_WITH_DOMAIN, params![domain]).await?.iter().map(organisation).collect()
}
