//! The values of things by row.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::Dimension;

/// How many dimensions have a place in each row: the cells of a row together fit in a part of a cache line.
const CELLS: usize = 8;

/// For each row which values it has of each dimension. All cells of a row stand together, so that all dimensions are
/// counted in one go over the rows. Of more dimensions than there are cells nothing is kept here.
#[derive(Default)]
pub(super) struct Columns {
    dimensions: Vec<Dimension>,
    /// In each cell one more than the place of a combination, and 0 for no value.
    rows: Vec<[u16; CELLS]>,
    cells: [Combinations; CELLS],
}

/// The values that things have of a dimension, together: one for most, but a thing can have several themes. There are few
/// such combinations, so they are counted as values are, and shared out afterwards.
#[derive(Default)]
struct Combinations {
    /// The numbers of the values of each, in their order.
    all: Vec<Vec<u32>>,
    places: HashMap<Vec<u32>, u16>,
    /// When there are more combinations than a cell can name: the rows with values that have none, and those values.
    rows_beside: RoaringBitmap,
    beside: HashMap<u32, Vec<u32>>,
}

impl Combinations {
    /// What a cell holds for these values, unless there are too many combinations.
    fn cell(&mut self, numbers: Vec<u32>) -> Option<u16> {
        if let Some(place) = self.places.get(&numbers) {
            return Some(*place);
        }
        let cell = u16::try_from(self.all.len() + 1).ok()?;
        self.all.push(numbers.clone());
        self.places.insert(numbers, cell);
        Some(cell)
    }
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
        let (place, of) = (&mut self.rows[row as usize][cell], &mut self.cells[cell]);
        let mut numbers = match usize::from(*place).checked_sub(1) {
            Some(known) => of.all[known].clone(),
            None => Vec::with_capacity(1),
        };
        let at = numbers.partition_point(|known| *known < number);
        numbers.insert(at, number);
        match of.cell(numbers) {
            Some(cell) => *place = cell,
            None => {
                of.rows_beside.insert(row);
                of.beside.entry(row).or_default().push(number);
            }
        }
    }

    /// The row has no values any more.
    pub(super) fn clear(&mut self, row: u32) {
        if let Some(cells) = self.rows.get_mut(row as usize) {
            *cells = [0; CELLS];
        }
        for of in &mut self.cells {
            if of.rows_beside.remove(row) {
                of.beside.remove(&row);
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
        // How often each combination occurs, one dimension after another, each with a place for "none" before it.
        let starts: Vec<usize> = dimensions
            .iter()
            .scan(0, |end, (cell, _)| {
                let start = *end;
                *end += self.cells[*cell].all.len() + 1;
                Some(start)
            })
            .collect();
        let mut all = vec![0_u32; dimensions.iter().map(|(cell, _)| self.cells[*cell].all.len() + 1).sum()];
        for cells in rows.iter().filter_map(|row| self.rows.get(*row as usize)) {
            for ((cell, _), start) in dimensions.iter().zip(&starts) {
                all[start + usize::from(cells[*cell])] += 1;
            }
        }
        let tally = |((cell, values), start): (&(usize, usize), usize)| {
            let of = &self.cells[*cell];
            let mut tally = vec![0; *values];
            for (numbers, count) in of.all.iter().zip(&all[start + 1..]) {
                numbers.iter().for_each(|number| tally[*number as usize] += count);
            }
            if !of.beside.is_empty() {
                for number in (&of.rows_beside & set).iter().filter_map(|row| of.beside.get(&row)).flatten() {
                    tally[*number as usize] += 1;
                }
            }
            tally
        };
        dimensions.iter().zip(starts).map(tally).collect()
    }
}
