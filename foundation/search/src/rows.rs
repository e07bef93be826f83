//! Where the documents of the index of texts stand in the catalogue.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tantivy::index::SegmentId;
use uuid::Uuid;

use crate::{
    Catalogue, Matches,
    room::Room,
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

/// What words found, by row of the catalogue: its score, and how many of the words it has; 0 when it was not found.
pub(crate) struct Scores {
    pub(crate) scores: Room<f32>,
    pub(crate) words: Room<u16>,
}

impl Rows {
    /// What was found, by row of this catalogue.
    pub(crate) fn scores(&self, catalogue: &Catalogue, matches: &Matches) -> Result<Scores> {
        let rows = catalogue.rows_end();
        let mut found = Scores { scores: Room::of(rows), words: Room::of(rows) };
        for (part, rows) in matches.segments().zip(self.of(catalogue, matches)?) {
            for ((score, words), row) in part.worth().zip(rows.iter()) {
                if words > 0 && *row != NOWHERE {
                    found.scores[*row as usize] = score;
                    found.words[*row as usize] = words;
                }
            }
        }
        Ok(found)
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
