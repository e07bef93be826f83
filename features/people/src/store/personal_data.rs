//! What the network keeps about a person: each room tells its part and erases it.

use std::{future::Future, pin::Pin, sync::Arc};

use db::{Result, Transaction, params, sql};
use serde_json::{Value, json};
use web::{Instant, PersonId};

/// A future that borrows its arguments.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// The part of one room in the personal data.
pub trait RoomData: Send + Sync {
    /// The name of the part in the download.
    fn key(&self) -> &'static str;
    /// Everything the room keeps about the person.
    fn export<'a>(&'a self, tx: &'a mut Transaction, person: PersonId) -> Boxed<'a, Result<Value>>;
    /// Removes what is only the person's. What was said in the name of an organisation stays.
    fn erase<'a>(&'a self, tx: &'a mut Transaction, person: PersonId, now: Instant) -> Boxed<'a, Result<()>>;
}

/// The parts of all rooms, in the order of the download. `people` comes last in erasing.
pub type PersonalData = Arc<Vec<Arc<dyn RoomData>>>;

sql!(EXPORT_PERSON = "SELECT name, email, language, made_at FROM person WHERE id = $1");
sql!(
    EXPORT_MEMBERSHIPS =
        "SELECT o.name, m.role, m.since FROM membership m JOIN organisation o ON o.id = m.organisation_id
     WHERE m.person_id = $1 ORDER BY m.since, m.role"
);
sql!(
    EXPORT_SESSIONS =
        "SELECT client, method, made_at, seen_at FROM session WHERE person_id = $1 ORDER BY made_at"
);
sql!(
    EXPORT_IDENTITIES =
        "SELECT provider, issuer, subject, made_at FROM identity WHERE person_id = $1 ORDER BY made_at"
);
sql!(
    EXPORT_TOKENS = "SELECT name, scopes, made_at, expires_at, used_at FROM api_token WHERE person_id = $1 ORDER BY made_at"
);
sql!(
    EXPORT_REQUESTS = "SELECT o.name, r.motivation, r.made_at, r.ended_at, r.outcome FROM join_request r
     JOIN organisation o ON o.id = r.organisation_id WHERE r.person_id = $1 ORDER BY r.made_at"
);
sql!(
    ERASE_PERSON =
        "UPDATE person SET name = '', name_folded = '', email = NULL, email_folded = NULL, erased_at = $2
     WHERE id = $1"
);
sql!(ERASE_MEMBERSHIPS = "DELETE FROM membership WHERE person_id = $1");
sql!(ERASE_NETWORK_ROLES = "DELETE FROM network_role WHERE person_id = $1");
sql!(ERASE_SESSIONS = "DELETE FROM session WHERE person_id = $1");
sql!(ERASE_TOKENS = "DELETE FROM api_token WHERE person_id = $1");
sql!(ERASE_IDENTITIES = "DELETE FROM identity WHERE person_id = $1");
sql!(ERASE_ATTEMPTS = "DELETE FROM provider_attempt WHERE person_id = $1");
sql!(
    ERASE_INVITATIONS =
        "DELETE FROM invitation WHERE email_folded = (SELECT email_folded FROM person WHERE id = $1)"
);
sql!(
    ERASE_LINKS = "DELETE FROM sign_in_link WHERE person_id = $1
     OR email_folded = (SELECT email_folded FROM person WHERE id = $1)"
);
sql!(
    ERASE_REQUESTS = "UPDATE join_request SET motivation = '', ended_at = COALESCE(ended_at, $2),
     outcome = COALESCE(outcome, 'withdrawn') WHERE person_id = $1"
);

/// The part of this room: account, memberships, sessions, identities, keys, requests.
pub struct PeopleData;

impl RoomData for PeopleData {
    fn key(&self) -> &'static str {
        "account"
    }

    fn export<'a>(&'a self, tx: &'a mut Transaction, person: PersonId) -> Boxed<'a, Result<Value>> {
        Box::pin(async move {
            let account = tx.one(&EXPORT_PERSON, params![person]).await?;
            Ok(json!({
                "account": object(&account),
                "memberships": objects(&tx.all(&EXPORT_MEMBERSHIPS, params![person]).await?),
                "sessions": objects(&tx.all(&EXPORT_SESSIONS, params![person]).await?),
                "identities": objects(&tx.all(&EXPORT_IDENTITIES, params![person]).await?),
                "tokens": objects(&tx.all(&EXPORT_TOKENS, params![person]).await?),
                "requests": objects(&tx.all(&EXPORT_REQUESTS, params![person]).await?),
            }))
        })
    }

    fn erase<'a>(&'a self, tx: &'a mut Transaction, person: PersonId, now: Instant) -> Boxed<'a, Result<()>> {
        Box::pin(async move {
            for statement in [
                &ERASE_MEMBERSHIPS,
                &ERASE_NETWORK_ROLES,
                &ERASE_SESSIONS,
                &ERASE_TOKENS,
                &ERASE_IDENTITIES,
                &ERASE_ATTEMPTS,
                &ERASE_INVITATIONS,
                &ERASE_LINKS,
            ] {
                tx.execute(statement, params![person]).await?;
            }
            tx.execute(&ERASE_REQUESTS, params![person, now]).await?;
            tx.execute(&ERASE_PERSON, params![person, now]).await?;
            Ok(())
        })
    }
}

/// Rows as JSON objects; instants (columns that end in `_at` or are called `since` or `at`) as text.
pub fn objects(rows: &[db::Row]) -> Value {
    Value::Array(rows.iter().map(object).collect())
}

/// See [`objects`].
pub fn object(row: &db::Row) -> Value {
    let is_instant = |name: &str| name.ends_with("_at") || name == "since" || name == "at";
    let members = row.columns().iter().zip(row.values()).map(|(name, value)| {
        let value = match value {
            db::Value::Null => Value::Null,
            db::Value::Bool(v) => json!(v),
            db::Value::Int(v) if is_instant(name) => json!(web::dates::machine(*v)),
            db::Value::Int(v) => json!(v),
            db::Value::Real(v) => json!(v),
            db::Value::Text(v) => json!(v),
            db::Value::Id(v) => json!(v.to_string()),
            db::Value::Bytes(v) => uuid::Uuid::from_slice(v).map_or(Value::Null, |id| json!(id.to_string())),
        };
        (name.clone(), value)
    });
    Value::Object(members.collect())
}
