//! The parts of a rule text.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use uuid::Uuid;

use super::text::Text;

/// The permanent identity of a node: it stays through moving, renumbering and new versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct NodeId(Uuid);

impl NodeId {
    /// Takes an identifier that was made elsewhere.
    pub const fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// The identifier itself.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for NodeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// What a node is (the levels are those of *Aanwijzingen voor de regelgeving* 3.56 to 3.59, as far as the
/// rules of an association need them).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NodeKind {
    /// Considerations before the rules (aanhef).
    Preamble,
    /// A principle (principe).
    Principle,
    /// A chapter (hoofdstuk).
    Chapter,
    /// A section of a chapter or of the whole (paragraaf).
    Section,
    /// An article (artikel).
    Article,
    /// A numbered paragraph of an article or principle (lid).
    Paragraph,
    /// An item of a list (onderdeel); lists may be nested.
    Item,
}

/// How deep lists may be nested.
pub const DEEPEST_ITEM: usize = 4;

impl NodeKind {
    /// All kinds, from the outside in.
    pub const ALL: [Self; 7] = [
        Self::Preamble,
        Self::Principle,
        Self::Chapter,
        Self::Section,
        Self::Article,
        Self::Paragraph,
        Self::Item,
    ];

    /// The key in JSON and in keys of texts.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Preamble => "preamble",
            Self::Principle => "principle",
            Self::Chapter => "chapter",
            Self::Section => "section",
            Self::Article => "article",
            Self::Paragraph => "paragraph",
            Self::Item => "item",
        }
    }

    /// The kind with a key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }

    /// Whether a node of this kind may stand directly under one of the other kind; `None` is the text itself.
    pub const fn may_stand_under(self, parent: Option<Self>) -> bool {
        match self {
            Self::Preamble | Self::Chapter => parent.is_none(),
            Self::Section => matches!(parent, None | Some(Self::Chapter)),
            Self::Principle | Self::Article => matches!(parent, None | Some(Self::Chapter | Self::Section)),
            Self::Paragraph => matches!(parent, Some(Self::Article | Self::Principle)),
            Self::Item => matches!(
                parent,
                Some(Self::Preamble | Self::Principle | Self::Article | Self::Paragraph | Self::Item)
            ),
        }
    }
}

/// One of the three texts of a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Part {
    /// The heading (opschrift), one line; may be empty.
    Heading,
    /// The text itself; before a list, the words that introduce it.
    Text,
    /// The explanatory note (toelichting), which is no rule.
    Note,
}

impl Part {
    /// All parts, in reading order.
    pub const ALL: [Self; 3] = [Self::Heading, Self::Text, Self::Note];
}

/// A number that an editor gave, in place of the one that would be computed: "3a", "12.1".
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Label(String);

/// Why something is not a number for a node: 1 to 12 letters, digits, dots, hyphens or degree signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a number has 1 to 12 letters, digits, dots or hyphens")]
pub struct LabelError;

impl Label {
    /// Takes a number as it was typed.
    pub fn new(label: &str) -> Result<Self, LabelError> {
        let label = label.trim();
        let fits = (1..=12).contains(&label.chars().count())
            && label.starts_with(char::is_alphanumeric)
            && label.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '°'));
        if fits { Ok(Self(label.to_owned())) } else { Err(LabelError) }
    }

    /// As text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Label {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::new(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

/// A node without what stands around it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Node {
    /// Who it is.
    pub id: NodeId,
    /// What it is.
    pub kind: NodeKind,
    /// The heading; see [`Part::Heading`].
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub heading: Text,
    /// The text; see [`Part::Text`].
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub text: Text,
    /// The note; see [`Part::Note`].
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
    /// A number in place of the computed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<Label>,
}

impl Node {
    /// A node without any text.
    pub fn new(id: NodeId, kind: NodeKind) -> Self {
        let (heading, text, note) = (Text::empty(), Text::empty(), Text::empty());
        Self { id, kind, heading, text, note, number: None }
    }

    /// The same with this heading.
    pub fn headed(self, heading: impl Into<Text>) -> Self {
        Self { heading: heading.into(), ..self }
    }

    /// The same with this text.
    pub fn saying(self, text: impl Into<Text>) -> Self {
        Self { text: text.into(), ..self }
    }

    /// The same with this note.
    pub fn noting(self, note: impl Into<Text>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// One of its texts.
    pub fn part(&self, part: Part) -> &Text {
        match part {
            Part::Heading => &self.heading,
            Part::Text => &self.text,
            Part::Note => &self.note,
        }
    }

    /// One of its texts, to change it.
    pub(super) fn part_mut(&mut self, part: Part) -> &mut Text {
        match part {
            Part::Heading => &mut self.heading,
            Part::Text => &mut self.text,
            Part::Note => &mut self.note,
        }
    }
}

/// A node with everything under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subtree {
    /// The node.
    #[serde(flatten)]
    pub node: Node,
    /// What stands under it, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub children: Vec<Subtree>,
}

impl Subtree {
    /// A node with nothing under it.
    pub fn leaf(node: Node) -> Self {
        Self { node, children: Vec::new() }
    }

    /// A node with these under it.
    pub fn new(node: Node, children: Vec<Self>) -> Self {
        Self { node, children }
    }

    /// All nodes, each before what stands under it.
    pub fn nodes(&self) -> Vec<&Node> {
        let mut nodes = vec![&self.node];
        for child in &self.children {
            nodes.extend(child.nodes());
        }
        nodes
    }

    /// Whether the other says and is the same, whatever the identifiers.
    pub fn says_the_same(&self, other: &Self) -> bool {
        let id = other.node.id;
        Node { id, ..self.node.clone() } == other.node
            && self.children.len() == other.children.len()
            && self.children.iter().zip(&other.children).all(|(one, two)| one.says_the_same(two))
    }
}
