//! The statements on `event`, `job` and `demo_mail`.

use db::{Result, Row, Transaction, params};
use uuid::Uuid;

use crate::{DemoMail, Event, Mail, NewJob, Recorded};

db::sql!(ADD_EVENT = "INSERT INTO event (id, kind, item_kind, item_id, at) VALUES ($1, $2, $3, $4, $5)");

db::sql!(EVENTS_SINCE = "SELECT id, kind, item_kind, item_id, at FROM event WHERE at >= $1 ORDER BY at, id");

db::sql!(
    ADD_JOB = "INSERT INTO job (id, kind, payload, state, attempts, run_at, made_at) \
               VALUES ($1, $2, $3, 'ready', 0, $4, $5)"
);

db::sql!(
    /// Whether there is anything to do, so that an idle worker never takes the one place for writing of SQLite.
    DUE = "SELECT 1 AS due FROM job WHERE state = 'ready' AND run_at <= $1 AND kind <> $2 \
           UNION ALL SELECT 1 AS due FROM job WHERE state = 'running' AND lease_until <= $1 LIMIT 1"
);

db::sql!(
    /// Jobs whose worker never came back. One that took its last attempt along is given up.
    TAKE_BACK = "UPDATE job SET state = CASE WHEN attempts >= $2 THEN 'dead' ELSE 'ready' END, \
                 ended_at = CASE WHEN attempts >= $2 THEN $1 ELSE NULL END, lease_until = NULL, \
                 last_error = 'the lease expired' \
                 WHERE state = 'running' AND lease_until <= $1 RETURNING id, kind, state"
);

db::sql!(
    /// `$4` is the kind of job that must wait; empty for none. `state = 'ready'` stands outside too: PostgreSQL judges the outer condition again on a row that another
    /// worker changed meanwhile, and without it would hand out a job twice.
    CLAIM = sqlite: "UPDATE job SET state = 'running', attempts = attempts + 1, lease_until = $2 \
                     WHERE state = 'ready' AND id IN (SELECT id FROM job WHERE state = 'ready' AND run_at <= $1 \
                     AND kind <> $4 ORDER BY run_at, id LIMIT $3) RETURNING id, kind, payload, attempts, run_at",
    postgres: "UPDATE job SET state = 'running', attempts = attempts + 1, lease_until = $2 \
               WHERE state = 'ready' AND id IN (SELECT id FROM job WHERE state = 'ready' AND run_at <= $1 \
               AND kind <> $4 ORDER BY run_at, id LIMIT $3 FOR UPDATE SKIP LOCKED) RETURNING id, kind, payload, attempts, run_at"
);

db::sql!(
    /// `attempts` tells whether the job is still ours: after an expired lease another worker has counted on.
    DONE = "UPDATE job SET state = 'done', payload = '', lease_until = NULL, ended_at = $3, last_error = NULL \
            WHERE id = $1 AND state = 'running' AND attempts = $2"
);

db::sql!(
    AGAIN = "UPDATE job SET state = 'ready', lease_until = NULL, run_at = $3, last_error = $4 \
             WHERE id = $1 AND state = 'running' AND attempts = $2"
);

db::sql!(
    GIVE_UP = "UPDATE job SET state = 'dead', lease_until = NULL, ended_at = $3, last_error = $4 \
               WHERE id = $1 AND state = 'running' AND attempts = $2"
);

db::sql!(
    PURGE = "DELETE FROM job WHERE ended_at IS NOT NULL AND ended_at <= $1 AND (state = 'done' OR ended_at <= $2)"
);

db::sql!(DEAD = "SELECT count(*) AS jobs FROM job WHERE state = 'dead' AND ended_at IS NOT NULL");

db::sql!(
    ADD_DEMO_MAIL = "INSERT INTO demo_mail (id, recipient, subject, body, html, unsubscribe, at) \
                     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING"
);

db::sql!(
    DEMO_MAILBOX = "SELECT id, recipient, subject, body, html, unsubscribe, at FROM demo_mail ORDER BY at DESC, id DESC LIMIT $1"
);

db::sql!(
    DEMO_MAIL = "SELECT id, recipient, subject, body, html, unsubscribe, at FROM demo_mail WHERE id = $1"
);

/// A job as a worker holds it.
#[derive(Debug)]
pub(crate) struct Claimed {
    pub id: Uuid,
    pub kind: String,
    pub payload: String,
    pub attempts: i64,
    run_at: i64,
}

/// A job that was given up because its worker never came back.
pub(crate) struct Lost {
    pub id: Uuid,
    pub kind: String,
}

pub(crate) async fn add_event(tx: &mut Transaction, id: Uuid, now: i64, event: Event) -> Result<()> {
    let values = params![id, event.kind, event.item_kind, event.item_id, now];
    tx.execute(&ADD_EVENT, values).await.map(drop)
}

