use std::sync::Arc;

use axum::{
    extract::{Request, State},
    http::Method,
    middleware::Next,
    response::{IntoResponse, Response},
};
use uuid::Uuid;
use web::{Actor, Fault, House, Visit, Waiting};

use crate::store;

/// Counts what is new for who is asking, for the head of the page: one look into an index. Goes inside the layer that
/// finds out who is asking.
pub async fn waiting_layer(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let person = request.extensions().get::<Arc<Actor>>().and_then(|actor| actor.person);
    if let (Some(person), Method::GET) = (person, request.method().clone()) {
        let counted = async { store::unread(&mut house.db.read().await?, person).await };
        match counted.await {
            Ok(unread) => {
                request.extensions_mut().insert(Waiting(unread));
            }
            Err(error) => return Fault::from(error).into_response(),
        }
    }
    next.run(request).await
}

/// The visitor opened the page of this item: what was new about it no longer is. Where nothing is, nothing is asked.
/// Like "last seen" of a session this is written on a GET: it tells of the visit itself.
pub async fn opened(visit: &mut Visit, item: Uuid) -> db::Result<()> {
    let Some(person) = visit.actor.person.filter(|_| visit.waiting > 0) else { return Ok(()) };
    if !store::has_unread(&mut visit.house.db.read().await?, person, item).await? {
        return Ok(());
    }
    let mut tx = visit.house.db.write().await?;
    store::read_item(&mut tx, person, item, visit.now()).await?;
    tx.commit().await?;
    visit.waiting -= 1;
    Ok(())
}
