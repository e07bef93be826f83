//! What stands around all addresses for programs: a limit, what can be answered, problems instead of pages, headers.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{VERSION, is_api};
use crate::{Fault, House, Limit, Page, Visit, layers::fault_of};

/// What may be sent and read by a page of another site: everything, since no cookie counts here.
const CORS: [(HeaderName, &str); 4] = [
    (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
    (
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        "API-Version, ETag, Link, Location, Retry-After, WWW-Authenticate",
    ),
    (header::ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, Idempotency-Key, If-None-Match"),
    (header::ACCESS_CONTROL_MAX_AGE, "86400"),
];

/// Requests of visitors pass untouched.
pub async fn layer(State(house): State<House>, request: Request, next: Next) -> Response {
    if !is_api(request.uri().path()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let visit = Visit::new(&parts, &house);
    let method = parts.method.clone();
    let response = match refusal(&visit, &parts.headers) {
        Some(fault) => fault.into_response(),
        None => next.run(Request::from_parts(parts, body)).await,
    };
    let response = if method == Method::OPTIONS { options(response) } else { response };
    let mut response = match fault_of(&response) {
        Some(fault) => {
            if matches!(fault.status, StatusCode::FORBIDDEN | StatusCode::TOO_MANY_REQUESTS) {
                tracing::warn!(status = fault.status.as_u16(), reason = fault.key, %method, "refused");
            }
            problem(&visit.page(), &fault, response.headers())
        }
        None => response,
    };
    put_headers(response.headers_mut());
    response
}

/// What is refused before anything is looked at.
fn refusal(visit: &Visit, headers: &HeaderMap) -> Option<Fault> {
    if let Err(fault) = visit.limit(Limit::Api, &visit.client) {
        return Some(fault);
    }
    let accepts = headers.get_all(header::ACCEPT).iter().filter_map(|value| value.to_str().ok());
    let accepts: Vec<&str> = accepts.flat_map(|value| value.split(',')).collect();
    let takes_json = accepts.iter().any(|range| {
        let mut pieces = range.split(';').map(str::trim);
        let media = pieces.next().unwrap_or_default().to_ascii_lowercase();
        let refused = pieces.any(|piece| matches!(piece, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"));
        let ours = ["*/*", "application/*", "application/json", "application/problem+json"];
        !refused && (ours.contains(&media.as_str()) || media == "application/vnd.oai.openapi+json")
    });
    let nothing_asked = accepts.iter().all(|range| range.trim().is_empty());
    (!takes_json && !nothing_asked)
        .then(|| Fault { status: StatusCode::NOT_ACCEPTABLE, ..Fault::bad_request("web-api-not-acceptable") })
}

/// An address that there is may be asked what it allows; the router itself puts `Allow` on the answer.
fn options(response: Response) -> Response {
    if response.status() != StatusCode::METHOD_NOT_ALLOWED {
        return response;
    }
    let methods = HeaderValue::from_static("GET, HEAD, POST, PUT, DELETE");
    (StatusCode::NO_CONTENT, [(header::ACCESS_CONTROL_ALLOW_METHODS, methods)]).into_response()
}

/// A problem in words, in the language that was asked for (RFC 9457).
fn problem(p: &Page, fault: &Fault, was: &HeaderMap) -> Response {
    // A page tells a visitor where to go; a program is told what to send.
    let for_programs = fault.key.replace("web-fault-", "web-api-");
    let key = if p.optional(&format!("{for_programs}-title")).is_some() {
        for_programs
    } else {
        fault.key.to_owned()
    };
    let title = p.t(&format!("{key}-title")).to_owned();
    let detail = match fault.retry_after {
        Some(seconds) => p.t1(&key, "minutes", (seconds + 59) / 60),
        None => p.t(&key).to_owned(),
    };
    let mut body = json!({ "status": fault.status.as_u16(), "title": title, "detail": detail });
    if !fault.errors.is_empty() {
        let errors = fault.errors.list().iter();
        body["errors"] =
            errors.map(|(field, message)| json!({ "field": field, "message": message })).collect();
    }
    let mut response = (fault.status, body.to_string()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(p.language.code()));
    for name in [header::RETRY_AFTER, header::ALLOW] {
        if let Some(value) = was.get(&name) {
            headers.insert(name, value.clone());
        }
    }
    // RFC 6750, 3.
    let challenge = match (fault.status, fault.key) {
        (StatusCode::UNAUTHORIZED, "web-api-key-refused") => "Bearer realm=\"api\", error=\"invalid_token\"",
        (StatusCode::UNAUTHORIZED, _) => "Bearer realm=\"api\"",
        (StatusCode::FORBIDDEN, "web-api-scope") => "Bearer realm=\"api\", error=\"insufficient_scope\"",
        _ => return response,
    };
    headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    response
}

/// The headers that the Dutch API design rules ask for (/core/version-header, /core/transport/security-headers,
/// /core/transport/cors). The others stand on every answer of the site.
fn put_headers(headers: &mut HeaderMap) {
    headers.insert("api-version", HeaderValue::from_static(VERSION));
    for (name, value) in CORS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.append(header::VARY, HeaderValue::from_static("Authorization, Accept-Language"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let nothing = HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'");
    headers.insert(header::CONTENT_SECURITY_POLICY, nothing);
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
}
