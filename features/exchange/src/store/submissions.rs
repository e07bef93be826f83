//! Forms that were sent: sending one again leads to what came of it the first time.

use db::{Result, Transaction, params, sql, uuid::Uuid};
use sha2::{Digest, Sha256};
use web::{Instant, PersonId};

sql!(
    /// On PostgreSQL a second transaction waits here until the first has ended, so that only one does the work.
    TAKE = "INSERT INTO submission (id, person_id, content, result, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING"
);
sql!(EARLIER = "SELECT result, content FROM submission WHERE id = $1 AND person_id = $2");

/// A form that was sent, or what a program asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    /// Its identifier, which a form carries along.
    pub id: Uuid,
    /// Who sent it.
    pub person: PersonId,
    /// SHA-256 of what it says.
    content: [u8; 32],
}

impl Submission {
    /// A form with this identifier that says this, part by part.
    pub fn new<'p>(id: Uuid, person: PersonId, parts: impl IntoIterator<Item = &'p [u8]>) -> Self {
        let mut hash = Sha256::new();
        for part in parts {
            // With its length before it, so that no two rows of parts read alike.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part);
        }
        Self { id, person, content: hash.finalize().into() }
    }
}

/// What must be done with a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is new: do it, in this transaction.
    New,
    /// It was done before and led to this address.
    Before(String),
    /// A form with this identifier led to this address, but that one said something else.
    Other(String),
}

/// Takes a form in hand. `result` is the address that it will lead to.
pub async fn take(tx: &mut Transaction, sent: &Submission, result: &str, now: Instant) -> Result<Taken> {
    if tx.execute(&TAKE, params![sent.id, sent.person, &sent.content[..], result, now]).await? > 0 {
        return Ok(Taken::New);
    }
    earlier(tx, sent).await
}

/// What came of this form when the same person sent it before. Somebody else's identifier is nobody's form: there is
/// nothing to repeat.
pub async fn earlier(tx: &mut Transaction, sent: &Submission) -> Result<Taken> {
    let Some(row) = tx.optional(&EARLIER, params![sent.id, sent.person]).await? else {
        return Ok(Taken::New);
    };
    let (result, content): (String, Vec<u8>) = (row.get("result")?, row.get("content")?);
    Ok(if content == sent.content { Taken::Before(result) } else { Taken::Other(result) })
}
