//! Adopted versions, made of a proposed one and the amendments that were adopted.

use db::{Result, Transaction, params, sql};
use jobs::Event;
use web::Ids;

use crate::{
    model::{
        amendment::Amendment,
        fold::{self, Adoption, Fold},
        proposal::{Proposal, ProposalState, weighed},
        tree::Tree,
        version::{Edition, VersionId, VersionState},
    },
    store::{
        Signature,
        versions::{self, Dates, NewVersion},
    },
};

sql!(
    ADOPTION_ADD =
        "INSERT INTO rule_adoption (version_id, from_version, person_id, at) VALUES ($1, $2, $3, $4)
     ON CONFLICT DO NOTHING"
);
sql!(ADOPTION_FROM = "SELECT from_version FROM rule_adoption WHERE version_id = $1");
sql!(ADOPTION_OF = "SELECT version_id FROM rule_adoption WHERE from_version = $1");

/// The adopted version that was made of a proposed one.
pub async fn made_from(tx: &mut Transaction, version: VersionId) -> Result<Option<VersionId>> {
    tx.optional(&ADOPTION_OF, params![version]).await?.map(|row| row.get("version_id")).transpose()
}

/// Whether the adopted version of a proposed one was made.
pub async fn is_settled(tx: &mut Transaction, version: VersionId) -> Result<bool> {
    Ok(made_from(tx, version).await?.is_some())
}

/// The proposed version that an adopted one was made of.
pub async fn made_of(tx: &mut Transaction, version: VersionId) -> Result<Option<VersionId>> {
    tx.optional(&ADOPTION_FROM, params![version]).await?.map(|row| row.get("from_version")).transpose()
}

/// What was adopted, laid over the text in the order of decision, and what became of each, in that order.
pub fn folded(base: &Tree, proposals: &[Proposal]) -> (Fold, Vec<Adoption>) {
    fold::fold(base, &in_order(base, proposals, |proposal| proposal.state == ProposalState::Adopted))
}

/// Some of the amendments of a version as they are laid over it: those that were decided in the order of decision, then
/// the others by number.
pub fn in_order(base: &Tree, proposals: &[Proposal], wanted: impl Fn(&Proposal) -> bool) -> Vec<Amendment> {
    let all = weighed(base, proposals);
    let mut chosen: Vec<(&Proposal, Amendment)> =
        proposals.iter().zip(all).filter(|(proposal, _)| wanted(proposal)).collect();
    chosen.sort_by_key(|(proposal, _)| (proposal.decided_order.unwrap_or(i64::MAX), proposal.number));
    chosen.into_iter().map(|(_, amendment)| amendment).collect()
}

/// What the version that is made says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Made<'m> {
    /// The identifier of the new version.
    pub id: VersionId,
    /// What it is called.
    pub label: &'m str,
    /// The day of the decision (YYYY-MM-DD).
    pub day: &'m str,
}

/// Makes the adopted version of a proposed one: its number. Nothing when that was done already. The caller has seen that
/// no submitted amendment is without an outcome.
pub async fn make(
    tx: &mut Transaction,
    ids: &Ids,
    proposed: &Edition,
    proposals: &[Proposal],
    made: Made<'_>,
    by: Signature<'_>,
) -> Result<Option<i64>> {
    let (fold, _) = folded(&proposed.tree, proposals);
    let from = proposed.version.id;
    let new = NewVersion {
        id: made.id,
        text: proposed.version.text,
        label: made.label,
        source: ("", ""),
        tree: fold.tree(),
        based_on: Some(from),
    };
    let number = versions::add(tx, new, by).await?;
    if tx.execute(&ADOPTION_ADD, params![made.id, from, by.person, by.at]).await? == 0 {
        return Ok(None);
    }
    let dates = Dates { decided_on: Some(made.day.to_owned()), ..Dates::default() };
    versions::record(tx, made.id, VersionState::Adopted, &dates, by.at).await?;
    let event = Event { kind: "rulebook.version-shown", item_kind: versions::ITEM_KIND, item_id: made.id.0 };
    notices::happened(tx, ids, by.at, event, Some(by.person)).await?;
    Ok(Some(number))
}
