//! The authorization code flow with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636; RFC 9207; RFC 9700): where the
//! visitor goes, and what the provider's answer proves.

use std::time::{Duration, UNIX_EPOCH};

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{
    AccessToken, AccessTokenHash, AuthType, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError,
    ClientId, ClientSecret, CsrfToken, EndpointNotSet, EndpointSet, IssuerUrl, JsonWebKeySet, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope,
    SignatureVerificationError, SubjectIdentifier, TokenResponse, UserInfoError,
    core::{
        CoreAuthPrompt, CoreClient, CoreErrorResponseType, CoreIdToken, CoreIdTokenClaims,
        CoreIdTokenVerifier, CoreJwsSigningAlgorithm as Alg, CoreResponseType, CoreTokenResponse,
        CoreUserInfoClaims,
    },
    url::Url,
};
use serde::Deserialize;
use web::{Clock, Instant, MINUTE};

use super::{
    config::{Checked, OrganisationName, ProviderConfig, Secret},
    http::Http,
    metadata::{Known, Source},
};

/// Signatures that only the provider can make. Those made with our shared secret (HS…) and none are refused.
const SIGNATURES: [Alg; 9] = [
    Alg::RsaSsaPkcs1V15Sha256,
    Alg::RsaSsaPkcs1V15Sha384,
    Alg::RsaSsaPkcs1V15Sha512,
    Alg::RsaSsaPssSha256,
    Alg::RsaSsaPssSha384,
    Alg::RsaSsaPssSha512,
    Alg::EcdsaP256Sha256,
    Alg::EcdsaP384Sha384,
    Alg::EdDsa,
];
/// How far the clocks may differ, and how old a token may be when it arrives.
const TOKEN_AGE: i64 = 5 * MINUTE;

/// Why a sign-in came to nothing. The words are for the log and hold nothing about the visitor.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Problem {
    /// The provider does not answer, or not as a provider does.
    #[error("{0}")]
    Down(String),
    /// What came back proves nothing.
    #[error("{0}")]
    Refused(&'static str),
    /// The visitor belongs to a tenant that is not let in.
    #[error("the tenant is not on the list")]
    Tenant,
}

const NO_ID_TOKEN: Problem = Problem::Refused("no ID token came back");

/// A problem out of an error, with what caused it.
pub(super) fn down(error: impl std::error::Error) -> Problem {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        words = format!("{words}: {cause}");
        source = cause.source();
    }
    Problem::Down(words)
}

/// The query with which the visitor comes back (RFC 6749, 4.1.2; RFC 9207, 2).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Returned {
    /// What we sent along.
    pub state: String,
    /// To be exchanged for the token.
    pub code: String,
    /// Why there is no code.
    pub error: String,
    /// Who answers.
    iss: String,
}

/// What binds an answer to its question; all from the house's randomness.
pub(crate) struct Begun {
    pub state: String,
    pub nonce: String,
    pub verifier: String,
}

/// What the provider says about somebody.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct About {
    /// How they are called.
    pub name: Option<String>,
    /// The address that the provider has verified.
    pub email: Option<String>,
}

/// Somebody, proven by a provider.
pub(crate) struct Proven {
    pub issuer: String,
    pub subject: SubjectIdentifier,
    /// The organisation whose people sign in here.
    pub organisation: Option<OrganisationName>,
    about: About,
    token: AccessToken,
}

/// One provider. See [`super::Providers`].
pub(crate) struct Provider {
    pub key: String,
    pub name: String,
    client_id: ClientId,
    secret: Option<Secret>,
    redirect: String,
    common: Option<Source>,
    issuers: Vec<(Source, Option<OrganisationName>)>,
    clock: Clock,
    http: Http,
}

type Client =
    CoreClient<EndpointSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet, EndpointNotSet>;

