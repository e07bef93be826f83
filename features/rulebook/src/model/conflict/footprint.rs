//! What an amendment touches.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{About, ConflictClass, Detail};
use crate::model::amendment::{Amendment, AmendmentId};
use crate::model::fold::{Fold, Origin, Touch};
use crate::model::hash::{Hasher, TextHash};
use crate::model::merge::{Edit, edits, fits};
use crate::model::node::{NodeId, Part, Subtree};
use crate::model::operation::Operation;
use crate::model::text::Text;
use crate::model::tree::{Place, Tree};

/// A text that an amendment changes.
pub(super) struct Changed {
    /// What it was before the amendment.
    base: Text,
    /// What it was in the version, and the changes of that; for a sub-amendment these are not the same.
    version: Option<(Text, Vec<Edit<Origin>>)>,
    edits: Vec<Edit<Origin>>,
    new: Text,
    /// Cut or joined with another: nothing else may change in it.
    whole: bool,
}

/// What comes to stand in a place: a node from elsewhere, or something new.
#[derive(PartialEq)]
enum Put {
    Moved(NodeId),
    New(Subtree),
}

/// What an amendment touches, all in all: a step that a later one undoes leaves nothing.
pub(super) struct Footprint {
    pub(super) id: AmendmentId,
    pub(super) on: Option<AmendmentId>,
    pub(super) texts: BTreeMap<(NodeId, Part), Changed>,
    /// What goes, and what takes it up when it is joined with another.
    removed: BTreeMap<NodeId, Option<NodeId>>,
    /// What it moves out of what goes.
    rescued: BTreeMap<NodeId, BTreeSet<NodeId>>,
    /// Where each node went that moved; nothing when under something new.
    moved: BTreeMap<NodeId, Option<Place>>,
    puts: BTreeMap<Place, Vec<Put>>,
    /// Places where nothing may come.
    closed: BTreeSet<Place>,
    /// Nodes under which nothing may come.
    emptied: BTreeSet<NodeId>,
    /// All nodes that it changes, and all nodes above those.
    pub(super) above: BTreeSet<NodeId>,
    /// The same for amendments that ask the same; nothing when it asks nothing, or cannot be applied to its own
    /// base.
    pub(super) purport: Option<TextHash>,
}

impl Footprint {
    /// Those of all amendments.
    pub(super) fn of_all(version: &Tree, amendments: &[Amendment]) -> Vec<Self> {
        let mut start = Fold::new(version);
        start.settle();
        let mut mains: HashMap<AmendmentId, Fold> = HashMap::new();
        let print = |amendment: &Amendment| match amendment.on {
            None => Self::of(version, amendment, start.clone()),
            Some(main) => {
                let fold = mains.entry(main).or_insert_with(|| {
                    let mut fold = Fold::new(&amendment.base);
                    fold.settle();
                    fold
                });
                Self::of(version, amendment, fold.clone())
            }
        };
        amendments.iter().map(print).collect()
    }

