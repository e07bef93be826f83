//! The story of an article: where it comes from, how it changed, what came of it.

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    routing::{get, post},
};
use db::Transaction;
use links::{Found, Item, Link, Providers, Relation, Shown};
use web::{
    Answer, Choice, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Stop, Visit,
    local_path,
};

use crate::{
    model::{
        name,
        node::NodeId,
        number::Numbers,
        proposal::Proposal,
        version::{Edition, RuleText},
    },
    pages::{
        WRONG, amendments as amended,
        consultations::{
            Names,
            voices::{Comments, VoiceView, comments_url},
        },
        crumbs,
        defined::Defined,
        found_text,
        redline::Redline,
        signing,
        view::{self, NodeView},
    },
    permissions::{Permission, Subject, may},
    store::{amendments as stored, follows, lineage, versions},
};

/// The kind of a node as an item in links and events.
pub const ITEM_KIND: &str = "rule-node";

/// How many comments the story shows; the others are a page of their own.
const SOME_COMMENTS: usize = 5;

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/artikel/{node}", get(story))
        .route("/spelregels/{slug}/artikel/{node}/verbinden", get(ask_link).post(link))
        .route("/spelregels/{slug}/artikel/{node}/verbindingen/{link}/beeindigen", post(end_link))
        .route("/spelregels/{slug}/volgen", post(follow))
        .route("/spelregels/{slug}/niet-volgen", post(unfollow))
}

/// A version in which the node stood, with what changed in it.
struct Step {
    version: String,
    state: String,
    url: String,
    when: String,
    /// What it says, marked where it differs from the version before; nothing where it says the same.
    node: Option<NodeView>,
    is_first: bool,
    /// Nodes of other versions or texts that it came from: relation, name, address.
    from: Vec<(String, String, String)>,
}

/// A link that the visitor may end.
struct Ending {
    id: String,
    title: String,
}

#[derive(Template)]
#[template(path = "rule_story.html")]
struct Story {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    lang: Option<&'static str>,
    text_title: String,
    text_url: String,
    node: Option<NodeView>,
    /// Whether the node no longer stands in the version that counts.
    is_gone: bool,
    /// Some of the comments on it, where they are now, and how many there are.
    comments: Vec<VoiceView>,
    comments_total: usize,
    comments_url: String,
    steps: Vec<Step>,
    /// Amendments that were about it: what each is called, its title, what became of it, address.
    amendments: Vec<(String, String, String, String)>,
    stops: Vec<Stop>,
    endings: Vec<Ending>,
    url: String,
    feed_url: String,
    can_link: bool,
    can_follow: bool,
    follows: bool,
    id: String,
}

/// The versions that hold the node and may be seen, the oldest first, and the one that is shown.
struct Editions {
    text: RuleText,
    all: Vec<Edition>,
    shown: usize,
    is_gone: bool,
}

async fn editions(visit: &Visit, tx: &mut Transaction, slug: &str, id: NodeId) -> Result<Editions, Fault> {
    let text = found_text(visit, tx, slug).await?;
    let versions = versions::of(tx, &visit.actor, &text).await?;
    let counts = crate::model::version::current(&versions).map(|version| version.id);
    let mut all = Vec::new();
    for edition in versions::editions(tx, &visit.actor, &text).await? {
        if edition.tree.contains(id) {
            all.push(edition);
        }
    }
    let current = all.iter().position(|edition| Some(edition.version.id) == counts);
    let shown = current.or(all.len().checked_sub(1)).ok_or_else(Fault::not_found)?;
    Ok(Editions { text, all, shown, is_gone: current.is_none() })
}

