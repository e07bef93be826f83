//! Accounts at OpenID providers, and sign-ins there that have begun. State and browser are kept as hashes only.

use db::{Result, Row, Transaction, params, sql};
use uuid::Uuid;
use web::{Instant, MINUTE, PersonId};

use crate::store::sessions::hash;

/// How long a visitor may take at the provider.
pub const ATTEMPT_LIFE: i64 = 10 * MINUTE;

sql!(ATTEMPT_NEW = "INSERT INTO provider_attempt (state_hash, provider, browser_hash, nonce, verifier, next_path, person_id,
         made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
sql!(
    ATTEMPT_FIND = "SELECT provider, nonce, verifier, next_path, person_id FROM provider_attempt
     WHERE state_hash = $1 AND browser_hash = $2 AND expires_at > $3"
);
sql!(ATTEMPT_END = "DELETE FROM provider_attempt WHERE state_hash = $1");
sql!(ATTEMPTS_PURGE = "DELETE FROM provider_attempt WHERE expires_at <= $1");
sql!(
    IDENTITY_NEW = "INSERT INTO identity (id, issuer, subject, person_id, provider, made_at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (issuer, subject) DO NOTHING"
);
sql!(
    IDENTITY_PERSON =
        "SELECT i.person_id FROM identity i JOIN person p ON p.id = i.person_id AND p.erased_at IS NULL
     WHERE i.issuer = $1 AND i.subject = $2"
);
sql!(
    IDENTITIES_OF =
        "SELECT id, provider, made_at FROM identity WHERE person_id = $1 ORDER BY made_at, id LIMIT 100"
);
sql!(IDENTITY_END = "DELETE FROM identity WHERE id = $1 AND person_id = $2");
sql!(IDENTITY_LOCK = "UPDATE person SET made_at = made_at WHERE id = $1");

/// What must be remembered while the visitor is at the provider.
#[derive(Clone, Debug)]
pub struct Attempt {
    /// The key of the provider.
    pub provider: String,
    /// What the ID token must repeat.
    pub nonce: String,
    /// The secret behind the challenge (RFC 7636).
    pub verifier: String,
    /// Where the visitor was going.
    pub next_path: String,
    /// Who connects the provider to an account; `None` for signing in.
    pub person: Option<PersonId>,
}

/// Keeps an attempt, bound to the browser.
pub async fn begin(
    tx: &mut Transaction,
    attempt: &Attempt,
    state: &str,
    browser: &str,
    now: Instant,
) -> Result<()> {
    let a = attempt;
    let expires_at = now + ATTEMPT_LIFE;
    let values = params![
        hash(state),
        &a.provider,
        hash(browser),
        &a.nonce,
        &a.verifier,
        &a.next_path,
        a.person,
        now,
        expires_at
    ];
    tx.execute(&ATTEMPT_NEW, values).await.map(drop)
}

/// Takes the attempt with this state out, when this browser began it, not too long ago. It works only once.
pub async fn take(tx: &mut Transaction, state: &str, browser: &str, now: Instant) -> Result<Option<Attempt>> {
    let Some(row) = tx.optional(&ATTEMPT_FIND, params![hash(state), hash(browser), now]).await? else {
        return Ok(None);
    };
    if tx.execute(&ATTEMPT_END, params![hash(state)]).await? != 1 {
        return Ok(None);
    }
    Ok(Some(Attempt {
        provider: row.get("provider")?,
        nonce: row.get("nonce")?,
        verifier: row.get("verifier")?,
        next_path: row.get("next_path")?,
        person: row.get("person_id")?,
    }))
}

/// Removes attempts that can no longer be used.
pub async fn purge(tx: &mut Transaction, now: Instant) -> Result<()> {
    tx.execute(&ATTEMPTS_PURGE, params![now]).await.map(drop)
}

/// Whose account at a provider this is.
pub async fn person_of(tx: &mut Transaction, issuer: &str, subject: &str) -> Result<Option<PersonId>> {
    tx.optional(&IDENTITY_PERSON, params![issuer, subject]).await?.map(|row| row.get("person_id")).transpose()
}

/// Connects an account at a provider to a person; `false` when it is connected already.
pub async fn connect(
    tx: &mut Transaction,
    id: Uuid,
    (issuer, subject): (&str, &str),
    person: PersonId,
    provider: &str,
    now: Instant,
) -> Result<bool> {
    Ok(tx.execute(&IDENTITY_NEW, params![id, issuer, subject, person, provider, now]).await? == 1)
}

/// An account at a provider, in the list of one's own.
#[derive(Clone, Debug, PartialEq)]
pub struct Identity {
    /// Which one.
    pub id: Uuid,
    /// The key of the provider.
    pub provider: String,
    /// Since when it is connected.
    pub made_at: Instant,
}

/// The accounts at providers of a person, the oldest first.
pub async fn identities(tx: &mut Transaction, person: PersonId) -> Result<Vec<Identity>> {
    let read = |row: &Row| {
        Ok(Identity { id: row.get("id")?, provider: row.get("provider")?, made_at: row.get("made_at")? })
    };
    tx.all(&IDENTITIES_OF, params![person]).await?.iter().map(read).collect()
}

/// Makes other changes of this person's identities wait until this transaction ends, so that two requests cannot
/// each take away one of the last two.
pub async fn lock(tx: &mut Transaction, person: PersonId) -> Result<()> {
    tx.execute(&IDENTITY_LOCK, params![person]).await.map(drop)
}

/// Takes an account at a provider away from a person; whether there was one.
pub async fn disconnect(tx: &mut Transaction, id: Uuid, person: PersonId) -> Result<bool> {
    Ok(tx.execute(&IDENTITY_END, params![id, person]).await? > 0)
}
