use cookie::Cookie;
use web::Instant;

/// The cookies of a browser for one site (RFC 6265bis, 5).
#[derive(Clone, Default)]
pub(crate) struct Jar(Vec<Kept>);

#[derive(Clone)]
struct Kept {
    name: String,
    value: String,
    path: String,
    ends_at: Option<Instant>,
}

impl Jar {
    /// Takes in one `Set-Cookie`. Panics where a browser would silently refuse the cookie.
    pub fn set(&mut self, header: &str, request_path: &str, secure: bool, now: Instant) {
        let cookie = Cookie::parse(header.to_owned())
            .unwrap_or_else(|error| panic!("not a cookie: {header:?}: {error}"));
        let name = cookie.name().to_owned();
        assert!(secure || cookie.secure() != Some(true), "a secure cookie without TLS is refused: {header}");
        if name.starts_with("__Host-") {
            let right =
                cookie.secure() == Some(true) && cookie.path() == Some("/") && cookie.domain().is_none();
            assert!(right, "a __Host- cookie must be secure, with Path=/ and without Domain: {header}");
        }
        let path = match cookie.path() {
            Some(path) if path.starts_with('/') => path.to_owned(),
            _ => default_path(request_path),
        };
        let ends_at = match (cookie.max_age(), cookie.expires_datetime()) {
            (Some(age), _) => Some(now.saturating_add(age.whole_seconds().saturating_mul(web::SECOND))),
            (None, Some(at)) => Some(at.unix_timestamp().saturating_mul(web::SECOND)),
            (None, None) => None,
        };
        self.0.retain(|kept| kept.name != name || kept.path != path);
        if ends_at.is_none_or(|at| at > now) {
            self.0.push(Kept { name, value: cookie.value().to_owned(), path, ends_at });
        }
    }

    /// The `Cookie` header for a path; `None` when there is nothing to send.
    pub fn header(&self, path: &str, now: Instant) -> Option<String> {
        let mut sent: Vec<_> = self.0.iter().filter(|kept| kept.goes_to(path, now)).collect();
        sent.sort_by_key(|kept| std::cmp::Reverse(kept.path.len()));
        let pairs: Vec<_> = sent.iter().map(|kept| format!("{}={}", kept.name, kept.value)).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    /// The value of a cookie that has not ended.
    pub fn get(&self, name: &str, now: Instant) -> Option<&str> {
        let mut live = self.0.iter().filter(|kept| kept.ends_at.is_none_or(|at| at > now));
        live.find(|kept| kept.name == name).map(|kept| kept.value.as_str())
    }

    /// Puts a cookie in by hand.
    pub fn put(&mut self, name: &str, value: &str) {
        self.0.retain(|kept| kept.name != name);
        self.0.push(Kept { name: name.into(), value: value.into(), path: "/".into(), ends_at: None });
    }

    /// Forgets a cookie.
    pub fn remove(&mut self, name: &str) {
        self.0.retain(|kept| kept.name != name);
    }
}

impl Kept {
    fn goes_to(&self, path: &str, now: Instant) -> bool {
        let below = path
            .strip_prefix(self.path.as_str())
            .is_some_and(|rest| rest.is_empty() || self.path.ends_with('/') || rest.starts_with('/'));
        below && self.ends_at.is_none_or(|at| at > now)
    }
}

/// The folder of the page that set it (RFC 6265bis, 5.1.4).
fn default_path(request_path: &str) -> String {
    match request_path.rfind('/') {
        None | Some(0) => "/".to_owned(),
        Some(at) => request_path[..at].to_owned(),
    }
}
