//! Reading a text: the version that counts, or another.

use std::collections::HashMap;

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
        node::{Node, NodeId, NodeKind, Part},
        tree::Tree,
        version::{Edition, RuleText, Version, VersionState},
    },
    pages::{
        consultations::voices::{Comments, banners, comments_url},
        crumbs, files, found, found_current, found_text, redline, steps,
        view::{self, Entry, NodeView, RunView, Showing},
    },
    permissions::{Permission, Subject, consultation::may_begin, may},
    store::{follows, nodes, reading, versions},
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
    stops: Vec<Stop>,
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
    let news = news(visit, &mut tx, text, edition).await?;
    let comments = Comments::load(visit, &mut tx, text, edition).await?;
    drop(tx);
    if version.state.is_shown() {
        reading::seen(visit, text, version).await;
    }
    let current = crate::model::version::current(all).is_some_and(|current| current.id == version.id);
    let remark = match version.state {
        VersionState::InForce => String::new(),
        _ if current => p.t(&format!("rulebook-remark-{}", version.state.key())).to_owned(),
        _ => p.t("rulebook-remark-other").to_owned(),
    };
    let commented = Commented::new(&p, text, edition, &comments);
    let mut steps = steps::offered(&p, visit, text, version);
    if may_begin(&visit.actor, version.state) {
        let url = format!("{}/consultatie", view::version_url(text, version));
        steps.push((p.t("rulebook-consultation-new").to_owned(), url));
    }
    let total = comments.total();
    let page = Reading {
        crumbs: crumbs(&p, text, Vec::new()).into_iter().take(1).chain([Crumb::here(&text.title)]).collect(),
        title: text.title.clone(),
        lang: view::other_language(&p, text),
        summary: text.summary.clone(),
        state_key: version.state.key(),
        state: view::state(&p, version.state).to_owned(),
        remark,
        facts: facts(&p, version),
        source: (!version.source.is_empty()).then(|| (version.source.clone(), version.source_url.clone())),
        contents: view::contents(text, &edition.tree),
        nodes: view::nodes(&p, text, &edition.tree, &commented),
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
        p,
    };
    visit.html_for_all(&page)
}

/// How many nodes differ from the version that the visitor read last.
async fn news(
    visit: &Visit,
    tx: &mut Transaction,
    text: &RuleText,
    edition: &Edition,
) -> Result<Option<(usize, String)>, Fault> {
    let Some(before) = reading::last(tx, &visit.actor, text.id).await? else { return Ok(None) };
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

fn facts(p: &Page, version: &Version) -> Vec<(String, String)> {
    let mut facts = vec![(p.t("rulebook-fact-version").to_owned(), view::version_name(p, version))];
    let mut add = |key: &str, value: Option<String>| {
        facts.extend(value.map(|value| (p.t(key).to_owned(), value)));
    };
    add("rulebook-fact-decided", version.decided_on.as_deref().map(|day| p.date(day)));
    add("rulebook-fact-in-force", version.in_force_on.as_deref().map(|day| p.date(day)));
    add("rulebook-fact-repealed", version.repealed_on.as_deref().map(|day| p.date(day)));
    add("rulebook-fact-amendments-until", version.amendments_until.map(|at| p.moment_in_zone(&at)));
    facts
}

/// The versions in time, the one that is read marked.
pub(crate) fn stops(p: &Page, text: &RuleText, all: &[Version], here: &Version) -> Vec<Stop> {
    let in_order = all.iter().rev();
    in_order
        .map(|version| Stop {
            when: p.day(&version.shown_at.unwrap_or(version.made_at)),
            kind_class: "rule".to_owned(),
            kind_label: view::state(p, version.state).to_owned(),
            title: view::version_name(p, version),
            url: (version.id != here.id).then(|| view::version_url(text, version)),
            now: version.id == here.id,
            ..Stop::default()
        })
        .collect()
}

/// Shows how many comments there are on each article, and where one can comment.
struct Commented {
    defined: Defined,
    remarks: HashMap<NodeId, Vec<(String, String)>>,
}

impl Commented {
    fn new(p: &Page, text: &RuleText, edition: &Edition, comments: &Comments) -> Self {
        let mut remarks: HashMap<NodeId, Vec<(String, String)>> = HashMap::new();
        let url = comments_url(text, edition);
        for (node, count) in comments.counts() {
            let label = p.t1("rulebook-comments-count", "count", count);
            remarks.entry(node).or_default().push((label, format!("{url}/{node}")));
        }
        if let Some(open) = &comments.open {
            let nodes = edition.tree.walk().map(|(_, node)| node);
            let commentable =
                |kind| matches!(kind, NodeKind::Preamble | NodeKind::Principle | NodeKind::Article);
            for node in nodes.filter(|node| commentable(node.kind)) {
                let url = format!("{}/artikel/{}", open.url(), node.id);
                let label = p.t("rulebook-comment-link").to_owned();
                remarks.entry(node.id).or_default().push((label, url));
            }
        }
        Self { defined: Defined::new(&edition.tree), remarks }
    }
}

impl Showing for Commented {
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        self.defined.runs(node, part)
    }

    fn remarks(&self, node: &Node) -> Vec<(String, String)> {
        self.remarks.get(&node.id).cloned().unwrap_or_default()
    }
}

