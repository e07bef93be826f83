//! Signing in with a link, sessions, and what one can do on one's own pages.

use testkit::TestApp;
use web::{DAY, MINUTE, NetworkRole, Role};

use crate::fixtures::{app, app_at, ask_link, municipality, person, signed_in};

#[tokio::test]
async fn a_link_signs_in_once_and_leads_on() {
    let app = app().await;
    person("Jan Jansen").email("Jan@Ommen.test").make(app.house()).await;
    let mut browser = app.browser();
    let page = browser.get("/inloggen?verder=/mijn/sessies").await.expect(200);
    assert_eq!(page.form_value("verder"), "/mijn/sessies");
    browser.post("/inloggen", &[("email", "jan@ommen.TEST"), ("verder", "/mijn/sessies")]).await.expect(303);
    app.run_jobs().await;
    let mail = app.mailbox().pop().unwrap();
    assert_eq!(mail.to, "jan@ommen.TEST");
    let link = crate::fixtures::link_in_last_mail(&app);
    browser.get(&link).await.expect(200).assert_contains("Klik op de knop");
    let reply = browser.post(&link, &[]).await.expect(303);
    assert_eq!(reply.location(), "/mijn/sessies");
    browser.get("/mijn").await.expect(200).assert_contains("Dag Jan Jansen");
    browser.post(&link, &[]).await.expect(410).assert_contains("werkt niet meer");
}

#[tokio::test]
async fn a_link_works_only_in_the_browser_that_asked_and_only_for_a_quarter() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut browser = app.browser();
    let link = ask_link(&app, &mut browser, "jan@ommen.test").await;
    app.browser().post(&link, &[]).await.expect(410);
    app.clock().advance(16 * MINUTE);
    browser.get(&link).await.expect(410);
    browser.post(&link, &[]).await.expect(410);
}

#[tokio::test]
async fn known_and_unknown_addresses_get_the_same_answer() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut answers = Vec::new();
    for address in ["jan@ommen.test", "niemand@ommen.test"] {
        let mut browser = app.browser();
        let reply = browser.post("/inloggen", &[("email", address)]).await;
        answers.push((reply.status, reply.location(), browser.follow(reply).await.main()));
    }
    assert_eq!(answers[0], answers[1]);
    app.run_jobs().await;
    let mails = app.mailbox();
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[0].subject, mails[1].subject);
}

#[tokio::test]
async fn somebody_new_gives_a_name_and_has_an_account() {
    let app = app().await;
    let mut browser = app.browser();
    let link = ask_link(&app, &mut browser, "nieuw@ommen.test").await;
    let page = browser.post(&link, &[]).await.expect(200);
    page.assert_contains("nieuw@ommen.test");
    let secret = page.form_value("geheim");
    let refused = browser.post("/inloggen/account", &[("geheim", &secret), ("name", " ")]).await.expect(422);
    refused.assert_contains("Vul uw naam in");
    let long = "x".repeat(101);
    browser.post("/inloggen/account", &[("geheim", &secret), ("name", &long)]).await.expect(422);
    let reply = browser.post("/inloggen/account", &[("geheim", &secret), ("name", "Nel")]).await.expect(303);
    assert_eq!(reply.location(), "/mijn/welkom");
    browser.follow(reply).await.assert_contains("Wij kennen nog geen organisatie met het domein ommen.test");
    browser.post("/inloggen/account", &[("geheim", &secret), ("name", "Nel")]).await.expect(410);
}

#[tokio::test]
async fn the_secret_of_an_account_form_works_only_in_its_browser() {
    let app = app().await;
    let mut browser = app.browser();
    let link = ask_link(&app, &mut browser, "nieuw@ommen.test").await;
    let secret = browser.post(&link, &[]).await.form_value("geheim");
    app.browser().post("/inloggen/account", &[("geheim", &secret), ("name", "Nel")]).await.expect(410);
}

#[tokio::test]
async fn an_address_that_cannot_be_one_is_explained_and_kept() {
    let app = app().await;
    let mut browser = app.browser();
    let page = browser.post("/inloggen", &[("email", "jan@ommen")]).await.expect(422);
    page.assert_contains("Dit is geen e-mailadres");
    assert_eq!(page.form_value("email"), "jan@ommen");
    browser.post("/inloggen", &[("email", "")]).await.expect(422).assert_contains("Vul uw e-mailadres in");
    browser.language("en");
    browser
        .post("/inloggen", &[("email", "")])
        .await
        .expect(422)
        .assert_contains("Enter your e-mail address");
}

