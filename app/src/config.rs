//! The settings of an installation: one TOML file, every key named in docs/operating.md. Unknown keys are
//! refused, so that a typing error is noticed at the start.

use std::{path::PathBuf, time::Duration};

use anyhow::Context;
use serde::Deserialize;

use crate::command::Place;

/// See the module. A file without any key is a valid one.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The address at which visitors reach the site: `https://netwerk.example`. Without it the address that
    /// is listened on.
    pub base_url: Option<String>,
    /// The name of the network.
    pub name: String,
    /// A PostgreSQL URL; without it the SQLite file `samenspel.db` in the data folder.
    pub database: Option<String>,
    /// The most connections to PostgreSQL.
    pub connections: usize,
    /// How many proxies of our own stand in front.
    pub trusted_proxies: usize,
    /// Certificates of authorities (PEM) to trust beside the public ones: of the database, the mail server, and the
    /// providers of sign-in.
    pub extra_ca_file: Option<PathBuf>,
    /// How mail goes out.
    pub mail: MailConfig,
    /// Organisations' own sign-in, by OpenID Connect.
    pub provider: Vec<people::ProviderConfig>,
    #[serde(skip)]
    data: PathBuf,
}

/// How mail goes out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailConfig {
    /// The SMTP server: `smtp://host:25`, `smtps://user:password@host`.
    pub server: Option<String>,
    /// The sender.
    pub from: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            base_url: None,
            name: "Samenspel".into(),
            database: None,
            connections: 16,
            trusted_proxies: 0,
            extra_ca_file: None,
            mail: MailConfig::default(),
            provider: Vec::new(),
            data: PathBuf::new(),
        }
    }
}

impl Default for MailConfig {
    fn default() -> Self {
        Self { server: None, from: "Samenspel <noreply@localhost.localdomain>".into() }
    }
}

impl Config {
    /// Reads the settings of an installation.
    pub fn read(place: &Place) -> anyhow::Result<Self> {
        let beside = place.data.join("samenspel.toml");
        let file = place.config.clone().or_else(|| beside.exists().then_some(beside));
        let mut config: Self = match file {
            Some(file) => {
                let text = std::fs::read_to_string(&file)
                    .with_context(|| format!("the settings {} cannot be read", file.display()))?;
                toml::from_str(&text)
                    .with_context(|| format!("the settings {} are not right", file.display()))?
            }
            None => Self::default(),
        };
        config.data = place.data.clone();
        Ok(config)
    }

    /// The settings of the demo: always embedded SQLite and never a mail server.
    pub fn for_demo(place: &Place) -> anyhow::Result<Self> {
        let config = Self::read(place)?;
        Ok(Self { database: None, mail: MailConfig::default(), ..config })
    }

    /// The folder of the search index: derived data of this process, that can be thrown away.
    pub fn search_folder(&self) -> PathBuf {
        self.data.join("search")
    }

    /// Opens the database of this installation.
    pub fn open_database(&self) -> anyhow::Result<db::Db> {
        let options = match &self.database {
            Some(url) => db::Options::Postgres { url: url.clone(), connections: self.connections },
            None => {
                std::fs::create_dir_all(&self.data)
                    .with_context(|| format!("the folder {} cannot be made", self.data.display()))?;
                let path = self.data.join("samenspel.db");
                db::Options::Sqlite { path, busy: Duration::from_secs(5) }
            }
        };
        Ok(db::Db::open_trusting(&options, &self.authorities()?)?)
    }

    /// The certificates in `extra_ca_file`; nothing when there is no such file in the settings.
    pub fn authorities(&self) -> anyhow::Result<Vec<u8>> {
        let Some(file) = &self.extra_ca_file else { return Ok(Vec::new()) };
        let bytes = std::fs::read(file)
            .with_context(|| format!("extra_ca_file: {} cannot be read", file.display()))?;
        let marker = b"-----BEGIN CERTIFICATE-----";
        let has_any = bytes.windows(marker.len()).any(|window| window == marker);
        anyhow::ensure!(has_any, "extra_ca_file: {} holds no certificate in PEM", file.display());
        Ok(bytes)
    }
}