pub(crate) async fn add_events(
    tx: &mut Transaction,
    now: i64,
    events: impl IntoIterator<Item = (Uuid, Event)>,
) -> Result<()> {
    let row =
        |(id, event): (Uuid, Event)| params![id, event.kind, event.item_kind, event.item_id, now].to_vec();
    let rows: Vec<_> = events.into_iter().map(row).collect();
    tx.insert_many("INSERT INTO event (id, kind, item_kind, item_id, at)", &rows, "").await
}

pub(crate) async fn events_since(tx: &mut Transaction, at: i64) -> Result<Vec<Recorded>> {
    let read = |row: &Row| {
        Ok(Recorded {
            id: row.get("id")?,
            kind: row.get("kind")?,
            item_kind: row.get("item_kind")?,
            item_id: row.get("item_id")?,
            at: row.get("at")?,
        })
    };
    tx.all(&EVENTS_SINCE, params![at]).await?.iter().map(read).collect()
}

pub(crate) async fn add_job(tx: &mut Transaction, id: Uuid, now: i64, job: &NewJob) -> Result<()> {
    let values = params![id, job.kind, job.payload.to_string(), job.run_at, now];
    tx.execute(&ADD_JOB, values).await.map(drop)
}

pub(crate) async fn is_due(tx: &mut Transaction, now: i64, but: &str) -> Result<bool> {
    Ok(tx.optional(&DUE, params![now, but]).await?.is_some())
}

pub(crate) async fn take_back(tx: &mut Transaction, now: i64, most_attempts: i64) -> Result<Vec<Lost>> {
    let mut lost = Vec::new();
    for row in tx.all(&TAKE_BACK, params![now, most_attempts]).await? {
        if row.get::<String>("state")? == "dead" {
            lost.push(Lost { id: row.get("id")?, kind: row.get("kind")? });
        }
    }
    Ok(lost)
}

/// The oldest first.
pub(crate) async fn claim(
    tx: &mut Transaction,
    now: i64,
    lease_until: i64,
    most: i64,
    but: &str,
) -> Result<Vec<Claimed>> {
    let rows = tx.all(&CLAIM, params![now, lease_until, most, but]).await?;
    let mut jobs = rows.iter().map(claimed).collect::<Result<Vec<_>>>()?;
    jobs.sort_by_key(|job| (job.run_at, job.id));
    Ok(jobs)
}

fn claimed(row: &Row) -> Result<Claimed> {
    Ok(Claimed {
        id: row.get("id")?,
        kind: row.get("kind")?,
        payload: row.get("payload")?,
        attempts: row.get("attempts")?,
        run_at: row.get("run_at")?,
    })
}

pub(crate) async fn done(tx: &mut Transaction, job: &Claimed, now: i64) -> Result<bool> {
    Ok(tx.execute(&DONE, params![job.id, job.attempts, now]).await? > 0)
}

pub(crate) async fn again(tx: &mut Transaction, job: &Claimed, run_at: i64, error: &str) -> Result<bool> {
    Ok(tx.execute(&AGAIN, params![job.id, job.attempts, run_at, error]).await? > 0)
}

pub(crate) async fn give_up(tx: &mut Transaction, job: &Claimed, now: i64, error: &str) -> Result<bool> {
    Ok(tx.execute(&GIVE_UP, params![job.id, job.attempts, now, error]).await? > 0)
}

pub(crate) async fn purge(tx: &mut Transaction, done_before: i64, dead_before: i64) -> Result<u64> {
    tx.execute(&PURGE, params![done_before, dead_before]).await
}

pub(crate) async fn dead(tx: &mut Transaction) -> Result<i64> {
    tx.one(&DEAD, &[]).await?.get("jobs")
}

pub(crate) async fn add_demo_mail(tx: &mut Transaction, id: Uuid, now: i64, mail: &Mail) -> Result<()> {
    let values = params![id, &mail.to, &mail.subject, &mail.body, &mail.html, &mail.unsubscribe, now];
    tx.execute(&ADD_DEMO_MAIL, values).await.map(drop)
}

pub(crate) async fn demo_mailbox(tx: &mut Transaction, limit: i64) -> Result<Vec<DemoMail>> {
    tx.all(&DEMO_MAILBOX, params![limit]).await?.iter().map(shown).collect()
}

pub(crate) async fn demo_mail(tx: &mut Transaction, id: Uuid) -> Result<Option<DemoMail>> {
    tx.optional(&DEMO_MAIL, params![id]).await?.as_ref().map(shown).transpose()
}

fn shown(row: &Row) -> Result<DemoMail> {
    Ok(DemoMail {
        id: row.get("id")?,
        mail: Mail {
            to: row.get("recipient")?,
            subject: row.get("subject")?,
            body: row.get("body")?,
            html: row.get("html")?,
            unsubscribe: row.get("unsubscribe")?,
        },
        at: row.get("at")?,
    })
}
