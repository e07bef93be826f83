//! What somebody may see of the catalogue, by filters and by words.

use std::collections::BTreeMap;

use roaring::RoaringBitmap;
use uuid::Uuid;
use web::Actor;

use super::Catalogue;
use crate::{Dimension, Item, Matches, room::Room, rows::Scores};

/// In what order things are wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// What came last first.
    #[default]
    Newest,
    /// What something happened with last first.
    Active,
    /// What fits the words best first; without words the newest.
    Relevance,
}

/// What part of the catalogue is wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Selection {
    /// Only items of these kinds; all kinds when empty.
    pub kinds: Vec<&'static str>,
    /// A value for some dimensions. A dimension that stands here twice must have both values.
    pub filters: Vec<(Dimension, String)>,
    /// The dimensions to count.
    pub counted: Vec<Dimension>,
    /// The order.
    pub order: Order,
    /// How many to pass over.
    pub offset: usize,
    /// How many to give.
    pub limit: usize,
}

/// How many there are of each value of some dimensions.
pub type Counts = BTreeMap<Dimension, BTreeMap<String, i64>>;

/// What a [`Selection`] gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selected {
    /// The things, in order.
    pub items: Vec<Item>,
    /// How many there are in all.
    pub total: i64,
    /// For each counted dimension how many there are of each value, all filters but that on this dimension applied.
    /// Values that nothing has are left out.
    pub counts: Counts,
}

/// The things that fit what was searched for, by row, with their scores.
pub(crate) struct Fitting {
    rows: RoaringBitmap,
    scores: Room<f32>,
    /// Whether something that may be seen has every word.
    pub(crate) every_word: bool,
}

/// The values of a dimension are counted by looking at each row while there are fewer rows than so many for each value;
/// beyond that, meeting the rows of each value with those that are counted is quicker.
const ROWS_FOR_A_VALUE: u64 = 200;

impl Catalogue {
    /// All that this actor may see.
    fn visible(&self, actor: &Actor) -> RoaringBitmap {
        let mut visible = self.everybody.clone();
        if actor.is_in_network() {
            visible |= &self.network;
        }
        for membership in &actor.memberships {
            if let Some(rows) = self.organisations.get(&membership.organisation.0) {
                visible |= rows;
            }
        }
        visible
    }

