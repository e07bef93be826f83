//! Forms that were sent: sending one again leads to what came of it the first time.

use db::{Result, Transaction, params, sql, uuid::Uuid};
use web::{Instant, PersonId};

sql!(
    /// On PostgreSQL a second transaction waits here until the first has ended, so that only one does the work.
    TAKE = "INSERT INTO submission (id, person_id, result, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(EARLIER = "SELECT result FROM submission WHERE id = $1 AND person_id = $2");

/// What must be done with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is new: do it, in this transaction.
    New,
    /// It was done before and led to this address.
    Before(String),
}

/// Takes a form in hand. `result` is the address that it will lead to.
pub async fn take(
    tx: &mut Transaction,
    id: Uuid,
    person: PersonId,
    result: &str,
    now: Instant,
) -> Result<Taken> {
    if tx.execute(&TAKE, params![id, person, result, now]).await? > 0 {
        return Ok(Taken::New);
    }
    // Somebody else's identifier is nobody's form: there is nothing to repeat.
    Ok(earlier(tx, id, person).await?.map_or(Taken::New, Taken::Before))
}

/// Where a form led to that this person sent before.
pub async fn earlier(tx: &mut Transaction, id: Uuid, person: PersonId) -> Result<Option<String>> {
    tx.optional(&EARLIER, params![id, person]).await?.map(|row| row.get("result")).transpose()
}
