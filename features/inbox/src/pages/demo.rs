//! The demo only: a digest at once, instead of on Monday.

use axum::{Router, routing::post};
use web::{Answer, Fault, House, Visit};

use crate::digest;

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/demo/overzicht", post(send))
}

async fn send(visit: Visit) -> Answer {
    if !visit.house.settings.demo {
        return Err(Fault::not_found());
    }
    let person = visit.writer()?;
    digest::enqueue_now(&visit.house, person).await?;
    visit.done("/demo/postvak", "inbox-notice-digest-sent")
}
