//! The changes of a draft, each an operation on its tree.

use db::{Result, Row, Transaction, params, sql};
use web::Instant;

use crate::{
    model::{
        node::NodeId,
        operation::Operation,
        tree::Tree,
        version::{Edition, VersionId},
    },
    store::{Signature, nodes, versions},
};

/// The most changes that are listed at once.
pub const PAGE_SIZE: i64 = 50;

sql!(
    CHANGE_ADD = "INSERT INTO rule_change
        (version_id, revision, node_id, operations, undo, reason, person_id, organisation_id, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
macro_rules! change {
    ($where:literal) => {
        concat!(
            "SELECT c.revision, c.node_id, c.operations, c.undo, c.reason, c.at, p.name AS person_name,
                 o.name AS organisation_name
             FROM rule_change c JOIN person p ON p.id = c.person_id
             JOIN organisation o ON o.id = c.organisation_id ",
            $where
        )
    };
}
sql!(CHANGES_OF = change!("WHERE c.version_id = $1 ORDER BY c.revision DESC LIMIT $2 OFFSET $3"));
sql!(
    /// Those of one node after a revision, for joining a change with those of others.
    CHANGES_SINCE = change!("WHERE c.version_id = $1 AND c.revision > $2 ORDER BY c.revision DESC LIMIT 1000")
);
sql!(
    CHANGES_BEFORE = change!("WHERE c.version_id = $1 AND c.revision < $2 ORDER BY c.revision DESC LIMIT $3")
);
sql!(CHANGE_ONE = change!("WHERE c.version_id = $1 AND c.revision = $2"));

/// A change that was made.
#[derive(Clone, Debug)]
pub struct Change {
    /// The revision of the draft that it led to.
    pub revision: i64,
    /// The node it is about.
    pub node: NodeId,
    /// What was done.
    pub operations: Vec<Operation>,
    /// What undoes it.
    pub undo: Vec<Operation>,
    /// Why; may be empty.
    pub reason: String,
    /// Who; empty after erasure.
    pub person: String,
    /// In whose name.
    pub organisation: String,
    /// When.
    pub at: Instant,
}

/// What was done to a draft.
#[derive(Clone, Copy, Debug)]
pub struct Done<'d> {
    /// The node it is about.
    pub node: NodeId,
    /// What was done, in order.
    pub operations: &'d [Operation],
    /// What undoes it.
    pub undo: &'d [Operation],
}

/// Puts the tree that came of operations in the place of that of a draft, and keeps the operations. `false`, and
/// nothing kept, when somebody else was first.
pub async fn make(
    tx: &mut Transaction,
    before: &Edition,
    after: &Tree,
    done: &Done<'_>,
    by: Signature<'_>,
) -> Result<bool> {
    let version = &before.version;
    if !versions::put_tree(tx, version, after, by.at).await? {
        return Ok(false);
    }
    nodes::draft(tx, version, after).await?;
    let values = params![
        version.id,
        version.revision + 1,
        done.node.uuid(),
        json(done.operations),
        json(done.undo),
        by.reason,
        by.person,
        by.organisation,
        by.at
    ];
    tx.execute(&CHANGE_ADD, values).await?;
    Ok(true)
}

fn json(operations: &[Operation]) -> String {
    serde_json::to_string(operations).expect("operations are plain data with text keys")
}

/// The changes of a draft, the newest first, on this page (from 1); one more than fits when there are older ones.
pub async fn of(tx: &mut Transaction, version: VersionId, page: i64) -> Result<Vec<Change>> {
    let values = params![version, PAGE_SIZE + 1, (page - 1) * PAGE_SIZE];
    tx.all(&CHANGES_OF, values).await?.iter().map(change).collect()
}

/// The newest changes of a draft, this many.
pub async fn newest(tx: &mut Transaction, version: VersionId, count: i64) -> Result<Vec<Change>> {
    tx.all(&CHANGES_OF, params![version, count, 0_i64]).await?.iter().map(change).collect()
}

/// As many changes of a draft as stand on a page, those that led to the revisions before one; the newest first.
pub async fn before(tx: &mut Transaction, version: VersionId, revision: i64) -> Result<Vec<Change>> {
    let values = params![version, revision, PAGE_SIZE];
    tx.all(&CHANGES_BEFORE, values).await?.iter().map(change).collect()
}

/// The change that led to a revision.
pub async fn one(tx: &mut Transaction, version: VersionId, revision: i64) -> Result<Option<Change>> {
    tx.optional(&CHANGE_ONE, params![version, revision]).await?.as_ref().map(change).transpose()
}

/// The changes after a revision, the newest first.
pub async fn since(tx: &mut Transaction, version: VersionId, revision: i64) -> Result<Vec<Change>> {
    tx.all(&CHANGES_SINCE, params![version, revision]).await?.iter().map(change).collect()
}

fn change(row: &Row) -> Result<Change> {
    let read = |column: &'static str| {
        let json: String = row.get(column)?;
        serde_json::from_str(&json).map_err(|refused| db::Error::fault(column, refused.to_string()))
    };
    Ok(Change {
        revision: row.get("revision")?,
        node: NodeId::new(row.get("node_id")?),
        operations: read("operations")?,
        undo: read("undo")?,
        reason: row.get("reason")?,
        person: row.get("person_name")?,
        organisation: row.get("organisation_name")?,
        at: row.get("at")?,
    })
}
