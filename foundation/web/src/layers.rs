//! What stands around all routes: security headers, protection against requests from other sites, pages for
//! faults, compression, a limit on size and time. Few layers, in one place, from the outside in.

use std::{sync::Arc, time::Duration};

use askama::Template;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use tower_http::{
    CompressionLevel, catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer,
    timeout::TimeoutLayer,
};

use crate::{
    Actor, Fault, Form, House, Page, SecurityEvent, Visit, api, form::Kept, ready, record, visit::see_other,
};

/// The most bytes in one request: attachments of one form together, and then some.
pub const MOST_BYTES: usize = 56 * 1024 * 1024;

const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; \
     connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Puts the layers around the routes of all rooms. Requests of programs need no protection against those from other
/// sites: there no cookie counts, so a browser sends nothing along by itself.
pub fn around(routes: Router<House>, house: &House) -> Router {
    let timeout = TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30));
    routes
        .fallback(|| async { Fault::not_found() })
        .method_not_allowed_fallback(|| async { StatusCode::METHOD_NOT_ALLOWED })
        .layer(DefaultBodyLimit::max(MOST_BYTES))
        .layer(timeout)
        .layer(CsrfLayer::new().with_insecure_bypass(|_, uri| api::is_api(uri.path())))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(middleware::from_fn_with_state(house.clone(), pages_for_faults))
        .layer(middleware::from_fn_with_state(house.clone(), api::layer))
        .layer(middleware::from_fn_with_state(house.clone(), headers))
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest))
        .layer(middleware::from_fn_with_state(house.clone(), ready::layer))
        .with_state(house.clone())
}

fn panicked(_: Box<dyn std::any::Any + Send>) -> Response {
    tracing::error!("a handler panicked; the message stands above");
    Fault { status: StatusCode::INTERNAL_SERVER_ERROR, ..Fault::bad_request("web-fault-unexpected") }
        .into_response()
}

/// Headers on every answer (OWASP ASVS 5, 3.4; internet.nl).
async fn headers(State(house): State<House>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = [
        (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::X_FRAME_OPTIONS, "DENY"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=()"),
    ];
    for (name, value) in fixed {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if house.settings.is_secure() {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// The page of a fault.
#[derive(Template)]
#[template(path = "message.html")]
struct Message {
    p: Page,
    title: String,
    explanation: String,
    kept: Option<Form>,
    sign_in_url: Option<&'static str>,
    sign_in_label: &'static str,
}

async fn pages_for_faults(State(house): State<House>, request: Request, next: Next) -> Response {
    if api::is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let form = Kept::default();
    parts.extensions.insert(form.clone());
    let mut visit = Visit::new(&parts, &house);
    let (method, path) = (parts.method.clone(), parts.uri.path().to_owned());
    let response = next.run(Request::from_parts(parts, body)).await;
    if let Some(actor) = response.extensions().get::<Arc<Actor>>() {
        visit.actor = actor.clone();
    }
    let Some(fault) = fault_of(&response) else { return response };
    if let Some(url) = &fault.redirect {
        return see_other(url);
    }
    if matches!(fault.status, StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS) {
        // Refusals are on record (OWASP ASVS 5, 16.3.2); who it was is not.
        record(SecurityEvent::Refused, fault.key);
    }
    if fault.asks_confirmation() {
        record(SecurityEvent::ConfirmationAsked, "");
    }
    if fault.status == StatusCode::UNAUTHORIZED && method == Method::GET {
        let page = visit.page();
        let url = if fault.asks_confirmation() { page.confirm_url() } else { page.sign_in_url() };
        return see_other(&url);
    }
    let mut page = page_of(&visit, &fault, &path, form.take());
    for (name, value) in response.headers() {
        if *name == header::RETRY_AFTER || *name == header::ALLOW || *name == header::SET_COOKIE {
            page.headers_mut().append(name.clone(), value.clone());
        }
    }
    page
}

/// Faults of ours say so; the others (no such method, from another site, too slow) are known by their status.
pub(crate) fn fault_of(response: &Response) -> Option<Fault> {
    if let Some(fault) = response.extensions().get::<Fault>() {
        return Some(fault.clone());
    }
    let from_elsewhere = response.extensions().get::<tower_http::csrf::ProtectionError>().is_some();
    if response.headers().contains_key(header::CONTENT_TYPE) && !from_elsewhere {
        return None;
    }
    match response.status() {
        StatusCode::FORBIDDEN => Some(Fault { key: "web-fault-other-site", ..Fault::forbidden() }),
        status @ StatusCode::METHOD_NOT_ALLOWED => {
            Some(Fault { status, ..Fault::bad_request("web-fault-method") })
        }
        StatusCode::SERVICE_UNAVAILABLE => Some(Fault::unavailable()),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Fault::too_large()),
        StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY => {
            Some(Fault::bad_request("web-fault-form-unreadable"))
        }
        _ => None,
    }
}

fn page_of(visit: &Visit, fault: &Fault, path: &str, kept: Option<Form>) -> Response {
    let p = visit.page();
    let p = Page { path: path.to_owned(), ..p };
    let title = p.t(&format!("{}-title", fault.key)).to_owned();
    let explanation = match fault.retry_after {
        Some(seconds) => p.t1(fault.key, "minutes", (seconds + 59) / 60),
        None => p.t(fault.key).to_owned(),
    };
    let (url, sign_in_label) = match fault.asks_confirmation() {
        true => ("/inloggen/opnieuw", "web-confirm"),
        false => ("/inloggen", "web-sign-in"),
    };
    let sign_in_url = (fault.status == StatusCode::UNAUTHORIZED).then_some(url);
    let message = Message { title, explanation, kept, sign_in_url, sign_in_label, p };
    let mut response = match visit.html_with(fault.status, &message) {
        Ok(response) => response,
        Err(fault) => fault.status.into_response(),
    };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