#[tokio::test]
async fn one_address_gets_a_few_mails_and_one_client_a_few_more() {
    let app = app().await;
    for _ in 0..8 {
        app.browser().post("/inloggen", &[("email", "jan@ommen.test")]).await.expect(303);
    }
    app.run_jobs().await;
    assert_eq!(app.mailbox().len(), 5);
    for number in 0..12 {
        app.browser().post("/inloggen", &[("email", &format!("a{number}@b.test"))]).await.expect(303);
    }
    app.browser().post("/inloggen", &[("email", "c@b.test")]).await.expect(429).assert_contains("heel vaak");
    let mut elsewhere = app.browser();
    elsewhere.from_address("203.0.113.9");
    elsewhere.post("/inloggen", &[("email", "c@b.test")]).await.expect(303);
}

#[tokio::test]
async fn only_places_on_this_site_are_led_on_to() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut browser = app.browser();
    browser
        .post("/inloggen", &[("email", "jan@ommen.test"), ("verder", "https://elders.test/x")])
        .await
        .expect(303);
    app.run_jobs().await;
    let link = crate::fixtures::link_in_last_mail(&app);
    assert_eq!(browser.post(&link, &[]).await.expect(303).location(), "/mijn");
}

#[tokio::test]
async fn over_tls_the_cookies_are_host_cookies() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let browser = signed_in(&app, "jan@ommen.test").await;
    assert!(browser.cookie("__Host-samenspel").is_some());
    let plain = app_at("http://localhost:8080", false).await;
    person("Jan").email("jan@ommen.test").make(plain.house()).await;
    let browser = signed_in(&plain, "jan@ommen.test").await;
    assert!(browser.cookie("samenspel").is_some());
}

#[tokio::test]
async fn the_secret_changes_at_each_sign_in() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut browser = signed_in(&app, "jan@ommen.test").await;
    let first = browser.cookie("__Host-samenspel").unwrap().to_owned();
    let link = ask_link(&app, &mut browser, "jan@ommen.test").await;
    browser.post(&link, &[]).await.expect(303);
    assert_ne!(browser.cookie("__Host-samenspel"), Some(first.as_str()));
    let mut thief = app.browser();
    thief.set_cookie("__Host-samenspel", &first);
    thief.get("/mijn").await.expect(303);
}

#[tokio::test]
async fn a_session_ends_after_a_week_unused_and_after_a_month_anyway() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut browser = signed_in(&app, "jan@ommen.test").await;
    for _ in 0..4 {
        app.clock().advance(6 * DAY);
        browser.get("/mijn").await.expect(200);
    }
    app.clock().advance(7 * DAY);
    browser.get("/mijn").await.expect(303);
    let mut idle = signed_in(&app, "jan@ommen.test").await;
    app.clock().advance(8 * DAY);
    assert_eq!(idle.get("/mijn").await.expect(303).location(), "/inloggen?verder=/mijn");
    people::purge(&app.house().db, app.clock().now()).await.unwrap();
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut here = signed_in(&app, "jan@ommen.test").await;
    let mut there = signed_in(&app, "jan@ommen.test").await;
    let page = here.get("/mijn/sessies").await.expect(200);
    page.assert_contains("Deze browser");
    let end =
        page.body.split("action=\"/mijn/sessies/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    here.post(&format!("/mijn/sessies/{end}"), &[]).await.expect(303);
    there.get("/mijn").await.expect(303);
    here.get("/mijn/sessies").await.assert_contains("U bent nergens anders ingelogd");
    let mut third = signed_in(&app, "jan@ommen.test").await;
    here.post("/mijn/sessies/andere", &[]).await.expect(303);
    third.get("/mijn").await.expect(303);
    here.post("/uitloggen", &[]).await.expect(303);
    here.get("/mijn").await.expect(303);
}

