//! What is kept about a person for staying in touch.

use db::{Result, Transaction};
use people::{Boxed, RoomData};
use serde_json::Value;
use web::{Instant, PersonId};

/// The part of this room in somebody's personal data: notices, digests, and how often.
pub struct InboxData;

impl RoomData for InboxData {
    fn key(&self) -> &'static str {
        "inbox"
    }

    fn export<'a>(&'a self, tx: &'a mut Transaction, person: PersonId) -> Boxed<'a, Result<Value>> {
        Box::pin(notices::export(tx, person))
    }

    fn erase<'a>(&'a self, tx: &'a mut Transaction, person: PersonId, _: Instant) -> Boxed<'a, Result<()>> {
        Box::pin(notices::erase(tx, person))
    }
}
