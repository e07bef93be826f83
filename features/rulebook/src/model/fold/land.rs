//! One step of an amendment laid over the text as it is now.

use std::sync::Arc;

use super::origin::Origin;
use super::sibling::Siblings;
use super::{Before, Fate, Fold, Lost, Touch, Who};
use crate::model::apply::{apply, cut};
use crate::model::merge::{Clash, Landing, Leaf, owned};
use crate::model::node::{Label, NodeId, Part, Subtree};
use crate::model::operation::{Operation, Refusal};
use crate::model::text::{Marks, Text, join};
use crate::model::tree::{Place, Tree, TreeError};

type Landed = Result<(Fate, Vec<Operation>), Lost>;

impl From<TreeError> for Lost {
    fn from(error: TreeError) -> Self {
        Self::Refused(Refusal::Tree(error))
    }
}

impl Fold {
    pub(super) fn land(
        &mut self,
        operation: &Operation,
        before: &Before,
        first: &Tree,
        own: &Tree,
        who: &Who,
    ) -> Landed {
        match operation {
            Operation::ReplaceText { node, part, new, .. } => {
                let first = first.text(*node, *part).unwrap_or(&before.text);
                self.land_text((*node, *part), first, before, new, who)
            }
            Operation::Insert { place, subtree } => self.land_insert(*place, subtree, own, who),
            Operation::Delete { node } => self.land_delete(*node, before, who),
            Operation::Move { node, place } => self.land_move(*node, *place, own, who),
            Operation::Renumber { node, number } => self.land_number(*node, number.as_ref(), who),
            Operation::Split { node, at, new } => self.land_split(*node, *at, *new, before, own, who),
            Operation::Join { node, following } => self.land_join(*node, *following, before, own, who),
        }
    }

    fn is_there(&self, node: NodeId) -> Result<(), Lost> {
        match self.tree.contains(node) {
            true => Ok(()),
            false => Err(Lost::Gone { node, by: self.removed_by(node) }),
        }
    }

    fn land_text(
        &mut self,
        (node, part): (NodeId, Part),
        first: &Text,
        before: &Before,
        new: &Text,
        who: &Who,
    ) -> Landed {
        self.is_there(node)?;
        let now = self.tree.text(node, part).cloned().unwrap_or_default();
        let mut leaf = self.leaf(node, part);
        let change = Arc::make_mut(&mut leaf).change(first, &before.text, new, &Origin::Amendment(who.id));
        let landing = change.map_err(|Clash { with, parts }| {
            let amendment = |origin| match origin {
                Origin::Amendment(id) => Some(id),
                Origin::Base => None,
            };
            Lost::Words { node, part, with: with.into_iter().filter_map(amendment).collect(), parts }
        })?;
        if landing == Landing::AlreadyDone {
            return Ok((Fate::AlreadyDone, Vec::new()));
        }
        let (text, _) = leaf.text();
        let done = Operation::ReplaceText { node, part, base_hash: now.hash(), new: text.clone() };
        self.tree.set_text(node, part, text)?;
        self.leaves.insert((node, part), leaf);
        self.touches.push(Touch::Text(node, part));
        let fate = if landing == Landing::Landed { Fate::Landed } else { Fate::Merged };
        Ok((fate, vec![done]))
    }

    fn land_insert(&mut self, place: Place, subtree: &Subtree, own: &Tree, who: &Who) -> Landed {
        let id = subtree.node.id;
        if self.stands(place.parent, subtree) {
            self.siblings.agree(id);
            return Ok((Fate::AlreadyDone, Vec::new()));
        }
        if let Some(parent) = place.parent {
            self.is_there(parent)?;
        }
        let spot = self.siblings.spot((&self.tree, own), who, &self.precedence, place, None);
        let others = self.siblings.others_at(place.parent, spot.slot, who);
        let same = |other: &NodeId| self.tree.subtree(*other).is_some_and(|it| it.says_the_same(subtree));
        if others.iter().any(same) {
            return Ok((Fate::AlreadyDone, Vec::new()));
        }
        self.tree.attach(spot.place, subtree.clone())?;
        self.siblings.put_new(&self.tree, spot, id, who);
        for node in subtree.nodes() {
            // It may have been there before, and taken away.
            self.siblings.forget(node.id);
            self.removed.remove(&node.id);
            self.moved.remove(&node.id);
            Part::ALL.into_iter().for_each(|part| self.leaves.remove(&(node.id, part)));
            self.inserted.insert(node.id, who.id);
        }
        self.touches.push(Touch::Placed(id, place.parent));
        let fate = if others.is_empty() && spot.place == place { Fate::Landed } else { Fate::Merged };
        Ok((fate, vec![Operation::Insert { place: spot.place, subtree: subtree.clone() }]))
    }

