//! Keys with which programs act for a person. Secrets are kept as hashes only.

use db::{Result, Transaction, params, sql};
use uuid::Uuid;
use web::{Actor, Instant, PersonId, SECOND, Scope};

use crate::store::sessions::{actor_columns, actor_of, hash};

db::id!(
    /// A key.
    TokenId
);

sql!(
    TOKEN_ACTOR = concat!(
        "SELECT t.id, t.used_at, t.scopes, t.person_id, ",
        actor_columns!(),
        "
     FROM api_token t
     JOIN person p ON p.id = t.person_id AND p.erased_at IS NULL
     LEFT JOIN membership m ON m.person_id = p.id
     LEFT JOIN organisation o ON o.id = m.organisation_id
     WHERE t.token_hash = $1 AND t.expires_at > $2
     ORDER BY o.name_folded, m.organisation_id, m.role"
    )
);
sql!(TOKEN_USED = "UPDATE api_token SET used_at = $2 WHERE id = $1");
sql!(
    TOKEN_NEW = "INSERT INTO api_token (id, token_hash, person_id, name, scopes, made_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING"
);
sql!(
    TOKENS_OF = "SELECT id, name, scopes, made_at, expires_at, used_at FROM api_token
     WHERE person_id = $1 ORDER BY made_at DESC, id DESC LIMIT 100"
);
sql!(TOKEN_END = "DELETE FROM api_token WHERE id = $1 AND person_id = $2");
sql!(TOKENS_PURGE = "DELETE FROM api_token WHERE expires_at <= $1");

/// How long a key that has expired stays in the list of its owner, who may wonder why a program stopped.
const EXPIRED_SHOWN: i64 = 30 * web::DAY;

/// Who a program with a key asks for.
#[derive(Clone, Debug)]
pub struct Found {
    /// Which key.
    pub token: TokenId,
    /// The person, as far as the key reaches.
    pub actor: Actor,
    /// When it was last used.
    pub used_at: Option<Instant>,
}

/// Who the key with this secret asks for, if it still works. Memberships and roles are those of now.
pub async fn actor(tx: &mut Transaction, secret: &str, now: Instant) -> Result<Option<Found>> {
    let rows = tx.all(&TOKEN_ACTOR, params![hash(secret), now]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    let actor = actor_of(first, first.get("person_id")?, &rows)?;
    let actor = Actor { scopes: Some(read_scopes(&first.get::<String>("scopes")?)), ..actor };
    Ok(Some(Found { token: first.get("id")?, actor, used_at: first.get("used_at")? }))
}

/// Writes down that a key is in use.
pub async fn used(tx: &mut Transaction, token: TokenId, now: Instant) -> Result<()> {
    tx.execute(&TOKEN_USED, params![token, now]).await.map(drop)
}

/// A key that does not exist yet.
#[derive(Clone, Copy, Debug)]
pub struct New<'n> {
    /// Its identifier.
    pub id: Uuid,
    /// Whose it is.
    pub person: PersonId,
    /// What its owner calls it.
    pub name: &'n str,
    /// How far it reaches.
    pub scopes: &'n [Scope],
    /// When it is made.
    pub at: Instant,
    /// Until when it works.
    pub expires_at: Instant,
}

/// Makes a key. `false` when the form that asks for it was sent before.
pub async fn add(tx: &mut Transaction, new: New<'_>, secret: &str) -> Result<bool> {
    let scopes: Vec<&str> = new.scopes.iter().map(|scope| scope.key()).collect();
    let values =
        params![new.id, hash(secret), new.person, new.name, scopes.join(" "), new.at, new.expires_at];
    Ok(tx.execute(&TOKEN_NEW, values).await? == 1)
}

/// A key in the list of one's own.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which one.
    pub id: TokenId,
    /// What its owner calls it.
    pub name: String,
    /// How far it reaches.
    pub scopes: Vec<Scope>,
    /// When it was made.
    pub made_at: Instant,
    /// Until when it works.
    pub expires_at: Instant,
    /// When it was last used, to within a few minutes.
    pub used_at: Option<Instant>,
}

impl Listed {
    /// The last moment at which it works, and so the last day: one is made until the end of a day.
    pub fn last_moment(&self) -> Instant {
        self.expires_at - SECOND
    }
}

/// The keys of a person, the newest first; for a while also those that have expired.
pub async fn of(tx: &mut Transaction, person: PersonId) -> Result<Vec<Listed>> {
    let rows = tx.all(&TOKENS_OF, params![person]).await?;
    let read = |row: &db::Row| {
        Ok(Listed {
            id: row.get("id")?,
            name: row.get("name")?,
            scopes: read_scopes(&row.get::<String>("scopes")?),
            made_at: row.get("made_at")?,
            expires_at: row.get("expires_at")?,
            used_at: row.get("used_at")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Ends a key; whether this person had it.
pub async fn end(tx: &mut Transaction, token: TokenId, person: PersonId) -> Result<bool> {
    Ok(tx.execute(&TOKEN_END, params![token, person]).await? > 0)
}

/// Removes keys that expired long ago.
pub async fn purge(tx: &mut Transaction, now: Instant) -> Result<()> {
    tx.execute(&TOKENS_PURGE, params![now - EXPIRED_SHOWN]).await.map(drop)
}

fn read_scopes(words: &str) -> Vec<Scope> {
    words.split(' ').filter_map(Scope::from_key).collect()
}
