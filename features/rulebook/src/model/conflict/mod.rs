//! Which amendments are in each other's way.

mod footprint;
mod standing;

use std::collections::{BTreeMap, HashMap};

use super::amendment::{Amendment, AmendmentId};
use super::node::{NodeId, Part};
use super::tree::{Place, Tree};

use footprint::Footprint;
pub use standing::{Standing, standings};

/// How two amendments stand to each other, from light to heavy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConflictClass {
    /// They ask the same, and can be put to one vote.
    Same,
    /// They change the same text in different places: both can be adopted.
    Merges,
    /// They put something in the same place: both can be adopted, and somebody says what comes first.
    Order,
    /// They want different things with the same words, or one takes away or moves what the other changes: the
    /// assembly has to know before it votes.
    Hard,
}

/// What two amendments are both about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum About {
    /// A text of a node.
    Text {
        /// The node.
        node: NodeId,
        /// Which text.
        part: Part,
    },
    /// One takes a node away in which the other changes something, itself or below it.
    Removed {
        /// What goes.
        node: NodeId,
    },
    /// One moves a node in which the other changes something, itself or below it.
    Moved {
        /// What moves.
        node: NodeId,
    },
    /// Both put something in one place.
    Place {
        /// The place in the text that both change.
        place: Place,
    },
}

/// One thing that two amendments are both about, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Detail {
    /// What.
    pub about: About,
    /// How.
    pub class: ConflictClass,
}

/// Two amendments that are about the same thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// The two, in the order in which they were given.
    pub between: (AmendmentId, AmendmentId),
    /// The heaviest of the details; [`ConflictClass::Same`] only when both ask the same and nothing else.
    pub class: ConflictClass,
    /// What they are both about, without repetition.
    pub details: Vec<Detail>,
}

/// All amendments of a text against each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ConflictTable {
    /// Those that are about the same thing, in the order of the amendments.
    pub conflicts: Vec<Conflict>,
    /// Groups of two or more that ask the same: alternatives to put to one vote.
    pub bundles: Vec<Vec<AmendmentId>>,
}

impl ConflictTable {
    /// Compares amendments of `base`, and sub-amendments on them. Renumbering is never a conflict. An amendment and the
    /// one that it amends are not compared.
    ///
    /// Only amendments that touch the same text, the same place or something below what another takes away or
    /// moves are ever compared: each is entered under what it touches. For what is "below" it is entered under
    /// the nodes above, of which there are at most eight; that holds for nodes of amendments too, which numbers
    /// from one walk through the text (an Euler tour) would not. So it costs n log n and what there is to tell.
    pub fn of(base: &Tree, amendments: &[Amendment]) -> Self {
        let prints = Footprint::of_all(base, amendments);
        let mut pairs: BTreeMap<(usize, usize), Vec<Detail>> = BTreeMap::new();
        let mut note = |a: usize, b: usize, detail: Option<Detail>| {
            if detail.is_some() || prints[a].asks_the_same(&prints[b]) {
                pairs.entry((a.min(b), a.max(b))).or_default().extend(detail);
            }
        };

        let mut texts: HashMap<(NodeId, Part), Vec<usize>> = HashMap::new();
        let mut places: HashMap<Place, Vec<usize>> = HashMap::new();
        let mut uprooted: HashMap<NodeId, Vec<usize>> = HashMap::new();
        for (nth, print) in prints.iter().enumerate() {
            print.texts.keys().for_each(|text| texts.entry(*text).or_default().push(nth));
            print.all_places().for_each(|place| places.entry(place).or_default().push(nth));
            print.uprooted().into_iter().for_each(|node| uprooted.entry(node).or_default().push(nth));
        }
        for ((node, part), those) in &texts {
            each_pair(those, |a, b| note(a, b, prints[a].text_against(&prints[b], *node, *part)));
        }
        for (place, those) in &places {
            each_pair(those, |a, b| note(a, b, prints[a].place_against(&prints[b], *place)));
        }
        for (nth, print) in prints.iter().enumerate() {
            for above in print.above.iter().filter(|above| uprooted.contains_key(*above)) {
                for other in uprooted[above].iter().filter(|other| **other != nth) {
                    note(nth, *other, prints[*other].uprooting_against(print, *above));
                }
            }
        }

        let groups = same_purport(&prints);
        // Those that only give the same number are about nothing that conflicts.
        groups.iter().for_each(|group| each_pair(group, |a, b| note(a, b, None)));

        let ids = |group: Vec<usize>| group.into_iter().map(|nth| prints[nth].id).collect();
        let bundles = groups.into_iter().map(ids).collect();
        let conflicts =
            pairs.into_iter().filter_map(|((a, b), details)| conflict(&prints[a], &prints[b], details));
        Self { conflicts: conflicts.collect(), bundles }
    }

    /// How two amendments stand to each other; nothing when they have nothing to do with each other.
    pub fn between(&self, one: AmendmentId, other: AmendmentId) -> Option<&Conflict> {
        self.of_amendment(one).find(|conflict| conflict.between.0 == other || conflict.between.1 == other)
    }

    /// All that an amendment has to do with.
    pub fn of_amendment(&self, id: AmendmentId) -> impl Iterator<Item = &Conflict> {
        self.conflicts.iter().filter(move |conflict| conflict.between.0 == id || conflict.between.1 == id)
    }
}

/// How two amendments of a text stand to each other, seen by themselves; `all` holds them and what they amend.
pub fn between(base: &Tree, all: &[Amendment], one: usize, other: usize) -> Option<Conflict> {
    let prints = Footprint::of_all(base, all);
    let (a, b) = (prints.get(one)?, prints.get(other)?);
    let mut details = Vec::new();
    for (node, part) in a.texts.keys() {
        details.extend(a.text_against(b, *node, *part));
    }
    for place in a.all_places() {
        details.extend(a.place_against(b, place));
    }
    for (mover, changer) in [(a, b), (b, a)] {
        for node in mover.uprooted() {
            details.extend(mover.uprooting_against(changer, node));
        }
    }
    conflict(a, b, details)
}

fn conflict(a: &Footprint, b: &Footprint, mut details: Vec<Detail>) -> Option<Conflict> {
    if a.on == Some(b.id) || b.on == Some(a.id) || a.id == b.id {
        return None;
    }
    details.sort();
    details.dedup();
    let heaviest = details.iter().map(|detail| detail.class).max();
    let class = match heaviest {
        _ if a.asks_the_same(b) => ConflictClass::Same,
        Some(ConflictClass::Same) => ConflictClass::Merges,
        other => other?,
    };
    Some(Conflict { between: (a.id, b.id), class, details })
}

fn each_pair(those: &[usize], mut with: impl FnMut(usize, usize)) {
    for (nth, a) in those.iter().enumerate() {
        those[nth + 1..].iter().for_each(|b| with(*a, *b));
    }
}

/// Groups of two or more that ask the same, in the order of the amendments.
fn same_purport(prints: &[Footprint]) -> Vec<Vec<usize>> {
    let mut groups: HashMap<_, Vec<usize>> = HashMap::new();
    for (nth, print) in prints.iter().enumerate() {
        if let Some(purport) = print.purport {
            groups.entry(purport).or_default().push(nth);
        }
    }
    let mut groups: Vec<Vec<usize>> = groups.into_values().filter(|group| group.len() > 1).collect();
    groups.sort();
    groups
}
