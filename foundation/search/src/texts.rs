//! Keeping the texts up with the database. Where the catalogue is read anew by every process, the texts stay in a
//! folder, with the position up to which the events have been followed: so a process that was away catches up.

use std::{
    collections::{HashMap, HashSet},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering::SeqCst},
    },
};

use db::{Db, Error, Result, Transaction};
use jobs::Recorded;
use tokio::sync::{Mutex, mpsc};
use uuid::Uuid;
use web::Instant;

use crate::{Item, Source, TextDocument, TextIndex, follow::OVERLAP, text_index};

/// How many texts are read at once.
const BATCH: usize = 200;
/// When more things than this changed at once, by a theme of many that got another name, all texts are made anew
/// beside the answering of requests: nobody waits for that.
const MANY: usize = 2_000;
/// The file in the folder that asks for a rebuild.
const WANTED: &str = "rebuild-wanted";

/// The text index with what keeps it up.
pub(crate) struct Texts {
    pub index: Arc<TextIndex>,
    folder: Option<PathBuf>,
    /// The events that are known already, of the last minutes.
    known: Mutex<HashSet<Uuid>>,
    /// Whether more changed than is followed thing by thing.
    many_changed: AtomicBool,
}

impl Texts {
    pub fn new(index: TextIndex, folder: Option<PathBuf>) -> Self {
        Self { index: Arc::new(index), folder, known: Mutex::default(), many_changed: AtomicBool::new(false) }
    }

    /// Follows the events; does nothing when somebody else is doing that at this moment.
    pub async fn follow(&self, tx: &mut Transaction, sources: &[Arc<dyn Source>]) -> Result<()> {
        let (Some(position), Ok(mut known)) = (self.index.position(), self.known.try_lock()) else {
            return Ok(());
        };
        let recent = jobs::events_since(tx, position - OVERLAP).await?;
        let new: Vec<Recorded> = recent.iter().filter(|event| !known.contains(&event.id)).cloned().collect();
        if new.is_empty() {
            return Ok(());
        }
        let mut touched = Vec::new();
        for source in sources {
            touched.push((source, source.touched(tx, &new).await?));
        }
        if touched.iter().map(|(_, ids)| ids.len()).sum::<usize>() > MANY {
            // The position stays, so that a process that stops before the rebuild finds these events again.
            self.many_changed.store(true, SeqCst);
            return Ok(());
        }
        let (mut documents, mut removed) = (Vec::new(), Vec::new());
        for (source, ids) in &touched {
            for ids in ids.chunks(BATCH) {
                let texts = source.texts(tx, ids).await?;
                let there: HashSet<u128> = texts.iter().map(|text| text.key).collect();
                removed.extend(ids.iter().map(Uuid::as_u128).filter(|key| !there.contains(key)));
                documents.extend(texts);
            }
        }
        let position = recent.iter().map(|event| event.at).fold(position, Instant::max);
        let index = self.index.clone();
        blocking(move || {
            index.update(&documents, &removed)?;
            index.commit(position)
        })
        .await?;
        *known =
            recent.into_iter().filter(|event| event.at >= position - OVERLAP).map(|event| event.id).collect();
        Ok(())
    }

    /// Makes the index anew; who searches meanwhile finds what the old one holds. `items` are all things there are,
    /// `now` is from before they were read.
    pub async fn rebuild(
        &self,
        db: &Db,
        sources: &[Arc<dyn Source>],
        items: &[Item],
        now: Instant,
    ) -> Result<()> {
        let mut known = self.known.lock().await;
        let (sender, mut documents) = mpsc::channel::<Result<TextDocument, text_index::Error>>(BATCH);
        let index = self.index.clone();
        let building = tokio::spawn(blocking(move || {
            index.replace_all(std::iter::from_fn(|| documents.blocking_recv()), now)
        }));
        let sent = send(db, sources, items, &sender).await;
        if let Err(error) = &sent {
            let _ = sender.send(Err(text_index::Error::Source(error.to_string()))).await;
        }
        drop(sender);
        sent?;
        building.await.map_err(|error| Error::fault("search::rebuild", error))??;
        known.clear();
        self.many_changed.store(false, SeqCst);
        if let Some(folder) = &self.folder {
            let _ = std::fs::remove_file(folder.join(WANTED));
        }
        Ok(())
    }

    /// Whether the index must be made anew: it is empty, of another version, too much changed, or somebody asked.
    pub fn needs_rebuild(&self) -> bool {
        self.index.needs_rebuild()
            || self.many_changed.load(SeqCst)
            || self.folder.as_ref().is_some_and(|folder| folder.join(WANTED).exists())
    }
}

/// Asks the process that holds this folder to make its index anew, and tells whether it has done so when asked later.
pub fn ask_for_rebuild(folder: &std::path::Path) -> std::io::Result<impl Fn() -> bool> {
    let wanted = folder.join(WANTED);
    std::fs::write(&wanted, "")?;
    Ok(move || !wanted.exists())
}

async fn send(
    db: &Db,
    sources: &[Arc<dyn Source>],
    items: &[Item],
    sender: &mpsc::Sender<Result<TextDocument, text_index::Error>>,
) -> Result<()> {
    for source in sources {
        let ids: Vec<Uuid> =
            items.iter().filter(|item| source.kinds().contains(&item.kind)).map(|item| item.id).collect();
        for ids in ids.chunks(BATCH) {
            let mut tx = db.read().await?;
            let mut texts = source.texts(&mut tx, ids).await?;
            drop(tx);
            // In the order of the things, so that what stands one after another there does so in the index.
            let order: HashMap<u128, usize> = ids.iter().map(Uuid::as_u128).zip(0..).collect();
            texts.sort_unstable_by_key(|text| order.get(&text.key).copied());
            for text in texts {
                if sender.send(Ok(text)).await.is_err() {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

/// Work that waits for the disk, away from the threads that answer requests.
async fn blocking<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T>
where
    T: Send + 'static,
    E: std::fmt::Display + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done.map_err(|error| Error::fault("search", error)),
        Err(error) => Err(Error::fault("search", error)),
    }
}
