//! The statements on `link`.

use db::{Result, Row, Transaction, params};
use uuid::Uuid;
use web::Instant;

use crate::{Found, Item, Link, Relation};

/// The most links of one thing that are looked up.
pub const MOST_LINKS: i64 = 200;

db::sql!(
    /// A relation without a direction exists already when it was made from the other side.
    ADD = "INSERT INTO link (id, from_kind, from_id, relation, to_kind, to_id, organisation_id, person_id, made_at) \
           SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9 WHERE NOT ($10 AND EXISTS (SELECT 1 FROM link \
           WHERE from_id = $6 AND relation = $4 AND to_id = $3 AND ended_at IS NULL)) ON CONFLICT DO NOTHING"
);

db::sql!(END = "UPDATE link SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL");

db::sql!(
    OF = "SELECT id, from_kind, from_id, relation, to_kind, to_id, organisation_id, person_id, made_at, \
          FALSE AS inverse FROM link WHERE from_id = $1 AND ended_at IS NULL \
          UNION ALL \
          SELECT id, from_kind, from_id, relation, to_kind, to_id, organisation_id, person_id, made_at, \
          TRUE AS inverse FROM link WHERE to_id = $1 AND ended_at IS NULL \
          ORDER BY made_at DESC, id DESC LIMIT $2"
);

db::sql!(
    /// Links between the two: one that says which is the duplicate stays, the others would lead to themselves.
    END_BETWEEN = "UPDATE link SET ended_at = $3 WHERE ended_at IS NULL AND relation <> 'duplicates' \
                   AND ((from_id = $1 AND to_id = $2) OR (from_id = $2 AND to_id = $1))"
);

db::sql!(
    END_DOUBLE_FROM = "UPDATE link SET ended_at = $3 WHERE from_id = $1 AND ended_at IS NULL AND EXISTS \
                       (SELECT 1 FROM link AS kept WHERE kept.ended_at IS NULL AND kept.relation = link.relation \
                       AND ((kept.from_id = $2 AND kept.to_id = link.to_id) \
                       OR (link.relation = $4 AND kept.from_id = link.to_id AND kept.to_id = $2)))"
);

db::sql!(
    END_DOUBLE_TO = "UPDATE link SET ended_at = $3 WHERE to_id = $1 AND ended_at IS NULL AND EXISTS \
                     (SELECT 1 FROM link AS kept WHERE kept.ended_at IS NULL AND kept.relation = link.relation \
                     AND ((kept.to_id = $2 AND kept.from_id = link.from_id) \
                     OR (link.relation = $4 AND kept.from_id = $2 AND kept.to_id = link.from_id)))"
);

db::sql!(
    MOVE_FROM = "UPDATE link SET from_kind = $3, from_id = $2 WHERE from_id = $1 AND to_id <> $2 \
                 AND ended_at IS NULL"
);

db::sql!(
    MOVE_TO =
        "UPDATE link SET to_kind = $3, to_id = $2 WHERE to_id = $1 AND from_id <> $2 AND ended_at IS NULL"
);

/// Makes a link. `false` when it exists already. A link that [`Link::check`] refuses is a fault of the caller.
pub async fn add(tx: &mut Transaction, link: &Link) -> Result<bool> {
    link.check().map_err(|refused| db::Error::fault(ADD.name, refused))?;
    let values = params![
        link.id,
        &link.from.kind,
        link.from.id,
        link.relation.key(),
        &link.to.kind,
        link.to.id,
        link.organisation,
        link.person,
        link.made_at,
        link.relation.is_symmetric(),
    ];
    Ok(tx.execute(&ADD, values).await? > 0)
}

/// Ends a link; it stays in the database as something that was once said. `false` when it had ended.
pub async fn end(tx: &mut Transaction, id: Uuid, now: Instant) -> Result<bool> {
    Ok(tx.execute(&END, params![id, now]).await? > 0)
}

/// The links of a thing in both directions, the newest first, at most [`MOST_LINKS`].
pub async fn of(tx: &Transaction, item: Uuid) -> Result<Vec<Found>> {
    tx.all(&OF, params![item, MOST_LINKS]).await?.iter().map(found).collect()
}

/// Moves the links of a duplicate to the one that survives. Links that the survivor has already end, and so do
/// links between the two, except one that says that they are duplicates. Who made a link and when stays.
pub async fn remap(tx: &mut Transaction, duplicate: &Item, survivor: &Item, now: Instant) -> Result<()> {
    let (from, to) = (duplicate.id, survivor.id);
    let symmetric = Relation::RelatesTo.key();
    tx.execute(&END_BETWEEN, params![from, to, now]).await?;
    tx.execute(&END_DOUBLE_FROM, params![from, to, now, symmetric]).await?;
    tx.execute(&END_DOUBLE_TO, params![from, to, now, symmetric]).await?;
    tx.execute(&MOVE_FROM, params![from, to, &survivor.kind]).await?;
    tx.execute(&MOVE_TO, params![from, to, &survivor.kind]).await?;
    Ok(())
}

fn found(row: &Row) -> Result<Found> {
    let relation: String = row.get("relation")?;
    let relation = Relation::from_key(&relation)
        .ok_or_else(|| db::Error::fault(OF.name, format!("unknown relation {relation}")))?;
    let link = Link {
        id: row.get("id")?,
        from: Item { kind: row.get("from_kind")?, id: row.get("from_id")? },
        relation,
        to: Item { kind: row.get("to_kind")?, id: row.get("to_id")? },
        organisation: row.get("organisation_id")?,
        person: row.get("person_id")?,
        made_at: row.get("made_at")?,
    };
    Ok(Found { link, inverse: row.get("inverse")? })
}
