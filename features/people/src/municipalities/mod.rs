//! Municipalities: the official register, the number of inhabitants, and our own table of today's 342.
//!
//! Everything here is pure: text goes in, values or plain-language problems come out. Municipalities merge and split,
//! also in the middle of a year, so every municipality has a period of validity; [`tooi`] tells which one went into
//! which other one and when.

pub mod cbs;
pub mod facts;
mod problems;
pub mod tooi;

pub use problems::Message;

/// Where the official list of municipalities is published, in all its versions.
pub const REGISTER_ADDRESS: &str = "https://identifier.overheid.nl/tooi/set/rwc_gemeenten_compleet";

const MUNICIPALITY_URI: &str = "https://identifier.overheid.nl/tooi/id/gemeente/";
const PROVINCE_URI: &str = "https://identifier.overheid.nl/tooi/id/provincie/";

/// The CBS code of a municipality in its one form, `GM` and four digits, or `None` when the text is no such code.
///
/// Accepts lower case and surrounding spaces, and bare numbers such as `0363` or `363`: spreadsheets drop the letters and
/// the leading zeros.
#[must_use]
pub fn cbs_code(text: &str) -> Option<String> {
    let text = text.trim();
    let digits = match text.get(..2) {
        Some(prefix) if prefix.eq_ignore_ascii_case("GM") => {
            text.get(2..).filter(|digits| digits.len() == 4)?
        }
        _ => text,
    };
    let number_like = (1..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    (number_like && digits.bytes().any(|b| b != b'0')).then(|| format!("GM{digits:0>4}"))
}

/// The official web address that identifies a municipality, from its CBS code: `GM0363` gives `…/gemeente/gm0363`.
#[must_use]
pub fn tooi_uri(cbs_code: &str) -> String {
    format!("{MUNICIPALITY_URI}{}", cbs_code.to_ascii_lowercase())
}

/// The CBS code in the official web address of a municipality; `None` when it is not such an address.
#[must_use]
pub fn code_from_uri(uri: &str) -> Option<String> {
    let code = uri.strip_prefix(MUNICIPALITY_URI)?;
    code.starts_with("gm").then(|| cbs_code(code)).flatten()
}

/// The code of a province, `PV27`, in its official web address; `None` when it is not such an address.
fn province_from_uri(uri: &str) -> Option<String> {
    let code = uri.strip_prefix(PROVINCE_URI)?;
    let digits = code.strip_prefix("pv")?;
    (digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit())).then(|| format!("PV{digits}"))
}

/// How large a municipality is, in five classes.
///
/// The classes are half-open: the lower bound belongs to the class, the upper bound to the next one. A municipality of
/// exactly 25,000 inhabitants is in [`SizeClass::From25To50`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SizeClass {
    /// Fewer than 25,000 inhabitants.
    Under25,
    /// 25,000 up to 50,000 inhabitants.
    From25To50,
    /// 50,000 up to 100,000 inhabitants.
    From50To100,
    /// 100,000 up to 250,000 inhabitants.
    From100To250,
    /// 250,000 inhabitants or more.
    From250,
}

impl SizeClass {
    /// All classes, from small to large.
    pub const ALL: [Self; 5] =
        [Self::Under25, Self::From25To50, Self::From50To100, Self::From100To250, Self::From250];

    /// A key that never changes, for addresses, filters, the API and exports: so in Dutch.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Under25 => "tot-25000",
            Self::From25To50 => "25000-50000",
            Self::From50To100 => "50000-100000",
            Self::From100To250 => "100000-250000",
            Self::From250 => "vanaf-250000",
        }
    }

    /// The class with this key, if there is one.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.key() == key)
    }

    /// The lowest number of inhabitants in this class.
    #[must_use]
    pub fn lower_bound(self) -> u32 {
        match self {
            Self::Under25 => 0,
            Self::From25To50 => 25_000,
            Self::From50To100 => 50_000,
            Self::From100To250 => 100_000,
            Self::From250 => 250_000,
        }
    }
}

/// The size class of a municipality with this number of inhabitants.
#[must_use]
pub fn size_class(inhabitants: u32) -> SizeClass {
    match inhabitants {
        0..25_000 => SizeClass::Under25,
        25_000..50_000 => SizeClass::From25To50,
        50_000..100_000 => SizeClass::From50To100,
        100_000..250_000 => SizeClass::From100To250,
        250_000.. => SizeClass::From250,
    }
}
