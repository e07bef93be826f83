//! One build of the index: what reads it and what writes to it.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
};

use tantivy::{
    Index, IndexReader, IndexWriter, ReloadPolicy, Searcher,
    directory::MmapDirectory,
    indexer::{LogMergePolicy, NoMergePolicy},
    schema::Field,
};

use super::{
    Result, TextDocument,
    recent::Recent,
    schema::{self, Fields, KEY_HALVES},
    vocabulary::Vocabulary,
};

/// How much memory the writer may fill before it writes to the disk. The least that the library accepts.
const WRITER_MEMORY: usize = 15_000_000;

/// The side that reads.
pub(super) struct Live {
    path: Option<PathBuf>,
    reader: IndexReader,
    pub(super) fields: Fields,
    vocabulary: RwLock<Arc<Vocabulary>>,
    pub(super) recent: Recent,
}

/// The side that writes.
pub(super) struct Writer {
    writer: IndexWriter,
    fields: Fields,
    halves: [Field; 2],
    pub(super) position: Option<i64>,
}

impl Live {
    /// Opens what an earlier process made.
    pub(super) fn open(path: &Path) -> Result<(Self, Writer)> {
        Self::of(Index::open_in_dir(path)?, Some(path))
    }

    /// An empty index in an empty folder, or in memory.
    pub(super) fn make(path: Option<&Path>) -> Result<(Self, Writer)> {
        let index = match path {
            Some(path) => Index::create(
                MmapDirectory::open(path).map_err(tantivy::TantivyError::from)?,
                schema::schema(),
                Default::default(),
            )?,
            None => Index::create_in_ram(schema::schema()),
        };
        Self::of(index, path)
    }

    fn of(index: Index, path: Option<&Path>) -> Result<(Self, Writer)> {
        let fields = Fields::of(&index)?;
        index.tokenizers().register(schema::WORDS, schema::Terms { as_written: true });
        index.tokenizers().register(schema::FORMS, schema::Terms { as_written: false });
        let reader = index
            .reader_builder()
            .reload_policy(ReloadPolicy::Manual)
            .doc_store_cache_num_blocks(1)
            .try_into()?;
        let [high, low] = KEY_HALVES.map(|name| index.schema().get_field(name));
        let position = index.load_metas()?.payload.and_then(|payload| payload.parse().ok());
        let writer = index.writer_with_num_threads(1, WRITER_MEMORY)?;
        let live = Self {
            path: path.map(Path::to_owned),
            reader,
            fields,
            vocabulary: RwLock::default(),
            recent: Recent::default(),
        };
        live.refresh(true)?;
        Ok((live, Writer { writer, fields, halves: [high?, low?], position }))
    }

    pub(super) fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The last commit, as it stays for as long as it is held.
    pub(super) fn searcher(&self) -> Searcher {
        self.reader.searcher()
    }

    pub(super) fn vocabulary(&self) -> Arc<Vocabulary> {
        self.vocabulary.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Shows readers the last commit. The vocabulary follows when enough has changed, or at once when `all`.
    pub(super) fn refresh(&self, all: bool) -> Result<()> {
        self.reader.reload()?;
        let searcher = self.reader.searcher();
        let segments: Vec<_> = searcher.segment_readers().iter().map(|reader| reader.segment_id()).collect();
        self.recent.keep_only(&segments);
        if all || self.vocabulary().is_stale(&searcher) {
            let vocabulary = Arc::new(Vocabulary::read(&searcher, &self.fields)?);
            *self.vocabulary.write().unwrap_or_else(PoisonError::into_inner) = vocabulary;
        }
        Ok(())
    }
}

impl Writer {
    pub(super) fn add(&self, document: &TextDocument) -> Result<()> {
        self.writer.add_document(self.fields.document(document, self.halves))?;
        Ok(())
    }

    pub(super) fn remove(&self, key: u128) {
        self.writer.delete_term(self.fields.key_term(key));
    }

    pub(super) fn commit(&mut self, live: &Live, position: i64) -> Result<()> {
        let mut prepared = self.writer.prepare_commit()?;
        prepared.set_payload(&position.to_string());
        prepared.commit()?;
        live.refresh(false)
    }

    /// Lets the pieces in which the index is written be, until [`Writer::settle`]: a piece that is being joined
    /// meanwhile could not be joined then.
    pub(super) fn leave_pieces(&self) {
        self.writer.set_merge_policy(Box::new(NoMergePolicy));
    }

    /// Joins the pieces in which the index was written into one, so that reading is fast; from then on they are
    /// joined in passing.
    pub(super) fn settle(&mut self) -> Result<()> {
        let pieces = self.writer.index().searchable_segment_ids()?;
        if pieces.len() > 1 {
            self.writer.merge(&pieces).wait()?;
        }
        self.writer.set_merge_policy(Box::new(LogMergePolicy::default()));
        Ok(())
    }
}
