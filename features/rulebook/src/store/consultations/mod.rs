//! Consultations, their statements, and which of them an actor may see.

pub mod answers;
pub mod life;
pub mod respondents;
pub mod results;
pub mod told;
pub mod voices;

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use jobs::NewJob;
use web::{Actor, Ids, Instant, NetworkRole};

use crate::{
    model::{
        consultation::{Audience, Consultation, ConsultationId, MOST_STATEMENTS, Statement, StatementId},
        node::NodeId,
        version::{RuleTextId, VersionId},
    },
    store::{Signature, unknown},
};

/// The most consultations in a list.
pub const MOST_CONSULTATIONS: i64 = 200;

macro_rules! consultation {
    () => {
        "SELECT c.id, c.text_id, c.version_id, c.title, c.introduction, c.audience, c.shown_during, c.opens_at,
             c.closes_at, c.completed_at, c.changed_at FROM consultation c"
    };
}
/// Whether the actor may see it: `$1` is the person or null, `$2` whether they see drafts of all texts, `$3` now.
macro_rules! visible {
    () => {
        "($2 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.person_id = $1 AND d.text_id = c.text_id)
             OR (c.opens_at <= $3 AND EXISTS
                 (SELECT 1 FROM rule_version sv WHERE sv.id = c.version_id AND sv.state <> 'draft')))"
    };
}

sql!(CONSULTATION = concat!(consultation!(), " WHERE c.id = $4 AND ", visible!()));
sql!(
    /// Those that are open first, then those that come, the newest of the rest.
    CONSULTATIONS = concat!(
        consultation!(),
        " WHERE ",
        visible!(),
        " ORDER BY CASE WHEN c.completed_at IS NULL AND c.opens_at <= $3 AND c.closes_at > $3 THEN 0
             WHEN c.opens_at > $3 THEN 1 ELSE 2 END, c.closes_at DESC, c.id LIMIT $4"
    )
);
sql!(
    CONSULTATIONS_OF_TEXT = concat!(
        consultation!(),
        " WHERE c.text_id = $4 AND ",
        visible!(),
        " ORDER BY c.opens_at, c.id LIMIT $5"
    )
);
sql!(
    SLUG_OF_CONSULTATION = "SELECT t.slug, v.number FROM consultation c JOIN rule_text t ON t.id = c.text_id
     JOIN rule_version v ON v.id = c.version_id WHERE c.id = $1"
);
sql!(
    CONSULTATION_ADD =
        "INSERT INTO consultation (id, text_id, version_id, title, introduction, audience, shown_during,
         opens_at, closes_at, organisation_id, person_id, made_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $12)"
);
sql!(
    /// Not after it opened.
    CONSULTATION_CHANGE = "UPDATE consultation SET title = $2, introduction = $3, audience = $4, shown_during = $5,
         opens_at = $6, closes_at = $7, changed_at = $8
     WHERE id = $1 AND opens_at > $8"
);
sql!(STATEMENTS_REMOVE_ALL = "DELETE FROM consultation_statement WHERE consultation_id = $1");
sql!(CONSULTATION_REMOVE = "DELETE FROM consultation WHERE id = $1 AND opens_at > $2");
sql!(CONSULTED = "SELECT id FROM consultation WHERE version_id = $1 LIMIT 1");
sql!(
    STATEMENTS = "SELECT id, text, node_id FROM consultation_statement WHERE consultation_id = $1
     ORDER BY position, id LIMIT $2"
);
sql!(
    STATEMENT_ADD = "INSERT INTO consultation_statement (id, consultation_id, position, text, node_id)
     SELECT $1, $2, COALESCE(max(position), 0) + 1, $3, $4 FROM consultation_statement WHERE consultation_id = $2
     HAVING count(*) < $5"
);
sql!(
    STATEMENT_CHANGE =
        "UPDATE consultation_statement SET text = $3, node_id = $4 WHERE id = $1 AND consultation_id = $2"
);
sql!(
    STATEMENT_PLACE =
        "UPDATE consultation_statement SET position = $3 WHERE id = $1 AND consultation_id = $2"
);
sql!(STATEMENT_REMOVE = "DELETE FROM consultation_statement WHERE id = $1 AND consultation_id = $2");

/// The kind of a consultation as an item in links and events.
pub const ITEM_KIND: &str = "consultation";

/// Whether the actor sees consultations that are prepared, of any text.
pub(crate) fn sees_all(actor: &Actor) -> bool {
    actor.has_network_role(NetworkRole::Editor) || actor.has_network_role(NetworkRole::Clerk)
}

/// What a consultation asks of whom and when.
#[derive(Clone, Debug)]
pub struct Asked<'a> {
    /// What it is called.
    pub title: &'a str,
    /// What is asked, and why.
    pub introduction: &'a str,
    /// Who may respond.
    pub audience: Audience,
    /// Whether everybody sees results while it is open.
    pub shown_during: bool,
    /// The first instant at which one can respond.
    pub opens_at: Instant,
    /// The first instant at which one cannot any more.
    pub closes_at: Instant,
}

/// Adds a consultation, and puts the job in the queue that tells of its opening.
pub async fn add(
    tx: &mut Transaction,
    ids: &Ids,
    id: ConsultationId,
    on: (RuleTextId, VersionId),
    asked: &Asked<'_>,
    by: Signature<'_>,
) -> Result<()> {
    let values = params![
        id,
        on.0,
        on.1,
        asked.title,
        asked.introduction,
        asked.audience.key(),
        asked.shown_during,
        asked.opens_at,
        asked.closes_at,
        by.organisation,
        by.person,
        by.at
    ];
    tx.execute(&CONSULTATION_ADD, values).await?;
    announce_at(tx, ids, id, asked.opens_at, by.at).await
}

