//! The words of one node.

use askama::Template;
use axum::{http::StatusCode, response::Response};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Fields, Form, Page, Visit};

use super::{Desk, PREVIEW, Which, may_preview, node_of, reason_fits, restructure};
use crate::{
    model::{
        apply,
        merge::{self, Merge},
        node::{Node, NodeId, Part},
        operation::{Operation, Refusal},
    },
    pages::{
        WRONG,
        editing::{self, Sheet},
        view::{self, NodeView},
    },
    store::changes::Done,
};

#[derive(Template)]
#[template(path = "rule_edit.html")]
pub(super) struct Edit {
    pub p: Page,
    pub crumbs: Vec<Crumb>,
    pub errors: Errors,
    pub title: String,
    pub lang: Option<&'static str>,
    pub is_new: bool,
    pub url: String,
    pub back_url: String,
    pub sheet: Sheet,
    pub revision: i64,
    /// How many people hear of a change; nothing for what is seen by its makers only.
    pub reach: Option<usize>,
    /// The identifier of a form for something new, so that it is added once.
    pub submission: String,
    pub preview: Option<NodeView>,
    /// Label, the words of others, and one's own, where they do not fit together.
    pub clashes: Vec<(String, String, String)>,
    pub more: Option<More>,
}

/// What else can be done with a node.
pub(super) struct More {
    can_go_up: bool,
    can_go_down: bool,
    destinations: Option<ChoiceField>,
    can_split: bool,
    /// What it can be joined with.
    following: Option<String>,
}

/// What is shown besides the fields.
#[derive(Default)]
pub(super) struct Extra {
    pub errors: Errors,
    pub preview: Option<NodeView>,
    pub clashes: Vec<(String, String, String)>,
}

/// The form with what the node says now.
pub async fn begin(visit: &Visit, which: &Which, node: &str) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    drop(tx);
    let id = desk.node(node)?;
    let form = desk.tree.get(id).map(editing::filled).ok_or_else(Fault::not_found)?;
    show(visit, &desk, id, &form, Extra::default())
}

fn show(visit: &Visit, desk: &Desk, id: NodeId, form: &Form, extra: Extra) -> Answer {
    let p = visit.page();
    let tree = &desk.tree;
    let node = tree.get(id).ok_or_else(Fault::not_found)?;
    let called = desk.called(id);
    let url = desk.url();
    let status = status(&extra);
    let places = editing::destinations(&p, &desk.text, tree, id);
    let mut destinations = Fields::new(&p, "rulebook-form", form, &extra.errors)
        .choices("destination", places.into_iter().map(|(value, label)| (value, label, String::new())));
    destinations.choices.insert(0, editing::please(p.t("rulebook-move-choose")));
    let more = More {
        can_go_up: editing::shifted(tree, id, true).is_some(),
        can_go_down: editing::shifted(tree, id, false).is_some(),
        destinations: (destinations.choices.len() > 1).then_some(destinations),
        can_split: !editing::cuts(node).is_empty(),
        following: editing::joinable(tree, id).map(|following| desk.called(following)),
    };
    let page = Edit {
        crumbs: desk.path(&p, &called),
        title: p.t1("rulebook-edit-title", "what", &called),
        lang: view::other_language(&p, &desk.text),
        is_new: false,
        back_url: format!("{url}#n-{id}"),
        url: format!("{url}/{id}"),
        sheet: editing::sheet(&p, node.kind, form, &extra.errors),
        revision: revision(form).unwrap_or(desk.revision),
        reach: desk.reach,
        submission: String::new(),
        preview: extra.preview,
        clashes: extra.clashes,
        more: Some(more),
        errors: extra.errors,
        p,
    };
    visit.html_with(status, &page)
}

fn status(extra: &Extra) -> StatusCode {
    match extra {
        Extra { clashes, .. } if !clashes.is_empty() => StatusCode::CONFLICT,
        Extra { errors, .. } if errors.is_empty() => StatusCode::OK,
        _ => WRONG,
    }
}

/// The revision from which a form was made.
fn revision(form: &Form) -> Option<i64> {
    form.get("revisie").parse().ok()
}

/// Keeps what was typed, joined with what others made of the node meanwhile, and does what the button asks besides.
pub async fn save(visit: &Visit, which: &Which, node: &str, form: &Form) -> Answer {
    if form.get("actie") == PREVIEW {
        return preview(visit, which, node, form).await;
    }
    visit.writer()?;
    // Somebody who saves between our reading and our writing is met again; three times over is beyond belief.
    for _ in 0..3 {
        if let Some(answer) = attempt(visit, which, node, form).await? {
            return Ok(answer);
        }
    }
    Err(Fault::unavailable())
}

