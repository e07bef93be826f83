//! The text that comes out: adopted amendments laid over a version, in the order of decision.

mod land;
mod origin;
mod sibling;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::amendment::{Amendment, AmendmentId};
use super::apply::apply;
use super::layered::Layered;
use super::merge::{Leaf, MergePart};
use super::node::{NodeId, Part};
use super::operation::{Operation, Refusal};
use super::text::Text;
use super::tree::{Place, Tree};

pub use origin::{Marked, Origin, Words};
use sibling::Siblings;

/// What became of a step of an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fate {
    /// Done as it was meant.
    Landed,
    /// Done, in a text or a place that others changed too.
    Merged,
    /// Others had done the same; nothing was left to do.
    AlreadyDone,
    /// Not done.
    Lost(Lost),
}

/// Why a step could not be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// It amends an amendment that was not adopted.
    MainNotAdopted(AmendmentId),
    /// It does not fit the text that it says it changes.
    Broken(Refusal),
    /// What it changes is not there any more.
    Gone {
        /// What.
        node: NodeId,
        /// Who took it away, when that is known.
        by: Option<AmendmentId>,
    },
    /// Others changed the same words.
    Words {
        /// Of which node.
        node: NodeId,
        /// Of which of its texts.
        part: Part,
        /// Who.
        with: Vec<AmendmentId>,
        /// The whole text: what there was already as ours, the step as theirs.
        parts: Vec<MergePart>,
    },
    /// It takes away, cuts or joins what others changed.
    ChangedBefore {
        /// What.
        node: NodeId,
        /// Who changed it, when that is known.
        by: Option<AmendmentId>,
    },
    /// Others moved it elsewhere.
    MovedBefore {
        /// What.
        node: NodeId,
        /// Who.
        by: AmendmentId,
    },
    /// The text would not be valid.
    Refused(Refusal),
}

/// What became of an amendment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Adoption {
    /// Which.
    pub amendment: AmendmentId,
    /// What became of each step.
    pub fates: Vec<Fate>,
    /// What was done for each step, as operations on the text as it was at that moment; for a step that was lost
    /// or had been done already none.
    pub done: Vec<Vec<Operation>>,
}

impl Adoption {
    /// Whether no step was lost.
    pub fn is_whole(&self) -> bool {
        !self.fates.iter().any(|fate| matches!(fate, Fate::Lost(_)))
    }

    /// The steps that could not be done, by their number from 0, and why.
    pub fn lost(&self) -> impl Iterator<Item = (usize, &Lost)> {
        self.fates.iter().enumerate().filter_map(|(nth, fate)| match fate {
            Fate::Lost(lost) => Some((nth, lost)),
            _ => None,
        })
    }
}

/// What a step touched, for whoever compares amendments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Touch {
    /// A text changed.
    Text(NodeId, Part),
    /// A node went, with all under it.
    Removed(NodeId),
    /// A node moved away from where it was.
    Moved(NodeId),
    /// A node came to stand under another.
    Placed(NodeId, Option<NodeId>),
    /// A text of a node was cut, or joined with another: nobody else may change it.
    Whole(NodeId, Part),
    /// Nothing may come between these.
    Adjacent(NodeId, NodeId),
    /// What stood under a node went along with half of its text: nothing may come under it.
    Emptied(NodeId),
}

/// What comes first where several amendments put something in one place: for a place, as the conflict table names
/// it, the amendments in the order in which what they put there shall stand. Others come behind those, in the
/// order of decision.
pub type Precedence = BTreeMap<Place, Vec<AmendmentId>>;

/// A text with amendments laid over it one by one.
///
/// What is decided first stands: a later amendment that meets it loses the step, and says so. The outcome does
/// not depend on the order of amendments that do not conflict: words are compared with the text that all began
/// with, and nodes that went keep their place in the row until the end, so that "after article 3" still means
/// something when article 3 is gone. A text that changes in a node that others moved goes along with it. Two
/// insertions at one place stand in the order of decision, unless a [`Precedence`] says otherwise. The last number
/// given stands.
///
/// A copy is cheap, so that one can try what would be.
#[derive(Debug, Clone)]
pub struct Fold {
    tree: Tree,
    leaves: Layered<(NodeId, Part), Arc<Leaf<Origin>>>,
    siblings: Siblings,
    inserted: Layered<NodeId, AmendmentId>,
    moved: Layered<NodeId, AmendmentId>,
    renumbered: Layered<NodeId, AmendmentId>,
    removed: Layered<NodeId, AmendmentId>,
    /// The amendments so far, each with the one that it amends.
    adopted: Layered<AmendmentId, Option<AmendmentId>>,
    precedence: Arc<Precedence>,
    touches: Vec<Touch>,
}

