//! A version of a rule text, with what must be known about it outside this program.

use jiff::civil::Date;
use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use crate::model::tree::Tree;

/// A version of a rule text.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// What is known about it.
    pub about: About,
    /// The text.
    pub tree: Tree,
}

/// What is known about a version of a rule text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The permanent identity of the rule text, the same for all its versions.
    pub id: Uuid,
    /// What it is called in addresses.
    pub name: Name,
    /// What it is called.
    pub title: String,
    /// Who makes it.
    pub authority: Authority,
    /// When the rule text was begun: the date of the work, the same for all its versions.
    pub begun: Date,
    /// Which version it is, from 1.
    pub version: u32,
    /// When this version was made.
    pub dated: Date,
    /// How far it has come.
    pub stage: Stage,
    /// How far the text had come when, in order of time; may be empty.
    pub history: Vec<Event>,
}

/// Who makes a rule text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authority {
    /// What it is called in addresses, such as "vng".
    pub key: Name,
    /// What it is called.
    pub name: String,
}

/// Something that happened to a rule text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: Date,
    /// What it came to.
    pub stage: Stage,
}

/// How far a version of a rule text has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// A working group writes (ontwerp).
    Draft,
    /// Everybody is asked (consultatie).
    Consultation,
    /// It lies before the assembly (voorstel).
    Proposed,
    /// The assembly adopted it (vastgesteld).
    Adopted,
    /// It is in force (geldend).
    InForce,
    /// It was repealed (vervallen).
    Repealed,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 6] =
        [Self::Draft, Self::Consultation, Self::Proposed, Self::Adopted, Self::InForce, Self::Repealed];

    /// The Dutch key in files.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "ontwerp",
            Self::Consultation => "consultatie",
            Self::Proposed => "voorstel",
            Self::Adopted => "vastgesteld",
            Self::InForce => "geldend",
            Self::Repealed => "vervallen",
        }
    }

    /// The stage with a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.key() == key)
    }

    /// Whether the assembly has decided on it.
    pub const fn is_decided(self) -> bool {
        matches!(self, Self::Adopted | Self::InForce | Self::Repealed)
    }
}

/// A name in addresses: 1 to 80 small letters without accents, digits and hyphens, beginning with a letter or
/// digit.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Name(String);

/// Why something is not a [`Name`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a name has 1 to 80 small letters, digits and hyphens")]
pub struct NameError;

impl Name {
    /// Takes a name.
    pub fn new(name: &str) -> Result<Self, NameError> {
        let fits = (1..=80).contains(&name.len())
            && !name.starts_with('-')
            && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        if fits { Ok(Self(name.to_owned())) } else { Err(NameError) }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

impl std::fmt::Display for Name {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
