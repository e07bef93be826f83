//! The values of one dimension by row.

use std::collections::HashMap;

use roaring::RoaringBitmap;

/// What stands for "none".
const NONE: u32 = u32::MAX;

/// For each row the places of its values. Nearly all rows have one value of a dimension, if any; what a few have
/// besides stands apart.
#[derive(Default)]
pub(super) struct Column {
    first: Vec<u32>,
    /// The rows that have several, and the others of those.
    several: RoaringBitmap,
    others: HashMap<u32, Vec<u32>>,
}

impl Column {
    /// A value that the row did not have.
    pub(super) fn add(&mut self, row: u32, place: u32) {
        let at = row as usize;
        if self.first.len() <= at {
            self.first.resize(at + 1, NONE);
        }
        if self.first[at] == NONE {
            self.first[at] = place;
        } else {
            self.several.insert(row);
            self.others.entry(row).or_default().push(place);
        }
    }

    /// The row has none any more.
    pub(super) fn clear(&mut self, row: u32) {
        if let Some(first) = self.first.get_mut(row as usize) {
            *first = NONE;
        }
        if self.several.remove(row) {
            self.others.remove(&row);
        }
    }

    /// How many of the rows have each value, by its place; there are so many places.
    pub(super) fn tally(&self, rows: &RoaringBitmap, places: usize) -> Vec<u32> {
        let mut tally = vec![0; places];
        for row in rows {
            match self.first.get(row as usize) {
                Some(place) if *place != NONE => tally[*place as usize] += 1,
                _ => {}
            }
        }
        for place in (&self.several & rows).iter().filter_map(|row| self.others.get(&row)).flatten() {
            tally[*place as usize] += 1;
        }
        tally
    }
}
