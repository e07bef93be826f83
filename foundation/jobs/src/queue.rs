use db::Transaction;
use serde_json::Value;
use uuid::Uuid;

use crate::{Mail, store};

/// Something that happened to a thing. It never holds personal data: who wants to know more asks the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// What happened, as `room.thing-happened`.
    pub kind: &'static str,
    /// The kind of thing it happened to.
    pub item_kind: &'static str,
    /// The thing.
    pub item_id: Uuid,
}

/// An event that was written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recorded {
    /// Its identifier.
    pub id: Uuid,
    /// What happened.
    pub kind: String,
    /// The kind of thing it happened to.
    pub item_kind: String,
    /// The thing.
    pub item_id: Uuid,
    /// When the request that made it began, in microseconds since 1970 UTC: an event may appear later than others
    /// with a later instant.
    pub at: i64,
}

/// Work to do later.
#[derive(Clone, Debug, PartialEq)]
pub struct NewJob {
    /// Which handler does it.
    pub kind: &'static str,
    /// What the handler needs to know; emptied when the job is done.
    pub payload: Value,
    /// Not before this instant, in microseconds since 1970 UTC.
    pub run_at: i64,
}

/// The kind of the job that sends mail; the worker does it itself.
pub(crate) const MAIL: &str = "mail";

/// Writes down what happened. `id` is a fresh UUIDv7.
pub async fn emit(tx: &mut Transaction, id: Uuid, now: i64, event: Event) -> db::Result<()> {
    store::add_event(tx, id, now, event).await
}

/// Writes down many things that happened at once, each with its fresh identifier.
pub async fn emit_all(
    tx: &mut Transaction,
    now: i64,
    events: impl IntoIterator<Item = (Uuid, Event)>,
) -> db::Result<()> {
    store::add_events(tx, now, events).await
}

/// What happened at this instant or later, in order.
pub async fn events_since(tx: &mut Transaction, at: i64) -> db::Result<Vec<Recorded>> {
    store::events_since(tx, at).await
}

/// Puts work in the queue. `id` is a fresh UUIDv7 and becomes the identifier of the job.
pub async fn enqueue(tx: &mut Transaction, id: Uuid, now: i64, job: &NewJob) -> db::Result<()> {
    store::add_job(tx, id, now, job).await
}

/// Puts mail in the queue, to be sent at once. Mail that [`Mail::check`] refuses is never sent: the worker
/// gives it up with a line in the log, and the change it belongs to is kept.
pub async fn enqueue_mail(tx: &mut Transaction, id: Uuid, now: i64, mail: &Mail) -> db::Result<()> {
    let payload =
        serde_json::to_value(mail).map_err(|error| db::Error::fault("jobs::enqueue_mail", error))?;
    enqueue(tx, id, now, &NewJob { kind: MAIL, payload, run_at: now }).await
}

/// How many jobs were given up and still stand in the queue; for the page and the command that watch over it.
pub async fn dead_jobs(tx: &mut Transaction) -> db::Result<i64> {
    store::dead(tx).await
}
