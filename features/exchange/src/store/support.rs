//! "We too" and "we re-used this", each once by an organisation.

use db::{Result, Transaction, params, sql};
use jobs::Event;
use web::{Ids, Instant, OrganisationId, PersonId};

use crate::{
    model::{ContributionId, Reuse, ReuseId, Support},
    store::contributions::{ITEM_KIND, organisation_of},
};

sql!(
    SUPPORTS =
        "SELECT s.note, s.at, s.organisation_id, o.kind AS organisation_kind, o.name AS organisation_name,
         o.province_code, o.inhabitants
     FROM support s JOIN organisation o ON o.id = s.organisation_id
     WHERE s.contribution_id = $1 ORDER BY s.at, o.name_folded LIMIT 400"
);
sql!(SUPPORT_ADD = "INSERT INTO support (contribution_id, organisation_id, person_id, note, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (contribution_id, organisation_id) DO UPDATE SET note = excluded.note");
sql!(SUPPORT_END = "DELETE FROM support WHERE contribution_id = $1 AND organisation_id = $2");
sql!(
    SUPPORT_COUNT =
        "UPDATE contribution SET support_count = (SELECT COUNT(*) FROM support WHERE contribution_id = $1)
     WHERE id = $1"
);
sql!(REUSES = "SELECT r.id, r.body, r.at, r.organisation_id, o.kind AS organisation_kind, o.name AS organisation_name,
         o.province_code, o.inhabitants
     FROM reuse r JOIN organisation o ON o.id = r.organisation_id
     WHERE r.contribution_id = $1 ORDER BY r.at, r.id LIMIT 400");
sql!(REUSE_PUT = "INSERT INTO reuse (id, contribution_id, organisation_id, person_id, body, at) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (contribution_id, organisation_id) DO UPDATE SET body = excluded.body, changed_at = excluded.at");
sql!(REUSE_END = "DELETE FROM reuse WHERE contribution_id = $1 AND organisation_id = $2");
sql!(
    REUSE_COUNT =
        "UPDATE contribution SET reuse_count = (SELECT COUNT(*) FROM reuse WHERE contribution_id = $1)
     WHERE id = $1"
);

/// Who says something about a contribution, in whose name, when.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// About what.
    pub contribution: ContributionId,
    /// In whose name.
    pub organisation: OrganisationId,
    /// Who.
    pub person: PersonId,
    /// When.
    pub at: Instant,
}

/// The organisations that said "we too", in order of time.
pub async fn supports(tx: &Transaction, contribution: ContributionId) -> Result<Vec<Support>> {
    let rows = tx.all(&SUPPORTS, params![contribution]).await?;
    let read = |row: &db::Row| {
        Ok(Support { organisation: organisation_of(row)?, note: row.get("note")?, at: row.get("at")? })
    };
    rows.iter().map(read).collect()
}

/// Says "we too", or changes the note with it.
pub async fn support(tx: &mut Transaction, ids: &Ids, by: Voice, note: &str) -> Result<()> {
    let values = params![by.contribution, by.organisation, by.person, note, by.at];
    tx.execute(&SUPPORT_ADD, values).await?;
    recount_supports(tx, by.contribution).await?;
    emit(tx, ids, "exchange.supported", by).await
}

/// Takes "we too" back; whether there was one.
pub async fn end_support(tx: &mut Transaction, ids: &Ids, by: Voice) -> Result<bool> {
    let ended = tx.execute(&SUPPORT_END, params![by.contribution, by.organisation]).await? > 0;
    if ended {
        recount_supports(tx, by.contribution).await?;
        emit(tx, ids, "exchange.support-ended", by).await?;
    }
    Ok(ended)
}

/// The organisations that re-used it, in order of time.
pub async fn reuses(tx: &Transaction, contribution: ContributionId) -> Result<Vec<Reuse>> {
    let rows = tx.all(&REUSES, params![contribution]).await?;
    let read = |row: &db::Row| {
        let (id, body, at) = (row.get("id")?, row.get("body")?, row.get("at")?);
        Ok(Reuse { id, organisation: organisation_of(row)?, body, at })
    };
    rows.iter().map(read).collect()
}

/// Says "we re-used this", or tells anew what came of it.
pub async fn reuse(tx: &mut Transaction, ids: &Ids, by: Voice, body: &str) -> Result<()> {
    let id = ReuseId(ids.new_id());
    let values = params![id, by.contribution, by.organisation, by.person, body, by.at];
    tx.execute(&REUSE_PUT, values).await?;
    recount_reuses(tx, by.contribution).await?;
    emit(tx, ids, "exchange.reused", by).await
}

/// Takes "we re-used this" back; whether there was one.
pub async fn end_reuse(tx: &mut Transaction, ids: &Ids, by: Voice) -> Result<bool> {
    let ended = tx.execute(&REUSE_END, params![by.contribution, by.organisation]).await? > 0;
    if ended {
        recount_reuses(tx, by.contribution).await?;
        emit(tx, ids, "exchange.reuse-ended", by).await?;
    }
    Ok(ended)
}

pub(crate) async fn recount_supports(tx: &mut Transaction, contribution: ContributionId) -> Result<()> {
    tx.execute(&SUPPORT_COUNT, params![contribution]).await.map(drop)
}

pub(crate) async fn recount_reuses(tx: &mut Transaction, contribution: ContributionId) -> Result<()> {
    tx.execute(&REUSE_COUNT, params![contribution]).await.map(drop)
}

async fn emit(tx: &mut Transaction, ids: &Ids, kind: &'static str, by: Voice) -> Result<()> {
    let event = Event { kind, item_kind: ITEM_KIND, item_id: by.contribution.0 };
    notices::happened(tx, ids, by.at, event, Some(by.person)).await
}
