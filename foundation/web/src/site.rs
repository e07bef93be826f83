//! Routes that belong to no room: static files and the choice of language.

use axum::{
    Router,
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};

use crate::{
    Answer, Fault, Form, House, Language, assets,
    visit::{see_other, set_cookie, site_cookie},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/static/{hash}/{name}", get(asset))
        .route("/favicon.ico", get(favicon))
        .route("/taal/{code}", post(choose_language))
}

/// For what has no head of its own to name it in: a feed, the HTML of a mail.
async fn favicon() -> Answer {
    let asset = assets::find(assets::url("favicon.svg")).ok_or_else(Fault::not_found)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400")),
    ];
    Ok((StatusCode::OK, headers, asset.bytes).into_response())
}

/// The address holds a hash of the content, so that browsers may keep it for ever.
async fn asset(Path((hash, name)): Path<(String, String)>) -> Answer {
    let asset = assets::find(&format!("/static/{hash}/{name}")).ok_or_else(Fault::not_found)?;
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::CACHE_CONTROL, forever),
    ];
    Ok((StatusCode::OK, headers, asset.bytes).into_response())
}

/// A form, not a link: it changes what the browser keeps, and nothing that only follows links should.
async fn choose_language(
    State(house): State<House>,
    Path(code): Path<String>,
    form: Form,
) -> Result<Response, Fault> {
    let language = Language::from_code(&code).ok_or_else(Fault::not_found)?;
    let mut response = see_other(form.get("terug"));
    let mut cookie = site_cookie("taal", language.code().to_owned(), house.settings.is_secure());
    cookie.make_permanent();
    set_cookie(&mut response, cookie);
    Ok(response)
}
