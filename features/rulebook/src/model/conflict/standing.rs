//! What is left of amendments when others have been adopted.

use std::collections::HashMap;

use crate::model::amendment::{Amendment, AmendmentId};
use crate::model::fold::{Adoption, Fate, Fold};

/// How an amendment stands after others have been adopted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It can be put to the vote as it is.
    Applies,
    /// It can be put to the vote; it joins with what was adopted.
    Merges,
    /// What it asks has been adopted already.
    Done,
    /// Part of it falls, the rest can be put to the vote.
    FallsPartly,
    /// All of it falls.
    Falls,
}

impl Standing {
    /// The standing of an amendment of which it is known what would become of its steps.
    pub fn of(adoption: &Adoption) -> Self {
        let count = |test: fn(&Fate) -> bool| adoption.fates.iter().filter(|fate| test(fate)).count();
        let all = adoption.fates.len();
        let lost = count(|fate| matches!(fate, Fate::Lost(_)));
        let done = count(|fate| *fate == Fate::AlreadyDone);
        match () {
            () if lost > 0 && lost + done == all => Self::Falls,
            () if lost > 0 => Self::FallsPartly,
            () if all > 0 && done == all => Self::Done,
            () if done > 0 || count(|fate| *fate == Fate::Merged) > 0 => Self::Merges,
            () => Self::Applies,
        }
    }
}

/// How each other amendment stands after what was adopted (`adopted` holds that, in the order of decision), with what
/// would become of its steps and why. Each is looked at by itself; a sub-amendment on one that is not adopted
/// together with that one.
pub fn standings(adopted: &Fold, others: &[Amendment]) -> Vec<(Standing, Adoption)> {
    let mut start = adopted.clone();
    start.settle();
    let known: HashMap<AmendmentId, &Amendment> = others.iter().map(|other| (other.id, other)).collect();
    others
        .iter()
        .map(|amendment| {
            let mut fold = start.clone();
            let mut mains = Vec::new();
            let mut next = amendment.on;
            while let Some(main) = next.filter(|id| !fold.has(*id)).and_then(|id| known.get(&id).copied()) {
                if mains.iter().any(|known: &&Amendment| known.id == main.id) {
                    break;
                }
                mains.push(main);
                next = main.on;
            }
            for main in mains.into_iter().rev() {
                fold.adopt(main);
            }
            let adoption = fold.adopt(amendment);
            (Standing::of(&adoption), adoption)
        })
        .collect()
}
