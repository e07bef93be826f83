//! Consultations: statements to agree with or not, comments on nodes, and the answer that each gets.

pub mod results;
pub mod sentences;

use web::{Instant, OrganisationId};

use super::{
    anchor::Anchor,
    node::NodeId,
    version::{RuleTextId, VersionId},
};

db::id!(
    /// A consultation on one version of a rule text.
    ConsultationId
);
db::id!(
    /// A statement to agree with or not.
    StatementId
);
db::id!(
    /// Who responds to a consultation: an organisation, somebody with an account, or an e-mail address.
    RespondentId
);
db::id!(
    /// What somebody said in words: an explanation with a statement, or a comment on a node.
    VoiceId
);
db::id!(
    /// Voices that say the same, answered at once.
    GroupId
);

/// The longest title of a consultation or a group, in characters.
pub const TITLE_LENGTH: usize = 150;
/// The longest introduction, in characters.
pub const INTRODUCTION_LENGTH: usize = 4000;
/// The longest statement, in characters.
pub const STATEMENT_LENGTH: usize = 300;
/// The longest comment or explanation, in characters.
pub const VOICE_LENGTH: usize = 4000;
/// The longest reason of an answer, in characters.
pub const REASON_LENGTH: usize = 4000;
/// The most statements of one consultation.
pub const MOST_STATEMENTS: i64 = 50;
/// The most comments of one respondent on one consultation.
pub const MOST_COMMENTS: i64 = 200;
/// The most groups of one consultation.
pub const MOST_GROUPS: i64 = 500;

/// Declares words that are kept in the database and stand in keys of texts.
macro_rules! words {
    ($name:ident { $($variant:ident = $key:literal),+ $(,)? }) => {
        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The stable word in the database, in forms and in keys of texts.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),+ }
            }

            /// The one with this word.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.key() == key)
            }
        }
    };
}

/// Who may respond.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everybody with a confirmed e-mail address.
    Everybody,
    /// Who belongs to the network.
    Members,
}
words!(Audience { Everybody = "everybody", Members = "members" });

/// What a respondent is, for results per kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RespondentKind {
    /// A municipality, or somebody who works for one.
    Municipality,
    /// A company.
    Company,
    /// A knowledge institution or a researcher.
    Science,
    /// Somebody who lives here.
    Resident,
    /// Anything else: other governments, associations.
    Other,
}
words!(RespondentKind {
    Municipality = "municipality",
    Company = "company",
    Science = "science",
    Resident = "resident",
    Other = "other",
});

impl RespondentKind {
    /// What an organisation of this kind (the word of `people`) is.
    pub fn of_organisation(kind: &str) -> Self {
        match kind {
            "municipality" => Self::Municipality,
            "company" => Self::Company,
            "knowledge-institution" => Self::Science,
            _ => Self::Other,
        }
    }
}

/// What is done with a voice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// The text is changed as asked.
    TakenOver,
    /// The text is changed, but not in all that was asked.
    Partly,
    /// The text stays as it is.
    Not,
}
words!(Outcome { TakenOver = "taken-over", Partly = "partly", Not = "not" });

/// Where a consultation is in its life; follows from the clock and from completion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConsultationState {
    /// It is prepared; nobody can respond yet.
    Planned,
    /// One can respond.
    Open,
    /// One cannot respond any more, and waits for the answers.
    Closed,
    /// Every voice has an answer, and the answers are published.
    Completed,
}
words!(ConsultationState { Planned = "planned", Open = "open", Closed = "closed", Completed = "completed" });

/// A consultation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consultation {
    /// Its identifier.
    pub id: ConsultationId,
    /// The text that it is about.
    pub text: RuleTextId,
    /// The version that it is about.
    pub version: VersionId,
    /// What it is called.
    pub title: String,
    /// What is asked, and why.
    pub introduction: String,
    /// Who may respond.
    pub audience: Audience,
    /// Whether everybody sees results and comments while it is open.
    pub shown_during: bool,
    /// The first instant at which one can respond.
    pub opens_at: Instant,
    /// The first instant at which one cannot respond any more.
    pub closes_at: Instant,
    /// When it was completed.
    pub completed_at: Option<Instant>,
    /// When it was changed.
    pub changed_at: Instant,
}

impl Consultation {
    /// Where it is in its life at this instant.
    pub fn state(&self, now: Instant) -> ConsultationState {
        if self.completed_at.is_some() {
            ConsultationState::Completed
        } else if now < self.opens_at {
            ConsultationState::Planned
        } else if now < self.closes_at {
            ConsultationState::Open
        } else {
            ConsultationState::Closed
        }
    }

    /// The address of its page.
    pub fn url(&self) -> String {
        format!("/consultaties/{}", self.id)
    }
}

/// A statement to agree with or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its identifier.
    pub id: StatementId,
    /// What it says.
    pub text: String,
    /// The node that it is about.
    pub node: Option<NodeId>,
}

/// Who responds, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Respondent {
    /// Its identifier.
    pub id: RespondentId,
    /// The consultation.
    pub consultation: ConsultationId,
    /// What it is.
    pub kind: RespondentKind,
    /// The organisation in whose name it is.
    pub organisation: Option<OrganisationId>,
    /// The organisation in whose name a guest says to be; nobody checked it.
    pub said_organisation: Option<String>,
    /// Whether it counts: always for who is signed in, for an address after its link was used.
    pub is_confirmed: bool,
    /// When it was sent.
    pub made_at: Instant,
    /// When it was changed.
    pub changed_at: Instant,
}

/// What a voice is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// It explains the answer to a statement.
    Statement(StatementId),
    /// It comments on a node, or on words in it.
    Node(Anchor),
}

/// What somebody said in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its identifier.
    pub id: VoiceId,
    /// What it is about.
    pub about: About,
    /// The words.
    pub body: String,
    /// When it was said.
    pub at: Instant,
    /// What the respondent is.
    pub kind: RespondentKind,
    /// The name of the organisation; nothing for a person.
    pub organisation: Option<String>,
    /// The organisation in whose name a guest says to be; nobody checked it.
    pub said_organisation: Option<String>,
    /// The group that it is in.
    pub group: Option<GroupId>,
    /// The answer of its own.
    pub outcome: Option<Outcome>,
    /// Why; of its own answer.
    pub reason: String,
}

/// Voices that say the same, with their answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// Its identifier.
    pub id: GroupId,
    /// What they say.
    pub title: String,
    /// What is done with it; nothing until that is decided.
    pub outcome: Option<Outcome>,
    /// Why.
    pub reason: String,
    /// How many voices are in it.
    pub count: i64,
}
