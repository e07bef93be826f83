//! Reading a text: the version that counts, or another.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    response::{IntoResponse, Redirect},
    routing::get,
};
use db::Transaction;
use web::{Answer, Crumb, Fault, House, Page, Stop, Visit};

use crate::{
    model::{
        node::NodeId,
        proposal::Proposal,
        version::{Edition, RuleText, Version, VersionId, VersionState, successor},
    },
    pages::{
        amendments::{list_url, origin::Origins},
        consultations::voices::{Comments, banners, comments_url},
        crumbs,
        defined::Defined,
        files, found, found_current, found_text, redline,
        remarked::{Remarked, commented},
        steps,
        view::{self, Entry, NodeView},
    },
    permissions::{Permission, Subject, consultation::may_begin, may},
    store::{
        amendments::{self as stored, adoption, touched},
        follows, nodes, reading, versions,
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}", get(newest))
        .route("/spelregels/{slug}/versie/{number}", get(one))
        .route("/regel/{node}", get(permanent))
}

#[derive(Template)]
#[template(path = "rule_text.html")]
struct Reading {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    summary: String,
    state_key: &'static str,
    state: String,
    /// What this version is, when it is not the one that counts.
    remark: String,
    facts: Vec<(String, String)>,
    source: Option<(String, String)>,
    contents: Vec<Entry>,
    nodes: Vec<NodeView>,
    /// For a text that came of amendments: what comes from which, for paper.
    origins: Vec<(String, Vec<String>)>,
    /// Which version this is on paper, and of which day.
    printed: String,
    stops: Vec<Stop>,
    /// How many amendments there are, and where they are listed.
    amendments: Option<(String, String)>,
    /// What changed since the visitor last read it: how many nodes, and where that is shown.
    news: Option<(usize, String)>,
    url: String,
    version_url: String,
    feed_url: String,
    /// The consultations on this version: title, sentence, address.
    banners: Vec<(String, String, String)>,
    /// How many comments there are, and where they are read.
    comments: Option<(usize, String)>,
    steps: Vec<(String, String)>,
    files: Vec<(String, String)>,
    can_draft: bool,
    can_manage: bool,
    can_follow: bool,
    follows: bool,
    text_id: String,
}

async fn newest(visit: Visit, Path(slug): Path<String>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    let all = versions::of(&mut tx, &visit.actor, &text).await?;
    let edition = found_current(&visit, &mut tx, &text, &all).await?;
    show(&visit, tx, &text, &edition, &all).await
}

async fn one(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found(&visit, &mut tx, &slug, &number).await?;
    let all = versions::of(&mut tx, &visit.actor, &text).await?;
    show(&visit, tx, &text, &edition, &all).await
}

/// The lasting address of a node, wherever its text stands now.
async fn permanent(visit: Visit, Path(node): Path<String>) -> Answer {
    let node = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    let mut tx = visit.house.db.read().await?;
    let slug = nodes::slug_of(&mut tx, &visit.actor, node).await?.ok_or_else(Fault::not_found)?;
    Ok(Redirect::to(&format!("/spelregels/{slug}/artikel/{node}")).into_response())
}

async fn show(
    visit: &Visit,
    mut tx: Transaction,
    text: &RuleText,
    edition: &Edition,
    all: &[Version],
) -> Answer {
    let version = &edition.version;
    let subject = Subject::new(text, version);
    let allowed = |permission| may(&visit.actor, permission, subject);
    let p = visit.page();
    let is_follower = follows::follows(&mut tx, &visit.actor, text.id.0).await?;
    let last = reading::last(&mut tx, &visit.actor, text.id).await?;
    let news = news(visit, &mut tx, text, edition, last).await?;
    let comments = Comments::load(visit, &mut tx, text, edition).await?;
    let counts = touched::counts(&mut tx, version.id).await?;
    let amended = amended(&mut tx, version).await?;
    drop(tx);
    if version.state.is_shown() {
        reading::seen(visit, text, version, last).await;
    }
    let current = crate::model::version::current(all).is_some_and(|current| current.id == version.id);
    let remark = match version.state {
        VersionState::InForce => String::new(),
        _ if current && version.is_consulted => p.t("rulebook-remark-consulted").to_owned(),
        _ if current => p.t(&format!("rulebook-remark-{}", version.state.key())).to_owned(),
        _ => p.t("rulebook-remark-other").to_owned(),
    };
    let mut steps = steps::offered(&p, visit, text, version);
    if may_begin(&visit.actor, version.state) {
        let url = format!("{}/consultatie", view::version_url(text, version));
        steps.push((p.t("rulebook-consultation-new").to_owned(), url));
    }
    let total = comments.total();
    let fold = amended.from.as_ref().map(|from| adoption::folded(&from.tree, &amended.proposals).0);
    // Where a text came of amendments and still is what came of them, it tells of them.
    let fold = fold.filter(|fold| *fold.tree() == edition.tree);
    let showing = Remarked {
        p: &p,
        defined: Defined::new(&edition.tree, String::new()),
        origins: fold.as_ref().map(|fold| Origins::new(&p, text, fold, &amended.proposals)),
        counts,
        url: format!("{}?versie={}&onderdeel=", list_url(text), version.number),
        comments: commented(&p, text, edition, &comments),
    };
    let page = Reading {
        crumbs: crumbs(&p, text, Vec::new()).into_iter().take(1).chain([Crumb::here(&text.title)]).collect(),
        title: text.title.clone(),
        lang: view::other_language(&p, text),
        summary: text.summary.clone(),
        state_key: version.state.key(),
        state: view::state(&p, version).to_owned(),
        remark,
        facts: facts(&p, version, all),
        source: (!version.source.is_empty()).then(|| (version.source.clone(), version.source_url.clone())),
        contents: view::contents(text, &edition.tree),
        nodes: view::nodes(&p, text, &edition.tree, &showing),
        origins: showing.origins.as_ref().map(|origins| origins.list(&edition.tree)).unwrap_or_default(),
        printed: printed(&p, visit, version),
        amendments: amended.link(&p, text, version, all),
        stops: stops(&p, text, all, version),
        news,
        url: text.url(),
        version_url: view::version_url(text, version),
        feed_url: format!("{}/feed.atom", text.url()),
        files: files::offered(&p, text, edition),
        banners: banners(&p, visit, &comments),
        comments: (total > 0).then(|| (total, comments_url(text, edition))),
        steps,
        can_draft: allowed(Permission::Draft),
        can_manage: allowed(Permission::Manage),
        can_follow: allowed(Permission::Follow),
        follows: is_follower,
        text_id: text.id.to_string(),
        p: visit.page(),
    };
    visit.html_for_all(&page)
}

