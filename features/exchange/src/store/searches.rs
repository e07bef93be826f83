//! Searches that are followed: a list with filters, as its address says it.

use db::{Result, Transaction, params, sql, uuid::Uuid};
use web::{Actor, Instant, PersonId};

use crate::{
    model::{Filter, Newcomer},
    store::audience::within,
};

/// The most searches that one person follows.
pub const MOST_SEARCHES: i64 = 20;
/// How many are compared with something new at once.
const BATCH: i64 = 1000;

sql!(
    SEARCH_ADD = "INSERT INTO followed_search (id, person_id, query, at) SELECT $1, $2, $3, $4
     WHERE (SELECT count(*) FROM followed_search WHERE person_id = $2) < $5 ON CONFLICT DO NOTHING"
);
sql!(SEARCH_KNOWN = "SELECT id FROM followed_search WHERE person_id = $1 AND query = $2");
sql!(SEARCH_END = "DELETE FROM followed_search WHERE person_id = $1 AND id = $2");
sql!(
    SEARCHES_OF =
        "SELECT id, query, at FROM followed_search WHERE person_id = $1 ORDER BY at DESC, id LIMIT 100"
);
sql!(
    SEARCHES_WITHIN = concat!(
        "SELECT f.id, f.person_id, f.query FROM followed_search f WHERE f.id > $3 AND ",
        within!("CAST($2 AS TEXT)", "$1"),
        " ORDER BY f.id LIMIT $4"
    )
);

/// A search that somebody follows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowedSearch {
    /// Its identifier.
    pub id: Uuid,
    /// The query of its address.
    pub query: String,
    /// Since when.
    pub at: Instant,
}

/// Begins to follow a search. `false` when that would be one too many; doing it twice changes nothing.
pub async fn follow(
    tx: &mut Transaction,
    id: Uuid,
    person: PersonId,
    filter: &Filter,
    now: Instant,
) -> Result<bool> {
    let query = filter.query();
    tx.execute(&SEARCH_ADD, params![id, person, &query, now, MOST_SEARCHES]).await?;
    Ok(tx.optional(&SEARCH_KNOWN, params![person, query]).await?.is_some())
}

/// Stops following a search.
pub async fn stop(tx: &mut Transaction, person: PersonId, id: Uuid) -> Result<()> {
    tx.execute(&SEARCH_END, params![person, id]).await.map(drop)
}

/// The search with this filter that the actor follows; a guest follows none.
pub async fn followed(tx: &Transaction, actor: &Actor, filter: &Filter) -> Result<Option<Uuid>> {
    let Some(person) = actor.person else { return Ok(None) };
    tx.optional(&SEARCH_KNOWN, params![person, filter.query()]).await?.map(|row| row.get("id")).transpose()
}

/// The searches that a person follows, the latest first.
pub async fn of(tx: &mut Transaction, person: PersonId) -> Result<Vec<FollowedSearch>> {
    let rows = tx.all(&SEARCHES_OF, params![person]).await?;
    let read = |row: &db::Row| {
        Ok(FollowedSearch { id: row.get("id")?, query: row.get("query")?, at: row.get("at")? })
    };
    rows.iter().map(read).collect()
}

/// Who follows a search that finds this, and may see it. Each search is compared here, some at a time: what fits is
/// decided by the same filter that made the list.
pub async fn followers(tx: &mut Transaction, new: &Newcomer<'_>) -> Result<Vec<PersonId>> {
    let mut people = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let values = params![new.organisation.id, new.content.visibility.key(), after, BATCH];
        let rows = tx.all(&SEARCHES_WITHIN, values).await?;
        for row in &rows {
            after = row.get("id")?;
            if Filter::of_query(&row.get::<String>("query")?).fits(new) {
                people.push(row.get("person_id")?);
            }
        }
        if (rows.len() as i64) < BATCH {
            return Ok(people);
        }
    }
}
