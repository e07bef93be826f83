//! The catalogue: who may see what, filters with counts, and orders, in memory. Each value of each dimension is a set
//! of rows; a filter is an intersection, a count the size of one. So a list of a hundred thousand things costs little
//! more than one of a thousand. Pure: it is told what there is.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, VecDeque},
    hash::{BuildHasherDefault, Hasher},
};

use roaring::RoaringBitmap;
use uuid::Uuid;
use web::{Actor, Instant};

use crate::{Audience, Dimension, Entry, Item, Matches, rows::Scores};

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
    scores: Vec<f32>,
    /// Whether something that may be seen has every word.
    pub(crate) every_word: bool,
}

/// A thing, with its values as places in [`Catalogue::values`].
struct Kept {
    item: Item,
    audience: Audience,
    values: Box<[u32]>,
    newest: Instant,
    active: Instant,
}

/// See the module.
#[derive(Default)]
pub struct Catalogue {
    rows: Vec<Option<Kept>>,
    free: Vec<u32>,
    places: HashMap<Uuid, u32, BuildHasherDefault<IdHasher>>,
    kinds: BTreeMap<&'static str, RoaringBitmap>,
    everybody: RoaringBitmap,
    network: RoaringBitmap,
    organisations: HashMap<Uuid, RoaringBitmap>,
    /// For each value of each dimension the rows that have it.
    values: Vec<RoaringBitmap>,
    /// The place of each value in `values`.
    dimensions: BTreeMap<Dimension, BTreeMap<String, u32>>,
    /// All rows in each order, always sorted.
    by_newest: Vec<u32>,
    by_activity: Vec<u32>,
    /// How often a thing came or went, and the last of those.
    comings: u64,
    moved: VecDeque<Uuid>,
}

/// How many of the things that came or went are remembered.
const REMEMBERED: usize = 1_000;

/// Fewer rows than these are sorted by themselves; finding them in the order of all would take longer.
const FEW: u64 = 2_000;
/// From so many changes at once on, sorting anew is cheaper than putting each in its place.
const MANY: usize = 500;

impl Catalogue {
    /// How many things it holds.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether it holds nothing.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Puts things in, in the place of what was known of them.
    pub fn put(&mut self, entries: Vec<Entry>) {
        if entries.len() >= MANY {
            self.load(entries);
            self.sort();
        } else {
            self.put_in(entries, true);
        }
    }

    /// The same for very many things; the orders are wrong until [`Catalogue::sort`].
    pub(crate) fn load(&mut self, entries: Vec<Entry>) {
        self.put_in(entries, false);
    }

    /// Puts all things in order.
    pub(crate) fn sort(&mut self) {
        for order in [Order::Newest, Order::Active] {
            let mut rows: Vec<u32> = self.places.values().copied().collect();
            rows.sort_unstable_by_key(|row| Reverse(self.key(order, *row)));
            *self.order_mut(order) = rows;
        }
    }

    fn put_in(&mut self, entries: Vec<Entry>, ordered: bool) {
        for entry in entries {
            let known = self.places.get(&entry.item.id).copied();
            if let Some(row) = known {
                self.take_out(row, ordered);
            }
            let row = known.or_else(|| self.free.pop()).unwrap_or_else(|| {
                self.rows.push(None);
                u32::try_from(self.rows.len() - 1).expect("fewer than four billion things")
            });
            let values = entry.values.iter().map(|(dimension, value)| self.value(dimension, value)).collect();
            let Entry { item, audience, newest, active, .. } = entry;
            if self.places.insert(item.id, row).is_none() {
                self.note_moved(item.id);
            }
            self.kinds.entry(item.kind).or_default().insert(row);
            self.audience(audience).insert(row);
            let kept = Kept { item, audience, values, newest, active };
            for value in &kept.values {
                self.values[*value as usize].insert(row);
            }
            self.rows[row as usize] = Some(kept);
            if ordered {
                for order in [Order::Newest, Order::Active] {
                    let place = self.place(order, row).unwrap_or_else(|place| place);
                    self.order_mut(order).insert(place, row);
                }
            }
        }
    }

    /// Takes things out; what is not there is passed over.
    pub fn remove(&mut self, ids: impl IntoIterator<Item = Uuid>) {
        for id in ids {
            if let Some(row) = self.places.remove(&id) {
                self.take_out(row, true);
                self.free.push(row);
                self.note_moved(id);
            }
        }
    }

    fn note_moved(&mut self, id: Uuid) {
        self.comings += 1;
        if self.moved.len() == REMEMBERED {
            self.moved.pop_front();
        }
        self.moved.push_back(id);
    }

    /// A number that grows whenever a thing comes or goes. Until then every thing keeps its row.
    pub(crate) fn comings(&self) -> u64 {
        self.comings
    }

    /// What came or went since [`Catalogue::comings`] was `comings`; `None` when that was too much to remember.
    pub(crate) fn moved_since(&self, comings: u64) -> Option<impl Iterator<Item = Uuid>> {
        let moved = usize::try_from(self.comings.checked_sub(comings)?).ok()?;
        let first = self.moved.len().checked_sub(moved)?;
        Some(self.moved.range(first..).copied())
    }

