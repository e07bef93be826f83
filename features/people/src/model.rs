//! The nouns of this room: organisations, people, how they join. Pure.

use web::{Instant, OrganisationId, PersonId};

use crate::municipalities::{SizeClass, size_class};

/// What sort of organisation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrganisationKind {
    /// A municipality, known by its CBS code and TOOI URI.
    Municipality,
    /// A company, if it likes with its number in the trade register (KVK).
    Company,
    /// A university, school or institute, if it likes with its ROR identifier.
    KnowledgeInstitution,
    /// A province, water board, ministry, police, safety region.
    OtherGovernment,
    /// An association, such as the network itself.
    Association,
}

impl OrganisationKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 5] = [
        Self::Municipality,
        Self::Company,
        Self::KnowledgeInstitution,
        Self::OtherGovernment,
        Self::Association,
    ];

    /// The stable word in the database, in forms and in keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Company => "company",
            Self::KnowledgeInstitution => "knowledge-institution",
            Self::OtherGovernment => "other-government",
            Self::Association => "association",
        }
    }

    /// The kind with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// The Dutch word in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Municipality => "gemeente",
            Self::Company => "bedrijf",
            Self::KnowledgeInstitution => "kennisinstelling",
            Self::OtherGovernment => "overheid",
            Self::Association => "vereniging",
        }
    }

    /// The kind with this Dutch word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// Key of the word for a role.
pub fn role_text(role: &web::Role) -> &'static str {
    match role {
        web::Role::Member => "people-role-member",
        web::Role::Editor => "people-role-editor",
        web::Role::Delegate => "people-role-delegate",
        web::Role::MunicipalSecretary => "people-role-municipal-secretary",
        web::Role::Administrator => "people-role-administrator",
    }
}

/// Key of the word for a network role.
pub fn network_role_text(role: &web::NetworkRole) -> &'static str {
    match role {
        web::NetworkRole::Editor => "people-network-role-editor",
        web::NetworkRole::Moderator => "people-network-role-moderator",
        web::NetworkRole::Clerk => "people-network-role-clerk",
        web::NetworkRole::Administrator => "people-network-role-administrator",
    }
}

/// Key of the word for a kind of organisation.
pub fn kind_text(kind: OrganisationKind) -> &'static str {
    match kind {
        OrganisationKind::Municipality => "people-kind-municipality",
        OrganisationKind::Company => "people-kind-company",
        OrganisationKind::KnowledgeInstitution => "people-kind-knowledge-institution",
        OrganisationKind::OtherGovernment => "people-kind-other-government",
        OrganisationKind::Association => "people-kind-association",
    }
}

/// An organisation as its page shows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Organisation {
    /// Its identifier.
    pub id: OrganisationId,
    /// What sort it is.
    pub kind: OrganisationKind,
    /// Its name without the sort: "Ommen".
    pub name: String,
    /// A few sentences, Markdown.
    pub description: String,
    /// Its own site; empty when unknown.
    pub website: String,
    /// Of a municipality: `GM0175`.
    pub cbs_code: Option<String>,
    /// Of a municipality: its address in the TOOI register.
    pub tooi_uri: Option<String>,
    /// Of a municipality: `PV23`.
    pub province_code: Option<String>,
    /// Of a company: eight digits.
    pub kvk_number: Option<String>,
    /// Of an institution: `https://ror.org/…`.
    pub ror_id: Option<String>,
    /// First day of existence, `YYYY-MM-DD`; `None` when it is not known.
    pub valid_from: Option<String>,
    /// The day from which it no longer exists, `YYYY-MM-DD`.
    pub valid_until: Option<String>,
    /// Inhabitants at the latest reference date.
    pub inhabitants: Option<i64>,
    /// Counts up with each change.
    pub version: i64,
}

impl Organisation {
    /// An organisation of which nothing is known yet but its kind.
    pub fn new(id: OrganisationId, kind: OrganisationKind) -> Self {
        Self {
            id,
            kind,
            name: String::new(),
            description: String::new(),
            website: String::new(),
            cbs_code: None,
            tooi_uri: None,
            province_code: None,
            kvk_number: None,
            ror_id: None,
            valid_from: None,
            valid_until: None,
            inhabitants: None,
            version: 1,
        }
    }

