//! What a paper says, whatever the language.

use std::collections::HashSet;

use super::Sort;
use super::passage::{Passage, beginning, passages};
use super::renumbering::{Renumbering, Scope, renumbering};
use crate::model::apply::{apply, cut};
use crate::model::node::{NodeId, NodeKind, Part};
use crate::model::number::{Number, Numbers};
use crate::model::operation::{Operation, Refusal, Step};
use crate::model::reference::Reference;
use crate::model::text::Text;
use crate::model::tree::Tree;

/// A paper.
pub(super) struct Plan {
    pub(super) base: Version,
    pub(super) result: Version,
    pub(super) points: Vec<Point>,
    /// Whether the text that is changed is only proposed itself, by an amendment.
    pub(super) is_proposed: bool,
}

/// A text with its numbers.
pub(super) struct Version {
    pub(super) tree: Tree,
    pub(super) numbers: Numbers,
}

impl Version {
    fn of(tree: Tree) -> Self {
        Self { numbers: Numbers::of(&tree), tree }
    }

    fn label(&self, id: NodeId) -> Option<&str> {
        self.numbers.label(id)
    }
}

/// One point.
pub(super) struct Point {
    pub(super) fact: Fact,
    /// What gets another number because of it.
    pub(super) renumbering: Option<Renumbering>,
    pub(super) reasons: Vec<Text>,
    /// In which rows of numbers it changes something.
    scopes: Vec<Scope>,
}

/// What a point says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fact {
    /// Words within a text change.
    Words { node: NodeId, part: Part, passages: Vec<Passage> },
    /// A text becomes another; of two empty ones there is no point.
    Whole { node: NodeId, part: Part, was_empty: bool, new: Text },
    /// New nodes of one kind come after each other.
    Inserted { nodes: Vec<NodeId> },
    /// A node goes.
    Deleted { node: NodeId },
    /// A node goes elsewhere.
    Moved { node: NodeId },
    /// A node gets a number.
    Renumbered { node: NodeId },
    /// What begins with some words becomes a node of its own.
    Split { node: NodeId, beginning: String },
    /// Two nodes become one.
    Joined { node: NodeId, following: NodeId },
    /// Several points together make others get another number.
    Consequence,
}

impl Fact {
    pub(super) fn sort(&self) -> Sort {
        match self {
            Self::Words { .. } => Sort::Substitution,
            Self::Whole { was_empty: true, .. } | Self::Inserted { .. } => Sort::Insertion,
            Self::Whole { new, .. } if new.is_empty() => Sort::Repeal,
            Self::Whole { .. } => Sort::Substitution,
            Self::Deleted { .. } => Sort::Repeal,
            Self::Moved { .. } => Sort::Relocation,
            Self::Renumbered { .. } | Self::Consequence => Sort::Renumbering,
            Self::Split { .. } => Sort::Split,
            Self::Joined { .. } => Sort::Join,
        }
    }
}

impl Point {
    /// The nodes that it is about.
    pub(super) fn nodes(&self) -> Vec<NodeId> {
        match &self.fact {
            Fact::Words { node, .. }
            | Fact::Whole { node, .. }
            | Fact::Deleted { node }
            | Fact::Moved { node }
            | Fact::Renumbered { node }
            | Fact::Split { node, .. } => vec![*node],
            Fact::Joined { node, following } => vec![*node, *following],
            Fact::Inserted { nodes } => nodes.clone(),
            Fact::Consequence => self.renumbering.as_ref().map(|row| row.nodes.clone()).unwrap_or_default(),
        }
    }
}

/// A node by its name; `new` when the name is one that it gets only now.
pub(super) struct Named {
    pub(super) reference: Reference,
    pub(super) new: bool,
}

/// Where something stands in the result.
pub(super) struct Site {
    pub(super) parent: Option<NodeId>,
    pub(super) before: Option<NodeId>,
    pub(super) after: Option<NodeId>,
}

impl Plan {
    pub(super) fn of(base: &Tree, steps: &[Step]) -> Result<Self, (usize, Refusal)> {
        let mut result = base.clone();
        let mut states = Vec::with_capacity(steps.len());
        for (nth, step) in steps.iter().enumerate() {
            states.push(result.clone());
            apply(&mut result, &step.change).map_err(|refusal| (nth, refusal))?;
        }
        let (base, result) = (Version::of(base.clone()), Version::of(result));
        let plan = Self { base, result, points: Vec::new(), is_proposed: false };
        let mut planner = Planner::new(plan, steps);
        for (step, state) in steps.iter().zip(&states) {
            planner.step(step, state);
        }
        Ok(planner.finish(steps))
    }

    /// How a node is called: by its number in the base when it stands there.
    pub(super) fn named(&self, id: NodeId) -> Option<Named> {
        let known = |version: &Version| Reference::to(&version.tree, &version.numbers, id);
        match known(&self.base) {
            Some(reference) => Some(Named { reference, new: false }),
            None => known(&self.result).map(|reference| Named { reference, new: true }),
        }
    }

