//! An amendment as it was handed in: in whose name, where it is in its life, what is advised and what became of it.
//! What it changes is in [`crate::model::amendment`].

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use web::{Instant, Language, OrganisationId, PersonId};

use super::{
    amendment::{Amendment, AmendmentId},
    node::{NodeId, Part},
    operation::{Operation, Step},
    tree::Tree,
    version::{RuleTextId, VersionId},
};

/// The longest title of an amendment, in characters.
pub const TITLE_LENGTH: usize = 150;
/// The longest general explanation, in characters.
pub const EXPLANATION_LENGTH: usize = 5000;
/// The longest text of an advice, in characters.
pub const ADVICE_LENGTH: usize = 2000;
/// The most steps of one amendment.
pub const MOST_STEPS: usize = 200;
/// The most amendments of one version that are weighed against each other.
pub const MOST_PROPOSALS: i64 = 1000;

/// Where an amendment is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProposalState {
    /// Its organisation writes it, and nobody else sees it.
    Draft,
    /// It lies before the assembly.
    Submitted,
    /// Who submitted it took it back.
    Withdrawn,
    /// The assembly adopted it.
    Adopted,
    /// The assembly did not want it.
    Rejected,
    /// The assembly keeps it for later.
    HeldOver,
    /// It was not put to the vote, because of what was decided before.
    Fallen,
}

impl ProposalState {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Submitted,
        Self::Withdrawn,
        Self::Adopted,
        Self::Rejected,
        Self::HeldOver,
        Self::Fallen,
    ];

    /// What the assembly can decide, in the order in which it is offered.
    pub const OUTCOMES: [Self; 4] = [Self::Adopted, Self::Rejected, Self::HeldOver, Self::Fallen];

    /// The stable word in the database, in forms and in the keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Submitted => "submitted",
            Self::Withdrawn => "withdrawn",
            Self::Adopted => "adopted",
            Self::Rejected => "rejected",
            Self::HeldOver => "held-over",
            Self::Fallen => "fallen",
        }
    }

    /// The state with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Whether the assembly decided on it.
    pub fn is_outcome(self) -> bool {
        Self::OUTCOMES.contains(&self)
    }
}

/// What the board advises the assembly (preadvies).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AdviceKind {
    /// To adopt it.
    Adopt,
    /// To reject it.
    Reject,
    /// To keep it for later.
    HoldOver,
    /// The same as of another amendment.
    Follows,
}

impl AdviceKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Adopt, Self::Reject, Self::HoldOver, Self::Follows];

    /// The stable word in the database, in forms and in the keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Adopt => "adopt",
            Self::Reject => "reject",
            Self::HoldOver => "hold-over",
            Self::Follows => "follows",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// How amendments belong together in the vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BundleKind {
    /// They are of the same purport: one vote decides on all.
    Same,
    /// When one is adopted, the others fall.
    Alternatives,
}

impl BundleKind {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Same, Self::Alternatives];

    /// The stable word in the database and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Alternatives => "alternatives",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// Amendments that belong together in the vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Bundle {
    /// The same for all of them.
    pub id: Uuid,
    /// How.
    pub kind: BundleKind,
}

/// The advice of the board on an amendment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    /// What it comes to.
    pub kind: AdviceKind,
    /// The amendment whose fate it follows, for [`AdviceKind::Follows`].
    pub follows: Option<AmendmentId>,
    /// In words; may be empty.
    pub text: String,
    /// When it was given.
    pub at: Instant,
}

/// A step that does not fit a newer version: what its submitter is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The step as it was.
    pub step: Step,
    /// The node that it was about.
    pub node: NodeId,
    /// How that node was called in the version before.
    pub called: String,
    /// For a change of a text: which text, what it was before, and what it is now (none when the node is gone), in
    /// the notation of texts.
    pub words: Option<(Part, String, Option<String>)>,
    /// What the step asked, in words, against the text on which it was made.
    pub said: InWords,
}

/// A change in words, line by line, kept in both languages: it can be read when the text of then is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InWords {
    /// In Dutch: the sentence, then what it puts into the text.
    pub nl: Vec<String>,
    /// In English.
    pub en: Vec<String>,
}

