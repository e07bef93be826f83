//! Who may do what with a consultation.

use web::{Actor, NetworkRole, Scope};

use crate::model::{
    consultation::{Audience, Consultation, ConsultationState},
    version::{RuleText, VersionState},
};

/// Something that not everybody may do with a consultation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConsultationPermission {
    /// Read what is asked. Who may not is told that it does not exist.
    See,
    /// Change what is asked, of whom and when, or take the whole away.
    Change,
    /// Give more time while it is open.
    Extend,
    /// Agree with statements or not, and comment on nodes.
    Respond,
    /// See what others answered and said.
    SeeResults,
    /// Answer voices: alone, or in groups.
    Answer,
    /// Publish the answers. Whether every voice has one is another question.
    Complete,
    /// See the answer document.
    SeeAnswers,
}

impl ConsultationPermission {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::See,
        Self::Change,
        Self::Extend,
        Self::Respond,
        Self::SeeResults,
        Self::Answer,
        Self::Complete,
        Self::SeeAnswers,
    ];

    /// What the key of a program must reach for this; `None` for what is left to people.
    pub fn scope(self) -> Option<Scope> {
        matches!(self, Self::See | Self::SeeResults | Self::SeeAnswers).then_some(Scope::Read)
    }
}

/// What a decision depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ConsultationSubject {
    /// Where the consultation is in its life.
    pub state: ConsultationState,
    /// Who may respond.
    pub audience: Audience,
    /// Whether everybody sees results while it is open.
    pub shown_during: bool,
    /// Whether everybody may read the version that it is about.
    pub is_shown: bool,
    /// Whether who asks belongs to the working group of the text.
    pub is_drafter: bool,
}

impl ConsultationSubject {
    /// Of this consultation on a version in this state, now.
    pub fn new(
        consultation: &Consultation,
        text: &RuleText,
        version: VersionState,
        now: web::Instant,
    ) -> Self {
        Self {
            state: consultation.state(now),
            audience: consultation.audience,
            shown_during: consultation.shown_during,
            is_shown: version.is_shown(),
            is_drafter: text.is_drafter,
        }
    }

    fn of_others(self) -> Self {
        Self { is_drafter: false, ..self }
    }
}

/// Whether the actor may begin a consultation on a version in this state.
pub fn may_begin(actor: &Actor, state: VersionState) -> bool {
    super::manages(actor) && state == VersionState::Consultation
}

/// Whether the actor may do this. Whether the state allows it is part of the answer, so that a page shows exactly the
/// buttons that work.
pub fn may(actor: &Actor, permission: ConsultationPermission, subject: ConsultationSubject) -> bool {
    use ConsultationState::{Closed, Completed, Open, Planned};
    let ConsultationSubject { state, audience, shown_during, is_shown, is_drafter } = subject;
    let editor = actor.has_network_role(NetworkRole::Editor);
    let clerk = actor.has_network_role(NetworkRole::Clerk);
    let works_on_it = editor || is_drafter;
    let sees = works_on_it || clerk || (is_shown && state != Planned);
    if !actor.reaches(permission.scope()) {
        // A program that reaches less far reads what everybody may read.
        return permission.scope().is_some() && may(&Actor::default(), permission, subject.of_others());
    }
    if !sees {
        return false;
    }
    match permission {
        ConsultationPermission::See => true,
        ConsultationPermission::Change => editor && state == Planned,
        // What has closed stays closed: some would have known that it opens again, and others not.
        ConsultationPermission::Extend => editor && state == Open,
        ConsultationPermission::Respond => {
            is_shown && state == Open && (audience == Audience::Everybody || actor.is_in_network())
        }
        ConsultationPermission::SeeResults => match state {
            Planned => false,
            Open => shown_during || works_on_it || clerk,
            Closed | Completed => true,
        },
        ConsultationPermission::Answer => works_on_it && matches!(state, Open | Closed),
        ConsultationPermission::Complete => editor && state == Closed,
        ConsultationPermission::SeeAnswers => match state {
            Planned => false,
            Open | Closed => works_on_it || clerk,
            Completed => true,
        },
    }
}
