//! Sessions and sign-in links. Secrets are kept as hashes only.

use db::{Result, Row, Transaction, params, sql};
use sha2::{Digest, Sha256};
use uuid::Uuid;
use web::{Actor, Instant, Membership, NetworkRole, OrganisationId, PersonId, Role};

use crate::model::{SESSION_IDLE, SESSION_LIFE};

/// SHA-256 of a secret of 256 random bits; needs no salt or stretching.
pub fn hash(secret: &str) -> Vec<u8> {
    Sha256::digest(secret.as_bytes()).to_vec()
}

/// What an actor is made of, a row for each role in an organisation. The roles in the network come along, as every page
/// begins with this.
macro_rules! actor_columns {
    () => {
        "p.name, m.organisation_id, m.role, o.name AS organisation_name,
             (SELECT string_agg(n.role, ' ') FROM network_role n WHERE n.person_id = p.id) AS network_roles"
    };
}
pub(super) use actor_columns;

sql!(
    SESSION_ACTOR = concat!(
        "SELECT s.id, s.seen_at, s.made_at, s.person_id, ",
        notices::unread!("p.id"),
        " AS waiting, ",
        actor_columns!(),
        "
     FROM session s
     JOIN person p ON p.id = s.person_id AND p.erased_at IS NULL
     LEFT JOIN membership m ON m.person_id = p.id
     LEFT JOIN organisation o ON o.id = m.organisation_id
     WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.seen_at > $3
     ORDER BY o.name_folded, m.organisation_id, m.role"
    )
);
sql!(
    ACTOR_BY_ID = concat!(
        "SELECT ",
        actor_columns!(),
        " FROM person p
     LEFT JOIN membership m ON m.person_id = p.id
     LEFT JOIN organisation o ON o.id = m.organisation_id
     WHERE p.id = $1 AND p.erased_at IS NULL ORDER BY o.name_folded, m.organisation_id, m.role"
    )
);
sql!(SESSION_SEEN = "UPDATE session SET seen_at = $2 WHERE id = $1");
sql!(
    SESSION_NEW =
        "INSERT INTO session (id, token_hash, person_id, client, method, made_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7)"
);
sql!(
    SESSIONS_OF = "SELECT id, client, method, made_at, seen_at FROM session
     WHERE person_id = $1 AND expires_at > $2 AND seen_at > $3 ORDER BY seen_at DESC LIMIT 100"
);
sql!(SESSION_END = "DELETE FROM session WHERE id = $1 AND person_id = $2");
sql!(SESSION_END_BY_TOKEN = "DELETE FROM session WHERE token_hash = $1");
sql!(SESSIONS_END_OTHERS = "DELETE FROM session WHERE person_id = $1 AND id <> $2");
sql!(SESSIONS_PURGE = "DELETE FROM session WHERE expires_at <= $1 OR seen_at <= $2");
sql!(LINK_NEW = "INSERT INTO sign_in_link (id, token_hash, browser_hash, email, email_folded, next_path, made_at, expires_at,
         person_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)");
sql!(
    LINK_FIND = "SELECT id, email, email_folded, next_path FROM sign_in_link
     WHERE token_hash = $1 AND browser_hash = $2 AND used_at IS NULL AND expires_at > $3 AND person_id IS NULL"
);
sql!(
    ADDRESS_LINK_FIND = "SELECT id, email, email_folded, next_path FROM sign_in_link
     WHERE token_hash = $1 AND browser_hash = $2 AND used_at IS NULL AND expires_at > $3 AND person_id = $4"
);
sql!(LINK_USE = "UPDATE sign_in_link SET used_at = $2 WHERE id = $1 AND used_at IS NULL");
sql!(LINKS_PURGE = "DELETE FROM sign_in_link WHERE expires_at <= $1");

/// The session behind a request.
#[derive(Clone, Debug)]
pub struct Found {
    /// Which one.
    pub session: SessionId,
    /// Who is asking.
    pub actor: Actor,
    /// When it was last seen, to write that down now and then.
    pub seen_at: Instant,
    /// When its owner signed in.
    pub began_at: Instant,
    /// How much is new for them.
    pub waiting: i64,
}

db::id!(
    /// A session: one browser that is signed in.
    SessionId
);

