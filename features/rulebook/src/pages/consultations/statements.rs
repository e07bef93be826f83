//! The statements of a consultation: added, changed, ordered and removed until it opens.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use web::{Answer, Choice, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::{
        consultation::{STATEMENT_LENGTH, Statement, StatementId},
        node::{NodeId, NodeKind},
    },
    pages::{
        WRONG,
        consultations::{Found, Names, found_for},
    },
    permissions::consultation::ConsultationPermission,
    store::consultations as stored,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/consultaties/{id}/stellingen", get(list).post(add))
        .route("/consultaties/{id}/stellingen/{statement}", get(ask).post(change))
        .route("/consultaties/{id}/stellingen/{statement}/hoger", post(higher))
        .route("/consultaties/{id}/stellingen/{statement}/lager", post(lower))
        .route("/consultaties/{id}/stellingen/{statement}/verwijderen", post(remove))
}

struct Row {
    id: String,
    text: String,
    about: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "consultation_statements.html")]
struct Statements {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lang: Option<&'static str>,
    title: String,
    /// Those there are; none on the page of one.
    rows: Vec<Row>,
    is_one: bool,
    url: String,
    action: String,
    back_url: String,
    text: Field,
    node: ChoiceField,
}

async fn list(visit: Visit, Path(id): Path<String>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    let statements = stored::statements(&mut tx, found.consultation.id).await?;
    drop(tx);
    show(&visit, &found, &statements, None, &Form::default(), Errors::default())
}

fn show(
    visit: &Visit,
    found: &Found,
    statements: &[Statement],
    one: Option<StatementId>,
    form: &Form,
    errors: Errors,
) -> Answer {
    let p = visit.page();
    let names = Names::new(&found.text, &found.edition.tree);
    let fields = Fields::new(&p, "rulebook-statement", form, &errors);
    let nodes = found.edition.tree.walk().map(|(_, node)| node);
    let nodes = nodes.filter(|node| !matches!(node.kind, NodeKind::Item));
    let choices: Vec<_> = nodes.map(|node| (node.id.to_string(), names.of(node.id), String::new())).collect();
    let mut node = fields.choices("node", choices).optional();
    let none = Choice { label: p.t("rulebook-statement-whole").to_owned(), ..Choice::default() };
    node.choices.insert(0, none);
    let title = p.t(if one.is_some() { "rulebook-statement-change" } else { "rulebook-statements-title" });
    let url = found.url("stellingen");
    let rows = statements.iter().filter(|_| one.is_none()).map(|statement| Row {
        id: statement.id.to_string(),
        text: statement.text.clone(),
        about: statement.node.map(|node| names.link(node)).filter(|(name, _)| !name.is_empty()),
    });
    let page = Statements {
        crumbs: found.crumbs(&p, title),
        lang: found.lang(&p),
        title: title.to_owned(),
        rows: rows.collect(),
        is_one: one.is_some(),
        action: one.map_or_else(|| url.clone(), |id| format!("{url}/{id}")),
        back_url: if one.is_some() { url.clone() } else { found.consultation.url() },
        url,
        text: fields.area("text", 3, STATEMENT_LENGTH),
        node,
        p: visit.page(),
        errors,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

fn read(p: &Page, found: &Found, id: StatementId, form: &Form, errors: &mut Errors) -> Statement {
    let text = form.line("text");
    if text.is_empty() {
        errors.add("text", p.t("rulebook-error-statement"));
    } else if text.chars().count() > STATEMENT_LENGTH {
        errors.add("text", p.t1("rulebook-error-too-long", "most", STATEMENT_LENGTH as i64));
    }
    let node = match form.get("node") {
        "" => None,
        chosen => {
            let node = chosen.parse().ok().map(NodeId::new).filter(|id| found.edition.tree.contains(*id));
            if node.is_none() {
                errors.add("node", p.t("rulebook-error-statement-node"));
            }
            node
        }
    };
    Statement { id, text, node }
}

async fn add(visit: Visit, Path(id): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    let mut errors = Errors::default();
    let p = visit.page();
    let statement = read(&p, &found, StatementId(visit.house.ids.new_id()), &form, &mut errors);
    if errors.is_empty() && !stored::add_statement(&mut tx, found.consultation.id, &statement).await? {
        errors.add("text", p.t("rulebook-error-statements"));
    }
    if !errors.is_empty() {
        let statements = stored::statements(&mut tx, found.consultation.id).await?;
        return show(&visit, &found, &statements, None, &form, errors);
    }
    tx.commit().await?;
    visit.done(&found.url("stellingen"), "rulebook-notice-statement")
}

/// The statements, and the place among them of the one in an address.
async fn placed(
    tx: &mut db::Transaction,
    found: &Found,
    statement: &str,
) -> Result<(Vec<Statement>, usize), Fault> {
    let all = stored::statements(tx, found.consultation.id).await?;
    let place = all.iter().position(|one| one.id.to_string() == statement);
    Ok((all, place.ok_or_else(Fault::not_found)?))
}

async fn ask(visit: Visit, Path((id, statement)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    let (all, place) = placed(&mut tx, &found, &statement).await?;
    drop(tx);
    let one = &all[place];
    let node = one.node.map(|node| node.to_string()).unwrap_or_default();
    let form = Form::from_pairs([("text", one.text.clone()), ("node", node)]);
    show(&visit, &found, &all, Some(one.id), &form, Errors::default())
}

async fn change(visit: Visit, Path((id, statement)): Path<(String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    let (all, place) = placed(&mut tx, &found, &statement).await?;
    let mut errors = Errors::default();
    let statement = read(&visit.page(), &found, all[place].id, &form, &mut errors);
    if !errors.is_empty() {
        return show(&visit, &found, &all, Some(statement.id), &form, errors);
    }
    stored::change_statement(&mut tx, found.consultation.id, &statement).await?;
    tx.commit().await?;
    visit.done(&found.url("stellingen"), "rulebook-notice-saved")
}

async fn higher(visit: Visit, path: Path<(String, String)>) -> Answer {
    place(visit, path, true).await
}

async fn lower(visit: Visit, path: Path<(String, String)>) -> Answer {
    place(visit, path, false).await
}

async fn place(visit: Visit, Path((id, statement)): Path<(String, String)>, up: bool) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    let (all, place) = placed(&mut tx, &found, &statement).await?;
    let mut order: Vec<StatementId> = all.iter().map(|statement| statement.id).collect();
    let other = if up { place.checked_sub(1) } else { Some(place + 1).filter(|at| *at < order.len()) };
    if let Some(other) = other {
        order.swap(place, other);
    }
    stored::order_statements(&mut tx, found.consultation.id, &order).await?;
    tx.commit().await?;
    visit.done(&found.url("stellingen"), "rulebook-notice-saved")
}

async fn remove(visit: Visit, Path((id, statement)): Path<(String, String)>) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &id, ConsultationPermission::Change).await?;
    let (all, place) = placed(&mut tx, &found, &statement).await?;
    stored::remove_statement(&mut tx, found.consultation.id, all[place].id).await?;
    tx.commit().await?;
    visit.done(&found.url("stellingen"), "rulebook-notice-statement-removed")
}
