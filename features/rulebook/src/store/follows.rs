//! Who follows a text, or one article of it.

use db::{Result, Transaction, params, sql, uuid::Uuid};
use web::{Actor, Instant, PersonId};

use crate::model::version::RuleTextId;

sql!(
    RULE_FOLLOW_ADD = "INSERT INTO rule_follow (person_id, text_id, node_id, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING"
);
sql!(RULE_FOLLOW_END = "DELETE FROM rule_follow WHERE person_id = $1 AND node_id = $2");
sql!(RULE_FOLLOWS = "SELECT at FROM rule_follow WHERE person_id = $1 AND node_id = $2");
sql!(
    RULE_FOLLOWERS = "SELECT DISTINCT person_id FROM rule_follow WHERE text_id = $1 AND person_id > $2
     ORDER BY person_id LIMIT $3"
);

/// Begins to follow a node, or with the identifier of the text all of it; doing it twice changes nothing.
pub async fn follow(
    tx: &mut Transaction,
    person: PersonId,
    text: RuleTextId,
    node: Uuid,
    now: Instant,
) -> Result<()> {
    tx.execute(&RULE_FOLLOW_ADD, params![person, text, node, now]).await.map(drop)
}

/// Stops following.
pub async fn stop(tx: &mut Transaction, person: PersonId, node: Uuid) -> Result<()> {
    tx.execute(&RULE_FOLLOW_END, params![person, node]).await.map(drop)
}

/// Whether the actor follows this; a guest never does.
pub async fn follows(tx: &mut Transaction, actor: &Actor, node: Uuid) -> Result<bool> {
    let Some(person) = actor.person else { return Ok(false) };
    Ok(tx.optional(&RULE_FOLLOWS, params![person, node]).await?.is_some())
}

/// Who follows a text or something of it, some at a time: those after `after`, in the order of their identifiers.
pub async fn followers(
    tx: &mut Transaction,
    text: RuleTextId,
    after: PersonId,
    limit: i64,
) -> Result<Vec<PersonId>> {
    let rows = tx.all(&RULE_FOLLOWERS, params![text, after, limit]).await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}
