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
    /// Of each value its dimension, and its number among the values of that.
    known: Vec<(Dimension, u32)>,
    /// The same by row: which values of a dimension it has.
    columns: Columns,
    /// Counts that were made since something last changed.
    counted: Mutex<HashMap<Counted, Tally>>,
    /// The rows that do not stand among the others in the order in which things came, which is that of the rows.
    strays: RoaringBitmap,
    /// All rows, what something happened with last first.
    by_activity: Vec<u32>,
    /// How often a thing came or went, and the last of those.
    comings: u64,
    moved: VecDeque<Uuid>,
}

/// How many of the things that came or went are remembered.
const REMEMBERED: usize = 1_000;

/// From so many changes at once on, sorting anew is cheaper than putting each in its place.
const MANY: usize = 500;
/// With so many strays sorting anew pays off.
const MOST_STRAYS: u64 = 4_096;

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
            return;
        }
        self.forget_counts();
        for entry in entries {
            if let Some(row) = self.row(entry.item.id) {
                self.take_out(row);
            }
            let row = self.keep(entry);
            self.enter(row);
            let place = self.place(row).unwrap_or_else(|place| place);
            self.by_activity.insert(place, row);
            self.strays.insert(row);
        }
        if self.strays.len() >= MOST_STRAYS {
            self.sort();
        }
    }

    /// The same for very many things; they are nowhere until [`Catalogue::sort`].
    pub(crate) fn load(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            self.keep(entry);
        }
    }

    /// Gives all things a row in the order in which they came, and enters them everywhere anew.
    pub(crate) fn sort(&mut self) {
        self.forget_counts();
        let mut order: Vec<u32> = self.places.values().copied().collect();
        order.sort_unstable_by_key(|row| self.key(Order::Newest, *row));
        let mut rows = std::mem::take(&mut self.rows);
        self.rows = order.iter().map(|row| rows[*row as usize].take()).collect();
        self.newest = order.iter().map(|row| self.newest[*row as usize]).collect();
        self.active = order.iter().map(|row| self.active[*row as usize]).collect();
        self.free.clear();
        self.strays.clear();
        self.everybody.clear();
        self.network.clear();
        self.columns = Columns::default();
        self.kinds.values_mut().for_each(RoaringBitmap::clear);
        self.organisations.values_mut().for_each(RoaringBitmap::clear);
        self.values.iter_mut().for_each(RoaringBitmap::clear);
        for row in 0..counted(self.rows.len()) {
            if let Some(kept) = &self.rows[row as usize] {
                self.places.insert(kept.item.id, row);
            }
            self.enter(row);
        }
        self.columns.share();
        let mut active: Vec<u32> = (0..counted(self.rows.len())).collect();
        active.sort_unstable_by_key(|row| Reverse(self.key(Order::Active, *row)));
        self.by_activity = active;
        // Every thing has another row now.
        self.comings += 1;
        self.moved.clear();
    }

    /// Keeps a thing in a row, that which it had or one that was free or new.
    fn keep(&mut self, entry: Entry) -> u32 {
        let known = self.row(entry.item.id);
        let row = known.or_else(|| self.free.pop()).unwrap_or_else(|| {
            self.rows.push(None);
            self.newest.push(Instant::MIN);
            self.active.push(Instant::MIN);
            counted(self.rows.len() - 1)
        });
        let mut values: Vec<u32> = Vec::with_capacity(entry.values.len());
        for (dimension, value) in &entry.values {
            let place = self.value(dimension, value).all;
            if !values.contains(&place) {
                values.push(place);
            }
        }
        let Entry { item, audience, newest, active, .. } = entry;
        (self.newest[row as usize], self.active[row as usize]) = (newest, active);
        if self.places.insert(item.id, row).is_none() {
            self.note_moved(item.id);
        }
        self.rows[row as usize] = Some(Kept { item, audience, values: values.into() });
        row
    }

    /// Enters what stands in a row wherever it is filtered and counted.
    fn enter(&mut self, row: u32) {
        let Some(kept) = self.rows[row as usize].take() else { return };
        for value in &kept.values {
            self.values[*value as usize].insert(row);
        }
        self.columns.put(row, kept.values.iter().map(|value| self.known[*value as usize]));
        self.kinds.entry(kept.item.kind).or_default().insert(row);
        self.audience(kept.audience).insert(row);
        self.rows[row as usize] = Some(kept);
    }

    /// Takes things out; what is not there is passed over.
    pub fn remove(&mut self, ids: impl IntoIterator<Item = Uuid>) {
        self.forget_counts();
        for id in ids {
            if let Some(row) = self.places.remove(&id) {
                self.take_out(row);
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

    /// Empties a row.
    fn take_out(&mut self, row: u32) {
        if let Ok(place) = self.place(row) {
            self.by_activity.remove(place);
        }
        self.strays.remove(row);
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
        let place = Place { all: counted(self.values.len()), number: counted(known.len()) };
        known.insert(value.into(), place);
        self.values.push(RoaringBitmap::new());
        self.known.push((dimension, place.number));
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

    /// Where a row stands in the order by activity, or where it would.
    fn place(&self, row: u32) -> Result<usize, usize> {
        let wanted = Reverse(self.key(Order::Active, row));
        self.by_activity.binary_search_by(|other| Reverse(self.key(Order::Active, *other)).cmp(&wanted))
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

/// A number of things, rows or values.
fn counted(many: usize) -> u32 {
    u32::try_from(many).expect("fewer than four billion")
}

/// Mixes the bits of an identifier. Identifiers are made by us, so nobody can choose them to collide.
#[derive(Default)]
struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            // Both halves of the product, so that each bit of the identifier reaches each bit of the hash.
            let mixed = self.0.rotate_left(23) ^ u64::from_le_bytes(eight);
            let product = u128::from(mixed) * 0x9E37_79B9_7F4A_7C15;
            self.0 = (product as u64) ^ (product >> 64) as u64;
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
