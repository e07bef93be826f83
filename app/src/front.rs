//! Pages that belong to no room: the front page, about the site, and in the demo the style guide.

use askama::Template;
use axum::{
    Extension, Router,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
    routing::get,
};
use db::Transaction;
use exchange::front::Line;
use search::Search;
use web::{
    Answer, Choice, ChoiceField, Crumb, Field, House, JsonLd, Locale, Page, Pages, Stop, Visit,
    form::FileField,
    sitemap::{BoxFuture, Entry, Source},
};

/// The texts of these pages.
pub const LOCALE: Locale =
    Locale { nl: include_str!("../locales/nl.ftl"), en: include_str!("../locales/en.ftl") };

/// The routes.
pub fn routes() -> Router<House> {
    Router::new()
        .route("/", get(front))
        .route("/over", get(about))
        .route("/privacy", get(privacy))
        .route("/toegankelijkheid", get(accessibility))
        .route("/robots.txt", get(robots))
        .route("/.well-known/security.txt", get(security))
}

/// The route that exists in the demo only.
pub fn demo_routes() -> Router<House> {
    Router::new().route("/stijlgids", get(style_guide))
}

#[derive(Template)]
#[template(path = "front.html")]
struct Front {
    p: Page,
    lines: Vec<Line>,
    items: String,
    organisations: String,
    municipalities: String,
    thread: Vec<Stop>,
    can_contribute: bool,
    about: JsonLd,
}

async fn front(visit: Visit, Extension(search): Extension<Search>) -> Answer {
    let tx = visit.house.db.read().await?;
    let p = visit.page();
    let today = web::dates::date_of(visit.now()).to_string();
    let (lines, municipalities) = tokio::try_join!(
        exchange::front::newest(&search, &tx, &visit, 6),
        people::store::organisations::municipality_count(&tx, &today)
    )?;
    let (items, organisations) = exchange::front::totals(&search).await?;
    let steps = ["question", "answer", "example", "rule"];
    let thread = steps.iter().enumerate().map(|(at, step)| Stop {
        kind_class: if *step == "example" { "example".into() } else { "question".into() },
        kind_label: p.t(&format!("app-thread-{step}")).to_owned(),
        title: p.t(&format!("app-thread-{step}-text")).to_owned(),
        now: at == 0,
        ..Stop::default()
    });
    visit.html_for_all(&Front {
        lines,
        items: p.number(&items),
        organisations: p.number(&organisations),
        municipalities: p.number(&municipalities),
        thread: thread.collect(),
        can_contribute: !visit.actor.memberships.is_empty(),
        about: about_site(&p),
        p: visit.page(),
    })
}

/// What the front page tells to programs (schema.org): the site, and how it is searched.
fn about_site(p: &Page) -> JsonLd {
    let search = serde_json::json!({
        "@type": "SearchAction",
        "target": { "@type": "EntryPoint", "urlTemplate": p.absolute("/zoeken?zoek={zoek}") },
        "query-input": "required name=zoek",
    });
    JsonLd::new(vec![serde_json::json!({
        "@type": "WebSite",
        "name": p.network_name(),
        "url": p.absolute("/"),
        "inLanguage": ["nl", "en"],
        "potentialAction": search,
    })])
}

#[derive(Template)]
#[template(path = "about.html")]
struct About {
    p: Page,
}

async fn about(visit: Visit) -> Answer {
    visit.html_for_all(&About { p: visit.page() })
}

#[derive(Template)]
#[template(path = "privacy.html")]
struct Privacy {
    p: Page,
}

async fn privacy(visit: Visit) -> Answer {
    visit.html_for_all(&Privacy { p: visit.page() })
}

#[derive(Template)]
#[template(path = "accessibility.html")]
struct Accessibility {
    p: Page,
}

async fn accessibility(visit: Visit) -> Answer {
    visit.html_for_all(&Accessibility { p: visit.page() })
}

fn text(body: String) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))], body).into_response()
}

async fn robots(visit: Visit) -> Response {
    let closed = ["/mijn", "/voor-u", "/afmelden", "/beheer", "/inloggen", "/demo"];
    let closed: String = closed.iter().map(|path| format!("Disallow: {path}\n")).collect();
    text(format!("User-agent: *\n{closed}\nSitemap: {}/sitemap.xml\n", visit.house.settings.base_url))
}

/// The front page, the lists, and the pages about the site.
pub struct AboutPages;

