//! The API of all rooms together: its document, its rules, and a program that uses it.

use serde_json::{Value, json};
use testkit::TestApp;
use web::{Settings, api};

use crate::demo;

use super::app;

/// The settings of the document in the repository.
fn example_settings() -> Settings {
    Settings {
        base_url: "https://samenspel.example".into(),
        name: "Samenspel".into(),
        demo: false,
        trusted_proxies: 0,
        mail_from: "Samenspel <beheer@samenspel.example>".into(),
    }
}

#[test]
fn the_document_in_the_repository_is_that_of_the_code() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/api/openapi.json");
    let (_, document) = crate::api::routes(&example_settings());
    let now = serde_json::to_string_pretty(&document).unwrap() + "\n";
    if std::env::var_os("BLESS").is_some() {
        std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/../docs/api")).unwrap();
        std::fs::write(path, &now).unwrap();
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(
        kept == now,
        "docs/api/openapi.json is not what the code says; look at the difference after BLESS=1"
    );
}

#[tokio::test]
async fn the_document_can_be_read_from_anywhere_without_a_key() {
    let app = app(false).await;
    let answer = app.browser().get("/api/v1/openapi.json").await.expect(200);
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    let document: Value = answer.json();
    assert_eq!(document["openapi"], "3.1.0");
    assert_eq!(document["info"]["version"], api::VERSION);
    assert_eq!(answer.header("api-version"), api::VERSION);
    assert_eq!(document["servers"][0]["url"], "https://samenspel.test/api/v1");
    assert_eq!(document["info"]["contact"]["email"], "post@samenspel.test");
}

#[tokio::test]
async fn every_operation_of_the_document_answers_with_the_headers_of_the_rules() {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    let (_, document) = crate::api::routes(&app.house().settings);
    for (path, item) in document["paths"].as_object().unwrap() {
        let path = path.replace("{id}", "x").replace(['{', '}'], "");
        for method in item.as_object().unwrap().keys() {
            let method = method.to_uppercase();
            let answer = app.browser().program(&method, &format!("/api/v1{path}"), "", None).await;
            assert_eq!(answer.header("api-version"), api::VERSION, "{method} {path}");
            assert_eq!(answer.header("access-control-allow-origin"), "*", "{method} {path}");
            assert_eq!(answer.header("cache-control"), "no-store", "{method} {path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{method} {path}");
            assert_eq!(answer.header("x-frame-options"), "DENY", "{method} {path}");
            assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"));
            assert!(answer.header("strict-transport-security").contains("max-age"), "{method} {path}");
            let expected = if answer.status == 200 { "application/json" } else { "application/problem+json" };
            assert_eq!(answer.header("content-type"), expected, "{method} {path}: {}", answer.status);
            if answer.status != 200 {
                let problem = answer.json();
                assert_eq!(problem["status"], answer.status, "{method} {path}");
                assert!(problem["title"].is_string() && problem["detail"].is_string(), "{method} {path}");
            }
        }
    }
}

#[tokio::test]
async fn what_cannot_be_answered_is_a_problem_in_words() {
    let app = app(false).await;
    let mut program = app.browser();
    for (method, path, status) in [
        ("GET", "/api/", 404),
        ("GET", "/api/v2/bijdragen", 404),
        ("GET", "/api/v1/bijdragen/", 404),
        ("GET", "/api/v1/bijdragen/geen-kenmerk", 404),
        ("PATCH", "/api/v1/bijdragen", 405),
        ("GET", "/api/v1/bijdragen?onbekend=1", 400),
        ("GET", "/api/v1/bijdragen?soort=iets", 400),
        ("GET", "/api/v1/bijdragen?soort=vraag&soort=aanbod", 400),
        ("GET", "/api/v1/bijdragen?pagina=0", 400),
        ("GET", "/api/v1/bijdragen?paginaGrootte=101", 400),
        ("GET", "/api/v1/bijdragen?zoek=%ff", 400),
        ("GET", "/api/v1/gemeenten?peildatum=1-1-2023", 400),
        ("POST", "/api/v1/bijdragen", 415),
    ] {
        let answer = program.program(method, path, "", None).await.expect(status);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{method} {path}");
        assert_eq!(answer.json()["status"], status, "{method} {path}");
        assert_eq!(answer.header("api-version"), api::VERSION, "{method} {path}");
    }
    let whole = program.get("/api/v1").await.expect(303);
    assert_eq!(whole.location(), "/api/v1/openapi.json");
    let errors = program.get("/api/v1/bijdragen?soort=iets&onbekend=1").await.expect(400).json();
    assert_eq!(errors["errors"][0]["field"], "soort");
    assert_eq!(errors["errors"][1]["field"], "onbekend");
    assert_eq!(errors["title"], "De invoer is niet goed");
    assert_eq!(
        program.program("PATCH", "/api/v1/bijdragen", "", None).await.header("allow"),
        "GET,HEAD,POST"
    );
    program.language("en");
    assert_eq!(program.get("/api/v1/x").await.expect(404).json()["title"], "This does not exist");
    let huge = json!({ "soort": "x".repeat(3 * 1024 * 1024) });
    program.program("POST", "/api/v1/bijdragen", "", Some(&huge)).await.expect(413);
    let request = axum::http::Request::get("/api/v1/themas").header("accept", "text/html");
    program.raw(request.body(axum::body::Body::empty()).unwrap()).await.expect(406);
}

