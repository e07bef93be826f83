//! The rulebook: the rules of the game, worked out together. Texts are trees of nodes with permanent identities; what
//! changes them are operations.

pub mod api;
pub mod formats;
pub mod model;
mod pages;
pub mod permissions;
pub mod store;
pub mod wording;

use std::collections::HashMap;

use axum::Router;
use jobs::Handler;
use web::{House, Locale, MenuEntry};

/// The kind of a node of a rule text as an item in links and events.
pub use pages::node::ITEM_KIND as NODE_KIND;
pub use store::{
    amendments::{
        asks::AmendmentAsks,
        shown::{AmendmentAudience, AmendmentLinks},
    },
    catalogue::{AmendmentSource, ConsultationSource, RuleSource, RuleTextSource},
    consultations::told::{ConsultationAsks, ConsultationAudience, ConsultationLinks, ConsultationPages},
    follows::RuleFollowing,
    personal_data::RuleData,
    shown::{RuleAudience, RuleLinks, RulePages, RuleTextLinks, RuleVersionLinks},
};

/// The texts of this room.
pub const LOCALE: Locale =
    Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

/// The entry in the main menu.
pub const MENU: MenuEntry = MenuEntry { label: "rulebook-menu", url: "/spelregels" };

/// The routes of this room.
pub fn routes() -> Router<House> {
    Router::new()
        .merge(pages::list::routes())
        .merge(pages::tables::routes())
        .merge(pages::manage::routes())
        .merge(pages::read::routes())
        .merge(pages::feed::routes())
        .merge(pages::versions::routes())
        .merge(pages::change_table::routes())
        .merge(pages::compare::routes())
        .merge(pages::node::routes())
        .merge(pages::link::routes())
        .merge(pages::follow::routes())
        .merge(pages::draft::routes())
        .merge(pages::amendments::routes())
        .merge(pages::steps::routes())
        .merge(pages::deadline::routes())
        .merge(pages::files::routes())
        .merge(pages::consultations::routes())
}

/// Who does the jobs of this room: telling that a consultation opened, and mailing that it was completed.
pub fn handlers(house: &House) -> HashMap<&'static str, Handler> {
    use store::consultations::life;
    HashMap::from([
        (life::OPENS, life::opens_handler(house.clone())),
        (life::TELLS, life::tells_handler(house.clone())),
    ])
}

/// Forgets the addresses of those who responded to consultations of long ago, and responses that nobody confirmed.
pub async fn purge(db: &db::Db, now: web::Instant) -> anyhow::Result<()> {
    let mut tx = db.write().await?;
    store::consultations::life::purge(&mut tx, now).await?;
    tx.commit().await?;
    Ok(())
}
