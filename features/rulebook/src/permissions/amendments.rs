//! Who may do what with amendments. Pure; the whole table is written out in tests/snapshots/amendments.txt and
//! compared by a test.

use web::{Actor, Instant, NetworkRole, OrganisationId, Role, Scope};

use crate::model::{
    proposal::{Proposal, ProposalState},
    version::{Version, VersionState},
};

/// The roles that speak for an organisation where it takes part in deciding: who writes in its name, who represents
/// it, its secretary and who manages it. A member takes part in talk, not in this.
pub const SPEAKING: [Role; 4] = [Role::Editor, Role::Delegate, Role::MunicipalSecretary, Role::Administrator];

/// Something that not everybody may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Read it. Who may not is told that it does not exist.
    See,
    /// Change what it proposes, and why.
    Edit,
    /// Lay it before the assembly.
    Submit,
    /// Throw a draft away.
    Discard,
    /// Take a submitted one back.
    Withdraw,
    /// Say what is to become of steps that do not fit a newer version.
    Answer,
    /// Sign it too, in the name of the organisation.
    Sign,
    /// Take that signature back.
    Unsign,
    /// Begin a sub-amendment on it, in the name of the organisation.
    Amend,
    /// Say what the board advises.
    Advise,
    /// Say that several ask the same, and are put to one vote.
    Bundle,
    /// Say what the assembly decided.
    Decide,
}

impl Permission {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::See,
        Self::Edit,
        Self::Submit,
        Self::Discard,
        Self::Withdraw,
        Self::Answer,
        Self::Sign,
        Self::Unsign,
        Self::Amend,
        Self::Advise,
        Self::Bundle,
        Self::Decide,
    ];

    /// What the key of a program must reach for this; `None` for what is left to people.
    pub fn scope(self) -> Option<Scope> {
        (self == Self::See).then_some(Scope::Read)
    }
}

/// Where the version that is amended stands at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proceedings {
    /// Nothing can be submitted: it is no proposal, or has no deadline.
    Closed,
    /// It lies before the assembly, and the deadline has not passed.
    Open,
    /// It lies before the assembly, and the deadline has passed.
    Deciding,
    /// The adopted version was made: nothing changes any more.
    Settled,
}

impl Proceedings {
    /// All of them, in the order in which they come.
    pub const ALL: [Self; 4] = [Self::Closed, Self::Open, Self::Deciding, Self::Settled];

    /// Of a version at an instant. The deadline is the last instant at which amendments are taken.
    pub fn of(version: &Version, is_settled: bool, now: Instant) -> Self {
        match (version.state, version.amendments_until) {
            _ if is_settled => Self::Settled,
            (VersionState::Proposed, Some(until)) if now <= until => Self::Open,
            (VersionState::Proposed, _) => Self::Deciding,
            _ => Self::Closed,
        }
    }
}

/// What a decision depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject<'s> {
    /// Where the amendment is in its life.
    pub state: ProposalState,
    /// Where the version stands.
    pub proceedings: Proceedings,
    /// Whether it amends an amendment itself; there is one such level only.
    pub is_sub: bool,
    /// The organisation that made it.
    pub organisation: OrganisationId,
    /// The organisations in whose name the actor speaks and that are members of the association: municipalities.
    pub voices: &'s [OrganisationId],
}

impl<'s> Subject<'s> {
    /// Of this amendment, for somebody with these voices.
    pub fn new(proposal: &Proposal, proceedings: Proceedings, voices: &'s [OrganisationId]) -> Self {
        let (state, organisation) = (proposal.state, proposal.organisation);
        Self { state, proceedings, is_sub: proposal.on.is_some(), organisation, voices }
    }
}

/// The organisations in whose name the actor may speak, members or not.
pub fn speaks_for(actor: &Actor) -> impl Iterator<Item = OrganisationId> {
    let speaking = |organisation: &OrganisationId| actor.has_role(*organisation, &SPEAKING);
    actor.memberships.iter().map(|membership| membership.organisation).filter(speaking)
}

/// Whether somebody with these voices may begin an amendment of a version.
pub fn begins(actor: &Actor, proceedings: Proceedings, voices: &[OrganisationId]) -> bool {
    actor.reaches(None) && proceedings == Proceedings::Open && !voices.is_empty()
}

/// Whether the actor makes the adopted version when all is decided.
pub fn adopts(actor: &Actor, proceedings: Proceedings) -> bool {
    actor.reaches(None) && proceedings == Proceedings::Deciding && actor.has_network_role(NetworkRole::Clerk)
}

/// Whether the actor may do this. Whether the state and the deadline allow it is part of the answer, so that a page
/// shows exactly the buttons that work.
pub fn may(actor: &Actor, permission: Permission, subject: Subject<'_>) -> bool {
    let Subject { state, proceedings, is_sub, organisation, voices } = subject;
    let sees = state != ProposalState::Draft || actor.belongs_to(organisation);
    if !sees || !actor.reaches(permission.scope()) {
        return false;
    }
    let own = voices.contains(&organisation);
    let clerk = actor.has_network_role(NetworkRole::Clerk);
    let editor = actor.has_network_role(NetworkRole::Editor);
    let open = proceedings == Proceedings::Open;
    let undecided = matches!(proceedings, Proceedings::Open | Proceedings::Deciding);
    let draft = state == ProposalState::Draft;
    let submitted = state == ProposalState::Submitted;
    match permission {
        Permission::See => true,
        Permission::Edit => own && open && (draft || submitted),
        // When the deadline has passed the submitter changes nothing any more; what does not fit must still be solved.
        Permission::Answer => {
            (own && open && (draft || submitted)) || ((clerk || editor) && undecided && submitted)
        }
        Permission::Submit => own && open && draft,
        Permission::Discard => own && draft,
        Permission::Withdraw => own && undecided && submitted,
        Permission::Sign => !voices.is_empty() && open && submitted,
        Permission::Amend => !voices.is_empty() && open && submitted && !is_sub,
        Permission::Unsign => !voices.is_empty() && undecided && submitted,
        Permission::Advise | Permission::Bundle => (clerk || editor) && undecided && submitted,
        // What was decided can be put right until the adopted version is made.
        Permission::Decide => {
            clerk && proceedings == Proceedings::Deciding && (submitted || state.is_outcome())
        }
    }
}