    fn of(version: &Tree, amendment: &Amendment, mut fold: Fold) -> Self {
        let base = fold.tree().clone();
        let adoption = fold.lay(amendment);
        let mut print = Self {
            id: amendment.id,
            on: amendment.on,
            texts: BTreeMap::new(),
            removed: BTreeMap::new(),
            rescued: BTreeMap::new(),
            moved: BTreeMap::new(),
            puts: BTreeMap::new(),
            closed: BTreeSet::new(),
            emptied: BTreeSet::new(),
            above: BTreeSet::new(),
            purport: None,
        };
        let is_old = |id: NodeId| base.contains(id);
        let mut touched = BTreeSet::new();
        for touch in fold.touches().to_vec() {
            match touch {
                Touch::Text(node, part) if is_old(node) => {
                    print.change(version, &base, &fold, (node, part), false)
                }
                Touch::Whole(node, part) if is_old(node) => {
                    print.change(version, &base, &fold, (node, part), true);
                    touched.insert(node);
                }
                Touch::Removed(node) if is_old(node) => {
                    print.removed.entry(node).or_default();
                }
                Touch::Moved(node) if is_old(node) => {
                    let parent = fold.tree().parent(node);
                    let known = parent.is_none_or(is_old) && fold.tree().contains(node);
                    let slot = known.then(|| fold.slot_of(parent, node)).flatten();
                    print.moved.insert(node, slot.map(|after| Place { parent, after }));
                }
                Touch::Placed(node, parent) if parent.is_none_or(is_old) => {
                    touched.extend(parent);
                    print.put(&fold, &base, node, parent);
                }
                Touch::Emptied(node) if is_old(node) => {
                    print.emptied.insert(node);
                }
                Touch::Adjacent(node, following) => {
                    print.removed.insert(following, Some(node));
                    let parent = base.parent(node);
                    print.closed.insert(Place { parent, after: Some(node) });
                }
                _ => {}
            }
        }
        touched.extend(print.texts.keys().map(|(node, _)| *node));
        touched.extend(print.removed.keys().chain(print.moved.keys()).copied());
        for node in touched {
            print.above.insert(node);
            print.above.extend(base.ancestors(node).chain(version.ancestors(node)));
        }
        for node in print.moved.keys() {
            for above in base.ancestors(*node).filter(|above| print.removed.contains_key(above)) {
                print.rescued.entry(above).or_default().insert(*node);
            }
        }
        if adoption.is_whole() {
            print.purport = print.hash(amendment);
        }
        print
    }

    fn change(
        &mut self,
        version: &Tree,
        base: &Tree,
        fold: &Fold,
        (node, part): (NodeId, Part),
        whole: bool,
    ) {
        let (Some(was), Some(is)) = (base.text(node, part), fold.tree().text(node, part)) else {
            // It went afterwards; that it was cut or joined before is told by what goes.
            return;
        };
        if let Some(known) = self.texts.get_mut(&(node, part)) {
            known.whole |= whole;
            return;
        }
        if was == is && !whole {
            return;
        }
        let edits_of = |text: &Text| edits(text, is, Origin::Amendment(self.id));
        let changed = Changed {
            base: was.clone(),
            version: version
                .text(node, part)
                .filter(|text| *text != was)
                .map(|text| (text.clone(), edits_of(text))),
            edits: fold.edits_of(node, part, was).unwrap_or_else(|| edits_of(was)),
            new: is.clone(),
            whole,
        };
        self.texts.insert((node, part), changed);
    }

    fn put(&mut self, fold: &Fold, base: &Tree, node: NodeId, parent: Option<NodeId>) {
        if !fold.tree().contains(node) || fold.tree().parent(node) != parent {
            return;
        }
        let Some(after) = fold.slot_of(parent, node) else { return };
        let put = match fold.tree().subtree(node) {
            Some(subtree) if !base.contains(node) => Put::New(subtree),
            _ => Put::Moved(node),
        };
        let puts = self.puts.entry(Place { parent, after }).or_default();
        if !puts.contains(&put) {
            puts.push(put);
        }
    }

    /// The places where it puts something or lets nothing in.
    pub(super) fn all_places(&self) -> impl Iterator<Item = Place> {
        let closed = self.closed.iter().filter(|place| !self.puts.contains_key(*place));
        self.puts.keys().chain(closed).copied()
    }

    /// The nodes that it takes away, moves or empties.
    pub(super) fn uprooted(&self) -> BTreeSet<NodeId> {
        self.removed.keys().chain(self.moved.keys()).chain(&self.emptied).copied().collect()
    }

    pub(super) fn text_against(&self, other: &Self, node: NodeId, part: Part) -> Option<Detail> {
        let (one, two) = (self.texts.get(&(node, part))?, other.texts.get(&(node, part))?);
        let siblings = self.on == other.on;
        let (base, ours, theirs) = match (&one.version, &two.version) {
            _ if siblings => (&one.base, &one.edits, &two.edits),
            (None, None) => (&one.base, &one.edits, &two.edits),
            (Some((base, ours)), None) => (base, ours, &two.edits),
            (None, Some((base, theirs))) => (base, &one.edits, theirs),
            (Some((base, ours)), Some((_, theirs))) => (base, ours, theirs),
        };
        let class = match () {
            () if one.new == two.new && one.whole == two.whole => ConflictClass::Same,
            () if one.whole || two.whole => ConflictClass::Hard,
            () if fits(base, ours, theirs) => ConflictClass::Merges,
            () => ConflictClass::Hard,
        };
        Some(Detail { about: About::Text { node, part }, class })
    }

