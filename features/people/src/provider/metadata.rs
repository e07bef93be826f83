//! What a provider publishes about itself (OpenID Connect Discovery 1.0, 4) and its keys, kept for a while.

use std::sync::Arc;

use openidconnect::{
    AdditionalProviderMetadata, AsyncHttpClient, AuthUrl, JsonWebKeySet, ProviderMetadata, TokenUrl,
    UserInfoUrl,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey,
        CoreJsonWebKeySet, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm,
        CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
    },
    http::{Request, StatusCode, header::ACCEPT},
    url::Url,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use web::{DAY, HOUR, Instant, MINUTE};

use super::{
    config::is_safe,
    http::Http,
    protocol::{Problem, down},
};

/// After this the document is asked for again.
const FRESH: i64 = HOUR;
/// So long the old document is used when the provider does not give a new one.
const STALE: i64 = DAY;
/// The shortest time between two questions for keys; a token with an unknown key must not make us ask each time.
const ASK_AGAIN: i64 = MINUTE;

/// RFC 9207, 3.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(super) struct IssuerInAnswer {
    #[serde(default)]
    authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for IssuerInAnswer {}

type Metadata = ProviderMetadata<
    IssuerInAnswer,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// The part that we use.
pub(super) struct Known {
    pub authorization: AuthUrl,
    pub token: TokenUrl,
    pub userinfo: Option<UserInfoUrl>,
    pub keys: CoreJsonWebKeySet,
    /// Whether the provider names itself in each answer.
    pub names_itself: bool,
    /// Whether it takes our secret in the body of a request only.
    pub secret_in_body: bool,
    at: Instant,
}

/// Where a provider publishes about itself.
pub(super) struct Source {
    /// The issuer, or the address common to all tenants of a service.
    pub address: String,
    /// Whether the document must name the address as its issuer. That of a common address names a pattern.
    is_issuer: bool,
    known: Mutex<Option<Arc<Known>>>,
}

impl Source {
    pub fn issuer(address: String) -> Self {
        Self { address, is_issuer: true, known: Mutex::default() }
    }

    pub fn common(address: String) -> Self {
        Self { address, is_issuer: false, known: Mutex::default() }
    }

    /// What is known, asked for when that was too long ago.
    pub async fn get(&self, http: &Http, now: Instant) -> Result<Arc<Known>, Problem> {
        let mut kept = self.known.lock().await;
        if let Some(known) = kept.as_ref().filter(|known| now - known.at < FRESH) {
            return Ok(known.clone());
        }
        match self.ask(http, now).await {
            Ok(known) => Ok(kept.insert(Arc::new(known)).clone()),
            Err(problem) => match kept.as_ref().filter(|known| now - known.at < STALE) {
                Some(known) => {
                    tracing::warn!(issuer = self.address, %problem, "the provider's document of before is used");
                    Ok(known.clone())
                }
                None => Err(problem),
            },
        }
    }

    /// Newer than `old`, which lacks a key. `None` when it was asked for just before.
    pub async fn newer(&self, http: &Http, now: Instant, old: &Known) -> Result<Option<Arc<Known>>, Problem> {
        let mut kept = self.known.lock().await;
        match kept.as_ref() {
            Some(known) if known.at > old.at => Ok(Some(known.clone())),
            _ if now - old.at < ASK_AGAIN => Ok(None),
            _ => Ok(Some(kept.insert(Arc::new(self.ask(http, now).await?)).clone())),
        }
    }

    async fn ask(&self, http: &Http, now: Instant) -> Result<Known, Problem> {
        let url = format!("{}/.well-known/openid-configuration", self.address.trim_end_matches('/'));
        let request = Request::get(url).header(ACCEPT, "application/json").body(Vec::new()).map_err(down)?;
        let response = http.call(request).await.map_err(down)?;
        if response.status() != StatusCode::OK {
            return Err(Problem::Down(format!("discovery answers {}", response.status())));
        }
        let metadata: Metadata = serde_json::from_slice(response.body()).map_err(down)?;
        if self.is_issuer && metadata.issuer().as_str() != self.address {
            return Err(Problem::Down("discovery names another issuer".into()));
        }
        let Some(token) = metadata.token_endpoint().cloned() else {
            return Err(Problem::Down("discovery names no token endpoint".into()));
        };
        let userinfo = metadata.userinfo_endpoint().cloned();
        let mut urls: Vec<&Url> =
            vec![metadata.authorization_endpoint().url(), token.url(), metadata.jwks_uri().url()];
        urls.extend(userinfo.as_ref().map(|userinfo| userinfo.url()));
        if !urls.into_iter().all(is_safe) {
            return Err(Problem::Down("discovery names an address without https".into()));
        }
        let keys = if self.is_issuer {
            CoreJsonWebKeySet::fetch_async(metadata.jwks_uri(), http).await.map_err(down)?
        } else {
            JsonWebKeySet::default()
        };
        let methods = metadata.token_endpoint_auth_methods_supported();
        let takes = |method: &CoreClientAuthMethod| methods.is_some_and(|all| all.contains(method));
        Ok(Known {
            authorization: metadata.authorization_endpoint().clone(),
            token,
            userinfo,
            keys,
            names_itself: metadata.additional_metadata().authorization_response_iss_parameter_supported,
            secret_in_body: takes(&CoreClientAuthMethod::ClientSecretPost)
                && !takes(&CoreClientAuthMethod::ClientSecretBasic),
            at: now,
        })
    }
}
