//! Reading what a program sent, strictly: what is not understood is refused, never guessed or left out. A person gets
//! a list for an old link; a program that misspells a filter must not take the whole list for the answer.

use std::ops::RangeInclusive;

use axum::{
    body::to_bytes,
    extract::{FromRequest, FromRequestParts, Request},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use serde::de::DeserializeOwned;

use crate::{Errors, Fault, House, Page, Visit, form};

/// The most bytes of one request: the longest contribution fits several times.
const MOST_BYTES: usize = 2 * 1024 * 1024;
/// The most items on a page.
pub(super) const LARGEST_PAGE: i64 = 100;
/// The items on a page when nothing is asked.
pub(super) const USUAL_PAGE: i64 = 25;
/// Nobody leafs further.
pub(super) const LAST_PAGE: i64 = 100_000;

/// The query of an address. Each parameter is asked for by its name; [`Query::done`] refuses the rest.
pub struct Query {
    page: Page,
    pairs: Vec<(String, String)>,
    known: Vec<&'static str>,
    errors: Errors,
}

impl FromRequestParts<House> for Query {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Fault> {
        let page = Visit::new(parts, house).page();
        let mut query = Self { page, pairs: Vec::new(), known: Vec::new(), errors: Errors::default() };
        for pair in parts.uri.query().unwrap_or_default().split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let text = |part: &str| String::from_utf8(form::percent_decoded(part.as_bytes()));
            let (Ok(name), Ok(value)) = (text(name), text(value)) else {
                return Err(Fault::bad_request("web-fault-encoding"));
            };
            if query.pairs.iter().any(|(known, _)| *known == name) {
                query.errors.add(&name, query.page.t("web-api-query-twice"));
            }
            query.pairs.push((name, value));
        }
        Ok(query)
    }
}

impl Query {
    fn value(&mut self, name: &'static str) -> Option<String> {
        self.known.push(name);
        self.pairs.iter().find(|(known, _)| known == name).map(|(_, value)| value.clone())
    }

    /// A parameter as `read` understands it; `None` when it was not sent.
    pub fn read<T>(&mut self, name: &'static str, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.read_or(name, read, |page| page.t("web-api-query-value").to_owned())
    }

    /// The same, with words of its own for what cannot be understood.
    fn read_or<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&str) -> Option<T>,
        wrong: impl FnOnce(&Page) -> String,
    ) -> Option<T> {
        let value = self.value(name)?;
        let understood = read(&value);
        if understood.is_none() {
            let missing = || self.page.t("web-api-query-missing").to_owned();
            let message = if value.is_empty() { missing() } else { wrong(&self.page) };
            self.errors.add(name, message);
        }
        understood
    }

    /// Refuses a request without this parameter.
    pub fn require(&mut self, name: &'static str) {
        if !self.pairs.iter().any(|(known, _)| known == name) {
            self.errors.add(name, self.page.t("web-api-query-missing"));
        }
    }

    /// A text of at most `most` characters as it was sent, cleaned as forms are, and not empty then.
    pub fn text(&mut self, name: &'static str, most: usize) -> String {
        let text = self.read(name, |value| {
            let text = form::clean(value).trim().to_owned();
            (!text.is_empty() && value.chars().count() <= most).then_some(text)
        });
        text.unwrap_or_default()
    }

    /// A whole number in a range, written as JSON writes it.
    pub fn number(&mut self, name: &'static str, range: RangeInclusive<i64>) -> Option<i64> {
        let number = |value: &str| {
            let number = value.parse().ok()?;
            (range.contains(&number) && number.to_string() == value).then_some(number)
        };
        self.read_or(name, number, |page| {
            page.t2("web-api-query-number", "from", *range.start(), "to", *range.end())
        })
    }

    /// `true` or `false`; `false` when it was not sent.
    pub fn flag(&mut self, name: &'static str) -> bool {
        self.read(name, |value| value.parse().ok()).unwrap_or_default()
    }

    /// Which page of how many items.
    pub fn paging(&mut self) -> Paging {
        let page = self.number("pagina", 1..=LAST_PAGE).unwrap_or(1);
        let size = self.number("paginaGrootte", 1..=LARGEST_PAGE).unwrap_or(USUAL_PAGE);
        Paging { page, size, pairs: Vec::new() }
    }

    /// The paging again, which keeps the other parameters for the addresses of the pages around it; refuses what was
    /// not understood, and parameters that nobody asked for.
    pub fn paged(self, paging: Paging) -> Result<Paging, Fault> {
        let pairs = self.pairs.clone();
        self.done()?;
        Ok(Paging { pairs, ..paging })
    }

    /// Refuses what was not understood, and parameters that nobody asked for.
    pub fn done(mut self) -> Result<(), Fault> {
        for (name, _) in &self.pairs {
            if !self.known.contains(&name.as_str()) {
                self.errors.add(name, self.page.t("web-api-query-unknown"));
            }
        }
        if self.errors.is_empty() { Ok(()) } else { Err(Fault::invalid(self.errors)) }
    }
}

