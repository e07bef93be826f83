pub(crate) mod digests;
pub(crate) mod posted;

use db::{Result, Row, Transaction, Value, params};
use links::Item;
use serde_json::json;
use uuid::Uuid;
use web::{DAY, Instant, PersonId, dates};

use crate::{Frequency, Happening, Told};

/// How old something may be to stand in a digest: a week, and a week that was missed.
pub(crate) const DIGEST_REACH: i64 = 14 * DAY;
/// How many notices the page shows, and a digest looks at.
const MOST: i64 = 300;
const KEEP_READ: i64 = 90 * DAY;
const KEEP_UNREAD: i64 = 180 * DAY;

macro_rules! columns {
    () => {
        "SELECT event_id, reason, item_kind, item_id, part_kind, part_id, at, read_at FROM notice "
    };
}
/// As a column of a statement: about how many things there is something new for a person, at most a hundred. What finds
/// out who is asking reads it along, so that no page asks for it apart: one look into an index. `$person` is SQL for the
/// person's identifier, such as `"p.id"`.
#[macro_export]
macro_rules! unread {
    ($person:literal) => {
        concat!(
            "(SELECT count(*) FROM (SELECT DISTINCT item_id FROM notice
                 WHERE person_id = ",
            $person,
            " AND read_at IS NULL LIMIT 100) AS new_items)"
        )
    };
}
db::sql!(
    HAS_UNREAD =
        "SELECT 1 AS new FROM notice WHERE person_id = $1 AND item_id = $2 AND read_at IS NULL LIMIT 1"
);
db::sql!(
    READ_ITEM = "UPDATE notice SET read_at = $3 WHERE person_id = $1 AND item_id = $2 AND read_at IS NULL"
);
db::sql!(READ_ALL = "UPDATE notice SET read_at = $3 WHERE person_id = $1 AND at <= $2 AND read_at IS NULL");
db::sql!(LIST = concat!(columns!(), "WHERE person_id = $1 ORDER BY at DESC, event_id DESC LIMIT $2"));
db::sql!(
    UNMAILED = concat!(
        columns!(),
        "WHERE person_id = $1 AND read_at IS NULL AND mailed_at IS NULL AND at > $2 \
         ORDER BY at DESC, event_id DESC LIMIT $3"
    )
);
macro_rules! mailed {
    ($engine:tt) => {
        concat!(
            "UPDATE notice SET mailed_at = $3 WHERE person_id = $1 AND mailed_at IS NULL AND event_id ",
            db::among!($engine, "$2")
        )
    };
}
db::sql!(MAILED = sqlite: mailed!(sqlite), postgres: mailed!(postgres));
macro_rules! put_away {
    ($engine:tt) => {
        concat!(
            "UPDATE notice SET read_at = $3 WHERE person_id = $1 AND read_at IS NULL AND item_id ",
            db::among!($engine, "$2")
        )
    };
}
db::sql!(PUT_AWAY = sqlite: put_away!(sqlite), postgres: put_away!(postgres));
db::sql!(PURGE = "DELETE FROM notice WHERE at <= $1 AND (read_at IS NOT NULL OR at <= $2)");
db::sql!(SETTING = "SELECT frequency, earlier FROM notice_setting WHERE person_id = $1");
db::sql!(
    SET_FREQUENCY = "INSERT INTO notice_setting (person_id, frequency, earlier, changed_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (person_id) DO UPDATE SET frequency = excluded.frequency, earlier = excluded.earlier, \
         changed_at = excluded.changed_at"
);
db::sql!(
    EXPORT_NOTICES =
        "SELECT reason, item_kind, item_id, at, read_at FROM notice WHERE person_id = $1 ORDER BY at"
);
db::sql!(EXPORT_DIGESTS = "SELECT period, at FROM digest WHERE person_id = $1 ORDER BY at");
db::sql!(ERASE_NOTICES = "DELETE FROM notice WHERE person_id = $1");
db::sql!(ERASE_SETTING = "DELETE FROM notice_setting WHERE person_id = $1");
db::sql!(ERASE_DIGESTS = "DELETE FROM digest WHERE person_id = $1");

/// Something that happened and concerns somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Which event.
    pub event: Uuid,
    /// Key of the words for what happened; they may use `count`.
    pub reason: String,
    /// What it is about.
    pub item: Item,
    /// The reply or other part.
    pub part: Option<Item>,
    /// When.
    pub at: Instant,
    /// Whether it was seen.
    pub is_read: bool,
}

