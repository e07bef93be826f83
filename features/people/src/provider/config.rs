//! The providers as the operator writes them down, and what is wrong with that. See docs/operating.md, sign-in.

use std::{collections::HashSet, fmt, path::PathBuf};

use openidconnect::url::{Host, Url};
use serde::Deserialize;
use web::OrganisationId;

/// One provider: `[[provider]]` in the settings. Either `issuer` or `issuer_template` is given.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderConfig {
    /// Its name in URLs: small letters, digits and hyphens. Never changes, as the redirect URI holds it.
    pub key: String,
    /// Its name for visitors: "Gemeente Ommen".
    pub name: String,
    /// The issuer identifier (OpenID Connect Discovery 1.0, 3): `https://login.ommen.example`.
    pub issuer: Option<String>,
    /// For a service with one issuer per tenant, as Entra ID has: the issuer with `{tenant}` in it.
    pub issuer_template: Option<String>,
    /// What stands for `{tenant}` in the address where visitors of all tenants sign in.
    #[serde(default = "organizations")]
    pub common_tenant: String,
    /// The tenants whose people may sign in; nobody else of the service may.
    #[serde(default)]
    pub tenant: Vec<TenantConfig>,
    /// How the provider knows us.
    pub client_id: String,
    /// The secret we share with the provider. None for a public client; PKCE is always used.
    pub client_secret: Option<Secret>,
    /// The environment variable that holds the secret.
    pub client_secret_env: Option<String>,
    /// The file that holds the secret.
    pub client_secret_file: Option<PathBuf>,
    /// The organisation that everybody belongs to who signs in here: a CBS code (`GM0175`) or an identifier.
    pub organisation: Option<String>,
}

/// One tenant that is let in: `[[provider.tenant]]`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TenantConfig {
    /// What stands for `{tenant}` in the issuer of this tenant.
    pub id: String,
    /// As [`ProviderConfig::organisation`], for this tenant.
    pub organisation: Option<String>,
}

fn organizations() -> String {
    "organizations".into()
}

/// A text that is never shown.
#[derive(Clone, Deserialize)]
#[serde(transparent)]
pub struct Secret(pub(super) String);

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// What is wrong with the settings of a provider.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// See the message.
    #[error("provider {key}: {problem}")]
    Wrong {
        /// Of which provider.
        key: String,
        /// What is wrong.
        problem: String,
    },
    /// No HTTP client can be made.
    #[error("the HTTP client for providers cannot be made")]
    Client(#[from] openidconnect::reqwest::Error),
}

/// An organisation as the settings name it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum OrganisationName {
    /// By CBS code.
    Code(String),
    /// By identifier.
    Id(OrganisationId),
}

/// What the settings say, checked.
pub(super) struct Checked {
    /// Where everybody signs in, when that is no issuer itself.
    pub common: Option<String>,
    /// The issuers that are believed, with the organisation of their people.
    pub issuers: Vec<(String, Option<OrganisationName>)>,
    /// The secret.
    pub secret: Option<Secret>,
}

/// Checks that no two providers share a key or an issuer: an identity belongs to exactly one provider.
pub(super) fn check_all(configs: &[ProviderConfig]) -> Result<Vec<Checked>, ConfigError> {
    let mut keys = HashSet::new();
    let mut issuers = HashSet::new();
    let mut all = Vec::new();
    for config in configs {
        let checked = check(config).map_err(|problem| wrong(config, problem))?;
        if !keys.insert(config.key.as_str()) {
            return Err(wrong(config, "another provider has this key".into()));
        }
        for (issuer, _) in &checked.issuers {
            if !issuers.insert(issuer.trim_end_matches('/').to_owned()) {
                return Err(wrong(config, format!("the issuer {issuer} is named twice")));
            }
        }
        all.push(checked);
    }
    Ok(all)
}

fn wrong(config: &ProviderConfig, problem: String) -> ConfigError {
    ConfigError::Wrong { key: config.key.clone(), problem }
}

