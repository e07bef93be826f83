//! Amendments, with their revisions and signatures.

pub mod adoption;
pub mod asks;
pub mod change;
pub mod decisions;
pub mod rebase;
pub mod shown;
pub mod signatures;
pub mod touched;

use std::collections::HashMap;

use db::{Result, Row, Transaction, Value, family, params, sql, uuid::Uuid};
use serde::de::DeserializeOwned;
use web::{Actor, Instant, OrganisationId};

use crate::{
    model::{
        amendment::AmendmentId,
        node::NodeId,
        operation::Step,
        proposal::{Advice, AdviceKind, Bundle, BundleKind, MOST_PROPOSALS, Proposal, ProposalState},
        version::{RuleTextId, VersionId},
    },
    permissions::amendments::speaks_for,
    store::unknown,
};

/// The kind of an amendment as an item in links and events.
pub const ITEM_KIND: &str = "amendment";

/// The most revisions that are listed.
const MOST_REVISIONS: i64 = 200;

macro_rules! proposal {
    ($end:literal) => {
        concat!(
            "SELECT a.id, a.text_id, a.version_id, a.on_id, a.number, a.state, a.title, a.explanation, a.steps,
                 a.questions, a.revision, a.organisation_id, o.name AS organisation_name, a.person_id, a.made_at,
                 a.changed_at, a.submitted_at, a.advice, a.advice_follows, a.advice_text, a.advised_at,
                 a.decided_on, a.decided_order, a.bundle_id, a.bundle_kind
             FROM rule_amendment a JOIN organisation o ON o.id = a.organisation_id ",
            $end
        )
    };
}
sql!(PROPOSAL = proposal!("WHERE a.id = $1"));
sql!(PROPOSALS_OF = proposal!("WHERE a.version_id = $1 AND a.state <> 'draft' ORDER BY a.number LIMIT $2"));
sql!(
    PROPOSALS_COUNT =
        "SELECT COUNT(*) AS proposals, COUNT(CASE WHEN state <> 'withdrawn' THEN 1 END) AS standing
     FROM rule_amendment WHERE version_id = $1 AND state <> 'draft'"
);
sql!(
    /// Those that somebody's organisations still write.
    PROPOSALS_DRAFTED = proposal!(
        "WHERE a.text_id = $1 AND a.state = 'draft'
           AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = $2 AND m.organisation_id = a.organisation_id)
         ORDER BY a.made_at LIMIT 100"
    )
);
sql!(
    /// Those that may still change, whoever sees them.
    PROPOSALS_OPEN = proposal!(
        "WHERE a.text_id = $1 AND a.state IN ('draft', 'submitted') AND a.version_id <> $2 ORDER BY a.made_at LIMIT $3"
    )
);
sql!(PROPOSALS_ON = proposal!("WHERE a.on_id = $1 ORDER BY a.made_at LIMIT $2"));
sql!(
    PROPOSALS_ABOUT = proposal!(
        "JOIN rule_amendment_node n ON n.amendment_id = a.id
         WHERE n.node_id = $1 AND a.state <> 'draft' ORDER BY a.submitted_at DESC LIMIT 100"
    )
);
sql!(
    PROPOSALS_NEWEST =
        proposal!("WHERE a.text_id = $1 AND a.state <> 'draft' ORDER BY a.changed_at DESC LIMIT $2")
);
/// Those that somebody may know of: `$1` is the person or null, `$2` whether they see drafts of all texts.
macro_rules! seen {
    () => {
        "a.state <> 'draft' AND (v.state <> 'draft' OR $2 OR EXISTS
             (SELECT 1 FROM rule_drafter d WHERE d.person_id = $1 AND d.text_id = a.text_id))"
    };
}
family!(
    PROPOSALS_SEEN = concat!(
        proposal!("JOIN rule_version v ON v.id = a.version_id WHERE "),
        seen!(),
        " {filters} ORDER BY a.text_id, v.number, a.number, a.id LIMIT $3 OFFSET $4"
    ),
    filters: [("state", "AND a.state = {}"), ("number", "AND v.number = {}")]
);
family!(
    PROPOSALS_SEEN_TOTAL = concat!(
        "SELECT count(*) AS amendments FROM rule_amendment a JOIN rule_version v ON v.id = a.version_id WHERE ",
        seen!(),
        " {filters}"
    ),
    filters: [("state", "AND a.state = {}"), ("number", "AND v.number = {}")]
);
sql!(
    VERSIONS_AMENDED =
        "SELECT DISTINCT version_id FROM rule_amendment WHERE text_id = $1 AND state <> 'draft'"
);
sql!(
    PROPOSALS_EXIST =
        "SELECT 1 AS one FROM rule_amendment WHERE version_id = $1 AND state <> 'withdrawn' LIMIT 1"
);
sql!(
    MEMBERS_OF = "SELECT o.id, o.name FROM organisation o
     WHERE o.kind = 'municipality' AND (o.valid_until IS NULL OR o.valid_until > $2)
       AND EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = o.id AND m.person_id = $1)
     ORDER BY o.name_folded LIMIT 100"
);
sql!(
    REVISIONS = "SELECT r.revision, r.title, r.at, p.name AS person_name, o.name AS organisation_name
     FROM rule_amendment_revision r JOIN person p ON p.id = r.person_id
     JOIN organisation o ON o.id = r.organisation_id
     WHERE r.amendment_id = $1 ORDER BY r.revision DESC LIMIT $2"
);
sql!(
    REVISION = "SELECT version_id, title, explanation, steps FROM rule_amendment_revision
     WHERE amendment_id = $1 AND revision = $2"
);
sql!(
    REVISION_OF = "SELECT version_id, title, explanation, steps FROM rule_amendment_revision
     WHERE amendment_id = $1 AND at <= $2 ORDER BY revision DESC LIMIT 1"
);

