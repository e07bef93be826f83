//! The advice of the board, bundles, and what the assembly decided.

use db::{Result, Transaction, params, sql, uuid::Uuid};
use web::Ids;

use crate::{
    model::{
        amendment::AmendmentId,
        proposal::{AdviceKind, BundleKind, Proposal, ProposalState},
        version::VersionId,
    },
    store::{
        Signature,
        amendments::{change, shown},
    },
};

sql!(
    PROPOSAL_ADVISE =
        "UPDATE rule_amendment SET advice = $2, advice_follows = $3, advice_text = $4, advised_at = $5,
         advised_by = $6 WHERE id = $1 AND state = 'submitted'"
);
sql!(
    PROPOSAL_DECIDE =
        "UPDATE rule_amendment SET state = $3, decided_on = $4, decided_order = $5, decided_by = $6,
         changed_at = $7 WHERE id = $1 AND state = $2"
);
sql!(
    /// A place in the order of decision is taken once.
    ORDER_TAKEN = "SELECT 1 AS one FROM rule_amendment WHERE version_id = $1 AND decided_order = $2 AND id <> $3"
);
sql!(
    ORDER_NEXT =
        "SELECT COALESCE(max(decided_order), 0) + 1 AS next FROM rule_amendment WHERE version_id = $1"
);
sql!(
    PROPOSAL_BUNDLE = "UPDATE rule_amendment SET bundle_id = $2, bundle_kind = $3
     WHERE id = $1 AND state = 'submitted' AND bundle_id IS NULL"
);
sql!(
    BUNDLE_END = "UPDATE rule_amendment SET bundle_id = NULL, bundle_kind = NULL
     WHERE version_id = $1 AND bundle_id = $2"
);

/// Says what the board advises. `false` when it is not submitted any more.
pub async fn advise(
    tx: &mut Transaction,
    ids: &Ids,
    id: AmendmentId,
    advice: (AdviceKind, Option<AmendmentId>, &str),
    by: Signature<'_>,
) -> Result<bool> {
    let (kind, follows, text) = advice;
    let values = params![id.uuid(), kind.key(), follows.map(AmendmentId::uuid), text, by.at, by.person];
    if tx.execute(&PROPOSAL_ADVISE, values).await? == 0 {
        return Ok(false);
    }
    change::tell(tx, ids, shown::ADVISED, id, by).await?;
    Ok(true)
}

/// The first free place in the order of decision.
pub async fn next_order(tx: &mut Transaction, version: VersionId) -> Result<i64> {
    tx.one(&ORDER_NEXT, params![version]).await?.get("next")
}

/// Whether another amendment has this place in the order of decision.
pub async fn order_taken(tx: &mut Transaction, proposal: &Proposal, order: i64) -> Result<bool> {
    let values = params![proposal.version, order, proposal.id.uuid()];
    Ok(tx.optional(&ORDER_TAKEN, values).await?.is_some())
}

/// Says what the assembly decided, on which day and in which order. `false` when it is in another state by now.
pub async fn decide(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Proposal,
    decision: (ProposalState, &str, i64),
    by: Signature<'_>,
) -> Result<bool> {
    let (outcome, day, order) = decision;
    let values = params![before.id.uuid(), before.state.key(), outcome.key(), day, order, by.person, by.at];
    if tx.execute(&PROPOSAL_DECIDE, values).await? == 0 {
        return Ok(false);
    }
    change::tell(tx, ids, shown::DECIDED, before.id, by).await?;
    Ok(true)
}

/// Says that amendments belong together in the vote. `false` when one of them is not submitted any more or belongs to
/// another bundle; then nothing is to be kept.
pub async fn bundle(
    tx: &mut Transaction,
    ids: &[AmendmentId],
    kind: BundleKind,
    bundle: Uuid,
) -> Result<bool> {
    for id in ids {
        if tx.execute(&PROPOSAL_BUNDLE, params![id.uuid(), bundle, kind.key()]).await? == 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Takes a bundle apart again.
pub async fn unbundle(tx: &mut Transaction, version: VersionId, bundle: Uuid) -> Result<()> {
    tx.execute(&BUNDLE_END, params![version, bundle]).await.map(drop)
}
