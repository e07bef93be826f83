//! Answers that were given lately: who turns a page, goes back, or asks what many ask, need not wait for it to be found
//! again. An answer is kept for as long as nothing happens that might change it.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

use uuid::Uuid;
use web::Actor;

use crate::{Found, Query, Selection};

/// How many answers are kept. Each takes some 50 kB at most, nearly all of it counts.
const MOST: usize = 128;

/// See the module.
#[derive(Default)]
pub(crate) struct Answers(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    /// What was followed when they were given.
    state: State,
    answers: HashMap<Asked, (Found, u64)>,
    /// Counts uses, to know what was used last.
    uses: u64,
}

/// What the catalogue and the texts had followed.
pub(crate) type State = (u64, u64);

/// What of an actor decides on what may be seen.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Seen {
    in_network: bool,
    organisations: Vec<Uuid>,
}

impl Seen {
    /// By this actor.
    pub(crate) fn by(actor: &Actor) -> Self {
        let mut organisations: Vec<Uuid> =
            actor.memberships.iter().map(|membership| membership.organisation.0).collect();
        organisations.sort_unstable();
        Self { in_network: actor.is_in_network(), organisations }
    }
}

/// All that an answer depends on: what is asked, and what may be seen.
#[derive(PartialEq, Eq, Hash)]
pub(crate) struct Asked {
    selection: Selection,
    words: Option<String>,
    seen: Seen,
}

impl Asked {
    /// `None` for words that somebody is still typing: they are other ones each time.
    pub(crate) fn of(actor: &Actor, selection: &Selection, words: Option<&Query>) -> Option<Self> {
        if words.is_some_and(Query::is_unfinished) {
            return None;
        }
        Some(Self {
            selection: selection.clone(),
            words: words.map(|words| words.text.clone()),
            seen: Seen::by(actor),
        })
    }
}

impl Answers {
    /// The answer that was given in this state.
    pub(crate) fn get(&self, state: State, asked: &Asked) -> Option<Found> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.state != state {
            return None;
        }
        kept.uses += 1;
        let now = kept.uses;
        let (found, used) = kept.answers.get_mut(asked)?;
        *used = now;
        Some(found.clone())
    }

    /// Keeps an answer. `state` is from before it was looked for.
    pub(crate) fn put(&self, state: State, asked: Asked, found: &Found) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.state != state {
            kept.state = state;
            kept.answers.clear();
        }
        if kept.answers.len() >= MOST {
            let mut uses: Vec<u64> = kept.answers.values().map(|(_, used)| *used).collect();
            let oldest = *uses.select_nth_unstable(MOST / 2).1;
            kept.answers.retain(|_, (_, used)| *used > oldest);
        }
        let now = kept.uses;
        kept.answers.insert(asked, (found.clone(), now));
    }
}