/// An organisation in whose name somebody speaks in the assembly.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The organisation.
    pub id: OrganisationId,
    /// Its name.
    pub name: String,
}

/// The member organisations for which the actor may speak: municipalities that exist today.
pub async fn voices(tx: &mut Transaction, actor: &Actor, now: Instant) -> Result<Vec<Voice>> {
    let Some(person) = actor.person else { return Ok(Vec::new()) };
    let speaking: Vec<OrganisationId> = speaks_for(actor).collect();
    if speaking.is_empty() {
        return Ok(Vec::new());
    }
    let today = web::dates::date_of(now).to_string();
    let rows = tx.all(&MEMBERS_OF, params![person, today]).await?;
    let read = |row: &Row| Ok(Voice { id: row.get("id")?, name: row.get("name")? });
    let all: Vec<Voice> = rows.iter().map(read).collect::<Result<_>>()?;
    Ok(all.into_iter().filter(|voice| speaking.contains(&voice.id)).collect())
}

fn sees(actor: &Actor, proposal: &Proposal) -> bool {
    proposal.state != ProposalState::Draft || actor.belongs_to(proposal.organisation)
}

/// An amendment, if the actor may see it. Its text and version are to be found with the actor too.
pub async fn find(tx: &mut Transaction, actor: &Actor, id: AmendmentId) -> Result<Option<Proposal>> {
    Ok(by_id(tx, id).await?.filter(|proposal| sees(actor, proposal)))
}

/// An amendment, whoever asks.
pub async fn by_id(tx: &mut Transaction, id: AmendmentId) -> Result<Option<Proposal>> {
    tx.optional(&PROPOSAL, params![id.uuid()]).await?.as_ref().map(proposal).transpose()
}

/// The amendments of a version that were submitted, by number; at most [`MOST_PROPOSALS`].
pub async fn of_version(tx: &mut Transaction, version: VersionId) -> Result<Vec<Proposal>> {
    tx.all(&PROPOSALS_OF, params![version, MOST_PROPOSALS]).await?.iter().map(proposal).collect()
}