    /// The number by which a node is called.
    pub(super) fn number(&self, id: NodeId) -> Option<&Number> {
        self.base.numbers.get(id).or_else(|| self.result.numbers.get(id))
    }

    pub(super) fn kind(&self, id: NodeId) -> Option<NodeKind> {
        self.base.tree.get(id).or_else(|| self.result.tree.get(id)).map(|node| node.kind)
    }

    /// What a node is called by stands under: in the base, or for a new one in the result.
    pub(super) fn parent(&self, id: NodeId) -> Option<NodeId> {
        if self.base.tree.contains(id) { self.base.tree.parent(id) } else { self.result.tree.parent(id) }
    }

    /// Whether a text is only the words before a list or before paragraphs.
    pub(super) fn introduces(&self, id: NodeId, part: Part) -> bool {
        part == Part::Text
            && self.kind(id) != Some(NodeKind::Preamble)
            && !self.base.tree.children(Some(id)).is_empty()
    }

    /// Where the first of some nodes that follow each other stands in the result.
    pub(super) fn site(&self, nodes: &[NodeId]) -> Option<Site> {
        let (first, last) = (*nodes.first()?, *nodes.last()?);
        let parent = self.result.tree.parent(first);
        let siblings = self.result.tree.children(parent);
        let at = siblings.iter().position(|sibling| *sibling == first)?;
        let end = siblings.iter().position(|sibling| *sibling == last)?;
        let before = at.checked_sub(1).map(|at| siblings[at]);
        Some(Site { parent, before, after: siblings.get(end + 1).copied() })
    }
}

struct Planner {
    plan: Plan,
    /// Nodes that came of splitting.
    halves: HashSet<NodeId>,
    /// Nodes that were split or joined, of which texts cannot be compared with the base.
    cut: HashSet<NodeId>,
    deleted: HashSet<NodeId>,
}

impl Planner {
    fn new(plan: Plan, steps: &[Step]) -> Self {
        let mut planner = Self { plan, halves: HashSet::new(), cut: HashSet::new(), deleted: HashSet::new() };
        for step in steps {
            match &step.change {
                Operation::Split { node, new, .. } if planner.is_known(*node) => {
                    planner.halves.insert(*new);
                    planner.cut.extend([*node, *new]);
                }
                Operation::Join { node, following } => planner.cut.extend([*node, *following]),
                Operation::Delete { node } => {
                    planner.deleted.insert(*node);
                }
                _ => {}
            }
        }
        planner
    }

    /// Whether a node is told of on its own: it stood in the base, or was split from one that did.
    fn is_known(&self, id: NodeId) -> bool {
        self.plan.base.tree.contains(id) || self.halves.contains(&id)
    }

    fn step(&mut self, step: &Step, state: &Tree) {
        match &step.change {
            Operation::ReplaceText { node, part, new, .. } => self.text(step, state, *node, *part, new),
            Operation::Insert { subtree, .. } => self.inserted(subtree.node.id, &step.reason),
            Operation::Delete { node } => self.went(*node, state, &step.reason),
            Operation::Move { node, .. } => self.moved(*node, state, &step.reason),
            Operation::Renumber { node, .. } => self.renumbered(*node, &step.reason),
            Operation::Split { node, at, new } if self.is_known(*node) => {
                let text = state.text(*node, Part::Text).and_then(|text| cut(text, *at));
                let beginning = text.map(|(_, goes)| beginning(&goes)).unwrap_or_default();
                let scope = Scope::of(state, *node);
                self.push(Fact::Split { node: *node, beginning }, &step.reason, scope.into_iter().collect());
                self.cut.insert(*new);
            }
            Operation::Split { node, .. } => self.inserted(*node, &step.reason),
            Operation::Join { node, following } => {
                let scope = Scope::of(state, *node);
                let fact = Fact::Joined { node: *node, following: *following };
                self.push(fact, &step.reason, scope.into_iter().collect());
            }
        }
    }

    fn text(&mut self, step: &Step, state: &Tree, node: NodeId, part: Part, new: &Text) {
        if !self.is_known(node) {
            return self.inserted(node, &step.reason);
        }
        let (base, result) = (&self.plan.base.tree, &self.plan.result.tree);
        if !result.contains(node) && self.is_deleted(node, state) {
            return;
        }
        let (old, new) = match self.cut.contains(&node) {
            true => (state.text(node, part), Some(new)),
            false => (base.text(node, part), result.text(node, part)),
        };
        let (Some(old), Some(new)) = (old, new) else { return };
        if old == new {
            return;
        }
        let fact = match passages(old, new).filter(|_| part != Part::Heading) {
            Some(passages) => Fact::Words { node, part, passages },
            None => Fact::Whole { node, part, was_empty: old.is_empty(), new: new.clone() },
        };
        self.push(fact, &step.reason, Vec::new());
    }

