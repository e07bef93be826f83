//! What somebody may see of the catalogue, by filters and by words.

use std::{cell::OnceCell, sync::PoisonError};

use roaring::RoaringBitmap;
use uuid::Uuid;
use web::{Actor, Instant};

use super::{
    Catalogue, Place,
    tally::{Counted, Counts, Tally},
};
use crate::{Dimension, Item, rows::Placed};

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

/// How many counts are kept. Most take a few hundred bytes, those of organisations some ten thousand.
const MOST_COUNTED: usize = 1_000;

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

/// The things that fit what was searched for.
pub(crate) struct Fitting<'f> {
    /// Those that may be seen.
    rows: RoaringBitmap,
    scores: Scores<'f>,
    /// Whether something that may be seen has every word.
    pub(crate) every_word: bool,
    /// Whether there are some among them with fewer of the words than are wanted, because few have those.
    pub(crate) is_widened: bool,
}

/// How well things fit, those that may not be seen among them.
enum Scores<'f> {
    /// By row.
    Given(Vec<(u32, f32)>),
    /// What was found with at least so many of the words.
    Found(&'f Placed<'f>, u16),
}

impl Scores<'_> {
    /// Calls `look` with each row and its score, but for those with less than the last that `look` gave back.
    fn best(&self, mut look: impl FnMut(u32, f32) -> f32) {
        match self {
            Self::Given(given) => {
                let mut least = f32::NEG_INFINITY;
                for (row, score) in given {
                    if *score >= least {
                        least = look(*row, *score);
                    }
                }
            }
            Self::Found(found, needed) => found.best(*needed, look),
        }
    }
}

