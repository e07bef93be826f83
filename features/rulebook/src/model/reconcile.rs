//! Two people edited the same text at once: both versions joined.

use uuid::Uuid;

use super::amendment::{Amendment, AmendmentId};
use super::conflict::{About, ConflictClass, ConflictTable};
use super::derive::derive;
use super::fold::{Fold, Lost};
use super::operation::Operation;
use super::tree::{Place, Tree};

const OURS: AmendmentId = AmendmentId::new(Uuid::from_u128(1));
const THEIRS: AmendmentId = AmendmentId::new(Uuid::from_u128(2));

/// Two versions joined.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reconciled {
    /// Ours, with all of theirs that fits.
    pub tree: Tree,
    /// What of theirs does not fit, and why; the first that somebody has to decide.
    pub conflicts: Vec<Disagreement>,
    /// Where both put something new: ours stands first. It does no harm, but somebody may want to look.
    pub order: Vec<Place>,
}

/// Something of theirs that does not fit ours.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// What they did.
    pub theirs: Operation,
    /// What we did to the same node; several when it was changed in several ways, none when something above it
    /// or below it is in the way.
    pub ours: Vec<Operation>,
    /// Why both cannot be.
    pub why: Lost,
}

/// Joins what two people each made of a text. With one side unchanged the outcome is the other side, exactly.
pub fn reconcile(base: &Tree, ours: &Tree, theirs: &Tree) -> Reconciled {
    if ours == base || ours == theirs {
        return Reconciled { tree: theirs.clone(), conflicts: Vec::new(), order: Vec::new() };
    }
    let side = |id, tree| {
        let steps = derive(base, tree).into_iter().map(Into::into).collect();
        Amendment::new(id, base.clone(), steps)
    };
    let sides = [side(OURS, ours), side(THEIRS, theirs)];
    let mut fold = Fold::new(base);
    fold.adopt(&sides[0]);
    let adoption = fold.adopt(&sides[1]);
    let disagreement = |(nth, why): (usize, &Lost)| {
        let theirs = sides[1].steps[nth].change.clone();
        let ours = sides[0].steps.iter().map(|step| &step.change);
        let ours = ours.filter(|operation| operation.node() == theirs.node()).cloned().collect();
        Disagreement { theirs, ours, why: why.clone() }
    };
    let conflicts = adoption.lost().map(disagreement).collect();
    let table = ConflictTable::of(base, &sides);
    let place = |about| match about {
        About::Place { place } => Some(place),
        _ => None,
    };
    let order = table.conflicts.iter().flat_map(|conflict| &conflict.details);
    let order = order.filter(|detail| detail.class == ConflictClass::Order);
    let order = order.filter_map(|detail| place(detail.about)).collect();
    Reconciled { tree: fold.tree().clone(), conflicts, order }
}
