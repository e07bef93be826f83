use std::{collections::HashMap, pin::Pin, sync::Arc, time::Duration};

use db::Db;
use serde_json::Value;
use tokio::{
    sync::{Notify, watch},
    task::JoinSet,
};
use uuid::Uuid;

use crate::{
    Mail, Mailer,
    queue::MAIL,
    store::{self, Claimed},
};

/// A future in a box.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Does the jobs of one kind; gets the payload. An error means: try again later, unless it is [`Permanent`].
pub type Handler = Arc<dyn Fn(Value) -> BoxFuture<'static, anyhow::Result<()>> + Send + Sync>;

/// Tells the time in microseconds since 1970 UTC.
pub type Now = Arc<dyn Fn() -> i64 + Send + Sync>;

/// A [`Handler`] from an async closure.
pub fn handler<F, Fut>(work: F) -> Handler
where
    F: Fn(Value) -> Fut + Send + Sync + 'static,
    Fut: Future<Output = anyhow::Result<()>> + Send + 'static,
{
    Arc::new(move |payload| Box::pin(work(payload)))
}

/// The error of a job that must not be tried again. The text holds no personal data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Permanent(pub String);

/// After so many failed attempts, over about twenty hours, a job is given up.
pub const MOST_ATTEMPTS: i64 = 12;

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

const BATCH: i64 = 10;
/// A batch is worked off one by one, so the lease is longer than the whole batch can take.
const MOST_TIME: Duration = Duration::from_secs(60);
const LEASE: i64 = 15 * MINUTE;
const LONGEST_WAIT: i64 = 6 * HOUR;
const KEEP_DONE: i64 = 7 * DAY;
/// Long enough to look into it and to put it back.
const KEEP_DEAD: i64 = 30 * DAY;
const MOST_ERROR: usize = 500;

/// Takes jobs from the queue and does them. Several may run at once, in one process or in many.
pub struct Worker {
    db: Db,
    now: Now,
    mailer: Mailer,
    handlers: HashMap<&'static str, Handler>,
    woken: Arc<Notify>,
    most_time: Duration,
}

impl Worker {
    /// Kinds of jobs without a handler fail and are tried again: a newer version may know them.
    pub fn new(db: Db, now: Now, mailer: Mailer, handlers: HashMap<&'static str, Handler>) -> Self {
        Self { db, now, mailer, handlers, woken: Arc::default(), most_time: MOST_TIME }
    }

    /// How long one attempt may take: a minute, or less when set here.
    #[must_use]
    pub fn most_time(mut self, most_time: Duration) -> Self {
        self.most_time = most_time.min(MOST_TIME);
        self
    }

    /// `notify_one` on this makes [`Worker::run_forever`] look for work at once.
    pub fn waker(&self) -> Arc<Notify> {
        self.woken.clone()
    }

    /// Does everything that is due, also what becomes due meanwhile, and tells how many attempts that took.
    pub async fn run_due(&self) -> anyhow::Result<usize> {
        let mut attempts = 0;
        loop {
            match self.run_batch().await? {
                0 => return Ok(attempts),
                more => attempts += more,
            }
        }
    }

    async fn run_batch(&self) -> anyhow::Result<usize> {
        let jobs = self.claim().await?;
        for job in &jobs {
            let outcome = self.attempt(job).await;
            self.finish(job, outcome).await?;
        }
        Ok(jobs.len())
    }

    /// Removes jobs that were done seven days ago or given up thirty days ago.
    pub async fn purge(&self) -> db::Result<u64> {
        let now = (self.now)();
        let mut tx = self.db.write().await?;
        let removed = store::purge(&mut tx, now - KEEP_DONE, now - KEEP_DEAD).await?;
        tx.commit().await?;
        Ok(removed)
    }

