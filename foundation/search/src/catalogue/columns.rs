//! The values of things by row.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::Dimension;

/// How many dimensions have a place in each row: the cells of a row together fit in a part of a cache line.
const CELLS: usize = 8;

/// For each row the numbers of its values within their dimensions, one more than that and 0 for none. All cells of a row
/// stand together, so that all dimensions are counted in one go over the rows. Nearly all rows have one value of a
/// dimension, if any; what a few have besides stands apart, and so do numbers that are too large for a cell. Of more
/// dimensions than there are cells nothing is kept here.
#[derive(Default)]
pub(super) struct Columns {
    dimensions: Vec<Dimension>,
    rows: Vec<[u16; CELLS]>,
    beside: [Beside; CELLS],
}

/// The rows with values that have no cell, and those values.
#[derive(Default)]
struct Beside {
    rows: RoaringBitmap,
    numbers: HashMap<u32, Vec<u32>>,
}

impl Columns {
    /// The cell of a dimension.
    pub(super) fn cell(&self, dimension: Dimension) -> Option<usize> {
        self.dimensions.iter().position(|known| *known == dimension)
    }

    /// A cell for a dimension that has none, if there is one left.
    fn new_cell(&mut self, dimension: Dimension) -> Option<usize> {
        (self.dimensions.len() < CELLS).then(|| {
            self.dimensions.push(dimension);
            self.dimensions.len() - 1
        })
    }

    /// A value that the row did not have.
    pub(super) fn add(&mut self, dimension: Dimension, row: u32, number: u32) {
        let Some(cell) = self.cell(dimension).or_else(|| self.new_cell(dimension)) else { return };
        if self.rows.len() <= row as usize {
            self.rows.resize(row as usize + 1, [0; CELLS]);
        }
        let place = &mut self.rows[row as usize][cell];
        match u16::try_from(number + 1) {
            Ok(number) if *place == 0 => *place = number,
            _ => {
                self.beside[cell].rows.insert(row);
                self.beside[cell].numbers.entry(row).or_default().push(number);
            }
        }
    }

    /// The row has no values any more.
    pub(super) fn clear(&mut self, row: u32) {
        if let Some(cells) = self.rows.get_mut(row as usize) {
            *cells = [0; CELLS];
        }
        for beside in &mut self.beside {
            if beside.rows.remove(row) {
                beside.numbers.remove(&row);
            }
        }
    }

    /// How many of the rows, as a set and one after another, have each value of some dimensions, by its number: of each
    /// dimension its cell and how many values it has.
    pub(super) fn tally(
        &self,
        dimensions: &[(usize, usize)],
        set: &RoaringBitmap,
        rows: &[u32],
    ) -> Vec<Vec<u32>> {
        // One after another, each with a place for "none" before it.
        let starts: Vec<usize> = dimensions
            .iter()
            .scan(0, |end, (_, values)| {
                let start = *end;
                *end += values + 1;
                Some(start)
            })
            .collect();
        let mut all = vec![0_u32; dimensions.iter().map(|(_, values)| values + 1).sum()];
        for cells in rows.iter().filter_map(|row| self.rows.get(*row as usize)) {
            for ((cell, _), start) in dimensions.iter().zip(&starts) {
                all[start + usize::from(cells[*cell])] += 1;
            }
        }
        let tally = |((cell, values), start): (&(usize, usize), usize)| {
            let mut tally = all[start + 1..start + 1 + values].to_vec();
            let beside = &self.beside[*cell];
            for number in (&beside.rows & set).iter().filter_map(|row| beside.numbers.get(&row)).flatten() {
                tally[*number as usize] += 1;
            }
            tally
        };
        dimensions.iter().zip(starts).map(tally).collect()
    }
}
