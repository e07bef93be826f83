//! Any stretch of the list, for pages of another size than that of the site and for tables to download. The one
//! place that puts it together from the pages of [`lists`].

use db::{Result, Transaction};
use web::Actor;

use crate::{
    model::{Filter, PAGE_SIZE},
    store::lists::{self, Item},
};

/// At most `size` items of the list from `offset` on, the page of the filter apart.
pub async fn window(
    tx: &mut Transaction,
    actor: &Actor,
    filter: &Filter,
    offset: i64,
    size: i64,
) -> Result<Vec<Item>> {
    let first = offset / PAGE_SIZE + 1;
    let last = (offset + size - 1) / PAGE_SIZE + 1;
    let mut items = Vec::new();
    // Five pages at most, for the largest page of the API.
    for page in first..=last {
        let found = lists::page(tx, actor, &Filter { page, ..filter.clone() }).await?;
        let is_last = (found.len() as i64) < PAGE_SIZE;
        items.extend(found);
        if is_last {
            break;
        }
    }
    let before = usize::try_from(offset - (first - 1) * PAGE_SIZE).unwrap_or_default();
    Ok(items.into_iter().skip(before).take(usize::try_from(size).unwrap_or_default()).collect())
}
