//! Beginning a text, making a version from another, naming the working group: for editors of the network.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use web::{Answer, ChoiceField, Crumb, Errors, Fault, Field, Fields, Form, House, Language, Page, Visit};

use crate::{
    model::{
        tree::Tree,
        version::{Edition, LABEL_LENGTH, RuleText, RuleTextId, SUMMARY_LENGTH, TITLE_LENGTH, VersionId},
    },
    pages::{WRONG, crumbs, found_for, found_text, signing, view},
    permissions::{Permission, manages},
    store::{
        Signature,
        texts::{self, Drafter, NewText},
        versions::{self, NewVersion},
    },
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/nieuw", get(begin).post(add))
        .route("/spelregels/{slug}/versie/{number}/gegevens", get(details).post(change))
        .route("/spelregels/{slug}/versie/{number}/nieuwe-versie", get(ask_version).post(add_version))
        .route("/spelregels/{slug}/werkgroep", get(group).post(add_drafter))
        .route("/spelregels/{slug}/werkgroep/{person}/verwijderen", post(end_drafter))
}

#[derive(Template)]
#[template(path = "rule_form.html")]
struct Sheet {
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
    language: Option<ChoiceField>,
    reach: Option<usize>,
}

#[derive(Template)]
#[template(path = "rule_group.html")]
struct Group {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    title: String,
    lang: Option<&'static str>,
    drafters: Vec<Drafter>,
    url: String,
    email: Field,
}

/// Who is no editor of the network may know that these pages exist, but not use them.
fn editor(visit: &Visit) -> Result<(), Fault> {
    visit.person()?;
    if manages(&visit.actor) { Ok(()) } else { Err(Fault::forbidden()) }
}

fn status(errors: &Errors) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { WRONG }
}

/// A line that was typed, with the problem if it is too long, or missing where it may not be.
fn line(
    p: &Page,
    form: &Form,
    field: &'static str,
    most: usize,
    is_required: bool,
    errors: &mut Errors,
) -> String {
    let line = form.line(field);
    if line.chars().count() > most {
        errors.add(field, p.t1("rulebook-error-too-long", "most", most as i64));
    } else if line.is_empty() && is_required {
        errors.add(field, p.t(&format!("rulebook-error-{field}")));
    }
    line
}

async fn begin(visit: Visit) -> Answer {
    editor(&visit)?;
    show_new(&visit, &Form::from_pairs([("language", visit.language.code())]), Errors::default())
}

fn show_new(visit: &Visit, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-text", form, &errors);
    let languages = Language::ALL.map(|language| {
        (
            language.code().to_owned(),
            p.t(&format!("rulebook-language-{}", language.code())).to_owned(),
            String::new(),
        )
    });
    let page = Sheet {
        crumbs: vec![Crumb::to(p.t("rulebook-menu"), "/spelregels"), Crumb::here(p.t("rulebook-new-title"))],
        title: p.t("rulebook-new-title").to_owned(),
        about: p.t("rulebook-new-about").to_owned(),
        url: "/spelregels/nieuw".to_owned(),
        back_url: "/spelregels".to_owned(),
        button: p.t("rulebook-new-button").to_owned(),
        fields: vec![fields.text("title", TITLE_LENGTH)],
        areas: vec![fields.area("summary", 4, SUMMARY_LENGTH)],
        language: Some(fields.choices("language", languages)),
        reach: None,
        p: visit.page(),
        errors,
    };
    visit.html_with(status(&page.errors), &page)
}