    /// Whether nodes stand under this parent with the same identifiers and texts, whatever else stands between them now.
    pub(super) fn stands(&self, parent: Option<NodeId>, subtree: &Subtree) -> bool {
        let id = subtree.node.id;
        self.tree.get(id) == Some(&subtree.node)
            && self.tree.parent(id) == parent
            && subtree.children.iter().all(|child| self.stands(Some(id), child))
    }

    fn land_delete(&mut self, node: NodeId, before: &Before, who: &Who) -> Landed {
        if self.removed_by(node).is_some() {
            return Ok((Fate::AlreadyDone, Vec::new()));
        }
        self.is_there(node)?;
        if let Some(by) = self.moved_by(node).filter(|by| who.is_other(*by)) {
            return Err(Lost::MovedBefore { node, by });
        }
        if !before.unchanged {
            return Err(Lost::ChangedBefore { node, by: self.changer(node) });
        }
        // First, so that the row still has it and can keep its place.
        self.siblings.leave(&self.tree, self.tree.parent(node), node, who);
        let (_, subtree) = self.tree.detach(node)?;
        for node in subtree.nodes() {
            self.removed.insert(node.id, who.id);
        }
        self.touches.push(Touch::Removed(node));
        Ok((Fate::Landed, vec![Operation::Delete { node }]))
    }

    fn land_move(&mut self, node: NodeId, place: Place, own: &Tree, who: &Who) -> Landed {
        self.is_there(node)?;
        if let Some(parent) = place.parent {
            self.is_there(parent)?;
        }
        let from = self.tree.parent(node);
        let spot = self.siblings.spot((&self.tree, own), who, &self.precedence, place, Some(node));
        if let Some(by) = self.moved_by(node)
            && who.is_other(by)
        {
            let same = from == place.parent && self.siblings.slot(from, node) == Some(spot.slot);
            return if same {
                self.siblings.agree(node);
                Ok((Fate::AlreadyDone, Vec::new()))
            } else {
                Err(Lost::MovedBefore { node, by })
            };
        }
        self.tree.accepts_move(node, spot.place)?;
        let vanished = self.siblings.leave(&self.tree, from, node, who);
        let spot = if from == place.parent { Siblings::without(spot, vanished) } else { spot };
        self.siblings.put(&self.tree, spot, node, who);
        let changed = self.changer(node).is_some_and(|by| who.is_other(by));
        self.tree.relocate(node, spot.place)?;
        self.moved.insert(node, who.id);
        self.touches.push(Touch::Moved(node));
        self.touches.push(Touch::Placed(node, place.parent));
        let fate = if !changed && spot.place == place { Fate::Landed } else { Fate::Merged };
        Ok((fate, vec![Operation::Move { node, place: spot.place }]))
    }

    fn land_number(&mut self, node: NodeId, number: Option<&Label>, who: &Who) -> Landed {
        // A number is never in the way: of what is gone there is nothing to number.
        let now = self.tree.get(node).map(|node| node.number.as_ref());
        if now.is_none_or(|now| now == number) {
            return Ok((Fate::AlreadyDone, Vec::new()));
        }
        self.tree.set_number(node, number.cloned())?;
        self.renumbered.insert(node, who.id);
        Ok((Fate::Landed, vec![Operation::Renumber { node, number: number.cloned() }]))
    }

