//! Working on a draft, node by node. Several people do so at once: changes of different nodes never meet, changes of
//! the same words are joined where they fit together, and shown side by side where they do not.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use db::Transaction;
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Fields, Form, House, Page, Visit};

use crate::{
    model::{
        apply,
        merge::{self, Merge},
        name,
        node::{Node, NodeId, Part},
        number::Numbers,
        operation::Operation,
        tree::Tree,
        version::{Edition, REASON_LENGTH, RuleText},
    },
    pages::{
        WRONG, crumbs,
        editing::{self, Sheet},
        found_for, signing,
        view::{self, NodeView, Showing},
    },
    permissions::Permission,
    store::{
        Signature,
        changes::{self, Done},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/versie/{number}/bewerken", get(overview))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}", get(begin).post(save))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}/toevoegen", get(begin_new).post(save_new))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}/verplaatsen", post(shift))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}/verwijderen", get(ask_delete).post(delete))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}/splitsen", get(ask_split).post(split))
        .route("/spelregels/{slug}/versie/{number}/bewerken/{node}/samenvoegen", post(join))
}

/// The address of a node in the draft; `begin` stands for the text itself.
type Address = Path<(String, String, String)>;

/// Shows where each node can be changed.
struct Editable<'e> {
    p: &'e Page,
    url: String,
}

impl Showing for Editable<'_> {
    fn edit(&self, node: &Node) -> Option<(String, String)> {
        Some((format!("{}/{}", self.url, node.id), self.p.t("rulebook-edit-link").to_owned()))
    }
}

#[derive(Template)]
#[template(path = "rule_draft.html")]
struct Overview {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    lang: Option<&'static str>,
    version: String,
    nodes: Vec<NodeView>,
    url: String,
    version_url: String,
}

#[derive(Template)]
#[template(path = "rule_edit.html")]
struct Edit {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    lang: Option<&'static str>,
    is_new: bool,
    url: String,
    back_url: String,
    sheet: Sheet,
    revision: i64,
    /// The identifier of a form for something new, so that it is added once.
    submission: String,
    preview: Option<NodeView>,
    /// Label, the words of others, and one's own, where they do not fit together.
    clashes: Vec<(String, String, String)>,
    more: Option<More>,
}

/// What else can be done with a node.
struct More {
    can_go_up: bool,
    can_go_down: bool,
    destinations: Option<ChoiceField>,
    can_split: bool,
    /// What it can be joined with.
    following: Option<String>,
}

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
    cut: ChoiceField,
    lang: Option<&'static str>,
}

fn edit_url(text: &RuleText, edition: &Edition) -> String {
    format!("{}/bewerken", view::version_url(text, &edition.version))
}

fn node_of(tree: &Tree, id: &str) -> Result<NodeId, Fault> {
    let id = NodeId::new(id.parse().map_err(|_| Fault::not_found())?);
    if tree.contains(id) { Ok(id) } else { Err(Fault::not_found()) }
}

fn called(text: &RuleText, tree: &Tree, id: NodeId) -> String {
    name::titled(tree, &Numbers::of(tree), id, text.language.code())
}

fn path(p: &Page, text: &RuleText, edition: &Edition, here: &str) -> Vec<Crumb> {
    let draft = Crumb::to(p.t("rulebook-draft-title"), edit_url(text, edition));
    crumbs(p, text, vec![draft, Crumb::here(here)])
}

async fn overview(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    drop(tx);
    let p = visit.page();
    let url = edit_url(&text, &edition);
    let page = Overview {
        crumbs: crumbs(&p, &text, vec![Crumb::here(p.t("rulebook-draft-title"))]),
        title: text.title.clone(),
        lang: view::other_language(&p, &text),
        version: view::version_name(&p, &edition.version),
        nodes: view::nodes(&p, &text, &edition.tree, &Editable { p: &p, url: url.clone() }),
        version_url: view::version_url(&text, &edition.version),
        url,
        p,
    };
    visit.html(&page)
}

/// What is shown besides the fields.
#[derive(Default)]
struct Extra {
    errors: Errors,
    preview: Option<NodeView>,
    clashes: Vec<(String, String, String)>,
}

async fn begin(visit: Visit, Path((slug, number, node)): Address) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    drop(tx);
    let id = node_of(&edition.tree, &node)?;
    let form = edition.tree.get(id).map(editing::filled).ok_or_else(Fault::not_found)?;
    show(&visit, &text, &edition, id, &form, Extra::default())
}