async fn add(visit: Visit, form: Form) -> Answer {
    let person = visit.writer()?;
    editor(&visit)?;
    let p = visit.page();
    let mut errors = Errors::default();
    let title = line(&p, &form, "title", TITLE_LENGTH, true, &mut errors);
    let summary = line(&p, &form, "summary", SUMMARY_LENGTH, true, &mut errors);
    let language = Language::from_code(form.get("language"));
    if language.is_none() {
        errors.add("language", p.t("rulebook-error-language"));
    }
    let slug = text::words::slug(&title);
    // Words that the addresses of this room use for other things.
    if !title.is_empty() && (slug.is_empty() || slug == "nieuw") {
        errors.add("title", p.t("rulebook-error-title"));
    }
    let (Some(language), true) = (language, errors.is_empty()) else {
        return show_new(&visit, &form, errors);
    };
    let by = Signature { person, organisation: signing(&visit)?, reason: "", at: visit.now() };
    let id = RuleTextId(visit.house.ids.new_id());
    let mut tx = visit.house.db.write().await?;
    let new = NewText { id, slug: &slug, title: &title, summary: &summary, language };
    if !texts::add(&mut tx, new, by).await? {
        errors.add("title", p.t("rulebook-error-title-taken"));
        return show_new(&visit, &form, errors);
    }
    let tree = Tree::new();
    let version = VersionId(visit.house.ids.new_id());
    let new = NewVersion { id: version, text: id, label: "", source: ("", ""), tree: &tree, based_on: None };
    let number = versions::add(&mut tx, new, by).await?;
    tx.commit().await?;
    visit.done(&format!("/spelregels/{slug}/versie/{number}/bewerken"), "rulebook-notice-begun")
}

async fn details(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    editor(&visit)?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Manage).await?;
    drop(tx);
    let version = &edition.version;
    let form = Form::from_pairs([
        ("title", &text.title),
        ("summary", &text.summary),
        ("label", &version.label),
        ("source", &version.source),
        ("source-url", &version.source_url),
    ]);
    show_details(&visit, &text, &edition, &form, Errors::default())
}

fn show_details(visit: &Visit, text: &RuleText, edition: &Edition, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-text", form, &errors);
    let url = view::version_url(text, &edition.version);
    let page = Sheet {
        crumbs: crumbs(&p, text, vec![Crumb::here(p.t("rulebook-details-title"))]),
        title: p.t("rulebook-details-title").to_owned(),
        about: p.t("rulebook-details-about").to_owned(),
        url: format!("{url}/gegevens"),
        back_url: url,
        button: p.t("rulebook-save").to_owned(),
        fields: vec![
            fields.text("title", TITLE_LENGTH),
            fields.text("label", LABEL_LENGTH).optional(),
            fields.text("source", 300).optional(),
            fields.text("source-url", 500).optional(),
        ],
        areas: vec![fields.area("summary", 4, SUMMARY_LENGTH)],
        language: None,
        reach: None,
        p: visit.page(),
        errors,
    };
    visit.html_with(status(&page.errors), &page)
}

async fn change(visit: Visit, Path((slug, number)): Path<(String, String)>, form: Form) -> Answer {
    visit.writer()?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Manage).await?;
    let mut errors = Errors::default();
    let title = line(&p, &form, "title", TITLE_LENGTH, true, &mut errors);
    let summary = line(&p, &form, "summary", SUMMARY_LENGTH, true, &mut errors);
    let label = line(&p, &form, "label", LABEL_LENGTH, false, &mut errors);
    let source = line(&p, &form, "source", 300, false, &mut errors);
    let source_url = line(&p, &form, "source-url", 500, false, &mut errors);
    if !source_url.is_empty() && !source_url.starts_with("https://") && !source_url.starts_with("http://") {
        errors.add("source-url", p.t("rulebook-error-source-url"));
    }
    if !errors.is_empty() {
        return show_details(&visit, &text, &edition, &form, errors);
    }
    texts::change(&mut tx, text.id, &title, &summary).await?;
    versions::rename(&mut tx, edition.version.id, &label, (&source, &source_url)).await?;
    versions::note_renamed(&mut tx, &visit.house.ids, edition.version.id, visit.now()).await?;
    tx.commit().await?;
    visit.done(&view::version_url(&text, &edition.version), "rulebook-notice-saved")
}

async fn ask_version(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    editor(&visit)?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Manage).await?;
    drop(tx);
    show_version(&visit, &text, &edition, &Form::default(), Errors::default())
}

