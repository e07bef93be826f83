//! Checks on what organisations are known by elsewhere: the number of the trade register, the ROR of a research
//! organisation, and the domain of its e-mail addresses.
//!
//! Pure: only the form is checked, nothing is looked up.

use crate::municipalities::Message;

/// Why an identifier is not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdentifierError {
    /// A number of the trade register has eight digits.
    #[error("a KVK number has 8 digits")]
    KvkShape,
    /// A ROR has the form `https://ror.org/0` with six signs and two digits.
    #[error("a ROR looks like https://ror.org/02e2c7k09")]
    RorShape,
    /// The last two digits of the ROR do not fit the rest.
    #[error("this ROR holds a typing error: the last two digits do not fit the rest")]
    RorChecksum,
    /// Not the name of a domain.
    #[error("this is not a domain such as amsterdam.nl")]
    DomainShape,
    /// Anyone can get an address at this domain.
    #[error(
        "anyone can get an e-mail address at this domain, so it does not show who belongs to the organisation"
    )]
    DomainForAnyone,
}

impl IdentifierError {
    /// The text to show beside the field.
    #[must_use]
    pub fn message(self) -> Message {
        Message::plain(match self {
            Self::KvkShape => "people-kvk-shape",
            Self::RorShape => "people-ror-shape",
            Self::RorChecksum => "people-ror-checksum",
            Self::DomainShape => "people-domain-shape",
            Self::DomainForAnyone => "people-domain-for-anyone",
        })
    }
}

/// A number of the Dutch trade register (KVK) in its one form: eight digits. Spaces and points are taken out.
///
/// The number has no check digit, so every eight digits are accepted.
///
/// # Errors
///
/// [`IdentifierError::KvkShape`] when there are not exactly eight digits.
pub fn kvk_number(text: &str) -> Result<String, IdentifierError> {
    let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
    let right = digits.len() == 8 && digits.bytes().all(|b| b.is_ascii_digit());
    right.then_some(digits).ok_or(IdentifierError::KvkShape)
}

/// Crockford's base32: digits and letters without i, l, o and u.
const BASE32: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// The ROR of a research organisation in its one form, `https://ror.org/02e2c7k09`. Accepts the bare identifier, `http` and
/// capitals.
///
/// After the leading zero come six signs of Crockford's base32 and two check digits, ISO/IEC 7064 MOD 97-10 over the number
/// that the signs stand for.
///
/// # Errors
///
/// [`IdentifierError::RorShape`] or [`IdentifierError::RorChecksum`].
pub fn ror(text: &str) -> Result<String, IdentifierError> {
    let text = text.trim().to_ascii_lowercase();
    let bare = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(&text);
    let id = bare.strip_prefix("ror.org/").unwrap_or(bare);
    // A prefix of another site leaves a text that is too long or holds signs that do not belong.
    let (signs, check) =
        id.split_at_checked(7).filter(|_| id.starts_with('0')).ok_or(IdentifierError::RorShape)?;
    let check: u64 = if check.len() == 2 && check.bytes().all(|b| b.is_ascii_digit()) {
        check.parse().map_err(|_| IdentifierError::RorShape)?
    } else {
        return Err(IdentifierError::RorShape);
    };
    let number = signs.bytes().try_fold(0_u64, |number, sign| {
        let value = BASE32.iter().position(|&known| known == sign).ok_or(IdentifierError::RorShape)?;
        Ok(number * 32 + value as u64)
    })?;
    if 98 - number * 100 % 97 != check {
        return Err(IdentifierError::RorChecksum);
    }
    Ok(format!("https://ror.org/{id}"))
}

/// Domains at which anyone, or every customer of a provider, has an e-mail address. Short on purpose: the ones that people
/// in the Netherlands use.
const FOR_ANYONE: &[&str] = &[
    "aol.com",
    "caiway.nl",
    "casema.nl",
    "chello.nl",
    "fastmail.com",
    "freeler.nl",
    "gmail.com",
    "gmx.com",
    "gmx.de",
    "gmx.net",
    "googlemail.com",
    "hccnet.nl",
    "hetnet.nl",
    "home.nl",
    "hotmail.com",
    "hotmail.nl",
    "icloud.com",
    "kliksafe.nl",
    "kpnmail.nl",
    "kpnplanet.nl",
    "live.com",
    "live.nl",
    "mac.com",
    "mail.com",
    "me.com",
    "msn.com",
    "onsbrabantnet.nl",
    "orange.nl",
    "outlook.com",
    "outlook.nl",
    "planet.nl",
    "pm.me",
    "proton.me",
    "protonmail.com",
    "quicknet.nl",
    "solcon.nl",
    "tele2.nl",
    "telfort.nl",
    "tuta.com",
    "tutanota.com",
    "upcmail.nl",
    "versatel.nl",
    "wanadoo.nl",
    "web.de",
    "xs4all.nl",
    "yahoo.com",
    "yahoo.nl",
    "yandex.com",
    "ymail.com",
    "zeelandnet.nl",
    "ziggo.nl",
    "zonnet.nl",
];

/// Whether anyone can get an e-mail address at this domain or one under it. Expects lower case.
#[must_use]
pub fn is_for_anyone(domain: &str) -> bool {
    FOR_ANYONE.iter().any(|known| {
        domain.strip_suffix(known).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    })
}

/// The domain of an organisation's e-mail addresses in its one form: lower case, without a leading `@`. Names with letters
/// outside ASCII stay as they are.
///
/// # Errors
///
/// [`IdentifierError::DomainShape`] when it is not a domain (the rules for host names, RFC 1123, with letters of any
/// script), [`IdentifierError::DomainForAnyone`] when it cannot show who belongs to the organisation.
pub fn organisation_domain(text: &str) -> Result<String, IdentifierError> {
    let text = text.trim();
    let domain = text.strip_prefix('@').unwrap_or(text).to_lowercase();
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let labels: Vec<&str> = domain.split('.').collect();
    // A last part of digits only would be the address of a machine, such as 192.0.2.1.
    let ends_in_letters = labels.last().is_some_and(|last| !last.bytes().all(|b| b.is_ascii_digit()));
    if domain.len() > 253 || labels.len() < 2 || !ends_in_letters || !labels.iter().all(|part| label(part)) {
        return Err(IdentifierError::DomainShape);
    }
    if is_for_anyone(&domain) {
        return Err(IdentifierError::DomainForAnyone);
    }
    Ok(domain)
}