/// The submitted amendments of all texts that the actor may see, by text, version and number: some of them, and how many
/// there are. Only those in a state, and on versions with a number, when that is asked.
pub async fn seen(
    tx: &mut Transaction,
    actor: &Actor,
    (state, number): (Option<ProposalState>, Option<i64>),
    (limit, skipped): (i64, i64),
) -> Result<(i64, Vec<Proposal>)> {
    let state = state.map(|state| ("state", state.key().into()));
    let filters: Vec<(&str, Value)> =
        state.into_iter().chain(number.map(|number| ("number", number.into()))).collect();
    let sees_drafts = super::texts::sees_drafts(actor);
    let total = tx.all_with(&PROPOSALS_SEEN_TOTAL, params![actor.person, sees_drafts], &filters).await?;
    let total = total.first().map_or(Ok(0), |row| row.get("amendments"))?;
    let values = params![actor.person, sees_drafts, limit, skipped];
    let rows = tx.all_with(&PROPOSALS_SEEN, values, &filters).await?;
    Ok((total, rows.iter().map(proposal).collect::<Result<_>>()?))
}

/// How many amendments of a version were submitted, and how many of them were not withdrawn.
pub async fn count_of_version(tx: &mut Transaction, version: VersionId) -> Result<(i64, i64)> {
    let row = tx.one(&PROPOSALS_COUNT, params![version]).await?;
    Ok((row.get("proposals")?, row.get("standing")?))
}

/// The drafts of the organisations of the actor for a text.
pub async fn drafted(tx: &mut Transaction, actor: &Actor, text: RuleTextId) -> Result<Vec<Proposal>> {
    let Some(person) = actor.person else { return Ok(Vec::new()) };
    tx.all(&PROPOSALS_DRAFTED, params![text, person]).await?.iter().map(proposal).collect()
}

/// The sub-amendments on an amendment, drafts too: for whom they follow.
async fn on(tx: &mut Transaction, main: AmendmentId) -> Result<Vec<Proposal>> {
    tx.all(&PROPOSALS_ON, params![main.uuid(), MOST_PROPOSALS]).await?.iter().map(proposal).collect()
}

/// The amendments that are about a node or something under it, of all versions, the newest first.
pub async fn about(tx: &mut Transaction, node: NodeId) -> Result<Vec<Proposal>> {
    tx.all(&PROPOSALS_ABOUT, params![node.uuid()]).await?.iter().map(proposal).collect()
}

/// The amendments of a text that changed last.
pub async fn newest(tx: &mut Transaction, text: RuleTextId, count: i64) -> Result<Vec<Proposal>> {
    tx.all(&PROPOSALS_NEWEST, params![text, count]).await?.iter().map(proposal).collect()
}

/// The versions of a text of which amendments were submitted.
pub async fn versions_amended(tx: &mut Transaction, text: RuleTextId) -> Result<Vec<VersionId>> {
    let rows = tx.all(&VERSIONS_AMENDED, params![text]).await?;
    rows.iter().map(|row| row.get("version_id")).collect()
}

/// Whether somebody works on an amendment of a version or submitted one.
pub async fn exist(tx: &mut Transaction, version: VersionId) -> Result<bool> {
    Ok(tx.optional(&PROPOSALS_EXIST, params![version]).await?.is_some())
}

/// An amendment as it was once.
#[derive(Clone, Debug)]
pub struct Revision {
    /// Its number, from 0.
    pub number: i64,
    /// What it was called.
    pub title: String,
    /// When it was made so.
    pub at: Instant,
    /// By whom; empty after erasure.
    pub person: String,
    /// In whose name.
    pub organisation: String,
}

