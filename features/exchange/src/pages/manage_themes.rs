//! Managing the list of themes, for editors of the network.

use askama::Template;
use axum::{
    Extension, Router,
    extract::Path,
    http::StatusCode,
    routing::{get, post},
};
use search::Search;
use web::{Answer, Crumb, Errors, Fault, Field, Fields, Form, House, NetworkRole, Page, Visit};

use crate::{
    model::{DESCRIPTION_LENGTH, NAME_LENGTH, Theme, ThemeId, ThemeInput},
    pages::WRONG,
    store::{lists, themes},
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/beheer/themas", get(list))
        .route("/beheer/themas/nieuw", get(begin).post(add))
        .route("/beheer/themas/{slug}", get(edit).post(change))
        .route("/beheer/themas/{slug}/plaats", post(place))
        .route("/beheer/themas/{slug}/beeindigen", post(end))
        .route("/beheer/themas/{slug}/hervatten", post(again))
}

/// A theme in the list.
struct Row {
    name_nl: String,
    name_en: String,
    url: String,
    count: i64,
    has_ended: bool,
    is_first: bool,
    is_last: bool,
}

#[derive(Template)]
#[template(path = "manage_themes.html")]
struct Manage {
    p: Page,
    crumbs: Vec<Crumb>,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "manage_theme.html")]
struct Edit {
    p: Page,
    crumbs: Vec<Crumb>,
    title: String,
    errors: Errors,
    url: String,
    fields: Vec<Field>,
}

/// Who is no editor of the network may know that this page exists, but not use it.
pub(super) fn editor(visit: &Visit) -> Result<(), Fault> {
    visit.person()?;
    if visit.actor.has_network_role(NetworkRole::Editor) { Ok(()) } else { Err(Fault::forbidden()) }
}

fn writing_editor(visit: &Visit) -> Result<(), Fault> {
    visit.writer()?;
    editor(visit)
}

async fn list(visit: Visit, Extension(search): Extension<Search>) -> Answer {
    editor(&visit)?;
    let tx = visit.house.db.read().await?;
    let all = themes::all(&tx).await?;
    let counts = lists::theme_counts(&search, &visit.actor).await?;
    let p = visit.page();
    let last = all.len().saturating_sub(1);
    let rows = all.iter().enumerate().map(|(place, theme)| Row {
        name_nl: theme.name_nl.clone(),
        name_en: theme.name_en.clone(),
        url: format!("/beheer/themas/{}", theme.slug),
        count: counts.of(&theme.slug),
        has_ended: theme.ended_at.is_some(),
        is_first: place == 0,
        is_last: place == last,
    });
    let crumbs = vec![
        Crumb::to(p.t("exchange-themes-title"), "/themas"),
        Crumb::here(p.t("exchange-manage-themes-title")),
    ];
    visit.html(&Manage { rows: rows.collect(), crumbs, p })
}

