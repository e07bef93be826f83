use db::Transaction;
use jobs::{Handler, NewJob, Permanent};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;
use web::House;

use crate::{Frequency, due, store::digests};

/// The kind of the job that finds who gets a digest of one period, some at a time.
pub const ROUND: &str = "notices-round";
/// The kind of the job that makes the digest of one person: `{"person": …, "period": …}`. A room does it, that knows
/// addresses.
pub const DIGEST: &str = "notices-digest";

/// How many people a round takes at once.
const BATCH: i64 = 200;

/// Begins the digests that are due and that no process has begun. Any number of processes may ask at any time.
pub async fn open_round(house: &House) -> db::Result<()> {
    let now = house.clock.now();
    for (frequency, period) in due(now) {
        if digests::is_known(&mut house.db.read().await?, &period).await? {
            continue;
        }
        let mut tx = house.db.write().await?;
        if digests::begin(&mut tx, &period, now).await? {
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
    let people = digests::due(&mut tx, frequency, now, after, BATCH).await?;
    for person in &people {
        let payload = json!({ "person": person.0, "period": period });
        jobs::enqueue(&mut tx, house.ids.new_id(), now, &NewJob { kind: DIGEST, payload, run_at: now })
            .await?;
    }
    if let Some(last) = people.last().filter(|_| people.len() as i64 == BATCH) {
        enqueue_round(&mut tx, house, frequency, period, last.0).await?;
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