fn show(visit: &Visit, text: &RuleText, edition: &Edition, id: NodeId, form: &Form, extra: Extra) -> Answer {
    let p = visit.page();
    let tree = &edition.tree;
    let node = tree.get(id).ok_or_else(Fault::not_found)?;
    let called = called(text, tree, id);
    let url = edit_url(text, edition);
    let status = status(&extra);
    let places = editing::destinations(&p, text, tree, id);
    let mut destinations = Fields::new(&p, "rulebook-form", form, &extra.errors)
        .choices("destination", places.into_iter().map(|(value, label)| (value, label, String::new())));
    destinations.choices.insert(0, editing::please(p.t("rulebook-move-choose")));
    let more = More {
        can_go_up: editing::shifted(tree, id, true).is_some(),
        can_go_down: editing::shifted(tree, id, false).is_some(),
        destinations: (destinations.choices.len() > 1).then_some(destinations),
        can_split: !editing::cuts(node).is_empty(),
        following: editing::joinable(tree, id).map(|following| self::called(text, tree, following)),
    };
    let page = Edit {
        crumbs: path(&p, text, edition, &called),
        title: p.t1("rulebook-edit-title", "what", &called),
        lang: view::other_language(&p, text),
        is_new: false,
        back_url: format!("{url}#n-{id}"),
        url: format!("{url}/{id}"),
        sheet: editing::sheet(&p, node.kind, form, &extra.errors),
        revision: revision(form).unwrap_or(edition.version.revision),
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

async fn save(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    visit.writer()?;
    // Somebody who saves between our reading and our writing is met again; three times over is beyond belief.
    for _ in 0..3 {
        if let Some(answer) = attempt(&visit, &slug, &number, &node, &form).await? {
            return Ok(answer);
        }
    }
    Err(Fault::unavailable())
}

async fn attempt(
    visit: &Visit,
    slug: &str,
    number: &str,
    node: &str,
    form: &Form,
) -> Result<Option<Response>, Fault> {
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for(visit, &mut tx, slug, number, Permission::Draft).await?;
    let based_on = revision(form).ok_or_else(|| Fault::bad_request("web-fault-form-unreadable"))?;
    let base = tree_at(&mut tx, &edition, based_on).await?;
    let id = node_of(&base, node)?;
    let before = base.get(id).ok_or_else(Fault::not_found)?;
    let Some(now) = edition.tree.get(id) else {
        return Err(Fault::conflict("rulebook-refused-gone"));
    };
    let mut errors = Errors::default();
    let operations = editing::changed(&p, before, form, &mut errors);
    reason_fits(&p, form, &mut errors);
    if !errors.is_empty() {
        return show(visit, &text, &edition, id, form, Extra { errors, ..Extra::default() }).map(Some);
    }
    if form.get("actie") == "voorbeeld" {
        let mut tree = base.clone();
        if let Err((_, refusal)) = apply::apply_all(&mut tree, &operations) {
            return refused(visit, &text, &edition, id, form, &refusal).map(Some);
        }
        let preview = view::node(&p, &text, &tree, id, 2, &view::Plain);
        return show(visit, &text, &edition, id, form, Extra { preview, ..Extra::default() }).map(Some);
    }
    let (operations, clashes) = joined(&p, before, now, operations);
    if !clashes.is_empty() {
        let mut again = form.clone();
        again.set("revisie", edition.version.revision.to_string());
        return show(visit, &text, &edition, id, &again, Extra { clashes, ..Extra::default() }).map(Some);
    }
    let url = format!("{}#n-{id}", edit_url(&text, &edition));
    if operations.is_empty() {
        tx.commit().await?;
        return visit.done(&url, "rulebook-notice-unchanged").map(Some);
    }
    let notice = if based_on == edition.version.revision || now == before {
        "rulebook-notice-saved"
    } else {
        "rulebook-notice-warning-merged"
    };
    let mut tree = edition.tree.clone();
    let undo = match apply::apply_all(&mut tree, &operations) {
        Ok(undo) => undo,
        Err((_, refusal)) => return refused(visit, &text, &edition, id, form, &refusal).map(Some),
    };
    let done = Done { node: id, operations: &operations, undo: &undo };
    let by = signature(visit, form)?;
    if !changes::make(&mut tx, &edition, &tree, &done, by).await? {
        tx.rollback().await?;
        return Ok(None);
    }
    tx.commit().await?;
    visit.done(&url, notice).map(Some)
}

fn signature<'f>(visit: &Visit, form: &'f Form) -> Result<Signature<'f>, Fault> {
    let reason = form.get("reason").trim();
    Ok(Signature { person: visit.person()?, organisation: signing(visit)?, reason, at: visit.now() })
}