    /// All things of these kinds that this actor may see; of all kinds when none is named.
    fn base(&self, actor: &Actor, kinds: &[&'static str]) -> RoaringBitmap {
        let mut base = self.visible(actor);
        if !kinds.is_empty() {
            let of_kinds = kinds.iter().filter_map(|kind| self.kinds.get(kind));
            base &= of_kinds.fold(RoaringBitmap::new(), |all, rows| all | rows);
        }
        base
    }

    /// Those of the texts that words found that this actor may see, of these kinds.
    ///
    /// How many words are enough, and whether all were found, follows from what may be seen, so that what is hidden
    /// tells nothing of itself.
    pub(crate) fn seen(
        &self,
        actor: &Actor,
        kinds: &[&'static str],
        matches: &Matches,
        found: Scores,
    ) -> Fitting {
        let base = self.base(actor, kinds);
        let with = |needed: u32| {
            let needed = u16::try_from(needed).unwrap_or(u16::MAX).max(1);
            at_least(&found.words, needed) & &base
        };
        let whole = with(matches.words);
        let every_word = !whole.is_empty();
        let needed =
            matches.needed(|needed| if needed == matches.words { whole.len() } else { with(needed).len() });
        let rows = if needed == matches.words { whole } else { with(needed) };
        Fitting { rows, scores: found.scores, every_word }
    }

    /// What this actor may see of a selection. `scores` are the things that fit the words that were searched for, with
    /// how well they do; without words there are none and all things fit.
    pub fn select(&self, actor: &Actor, selection: &Selection, scores: Option<&[(Uuid, f32)]>) -> Selected {
        let fitting = scores.map(|given| {
            let mut scores = Room::of(self.rows.len());
            let mut rows = RoaringBitmap::new();
            for (id, score) in given {
                if let Some(row) = self.row(*id) {
                    scores[row as usize] = *score;
                    rows.insert(row);
                }
            }
            Fitting { rows, scores, every_word: true }
        });
        self.select_rows(actor, selection, fitting.as_ref())
    }

    /// The same, for things that are known by their row.
    pub(crate) fn select_rows(
        &self,
        actor: &Actor,
        selection: &Selection,
        fitting: Option<&Fitting>,
    ) -> Selected {
        let mut base = self.base(actor, &selection.kinds);
        if let Some(fitting) = fitting {
            base &= &fitting.rows;
        }
        let scores = fitting.map_or(&[][..], |fitting| &fitting.scores);
        // Every filter together, and for each counted dimension with a filter all filters but its own.
        let narrowed = |without: Option<Dimension>| {
            let mut rows = base.clone();
            for (dimension, value) in &selection.filters {
                if Some(*dimension) != without {
                    match self.dimensions.get(dimension).and_then(|values| values.get(value)) {
                        Some(place) => rows &= &self.values[*place as usize],
                        None => rows.clear(),
                    }
                }
            }
            rows
        };
        let rows = narrowed(None);
        let counts = selection.counted.iter().map(|dimension| {
            let own = selection.filters.iter().any(|(filtered, _)| filtered == dimension);
            let others = own.then(|| narrowed(Some(*dimension)));
            (*dimension, self.counts(dimension, others.as_ref().unwrap_or(&rows)))
        });
        Selected {
            counts: counts.collect(),
            total: whole(rows.len()),
            items: self.ordered(&rows, selection, scores),
        }
    }

    fn counts(&self, dimension: Dimension, rows: &RoaringBitmap) -> BTreeMap<String, i64> {
        let Some(values) = self.dimensions.get(dimension) else { return BTreeMap::new() };
        let column =
            self.columns.get(dimension).filter(|_| rows.len() < values.len() as u64 * ROWS_FOR_A_VALUE);
        let tally = column.map(|column| column.tally(rows, self.values.len()));
        let count = |place: u32| match &tally {
            Some(tally) => i64::from(tally[place as usize]),
            None => whole(self.values[place as usize].intersection_len(rows)),
        };
        let counted = values.iter().map(|(value, place)| (value, count(*place)));
        counted.filter(|(_, count)| *count > 0).map(|(value, count)| (value.clone(), count)).collect()
    }

    fn ordered(&self, rows: &RoaringBitmap, wanted: &Selection, score_of: &[f32]) -> Vec<Item> {
        let item = |row: u32| self.rows[row as usize].as_ref().map(|entry| entry.item);
        let window = |rows: &mut dyn Iterator<Item = u32>| {
            rows.skip(wanted.offset).take(wanted.limit).filter_map(item).collect()
        };
        if wanted.order == Order::Relevance && !score_of.is_empty() {
            let wanted = wanted.offset.saturating_add(wanted.limit);
            return window(&mut self.best(rows, wanted, score_of).into_iter());
        }
        let most = wanted.offset.saturating_add(wanted.limit);
        // Rows that are spread over all are found soon by going along the order.
        let all = if wanted.order == Order::Active { &self.by_activity } else { &self.by_newest };
        let steps = usize::try_from(rows.len()).unwrap_or(usize::MAX).saturating_mul(2);
        let along = all.iter().take(steps).copied().filter(|row| rows.contains(*row));
        let soon: Vec<u32> = along.take(most).collect();
        if soon.len() == most || soon.len() as u64 == rows.len() {
            return window(&mut soon.into_iter());
        }
        window(&mut self.latest(rows, most, wanted.order).into_iter())
    }

    /// The `most` rows that come first in an order by time.
    fn latest(&self, rows: &RoaringBitmap, most: usize, order: Order) -> Vec<u32> {
        let at = self.instants(order);
        let later = |one: &u32, other: &u32| {
            let (one_at, other_at) = (at[*one as usize], at[*other as usize]);
            other_at.cmp(&one_at).then_with(|| self.key(order, *other).cmp(&self.key(order, *one)))
        };
        let mut rows: Vec<u32> = rows.iter().collect();
        if most > 0 && most < rows.len() {
            rows.select_nth_unstable_by(most - 1, later);
        }
        rows.truncate(most);
        rows.sort_unstable_by(later);
        rows
    }

    /// The `most` rows with the highest scores, the best first; of equals the newest.
    fn best(&self, rows: &RoaringBitmap, most: usize, score_of: &[f32]) -> Vec<u32> {
        let better = |a: &(f32, u32), b: &(f32, u32)| {
            b.0.total_cmp(&a.0).then_with(|| self.key(Order::Newest, b.1).cmp(&self.key(Order::Newest, a.1)))
        };
        if most == 0 {
            return Vec::new();
        }
        // What is gathered is cut to the best each time that it is twice as much as wanted. From then on, what is
        // worse than the last of those need not be looked at.
        let mut best: Vec<(f32, u32)> = Vec::new();
        let mut least = f32::NEG_INFINITY;
        for row in rows {
            let score = score_of[row as usize];
            if score < least {
                continue;
            }
            best.push((score, row));
            if best.len() / 2 >= most {
                best.select_nth_unstable_by(most - 1, better);
                best.truncate(most);
                least = best[most - 1].0;
            }
        }
        best.sort_unstable_by(better);
        best.truncate(most);
        best.into_iter().map(|(_, row)| row).collect()
    }
}

/// The places of numbers that are at least `least`.
fn at_least(numbers: &[u16], least: u16) -> RoaringBitmap {
    let bits = |eight: &[u16]| {
        let bit = |(at, number): (usize, &u16)| u8::from(*number >= least) << at;
        eight.iter().enumerate().map(bit).fold(0, |all, bit| all | bit)
    };
    let bits: Vec<u8> = numbers.chunks(8).map(bits).collect();
    RoaringBitmap::from_lsb0_bytes(0, &bits)
}

/// As the number that pages and the database work with.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
