//! Connecting a provider to an account that exists, and letting go.

use testkit::{Browser, Reply};

use super::{Deed, Loopback, app_at, at_provider, sign_in};
use crate::fixtures::{person, signed_in};

async fn leave(browser: &mut Browser, provider: &str, name: &str, account: &str) -> String {
    let page = browser.get("/mijn/aanbieders").await.expect(200);
    let leave =
        browser.submit(&page, &format!("/mijn/aanbieders/koppelen/{provider}"), &[]).await.expect(200);
    assert_eq!(leave.header("cache-control"), "no-store");
    at_provider(&leave.link(&format!("Ga naar {name}")), Deed::SignIn(account)).await
}

async fn connect(browser: &mut Browser, account: &str) -> Reply {
    let back = leave(browser, "een", "Gemeente Ommen", account).await;
    browser.get(&back).await
}

fn disconnect_path(page: &Reply) -> String {
    let rest =
        page.body.split("/mijn/aanbieders/ontkoppelen/").nth(1).expect("something can be disconnected");
    format!("/mijn/aanbieders/ontkoppelen/{}", rest.split('"').next().unwrap_or_default())
}

#[tokio::test]
async fn a_provider_is_connected_to_an_account_and_then_leads_to_it() {
    let name = "a_provider_is_connected_to_an_account_and_then_leads_to_it";
    let Some(loopback) = Loopback::shared(name) else { return };
    let app = app_at(loopback).await;
    person("Jan Jansen").email("jan@ommen.test").make(app.house()).await;
    let mut browser = signed_in(&app, "jan@ommen.test").await;
    let secret = browser.cookie("__Host-samenspel").map(str::to_owned);
    let reply = connect(&mut browser, "dubbel").await.expect(303);
    let page = browser.follow(reply).await.expect(200);
    page.assert_contains("De koppeling is gemaakt").assert_contains("Gemeente Ommen");
    assert_eq!(browser.cookie("__Host-samenspel").map(str::to_owned), secret);
    browser.get("/mijn").await.assert_contains("Ommen");
    let mut elsewhere = app.browser();
    sign_in(&mut elsewhere, "een", "dubbel").await.expect(303);
    elsewhere.get("/mijn").await.assert_contains("Dag Jan Jansen");
}

