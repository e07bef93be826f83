//! Writing an amendment: beginning, changing, submitting, taking back.

use db::{Result, Transaction, params, sql};
use jobs::Event;
use serde::Serialize;
use web::{Ids, OrganisationId, PersonId};

use crate::{
    model::{
        amendment::AmendmentId,
        operation::Step,
        proposal::{Proposal, ProposalState, Question},
        tree::Tree,
        version::{RuleTextId, VersionId},
    },
    store::{
        Signature,
        amendments::ITEM_KIND,
        amendments::{shown, touched},
    },
};

sql!(
    PROPOSAL_ADD =
        "INSERT INTO rule_amendment (id, text_id, version_id, on_id, state, title, explanation, steps,
         questions, revision, organisation_id, person_id, made_at, changed_at, advice_text)
     VALUES ($1, $2, $3, $4, 'draft', $5, $6, '[]', '[]', 0, $7, $8, $9, $9, '') ON CONFLICT DO NOTHING"
);
sql!(
    PROPOSAL_CHANGE = "UPDATE rule_amendment SET title = $3, explanation = $4, steps = $5, questions = $6,
         revision = revision + 1, changed_at = $7, version_id = $8
     WHERE id = $1 AND revision = $2 AND state IN ('draft', 'submitted')"
);
sql!(
    REVISION_ADD =
        "INSERT INTO rule_amendment_revision (amendment_id, revision, version_id, title, explanation,
         steps, person_id, organisation_id, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
sql!(
    AMENDMENT_NUMBER = "UPDATE rule_text SET amendment_count = amendment_count + 1 WHERE id = $1
     RETURNING amendment_count"
);
sql!(
    PROPOSAL_SUBMIT =
        "UPDATE rule_amendment SET state = 'submitted', number = $3, submitted_at = $4, changed_at = $4
     WHERE id = $1 AND revision = $2 AND state = 'draft'"
);
sql!(
    PROPOSAL_WITHDRAW = "UPDATE rule_amendment SET state = 'withdrawn', changed_at = $2 WHERE id = $1 AND state = 'submitted'"
);
sql!(
    SIGNER_ADD =
        "INSERT INTO rule_amendment_signature (amendment_id, organisation_id, person_id, is_submitter, at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING"
);
sql!(DISCARD_SIGNATURES = "DELETE FROM rule_amendment_signature WHERE amendment_id = $1");
sql!(DISCARD_REVISIONS = "DELETE FROM rule_amendment_revision WHERE amendment_id = $1");
sql!(DISCARD_DRAFT = "DELETE FROM rule_amendment WHERE id = $1 AND state = 'draft'");

/// What a new amendment is.
#[derive(Clone, Copy, Debug)]
pub struct NewProposal<'n> {
    /// Its identity.
    pub id: AmendmentId,
    /// The text.
    pub text: RuleTextId,
    /// The version that it changes.
    pub version: VersionId,
    /// The amendment that it amends.
    pub on: Option<AmendmentId>,
    /// What it is called.
    pub title: &'n str,
    /// Why, in general.
    pub explanation: &'n str,
}

fn to_json(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("steps and questions are plain data with text keys")
}

/// Begins an amendment, as a draft of an organisation. `false` when it was begun already, by the same form.
pub async fn begin(tx: &mut Transaction, new: NewProposal<'_>, by: Signature<'_>) -> Result<bool> {
    let values = params![
        new.id.uuid(),
        new.text,
        new.version,
        new.on.map(AmendmentId::uuid),
        new.title,
        new.explanation,
        by.organisation,
        by.person,
        by.at
    ];
    if tx.execute(&PROPOSAL_ADD, values).await? == 0 {
        return Ok(false);
    }
    let content = Content { title: new.title, explanation: new.explanation, steps: &[], questions: &[] };
    keep_revision(tx, new.id, 0, new.version, &content, by).await?;
    Ok(true)
}

/// What an amendment says.
#[derive(Clone, Copy, Debug)]
pub struct Content<'c> {
    /// What it is called.
    pub title: &'c str,
    /// Why, in general.
    pub explanation: &'c str,
    /// What it changes.
    pub steps: &'c [Step],
    /// What waits for an answer.
    pub questions: &'c [Question],
}

impl<'c> Content<'c> {
    /// As it is.
    pub fn of(proposal: &'c Proposal) -> Self {
        Self {
            title: &proposal.title,
            explanation: &proposal.explanation,
            steps: &proposal.steps,
            questions: &proposal.questions,
        }
    }
}

