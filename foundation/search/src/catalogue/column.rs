//! The values of one dimension by row.

use std::collections::HashMap;

use roaring::RoaringBitmap;

/// What stands for "none".
const NONE: u16 = u16::MAX;

/// For each row the numbers of its values within the dimension. Nearly all rows have one value, if any; what a few have
/// besides stands apart, and so do numbers that are too large: what is looked at for each row is kept small.
#[derive(Default)]
pub(super) struct Column {
    first: Vec<u16>,
    /// The rows that have others, and those.
    several: RoaringBitmap,
    others: HashMap<u32, Vec<u32>>,
}

impl Column {
    /// A value that the row did not have.
    pub(super) fn add(&mut self, row: u32, number: u32) {
        let at = row as usize;
        if self.first.len() <= at {
            self.first.resize(at + 1, NONE);
        }
        match u16::try_from(number) {
            Ok(number) if number != NONE && self.first[at] == NONE => self.first[at] = number,
            _ => {
                self.several.insert(row);
                self.others.entry(row).or_default().push(number);
            }
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

    /// How many of the rows, as a set and one after another, have each of `values` values, by its number.
    pub(super) fn tally(&self, set: &RoaringBitmap, rows: &[u32], values: usize) -> Vec<u32> {
        let mut tally = vec![0; values];
        for row in rows {
            match self.first.get(*row as usize) {
                Some(number) if *number != NONE => tally[*number as usize] += 1,
                _ => {}
            }
        }
        for number in (&self.several & set).iter().filter_map(|row| self.others.get(&row)).flatten() {
            tally[*number as usize] += 1;
        }
        tally
    }
}
