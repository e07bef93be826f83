//! Reports to the moderators, and their decisions.

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use jobs::Event;
use web::{Actor, Ids, Instant, NetworkRole, PersonId};

use crate::model::{ContributionId, ReplyId, Report, ReportId, ReportReason};

macro_rules! columns {
    () => {
        "SELECT r.id, r.item_kind, r.item_id, r.contribution_id, c.title, r.reason, r.body, r.made_at, r.ended_at, r.outcome,
             r.decision
         FROM report r JOIN contribution c ON c.id = r.contribution_id "
    };
}
sql!(REPORT_ADD = "INSERT INTO report (id, item_kind, item_id, contribution_id, person_id, reason, body, made_at, decision)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')");
/// Whether it is for this actor to decide: `$1` is the person, `$2` whether they are a moderator of the network. The
/// same rule as `Moderate` in `permissions`.
macro_rules! for_actor {
    () => {
        "c.state IN ('published', 'answered', 'closed', 'removed') AND ((c.visibility <> 'organisation' AND $2)
         OR (c.visibility = 'organisation' AND EXISTS (SELECT 1 FROM membership m WHERE m.person_id = $1
             AND m.organisation_id = c.organisation_id AND m.role = 'administrator')))"
    };
}
sql!(
    REPORTS_OPEN = concat!(
        columns!(),
        "WHERE r.ended_at IS NULL AND ",
        for_actor!(),
        " ORDER BY r.made_at, r.id LIMIT 200"
    )
);
sql!(
    REPORTS_DECIDED = concat!(
        columns!(),
        "WHERE r.ended_at IS NOT NULL AND ",
        for_actor!(),
        " ORDER BY r.ended_at DESC, r.id LIMIT 50"
    )
);
sql!(REPORT = concat!(columns!(), "WHERE r.id = $1"));
sql!(
    REPORT_DECIDE = "UPDATE report SET ended_at = $3, outcome = $4, decided_by = $5, decision = $6
     WHERE item_id = $1 AND contribution_id = $2 AND ended_at IS NULL"
);
sql!(REPORT_REVERSE = "UPDATE report SET outcome = 'kept', decided_by = $2, decision = $3 WHERE id = $1");

fn report(row: &Row) -> Result<Report> {
    let (kind, item, reason): (String, Uuid, String) =
        (row.get("item_kind")?, row.get("item_id")?, row.get("reason")?);
    let outcome: Option<String> = row.get("outcome")?;
    Ok(Report {
        id: row.get("id")?,
        reply: (kind == "reply").then_some(ReplyId(item)),
        contribution: row.get("contribution_id")?,
        title: row.get("title")?,
        reason: ReportReason::from_key(&reason).unwrap_or(ReportReason::Other),
        body: row.get("body")?,
        made_at: row.get("made_at")?,
        ended_at: row.get("ended_at")?,
        removed: outcome.map(|outcome| outcome == "removed"),
        decision: row.get("decision")?,
    })
}

/// What is reported by whom and why.
#[derive(Clone, Copy, Debug)]
pub struct New<'n> {
    /// The contribution, or the one that the reply belongs to.
    pub contribution: ContributionId,
    /// The reply, when it is not about the contribution itself.
    pub reply: Option<ReplyId>,
    /// Who reports.
    pub person: PersonId,
    /// Why.
    pub reason: ReportReason,
    /// In their words.
    pub body: &'n str,
    /// When.
    pub at: Instant,
}

/// Adds a report to the queue.
pub async fn add(tx: &mut Transaction, ids: &Ids, new: New<'_>) -> Result<()> {
    let id = ReportId(ids.new_id());
    let (kind, item) = match new.reply {
        Some(reply) => ("reply", reply.0),
        None => ("contribution", new.contribution.0),
    };
    let values = params![id, kind, item, new.contribution, new.person, new.reason.key(), new.body, new.at];
    tx.execute(&REPORT_ADD, values).await?;
    let event = Event { kind: "exchange.reported", item_kind: "report", item_id: id.0 };
    jobs::emit(tx, ids.new_id(), new.at, event).await
}

/// The open reports that are for this actor to decide on, the oldest first.
pub async fn open(tx: &mut Transaction, actor: &Actor) -> Result<Vec<Report>> {
    let values = params![actor.person, actor.has_network_role(NetworkRole::Moderator)];
    tx.all(&REPORTS_OPEN, values).await?.iter().map(report).collect()
}

/// The latest decisions on what is for this actor to decide on.
pub async fn decided(tx: &mut Transaction, actor: &Actor) -> Result<Vec<Report>> {
    let values = params![actor.person, actor.has_network_role(NetworkRole::Moderator)];
    tx.all(&REPORTS_DECIDED, values).await?.iter().map(report).collect()
}

/// One report.
pub async fn find(tx: &mut Transaction, id: ReportId) -> Result<Option<Report>> {
    tx.optional(&REPORT, params![id]).await?.as_ref().map(report).transpose()
}

/// Decides on all open reports about the same item; how many there were.
pub async fn decide(
    tx: &mut Transaction,
    ids: &Ids,
    about: &Report,
    removed: bool,
    reason: &str,
    by: PersonId,
    now: Instant,
) -> Result<u64> {
    let item = about.reply.map_or(about.contribution.0, |reply| reply.0);
    let outcome = if removed { "removed" } else { "kept" };
    let values = params![item, about.contribution, now, outcome, by, reason];
    let decided = tx.execute(&REPORT_DECIDE, values).await?;
    let event = Event { kind: "exchange.report-decided", item_kind: "report", item_id: about.id.0 };
    notices::happened(tx, ids, now, event, Some(by)).await?;
    Ok(decided)
}

/// Turns a decision to remove into one to keep.
pub async fn reverse(
    tx: &mut Transaction,
    ids: &Ids,
    about: &Report,
    reason: &str,
    by: PersonId,
    now: Instant,
) -> Result<()> {
    tx.execute(&REPORT_REVERSE, params![about.id, by, reason]).await?;
    let event = Event { kind: "exchange.report-reversed", item_kind: "report", item_id: about.id.0 };
    jobs::emit(tx, ids.new_id(), now, event).await
}