fn check(config: &ProviderConfig) -> Result<Checked, String> {
    let key_is_plain = config.key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    if config.key.is_empty() || !key_is_plain {
        return Err("the key must consist of small letters, digits and hyphens".into());
    }
    if config.name.trim().is_empty() || config.client_id.is_empty() {
        return Err("name and client_id must be given".into());
    }
    let secret = secret(config)?;
    let (common, issuers) = match (&config.issuer, &config.issuer_template) {
        (Some(issuer), None) => {
            if !config.tenant.is_empty() {
                return Err("tenants go with issuer_template, not with issuer".into());
            }
            (None, vec![(issuer.clone(), organisation(config.organisation.as_deref())?)])
        }
        (None, Some(template)) => {
            (Some(filled(template, &config.common_tenant)?), tenants(config, template)?)
        }
        _ => return Err("either issuer or issuer_template must be given".into()),
    };
    for address in issuers.iter().map(|(issuer, _)| issuer).chain(&common) {
        check_address(address)?;
    }
    Ok(Checked { common, issuers, secret })
}

type Issuers = Vec<(String, Option<OrganisationName>)>;

fn tenants(config: &ProviderConfig, template: &str) -> Result<Issuers, String> {
    if config.tenant.is_empty() {
        return Err("issuer_template lets nobody in without [[provider.tenant]]".into());
    }
    if config.organisation.is_some() {
        return Err("with issuer_template the organisation stands with each tenant".into());
    }
    let issuer = |tenant: &TenantConfig| {
        Ok((filled(template, &tenant.id)?, organisation(tenant.organisation.as_deref())?))
    };
    config.tenant.iter().map(issuer).collect()
}

fn filled(template: &str, tenant: &str) -> Result<String, String> {
    let plain = !tenant.is_empty() && tenant.chars().all(|c| c.is_ascii_alphanumeric() || "-._".contains(c));
    if !plain || !template.contains("{tenant}") {
        return Err(
            "issuer_template must hold {tenant}, and a tenant is letters, digits, hyphens and dots".into()
        );
    }
    Ok(template.replace("{tenant}", tenant))
}

fn organisation(name: Option<&str>) -> Result<Option<OrganisationName>, String> {
    let Some(name) = name else { return Ok(None) };
    let digits = name.strip_prefix("GM").unwrap_or_default();
    if digits.len() == 4 && digits.chars().all(|c| c.is_ascii_digit()) {
        return Ok(Some(OrganisationName::Code(name.to_owned())));
    }
    match name.parse() {
        Ok(id) => Ok(Some(OrganisationName::Id(id))),
        Err(_) => Err(format!("{name} is neither a CBS code (GM0175) nor the identifier of an organisation")),
    }
}

fn secret(config: &ProviderConfig) -> Result<Option<Secret>, String> {
    let text = match (&config.client_secret, &config.client_secret_env, &config.client_secret_file) {
        (None, None, None) => return Ok(None),
        (Some(secret), None, None) => secret.0.clone(),
        (None, Some(name), None) => {
            std::env::var(name).map_err(|_| format!("the environment variable {name} is not set"))?
        }
        (None, None, Some(file)) => std::fs::read_to_string(file)
            .map_err(|error| format!("the secret {} cannot be read: {error}", file.display()))?,
        _ => return Err("client_secret, client_secret_env and client_secret_file exclude each other".into()),
    };
    match text.trim() {
        "" => Err("the client secret is empty".into()),
        text => Ok(Some(Secret(text.to_owned()))),
    }
}

/// An issuer is an https address without query and fragment (OpenID Connect Discovery 1.0, 3).
fn check_address(address: &str) -> Result<(), String> {
    let url = Url::parse(address).map_err(|_| format!("{address} is not an address"))?;
    if !is_safe(&url) {
        return Err(format!("{address} must begin with https:// (http:// only on this machine)"));
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err(format!("{address} must have no query and no fragment"));
    }
    Ok(())
}

/// Whether nobody can read along on the way to this address.
pub(super) fn is_safe(url: &Url) -> bool {
    let on_this_machine = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    };
    url.scheme() == "https" || (url.scheme() == "http" && on_this_machine)
}
