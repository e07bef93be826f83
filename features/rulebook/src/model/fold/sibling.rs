//! The rows of nodes under one parent while amendments are laid over a text.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Precedence, Who};
use crate::model::amendment::AmendmentId;
use crate::model::layered::Layered;
use crate::model::node::NodeId;
use crate::model::tree::{Place, Tree};

/// A node in a row. One that moved within its row is there twice: where it was and where it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Entry {
    id: NodeId,
    /// Whether it stands here now. What went or moved stays as a mark of its place.
    here: bool,
    /// Who brought it here; nothing for what stood here from the beginning.
    by: Option<AmendmentId>,
}

/// The rows in which something came or went, by their parent.
#[derive(Debug, Clone, Default)]
pub(super) struct Siblings {
    rows: Layered<Option<NodeId>, Arc<Vec<Entry>>>,
    /// What others had put already where the amendment at hand wanted it.
    agreed: HashSet<NodeId>,
}

/// A place in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    at: usize,
    /// The place in the text as it is now.
    pub(super) place: Place,
    /// The last node before it that stood there from the beginning: what tells whether two places are the same.
    pub(super) slot: Option<NodeId>,
}

impl Siblings {
    pub(super) fn settle(&mut self) {
        self.rows.settle();
    }

    /// Begins with another amendment.
    pub(super) fn begin(&mut self) {
        self.agreed.clear();
    }

    /// Notes that others had put a node already where the amendment at hand wants it.
    pub(super) fn agree(&mut self, id: NodeId) {
        self.agreed.insert(id);
    }

    /// Forgets the row under a node that is put in anew.
    pub(super) fn forget(&mut self, parent: NodeId) {
        self.rows.remove(&Some(parent));
    }

    /// Where in the text as it is `now` a place is that an amendment means. `own` is the text that it has in
    /// mind and `moving` the node that goes there, if it is there already.
    pub(super) fn spot(
        &mut self,
        (now, own): (&Tree, &Tree),
        who: &Who,
        precedence: &Precedence,
        place: Place,
        moving: Option<NodeId>,
    ) -> Spot {
        let row = row(&mut self.rows, now, place.parent);
        let agreed = &self.agreed;
        let mut at = match place.after {
            None => 0,
            Some(after) => {
                // What the amendment itself could not bring here is not in the row: what it saw before that is.
                let seen = own.children(place.parent);
                let from = seen.iter().position(|id| *id == after).map_or(0, |at| at + 1);
                let found = seen[..from].iter().rev().filter(|id| Some(**id) != moving);
                found.filter_map(|id| find(row, *id, who, agreed)).map(|at| at + 1).next().unwrap_or(0)
            }
        };
        let slot = row[..at].iter().rev().find(|entry| entry.by.is_none()).map(|entry| entry.id);
        // Behind what others brought to the same place before, unless somebody said otherwise.
        let order = precedence.get(&Place { parent: place.parent, after: slot });
        let comes_first = |by: AmendmentId| {
            let rank = |id| order.and_then(|order| order.iter().position(|other| *other == id));
            rank(who.id).is_some_and(|mine| rank(by).is_none_or(|other| mine < other))
        };
        while row.get(at).and_then(|entry| entry.by).is_some_and(|by| who.is_other(by) && !comes_first(by)) {
            at += 1;
        }
        let before = || row[..at].iter().rev();
        let after = before().find(|entry| entry.here && Some(entry.id) != moving).map(|entry| entry.id);
        Spot { at, place: Place { parent: place.parent, after }, slot }
    }

    /// Puts a node at a spot that was found just now.
    pub(super) fn put(&mut self, now: &Tree, spot: Spot, id: NodeId, who: &Who) {
        let entry = Entry { id, here: true, by: Some(who.id) };
        row(&mut self.rows, now, spot.place.parent).insert(spot.at, entry);
    }

    /// Puts something new at a spot that was found just now. What was there from the beginning, went and comes again in
    /// the same row is what it was: a place behind it is behind where it is now.
    pub(super) fn put_new(&mut self, now: &Tree, spot: Spot, id: NodeId, who: &Who) {
        let row = row(&mut self.rows, now, spot.place.parent);
        match row.iter().position(|entry| entry.id == id && !entry.here && entry.by.is_none()) {
            None => row.insert(spot.at, Entry { id, here: true, by: Some(who.id) }),
            Some(was) => {
                row.insert(spot.at, Entry { id, here: true, by: None });
                row.remove(if was < spot.at { was } else { was + 1 });
            }
        }
    }

