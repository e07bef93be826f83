//! How many there are with each value of a filter, and what such counts depend on.

use std::{collections::BTreeMap, sync::Arc};

use web::Actor;

use super::Selection;
use crate::{Dimension, answers::Seen};

/// How many there are of each value of some dimensions.
pub type Counts = BTreeMap<Dimension, Tally>;

/// How many there are of each value of a dimension, in the order of the values; never none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tally(Vec<(Arc<str>, i64)>);

impl Tally {
    /// How many have this value.
    pub fn of(&self, value: &str) -> i64 {
        self.0.binary_search_by(|(known, _)| (**known).cmp(value)).map_or(0, |at| self.0[at].1)
    }

    /// Each value with how many have it.
    pub fn iter(&self) -> impl Iterator<Item = (&str, i64)> {
        self.0.iter().map(|(value, count)| (&**value, *count))
    }

    /// How many values something has.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing has any value.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Arc<str>, i64)> for Tally {
    /// Out of values in their order.
    fn from_iter<I: IntoIterator<Item = (Arc<str>, i64)>>(values: I) -> Self {
        Self(values.into_iter().collect())
    }
}

/// All that the counts of a dimension depend on, its own filter apart: what is asked, and what of an actor decides on what
/// may be seen.
#[derive(PartialEq, Eq, Hash)]
pub(super) struct Counted {
    dimension: Dimension,
    kinds: Vec<&'static str>,
    others: Vec<(Dimension, String)>,
    seen: Seen,
}

impl Counted {
    pub(super) fn of(actor: &Actor, selection: &Selection, dimension: Dimension) -> Self {
        let others = selection.filters.iter().filter(|(filtered, _)| *filtered != dimension);
        Self {
            dimension,
            kinds: selection.kinds.clone(),
            others: others.cloned().collect(),
            seen: Seen::by(actor),
        }
    }
}
