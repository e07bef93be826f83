//! Amendments that were submitted, of versions that were shown.

use std::collections::HashSet;

use db::{Result, Row, Transaction, params, sql, uuid::Uuid};
use jobs::Recorded;
use people::store::catalogue::{
    ITEM_KIND as ORGANISATION_KIND, KIND, ORGANISATION, PROVINCE, SIZE, YEAR, size_key, year_key,
};
use search::{Audience, BoxFuture, Entry, Item, Source, TextDocument};
use web::Language;

use super::{after, items_of, language, touched_by};
use crate::store::{amendments::ITEM_KIND, versions::ITEM_KIND as VERSION_KIND};

/// A row for each organisation that submits it.
macro_rules! amendments {
    ($engine:tt) => {
        concat!(
            "SELECT a.id, a.number, a.title, a.explanation, a.made_at, a.submitted_at, a.changed_at, t.language,
                 t.title AS text_title, o.id AS organisation_id, o.name AS organisation_name, o.province_code,
                 o.inhabitants
             FROM rule_amendment a JOIN rule_text t ON t.id = a.text_id JOIN rule_version v ON v.id = a.version_id
             LEFT JOIN rule_amendment_signature s ON s.amendment_id = a.id AND s.is_submitter
             JOIN organisation o ON o.id = COALESCE(s.organisation_id, a.organisation_id)
             WHERE a.state <> 'draft' AND v.state <> 'draft' AND a.id ",
            db::among!($engine, "$1"),
            " ORDER BY a.id, s.at, o.id"
        )
    };
}
sql!(INDEXED_AMENDMENTS = sqlite: amendments!(sqlite), postgres: amendments!(postgres));
sql!(
    INDEXED_AMENDMENTS_AFTER = "SELECT a.id FROM rule_amendment a JOIN rule_version v ON v.id = a.version_id
     WHERE a.id > $1 AND a.state <> 'draft' AND v.state <> 'draft' ORDER BY a.id LIMIT $2"
);
sql!(
    /// Those of its whole text: the text may be called something else.
    INDEXED_AMENDMENTS_OF_VERSION = "SELECT a.id FROM rule_amendment a
     JOIN rule_version v ON v.text_id = a.text_id WHERE v.id = $1 AND a.state <> 'draft'"
);
sql!(
    INDEXED_AMENDMENTS_OF_ORGANISATION = "SELECT a.id FROM rule_amendment a WHERE a.state <> 'draft'
         AND (a.organisation_id = $1 OR EXISTS (SELECT 1 FROM rule_amendment_signature s
              WHERE s.amendment_id = a.id AND s.organisation_id = $1 AND s.is_submitter))"
);

/// All amendments that everybody may see.
pub struct AmendmentSource;

impl Source for AmendmentSource {
    fn kinds(&self) -> &[&'static str] {
        &[ITEM_KIND]
    }

    fn touched<'a>(
        &'a self,
        tx: &'a mut Transaction,
        events: &'a [Recorded],
    ) -> BoxFuture<'a, Result<Vec<Uuid>>> {
        Box::pin(async move {
            let mut touched = items_of(events, ITEM_KIND);
            for (kind, statement) in [
                (VERSION_KIND, &INDEXED_AMENDMENTS_OF_VERSION),
                (ORGANISATION_KIND, &INDEXED_AMENDMENTS_OF_ORGANISATION),
            ] {
                touched_by(tx, statement, items_of(events, kind), &mut touched).await?;
            }
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
            let ids = after(tx, &INDEXED_AMENDMENTS_AFTER, last).await?;
            entries(&found(tx, &ids).await?)
        })
    }
}

async fn found(tx: &mut Transaction, ids: &[Uuid]) -> Result<Vec<Row>> {
    if ids.is_empty() { Ok(Vec::new()) } else { tx.all(&INDEXED_AMENDMENTS, params![db::id_list(ids)]).await }
}

/// With the values of each organisation that submits it.
fn entries(rows: &[Row]) -> Result<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut seen = HashSet::new();
    for row in rows {
        let id: Uuid = row.get("id")?;
        if entries.last().is_none_or(|last| last.item.id != id) {
            let at = row.get::<Option<i64>>("submitted_at")?.unwrap_or(row.get("made_at")?);
            seen.clear();
            entries.push(Entry {
                item: Item { kind: ITEM_KIND, id },
                audience: Audience::Everybody,
                values: vec![(KIND, ITEM_KIND.to_owned()), (YEAR, year_key(at))],
                newest: at,
                active: row.get("changed_at")?,
            });
        }
        let values = [
            (ORGANISATION, Some(row.get::<Uuid>("organisation_id")?.to_string())),
            (PROVINCE, row.get("province_code")?),
            (SIZE, size_key(row.get("inhabitants")?)),
        ];
        if let Some(entry) = entries.last_mut() {
            let values = values.into_iter().filter_map(|(dimension, value)| Some((dimension, value?)));
            entry.values.extend(values.filter(|value| seen.insert(value.clone())));
        }
    }
    Ok(entries)
}

/// Who submits it is found too, and so is the text that it amends.
fn documents(rows: &[Row]) -> Result<Vec<TextDocument>> {
    let mut documents: Vec<TextDocument> = Vec::new();
    for row in rows {
        let key = row.get::<Uuid>("id")?.as_u128();
        if documents.last().is_none_or(|last| last.key != key) {
            let language = language(row)?;
            documents.push(TextDocument {
                key,
                language,
                title: titled(language, row.get("number")?, &row.get::<String>("title")?),
                body: row.get("explanation")?,
                extra: row.get("text_title")?,
            });
        }
        if let Some(document) = documents.last_mut() {
            document.extra.push('\n');
            document.extra.push_str(&row.get::<String>("organisation_name")?);
        }
    }
    Ok(documents)
}

/// "Amendement 7: Zes weken", in the language of the text.
fn titled(language: Language, number: Option<i64>, title: &str) -> String {
    let word = match language {
        Language::Nl => "Amendement",
        Language::En => "Amendment",
    };
    number.map_or_else(|| format!("{word}: {title}"), |number| format!("{word} {number}: {title}"))
}
