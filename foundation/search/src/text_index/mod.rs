//! The index: which documents hold which terms, in a folder or in memory.
//!
//! Readers never wait: they see the last commit. There is one writer per folder, guarded by a lock on a file in it.
//! The folder holds derived data only and may be thrown away.

mod correct;
mod evaluate;
mod folder;
mod held;
mod live;
mod recent;
mod schema;
mod search;
mod similar;
mod vocabulary;

use std::{
    path::Path,
    sync::{
        Arc, Mutex, PoisonError, RwLock,
        atomic::{AtomicI64, AtomicU64, Ordering::SeqCst},
    },
};

use crate::language::Language;

use folder::Folder;
use live::{Live, Writer};

pub(crate) use search::Part;
pub use search::{Match, Matches};
pub use similar::Similar;

/// What can go wrong with an index.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Another process has the folder.
    #[error("the search index in {0} is in use by another process; stop that one, or choose another folder")]
    InUse(String),
    /// The folder cannot be read or written.
    #[error("the folder of the search index cannot be used: {0}")]
    Folder(#[from] std::io::Error),
    /// The documents for a new index could not be read; the reason.
    #[error("the texts for the search index cannot be read: {0}")]
    Source(String),
    /// The index itself failed.
    #[error("the search index failed: {0}")]
    Index(#[from] tantivy::TantivyError),
}

/// What an index function answers.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Something to be found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextDocument {
    /// Its identifier: the 128 bits of a UUID.
    pub key: u128,
    /// What it is written in.
    pub language: Language,
    /// Words here weigh most.
    pub title: String,
    /// The text.
    pub body: String,
    /// Names that belong to it (organisation, themes, place), in any language; they weigh less than the title and
    /// more than the text.
    pub extra: String,
}

/// An index of texts. All functions may be called from several threads.
pub struct TextIndex {
    folder: Option<Folder>,
    live: RwLock<Arc<Live>>,
    writer: Mutex<Writer>,
    /// See [`TextIndex::position`]: what the writer knows too, for who must not wait for it; [`NEVER`] for none.
    position: AtomicI64,
    /// See [`TextIndex::generation`].
    generation: AtomicU64,
}

/// Stands for the position when nothing was ever committed.
const NEVER: i64 = i64::MIN;

impl TextIndex {
    /// Opens the index in `folder`, and makes the folder and the index when they are not there. An index of another
    /// version of this program, or a damaged one, is thrown away: [`TextIndex::needs_rebuild`] tells.
    ///
    /// # Errors
    /// [`Error::InUse`] when another process (or this one) has the folder open.
    pub fn open(folder: &Path) -> Result<Self> {
        let folder = Folder::lock(folder)?;
        let (live, writer) = match folder.present() {
            Some(path) => match Live::open(&path) {
                Ok(found) => found,
                Err(_) => Live::make(Some(&folder.fresh()?))?,
            },
            None => Live::make(Some(&folder.fresh()?))?,
        };
        folder.keep_only(live.path())?;
        Ok(Self::of(Some(folder), live, writer))
    }

    /// An index that is gone when the process ends.
    pub fn in_memory() -> Result<Self> {
        let (live, writer) = Live::make(None)?;
        Ok(Self::of(None, live, writer))
    }

    fn of(folder: Option<Folder>, live: Live, writer: Writer) -> Self {
        let position = AtomicI64::new(writer.position.unwrap_or(NEVER));
        let (live, writer) = (RwLock::new(Arc::new(live)), Mutex::new(writer));
        Self { folder, live, writer, position, generation: AtomicU64::default() }
    }

    /// A number that grows after what is found may have become another thing.
    pub(crate) fn generation(&self) -> u64 {
        self.generation.load(SeqCst)
    }

    /// The position that was given with the last commit, also by an earlier process: up to where the index knows
    /// what happened. `None` when nothing was ever committed. Never waits.
    pub fn position(&self) -> Option<i64> {
        Some(self.position.load(SeqCst)).filter(|position| *position != NEVER)
    }

    /// Whether the index is empty because it is new or its predecessor was thrown away.
    pub fn needs_rebuild(&self) -> bool {
        self.position().is_none()
    }

    /// How many documents can be found.
    pub fn count(&self) -> u64 {
        self.live().searcher().num_docs()
    }

    /// Puts documents in, each in the place of the one with the same key, and takes others out. Nobody sees it
    /// before [`TextIndex::commit`].
    pub fn update(&self, documents: &[TextDocument], removed: &[u128]) -> Result<()> {
        let writer = self.writer();
        removed.iter().for_each(|key| writer.remove(*key));
        documents.iter().try_for_each(|document| {
            writer.remove(document.key);
            writer.add(document)
        })
    }

    /// Lets readers see all updates, and keeps them on the disk together with `position`. Costs some milliseconds,
    /// so do it for many updates at once.
    pub fn commit(&self, position: i64) -> Result<()> {
        let live = self.live();
        let committed = self.writer().commit(&live, position);
        if committed.is_ok() {
            self.position.store(position, SeqCst);
        }
        self.generation.fetch_add(1, SeqCst);
        committed
    }

    /// Makes the index anew from `documents`, beside the present one, and then puts it in its place. Readers go on
    /// meanwhile; updates wait. `position` is from before the documents were read: what happens while they are read
    /// is to be given to [`TextIndex::update`] again. A document that cannot be read leaves everything as it was.
    pub fn replace_all(
        &self,
        documents: impl IntoIterator<Item = Result<TextDocument>>,
        position: i64,
    ) -> Result<()> {
        let mut old_writer = self.writer();
        let path = self.folder.as_ref().map(Folder::fresh).transpose()?;
        let (live, mut writer) = Live::make(path.as_deref())?;
        writer.leave_pieces();
        documents.into_iter().try_for_each(|document| writer.add(&document?))?;
        writer.commit(&live, position)?;
        writer.settle()?;
        live.refresh(true)?;
        let (live, kept) = (Arc::new(live), path);
        if let (Some(folder), Some(path)) = (&self.folder, &kept) {
            folder.point_to(path)?;
        }
        *self.live.write().unwrap_or_else(PoisonError::into_inner) = live.clone();
        *old_writer = writer;
        self.position.store(position, SeqCst);
        self.generation.fetch_add(1, SeqCst);
        if let Some(folder) = &self.folder {
            folder.keep_only(live.path())?;
        }
        Ok(())
    }

    fn live(&self) -> Arc<Live> {
        self.live.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn writer(&self) -> std::sync::MutexGuard<'_, Writer> {
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
