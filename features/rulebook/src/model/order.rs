//! Which of several things kept their order.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

/// The largest set of things of which the order is the same in both rows: the longest increasing subsequence of
/// where they stood. All others that are in both rows moved. In n log n.
pub(super) fn unmoved<T: Hash + Eq + Copy>(before: &[T], after: &[T]) -> HashSet<T> {
    let stood: HashMap<T, usize> = before.iter().enumerate().map(|(at, thing)| (*thing, at)).collect();
    let row: Vec<(usize, T)> =
        after.iter().filter_map(|thing| stood.get(thing).map(|at| (*at, *thing))).collect();
    // For each length the row that ends lowest: its last element, and what stands before each element.
    let mut ends: Vec<usize> = Vec::new();
    let mut previous: Vec<Option<usize>> = Vec::with_capacity(row.len());
    for (nth, (at, _)) in row.iter().enumerate() {
        let length = ends.partition_point(|end| row[*end].0 < *at);
        previous.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(length) {
            Some(end) => *end = nth,
            None => ends.push(nth),
        }
    }
    let last = ends.last().copied();
    std::iter::successors(last, |nth| previous[*nth]).map(|nth| row[nth].1).collect()
}
