//! A text as a file: taken away as Markdown, JSON or Akoma Ntoso, and a draft read in from one.

use askama::Template;
use axum::{
    Router,
    extract::Path,
    http::{HeaderValue, StatusCode, header},
    response::IntoResponse,
    routing::get,
};
use web::{Answer, Crumb, Errors, Fault, Fields, FileField, Form, House, Instant, Page, Visit, dates};

use crate::{
    formats::{
        self, About, Authority, Name, Problem, Read, ReadError, Stage, akoma_ntoso, json, markdown, pdf,
    },
    model::{
        apply,
        derive::derive,
        node::NodeId,
        text::NotationError,
        tree::TreeError,
        version::{Edition, RuleText, VersionState},
    },
    pages::{WRONG, crumbs, fonts, found, found_for, signing, view},
    permissions::Permission,
    store::{
        Signature,
        changes::{self, Done},
    },
    wording,
};

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/spelregels/{slug}/versie/{number}/tekst/{format}", get(take))
        .route("/spelregels/{slug}/versie/{number}/inlezen", get(ask).post(bring))
}

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Pdf,
    Markdown,
    Json,
    AkomaNtoso,
}

impl Format {
    const ALL: [Self; 4] = [Self::Pdf, Self::Markdown, Self::Json, Self::AkomaNtoso];

    /// The end of the name of a file, and the word in addresses.
    fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Markdown => "md",
            Self::Json => "json",
            Self::AkomaNtoso => "xml",
        }
    }

    fn of(extension: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Json => "application/json",
            Self::AkomaNtoso => "application/akn+xml; charset=utf-8",
        }
    }
}

/// Where a version can be taken away: label and address.
pub(crate) fn offered(p: &Page, text: &RuleText, edition: &Edition) -> Vec<(String, String)> {
    let url = view::version_url(text, &edition.version);
    let formats = Format::ALL.into_iter();
    formats
        .map(|format| {
            let label = p.t(&format!("rulebook-file-{}", format.extension())).to_owned();
            (label, format!("{url}/tekst/{}", format.extension()))
        })
        .collect()
}

async fn take(visit: Visit, Path((slug, number, format)): Path<(String, String, String)>) -> Answer {
    let format = Format::of(&format).ok_or_else(Fault::not_found)?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found(&visit, &mut tx, &slug, &number).await?;
    drop(tx);
    let about = about(&visit, &text, &edition)?;
    let name = format!("{}-{}.{}", text.slug, edition.version.number, format.extension());
    let whole = formats::Edition { about, tree: edition.tree };
    let body = match format {
        Format::Pdf => {
            let language = wording_language(text.language);
            fonts::made(move || pdf::text(&whole, language, fonts::of_the_site())).await?
        }
        Format::Markdown => markdown::write(&whole).into_bytes(),
        Format::Json => json::write(&whole).into_bytes(),
        Format::AkomaNtoso => akoma_ntoso::write(&whole).into_bytes(),
    };
    let value = |text: &str| HeaderValue::from_str(text).map_err(anyhow::Error::from);
    let headers = [
        (header::CONTENT_TYPE, value(format.media_type())?),
        (header::CONTENT_DISPOSITION, value(&format!("attachment; filename=\"{name}\""))?),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-cache, private")),
        (header::CONTENT_LANGUAGE, HeaderValue::from_static(text.language.code())),
    ];
    Ok((headers, body).into_response())
}

/// What a file says about the version that it holds.
pub(crate) fn about(visit: &Visit, text: &RuleText, edition: &Edition) -> Result<About, Fault> {
    let version = &edition.version;
    let network = &visit.house.settings.name;
    let name = |slug: &str| {
        let short: String = slug.chars().take(80).collect();
        Name::new(short.trim_end_matches('-')).map_err(anyhow::Error::from)
    };
    let date = |at: Instant| dates::date_of(at);
    Ok(About {
        id: text.id.0,
        name: name(&text.slug)?,
        title: text.title.clone(),
        authority: Authority { key: name(&text::words::slug(network))?, name: network.clone() },
        begun: date(text.made_at),
        version: u32::try_from(version.number).map_err(anyhow::Error::from)?,
        dated: date(version.shown_at.unwrap_or(version.made_at)),
        stage: stage(version.state),
        history: Vec::new(),
    })
}

/// The language in which numbers are said in a file: that of the text.
pub(crate) fn wording_language(language: web::Language) -> wording::Language {
    match language {
        web::Language::Nl => wording::Language::Dutch,
        web::Language::En => wording::Language::English,
    }
}

fn stage(state: VersionState) -> Stage {
    match state {
        VersionState::Draft => Stage::Draft,
        VersionState::Consultation => Stage::Consultation,
        VersionState::Proposed => Stage::Proposed,
        VersionState::Adopted => Stage::Adopted,
        VersionState::InForce => Stage::InForce,
        VersionState::Repealed => Stage::Repealed,
    }
}

#[derive(Template)]
#[template(path = "rule_bring.html")]
struct Bring {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Errors,
    file: FileField,
    revision: i64,
    url: String,
    back_url: String,
}

async fn ask(visit: Visit, Path((slug, number)): Path<(String, String)>) -> Answer {
    visit.person()?;
    let mut tx = visit.house.db.read().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    drop(tx);
    show(&visit, &text, &edition, Errors::default())
}

