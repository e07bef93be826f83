//! The values of things by row.

use std::collections::HashMap;

use roaring::RoaringBitmap;

use crate::Dimension;

/// Dimensions share a column while that makes no more combinations of values than this, and while each stands for so many
/// rows: otherwise sharing out takes longer than counting apart.
const MOST_COMBINATIONS: usize = 1_024;
const ROWS_FOR_A_COMBINATION: usize = 8;

/// For each row which values it has, so that values are counted by going over rows. Every dimension has a column; those
/// whose values go together, such as an organisation and its province, share one and are counted in one go.
#[derive(Default)]
pub(super) struct Columns {
    /// The column of each dimension.
    dimensions: Vec<(Dimension, usize)>,
    columns: Vec<Column>,
}

/// A value: the place of its dimension in [`Columns::dimensions`], and its number among the values of that.
type Value = (usize, u32);

/// The values that things have of the dimensions of a column, together. There are few such combinations, so they are
/// counted as values are, and shared out afterwards.
#[derive(Default)]
struct Column {
    /// By row one more than the place of its combination, and 0 for no value.
    rows: Vec<u16>,
    /// The values of each combination, in their order.
    all: Vec<Vec<Value>>,
    places: HashMap<Vec<Value>, u16>,
    /// When there are more combinations than a row can name: the rows with one that has no place, and their values.
    rows_beside: RoaringBitmap,
    beside: HashMap<u32, Vec<Value>>,
}

impl Column {
    fn put(&mut self, row: u32, values: Vec<Value>) {
        let at = row as usize;
        if self.rows.len() <= at {
            self.rows.resize(at + 1, 0);
        }
        match self.place(&values) {
            Some(place) => self.rows[at] = place,
            None => {
                self.rows_beside.insert(row);
                self.beside.insert(row, values);
            }
        }
    }

    /// What a row holds that has these values, unless there are too many combinations.
    fn place(&mut self, values: &[Value]) -> Option<u16> {
        if let Some(place) = self.places.get(values) {
            return Some(*place);
        }
        let place = u16::try_from(self.all.len() + 1).ok()?;
        self.all.push(values.to_vec());
        self.places.insert(values.to_vec(), place);
        Some(place)
    }

    fn clear(&mut self, row: u32) {
        if let Some(place) = self.rows.get_mut(row as usize) {
            *place = 0;
        }
        if self.rows_beside.remove(row) {
            self.beside.remove(&row);
        }
    }

    /// What a row holds; 0 when it holds nothing.
    fn at(&self, row: usize) -> u16 {
        self.rows.get(row).copied().unwrap_or_default()
    }

    /// Both together, when that makes few combinations.
    fn with(&self, other: &Self) -> Option<Self> {
        if !self.beside.is_empty() || !other.beside.is_empty() {
            return None;
        }
        let rows = self.rows.len().max(other.rows.len());
        let most = MOST_COMBINATIONS.min(rows / ROWS_FOR_A_COMBINATION);
        let values = |column: &Self, place: u16| match usize::from(place).checked_sub(1) {
            Some(known) => column.all[known].clone(),
            None => Vec::new(),
        };
        let mut together = Self { rows: Vec::with_capacity(rows), ..Self::default() };
        let mut places: HashMap<(u16, u16), u16> = HashMap::from([((0, 0), 0)]);
        for pair in (0..rows).map(|row| (self.at(row), other.at(row))) {
            let place = *places.entry(pair).or_insert_with(|| {
                let mut all = values(self, pair.0);
                all.extend(values(other, pair.1));
                all.sort_unstable();
                together.place(&all).expect("few combinations")
            });
            if places.len() > most {
                return None;
            }
            together.rows.push(place);
        }
        Some(together)
    }
}

impl Columns {
    /// The place of a dimension here.
    pub(super) fn dimension(&self, dimension: Dimension) -> Option<usize> {
        self.dimensions.iter().position(|(known, _)| *known == dimension)
    }

    /// The column that the dimension at this place has or shares.
    pub(super) fn column(&self, dimension: usize) -> usize {
        self.dimensions[dimension].1
    }

    /// All values of a row that had none.
    pub(super) fn put(&mut self, row: u32, values: impl IntoIterator<Item = (Dimension, u32)>) {
        let mut of_columns: Vec<Vec<Value>> = vec![Vec::new(); self.columns.len()];
        for (dimension, number) in values {
            let place = self.dimension(dimension).unwrap_or_else(|| {
                self.dimensions.push((dimension, self.columns.len()));
                self.columns.push(Column::default());
                of_columns.push(Vec::new());
                self.dimensions.len() - 1
            });
            of_columns[self.column(place)].push((place, number));
        }
        for (column, mut values) in self.columns.iter_mut().zip(of_columns) {
            if !values.is_empty() {
                values.sort_unstable();
                column.put(row, values);
            }
        }
    }

    /// The row has no values any more.
    pub(super) fn clear(&mut self, row: u32) {
        self.columns.iter_mut().for_each(|column| column.clear(row));
    }

    /// Lets dimensions share columns.
    pub(super) fn share(&mut self) {
        let mut shared: Vec<Column> = Vec::new();
        let mut moved = Vec::new();
        for column in std::mem::take(&mut self.columns) {
            let together = shared.iter().enumerate().find_map(|(at, other)| Some((at, other.with(&column)?)));
            match together {
                Some((at, both)) => {
                    shared[at] = both;
                    moved.push(at);
                }
                None => {
                    moved.push(shared.len());
                    shared.push(column);
                }
            }
        }
        self.dimensions.iter_mut().for_each(|(_, column)| *column = moved[*column]);
        self.columns = shared;
    }

    /// How many of the rows, as a set and one after another, have each value of some dimensions, by its number: of each
    /// dimension its place here and how many values it has.
    pub(super) fn tally(
        &self,
        dimensions: &[(usize, usize)],
        set: &RoaringBitmap,
        rows: &[u32],
    ) -> Vec<Vec<u32>> {
        let mut tallies: Vec<Vec<u32>> = dimensions.iter().map(|(_, values)| vec![0; *values]).collect();
        // Where each dimension stands among those that are asked for.
        let mut asked = vec![None; self.dimensions.len()];
        for (nth, (place, _)) in dimensions.iter().enumerate() {
            asked[*place] = Some(nth);
        }
        let mut share_out = |values: &[Value], count: u32| {
            for (place, number) in values {
                if let Some(nth) = asked[*place] {
                    tallies[nth][*number as usize] += count;
                }
            }
        };
        for (nth, column) in self.columns.iter().enumerate() {
            if !dimensions.iter().any(|(place, _)| self.column(*place) == nth) {
                continue;
            }
            let mut counts = vec![0_u32; column.all.len() + 1];
            for place in rows.iter().filter_map(|row| column.rows.get(*row as usize)) {
                counts[usize::from(*place)] += 1;
            }
            let counted = column.all.iter().zip(&counts[1..]).filter(|(_, count)| **count > 0);
            counted.for_each(|(values, count)| share_out(values, *count));
            if !column.beside.is_empty() {
                let beside = &column.rows_beside & set;
                let beside = beside.iter().filter_map(|row| column.beside.get(&row));
                beside.for_each(|values| share_out(values, 1));
            }
        }
        tallies
    }
}
