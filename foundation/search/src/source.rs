//! What rooms supply.

use std::pin::Pin;

use db::{Result, Transaction};
use jobs::Recorded;
use uuid::Uuid;

use crate::{Entry, TextDocument};

/// A future in a box.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The things of one room that can be listed and found. It supplies only what stands in lists: no drafts.
pub trait Source: Send + Sync {
    /// The kinds of items it supplies.
    fn kinds(&self) -> &[&'static str];

    /// The things whose entry or text may be another one since these events. Events of other rooms are among them.
    fn touched<'a>(
        &'a self,
        tx: &'a mut Transaction,
        events: &'a [Recorded],
    ) -> BoxFuture<'a, Result<Vec<Uuid>>>;

    /// The entries of these things; those that no longer stand in lists are left out.
    fn entries<'a>(&'a self, tx: &'a mut Transaction, ids: &'a [Uuid]) -> BoxFuture<'a, Result<Vec<Entry>>>;

    /// The texts of these things, by which they are found; the same ones are left out.
    fn texts<'a>(
        &'a self,
        tx: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>>;

    /// The same without what others wrote beneath them, for showing a passage; `extra` may be left out.
    fn own_texts<'a>(
        &'a self,
        tx: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>> {
        self.texts(tx, ids)
    }

    /// The entries of all things in the order of their identifiers, some at a time: those after `after`. None when
    /// there are no more.
    fn all<'a>(&'a self, tx: &'a mut Transaction, after: Uuid) -> BoxFuture<'a, Result<Vec<Entry>>>;
}
