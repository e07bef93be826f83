//! What gets another number because something else comes, goes or moves.

use std::collections::HashSet;

use super::plan::Plan;
use crate::model::node::{NodeId, NodeKind};
use crate::model::number::Number;
use crate::model::tree::Tree;

/// A row of nodes that are counted together: those of a kind under one node, or in the whole text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scope {
    kind: NodeKind,
    /// What they stand under; `None` is the whole text.
    parent: Option<NodeId>,
}

impl Scope {
    /// The row in which a node is counted.
    pub(super) fn of(tree: &Tree, id: NodeId) -> Option<Self> {
        let kind = tree.get(id)?.kind;
        let parent = match kind {
            NodeKind::Chapter | NodeKind::Article | NodeKind::Principle => None,
            _ => tree.parent(id),
        };
        Some(Self { kind, parent })
    }

    /// The rows of the whole text, and the one of the node itself, in which a node and all under it are counted.
    pub(super) fn all(tree: &Tree, id: NodeId) -> Vec<Self> {
        let mut scopes: Vec<Self> = Self::of(tree, id).into_iter().collect();
        for (_, node) in tree.walk_from(id) {
            let whole = matches!(node.kind, NodeKind::Chapter | NodeKind::Article | NodeKind::Principle);
            let scope = Self { kind: node.kind, parent: None };
            if whole && !scopes.contains(&scope) {
                scopes.push(scope);
            }
        }
        scopes
    }
}

/// Nodes of one row that get other numbers.
pub(super) struct Renumbering {
    /// Who they are.
    pub(super) nodes: Vec<NodeId>,
    /// What they stand under, when they are counted there.
    pub(super) parent: Option<NodeId>,
    pub(super) runs: Vec<Run>,
    /// The only paragraph that becomes one of several, or remains of several.
    pub(super) alone: Option<Alone>,
}

/// Nodes that follow each other before and after.
pub(super) struct Run {
    pub(super) from: (Number, Number),
    pub(super) to: (Number, Number),
    pub(super) count: usize,
}

/// A paragraph that gets a number at all, or loses it.
pub(super) enum Alone {
    /// It gets this one.
    Gets(Number),
    /// It loses this one.
    Loses(Number),
}

/// What changes in a row, apart from what is told anyway.
pub(super) fn renumbering(plan: &Plan, scope: Scope, told: &HashSet<NodeId>) -> Option<Renumbering> {
    let (base, result) = (&plan.base, &plan.result);
    let in_row: Vec<NodeId> = match scope.parent {
        Some(parent) => base.tree.children(Some(parent)).to_vec(),
        None if scope.kind == NodeKind::Section => base.tree.roots().to_vec(),
        None => base.tree.walk().map(|(_, node)| node.id).collect(),
    };
    let counted = in_row.into_iter().filter(|id| {
        Scope::of(&base.tree, *id) == Some(scope)
            && Scope::of(&result.tree, *id) == Some(scope)
            && !told.contains(id)
    });
    let (mut runs, mut alone, mut nodes) = (Vec::<Run>::new(), None, Vec::new());
    for id in counted {
        let (Some(from), Some(to)) = (base.numbers.get(id), result.numbers.get(id)) else { continue };
        if from.ordinal != to.ordinal {
            nodes.push(id);
        }
        match (from.ordinal, to.ordinal) {
            (None, Some(_)) if from.label.is_none() => alone = Some(Alone::Gets(to.clone())),
            (Some(_), None) if to.label.is_none() => alone = Some(Alone::Loses(from.clone())),
            (Some(before), Some(after)) if before != after => match runs.last_mut() {
                Some(run) if follows(&run.from.1, before) && follows(&run.to.1, after) => {
                    run.from.1 = from.clone();
                    run.to.1 = to.clone();
                    run.count += 1;
                }
                _ => runs.push(Run {
                    from: (from.clone(), from.clone()),
                    to: (to.clone(), to.clone()),
                    count: 1,
                }),
            },
            _ => {}
        }
    }
    let parent = scope.parent;
    (!runs.is_empty() || alone.is_some()).then_some(Renumbering { nodes, parent, runs, alone })
}

fn follows(number: &Number, ordinal: usize) -> bool {
    number.ordinal.is_some_and(|before| before + 1 == ordinal)
}
