//! Addresses that a text may lead to.

use std::sync::Arc;

/// The longest address, in bytes.
const LONGEST: usize = 2_000;

/// The address of a page or a mailbox: `https:`, `http:` or `mailto:`, and nothing that could run.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Address(Arc<str>);

/// Why something is not an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// It begins with a scheme that a text may not lead to, such as `javascript:` or `data:`.
    #[error("addresses begin with https:, http: or mailto:")]
    Scheme,
    /// It does not look like an address.
    #[error("not an address")]
    Form,
    /// It is longer than 2,000 bytes.
    #[error("the address is too long")]
    Length,
}

impl Address {
    /// Takes an address. Brackets, braces, stars and backslashes in it are written as `%28` and so on, which
    /// means the same (RFC 3986, section 2.1), so that an address never ends the notation around it.
    pub fn new(address: &str) -> Result<Self, AddressError> {
        let address = address.trim();
        let (scheme, rest) = address.split_once(':').ok_or(AddressError::Form)?;
        let scheme_like = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'));
        if !scheme_like {
            return Err(AddressError::Form);
        }
        let scheme = scheme.to_ascii_lowercase();
        let fits = match scheme.as_str() {
            "http" | "https" => rest
                .strip_prefix("//")
                .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '[')),
            "mailto" => rest.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty()),
            _ => return Err(AddressError::Scheme),
        };
        let clean = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '"' | '`');
        if !fits || !rest.chars().all(clean) {
            return Err(AddressError::Form);
        }
        let mut whole = format!("{scheme}:");
        for c in rest.chars() {
            match c {
                '(' => whole.push_str("%28"),
                ')' => whole.push_str("%29"),
                '*' => whole.push_str("%2A"),
                '\\' => whole.push_str("%5C"),
                '{' => whole.push_str("%7B"),
                '}' => whole.push_str("%7D"),
                other => whole.push(other),
            }
        }
        if whole.len() > LONGEST {
            return Err(AddressError::Length);
        }
        Ok(Self(whole.into()))
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for Address {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
