//! A real OpenID provider on this machine (e2e/oidc/provider.mjs), and a visitor who signs in there.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::LazyLock,
};

use openidconnect::{
    reqwest::{Client, Response, header, redirect::Policy},
    url::Url,
};
use testkit::TestApp;

/// The address of our site, to which the providers send their visitors back.
pub const SITE: &str = "https://samenspel.test";

/// The program with its providers. It ends with this process, when its standard input closes.
pub struct Loopback {
    /// Below it every provider has its path: `/een`, `/twee`, `/alle/v2.0`.
    pub base: String,
    child: Child,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e")
}

impl Loopback {
    /// Starts it, or tells why that cannot be done here.
    pub fn start() -> Result<Self, String> {
        let folder = folder();
        if !folder.join("node_modules/oidc-provider").exists() {
            return Err("e2e/node_modules holds no oidc-provider (npm ci in e2e)".into());
        }
        if Command::new("node").arg("--version").output().is_err() {
            return Err("there is no node".into());
        }
        let mut child = Command::new("node")
            .arg(folder.join("oidc/provider.mjs"))
            .args(["--site", SITE])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("node can be started");
        let lines = BufReader::new(child.stdout.take().expect("it has an output")).lines();
        let ready =
            lines.map_while(Result::ok).find_map(|line| line.strip_prefix("ready ").map(str::to_owned));
        Ok(Self { base: ready.expect("the provider gets ready"), child })
    }

    /// The one that the tests share, or `None` after telling that this test is skipped.
    pub fn shared(test: &str) -> Option<&'static Self> {
        static SHARED: LazyLock<Result<Loopback, String>> = LazyLock::new(Loopback::start);
        SHARED.as_ref().inspect_err(|reason| testkit::skip(test, reason)).ok()
    }

    /// Ends it, as when a provider is down.
    pub fn stop(&mut self) {
        self.child.kill().expect("the provider can be ended");
        self.child.wait().expect("the provider ends");
    }

    /// Sets the clock of the application to that of the provider, which has the real time.
    pub async fn set_clock(&self, app: &TestApp) {
        let answer =
            client().get(format!("{}/een/jwks", self.base)).send().await.expect("the provider answers");
        let date = answer.headers()[header::DATE].to_str().expect("a date is text").replace("GMT", "+0000");
        let at = jiff::fmt::rfc2822::parse(&date).expect("a date").timestamp().as_microsecond();
        app.clock().advance(at - app.clock().now());
    }
}

fn client() -> Client {
    Client::builder().redirect(Policy::none()).no_proxy().build().expect("a client can be made")
}

/// What a visitor does at the provider.
#[derive(Clone, Copy)]
pub enum Deed<'d> {
    /// Signs in with this account.
    SignIn(&'d str),
    /// First says to belong to this tenant.
    SignInAt(&'d str, &'d str),
    /// Goes back without signing in.
    Cancel,
}

/// Does it, from the address where the application sent the visitor, with a browser that was never there before;
/// returns the address at the application to which the provider sends back.
pub async fn at_provider(address: &str, deed: Deed<'_>) -> String {
    let client = client();
    let mut cookies = BTreeMap::new();
    let mut url = Url::parse(address).expect("an address");
    let mut form: Option<Vec<(&str, String)>> = None;
    for _ in 0..20 {
        if url.as_str().starts_with(SITE) {
            return url.into();
        }
        let request = match form.take() {
            Some(fields) => client.post(url.clone()).form(&fields),
            None => client.get(url.clone()),
        };
        let answer =
            request.header(header::COOKIE, sent(&cookies)).send().await.expect("the provider answers");
        keep(&mut cookies, &answer);
        if let Some(location) = answer.headers().get(header::LOCATION) {
            url = url.join(location.to_str().expect("an address is text")).expect("an address");
            continue;
        }
        let status = answer.status();
        let page = answer.text().await.expect("a page");
        assert!(status.is_success(), "{url}: {status}: {page}");
        let next = match deed {
            Deed::Cancel => attribute(&page, "<a href=", |link| link.ends_with("/abort")),
            Deed::SignInAt(tenant, _) if page.contains("<title>Kies") => {
                attribute(&page, "<a href=", |link| link.contains(tenant))
            }
            Deed::SignIn(account) | Deed::SignInAt(_, account) => {
                let prompt = attribute(&page, "name=\"prompt\" value=", |_| true);
                let login = ("login", account.to_owned());
                form = Some(vec![("prompt", prompt), login, ("password", "geheim".to_owned())]);
                attribute(&page, "action=", |_| true)
            }
        };
        url = url.join(&next).expect("an address");
    }
    panic!("the provider does not send back: {url}");
}

/// The first value between quotes that stands after `before` and fits.
fn attribute(page: &str, before: &str, fits: impl Fn(&str) -> bool) -> String {
    let values = page.split(before).skip(1).filter_map(|rest| rest.split('"').nth(1));
    let value = values.map(|value| value.replace("&amp;", "&")).find(|value| fits(value));
    value.unwrap_or_else(|| panic!("the page has no {before}: {page}"))
}

fn sent(cookies: &BTreeMap<String, String>) -> String {
    cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ")
}

fn keep(cookies: &mut BTreeMap<String, String>, answer: &Response) {
    for line in answer.headers().get_all(header::SET_COOKIE) {
        let pair = line.to_str().expect("a cookie is text").split(';').next().unwrap_or_default();
        let (name, value) = pair.split_once('=').expect("a cookie has a value");
        match value {
            "" => cookies.remove(name),
            _ => cookies.insert(name.to_owned(), value.to_owned()),
        };
    }
}