fn show_version(visit: &Visit, text: &RuleText, edition: &Edition, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "rulebook-text", form, &errors);
    let url = view::version_url(text, &edition.version);
    let page = Sheet {
        crumbs: crumbs(&p, text, vec![Crumb::here(p.t("rulebook-new-version-title"))]),
        title: p.t("rulebook-new-version-title").to_owned(),
        about: p.t1("rulebook-new-version-about", "version", view::version_name(&p, &edition.version)),
        url: format!("{url}/nieuwe-versie"),
        back_url: url,
        button: p.t("rulebook-new-version-button").to_owned(),
        fields: vec![fields.text("label", LABEL_LENGTH)],
        areas: Vec::new(),
        language: None,
        reach: None,
        p: visit.page(),
        errors,
    };
    visit.html_with(status(&page.errors), &page)
}

async fn add_version(visit: Visit, Path((slug, number)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Manage).await?;
    let mut errors = Errors::default();
    let label = line(&p, &form, "label", LABEL_LENGTH, true, &mut errors);
    if !errors.is_empty() {
        return show_version(&visit, &text, &edition, &form, errors);
    }
    let by = Signature { person, organisation: signing(&visit)?, reason: "", at: visit.now() };
    let new = NewVersion {
        id: VersionId(visit.house.ids.new_id()),
        text: text.id,
        label: &label,
        source: ("", ""),
        tree: &edition.tree,
        based_on: Some(edition.version.id),
    };
    let number = versions::add(&mut tx, new, by).await?;
    tx.commit().await?;
    visit.done(&format!("{}/versie/{number}/bewerken", text.url()), "rulebook-notice-version")
}

async fn group(visit: Visit, Path(slug): Path<String>) -> Answer {
    editor(&visit)?;
    let mut tx = visit.house.db.read().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    let drafters = texts::drafters(&mut tx, text.id).await?;
    show_group(&visit, &text, drafters, &Form::default(), Errors::default())
}

fn show_group(visit: &Visit, text: &RuleText, drafters: Vec<Drafter>, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let email = Fields::new(&p, "rulebook-group", form, &errors).text("email", 254).email();
    let page = Group {
        crumbs: crumbs(&p, text, vec![Crumb::here(p.t("rulebook-group-title"))]),
        title: text.title.clone(),
        lang: view::other_language(&p, text),
        drafters,
        url: format!("{}/werkgroep", text.url()),
        email,
        p: visit.page(),
        errors,
    };
    visit.html_with(status(&page.errors), &page)
}

async fn add_drafter(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    visit.writer()?;
    editor(&visit)?;
    let p = visit.page();
    let mut tx = visit.house.db.write().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    let folded = people::model::email_folded(form.get("email"));
    let person = match folded {
        Some(folded) => people::store::persons::by_email(&mut tx, &folded).await?,
        None => None,
    };
    let organisation = match &person {
        Some(person) => texts::organisation_of(&mut tx, person.id).await?,
        None => None,
    };
    let added = match (person, organisation) {
        (Some(person), Some(organisation)) => {
            texts::add_drafter(&mut tx, text.id, person.id, organisation, visit.now()).await?
        }
        _ => false,
    };
    if !added {
        let mut errors = Errors::default();
        errors.add("email", p.t("rulebook-error-drafter"));
        let drafters = texts::drafters(&mut tx, text.id).await?;
        return show_group(&visit, &text, drafters, &form, errors);
    }
    tx.commit().await?;
    visit.done(&format!("{}/werkgroep", text.url()), "rulebook-notice-drafter")
}

async fn end_drafter(visit: Visit, Path((slug, person)): Path<(String, String)>) -> Answer {
    visit.writer()?;
    editor(&visit)?;
    let person = person.parse().map_err(|_| Fault::not_found())?;
    let mut tx = visit.house.db.write().await?;
    let text = found_text(&visit, &mut tx, &slug).await?;
    texts::end_drafter(&mut tx, text.id, person).await?;
    tx.commit().await?;
    visit.done(&format!("{}/werkgroep", text.url()), "rulebook-notice-drafter-ended")
}