impl InWords {
    /// The lines in a language.
    pub fn lines(&self, language: Language) -> &[String] {
        match language {
            Language::Nl => &self.nl,
            Language::En => &self.en,
        }
    }
}

/// An amendment with all that is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// Its identity.
    pub id: AmendmentId,
    /// The text.
    pub text: RuleTextId,
    /// The version that it changes.
    pub version: VersionId,
    /// The amendment that it amends.
    pub on: Option<AmendmentId>,
    /// Its number within the text; a draft has none.
    pub number: Option<i64>,
    /// Where it is in its life.
    pub state: ProposalState,
    /// What it is called.
    pub title: String,
    /// Why, in general.
    pub explanation: String,
    /// What it changes.
    pub steps: Vec<Step>,
    /// What did not fit a newer version and waits for an answer.
    pub questions: Vec<Question>,
    /// How often it was changed.
    pub revision: i64,
    /// The organisation that made it.
    pub organisation: OrganisationId,
    /// The name of that organisation.
    pub organisation_name: String,
    /// Who made it.
    pub person: PersonId,
    /// When it was begun.
    pub made_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
    /// When it was submitted.
    pub submitted_at: Option<Instant>,
    /// What the board advises.
    pub advice: Option<Advice>,
    /// The day of the decision (YYYY-MM-DD).
    pub decided_on: Option<String>,
    /// Its place in the order of decision.
    pub decided_order: Option<i64>,
    /// With which others it belongs together in the vote.
    pub bundle: Option<Bundle>,
}

impl Proposal {
    /// What it changes, on this text.
    pub fn amendment(&self, base: Tree) -> Amendment {
        Amendment { id: self.id, base, on: self.on, steps: self.steps.clone() }
    }

    /// The nodes that it is about: those of its steps, the ones that steps put things under, and those of steps that
    /// wait for an answer.
    pub fn nodes(&self) -> Vec<NodeId> {
        let mut nodes: Vec<NodeId> = self.questions.iter().map(|question| question.node).collect();
        for step in &self.steps {
            let change = &step.change;
            let more = match change {
                Operation::Insert { place, .. } => place.parent.or(place.after),
                Operation::Move { place, .. } => place.parent,
                _ => None,
            };
            nodes.extend(change.nodes().chain(more));
        }
        nodes.sort();
        nodes.dedup();
        nodes
    }
}

/// Which change a step is, whatever it says: a later edit of the same thing keeps the reason.
fn same_thing(one: &Operation, other: &Operation) -> bool {
    match (one, other) {
        (
            Operation::ReplaceText { node: a, part: p, .. },
            Operation::ReplaceText { node: b, part: q, .. },
        ) => (a, p) == (b, q),
        _ => one.node() == other.node() && std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// The steps that make `edited` of `base`, with the reasons that were given before, and the new one for what is new
/// or differs.
pub fn steps_of(base: &Tree, edited: &Tree, before: &[Step], reason: &super::text::Text) -> Vec<Step> {
    let derived = super::derive::derive(base, edited);
    let step = |change: Operation| {
        let known = before.iter().find(|step| same_thing(&step.change, &change));
        let reason = match known {
            Some(known) if known.change == change || reason.is_empty() => known.reason.clone(),
            _ => reason.clone(),
        };
        Step { change, reason }
    };
    derived.into_iter().map(step).collect()
}

/// Amendments of a version, each with the text that it changes: for a sub-amendment what the one that it amends makes
/// of the version.
pub fn weighed(base: &Tree, proposals: &[Proposal]) -> Vec<Amendment> {
    let result = |main: AmendmentId| {
        let main = proposals.iter().find(|proposal| proposal.id == main && proposal.on.is_none())?;
        main.amendment(base.clone()).result().ok()
    };
    let base_of = |proposal: &Proposal| proposal.on.and_then(result).unwrap_or_else(|| base.clone());
    proposals.iter().map(|proposal| proposal.amendment(base_of(proposal))).collect()
}
