//! Replies, with one level of threading.

use std::collections::HashMap;

use db::{Result, Row, Transaction, params, sql};
use jobs::Event;
use web::{Ids, Instant, OrganisationId, PersonId};

use crate::{
    model::{ContributionId, Reply, ReplyEnd, ReplyId},
    store::contributions::organisation_of,
};

macro_rules! columns {
    () => {
        "SELECT r.id, r.parent_id, r.person_id, p.name AS person_name, r.body, r.made_at, r.changed_at, r.version,
             r.ended_at, r.ended_reason, r.organisation_id, o.kind AS organisation_kind, o.name AS organisation_name,
             o.province_code, o.inhabitants "
    };
}
macro_rules! joined {
    () => {
        "FROM reply r JOIN person p ON p.id = r.person_id JOIN organisation o ON o.id = r.organisation_id "
    };
}
sql!(
    THREADS_OF = concat!(
        columns!(),
        joined!(),
        "WHERE r.contribution_id = $1 AND r.parent_id IS NULL ORDER BY r.made_at, r.id LIMIT $2 OFFSET $3"
    )
);
sql!(
    ANSWERS = concat!(
        columns!(),
        joined!(),
        "WHERE r.parent_id IN (SELECT id FROM reply WHERE contribution_id = $1 AND parent_id IS NULL
             ORDER BY made_at, id LIMIT $2 OFFSET $3)
         ORDER BY r.made_at, r.id LIMIT 1000"
    )
);
sql!(
    REPLY = concat!(
        columns!(),
        "FROM reply r JOIN person p ON p.id = r.person_id
     JOIN organisation o ON o.id = r.organisation_id WHERE r.id = $1 AND r.contribution_id = $2"
    )
);
sql!(
    REPLY_TOP_COUNT = "SELECT COUNT(*) AS total FROM reply WHERE contribution_id = $1 AND parent_id IS NULL"
);
sql!(REPLY_ADD = "INSERT INTO reply (id, contribution_id, parent_id, person_id, organisation_id, body, made_at, version, ended_reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 1, '')");
sql!(REPLY_VERSION = "INSERT INTO reply_version (reply_id, version, body, at) VALUES ($1, $2, $3, $4)");
sql!(
    REPLY_CHANGE = "UPDATE reply SET body = $3, changed_at = $4, version = version + 1
     WHERE id = $1 AND version = $2 AND ended_at IS NULL"
);
sql!(REPLY_END = "UPDATE reply SET ended_at = $2, ended_reason = $3 WHERE id = $1 AND ended_at IS NULL");
sql!(REPLY_RESTORE = "UPDATE reply SET ended_at = NULL, ended_reason = '' WHERE id = $1");
sql!(
    REPLY_COUNT = "UPDATE contribution SET reply_count =
         (SELECT COUNT(*) FROM reply WHERE contribution_id = $1 AND ended_at IS NULL)
     WHERE id = $1"
);
sql!(REPLY_ACTIVE = "UPDATE contribution SET active_at = $2 WHERE id = $1");
sql!(ACCEPT = "UPDATE contribution SET accepted_reply_id = $2 WHERE id = $1");

/// How many threads stand on a page.
pub const THREADS: i64 = 50;

fn reply(row: &Row) -> Result<Reply> {
    let reason: String = row.get("ended_reason")?;
    let ended: Option<Instant> = row.get("ended_at")?;
    let (word, text) = reason.split_once(' ').unwrap_or((&reason, ""));
    Ok(Reply {
        id: row.get("id")?,
        parent: row.get("parent_id")?,
        person: row.get("person_id")?,
        person_name: row.get("person_name")?,
        organisation: organisation_of(row)?,
        body: row.get("body")?,
        made_at: row.get("made_at")?,
        changed_at: row.get("changed_at")?,
        version: row.get("version")?,
        end: ended.map(|_| ReplyEnd::from_key(word).unwrap_or(ReplyEnd::Removed)),
        end_reason: text.to_owned(),
    })
}

/// A page of the replies to a contribution that the actor was found to see: each thread with what answers it, in
/// order of time; and how many threads there are.
pub async fn of(tx: &Transaction, contribution: ContributionId, page: i64) -> Result<(Vec<Reply>, i64)> {
    threads(tx, contribution, THREADS, (page.max(1) - 1) * THREADS).await
}

