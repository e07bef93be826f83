//! People: organisations of every kind, the people who belong to them, their roles, and how they sign in. The
//! one room that other rooms may enter.

mod activity;
pub mod api;
pub mod identifiers;
pub mod import;
pub mod model;
pub mod municipalities;
mod pages;
pub mod permissions;
mod provider;
mod session;
pub mod store;

use axum::{
    Extension, Router,
    extract::{Request, State},
    middleware::Next,
    response::Response,
};
use web::{House, Locale, MenuEntry};

pub use activity::{
    Activities, ActivityButton, ActivityItem, ActivitySection, OrganisationActivity, Task, Tasks,
};
pub use pages::crumbs_under_my;
pub use provider::{
    ConfigError, ProviderButton, ProviderConfig, Providers, Secret, TenantConfig, provider_buttons,
};
pub use session::CurrentSession;
pub use store::{
    catalogue::PeopleSource,
    personal_data::{Boxed, PeopleData, PersonalData, RoomData},
    staying::{OrganisationLinks, OrganisationPages, PeopleAsks, PeopleAudience},
};

/// The texts of this room.
pub const LOCALE: Locale =
    Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

/// The entry in the main menu.
pub const MENU: MenuEntry = MenuEntry { label: "people-menu", url: "/organisaties" };

/// The routes of this room. `personal_data` are the parts of all rooms, this one last.
pub fn routes(personal_data: PersonalData, providers: Providers) -> Router<House> {
    Router::new()
        .merge(pages::sign_in::routes())
        .merge(pages::confirm::routes())
        .merge(pages::my::routes())
        .merge(pages::address::routes())
        .merge(pages::my_tokens::routes())
        .merge(pages::organisations::routes())
        .merge(pages::joining::routes())
        .merge(pages::administration::routes())
        .merge(pages::provider::routes())
        .layer(Extension(personal_data))
        .layer(Extension(providers))
}

/// The routes that exist in the demo only: personas and the mailbox.
pub fn demo_routes() -> Router<House> {
    pages::demo::routes()
}

/// The layer that finds out who is asking; goes around the routes of all rooms.
pub async fn actor_layer(state: State<House>, request: Request, next: Next) -> Response {
    session::layer(state, request, next).await
}

/// Removes sessions, links, attempts and keys that can no longer be used.
pub async fn purge(db: &db::Db, now: web::Instant) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    store::sessions::purge(&mut tx, now).await?;
    store::providers::purge(&mut tx, now).await?;
    store::tokens::purge(&mut tx, now).await?;
    tx.commit().await?;
    Ok(())
}
