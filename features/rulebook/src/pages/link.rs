//! Linking a node to something else: the question that it arose from, an example that shows it.

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    routing::{get, post},
};
use links::{Item, Link, Providers, Relation};
use web::{Answer, Choice, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::{name, node::NodeId, number::Numbers},
    pages::{
        WRONG, crumbs,
        node::{Editions, ITEM_KIND, editions},
        signing, view,
    },
    permissions::{Permission, Subject, may},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/artikel/{node}/verbinden", get(ask_link).post(link))
        .route("/spelregels/{slug}/artikel/{node}/verbindingen/{link}/beeindigen", post(end_link))
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

/// What a node of a rule can be to something else, or that to the node.
const RELATIONS: [(Relation, bool); 5] = [
    (Relation::AroseFrom, false),
    (Relation::Answers, false),
    // The practice shows the rule, and the rule shows no practice.
    (Relation::Illustrates, true),
    (Relation::FollowsUp, false),
    (Relation::RelatesTo, false),
];

/// The word for a relation in the form.
fn key((relation, inverse): (Relation, bool)) -> String {
    format!("{}{}", relation.key(), if inverse { "-inverse" } else { "" })
}

fn label_key((relation, inverse): (Relation, bool)) -> &'static str {
    if inverse { relation.inverse_label_key() } else { relation.label_key() }
}

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
    let edition = found.edition();
    if !may(&visit.actor, Permission::Link, Subject::new(&found.text, &edition.version)) {
        return Err(Fault::forbidden());
    }
    let p = visit.page();
    let called = name::titled(&edition.tree, &Numbers::of(&edition.tree), id, found.text.language.code());
    let fields = Fields::new(&p, "rulebook-link", form, &errors);
    let relations =
        RELATIONS.map(|relation| (key(relation), p.t(label_key(relation)).to_owned(), String::new()));
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
    let edition = found.edition();
    if !may(&visit.actor, Permission::Link, Subject::new(&found.text, &edition.version)) {
        return Err(Fault::forbidden());
    }
    let mut errors = Errors::default();
    let relation = RELATIONS.into_iter().find(|relation| key(*relation) == form.get("relation"));
    if relation.is_none() {
        errors.add("relation", p.t("rulebook-error-relation"));
    }
    let other = providers.meant(&tx, &visit.actor, form.get("other")).await?;
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
    let (Some((relation, inverse)), Some((other, _)), Some(organisation), true) =
        (relation, other, organisation, errors.is_empty())
    else {
        return show_link(&visit, &found, id, &form, errors);
    };
    let node = Item::new(ITEM_KIND, id.uuid());
    let (from, to) = if inverse { (other, node) } else { (node, other) };
    let link =
        Link { id: visit.house.ids.new_id(), from, relation, to, organisation, person, made_at: visit.now() };
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
    let links = links::of(&tx, id.uuid()).await?;
    let ended = links.iter().find(|found| found.link.id == link).ok_or_else(Fault::not_found)?;
    if !visit.actor.belongs_to(ended.link.organisation) {
        return Err(Fault::forbidden());
    }
    links::end(&mut tx, link, visit.now()).await?;
    tx.commit().await?;
    visit.done(&view::node_url(&found.text, id), "rulebook-notice-link-ended")
}
