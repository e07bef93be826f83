//! What is new about a text, one node of it, all texts or all consultations, as Atom feeds (RFC 4287); always as a guest
//! sees it.

use std::collections::HashMap;

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Actor, Answer, Fault, House, Instant, Page, Visit, atom, dates};

use crate::{
    model::{
        consultation::Consultation,
        name,
        node::NodeId,
        number::Numbers,
        proposal::Proposal,
        version::{RuleText, Version},
    },
    pages::{amendments, consultations::window, view},
    store::{amendments as stored, consultations, texts, versions},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels.atom", get(rules))
        .route("/consultaties.atom", get(all_consultations))
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

/// What there is to tell of amendments.
fn amended(p: &Page, text: &RuleText, amendments: &[Proposal]) -> Vec<(Instant, Entry)> {
    let entry = |one: &Proposal| {
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
    };
    amendments.iter().map(entry).collect()
}

/// What there is to tell of consultations: that each opened, that there is more time, that the answers are there. Each is
/// an entry of its own, so that programs that read feeds show it as new.
fn consulted(p: &Page, all: &[Consultation], now: Instant) -> Vec<(Instant, Entry)> {
    let mut entries = Vec::new();
    for one in all {
        let mut add = |at: Instant, key: &str, (id, url, summary): (String, String, &str)| {
            let entry = Entry {
                id,
                title: atom::plain(&p.t1(key, "title", &one.title)),
                url,
                updated: dates::machine(at),
                summary: atom::plain(summary),
            };
            entries.push((at, entry));
        };
        let (url, own) = (p.absolute(&one.url()), format!("urn:uuid:{}", one.id));
        add(one.opens_at, "rulebook-feed-opened", (own, url.clone(), &one.introduction));
        match one.completed_at {
            Some(at) => {
                let nota = format!("{url}/nota");
                add(at, "rulebook-feed-completed", (nota.clone(), nota, &one.introduction));
            }
            // After it opened nothing of it changes but when it closes.
            None if one.changed_at > one.opens_at => {
                let id = format!("{url}#{}", dates::machine(one.closes_at));
                add(one.changed_at, "rulebook-feed-extended", (id, url, &window(p, one, now)));
            }
            None => {}
        }
    }
    entries
}

async fn text(visit: Visit, Path(slug): Path<String>) -> Answer {
    let guest = Actor::default();
    let mut tx = visit.house.db.read().await?;
    let text = texts::by_slug(&mut tx, &guest, &slug).await?.ok_or_else(Fault::not_found)?;
    let all = versions::of(&mut tx, &guest, &text).await?;
    let mut amendments = stored::newest(&mut tx, text.id, MOST as i64).await?;
    let consultations = consultations::of_text(&mut tx, &guest, text.id, visit.now()).await?;
    drop(tx);
    amendments.retain(|one| all.iter().any(|version| version.id == one.version));
    let p = visit.page();
    let shown = all.iter().take(MOST);
    let mut entries: Vec<_> =
        shown.map(|version| (version.changed_at, entry(&p, &text, version, text.summary.clone()))).collect();
    entries.extend(amended(&p, &text, &amendments));
    entries.extend(consulted(&p, &consultations, visit.now()));
    let about = About {
        lang: text.language.code(),
        title: &text.title,
        subtitle: "rulebook-feed-about",
        url: &format!("{}/feed.atom", text.url()),
        page: &text.url(),
    };
    answer(&visit, about, entries)
}

/// The versions in which the node is not what it was before, amendments of it, and consultations on versions that have it.
async fn node(visit: Visit, Path((slug, node)): Path<(String, String)>) -> Answer {
    let id = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    let guest = Actor::default();
    let mut tx = visit.house.db.read().await?;
    let text = texts::by_slug(&mut tx, &guest, &slug).await?.ok_or_else(Fault::not_found)?;
    let editions = versions::editions(&mut tx, &guest, &text).await?;
    let mut amendments = stored::about(&mut tx, id).await?;
    let mut consultations = consultations::of_text(&mut tx, &guest, text.id, visit.now()).await?;
    drop(tx);
    amendments.retain(|one| editions.iter().any(|edition| edition.version.id == one.version));
    consultations.retain(|one| {
        editions.iter().any(|edition| edition.version.id == one.version && edition.tree.contains(id))
    });
    let p = visit.page();
    let mut entries = Vec::new();
    let mut title = String::new();
    for (nth, edition) in editions.iter().enumerate() {
        let before = nth.checked_sub(1).map(|before| &editions[before].tree);
        if !edition.tree.differs_below(before, id) {
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
    entries.extend(amended(&p, &text, &amendments));
    entries.extend(consulted(&p, &consultations, visit.now()));
    let page = view::node_url(&text, id);
    let about = About {
        lang: text.language.code(),
        title: &title,
        subtitle: "rulebook-feed-about",
        url: &format!("{page}/feed.atom"),
        page: &page,
    };
    answer(&visit, about, entries)
}

/// The versions of all texts.
async fn rules(visit: Visit) -> Answer {
    let guest = Actor::default();
    let mut tx = visit.house.db.read().await?;
    let all = texts::all(&mut tx, &guest).await?;
    let versions = versions::all(&mut tx, &guest).await?;
    drop(tx);
    let texts: HashMap<_, _> = all.iter().map(|text| (text.id, text)).collect();
    let p = visit.page();
    let entries = versions.iter().filter_map(|version| {
        let text = texts.get(&version.text)?;
        let mut entry = entry(&p, text, version, text.summary.clone());
        entry.title = atom::plain(&format!("{} – {}", text.title, entry.title));
        Some((version.changed_at, entry))
    });
    let about = About {
        lang: p.language.code(),
        title: p.t("rulebook-title"),
        subtitle: "rulebook-feed-all-about",
        url: "/spelregels.atom",
        page: "/spelregels",
    };
    answer(&visit, about, entries.collect())
}

/// All consultations.
async fn all_consultations(visit: Visit) -> Answer {
    let now = visit.now();
    let mut tx = visit.house.db.read().await?;
    let all = consultations::all(&mut tx, &Actor::default(), now).await?;
    drop(tx);
    let p = visit.page();
    let about = About {
        lang: p.language.code(),
        title: p.t("rulebook-consultations-title"),
        subtitle: "rulebook-feed-consultations-about",
        url: "/consultaties.atom",
        page: "/consultaties",
    };
    answer(&visit, about, consulted(&p, &all, now))
}

/// What a feed says of itself.
struct About<'a> {
    lang: &'static str,
    title: &'a str,
    /// Key of the words for what is in it.
    subtitle: &'static str,
    /// Its own address.
    url: &'a str,
    /// That of the page about the same.
    page: &'a str,
}

/// The newest of what there is to tell, what changed last first.
fn answer(visit: &Visit, about: About<'_>, mut entries: Vec<(Instant, Entry)>) -> Answer {
    let p = visit.page();
    entries.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    entries.truncate(MOST);
    let updated = entries.first().map(|(at, _)| *at).unwrap_or_default();
    let feed = Feed {
        lang: about.lang,
        author: atom::plain(p.network_name()),
        title: atom::plain(&format!("{} – {}", about.title, p.network_name())),
        subtitle: p.t(about.subtitle).to_owned(),
        updated: dates::machine(updated),
        self_url: p.absolute(about.url),
        page_url: p.absolute(about.page),
        entries: entries.into_iter().map(|(_, entry)| entry).collect(),
    };
    atom::answer(visit, feed.render()?, updated)
}