    /// Whether it exists on a day (`YYYY-MM-DD`).
    pub fn exists_on(&self, day: &str) -> bool {
        self.valid_from.as_deref().is_none_or(|from| from <= day)
            && self.valid_until.as_deref().is_none_or(|until| day < until)
    }

    /// The size class of a municipality.
    pub fn size(&self) -> Option<SizeClass> {
        let inhabitants = self.inhabitants?;
        Some(size_class(u32::try_from(inhabitants).unwrap_or(u32::MAX)))
    }
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    /// The identifier.
    pub id: PersonId,
    /// How the person wants to be called; empty after erasure.
    pub name: String,
    /// Where mail goes; `None` after erasure or for who signs in through a provider without sharing one.
    pub email: Option<String>,
    /// The language of mail.
    pub language: web::Language,
    /// When the account was made.
    pub made_at: Instant,
}

/// The longest name of a person or organisation, in characters.
pub const NAME_LENGTH: usize = 100;
/// The longest e-mail address (RFC 5321, 4.5.3.1.3).
pub const EMAIL_LENGTH: usize = 254;

/// How long a sign-in link works.
pub const LINK_LIFE: i64 = 15 * web::MINUTE;
/// How long an invitation works.
pub const INVITATION_LIFE: i64 = 14 * web::DAY;
/// The longest a session lasts without being used (OWASP ASVS 5, 7.3.1).
pub const SESSION_IDLE: i64 = 7 * web::DAY;
/// The longest a session lasts (OWASP ASVS 5, 7.3.2).
pub const SESSION_LIFE: i64 = 30 * web::DAY;

/// The longest that a key for a program works.
pub const TOKEN_LIFE: i64 = 365 * web::DAY;
/// The most keys of one person.
pub const MOST_TOKENS: usize = 20;
/// How the secret of a key begins, so that programs that look for lost secrets know what they found.
pub const TOKEN_MARK: &str = "samenspel_";

/// An e-mail address in the one form in which it is compared, or `None` when it cannot be one. Deliberately
/// loose (RFC 5321): whether it works is shown by the mail that arrives.
pub fn email_folded(text: &str) -> Option<String> {
    let text = text.trim();
    let (local, domain) = text.rsplit_once('@')?;
    let plain = !local.is_empty()
        && text.len() <= EMAIL_LENGTH
        && text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>\",;:\\()[]".contains(c))
        && !local.contains('@')
        && domain.contains('.')
        && domain.split('.').all(|part| {
            !part.is_empty()
                && !part.starts_with('-')
                && !part.ends_with('-')
                && part.chars().all(|c| c.is_alphanumeric() || c == '-')
        });
    plain.then(|| text.to_lowercase())
}

/// The domain of an address that [`email_folded`] gave.
pub fn domain_of(email_folded: &str) -> &str {
    email_folded.rsplit_once('@').map_or("", |(_, domain)| domain)
}

/// What a browser tells about itself, in a few words that help to recognise a session: "Firefox, Windows".
pub fn client_summary(user_agent: &str) -> String {
    let find = |known: &[(&str, &'static str)]| {
        known.iter().find(|(mark, _)| user_agent.contains(mark)).map(|(_, name)| *name)
    };
    let browser = find(&[
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chrom", "Chrome"),
        ("CriOS", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = find(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    [browser, system].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_compared_in_lower_case_and_nonsense_is_refused() {
        assert_eq!(email_folded(" Jan.Jansen@Ommen.NL ").as_deref(), Some("jan.jansen@ommen.nl"));
        for bad in [
            "",
            "jan",
            "jan@",
            "@ommen.nl",
            "jan@ommen",
            "jan@ommen..nl",
            "a b@ommen.nl",
            "a@b@c.nl",
            "<jan@ommen.nl>",
            "jan@-ommen.nl",
            "jan@ommen.nl\r\nBcc: x@y.nl",
        ] {
            assert_eq!(email_folded(bad), None, "{bad}");
        }
        assert_eq!(domain_of("jan@ommen.nl"), "ommen.nl");
    }

    #[test]
    fn a_session_is_recognised_by_browser_and_system() {
        let agent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/156 Safari/537.36";
        assert_eq!(client_summary(agent), "Chrome, Windows");
        assert_eq!(client_summary("curl/8"), "");
    }
}
