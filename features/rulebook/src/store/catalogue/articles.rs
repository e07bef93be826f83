//! Articles, principles and preambles that were shown.

use std::collections::HashSet;

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use jobs::Recorded;
use people::store::catalogue::{KIND, YEAR, year_key};
use search::{Audience, BoxFuture, Entry, Item, Source, TextDocument};

use super::{items_of, language, touched_by};
use crate::{pages::node::ITEM_KIND, store::versions::ITEM_KIND as VERSION_KIND};

/// What sort of thing an article is, for the filter that all rooms share.
const SORT: &str = "rule";

macro_rules! articles {
    ($columns:literal, $($where:tt)*) => {
        concat!(
            "SELECT n.node_id, ", $columns, " FROM rule_node n JOIN rule_version v ON v.id = n.version_id
             JOIN rule_text t ON t.id = n.text_id
             WHERE n.is_shown AND n.kind IN ('article', 'principle', 'preamble') AND ", $($where)*
        )
    };
}
macro_rules! entries {
    ($($where:tt)*) => { articles!("COALESCE(v.shown_at, v.made_at) AS at, v.changed_at", $($where)*) };
}
macro_rules! documents {
    ($($where:tt)*) => { articles!("n.title, n.text, t.title AS text_title, t.language", $($where)*) };
}
sql!(ALL_ARTICLES = entries!("n.node_id > $1 ORDER BY n.node_id LIMIT 4000"));
sql!(
    ARTICLES = sqlite: entries!("n.node_id ", db::among!(sqlite, "$1")),
    postgres: entries!("n.node_id ", db::among!(postgres, "$1"))
);
sql!(
    ARTICLE_TEXTS = sqlite: documents!("n.node_id ", db::among!(sqlite, "$1")),
    postgres: documents!("n.node_id ", db::among!(postgres, "$1"))
);
sql!(
    ARTICLES_OF_VERSION =
        "SELECT n.node_id AS id FROM rule_node n JOIN rule_version v ON v.text_id = n.text_id
     WHERE v.id = $1 AND n.kind IN ('article', 'principle', 'preamble') ORDER BY n.node_id"
);

/// All articles, principles and preambles that were shown.
pub struct RuleSource;

impl Source for RuleSource {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn touched<'a>(
        &'a self,
        tx: &'a mut Transaction,
        events: &'a [Recorded],
    ) -> BoxFuture<'a, Result<Vec<Uuid>>> {
        Box::pin(async move {
            let mut touched = HashSet::new();
            touched_by(tx, &ARTICLES_OF_VERSION, items_of(events, VERSION_KIND), &mut touched).await?;
            Ok(touched.into_iter().collect())
        })
    }

    fn entries<'a>(&'a self, tx: &'a mut Transaction, ids: &'a [Uuid]) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(
            async move { tx.all(&ARTICLES, params![db::id_list(ids)]).await?.iter().map(entry).collect() },
        )
    }

    fn texts<'a>(
        &'a self,
        tx: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>> {
        Box::pin(async move {
            tx.all(&ARTICLE_TEXTS, params![db::id_list(ids)]).await?.iter().map(document).collect()
        })
    }

    fn all<'a>(&'a self, tx: &'a mut Transaction, after: Uuid) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move { tx.all(&ALL_ARTICLES, params![after]).await?.iter().map(entry).collect() })
    }
}

fn entry(row: &Row) -> Result<Entry> {
    let at = row.get("at")?;
    Ok(Entry {
        item: Item { kind: ITEM_KIND, id: row.get("node_id")? },
        audience: Audience::Everybody,
        values: vec![(KIND, SORT.to_owned()), (YEAR, year_key(at))],
        newest: at,
        active: row.get("changed_at")?,
    })
}

fn document(row: &Row) -> Result<TextDocument> {
    Ok(TextDocument {
        key: row.get::<Uuid>("node_id")?.as_u128(),
        language: language(row)?,
        title: row.get("title")?,
        body: row.get("text")?,
        extra: row.get("text_title")?,
    })
}
