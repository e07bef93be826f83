//! The list of rooms: their routes, texts, menu entries, jobs and providers, each named once.

use std::{collections::HashMap, path::Path, sync::Arc};

use axum::{Extension, Router, middleware, routing::get};
use exchange::{
    ContributionPages, ExchangeActivity, ExchangeAsks, ExchangeAudience, ExchangeData, ExchangeLinks,
    ExchangeSource, ReplyLinks, ReportLinks, ThemePages,
};
use inbox::InboxData;
use jobs::Handler;
use notices::{Asking, Audience, Followings};
use people::{
    Activities, OrganisationLinks, OrganisationPages, PeopleAsks, PeopleAudience, PeopleData, PeopleSource,
    PersonalData, Tasks,
};
use rulebook::{
    AmendmentAsks, AmendmentAudience, AmendmentLinks, AmendmentSource, ConsultationAsks,
    ConsultationAudience, ConsultationLinks, ConsultationPages, ConsultationSource, RuleAudience, RuleData,
    RuleFollowing, RuleLinks, RulePages, RuleSource, RuleTextLinks, RuleTextSource, RuleVersionLinks,
};
use search::{Search, Source};
use web::{Clock, House, Ids, Instant, Locale, MenuEntry, Settings, sitemap::Sources};

use crate::{api, config::Config, demo, finding, front};

/// The texts of all rooms.
pub const LOCALES: [Locale; 6] =
    [front::LOCALE, people::LOCALE, exchange::LOCALE, rulebook::LOCALE, inbox::LOCALE, links::LOCALE];
/// The main menu.
pub const MENU: [MenuEntry; 4] = [exchange::MENU, rulebook::MENU, exchange::MENU_THEMES, people::MENU];

/// The only place that reads the wall clock.
#[expect(clippy::disallowed_methods, reason = "time enters the program here")]
fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or(i64::MAX)
}

/// The context of all handlers, with the real clock and the system's randomness.
pub fn house(config: &Config, db: db::Db, base_url: String, demo: bool) -> House {
    let clock = if demo { Clock::ahead(now) } else { Clock::Real(now) };
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
    Arc::new(vec![Arc::new(ExchangeData), Arc::new(RuleData), Arc::new(InboxData), Arc::new(PeopleData)])
}

/// How the things of all rooms are shown elsewhere.
fn shown() -> links::Providers {
    links::Providers::new(vec![
        Arc::new(ExchangeLinks),
        Arc::new(ReplyLinks),
        Arc::new(ReportLinks),
        Arc::new(RuleLinks),
        Arc::new(RuleVersionLinks),
        Arc::new(RuleTextLinks),
        Arc::new(ConsultationLinks),
        Arc::new(AmendmentLinks),
        Arc::new(OrganisationLinks),
    ])
}

/// What the rooms ask of somebody, in the order in which it is shown.
fn asking() -> Asking {
    Asking(Arc::new(vec![
        Arc::new(PeopleAsks),
        Arc::new(ExchangeAsks),
        Arc::new(AmendmentAsks),
        Arc::new(ConsultationAsks),
    ]))
}

/// Who does the jobs of all rooms; mail is sent without one.
pub fn handlers(house: &House) -> HashMap<&'static str, Handler> {
    let audiences: Vec<Arc<dyn Audience>> = vec![
        Arc::new(ExchangeAudience),
        Arc::new(RuleAudience),
        Arc::new(ConsultationAudience),
        Arc::new(AmendmentAudience),
        Arc::new(PeopleAudience),
    ];
    let mut handlers = inbox::handlers(house, audiences, shown(), asking());
    handlers.extend(rulebook::handlers(house));
    handlers
}

/// The index over all rooms, with its texts in this folder, or in memory.
pub fn search(house: &House, folder: Option<&Path>) -> anyhow::Result<Search> {
    let sources: Vec<Arc<dyn Source>> = vec![
        Arc::new(ExchangeSource),
        Arc::new(RuleSource),
        Arc::new(RuleTextSource),
        Arc::new(AmendmentSource),
        Arc::new(ConsultationSource),
        Arc::new(PeopleSource),
    ];
    Ok(Search::new(house.db.clone(), house.clock.clone(), sources, folder)?)
}

/// All routes with their layers.
pub fn router(house: &House, config: &Config, search: &Search) -> anyhow::Result<Router> {
    let providers = people::Providers::trusting(&config.provider, house, &config.authorities()?)?;
    let mut routes = Router::new()
        .merge(front::routes())
        .merge(finding::routes())
        .merge(web::site::routes())
        .merge(people::routes(personal_data(), providers))
        .merge(exchange::routes())
        .merge(rulebook::routes())
        .merge(inbox::routes())
        .merge(web::sitemap::routes())
        .merge(api::routes(&house.settings).0)
        .route("/healthz", get(async || "ok"));
    if house.settings.demo {
        routes = routes.merge(people::demo_routes()).merge(inbox::demo_routes()).merge(front::demo_routes());
        routes = routes.merge(demo::clock::routes());
    }
    let activities = Activities(Arc::new(vec![Arc::new(ExchangeActivity(search.clone()))]));
    let followings = Followings(Arc::new(vec![Arc::new(RuleFollowing)]));
    let tasks = Tasks(Arc::new(exchange::TASKS.to_vec()));
    let sources = Sources(Arc::new(vec![
        Arc::new(front::AboutPages),
        Arc::new(ThemePages),
        Arc::new(OrganisationPages),
        Arc::new(ContributionPages),
        Arc::new(RulePages),
        Arc::new(ConsultationPages),
    ]));
    let routes = routes
        .layer(Extension(activities))
        .layer(Extension(tasks))
        .layer(Extension(followings))
        .layer(Extension(search.clone()))
        .layer(Extension(shown()))
        .layer(Extension(asking()))
        .layer(Extension(sources))
        .layer(middleware::from_fn_with_state(house.clone(), people::actor_layer));
    Ok(web::layers::around(routes, house))
}
