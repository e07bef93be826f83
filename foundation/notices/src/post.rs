use db::{Transaction, params};
use jobs::Mail;
use web::{DAY, Ids, Instant, PersonId};

/// The most mails that one person gets in seven days, over everything but signing in and invitations: a digest each
/// working day leaves room for two more. What is not mailed stands on the site, and in the next digest.
pub const MOST_MAILS_A_WEEK: i64 = 7;

db::sql!(POSTED = "SELECT count(*) AS mails FROM posted WHERE person_id = $1 AND at > $2");
db::sql!(POST = "INSERT INTO posted (id, person_id, at) VALUES ($1, $2, $3)");
db::sql!(POSTED_PURGE = "DELETE FROM posted WHERE at <= $1");
db::sql!(POSTED_ERASE = "DELETE FROM posted WHERE person_id = $1");

/// Whether this person may get another mail now.
pub async fn may_post(tx: &mut Transaction, person: PersonId, now: Instant) -> db::Result<bool> {
    let mails: i64 = tx.one(&POSTED, params![person, now - 7 * DAY]).await?.get("mails")?;
    Ok(mails < MOST_MAILS_A_WEEK)
}

/// Puts mail to a person in the queue and counts it; `false`, and no mail, when it would be one too many this week.
/// Signing in and invitations go by `jobs::enqueue_mail`: those were asked for.
pub async fn post(
    tx: &mut Transaction,
    ids: &Ids,
    now: Instant,
    person: PersonId,
    mail: &Mail,
) -> db::Result<bool> {
    if !may_post(tx, person, now).await? {
        return Ok(false);
    }
    tx.execute(&POST, params![ids.new_id(), person, now]).await?;
    jobs::enqueue_mail(tx, ids.new_id(), now, mail).await?;
    Ok(true)
}

pub(crate) async fn purge(tx: &mut Transaction, now: Instant) -> db::Result<()> {
    tx.execute(&POSTED_PURGE, params![now - 8 * DAY]).await.map(drop)
}

pub(crate) async fn erase(tx: &mut Transaction, person: PersonId) -> db::Result<()> {
    tx.execute(&POSTED_ERASE, params![person]).await.map(drop)
}
