//! Two versions of a text as one, with what changed between them; on a page and in a file.

use std::collections::HashMap;

use askama::Template;
use axum::{
    Router,
    extract::{Path, RawQuery},
    http::{HeaderValue, header},
    response::IntoResponse,
    routing::get,
};
use db::Transaction;
use web::{Answer, Choice, Crumb, Fault, Form, House, Page, Visit};

use crate::{
    formats::{self, pdf},
    model::{
        lineage::Descent,
        name,
        node::{Node, NodeId, Part},
        number::Numbers,
        tree::Tree,
        version::{Edition, RuleText, Version},
    },
    pages::{
        crumbs,
        files::{about, wording_language},
        fonts, found_text,
        redline::Redline,
        versions::{choices, listed},
        view::{self, NodeView, RunView, Showing},
    },
    store::{lineage, versions},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/vergelijken", get(compare))
        .route("/spelregels/{slug}/vergelijken.pdf", get(file))
}

/// Two versions, and what an editor said of nodes that came from others.
struct Two {
    text: RuleText,
    all: Vec<Version>,
    old: Edition,
    new: Edition,
    descents: Vec<Descent>,
}

async fn two(visit: &Visit, tx: &mut Transaction, slug: &str, query: &Form) -> Result<Two, Fault> {
    let text = found_text(visit, tx, slug).await?;
    let all = versions::of(tx, &visit.actor, &text).await?;
    let edition = async |tx: &mut Transaction, number: &str| -> Result<Edition, Fault> {
        let number: i64 = number.parse().map_err(|_| Fault::not_found())?;
        versions::edition(tx, &visit.actor, &text, number).await?.ok_or_else(Fault::not_found)
    };
    let old = edition(tx, query.get("van")).await?;
    let new = edition(tx, query.get("naar")).await?;
    // One may look back in time as well.
    let mut descents = lineage::between(tx, old.version.id, new.version.id).await?;
    descents.extend(lineage::between(tx, new.version.id, old.version.id).await?);
    Ok(Two { text, all, old, new, descents })
}

#[derive(Template)]
#[template(path = "rule_compare.html")]
struct Compare {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    from: Vec<Choice>,
    to: Vec<Choice>,
    from_name: String,
    to_name: String,
    /// What changed, as a list of links into the text.
    changes: Vec<(String, String)>,
    /// What came from what: the node, the relation, the other node, each with where it stands on the page.
    lineage: Vec<(String, String, String, (String, String))>,
    nodes: Vec<NodeView>,
    url: String,
    file_url: String,
}

async fn compare(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let two = two(&visit, &mut tx, &slug, &query).await?;
    drop(tx);
    let Two { text, all, old, new, .. } = &two;
    let p = visit.page();
    let redline = Redline::new(&p, &old.tree, &new.tree);
    let changes = listed(&p, text, &redline, &old.tree, &new.tree);
    let related = Related::new(&p, &two, redline);
    let page = Compare {
        crumbs: crumbs(
            &p,
            text,
            vec![
                Crumb::to(p.t("rulebook-versions-title"), format!("{}/versies", text.url())),
                Crumb::here(p.t("rulebook-compare-title")),
            ],
        ),
        title: text.title.clone(),
        lang: view::other_language(&p, text),
        from: choices(&p, all, Some(&old.version)),
        to: choices(&p, all, Some(&new.version)),
        from_name: view::version_name(&p, &old.version),
        to_name: view::version_name(&p, &new.version),
        changes,
        lineage: related.listed(&two),
        nodes: view::nodes(&p, text, &related.redline.union, &related),
        url: text.url(),
        file_url: format!(
            "{}/vergelijken.pdf?van={}&naar={}",
            text.url(),
            old.version.number,
            new.version.number
        ),
        p: visit.page(),
    };
    visit.html_for_all(&page)
}

