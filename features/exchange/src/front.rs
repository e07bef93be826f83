//! What the front page shows of this room.

use db::{Result, Transaction};
use web::Visit;

use crate::{model::Filter, pages::view, store::lists};

pub use crate::{pages::view::Line, store::shown::totals};

/// The newest contributions that this visitor may see.
pub async fn newest(tx: &mut Transaction, visit: &Visit, most: usize) -> Result<Vec<Line>> {
    let mut items = lists::page(tx, &visit.actor, &Filter::default()).await?;
    items.truncate(most);
    Ok(view::lines(&visit.page(), &items, &view::today(visit.now())))
}
