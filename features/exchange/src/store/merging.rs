//! Joining a duplicate with the contribution that stays.

use db::{Result, Transaction, params, sql};
use links::Item;
use web::{Ids, Instant, PersonId};

use crate::{
    model::{Contribution, Kind, Step},
    store::{
        contributions::{self, ITEM_KIND},
        replies, support,
    },
};

sql!(MERGED_INTO = "UPDATE contribution SET merged_into = $2 WHERE id = $1 OR merged_into = $1");
sql!(MERGE_REPLIES = "UPDATE reply SET contribution_id = $2 WHERE contribution_id = $1");
sql!(
    MERGE_REPORTS =
        "UPDATE report SET contribution_id = $2 WHERE contribution_id = $1 AND item_kind = 'reply'"
);
sql!(MERGE_SUPPORTS = "INSERT INTO support (contribution_id, organisation_id, person_id, note, at)
     SELECT $2, organisation_id, person_id, note, at FROM support WHERE contribution_id = $1 AND organisation_id <> $3
     ON CONFLICT DO NOTHING");
sql!(MERGE_ASKER = "INSERT INTO support (contribution_id, organisation_id, person_id, note, at) VALUES ($1, $2, $3, '', $4)
     ON CONFLICT DO NOTHING");
sql!(
    MERGE_REUSES =
        "UPDATE reuse SET contribution_id = $2 WHERE contribution_id = $1 AND organisation_id NOT IN
         (SELECT organisation_id FROM reuse WHERE contribution_id = $2)"
);
sql!(
    MERGE_FOLLOWS = "INSERT INTO follow (person_id, item_kind, item_id, at)
     SELECT person_id, item_kind, $2, at FROM follow WHERE item_kind = 'contribution' AND item_id = $1
     ON CONFLICT DO NOTHING"
);

/// Joins the duplicate with the survivor: replies, "we too", re-use, follows and links move along, and the
/// organisation of a duplicate question or need says "we too" from now on. The address of the duplicate leads to
/// the survivor for ever. `false`, and nothing done, when one of them is no longer in the state it was in.
pub async fn merge(
    tx: &mut Transaction,
    ids: &Ids,
    duplicate: &Contribution,
    survivor: &Contribution,
    by: PersonId,
    now: Instant,
) -> Result<bool> {
    if !contributions::step(tx, ids, duplicate, Step::Merge, by, now).await? {
        return Ok(false);
    }
    let (from, to) = (duplicate.id, survivor.id);
    tx.execute(&MERGED_INTO, params![from, to]).await?;
    tx.execute(&MERGE_REPLIES, params![from, to]).await?;
    tx.execute(&MERGE_REPORTS, params![from, to]).await?;
    tx.execute(&MERGE_SUPPORTS, params![from, to, survivor.organisation.id]).await?;
    let asks = matches!(duplicate.kind, Kind::Question | Kind::Need);
    if asks && duplicate.organisation.id != survivor.organisation.id {
        tx.execute(&MERGE_ASKER, params![to, duplicate.organisation.id, by, now]).await?;
    }
    tx.execute(&MERGE_REUSES, params![from, to]).await?;
    tx.execute(&MERGE_FOLLOWS, params![from, to]).await?;
    links::remap(tx, &Item::new(ITEM_KIND, from.0), &Item::new(ITEM_KIND, to.0), now).await?;
    for id in [from, to] {
        replies::recount(tx, id).await?;
        support::recount_supports(tx, id).await?;
        support::recount_reuses(tx, id).await?;
    }
    contributions::touch(tx, ids, to, by, now).await?;
    Ok(true)
}
