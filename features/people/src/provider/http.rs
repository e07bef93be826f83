//! The way to a provider: no redirects (so that a provider cannot send us to addresses inside our own network), not
//! too long, not too much.

use std::{future::Future, pin::Pin, time::Duration};

use openidconnect::{
    AsyncHttpClient, HttpRequest, HttpResponse,
    http::{self, header::CONTENT_TYPE},
    reqwest::{self, Certificate, Client, redirect::Policy},
};

/// The most bytes of an answer. Documents and key sets of large services are some tens of kilobytes.
const MOST_BYTES: usize = 1024 * 1024;
/// For one request. A sign-in takes at most four, and our own answer may take half a minute.
const TIMEOUT: Duration = Duration::from_secs(6);

/// See the module. Cheap to clone.
#[derive(Clone)]
pub(super) struct Http(Client);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub(super) enum HttpError {
    #[error("no answer")]
    Request(#[from] reqwest::Error),
    #[error("the answer is larger than {MOST_BYTES} bytes")]
    TooLarge,
    #[error("the request or the answer cannot be put into words")]
    Malformed(#[from] http::Error),
}

impl Http {
    /// `authorities` are certificates in PEM that are trusted beside the public ones.
    pub fn new(authorities: &[u8]) -> Result<Self, reqwest::Error> {
        // No connection is kept: one that the provider closed meanwhile would fail the next visitor.
        let mut client = Client::builder()
            .redirect(Policy::none())
            .timeout(TIMEOUT)
            .pool_max_idle_per_host(0)
            .referer(false);
        for certificate in Certificate::from_pem_bundle(authorities)? {
            client = client.add_root_certificate(certificate);
        }
        Ok(Self(client.build()?))
    }

    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, HttpError> {
        let mut response = self.0.execute(request.try_into()?).await?;
        let mut builder = http::Response::builder().status(response.status());
        if let Some(kind) = response.headers().get(CONTENT_TYPE) {
            builder = builder.header(CONTENT_TYPE, kind);
        }
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await? {
            if body.len() + chunk.len() > MOST_BYTES {
                return Err(HttpError::TooLarge);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(builder.body(body)?)
    }
}

impl<'c> AsyncHttpClient<'c> for Http {
    type Error = HttpError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, HttpError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(self.send(request))
    }
}
