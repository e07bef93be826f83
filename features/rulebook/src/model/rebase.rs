//! Amendments of one version made to fit the next.

use std::collections::HashMap;

use uuid::Uuid;

use super::amendment::{Amendment, AmendmentId};
use super::derive::derive;
use super::fold::{Fate, Fold, Lost};
use super::operation::Step;
use super::tree::Tree;

/// From one version to the next, made ready for many amendments.
#[derive(Debug, Clone)]
pub struct Rebase {
    fold: Fold,
    to: Tree,
}

/// An amendment made to fit a new version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rebased {
    /// The same amendment with the steps that fit, on the new version.
    pub amendment: Amendment,
    /// What became of each of its steps before; those that were lost are in [`questions`](Self::questions).
    pub fates: Vec<Fate>,
    /// Which of the steps before each step of the new amendment comes from.
    pub from: Vec<usize>,
}

impl Rebased {
    /// The steps before that do not fit, by their number from 0, and why: what the submitter is asked.
    pub fn questions(&self) -> impl Iterator<Item = (usize, &Lost)> {
        self.fates.iter().enumerate().filter_map(|(nth, fate)| match fate {
            Fate::Lost(lost) => Some((nth, lost)),
            _ => None,
        })
    }

    /// The steps before that the new version has already.
    pub fn already_done(&self) -> impl Iterator<Item = usize> {
        let done = |(nth, fate): (usize, &Fate)| (*fate == Fate::AlreadyDone).then_some(nth);
        self.fates.iter().enumerate().filter_map(done)
    }
}

impl Rebase {
    /// Who is named as the one that changed something before, when the new version did.
    pub const VERSION: AmendmentId = AmendmentId::new(Uuid::nil());

    /// From one version to another. Costs once what comparing them costs; each amendment then costs what it
    /// touches.
    pub fn new(from: &Tree, to: &Tree) -> Self {
        let steps = derive(from, to).into_iter().map(Step::from).collect();
        let mut fold = Fold::new(from);
        fold.adopt(&Amendment::new(Self::VERSION, from.clone(), steps));
        fold.settle();
        let mut to = to.clone();
        to.settle();
        Self { fold, to }
    }

    /// Makes an amendment fit, word by word (the new version, the old one and the amendment are merged). Onto a
    /// version that is the same it stays the same.
    pub fn amendment(&self, amendment: &Amendment) -> Rebased {
        let mut fold = self.fold.clone();
        let adoption = fold.lay(amendment);
        let (mut steps, mut from) = (Vec::new(), Vec::new());
        for (nth, (step, done)) in amendment.steps.iter().zip(adoption.done).enumerate() {
            for change in done {
                steps.push(Step { change, reason: step.reason.clone() });
                from.push(nth);
            }
        }
        let amendment = Amendment { id: amendment.id, base: self.to.clone(), on: amendment.on, steps };
        Rebased { amendment, fates: adoption.fates, from }
    }
}

/// Makes amendments fit a new version, sub-amendments onto what becomes of the amendments that they amend, in
/// the order in which they were given.
pub fn rebase_all(from: &Tree, to: &Tree, amendments: &[Amendment]) -> Vec<Rebased> {
    let plain = Rebase::new(from, to);
    let known: HashMap<AmendmentId, usize> =
        amendments.iter().enumerate().map(|(nth, amendment)| (amendment.id, nth)).collect();
    let mut rebased: Vec<Option<Rebased>> = vec![None; amendments.len()];
    for nth in 0..amendments.len() {
        // What it amends first; a ring of amendments that amend each other ends where it began.
        let mut row = vec![nth];
        let main = |nth: usize| amendments[nth].on.and_then(|main| known.get(&main).copied());
        while let Some(next) = row.last().and_then(|last| main(*last)).filter(|next| !row.contains(next)) {
            row.push(next);
        }
        for nth in row.into_iter().rev() {
            if rebased[nth].is_some() {
                continue;
            }
            let amendment = &amendments[nth];
            let new_main = main(nth).and_then(|main| rebased[main].as_ref()?.amendment.result().ok());
            rebased[nth] = Some(match new_main {
                Some(to) => Rebase::new(&amendment.base, &to).amendment(amendment),
                None => plain.amendment(amendment),
            });
        }
    }
    rebased.into_iter().flatten().collect()
}
