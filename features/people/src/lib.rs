//! People: organisations of every kind, the people who belong to them, their roles, and how they sign in. The
//! one room that other rooms may enter.

mod activity;
pub mod identifiers;
pub mod import;
pub mod model;
pub mod municipalities;
mod pages;
pub mod permissions;
mod session;
pub mod store;

use std::{convert::Infallible, sync::Arc};

use axum::{
    Extension, Router,
    extract::{FromRequestParts, Request, State},
    http::request::Parts,
    middleware::Next,
    response::Response,
};
use web::{House, Locale, MenuEntry};

pub use activity::{
    Activities, ActivityItem, ActivitySection, OrganisationActivity, Task, Tasks,
};
pub use session::CurrentSession;
pub use store::personal_data::{Boxed, PeopleData, PersonalData, RoomData};

/// The texts of this room.
pub const LOCALE: Locale =
    Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

/// The entry in the main menu.
pub const MENU: MenuEntry = MenuEntry { label: "people-menu", url: "/organisaties" };

/// The routes of this room. `personal_data` are the parts of all rooms, this one last.
pub fn routes(personal_data: PersonalData, buttons: Buttons) -> Router<House> {
    Router::new()
        .merge(pages::sign_in::routes())
        .merge(pages::my::routes())
        .merge(pages::organisations::routes())
        .merge(pages::joining::routes())
        .merge(pages::administration::routes())
        .layer(Extension(personal_data))
        .layer(Extension(buttons))
}

/// The routes that exist in the demo only: personas and the mailbox.
pub fn demo_routes() -> Router<House> {
    pages::demo::routes()
}

/// The layer that finds out who is asking; goes around the routes of all rooms.
pub async fn actor_layer(state: State<House>, request: Request, next: Next) -> Response {
    session::layer(state, request, next).await
}

/// A provider to sign in with, on the sign-in page.
#[derive(Clone, Debug)]
pub struct ProviderButton {
    /// Its name: "Gemeente Ommen".
    pub name: String,
    /// Where signing in with it begins.
    pub url: String,
}

/// The providers to sign in with: key and name.
#[derive(Clone, Debug, Default)]
pub struct Buttons(pub Arc<Vec<(String, String)>>);

impl Buttons {
    /// The buttons for a visitor who is on the way to `next`.
    pub fn for_next(&self, next: &str) -> Vec<ProviderButton> {
        let button = |(key, name): &(String, String)| ProviderButton {
            name: name.clone(),
            url: format!("/inloggen/aanbieder/{key}?verder={}", web::encoded(next)),
        };
        self.0.iter().map(button).collect()
    }
}

impl<S: Sync> FromRequestParts<S> for Buttons {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get::<Self>().cloned().unwrap_or_default())
    }
}

/// Removes sessions, links and attempts that can no longer be used.
pub async fn purge(db: &db::Db, now: web::Instant) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    store::sessions::purge(&mut tx, now).await?;
    tx.commit().await?;
    Ok(())
}