    fn land_split(
        &mut self,
        node: NodeId,
        at: usize,
        new: NodeId,
        before: &Before,
        own: &Tree,
        who: &Who,
    ) -> Landed {
        self.is_there(node)?;
        let parent = self.tree.parent(node);
        if !before.unchanged {
            let next = self.tree.children(parent).iter().skip_while(|id| **id != node).nth(1);
            let same = self.same_text(own, node)
                && next.is_some_and(|next| self.tree.text(*next, Part::Text) == own.text(new, Part::Text));
            return match same {
                true => Ok((Fate::AlreadyDone, Vec::new())),
                false => Err(Lost::ChangedBefore { node, by: self.changer(node) }),
            };
        }
        let place = Place { parent: own.parent(node), after: Some(node) };
        if let Some(by) = self.moved_by(node)
            && place.parent != parent
        {
            return Err(Lost::MovedBefore { node, by });
        }
        let children = self.tree.children(Some(node)).to_vec();
        let (text, owners) = self.leaf(node, Part::Text).text();
        let spot = self.siblings.spot((&self.tree, own), who, &self.precedence, place, None);
        self.siblings.note(&self.tree, Some(node));
        let mut done = vec![Operation::Split { node, at, new }];
        // On a copy: what cannot be done to its end is not begun.
        let mut tree = self.tree.clone();
        apply(&mut tree, &done[0]).map_err(Lost::Refused)?;
        if spot.place != place {
            // Others put something directly behind it before.
            tree.relocate(new, spot.place)?;
            done.push(Operation::Move { node: new, place: spot.place });
        }
        self.tree = tree;
        self.siblings.put(&self.tree, spot, new, who);
        self.inserted.insert(new, who.id);
        if let Some((stays, goes)) = cut(&text, at) {
            let halves = [(node, 0..stays.bytes()), (new, text.bytes() - goes.bytes()..text.bytes())];
            for (half, bytes) in halves {
                let (text, owners) = join(owned(&text, &owners, bytes));
                self.leaves.insert((half, Part::Text), Arc::new(Leaf::with_owners(text, owners)));
            }
        }
        for child in &children {
            self.siblings.leave(&self.tree, Some(node), *child, who);
            self.carried(*child, who);
        }
        self.touches.extend([Touch::Whole(node, Part::Text), Touch::Emptied(node)]);
        self.touches.push(Touch::Placed(new, parent));
        let fate = if spot.place == place { Fate::Landed } else { Fate::Merged };
        Ok((fate, done))
    }

    fn land_join(
        &mut self,
        node: NodeId,
        following: NodeId,
        before: &Before,
        own: &Tree,
        who: &Who,
    ) -> Landed {
        self.is_there(node)?;
        if self.removed_by(following).is_some() && self.same_text(own, node) {
            return Ok((Fate::AlreadyDone, Vec::new()));
        }
        self.is_there(following)?;
        if !before.unchanged {
            let by = self.changer(node).or_else(|| self.changer(following));
            return Err(Lost::ChangedBefore { node, by });
        }
        let parent = self.tree.parent(node);
        let children = self.tree.children(Some(following)).to_vec();
        let text = |id: NodeId, part| self.tree.text(id, part).cloned().unwrap_or_default();
        let texts =
            Part::ALL.map(|part| [node, following].map(|id| (text(id, part), self.leaf(id, part).text().1)));
        for row in [parent, Some(node), Some(following)] {
            self.siblings.note(&self.tree, row);
        }
        let done = Operation::Join { node, following };
        apply(&mut self.tree, &done).map_err(Lost::Refused)?;
        self.siblings.leave(&self.tree, parent, following, who);
        self.removed.insert(following, who.id);
        for (part, [(one, first), (two, second)]) in Part::ALL.into_iter().zip(texts) {
            let between = match part {
                Part::Heading if !one.is_empty() => continue,
                Part::Note => "\n",
                Part::Heading | Part::Text => " ",
            };
            let between = (between, &Marks::NONE, Origin::Amendment(who.id));
            let first = owned(&one, &first, 0..one.bytes());
            let second = owned(&two, &second, 0..two.bytes());
            let (text, owners) = join(first.into_iter().chain([between]).chain(second));
            self.leaves.insert((node, part), Arc::new(Leaf::with_owners(text, owners)));
        }
        self.siblings.append(&self.tree, node, &children, who);
        for child in &children {
            self.carried(*child, who);
            self.touches.push(Touch::Placed(*child, Some(node)));
        }
        for part in Part::ALL {
            self.touches.extend([node, following].map(|id| Touch::Whole(id, part)));
        }
        self.touches.push(Touch::Removed(following));
        self.touches.push(Touch::Adjacent(node, following));
        Ok((Fate::Landed, vec![done]))
    }

    /// Notes that a node went along with a text that was cut or joined.
    fn carried(&mut self, child: NodeId, who: &Who) {
        self.moved.insert(child, who.id);
        self.touches.push(Touch::Moved(child));
    }
}
