//! What became of a node that has another identity now.

/// How a node came from another one, of an older version or another text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Descent {
    /// It stands in the place of the other.
    Replaces,
    /// It took up the other, and something else.
    Merges,
    /// It is a part of what the other was.
    Splits,
}

impl Descent {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Replaces, Self::Merges, Self::Splits];

    /// The stable word in the database, in forms and in the keys of texts.
    pub fn key(self) -> &'static str {
        match self {
            Self::Replaces => "replaces",
            Self::Merges => "merges",
            Self::Splits => "splits",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|descent| descent.key() == key)
    }
}
