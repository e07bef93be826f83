//! Which version somebody read last.

use db::{Result, Transaction, params, sql};
use web::{Actor, Visit};

use crate::model::version::{RuleText, RuleTextId, Version, VersionId};

sql!(
    READING_SET = "INSERT INTO rule_reading (person_id, text_id, version_id, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (person_id, text_id) DO UPDATE SET version_id = excluded.version_id, at = excluded.at"
);
sql!(READING_LAST = "SELECT version_id FROM rule_reading WHERE person_id = $1 AND text_id = $2");

/// The version that the actor read last; a guest none.
pub async fn last(tx: &mut Transaction, actor: &Actor, text: RuleTextId) -> Result<Option<VersionId>> {
    let Some(person) = actor.person else { return Ok(None) };
    tx.optional(&READING_LAST, params![person, text]).await?.map(|row| row.get("version_id")).transpose()
}

/// The visitor compared this version with the one they read before (`last`), or read it for the first time. Written on a
/// GET: it tells of the visit itself, and when it cannot be written the page is shown all the same.
pub async fn seen(visit: &Visit, text: &RuleText, version: &Version, last: Option<VersionId>) {
    let Some(person) = visit.actor.person.filter(|_| last != Some(version.id)) else { return };
    let written = async {
        let mut tx = visit.house.db.write().await?;
        tx.execute(&READING_SET, params![person, text.id, version.id, visit.now()]).await?;
        tx.commit().await
    };
    if let Err(error) = written.await {
        tracing::warn!(%error, "which version was read is not kept");
    }
}
