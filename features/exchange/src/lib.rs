//! The exchange: the marketplace where municipalities, companies and science bring examples, questions, needs and
//! offers.

pub mod model;
mod pages;
pub mod permissions;
pub mod store;

use axum::Router;
use web::{House, Locale, MenuEntry};

/// The texts of this room.
pub const LOCALE: Locale =
    Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

/// The entry in the main menu.
pub const MENU: MenuEntry = MenuEntry { label: "exchange-menu", url: "/bijdragen" };

/// The routes of this room.
pub fn routes() -> Router<House> {
    Router::new()
        .merge(pages::list::routes())
        .merge(pages::new::routes())
        .merge(pages::detail::routes())
        .merge(pages::edit::routes())
        .merge(pages::steps::routes())
        .merge(pages::history::routes())
        .merge(pages::attachments::routes())
        .merge(pages::mine::routes())
        .merge(pages::themes::routes())
        .merge(pages::manage_themes::routes())
}