/// The same as a file, to print or to send.
async fn file(visit: Visit, Path(slug): Path<String>, RawQuery(query): RawQuery) -> Answer {
    let query = Form::from_query(query.as_deref());
    let mut tx = visit.house.db.read().await?;
    let Two { text, old, new, .. } = two(&visit, &mut tx, &slug, &query).await?;
    drop(tx);
    let p = visit.page();
    let named = |edition: &Edition| view::version_name(&p, &edition.version);
    let what = p.t2("rulebook-compare-file-title", "from", named(&old), "to", named(&new));
    let title = format!("{}: {what}", text.title);
    let name = format!("{}-{}-{}.pdf", text.slug, old.version.number, new.version.number);
    let language = wording_language(text.language);
    let before = formats::Edition { about: about(&visit, &text, &old)?, tree: old.tree };
    let after = new.tree;
    let make = move || pdf::redline(&before, &after, &title, language, fonts::of_the_site());
    let body = fonts::made(make).await?;
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_DISPOSITION, disposition.map_err(anyhow::Error::from)?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private")),
    ];
    Ok((headers, body).into_response())
}

/// What changed, with at each node what an editor said of where it came from.
struct Related<'r> {
    p: &'r Page,
    redline: Redline<'r>,
    /// Of each node: the relation and the other node.
    said: HashMap<NodeId, Vec<(String, NodeId)>>,
    names: HashMap<NodeId, String>,
}

impl<'r> Related<'r> {
    fn new(p: &'r Page, two: &Two, redline: Redline<'r>) -> Self {
        let mut said: HashMap<NodeId, Vec<(String, NodeId)>> = HashMap::new();
        let mut names = HashMap::new();
        let trees: [(&Tree, Numbers); 2] =
            [&two.new.tree, &two.old.tree].map(|tree| (tree, Numbers::of(tree)));
        let called = |id: NodeId| {
            let (tree, numbers) = trees.iter().find(|(tree, _)| tree.contains(id))?;
            Some(name::titled(tree, numbers, id, two.text.language.code()))
        };
        for descent in &two.descents {
            let (Some(node), Some(from)) = (called(descent.node), called(descent.from)) else { continue };
            names.extend([(descent.node, node), (descent.from, from)]);
            let key = descent.relation.key();
            let came = p.t(&format!("rulebook-lineage-{key}")).to_owned();
            let became = p.t(&format!("rulebook-became-{key}")).to_owned();
            said.entry(descent.node).or_default().push((came, descent.from));
            said.entry(descent.from).or_default().push((became, descent.node));
        }
        Self { p, redline, said, names }
    }

    fn name(&self, id: NodeId) -> String {
        self.names.get(&id).cloned().unwrap_or_default()
    }

    /// Each later node with what it came from, in the order of the text.
    fn listed(&self, two: &Two) -> Vec<(String, String, String, (String, String))> {
        let order = self.redline.union.walk().map(|(_, node)| node.id);
        let of = |id: NodeId| two.descents.iter().filter(move |descent| descent.node == id);
        let row = |descent: &Descent| {
            let relation = self.p.t(&format!("rulebook-lineage-{}", descent.relation.key())).to_owned();
            let url = |id: NodeId| format!("#n-{id}");
            let from = (self.name(descent.from), url(descent.from));
            (self.name(descent.node), url(descent.node), relation, from)
        };
        order.flat_map(of).map(row).collect()
    }
}

impl Showing for Related<'_> {
    fn runs(&self, node: &Node, part: Part) -> Vec<RunView> {
        self.redline.runs(node, part)
    }

    fn change(&self, node: &Node) -> Option<(&'static str, String)> {
        self.redline.change(node)
    }

    fn home(&self, id: NodeId) -> Option<(&Tree, &Numbers)> {
        self.redline.home(id)
    }

    fn remarks(&self, node: &Node) -> Vec<(String, String)> {
        let said = self.said.get(&node.id).map_or(&[][..], Vec::as_slice).iter();
        said.map(|(relation, other)| (format!("{relation} {}", self.name(*other)), format!("#n-{other}")))
            .collect()
    }
}