/// Who makes a change now.
#[derive(Debug, Clone)]
struct Who {
    id: AmendmentId,
    /// What it amends, and what that amends.
    mains: Vec<AmendmentId>,
}

/// What an amendment saw before a step.
struct Before {
    /// The text that is replaced, cut or joined.
    text: Text,
    /// Whether what the step is about is the same here.
    unchanged: bool,
}

impl Fold {
    /// Begins with a version.
    pub fn new(base: &Tree) -> Self {
        Self {
            tree: base.clone(),
            leaves: Layered::default(),
            siblings: Siblings::default(),
            inserted: Layered::default(),
            moved: Layered::default(),
            renumbered: Layered::default(),
            removed: Layered::default(),
            adopted: Layered::default(),
            precedence: Arc::default(),
            touches: Vec::new(),
        }
    }

    /// The same, with what comes first where several amendments put something.
    pub fn with_precedence(self, precedence: Precedence) -> Self {
        Self { precedence: Arc::new(precedence), ..self }
    }

    /// The text as it is now.
    pub fn tree(&self) -> &Tree {
        &self.tree
    }

    /// Makes copies of this as cheap as they can be; worth it before making many.
    pub fn settle(&mut self) {
        self.tree.settle();
        self.leaves.settle();
        self.siblings.settle();
        self.inserted.settle();
        self.moved.settle();
        self.renumbered.settle();
        self.removed.settle();
        self.adopted.settle();
        // What the last amendment touched is told only right after it.
        self.touches = Vec::new();
        self.siblings.begin();
    }

    /// Whether an amendment was laid over it.
    pub fn has(&self, id: AmendmentId) -> bool {
        self.adopted.contains(&id)
    }

    /// Lays an amendment over it. The one that it amends comes first.
    pub fn adopt(&mut self, amendment: &Amendment) -> Adoption {
        let id = amendment.id;
        let steps = amendment.steps.len();
        if let Some(main) = amendment.on
            && !self.adopted.contains(&main)
        {
            let fates = vec![Fate::Lost(Lost::MainNotAdopted(main)); steps];
            return Adoption { amendment: id, fates, done: vec![Vec::new(); steps] };
        }
        self.lay(amendment)
    }

    /// Lays an amendment over it, whether or not the one that it amends was.
    pub(super) fn lay(&mut self, amendment: &Amendment) -> Adoption {
        let (id, steps) = (amendment.id, amendment.steps.len());
        self.touches.clear();
        self.siblings.begin();
        self.adopted.insert(id, amendment.on);
        let next = |id: &AmendmentId| self.adopted.get(id).copied().flatten();
        let who = Who { id, mains: std::iter::successors(amendment.on, next).collect() };
        let mut adoption =
            Adoption { amendment: id, fates: Vec::with_capacity(steps), done: Vec::with_capacity(steps) };
        // What the amendment comes to, and what it has in mind before and after each step.
        let result = amendment.result().unwrap_or_else(|_| amendment.base.clone());
        let mut own = amendment.base.clone();
        let mut last: HashMap<(NodeId, Part), usize> = HashMap::new();
        for (nth, step) in amendment.steps.iter().enumerate() {
            if let Operation::ReplaceText { node, part, .. } = step.change {
                last.insert((node, part), nth);
            }
        }
        for (nth, step) in amendment.steps.iter().enumerate() {
            let before = self.before(&own, &step.change);
            let landed = match apply(&mut own, &step.change) {
                Err(refusal) => Err(Lost::Broken(refusal)),
                Ok(_) => self.land(&step.change, &before, &amendment.base, &own, &who),
            };
            let (fate, done) = match landed {
                Ok(landed) => landed,
                // The amendment itself has more to say on this text: what counts is what it comes to.
                Err(Lost::Words { node, part, .. })
                    if last.get(&(node, part)).is_some_and(|last| *last > nth) =>
                {
                    (Fate::Merged, Vec::new())
                }
                // It takes it away itself in the end, or takes back what it said.
                Err(Lost::Gone { node, .. })
                    if own.contains(node) && is_same_in_the_end(&amendment.base, &result, &step.change) =>
                {
                    (Fate::AlreadyDone, Vec::new())
                }
                // It puts it back itself in another form, and that is how it stands there.
                Err(Lost::ChangedBefore { node, .. })
                    if matches!(step.change, Operation::Delete { .. })
                        && result
                            .subtree(node)
                            .is_some_and(|subtree| self.stands(result.parent(node), &subtree)) =>
                {
                    (Fate::AlreadyDone, Vec::new())
                }
                Err(lost) => (Fate::Lost(lost), Vec::new()),
            };
            adoption.fates.push(fate);
            adoption.done.push(done);
        }
        adoption
    }

