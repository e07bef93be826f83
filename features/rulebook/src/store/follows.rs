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
sql!(RULE_FOLLOWERS = "SELECT DISTINCT person_id FROM rule_follow WHERE text_id = $1 ORDER BY person_id");

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

/// Who follows a text or something of it.
pub async fn followers(tx: &mut Transaction, text: RuleTextId) -> Result<Vec<PersonId>> {
    let rows = tx.all(&RULE_FOLLOWERS, params![text]).await?;
    rows.iter().map(|row| row.get("person_id")).collect()
}

/// How many people hear of what happens to a text, the actor not among them: for who is about to make it happen.
pub async fn reach(tx: &mut Transaction, actor: &Actor, text: RuleTextId) -> Result<usize> {
    Ok(followers(tx, text).await?.into_iter().filter(|person| Some(*person) != actor.person).count())
}