#[tokio::test]
async fn a_page_of_another_site_may_ask_what_is_allowed() {
    let app = app(false).await;
    let answer = app.browser().program("OPTIONS", "/api/v1/bijdragen", "", None).await.expect(204);
    assert_eq!(answer.header("allow"), "GET,HEAD,POST");
    assert!(answer.header("access-control-allow-methods").contains("PUT"));
    assert!(answer.header("access-control-allow-headers").contains("Authorization"));
    app.browser().program("OPTIONS", "/api/v1/bestaat-niet", "", None).await.expect(404);
    let head = app.browser().program("HEAD", "/api/v1/themas", "", None).await.expect(200);
    assert!(head.body.is_empty());
}

#[tokio::test]
async fn a_program_that_has_it_already_gets_nothing_twice() {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    let first = app.browser().get("/api/v1/themas").await.expect(200);
    let again = axum::http::Request::get("/api/v1/themas").header("if-none-match", first.header("etag"));
    let again = app.browser().raw(again.body(axum::body::Body::empty()).unwrap()).await.expect(304);
    assert!(again.body.is_empty());
    assert_eq!(again.header("api-version"), api::VERSION);
}

#[tokio::test]
async fn who_asks_too_often_is_told_how_long_to_wait() {
    let app = app(false).await;
    let mut program = app.browser();
    for _ in 0..6000 {
        app.house().limits.take(web::Limit::Api, "127.0.0.1").unwrap();
    }
    let answer = program.get("/api/v1/themas").await.expect(429);
    assert!(answer.header("retry-after").parse::<i64>().unwrap() > 0);
    program.get("/").await.expect(200);
}

