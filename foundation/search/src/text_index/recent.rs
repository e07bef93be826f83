//! What was looked for lately, kept so that it need not be read again. Most searches are made of few words, and each
//! page and each filter of a search asks for the same ones.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tantivy::index::SegmentId;

use super::held::Held;

/// How much is kept, in bytes.
const ROOM: usize = 16 << 20;
/// What an entry takes beside what it holds, about.
const ENTRY: usize = 500;
/// In a smaller segment, reading again is as fast.
const LARGE: u32 = 4_000;

/// See the module. A segment never changes, so what it holds stays true for as long as it is there.
#[derive(Default)]
pub(super) struct Recent(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// What the lengths of texts were compared with.
    average: Vec<u32>,
    held: HashMap<(SegmentId, String), (Arc<Held>, u64)>,
    size: usize,
    /// Counts uses, to know what was used last.
    uses: u64,
}

impl Recent {
    /// What `make` makes for `wanted` in this segment, or made before with the same `average`.
    pub(super) fn get<E>(
        &self,
        (segment, documents): (SegmentId, u32),
        average: &[f32],
        wanted: impl FnOnce() -> String,
        make: impl FnOnce() -> Result<Held, E>,
    ) -> Result<Arc<Held>, E> {
        if documents < LARGE {
            return make().map(Arc::new);
        }
        let key = (segment, wanted());
        let average: Vec<u32> = average.iter().map(|length| length.to_bits()).collect();
        {
            let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            if kept.average != average {
                *kept = Kept { average: average.clone(), uses: kept.uses, ..Kept::default() };
            }
            kept.uses += 1;
            let now = kept.uses;
            if let Some((held, used)) = kept.held.get_mut(&key) {
                *used = now;
                return Ok(held.clone());
            }
        }
        let held = Arc::new(make()?);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.average == average {
            kept.put(key, held.clone());
        }
        Ok(held)
    }

    /// Forgets all segments but these.
    pub(super) fn keep_only(&self, segments: &[SegmentId]) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.held.retain(|(segment, _), _| segments.contains(segment));
        kept.count();
    }
}

impl Kept {
    fn put(&mut self, key: (SegmentId, String), held: Arc<Held>) {
        let size = held.size() + ENTRY;
        if self.held.insert(key, (held, self.uses)).is_none() {
            self.size += size;
        }
        if self.size > ROOM {
            // The older half goes at once, so that it is not looked for each time.
            let mut uses: Vec<u64> = self.held.values().map(|(_, used)| *used).collect();
            let middle = uses.len() / 2;
            let oldest = *uses.select_nth_unstable(middle).1;
            self.held.retain(|_, (_, used)| *used > oldest);
            self.count();
        }
    }

    fn count(&mut self) {
        self.size = self.held.values().map(|(held, _)| held.size() + ENTRY).sum();
    }
}
