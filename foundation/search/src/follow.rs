//! Keeping up with the database: the catalogue is derived data of each process, and follows the events.

use std::{
    collections::HashSet,
    sync::{
        Arc, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering::SeqCst},
    },
    time::Duration,
};

use db::{Db, Result, Transaction};
use tokio::sync::{Mutex, watch};
use uuid::Uuid;
use web::{Actor, Clock, Instant, SECOND};

use crate::{Catalogue, Selected, Selection, Source};

/// An event carries the time at which its request began, and is seen when its transaction ends: so the events of
/// the last one and a half minutes are read again each time. A request takes 30 seconds at most; the rest is for
/// clocks that differ.
const OVERLAP: i64 = 90 * SECOND;

/// Finds things of all rooms. Cheap to clone.
#[derive(Clone)]
pub struct Search(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    sources: Vec<Arc<dyn Source>>,
    catalogue: RwLock<Catalogue>,
    cursor: Mutex<Option<Cursor>>,
    /// [`Db::changes`] at the last time of catching up; one more than that when never.
    seen: AtomicU64,
}

/// How far the events have been followed.
struct Cursor {
    latest: Instant,
    known: HashSet<Uuid>,
}

impl Search {
    /// Over these rooms. Nothing is read before the first question.
    pub fn new(db: Db, clock: Clock, sources: Vec<Arc<dyn Source>>) -> Self {
        let seen = AtomicU64::new(u64::MAX);
        Self(Arc::new(Inner {
            db,
            clock,
            sources,
            catalogue: RwLock::default(),
            cursor: Mutex::default(),
            seen,
        }))
    }

    /// What this actor may see of a selection, with all that this process has written until now.
    pub async fn select(&self, actor: &Actor, selection: &Selection) -> Result<Selected> {
        self.keep_up().await?;
        let catalogue = self.0.catalogue.read().unwrap_or_else(PoisonError::into_inner);
        Ok(catalogue.select(actor, selection, None))
    }

    /// Reads what changed, if this process wrote anything since the last time.
    async fn keep_up(&self) -> Result<()> {
        if self.0.seen.load(SeqCst) == self.0.db.changes() { Ok(()) } else { self.catch_up().await }
    }

    /// Reads what changed, by whichever process. The first time it reads everything.
    pub async fn catch_up(&self) -> Result<()> {
        let mut cursor = self.0.cursor.lock().await;
        let changes = self.0.db.changes();
        let mut tx = self.0.db.read().await?;
        match cursor.as_mut() {
            Some(cursor) => self.follow(&mut tx, cursor).await?,
            None => *cursor = Some(self.load(&mut tx).await?),
        }
        self.0.seen.store(changes, SeqCst);
        Ok(())
    }

    async fn load(&self, tx: &mut Transaction) -> Result<Cursor> {
        let latest = self.0.clock.now();
        let mut catalogue = Catalogue::default();
        for source in &self.0.sources {
            catalogue.put(source.all(tx).await?);
        }
        *self.0.catalogue.write().unwrap_or_else(PoisonError::into_inner) = catalogue;
        Ok(Cursor { latest, known: HashSet::new() })
    }

    async fn follow(&self, tx: &mut Transaction, cursor: &mut Cursor) -> Result<()> {
        let recent = jobs::events_since(tx, cursor.latest - OVERLAP).await?;
        let (known, new): (Vec<_>, Vec<_>) = recent.into_iter().partition(|e| cursor.known.contains(&e.id));
        if new.is_empty() {
            return Ok(());
        }
        for source in &self.0.sources {
            let touched = source.touched(tx, &new).await?;
            if !touched.is_empty() {
                let entries = source.entries(tx, &touched).await?;
                let there: HashSet<Uuid> = entries.iter().map(|entry| entry.item.id).collect();
                let mut catalogue = self.0.catalogue.write().unwrap_or_else(PoisonError::into_inner);
                catalogue.remove(touched.into_iter().filter(|id| !there.contains(id)));
                catalogue.put(entries);
            }
        }
        cursor.latest = new.iter().map(|event| event.at).fold(cursor.latest, Instant::max);
        cursor.known = known.into_iter().chain(new).map(|event| event.id).collect();
        Ok(())
    }

    /// Catches up every second until `stop` holds `true`, so that what other processes wrote is found too.
    pub async fn follow_forever(&self, mut stop: watch::Receiver<bool>) {
        let mut failing = false;
        while !*stop.borrow() {
            match self.catch_up().await {
                Ok(()) => failing = false,
                Err(error) if !failing => {
                    tracing::warn!(%error, "the index cannot follow the database; trying again");
                    failing = true;
                }
                Err(_) => {}
            }
            tokio::select! {
                _ = stop.changed() => {}
                () = tokio::time::sleep(Duration::from_secs(1)) => {}
            }
        }
    }
}