    /// The row of a thing.
    pub(crate) fn row(&self, id: Uuid) -> Option<u32> {
        self.places.get(&id).copied()
    }

    /// One more than the last row.
    pub(crate) fn rows_end(&self) -> usize {
        self.rows.len()
    }

    /// Empties a row, and takes it out of the orders if asked.
    fn take_out(&mut self, row: u32, ordered: bool) {
        for order in [Order::Newest, Order::Active] {
            if let (true, Ok(place)) = (ordered, self.place(order, row)) {
                self.order_mut(order).remove(place);
            }
        }
        let Some(kept) = self.rows[row as usize].take() else { return };
        if let Some(rows) = self.kinds.get_mut(kept.item.kind) {
            rows.remove(row);
        }
        self.audience(kept.audience).remove(row);
        for value in &kept.values {
            self.values[*value as usize].remove(row);
        }
    }

    /// The place of a value in [`Catalogue::values`].
    fn value(&mut self, dimension: Dimension, value: &str) -> u32 {
        let known = self.dimensions.entry(dimension).or_default();
        if let Some(place) = known.get(value) {
            return *place;
        }
        let place = u32::try_from(self.values.len()).expect("fewer than four billion values");
        known.insert(value.to_owned(), place);
        self.values.push(RoaringBitmap::new());
        place
    }

    /// All things in it.
    pub fn items(&self) -> Vec<Item> {
        self.rows.iter().flatten().map(|row| row.item).collect()
    }

    /// The thing with this identifier, if this actor may see it.
    pub fn visible_item(&self, actor: &Actor, id: Uuid) -> Option<Item> {
        let row = self.rows[*self.places.get(&id)? as usize].as_ref()?;
        row.audience.includes(actor).then_some(row.item)
    }

    fn audience(&mut self, audience: Audience) -> &mut RoaringBitmap {
        match audience {
            Audience::Everybody => &mut self.everybody,
            Audience::Network => &mut self.network,
            Audience::Organisation(id) => self.organisations.entry(id).or_default(),
        }
    }

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
            bitmap(found.words.iter().map(|words| *words >= needed)) & &base
        };
        let needed = matches.needed(|needed| with(needed).len());
        let rows = with(needed);
        let every_word =
            if needed == matches.words { !rows.is_empty() } else { !with(matches.words).is_empty() };
        Fitting { rows, scores: found.scores, every_word }
    }

    /// What this actor may see of a selection. `scores` are the things that fit the words that were searched for, with
    /// how well they do; without words there are none and all things fit.
    pub fn select(&self, actor: &Actor, selection: &Selection, scores: Option<&[(Uuid, f32)]>) -> Selected {
        let fitting = scores.map(|given| {
            let mut scores = vec![0.0; self.rows.len()];
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
        let values = self.dimensions.get(dimension).into_iter().flatten();
        let counted =
            values.map(|(value, place)| (value, whole(self.values[*place as usize].intersection_len(rows))));
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
        if rows.len() < FEW {
            let mut few: Vec<u32> = rows.iter().collect();
            few.sort_unstable_by_key(|row| Reverse(self.key(wanted.order, *row)));
            return window(&mut few.into_iter());
        }
        let all = if wanted.order == Order::Active { &self.by_activity } else { &self.by_newest };
        window(&mut all.iter().copied().filter(|row| rows.contains(*row)))
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

    fn order_mut(&mut self, order: Order) -> &mut Vec<u32> {
        if order == Order::Active { &mut self.by_activity } else { &mut self.by_newest }
    }

    /// Where a row stands in an order, or where it would.
    fn place(&self, order: Order, row: u32) -> Result<usize, usize> {
        let all = if order == Order::Active { &self.by_activity } else { &self.by_newest };
        let wanted = Reverse(self.key(order, row));
        all.binary_search_by(|other| Reverse(self.key(order, *other)).cmp(&wanted))
    }

    /// What a row is sorted by; the identifier makes it unique.
    fn key(&self, order: Order, row: u32) -> (Instant, Uuid) {
        let Some(row) = &self.rows[row as usize] else { return (Instant::MIN, Uuid::nil()) };
        (if order == Order::Active { row.active } else { row.newest }, row.item.id)
    }
}

/// The set of the places where `is_in` says so.
fn bitmap(is_in: impl ExactSizeIterator<Item = bool>) -> RoaringBitmap {
    let mut bits = vec![0_u8; is_in.len().div_ceil(8)];
    for (place, is_in) in is_in.enumerate() {
        bits[place / 8] |= u8::from(is_in) << (place % 8);
    }
    RoaringBitmap::from_lsb0_bytes(0, &bits)
}

/// As the number that pages and the database work with.
fn whole(count: u64) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Mixes the bits of an identifier. Identifiers are made by us, so nobody can choose them to collide.
#[derive(Default)]
struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            self.0 = (self.0.rotate_left(23) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        }
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}
