//! Rule texts and their versions.

use web::{Instant, Language, OrganisationId};

use super::tree::Tree;

db::id!(
    /// A rule text: the principles, the rules on sensors. Its versions have trees; the text has the name.
    RuleTextId
);
db::id!(
    /// A version of a rule text.
    VersionId
);

/// The longest title of a text, in characters.
pub const TITLE_LENGTH: usize = 150;
/// The longest summary of a text, in characters.
pub const SUMMARY_LENGTH: usize = 600;
/// The longest name of a version, in characters.
pub const LABEL_LENGTH: usize = 80;
/// The longest reason for a change, in characters.
pub const REASON_LENGTH: usize = 500;

/// Where a version is in its life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VersionState {
    /// The working group writes it, node by node. Only the working group and the editors see it.
    Draft,
    /// It stands still and is shown, so that people can say what they think of it.
    Consultation,
    /// It lies before the members' assembly, and can be amended until its deadline.
    Proposed,
    /// The assembly adopted it.
    Adopted,
    /// It is the text that counts.
    InForce,
    /// It counted once.
    Repealed,
}

impl VersionState {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Consultation, Self::Proposed, Self::Adopted, Self::InForce, Self::Repealed];

    /// The stable word in the database, and in the keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Consultation => "consultation",
            Self::Proposed => "proposed",
            Self::Adopted => "adopted",
            Self::InForce => "in-force",
            Self::Repealed => "repealed",
        }
    }

    /// The state with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.key() == key)
    }

    /// Whether everybody may read a version in this state.
    pub fn is_shown(self) -> bool {
        self != Self::Draft
    }
}

/// A step in the life of a version that an editor or the clerk takes. Adoption of a proposed version makes a new
/// version, and is a matter of amendments ([`crate::model`]).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VersionStep {
    /// Show the draft, to hear what people think of it.
    Consult,
    /// Lay it before the assembly.
    Propose,
    /// Take it back to the working group. Only while nobody has said anything about it.
    Redraft,
    /// Let it count from a day on; the version that counted is repealed.
    BringIntoForce,
    /// Let it count no longer.
    Repeal,
}

impl VersionStep {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::Consult, Self::Propose, Self::Redraft, Self::BringIntoForce, Self::Repeal];

    /// The stable word in forms and in the keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Consult => "consult",
            Self::Propose => "propose",
            Self::Redraft => "redraft",
            Self::BringIntoForce => "bring-into-force",
            Self::Repeal => "repeal",
        }
    }

    /// The step with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.key() == key)
    }

    /// Where it leads, from the states in which it can be taken.
    pub fn from(self, state: VersionState) -> Option<VersionState> {
        use VersionState::{Adopted, Consultation, Draft, InForce, Proposed, Repealed};
        match (self, state) {
            (Self::Consult, Draft) => Some(Consultation),
            (Self::Propose, Draft | Consultation) => Some(Proposed),
            (Self::Redraft, Consultation | Proposed) => Some(Draft),
            (Self::BringIntoForce, Adopted) => Some(InForce),
            (Self::Repeal, Adopted | InForce) => Some(Repealed),
            _ => None,
        }
    }
}

/// A rule text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    /// Its identifier.
    pub id: RuleTextId,
    /// Its word in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What it is about, in a few sentences.
    pub summary: String,
    /// The language it is written in.
    pub language: Language,
    /// When it was begun.
    pub made_at: Instant,
    /// Whether who asks belongs to the working group that writes it.
    pub is_drafter: bool,
}

impl RuleText {
    /// The address of its page.
    pub fn url(&self) -> String {
        format!("/spelregels/{}", self.slug)
    }
}

/// A version without its tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its identifier.
    pub id: VersionId,
    /// The text it is a version of.
    pub text: RuleTextId,
    /// Its number within the text, from 1.
    pub number: i64,
    /// Where it is in its life.
    pub state: VersionState,
    /// What it is called, such as "Versie voor de ledenvergadering"; may be empty.
    pub label: String,
    /// Where the text comes from when it was not written here; may be empty.
    pub source: String,
    /// The address of that source; may be empty.
    pub source_url: String,
    /// How often the draft was changed.
    pub revision: i64,
    /// The version it was made from.
    pub based_on: Option<VersionId>,
    /// In whose name it was made.
    pub organisation: OrganisationId,
    /// When it was made.
    pub made_at: Instant,
    /// When it was changed last.
    pub changed_at: Instant,
    /// Since when others can read it.
    pub shown_at: Option<Instant>,
    /// The last instant at which amendments can be submitted.
    pub amendments_until: Option<Instant>,
    /// The day on which the assembly decided (YYYY-MM-DD).
    pub decided_on: Option<String>,
    /// The day from which it counts.
    pub in_force_on: Option<String>,
    /// The day from which it counts no longer.
    pub repealed_on: Option<String>,
    /// Whether it stands in consultation and each consultation on it is completed.
    pub is_consulted: bool,
}

/// A version with its tree.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The version.
    pub version: Version,
    /// What it says.
    pub tree: Tree,
}

/// The later version to which what was submitted on this one went along.
pub fn successor<'v>(all: &'v [Version], version: &Version) -> Option<&'v Version> {
    version.amendments_until?;
    let later = |other: &&Version| other.number > version.number && other.amendments_until.is_some();
    all.iter().filter(later).max_by_key(|other| other.number)
}

/// Which of the versions a reader is shown who did not choose: what counts now, else what was adopted last, else
/// what lies before the assembly, else what is consulted on, else a draft. Of two in the same state the newest.
pub fn current(versions: &[Version]) -> Option<&Version> {
    let rank = |state| match state {
        VersionState::InForce => 5,
        VersionState::Adopted => 4,
        VersionState::Proposed => 3,
        VersionState::Consultation => 2,
        VersionState::Draft => 1,
        VersionState::Repealed => 0,
    };
    versions.iter().max_by_key(|version| (rank(version.state), version.number))
}
