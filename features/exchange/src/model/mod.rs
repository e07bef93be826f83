//! The nouns of the marketplace and their rules. Pure: no SQL, no HTTP, no clock.

mod around;
mod contribution;
mod filter;
mod input;
mod lifecycle;
mod matching;
mod merge;
mod theme;

pub use around::{
    NOTE_LENGTH, REPLY_LENGTH, Reply, ReplyEnd, ReplyId, Report, ReportId, ReportReason, Reuse, ReuseId,
    Support, may_change_reply,
};
pub use contribution::{Author, Content, Contribution, Organisation};
pub use filter::{Filter, Newcomer, Order, PAGE_SIZE, SEARCH_LENGTH};
pub use input::{Problem, Purpose, Setting, parse, title_problem};
pub use lifecycle::{Step, after};
pub use matching::{Fit, Reason, Side, counterparts, fit};
pub use merge::{Conflict, Merged, merge};
pub use theme::{DESCRIPTION_LENGTH, NAME_LENGTH, Theme, ThemeId, ThemeInput};

db::id!(
    /// A contribution to the marketplace.
    ContributionId
);
db::id!(
    /// A file with a contribution.
    AttachmentId
);

/// Implements the stable words of an enum: in the database, and in the names of texts.
macro_rules! keys {
    ($name:ident { $($variant:ident => $key:literal),* $(,)? }) => {
        impl $name {
            /// All of them, in the order in which they are shown.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The stable word in the database and in keys of texts.
            pub fn key(self) -> &'static str {
                match self { $(Self::$variant => $key),* }
            }

            /// The one with this key.
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|known| known.key() == key)
            }
        }
    };
}

/// What sort of contribution it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Something that one does not know yet, in one sentence.
    Question,
    /// Something that was tried, also when it stopped or failed.
    Example,
    /// Something that one looks for.
    Need,
    /// Something that one can do for others.
    Offer,
}
keys!(Kind { Question => "question", Example => "example", Need => "need", Offer => "offer" });

impl Kind {
    /// The Dutch word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Question => "vraag",
            Self::Example => "voorbeeld",
            Self::Need => "behoefte",
            Self::Offer => "aanbod",
        }
    }

    /// The kind with this Dutch word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }

    /// The parts of its text, in the order in which they are asked and shown.
    pub fn sections(self) -> &'static [Section] {
        match self {
            Self::Question => &[Section::Context, Section::Tried],
            Self::Example => &[
                Section::What,
                Section::Why,
                Section::Cost,
                Section::Brought,
                Section::WentWrong,
                Section::Lessons,
                Section::Reuse,
                Section::Contact,
            ],
            Self::Need => &[Section::Description, Section::Requirements],
            Self::Offer => &[Section::Description, Section::Terms, Section::Interest, Section::Contact],
        }
    }

    /// The part that must be there, and from which the summary in lists is made.
    pub fn main_section(self) -> Section {
        self.sections()[0]
    }

    /// Whether it tells in which phase the work is.
    pub fn has_phase(self) -> bool {
        self == Self::Example
    }

    /// Whether it may tell by when an answer is needed.
    pub fn has_needed_by(self) -> bool {
        matches!(self, Self::Question | Self::Need)
    }
}

/// Where a contribution is in its life. See [`after`] for how it goes from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Not yet shown to others.
    Draft,
    /// Open.
    Published,
    /// A question with an accepted answer.
    Answered,
    /// No longer current; stays readable.
    Closed,
    /// Taken back by who brought it.
    Withdrawn,
    /// The same as another one, to which it now leads.
    Merged,
    /// Taken away by a moderator.
    Removed,
}
keys!(State {
    Draft => "draft", Published => "published", Answered => "answered", Closed => "closed",
    Withdrawn => "withdrawn", Merged => "merged", Removed => "removed",
});

impl State {
    /// Whether it stands in the lists for whoever may see it.
    pub fn is_listed(self) -> bool {
        matches!(self, Self::Published | Self::Answered | Self::Closed)
    }

    /// Whether replies and support are welcome.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Published | Self::Answered)
    }
}

/// Who may see it once it is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Visibility {
    /// Everybody, also without an account.
    Public,
    /// Who belongs to the network.
    Network,
    /// Who belongs to the organisation in whose name it was written.
    Organisation,
}
keys!(Visibility { Public => "public", Network => "network", Organisation => "organisation" });

/// How far an example is. "Stopped" and "failed" are facts, not a shame.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Phase {
    /// Only thought of.
    Idea,
    /// Tried on a small scale.
    Pilot,
    /// In daily use.
    InUse,
    /// Ended.
    Stopped,
    /// It did not work.
    Failed,
}
keys!(Phase { Idea => "idea", Pilot => "pilot", InUse => "in-use", Stopped => "stopped", Failed => "failed" });

impl Phase {
    /// The Dutch word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Idea => "idee",
            Self::Pilot => "proef",
            Self::InUse => "in-gebruik",
            Self::Stopped => "gestopt",
            Self::Failed => "mislukt",
        }
    }

    /// The phase with this Dutch word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|phase| phase.word() == word)
    }
}

/// A part of the text of a contribution, in Markdown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Of a question: what is going on.
    Context,
    /// Of a question: what was tried already.
    Tried,
    /// Of an example: what was done.
    What,
    /// Of an example: for what purpose.
    Why,
    /// Of an example: money and hours.
    Cost,
    /// Of an example: results.
    Brought,
    /// Of an example: what went wrong.
    WentWrong,
    /// Of an example: what others can learn.
    Lessons,
    /// Of an example: what others may take over.
    Reuse,
    /// Of an example or offer: whom to ask.
    Contact,
    /// Of a need or offer: what it is.
    Description,
    /// Of a need: what it must satisfy.
    Requirements,
    /// Of an offer: on what terms.
    Terms,
    /// Of an offer: what interest the offering party has in it. A company must state it.
    Interest,
}
keys!(Section {
    Context => "context", Tried => "tried", What => "what", Why => "why", Cost => "cost",
    Brought => "brought", WentWrong => "went-wrong", Lessons => "lessons", Reuse => "reuse",
    Contact => "contact", Description => "description", Requirements => "requirements",
    Terms => "terms", Interest => "interest",
});

/// The longest title, in characters.
pub const TITLE_LENGTH: usize = 200;
/// The most words in the one sentence of a question.
pub const QUESTION_WORDS: usize = 15;
/// The longest part of a text, in characters.
pub const SECTION_LENGTH: usize = 20_000;
/// The longest note about a change, in characters.
pub const REASON_LENGTH: usize = 200;
/// The most themes of one contribution.
pub const MOST_THEMES: usize = 5;
/// The largest file, in bytes.
pub const ATTACHMENT_BYTES: usize = 10 * 1024 * 1024;
/// The most files with one contribution.
pub const MOST_ATTACHMENTS: usize = 5;
/// The longest summary in a list, in characters.
pub const SUMMARY_LENGTH: usize = 240;
