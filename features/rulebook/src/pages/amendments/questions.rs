//! What did not fit a newer version of the text: its submitter is asked, node by node.

use askama::Template;
use axum::{Router, extract::Path, routing::get};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Page, Visit};

use crate::{
    model::{
        apply::{apply, apply_all},
        operation::{Operation, Step},
        proposal::{Question, steps_of},
        text::Text,
        tree::{LONGEST_TEXT, Tree},
    },
    pages::{
        WRONG,
        amendments::{Found, called, found_for, subject_of, wording},
        editing, editor, view,
    },
    permissions::amendments::Permission,
    store::amendments::change::Content,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new().route("/spelregels/{slug}/amendement/{id}/vragen", get(ask).post(answer))
}

/// A step that does not fit, as it is asked.
struct Asked {
    called: String,
    said: String,
    reason: String,
    /// The words before, in the new version, and in the amendment.
    words: Option<(String, Option<String>, String)>,
    choice: ChoiceField,
    field: Option<Field>,
    nth: usize,
}

#[derive(Template)]
#[template(path = "amendment_questions.html")]
struct Questions {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    lead: String,
    version: (String, String),
    lang: Option<&'static str>,
    asked: Vec<Asked>,
    revision: i64,
    reach: Option<usize>,
    url: String,
}

async fn ask(visit: Visit, Path((slug, id)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Answer).await?;
    let reach = found.reach_of_change(&visit, &mut tx).await?;
    drop(tx);
    let mine = found.proposal.questions.iter().enumerate();
    let form = mine.filter_map(|(nth, question)| Some((format!("tekst-{nth}"), words_of(question)?)));
    let form = Form::from_pairs(form.collect::<Vec<_>>());
    show(&visit, &found, reach, &form, Errors::default())
}

/// What the amendment makes of the words that a question is about.
fn words_of(question: &Question) -> Option<String> {
    match &question.step.change {
        Operation::ReplaceText { new, .. } => Some(new.to_notation()),
        _ => None,
    }
}

/// Whether a step can be done on the text as it is now, as it was.
fn fits(tree: &Tree, step: &Step) -> bool {
    apply(&mut tree.clone(), &step.change).is_ok()
}

fn show(visit: &Visit, found: &Found, reach: Option<usize>, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let tree = found.result();
    let numbers = crate::model::number::Numbers::of(&tree);
    let asked = found.proposal.questions.iter().enumerate().map(|(nth, question)| {
        let fields = Fields::new(&p, "rulebook-question-form", form, &errors);
        let here = question.words.is_some() && tree.contains(question.node);
        let mut choices = Vec::new();
        let mut offer = |value: &str, key: &str| {
            choices.push((value.to_owned(), p.t(key).to_owned(), String::new()));
        };
        if here {
            offer("woorden", "rulebook-question-words");
        } else if fits(&tree, &question.step) {
            offer("toch", "rulebook-question-still");
        }
        offer("laten-vallen", "rulebook-question-drop");
        let mut choice = fields.choices(&format!("keuze-{nth}"), choices);
        // Of several questions some can wait.
        choice.required = found.proposal.questions.len() == 1;
        choice.label = p.t("rulebook-question-choice").to_owned();
        let field = here.then(|| {
            let mut field = fields.area(&format!("tekst-{nth}"), 6, LONGEST_TEXT).optional();
            field.label = p.t("rulebook-question-text").to_owned();
            field
        });
        let mine = words_of(question);
        let subject = subject_of(&p, &found.text, &tree, &numbers, &question.step.change);
        Asked {
            called: if question.called.is_empty() { subject } else { question.called.clone() },
            said: wording::said(&p, &found.text, &tree, &numbers, &question.step.change),
            reason: question.step.reason.plain_text(),
            words: question
                .words
                .as_ref()
                .map(|(_, base, theirs)| (base.clone(), theirs.clone(), mine.unwrap_or_default())),
            choice,
            field,
            nth,
        }
    });
    let asked = asked.collect();
    let page = Questions {
        crumbs: found.crumbs(&p, vec![Crumb::here(p.t("rulebook-questions"))]),
        lead: format!("{}: {}", called(&p, &found.proposal), found.proposal.title),
        version: super::version_link(&p, &found.text, &found.edition.version),
        lang: view::other_language(&p, &found.text),
        asked,
        revision: found.proposal.revision,
        reach,
        url: found.url(),
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { axum::http::StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// What the answer to a question does to the text.
fn answered(
    p: &Page,
    tree: &Tree,
    question: &Question,
    form: &Form,
    nth: usize,
    errors: &mut Errors,
) -> Option<Vec<Operation>> {
    let field = format!("tekst-{nth}");
    match (form.get(&format!("keuze-{nth}")), &question.words) {
        ("laten-vallen", _) => Some(Vec::new()),
        ("toch", None) => Some(vec![question.step.change.clone()]),
        ("woorden", Some((part, ..))) => match Text::from_notation(form.get(&field)) {
            Ok(new) => {
                let now = tree.text(question.node, *part)?;
                let same = *now == new;
                let replace =
                    Operation::ReplaceText { node: question.node, part: *part, base_hash: now.hash(), new };
                Some(if same { Vec::new() } else { vec![replace] })
            }
            Err(refused) => {
                errors.add(&field, editing::refusal(p, &refused));
                None
            }
        },
        _ => None,
    }
}

async fn answer(visit: Visit, Path((slug, id)): Path<(String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let mut tx = visit.house.db.write().await?;
    let found = found_for(&visit, &mut tx, &slug, &id, Permission::Answer).await?;
    let before = &found.proposal;
    // The number of a question means something in the revision that the page showed only.
    if form.get("revisie").parse() != Ok(before.revision) {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    let p = visit.page();
    let mut errors = Errors::default();
    let mut tree = found.result();
    let mut open = Vec::new();
    let mut known = before.steps.clone();
    for (nth, question) in before.questions.iter().enumerate() {
        let Some(operations) = answered(&p, &tree, question, &form, nth, &mut errors) else {
            open.push(question.clone());
            continue;
        };
        if apply_all(&mut tree, &operations).is_err() {
            errors.add(&format!("keuze-{nth}"), p.t("rulebook-error-question"));
        }
        known.push(question.step.clone());
    }
    if errors.is_empty() && open.len() == before.questions.len() {
        errors.add("keuze-0", p.t("rulebook-error-no-answer"));
    }
    if !errors.is_empty() {
        let reach = found.reach_of_change(&visit, &mut tx).await?;
        return show(&visit, &found, reach, &form, errors);
    }
    let steps = steps_of(&found.base(), &tree, &known, &Text::empty());
    let content = Content { steps: &steps, questions: &open, ..Content::of(before) };
    if !editor::keep_amendment(&visit, &mut tx, &found, content).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    let url = if open.is_empty() { found.url() } else { format!("{}/vragen", found.url()) };
    visit.done(&url, "rulebook-notice-rebased")
}
