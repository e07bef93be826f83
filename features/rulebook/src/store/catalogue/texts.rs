//! Whole rule texts that were shown: what they are called and what they say of themselves.

use std::collections::HashSet;

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use jobs::Recorded;
use people::store::catalogue::{KIND, YEAR, year_key};
use search::{Audience, BoxFuture, Entry, Item, Source, TextDocument};

use super::{after, items_of, language, touched_by};
use crate::store::{shown::TEXT_KIND, versions::ITEM_KIND as VERSION_KIND};

macro_rules! texts {
    ($engine:tt) => {
        concat!(
            "SELECT t.id, t.title, t.summary, t.language, min(COALESCE(v.shown_at, v.made_at)) AS at,
                 max(v.changed_at) AS changed_at
             FROM rule_text t JOIN rule_version v ON v.text_id = t.id AND v.state <> 'draft'
             WHERE t.id ",
            db::among!($engine, "$1"),
            " GROUP BY t.id, t.title, t.summary, t.language"
        )
    };
}
sql!(INDEXED_TEXTS = sqlite: texts!(sqlite), postgres: texts!(postgres));
sql!(
    INDEXED_TEXTS_AFTER = "SELECT t.id FROM rule_text t WHERE t.id > $1 AND EXISTS
         (SELECT 1 FROM rule_version v WHERE v.text_id = t.id AND v.state <> 'draft')
     ORDER BY t.id LIMIT $2"
);
sql!(INDEXED_TEXT_OF_VERSION = "SELECT text_id AS id FROM rule_version WHERE id = $1");

/// All rule texts that were shown.
pub struct RuleTextSource;

impl Source for RuleTextSource {
    fn kinds(&self) -> &[&'static str] {
        &[TEXT_KIND]
    }

    fn touched<'a>(
        &'a self,
        tx: &'a mut Transaction,
        events: &'a [Recorded],
    ) -> BoxFuture<'a, Result<Vec<Uuid>>> {
        Box::pin(async move {
            let mut touched = HashSet::new();
            let versions = items_of(events, VERSION_KIND);
            touched_by(tx, &INDEXED_TEXT_OF_VERSION, versions, &mut touched).await?;
            Ok(touched.into_iter().collect())
        })
    }

    fn entries<'a>(&'a self, tx: &'a mut Transaction, ids: &'a [Uuid]) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move { found(tx, ids).await?.iter().map(entry).collect() })
    }

    fn texts<'a>(
        &'a self,
        tx: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>> {
        Box::pin(async move { found(tx, ids).await?.iter().map(document).collect() })
    }

    fn all<'a>(&'a self, tx: &'a mut Transaction, last: Uuid) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move {
            let ids = after(tx, &INDEXED_TEXTS_AFTER, last).await?;
            let mut entries: Vec<Entry> = found(tx, &ids).await?.iter().map(entry).collect::<Result<_>>()?;
            entries.sort_unstable_by_key(|entry| entry.item.id);
            Ok(entries)
        })
    }
}

async fn found(tx: &mut Transaction, ids: &[Uuid]) -> Result<Vec<Row>> {
    if ids.is_empty() { Ok(Vec::new()) } else { tx.all(&INDEXED_TEXTS, params![db::id_list(ids)]).await }
}

fn entry(row: &Row) -> Result<Entry> {
    let at = row.get("at")?;
    Ok(Entry {
        item: Item { kind: TEXT_KIND, id: row.get("id")? },
        audience: Audience::Everybody,
        values: vec![(KIND, TEXT_KIND.to_owned()), (YEAR, year_key(at))],
        newest: at,
        active: row.get("changed_at")?,
    })
}

fn document(row: &Row) -> Result<TextDocument> {
    Ok(TextDocument {
        key: row.get::<Uuid>("id")?.as_u128(),
        language: language(row)?,
        title: row.get("title")?,
        body: row.get("summary")?,
        extra: String::new(),
    })
}