fn reason_fits(p: &Page, form: &Form, errors: &mut Errors) {
    if form.get("reason").chars().count() > REASON_LENGTH {
        errors.add("reason", p.t1("rulebook-error-too-long", "most", REASON_LENGTH as i64));
    }
}

fn refused(
    visit: &Visit,
    text: &RuleText,
    edition: &Edition,
    id: NodeId,
    form: &Form,
    refusal: &crate::model::operation::Refusal,
) -> Answer {
    let mut errors = Errors::default();
    errors.add("text", visit.page().t(editing::refusal_key(refusal)));
    show(visit, text, edition, id, form, Extra { errors, ..Extra::default() })
}

/// The tree of a draft as it was at a revision: what came after is undone, on a copy.
async fn tree_at(tx: &mut Transaction, edition: &Edition, revision: i64) -> Result<Tree, Fault> {
    let mut tree = edition.tree.clone();
    if revision >= edition.version.revision {
        return Ok(tree);
    }
    for change in changes::since(tx, edition.version.id, revision).await? {
        // What was done can be undone; should it not, the form is too old to be joined with what is there.
        if apply::apply_all(&mut tree, &change.undo).is_err() {
            return Err(Fault::conflict("rulebook-refused-changed"));
        }
    }
    Ok(tree)
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

/// The node near which something new comes: `begin` is the text itself.
fn near(tree: &Tree, node: &str) -> Result<Option<NodeId>, Fault> {
    if node == "begin" { Ok(None) } else { node_of(tree, node).map(Some) }
}

async fn begin_new(visit: Visit, Path((slug, number, node)): Address) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    drop(tx);
    let near = near(&edition.tree, &node)?;
    show_new(&visit, &text, &edition, near, &Form::default(), Extra::default())
}