impl Provider {
    pub(super) fn new(
        config: &ProviderConfig,
        checked: Checked,
        redirect: String,
        clock: Clock,
        http: Http,
    ) -> Self {
        let issuers = checked.issuers.into_iter();
        Self {
            key: config.key.clone(),
            name: config.name.clone(),
            client_id: ClientId::new(config.client_id.clone()),
            secret: checked.secret,
            redirect,
            common: checked.common.map(Source::common),
            issuers: issuers.map(|(issuer, organisation)| (Source::issuer(issuer), organisation)).collect(),
            clock,
            http,
        }
    }

    /// Where everybody signs in: the one issuer, or the address common to all tenants.
    fn entrance(&self) -> &Source {
        self.common.as_ref().unwrap_or(&self.issuers[0].0)
    }

    /// Where to send the visitor. With `again` the provider is asked to have its visitor sign in anew.
    pub async fn begin(&self, begun: &Begun, again: bool) -> Result<Url, Problem> {
        let known = self.entrance().get(&self.http, self.clock.now()).await?;
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(begun.verifier.clone()));
        let (state, nonce) = (CsrfToken::new(begun.state.clone()), Nonce::new(begun.nonce.clone()));
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let client = self.client(&known, &self.entrance().address)?;
        let request = client.authorize_url(flow, || state, || nonce);
        let request = request.add_scopes(["profile", "email"].map(|scope| Scope::new(scope.into())));
        let request = if again { request.add_prompt(CoreAuthPrompt::Login) } else { request };
        Ok(request.set_pkce_challenge(challenge).url().0)
    }

    /// What the answer to [`Provider::begin`] proves. The caller has checked the state.
    pub async fn prove(&self, returned: &Returned, nonce: &str, verifier: &str) -> Result<Proven, Problem> {
        let now = self.clock.now();
        let known = self.entrance().get(&self.http, now).await?;
        self.check_answerer(returned, &known)?;
        if returned.code.is_empty() {
            return Err(Problem::Refused("no code came back"));
        }
        let client = self.client(&known, &self.entrance().address)?;
        let request = client
            .exchange_code(AuthorizationCode::new(returned.code.clone()))
            .set_pkce_verifier(PkceCodeVerifier::new(verifier.to_owned()));
        let tokens = request.request_async(&self.http).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(said) => match said.error() {
                CoreErrorResponseType::InvalidGrant => Problem::Refused("the provider refuses the code"),
                other => Problem::Down(format!("the token endpoint says {}", plain(other.as_ref()))),
            },
            RequestTokenError::Request(error) => down(error),
            _ => Problem::Down("the token endpoint gives no readable answer".into()),
        })?;
        let id_token = tokens.id_token().ok_or(NO_ID_TOKEN)?;
        let (source, organisation) = self.issuer_of(id_token)?;
        if !returned.iss.is_empty() && returned.iss != source.address {
            return Err(Problem::Refused("answer and ID token name different issuers"));
        }
        let claims = self.verified(source, &tokens, nonce, now).await?;
        Ok(Proven {
            issuer: source.address.clone(),
            subject: claims.subject().clone(),
            organisation: organisation.clone(),
            about: about_token(&claims),
            token: tokens.access_token().clone(),
        })
    }

    /// What the provider says about somebody who is new here; asks for what the ID token did not hold
    /// (OpenID Connect Core 1.0, 5.3).
    pub async fn about(&self, proven: &Proven) -> Result<About, Problem> {
        let said = proven.about.clone();
        let known = self.entrance().get(&self.http, self.clock.now()).await?;
        let Some(url) = known.userinfo.clone().filter(|_| said.name.is_none() || said.email.is_none()) else {
            return Ok(said);
        };
        let client = self.client(&known, &proven.issuer)?.set_user_info_url(url);
        let request = client.user_info(proven.token.clone(), Some(proven.subject.clone()));
        let asked: CoreUserInfoClaims =
            request.request_async(&self.http).await.map_err(|error| match error {
                UserInfoError::ClaimsVerification(_) => Problem::Refused("userinfo is about somebody else"),
                UserInfoError::Request(error) => down(error),
                _ => Problem::Down("userinfo gives no readable answer".into()),
            })?;
        let asked = about_userinfo(&asked);
        Ok(About { name: said.name.or(asked.name), email: said.email.or(asked.email) })
    }

    /// For asking only: tokens are checked with [`Provider::verifier`].
    fn client(&self, known: &Known, issuer: &str) -> Result<Client, Problem> {
        let issuer = IssuerUrl::new(issuer.to_owned()).map_err(down)?;
        let mut client = CoreClient::new(self.client_id.clone(), issuer, JsonWebKeySet::default());
        if let Some(secret) = &self.secret {
            client = client.set_client_secret(ClientSecret::new(secret.0.clone()));
        }
        if known.secret_in_body {
            client = client.set_auth_type(AuthType::RequestBody);
        }
        Ok(client
            .set_auth_uri(known.authorization.clone())
            .set_token_uri(known.token.clone())
            .set_redirect_uri(RedirectUrl::new(self.redirect.clone()).map_err(down)?))
    }

    /// RFC 9207, 2.4: an answer of somebody else is not sent on to this provider.
    fn check_answerer(&self, returned: &Returned, known: &Known) -> Result<(), Problem> {
        if returned.iss.is_empty() {
            return if known.names_itself {
                Err(Problem::Refused("the answer names no issuer"))
            } else {
                Ok(())
            };
        }
        match self.issuers.iter().any(|(source, _)| source.address == returned.iss) {
            true => Ok(()),
            false if self.common.is_some() => Err(Problem::Tenant),
            false => Err(Problem::Refused("the answer names another issuer")),
        }
    }

    /// The issuer that a token claims to be from, when it is one that is believed. The claim itself is checked with
    /// the keys of that issuer.
    fn issuer_of(&self, token: &CoreIdToken) -> Result<&(Source, Option<OrganisationName>), Problem> {
        #[derive(Deserialize)]
        struct Claim {
            iss: String,
        }
        let payload = token.to_string().split('.').nth(1).and_then(|part| URL_SAFE_NO_PAD.decode(part).ok());
        let claim: Option<Claim> = payload.and_then(|payload| serde_json::from_slice(&payload).ok());
        let claim = claim.ok_or(Problem::Refused("the ID token names no issuer"))?;
        let found = self.issuers.iter().find(|(source, _)| source.address == claim.iss);
        let unknown = if self.common.is_some() {
            Problem::Tenant
        } else {
            Problem::Refused("the ID token is of another issuer")
        };
        found.ok_or(unknown)
    }

    /// The claims of a token that passed every check. A key that is not known yet is asked for once.
    async fn verified(
        &self,
        source: &Source,
        tokens: &CoreTokenResponse,
        nonce: &str,
        now: Instant,
    ) -> Result<CoreIdTokenClaims, Problem> {
        let nonce = Nonce::new(nonce.to_owned());
        let known = source.get(&self.http, now).await?;
        if let Some(claims) = self.check(&self.verifier(source, &known, now)?, tokens, &nonce)? {
            return Ok(claims);
        }
        let newer = source.newer(&self.http, now, &known).await?;
        let claims = match newer {
            Some(newer) => self.check(&self.verifier(source, &newer, now)?, tokens, &nonce)?,
            None => None,
        };
        claims.ok_or(Problem::Refused("the key of the ID token is not known"))
    }

    /// Every check of OpenID Connect Core 1.0, 3.1.3.7 and 3.1.3.8. `None` when the key is not known.
    fn check(
        &self,
        verifier: &CoreIdTokenVerifier<'_>,
        tokens: &CoreTokenResponse,
        nonce: &Nonce,
    ) -> Result<Option<CoreIdTokenClaims>, Problem> {
        let token = tokens.id_token().ok_or(NO_ID_TOKEN)?;
        let claims = match token.claims(verifier, nonce) {
            Ok(claims) => claims,
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                return Ok(None);
            }
            Err(error) => return Err(Problem::Refused(wrong_claim(&error))),
        };
        if claims.authorized_party().is_some_and(|party| *party != self.client_id) {
            return Err(Problem::Refused("the ID token is meant for another client"));
        }
        if let Some(expected) = claims.access_token_hash() {
            let hash = token.signing_alg().ok().zip(token.signing_key(verifier).ok()).and_then(
                |(algorithm, key)| AccessTokenHash::from_token(tokens.access_token(), algorithm, key).ok(),
            );
            if hash.as_ref() != Some(expected) {
                return Err(Problem::Refused("the access token is not that of the ID token"));
            }
        }
        Ok(Some(claims.clone()))
    }

    fn verifier(
        &self,
        source: &Source,
        known: &Known,
        now: Instant,
    ) -> Result<CoreIdTokenVerifier<'static>, Problem> {
        let issuer = IssuerUrl::new(source.address.clone()).map_err(down)?;
        let since = Duration::from_micros(u64::try_from(now).unwrap_or_default());
        let seconds = now / web::SECOND;
        Ok(CoreIdTokenVerifier::new_public_client(self.client_id.clone(), issuer, known.keys.clone())
            .set_allowed_algs(SIGNATURES)
            .set_time_fn(move || (UNIX_EPOCH + since).into())
            .set_issue_time_verifier_fn(move |at| {
                let apart = (at.timestamp() - seconds).saturating_abs();
                if apart <= TOKEN_AGE / web::SECOND { Ok(()) } else { Err("issued at another time".into()) }
            }))
    }
}

