//! The pages of this room that programs may look for: what everybody may see.

use db::{Result, Transaction, params, sql, uuid::Uuid};
use web::sitemap::{BoxFuture, Entry, PART, Source};

sql!(
    MAPPED_TOTAL = "SELECT count(*) AS items FROM contribution
     WHERE visibility = 'public' AND state IN ('published', 'answered', 'closed')"
);
sql!(
    MAPPED = "SELECT id, changed_at FROM contribution
     WHERE visibility = 'public' AND state IN ('published', 'answered', 'closed') ORDER BY id LIMIT $1 OFFSET $2"
);
sql!(MAPPED_THEMES = "SELECT slug FROM theme WHERE ended_at IS NULL ORDER BY slug LIMIT $1 OFFSET $2");
sql!(MAPPED_THEMES_TOTAL = "SELECT count(*) AS items FROM theme WHERE ended_at IS NULL");

/// All public contributions.
pub struct ContributionPages;

impl Source for ContributionPages {
    fn key(&self) -> &'static str {
        "bijdragen"
    }

    fn total<'a>(&'a self, tx: &'a mut Transaction) -> BoxFuture<'a, Result<i64>> {
        Box::pin(async move { tx.one(&MAPPED_TOTAL, &[]).await?.get("items") })
    }

    fn part<'a>(&'a self, tx: &'a mut Transaction, skipped: i64) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move {
            let rows = tx.all(&MAPPED, params![PART, skipped]).await?;
            let entry = |row: &db::Row| {
                let path = format!("/bijdragen/{}", row.get::<Uuid>("id")?);
                Ok(Entry { path, changed_at: Some(row.get("changed_at")?) })
            };
            rows.iter().map(entry).collect()
        })
    }
}

/// The themes that can be chosen.
pub struct ThemePages;

impl Source for ThemePages {
    fn key(&self) -> &'static str {
        "themas"
    }

    fn total<'a>(&'a self, tx: &'a mut Transaction) -> BoxFuture<'a, Result<i64>> {
        Box::pin(async move { tx.one(&MAPPED_THEMES_TOTAL, &[]).await?.get("items") })
    }

    fn part<'a>(&'a self, tx: &'a mut Transaction, skipped: i64) -> BoxFuture<'a, Result<Vec<Entry>>> {
        Box::pin(async move {
            let rows = tx.all(&MAPPED_THEMES, params![PART, skipped]).await?;
            let entry = |row: &db::Row| {
                let path = format!("/themas/{}", row.get::<String>("slug")?);
                Ok(Entry { path, changed_at: None })
            };
            rows.iter().map(entry).collect()
        })
    }
}
