//! Signing in at an organisation's own OpenID provider: which providers there are, and what each proves.
//!
//! A person is known by issuer and subject, never by e-mail address. Each provider has a redirect URI of its own and
//! the attempt remembers which one it began with, so that an answer of one cannot pass for that of another.

mod config;
mod http;
mod metadata;
mod protocol;

use std::sync::Arc;

use web::House;

pub(crate) use config::OrganisationName;
pub use config::{ConfigError, ProviderConfig, Secret, TenantConfig};
pub(crate) use protocol::{About, Begun, Problem, Proven, Provider, Returned};

/// The providers of this installation. Cheap to clone; what they publish about themselves is kept for an hour.
#[derive(Clone, Default)]
pub struct Providers(Arc<Inner>);

#[derive(Default)]
struct Inner {
    all: Vec<Provider>,
}

impl Providers {
    /// From the settings. Nothing is asked over the network before somebody signs in.
    pub fn new(configs: &[ProviderConfig], house: &House) -> Result<Self, ConfigError> {
        Self::trusting(configs, house, &[])
    }

    /// The same, for providers whose certificates one of these authorities signed (PEM), beside the public ones.
    pub fn trusting(
        configs: &[ProviderConfig],
        house: &House,
        authorities: &[u8],
    ) -> Result<Self, ConfigError> {
        if configs.is_empty() {
            return Ok(Self::default());
        }
        let client = http::Http::new(authorities)?;
        let checked = config::check_all(configs)?;
        let provider = |(config, checked): (&ProviderConfig, config::Checked)| {
            let redirect = format!("{}/inloggen/terug/{}", house.settings.base_url, config.key);
            Provider::new(config, checked, redirect, house.clock.clone(), client.clone())
        };
        Ok(Self(Arc::new(Inner { all: configs.iter().zip(checked).map(provider).collect() })))
    }

    /// All of them, in the order of the settings.
    pub(crate) fn all(&self) -> &[Provider] {
        &self.0.all
    }

    /// The provider with this key.
    pub(crate) fn find(&self, key: &str) -> Option<&Provider> {
        self.0.all.iter().find(|provider| provider.key == key)
    }
}

/// A provider to sign in with, on the sign-in page.
#[derive(Clone, Debug, PartialEq)]
pub struct ProviderButton {
    /// Its key.
    pub key: String,
    /// Its name: "Gemeente Ommen".
    pub name: String,
    /// Where signing in with it begins.
    pub url: String,
}

/// The buttons for a visitor who is on the way to `next`.
pub fn provider_buttons(providers: &Providers, next: &str) -> Vec<ProviderButton> {
    let button = |provider: &Provider| ProviderButton {
        key: provider.key.clone(),
        name: provider.name.clone(),
        url: format!("/inloggen/aanbieder/{}?verder={}", provider.key, web::encoded(next)),
    };
    providers.all().iter().map(button).collect()
}
