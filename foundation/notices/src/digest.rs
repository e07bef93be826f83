use db::{Transaction, params};
use jobs::{Handler, NewJob, Permanent};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use web::{House, Instant, PersonId};

use crate::{Frequency, due, store};

/// The kind of the job that finds who gets a digest of one period, some at a time.
pub const ROUND: &str = "notices-round";
/// The kind of the job that makes the digest of one person: `{"person": …, "period": …}`. A room does it, that knows
/// addresses.
pub const DIGEST: &str = "notices-digest";

/// How many people a round takes at once.
const BATCH: i64 = 200;

db::sql!(ROUND_KNOWN = "SELECT period FROM digest_round WHERE period = $1");
db::sql!(ROUND_ADD = "INSERT INTO digest_round (period, at) VALUES ($1, $2) ON CONFLICT DO NOTHING");
db::sql!(
    /// Who has something new that stood in no digest yet.
    DUE = "SELECT DISTINCT n.person_id FROM notice n LEFT JOIN notice_setting s ON s.person_id = n.person_id \
           WHERE n.read_at IS NULL AND n.mailed_at IS NULL AND n.at > $1 AND n.person_id > $2 \
           AND COALESCE(s.frequency, 'weekly') = $3 ORDER BY n.person_id LIMIT $4"
);
db::sql!(STOPPED_BY = "SELECT person_id FROM digest WHERE token_hash = $1");

/// Begins the digests that are due and that no process has begun. Any number of processes may ask at any time.
pub async fn open_round(house: &House) -> db::Result<()> {
    let now = house.clock.now();
    for (frequency, period) in due(now) {
        if house.db.read().await?.optional(&ROUND_KNOWN, params![&period]).await?.is_some() {
            continue;
        }
        let mut tx = house.db.write().await?;
        if tx.execute(&ROUND_ADD, params![&period, now]).await? > 0 {
            enqueue_round(&mut tx, house, frequency, &period, Uuid::nil()).await?;
            tx.commit().await?;
        }
    }
    Ok(())
}

async fn enqueue_round(
    tx: &mut Transaction,
    house: &House,
    frequency: Frequency,
    period: &str,
    after: Uuid,
) -> db::Result<()> {
    let now = house.clock.now();
    let payload = json!({ "frequency": frequency.key(), "period": period, "after": after });
    jobs::enqueue(tx, house.ids.new_id(), now, &NewJob { kind: ROUND, payload, run_at: now }).await
}

/// Does the jobs of the kind [`ROUND`]: one job of the kind [`DIGEST`] for each person, and itself again for the rest.
/// Done twice, people have two jobs, of which the second makes no digest.
pub fn round_handler(house: House) -> Handler {
    jobs::handler(move |payload| {
        let house = house.clone();
        async move {
            let text = |name: &str| payload[name].as_str().unwrap_or_default().to_owned();
            let unreadable = || Permanent("this is no round of digests".to_owned());
            let frequency = Frequency::from_key(&text("frequency")).ok_or_else(unreadable)?;
            let after: Uuid = text("after").parse().map_err(|_| unreadable())?;
            Ok(round(&house, frequency, &text("period"), after).await?)
        }
    })
}

async fn round(house: &House, frequency: Frequency, period: &str, after: Uuid) -> db::Result<()> {
    let now = house.clock.now();
    let mut tx = house.db.write().await?;
    let since = now - store::DIGEST_REACH;
    let rows = tx.all(&DUE, params![since, after, frequency.key(), BATCH]).await?;
    let mut last = None;
    for row in &rows {
        let person: PersonId = row.get("person_id")?;
        let payload = json!({ "person": person.0, "period": period });
        jobs::enqueue(&mut tx, house.ids.new_id(), now, &NewJob { kind: DIGEST, payload, run_at: now })
            .await?;
        last = Some(person.0);
    }
    if let Some(last) = last.filter(|_| rows.len() as i64 == BATCH) {
        enqueue_round(&mut tx, house, frequency, period, last).await?;
    }
    tx.commit().await
}

/// The secret in the link with which a digest is stopped; the database keeps its hash.
#[derive(Clone, Debug)]
pub struct Secret(pub String);

impl Secret {
    pub(crate) fn hash(&self) -> Vec<u8> {
        Sha256::digest(self.0.as_bytes()).to_vec()
    }
}

/// Whose digest held this secret.
pub async fn stopped_by(tx: &mut Transaction, secret: &Secret) -> db::Result<Option<PersonId>> {
    tx.optional(&STOPPED_BY, params![secret.hash()]).await?.map(|row| row.get("person_id")).transpose()
}

pub(crate) async fn begun(
    tx: &mut Transaction,
    id: Uuid,
    person: PersonId,
    period: &str,
    secret: &Secret,
    now: Instant,
) -> db::Result<bool> {
    Ok(tx.execute(&store::DIGEST_ADD, params![id, person, period, secret.hash(), now]).await? > 0)
}
