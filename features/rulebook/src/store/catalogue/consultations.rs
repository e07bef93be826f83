//! Consultations that were announced, with their statements.

use std::collections::HashSet;

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use jobs::Recorded;
use people::store::catalogue::{KIND, YEAR, year_key};
use search::{Audience, BoxFuture, Entry, Item, Source, TextDocument};

use super::{after, items_of, language, touched_by};
use crate::store::{consultations::ITEM_KIND, versions::ITEM_KIND as VERSION_KIND};

/// A row for each statement.
macro_rules! consultations {
    ($engine:tt) => {
        concat!(
            "SELECT c.id, c.title, c.introduction, c.opens_at, c.changed_at, t.language, t.title AS text_title,
                 s.text AS statement
             FROM consultation c JOIN rule_text t ON t.id = c.text_id JOIN rule_version v ON v.id = c.version_id
             LEFT JOIN consultation_statement s ON s.consultation_id = c.id
             WHERE c.announced_at IS NOT NULL AND v.state <> 'draft' AND c.id ",
            db::among!($engine, "$1"),
            " ORDER BY c.id, s.position, s.id"
        )
    };
}
sql!(INDEXED_CONSULTATIONS = sqlite: consultations!(sqlite), postgres: consultations!(postgres));
sql!(
    INDEXED_CONSULTATIONS_AFTER = "SELECT c.id FROM consultation c JOIN rule_version v ON v.id = c.version_id
     WHERE c.id > $1 AND c.announced_at IS NOT NULL AND v.state <> 'draft' ORDER BY c.id LIMIT $2"
);
sql!(
    /// Those of its whole text: the text may be called something else.
    INDEXED_CONSULTATIONS_OF_VERSION = "SELECT c.id FROM consultation c
     JOIN rule_version v ON v.text_id = c.text_id WHERE v.id = $1"
);

/// All consultations that were announced.
pub struct ConsultationSource;

impl Source for ConsultationSource {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn touched<'a>(
        &'a self,
        tx: &'a mut Transaction,
        events: &'a [Recorded],
    ) -> BoxFuture<'a, Result<Vec<Uuid>>> {
        Box::pin(async move {
            let mut touched: HashSet<Uuid> = items_of(events, ITEM_KIND);
            let versions = items_of(events, VERSION_KIND);
            touched_by(tx, &INDEXED_CONSULTATIONS_OF_VERSION, versions, &mut touched).await?;
            Ok(touched.into_iter().collect())
        })
    }

    fn entries<'a>(&'a self, tx: &'a mut Transaction, ids: &'a [Uuid]) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move { entries(&found(tx, ids).await?) })
    }

    fn texts<'a>(
        &'a self,
        tx: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>> {
        Box::pin(async move { documents(&found(tx, ids).await?) })
    }

    fn all<'a>(&'a self, tx: &'a mut Transaction, last: Uuid) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move {
            let ids = after(tx, &INDEXED_CONSULTATIONS_AFTER, last).await?;
            entries(&found(tx, &ids).await?)
        })
    }
}

async fn found(tx: &mut Transaction, ids: &[Uuid]) -> Result<Vec<Row>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    tx.all(&INDEXED_CONSULTATIONS, params![db::id_list(ids)]).await
}

fn entries(rows: &[Row]) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    for row in rows {
        let id: Uuid = row.get("id")?;
        if entries.last().is_some_and(|last| last.item.id == id) {
            continue;
        }
        let at = row.get("opens_at")?;
        entries.push(Entry {
            item: Item { kind: ITEM_KIND, id },
            audience: Audience::Everybody,
            values: vec![(KIND, ITEM_KIND.to_owned()), (YEAR, year_key(at))],
            newest: at,
            active: row.get("changed_at")?,
        });
    }
    Ok(entries)
}

fn documents(rows: &[Row]) -> Result<Vec<TextDocument>> {
    let mut documents: Vec<TextDocument> = Vec::new();
    for row in rows {
        let key = row.get::<Uuid>("id")?.as_u128();
        if documents.last().is_none_or(|last| last.key != key) {
            documents.push(TextDocument {
                key,
                language: language(row)?,
                title: row.get("title")?,
                body: row.get("introduction")?,
                extra: row.get("text_title")?,
            });
        }
        if let (Some(document), Some(statement)) =
            (documents.last_mut(), row.get::<Option<String>>("statement")?)
        {
            document.body.push('\n');
            document.body.push_str(&statement);
        }
    }
    Ok(documents)
}
