//! Opening, completing, and what is forgotten some time after that.

use db::{Result, Transaction, params, sql, uuid::Uuid};
use jobs::{Event, Handler, Mail, NewJob, Permanent};
use web::{House, Ids, Instant, Language, Page, PersonId};

use crate::{
    model::consultation::{Consultation, ConsultationId},
    store::consultations::{
        ITEM_KIND, consultation,
        respondents::{ADDRESS_LIFE, CONFIRM_LIFE},
    },
};

/// The kind of the job that tells that a consultation opened.
pub const OPENS: &str = "rulebook-consultation-opens";
/// The kind of the job that mails those who responded by address that a consultation was completed.
pub const TELLS: &str = "rulebook-consultation-completed";
/// How many addresses are mailed in one transaction.
const BATCH: i64 = 100;

sql!(
    /// Once, when it is open and can be read; a consultation whose opening was put off is announced by a later job.
    CONSULTATION_ANNOUNCE = "UPDATE consultation SET announced_at = $2
     WHERE id = $1 AND announced_at IS NULL AND opens_at <= $2 AND completed_at IS NULL
         AND EXISTS (SELECT 1 FROM rule_version v WHERE v.id = version_id AND v.state <> 'draft')"
);
sql!(
    /// Only while it is open, and only to later.
    CONSULTATION_EXTEND = "UPDATE consultation SET closes_at = $2, changed_at = $3
     WHERE id = $1 AND opens_at <= $3 AND closes_at > $3 AND closes_at < $2"
);
sql!(
    CONSULTATION_COMPLETE = "UPDATE consultation SET completed_at = $2, changed_at = $2
     WHERE id = $1 AND completed_at IS NULL AND closes_at <= $2 AND NOT EXISTS
         (SELECT 1 FROM consultation_voice v
          JOIN consultation_respondent r ON r.id = v.respondent_id AND r.confirmed_at IS NOT NULL
          LEFT JOIN consultation_group g ON g.id = v.group_id
          WHERE v.consultation_id = $1 AND v.outcome IS NULL AND g.outcome IS NULL)"
);
sql!(
    CONSULTATION_RECORD =
        "UPDATE consultation SET announced_at = $2, completed_at = $3, changed_at = $4 WHERE id = $1"
);
sql!(
    TO_TELL = "SELECT r.id, r.email, r.language FROM consultation_respondent r
     WHERE r.consultation_id = $1 AND r.confirmed_at IS NOT NULL AND r.told_at IS NULL AND r.email IS NOT NULL
         AND r.person_id IS NULL ORDER BY r.id LIMIT $2"
);
sql!(RESPONDENT_TOLD = "UPDATE consultation_respondent SET told_at = $2 WHERE id = $1 AND told_at IS NULL");
sql!(
    COMPLETED = "SELECT c.id, c.text_id, c.version_id, c.title, c.introduction, c.audience, c.shown_during, c.opens_at,
         c.closes_at, c.completed_at, c.changed_at FROM consultation c WHERE c.id = $1 AND c.completed_at IS NOT NULL"
);
sql!(
    ADDRESSES_FORGET = "UPDATE consultation_respondent
     SET email = NULL, email_folded = NULL, mail_hash = NULL, browser_hash = NULL, said_organisation = NULL
     WHERE (email_folded IS NOT NULL OR mail_hash IS NOT NULL OR browser_hash IS NOT NULL
             OR said_organisation IS NOT NULL)
         AND consultation_id IN (SELECT id FROM consultation WHERE completed_at < $1)"
);
sql!(
    UNCONFIRMED_VOICES_FORGET = "DELETE FROM consultation_voice WHERE respondent_id IN
         (SELECT id FROM consultation_respondent WHERE confirmed_at IS NULL AND made_at < $1)"
);
sql!(
    UNCONFIRMED_ANSWERS_FORGET = "DELETE FROM consultation_answer WHERE respondent_id IN
         (SELECT id FROM consultation_respondent WHERE confirmed_at IS NULL AND made_at < $1)"
);
sql!(UNCONFIRMED_FORGET = "DELETE FROM consultation_respondent WHERE confirmed_at IS NULL AND made_at < $1");

/// Completes a consultation: its answers are published. `false`, and nothing changed, when it is not closed, was
/// completed already, or a voice has no answer.
pub async fn complete(
    tx: &mut Transaction,
    ids: &Ids,
    id: ConsultationId,
    by: PersonId,
    now: Instant,
) -> Result<bool> {
    if tx.execute(&CONSULTATION_COMPLETE, params![id, now]).await? == 0 {
        return Ok(false);
    }
    let event = Event { kind: "rulebook.consultation-completed", item_kind: ITEM_KIND, item_id: id.0 };
    notices::happened(tx, ids, now, event, Some(by)).await?;
    let payload = serde_json::json!({ "consultation": id.0 });
    jobs::enqueue(tx, ids.new_id(), now, &NewJob { kind: TELLS, payload, run_at: now }).await?;
    Ok(true)
}

