//! The versions of a contribution.

use db::{Result, Row, Transaction, params, sql};
use web::{Actor, Instant, OrganisationId, PersonId};

use crate::{
    model::{Content, Contribution, ContributionId, Visibility},
    permissions::manages,
    store::unknown,
};

sql!(
    ADD = "INSERT INTO contribution_version
        (contribution_id, version, title, content, details, person_id, organisation_id, reason, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
);
sql!(OF = "SELECT v.version, v.title, v.content, v.details, v.reason, v.at, o.name AS organisation_name, p.name AS person_name
     FROM contribution_version v
     JOIN organisation o ON o.id = v.organisation_id
     JOIN person p ON p.id = v.person_id
     WHERE v.contribution_id = $1 ORDER BY v.version DESC");
sql!(ONE = "SELECT v.version, v.title, v.content, v.details, v.reason, v.at, o.name AS organisation_name, p.name AS person_name
     FROM contribution_version v
     JOIN organisation o ON o.id = v.organisation_id
     JOIN person p ON p.id = v.person_id
     WHERE v.contribution_id = $1 AND v.version = $2");

/// A version as it was saved.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// Its number, from 1.
    pub number: i64,
    /// What it said.
    pub content: Content,
    /// Who saved it; empty after erasure.
    pub person: String,
    /// In whose name.
    pub organisation: String,
    /// Why, in the words of who saved it; may be empty.
    pub reason: String,
    /// When.
    pub at: Instant,
}

/// Who changes what when, and why.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'s> {
    /// Who.
    pub person: PersonId,
    /// In whose name.
    pub organisation: OrganisationId,
    /// Why; may be empty.
    pub reason: &'s str,
    /// When.
    pub at: Instant,
}

pub(super) async fn add(
    tx: &mut Transaction,
    contribution: ContributionId,
    number: i64,
    content: &Content,
    by: Signature<'_>,
) -> Result<()> {
    let values = params![
        contribution,
        number,
        &content.title,
        content.sections_json(),
        content.details_json(),
        by.person,
        by.organisation,
        by.reason,
        by.at
    ];
    tx.execute(&ADD, values).await.map(drop)
}

/// The versions that the actor may see, the newest first: those since it was published, with the visibility that
/// each of them had. Who may edit it sees its drafts too.
pub async fn of(tx: &mut Transaction, actor: &Actor, contribution: &Contribution) -> Result<Vec<Version>> {
    let rows = tx.all(&OF, params![contribution.id]).await?;
    let versions: Vec<Version> = rows.iter().map(version).collect::<Result<_>>()?;
    Ok(versions.into_iter().filter(|version| is_shown(actor, contribution, version)).collect())
}

/// One version, whoever asks: for joining a change with that of somebody else.
pub async fn one(tx: &mut Transaction, id: ContributionId, number: i64) -> Result<Option<Version>> {
    tx.optional(&ONE, params![id, number]).await?.as_ref().map(version).transpose()
}

fn is_shown(actor: &Actor, contribution: &Contribution, version: &Version) -> bool {
    if manages(actor, contribution) {
        return true;
    }
    let within = match version.content.visibility {
        Visibility::Public => true,
        Visibility::Network => actor.is_in_network(),
        Visibility::Organisation => actor.belongs_to(contribution.organisation.id),
    };
    within && contribution.published_at.is_some_and(|at| version.at >= at)
}

fn version(row: &Row) -> Result<Version> {
    let details: String = row.get("details")?;
    let content = Content::read(row.get("title")?, &row.get::<String>("content")?, &details);
    Ok(Version {
        number: row.get("version")?,
        content: content.ok_or_else(|| unknown("version", &details))?,
        person: row.get("person_name")?,
        organisation: row.get("organisation_name")?,
        reason: row.get("reason")?,
        at: row.get("at")?,
    })
}