    /// What the last amendment touched.
    pub(super) fn touches(&self) -> &[Touch] {
        &self.touches
    }

    fn before(&self, own: &Tree, operation: &Operation) -> Before {
        let text = match operation {
            Operation::ReplaceText { node, part, .. } => own.text(*node, *part),
            _ => None,
        };
        let unchanged = match operation {
            Operation::Delete { node } => self.tree.same_below(own, *node),
            Operation::Split { node, .. } => self.same_text(own, *node),
            Operation::Join { node, following } => {
                self.same_texts(own, *node) && self.same_texts(own, *following)
            }
            _ => true,
        };
        Before { text: text.cloned().unwrap_or_default(), unchanged }
    }

    fn same_text(&self, own: &Tree, node: NodeId) -> bool {
        self.tree.text(node, Part::Text) == own.text(node, Part::Text)
    }

    fn same_texts(&self, own: &Tree, node: NodeId) -> bool {
        Part::ALL.into_iter().all(|part| self.tree.text(node, part) == own.text(node, part))
    }
}

/// Whether an amendment as a whole leaves nothing of what a step is about: it goes, or its text is again as it was.
fn is_same_in_the_end(base: &Tree, result: &Tree, operation: &Operation) -> bool {
    let node = operation.node();
    let same_text = |part| base.contains(node) && base.text(node, part) == result.text(node, part);
    !result.contains(node) || matches!(operation, Operation::ReplaceText { part, .. } if same_text(*part))
}

/// The text that comes out of amendments in the order of decision, and what became of each, in that order.
///
/// A sub-amendment that was decided before the amendment that it amends is laid over the text right after it;
/// when that one was not adopted, it falls.
pub fn fold(base: &Tree, amendments: &[Amendment]) -> (Fold, Vec<Adoption>) {
    fold_onto(Fold::new(base), amendments)
}

/// The same, onto a fold that was begun: with a [`Precedence`], or with what had been adopted before.
pub fn fold_onto(mut fold: Fold, amendments: &[Amendment]) -> (Fold, Vec<Adoption>) {
    let known: HashSet<AmendmentId> = amendments.iter().map(|amendment| amendment.id).collect();
    let mut waiting: HashMap<AmendmentId, Vec<usize>> = HashMap::new();
    let mut adoptions: Vec<Option<Adoption>> = vec![None; amendments.len()];
    for (nth, amendment) in amendments.iter().enumerate() {
        match amendment.on {
            Some(main) if known.contains(&main) && !fold.has(main) => {
                waiting.entry(main).or_default().push(nth)
            }
            _ => adopt_with_waiting(&mut fold, amendments, nth, &mut waiting, &mut adoptions),
        }
    }
    // Amendments that amend each other in a ring wait for ever.
    for (nth, adoption) in adoptions.iter_mut().enumerate() {
        adoption.get_or_insert_with(|| fold.adopt(&amendments[nth]));
    }
    (fold, adoptions.into_iter().flatten().collect())
}

fn adopt_with_waiting(
    fold: &mut Fold,
    amendments: &[Amendment],
    nth: usize,
    waiting: &mut HashMap<AmendmentId, Vec<usize>>,
    adoptions: &mut [Option<Adoption>],
) {
    let mut ready = vec![nth];
    while let Some(nth) = ready.pop() {
        adoptions[nth] = Some(fold.adopt(&amendments[nth]));
        if fold.has(amendments[nth].id) {
            ready.extend(waiting.remove(&amendments[nth].id).unwrap_or_default().into_iter().rev());
        }
    }
}
