//! Themes.

use std::collections::HashMap;

use db::{Result, Row, Transaction, params, sql};
use jobs::Event;
use web::{Ids, Instant};

use crate::{
    model::{ContributionId, Theme, ThemeId, ThemeInput},
    store::lists::Item,
};

/// The kind of a theme as an item in events.
pub const ITEM_KIND: &str = "theme";

sql!(
    ALL = "SELECT id, slug, name_nl, name_en, description_nl, description_en, position, ended_at
     FROM theme ORDER BY position, slug"
);
sql!(
    BY_SLUG = "SELECT id, slug, name_nl, name_en, description_nl, description_en, position, ended_at
     FROM theme WHERE slug = $1"
);
macro_rules! of {
    ($engine:tt) => {
        concat!(
            "SELECT ct.contribution_id, t.id, t.slug, t.name_nl, t.name_en, t.description_nl, t.description_en,
             t.position, t.ended_at
         FROM contribution_theme ct JOIN theme t ON t.id = ct.theme_id
         WHERE ct.contribution_id ",
            db::among!($engine, "$1"),
            " ORDER BY t.position, t.slug"
        )
    };
}
sql!(OF = sqlite: of!(sqlite), postgres: of!(postgres));
sql!(
    ADD = "INSERT INTO theme (id, slug, name_nl, name_en, description_nl, description_en, position, ended_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, NULL) ON CONFLICT DO NOTHING"
);
sql!(
    CHANGE = "UPDATE theme SET name_nl = $2, name_en = $3, description_nl = $4, description_en = $5 WHERE slug = $1"
);
sql!(PLACE = "UPDATE theme SET position = $2 WHERE id = $1");
sql!(END = "UPDATE theme SET ended_at = $2 WHERE slug = $1 AND ended_at IS NULL");
sql!(AGAIN = "UPDATE theme SET ended_at = NULL WHERE slug = $1");

/// All themes in their order, ended ones too. Themes are public.
pub async fn all(tx: &Transaction) -> Result<Vec<Theme>> {
    tx.all(&ALL, &[]).await?.iter().map(theme).collect()
}

/// The theme with this word in its address.
pub async fn by_slug(tx: &mut Transaction, slug: &str) -> Result<Option<Theme>> {
    tx.optional(&BY_SLUG, params![slug]).await?.as_ref().map(theme).transpose()
}

/// The themes of each of these contributions.
pub async fn of(tx: &Transaction, items: &[Item]) -> Result<HashMap<ContributionId, Vec<Theme>>> {
    let mut of: HashMap<ContributionId, Vec<Theme>> = HashMap::new();
    let list = db::id_list(items.iter().map(|item| &item.id.0));
    for row in &tx.all(&OF, params![list]).await? {
        of.entry(row.get("contribution_id")?).or_default().push(theme(row)?);
    }
    Ok(of)
}

/// Adds a theme at a place in the list. Returns false when the word in its address is taken.
pub async fn add(
    tx: &mut Transaction,
    id: ThemeId,
    slug: &str,
    input: &ThemeInput,
    position: i64,
) -> Result<bool> {
    let values = params![
        id,
        slug,
        &input.name_nl,
        &input.name_en,
        &input.description_nl,
        &input.description_en,
        position
    ];
    Ok(tx.execute(&ADD, values).await? > 0)
}

/// Changes names and descriptions; the address stays.
pub async fn change(tx: &mut Transaction, slug: &str, input: &ThemeInput) -> Result<()> {
    let values = params![slug, &input.name_nl, &input.name_en, &input.description_nl, &input.description_en];
    tx.execute(&CHANGE, values).await.map(drop)
}

/// Notes that the names of a theme are not what they were, for who finds contributions by them.
pub async fn note_renamed(tx: &mut Transaction, ids: &Ids, id: ThemeId, now: Instant) -> Result<()> {
    let event = Event { kind: "exchange.theme-renamed", item_kind: ITEM_KIND, item_id: id.0 };
    jobs::emit(tx, ids.new_id(), now, event).await
}

/// Puts the themes in this order.
pub async fn order(tx: &mut Transaction, themes: &[Theme]) -> Result<()> {
    for (place, theme) in (1_i64..).zip(themes) {
        if theme.position != place {
            tx.execute(&PLACE, params![theme.id, place]).await?;
        }
    }
    Ok(())
}

/// From now on it can no longer be chosen; what has it keeps it.
pub async fn end(tx: &mut Transaction, slug: &str, now: Instant) -> Result<()> {
    tx.execute(&END, params![slug, now]).await.map(drop)
}

/// It can be chosen again.
pub async fn again(tx: &mut Transaction, slug: &str) -> Result<()> {
    tx.execute(&AGAIN, params![slug]).await.map(drop)
}

fn theme(row: &Row) -> Result<Theme> {
    Ok(Theme {
        id: row.get("id")?,
        slug: row.get("slug")?,
        name_nl: row.get("name_nl")?,
        name_en: row.get("name_en")?,
        description_nl: row.get("description_nl")?,
        description_en: row.get("description_en")?,
        position: row.get("position")?,
        ended_at: row.get("ended_at")?,
    })
}
