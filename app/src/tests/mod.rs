//! The rooms together: the front page, the pages about the site, the demo.

mod api;
mod bad_input;
mod clock;
mod finding;
mod index;
mod ready;

use testkit::{Browser, TestApp};

use crate::{
    config::Config,
    demo,
    rooms::{LOCALES, MENU, handlers, router, search},
};

async fn app(is_demo: bool) -> TestApp {
    TestApp::builder()
        .locales(&LOCALES)
        .menu(MENU.to_vec())
        .demo(is_demo)
        .router(|house| {
            router(house, &Config::default(), &search(house, None).expect("an index in memory"))
                .expect("the rooms can be joined")
        })
        .handlers(handlers)
        .build()
        .await
}

#[tokio::test]
async fn an_empty_network_helps_to_begin() {
    let app = app(false).await;
    let page = app.browser().get("/").await.expect(200);
    page.assert_contains("Stel een vraag").assert_contains("Er is nog niets");
    for path in ["/demo/personas", "/demo/postvak", "/demo/klok", "/stijlgids"] {
        app.browser().get(path).await.expect(404);
    }
}

#[tokio::test]
async fn the_pages_about_the_site_are_there_in_both_languages() {
    let app = app(true).await;
    for (path, nl, en) in [
        ("/", "Van vraag naar spelregel", "From question to rule"),
        ("/over", "Over dit netwerk", "About this network"),
        ("/privacy", "Wij bewaren zo weinig mogelijk", "as little about you as possible"),
        ("/privacy", "Negentig dagen na de afronding", "Ninety days after its completion"),
        ("/toegankelijkheid", "Iedereen moet deze site", "Everybody must be able"),
        ("/stijlgids", "Stijlgids", "Style guide"),
    ] {
        let mut browser = app.browser();
        browser.get(path).await.expect(200).assert_contains(nl);
        browser.language("en");
        browser.get(path).await.expect(200).assert_contains(en);
    }
    assert_eq!(app.browser().get("/healthz").await.expect(200).body, "ok");
    assert!(app.browser().get("/robots.txt").await.expect(200).body.contains("Disallow: /mijn"));
    let security = app.browser().get("/.well-known/security.txt").await.expect(200).body;
    assert!(security.contains("Contact: mailto:post@samenspel.test\n"), "{security}");
    assert!(security.contains("Expires: 2027-05-23T"), "{security}");
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let app = app(false).await;
    for path in ["/", "/bestaat-niet", "/healthz", "/static/x/y"] {
        let answer = app.browser().get(path).await;
        assert!(answer.header("content-security-policy").contains("default-src 'none'"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert!(answer.header("strict-transport-security").contains("max-age=31536000"), "{path}");
    }
}

#[tokio::test]
async fn the_demo_is_filled_once_and_keeps_what_was_written() {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    let mut browser = app.browser();
    let page = browser.get("/").await.expect(200);
    page.assert_contains("Het netwerk kent 342 gemeenten.").assert_contains("20 bijdragen");
    let personas = browser.get("/demo/personas").await.expect(200);
    let action = personas.body.split("action=\"/demo/personas/").nth(1).unwrap().split('"').next().unwrap();
    browser.post(&format!("/demo/personas/{action}"), &[]).await.expect(303);
    browser.post("/mijn/gegevens", &[("name", "Een andere naam"), ("language", "nl")]).await.expect(303);
    demo::seed(app.house()).await.unwrap();
    browser.get("/mijn").await.expect(200).assert_contains("Een andere naam");
    app.browser().get("/").await.assert_contains("20 bijdragen");
    // Everything that was put in went through the events, and none of it mails anybody.
    app.run_jobs().await;
    app.assert_no_dead_jobs().await;
}

#[tokio::test]
async fn somebody_can_be_made_administrator_before_anybody_has_signed_in() {
    let app = app(false).await;
    for _ in 0..2 {
        demo::make_administrator(app.house(), "beheer@netwerk.test", "Bé").await.unwrap();
    }
    assert!(demo::make_administrator(app.house(), "geen adres", "Bé").await.is_err());
}

#[test]
fn unknown_settings_are_refused_and_known_ones_are_read() {
    let settings: Config = toml::from_str(
        "base_url = \"https://netwerk.test\"\nname = \"Netwerk\"\n[mail]\nserver = \"smtp://localhost:25\"\n",
    )
    .unwrap();
    assert_eq!(settings.base_url.as_deref(), Some("https://netwerk.test"));
    assert!(toml::from_str::<Config>("base-url = \"x\"").is_err());
}

#[test]
fn a_file_of_authorities_that_is_none_stops_the_start_with_the_reason() {
    let file = std::env::temp_dir().join(format!("samenspel-authorities-{}.pem", std::process::id()));
    let mut config = Config::default();
    config.extra_ca_file = Some(file.clone());
    let reason = |config: &Config| format!("{:#}", config.authorities().unwrap_err());
    assert!(reason(&config).contains("cannot be read"), "{}", reason(&config));
    std::fs::write(&file, "no certificate").unwrap();
    assert!(reason(&config).contains("holds no certificate"), "{}", reason(&config));
    std::fs::write(&file, "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n").unwrap();
    config.database = Some("postgres://nobody@127.0.0.1:1/none".to_owned());
    assert!(config.open_database().is_err(), "a certificate that cannot be read is passed over");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(Config::default().authorities().unwrap(), Vec::<u8>::new());
}

#[tokio::test]
async fn a_locked_database_gives_a_plain_page_and_keeps_what_was_typed() {
    let app = app(true).await;
    if app.house().db.engine() == db::Engine::Postgres {
        return; // there one writer does not keep the others out
    }
    let mut browser = somebody(&app).await;
    let other = app.house().db.write().await.unwrap();
    let page =
        browser.post("/mijn/gegevens", &[("name", "Lang & getypt"), ("language", "nl")]).await.expect(503);
    assert_eq!(page.form_value("name"), "Lang & getypt");
    assert_eq!(page.header("retry-after"), "30");
    // Reading goes on meanwhile.
    app.browser().get("/bijdragen").await.expect(200);
    other.rollback().await.unwrap();
    browser.post("/mijn/gegevens", &[("name", "Lang & getypt"), ("language", "nl")]).await.expect(303);
}

/// A browser of a persona in a filled demo.
async fn somebody(app: &TestApp) -> Browser {
    demo::seed(app.house()).await.unwrap();
    let mut browser = app.browser();
    let personas = browser.get("/demo/personas").await.expect(200);
    let action = personas.body.split("action=\"/demo/personas/").nth(1).unwrap().split('"').next().unwrap();
    browser.post(&format!("/demo/personas/{action}"), &[]).await.expect(303);
    browser
}

#[tokio::test]
async fn a_full_disk_gives_a_plain_page_and_loses_nothing() {
    let app = app(true).await;
    if app.house().db.engine() == db::Engine::Postgres {
        return; // its disk belongs to the server
    }
    let mut browser = somebody(&app).await;
    // No page may be added to the file of the database: what a full disk is to SQLite.
    let mut tx = app.house().db.write().await.unwrap();
    tx.batch("PRAGMA max_page_count = 1").await.unwrap();
    tx.rollback().await.unwrap();
    let long = "Een lang verhaal. ".repeat(1_000);
    let fields = [("title", "Past er niet meer bij"), ("what", long.trim()), ("phase", "idea")];
    let more = [("theme", "privacy"), ("visibility", "public"), ("language", "nl"), ("actie", "publiceren")];
    let all = [&fields[..], &more, &[("gezien", "Past er niet meer bij")]].concat();
    let page = browser.post("/bijdragen/nieuw/voorbeeld", &all).await.expect(503);
    assert!(page.keeps(long.trim()), "what was typed is lost");
    assert_eq!(page.header("retry-after"), "30");
    app.browser().get("/bijdragen").await.expect(200).assert_lacks("Past er niet meer bij");
    let mut tx = app.house().db.write().await.unwrap();
    tx.batch("PRAGMA max_page_count = 1073741823").await.unwrap();
    tx.rollback().await.unwrap();
    browser.submit(&page, "/bijdragen/nieuw/voorbeeld", &[]).await.expect(303);
    app.browser().get("/bijdragen").await.expect(200).assert_contains("Past er niet meer bij");
}

#[tokio::test]
async fn a_database_that_cannot_be_reached_gives_a_plain_page() {
    // Nobody listens at this port, so the server has vanished.
    let nowhere = db::Options::Postgres { url: "postgres://nobody@127.0.0.1:1/none".into(), connections: 1 };
    let there = app(false).await;
    let house = web::House::new(
        db::Db::open(&nowhere).unwrap(),
        there.clock().clone(),
        web::Ids::new(there.clock().clone(), [1; 32]),
        there.house().settings.clone(),
        &LOCALES,
        MENU.to_vec(),
    );
    let index = search(&house, None).unwrap();
    let site = router(&house, &Config::default(), &index).unwrap();
    for path in ["/", "/bijdragen", "/organisaties", "/healthz", "/inloggen"] {
        let request = axum::http::Request::get(path).body(axum::body::Body::empty()).unwrap();
        let answer = tower::ServiceExt::oneshot(site.clone(), request).await.unwrap();
        let needs_it = !matches!(path, "/healthz" | "/inloggen");
        assert_eq!(answer.status().as_u16(), if needs_it { 503 } else { 200 }, "{path}");
        let body = axum::body::to_bytes(answer.into_body(), 1_000_000).await.unwrap();
        let body = String::from_utf8_lossy(&body);
        assert!(
            !body.contains("127.0.0.1") && !body.contains("nobody"),
            "{path} shows where the database is"
        );
        assert!(!needs_it || body.contains("<h1>"), "{path} has no page");
    }
}

#[tokio::test]
async fn a_fault_inside_shows_nothing_of_the_inside() {
    let app = app(false).await;
    let mut transaction = app.house().db.write().await.unwrap();
    transaction.batch("ALTER TABLE theme RENAME TO elsewhere").await.unwrap();
    transaction.commit().await.unwrap();
    let page = app.browser().get("/themas").await.expect(500);
    page.assert_contains("Er ging iets mis");
    for inside in ["theme", "SELECT", "sqlite", "postgres", "store::"] {
        assert!(!page.main().contains(inside), "{inside}");
    }
}

#[tokio::test]
async fn the_sitemap_leads_to_all_public_pages_and_robots_to_the_sitemap() {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    let mut guest = app.browser();
    let robots = guest.get("/robots.txt").await.expect(200).body;
    let sitemap = robots.lines().find_map(|line| line.strip_prefix("Sitemap: ")).unwrap().to_owned();
    let locations = |xml: &str| -> Vec<String> {
        let document = roxmltree::Document::parse(xml).unwrap();
        let found = document
            .descendants()
            .filter(|node| node.has_tag_name(("http://www.sitemaps.org/schemas/sitemap/0.9", "loc")));
        found.map(|node| node.text().unwrap().to_owned()).collect()
    };
    let parts = locations(&guest.get(&sitemap).await.expect(200).body);
    let mut pages = Vec::new();
    for part in &parts {
        pages.extend(locations(&guest.get(part).await.expect(200).body));
    }
    let count = |below: &str| pages.iter().filter(|page| page.contains(below)).count();
    assert!(count("/organisaties/") >= 342 && count("/themas/") > 3, "{pages:?}");
    assert_eq!(count("/bijdragen/"), 20);
    for list in ["/spelregels", "/consultaties", "/api"] {
        assert_eq!(pages.iter().filter(|page| page.ends_with(list)).count(), 1, "{list}");
    }
    for page in pages.iter().step_by(25) {
        guest.get(page).await.expect(200);
    }
    for missing in ["/sitemap/bijdragen-2.xml", "/sitemap/x-1.xml", "/sitemap/site-0.xml", "/sitemap/x"] {
        guest.get(missing).await.expect(404);
    }
}

#[tokio::test]
async fn the_front_page_tells_programs_how_the_site_is_searched() {
    let app = app(false).await;
    let page = app.browser().get("/").await.expect(200);
    let block = page.body.split("<script type=\"application/ld+json\">").nth(1).unwrap();
    let about: serde_json::Value = serde_json::from_str(block.split("</script>").next().unwrap()).unwrap();
    let target = &about["@graph"][0]["potentialAction"]["target"]["urlTemplate"];
    assert_eq!(target, "https://samenspel.test/zoeken?zoek={zoek}");
    assert!(page.body.contains("href=\"/bijdragen.atom\""));
    app.browser().get("/favicon.ico").await.expect(200);
}

#[tokio::test]
async fn a_persona_of_the_demo_is_told_and_gets_a_digest_when_asked() {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    app.run_jobs().await;
    app.assert_no_dead_jobs().await;
    let mut sanne = persona(&app, "Sanne de Boer").await;
    let page = sanne.get("/voor-u").await.expect(200);
    page.assert_contains("op uw bijdrage").assert_contains("Van u gevraagd");
    sanne.post_followed("/demo/overzicht", &[]).await.expect(200).assert_contains("Uw overzicht komt eraan");
    app.run_jobs().await;
    app.assert_no_dead_jobs().await;
    app.browser().post("/demo/overzicht", &[]).await.expect(401);
}

/// A browser of this persona, in a demo that is filled.
async fn persona(app: &TestApp, name: &str) -> Browser {
    let mut browser = app.browser();
    let personas = browser.get("/demo/personas").await.expect(200);
    let after = personas.body.split(name).nth(1).expect("there is such a persona");
    let action = after.split("action=\"").nth(1).unwrap().split('"').next().unwrap();
    browser.post(action, &[]).await.expect(303);
    browser
}
