//! The catalogue: who may see what, filters with counts, and orders, in memory. Each value of each dimension is a set
//! of rows; a filter is an intersection, a count the size of one. So a list of a hundred thousand things costs little
//! more than one of a thousand. Pure: it is told what there is.

mod columns;
mod select;
mod tally;

use std::{
    cmp::Reverse,
    collections::{BTreeMap, HashMap, VecDeque},
    hash::{BuildHasherDefault, Hasher},
    sync::{Arc, Mutex, PoisonError},
};

use roaring::RoaringBitmap;
use uuid::Uuid;
use web::{Actor, Instant};

use crate::{Audience, Dimension, Entry, Item};
use columns::Columns;

pub use select::{Order, Selected, Selection};
use tally::Counted;
pub use tally::{Counts, Tally};

/// A thing, with its values as places in [`Catalogue::values`].
struct Kept {
    item: Item,
    audience: Audience,
    values: Box<[u32]>,
}

/// Where a value is.
#[derive(Clone, Copy)]
struct Place {
    /// In [`Catalogue::values`].
    all: u32,
    /// Among the values of its dimension.
    number: u32,
}

/// See the module.
#[derive(Default)]
pub struct Catalogue {
    rows: Vec<Option<Kept>>,
    /// By row when it came, and when something last happened with it.
    newest: Vec<Instant>,
    active: Vec<Instant>,
    free: Vec<u32>,
    places: HashMap<Uuid, u32, BuildHasherDefault<IdHasher>>,
    kinds: BTreeMap<&'static str, RoaringBitmap>,
    everybody: RoaringBitmap,
    network: RoaringBitmap,
    organisations: HashMap<Uuid, RoaringBitmap>,
    /// For each value of each dimension the rows that have it.
    values: Vec<RoaringBitmap>,
    dimensions: BTreeMap<Dimension, BTreeMap<Arc<str>, Place>>,
    /// The same by row: which values of a dimension it has.
    columns: Columns,
    /// Counts that were made since something last changed.
    counted: Mutex<HashMap<Counted, Tally>>,
    /// All rows in each order, always sorted.
    by_newest: Vec<u32>,
    by_activity: Vec<u32>,
    /// How often a thing came or went, and the last of those.
    comings: u64,
    moved: VecDeque<Uuid>,
}

/// How many of the things that came or went are remembered.
const REMEMBERED: usize = 1_000;

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
        self.forget_counts();
        for entry in entries {
            let known = self.places.get(&entry.item.id).copied();
            if let Some(row) = known {
                self.take_out(row, ordered);
            }
            let row = known.or_else(|| self.free.pop()).unwrap_or_else(|| {
                self.rows.push(None);
                self.newest.push(Instant::MIN);
                self.active.push(Instant::MIN);
                u32::try_from(self.rows.len() - 1).expect("fewer than four billion things")
            });
            let mut values = Vec::with_capacity(entry.values.len());
            for (dimension, value) in &entry.values {
                let place = self.value(dimension, value);
                if self.values[place.all as usize].insert(row) {
                    self.columns.add(dimension, row, place.number);
                    values.push(place.all);
                }
            }
            let Entry { item, audience, newest, active, .. } = entry;
            (self.newest[row as usize], self.active[row as usize]) = (newest, active);
            if self.places.insert(item.id, row).is_none() {
                self.note_moved(item.id);
            }
            self.kinds.entry(item.kind).or_default().insert(row);
            self.audience(audience).insert(row);
            self.rows[row as usize] = Some(Kept { item, audience, values: values.into() });
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
        self.forget_counts();
        for id in ids {
            if let Some(row) = self.places.remove(&id) {
                self.take_out(row, true);
                self.free.push(row);
                self.note_moved(id);
            }
        }
    }

    fn forget_counts(&mut self) {
        self.counted.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
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
        self.columns.clear(row);
    }

    /// The place of a value, new or not.
    fn value(&mut self, dimension: Dimension, value: &str) -> Place {
        let known = self.dimensions.entry(dimension).or_default();
        if let Some(place) = known.get(value) {
            return *place;
        }
        let counted = |values: usize| u32::try_from(values).expect("fewer than four billion values");
        let place = Place { all: counted(self.values.len()), number: counted(known.len()) };
        known.insert(value.into(), place);
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

    fn order_mut(&mut self, order: Order) -> &mut Vec<u32> {
        if order == Order::Active { &mut self.by_activity } else { &mut self.by_newest }
    }

    /// Where a row stands in an order, or where it would.
    fn place(&self, order: Order, row: u32) -> Result<usize, usize> {
        let all = if order == Order::Active { &self.by_activity } else { &self.by_newest };
        let wanted = Reverse(self.key(order, row));
        all.binary_search_by(|other| Reverse(self.key(order, *other)).cmp(&wanted))
    }

    /// By row what it is sorted by.
    fn instants(&self, order: Order) -> &[Instant] {
        if order == Order::Active { &self.active } else { &self.newest }
    }

    /// What a row is sorted by; the identifier makes it unique.
    fn key(&self, order: Order, row: u32) -> (Instant, Uuid) {
        let id = self.rows[row as usize].as_ref().map_or(Uuid::nil(), |kept| kept.item.id);
        (self.instants(order)[row as usize], id)
    }
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