fn show(visit: &Visit, text: &RuleText, edition: &Edition, errors: Errors) -> Answer {
    let p = visit.page();
    let form = Form::default();
    let url = view::version_url(text, &edition.version);
    let page = Bring {
        crumbs: crumbs(&p, text, vec![Crumb::here(p.t("rulebook-bring-title"))]),
        file: FileField {
            multiple: false,
            required: true,
            ..Fields::new(&p, "rulebook-form", &form, &errors).files("file", ".md,.json,.xml")
        },
        revision: edition.version.revision,
        url: format!("{url}/inlezen"),
        back_url: format!("{url}/bewerken"),
        errors,
        p: visit.page(),
    };
    let status = if page.errors.is_empty() { StatusCode::OK } else { WRONG };
    visit.html_with(status, &page)
}

/// The draft becomes what the file says, in one change that can be undone. Nodes keep their identity where the file
/// has it. Refused when somebody changed the draft since the page was opened, because the file cannot know of that.
async fn bring(visit: Visit, Path((slug, number)): Path<(String, String)>, form: Form) -> Answer {
    let person = visit.writer()?;
    let p = visit.page();
    let mut errors = Errors::default();
    let read = match read(&visit, &form) {
        Ok(read) => Some(read),
        Err(message) => {
            errors.add("file", message);
            None
        }
    };
    let mut tx = visit.house.db.write().await?;
    let (text, edition) = found_for(&visit, &mut tx, &slug, &number, Permission::Draft).await?;
    let Some(read) = read else { return show(&visit, &text, &edition, errors) };
    if form.get("revisie").parse() != Ok(edition.version.revision) {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    let url = format!("{}/bewerken", view::version_url(&text, &edition.version));
    let operations = derive(&edition.tree, &read.tree);
    let Some(first) = operations.first() else { return visit.done(&url, "rulebook-notice-unchanged") };
    let mut tree = edition.tree.clone();
    let undo = apply::apply_all(&mut tree, &operations)
        .map_err(|(_, refusal)| Fault::conflict(crate::pages::editing::refusal_key(&refusal)))?;
    let done = Done { node: first.node(), operations: &operations, undo: &undo };
    let reason = p.t("rulebook-brought");
    let by = Signature { person, organisation: signing(&visit)?, reason, at: visit.now() };
    if !changes::make(&mut tx, &edition, &tree, &done, by).await? {
        return Err(Fault::conflict("rulebook-refused-changed"));
    }
    tx.commit().await?;
    visit.done(&url, "rulebook-notice-brought")
}

/// What the file says, or what is wrong with it as a message.
fn read(visit: &Visit, form: &Form) -> Result<Read, String> {
    let p = visit.page();
    let missing = || p.t("rulebook-error-file").to_owned();
    let upload = form.uploads.iter().find(|upload| upload.field == "file").ok_or_else(missing)?;
    let extension = upload.file_name.rsplit('.').next().unwrap_or_default();
    let format = Format::of(extension).ok_or_else(missing)?;
    let source =
        std::str::from_utf8(&upload.bytes).map_err(|_| p.t("rulebook-error-file-utf8").to_owned())?;
    let ids = &visit.house.ids;
    let mut make = || NodeId::new(ids.new_id());
    let read = match format {
        Format::Markdown => markdown::read(source, &mut make),
        Format::Json => json::read(source, &mut make),
        Format::AkomaNtoso => akoma_ntoso::read(source, &mut make),
        Format::Pdf => return Err(missing()),
    };
    read.map_err(|ReadError { line, problem }| match line {
        Some(line) => p.t2("rulebook-error-file-line", "line", line as i64, "problem", said(&p, &problem)),
        None => p.t1("rulebook-error-file-read", "problem", said(&p, &problem)),
    })
}

/// What is wrong, in the language of who brought the file. What the reader of JSON or XML says of it is English, and
/// helps nobody who did not write the file by hand.
fn said(p: &Page, problem: &Problem) -> String {
    let key = match problem {
        Problem::TooLarge => "rulebook-file-too-large",
        Problem::Syntax(_) => "rulebook-file-syntax",
        Problem::NotARuleText => "rulebook-file-not-a-text",
        Problem::TextAfterList => "rulebook-file-after-list",
        Problem::TextWithoutNode => "rulebook-file-no-heading",
        Problem::TooDeep => "rulebook-file-too-deep",
        Problem::Unexpected(name) if name == "amendment" => "rulebook-file-amendment",
        Problem::Version(version) => return p.t1("rulebook-file-version", "version", version),
        Problem::Unexpected(name) => return p.t1("rulebook-file-unexpected", "name", name),
        Problem::Missing(name) => return p.t1("rulebook-file-missing", "name", name),
        Problem::Value { name, value } => {
            return p.t2("rulebook-file-value", "name", name, "value", value);
        }
        Problem::Notation(NotationError::Link { address, .. }) => {
            return p.t1("rulebook-file-link", "address", address);
        }
        Problem::Tree(TreeError::Twice(_)) => "rulebook-file-twice",
        Problem::Tree(TreeError::HeadingLines(_)) => "rulebook-file-heading-lines",
        Problem::Tree(TreeError::TooLong(..)) => "rulebook-file-too-long",
        Problem::Tree(TreeError::TooMany) => "rulebook-file-too-many",
        Problem::Tree(TreeError::Depth(_)) => "rulebook-file-too-deep",
        Problem::Tree(
            TreeError::Kind { .. } | TreeError::Unknown(_) | TreeError::NoPlace(_) | TreeError::Within(_),
        ) => "rulebook-file-place",
    };
    p.t(key).to_owned()
}
