use std::net::{IpAddr, SocketAddr};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderName, HeaderValue, Request, header},
};
use serde_json::Value;
use tower::ServiceExt;
use web::House;

use crate::{Reply, jar::Jar};

/// A file in a form.
#[derive(Clone, Debug)]
pub struct File<'f> {
    /// The name of the field.
    pub field: &'f str,
    /// The name of the file.
    pub name: &'f str,
    /// The media type that the browser claims.
    pub media_type: &'f str,
    /// The content.
    pub bytes: &'f [u8],
}

/// A browser that visits the application, with cookies, a language and an address of its own. It does not follow
/// redirects unless asked to.
#[derive(Clone)]
pub struct Browser {
    router: Router,
    house: House,
    jar: Jar,
    language: String,
    address: IpAddr,
}

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");
const BOUNDARY: &str = "----samenspel-test-boundary-7d1f";

impl Browser {
    pub(crate) fn new(router: Router, house: House) -> Self {
        let address = IpAddr::from([127, 0, 0, 1]);
        Self { router, house, jar: Jar::default(), language: "nl".into(), address }
    }

    /// Sends this `Accept-Language` from now on; `nl` when not set.
    pub fn language(&mut self, accept: &str) -> &mut Self {
        accept.clone_into(&mut self.language);
        self
    }

    /// Comes from this address from now on; `127.0.0.1` when not set.
    pub fn from_address(&mut self, address: &str) -> &mut Self {
        self.address = address.parse().unwrap_or_else(|_| panic!("{address} is not an IP address"));
        self
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.jar.get(name, self.house.clock.now())
    }

    /// Puts a cookie in, as if the site had set it.
    pub fn set_cookie(&mut self, name: &str, value: &str) -> &mut Self {
        self.jar.put(name, value);
        self
    }

    /// Forgets a cookie.
    pub fn forget_cookie(&mut self, name: &str) -> &mut Self {
        self.jar.remove(name);
        self
    }

    /// Opens a page. `path` may also be a full address on this site, such as one out of mail.
    pub async fn get(&mut self, path: &str) -> Reply {
        let request = Request::get(self.local(path)).header(SEC_FETCH_SITE, "none").body(Body::empty());
        self.raw(built(request, path)).await
    }

    /// Opens a page and goes where it leads, up to ten redirects.
    pub async fn get_followed(&mut self, path: &str) -> Reply {
        let reply = self.get(path).await;
        self.follow(reply).await
    }

