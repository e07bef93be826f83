//! Deleting and cutting nodes; and what the buttons beside the words of a node ask: moving and joining.

use askama::Template;
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Form, Page, Visit};

use super::{Desk, Which};
use crate::{
    model::{apply, node::NodeId, operation::Operation, tree::Tree},
    pages::{
        WRONG, editing,
        view::{self, NodeView},
    },
    store::changes::Done,
};

#[derive(Template)]
#[template(path = "rule_delete.html")]
struct Delete {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    lang: Option<&'static str>,
    node: Option<NodeView>,
    url: String,
    back_url: String,
    reach: Option<usize>,
    /// Whether it is an amendment that asks it.
    is_proposed: bool,
}

#[derive(Template)]
#[template(path = "rule_split.html")]
struct Split {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    called: String,
    url: String,
    back_url: String,
    reach: Option<usize>,
    cut: ChoiceField,
    lang: Option<&'static str>,
}

/// Does one operation, and goes back to where it can be seen.
async fn operate(
    visit: &Visit,
    which: &Which,
    node: &str,
    form: &Form,
    operation: impl FnOnce(&Tree, NodeId) -> Option<Operation>,
) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    let Ok(id) = desk.node(node) else {
        return Err(Fault::conflict("rulebook-refused-gone"));
    };
    let Some(operation) = operation(&desk.tree, id) else {
        return Err(Fault::conflict("rulebook-refused-place"));
    };
    let mut tree = desk.tree.clone();
    let undo = apply::apply(&mut tree, &operation)
        .map_err(|refusal| Fault::conflict(editing::refusal_key(&refusal)))?;
    let operations = [operation];
    let done = Done { node: id, operations: &operations, undo: &undo };
    if !desk.keep(visit, &mut tx, &tree, &done, form.get("reason")).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    let near =
        if tree.contains(id) { Some(id) } else { desk.tree.place(id).and_then(|p| p.after.or(p.parent)) };
    let url = desk.url();
    visit.done(&near.map_or(url.clone(), |id| format!("{url}#n-{id}")), "rulebook-notice-saved")
}

/// What a button beside the words of a node asks besides keeping them; `None` when it asks no more.
///
/// # Errors
/// When that cannot be done with this node.
pub(super) fn besides(tree: &Tree, id: NodeId, form: &Form) -> Result<Option<Operation>, Fault> {
    let operation = match form.get("actie") {
        "omhoog" => editing::shifted(tree, id, true),
        "omlaag" => editing::shifted(tree, id, false),
        "verplaatsen" => editing::moved(tree, id, form.get("destination")),
        "samenvoegen" => editing::joinable(tree, id).map(|following| Operation::Join { node: id, following }),
        _ => return Ok(None),
    };
    operation.map(Some).ok_or_else(|| Fault::conflict("rulebook-refused-place"))
}

/// The page below that of a node where such a button leads, once its words are kept.
pub(super) fn leads_to(form: &Form) -> Option<&'static str> {
    ["toevoegen", "splitsen", "verwijderen"].into_iter().find(|page| *page == form.get("actie"))
}

/// Asks before a node goes.
pub async fn ask_delete(visit: &Visit, which: &Which, node: &str) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    drop(tx);
    let id = desk.node(node)?;
    let p = visit.page();
    let called = desk.called(id);
    let url = desk.url();
    let page = Delete {
        crumbs: desk.path(&p, &called),
        lang: view::other_language(&p, &desk.text),
        node: view::node(&p, &desk.text, &desk.tree, id, 2, &view::Plain),
        back_url: format!("{url}/{id}"),
        reach: desk.reach,
        url: format!("{url}/{id}/verwijderen"),
        is_proposed: matches!(which, Which::Amendment(..)),
        called,
        p,
    };
    visit.html(&page)
}

/// Takes a node away, with all under it.
pub async fn delete(visit: &Visit, which: &Which, node: &str, form: &Form) -> Answer {
    operate(visit, which, node, form, |_, id| Some(Operation::Delete { node: id })).await
}

/// Asks where a text is cut.
pub async fn ask_split(visit: &Visit, which: &Which, node: &str) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let desk = Desk::open(visit, &mut tx, which).await?;
    drop(tx);
    let id = desk.node(node)?;
    show_split(visit, &desk, id, Errors::default())
}

fn show_split(visit: &Visit, desk: &Desk, id: NodeId, errors: Errors) -> Answer {
    let p = visit.page();
    let node = desk.tree.get(id).ok_or_else(Fault::not_found)?;
    let called = desk.called(id);
    let url = desk.url();
    let page = Split {
        crumbs: desk.path(&p, &called),
        lang: view::other_language(&p, &desk.text),
        back_url: format!("{url}/{id}"),
        reach: desk.reach,
        url: format!("{url}/{id}/splitsen"),
        cut: editing::cut_field(&p, node, &Form::default(), &errors),
        called,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// Cuts a text in two.
pub async fn split(visit: &Visit, which: &Which, node: &str, form: &Form) -> Answer {
    visit.writer()?;
    let Ok(at) = form.get("cut").parse::<usize>() else {
        let mut tx = visit.house.db.read().await?;
        let desk = Desk::open(visit, &mut tx, which).await?;
        let id = desk.node(node)?;
        let mut errors = Errors::default();
        errors.add("cut", visit.page().t("rulebook-error-cut"));
        return show_split(visit, &desk, id, errors);
    };
    let new = NodeId::new(visit.house.ids.new_id());
    operate(visit, which, node, form, |_, node| Some(Operation::Split { node, at, new })).await
}
