//! Keeping up with the database: the catalogue is derived data of each process, and follows the events.

use std::{
    collections::HashSet,
    path::Path,
    sync::{
        Arc, PoisonError, RwLock, RwLockReadGuard,
        atomic::{AtomicU64, Ordering::SeqCst},
        mpsc,
    },
    time::Duration,
};

use db::{Db, Result, Transaction};
use tokio::sync::{Mutex, watch};
use uuid::Uuid;
use web::{Actor, Clock, Instant, SECOND};

use crate::{
    Catalogue, Entry, Item, Query, Selected, Selection, Similar, Source, TextIndex,
    answers::{Answers, Asked},
    remembered::Memory,
    rows::Rows,
    text_index,
    texts::Texts,
};

/// An event carries the time at which its request began, and is seen when its transaction ends: so the events of
/// the last one and a half minutes are read again each time. A request takes 30 seconds at most; the rest is for
/// clocks that differ.
pub(crate) const OVERLAP: i64 = 90 * SECOND;

/// An index over so many things is made within a second.
const SMALL: usize = 2_000;
/// How many batches are read before they are put in.
const READ_AHEAD: usize = 4;
/// What is alike is looked for so many times further, because some of it may not be seen.
const LOOKED_FURTHER: usize = 20;

/// Finds things of all rooms. Cheap to clone.
#[derive(Clone)]
pub struct Search(Arc<Inner>);

struct Inner {
    db: Db,
    clock: Clock,
    sources: Vec<Arc<dyn Source>>,
    catalogue: RwLock<Catalogue>,
    texts: Texts,
    rows: Rows,
    answers: Answers,
    memory: Memory,
    /// See [`Search::generation`].
    generation: AtomicU64,
    cursor: Mutex<Option<Cursor>>,
    /// [`Db::changes`] at the last time of catching up; one more than that when never.
    seen: AtomicU64,
}

/// What words found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The things, and the counts.
    pub selected: Selected,
    /// Whether something has every word, before filters. When that is few, things with most of the words follow.
    pub every_word: bool,
    /// Whether things with only most of the words followed, before filters.
    pub is_widened: bool,
    /// What was searched for instead of what was typed, when a word stands nowhere.
    pub corrected: Option<String>,
    /// The words as they were looked for, for [`crate::excerpt`].
    pub searched: Query,
    /// Whether the index is being made for the first time, so that much is not found yet.
    pub is_building: bool,
}

/// How far the events have been followed.
struct Cursor {
    latest: Instant,
    known: HashSet<Uuid>,
}

impl Search {
    /// Over these rooms, with the texts in `folder`, or in memory without one. Nothing is read before the first
    /// question.
    ///
    /// # Errors
    /// When the folder cannot be used, or another process uses it.
    pub fn new(
        db: Db,
        clock: Clock,
        sources: Vec<Arc<dyn Source>>,
        folder: Option<&Path>,
    ) -> Result<Self, text_index::Error> {
        let index = folder.map_or_else(TextIndex::in_memory, TextIndex::open)?;
        let texts = Texts::new(index, folder.map(Path::to_owned));
        let seen = AtomicU64::new(u64::MAX);
        Ok(Self(Arc::new(Inner {
            db,
            clock,
            sources,
            catalogue: RwLock::default(),
            texts,
            rows: Rows::default(),
            answers: Answers::default(),
            memory: Memory::default(),
            generation: AtomicU64::default(),
            cursor: Mutex::default(),
            seen,
        })))
    }

    /// What this actor may see of a selection, with all that this process has written until now.
    pub async fn select(&self, actor: &Actor, selection: &Selection) -> Result<Selected> {
        Ok(self.answer(actor, selection, None).await?.selected)
    }

    /// What this actor may see of a selection and what `words` find.
    pub async fn find(&self, actor: &Actor, selection: &Selection, words: &Query) -> Result<Found> {
        self.answer(actor, selection, Some(words)).await
    }

    async fn answer(&self, actor: &Actor, selection: &Selection, words: Option<&Query>) -> Result<Found> {
        self.keep_up().await?;
        let state = (self.generation(), self.0.texts.index.generation());
        let asked = Asked::of(actor, selection, words);
        if let Some(found) = asked.as_ref().and_then(|asked| self.0.answers.get(state, asked)) {
            return Ok(found);
        }
        let found = self.look(actor, selection, words)?;
        if let Some(asked) = asked {
            self.0.answers.put(state, asked, &found);
        }
        Ok(found)
    }

    fn look(&self, actor: &Actor, selection: &Selection, words: Option<&Query>) -> Result<Found> {
        let Some(words) = words else {
            let selected = self.catalogue().select(actor, selection, None);
            return Ok(Found { selected, ..Found::default() });
        };
        let matches = self.0.texts.index.matches(words).map_err(fault)?;
        let catalogue = self.catalogue();
        let placed = self.0.rows.place(&catalogue, &matches).map_err(fault)?;
        let fitting = catalogue.seen(actor, &selection.kinds, &placed);
        let selected = catalogue.select_rows(actor, selection, Some(&fitting));
        let every_word = fitting.every_word;
        Ok(Found {
            selected,
            every_word,
            is_widened: fitting.is_widened,
            corrected: matches.corrected.filter(|_| every_word),
            searched: matches.searched,
            is_building: self.0.texts.index.needs_rebuild(),
        })
    }