    pub(super) fn place_against(&self, other: &Self, place: Place) -> Option<Detail> {
        let about = About::Place { place };
        let (ours, theirs) = (self.puts.get(&place), other.puts.get(&place));
        let class = match (ours, theirs) {
            (Some(_), None) if other.closed.contains(&place) => ConflictClass::Hard,
            (None, Some(_)) if self.closed.contains(&place) => ConflictClass::Hard,
            (Some(ours), Some(theirs)) => match ours.iter().zip(theirs).all(|(one, two)| one.is_same(two)) {
                true if ours.len() == theirs.len() => ConflictClass::Same,
                _ => ConflictClass::Order,
            },
            _ => return None,
        };
        Some(Detail { about, class })
    }

    /// This one takes away, moves or empties a node in or below which the other may change something.
    pub(super) fn uprooting_against(&self, other: &Self, node: NodeId) -> Option<Detail> {
        if !other.above.contains(&node) {
            return None;
        }
        if let Some(into) = self.removed.get(&node) {
            let same =
                other.removed.get(&node) == Some(into) && self.rescued.get(&node) == other.rescued.get(&node);
            let class = if same { ConflictClass::Same } else { ConflictClass::Hard };
            return Some(Detail { about: About::Removed { node }, class });
        }
        let Some(to) = self.moved.get(&node) else {
            let mut under = other.puts.keys().filter(|place| place.parent == Some(node));
            let place = *under.next().filter(|_| self.emptied.contains(&node))?;
            return Some(Detail { about: About::Place { place }, class: ConflictClass::Hard });
        };
        if other.removed.contains_key(&node) {
            // Told from the other side.
            return None;
        }
        let same = to.is_some() && other.moved.get(&node) == Some(to) && other.only_moves(node);
        let class = if same { ConflictClass::Same } else { ConflictClass::Hard };
        Some(Detail { about: About::Moved { node }, class })
    }

    fn only_moves(&self, node: NodeId) -> bool {
        !Part::ALL.into_iter().any(|part| self.texts.contains_key(&(node, part)))
            && !self.puts.keys().any(|place| place.parent == Some(node))
    }

    pub(super) fn asks_the_same(&self, other: &Self) -> bool {
        self.purport.is_some() && self.purport == other.purport
    }

    fn hash(&self, amendment: &Amendment) -> Option<TextHash> {
        let mut numbers = BTreeMap::new();
        for step in &amendment.steps {
            if let Operation::Renumber { node, number } = &step.change {
                numbers.insert(*node, number.clone());
            }
        }
        if self.above.is_empty() && self.puts.is_empty() && numbers.is_empty() {
            return None;
        }
        let mut hasher = Hasher::new();
        let mut tell = |what: &str, about: &dyn std::fmt::Debug| {
            hasher.write_text(what);
            hasher.write_text(&format!("{about:?}"));
        };
        tell("on", &self.on);
        for (text, changed) in &self.texts {
            tell("text", &(text, changed.new.hash(), changed.whole));
        }
        tell("removed", &self.removed);
        tell("moved", &self.moved);
        for (place, puts) in &self.puts {
            tell("place", place);
            for put in puts {
                match put {
                    Put::Moved(node) => tell("moved", node),
                    Put::New(subtree) => subtree.nodes().iter().for_each(|node| {
                        let texts = Part::ALL.map(|part| node.part(part).hash());
                        tell("new", &(node.kind, texts, &node.number));
                    }),
                }
            }
        }
        tell("numbers", &numbers);
        Some(hasher.finish())
    }
}

impl Put {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::New(one), Self::New(two)) => one.says_the_same(two),
            _ => self == other,
        }
    }
}