async fn announce_at(
    tx: &mut Transaction,
    ids: &Ids,
    id: ConsultationId,
    at: Instant,
    now: Instant,
) -> Result<()> {
    let payload = serde_json::json!({ "consultation": id.0 });
    jobs::enqueue(tx, ids.new_id(), now, &NewJob { kind: life::OPENS, payload, run_at: at }).await
}

/// Changes a consultation that did not open yet. `false`, and nothing changed, when it did.
pub async fn change(
    tx: &mut Transaction,
    ids: &Ids,
    id: ConsultationId,
    asked: &Asked<'_>,
    now: Instant,
) -> Result<bool> {
    let values = params![
        id,
        asked.title,
        asked.introduction,
        asked.audience.key(),
        asked.shown_during,
        asked.opens_at,
        asked.closes_at,
        now
    ];
    if tx.execute(&CONSULTATION_CHANGE, values).await? == 0 {
        return Ok(false);
    }
    announce_at(tx, ids, id, asked.opens_at, now).await?;
    Ok(true)
}

/// Takes a consultation away that did not open yet. `false` when it did.
pub async fn remove(tx: &mut Transaction, id: ConsultationId, now: Instant) -> Result<bool> {
    tx.execute(&STATEMENTS_REMOVE_ALL, params![id]).await?;
    Ok(tx.execute(&CONSULTATION_REMOVE, params![id, now]).await? > 0)
}

/// Whether there is a consultation on a version: then it cannot become a draft again.
pub async fn is_consulted(tx: &mut Transaction, version: VersionId) -> Result<bool> {
    Ok(tx.optional(&CONSULTED, params![version]).await?.is_some())
}

/// A consultation, if the actor may see it now.
pub async fn by_id(
    tx: &mut Transaction,
    actor: &Actor,
    id: ConsultationId,
    now: Instant,
) -> Result<Option<Consultation>> {
    let values = params![actor.person, sees_all(actor), now, id];
    tx.optional(&CONSULTATION, values).await?.as_ref().map(consultation).transpose()
}

/// All consultations that the actor may see: those that are open first.
pub async fn all(tx: &mut Transaction, actor: &Actor, now: Instant) -> Result<Vec<Consultation>> {
    let values = params![actor.person, sees_all(actor), now, MOST_CONSULTATIONS];
    tx.all(&CONSULTATIONS, values).await?.iter().map(consultation).collect()
}

/// Those on the versions of one text that the actor may see, the oldest first.
pub async fn of_text(
    tx: &mut Transaction,
    actor: &Actor,
    text: RuleTextId,
    now: Instant,
) -> Result<Vec<Consultation>> {
    let values = params![actor.person, sees_all(actor), now, text, MOST_CONSULTATIONS];
    tx.all(&CONSULTATIONS_OF_TEXT, values).await?.iter().map(consultation).collect()
}

/// The word of its text in addresses, and the number of its version.
pub async fn place(tx: &mut Transaction, id: ConsultationId) -> Result<(String, i64)> {
    let row = tx.one(&SLUG_OF_CONSULTATION, params![id]).await?;
    Ok((row.get("slug")?, row.get("number")?))
}

/// The statements, in order.
pub async fn statements(tx: &mut Transaction, id: ConsultationId) -> Result<Vec<Statement>> {
    let rows = tx.all(&STATEMENTS, params![id, MOST_STATEMENTS]).await?;
    let read = |row: &Row| {
        Ok(Statement {
            id: row.get("id")?,
            text: row.get("text")?,
            node: row.get::<Option<Uuid>>("node_id")?.map(NodeId::new),
        })
    };
    rows.iter().map(read).collect()
}

/// Adds a statement at the end. `false` when there are too many already.
pub async fn add_statement(
    tx: &mut Transaction,
    consultation: ConsultationId,
    new: &Statement,
) -> Result<bool> {
    let values = params![new.id, consultation, &new.text, new.node.map(NodeId::uuid), MOST_STATEMENTS];
    Ok(tx.execute(&STATEMENT_ADD, values).await? > 0)
}

/// Changes what a statement says.
pub async fn change_statement(
    tx: &mut Transaction,
    consultation: ConsultationId,
    statement: &Statement,
) -> Result<bool> {
    let values = params![statement.id, consultation, &statement.text, statement.node.map(NodeId::uuid)];
    Ok(tx.execute(&STATEMENT_CHANGE, values).await? > 0)
}

/// Puts the statements in this order.
pub async fn order_statements(
    tx: &mut Transaction,
    consultation: ConsultationId,
    order: &[StatementId],
) -> Result<()> {
    for (place, id) in (1_i64..).zip(order) {
        tx.execute(&STATEMENT_PLACE, params![*id, consultation, place]).await?;
    }
    Ok(())
}

/// Takes a statement away.
pub async fn remove_statement(
    tx: &mut Transaction,
    consultation: ConsultationId,
    id: StatementId,
) -> Result<bool> {
    Ok(tx.execute(&STATEMENT_REMOVE, params![id, consultation]).await? > 0)
}

pub(super) fn consultation(row: &Row) -> Result<Consultation> {
    let audience: String = row.get("audience")?;
    Ok(Consultation {
        id: row.get("id")?,
        text: row.get("text_id")?,
        version: row.get("version_id")?,
        title: row.get("title")?,
        introduction: row.get("introduction")?,
        audience: Audience::from_key(&audience).ok_or_else(|| unknown("audience", &audience))?,
        shown_during: row.get("shown_during")?,
        opens_at: row.get("opens_at")?,
        closes_at: row.get("closes_at")?,
        completed_at: row.get("completed_at")?,
        changed_at: row.get("changed_at")?,
    })
}
