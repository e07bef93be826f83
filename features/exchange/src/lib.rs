//! The exchange: the marketplace where municipalities, companies and science bring examples, questions, needs and
//! offers.

pub mod api;
pub mod front;
pub mod model;
mod pages;
pub mod permissions;
pub mod store;

use axum::Router;
use web::{House, Locale, MenuEntry};

pub use pages::view::{OrganisationOptions, organisation_options};
pub use store::{
    asks::ExchangeAsks,
    audience::ExchangeAudience,
    catalogue::ExchangeSource,
    personal_data::ExchangeData,
    shown::{ExchangeActivity, ExchangeLinks, ReplyLinks, ReportLinks},
    sitemap::{ContributionPages, ThemePages},
};

/// The texts of this room.
pub const LOCALE: Locale =
    Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

/// The entry in the main menu.
pub const MENU: MenuEntry = MenuEntry { label: "exchange-menu", url: "/bijdragen" };

/// The entry for the themes.
pub const MENU_THEMES: MenuEntry = MenuEntry { label: "exchange-menu-themes", url: "/themas" };

/// The tasks of this room on the start page of administration.
pub const TASKS: [people::Task; 2] = [
    people::Task {
        label: "exchange-task-reports",
        url: "/beheer/meldingen",
        roles: &[web::NetworkRole::Moderator],
        organisation_roles: &[web::Role::Administrator],
    },
    people::Task {
        label: "exchange-task-themes",
        url: "/beheer/themas",
        roles: &[web::NetworkRole::Editor],
        organisation_roles: &[],
    },
];

/// The routes of this room.
pub fn routes() -> Router<House> {
    Router::new()
        .merge(pages::list::routes())
        .merge(pages::feed::routes())
        .merge(pages::tables::routes())
        .merge(pages::new::routes())
        .merge(pages::detail::routes())
        .merge(pages::matches::routes())
        .merge(pages::edit::routes())
        .merge(pages::steps::routes())
        .merge(pages::history::routes())
        .merge(pages::attachments::routes())
        .merge(pages::mine::routes())
        .merge(pages::themes::routes())
        .merge(pages::manage_themes::routes())
        .merge(pages::replies::routes())
        .merge(pages::reply_table::routes())
        .merge(pages::voices::routes())
        .merge(pages::follow::routes())
        .merge(pages::moderation::routes())
        .merge(pages::joining::routes())
}

/// Removes forms that were sent so long ago that nobody sends them again.
pub async fn purge(db: &db::Db, now: web::Instant) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    store::personal_data::purge(&mut tx, now).await?;
    tx.commit().await?;
    Ok(())
}