fn wrong_claim(error: &ClaimsVerificationError) -> &'static str {
    match error {
        ClaimsVerificationError::Expired(_) => "the ID token is too old or from the future",
        ClaimsVerificationError::InvalidAudience(_) => "the ID token is meant for somebody else",
        ClaimsVerificationError::InvalidIssuer(_) => "the ID token is of another issuer",
        ClaimsVerificationError::InvalidNonce(_) => "the ID token answers another question",
        ClaimsVerificationError::SignatureVerification(_) => "the signature of the ID token is not right",
        _ => "the ID token is not right",
    }
}

/// A word of the protocol for the log: letters and underscores, not endless.
fn plain(word: &str) -> String {
    word.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(40).collect()
}

/// ID token and userinfo hold the same claims (OpenID Connect Core 1.0, 5.1), as different types.
macro_rules! about {
    ($name:ident, $claims:ty) => {
        fn $name(claims: &$claims) -> About {
            let full = claims.name().and_then(|name| name.get(None)).map(|name| name.as_str().to_owned());
            let given = claims.given_name().and_then(|name| name.get(None)).map(|name| name.as_str());
            let family = claims.family_name().and_then(|name| name.get(None)).map(|name| name.as_str());
            let parts: Vec<&str> = given.into_iter().chain(family).collect();
            let user = claims.preferred_username().map(|name| name.as_str());
            let verified = claims.email_verified() == Some(true);
            About {
                name: display_name(&[full.unwrap_or_default(), parts.join(" "), without_domain(user)]),
                email: claims.email().filter(|_| verified).map(|email| email.as_str().to_owned()),
            }
        }
    };
}

about!(about_token, CoreIdTokenClaims);
about!(about_userinfo, CoreUserInfoClaims);

/// A user name is often an e-mail address, which is not for everybody to see.
fn without_domain(user: Option<&str>) -> String {
    user.and_then(|user| user.split('@').next()).unwrap_or_default().to_owned()
}

/// The first that says something, in the form in which names are kept.
fn display_name(candidates: &[String]) -> Option<String> {
    let tidy = |name: &String| {
        let words = web::form::one_line(&web::form::clean(name));
        words.chars().take(crate::model::NAME_LENGTH).collect::<String>().trim_end().to_owned()
    };
    candidates.iter().map(tidy).find(|name| !name.is_empty())
}