/// Those pages.
const ABOUT: [&str; 10] = [
    "/",
    "/bijdragen",
    "/themas",
    "/spelregels",
    "/consultaties",
    "/organisaties",
    "/over",
    "/api",
    "/privacy",
    "/toegankelijkheid",
];

impl Source for AboutPages {
    fn key(&self) -> &'static str {
        "site"
    }

    fn total<'a>(&'a self, _: &'a mut Transaction) -> BoxFuture<'a, db::Result<i64>> {
        Box::pin(async { Ok(ABOUT.len() as i64) })
    }

    fn part<'a>(&'a self, _: &'a mut Transaction, skipped: i64) -> BoxFuture<'a, db::Result<Vec<Entry>>> {
        let skipped = usize::try_from(skipped).unwrap_or(usize::MAX);
        let entries =
            ABOUT.iter().skip(skipped).map(|path| Entry { path: (*path).to_owned(), changed_at: None });
        let entries = entries.collect();
        Box::pin(async { Ok(entries) })
    }
}

/// Where to report a weakness (RFC 9116). The line "Expires" is a year from now at most, as the RFC advises.
async fn security(visit: Visit) -> Response {
    let expires = web::dates::machine(visit.now() + 180 * web::DAY);
    let sender = &visit.house.settings.mail_from;
    let address = sender.rsplit_once('<').map_or(sender.as_str(), |(_, rest)| rest.trim_end_matches('>'));
    let page = format!("{}/.well-known/security.txt", visit.house.settings.base_url);
    text(format!(
        "Contact: mailto:{address}\nExpires: {expires}\nPreferred-Languages: nl, en\nCanonical: {page}\n"
    ))
}

#[derive(Template)]
#[template(path = "styleguide.html")]
struct StyleGuide {
    p: Page,
    crumbs: Vec<Crumb>,
    errors: Vec<(String, String)>,
    text_field: Field,
    counted: Field,
    wrong: Field,
    area: Field,
    date: Field,
    choice: ChoiceField,
    radios: ChoiceField,
    boxes: ChoiceField,
    file: FileField,
    pages: Pages,
    stops: Vec<Stop>,
}

/// Every component once, with words of its own.
async fn style_guide(visit: Visit) -> Answer {
    let p = visit.page();
    let field = |name: &str, label: &str| Field {
        name: name.into(),
        label: p.t(label).into(),
        hint: p.t("app-guide-hint").into(),
        required: true,
        input_type: "text",
        rows: 4,
        max_length: 200,
        ..Field::default()
    };
    let choices = || {
        ["question", "example", "need"]
            .map(|kind| Choice {
                value: kind.into(),
                label: p.t(&format!("exchange-kind-{kind}")).into(),
                hint: String::new(),
                checked: kind == "example",
            })
            .to_vec()
    };
    let choice = |name: &str| ChoiceField {
        name: name.into(),
        label: p.t("app-guide-choice").into(),
        choices: choices(),
        ..ChoiceField::default()
    };
    let error = p.t("people-sign-in-email-wrong").to_owned();
    let stop = |title: &str, class: &str, now: bool| Stop {
        when: p.day(&visit.now()),
        kind_class: class.into(),
        kind_label: p.t(&format!("exchange-kind-{class}")).into(),
        title: p.t(title).into(),
        url: (!now).then(|| "/bijdragen".to_owned()),
        now,
        ..Stop::default()
    };
    let guide = StyleGuide {
        crumbs: vec![Crumb::to(p.t("web-onward-home"), "/"), Crumb::here(p.t("web-styleguide-title"))],
        errors: vec![("wrong".into(), error.clone())],
        text_field: field("text", "app-guide-text"),
        counted: Field { word_limit: 15, ..field("counted", "app-guide-counted") },
        wrong: Field {
            value: "jan@ommen".into(),
            error: Some(error),
            autocomplete: "off",
            ..field("wrong", "people-sign-in-email")
        },
        area: field("area", "app-guide-area"),
        date: Field { required: false, ..field("date", "app-guide-date") },
        choice: choice("choice"),
        radios: choice("radios"),
        boxes: choice("boxes"),
        file: FileField {
            name: "file".into(),
            label: p.t("app-guide-file").into(),
            accept: ".pdf",
            multiple: true,
            ..FileField::default()
        },
        pages: Pages::new(3, 25, 200, |n| format!("/stijlgids?pagina={n}")),
        stops: vec![
            stop("app-thread-question-text", "question", false),
            stop("app-thread-example-text", "example", true),
        ],
        p: visit.page(),
    };
    visit.html(&guide)
}
