//! The pairs of amendments that meet, and what they are narrowed to.

use std::{cmp::Reverse, collections::HashSet};

use db::Transaction;
use web::{Fault, Form, Visit};

use crate::{
    model::{
        amendment::{Amendment, AmendmentId},
        conflict::{About, ConflictTable, Detail},
        node::NodeId,
        proposal::{Proposal, ProposalState, weighed},
        version::{Edition, RuleText},
    },
    pages::amendments::found_amended,
    store::amendments as stored,
};

/// The pairs of a version, and what they are narrowed to.
pub(super) struct Pairs {
    pub text: RuleText,
    pub edition: Edition,
    /// The amendments that count: submitted ones, and those that were adopted.
    pub all: Vec<Proposal>,
    pub weighed: Vec<Amendment>,
    /// The heaviest first.
    pub found: ConflictTable,
    /// Only with the amendment of this number, and only about this node or something under it.
    pub number: Option<i64>,
    pub node: Option<NodeId>,
}

impl Pairs {
    pub async fn of(visit: &Visit, tx: &mut Transaction, slug: &str, query: &Form) -> Result<Self, Fault> {
        let (text, edition) = found_amended(visit, tx, slug, query.get("versie")).await?;
        let mut all = stored::of_version(tx, edition.version.id).await?;
        let mut weighed = weighed(&edition.tree, &all);
        let counts = |one: &Proposal| matches!(one.state, ProposalState::Submitted | ProposalState::Adopted);
        let counted: HashSet<AmendmentId> = all.iter().filter(|one| counts(one)).map(|one| one.id).collect();
        weighed.retain(|amendment| counted.contains(&amendment.id));
        all.retain(counts);
        let mut found = ConflictTable::of(&edition.tree, &weighed);
        found.conflicts.sort_by_key(|conflict| Reverse(conflict.class));
        let number = query.get("amendement").parse().ok();
        let node = query.get("onderdeel").parse().ok().map(NodeId::new);
        let mut pairs = Self { text, edition, all, weighed, found, number, node };
        pairs.narrow();
        Ok(pairs)
    }

    fn narrow(&mut self) {
        let with = self.number.map(|number| {
            let those = self.all.iter().filter(|one| one.number == Some(number));
            those.map(|one| one.id).collect::<HashSet<AmendmentId>>()
        });
        let tree = &self.edition.tree;
        let about = |detail: &Detail| {
            let node = match detail.about {
                About::Text { node, .. } | About::Removed { node } | About::Moved { node } => Some(node),
                About::Place { place } => place.parent.or(place.after),
            };
            self.node.zip(node).is_some_and(|(above, node)| tree.is_within(node, above))
        };
        self.found.conflicts.retain(|conflict| {
            let (one, other) = conflict.between;
            with.as_ref().is_none_or(|ids| ids.contains(&one) || ids.contains(&other))
                && (self.node.is_none() || conflict.details.iter().any(about))
        });
    }

    /// The address of the same pairs at `url`.
    pub fn url(&self, url: &str, page: i64) -> String {
        let mut out = format!("{url}?versie={}", self.edition.version.number);
        out.extend(self.number.map(|number| format!("&amendement={number}")));
        out.extend(self.node.map(|node| format!("&onderdeel={node}")));
        out.extend((page > 1).then(|| format!("&pagina={page}")));
        out
    }
}