    /// Puts nodes at the end of a row.
    pub(super) fn append(&mut self, now: &Tree, parent: NodeId, ids: &[NodeId], who: &Who) {
        let entries = ids.iter().map(|id| Entry { id: *id, here: true, by: Some(who.id) });
        row(&mut self.rows, now, Some(parent)).extend(entries);
    }

    /// Marks that a node does not stand in a row any more; answers which entry vanished from the row, if one
    /// did: what an amendment brought itself leaves no trace.
    pub(super) fn leave(
        &mut self,
        now: &Tree,
        parent: Option<NodeId>,
        id: NodeId,
        who: &Who,
    ) -> Option<usize> {
        let row = row(&mut self.rows, now, parent);
        let at = row.iter().position(|entry| entry.here && entry.id == id)?;
        if row[at].by == Some(who.id) {
            row.remove(at);
            return Some(at);
        }
        row[at].here = false;
        None
    }

    /// Moves the mark of a spot after an entry before it vanished.
    pub(super) fn without(spot: Spot, vanished: Option<usize>) -> Spot {
        match vanished {
            Some(at) if at < spot.at => Spot { at: spot.at - 1, ..spot },
            _ => spot,
        }
    }

    /// The slot in which a node stands: the last one before it that stood there from the beginning.
    pub(super) fn slot(&self, parent: Option<NodeId>, id: NodeId) -> Option<Option<NodeId>> {
        let row = self.rows.get(&parent)?;
        let at = row.iter().position(|entry| entry.here && entry.id == id)?;
        Some(row[..at].iter().rev().find(|entry| entry.by.is_none()).map(|entry| entry.id))
    }

    /// What others than `who` brought to a slot, in order.
    pub(super) fn others_at(&self, parent: Option<NodeId>, slot: Option<NodeId>, who: &Who) -> Vec<NodeId> {
        let Some(row) = self.rows.get(&parent) else { return Vec::new() };
        let start = match slot {
            None => 0,
            Some(slot) => row
                .iter()
                .position(|entry| entry.id == slot && entry.by.is_none())
                .map_or(row.len(), |at| at + 1),
        };
        let brought = row[start..].iter().take_while(|entry| entry.by.is_some());
        brought
            .filter(|entry| entry.here && entry.by.is_some_and(|by| who.is_other(by)))
            .map(|entry| entry.id)
            .collect()
    }

    /// Notes how a row is before it changes.
    pub(super) fn note(&mut self, now: &Tree, parent: Option<NodeId>) {
        row(&mut self.rows, now, parent);
    }
}

fn row<'a>(
    rows: &'a mut Layered<Option<NodeId>, Arc<Vec<Entry>>>,
    now: &Tree,
    parent: Option<NodeId>,
) -> &'a mut Vec<Entry> {
    if !rows.contains(&parent) {
        let entry = |id: &NodeId| Entry { id: *id, here: true, by: None };
        rows.insert(parent, Arc::new(now.children(parent).iter().map(entry).collect()));
    }
    let row = rows.get_mut(&parent).expect("it was just put there");
    Arc::make_mut(row)
}

/// Where a node stands in a row as an amendment sees it: where it put it itself or would have, else where it was in the
/// beginning (even when others moved it since), else where somebody put it.
fn find(row: &[Entry], id: NodeId, who: &Who, agreed: &HashSet<NodeId>) -> Option<usize> {
    let its = |test: &dyn Fn(&Entry) -> bool| row.iter().position(|entry| entry.id == id && test(entry));
    its(&|entry| entry.here && (entry.by == Some(who.id) || agreed.contains(&id)))
        .or_else(|| its(&|entry| entry.here && entry.by.is_some_and(|by| !who.is_other(by))))
        .or_else(|| its(&|entry| entry.by.is_none()))
}

impl Who {
    /// Whether an amendment is neither this one nor one that it amends.
    pub(super) fn is_other(&self, by: AmendmentId) -> bool {
        by != self.id && !self.mains.contains(&by)
    }
}
