//! What is new about a text, or about one node of it, as an Atom feed (RFC 4287); always as a guest sees it.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Actor, Answer, Fault, House, Instant, Page, Visit, atom, dates};

use crate::{
    model::{
        name,
        node::NodeId,
        number::Numbers,
        proposal::Proposal,
        version::{RuleText, Version},
    },
    pages::{amendments, view},
    store::{amendments as stored, texts, versions},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/feed.atom", get(text))
        .route("/spelregels/{slug}/artikel/{node}/feed.atom", get(node))
}

struct Entry {
    id: String,
    title: String,
    url: String,
    updated: String,
    summary: String,
}

#[derive(Template)]
#[template(path = "rule_feed.xml")]
struct Feed {
    lang: &'static str,
    author: String,
    title: String,
    subtitle: String,
    updated: String,
    self_url: String,
    page_url: String,
    entries: Vec<Entry>,
}

/// The most entries of a feed, the newest.
const MOST: usize = 30;

fn entry(p: &Page, text: &RuleText, version: &Version, summary: String) -> Entry {
    let state = view::state(p, version);
    Entry {
        id: format!("urn:uuid:{}", version.id),
        title: atom::plain(&format!("{state}: {}", view::version_name(p, version))),
        url: p.absolute(&view::version_url(text, version)),
        updated: dates::machine(version.changed_at),
        summary: atom::plain(&summary),
    }
}

/// Versions and amendments together, what changed last first.
fn newest(
    mut entries: Vec<(Instant, Entry)>,
    p: &Page,
    text: &RuleText,
    amendments: &[Proposal],
) -> Vec<(Instant, Entry)> {
    entries.extend(amendments.iter().map(|one| {
        let state = amendments::state(p, one.state);
        let called = amendments::called_with(p, one);
        let entry = Entry {
            id: format!("urn:uuid:{}", one.id),
            title: atom::plain(&format!("{called}: {} ({state})", one.title)),
            url: p.absolute(&amendments::url(text, one.id)),
            updated: dates::machine(one.changed_at),
            summary: atom::plain(&one.explanation),
        };
        (one.changed_at, entry)
    }));
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    entries.truncate(MOST);
    entries
}

async fn text(visit: Visit, Path(slug): Path<String>) -> Answer {
    let guest = Actor::default();
    let mut tx = visit.house.db.read().await?;
    let text = texts::by_slug(&mut tx, &guest, &slug).await?.ok_or_else(Fault::not_found)?;
    let all = versions::of(&mut tx, &guest, &text).await?;
    let mut amendments = stored::newest(&mut tx, text.id, MOST as i64).await?;
    drop(tx);
    amendments.retain(|one| all.iter().any(|version| version.id == one.version));
    let p = visit.page();
    let shown = all.iter().take(MOST);
    let versions = shown.map(|version| (version.changed_at, entry(&p, &text, version, text.summary.clone())));
    let entries = newest(versions.collect(), &p, &text, &amendments);
    answer(&visit, &text, &text.title, &text.url(), entries)
}

/// The versions in which the node is not what it was before.
async fn node(visit: Visit, Path((slug, node)): Path<(String, String)>) -> Answer {
    let id = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    let guest = Actor::default();
    let mut tx = visit.house.db.read().await?;
    let text = texts::by_slug(&mut tx, &guest, &slug).await?.ok_or_else(Fault::not_found)?;
    let editions = versions::editions(&mut tx, &guest, &text).await?;
    let mut amendments = stored::about(&mut tx, id).await?;
    drop(tx);
    amendments.retain(|one| editions.iter().any(|edition| edition.version.id == one.version));
    let p = visit.page();
    let mut entries = Vec::new();
    let mut title = String::new();
    for (nth, edition) in editions.iter().enumerate() {
        let before = nth.checked_sub(1).map(|before| &editions[before].tree);
        let is_same = match before {
            Some(before) => {
                before.same_below(&edition.tree, id) || !(before.contains(id) || edition.tree.contains(id))
            }
            None => !edition.tree.contains(id),
        };
        if is_same {
            continue;
        }
        if edition.tree.contains(id) {
            title = name::titled(&edition.tree, &Numbers::of(&edition.tree), id, text.language.code());
        }
        let words = edition.tree.walk_from(id).map(|(_, node)| node.text.plain_text());
        let words = words.collect::<Vec<_>>().join(" ");
        entries.push((edition.version.changed_at, entry(&p, &text, &edition.version, words)));
    }
    if entries.is_empty() {
        return Err(Fault::not_found());
    }
    let entries = newest(entries, &p, &text, &amendments);
    answer(&visit, &text, &title, &view::node_url(&text, id), entries)
}

fn answer(visit: &Visit, text: &RuleText, title: &str, url: &str, entries: Vec<(Instant, Entry)>) -> Answer {
    let p = visit.page();
    let updated = entries.iter().map(|(at, _)| *at).max().unwrap_or_default();
    let feed = Feed {
        lang: text.language.code(),
        author: atom::plain(p.network_name()),
        title: atom::plain(&format!("{title} – {}", p.network_name())),
        subtitle: p.t("rulebook-feed-about").to_owned(),
        updated: dates::machine(updated),
        self_url: p.absolute(&format!("{url}/feed.atom")),
        page_url: p.absolute(url),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    };
    atom::answer(visit, feed.render()?, updated)
}
