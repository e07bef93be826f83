//! What became of nodes in other versions and texts.

use db::{Result, Row, Transaction, params, sql};
use web::{Actor, Instant};

use crate::{
    model::{
        lineage::{Descent, Relation},
        node::NodeId,
        version::VersionId,
    },
    store::unknown,
};

sql!(
    LINEAGE_ADD = "INSERT INTO rule_lineage (from_version, from_node, to_version, to_node, relation, at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING"
);
sql!(
    LINEAGE_END = "DELETE FROM rule_lineage WHERE from_version = $1 AND from_node = $2 AND to_version = $3 AND to_node = $4"
);
sql!(
    /// Both ways; only where both versions may be seen: they are shown, or the actor sees drafts ($3).
    LINEAGE_OF = "SELECT l.from_version, l.from_node, l.to_version, l.to_node, l.relation,
         COALESCE(f.shown_at, f.made_at) AS from_at, COALESCE(t.shown_at, t.made_at) AS to_at,
         COALESCE(fn.title, '') AS from_title, COALESCE(tn.title, '') AS to_title
     FROM rule_lineage l
     JOIN rule_version f ON f.id = l.from_version JOIN rule_version t ON t.id = l.to_version
     LEFT JOIN rule_node fn ON fn.node_id = l.from_node LEFT JOIN rule_node tn ON tn.node_id = l.to_node
     WHERE (l.from_node = $1 OR l.to_node = $1)
       AND (f.state <> 'draft' OR $3 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.text_id = f.text_id AND d.person_id = $2))
       AND (t.state <> 'draft' OR $3 OR EXISTS (SELECT 1 FROM rule_drafter d WHERE d.text_id = t.text_id AND d.person_id = $2))
     ORDER BY l.at, l.from_node, l.to_node LIMIT 200"
);

sql!(
    LINEAGE_BETWEEN =
        "SELECT from_node, to_node, relation FROM rule_lineage WHERE from_version = $1 AND to_version = $2
     ORDER BY at, from_node, to_node LIMIT 2000"
);

/// A node and what it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ancestor {
    /// The version that held the older node.
    pub from_version: VersionId,
    /// The older node.
    pub from_node: NodeId,
    /// What it is called.
    pub from_title: String,
    /// When it was shown.
    pub from_at: Instant,
    /// The version that holds the newer node.
    pub to_version: VersionId,
    /// The newer node.
    pub to_node: NodeId,
    /// What it is called.
    pub to_title: String,
    /// When it was shown.
    pub to_at: Instant,
    /// What became of the older one.
    pub descent: Relation,
}

/// Says what became of a node; saying it twice changes nothing.
pub async fn add(
    tx: &mut Transaction,
    from: (VersionId, NodeId),
    to: (VersionId, NodeId),
    descent: Relation,
    now: Instant,
) -> Result<()> {
    let values = params![from.0, from.1.uuid(), to.0, to.1.uuid(), descent.key(), now];
    tx.execute(&LINEAGE_ADD, values).await.map(drop)
}

/// Takes that back.
pub async fn end(tx: &mut Transaction, from: (VersionId, NodeId), to: (VersionId, NodeId)) -> Result<()> {
    tx.execute(&LINEAGE_END, params![from.0, from.1.uuid(), to.0, to.1.uuid()]).await.map(drop)
}

/// What a node came from and what came of it, as far as the actor may see it.
pub async fn of_node(tx: &mut Transaction, actor: &Actor, id: NodeId) -> Result<Vec<Ancestor>> {
    let values = params![id.uuid(), actor.person, super::texts::sees_drafts(actor)];
    tx.all(&LINEAGE_OF, values).await?.iter().map(ancestor).collect()
}

/// What the nodes of one version came from in another. The caller found both with the actor.
pub async fn between(tx: &mut Transaction, from: VersionId, to: VersionId) -> Result<Vec<Descent>> {
    let rows = tx.all(&LINEAGE_BETWEEN, params![from, to]).await?;
    let read = |row: &Row| {
        let relation: String = row.get("relation")?;
        Ok(Descent {
            node: NodeId::new(row.get("to_node")?),
            from: NodeId::new(row.get("from_node")?),
            relation: Relation::from_key(&relation).ok_or_else(|| unknown("relation", &relation))?,
        })
    };
    rows.iter().map(read).collect()
}

fn ancestor(row: &Row) -> Result<Ancestor> {
    let relation: String = row.get("relation")?;
    Ok(Ancestor {
        from_version: row.get("from_version")?,
        from_node: NodeId::new(row.get("from_node")?),
        from_title: row.get("from_title")?,
        from_at: row.get("from_at")?,
        to_version: row.get("to_version")?,
        to_node: NodeId::new(row.get("to_node")?),
        to_title: row.get("to_title")?,
        to_at: row.get("to_at")?,
        descent: Relation::from_key(&relation).ok_or_else(|| unknown("relation", &relation))?,
    })
}
