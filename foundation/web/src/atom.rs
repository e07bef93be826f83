//! Atom feeds (RFC 4287), as far as rooms share it: the answer to who asks for one, and texts that XML allows.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use sha2::{Digest, Sha256};

use crate::{Answer, Instant, Visit};

/// Without the two characters that XML 1.0 forbids and a form lets through (2.2, Char).
pub fn plain(text: &str) -> String {
    text.replace(['\u{fffe}', '\u{ffff}'], "")
}

/// The feed, or that it is still the same (RFC 9110, 13.1).
pub fn answer(visit: &Visit, body: String, updated: Instant) -> Answer {
    let tag: String =
        Sha256::digest(body.as_bytes()).iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let tag = format!("\"{tag}\"");
    let modified = http_date(updated);
    let is_same = match visit.header("if-none-match") {
        Some(known) => known.split(',').any(|one| {
            let one = one.trim();
            one == "*" || one.trim_start_matches("W/") == tag
        }),
        None => visit.header("if-modified-since") == Some(modified.as_str()),
    };
    let text = |value: &str| HeaderValue::from_str(value).unwrap_or(HeaderValue::from_static(""));
    let headers = [
        (header::ETAG, text(&tag)),
        (header::LAST_MODIFIED, text(&modified)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
        (header::VARY, HeaderValue::from_static("Cookie, Accept-Language")),
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(visit.language.code())),
    ];
    if is_same {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    let kind = HeaderValue::from_static("application/atom+xml; charset=utf-8");
    Ok((headers, [(header::CONTENT_TYPE, kind)], body).into_response())
}

/// `Wed, 25 Nov 2026 09:00:00 GMT` (RFC 9110, 5.6.7).
fn http_date(at: Instant) -> String {
    let at = jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}