fn show(visit: &Visit, theme: Option<&Theme>, form: &Form, errors: Errors) -> Answer {
    let p = visit.page();
    let fields = Fields::new(&p, "exchange-theme", form, &errors);
    let fields = vec![
        fields.text("name-nl", NAME_LENGTH),
        fields.text("name-en", NAME_LENGTH),
        fields.area("description-nl", 2, DESCRIPTION_LENGTH).optional(),
        fields.area("description-en", 2, DESCRIPTION_LENGTH).optional(),
    ];
    let title = match theme {
        Some(theme) => p.t1("exchange-theme-edit-title", "name", theme.name(&p.language)),
        None => p.t("exchange-theme-new-title").to_owned(),
    };
    let page = Edit {
        crumbs: vec![
            Crumb::to(p.t("exchange-manage-themes-title"), "/beheer/themas"),
            Crumb::here(title.clone()),
        ],
        title,
        url: theme
            .map_or_else(|| "/beheer/themas/nieuw".into(), |theme| format!("/beheer/themas/{}", theme.slug)),
        fields,
        p,
        errors,
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

async fn begin(visit: Visit) -> Answer {
    editor(&visit)?;
    show(&visit, None, &Form::default(), Errors::default())
}

/// Sent twice, the second finds the word in the address taken and says so; nothing is added twice.
async fn add(visit: Visit, form: Form) -> Answer {
    writing_editor(&visit)?;
    let p = visit.page();
    let mut errors = Errors::default();
    let input = read(&p, &form, &mut errors);
    let slug = text::words::slug(&input.name_nl);
    if errors.is_empty() && (slug.is_empty() || slug == "nieuw") {
        errors.add("name-nl", p.t("exchange-theme-name-nl-missing"));
    }
    if !errors.is_empty() {
        return show(&visit, None, &form, errors);
    }
    let mut tx = visit.house.db.write().await?;
    let place = themes::all(&tx).await?.iter().map(|theme| theme.position).max().unwrap_or(0) + 1;
    let id = ThemeId(visit.house.ids.new_id());
    if !themes::add(&mut tx, id, &slug, &input, place).await? {
        errors.add("name-nl", p.t("exchange-theme-name-taken"));
        return show(&visit, None, &form, errors);
    }
    tx.commit().await?;
    visit.done("/beheer/themas", "exchange-notice-theme-saved")
}

async fn edit(visit: Visit, Path(slug): Path<String>) -> Answer {
    editor(&visit)?;
    let mut tx = visit.house.db.read().await?;
    let theme = themes::by_slug(&mut tx, &slug).await?.ok_or_else(Fault::not_found)?;
    let form = Form::from_pairs([
        ("name-nl", &theme.name_nl),
        ("name-en", &theme.name_en),
        ("description-nl", &theme.description_nl),
        ("description-en", &theme.description_en),
    ]);
    show(&visit, Some(&theme), &form, Errors::default())
}

async fn change(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    writing_editor(&visit)?;
    let mut errors = Errors::default();
    let input = read(&visit.page(), &form, &mut errors);
    let mut tx = visit.house.db.write().await?;
    let theme = themes::by_slug(&mut tx, &slug).await?.ok_or_else(Fault::not_found)?;
    if !errors.is_empty() {
        return show(&visit, Some(&theme), &form, errors);
    }
    themes::change(&mut tx, &slug, &input).await?;
    if (&theme.name_nl, &theme.name_en) != (&input.name_nl, &input.name_en) {
        themes::note_renamed(&mut tx, &visit.house.ids, theme.id, visit.now()).await?;
    }
    tx.commit().await?;
    visit.done("/beheer/themas", "exchange-notice-theme-saved")
}

/// One place up or down in the list.
async fn place(visit: Visit, Path(slug): Path<String>, form: Form) -> Answer {
    writing_editor(&visit)?;
    let mut tx = visit.house.db.write().await?;
    let mut all = themes::all(&tx).await?;
    let from = all.iter().position(|theme| theme.slug == slug).ok_or_else(Fault::not_found)?;
    let to = match form.get("richting") {
        "omhoog" => from.saturating_sub(1),
        _ => (from + 1).min(all.len() - 1),
    };
    all.swap(from, to);
    themes::order(&mut tx, &all).await?;
    tx.commit().await?;
    visit.done("/beheer/themas", "exchange-notice-theme-saved")
}

async fn end(visit: Visit, Path(slug): Path<String>) -> Answer {
    writing_editor(&visit)?;
    let mut tx = visit.house.db.write().await?;
    themes::by_slug(&mut tx, &slug).await?.ok_or_else(Fault::not_found)?;
    themes::end(&mut tx, &slug, visit.now()).await?;
    tx.commit().await?;
    visit.done("/beheer/themas", "exchange-notice-theme-ended")
}

async fn again(visit: Visit, Path(slug): Path<String>) -> Answer {
    writing_editor(&visit)?;
    let mut tx = visit.house.db.write().await?;
    themes::by_slug(&mut tx, &slug).await?.ok_or_else(Fault::not_found)?;
    themes::again(&mut tx, &slug).await?;
    tx.commit().await?;
    visit.done("/beheer/themas", "exchange-notice-theme-again")
}

/// What the form says; what is wrong with it goes into `errors`.
fn read(p: &Page, form: &Form, errors: &mut Errors) -> ThemeInput {
    let mut field = |name: &str, most: usize, required: bool| {
        let value = form.get(name);
        if required && value.is_empty() {
            errors.add(name, p.t(&format!("exchange-theme-{name}-missing")));
        } else if value.chars().count() > most {
            errors.add(name, p.t1("exchange-error-too-long-field", "most", most));
        }
        value.to_owned()
    };
    ThemeInput {
        name_nl: field("name-nl", NAME_LENGTH, true),
        name_en: field("name-en", NAME_LENGTH, true),
        description_nl: field("description-nl", DESCRIPTION_LENGTH, false),
        description_en: field("description-en", DESCRIPTION_LENGTH, false),
    }
}
