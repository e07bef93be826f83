//! What every request needs: the database, the clock, the texts, the settings.

use std::sync::Arc;

use db::Db;

use crate::{Clock, Ids, Limits, Locale, Texts, ready::Ready};

/// How this installation is set up, as far as pages care.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The address at which visitors reach the site, without a slash at the end: `https://netwerk.example`.
    pub base_url: String,
    /// The name of the network, in the head of each page.
    pub name: String,
    /// Whether this is the demo: personas and the mailbox page exist only then.
    pub demo: bool,
    /// How many proxies of our own stand in front; the client is the entry that the outermost one wrote.
    pub trusted_proxies: usize,
    /// The address from which mail is sent.
    pub mail_from: String,
}

impl Settings {
    /// Whether visitors come over TLS; cookies are then `__Host-` cookies.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// An entry of the main menu; rooms hand theirs in and `app` puts them in order.
#[derive(Clone, Copy, Debug)]
pub struct MenuEntry {
    /// Key of the label.
    pub label: &'static str,
    /// Where it leads; pages below it count as "here".
    pub url: &'static str,
}

impl Inner {
    /// The key of a notice that exists, out of a cookie: nothing else of the cookie is used.
    pub(crate) fn notice_key(&self, key: &str) -> Option<&str> {
        (key.contains("-notice-")).then(|| self.texts.known_key(key)).flatten()
    }
}

/// The context that all handlers share. Cheap to clone.
#[derive(Clone)]
pub struct House(Arc<Inner>);

/// The fields behind [`House`].
pub struct Inner {
    /// The database.
    pub db: Db,
    /// The clock.
    pub clock: Clock,
    /// Maker of identifiers and secrets.
    pub ids: Ids,
    /// The texts in both languages.
    pub texts: Texts,
    /// The settings.
    pub settings: Settings,
    /// The main menu.
    pub menu: Vec<MenuEntry>,
    /// Who may do how much in how little time.
    pub limits: Limits,
    /// Answers for guests that stand ready.
    pub ready: Ready,
}

impl House {
    /// Builds the context. `locales` are those of the rooms; the shell's own are added.
    pub fn new(
        db: Db,
        clock: Clock,
        ids: Ids,
        settings: Settings,
        locales: &[Locale],
        menu: Vec<MenuEntry>,
    ) -> Self {
        let mut all = vec![crate::LOCALE];
        all.extend_from_slice(locales);
        let limits = Limits::new(clock.clone());
        let texts = Texts::new(&all);
        let ready = Ready::default();
        Self(Arc::new(Inner { db, clock, ids, texts, settings, menu, limits, ready }))
    }
}

impl std::ops::Deref for House {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}
