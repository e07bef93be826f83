use db::{Result, Transaction, params};
use uuid::Uuid;
use web::{DAY, Instant, PersonId};

use crate::{Frequency, Secret, store::DIGEST_REACH};

/// A link in an old mail still stops the next one.
const KEEP: i64 = 365 * DAY;

db::sql!(ROUND_KNOWN = "SELECT period FROM digest_round WHERE period = $1");
db::sql!(ROUND_ADD = "INSERT INTO digest_round (period, at) VALUES ($1, $2) ON CONFLICT DO NOTHING");
db::sql!(
    /// Who has something new that stood in no digest yet.
    DUE = "SELECT DISTINCT n.person_id FROM notice n LEFT JOIN notice_setting s ON s.person_id = n.person_id \
           WHERE n.read_at IS NULL AND n.mailed_at IS NULL AND n.at > $1 AND n.person_id > $2 \
           AND COALESCE(s.frequency, 'weekly') = $3 ORDER BY n.person_id LIMIT $4"
);
db::sql!(
    DIGEST_ADD = "INSERT INTO digest (id, person_id, period, token_hash, at) VALUES ($1, $2, $3, $4, $5) \
                  ON CONFLICT DO NOTHING"
);
db::sql!(STOPPED_BY = "SELECT person_id FROM digest WHERE token_hash = $1");
db::sql!(DIGEST_PURGE = "DELETE FROM digest WHERE at <= $1");
db::sql!(ROUND_PURGE = "DELETE FROM digest_round WHERE at <= $1");

/// Whether the digests of this period were begun.
pub(crate) async fn is_known(tx: &mut Transaction, period: &str) -> Result<bool> {
    Ok(tx.optional(&ROUND_KNOWN, params![period]).await?.is_some())
}

/// Notes that they are begun; `false` when another process was first.
pub(crate) async fn begin(tx: &mut Transaction, period: &str, now: Instant) -> Result<bool> {
    Ok(tx.execute(&ROUND_ADD, params![period, now]).await? > 0)
}

/// Who gets one, in the order of their identifiers, after one of them.
pub(crate) async fn due(
    tx: &mut Transaction,
    frequency: Frequency,
    now: Instant,
    after: Uuid,
    most: i64,
) -> Result<Vec<PersonId>> {
    let rows = tx.all(&DUE, params![now - DIGEST_REACH, after, frequency.key(), most]).await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// Notes that the digest of this person and period is being made; `false` when it was made before.
pub async fn digest_begun(
    tx: &mut Transaction,
    id: Uuid,
    person: PersonId,
    period: &str,
    secret: &Secret,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&DIGEST_ADD, params![id, person, period, secret.hash(), now]).await? > 0)
}

/// Whose digest held this secret.
pub async fn stopped_by(tx: &mut Transaction, secret: &Secret) -> Result<Option<PersonId>> {
    tx.optional(&STOPPED_BY, params![secret.hash()]).await?.map(|row| row.get("person_id")).transpose()
}

pub(super) async fn purge(tx: &mut Transaction, now: Instant) -> Result<()> {
    tx.execute(&DIGEST_PURGE, params![now - KEEP]).await?;
    tx.execute(&ROUND_PURGE, params![now - KEEP]).await.map(drop)
}
