//! PostgreSQL's own full-text search with its Dutch configuration, on the same texts. Nothing is kept.

use std::collections::HashMap;

use db::{Db, Options, params, sql};

use super::{
    Ranking,
    judged::{Document, Judged},
};

const TABLE: &str = "CREATE TEMPORARY TABLE quality_document (key BIGINT PRIMARY KEY, words tsvector)";

sql!(
    ADD = "INSERT INTO quality_document (key, words)
     VALUES ($1, setweight(to_tsvector('dutch', $2), 'A') || setweight(to_tsvector('dutch', $3), 'D'))"
);
sql!(
    FIND = "SELECT key FROM quality_document, websearch_to_tsquery('dutch', $1) AS asked
     WHERE words @@ asked ORDER BY ts_rank_cd(words, asked) DESC, key"
);

/// What PostgreSQL answers to each query.
pub async fn rankings(url: &str, documents: &[Document], queries: &[Judged]) -> anyhow::Result<Vec<Ranking>> {
    let db = Db::open(&Options::Postgres { url: url.to_owned(), connections: 1 })?;
    let mut tx = db.write().await?;
    tx.batch(TABLE).await?;
    let mut keys: HashMap<i64, u128> = HashMap::new();
    for (number, document) in documents.iter().enumerate() {
        let number = i64::try_from(number)?;
        keys.insert(number, document.text.key);
        tx.execute(&ADD, params![number, document.text.title.as_str(), document.text.body.as_str()]).await?;
    }
    let mut rankings = Vec::new();
    for query in queries {
        let rows = tx.all(&FIND, params![query.text.as_str()]).await?;
        let found =
            rows.iter().map(|row| Ok(keys[&row.get::<i64>("key")?])).collect::<db::Result<Ranking>>()?;
        rankings.push(found);
    }
    tx.rollback().await?;
    Ok(rankings)
}
