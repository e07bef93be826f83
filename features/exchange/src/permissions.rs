//! Who may do what with a contribution. Pure; the whole table is written out in tests/snapshots/policy.txt and
//! compared by a test.

use web::{Actor, Membership, NetworkRole, OrganisationId, PersonId, Role, Scope};

use crate::model::{Contribution, State, Visibility};

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Read it. Who may not is told that it does not exist.
    See,
    /// Change its text, details and files.
    Edit,
    /// Show it to others for the first time.
    Publish,
    /// Say that it is no longer current.
    Close,
    /// Make it current again.
    Reopen,
    /// Take it back, or throw a draft away.
    Withdraw,
    /// Reply to it.
    Reply,
    /// Accept a reply as the answer.
    AcceptReply,
    /// Say "we too" in the name of an organisation.
    Support,
    /// Say "we re-used this" in the name of an organisation.
    Reuse,
    /// Be told about it.
    Follow,
    /// Report it to the moderators.
    Report,
    /// Link it to another contribution.
    Link,
    /// Join it with another one that says the same.
    Merge,
    /// Take it away, or put it back.
    Moderate,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::See,
        Self::Edit,
        Self::Publish,
        Self::Close,
        Self::Reopen,
        Self::Withdraw,
        Self::Reply,
        Self::AcceptReply,
        Self::Support,
        Self::Reuse,
        Self::Follow,
        Self::Report,
        Self::Link,
        Self::Merge,
        Self::Moderate,
    ];
}

impl Permission {
    /// What the key of a program must reach for this; `None` for what is left to people. Whether something may be
    /// seen at all depends on the person only: a program that may not read asks as a guest.
    pub fn scope(self) -> Option<Scope> {
        match self {
            Self::See => Some(Scope::Read),
            Self::Edit | Self::Publish | Self::Close | Self::Reopen | Self::Withdraw => {
                Some(Scope::Contribute)
            }
            Self::Reply | Self::AcceptReply | Self::Support | Self::Reuse => Some(Scope::Respond),
            Self::Follow | Self::Report | Self::Link | Self::Merge | Self::Moderate => None,
        }
    }
}

/// What a decision depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Where it is in its life.
    pub state: State,
    /// Who may see it once it is published.
    pub visibility: Visibility,
    /// In whose name it was written.
    pub organisation: OrganisationId,
    /// Who wrote it first.
    pub author: PersonId,
}

impl From<&Contribution> for Subject {
    fn from(c: &Contribution) -> Self {
        Self {
            state: c.state,
            visibility: c.content.visibility,
            organisation: c.organisation.id,
            author: c.author.id,
        }
    }
}

/// Whether the actor may do this. Whether the state allows it is part of the answer, so that a page shows exactly
/// the buttons that work. Who has left the organisation has no more rights than anybody else.
pub fn may(actor: &Actor, permission: Permission, subject: impl Into<Subject>) -> bool {
    let subject = subject.into();
    let state = subject.state;
    if !sees(actor, &subject) || (permission != Permission::See && !actor.reaches(permission.scope())) {
        return false;
    }
    let manages = manages(actor, subject);
    let network = |role| actor.has_network_role(role);
    let member = !actor.memberships.is_empty();
    let colleague = actor.belongs_to(subject.organisation);
    match permission {
        Permission::See => true,
        Permission::Edit => {
            (manages && (state == State::Draft || state.is_listed()))
                || (network(NetworkRole::Editor) && state.is_listed())
        }
        Permission::Publish => manages && state == State::Draft,
        Permission::Close => (manages || network(NetworkRole::Editor)) && state.is_open(),
        Permission::Reopen => {
            (manages && matches!(state, State::Closed | State::Withdrawn))
                || (network(NetworkRole::Editor) && state == State::Closed)
        }
        Permission::Withdraw => manages && (state == State::Draft || state.is_listed()),
        Permission::Reply => actor.is_in_network() && member && state.is_open(),
        Permission::AcceptReply => manages && state.is_open(),
        Permission::Support => member && !colleague && state.is_open(),
        Permission::Reuse => member && !colleague && state.is_listed(),
        Permission::Follow => actor.is_in_network() && state.is_listed(),
        Permission::Report => actor.is_signed_in() && state.is_listed(),
        Permission::Link => member && state.is_listed(),
        Permission::Merge => network(NetworkRole::Editor) && state.is_listed(),
        Permission::Moderate => moderates(actor, &subject) && (state.is_listed() || state == State::Removed),
    }
}

/// Whether this is the author, or a colleague who may edit what others wrote: they see drafts and all versions.
pub fn manages(actor: &Actor, subject: impl Into<Subject>) -> bool {
    let subject = subject.into();
    let is_author = actor.person == Some(subject.author) && actor.belongs_to(subject.organisation);
    is_author || actor.has_role(subject.organisation, &[Role::Editor, Role::Administrator])
}

/// What an organisation keeps to itself is judged by its own administrators, all else by the network's moderators.
fn moderates(actor: &Actor, subject: &Subject) -> bool {
    match subject.visibility {
        Visibility::Organisation => actor.has_role(subject.organisation, &[Role::Administrator]),
        Visibility::Public | Visibility::Network => actor.has_network_role(NetworkRole::Moderator),
    }
}

/// Whether there can be reports for this actor to decide on.
pub fn has_queue(actor: &Actor) -> bool {
    actor.has_network_role(NetworkRole::Moderator) || actor.memberships.iter().any(Membership::administers)
}

fn sees(actor: &Actor, subject: &Subject) -> bool {
    let within = match subject.visibility {
        Visibility::Public => true,
        Visibility::Network => actor.is_in_network(),
        Visibility::Organisation => actor.belongs_to(subject.organisation),
    };
    match subject.state {
        State::Draft | State::Withdrawn => manages(actor, *subject),
        State::Removed => {
            manages(actor, *subject) || (within && actor.has_network_role(NetworkRole::Moderator))
        }
        State::Published | State::Answered | State::Closed | State::Merged => within,
    }
}