/// Shows words that the text defines as links to their definition.
pub(crate) struct Defined {
    /// The word in lower case, the node that defines it, and the definition; the longest word first.
    terms: Vec<(String, NodeId, String)>,
}

impl Defined {
    /// The definitions of a text: items whose text begins with a term.
    pub(crate) fn new(tree: &Tree) -> Self {
        let defining = tree.walk().filter(|(_, node)| node.kind == NodeKind::Item);
        let mut terms: Vec<_> = defining
            .filter_map(|(_, node)| {
                let first = node.text.runs().first().filter(|run| run.marks.term)?;
                Some((first.text.to_lowercase(), node.id, node.text.plain_text()))
            })
            .collect();
        terms.sort_by_key(|(term, ..)| std::cmp::Reverse(term.len()));
        Self { terms }
    }

    fn linked(&self, run: RunView, node: NodeId, found: &mut HashMap<NodeId, ()>) -> Vec<RunView> {
        if run.term || run.url.is_some() {
            return vec![run];
        }
        for (term, defining, meaning) in &self.terms {
            if *defining == node || found.contains_key(defining) {
                continue;
            }
            let Some((start, end)) = word_at(&run.text, term) else { continue };
            found.insert(*defining, ());
            let part = |text: &str| RunView { text: text.to_owned(), ..run.clone() };
            let mut word = part(&run.text[start..end]);
            word.defined = Some((format!("#n-{defining}"), meaning.clone()));
            let mut parts = self.linked(part(&run.text[..start]), node, found);
            parts.push(word);
            parts.extend(self.linked(part(&run.text[end..]), node, found));
            parts.retain(|part| !part.text.is_empty());
            return parts;
        }
        vec![run]
    }
}

impl Showing for Defined {
    /// The first use of each term in a text leads to its definition.
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        let runs = view::runs(node.part(part));
        if part == Part::Heading || self.terms.is_empty() {
            return runs;
        }
        let mut found = HashMap::new();
        runs.into_iter().flat_map(|run| self.linked(run, node.id, &mut found)).collect()
    }
}

/// Where a term stands as a word of its own, whatever the capitals: from and to, in bytes. Only for texts that keep
/// their length in lower case, as those with Latin letters do.
fn word_at(text: &str, term: &str) -> Option<(usize, usize)> {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return None;
    }
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    lower.match_indices(term).map(|(start, _)| (start, start + term.len())).find(|(start, end)| {
        text.is_char_boundary(*start)
            && text.is_char_boundary(*end)
            && !is_letter(lower[..*start].chars().next_back())
            && !is_letter(lower[*end..].chars().next())
    })
}
