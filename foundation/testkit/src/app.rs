use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use axum::Router;
use db::testing::TestDatabase;
use jobs::{Handler, Mail, Mailer, Worker};
use web::{Clock, House, Ids, Instant, Locale, MenuEntry, Settings};

use crate::Browser;

/// When the clock of every test starts: 2026-11-24 09:00 UTC.
pub const NOW: Instant = 1_795_510_800_000_000;

type Routes = Box<dyn FnOnce(&House) -> Router>;
type Handlers = Box<dyn FnOnce(&House) -> HashMap<&'static str, Handler>>;

/// What a test wants to be different about its application.
pub struct Builder {
    locales: Vec<Locale>,
    menu: Vec<MenuEntry>,
    settings: Settings,
    routes: Routes,
    handlers: Handlers,
}

impl Builder {
    /// The texts of the rooms under test; those of the shell are always there.
    #[must_use]
    pub fn locales(mut self, locales: &[Locale]) -> Self {
        self.locales.extend_from_slice(locales);
        self
    }

    /// The main menu; empty when not given.
    #[must_use]
    pub fn menu(mut self, menu: Vec<MenuEntry>) -> Self {
        self.menu = menu;
        self
    }

    /// The address of the site, `https://samenspel.test` when not given. With `http://` cookies are not secure.
    #[must_use]
    pub fn base_url(mut self, base_url: &str) -> Self {
        base_url.clone_into(&mut self.settings.base_url);
        self
    }

    /// Whether it is the demo; mail then goes into the mailbox of the demo.
    #[must_use]
    pub fn demo(mut self, demo: bool) -> Self {
        self.settings.demo = demo;
        self
    }

    /// Changes any setting.
    #[must_use]
    pub fn settings(mut self, change: impl FnOnce(&mut Settings)) -> Self {
        change(&mut self.settings);
        self
    }

    /// The routes of the rooms under test; the layers and routes of the shell are put around them.
    #[must_use]
    pub fn routes(self, routes: impl FnOnce(&House) -> Router<House> + 'static) -> Self {
        self.router(|house| web::layers::around(routes(house).merge(web::site::routes()), house))
    }

    /// A whole application, with its layers.
    #[must_use]
    pub fn router(mut self, router: impl FnOnce(&House) -> Router + 'static) -> Self {
        self.routes = Box::new(router);
        self
    }

    /// Who does the jobs of the rooms; mail is sent without one.
    #[must_use]
    pub fn handlers(
        mut self,
        handlers: impl FnOnce(&House) -> HashMap<&'static str, Handler> + 'static,
    ) -> Self {
        self.handlers = Box::new(handlers);
        self
    }

    /// Makes the application, with an empty database.
    pub async fn build(self) -> TestApp {
        let database = TestDatabase::new().await.expect("a test database can be made");
        let clock = Clock::fixed(NOW);
        let ids = Ids::new(clock.clone(), [7; 32]);
        let house = House::new(database.db.clone(), clock, ids, self.settings, &self.locales, self.menu);
        let mailbox = Arc::new(Mutex::new(Vec::new()));
        let mailer = if house.settings.demo {
            Mailer::Demo(house.db.clone())
        } else {
            Mailer::Memory(mailbox.clone())
        };
        let clock = house.clock.clone();
        let handlers = (self.handlers)(&house);
        let worker = Worker::new(house.db.clone(), Arc::new(move || clock.now()), mailer, handlers);
        let router = (self.routes)(&house);
        TestApp { router, worker, mailbox, house, database }
    }
}

/// A whole application in memory. The database is removed when it is dropped.
pub struct TestApp {
    router: Router,
    worker: Worker,
    mailbox: Arc<Mutex<Vec<Mail>>>,
    house: House,
    database: TestDatabase,
}

impl TestApp {
    /// Starts describing an application: `TestApp::builder().locales(&[..]).routes(|_| ..).build().await`.
    pub fn builder() -> Builder {
        Builder {
            locales: Vec::new(),
            menu: Vec::new(),
            settings: Settings {
                base_url: "https://samenspel.test".into(),
                name: "Samenspel".into(),
                demo: false,
                trusted_proxies: 0,
                mail_from: "Samenspel <post@samenspel.test>".into(),
            },
            routes: Box::new(|house| web::layers::around(web::site::routes(), house)),
            handlers: Box::new(|_| HashMap::new()),
        }
    }

    /// An application in one call; `build` puts the layers around the routes itself.
    pub async fn new(
        build: impl FnOnce(&House) -> Router + 'static,
        locales: &[Locale],
        menu: Vec<MenuEntry>,
    ) -> Self {
        Self::builder().locales(locales).menu(menu).router(build).build().await
    }

    /// The shared context: database, clock, identifiers, texts, settings.
    pub fn house(&self) -> &House {
        &self.house
    }

    /// The clock, which stands still until [`Clock::advance`].
    pub fn clock(&self) -> &Clock {
        &self.house.clock
    }

    /// The database, with how to open it as another process would.
    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// The routes with their layers, for tests that need no browser.
    pub fn router(&self) -> Router {
        self.router.clone()
    }

    /// The worker.
    pub fn worker(&self) -> &Worker {
        &self.worker
    }

    /// Does all jobs that are due, sending mail among them, and tells how many attempts that took.
    pub async fn run_jobs(&self) -> usize {
        let attempts = self.worker.run_due().await.expect("the queue can be worked off");
        if self.house.settings.demo {
            let mut tx = self.house.db.read().await.expect("the database can be read");
            let newest = jobs::demo_mailbox(&mut tx, 10_000).await.expect("the mailbox can be read");
            let mail = newest.into_iter().rev().map(|entry| entry.mail).collect();
            *self.mailbox.lock().expect("no panic while holding this lock") = mail;
        }
        attempts
    }

    /// The mail that [`TestApp::run_jobs`] has sent, the oldest first.
    pub fn mailbox(&self) -> Vec<Mail> {
        self.mailbox.lock().expect("no panic while holding this lock").clone()
    }

    /// The last mail to an address. Panics when there is none.
    pub fn last_mail_to(&self, address: &str) -> Mail {
        let mailbox = self.mailbox();
        mailbox.iter().rev().find(|mail| mail.to == address).cloned().unwrap_or_else(|| {
            let sent: Vec<_> = mailbox.iter().map(|mail| (&mail.to, &mail.subject)).collect();
            panic!("no mail to {address} was sent (was run_jobs called?); sent: {sent:?}")
        })
    }

    /// Panics when a job was given up.
    pub async fn assert_no_dead_jobs(&self) {
        let mut tx = self.house.db.read().await.expect("the database can be read");
        let dead = jobs::dead_jobs(&mut tx).await.expect("the jobs can be counted");
        assert_eq!(dead, 0, "jobs were given up");
    }

    /// A browser without cookies. Several may visit the same application.
    pub fn browser(&self) -> Browser {
        Browser::new(self.router.clone(), self.house.clone())
    }
}
