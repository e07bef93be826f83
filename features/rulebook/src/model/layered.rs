//! A map of which copies are cheap.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

/// A map in two layers: one that copies share, and what was changed since.
///
/// A what-if text, each re-based amendment and each conflict works on a copy of the whole text of which it
/// changes little. Copying costs as much as was changed, not as much as there is. When the changes have grown
/// to half of the shared layer they become a new one, so that changing stays cheap too.
#[derive(Debug, Clone)]
pub(super) struct Layered<K, V> {
    settled: Arc<HashMap<K, V>>,
    /// What differs from it; nothing for what was taken away.
    fresh: HashMap<K, Option<V>>,
}

impl<K: Hash + Eq + Clone, V: Clone> Layered<K, V> {
    pub(super) fn get(&self, key: &K) -> Option<&V> {
        match self.fresh.get(key) {
            Some(changed) => changed.as_ref(),
            None => self.settled.get(key),
        }
    }

    pub(super) fn contains(&self, key: &K) -> bool {
        self.get(key).is_some()
    }

    pub(super) fn insert(&mut self, key: K, value: V) {
        self.fresh.insert(key, Some(value));
        self.settle_when_large();
    }

    pub(super) fn remove(&mut self, key: &K) {
        if self.settled.contains_key(key) {
            self.fresh.insert(key.clone(), None);
        } else {
            self.fresh.remove(key);
        }
    }

    /// The value to change, which is copied into the changes first.
    pub(super) fn get_mut(&mut self, key: &K) -> Option<&mut V> {
        if !self.fresh.contains_key(key) {
            self.settle_when_large();
            let value = self.settled.get(key)?.clone();
            self.fresh.insert(key.clone(), Some(value));
        }
        self.fresh.get_mut(key)?.as_mut()
    }

    /// Makes the changes part of what copies share. Worth it before making many copies.
    pub(super) fn settle(&mut self) {
        if self.fresh.is_empty() {
            return;
        }
        let settled = Arc::make_mut(&mut self.settled);
        for (key, value) in self.fresh.drain() {
            match value {
                Some(value) => settled.insert(key, value),
                None => settled.remove(&key),
            };
        }
    }

    fn settle_when_large(&mut self) {
        if self.fresh.len() > 64 && self.fresh.len() * 2 > self.settled.len() {
            self.settle();
        }
    }
}

impl<K, V> Default for Layered<K, V> {
    fn default() -> Self {
        Self { settled: Arc::default(), fresh: HashMap::new() }
    }
}

impl<K: Hash + Eq + Clone, V: Clone> FromIterator<(K, V)> for Layered<K, V> {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(pairs: I) -> Self {
        Self { settled: Arc::new(pairs.into_iter().collect()), fresh: HashMap::new() }
    }
}