    /// Things of these kinds that this actor may see and that are most like `text`, the most alike first. See
    /// [`TextIndex::similar`].
    pub async fn similar(
        &self,
        actor: &Actor,
        kinds: &[&'static str],
        text: &str,
        needed: u32,
        most: usize,
    ) -> Result<Vec<(Item, Similar)>> {
        self.keep_up().await?;
        let further = most.saturating_mul(LOOKED_FURTHER);
        let similar = self.0.texts.index.similar(text, needed, further).map_err(fault)?;
        let catalogue = self.catalogue();
        let seen = similar.into_iter().filter_map(|similar| {
            let item = catalogue.visible_item(actor, Uuid::from_u128(similar.key))?;
            (kinds.is_empty() || kinds.contains(&item.kind)).then_some((item, similar))
        });
        Ok(seen.take(most).collect())
    }

    /// A number that grows whenever something happened that the catalogue follows.
    pub(crate) fn generation(&self) -> u64 {
        self.0.generation.load(SeqCst)
    }

    pub(crate) fn memory(&self) -> &Memory {
        &self.0.memory
    }

    pub(crate) fn database(&self) -> &Db {
        &self.0.db
    }

    /// What the rooms supply.
    pub(crate) fn sources(&self) -> &[Arc<dyn Source>] {
        &self.0.sources
    }

    fn catalogue(&self) -> RwLockReadGuard<'_, Catalogue> {
        self.0.catalogue.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Makes the texts anew, if needed or asked for with `always`. Who searches meanwhile finds what there was.
    pub async fn rebuild(&self, always: bool) -> Result<()> {
        if !always && !self.0.texts.needs_rebuild() {
            return Ok(());
        }
        let now = self.0.clock.now();
        self.catch_up_entries().await?;
        let items = self.catalogue().items();
        self.0.texts.rebuild(&self.0.db, &self.0.sources, &items, now).await
    }

    /// Reads what changed, if this process wrote anything since the last time.
    async fn keep_up(&self) -> Result<()> {
        if self.0.seen.load(SeqCst) == self.0.db.changes() { Ok(()) } else { self.catch_up().await }
    }

    /// Reads what changed, by whichever process. The first time it reads everything.
    pub async fn catch_up(&self) -> Result<()> {
        self.catch_up_entries().await?;
        // A small index is made at once, so that the first search of a new network finds everything; a large one is
        // the work of [`Search::follow_forever`].
        if self.0.texts.index.needs_rebuild() && self.catalogue().len() <= SMALL {
            self.rebuild(false).await?;
        }
        self.0.texts.follow(&mut self.0.db.read().await?, &self.0.sources).await
    }

    async fn catch_up_entries(&self) -> Result<()> {
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
        // Reading and putting in go on beside each other: together they are most of the start of the program.
        let (sender, entries) = mpsc::sync_channel(READ_AHEAD);
        let loading = tokio::task::spawn_blocking(move || {
            let mut catalogue = Catalogue::default();
            entries.iter().for_each(|entries| catalogue.load(entries));
            catalogue.sort();
            catalogue
        });
        let read = self.read_all(tx, &sender).await;
        drop(sender);
        let catalogue = loading.await.map_err(|error| db::Error::fault("search::load", error))?;
        read?;
        *self.0.catalogue.write().unwrap_or_else(PoisonError::into_inner) = catalogue;
        Ok(Cursor { latest, known: HashSet::new() })
    }

    async fn read_all(&self, tx: &mut Transaction, into: &mpsc::SyncSender<Vec<Entry>>) -> Result<()> {
        for source in &self.0.sources {
            let mut after = Uuid::nil();
            loop {
                let entries = source.all(tx, after).await?;
                let Some(last) = entries.last() else { break };
                after = last.item.id;
                if into.send(entries).is_err() {
                    return Ok(());
                }
            }
        }
        Ok(())
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
        self.0.generation.fetch_add(1, SeqCst);
        cursor.latest = new.iter().map(|event| event.at).fold(cursor.latest, Instant::max);
        cursor.known = known.into_iter().chain(new).map(|event| event.id).collect();
        Ok(())
    }

    /// Catches up every second until `stop` holds `true`, so that what other processes wrote is found too.
    pub async fn follow_forever(&self, mut stop: watch::Receiver<bool>) {
        let mut failing = false;
        while !*stop.borrow() {
            match self.catch_up().await.and(self.rebuild(false).await) {
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

fn fault(error: text_index::Error) -> db::Error {
    db::Error::fault("search", error)
}
