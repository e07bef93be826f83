//! What a handler answers when it cannot do what was asked. Expected faults get a page that says what happened,
//! what was kept and where to go; unexpected ones are logged once, with context, and show nothing of the inside.

use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::Errors;

/// See the module. Made by the constructors, which read as words.
#[derive(Debug, Clone)]
pub struct Fault {
    /// The status of the answer (docs/status-codes.md).
    pub status: StatusCode,
    /// Key of the explanation; the title is the key with `-title`.
    pub key: &'static str,
    /// Where to go instead of showing a page.
    pub redirect: Option<String>,
    /// Seconds after which trying again can help.
    pub retry_after: Option<i64>,
    /// What is wrong with which field, for a program: a visitor gets the form back instead.
    pub errors: Errors,
}

const CONFIRM: &str = "web-fault-confirm";

impl Fault {
    fn new(status: StatusCode, key: &'static str) -> Self {
        Self { status, key, redirect: None, retry_after: None, errors: Errors::default() }
    }

    /// There is no such thing, or this actor may not know that there is.
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "web-fault-not-found")
    }

    /// Signed in, but without the right to do this.
    pub fn forbidden() -> Self {
        Self::new(StatusCode::FORBIDDEN, "web-fault-forbidden")
    }

    /// Nobody is signed in. What was sent is kept in the page that asks to sign in.
    pub fn sign_in_needed() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "web-fault-sign-in")
    }

    /// Signed in, but too long ago for something as grave as this (OWASP ASVS 5, 7.5.3). What was sent is kept in the
    /// page that asks to confirm who one is.
    pub fn confirmation_needed() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, CONFIRM)
    }

    /// Whether this is [`Fault::confirmation_needed`].
    pub(crate) fn asks_confirmation(&self) -> bool {
        self.key == CONFIRM
    }

    /// The request makes no sense; `key` explains.
    pub fn bad_request(key: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, key)
    }

    /// A program sent something that is not right; the errors say what.
    pub fn invalid(errors: Errors) -> Self {
        Self { errors, ..Self::bad_request("web-api-invalid") }
    }

    /// The key of a program is wrong, has ended or has expired.
    pub fn key_refused() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "web-api-key-refused")
    }

    /// The key of a program does not reach this far.
    pub fn out_of_scope() -> Self {
        Self::new(StatusCode::FORBIDDEN, "web-api-scope")
    }

    /// The thing is no longer in the state in which this can be done.
    pub fn conflict(key: &'static str) -> Self {
        Self::new(StatusCode::CONFLICT, key)
    }

    /// More was sent than we take.
    pub fn too_large() -> Self {
        Self::new(StatusCode::PAYLOAD_TOO_LARGE, "web-fault-too-large")
    }

    /// Too often; again after so many seconds.
    pub fn too_often(seconds: i64) -> Self {
        Self { retry_after: Some(seconds), ..Self::new(StatusCode::TOO_MANY_REQUESTS, "web-fault-too-often") }
    }

    /// The database or the disk cannot be used now.
    pub fn unavailable() -> Self {
        Self { retry_after: Some(30), ..Self::new(StatusCode::SERVICE_UNAVAILABLE, "web-fault-unavailable") }
    }

    fn unexpected() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "web-fault-unexpected")
    }
}

impl From<db::Error> for Fault {
    fn from(error: db::Error) -> Self {
        if error.is_unavailable() {
            tracing::error!(%error, "the database is not available");
            Self::unavailable()
        } else {
            tracing::error!(%error, "a database statement failed");
            Self::unexpected()
        }
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        tracing::error!(%error, "a template failed");
        Self::unexpected()
    }
}

impl From<anyhow::Error> for Fault {
    fn from(error: anyhow::Error) -> Self {
        match error.downcast::<db::Error>() {
            Ok(error) => error.into(),
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "an unexpected fault");
                Self::unexpected()
            }
        }
    }
}

/// The page itself is made by the layer around all routes, which knows the visitor ([`crate::layers`]).
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
        }
        response.extensions_mut().insert(self);
        response
    }
}

/// What every handler returns.
pub type Answer = Result<Response, Fault>;
