//! The inbox: what is asked of somebody, what is new for them, and the digest of it by mail. Knows what rooms tell
//! through `notices` and `links` only.

mod digest;
mod pages;
mod personal_data;
mod view;

use std::{collections::HashMap, sync::Arc};

use axum::Router;
use jobs::Handler;
use notices::{Asking, Audience};
use web::{House, Locale};

pub use personal_data::InboxData;

/// The texts of this room.
pub const LOCALE: Locale =
    Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

/// The routes of this room. `links::Providers` and [`Asking`] stand in extensions around them.
pub fn routes() -> Router<House> {
    Router::new().merge(pages::for_you::routes()).merge(pages::setting::routes()).merge(pages::stop::routes())
}

/// The routes that exist in the demo only: a digest at once.
pub fn demo_routes() -> Router<House> {
    pages::demo::routes()
}

/// Who does the jobs of staying in touch: writing notices, finding who gets a digest, making it.
pub fn handlers(
    house: &House,
    audiences: Vec<Arc<dyn Audience>>,
    providers: links::Providers,
    asking: Asking,
) -> HashMap<&'static str, Handler> {
    HashMap::from([
        (notices::NOTICES, notices::handler(house.db.clone(), audiences)),
        (notices::ROUND, notices::round_handler(house.clone())),
        (notices::DIGEST, digest::handler(house.clone(), providers, asking)),
    ])
}

/// Removes notices and digests that are past.
pub async fn purge(db: &db::Db, now: web::Instant) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    notices::purge(&mut tx, now).await?;
    tx.commit().await?;
    Ok(())
}