/// A page of a list.
#[derive(Clone, Debug)]
pub struct Paging {
    /// The page, from 1.
    pub page: i64,
    /// The most items on it.
    pub size: i64,
    pairs: Vec<(String, String)>,
}

impl Paging {
    /// How many items come before it.
    pub fn offset(&self) -> i64 {
        (self.page - 1) * self.size
    }

    /// The items of this page, out of all.
    pub fn cut<T>(&self, all: impl Iterator<Item = T>) -> Vec<T> {
        let number = |n: i64| usize::try_from(n).unwrap_or(usize::MAX);
        all.skip(number(self.offset())).take(number(self.size)).collect()
    }

    /// The query of another page of the same list.
    pub(super) fn query(&self, page: i64) -> String {
        let others = self.pairs.iter().filter(|(name, _)| name != "pagina");
        let mut parts: Vec<String> =
            others.map(|(name, value)| format!("{name}={}", crate::encoded(value))).collect();
        if page > 1 {
            parts.push(format!("pagina={page}"));
        }
        parts.join("&")
    }
}

/// A JSON body. Fields that are missing, unknown or of another sort are refused with their place.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<House> for Body<T> {
    type Rejection = Response;

    async fn from_request(request: Request, house: &House) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let page = Visit::new(&parts, house).page();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let kind = kind.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if kind != "application/json" {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            return Err(Fault { status, ..Fault::bad_request("web-api-media-type") }.into_response());
        }
        let bytes = to_bytes(body, MOST_BYTES).await.map_err(|_| Fault::too_large().into_response())?;
        let mut reader = serde_json::Deserializer::from_slice(&bytes);
        let value = serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| refused(&page, &error.path().to_string(), error.inner()).into_response())?;
        reader.end().map_err(|error| refused(&page, ".", &error).into_response())?;
        Ok(Self(value))
    }
}

/// The words of the parser are English and speak of Rust; the place and the sort of mistake are enough.
fn refused(page: &Page, path: &str, error: &serde_json::Error) -> Fault {
    if !error.is_data() {
        return Fault::bad_request("web-api-json");
    }
    let said = error.to_string();
    let quoted = said.split('`').nth(1).unwrap_or_default();
    let inside = |name: &str| if path == "." { name.to_owned() } else { format!("{path}.{name}") };
    let (field, key) = if said.starts_with("missing field") {
        (inside(quoted), "web-api-body-missing")
    } else if said.starts_with("unknown field") {
        // The place of a field that is not known ends in its own name.
        (if path.ends_with(quoted) { path.to_owned() } else { inside(quoted) }, "web-api-body-unknown")
    } else {
        (path.to_owned(), "web-api-body-value")
    };
    let mut errors = Errors::default();
    errors.add(if field == "." { "" } else { &field }, page.t(key));
    Fault::invalid(errors)
}
