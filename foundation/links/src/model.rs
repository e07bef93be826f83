use uuid::Uuid;
use web::{Instant, OrganisationId, PersonId};

/// One end of a link.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Item {
    /// The kind of thing, a word that one room owns: `question`, `example`.
    pub kind: String,
    /// The thing.
    pub id: Uuid,
}

impl Item {
    /// A thing of this kind.
    pub fn new(kind: impl Into<String>, id: Uuid) -> Self {
        Self { kind: kind.into(), id }
    }
}

/// What one thing is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// It would not be there without the other.
    AroseFrom,
    /// It answers the question that the other asks.
    Answers,
    /// It shows the other in practice.
    Illustrates,
    /// It goes on where the other ended.
    FollowsUp,
    /// It says the same as the other, which is the one that stays.
    Duplicates,
    /// Who reads one may want to read the other. The only relation without a direction.
    RelatesTo,
}

impl Relation {
    /// All relations, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::AroseFrom,
        Self::Answers,
        Self::Illustrates,
        Self::FollowsUp,
        Self::Duplicates,
        Self::RelatesTo,
    ];

    /// The stable word in the database and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::AroseFrom => "arose-from",
            Self::Answers => "answers",
            Self::Illustrates => "illustrates",
            Self::FollowsUp => "follows-up",
            Self::Duplicates => "duplicates",
            Self::RelatesTo => "relates-to",
        }
    }

    /// The relation with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.key() == key)
    }

    /// Key of the text that leads from the first thing to the second, such as "komt voort uit".
    pub fn label_key(self) -> &'static str {
        match self {
            Self::AroseFrom => "links-relation-arose-from",
            Self::Answers => "links-relation-answers",
            Self::Illustrates => "links-relation-illustrates",
            Self::FollowsUp => "links-relation-follows-up",
            Self::Duplicates => "links-relation-duplicates",
            Self::RelatesTo => "links-relation-relates-to",
        }
    }

    /// Key of the text that leads back, such as "leidde tot".
    pub fn inverse_label_key(self) -> &'static str {
        match self {
            Self::AroseFrom => "links-relation-arose-from-inverse",
            Self::Answers => "links-relation-answers-inverse",
            Self::Illustrates => "links-relation-illustrates-inverse",
            Self::FollowsUp => "links-relation-follows-up-inverse",
            Self::Duplicates => "links-relation-duplicates-inverse",
            Self::RelatesTo => "links-relation-relates-to-inverse",
        }
    }

    /// Whether it says the same both ways.
    pub fn is_symmetric(self) -> bool {
        self == Self::RelatesTo
    }
}

/// A link: this thing is that to the other, said by this person for this organisation at this instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// A UUIDv7.
    pub id: Uuid,
    /// What the relation is said of.
    pub from: Item,
    /// What the first is to the second.
    pub relation: Relation,
    /// The other thing.
    pub to: Item,
    /// In whose name the link was made.
    pub organisation: OrganisationId,
    /// Who made it.
    pub person: PersonId,
    /// When.
    pub made_at: Instant,
}

/// A thing cannot be linked to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a thing cannot be linked to itself")]
pub struct SelfLink;

impl Link {
    /// Whether this link can be made at all.
    pub fn check(&self) -> Result<(), SelfLink> {
        if self.from.id == self.to.id { Err(SelfLink) } else { Ok(()) }
    }
}

/// A link as found from one of its ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The link.
    pub link: Link,
    /// Whether it was found from its second thing, so that it is read backwards.
    pub inverse: bool,
}

impl Found {
    /// The thing at the other end.
    pub fn other(&self) -> &Item {
        if self.inverse { &self.link.from } else { &self.link.to }
    }

    /// Key of the text that leads to the other end.
    pub fn label_key(&self) -> &'static str {
        let relation = self.link.relation;
        if self.inverse { relation.inverse_label_key() } else { relation.label_key() }
    }
}