    /// Looks for work every second until `stop` holds `true`; finishes what it holds first. A database that is
    /// not available is tried again after a growing pause, with one line in the log.
    pub async fn run_forever(&self, mut stop: watch::Receiver<bool>) {
        const LONGEST_PAUSE: Duration = Duration::from_secs(30);
        const USUAL_PAUSE: Duration = Duration::from_secs(1);
        let mut pause = USUAL_PAUSE;
        let mut failing = false;
        let mut purged_at = i64::MIN;
        while !*stop.borrow() {
            match self.round(&mut purged_at, &stop).await {
                Ok(()) => {
                    if failing {
                        tracing::info!("the queue is worked off again");
                    }
                    (failing, pause) = (false, USUAL_PAUSE);
                }
                Err(error) => {
                    if !failing {
                        tracing::error!(
                            error = format!("{error:#}"),
                            "the queue cannot be worked off; trying again"
                        );
                    }
                    pause = if failing { (pause * 2).min(LONGEST_PAUSE) } else { pause };
                    failing = true;
                }
            }
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.woken.notified(), if !failing => {}
                changed = stop.changed() => if changed.is_err() { return },
            }
        }
    }

    async fn round(&self, purged_at: &mut i64, stop: &watch::Receiver<bool>) -> anyhow::Result<()> {
        while !*stop.borrow() && self.run_batch().await? > 0 {}
        let now = (self.now)();
        if now.saturating_sub(*purged_at) >= HOUR {
            self.purge().await?;
            *purged_at = now;
        }
        Ok(())
    }

    async fn claim(&self) -> db::Result<Vec<Claimed>> {
        let now = (self.now)();
        let but = if matches!(self.mailer, Mailer::Waiting) { MAIL } else { "" };
        if !store::is_due(&mut self.db.read().await?, now, but).await? {
            return Ok(Vec::new());
        }
        let mut tx = self.db.write().await?;
        let lost = store::take_back(&mut tx, now, MOST_ATTEMPTS).await?;
        let jobs = store::claim(&mut tx, now, now + LEASE, BATCH, but).await?;
        tx.commit().await?;
        for job in lost {
            given_up(job.id, &job.kind, MOST_ATTEMPTS);
        }
        Ok(jobs)
    }

    /// In a task of its own, so that a panic is a failed attempt and not the end of the worker. Dropping the set
    /// of tasks ends the task.
    async fn attempt(&self, job: &Claimed) -> anyhow::Result<()> {
        let work = self.work(job)?;
        let mut tasks = JoinSet::new();
        tasks.spawn(work);
        match tokio::time::timeout(self.most_time, tasks.join_next()).await {
            Ok(Some(Ok(outcome))) => outcome,
            Ok(Some(Err(_)) | None) => Err(anyhow::anyhow!("the handler panicked")),
            Err(_) => Err(anyhow::anyhow!("the handler took longer than {:?}", self.most_time)),
        }
    }

    fn work(&self, job: &Claimed) -> anyhow::Result<BoxFuture<'static, anyhow::Result<()>>> {
        // Only where the text went wrong is told: the payload may hold an address.
        let unreadable =
            |error: serde_json::Error| Permanent(format!("unreadable payload, column {}", error.column()));
        if job.kind == MAIL {
            let mail: Mail = serde_json::from_str(&job.payload).map_err(unreadable)?;
            let (mailer, id, now) = (self.mailer.clone(), job.id, (self.now)());
            return Ok(Box::pin(async move { mailer.send(id, now, &mail).await }));
        }
        let payload = serde_json::from_str(&job.payload).map_err(unreadable)?;
        let handler = self.handlers.get(job.kind.as_str());
        Ok(handler.ok_or_else(|| anyhow::anyhow!("nobody does jobs of this kind"))?(payload))
    }

    async fn finish(&self, job: &Claimed, outcome: anyhow::Result<()>) -> db::Result<()> {
        let now = (self.now)();
        let mut tx = self.db.write().await?;
        let still_ours = match outcome {
            Ok(()) => store::done(&mut tx, job, now).await?,
            Err(error) => {
                let text: String = format!("{error:#}").chars().take(MOST_ERROR).collect();
                if job.attempts >= MOST_ATTEMPTS || error.chain().any(|cause| cause.is::<Permanent>()) {
                    given_up(job.id, &job.kind, job.attempts);
                    store::give_up(&mut tx, job, now, &text).await?
                } else {
                    store::again(&mut tx, job, now + pause_after(job.attempts), &text).await?
                }
            }
        };
        tx.commit().await?;
        if !still_ours {
            tracing::warn!(job = %job.id, kind = job.kind, "a job took longer than its lease and may be done twice");
        }
        Ok(())
    }
}

/// Without what went wrong: that may name people, and stands in `job.last_error`.
fn given_up(id: Uuid, kind: &str, attempts: i64) {
    tracing::error!(job = %id, kind, attempts, "a job was given up; job.last_error tells why");
}

/// One minute after the first attempt, doubling to six hours.
fn pause_after(attempts: i64) -> i64 {
    let doublings = u32::try_from((attempts - 1).clamp(0, 16)).unwrap_or_default();
    (MINUTE << doublings).min(LONGEST_WAIT)
}