/// A key of one of the demo's personas, made on the site as a person would.
async fn key_of(app: &TestApp, name: &str, scopes: &[&str]) -> String {
    let mut browser = app.browser();
    let personas = browser.get("/demo/personas").await.expect(200);
    let below = personas.body.split(name).nth(1).unwrap();
    let action = below.split("action=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    browser.post(&action, &[]).await.expect(303);
    let mut fields = vec![("name", "Test"), ("until", "2026-12-31")];
    fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
    let page = browser.post("/mijn/sleutels", &fields).await.expect(200);
    page.body.split("id=\"sleutel\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_program_reads_and_brings_contributions_with_a_key_that_a_person_made() {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    let key = key_of(&app, "Sanne de Boer", &["lezen", "bijdragen", "reageren"]).await;
    let mut program = app.browser();

    // What is there: a list, one of it, and the theme that it has.
    let list = program.program("GET", "/api/v1/bijdragen?paginaGrootte=5", &key, None).await.expect(200);
    assert!(list.header("link").contains("rel=\"next\""));
    let list = list.json();
    assert_eq!(list["resultaten"].as_array().unwrap().len(), 5);
    let path = list["resultaten"][0]["_links"]["self"]["href"].as_str().unwrap().to_owned();
    let one = program.program("GET", &path, &key, None).await.expect(200).json();
    let theme = one["inhoud"]["themas"][0].as_str().unwrap().to_owned();

    // A draft with what is wrong with it said by field, then the whole.
    let mut new = json!({
        "soort": "vraag",
        "publiceren": true,
        "inhoud": { "titel": "Hoe tellen wij fietsen met een lus?", "themas": [theme], "zichtbaarheid": "iedereen" },
    });
    let wrong = program.program("POST", "/api/v1/bijdragen", &key, Some(&new)).await.expect(400).json();
    assert_eq!(wrong["errors"][0]["field"], "inhoud.teksten.context");
    new["inhoud"]["teksten"] = json!({ "context": "De raad vraagt **cijfers**." });
    let made = program.program("POST", "/api/v1/bijdragen", &key, Some(&new)).await.expect(201);
    let place = made.header("location").to_owned();
    let made = made.json();
    assert_eq!(made["status"], "gepubliceerd");
    assert_eq!(made["organisatie"]["naam"], "Ommen");
    assert_eq!(made["gepubliceerdOp"], "2026-11-24T09:00:00Z");

    // Somebody without a key sees it, on the site too.
    let seen = program.program("GET", &place, "", None).await.expect(200).json();
    assert_eq!(seen["inhoud"]["titel"], "Hoe tellen wij fietsen met een lus?");
    assert_eq!(seen["auteur"], Value::Null);
    let page = seen["_links"]["pagina"]["href"].as_str().unwrap().to_owned();
    app.browser().get(&page).await.expect(200).assert_contains("De raad vraagt cijfers.");

    // It answers itself, and closes.
    let reply = json!({ "tekst": "Gevonden: een lus telt ook brommers." });
    program.program("POST", &format!("{place}/reacties"), &key, Some(&reply)).await.expect(201);
    let replies = program.program("GET", &format!("{place}/reacties"), "", None).await.expect(200).json();
    assert_eq!(replies["resultaten"][0]["tekst"], "Gevonden: een lus telt ook brommers.");
    let closed = program.program("POST", &format!("{place}/sluiting"), &key, None).await.expect(200).json();
    assert_eq!(closed["status"], "gesloten");
}

#[tokio::test]
async fn the_page_for_people_tells_how_in_both_languages() {
    let app = app(false).await;
    let mut browser = app.browser();
    let page = browser.get("/api").await.expect(200);
    page.assert_contains("Voor programma’s").assert_contains("https://samenspel.test/api/v1");
    assert_eq!(page.link("openapi.json"), "/api/v1/openapi.json");
    browser.language("en");
    browser.get("/api").await.expect(200).assert_contains("For programs");
}

#[tokio::test]
async fn amendments_and_consultations_of_the_demo_are_read_without_a_key() {
    let app = super::app(true).await;
    crate::demo::seed(app.house()).await.unwrap();
    let mut program = app.browser();
    let rules = "/api/v1/amendementen?spelregel=sensoren-in-de-openbare-ruimte";
    let list = program.get(rules).await.expect(200).json();
    assert!(list["totaal"].as_i64().is_some_and(|total| total >= 10), "{list}");
    let first = &list["resultaten"][0];
    assert_eq!(first["status"], "ingediend");
    assert!(first["punten"][0].as_str().is_some_and(|point| point.contains("rtikel")), "{first}");
    let id = first["id"].as_str().unwrap().to_owned();
    let one = program.get(&format!("/api/v1/amendementen/{id}")).await.expect(200).json();
    assert_eq!(&one, first);
    let all = program.get("/api/v1/amendementen").await.expect(200).json();
    assert!(all["totaal"].as_i64() > list["totaal"].as_i64(), "{all}");
    program.get("/api/v1/amendementen/geen-kenmerk").await.expect(404);
    let list = program.get("/api/v1/consultaties").await.expect(200).json();
    assert_eq!(list["totaal"], 3, "{list}");
    let id = list["resultaten"][0]["id"].as_str().unwrap().to_owned();
    let one = program.get(&format!("/api/v1/consultaties/{id}")).await.expect(200).json();
    assert!(one["stellingen"].as_array().is_some_and(|all| !all.is_empty()), "{one}");
    program.get("/api/v1/consultaties/geen-kenmerk").await.expect(404);
}
