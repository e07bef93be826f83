//! One visit: the request as a handler sees it.

use std::{convert::Infallible, net::SocketAddr, sync::Arc};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use cookie::Cookie;

use crate::{
    Actor, Answer, Fault, House, Instant, Language, Limit, MINUTE, MenuItem, Notice, Page, PersonId, Scope,
    api, page::local_path, ready,
};

/// Who asks for what, in which language.
#[derive(Clone)]
pub struct Visit {
    /// The shared context.
    pub house: House,
    /// Who is asking; a guest when nobody signed in.
    pub actor: Arc<Actor>,
    /// The language of the answer.
    pub language: Language,
    /// Path and query.
    pub path: String,
    /// The client's address, for limits only; never logged or stored.
    pub client: String,
    signed_in_at: Option<Instant>,
    /// How much is new for who is asking, as far as this program looked ([`Waiting`]).
    pub waiting: i64,
    notice: Option<String>,
    headers: HeaderMap,
}

/// When the owner of the session of a request signed in; the layer that finds the actor puts it into the request.
#[derive(Clone, Copy, Debug)]
pub struct SignedInAt(pub Instant);

/// How long after signing in something grave may be done without asking again (OWASP ASVS 5, 7.5.3).
pub const CONFIRMED_FOR: i64 = 15 * MINUTE;
/// How much is new for who is asking, up to [`crate::page::MOST_WAITING`]; a layer leaves it in the extensions of
/// a request.
#[derive(Clone, Copy, Debug)]
pub struct Waiting(pub i64);

impl FromRequestParts<House> for Visit {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, house: &House) -> Result<Self, Infallible> {
        Ok(Self::new(parts, house))
    }
}

impl Visit {
    /// From the head of a request.
    pub fn new(parts: &Parts, house: &House) -> Self {
        let actor = parts.extensions.get::<Arc<Actor>>().cloned().unwrap_or_default();
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let secure = house.settings.is_secure();
        // A program keeps no cookies; should it send some, they mean nothing.
        let own = !api::is_api(parts.uri.path());
        let kept = |name| own.then(|| cookie(&parts.headers, &host_cookie_name(name, secure))).flatten();
        let language = language_of(&parts.headers, secure, own);
        let notice = kept("melding").and_then(|key| house.notice_key(&key).map(str::to_owned));
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
        let forwarded = parts.headers.get_all("x-forwarded-for").iter().filter_map(|v| v.to_str().ok());
        let hops: Vec<&str> = forwarded.flat_map(|value| value.split(',')).map(str::trim).collect();
        let proxies = house.settings.trusted_proxies;
        let client = match hops.len().checked_sub(proxies) {
            Some(at) if proxies > 0 => hops[at].to_owned(),
            _ => peer.unwrap_or_default(),
        };
        let signed_in_at = parts.extensions.get::<SignedInAt>().map(|at| at.0);
        let waiting = parts.extensions.get::<Waiting>().map_or(0, |waiting| waiting.0);
        let (house, headers) = (house.clone(), parts.headers.clone());
        Self { house, actor, language, path, client, signed_in_at, waiting, notice, headers }
    }

    /// The context of the page that answers.
    pub fn page(&self) -> Page {
        let path = self.path.split('?').next().unwrap_or("/");
        let below =
            |url: &str| path == url || path.strip_prefix(url).is_some_and(|rest| rest.starts_with('/'));
        let menu = self.house.menu.iter();
        let menu =
            menu.map(|entry| MenuItem { url: entry.url, label: entry.label, current: below(entry.url) });
        let notice = self.notice.as_deref().map(|key| Notice {
            kind: if key.contains("-notice-warning-") { "warning" } else { "ok" },
            text: self.house.texts.get(self.language, key).to_owned(),
        });
        Page {
            house: self.house.clone(),
            language: self.language,
            path: self.path.clone(),
            menu: menu.collect(),
            person_name: self.actor.person.map(|_| self.actor.name.clone()),
            waiting: self.waiting,
            notice,
            demo: self.house.settings.demo,
        }
    }

    /// The same for an answer to another address than the one to come back to, such as that of a form.
    pub fn page_at(&self, path: &str) -> Page {
        Page { path: path.to_owned(), ..self.page() }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        cookie(&self.headers, name)
    }

    /// The value of a request header, when it is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// Who is signed in, or the fault that asks to sign in.
    pub fn person(&self) -> Result<PersonId, Fault> {
        self.actor.person.ok_or_else(Fault::sign_in_needed)
    }

    /// Who is signed in, for a form that was sent. Counts against the limit on writing. What was filled in is
    /// kept by the page of whatever fault comes of it ([`crate::layers`]).
    pub fn writer(&self) -> Result<PersonId, Fault> {
        let person = self.person()?;
        self.limit(Limit::Write, &person.to_string())?;
        Ok(person)
    }

    /// Whether who is signed in showed recently who they are.
    pub fn is_confirmed(&self) -> bool {
        self.signed_in_at.is_some_and(|at| self.now() - at <= CONFIRMED_FOR)
    }

