//! What people follow: contributions, themes, organisations.

use db::{Result, Transaction, params, sql, uuid::Uuid};
use web::{Actor, Instant, PersonId};

use crate::store::{listed, visible};

sql!(
    FOLLOW_ADD = "INSERT INTO follow (person_id, item_kind, item_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING"
);
sql!(FOLLOW_END = "DELETE FROM follow WHERE person_id = $1 AND item_kind = $2 AND item_id = $3");
sql!(
    FOLLOWS = "SELECT COUNT(*) AS total FROM follow WHERE person_id = $1 AND item_kind = $2 AND item_id = $3"
);
sql!(FOLLOWED = concat!("SELECT f.item_kind, f.item_id, f.at, c.title AS name, '' AS slug FROM follow f
         JOIN contribution c ON f.item_kind = 'contribution' AND c.id = f.item_id
         WHERE f.person_id = $1 AND ", listed!(), " AND ", visible!(), "
     UNION ALL SELECT f.item_kind, f.item_id, f.at, o.name, '' FROM follow f
         JOIN organisation o ON f.item_kind = 'organisation' AND o.id = f.item_id WHERE f.person_id = $1
     UNION ALL SELECT f.item_kind, f.item_id, f.at, CASE WHEN $3 = 'en' THEN t.name_en ELSE t.name_nl END, t.slug FROM follow f
         JOIN theme t ON f.item_kind = 'theme' AND t.id = f.item_id WHERE f.person_id = $1
     ORDER BY 3 DESC LIMIT 500"));
sql!(ORGANISATION_EXISTS = "SELECT COUNT(*) AS total FROM organisation WHERE id = $1");
sql!(THEME_SLUG = "SELECT slug FROM theme WHERE id = $1");

/// What can be followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Followable {
    /// A contribution.
    Contribution,
    /// Everything with a theme.
    Theme,
    /// Everything that an organisation brings.
    Organisation,
}

impl Followable {
    /// The stable word in the database and in forms.
    pub fn key(self) -> &'static str {
        match self {
            Self::Contribution => "contribution",
            Self::Theme => "theme",
            Self::Organisation => "organisation",
        }
    }

    /// The one with this key.
    pub fn from_key(key: &str) -> Option<Self> {
        [Self::Contribution, Self::Theme, Self::Organisation].into_iter().find(|f| f.key() == key)
    }
}

/// Begins to follow; doing it twice changes nothing.
pub async fn follow(
    tx: &mut Transaction,
    person: PersonId,
    what: Followable,
    id: Uuid,
    now: Instant,
) -> Result<()> {
    tx.execute(&FOLLOW_ADD, params![person, what.key(), id, now]).await.map(drop)
}

/// Stops following.
pub async fn stop(tx: &mut Transaction, person: PersonId, what: Followable, id: Uuid) -> Result<()> {
    tx.execute(&FOLLOW_END, params![person, what.key(), id]).await.map(drop)
}

/// Whether the actor follows this; a guest never does.
pub async fn follows(tx: &Transaction, actor: &Actor, what: Followable, id: Uuid) -> Result<bool> {
    let Some(person) = actor.person else { return Ok(false) };
    let total: i64 = tx.one(&FOLLOWS, params![person, what.key(), id]).await?.get("total")?;
    Ok(total > 0)
}

/// Whether an organisation with this identifier exists.
pub async fn organisation_exists(tx: &mut Transaction, id: Uuid) -> Result<bool> {
    let total: i64 = tx.one(&ORGANISATION_EXISTS, params![id]).await?.get("total")?;
    Ok(total > 0)
}

/// The slug of the theme with this identifier.
pub async fn theme_slug(tx: &mut Transaction, id: Uuid) -> Result<Option<String>> {
    tx.optional(&THEME_SLUG, params![id]).await?.map(|row| row.get("slug")).transpose()
}

/// Something that is followed, in one's own list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// What sort.
    pub what: Followable,
    /// Which one.
    pub id: Uuid,
    /// Its title or name.
    pub name: String,
    /// The word in the address of a theme; empty for the others.
    pub slug: String,
    /// Since when.
    pub at: Instant,
}

/// What the actor follows and may see, the latest first.
pub async fn of(tx: &mut Transaction, actor: &Actor, language: web::Language) -> Result<Vec<Followed>> {
    let rows = tx.all(&FOLLOWED, params![actor.person, actor.is_in_network(), language.code()]).await?;
    let read = |row: &db::Row| {
        let what: String = row.get("item_kind")?;
        let what = Followable::from_key(&what).unwrap_or(Followable::Contribution);
        Ok(Followed {
            what,
            id: row.get("item_id")?,
            name: row.get("name")?,
            slug: row.get("slug")?,
            at: row.get("at")?,
        })
    };
    rows.iter().map(read).collect()
}