/// Shows what the form makes of the node, and keeps nothing.
async fn preview(visit: &Visit, which: &Which, node: &str, form: &Form) -> Answer {
    may_preview(visit)?;
    let mut tx = visit.house.db.read().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    let based_on = revision(form).ok_or_else(unreadable)?;
    let mut tree = desk.tree_at(&mut tx, based_on).await?;
    drop(tx);
    let id = node_of(&tree, node)?;
    let before = tree.get(id).ok_or_else(Fault::not_found)?;
    if !desk.tree.contains(id) {
        return Err(Fault::conflict("rulebook-refused-gone"));
    }
    let operations = match asked(&visit.page(), before, form) {
        Ok(operations) => operations,
        Err(errors) => return show(visit, &desk, id, form, Extra { errors, ..Extra::default() }),
    };
    if let Err((_, refusal)) = apply::apply_all(&mut tree, &operations) {
        return refused(visit, &desk, id, form, &refusal);
    }
    let preview = desk.preview(&visit.page(), &tree, id);
    show(visit, &desk, id, form, Extra { preview, ..Extra::default() })
}

fn unreadable() -> Fault {
    Fault::bad_request("web-fault-form-unreadable")
}

/// What the form asks to change, or what is wrong with it.
fn asked(p: &Page, before: &Node, form: &Form) -> Result<Vec<Operation>, Errors> {
    let mut errors = Errors::default();
    let operations = editing::changed(p, before, form, &mut errors);
    reason_fits(p, form, &mut errors);
    if errors.is_empty() { Ok(operations) } else { Err(errors) }
}

async fn attempt(visit: &Visit, which: &Which, node: &str, form: &Form) -> Result<Option<Response>, Fault> {
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    let based_on = revision(form).ok_or_else(unreadable)?;
    let base = desk.tree_at(&mut tx, based_on).await?;
    let id = node_of(&base, node)?;
    let before = base.get(id).ok_or_else(Fault::not_found)?;
    let Some(now) = desk.tree.get(id) else {
        return Err(Fault::conflict("rulebook-refused-gone"));
    };
    let operations = match asked(&p, before, form) {
        Ok(operations) => operations,
        Err(errors) => return show(visit, &desk, id, form, Extra { errors, ..Extra::default() }).map(Some),
    };
    let (mut operations, clashes) = joined(&p, before, now, operations);
    if !clashes.is_empty() {
        let mut again = form.clone();
        again.set("revisie", desk.revision.to_string());
        return show(visit, &desk, id, &again, Extra { clashes, ..Extra::default() }).map(Some);
    }
    operations.extend(restructure::besides(&desk.tree, id, form)?);
    let (url, unchanged) = match restructure::leads_to(form) {
        Some(page) => (format!("{}/{id}/{page}", desk.url()), ""),
        None => (format!("{}#n-{id}", desk.url()), "rulebook-notice-unchanged"),
    };
    if operations.is_empty() {
        tx.commit().await?;
        return visit.done(&url, unchanged).map(Some);
    }
    let notice = if based_on == desk.revision || now == before {
        "rulebook-notice-saved"
    } else {
        "rulebook-notice-warning-merged"
    };
    let mut tree = desk.tree.clone();
    let undo = match apply::apply_all(&mut tree, &operations) {
        Ok(undo) => undo,
        Err((_, refusal)) => return refused(visit, &desk, id, form, &refusal).map(Some),
    };
    let done = Done { node: id, operations: &operations, undo: &undo };
    if !desk.keep(visit, &mut tx, &tree, &done, form.get("reason")).await? {
        tx.rollback().await?;
        return Ok(None);
    }
    tx.commit().await?;
    visit.done(&url, notice).map(Some)
}

fn refused(visit: &Visit, desk: &Desk, id: NodeId, form: &Form, refusal: &Refusal) -> Answer {
    let mut errors = Errors::default();
    errors.add("text", visit.page().t(editing::refusal_key(refusal)));
    show(visit, desk, id, form, Extra { errors, ..Extra::default() })
}

/// The operations as they stand on what others made of the node meanwhile, and what does not fit together.
fn joined(
    p: &Page,
    before: &Node,
    now: &Node,
    operations: Vec<Operation>,
) -> (Vec<Operation>, Vec<(String, String, String)>) {
    let mut clashes = Vec::new();
    let mut kept = Vec::new();
    for operation in operations {
        let Operation::ReplaceText { node, part, new, .. } = operation else {
            kept.push(operation);
            continue;
        };
        let theirs = now.part(part);
        match merge::three_way(before.part(part), &new, theirs) {
            Merge::Clean(merged) if merged == *theirs => {}
            Merge::Clean(new) => {
                kept.push(Operation::ReplaceText { node, part, base_hash: theirs.hash(), new });
            }
            Merge::Conflict(_) => {
                clashes.push((label(p, part).to_owned(), theirs.to_notation(), new.to_notation()));
            }
        }
    }
    (kept, clashes)
}

fn label(p: &Page, part: Part) -> &str {
    p.t(match part {
        Part::Heading => "rulebook-form-heading",
        Part::Text => "rulebook-form-text",
        Part::Note => "rulebook-form-note",
    })
}