fn show_new(
    visit: &Visit,
    text: &RuleText,
    edition: &Edition,
    near: Option<NodeId>,
    form: &Form,
    extra: Extra,
) -> Answer {
    let p = visit.page();
    let url = edit_url(text, edition);
    let title = match near {
        Some(id) => p.t1("rulebook-add-title", "what", called(text, &edition.tree, id)),
        None => p.t("rulebook-add-first").to_owned(),
    };
    let word = near.map_or("begin".to_owned(), |id| id.to_string());
    let page = Edit {
        crumbs: path(&p, text, edition, &title),
        lang: view::other_language(&p, text),
        is_new: true,
        back_url: near.map_or(url.clone(), |id| format!("{url}#n-{id}")),
        url: format!("{url}/{word}/toevoegen"),
        sheet: editing::sheet_of_new(&p, &edition.tree, near, form, &extra.errors),
        revision: edition.version.revision,
        submission: crate::pages::submission(visit, form).to_string(),
        preview: extra.preview,
        clashes: Vec::new(),
        more: None,
        title,
        errors: extra.errors,
        p,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn save_new(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    visit.writer()?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    let near = near(&edition.tree, &node)?;
    // The identifier of the form is that of the new node: sent twice, it is there already.
    let id = NodeId::new(crate::pages::submission(&visit, &form));
    let url = edit_url(&text, &edition);
    if edition.tree.contains(id) {
        return visit.done(&format!("{url}#n-{id}"), "");
    }
    let mut errors = Errors::default();
    let operations = editing::inserted(&p, &edition.tree, near, &form, id, &mut errors);
    reason_fits(&p, &form, &mut errors);
    if !errors.is_empty() {
        return show_new(&visit, &text, &edition, near, &form, Extra { errors, ..Extra::default() });
    }
    let mut tree = edition.tree.clone();
    let undo = match apply::apply_all(&mut tree, &operations) {
        Ok(undo) => undo,
        Err((_, refusal)) => {
            errors.add("kind", p.t(editing::refusal_key(&refusal)));
            return show_new(&visit, &text, &edition, near, &form, Extra { errors, ..Extra::default() });
        }
    };
    if form.get("actie") == "voorbeeld" {
        let preview = view::node(&p, &text, &tree, id, 2, &view::Plain);
        return show_new(&visit, &text, &edition, near, &form, Extra { preview, ..Extra::default() });
    }
    let done = Done { node: id, operations: &operations, undo: &undo };
    if !changes::make(&mut tx, &edition, &tree, &done, signature(&visit, &form)?).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    visit.done(&format!("{url}#n-{id}"), "rulebook-notice-saved")
}

/// Does one operation on a draft, and goes back to where it can be seen.
async fn operate(
    visit: &Visit,
    slug: &str,
    number: &str,
    node: &str,
    form: &Form,
    operation: impl FnOnce(&Tree, NodeId) -> Option<Operation>,
) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for(visit, &mut tx, slug, number, Permission::Draft).await?;
    let Ok(id) = node_of(&edition.tree, node) else {
        return Err(Fault::conflict("rulebook-refused-gone"));
    };
    let Some(operation) = operation(&edition.tree, id) else {
        return Err(Fault::conflict("rulebook-refused-place"));
    };
    let mut tree = edition.tree.clone();
    let undo = apply::apply(&mut tree, &operation)
        .map_err(|refusal| Fault::conflict(editing::refusal_key(&refusal)))?;
    let operations = [operation];
    let done = Done { node: id, operations: &operations, undo: &undo };
    if !changes::make(&mut tx, &edition, &tree, &done, signature(visit, form)?).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    let near =
        if tree.contains(id) { Some(id) } else { edition.tree.place(id).and_then(|p| p.after.or(p.parent)) };
    let url = edit_url(&text, &edition);
    visit.done(&near.map_or(url.clone(), |id| format!("{url}#n-{id}")), "rulebook-notice-saved")
}

async fn shift(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    operate(&visit, &slug, &number, &node, &form, |tree, id| match form.get("actie") {
        "omhoog" => editing::shifted(tree, id, true),
        "omlaag" => editing::shifted(tree, id, false),
        _ => editing::moved(tree, id, form.get("destination")),
    })
    .await
}

async fn ask_delete(visit: Visit, Path((slug, number, node)): Address) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    drop(tx);
    let id = node_of(&edition.tree, &node)?;
    let p = visit.page();
    let called = called(&text, &edition.tree, id);
    let url = edit_url(&text, &edition);
    let page = Delete {
        crumbs: path(&p, &text, &edition, &called),
        lang: view::other_language(&p, &text),
        node: view::node(&p, &text, &edition.tree, id, 2, &view::Plain),
        back_url: format!("{url}/{id}"),
        url: format!("{url}/{id}/verwijderen"),
        called,
        p,
    };
    visit.html(&page)
}

async fn delete(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    operate(&visit, &slug, &number, &node, &form, |_, id| Some(Operation::Delete { node: id })).await
}

async fn ask_split(visit: Visit, Path((slug, number, node)): Address) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    drop(tx);
    let id = node_of(&edition.tree, &node)?;
    show_split(&visit, &text, &edition, id, Errors::default())
}

fn show_split(visit: &Visit, text: &RuleText, edition: &Edition, id: NodeId, errors: Errors) -> Answer {
    let p = visit.page();
    let node = edition.tree.get(id).ok_or_else(Fault::not_found)?;
    let called = called(text, &edition.tree, id);
    let url = edit_url(text, edition);
    let page = Split {
        crumbs: path(&p, text, edition, &called),
        lang: view::other_language(&p, text),
        back_url: format!("{url}/{id}"),
        url: format!("{url}/{id}/splitsen"),
        cut: editing::cut_field(&p, node, &Form::default(), &errors),
        called,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn split(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    visit.writer()?;
    let Ok(at) = form.get("cut").parse::<usize>() else {
        let mut tx = visit.house.db.read().await?;
        let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
        let id = node_of(&edition.tree, &node)?;
        let mut errors = Errors::default();
        errors.add("cut", visit.page().t("rulebook-error-cut"));
        return show_split(&visit, &text, &edition, id, errors);
    };
    let new = NodeId::new(visit.house.ids.new_id());
    operate(&visit, &slug, &number, &node, &form, |_, node| Some(Operation::Split { node, at, new })).await
}

async fn join(visit: Visit, Path((slug, number, node)): Address, form: Form) -> Answer {
    operate(&visit, &slug, &number, &node, &form, |tree, node| {
        editing::joinable(tree, node).map(|following| Operation::Join { node, following })
    })
    .await
}
