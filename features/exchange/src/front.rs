//! What the front page shows of this room.

use db::{Result, Transaction};
use search::Search;
use web::{Actor, Visit};

use crate::{model::Filter, pages::view, store::lists};

pub use crate::pages::view::Line;

/// The newest contributions that this visitor may see.
pub async fn newest(search: &Search, tx: &Transaction, visit: &Visit, most: i64) -> Result<Vec<Line>> {
    let items = lists::first(search, tx, &visit.actor, &Filter::default(), most).await?;
    Ok(view::lines(&visit.page(), &items, &view::today(visit.now())))
}

/// How many contributions everybody can see, and from how many organisations.
pub async fn totals(search: &Search) -> Result<(i64, i64)> {
    lists::totals(search, &Actor::default()).await
}
