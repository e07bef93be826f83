//! Organisations as the catalogue of all rooms knows them, and the dimensions that rooms share.

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use jobs::{Event, Recorded};
use search::{Audience, BoxFuture, Dimension, Entry, Item, Source, TextDocument};

use web::{Ids, Instant, OrganisationId};

use crate::municipalities::{facts::province_with, size_class};

/// The kind of an organisation as an item in events, links and follows.
pub const ITEM_KIND: &str = "organisation";

/// Notes that these organisations are new or not what they were, for who keeps something about them.
pub async fn note_changed(
    tx: &mut Transaction,
    ids: &Ids,
    now: Instant,
    organisations: impl IntoIterator<Item = OrganisationId>,
) -> Result<()> {
    let event = |id: OrganisationId| Event {
        kind: "people.organisation-changed",
        item_kind: ITEM_KIND,
        item_id: id.0,
    };
    let events = organisations.into_iter().map(|id| (ids.new_id(), event(id)));
    jobs::emit_all(tx, now, events).await
}

/// What sort of thing it is, by its key; for an organisation its own word.
pub const KIND: Dimension = "kind";
/// The organisation that brought it, by its identifier.
pub const ORGANISATION: Dimension = "organisation";
/// The province of the municipality, by its code.
pub const PROVINCE: Dimension = "province";
/// The size of the municipality, by its key.
pub const SIZE: Dimension = "size";

/// The year in which it was first shown to others.
pub const YEAR: Dimension = "year";

macro_rules! entries {
    ($($where:tt)*) => {
        concat!("SELECT o.id, o.province_code, o.inhabitants, o.made_at FROM organisation o", $($where)*)
    };
}
sql!(ALL_ENTRIES = entries!(" WHERE o.id > $1 ORDER BY o.id LIMIT 4000"));
sql!(
    ENTRIES = sqlite: entries!(" WHERE o.id ", db::among!(sqlite, "$1")),
    postgres: entries!(" WHERE o.id ", db::among!(postgres, "$1"))
);

macro_rules! texts {
    ($engine:tt) => {
        concat!(
            "SELECT o.id, o.name, o.names_folded, o.description, o.province_code FROM organisation o WHERE o.id ",
            db::among!($engine, "$1")
        )
    };
}
sql!(TEXTS = sqlite: texts!(sqlite), postgres: texts!(postgres));

/// All organisations.
pub struct PeopleSource;

impl Source for PeopleSource {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn touched<'a>(
        &'a self,
        _tx: &'a mut Transaction,
        events: &'a [Recorded],
    ) -> BoxFuture<'a, Result<Vec<Uuid>>> {
        let mut touched: Vec<Uuid> =
            events.iter().filter(|event| event.item_kind == ITEM_KIND).map(|event| event.item_id).collect();
        touched.sort_unstable();
        touched.dedup();
        Box::pin(async move { Ok(touched) })
    }

    fn entries<'a>(&'a self, tx: &'a mut Transaction, ids: &'a [Uuid]) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move {
            let rows = tx.all(&ENTRIES, params![db::id_list(ids)]).await?;
            rows.iter().map(entry).collect()
        })
    }

    fn texts<'a>(
        &'a self,
        tx: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>> {
        Box::pin(async move {
            let rows = tx.all(&TEXTS, params![db::id_list(ids)]).await?;
            let text = |row: &Row| {
                Ok(TextDocument {
                    key: row.get::<Uuid>("id")?.as_u128(),
                    language: web::Language::Nl,
                    title: row.get("name")?,
                    body: row.get("description")?,
                    extra: format!("{} {}", row.get::<String>("names_folded")?, province_names(row)?),
                })
            };
            rows.iter().map(text).collect()
        })
    }

    fn all<'a>(&'a self, tx: &'a mut Transaction, after: Uuid) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move { tx.all(&ALL_ENTRIES, params![after]).await?.iter().map(entry).collect() })
    }
}

/// In both languages; empty for what is in no province.
fn province_names(row: &Row) -> Result<String> {
    let code = row.get::<Option<String>>("province_code")?;
    let province = code.as_deref().and_then(province_with);
    Ok(province.map_or_else(String::new, |province| format!("{} {}", province.name_nl, province.name_en)))
}

fn entry(row: &Row) -> Result<Entry> {
    let mut values = vec![(KIND, ITEM_KIND.to_owned())];
    values.extend(row.get::<Option<String>>("province_code")?.map(|code| (PROVINCE, code)));
    values.extend(size_key(row.get("inhabitants")?).map(|key| (SIZE, key)));
    let made_at = row.get("made_at")?;
    Ok(Entry {
        item: Item { kind: ITEM_KIND, id: row.get("id")? },
        audience: Audience::Everybody,
        values,
        newest: made_at,
        active: made_at,
    })
}

/// The key of the year, in the Netherlands, of an instant.
pub fn year_key(at: Instant) -> String {
    web::dates::date_of(at).year().to_string()
}

/// The key of the size of a municipality with so many inhabitants.
pub fn size_key(inhabitants: Option<i64>) -> Option<String> {
    let size = size_class(u32::try_from(inhabitants?).unwrap_or(u32::MAX));
    Some(size.key().to_owned())
}
