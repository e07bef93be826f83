//! Who may do what with rule texts and their versions. Pure; the whole table is written out in
//! tests/snapshots/policy.txt and compared by a test.

pub mod amendments;
pub mod consultation;

use web::{Actor, NetworkRole, Scope};

use crate::model::version::{RuleText, Version, VersionState, VersionStep};

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Begin a text, name its working group, make a version from another.
    Manage,
    /// Read a version. Who may not is told that it does not exist.
    See,
    /// Change a draft, node by node.
    Draft,
    /// See who changed what, one change after the other.
    History,
    /// Show a draft, so that people can say what they think of it.
    Consult,
    /// Lay it before the assembly, with a deadline for amendments.
    Propose,
    /// Give more time for amendments, while the deadline has not passed.
    Extend,
    /// Take it back to the working group.
    Redraft,
    /// Let an adopted version count.
    BringIntoForce,
    /// Let it count no longer.
    Repeal,
    /// Say what became of a node of an older version.
    Relate,
    /// Say where a node comes from, or what it illustrates.
    Link,
    /// Be told about it.
    Follow,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 13] = [
        Self::Manage,
        Self::See,
        Self::Draft,
        Self::History,
        Self::Consult,
        Self::Propose,
        Self::Extend,
        Self::Redraft,
        Self::BringIntoForce,
        Self::Repeal,
        Self::Relate,
        Self::Link,
        Self::Follow,
    ];

    /// What the key of a program must reach for this; `None` for what is left to people.
    pub fn scope(self) -> Option<Scope> {
        (self == Self::See).then_some(Scope::Read)
    }

    /// The permission that a step asks for.
    pub fn of_step(step: VersionStep) -> Self {
        match step {
            VersionStep::Consult => Self::Consult,
            VersionStep::Propose => Self::Propose,
            VersionStep::Redraft => Self::Redraft,
            VersionStep::BringIntoForce => Self::BringIntoForce,
            VersionStep::Repeal => Self::Repeal,
        }
    }
}

/// What a decision depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Where the version is in its life.
    pub state: VersionState,
    /// Whether who asks belongs to the working group of the text.
    pub is_drafter: bool,
}

impl Subject {
    /// Of this version of this text.
    pub fn new(text: &RuleText, version: &Version) -> Self {
        Self { state: version.state, is_drafter: text.is_drafter }
    }
}

/// Whether the actor may do this. Whether the state allows it is part of the answer, so that a page shows exactly
/// the buttons that work.
pub fn may(actor: &Actor, permission: Permission, subject: Subject) -> bool {
    let Subject { state, is_drafter } = subject;
    if !sees(actor, subject) || (permission != Permission::See && !actor.reaches(permission.scope())) {
        return false;
    }
    let editor = actor.has_network_role(NetworkRole::Editor);
    let clerk = actor.has_network_role(NetworkRole::Clerk);
    let step = |step: VersionStep| step.from(state).is_some();
    match permission {
        Permission::See => true,
        Permission::Manage => editor,
        Permission::Draft => (editor || is_drafter) && state == VersionState::Draft,
        Permission::History => editor || is_drafter || (state.is_shown() && actor.is_in_network()),
        Permission::Consult => editor && step(VersionStep::Consult),
        Permission::Propose => (editor || clerk) && step(VersionStep::Propose),
        Permission::Extend => (editor || clerk) && state == VersionState::Proposed,
        Permission::Redraft => (editor || clerk) && step(VersionStep::Redraft),
        Permission::BringIntoForce => clerk && step(VersionStep::BringIntoForce),
        Permission::Repeal => clerk && step(VersionStep::Repeal),
        Permission::Relate => editor || (is_drafter && state == VersionState::Draft),
        Permission::Link => !actor.memberships.is_empty(),
        Permission::Follow => actor.is_in_network() && state.is_shown(),
    }
}

/// Whether the actor may begin a text, or make a version of one: no version is needed for that.
pub fn manages(actor: &Actor) -> bool {
    actor.has_network_role(NetworkRole::Editor) && actor.reaches(None)
}

fn sees(actor: &Actor, subject: Subject) -> bool {
    subject.state.is_shown()
        || subject.is_drafter
        || actor.has_network_role(NetworkRole::Editor)
        || actor.has_network_role(NetworkRole::Clerk)
}
