//! The least of HTTP/1.1 that a test needs: one request on a connection of its own.

use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head, as it came.
    pub head: String,
    /// The body.
    pub body: String,
}

impl Answer {
    /// The value of the first cookie that was set, as `name=value`.
    pub fn cookie(&self) -> Option<String> {
        let line = self.head.lines().find(|line| line.to_lowercase().starts_with("set-cookie:"))?;
        line.split_once(':')?.1.split(';').next().map(|pair| pair.trim().to_owned())
    }
}

/// Sends a form, or asks for a page when there is none. `None` when the program went away before it had answered in
/// full: then nobody knows whether it did what was asked.
pub fn request(url: &str, path: &str, cookie: &str, form: Option<&[(&str, &str)]>) -> Option<Answer> {
    let host = url.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(20))).ok()?;
    let body: Vec<String> = form
        .unwrap_or_default()
        .iter()
        .map(|(name, value)| {
            format!("{name}={}", value.replace('%', "%25").replace('&', "%26").replace(' ', "+"))
        })
        .collect();
    let body = body.join("&");
    let method = if form.is_some() { "POST" } else { "GET" };
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {cookie}\r\nOrigin: {url}\r\n\
         Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).ok()?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).ok()?;
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n")?;
    let status = head.split_whitespace().nth(1)?.parse().ok()?;
    Some(Answer { status, head: head.to_owned(), body: body.to_owned() })
}