async fn story(
    visit: Visit,
    Extension(providers): Extension<Providers>,
    Path((slug, node)): Path<(String, String)>,
) -> Answer {
    let id = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    let mut tx = visit.house.db.read().await?;
    let Editions { text, all, shown, is_gone } = editions(&visit, &mut tx, &slug, id).await?;
    let edition = &all[shown];
    let trace = providers.trace(&mut tx, &visit.actor, id.uuid()).await?;
    let lineage = lineage::of_node(&mut tx, &visit.actor, id).await?;
    let follows = follows::follows(&mut tx, &visit.actor, id.uuid()).await?;
    let mut amendments = stored::about(&mut tx, id).await?;
    // Those of a version that the visitor may not see do not exist for them.
    let seen: Vec<_> = all.iter().map(|edition| edition.version.id).collect();
    amendments.retain(|amendment| seen.contains(&amendment.version));
    let p = visit.page();
    let comments = Comments::load(&visit, &mut tx, &text, edition).await?;
    let names = Names::new(&text, &edition.tree);
    let within = Some(names.holder(id));
    let (comments_total, comments) = comments.some(&p, &mut tx, &names, within, (0, SOME_COMMENTS)).await?;
    drop(tx);
    let subject = Subject::new(&text, &edition.version);
    let allowed = |permission| may(&visit.actor, permission, subject);
    let called = name::titled(&edition.tree, &Numbers::of(&edition.tree), id, text.language.code());
    let defined = Defined::new(&edition.tree);
    let steps = steps(&p, &text, &all, id, &lineage);
    let mine = |found: &Found| visit.actor.belongs_to(found.link.organisation);
    let page = Story {
        crumbs: crumbs(&p, &text, vec![Crumb::here(&called)]),
        lang: view::other_language(&p, &text),
        text_title: text.title.clone(),
        text_url: text.url(),
        node: view::node(&p, &text, &edition.tree, id, 2, &defined),
        is_gone,
        comments,
        comments_total,
        comments_url: format!("{}/{id}", comments_url(&text, edition)),
        steps,
        stops: stops(&p, &text, &all, id, (&trace, &lineage, &amendments)),
        amendments: amendments
            .iter()
            .map(|one| {
                let state = amended::state(&p, one.state).to_owned();
                (amended::called_with(&p, one), one.title.clone(), state, amended::url(&text, one.id))
            })
            .collect(),
        endings: trace
            .iter()
            .filter(|(found, _)| mine(found))
            .map(|(found, shown)| Ending { id: found.link.id.to_string(), title: shown.title.clone() })
            .collect(),
        url: view::node_url(&text, id),
        feed_url: format!("{}/feed.atom", view::node_url(&text, id)),
        can_link: allowed(Permission::Link),
        can_follow: allowed(Permission::Follow),
        follows,
        id: id.to_string(),
        called,
        p,
    };
    visit.html_for_all(&page)
}

/// The versions one after the other, with what each changed.
fn steps(p: &Page, text: &RuleText, all: &[Edition], id: NodeId, lineage: &[lineage::Ancestor]) -> Vec<Step> {
    let mut steps = Vec::new();
    for (nth, edition) in all.iter().enumerate() {
        let before = nth.checked_sub(1).map(|before| &all[before]);
        let node = match before {
            // The only version stands above already.
            None if all.len() == 1 => None,
            None => view::node(p, text, &edition.tree, id, 4, &view::Loose),
            Some(before) if before.tree.same_below(&edition.tree, id) => None,
            Some(before) => {
                let redline = Redline::new(p, &before.tree, &edition.tree).loose();
                view::node(p, text, &redline.union, id, 4, &redline)
            }
        };
        let from = lineage
            .iter()
            .filter(|ancestor| ancestor.to_node == id && ancestor.to_version == edition.version.id);
        steps.push(Step {
            version: view::version_name(p, &edition.version),
            state: view::state(p, edition.version.state).to_owned(),
            url: view::version_url(text, &edition.version),
            when: p.day(&edition.version.shown_at.unwrap_or(edition.version.made_at)),
            node,
            is_first: nth == 0,
            from: from
                .map(|a| {
                    let relation = p.t(&format!("rulebook-lineage-{}", a.descent.key())).to_owned();
                    (relation, a.from_title.clone(), format!("/regel/{}", a.from_node))
                })
                .collect(),
        });
    }
    steps.reverse();
    steps
}