    /// A step that makes or changes something new: it is told with all that is new around it.
    fn inserted(&mut self, id: NodeId, reason: &Text) {
        let (base, result) = (&self.plan.base.tree, &self.plan.result.tree);
        let is_new = |id: &NodeId| !base.contains(*id) && !self.halves.contains(id);
        let above = std::iter::once(id).chain(result.ancestors(id)).take_while(|id| is_new(id)).last();
        let Some(root) = above.filter(|root| result.contains(*root)) else { return };
        let Some(kind) = result.get(root).map(|node| node.kind) else { return };
        let siblings = result.children(result.parent(root));
        let Some(at) = siblings.iter().position(|sibling| *sibling == root) else { return };
        let alike = |id: &&NodeId| is_new(id) && result.get(**id).is_some_and(|node| node.kind == kind);
        let before = siblings[..at].iter().rev().take_while(alike).count();
        let after = siblings[at..].iter().take_while(alike).count();
        let nodes = siblings[at - before..at + after].to_vec();
        let scopes = nodes.iter().flat_map(|node| Scope::all(result, *node)).collect();
        self.push(Fact::Inserted { nodes }, reason, scopes);
    }

    fn went(&mut self, node: NodeId, state: &Tree, reason: &Text) {
        let above = state.ancestors(node).any(|above| self.deleted.contains(&above));
        if self.is_known(node) && !above {
            let scopes = Scope::all(state, node);
            self.push(Fact::Deleted { node }, reason, scopes);
        }
    }

    /// Whether a node is told to go, itself or with what it stands under.
    fn is_deleted(&self, node: NodeId, state: &Tree) -> bool {
        self.deleted.contains(&node) || state.ancestors(node).any(|above| self.deleted.contains(&above))
    }

    fn moved(&mut self, node: NodeId, state: &Tree, reason: &Text) {
        let result = &self.plan.result.tree;
        if !result.contains(node) {
            return;
        }
        if !self.is_known(node) {
            return self.inserted(node, reason);
        }
        let scopes = Scope::all(state, node).into_iter().chain(Scope::all(result, node)).collect();
        self.push(Fact::Moved { node }, reason, scopes);
    }

    fn renumbered(&mut self, node: NodeId, reason: &Text) {
        let (base, result) = (&self.plan.base, &self.plan.result);
        if !result.tree.contains(node) {
            return;
        }
        if !self.is_known(node) {
            return self.inserted(node, reason);
        }
        if base.label(node) != result.label(node) {
            let scopes = Scope::all(&result.tree, node);
            self.push(Fact::Renumbered { node }, reason, scopes);
        }
    }

    /// A point; what was said before is not said again, but may have one more reason.
    fn push(&mut self, fact: Fact, reason: &Text, scopes: Vec<Scope>) {
        let points = &mut self.plan.points;
        let at = match points.iter().position(|point| point.fact == fact) {
            Some(at) => at,
            None => {
                points.push(Point { fact, renumbering: None, reasons: Vec::new(), scopes: Vec::new() });
                points.len() - 1
            }
        };
        let point = &mut points[at];
        if !reason.is_empty() && !point.reasons.contains(reason) {
            point.reasons.push(reason.clone());
        }
        for scope in scopes {
            if !point.scopes.contains(&scope) {
                point.scopes.push(scope);
            }
        }
    }

    /// Adds what gets other numbers: to the point that makes it so, or after all points when several do.
    fn finish(mut self, steps: &[Step]) -> Plan {
        // Something new may have come under a node that was there, when what it stood under was joined.
        let result = self.plan.result.tree.clone();
        for (_, node) in result.walk() {
            let above = result.parent(node.id).is_none_or(|above| self.is_known(above));
            if above && !self.is_known(node.id) {
                self.inserted(node.id, &Text::empty());
            }
        }
        let told = |step: &Step| match &step.change {
            Operation::Renumber { node, .. } => Some(*node),
            _ => None,
        };
        let told: HashSet<NodeId> = steps.iter().filter_map(told).collect();
        let mut scopes: Vec<Scope> = Vec::new();
        for scope in self.plan.points.iter().flat_map(|point| &point.scopes) {
            if !scopes.contains(scope) {
                scopes.push(*scope);
            }
        }
        for scope in scopes {
            let Some(renumbering) = renumbering(&self.plan, scope, &told) else { continue };
            let mut makers = self.plan.points.iter_mut().filter(|point| point.scopes.contains(&scope));
            match (makers.next(), makers.next()) {
                (Some(point), None) if point.renumbering.is_none() => point.renumbering = Some(renumbering),
                _ => self.plan.points.push(Point {
                    fact: Fact::Consequence,
                    renumbering: Some(renumbering),
                    reasons: Vec::new(),
                    scopes: Vec::new(),
                }),
            }
        }
        self.plan
    }
}
