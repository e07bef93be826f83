//! An amendment: a proposal to change a text, step by step.

use std::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::apply::apply_all;
use super::operation::{Refusal, Step};
use super::tree::Tree;

/// The identity of an amendment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AmendmentId(Uuid);

impl AmendmentId {
    /// Takes an identifier that was made elsewhere.
    pub const fn new(id: Uuid) -> Self {
        Self(id)
    }

    /// The identifier itself.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
}

impl fmt::Display for AmendmentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

/// A row of changes of a stated text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Amendment {
    /// Who it is.
    pub id: AmendmentId,
    /// The text that it changes: a version, or for a sub-amendment what the amendment `on` makes of it.
    pub base: Tree,
    /// The amendment that this one amends. It stands or falls with it.
    pub on: Option<AmendmentId>,
    /// The changes, made one after the other.
    pub steps: Vec<Step>,
}

impl Amendment {
    /// An amendment of a version.
    pub fn new(id: AmendmentId, base: Tree, steps: Vec<Step>) -> Self {
        Self { id, base, on: None, steps }
    }

    /// An amendment of an amendment; nothing when that one cannot be applied to its own base.
    pub fn on(main: &Self, id: AmendmentId, steps: Vec<Step>) -> Option<Self> {
        Some(Self { id, base: main.result().ok()?, on: Some(main.id), steps })
    }

    /// What it makes of its base, or which step cannot be done and why.
    pub fn result(&self) -> Result<Tree, (usize, Refusal)> {
        let mut tree = self.base.clone();
        apply_all(&mut tree, self.steps.iter().map(|step| &step.change))?;
        Ok(tree)
    }
}