/// The values of a column are counted by looking at each row while there are fewer rows than so many for each value, or
/// than so many in each stretch of 65,536: a set keeps those as a list. Beyond that, meeting the rows of each value with
/// those that are counted is quicker.
const ROWS_FOR_A_VALUE: u64 = 2_500;
const LISTED_ROWS: u64 = 4_096;
/// Going along an order is quicker than ordering the rows when so many of them stand there for each step.
const ROWS_FOR_A_STEP: u64 = 8;

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
    pub(crate) fn seen<'f>(
        &self,
        actor: &Actor,
        kinds: &[&'static str],
        found: &'f Placed<'f>,
    ) -> Fitting<'f> {
        let base = self.base(actor, kinds);
        let at_least = |needed: u32| u16::try_from(needed).unwrap_or(u16::MAX).max(1);
        let with = |needed: u32| {
            let bits = found.with(at_least(needed), self.rows.len());
            RoaringBitmap::from_lsb0_bytes(0, &bits) & &base
        };
        let mut last = found.matches().words;
        let mut rows = with(last);
        let every_word = !rows.is_empty();
        let mut having = |needed: u32| {
            if needed != last {
                (rows, last) = (with(needed), needed);
            }
            rows.len()
        };
        let needed = found.matches().needed(&mut having);
        let whole = having(found.matches().wanted());
        let is_widened = having(needed) > whole;
        Fitting { rows, scores: Scores::Found(found, at_least(needed)), every_word, is_widened }
    }

    /// What this actor may see of a selection. `scores` are the things that fit the words that were searched for, with
    /// how well they do; without words there are none and all things fit.
    pub fn select(&self, actor: &Actor, selection: &Selection, scores: Option<&[(Uuid, f32)]>) -> Selected {
        let fitting = scores.map(|given| {
            let scores: Vec<(u32, f32)> =
                given.iter().filter_map(|(id, score)| Some((self.row(*id)?, *score))).collect();
            let rows = scores.iter().map(|(row, _)| *row).collect();
            Fitting { rows, scores: Scores::Given(scores), every_word: true, is_widened: false }
        });
        self.select_rows(actor, selection, fitting.as_ref())
    }

    /// The same, for things that are known by their row.
    pub(crate) fn select_rows(
        &self,
        actor: &Actor,
        selection: &Selection,
        fitting: Option<&Fitting<'_>>,
    ) -> Selected {
        let mut base = self.base(actor, &selection.kinds);
        if let Some(fitting) = fitting {
            base &= &fitting.rows;
        }
        let scores = fitting.map(|fitting| &fitting.scores);
        // Every filter together, and for each counted dimension with a filter all filters but its own.
        let narrowed = |without: Option<Dimension>| {
            let mut rows = base.clone();
            for (dimension, value) in &selection.filters {
                if Some(*dimension) != without {
                    match self.dimensions.get(dimension).and_then(|values| values.get(value.as_str())) {
                        Some(place) => rows &= &self.values[place.all as usize],
                        None => rows.clear(),
                    }
                }
            }
            rows
        };
        let rows = Chosen::of(narrowed(None));
        let has_own = |dimension: &Dimension| selection.filters.iter().any(|(of, _)| of == dimension);
        let (own, shared): (Vec<Dimension>, Vec<Dimension>) =
            selection.counted.iter().copied().partition(has_own);
        let mut counts: Counts = shared.iter().copied().zip(self.counts(&shared, &rows)).collect();
        for dimension in own {
            let count = || {
                let others = Chosen::of(narrowed(Some(dimension)));
                self.counts(&[dimension], &others).pop().unwrap_or_default()
            };
            // What the other filters leave is much, and asked for again with each value of this one.
            let tally = match fitting {
                None => self.counted_once(Counted::of(actor, selection, dimension), count),
                Some(_) => count(),
            };
            counts.insert(dimension, tally);
        }
        Selected { counts, total: whole(rows.set.len()), items: self.ordered(&rows, selection, scores) }
    }

    /// What was counted since something last changed, or what is counted now.
    fn counted_once(&self, counted: Counted, count: impl FnOnce() -> Tally) -> Tally {
        let known = || self.counted.lock().unwrap_or_else(PoisonError::into_inner);
        let tally = known().get(&counted).cloned();
        tally.unwrap_or_else(|| {
            let tally = count();
            let mut known = known();
            if known.len() >= MOST_COUNTED {
                known.clear();
            }
            known.insert(counted, tally.clone());
            tally
        })
    }

    /// How many of the rows have each value of each dimension.
    fn counts(&self, dimensions: &[Dimension], chosen: &Chosen) -> Vec<Tally> {
        let listed = (self.rows.len() as u64).div_ceil(1 << 16) * LISTED_ROWS;
        let values = |dimension: &Dimension| self.dimensions.get(dimension);
        let places: Vec<Option<(usize, usize)>> = dimensions
            .iter()
            .map(|dimension| Some((self.columns.dimension(dimension)?, values(dimension)?.len())))
            .collect();
        // The dimensions that are counted by looking at each row: those of a column together.
        let is_looked_at = |(place, _): &(usize, usize)| {
            let column = self.columns.column(*place);
            let together = places.iter().flatten().filter(|(other, _)| self.columns.column(*other) == column);
            let values: u64 = together.map(|(_, values)| *values as u64).sum();
            chosen.set.len() < (values * ROWS_FOR_A_VALUE).max(listed)
        };
        let by_row: Vec<Option<(usize, usize)>> =
            places.iter().map(|place| place.filter(is_looked_at)).collect();
        let looked_at: Vec<(usize, usize)> = by_row.iter().flatten().copied().collect();
        let mut tallies = match looked_at.as_slice() {
            [] => Vec::new(),
            looked_at => self.columns.tally(looked_at, &chosen.set, chosen.each()),
        }
        .into_iter();
        let tally = |(dimension, by_row): (&Dimension, &Option<(usize, usize)>)| {
            let tally = by_row.and_then(|_| tallies.next());
            let count = |place: &Place| match &tally {
                Some(tally) => i64::from(tally[place.number as usize]),
                None => whole(self.values[place.all as usize].intersection_len(&chosen.set)),
            };
            let counted = values(dimension).into_iter().flatten();
            let counted = counted.map(|(value, place)| (value, count(place)));
            counted.filter(|(_, count)| *count > 0).map(|(value, count)| (value.clone(), count)).collect()
        };
        dimensions.iter().zip(&by_row).map(tally).collect()
    }

    fn ordered(&self, rows: &Chosen, wanted: &Selection, scores: Option<&Scores<'_>>) -> Vec<Item> {
        let item = |row: u32| self.rows[row as usize].as_ref().map(|entry| entry.item);
        let window = |rows: &mut dyn Iterator<Item = u32>| {
            rows.skip(wanted.offset).take(wanted.limit).filter_map(item).collect()
        };
        if let (Order::Relevance, Some(scores)) = (wanted.order, scores) {
            let wanted = wanted.offset.saturating_add(wanted.limit);
            return window(&mut self.best(&rows.set, wanted, scores).into_iter());
        }
        let most = wanted.offset.saturating_add(wanted.limit);
        if wanted.order != Order::Active {
            return window(&mut self.newest(&rows.set, most).into_iter());
        }
        // Many rows that are spread over all are found soon by going along the order.
        let all = &self.by_activity;
        let steps = usize::try_from(rows.set.len() / ROWS_FOR_A_STEP).unwrap_or(usize::MAX);
        let along = all.iter().take(steps).copied().filter(|row| rows.set.contains(*row));
        // When they are not spread so, not much is lost.
        let soon: Vec<u32> = if most as u64 * all.len() as u64 <= steps as u64 * rows.set.len() {
            along.take(most).collect()
        } else {
            Vec::new()
        };
        if soon.len() == most {
            return window(&mut soon.into_iter());
        }
        window(&mut self.latest(rows.each(), most, Order::Active).into_iter())
    }

    /// The `most` rows that came last.
    fn newest(&self, rows: &RoaringBitmap, most: usize) -> Vec<u32> {
        let strays: Vec<u32> = (rows & &self.strays).iter().collect();
        let in_order = rows.iter().rev().filter(|row| !self.strays.contains(*row)).take(most);
        if strays.is_empty() {
            return in_order.collect();
        }
        let all: Vec<u32> = in_order.chain(strays).collect();
        self.latest(&all, most, Order::Newest)
    }

    /// The `most` rows that come first in an order by time.
    fn latest(&self, rows: &[u32], most: usize, order: Order) -> Vec<u32> {
        let at = self.instants(order);
        // With what it is sorted by beside each, so that it need not be looked up at every step.
        let mut timed: Vec<(Instant, u32)> = rows.iter().map(|row| (at[*row as usize], *row)).collect();
        let later = |one: &(Instant, u32), other: &(Instant, u32)| {
            other.0.cmp(&one.0).then_with(|| self.key(order, other.1).cmp(&self.key(order, one.1)))
        };
        if most > 0 && most < timed.len() {
            timed.select_nth_unstable_by(most - 1, later);
        }
        timed.truncate(most);
        timed.sort_unstable_by(later);
        timed.into_iter().map(|(_, row)| row).collect()
    }

    /// The `most` rows with the highest scores, the best first; of equals the newest.
    fn best(&self, rows: &RoaringBitmap, most: usize, scores: &Scores<'_>) -> Vec<u32> {
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
        scores.best(|row, score| {
            if rows.contains(row) {
                best.push((score, row));
                if best.len() / 2 >= most {
                    best.select_nth_unstable_by(most - 1, better);
                    best.truncate(most);
                    least = best[most - 1].0;
                }
            }
            least
        });
        best.sort_unstable_by(better);
        best.truncate(most);
        best.into_iter().map(|(_, row)| row).collect()
    }
}

/// Rows that were chosen, as a set, and one after another as soon as that is asked.
struct Chosen {
    set: RoaringBitmap,
    each: OnceCell<Vec<u32>>,
}

impl Chosen {
    fn of(set: RoaringBitmap) -> Self {
        Self { set, each: OnceCell::new() }
    }

    fn each(&self) -> &[u32] {
        self.each.get_or_init(|| {
            // Many at a time: there can be tens of thousands.
            let mut each = vec![0; usize::try_from(self.set.len()).unwrap_or(usize::MAX)];
            let (mut rows, mut at) = (self.set.iter(), 0);
            while at < each.len() {
                at += rows.next_many(&mut each[at..]).len();
            }
            each
        })
    }
}

/// As the number that pages and the database work with.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
