//! The nodes of all texts, as links lead to them.

use db::{Result, Transaction, Value, params, sql};
use web::Actor;

use crate::model::{
    name,
    node::{Node, NodeId, NodeKind},
    number::Numbers,
    tree::Tree,
    version::Version,
};

/// How much of the text of a node is kept, in characters: what a search looks in. Of an article with all under it.
const MOST_TEXT: usize = 20_000;

sql!(NODES_HIDE = "UPDATE rule_node SET is_shown = FALSE WHERE version_id = $1");
sql!(LANGUAGE_OF = "SELECT language FROM rule_text WHERE id = $1");

const HEAD: &str = "INSERT INTO rule_node (node_id, text_id, version_id, is_shown, kind, title, text)";
/// A node belongs to one text for ever: what another text would call its own is left alone.
const SET: &str = "ON CONFLICT (node_id) DO UPDATE SET version_id = excluded.version_id,
     is_shown = excluded.is_shown, kind = excluded.kind, title = excluded.title, text = excluded.text
     WHERE rule_node.text_id = excluded.text_id";

/// Keeps the nodes of a draft that nobody was shown yet; what was shown stays as it was shown.
pub(super) async fn draft(tx: &mut Transaction, version: &Version, tree: &Tree) -> Result<()> {
    let rows = rows(tx, version, tree, false).await?;
    tx.insert_many(HEAD, &rows, &format!("{SET} AND NOT rule_node.is_shown")).await
}

/// Keeps the nodes of a version that is shown.
pub(super) async fn show(tx: &mut Transaction, version: &Version, tree: &Tree) -> Result<()> {
    let rows = rows(tx, version, tree, true).await?;
    tx.insert_many(HEAD, &rows, SET).await
}

/// The nodes of a version that is shown no longer.
pub(super) async fn hide(tx: &mut Transaction, version: &Version) -> Result<()> {
    tx.execute(&NODES_HIDE, params![version.id]).await.map(drop)
}

async fn rows(
    tx: &mut Transaction,
    version: &Version,
    tree: &Tree,
    is_shown: bool,
) -> Result<Vec<Vec<Value>>> {
    let language: String = tx.one(&LANGUAGE_OF, params![version.text]).await?.get("language")?;
    let numbers = Numbers::of(tree);
    let row = |node: &Node| {
        let title = name::titled(tree, &numbers, node.id, &language);
        let text: String = said(tree, node).chars().take(MOST_TEXT).collect();
        params![node.id.uuid(), version.text, version.id, is_shown, node.kind.key(), title, text].to_vec()
    };
    Ok(tree.walk().map(|(_, node)| row(node)).collect())
}

/// The words of a node, and after them those of its note; of an article, a principle or a preamble with those of all that
/// stands under it.
fn said(tree: &Tree, node: &Node) -> String {
    let is_whole = matches!(node.kind, NodeKind::Article | NodeKind::Principle | NodeKind::Preamble);
    let nodes: Vec<&Node> =
        if is_whole { tree.walk_from(node.id).map(|(_, node)| node).collect() } else { vec![node] };
    let texts = nodes.iter().map(|node| node.text.plain_text());
    let words = texts.chain(nodes.iter().map(|node| node.note.plain_text()));
    words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
}

sql!(
    /// To who may know of it: it was shown, or they work on the text, or see all drafts ($3).
    NODE_SLUG = "SELECT t.slug FROM rule_node n JOIN rule_text t ON t.id = n.text_id
     WHERE n.node_id = $1 AND (n.is_shown OR $3 OR EXISTS (SELECT 1 FROM rule_drafter d
     WHERE d.text_id = n.text_id AND d.person_id = $2))"
);

/// The word in the address of the text that a node belongs to, if the actor may see the node.
pub async fn slug_of(tx: &mut Transaction, actor: &Actor, id: NodeId) -> Result<Option<String>> {
    let values = params![id.uuid(), actor.person, super::texts::sees_drafts(actor)];
    tx.optional(&NODE_SLUG, values).await?.map(|row| row.get("slug")).transpose()
}
