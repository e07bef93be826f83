//! Something new in a text.

use web::{Answer, Errors, Fault, Form, Page, Visit};

use super::{
    Desk, PREVIEW, Which, may_preview,
    node::{Edit, Extra},
    node_of, reason_fits,
};
use crate::{
    model::{apply, node::NodeId, operation::Operation, tree::Tree},
    pages::{WRONG, afresh, editing, submission, view},
    store::changes::Done,
};

/// The node near which something new comes: `begin` is the text itself.
fn near(tree: &Tree, node: &str) -> Result<Option<NodeId>, Fault> {
    if node == "begin" { Ok(None) } else { node_of(tree, node).map(Some) }
}

/// The empty form.
pub async fn begin(visit: &Visit, which: &Which, node: &str) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    drop(tx);
    let near = near(&desk.tree, node)?;
    show(visit, &desk, near, &Form::default(), Extra::default())
}

fn show(visit: &Visit, desk: &Desk, near: Option<NodeId>, form: &Form, extra: Extra) -> Answer {
    let p = visit.page();
    let url = desk.url();
    let title = match near {
        Some(id) => p.t1("rulebook-add-title", "what", desk.called(id)),
        None => p.t("rulebook-add-first").to_owned(),
    };
    let word = near.map_or("begin".to_owned(), |id| id.to_string());
    let page = Edit {
        crumbs: desk.path(&p, &title),
        lang: view::other_language(&p, &desk.text),
        is_new: true,
        back_url: near.map_or(url.clone(), |id| format!("{url}#n-{id}")),
        url: format!("{url}/{word}/toevoegen"),
        sheet: editing::sheet_of_new(&p, &desk.tree, near, form, &extra.errors),
        revision: desk.revision,
        reach: desk.reach,
        submission: submission(visit, form).to_string(),
        preview: extra.preview,
        clashes: Vec::new(),
        more: None,
        title,
        errors: extra.errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// What the form makes of the text: the tree with the new node in it, the operations for that, and how each is undone.
fn added(
    p: &Page,
    desk: &Desk,
    near: Option<NodeId>,
    form: &Form,
    id: NodeId,
) -> Result<(Tree, Vec<Operation>, Vec<Operation>), Errors> {
    let mut errors = Errors::default();
    let operations = editing::inserted(p, &desk.tree, near, form, id, &mut errors);
    reason_fits(p, form, &mut errors);
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut tree = desk.tree.clone();
    match apply::apply_all(&mut tree, &operations) {
        Ok(undo) => Ok((tree, operations, undo)),
        Err((_, refusal)) => {
            errors.add("kind", p.t(editing::refusal_key(&refusal)));
            Err(errors)
        }
    }
}

/// Shows what the form makes of the text, and keeps nothing.
async fn preview(visit: &Visit, which: &Which, node: &str, form: &Form) -> Answer {
    may_preview(visit)?;
    let mut tx = visit.house.db.read().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    drop(tx);
    let near = near(&desk.tree, node)?;
    let id = NodeId::new(submission(visit, form));
    let p = visit.page();
    let extra = match added(&p, &desk, near, form, id) {
        Ok((tree, ..)) => Extra { preview: desk.preview(&p, &tree, id), ..Extra::default() },
        Err(errors) => Extra { errors, ..Extra::default() },
    };
    show(visit, &desk, near, form, extra)
}

/// Adds what was typed.
pub async fn save(visit: &Visit, which: &Which, node: &str, form: &Form) -> Answer {
    if form.get("actie") == PREVIEW {
        return preview(visit, which, node, form).await;
    }
    visit.writer()?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    let near = near(&desk.tree, node)?;
    // The identifier of the form is that of the new node: sent twice, it is there already.
    let id = NodeId::new(submission(visit, form));
    let url = desk.url();
    if let Some(node) = desk.tree.get(id) {
        if editing::says(&p, node, form) {
            return visit.done(&format!("{url}#n-{id}"), "");
        }
        let mut errors = Errors::default();
        errors.add("text", p.t("rulebook-error-sent-before"));
        let form = &afresh(visit, form);
        return show(visit, &desk, near, form, Extra { errors, ..Extra::default() });
    }
    let (tree, operations, undo) = match added(&p, &desk, near, form, id) {
        Ok(added) => added,
        Err(errors) => return show(visit, &desk, near, form, Extra { errors, ..Extra::default() }),
    };
    let done = Done { node: id, operations: &operations, undo: &undo };
    if !desk.keep(visit, &mut tx, &tree, &done, form.get("reason")).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    visit.done(&format!("{url}#n-{id}"), "rulebook-notice-saved")
}
