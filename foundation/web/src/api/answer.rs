//! Answers in JSON.

use std::hash::{DefaultHasher, Hash, Hasher};

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{BASE, Paging};
use crate::{Answer, Fault, Visit};

/// Een adres.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct Link {
    /// Het volledige adres.
    #[schema(format = "uri")]
    pub href: String,
}

impl Link {
    /// To a place in the API: `/themas/privacy`.
    pub fn to(visit: &Visit, path: &str) -> Self {
        Self { href: format!("{}{BASE}{path}", visit.house.settings.base_url) }
    }

    /// To a page for people.
    pub fn page(visit: &Visit, path: &str) -> Self {
        Self { href: format!("{}{path}", visit.house.settings.base_url) }
    }
}

/// De adressen van de pagina’s rond deze.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct PaginaLinks {
    /// Deze pagina.
    #[serde(rename = "self")]
    here: Link,
    /// De vorige pagina, als die er is.
    #[serde(skip_serializing_if = "Option::is_none")]
    vorige: Option<Link>,
    /// De volgende pagina, als die er is.
    #[serde(skip_serializing_if = "Option::is_none")]
    volgende: Option<Link>,
}

/// Een pagina van een lijst.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Lijst)]
pub struct List<T> {
    /// De adressen van de pagina’s rond deze.
    #[serde(rename = "_links")]
    links: PaginaLinks,
    /// Hoeveel er in totaal zijn.
    #[schema(minimum = 0)]
    totaal: i64,
    /// Welke pagina dit is, vanaf 1.
    #[schema(minimum = 1)]
    pagina: i64,
    /// Hoeveel er hoogstens op een pagina staan.
    #[schema(minimum = 1)]
    pagina_grootte: i64,
    /// Wat er op deze pagina staat.
    resultaten: Vec<T>,
}

impl<T: Serialize> List<T> {
    /// Answers with a page of the list at `path`, with the addresses of the others in the body and in `Link`.
    pub fn answer(visit: &Visit, path: &str, paging: &Paging, total: i64, items: Vec<T>) -> Answer {
        let link = |page: i64| {
            let query = paging.query(page);
            Link::to(visit, &if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") })
        };
        let links = PaginaLinks {
            here: link(paging.page),
            vorige: (paging.page > 1).then(|| link(paging.page - 1)),
            volgende: (paging.page * paging.size < total).then(|| link(paging.page + 1)),
        };
        let around = [("prev", &links.vorige), ("next", &links.volgende)];
        let around = around.into_iter().filter_map(|(rel, link)| Some((rel, link.as_ref()?)));
        let around: Vec<String> =
            around.map(|(rel, link)| format!("<{}>; rel=\"{rel}\"", link.href)).collect();
        let list = Self {
            links,
            totaal: total,
            pagina: paging.page,
            pagina_grootte: paging.size,
            resultaten: items,
        };
        let mut response = json(visit, &list)?;
        if let (false, Ok(value)) = (around.is_empty(), HeaderValue::from_str(&around.join(", "))) {
            response.headers_mut().insert(header::LINK, value);
        }
        Ok(response)
    }
}

/// Answers a GET with a value; 304 when the program has the same already (RFC 9110, 13.1.2).
pub fn json(visit: &Visit, value: &impl Serialize) -> Answer {
    let body = serde_json::to_vec(value).map_err(anyhow::Error::from)?;
    let mut hasher = DefaultHasher::new();
    body.hash(&mut hasher);
    let tag = format!("W/\"{:016x}\"", hasher.finish());
    let known = visit.header("if-none-match").unwrap_or_default();
    let unchanged = known.split(',').map(str::trim).any(|known| known == tag || known == "*");
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        ([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response()
    };
    let tag = HeaderValue::from_str(&tag).map_err(anyhow::Error::from)?;
    response.headers_mut().insert(header::ETAG, tag);
    Ok(response)
}

/// Answers 200 with a value as it is after a change.
pub fn changed(value: &impl Serialize) -> Answer {
    let body = serde_json::to_vec(value).map_err(anyhow::Error::from)?;
    Ok(([(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))], body).into_response())
}

/// Answers 201 with what was made, and where it is.
pub fn created(visit: &Visit, path: &str, value: &impl Serialize) -> Answer {
    let body = serde_json::to_vec(value).map_err(anyhow::Error::from)?;
    let location = HeaderValue::from_str(&Link::to(visit, path).href).map_err(anyhow::Error::from)?;
    let kind = HeaderValue::from_static("application/json");
    let headers = [(header::CONTENT_TYPE, kind), (header::LOCATION, location)];
    Ok((StatusCode::CREATED, headers, body).into_response())
}

/// Answers 204: done, and there is nothing to tell.
pub fn no_content() -> Result<Response, Fault> {
    Ok(StatusCode::NO_CONTENT.into_response())
}