/// The amendments of a version, or those that it came of.
struct Amended {
    /// Only of a version that was made of another: what they say is not shown otherwise.
    proposals: Vec<Proposal>,
    /// The proposed version that an adopted one was made of.
    from: Option<Edition>,
    /// How many there are, and how many of them were not withdrawn.
    count: (i64, i64),
}

async fn amended(tx: &mut Transaction, version: &Version) -> Result<Amended, Fault> {
    let from = match adoption::made_of(tx, version.id).await? {
        Some(from) => versions::edition_by_id(tx, from).await?,
        None => None,
    };
    let proposals = match &from {
        Some(from) => stored::of_version(tx, from.version.id).await?,
        None => Vec::new(),
    };
    let id = from.as_ref().map_or(version.id, |from| from.version.id);
    Ok(Amended { proposals, count: stored::count_of_version(tx, id).await?, from })
}

impl Amended {
    /// How many there are, and where they are listed; nothing for a version that has and takes none.
    fn link(
        &self,
        p: &Page,
        text: &RuleText,
        version: &Version,
        versions: &[Version],
    ) -> Option<(String, String)> {
        let (all, count) = self.count;
        if let (0, Some(later)) = (all, successor(versions, version)) {
            let label = p.t1("rulebook-amendments-moved-to", "version", view::version_name(p, later));
            return Some((label, format!("{}?versie={}", list_url(text), later.number)));
        }
        if all == 0 && version.state != VersionState::Proposed {
            return None;
        }
        let number = self.from.as_ref().map_or(version.number, |from| from.version.number);
        let label = p.t1("rulebook-amendments-count", "count", count);
        Some((label, format!("{}?versie={number}", list_url(text))))
    }
}

/// How many nodes differ from the version that the visitor read last.
async fn news(
    visit: &Visit,
    tx: &mut Transaction,
    text: &RuleText,
    edition: &Edition,
    last: Option<VersionId>,
) -> Result<Option<(usize, String)>, Fault> {
    let Some(before) = last else { return Ok(None) };
    if before == edition.version.id {
        return Ok(None);
    }
    let Some(before) = versions::edition_by_id(tx, before).await? else { return Ok(None) };
    if before.version.number > edition.version.number
        || !may(&visit.actor, Permission::See, Subject::new(text, &before.version))
    {
        return Ok(None);
    }
    let changes = redline::changed(&before.tree, &edition.tree).len();
    let url = versions_url(text, before.version.number, edition.version.number);
    Ok((changes > 0).then_some((changes, url)))
}

/// Where two versions are compared.
pub(crate) fn versions_url(text: &RuleText, from: i64, to: i64) -> String {
    format!("{}/vergelijken?van={from}&naar={to}", text.url())
}

/// Which version a sheet of paper holds, and of which day it is.
pub(crate) fn printed(p: &Page, visit: &Visit, version: &Version) -> String {
    p.t2("rulebook-printed", "number", version.number, "day", p.day(&visit.now()))
}

fn facts(p: &Page, version: &Version, all: &[Version]) -> Vec<(String, String)> {
    let mut facts = vec![(p.t("rulebook-fact-version").to_owned(), view::version_name(p, version))];
    let mut add = |key: &str, value: Option<String>| {
        facts.extend(value.map(|value| (p.t(key).to_owned(), value)));
    };
    add("rulebook-fact-decided", version.decided_on.as_deref().map(|day| p.date(day)));
    add("rulebook-fact-in-force", version.in_force_on.as_deref().map(|day| p.date(day)));
    add("rulebook-fact-repealed", version.repealed_on.as_deref().map(|day| p.date(day)));
    let until = version.amendments_until.filter(|_| successor(all, version).is_none());
    add("rulebook-fact-amendments-until", until.map(|at| p.moment_in_zone(&at)));
    facts
}

/// The versions in time, the one that is read marked.
pub(crate) fn stops(p: &Page, text: &RuleText, all: &[Version], here: &Version) -> Vec<Stop> {
    let in_order = all.iter().rev();
    in_order
        .map(|version| Stop {
            when: p.day(&version.shown_at.unwrap_or(version.made_at)),
            kind_class: "rule".to_owned(),
            kind_label: view::state(p, version).to_owned(),
            title: view::version_name(p, version),
            url: (version.id != here.id).then(|| view::version_url(text, version)),
            now: version.id == here.id,
            ..Stop::default()
        })
        .collect()
}
