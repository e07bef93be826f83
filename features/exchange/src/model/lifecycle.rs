//! How a contribution goes from one state to another.

use super::State;

/// What is done to a contribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Shown to others for the first time.
    Publish,
    /// A reply was accepted as the answer.
    Answer,
    /// The accepted answer was taken back.
    Unanswer,
    /// No longer current.
    Close,
    /// Current again.
    Reopen,
    /// Taken back by who brought it; a draft is thrown away like this.
    Withdraw,
    /// Joined with another one that says the same.
    Merge,
    /// Taken away by a moderator.
    Remove,
    /// Put back by a moderator.
    Restore,
}

impl Step {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Publish,
        Self::Answer,
        Self::Unanswer,
        Self::Close,
        Self::Reopen,
        Self::Withdraw,
        Self::Merge,
        Self::Remove,
        Self::Restore,
    ];
}

/// The state after a step, or `None` when the step cannot be taken from here. What comes back returns to the
/// state that fits what it was: never published is a draft, with an accepted reply is answered.
pub fn after(state: State, step: Step, was_published: bool, has_answer: bool) -> Option<State> {
    let open = match (was_published, has_answer) {
        (false, _) => State::Draft,
        (true, false) => State::Published,
        (true, true) => State::Answered,
    };
    match (step, state) {
        (Step::Publish, State::Draft) => Some(State::Published),
        (Step::Answer, State::Published) => Some(State::Answered),
        (Step::Unanswer, State::Answered) => Some(State::Published),
        (Step::Close, State::Published | State::Answered) => Some(State::Closed),
        (Step::Reopen, State::Closed | State::Withdrawn) | (Step::Restore, State::Removed) => Some(open),
        (Step::Withdraw, State::Draft | State::Published | State::Answered | State::Closed) => {
            Some(State::Withdrawn)
        }
        (Step::Merge, State::Published | State::Answered | State::Closed) => Some(State::Merged),
        (Step::Remove, State::Published | State::Answered | State::Closed | State::Merged) => {
            Some(State::Removed)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_whole_life_is_as_written_here() {
        let mut table = String::new();
        for state in State::ALL {
            for step in Step::ALL {
                if let Some(next) = after(*state, step, true, false) {
                    table += &format!("{} {step:?} {}\n", state.key(), next.key());
                }
            }
        }
        let expected = "\
draft Publish published
draft Withdraw withdrawn
published Answer answered
published Close closed
published Withdraw withdrawn
published Merge merged
published Remove removed
answered Unanswer published
answered Close closed
answered Withdraw withdrawn
answered Merge merged
answered Remove removed
closed Reopen published
closed Withdraw withdrawn
closed Merge merged
closed Remove removed
withdrawn Reopen published
merged Remove removed
removed Restore published
";
        assert_eq!(table, expected);
    }

    #[test]
    fn what_comes_back_is_what_it_was() {
        assert_eq!(after(State::Withdrawn, Step::Reopen, false, false), Some(State::Draft));
        assert_eq!(after(State::Closed, Step::Reopen, true, true), Some(State::Answered));
    }
}