async fn keep_revision(
    tx: &mut Transaction,
    id: AmendmentId,
    revision: i64,
    version: VersionId,
    content: &Content<'_>,
    by: Signature<'_>,
) -> Result<()> {
    let values = params![
        id.uuid(),
        revision,
        version,
        content.title,
        content.explanation,
        to_json(&content.steps),
        by.person,
        by.organisation,
        by.at
    ];
    tx.execute(&REVISION_ADD, values).await.map(drop)
}

/// Changes what an amendment says, and of which version (`on_version` with the text that it changes). The one before is
/// kept. `false`, and nothing kept, when somebody else was first.
pub async fn put(
    tx: &mut Transaction,
    before: &Proposal,
    on_version: (VersionId, &Tree),
    content: Content<'_>,
    by: Signature<'_>,
) -> Result<bool> {
    let (version, base) = on_version;
    let values = params![
        before.id.uuid(),
        before.revision,
        content.title,
        content.explanation,
        to_json(&content.steps),
        to_json(&content.questions),
        by.at,
        version
    ];
    if tx.execute(&PROPOSAL_CHANGE, values).await? == 0 {
        return Ok(false);
    }
    keep_revision(tx, before.id, before.revision + 1, version, &content, by).await?;
    let (steps, questions) = (content.steps.to_vec(), content.questions.to_vec());
    let after = Proposal { steps, questions, ..before.clone() };
    touched::keep(tx, &after, base).await?;
    Ok(true)
}

/// The same, and tells of it when it was submitted already.
pub async fn change(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Proposal,
    base: &Tree,
    content: Content<'_>,
    by: Signature<'_>,
) -> Result<bool> {
    if !put(tx, before, (before.version, base), content, by).await? {
        return Ok(false);
    }
    if before.state == ProposalState::Submitted {
        tell(tx, ids, shown::CHANGED, before.id, by).await?;
    }
    Ok(true)
}

/// Writes down what happened to an amendment.
pub(super) async fn tell(
    tx: &mut Transaction,
    ids: &Ids,
    kind: &'static str,
    id: AmendmentId,
    by: Signature<'_>,
) -> Result<()> {
    let event = Event { kind, item_kind: ITEM_KIND, item_id: id.uuid() };
    notices::happened(tx, ids, by.at, event, Some(by.person)).await
}

/// Submits a draft in the name of organisations, one of which made it; the number that it gets. Nothing when somebody
/// else was first.
pub async fn submit(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Proposal,
    organisations: &[OrganisationId],
    by: Signature<'_>,
) -> Result<Option<i64>> {
    let number: i64 = tx.one(&AMENDMENT_NUMBER, params![before.text]).await?.get("amendment_count")?;
    let values = params![before.id.uuid(), before.revision, number, by.at];
    if tx.execute(&PROPOSAL_SUBMIT, values).await? == 0 {
        return Ok(None);
    }
    for organisation in organisations {
        add_signature(tx, before.id, *organisation, by.person, true, by.at).await?;
    }
    tell(tx, ids, shown::SUBMITTED, before.id, by).await?;
    Ok(Some(number))
}

/// Adds a signature. `false` when the organisation signed already.
pub(super) async fn add_signature(
    tx: &mut Transaction,
    id: AmendmentId,
    organisation: OrganisationId,
    person: PersonId,
    is_submitter: bool,
    at: web::Instant,
) -> Result<bool> {
    Ok(tx.execute(&SIGNER_ADD, params![id.uuid(), organisation, person, is_submitter, at]).await? > 0)
}

/// Takes a submitted amendment back. `false` when it is not submitted any more.
pub async fn withdraw(tx: &mut Transaction, ids: &Ids, before: &Proposal, by: Signature<'_>) -> Result<bool> {
    if tx.execute(&PROPOSAL_WITHDRAW, params![before.id.uuid(), by.at]).await? == 0 {
        return Ok(false);
    }
    tell(tx, ids, shown::WITHDRAWN, before.id, by).await?;
    Ok(true)
}

/// Throws a draft away, with all that was kept of it. `false` when it is no draft any more.
pub async fn discard(tx: &mut Transaction, before: &Proposal) -> Result<bool> {
    let id = params![before.id.uuid()];
    tx.execute(&DISCARD_SIGNATURES, id).await?;
    tx.execute(&DISCARD_REVISIONS, id).await?;
    touched::clear(tx, before.id).await?;
    Ok(tx.execute(&DISCARD_DRAFT, id).await? > 0)
}
