//! Why a file cannot be read.

use crate::model::text::NotationError;
use crate::model::tree::TreeError;

/// What is wrong in a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// It is larger than [`LARGEST_FILE`](super::LARGEST_FILE).
    #[error("the file is too large")]
    TooLarge,
    /// It is not of this format at all: no JSON, no XML. With what the reader of that format says about it.
    #[error("not well formed: {0}")]
    Syntax(String),
    /// It is well formed, but is not a rule text.
    #[error("this is not a rule text")]
    NotARuleText,
    /// A later version of the format, which this program does not know. With that version.
    #[error("version {0} of this format is not known")]
    Version(String),
    /// Something that stands where it cannot be understood: an element, an attribute, a key. With its name.
    #[error("`{0}` is not expected here")]
    Unexpected(String),
    /// Something that must be there and is not. With its name.
    #[error("`{0}` is missing")]
    Missing(String),
    /// A value that cannot be what it should be. With its name and the value.
    #[error("`{name}` cannot be `{value}`")]
    Value {
        /// What it should be.
        name: String,
        /// What it is.
        value: String,
    },
    /// Words after a list that belong to no node.
    #[error("text after a list must be a paragraph of its own")]
    TextAfterList,
    /// Words before the first heading.
    #[error("text stands before the first heading")]
    TextWithoutNode,
    /// Nested deeper than any rule text is.
    #[error("nested too deep")]
    TooDeep,
    /// Words with a link that a text may not have.
    #[error(transparent)]
    Notation(#[from] NotationError),
    /// What was read makes no valid text.
    #[error(transparent)]
    Tree(#[from] TreeError),
}

/// What is wrong, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The line, counted from 1, when it is known.
    pub line: Option<usize>,
    /// What.
    pub problem: Problem,
}

impl ReadError {
    /// A problem on a line, counted from 1.
    pub fn on(line: usize, problem: impl Into<Problem>) -> Self {
        Self { line: Some(line), problem: problem.into() }
    }
}

impl<P: Into<Problem>> From<P> for ReadError {
    fn from(problem: P) -> Self {
        Self { line: None, problem: problem.into() }
    }
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            Some(line) => write!(f, "line {line}: {}", self.problem),
            None => std::fmt::Display::fmt(&self.problem, f),
        }
    }
}

impl std::error::Error for ReadError {}
