//! What stands around a contribution: replies, "we too", "we re-used this", follows and reports.

use web::{Instant, OrganisationId, PersonId};

use super::Organisation;

db::id!(
    /// A reply to a contribution, or to a reply.
    ReplyId
);
db::id!(
    /// "We re-used this", by one organisation.
    ReuseId
);
db::id!(
    /// A report to the moderators.
    ReportId
);

/// The longest reply, in characters.
pub const REPLY_LENGTH: usize = 10_000;
/// The longest note with "we too" and the longest reason, in characters.
pub const NOTE_LENGTH: usize = 500;

/// How a reply came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyEnd {
    /// Taken back by who wrote it.
    Withdrawn,
    /// Taken away by a moderator.
    Removed,
}

impl ReplyEnd {
    /// The stable word in the database.
    pub fn key(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Removed => "removed",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Withdrawn, Self::Removed].into_iter().find(|end| end.key() == key)
    }
}

/// A reply as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// Its identifier.
    pub id: ReplyId,
    /// The reply that it answers; one level deep.
    pub parent: Option<ReplyId>,
    /// Who wrote it.
    pub person: PersonId,
    /// The name of who wrote it, which only the network sees; empty after erasure.
    pub person_name: String,
    /// In whose name.
    pub organisation: Organisation,
    /// Markdown.
    pub body: String,
    /// When it was sent.
    pub made_at: Instant,
    /// When its text last changed.
    pub changed_at: Option<Instant>,
    /// Counts up with each change.
    pub version: i64,
    /// How it ended, if it did.
    pub end: Option<ReplyEnd>,
    /// The moderator's reason.
    pub end_reason: String,
}

/// "We too": an organisation has the same question or need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Support {
    /// Which one.
    pub organisation: Organisation,
    /// What it adds; may be empty.
    pub note: String,
    /// Since when.
    pub at: Instant,
}

/// "We re-used this", with what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reuse {
    /// Its identifier.
    pub id: ReuseId,
    /// Who re-used it.
    pub organisation: Organisation,
    /// What came of it, Markdown.
    pub body: String,
    /// Since when.
    pub at: Instant,
}

/// Why something is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReportReason {
    /// It tells something about people that should not be told.
    PersonalData,
    /// It insults or threatens.
    Offensive,
    /// It sells.
    Advertising,
    /// It belongs to somebody else.
    Copyright,
    /// It is not true.
    Untrue,
    /// Something else, explained.
    Other,
}

impl ReportReason {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Self; 6] =
        [Self::PersonalData, Self::Offensive, Self::Advertising, Self::Copyright, Self::Untrue, Self::Other];

    /// The stable word in the database and in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::PersonalData => "personal-data",
            Self::Offensive => "offensive",
            Self::Advertising => "advertising",
            Self::Copyright => "copyright",
            Self::Untrue => "untrue",
            Self::Other => "other",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.key() == key)
    }
}

/// A report in the queue of the moderators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its identifier.
    pub id: ReportId,
    /// The reply that is meant; `None` when it is the contribution itself.
    pub reply: Option<ReplyId>,
    /// The contribution, or the one that the reply belongs to.
    pub contribution: super::ContributionId,
    /// Title of the contribution.
    pub title: String,
    /// Why.
    pub reason: ReportReason,
    /// In the words of who reported it.
    pub body: String,
    /// When.
    pub made_at: Instant,
    /// When it was decided.
    pub ended_at: Option<Instant>,
    /// Whether what was reported was removed; `None` while it is open.
    pub removed: Option<bool>,
    /// The moderator's reason.
    pub decision: String,
}

/// Whether this person may change or take back a reply: who wrote it while still in the organisation, or a
/// colleague who edits for it.
pub fn may_change_reply(actor: &web::Actor, reply: &Reply) -> bool {
    let organisation: OrganisationId = reply.organisation.id;
    let wrote = actor.person == Some(reply.person) && actor.belongs_to(organisation);
    reply.end.is_none()
        && (wrote || actor.has_role(organisation, &[web::Role::Editor, web::Role::Administrator]))
}
