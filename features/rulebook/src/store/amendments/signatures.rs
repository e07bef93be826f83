//! In the name of which organisations an amendment stands.

use std::collections::HashMap;

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use web::{Ids, Instant, OrganisationId};

use crate::{
    model::{
        amendment::AmendmentId,
        proposal::{MOST_PROPOSALS, Proposal},
        version::VersionId,
    },
    store::{
        Signature,
        amendments::{change, shown},
    },
};

sql!(
    SIGNERS = "SELECT s.amendment_id, s.organisation_id, s.is_submitter, s.at, o.name
     FROM rule_amendment_signature s JOIN organisation o ON o.id = s.organisation_id
     WHERE s.amendment_id = $1 ORDER BY s.at, o.name_folded LIMIT 400"
);
sql!(
    SIGNERS_OF_VERSION = "SELECT s.amendment_id, s.organisation_id, s.is_submitter, s.at, o.name
     FROM rule_amendment_signature s JOIN organisation o ON o.id = s.organisation_id
     JOIN rule_amendment a ON a.id = s.amendment_id
     WHERE a.version_id = $1 AND s.is_submitter ORDER BY s.at, o.name_folded LIMIT $2"
);
sql!(
    /// Those who signed later.
    COSIGNERS_OF_VERSION = "SELECT s.amendment_id, s.organisation_id, s.is_submitter, o.name, s.at
     FROM rule_amendment_signature s JOIN organisation o ON o.id = s.organisation_id
     JOIN rule_amendment a ON a.id = s.amendment_id
     WHERE a.version_id = $1 AND NOT s.is_submitter ORDER BY s.at, o.name_folded LIMIT $2"
);
sql!(
    /// Who submitted stays a submitter.
    SIGNER_END = "DELETE FROM rule_amendment_signature
     WHERE amendment_id = $1 AND organisation_id = $2 AND NOT is_submitter"
);

/// The most signatures that a table of a version tells of.
const MOST_COSIGNERS: i64 = 50_000;

/// An organisation that signed an amendment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signer {
    /// The organisation.
    pub organisation: OrganisationId,
    /// Its name.
    pub name: String,
    /// Whether it submitted the amendment, or signed it later.
    pub is_submitter: bool,
    /// When.
    pub at: Instant,
}

fn signer(row: &Row) -> Result<Signer> {
    Ok(Signer {
        organisation: row.get("organisation_id")?,
        name: row.get("name")?,
        is_submitter: row.get("is_submitter")?,
        at: row.get("at")?,
    })
}

/// Who signed an amendment, in the order in which they did.
pub async fn of(tx: &mut Transaction, id: AmendmentId) -> Result<Vec<Signer>> {
    tx.all(&SIGNERS, params![id.uuid()]).await?.iter().map(signer).collect()
}

/// The organisations that signed, by amendment.
pub type Signers = HashMap<AmendmentId, Vec<Signer>>;

fn by_amendment(rows: &[Row]) -> Result<Signers> {
    let mut signers = Signers::new();
    for row in rows {
        let id = AmendmentId::new(row.get::<Uuid>("amendment_id")?);
        signers.entry(id).or_default().push(signer(row)?);
    }
    Ok(signers)
}

/// Who submitted the amendments of a version.
pub async fn of_version(tx: &mut Transaction, version: VersionId) -> Result<Signers> {
    by_amendment(&tx.all(&SIGNERS_OF_VERSION, params![version, 2 * MOST_PROPOSALS]).await?)
}

/// Who signed them later.
pub async fn later_of_version(tx: &mut Transaction, version: VersionId) -> Result<Signers> {
    by_amendment(&tx.all(&COSIGNERS_OF_VERSION, params![version, MOST_COSIGNERS]).await?)
}

/// Signs a submitted amendment too. `false` when the organisation signed already.
pub async fn sign(tx: &mut Transaction, ids: &Ids, proposal: &Proposal, by: Signature<'_>) -> Result<bool> {
    if !change::add_signature(tx, proposal.id, by.organisation, by.person, false, by.at).await? {
        return Ok(false);
    }
    change::tell(tx, ids, shown::SIGNED, proposal.id, by).await?;
    Ok(true)
}

/// Takes a signature back. `false` when there is none, or it is that of who submitted.
pub async fn unsign(tx: &mut Transaction, id: AmendmentId, organisation: OrganisationId) -> Result<bool> {
    Ok(tx.execute(&SIGNER_END, params![id.uuid(), organisation]).await? > 0)
}
