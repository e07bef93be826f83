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

/// For each segment of the index the rows of its documents, found out once and kept up with what comes and goes.
#[derive(Default)]
pub(crate) struct Rows(Mutex<HashMap<SegmentId, Known>>);

struct Known {
    /// [`Catalogue::comings`] when it was true.
    comings: u64,
    rows: Arc<Vec<u32>>,
}

/// What words found, with the rows of the catalogue where the documents of each segment stand.
pub(crate) struct Placed<'m> {
    matches: &'m Matches,
    rows: Vec<Arc<Vec<u32>>>,
}

impl<'m> Placed<'m> {
    /// What was looked for and found.
    pub(crate) fn matches(&self) -> &'m Matches {
        self.matches
    }

    /// The rows of everything that has at least so many of the words, one bit for each of `rows` rows.
    pub(crate) fn with(&self, needed: u16, rows: usize) -> Vec<u8> {
        // What stands nowhere goes into a byte of its own.
        let nowhere = rows.next_multiple_of(8) as u32;
        let mut bits = vec![0_u8; nowhere as usize / 8 + 1];
        for (part, places) in self.matches.segments().zip(&self.rows) {
            part.each(|doc, words| {
                let row = places[doc].min(nowhere);
                bits[row as usize / 8] |= u8::from(words >= needed) << (row % 8);
            });
        }
        bits.pop();
        bits
    }

    /// Calls `look` with the row and the score of what has at least so many of the words and a score that is no less than
    /// the last that `look` gave back.
    pub(crate) fn best(&self, needed: u16, mut look: impl FnMut(u32, f32) -> f32) {
        let mut least = f32::NEG_INFINITY;
        for (part, places) in self.matches.segments().zip(&self.rows) {
            part.best(needed, &mut least, |doc, score| match places[doc] {
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
    fn of(&self, catalogue: &Catalogue, matches: &Matches) -> Result<Vec<Arc<Vec<u32>>>> {
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
        Self { comings: catalogue.comings(), rows: Arc::new(part.keys().map(row).collect()) }
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
        for id in moved {
            for doc in part.with_key(id.as_u128())? {
                Arc::make_mut(&mut self.rows)[doc as usize] = catalogue.row(id).unwrap_or(NOWHERE);
            }
        }
        self.comings = catalogue.comings();
        Ok(())
    }
}