    /// Sends a form.
    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let pairs: Vec<_> =
            fields.iter().map(|(n, v)| format!("{}={}", form_encoded(n), form_encoded(v))).collect();
        self.send(path, "application/x-www-form-urlencoded", pairs.join("&").into_bytes()).await
    }

    /// Sends a form and goes where the answer leads, up to ten redirects.
    pub async fn post_followed(&mut self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let reply = self.post(path, fields).await;
        self.follow(reply).await
    }

    /// Sends a form with files.
    pub async fn post_multipart(&mut self, path: &str, fields: &[(&str, &str)], files: &[File<'_>]) -> Reply {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head =
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"\r\n\r\n", quoted(name));
            body.extend(head.into_bytes());
            body.extend(value.as_bytes());
            body.extend(b"\r\n");
        }
        for file in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\nContent-Type: {}\r\n\r\n",
                quoted(file.field),
                quoted(file.name),
                file.media_type
            );
            body.extend(head.into_bytes());
            body.extend(file.bytes);
            body.extend(b"\r\n");
        }
        body.extend(format!("--{BOUNDARY}--\r\n").into_bytes());
        self.send(path, &format!("multipart/form-data; boundary={BOUNDARY}"), body).await
    }

    /// Sends the form with this `action` that stands in a page: everything the page filled in, with `changes` put
    /// in its place. Fields that the form does not have are refused. A field set to several values replaces all
    /// of them. Files are not sent.
    pub async fn submit(&mut self, page: &Reply, action: &str, changes: &[(&str, &str)]) -> Reply {
        let form = page.form(action);
        let mut fields: Vec<(&str, &str)> = Vec::new();
        for (name, value) in &form.fields {
            if !changes.iter().any(|(changed, _)| changed == name) {
                fields.push((name, value));
            }
        }
        for (name, value) in changes {
            assert!(
                form.names.iter().any(|known| known == name),
                "the form has no field {name}: {:?}",
                form.names
            );
            fields.push((name, value));
        }
        if form.multipart {
            self.post_multipart(action, &fields, &[]).await
        } else {
            self.post(action, &fields).await
        }
    }

    /// Goes where a reply leads, up to ten redirects; a reply that leads nowhere is given back.
    pub async fn follow(&mut self, mut reply: Reply) -> Reply {
        for _ in 0..10 {
            if !matches!(reply.status, 301 | 302 | 303 | 307 | 308) {
                return reply;
            }
            assert!(
                !matches!(reply.status, 307 | 308),
                "a redirect that repeats the form: {}",
                reply.location()
            );
            reply = self.get(&reply.location()).await;
        }
        panic!("ten redirects, the last to {}", reply.path);
    }

    /// Sends a request as a program does: with the key of a person (none when empty), a JSON body if there is one,
    /// and no cookies. `path` may also be a full address on this site.
    pub async fn program(&mut self, method: &str, path: &str, key: &str, body: Option<&Value>) -> Reply {
        let mut request = Request::builder().method(method).uri(self.local(path));
        if !key.is_empty() {
            request = request.header(header::AUTHORIZATION, format!("Bearer {key}"));
        }
        let body = match body {
            Some(body) => {
                request = request.header(header::CONTENT_TYPE, "application/json");
                Body::from(body.to_string())
            }
            None => Body::empty(),
        };
        self.raw(built(request.body(body), path)).await
    }

    /// Sends any request. Only what it lacks is added: `Host`, `Accept-Language`, the cookies, and the address of
    /// the client. No sign that it comes from a page of the site itself is added.
    pub async fn raw(&mut self, mut request: Request<Body>) -> Reply {
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let now = self.house.clock.now();
        let host = self.house.settings.base_url.split_once("://").map_or("", |(_, host)| host);
        let plain_path = request.uri().path().to_owned();
        let cookies = self.jar.header(&plain_path, now);
        let headers = request.headers_mut();
        for (name, value) in [
            (header::HOST, Some(host.to_owned())),
            (header::ACCEPT_LANGUAGE, Some(self.language.clone())),
            (header::COOKIE, cookies),
        ] {
            if let Some(value) = value {
                headers
                    .entry(name)
                    .or_insert(HeaderValue::from_str(&value).expect("a header of the browser is text"));
            }
        }
        request.extensions_mut().insert(ConnectInfo(SocketAddr::new(self.address, 40_000)));
        let Ok(response) = self.router.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let secure = self.house.settings.is_secure();
        for value in parts.headers.get_all(header::SET_COOKIE) {
            let value = value.to_str().expect("a cookie is text");
            self.jar.set(value, &plain_path, secure, now);
        }
        let bytes =
            to_bytes(body, usize::MAX).await.unwrap_or_else(|error| panic!("{path}: {error}")).to_vec();
        let body = String::from_utf8_lossy(&bytes).into_owned();
        Reply { path, status: parts.status.as_u16(), headers: parts.headers, body, bytes }
    }

    async fn send(&mut self, path: &str, content_type: &str, body: Vec<u8>) -> Reply {
        let request = Request::post(self.local(path))
            .header(header::CONTENT_TYPE, content_type)
            .header(header::ORIGIN, &self.house.settings.base_url)
            .header(SEC_FETCH_SITE, "same-origin")
            .body(Body::from(body));
        self.raw(built(request, path)).await
    }

    /// Path and query of an address on this site, without the fragment.
    fn local(&self, path: &str) -> String {
        let path = path.strip_prefix(self.house.settings.base_url.as_str()).unwrap_or(path);
        let path = path.split('#').next().unwrap_or_default();
        let path = if path.is_empty() { "/" } else { path };
        assert!(path.starts_with('/'), "{path} is not on this site");
        path.to_owned()
    }
}

fn built(request: Result<Request<Body>, axum::http::Error>, path: &str) -> Request<Body> {
    request.unwrap_or_else(|error| panic!("{path} cannot be requested: {error}"))
}

/// A form's values as `application/x-www-form-urlencoded` (URL Standard, 5.2); line ends become CR LF as browsers do.
fn form_encoded(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}

/// As browsers write names in multipart forms (HTML, 4.10.21.8).
fn quoted(name: &str) -> String {
    name.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22")
}
