//! What the index knows of a thing.

use uuid::Uuid;
use web::{Actor, Instant};

/// A thing in some room: the kind of item as in events and links, and its identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Item {
    /// The kind of item, such as `contribution`.
    pub kind: &'static str,
    /// Which one.
    pub id: Uuid,
}

/// For whom a thing is there. To everybody else it does not exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Audience {
    /// Everybody, guests too.
    Everybody,
    /// Who belongs to the network.
    Network,
    /// Who belongs to this organisation.
    Organisation(Uuid),
}

impl Audience {
    /// Whether this actor belongs to it.
    pub fn includes(self, actor: &Actor) -> bool {
        match self {
            Self::Everybody => true,
            Self::Network => actor.is_in_network(),
            Self::Organisation(id) => actor.memberships.iter().any(|m| m.organisation.0 == id),
        }
    }
}

/// A property by which things are filtered and counted, such as `theme`. Rooms choose the words; two rooms that mean
/// the same use the same word.
pub type Dimension = &'static str;

/// A thing as the catalogue keeps it: who may see it, by what it is filtered, where it stands in an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Which thing.
    pub item: Item,
    /// For whom.
    pub audience: Audience,
    /// Its values; several of one dimension are allowed.
    pub values: Vec<(Dimension, String)>,
    /// When it came, for the order "newest first".
    pub newest: Instant,
    /// When something last happened with it.
    pub active: Instant,
}