    /// For something grave: asks to sign in or, when that was long ago, to confirm who one is. What was filled in is
    /// kept by the page of the fault.
    pub fn confirmed(&self) -> Result<PersonId, Fault> {
        let person = self.person()?;
        if self.is_confirmed() { Ok(person) } else { Err(Fault::confirmation_needed()) }
    }

    /// For whom a program writes, when its key reaches that far. What it then changes counts against the limit on
    /// writing, as a form does; what is refused does not.
    pub fn writing_program(&self, scope: Scope) -> Result<PersonId, Fault> {
        let person = self.person()?;
        if !self.actor.reaches(Some(scope)) {
            return Err(Fault::out_of_scope());
        }
        Ok(person)
    }

    /// Counts one action; a fault when it is one too many.
    pub fn limit(&self, limit: Limit, key: &str) -> Result<(), Fault> {
        self.house.limits.take(limit, key).map_err(Fault::too_often)
    }

    /// The present instant.
    pub fn now(&self) -> Instant {
        self.house.clock.now()
    }

    /// A page with status 200.
    pub fn html(&self, template: &impl askama::Template) -> Answer {
        self.html_with(StatusCode::OK, template)
    }

    /// A page with status 200 that is the same for every guest who asks for this address in this language: it may
    /// stand ready for the next ([`crate::ready`]). For who is signed in it is as [`Visit::html`].
    pub fn html_for_all(&self, template: &impl askama::Template) -> Answer {
        let mut response = self.html(template)?;
        if !self.actor.is_signed_in() {
            response.extensions_mut().insert(ready::ForAll);
        }
        Ok(response)
    }

    /// A page with another status, such as 422 for a form that is shown again.
    pub fn html_with(&self, status: StatusCode, template: &impl askama::Template) -> Answer {
        let mut response = (status, Html(template.render()?)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(self.language.code()));
        headers.insert(header::VARY, HeaderValue::from_static("Cookie, Accept-Language"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private"));
        if self.notice.is_some() {
            set_cookie(&mut response, ended_cookie("melding", self.house.settings.is_secure()));
        }
        Ok(response)
    }

    /// Goes to another page after a change (303), with a short message shown there. The key is that of a text
    /// with `-notice-` in it; nothing else travels in the cookie.
    pub fn done(&self, url: &str, notice: &'static str) -> Answer {
        let mut response = see_other(url);
        if !notice.is_empty() {
            let mut cookie = site_cookie("melding", notice.to_owned(), self.house.settings.is_secure());
            cookie.set_max_age(cookie::time::Duration::minutes(2));
            set_cookie(&mut response, cookie);
        }
        Ok(response)
    }
}

/// Goes to another page of this site (303).
pub fn see_other(url: &str) -> Response {
    let location = HeaderValue::from_str(&local_path(url)).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// The language of the answer: the one chosen, kept in a cookie that counts if `cookies` says so, else the one that
/// the browser prefers.
pub(crate) fn language_of(headers: &HeaderMap, secure: bool, cookies: bool) -> Language {
    let chosen = || cookie(headers, &host_cookie_name("taal", secure));
    let preferred = || headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
    cookies
        .then(chosen)
        .flatten()
        .and_then(|code| Language::from_code(&code))
        .or_else(|| preferred().and_then(Language::accepted))
        .unwrap_or_default()
}

/// The value of a cookie in a request.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    lines
        .flat_map(Cookie::split_parse)
        .filter_map(Result::ok)
        .find(|c| c.name() == name)
        .map(|c| c.value().to_owned())
}

/// A cookie for this site only: not readable by scripts, not sent along from other sites. Its name is that of
/// [`host_cookie_name`].
pub fn site_cookie(name: &'static str, value: String, secure: bool) -> Cookie<'static> {
    Cookie::build((host_cookie_name(name, secure), value))
        .path("/")
        .http_only(true)
        .secure(secure)
        .same_site(cookie::SameSite::Lax)
        .build()
}

/// The name of a cookie: with the prefix `__Host-` over TLS (RFC 6265bis, 4.1.3.2), so that no other host of the same
/// domain can set it. Browsers refuse the prefix without TLS, so plain HTTP on the own machine goes without.
pub fn host_cookie_name(name: &'static str, secure: bool) -> String {
    if secure { format!("__Host-{name}") } else { name.to_owned() }
}

/// A cookie that holds a secret, for so many microseconds.
pub fn secret_cookie(name: &'static str, value: &str, life: i64, secure: bool) -> Cookie<'static> {
    let mut cookie = site_cookie(name, value.to_owned(), secure);
    cookie.set_max_age(cookie::time::Duration::microseconds(life));
    cookie
}

/// A cookie that tells the browser to forget one made by [`site_cookie`] or [`secret_cookie`].
pub fn ended_cookie(name: &'static str, secure: bool) -> Cookie<'static> {
    let mut cookie = site_cookie(name, String::new(), secure);
    cookie.make_removal();
    cookie
}

/// Adds a cookie to an answer.
pub fn set_cookie(response: &mut Response, cookie: Cookie<'_>) {
    if let Ok(value) = HeaderValue::from_str(&cookie.to_string()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}