/// The whole line in time: what the node came from, its versions, and what came of it.
fn stops(
    p: &Page,
    text: &RuleText,
    all: &[Edition],
    id: NodeId,
    (trace, lineage, amendments): (&[(Found, Shown)], &[lineage::Ancestor], &[Proposal]),
) -> Vec<Stop> {
    let mut stops: Vec<(i64, Stop)> = Vec::new();
    for (found, shown) in trace {
        let relation = found.link.relation;
        let key = if found.inverse { relation.inverse_label_key() } else { relation.label_key() };
        let stop = Stop {
            when: p.day(&shown.at),
            kind_class: shown.kind_class.to_owned(),
            kind_label: p.t(shown.kind_label_key).to_owned(),
            title: shown.title.clone(),
            url: (!shown.url.is_empty()).then(|| shown.url.clone()),
            note: p.t(key).to_owned(),
            now: false,
        };
        stops.push((shown.at, stop));
    }
    for ancestor in lineage {
        // What it came from, or what it became.
        let (node, title, at, is_earlier) = if ancestor.to_node == id {
            (ancestor.from_node, &ancestor.from_title, ancestor.from_at, true)
        } else {
            (ancestor.to_node, &ancestor.to_title, ancestor.to_at, false)
        };
        let key = ancestor.descent.key();
        let note = if is_earlier {
            p.t(&format!("rulebook-lineage-{key}")).to_owned()
        } else {
            p.t(&format!("rulebook-became-{key}")).to_owned()
        };
        let stop = Stop {
            when: p.day(&at),
            kind_class: "rule".to_owned(),
            kind_label: p.t(if is_earlier { "rulebook-earlier" } else { "rulebook-later" }).to_owned(),
            title: title.clone(),
            url: Some(format!("/regel/{node}")),
            note,
            ..Stop::default()
        };
        stops.push((at, stop));
    }
    for amendment in amendments {
        let at = amendment.submitted_at.unwrap_or(amendment.made_at);
        let stop = Stop {
            when: p.day(&at),
            kind_label: p.t("rulebook-amendment").to_owned(),
            title: amended::called_with(p, amendment),
            url: Some(amended::url(text, amendment.id)),
            note: amended::state(p, amendment.state).to_owned(),
            ..Stop::default()
        };
        stops.push((at, stop));
    }
    for (nth, edition) in all.iter().enumerate() {
        let version = &edition.version;
        let at = version.shown_at.unwrap_or(version.made_at);
        let stop = Stop {
            when: p.day(&at),
            kind_class: "rule".to_owned(),
            kind_label: view::state(p, version.state).to_owned(),
            title: view::version_name(p, version),
            url: Some(view::version_url(text, version)),
            now: nth + 1 == all.len(),
            ..Stop::default()
        };
        stops.push((at, stop));
    }
    stops.sort_by_key(|(at, _)| *at);
    stops.into_iter().map(|(_, stop)| stop).collect()
}

#[derive(Template)]
#[template(path = "rule_link.html")]
struct AskLink {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    called: String,
    url: String,
    back_url: String,
    relation: ChoiceField,
    other: Field,
    organisation: Option<ChoiceField>,
}

/// What a node of a rule can be to something else.
const RELATIONS: [Relation; 4] =
    [Relation::AroseFrom, Relation::Answers, Relation::FollowsUp, Relation::RelatesTo];

