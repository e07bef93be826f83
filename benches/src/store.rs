//! Rows in bulk: heads of statements for [`db::Transaction::insert_many`], and the little that is read back.

use db::{Result, Transaction, params, sql, uuid::Uuid};

/// Persons.
pub const PERSON: &str = "INSERT INTO person (id, name, name_folded, email, email_folded, language, made_at)";
/// Memberships.
pub const MEMBERSHIP: &str = "INSERT INTO membership (person_id, organisation_id, role, since, name_folded)";
/// Themes.
pub const THEME: &str =
    "INSERT INTO theme (id, slug, name_nl, name_en, description_nl, description_en, position)";
/// Contributions.
pub const CONTRIBUTION: &str =
    "INSERT INTO contribution (id, kind, state, visibility, language, organisation_id, author_id,
    title, summary, phase, needed_by, version, made_at, published_at, year, changed_at,
    active_at, accepted_reply_id, reply_count, support_count, reuse_count)";
/// Their versions.
pub const VERSION: &str =
    "INSERT INTO contribution_version (contribution_id, version, title, content, details, person_id,
    organisation_id, reason, at)";
/// Their themes.
pub const CONTRIBUTION_THEME: &str = "INSERT INTO contribution_theme (contribution_id, theme_id)";
/// "We too".
pub const SUPPORT: &str = "INSERT INTO support (contribution_id, organisation_id, person_id, note, at)";
/// "We re-used this".
pub const REUSE: &str = "INSERT INTO reuse (id, contribution_id, organisation_id, person_id, body, at)";
/// Replies.
pub const REPLY: &str =
    "INSERT INTO reply (id, contribution_id, parent_id, person_id, organisation_id, body, made_at, version,
    ended_reason)";
/// Their versions.
pub const REPLY_VERSION: &str = "INSERT INTO reply_version (reply_id, version, body, at)";

sql!(
    MUNICIPALITIES = "SELECT id, inhabitants FROM organisation WHERE kind = 'municipality' ORDER BY cbs_code"
);
sql!(
    NEAR_FIFTY =
        "SELECT id, reply_count FROM contribution WHERE visibility = 'public' AND state = 'published'
     ORDER BY ABS(reply_count - 50), id LIMIT 400"
);
sql!(ONE_MEMBER = "SELECT person_id FROM membership ORDER BY person_id LIMIT 1");
sql!(ONE_ORGANISATION = "SELECT organisation_id FROM contribution ORDER BY id LIMIT 1");
sql!(ONE_AMENDMENT = "SELECT id FROM rule_amendment WHERE number = 1 ORDER BY id LIMIT 1");
sql!(TOTALS = "SELECT (SELECT COUNT(*) FROM contribution) AS contributions, (SELECT COUNT(*) FROM reply) AS replies,
     (SELECT COUNT(*) FROM person) AS persons");

/// The municipalities with their inhabitants.
pub async fn municipalities(tx: &mut Transaction) -> Result<Vec<(Uuid, i64)>> {
    let rows = tx.all(&MUNICIPALITIES, &[]).await?;
    rows.iter().map(|row| Ok((row.get("id")?, row.get::<Option<i64>>("inhabitants")?.unwrap_or(1)))).collect()
}

/// Public contributions with forty to sixty replies, the nearest to fifty first, 400 at most; the nearest alone when there
/// are none.
pub async fn with_fifty_replies(tx: &mut Transaction) -> Result<Vec<Uuid>> {
    let mut nearest = Vec::new();
    for row in tx.all(&NEAR_FIFTY, &[]).await? {
        let count: i64 = row.get("reply_count")?;
        if nearest.is_empty() || (40..=60).contains(&count) {
            nearest.push(row.get("id")?);
        }
    }
    Ok(nearest)
}

/// Somebody who belongs to an organisation.
pub async fn a_member(tx: &mut Transaction) -> Result<Uuid> {
    tx.one(&ONE_MEMBER, &[]).await?.get("person_id")
}

/// An organisation that brought something.
pub async fn an_organisation(tx: &mut Transaction) -> Result<Uuid> {
    tx.one(&ONE_ORGANISATION, &[]).await?.get("organisation_id")
}

/// The first amendment that was submitted.
pub async fn an_amendment(tx: &mut Transaction) -> Result<Uuid> {
    tx.one(&ONE_AMENDMENT, &[]).await?.get("id")
}

/// How many contributions, replies and persons there are.
pub async fn totals(tx: &mut Transaction) -> Result<(i64, i64, i64)> {
    let row = tx.one(&TOTALS, params![]).await?;
    Ok((row.get("contributions")?, row.get("replies")?, row.get("persons")?))
}