#[tokio::test]
async fn nobody_ends_the_session_of_somebody_else() {
    let app = app().await;
    for name in ["Jan", "Nel"] {
        person(name).make(app.house()).await;
    }
    let mut jan = signed_in(&app, "jan@gemeente.test").await;
    signed_in(&app, "jan@gemeente.test").await;
    let page = jan.get("/mijn/sessies").await;
    let end =
        page.body.split("action=\"/mijn/sessies/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let mut nel = signed_in(&app, "nel@gemeente.test").await;
    nel.post(&format!("/mijn/sessies/{end}"), &[]).await.expect(404);
    nel.post("/mijn/sessies/geen-id/beeindigen", &[]).await.expect(404);
    jan.get("/mijn").await.expect(200);
}

#[tokio::test]
async fn a_request_from_another_site_changes_nothing() {
    let app = app().await;
    let request = axum::http::Request::post("/inloggen")
        .header("host", "samenspel.test")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body("email=jan%40ommen.test".into())
        .unwrap();
    app.browser().raw(request).await.expect(403).assert_contains("van een andere site");
    app.run_jobs().await;
    assert!(app.mailbox().is_empty());
}

#[tokio::test]
async fn what_was_filled_in_is_kept_when_the_session_has_ended() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut browser = signed_in(&app, "jan@ommen.test").await;
    app.clock().advance(8 * DAY);
    let fields = [("name", "Jan <b>Jansen</b>"), ("language", "nl")];
    let page = browser.post("/mijn/gegevens", &fields).await.expect(401);
    assert_eq!(page.form_value("name"), "Jan <b>Jansen</b>");
    assert!(!page.body.contains("<b>Jansen"));
}

#[tokio::test]
async fn name_and_language_can_be_changed() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut browser = signed_in(&app, "jan@ommen.test").await;
    browser.post("/mijn/gegevens", &[("name", "Johan"), ("language", "de")]).await.expect(422);
    let fields = [("name", "Johan"), ("language", "en")];
    let page = browser.post_followed("/mijn/gegevens", &fields).await.expect(200);
    page.assert_contains("Uw gegevens zijn opgeslagen");
    assert_eq!(page.form_value("name"), "Johan");
    browser.get("/mijn/gegevens").await.assert_lacks("Uw gegevens zijn opgeslagen");
}

#[tokio::test]
async fn a_person_downloads_and_erases_everything() {
    let app = app().await;
    let ommen = municipality("Ommen").inhabitants(18_400).make(app.house()).await;
    person("Jan").email("jan@ommen.test").role(ommen, Role::Administrator).make(app.house()).await;
    let mut browser = signed_in(&app, "jan@ommen.test").await;
    let data = browser.get("/mijn/gegevens/download").await.expect(200);
    assert!(data.header("content-disposition").starts_with("attachment"));
    let json: serde_json::Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(json["account"]["account"]["email"], "jan@ommen.test");
    assert_eq!(json["account"]["memberships"][0]["name"], "Ommen");
    assert_eq!(json["account"]["sessions"].as_array().unwrap().len(), 1);
    browser.get("/mijn/account-verwijderen").await.assert_contains("enige beheerder van Ommen");
    browser.post("/mijn/account-verwijderen", &[]).await.expect(422);
    browser.post("/mijn/account-verwijderen", &[("confirm", "ja")]).await.expect(303);
    browser.get("/mijn").await.expect(303);
    let mut again = app.browser();
    let link = ask_link(&app, &mut again, "jan@ommen.test").await;
    again.post(&link, &[]).await.expect(200).assert_contains("Er is nog geen account");
}

#[tokio::test]
async fn the_last_administrator_of_the_network_stays() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").network_role(NetworkRole::Administrator).make(app.house()).await;
    let mut browser = signed_in(&app, "jan@ommen.test").await;
    browser.post("/mijn/account-verwijderen", &[("confirm", "ja")]).await.expect(409);
    browser.get("/mijn").await.expect(200);
}

#[tokio::test]
async fn personas_and_the_mailbox_exist_in_the_demo_only() {
    let real = app().await;
    for path in ["/demo/personas", "/demo/postvak"] {
        real.browser().get(path).await.expect(404);
    }
    let demo: TestApp = app_at("http://localhost:8080", true).await;
    let ommen = municipality("Ommen").make(demo.house()).await;
    let id = person("Sanne").email("sanne@demo.example").role(ommen, Role::Member).make(demo.house()).await;
    let mut browser = demo.browser();
    browser.get("/demo/personas").await.expect(200).assert_contains("Word Sanne");
    browser.post(&format!("/demo/personas/{id}"), &[]).await.expect(303);
    browser.get("/mijn").await.expect(200).assert_contains("Dag Sanne");
    browser.post("/inloggen", &[("email", "iemand@ommen.test")]).await.expect(303);
    demo.run_jobs().await;
    let page = browser.get("/demo/postvak").await.expect(200);
    let mail = page.link("Inloggen bij Samenspel");
    browser.get(&mail).await.expect(200).assert_contains("/inloggen/link/");
    browser.get("/demo/postvak/geen-id").await.expect(404);
}