async fn ask_link(visit: Visit, Path((slug, node)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let id = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    let mut tx = visit.house.db.read().await?;
    let found = editions(&visit, &mut tx, &slug, id).await?;
    drop(tx);
    let form = Form::from_pairs([("relation", Relation::AroseFrom.key())]);
    show_link(&visit, &found, id, &form, Errors::default())
}

fn show_link(visit: &Visit, found: &Editions, id: NodeId, form: &Form, errors: Errors) -> Answer {
    let edition = &found.all[found.shown];
    if !may(&visit.actor, Permission::Link, Subject::new(&found.text, &edition.version)) {
        return Err(Fault::forbidden());
    }
    let p = visit.page();
    let called = name::titled(&edition.tree, &Numbers::of(&edition.tree), id, found.text.language.code());
    let fields = Fields::new(&p, "rulebook-link", form, &errors);
    let relations = RELATIONS
        .map(|relation| (relation.key().to_owned(), p.t(relation.label_key()).to_owned(), String::new()));
    let memberships = visit.actor.memberships.iter();
    let choices = memberships
        .map(|m| (m.organisation.to_string(), m.organisation_name.clone(), String::new()))
        .collect::<Vec<_>>();
    let organisation = (choices.len() > 1).then(|| {
        let mut field = fields.choices("organisation", choices);
        field.choices.insert(0, Choice::default());
        field
    });
    let url = view::node_url(&found.text, id);
    let page = AskLink {
        crumbs: crumbs(
            &p,
            &found.text,
            vec![Crumb::to(&called, &url), Crumb::here(p.t("rulebook-link-title"))],
        ),
        called,
        relation: fields.choices("relation", relations),
        other: fields.text("other", 300),
        organisation,
        back_url: url.clone(),
        url: format!("{url}/verbinden"),
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn link(
    visit: Visit,
    Extension(providers): Extension<Providers>,
    Path((slug, node)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let person = visit.writer()?;
    let id = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let found = editions(&visit, &mut tx, &slug, id).await?;
    let edition = &found.all[found.shown];
    if !may(&visit.actor, Permission::Link, Subject::new(&found.text, &edition.version)) {
        return Err(Fault::forbidden());
    }
    let mut errors = Errors::default();
    let relation = RELATIONS.into_iter().find(|relation| relation.key() == form.get("relation"));
    if relation.is_none() {
        errors.add("relation", p.t("rulebook-error-relation"));
    }
    let other = providers.meant(&mut tx, &visit.actor, form.get("other")).await?;
    if other.as_ref().is_none_or(|(item, _)| item.id == id.uuid()) {
        errors.add("other", p.t("rulebook-error-other"));
    }
    let organisation = match visit.actor.memberships.as_slice() {
        [_] => Some(signing(&visit)?),
        _ => form.get("organisation").parse().ok().filter(|id| visit.actor.belongs_to(*id)),
    };
    if organisation.is_none() {
        errors.add("organisation", p.t("rulebook-error-organisation"));
    }
    let (Some(relation), Some((other, _)), Some(organisation), true) =
        (relation, other, organisation, errors.is_empty())
    else {
        return show_link(&visit, &found, id, &form, errors);
    };
    let link = Link {
        id: visit.house.ids.new_id(),
        from: Item::new(ITEM_KIND, id.uuid()),
        relation,
        to: other,
        organisation,
        person,
        made_at: visit.now(),
    };
    let is_new = links::add(&mut tx, &link).await?;
    tx.commit().await?;
    let notice = if is_new { "rulebook-notice-linked" } else { "rulebook-notice-linked-already" };
    visit.done(&view::node_url(&found.text, id), notice)
}

async fn end_link(visit: Visit, Path((slug, node, link)): Path<(String, String, String)>) -> Answer {
    visit.writer()?;
    let id = NodeId::new(node.parse().map_err(|_| Fault::not_found())?);
    let link = link.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    let found = editions(&visit, &mut tx, &slug, id).await?;
    let links = links::of(&mut tx, id.uuid()).await?;
    let ended = links.iter().find(|found| found.link.id == link).ok_or_else(Fault::not_found)?;
    if !visit.actor.belongs_to(ended.link.organisation) {
        return Err(Fault::forbidden());
    }
    links::end(&mut tx, link, visit.now()).await?;
    tx.commit().await?;
    visit.done(&view::node_url(&found.text, id), "rulebook-notice-link-ended")
}

async fn follow(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    set_follow(&visit, &slug, &form, true).await
}

async fn unfollow(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    set_follow(&visit, &slug, &form, false).await
}

/// Follows, or no longer, the text or the node that the form names.
async fn set_follow(visit: &Visit, slug: &str, form: &Form, begin: bool) -> Answer {
    let person = visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let text = found_text(visit, &mut tx, slug).await?;
    let what: db::uuid::Uuid = form.get("onderdeel").parse().map_err(|_| Fault::not_found())?;
    let url = if what == text.id.0 {
        text.url()
    } else {
        let id = NodeId::new(what);
        let found = editions(visit, &mut tx, slug, id).await?;
        view::node_url(&found.text, id)
    };
    let notice = if begin {
        if !visit.actor.is_in_network() {
            return Err(Fault::forbidden());
        }
        follows::follow(&mut tx, person, text.id, what, visit.now()).await?;
        "rulebook-notice-follows"
    } else {
        follows::stop(&mut tx, person, what).await?;
        "rulebook-notice-follows-not"
    };
    tx.commit().await?;
    let back = form.get("terug");
    visit.done(&if back.is_empty() { url } else { local_path(back) }, notice)
}