/// Who holds this session secret, if the session still lives.
pub async fn actor(tx: &mut Transaction, secret: &str, now: Instant) -> Result<Option<Found>> {
    let rows = tx.all(&SESSION_ACTOR, params![hash(secret), now, now - SESSION_IDLE]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    Ok(Some(Found {
        session: first.get("id")?,
        actor: actor_of(first, first.get("person_id")?, &rows)?,
        seen_at: first.get("seen_at")?,
        began_at: first.get("made_at")?,
        waiting: first.get("waiting")?,
    }))
}

/// The actor that somebody is now, without a session: for what is made for them in a job. `None` after erasure.
pub async fn actor_by_id(tx: &mut Transaction, person: PersonId) -> Result<Option<Actor>> {
    let rows = tx.all(&ACTOR_BY_ID, params![person]).await?;
    let Some(first) = rows.first() else { return Ok(None) };
    actor_of(first, person, &rows).map(Some)
}

/// The actor in these rows, of which `first` is the first.
pub(super) fn actor_of(first: &Row, person: PersonId, rows: &[Row]) -> Result<Actor> {
    let mut memberships: Vec<Membership> = Vec::new();
    for row in rows {
        let Some(organisation) = row.get::<Option<OrganisationId>>("organisation_id")? else { continue };
        let Some(role) = Role::from_key(&row.get::<String>("role")?) else { continue };
        match memberships.last_mut() {
            Some(last) if last.organisation == organisation => last.roles.push(role),
            _ => memberships.push(Membership {
                organisation,
                organisation_name: row.get("organisation_name")?,
                roles: vec![role],
            }),
        }
    }
    let network_roles: Option<String> = first.get("network_roles")?;
    let mut network_roles: Vec<NetworkRole> =
        network_roles.iter().flat_map(|roles| roles.split(' ')).filter_map(NetworkRole::from_key).collect();
    network_roles.sort_unstable();
    Ok(Actor { person: Some(person), name: first.get("name")?, memberships, network_roles, scopes: None })
}

/// Writes down that a session is in use.
pub async fn seen(tx: &mut Transaction, session: SessionId, now: Instant) -> Result<()> {
    tx.execute(&SESSION_SEEN, params![session, now]).await.map(drop)
}

/// Begins a session.
pub async fn begin(
    tx: &mut Transaction,
    id: Uuid,
    secret: &str,
    person: PersonId,
    client: &str,
    method: &str,
    now: Instant,
) -> Result<()> {
    let values = params![id, hash(secret), person, client, method, now, now + SESSION_LIFE];
    tx.execute(&SESSION_NEW, values).await.map(drop)
}

/// A session in the list of one's own.
#[derive(Clone, Debug)]
pub struct Listed {
    /// Which one.
    pub id: SessionId,
    /// Browser and system.
    pub client: String,
    /// How it began: `link`, `provider`, `demo`.
    pub method: String,
    /// When it began.
    pub made_at: Instant,
    /// When it was last seen, to within a few minutes.
    pub seen_at: Instant,
}

impl Listed {
    /// Key of the words for how it began.
    pub fn method_key(&self) -> &'static str {
        match self.method.as_str() {
            "provider" => "people-sessions-method-provider",
            "demo" => "people-sessions-method-demo",
            _ => "people-sessions-method-link",
        }
    }
}

/// The living sessions of a person, the most recent first.
pub async fn of(tx: &mut Transaction, person: PersonId, now: Instant) -> Result<Vec<Listed>> {
    let rows = tx.all(&SESSIONS_OF, params![person, now, now - SESSION_IDLE]).await?;
    rows.iter()
        .map(|row| {
            Ok(Listed {
                id: row.get("id")?,
                client: row.get("client")?,
                method: row.get("method")?,
                made_at: row.get("made_at")?,
                seen_at: row.get("seen_at")?,
            })
        })
        .collect()
}

/// Ends one session of a person; whether there was one.
pub async fn end(tx: &mut Transaction, session: SessionId, person: PersonId) -> Result<bool> {
    Ok(tx.execute(&SESSION_END, params![session, person]).await? > 0)
}

/// Ends the session with this secret.
pub async fn end_by_secret(tx: &mut Transaction, secret: &str) -> Result<()> {
    tx.execute(&SESSION_END_BY_TOKEN, params![hash(secret)]).await.map(drop)
}

/// Ends all sessions of a person but one.
pub async fn end_others(tx: &mut Transaction, person: PersonId, but: SessionId) -> Result<()> {
    tx.execute(&SESSIONS_END_OTHERS, params![person, but]).await.map(drop)
}

/// A link that was asked for and may still be used.
#[derive(Clone, Debug)]
pub struct Link {
    /// Which one.
    pub id: Uuid,
    /// The address as it was typed.
    pub email: String,
    /// The address as it is compared.
    pub email_folded: String,
    /// Where the visitor was going.
    pub next_path: String,
}

/// Keeps a new link: to sign in or, with a person, to give that person this address.
pub async fn new_link(
    tx: &mut Transaction,
    link: &Link,
    secret: &str,
    browser: &str,
    person: Option<PersonId>,
    now: Instant,
) -> Result<()> {
    let values = params![
        link.id,
        hash(secret),
        hash(browser),
        &link.email,
        &link.email_folded,
        &link.next_path,
        now,
        now + crate::model::LINK_LIFE,
        person
    ];
    tx.execute(&LINK_NEW, values).await.map(drop)
}

/// The link to sign in with this secret, asked for by this browser, unused and not too old.
pub async fn find_link(
    tx: &mut Transaction,
    secret: &str,
    browser: &str,
    now: Instant,
) -> Result<Option<Link>> {
    let row = tx.optional(&LINK_FIND, params![hash(secret), hash(browser), now]).await?;
    row.as_ref().map(link_of).transpose()
}

/// The link with this secret that gives this person an address, asked for by this browser, unused and not too old.
pub async fn find_address_link(
    tx: &mut Transaction,
    secret: &str,
    browser: &str,
    person: PersonId,
    now: Instant,
) -> Result<Option<Link>> {
    let values = params![hash(secret), hash(browser), now, person];
    tx.optional(&ADDRESS_LINK_FIND, values).await?.as_ref().map(link_of).transpose()
}

fn link_of(row: &Row) -> Result<Link> {
    Ok(Link {
        id: row.get("id")?,
        email: row.get("email")?,
        email_folded: row.get("email_folded")?,
        next_path: row.get("next_path")?,
    })
}

/// Uses a link up; `false` when another request was first.
pub async fn use_link(tx: &mut Transaction, link: Uuid, now: Instant) -> Result<bool> {
    Ok(tx.execute(&LINK_USE, params![link, now]).await? == 1)
}

/// Removes sessions and links that can no longer be used.
pub async fn purge(tx: &mut Transaction, now: Instant) -> Result<()> {
    tx.execute(&SESSIONS_PURGE, params![now, now - SESSION_IDLE]).await?;
    tx.execute(&LINKS_PURGE, params![now - web::DAY]).await?;
    Ok(())
}
