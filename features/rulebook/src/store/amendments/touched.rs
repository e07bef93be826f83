//! Which nodes amendments are about.

use std::collections::{BTreeMap, HashMap, HashSet};

use db::{Result, Transaction, params, sql};

use crate::model::{
    amendment::AmendmentId, node::NodeId, proposal::Proposal, tree::Tree, version::VersionId,
};

sql!(TOUCHED_CLEAR = "DELETE FROM rule_amendment_node WHERE amendment_id = $1");
sql!(
    /// How many amendments of a version are about each node itself, or about something under it: those that were not
    /// withdrawn.
    TOUCHED_COUNTS = "SELECT n.node_id, n.is_own, count(*) AS amendments FROM rule_amendment_node n
     JOIN rule_amendment a ON a.id = n.amendment_id
     WHERE a.version_id = $1 AND a.state NOT IN ('draft', 'withdrawn')
     GROUP BY n.node_id, n.is_own"
);
sql!(
    TOUCHED_BY =
        "SELECT n.amendment_id FROM rule_amendment_node n JOIN rule_amendment a ON a.id = n.amendment_id
     WHERE a.version_id = $1 AND n.node_id = $2"
);

const HEAD: &str = "INSERT INTO rule_amendment_node (amendment_id, node_id, is_own)";

/// Keeps which nodes an amendment is about, and what those stand under in the text that it changes.
pub(super) async fn keep(tx: &mut Transaction, proposal: &Proposal, base: &Tree) -> Result<()> {
    clear(tx, proposal.id).await?;
    let after = proposal.amendment(base.clone()).result();
    let mut nodes: BTreeMap<NodeId, bool> = BTreeMap::new();
    for node in proposal.nodes() {
        let trees = std::iter::once(base).chain(after.as_ref().ok());
        for above in trees.flat_map(|tree| tree.ancestors(node)) {
            nodes.entry(above).or_insert(false);
        }
        nodes.insert(node, true);
    }
    let row = |(node, own): (&NodeId, &bool)| params![proposal.id.uuid(), node.uuid(), *own].to_vec();
    let rows: Vec<_> = nodes.iter().map(row).collect();
    tx.insert_many(HEAD, &rows, "ON CONFLICT DO NOTHING").await
}

/// Forgets them.
pub(super) async fn clear(tx: &mut Transaction, id: AmendmentId) -> Result<()> {
    tx.execute(&TOUCHED_CLEAR, params![id.uuid()]).await.map(drop)
}

/// How many amendments there are of each node of a version: about itself, and about it or something under it.
pub async fn counts(tx: &mut Transaction, version: VersionId) -> Result<HashMap<NodeId, (i64, i64)>> {
    let mut counts: HashMap<NodeId, (i64, i64)> = HashMap::new();
    for row in tx.all(&TOUCHED_COUNTS, params![version]).await? {
        let count: i64 = row.get("amendments")?;
        let (own, all) = counts.entry(NodeId::new(row.get("node_id")?)).or_default();
        *own += if row.get("is_own")? { count } else { 0 };
        *all += count;
    }
    Ok(counts)
}

/// The amendments of a version that are about a node or something under it.
pub async fn of_node(tx: &mut Transaction, version: VersionId, node: NodeId) -> Result<HashSet<AmendmentId>> {
    let rows = tx.all(&TOUCHED_BY, params![version, node.uuid()]).await?;
    rows.iter().map(|row| Ok(AmendmentId::new(row.get("amendment_id")?))).collect()
}