/// Gives more time to respond, and tells who follows the text. `false` when it is not open, or would not close later.
pub async fn extend(
    tx: &mut Transaction,
    ids: &Ids,
    id: ConsultationId,
    closes_at: Instant,
    by: (PersonId, Instant),
) -> Result<bool> {
    let (person, now) = by;
    if tx.execute(&CONSULTATION_EXTEND, params![id, closes_at, now]).await? == 0 {
        return Ok(false);
    }
    let event = Event { kind: "rulebook.consultation-extended", item_kind: ITEM_KIND, item_id: id.0 };
    notices::happened(tx, ids, now, event, Some(person)).await?;
    Ok(true)
}

/// Says that a consultation opened, and was completed, before it came here, and tells nobody: for consultations that are
/// taken over with their history.
pub async fn record(
    tx: &mut Transaction,
    id: ConsultationId,
    announced_at: Instant,
    completed_at: Option<Instant>,
) -> Result<()> {
    let changed_at = completed_at.unwrap_or(announced_at);
    tx.execute(&CONSULTATION_RECORD, params![id, announced_at, completed_at, changed_at]).await.map(drop)
}

fn id_in(payload: &serde_json::Value) -> anyhow::Result<ConsultationId> {
    let id = payload["consultation"].as_str().and_then(|id| id.parse::<Uuid>().ok());
    Ok(ConsultationId(id.ok_or_else(|| Permanent("no consultation in the payload".into()))?))
}

/// Does the jobs of [`OPENS`]: tells whom it concerns, once. Done twice, the second does nothing.
pub fn opens_handler(house: House) -> Handler {
    jobs::handler(move |payload| {
        let house = house.clone();
        async move {
            let id = id_in(&payload)?;
            let now = house.clock.now();
            let mut tx = house.db.write().await?;
            if tx.execute(&CONSULTATION_ANNOUNCE, params![id, now]).await? > 0 {
                let event =
                    Event { kind: "rulebook.consultation-opened", item_kind: ITEM_KIND, item_id: id.0 };
                notices::happened(&mut tx, &house.ids, now, event, None).await?;
                tx.commit().await?;
            }
            Ok(())
        }
    })
}

/// Does the jobs of [`TELLS`]: mail to each address, some in one transaction with the mark that they were told.
pub fn tells_handler(house: House) -> Handler {
    jobs::handler(move |payload| {
        let house = house.clone();
        async move {
            let id = id_in(&payload)?;
            loop {
                let mut tx = house.db.write().await?;
                let Some(row) = tx.optional(&COMPLETED, params![id]).await? else { return Ok(()) };
                let consultation = consultation(&row)?;
                let some = tx.all(&TO_TELL, params![id, BATCH]).await?;
                if some.is_empty() {
                    return Ok(());
                }
                for row in &some {
                    let now = house.clock.now();
                    let language: String = row.get("language")?;
                    let page = Page::apart(&house, Language::from_code(&language).unwrap_or_default());
                    tx.execute(&RESPONDENT_TOLD, params![row.get::<Uuid>("id")?, now]).await?;
                    let mail = completed_mail(&page, &consultation, row.get("email")?);
                    jobs::enqueue_mail(&mut tx, house.ids.new_id(), now, &mail).await?;
                }
                tx.commit().await?;
            }
        }
    })
}

fn completed_mail(p: &Page, consultation: &Consultation, to: String) -> Mail {
    let title = consultation.title.as_str();
    let url = p.absolute(&format!("{}/nota", consultation.url()));
    Mail {
        to,
        subject: p.t1("rulebook-mail-completed-subject", "title", title),
        body: p.t2("rulebook-mail-completed-body", "title", title, "url", url),
        ..Mail::default()
    }
}

/// Forgets addresses and secrets some time after completion, and responses whose address was never proved.
pub async fn purge(tx: &mut Transaction, now: Instant) -> Result<()> {
    tx.execute(&ADDRESSES_FORGET, params![now - ADDRESS_LIFE]).await?;
    let before = now - CONFIRM_LIFE;
    tx.execute(&UNCONFIRMED_VOICES_FORGET, params![before]).await?;
    tx.execute(&UNCONFIRMED_ANSWERS_FORGET, params![before]).await?;
    tx.execute(&UNCONFIRMED_FORGET, params![before]).await.map(drop)
}