/// The revisions of an amendment, the newest first.
pub async fn revisions(tx: &mut Transaction, id: AmendmentId) -> Result<Vec<Revision>> {
    let read = |row: &Row| {
        Ok(Revision {
            number: row.get("revision")?,
            title: row.get("title")?,
            at: row.get("at")?,
            person: row.get("person_name")?,
            organisation: row.get("organisation_name")?,
        })
    };
    tx.all(&REVISIONS, params![id.uuid(), MOST_REVISIONS]).await?.iter().map(read).collect()
}

/// What an amendment said at a revision.
#[derive(Clone, Debug)]
pub struct Form {
    /// The version that it changed.
    pub version: VersionId,
    /// What it was called.
    pub title: String,
    /// Why, in general.
    pub explanation: String,
    /// What it changed.
    pub steps: Vec<Step>,
}

fn form(row: &Row) -> Result<Form> {
    Ok(Form {
        version: row.get("version_id")?,
        title: row.get("title")?,
        explanation: row.get("explanation")?,
        steps: json(row, "steps")?,
    })
}

/// What an amendment said at a revision.
pub async fn form_at(tx: &mut Transaction, id: AmendmentId, revision: i64) -> Result<Option<Form>> {
    tx.optional(&REVISION, params![id.uuid(), revision]).await?.as_ref().map(form).transpose()
}

/// What an amendment said at an instant.
pub async fn form_of(tx: &mut Transaction, id: AmendmentId, at: Instant) -> Result<Option<Form>> {
    tx.optional(&REVISION_OF, params![id.uuid(), at]).await?.as_ref().map(form).transpose()
}

/// Amendments by their identifiers.
pub fn by_ids(proposals: &[Proposal]) -> HashMap<AmendmentId, &Proposal> {
    proposals.iter().map(|proposal| (proposal.id, proposal)).collect()
}

fn json<T: DeserializeOwned>(row: &Row, column: &'static str) -> Result<T> {
    let text: String = row.get(column)?;
    serde_json::from_str(&text).map_err(|refused| db::Error::fault(column, refused.to_string()))
}

fn amendment_id(row: &Row, column: &str) -> Result<Option<AmendmentId>> {
    Ok(row.get::<Option<Uuid>>(column)?.map(AmendmentId::new))
}

fn proposal(row: &Row) -> Result<Proposal> {
    let state: String = row.get("state")?;
    let advice: Option<String> = row.get("advice")?;
    let advice = match advice {
        None => None,
        Some(kind) => Some(Advice {
            kind: AdviceKind::from_key(&kind).ok_or_else(|| unknown("advice", &kind))?,
            follows: amendment_id(row, "advice_follows")?,
            text: row.get("advice_text")?,
            at: row.get::<Option<Instant>>("advised_at")?.unwrap_or_default(),
        }),
    };
    let kind: Option<String> = row.get("bundle_kind")?;
    let bundle = match (row.get::<Option<Uuid>>("bundle_id")?, kind) {
        (Some(id), Some(kind)) => Some(Bundle {
            id,
            kind: BundleKind::from_key(&kind).ok_or_else(|| unknown("bundle_kind", &kind))?,
        }),
        _ => None,
    };
    Ok(Proposal {
        id: AmendmentId::new(row.get("id")?),
        text: row.get("text_id")?,
        version: row.get("version_id")?,
        on: amendment_id(row, "on_id")?,
        number: row.get("number")?,
        state: ProposalState::from_key(&state).ok_or_else(|| unknown("state", &state))?,
        title: row.get("title")?,
        explanation: row.get("explanation")?,
        steps: json(row, "steps")?,
        questions: json(row, "questions")?,
        revision: row.get("revision")?,
        organisation: row.get("organisation_id")?,
        organisation_name: row.get("organisation_name")?,
        person: row.get("person_id")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        submitted_at: row.get("submitted_at")?,
        advice,
        decided_on: row.get("decided_on")?,
        decided_order: row.get("decided_order")?,
        bundle,
    })
}
