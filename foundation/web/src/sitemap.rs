//! The sitemap (sitemaps.org): an index, and parts of a bounded size that each room fills.

use std::{future::Future, pin::Pin, sync::Arc};

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
    routing::get,
};
use db::{Result, Transaction};

use crate::{Answer, Fault, House, Instant, Visit, dates};

/// The most addresses in one part; the protocol allows 50,000.
pub const PART: i64 = 10_000;

/// A future in a box.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A page that programs may look for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub path: String,
    /// When it last changed, where that is known.
    pub changed_at: Option<Instant>,
}

/// The pages of one room, or of one sort: only those that everybody may see.
pub trait Source: Send + Sync {
    /// Its word in addresses: small letters.
    fn key(&self) -> &'static str;
    /// How many pages there are.
    fn total<'a>(&'a self, tx: &'a mut Transaction) -> BoxFuture<'a, Result<i64>>;
    /// At most [`PART`] of them, those after the first `skipped`, in an order that stays.
    fn part<'a>(&'a self, tx: &'a mut Transaction, skipped: i64) -> BoxFuture<'a, Result<Vec<Entry>>>;
}

/// The sources of all rooms. Cheap to clone.
#[derive(Clone, Default)]
pub struct Sources(pub Arc<Vec<Arc<dyn Source>>>);

/// The routes; [`Sources`] stand in an extension around them.
pub fn routes() -> Router<House> {
    Router::new().route("/sitemap.xml", get(index)).route("/sitemap/{part}", get(part))
}

#[derive(Template)]
#[template(path = "sitemap_index.xml")]
struct Index {
    parts: Vec<String>,
}

async fn index(visit: Visit, Extension(sources): Extension<Sources>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let p = visit.page();
    let mut parts = Vec::new();
    for source in sources.0.iter() {
        let pages = (source.total(&mut tx).await? + PART - 1) / PART;
        parts.extend((1..=pages).map(|n| p.absolute(&format!("/sitemap/{}-{n}.xml", source.key()))));
    }
    xml(&Index { parts })
}

#[derive(Template)]
#[template(path = "sitemap.xml")]
struct Part {
    /// Address, and the instant of the last change.
    entries: Vec<(String, Option<String>)>,
}

async fn part(visit: Visit, Path(name): Path<String>, Extension(sources): Extension<Sources>) -> Answer {
    let (key, number) = name
        .strip_suffix(".xml")
        .and_then(|name| name.rsplit_once('-'))
        .and_then(|(key, number)| Some((key, number.parse::<i64>().ok()?)))
        .filter(|(_, number)| (1..=1_000_000).contains(number))
        .ok_or_else(Fault::not_found)?;
    let source = sources.0.iter().find(|source| source.key() == key).ok_or_else(Fault::not_found)?;
    let entries = source.part(&mut visit.house.db.read().await?, (number - 1) * PART).await?;
    if entries.is_empty() {
        return Err(Fault::not_found());
    }
    let p = visit.page();
    let shown =
        entries.into_iter().map(|entry| (p.absolute(&entry.path), entry.changed_at.map(dates::machine)));
    xml(&Part { entries: shown.collect() })
}

fn xml(template: &impl Template) -> Answer {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600")),
    ];
    Ok((headers, template.render()?).into_response())
}
