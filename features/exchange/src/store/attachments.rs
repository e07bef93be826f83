//! Files with a contribution. Who may see the contribution may see its files, so callers find that first.

use db::{Result, Row, Transaction, params, sql};
use web::{Instant, PersonId};

use crate::model::{AttachmentId, ContributionId};

sql!(
    OF = "SELECT id, name, media_type, size FROM attachment WHERE contribution_id = $1 AND ended_at IS NULL
     ORDER BY made_at, id"
);
sql!(
    ONE = "SELECT id, name, media_type, size FROM attachment WHERE contribution_id = $1 AND id = $2 AND ended_at IS NULL"
);
sql!(CONTENT = "SELECT bytes FROM attachment_content WHERE attachment_id = $1");
sql!(
    ADD = "INSERT INTO attachment (id, contribution_id, name, media_type, size, sha256, person_id, made_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
);
sql!(ADD_CONTENT = "INSERT INTO attachment_content (attachment_id, bytes) VALUES ($1, $2)");
sql!(END = "UPDATE attachment SET ended_at = $3 WHERE contribution_id = $1 AND id = $2 AND ended_at IS NULL");
sql!(END_CONTENT = "DELETE FROM attachment_content WHERE attachment_id = $1");

/// A file as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its identifier.
    pub id: AttachmentId,
    /// Its name, made safe when it was taken.
    pub name: String,
    /// Its media type, by content.
    pub media_type: String,
    /// Its size in bytes.
    pub size: i64,
}

/// A file to keep.
#[derive(Clone, Copy, Debug)]
pub struct NewAttachment<'a> {
    /// Its identifier.
    pub id: AttachmentId,
    /// Its contribution.
    pub contribution: ContributionId,
    /// Its name, made safe.
    pub name: &'a str,
    /// Its media type, by content.
    pub media_type: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// SHA-256 of the content.
    pub sha256: &'a [u8],
    /// Who sent it.
    pub person: PersonId,
    /// When.
    pub at: Instant,
}

/// The files of a contribution, in the order in which they came.
pub async fn of(tx: &Transaction, contribution: ContributionId) -> Result<Vec<Attachment>> {
    tx.all(&OF, params![contribution]).await?.iter().map(attachment).collect()
}

/// One file of a contribution with its content.
pub async fn content(
    tx: &mut Transaction,
    contribution: ContributionId,
    id: AttachmentId,
) -> Result<Option<(Attachment, Vec<u8>)>> {
    let Some(row) = tx.optional(&ONE, params![contribution, id]).await? else { return Ok(None) };
    let bytes = tx.one(&CONTENT, params![id]).await?.get("bytes")?;
    Ok(Some((attachment(&row)?, bytes)))
}

/// Keeps a file.
pub async fn add(tx: &mut Transaction, new: NewAttachment<'_>) -> Result<()> {
    let size = i64::try_from(new.bytes.len()).unwrap_or(i64::MAX);
    let values =
        params![new.id, new.contribution, new.name, new.media_type, size, new.sha256, new.person, new.at];
    tx.execute(&ADD, values).await?;
    tx.execute(&ADD_CONTENT, params![new.id, new.bytes]).await.map(drop)
}

/// Takes a file away: its content is gone, that it was there stays known. Returns false when it was not there.
pub async fn end(
    tx: &mut Transaction,
    contribution: ContributionId,
    id: AttachmentId,
    now: Instant,
) -> Result<bool> {
    if tx.execute(&END, params![contribution, id, now]).await? == 0 {
        return Ok(false);
    }
    tx.execute(&END_CONTENT, params![id]).await?;
    Ok(true)
}

fn attachment(row: &Row) -> Result<Attachment> {
    Ok(Attachment {
        id: row.get("id")?,
        name: row.get("name")?,
        media_type: row.get("media_type")?,
        size: row.get("size")?,
    })
}