/// Adds notices of one event; who has one keeps it.
pub(crate) async fn put(
    tx: &mut Transaction,
    happening: &Happening,
    told: &Told,
    people: &[&(PersonId, &'static str)],
) -> Result<()> {
    let mailed_at = (!told.in_digest).then_some(happening.at);
    let part = told.part.as_ref();
    let row = |(person, reason): &(PersonId, &'static str)| -> Vec<Value> {
        vec![
            person.into(),
            happening.event.into(),
            (*reason).into(),
            (&told.item.kind).into(),
            told.item.id.into(),
            part.map(|part| &part.kind).into(),
            part.map(|part| part.id).into(),
            happening.at.into(),
            mailed_at.into(),
        ]
    };
    let rows: Vec<Vec<Value>> = people.iter().map(|person| row(person)).collect();
    let head = "INSERT INTO notice \
                (person_id, event_id, reason, item_kind, item_id, part_kind, part_id, at, mailed_at)";
    tx.insert_many(head, &rows, "ON CONFLICT DO NOTHING").await
}

pub(crate) async fn has_unread(tx: &Transaction, person: PersonId, item: Uuid) -> Result<bool> {
    Ok(tx.optional(&HAS_UNREAD, params![person, item]).await?.is_some())
}

pub(crate) async fn read_item(
    tx: &mut Transaction,
    person: PersonId,
    item: Uuid,
    now: Instant,
) -> Result<()> {
    tx.execute(&READ_ITEM, params![person, item, now]).await.map(drop)
}

/// Marks as seen all that happened until an instant: that of the page on which the button stood.
pub async fn read_all(tx: &mut Transaction, person: PersonId, until: Instant, now: Instant) -> Result<()> {
    tx.execute(&READ_ALL, params![person, until, now]).await.map(drop)
}

/// Marks as seen what cannot be shown any more, so that the number in the head of the page does not count it.
pub async fn put_away(tx: &mut Transaction, person: PersonId, items: &[Uuid], now: Instant) -> Result<()> {
    tx.execute(&PUT_AWAY, params![person, list_of(items.iter().copied()), now]).await.map(drop)
}

/// Identifiers as a list in JSON.
fn list_of(ids: impl Iterator<Item = Uuid>) -> String {
    let ids: Vec<String> = ids.map(|id| format!("\"{}\"", id.simple())).collect();
    format!("[{}]", ids.join(","))
}

/// The newest notices of a person, seen ones too.
pub async fn list(tx: &mut Transaction, person: PersonId) -> Result<Vec<Notice>> {
    tx.all(&LIST, params![person, MOST]).await?.iter().map(notice).collect()
}

/// What is new for a person and stood in no digest yet, the newest first.
pub async fn unmailed(tx: &mut Transaction, person: PersonId, now: Instant) -> Result<Vec<Notice>> {
    tx.all(&UNMAILED, params![person, now - DIGEST_REACH, MOST]).await?.iter().map(notice).collect()
}

/// Notes that these stood in a digest.
pub async fn mark_mailed(
    tx: &mut Transaction,
    person: PersonId,
    notices: &[Notice],
    now: Instant,
) -> Result<()> {
    let events = list_of(notices.iter().map(|notice| notice.event));
    tx.execute(&MAILED, params![person, events, now]).await.map(drop)
}

/// What somebody chose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// How often a digest is mailed.
    pub frequency: Frequency,
    /// How often it was before a link in a mail stopped it.
    pub earlier: Option<Frequency>,
}

/// The setting of a person; weekly for who never chose.
pub async fn setting(tx: &mut Transaction, person: PersonId) -> Result<Setting> {
    let Some(row) = tx.optional(&SETTING, params![person]).await? else { return Ok(Setting::default()) };
    let frequency: String = row.get("frequency")?;
    let earlier: Option<String> = row.get("earlier")?;
    Ok(Setting {
        frequency: Frequency::from_key(&frequency).unwrap_or_default(),
        earlier: earlier.as_deref().and_then(Frequency::from_key),
    })
}

/// Sets how often; `earlier` is what a link in a mail stopped and can bring back.
pub async fn set_frequency(
    tx: &mut Transaction,
    person: PersonId,
    setting: Setting,
    now: Instant,
) -> Result<()> {
    let earlier = setting.earlier.map(Frequency::key);
    tx.execute(&SET_FREQUENCY, params![person, setting.frequency.key(), earlier, now]).await.map(drop)
}

/// Removes what is past: notices that were seen after 90 days, others after 180, digests after a year.
pub async fn purge(tx: &mut Transaction, now: Instant) -> Result<()> {
    tx.execute(&PURGE, params![now - KEEP_READ, now - KEEP_UNREAD]).await?;
    digests::purge(tx, now).await?;
    posted::purge(tx, now).await
}

/// What is kept about a person, for the download.
pub async fn export(tx: &mut Transaction, person: PersonId) -> Result<serde_json::Value> {
    let setting = setting(tx, person).await?;
    let mut notices = Vec::new();
    for row in tx.all(&EXPORT_NOTICES, params![person]).await? {
        let read_at: Option<Instant> = row.get("read_at")?;
        notices.push(json!({
            "reason": row.get::<String>("reason")?,
            "item_kind": row.get::<String>("item_kind")?,
            "item_id": row.get::<Uuid>("item_id")?,
            "at": dates::machine(row.get("at")?),
            "read_at": read_at.map(dates::machine),
        }));
    }
    let mut digests = Vec::new();
    for row in tx.all(&EXPORT_DIGESTS, params![person]).await? {
        digests.push(json!({
            "period": row.get::<String>("period")?,
            "at": dates::machine(row.get("at")?),
        }));
    }
    Ok(json!({ "digest": setting.frequency.key(), "notices": notices, "digests": digests }))
}

/// Removes all that is kept about a person.
pub async fn erase(tx: &mut Transaction, person: PersonId) -> Result<()> {
    for statement in [&ERASE_NOTICES, &ERASE_SETTING, &ERASE_DIGESTS] {
        tx.execute(statement, params![person]).await?;
    }
    posted::erase(tx, person).await
}

fn notice(row: &Row) -> Result<Notice> {
    let part_kind: Option<String> = row.get("part_kind")?;
    let part_id: Option<Uuid> = row.get("part_id")?;
    Ok(Notice {
        event: row.get("event_id")?,
        reason: row.get("reason")?,
        item: Item { kind: row.get("item_kind")?, id: row.get("item_id")? },
        part: part_kind.zip(part_id).map(|(kind, id)| Item { kind, id }),
        at: row.get("at")?,
        is_read: row.get::<Option<Instant>>("read_at")?.is_some(),
    })
}
