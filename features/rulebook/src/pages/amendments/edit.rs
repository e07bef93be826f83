//! An amendment while it is made: the text with what changes, the steps, title and explanation.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    routing::{get, post},
};
use web::{Answer, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::{
        apply,
        number::Numbers,
        proposal::{EXPLANATION_LENGTH, ProposalState, TITLE_LENGTH, steps_of},
        text::Text,
    },
    pages::{
        WRONG,
        amendments::{begin::judge, called, deadline, found_for, wording},
        editor::{self, Desk, Which},
        view::{self, NodeView},
    },
    permissions::amendments::Permission,
    store::amendments::change::Content,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/amendement/{id}/bewerken", get(overview))
        .route("/spelregels/{slug}/amendement/{id}/gegevens", get(ask).post(save))
        .route("/spelregels/{slug}/amendement/{id}/stappen/{nth}/ongedaan-maken", post(undo))
}

/// A step as its maker sees it.
struct StepRow {
    nth: usize,
    said: String,
    reason: String,
    url: Option<String>,
}

#[derive(Template)]
#[template(path = "amendment_edit.html")]
struct Overview {
    p: Page,
    crumbs: Vec<Crumb>,
    called: String,
    title: String,
    text_title: String,
    lang: Option<&'static str>,
    deadline: String,
    is_draft: bool,
    has_questions: bool,
    revision: i64,
    /// How many people hear of a change; nothing for a draft.
    reach: Option<usize>,
    steps: Vec<StepRow>,
    nodes: Vec<NodeView>,
    url: String,
}

async fn overview(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Edit).await?;
    let desk = Desk::open(&visit, &mut tx, &Which::Amendment(slug, id)).await?;
    drop(tx);
    let p = visit.page();
    let base = found.base();
    let numbers = Numbers::of(&base);
    let steps = found.proposal.steps.iter().enumerate().map(|(nth, step)| {
        let node = step.change.node();
        StepRow {
            nth,
            said: wording::said(&p, &found.text, &base, &numbers, &step.change),
            reason: step.reason.plain_text(),
            url: desk.tree.contains(node).then(|| wording::anchor(node)),
        }
    });
    let steps = steps.collect();
    let page = Overview {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-amendment-edit"))]),
        called: called(&p, &found.proposal),
        title: found.proposal.title.clone(),
        text_title: found.text.title.clone(),
        lang: view::other_language(&p, &found.text),
        deadline: deadline(&p, &found.edition.version, found.proceedings),
        is_draft: found.proposal.state == ProposalState::Draft,
        revision: found.proposal.revision,
        reach: desk.reach,
        has_questions: !found.proposal.questions.is_empty(),
        steps,
        nodes: editor::editable(&p, &desk),
        url: found.url(),
        p,
    };
    visit.html(&page)
}

/// Takes a step out. Refused where other steps build on it.
async fn undo(visit: Visit, Path((slug, id, nth)): Path<(String, String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let nth: usize = nth.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Edit).await?;
    let before = &found.proposal;
    // The number of a step means something in the revision that the page showed only.
    if form.get("revisie").parse() != Ok(before.revision) {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    if nth >= before.steps.len() {
        return Err(Fault::not_found());
    }
    let base = found.base();
    let mut tree = base.clone();
    let others = before.steps.iter().enumerate().filter(|(other, _)| *other != nth);
    apply::apply_all(&mut tree, others.map(|(_, step)| &step.change))
        .map_err(|_| Fault::conflict("rulebook-fault-undo"))?;
    let steps = steps_of(&base, &tree, &before.steps, &Text::empty());
    let content = Content { steps: &steps, ..Content::of(before) };
    if !editor::keep_amendment(&visit, &mut tx, &found, content).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    visit.done(&format!("{}/bewerken", found.url()), "rulebook-notice-undone")
}

#[derive(Template)]
#[template(path = "rule_form.html")]
struct Details {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    about: String,
    url: String,
    back_url: String,
    button: String,
    fields: Vec<Field>,
    areas: Vec<Field>,
    language: Option<web::ChoiceField>,
    reach: Option<usize>,
}

async fn ask(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Edit).await?;
    let reach = found.reach_of_change(&visit, &mut tx).await?;
    drop(tx);
    let form = Form::from_pairs([
        ("title", found.proposal.title.as_str()),
        ("explanation", found.proposal.explanation.as_str()),
    ]);
    show(&visit, &found, reach, &form, Errors::default())
}

fn show(visit: &Visit, found: &super::Found, reach: Option<usize>, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-amendment-form", form, &errors);
    let title = p.t("rulebook-amendment-details").to_owned();
    let page = Details {
        crumbs: found.crumbs(&p, vec![Crumb::here(&title)]),
        about: called(&p, &found.proposal),
        url: format!("{}/gegevens", found.url()),
        back_url: format!("{}/bewerken", found.url()),
        button: p.t("rulebook-save").to_owned(),
        fields: vec![fields.text("title", TITLE_LENGTH)],
        areas: vec![fields.area("explanation", 8, EXPLANATION_LENGTH).optional()],
        language: None,
        reach,
        title,
        errors,
        p,
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn save(visit: Visit, Path((slug, id)): Path<(String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Edit).await?;
    let mut errors = Errors::default();
    judge(&visit.page(), &form, &mut errors);
    if !errors.is_empty() {
        let reach = found.reach_of_change(&visit, &mut tx).await?;
        return show(&visit, &found, reach, &form, errors);
    }
    let content = Content {
        title: form.get("title"),
        explanation: form.get("explanation"),
        ..Content::of(&found.proposal)
    };
    if !editor::keep_amendment(&visit, &mut tx, &found, content).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    visit.done(&format!("{}/bewerken", found.url()), "rulebook-notice-saved")
}
