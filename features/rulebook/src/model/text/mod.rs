//! The text of a leaf: words with a small set of marks. Never HTML.

mod address;
mod join;
mod json;
mod notation;

use std::sync::{Arc, LazyLock, OnceLock};

use super::hash::{Hasher, TextHash};
use super::node::NodeId;

pub use address::{Address, AddressError};
pub(crate) use join::join;
pub use notation::NotationError;

/// Where marked words lead.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Target {
    /// To another node of a rule text, by its permanent identifier. Its number is filled in when it is shown.
    Node(NodeId),
    /// To a page elsewhere.
    Address(Address),
}

/// What is particular about a stretch of words. The marks are independent of each other, and so may overlap.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Marks {
    /// The words are stressed.
    pub emphasis: bool,
    /// The words are a term that the text defines, or use one.
    pub term: bool,
    /// The words lead somewhere.
    pub target: Option<Target>,
}

impl Marks {
    /// Without any mark.
    pub const NONE: Self = Self { emphasis: false, term: false, target: None };

    /// Only the marks that `other` has too.
    pub(crate) fn shared(&self, other: &Self) -> Self {
        Self {
            emphasis: self.emphasis && other.emphasis,
            term: self.term && other.term,
            target: if self.target == other.target { self.target.clone() } else { None },
        }
    }
}

/// A stretch of words with the same marks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Run {
    /// The words, with blanks between them; `\n` ends a paragraph. Always text: `<b>` are three signs.
    pub text: String,
    /// The marks that all of it has.
    pub marks: Marks,
}

impl Run {
    /// Words without marks.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), marks: Marks::NONE }
    }
}

/// The text of a leaf.
///
/// There is one way to write the same text: no blanks at the ends, one blank between words (one line end
/// between paragraphs), no invisible signs, no marks on blanks at the edge of marked words, neighbouring runs
/// differ in marks. Non-breaking blanks are signs like any other. Copies share their content.
#[derive(Clone)]
pub struct Text(Arc<Content>);

#[derive(Default)]
struct Content {
    runs: Vec<Run>,
    /// Where each token ends, in bytes of the plain text, once somebody has asked. Finding the boundaries of words
    /// is the dearest part of comparing texts, and one text is compared with many.
    token_ends: OnceLock<Vec<usize>>,
}

static EMPTY: LazyLock<Text> = LazyLock::new(|| Text(Arc::default()));

impl Text {
    /// No words.
    pub fn empty() -> Self {
        EMPTY.clone()
    }

    /// Words without marks. Whatever they look like, they are taken as text.
    pub fn plain(text: &str) -> Self {
        join([(text, &Marks::NONE, ())]).0
    }

    /// The runs after each other, brought into the one way to write them.
    pub fn from_runs<'a>(runs: impl IntoIterator<Item = &'a Run>) -> Self {
        join(runs.into_iter().map(|run| (run.text.as_str(), &run.marks, ()))).0
    }

    /// What somebody typed; see [`NotationError`] for what is refused.
    ///
    /// `*nadruk*`, `{begrip}`, `[woorden](adres)` with an address or the identifier of a node, a blank line
    /// between paragraphs, and `\` before a sign that must be itself. What does not fit this is text.
    pub fn from_notation(source: &str) -> Result<Self, NotationError> {
        notation::parse(source)
    }

    /// The text as somebody would type it; [`from_notation`](Self::from_notation) gives exactly this text back.
    pub fn to_notation(&self) -> String {
        notation::print(self)
    }

    /// The runs, in order.
    pub fn runs(&self) -> &[Run] {
        &self.0.runs
    }

    /// Without marks.
    pub fn plain_text(&self) -> String {
        self.runs().iter().map(|run| run.text.as_str()).collect()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.runs().is_empty()
    }

    /// How many characters (Unicode scalar values) it has.
    pub fn length(&self) -> usize {
        self.runs().iter().map(|run| run.text.chars().count()).sum()
    }

    /// How many bytes its plain text has.
    pub fn bytes(&self) -> usize {
        self.runs().iter().map(|run| run.text.len()).sum()
    }

    /// Whether it has more than one paragraph.
    pub fn has_paragraphs(&self) -> bool {
        self.runs().iter().any(|run| run.text.contains('\n'))
    }

    /// The paragraphs, each as runs without a line end; none when there are no words.
    pub fn paragraphs(&self) -> Vec<Vec<Run>> {
        let mut paragraphs: Vec<Vec<Run>> = Vec::new();
        for run in self.runs() {
            for (nth, piece) in run.text.split('\n').enumerate() {
                if nth > 0 || paragraphs.is_empty() {
                    paragraphs.push(Vec::new());
                }
                if let (Some(last), false) = (paragraphs.last_mut(), piece.is_empty()) {
                    last.push(Run { text: piece.to_owned(), marks: run.marks.clone() });
                }
            }
        }
        paragraphs
    }

    /// The same with a blank between paragraphs: what a heading can be.
    pub fn in_one_line(&self) -> Self {
        let line = |run: &Run| Run { text: run.text.replace('\n', " "), marks: run.marks.clone() };
        Self::from_runs(&self.runs().iter().map(line).collect::<Vec<_>>())
    }

    /// The nodes it refers to, in order, each as often as it does.
    pub fn references(&self) -> impl Iterator<Item = NodeId> {
        self.runs().iter().filter_map(|run| match run.marks.target {
            Some(Target::Node(node)) => Some(node),
            _ => None,
        })
    }

    /// This text, one blank, and the other one.
    pub fn and(&self, other: &Self) -> Self {
        self.with_between(" ", other)
    }

    /// This text, and the other one as a new paragraph.
    pub fn and_paragraph(&self, other: &Self) -> Self {
        self.with_between("\n", other)
    }

    fn with_between(&self, between: &str, other: &Self) -> Self {
        let between = [Run::plain(between)];
        Self::from_runs(self.runs().iter().chain(&between).chain(other.runs()))
    }

    /// A number that is the same for the same text in each version of this program.
    pub fn hash(&self) -> TextHash {
        let mut hasher = Hasher::new();
        for run in self.runs() {
            hasher.write(&[u8::from(run.marks.emphasis), u8::from(run.marks.term)]);
            match &run.marks.target {
                None => hasher.write(b"-"),
                Some(Target::Node(node)) => hasher.write_text(&format!("node {node}")),
                Some(Target::Address(address)) => hasher.write_text(address.as_str()),
            }
            hasher.write_text(&run.text);
        }
        hasher.finish()
    }
}

impl Text {
    fn of(runs: Vec<Run>) -> Self {
        match runs.is_empty() {
            true => Self::empty(),
            false => Self(Arc::new(Content { runs, token_ends: OnceLock::new() })),
        }
    }

    /// Where each token ends, in bytes of the plain text; `find` finds that out the first time.
    pub(crate) fn token_ends(&self, find: impl FnOnce() -> Vec<usize>) -> &[usize] {
        self.0.token_ends.get_or_init(find)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.runs() == other.runs()
    }
}

impl Eq for Text {}

impl std::hash::Hash for Text {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.runs().hash(state);
    }
}

impl Default for Text {
    fn default() -> Self {
        Self::empty()
    }
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Text({:?})", self.to_notation())
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::plain(text)
    }
}
