use db::Transaction;
use uuid::Uuid;
use web::Visit;

use crate::store;

/// Whether something about this item is new for the visitor, whose page it is; then the number in the head of the page is
/// one less. Where nothing is new at all, nothing is asked.
pub async fn is_new(tx: &Transaction, visit: &Visit, item: Uuid) -> db::Result<bool> {
    match visit.actor.person.filter(|_| visit.waiting > 0) {
        Some(person) => store::has_unread(tx, person, item).await,
        None => Ok(false),
    }
}

/// The visitor opened the page of this item: what was new about it no longer is. To be called when the page is ready
/// and nothing is open any more. Like "last seen" of a session this is written on a GET: it tells of the visit itself,
/// and when it cannot be written the page is shown all the same.
pub async fn opened(visit: &Visit, item: Uuid) {
    let Some(person) = visit.actor.person else { return };
    let written = async {
        let mut tx = visit.house.db.write().await?;
        store::read_item(&mut tx, person, item, visit.now()).await?;
        tx.commit().await
    };
    if let Err(error) = written.await {
        tracing::warn!(%error, "what was opened stays marked as new");
    }
}
