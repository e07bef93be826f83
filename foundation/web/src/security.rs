//! The record of what matters for security (OWASP ASVS 5, chapter 16): one structured line in the log for each event.
//! A line says what happened and how, never to whom: no names, addresses, identifiers of people or secrets.
//! docs/operating.md lists the events; a test compares.

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecurityEvent {
    /// Somebody signed in; the detail is how: `link`, `provider`, `demo`.
    SignedIn,
    /// A sign-in came to nothing; the detail is why.
    SignInRefused,
    /// More sign-in links were asked for one address than are sent.
    LinksLimited,
    /// A session ended before its time; the detail is who ended it: `sign-out`, `owner`, `owner-elsewhere`.
    SessionEnded,
    /// An account was made; the detail is how: `link`, `provider`.
    AccountMade,
    /// An account was erased by its owner.
    AccountErased,
    /// The e-mail address of an account was changed or added.
    AddressChanged,
    /// A provider was connected to an account that existed.
    ProviderConnected,
    /// A provider was disconnected from an account.
    ProviderDisconnected,
    /// Roles were given or taken; the detail is where: `network`, `organisation`.
    RolesChanged,
    /// Somebody became a member of an organisation; the detail is how: `invitation`, `request`, `provider`.
    MemberJoined,
    /// A membership ended.
    MemberLeft,
    /// Something was asked that needs a more recent sign-in.
    ConfirmationAsked,
    /// A right was refused, or a limit was reached; the detail is the reason as in docs/status-codes.md.
    Refused,
}

impl SecurityEvent {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::SignedIn,
        Self::SignInRefused,
        Self::LinksLimited,
        Self::SessionEnded,
        Self::AccountMade,
        Self::AccountErased,
        Self::AddressChanged,
        Self::ProviderConnected,
        Self::ProviderDisconnected,
        Self::RolesChanged,
        Self::MemberJoined,
        Self::MemberLeft,
        Self::ConfirmationAsked,
        Self::Refused,
    ];

    /// The stable word in the log.
    pub fn key(self) -> &'static str {
        match self {
            Self::SignedIn => "signed-in",
            Self::SignInRefused => "sign-in-refused",
            Self::LinksLimited => "links-limited",
            Self::SessionEnded => "session-ended",
            Self::AccountMade => "account-made",
            Self::AccountErased => "account-erased",
            Self::AddressChanged => "address-changed",
            Self::ProviderConnected => "provider-connected",
            Self::ProviderDisconnected => "provider-disconnected",
            Self::RolesChanged => "roles-changed",
            Self::MemberJoined => "member-joined",
            Self::MemberLeft => "member-left",
            Self::ConfirmationAsked => "confirmation-asked",
            Self::Refused => "refused",
        }
    }
}

/// Puts an event on record, after the change is committed. `detail` is a word of the program, empty for none.
pub fn record(event: SecurityEvent, detail: &'static str) {
    tracing::info!(target: "security", event = event.key(), detail, "security");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_event_is_explained_to_who_runs_the_program() {
        let guide = include_str!("../../../docs/operating.md");
        for event in SecurityEvent::ALL {
            assert!(
                guide.contains(&format!("| `{}` |", event.key())),
                "{event:?} is not in docs/operating.md"
            );
        }
    }
}
