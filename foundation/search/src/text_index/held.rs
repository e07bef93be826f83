//! What the documents of a segment are worth for one thing that was asked for.

use tantivy::DocId;

/// The worth of a document, in parts of this; every document that holds what was asked for has one part at least.
pub(super) const FULL: f32 = 65_535.0;

/// The documents of a segment that hold what was asked for, with what each is worth. Removed ones may be among them.
pub(super) enum Held {
    /// When few documents do: which ones, in order, and their worth.
    Few(Vec<(DocId, u16)>),
    /// When many do: the worth of every document of the segment, 0 for those that do not, and how many do.
    Many(Vec<u16>, usize),
}

impl Held {
    /// Out of what each document is worth, between 0 and 1.
    pub(super) fn of(worth: &[f32]) -> Self {
        let count = worth.iter().filter(|worth| **worth > 0.0).count();
        // A pair takes four times the room of a number.
        if count * 4 < worth.len() {
            let mut few = Vec::with_capacity(count);
            for (doc, worth) in worth.iter().enumerate() {
                if *worth > 0.0 {
                    few.push((doc as DocId, parts(*worth)));
                }
            }
            return Self::Few(few);
        }
        let many = worth.iter().map(|worth| if *worth > 0.0 { parts(*worth) } else { 0 }).collect();
        Self::Many(many, count)
    }

    /// How many documents hold it.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Few(few) => few.len(),
            Self::Many(_, count) => *count,
        }
    }

    /// How much memory it takes, in bytes.
    pub(super) fn size(&self) -> usize {
        match self {
            Self::Few(few) => size_of_val(few.as_slice()),
            Self::Many(many, _) => size_of_val(many.as_slice()),
        }
    }

    /// Adds `rarity` times the worth of each document to its score, and sets `bit` in its words.
    pub(super) fn add(&self, rarity: f32, bit: u16, scores: &mut [f32], words: &mut [u16]) {
        let factor = rarity / FULL;
        match self {
            Self::Few(few) => {
                for (doc, parts) in few {
                    scores[*doc as usize] += f32::from(*parts) * factor;
                    words[*doc as usize] |= bit;
                }
            }
            Self::Many(many, _) => {
                for ((parts, score), words) in many.iter().zip(scores).zip(words) {
                    *score += f32::from(*parts) * factor;
                    *words |= if *parts == 0 { 0 } else { bit };
                }
            }
        }
    }

    /// The documents that hold it, in order.
    pub(super) fn docs(&self) -> Box<dyn Iterator<Item = DocId> + '_> {
        match self {
            Self::Few(few) => Box::new(few.iter().map(|(doc, _)| *doc)),
            Self::Many(many, _) => {
                Box::new((0..).zip(many).filter(|(_, parts)| **parts > 0).map(|(doc, _)| doc))
            }
        }
    }
}

fn parts(worth: f32) -> u16 {
    // A conversion to a smaller number stays within its bounds.
    (worth * FULL).max(1.0) as u16
}