/// The same for any stretch of the threads.
pub async fn threads(
    tx: &Transaction,
    contribution: ContributionId,
    most: i64,
    offset: i64,
) -> Result<(Vec<Reply>, i64)> {
    let values = params![contribution, most, offset];
    let (total, answering, beginning) = tokio::try_join!(
        tx.one(&REPLY_TOP_COUNT, &values[..1]),
        tx.all(&ANSWERS, values),
        tx.all(&THREADS_OF, values)
    )?;
    let mut answers: HashMap<ReplyId, Vec<Reply>> = HashMap::new();
    for row in answering {
        let answer = reply(&row)?;
        if let Some(parent) = answer.parent {
            answers.entry(parent).or_default().push(answer);
        }
    }
    let mut replies = Vec::new();
    for row in beginning {
        let thread = reply(&row)?;
        let below = answers.remove(&thread.id).unwrap_or_default();
        replies.push(thread);
        replies.extend(below);
    }
    Ok((replies, total.get("total")?))
}

/// One reply to this contribution.
pub async fn find(tx: &Transaction, contribution: ContributionId, id: ReplyId) -> Result<Option<Reply>> {
    tx.optional(&REPLY, params![id, contribution]).await?.as_ref().map(reply).transpose()
}

/// A reply that does not exist yet.
#[derive(Clone, Copy, Debug)]
pub struct New<'n> {
    /// Its identifier.
    pub id: ReplyId,
    /// What it is a reply to.
    pub contribution: ContributionId,
    /// The reply that it answers.
    pub parent: Option<ReplyId>,
    /// Who writes.
    pub person: PersonId,
    /// In whose name.
    pub organisation: OrganisationId,
    /// Markdown.
    pub body: &'n str,
    /// When.
    pub at: Instant,
}

/// Adds a reply.
pub async fn add(tx: &mut Transaction, ids: &Ids, new: New<'_>) -> Result<()> {
    let values =
        params![new.id, new.contribution, new.parent, new.person, new.organisation, new.body, new.at];
    tx.execute(&REPLY_ADD, values).await?;
    tx.execute(&REPLY_VERSION, params![new.id, 1_i64, new.body, new.at]).await?;
    tx.execute(&REPLY_ACTIVE, params![new.contribution, new.at]).await?;
    recount(tx, new.contribution).await?;
    let event = Event { kind: "exchange.reply-added", item_kind: "reply", item_id: new.id.0 };
    notices::happened(tx, ids, new.at, event, Some(new.person)).await
}

/// Changes the text of a reply; `false` when somebody else changed or ended it meanwhile.
pub async fn change(
    tx: &mut Transaction,
    ids: &Ids,
    before: &Reply,
    body: &str,
    now: Instant,
) -> Result<bool> {
    if tx.execute(&REPLY_CHANGE, params![before.id, before.version, body, now]).await? == 0 {
        return Ok(false);
    }
    tx.execute(&REPLY_VERSION, params![before.id, before.version + 1, body, now]).await?;
    emit(tx, ids, "exchange.reply-changed", before.id, now).await?;
    Ok(true)
}

/// Ends a reply; its place in the thread stays. `false` when it had ended already.
pub async fn end(
    tx: &mut Transaction,
    ids: &Ids,
    contribution: ContributionId,
    id: ReplyId,
    how: ReplyEnd,
    reason: &str,
    now: Instant,
) -> Result<bool> {
    let words = format!("{} {reason}", how.key());
    if tx.execute(&REPLY_END, params![id, now, words.trim()]).await? == 0 {
        return Ok(false);
    }
    recount(tx, contribution).await?;
    emit(tx, ids, "exchange.reply-ended", id, now).await?;
    Ok(true)
}

/// Puts a removed reply back.
pub async fn restore(
    tx: &mut Transaction,
    ids: &Ids,
    contribution: ContributionId,
    id: ReplyId,
    now: Instant,
) -> Result<()> {
    tx.execute(&REPLY_RESTORE, params![id]).await?;
    recount(tx, contribution).await?;
    emit(tx, ids, "exchange.reply-restored", id, now).await
}

/// Sets or clears the accepted reply. The state of the contribution is a step of its own.
pub async fn accept(tx: &mut Transaction, contribution: ContributionId, id: Option<ReplyId>) -> Result<()> {
    tx.execute(&ACCEPT, params![contribution, id]).await.map(drop)
}

/// Counts the replies of a contribution again.
pub(crate) async fn recount(tx: &mut Transaction, contribution: ContributionId) -> Result<()> {
    tx.execute(&REPLY_COUNT, params![contribution]).await.map(drop)
}

async fn emit(tx: &mut Transaction, ids: &Ids, kind: &'static str, id: ReplyId, now: Instant) -> Result<()> {
    jobs::emit(tx, ids.new_id(), now, Event { kind, item_kind: "reply", item_id: id.0 }).await
}
