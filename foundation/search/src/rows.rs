//! Where the documents of the index of texts stand in the catalogue.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tantivy::index::SegmentId;
use uuid::Uuid;

use crate::{
    Catalogue, Matches,
    text_index::{Part, Result},
};

/// What stands for "in no row".
const NOWHERE: u32 = u32::MAX;
/// How many bits stand in a word.
const WORD: usize = u64::BITS as usize;

/// For each segment of the index the rows of its documents, found out once and kept up with what comes and goes.
#[derive(Default)]
pub(crate) struct Rows(Mutex<HashMap<SegmentId, Known>>);

struct Known {
    /// [`Catalogue::comings`] when it was true.
    comings: u64,
    rows: Arc<Standing>,
}

/// The rows where the documents of a segment stand.
struct Standing {
    /// By document.
    each: Vec<u32>,
    runs: Vec<Run>,
}

/// Documents one after another that stand in rows one after another, as nearly all do in an index that was just made.
struct Run {
    document: usize,
    row: usize,
    length: usize,
}

impl Run {
    /// Sets the bits of those rows whose documents have theirs set in `documents`.
    fn set(&self, documents: &[u64], rows: &mut [u64]) {
        // In an index with many changes most stand alone, and there are as many of those as documents.
        if self.length == 1 {
            let bit = documents[self.document / WORD] >> (self.document % WORD) & 1;
            rows[self.row / WORD] |= bit << (self.row % WORD);
            return;
        }
        let mut done = 0;
        while done < self.length {
            let (document, row) = (self.document + done, self.row + done);
            // As many as are left of a word on both sides.
            let many = (WORD - document % WORD).min(WORD - row % WORD).min(self.length - done);
            let bits = documents[document / WORD] >> (document % WORD) & (u64::MAX >> (WORD - many));
            rows[row / WORD] |= bits << (row % WORD);
            done += many;
        }
    }
}

impl Standing {
    fn of(each: Vec<u32>) -> Self {
        let mut runs: Vec<Run> = Vec::new();
        for (document, row) in each.iter().enumerate().filter(|(_, row)| **row != NOWHERE) {
            let row = *row as usize;
            match runs.last_mut() {
                Some(run) if (run.document + run.length, run.row + run.length) == (document, row) => {
                    run.length += 1;
                }
                _ => runs.push(Run { document, row, length: 1 }),
            }
        }
        Self { each, runs }
    }
}

/// What words found, with the rows of the catalogue where the documents of each segment stand.
pub(crate) struct Placed<'m> {
    matches: &'m Matches,
    rows: Vec<Arc<Standing>>,
}

impl<'m> Placed<'m> {
    /// What was looked for and found.
    pub(crate) fn matches(&self) -> &'m Matches {
        self.matches
    }

    /// The rows of everything that has at least so many of the words, one bit for each of `rows` rows.
    pub(crate) fn with(&self, needed: u16, rows: usize) -> Vec<u8> {
        let mut bits = vec![0; rows.div_ceil(WORD)];
        for (part, standing) in self.matches.segments().zip(&self.rows) {
            let found = part.with(needed);
            standing.runs.iter().for_each(|run| run.set(&found, &mut bits));
        }
        let mut bytes = vec![0; bits.len() * size_of::<u64>()];
        for (eight, word) in bytes.as_chunks_mut().0.iter_mut().zip(bits) {
            *eight = u64::to_le_bytes(word);
        }
        bytes
    }

    /// Calls `look` with the row and the score of what has at least so many of the words and a score that is no less than
    /// the last that `look` gave back.
    pub(crate) fn best(&self, needed: u16, mut look: impl FnMut(u32, f32) -> f32) {
        let mut least = f32::NEG_INFINITY;
        for (part, standing) in self.matches.segments().zip(&self.rows) {
            part.best(needed, &mut least, |doc, score| match standing.each[doc] {
                NOWHERE => None,
                row => Some(look(row, score)),
            });
        }
    }
}

impl Rows {
    /// What was found, placed in this catalogue.
    pub(crate) fn place<'m>(&self, catalogue: &Catalogue, matches: &'m Matches) -> Result<Placed<'m>> {
        Ok(Placed { matches, rows: self.of(catalogue, matches)? })
    }

    /// The rows of the documents of each segment.
    fn of(&self, catalogue: &Catalogue, matches: &Matches) -> Result<Vec<Arc<Standing>>> {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all = Vec::new();
        let mut kept = HashMap::new();
        for part in matches.segments() {
            let rows = match known.remove(&part.segment()) {
                Some(mut known) => {
                    known.follow(catalogue, &part)?;
                    known
                }
                None => Known::of(catalogue, &part),
            };
            all.push(rows.rows.clone());
            kept.insert(part.segment(), rows);
        }
        *known = kept;
        Ok(all)
    }
}

impl Known {
    fn of(catalogue: &Catalogue, part: &Part<'_>) -> Self {
        let row = |key| catalogue.row(Uuid::from_u128(key)).unwrap_or(NOWHERE);
        Self { comings: catalogue.comings(), rows: Arc::new(Standing::of(part.keys().map(row).collect())) }
    }

    /// Looks again where those stand that came or went since.
    fn follow(&mut self, catalogue: &Catalogue, part: &Part<'_>) -> Result<()> {
        if self.comings == catalogue.comings() {
            return Ok(());
        }
        let Some(moved) = catalogue.moved_since(self.comings) else {
            *self = Self::of(catalogue, part);
            return Ok(());
        };
        let mut now = Vec::new();
        for id in moved {
            let row = catalogue.row(id).unwrap_or(NOWHERE);
            now.extend(part.with_key(id.as_u128())?.into_iter().map(|doc| (doc as usize, row)));
        }
        if !now.is_empty() {
            let mut each = self.rows.each.clone();
            now.into_iter().for_each(|(doc, row)| each[doc] = row);
            self.rows = Arc::new(Standing::of(each));
        }
        self.comings = catalogue.comings();
        Ok(())
    }
}