#[tokio::test]
async fn connecting_twice_changes_nothing() {
    let Some(loopback) = Loopback::shared("connecting_twice_changes_nothing") else { return };
    let app = app_at(loopback).await;
    person("Jan Jansen").email("jan@ommen.test").make(app.house()).await;
    let mut browser = signed_in(&app, "jan@ommen.test").await;
    let page = browser.get("/mijn/aanbieders").await;
    connect(&mut browser, "dubbel").await.expect(303);
    let again = browser.submit(&page, "/mijn/aanbieders/koppelen/een", &[]).await.expect(200);
    let back = at_provider(&again.link("Ga naar Gemeente Ommen"), Deed::SignIn("dubbel")).await;
    browser.get(&back).await.expect(303);
    let data = browser.get("/mijn/gegevens/download").await.expect(200);
    let data: serde_json::Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(data["account"]["identities"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_belongs_to_another_account_is_not_connected() {
    let Some(loopback) = Loopback::shared("what_belongs_to_another_account_is_not_connected") else { return };
    let app = app_at(loopback).await;
    sign_in(&mut app.browser(), "een", "nel").await.expect(303);
    person("Jan").email("jan@x.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@x.test").await;
    let page = connect(&mut jan, "nel").await.expect(409);
    page.assert_contains("hoort al bij een ander account");
    jan.get("/mijn/aanbieders").await.assert_contains("U hebt nog niets gekoppeld");
}

#[tokio::test]
async fn only_who_began_connecting_can_end_it() {
    let Some(loopback) = Loopback::shared("only_who_began_connecting_can_end_it") else { return };
    let app = app_at(loopback).await;
    person("Jan").email("jan@x.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@x.test").await;
    let back = leave(&mut jan, "een", "Gemeente Ommen", "nel").await;
    jan.post("/uitloggen", &[]).await.expect(303);
    jan.get(&back).await.expect(410);
    let mut guest = app.browser();
    guest.get("/mijn/aanbieders").await.expect(303);
    guest.post("/mijn/aanbieders/koppelen/een", &[]).await.expect(401);
    let mut jan = signed_in(&app, "jan@x.test").await;
    jan.post("/mijn/aanbieders/koppelen/drie", &[]).await.expect(404);
}

#[tokio::test]
async fn the_last_way_in_stays_and_others_can_go() {
    let Some(loopback) = Loopback::shared("the_last_way_in_stays_and_others_can_go") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    sign_in(&mut browser, "twee", "gebruiker").await.expect(303);
    let page = browser.get("/mijn/aanbieders").await.expect(200);
    page.assert_contains("Dit is uw enige manier van inloggen").assert_lacks("Ontkoppel");
    connect(&mut browser, "zonder").await.expect(303);
    let page = browser.get("/mijn/aanbieders").await.expect(200);
    let first = disconnect_path(&page);
    let page = browser.post_followed(&first, &[]).await.expect(200);
    page.assert_contains("De koppeling is verwijderd").assert_contains("enige manier van inloggen");
    browser.post(&first, &[]).await.expect(404);
    let data = browser.get("/mijn/gegevens/download").await.expect(200);
    assert!(data.body.contains("/een\""), "{}", data.body);
    browser.post("/mijn/aanbieders/ontkoppelen/geen-id", &[]).await.expect(404);
}

#[tokio::test]
async fn the_last_way_in_stays_even_for_who_asks_by_hand() {
    let Some(loopback) = Loopback::shared("the_last_way_in_stays_even_for_who_asks_by_hand") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    sign_in(&mut browser, "twee", "gebruiker").await.expect(303);
    connect(&mut browser, "zonder").await.expect(303);
    let page = browser.get("/mijn/aanbieders").await.expect(200);
    let both: Vec<_> = page.body.split("ontkoppelen/").skip(1).map(|rest| rest[..36].to_owned()).collect();
    browser.post(&format!("/mijn/aanbieders/ontkoppelen/{}", both[0]), &[]).await.expect(303);
    let refused = browser.post(&format!("/mijn/aanbieders/ontkoppelen/{}", both[1]), &[]).await.expect(409);
    refused.assert_contains("Koppel eerst iets anders");
    let mut other = app.browser();
    sign_in(&mut other, "een", "nel").await.expect(303);
    other.post(&format!("/mijn/aanbieders/ontkoppelen/{}", both[1]), &[]).await.expect(404);
}

#[tokio::test]
async fn who_has_an_address_can_let_go_of_the_only_provider() {
    let Some(loopback) = Loopback::shared("who_has_an_address_can_let_go_of_the_only_provider") else {
        return;
    };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    sign_in(&mut browser, "een", "jan").await.expect(303);
    let page = browser.get("/mijn/aanbieders").await.expect(200);
    browser.post(&disconnect_path(&page), &[]).await.expect(303);
    sign_in(&mut app.browser(), "een", "jan").await.expect(409).assert_contains("U hebt al een account");
}

#[tokio::test]
async fn after_erasure_a_provider_leads_to_a_new_account() {
    let Some(loopback) = Loopback::shared("after_erasure_a_provider_leads_to_a_new_account") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    sign_in(&mut browser, "een", "jan").await.expect(303);
    browser.post("/mijn/gegevens", &[("name", "Johan"), ("language", "nl")]).await.expect(303);
    browser.post("/mijn/account-verwijderen", &[("confirm", "ja")]).await.expect(303);
    sign_in(&mut browser, "een", "jan").await.expect(303);
    browser.get("/mijn").await.assert_contains("Dag Jan van Proef");
}

#[tokio::test]
async fn who_is_signed_in_confirms_at_a_connected_provider_with_the_same_account_only() {
    let name = "who_is_signed_in_confirms_at_a_connected_provider_with_the_same_account_only";
    let Some(loopback) = Loopback::shared(name) else { return };
    let app = app_at(loopback).await;
    person("Jan Jansen").email("jan@ommen.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    connect(&mut jan, "dubbel").await.expect(303);
    let page = jan.get("/inloggen/opnieuw?verder=/mijn/gegevens").await.expect(200);
    let way = page.link("Inloggen via Gemeente Ommen");
    let before = jan.cookie("__Host-samenspel").map(str::to_owned);
    let there = jan.get(&way).await.expect(303).header("location").to_owned();
    assert!(there.contains("prompt=login"), "the provider is asked to have its visitor sign in anew");
    let back = at_provider(&there, Deed::SignIn("dubbel")).await;
    assert_eq!(jan.get(&back).await.expect(303).location(), "/mijn/gegevens");
    let after = jan.cookie("__Host-samenspel").map(str::to_owned);
    assert_ne!(after, before, "a new session has begun");

    let there = jan.get(&way).await.expect(303).header("location").to_owned();
    let back = at_provider(&there, Deed::SignIn("naamloos")).await;
    jan.get(&back).await.expect(409).assert_contains("Dit is een ander account");
    assert_eq!(jan.cookie("__Host-samenspel").map(str::to_owned), after);
    let data = jan.get("/mijn/gegevens/download").await.expect(200);
    let data: serde_json::Value = serde_json::from_str(&data.body).unwrap();
    assert_eq!(data["account"]["identities"].as_array().unwrap().len(), 1, "nothing was connected");
}
