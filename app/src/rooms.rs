//! The list of rooms: their routes, texts, menu entries, jobs and providers, each named once.

use std::sync::Arc;

use axum::{Extension, Router, middleware, routing::get};
use exchange::{ExchangeActivity, ExchangeData, ExchangeLinks};
use people::{Activities, PeopleData, PersonalData, Tasks};
use web::{Clock, House, Ids, Instant, Locale, MenuEntry, Settings};

use crate::{api, config::Config, front};

/// The texts of all rooms.
pub const LOCALES: [Locale; 4] = [front::LOCALE, people::LOCALE, exchange::LOCALE, links::LOCALE];
/// The main menu.
pub const MENU: [MenuEntry; 3] = [exchange::MENU, exchange::MENU_THEMES, people::MENU];

/// The only place that reads the wall clock.
#[expect(clippy::disallowed_methods, reason = "time enters the program here")]
fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// The context of all handlers, with the real clock and the system's randomness.
pub fn house(config: &Config, db: db::Db, base_url: String, demo: bool) -> House {
    let clock = Clock::Real(now);
    let ids = Ids::new(clock.clone(), rand::random());
    let settings = Settings {
        base_url: config.base_url.clone().unwrap_or(base_url).trim_end_matches('/').to_owned(),
        name: config.name.clone(),
        demo,
        trusted_proxies: config.trusted_proxies,
        mail_from: config.mail.from.clone(),
    };
    House::new(db, clock, ids, settings, &LOCALES, MENU.to_vec())
}

/// The parts of the personal data, `people` last.
fn personal_data() -> PersonalData {
    Arc::new(vec![Arc::new(ExchangeData), Arc::new(PeopleData)])
}

/// All routes with their layers.
pub fn router(house: &House, config: &Config) -> anyhow::Result<Router> {
    let providers = people::Providers::new(&config.provider, house)?;
    let mut routes = Router::new()
        .merge(front::routes())
        .merge(web::site::routes())
        .merge(people::routes(personal_data(), providers))
        .merge(exchange::routes())
        .merge(api::routes(&house.settings).0)
        .route("/healthz", get(async || "ok"));
    if house.settings.demo {
        routes = routes.merge(people::demo_routes()).merge(front::demo_routes());
    }
    let activities = Activities(Arc::new(vec![Arc::new(ExchangeActivity)]));
    let tasks = Tasks(Arc::new(exchange::TASKS.to_vec()));
    let traces = links::Providers::new(vec![Arc::new(ExchangeLinks)]);
    let routes = routes
        .layer(Extension(activities))
        .layer(Extension(tasks))
        .layer(Extension(traces))
        .layer(middleware::from_fn_with_state(house.clone(), people::actor_layer));
    Ok(web::layers::around(routes, house))
}
