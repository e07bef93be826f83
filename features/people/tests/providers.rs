//! Signing in at a provider, with real providers on this machine.

mod connecting;
mod loopback;
mod settings;

use people::ProviderConfig;
use serde::Deserialize;
use testkit::{Browser, Reply, TestApp};
use web::MINUTE;

use crate::fixtures::{app_with, municipality, organisation, person, signed_in};
use loopback::{Deed, Loopback, SITE, at_provider};
use people::model::OrganisationKind;

const UNIVERSITY: uuid::Uuid = uuid::Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0001);

#[derive(Deserialize)]
struct Settings {
    provider: Vec<ProviderConfig>,
}

fn settings(text: &str) -> Vec<ProviderConfig> {
    toml::from_str::<Settings>(text).expect("the settings can be read").provider
}

/// An application with three providers: of a municipality, of a university, and of all tenants of a service.
async fn app_at(loopback: &Loopback) -> TestApp {
    let base = &loopback.base;
    let secret = "een-geheim-voor-proeven";
    let app = app_with(
        SITE,
        false,
        settings(&format!(
            r#"
        [[provider]]
        key = "een"
        name = "Gemeente Ommen"
        issuer = "{base}/een"
        client_id = "samenspel"
        client_secret = "{secret}"
        organisation = "GM0175"

        [[provider]]
        key = "twee"
        name = "Universiteit Twee"
        issuer = "{base}/twee"
        client_id = "samenspel"
        organisation = "{UNIVERSITY}"

        [[provider]]
        key = "alle"
        name = "Kantoor"
        issuer_template = "{base}/{{tenant}}/v2.0"
        common_tenant = "alle"
        client_id = "samenspel"
        client_secret = "{secret}"
        tenant = [{{ id = "tenant-a", organisation = "GM0175" }}]
        "#
        )),
    )
    .await;
    loopback.set_clock(&app).await;
    municipality("Ommen").cbs_code("GM0175").make(app.house()).await;
    organisation(OrganisationKind::KnowledgeInstitution, "Universiteit Twee")
        .id(UNIVERSITY)
        .make(app.house())
        .await;
    app
}

/// Goes to the provider and comes back with its answer, which is not yet handed in.
async fn away(browser: &mut Browser, provider: &str, deed: Deed<'_>) -> String {
    let reply = browser.get(&format!("/inloggen/aanbieder/{provider}")).await.expect(303);
    at_provider(&reply.location(), deed).await
}

async fn sign_in(browser: &mut Browser, provider: &str, account: &str) -> Reply {
    let back = away(browser, provider, Deed::SignIn(account)).await;
    browser.get(&back).await
}

#[tokio::test]
async fn a_first_sign_in_makes_an_account_and_a_second_finds_it() {
    let name = "a_first_sign_in_makes_an_account_and_a_second_finds_it";
    let Some(loopback) = Loopback::shared(name) else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    let page = browser.get("/inloggen?verder=/organisaties").await.expect(200);
    let away = browser.get(&page.link("Inloggen via Gemeente Ommen")).await.expect(303);
    assert_eq!(away.header("cache-control"), "no-store");
    let back = at_provider(&away.location(), Deed::SignIn("jan")).await;
    let reply = browser.get(&back).await.expect(303);
    assert_eq!(reply.location(), "/organisaties");
    let mine = browser.get("/mijn").await.expect(200);
    mine.assert_contains("Dag Jan van Proef").assert_contains("Ommen").assert_contains("lid");
    browser.get("/mijn/gegevens").await.assert_contains("jan@ommen.test");
    let mut other = app.browser();
    assert_eq!(sign_in(&mut other, "een", "jan").await.expect(303).location(), "/mijn");
    let sessions = other.get("/mijn/sessies").await.expect(200);
    sessions.assert_contains("via uw organisatie").assert_lacks("U bent nergens anders ingelogd");
}

#[tokio::test]
async fn who_left_the_organisation_stays_away_at_the_next_sign_in() {
    let Some(loopback) = Loopback::shared("who_left_the_organisation_stays_away_at_the_next_sign_in") else {
        return;
    };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    sign_in(&mut browser, "twee", "nel").await.expect(303);
    let me = {
        let mut tx = app.house().db.read().await.unwrap();
        people::store::persons::by_email(&mut tx, "nel@ommen.test").await.unwrap().unwrap().id
    };
    let mut tx = app.house().db.write().await.unwrap();
    let university = web::OrganisationId(UNIVERSITY);
    assert!(people::store::persons::end_membership(&mut tx, me, university).await.unwrap());
    tx.commit().await.unwrap();
    sign_in(&mut app.browser(), "twee", "nel").await.expect(303);
    browser.get("/mijn").await.assert_contains("U hoort nog bij geen organisatie");
}

#[tokio::test]
async fn the_same_subject_at_another_provider_is_another_person() {
    let Some(loopback) = Loopback::shared("the_same_subject_at_another_provider_is_another_person") else {
        return;
    };
    let app = app_at(loopback).await;
    let (mut one, mut two) = (app.browser(), app.browser());
    sign_in(&mut one, "een", "gebruiker").await.expect(303);
    sign_in(&mut two, "twee", "gebruiker").await.expect(303);
    // A user name is often an address; only the part before the @ is shown.
    one.get("/mijn")
        .await
        .assert_contains("Dag g.bruiker")
        .assert_contains("Ommen")
        .assert_lacks("ommen.test");
    two.get("/mijn").await.assert_contains("Universiteit Twee").assert_lacks("Ommen");
    one.get("/mijn/sessies").await.assert_contains("U bent nergens anders ingelogd");
}

#[tokio::test]
async fn the_same_address_does_not_make_the_same_person() {
    let Some(loopback) = Loopback::shared("the_same_address_does_not_make_the_same_person") else { return };
    let app = app_at(loopback).await;
    person("Jan Jansen").email("jan@ommen.test").make(app.house()).await;
    let mut browser = app.browser();
    let refused = sign_in(&mut browser, "een", "dubbel").await.expect(409);
    refused.assert_contains("Er is al een account met uw e-mailadres").assert_lacks("jan@");
    assert!(!refused.body.contains("code="), "the code stands in a link of the page");
    browser.get("/mijn").await.expect(303);
    // An address that the provider did not verify is not used at all.
    sign_in(&mut browser, "een", "onbewezen").await.expect(303);
    browser
        .get("/mijn/gegevens")
        .await
        .assert_contains("U hebt geen e-mailadres bij ons")
        .assert_lacks("jan@");
}

#[tokio::test]
async fn somebody_without_a_name_gives_one() {
    let Some(loopback) = Loopback::shared("somebody_without_a_name_gives_one") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    let reply = sign_in(&mut browser, "een", "zonder").await.expect(303);
    assert_eq!(reply.location(), "/mijn/gegevens");
    assert_eq!(browser.follow(reply).await.form_value("name"), "Naamloos");
}

#[tokio::test]
async fn an_answer_works_once_in_the_browser_that_asked_and_for_ten_minutes() {
    let name = "an_answer_works_once_in_the_browser_that_asked_and_for_ten_minutes";
    let Some(loopback) = Loopback::shared(name) else { return };
    let app = app_at(loopback).await;
    let (mut browser, mut other) = (app.browser(), app.browser());
    let back = away(&mut browser, "een", Deed::SignIn("jan")).await;
    other.get(&back).await.expect(410).assert_contains("Begin opnieuw");
    away(&mut other, "een", Deed::SignIn("nel")).await;
    other.get(&back).await.expect(410);
    browser.get(&back.replace("state=", "state=x")).await.expect(410);
    browser.get(&back).await.expect(303);
    browser.get(&back).await.expect(410);
    let mut third = app.browser();
    let late = away(&mut third, "een", Deed::SignIn("jan")).await;
    app.clock().advance(11 * MINUTE);
    third.get(&late).await.expect(410);
    people::purge(&app.house().db, app.clock().now()).await.unwrap();
}

#[tokio::test]
async fn two_tabs_can_both_come_back() {
    let Some(loopback) = Loopback::shared("two_tabs_can_both_come_back") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    let first = away(&mut browser, "een", Deed::SignIn("jan")).await;
    let second = away(&mut browser, "een", Deed::SignIn("jan")).await;
    browser.get(&first).await.expect(303);
    browser.get(&second).await.expect(303);
}

#[tokio::test]
async fn a_token_that_is_wrong_in_any_way_is_refused() {
    let Some(loopback) = Loopback::shared("a_token_that_is_wrong_in_any_way_is_refused") else { return };
    let app = app_at(loopback).await;
    for (provider, wrong) in [
        ("een", "fout-nonce"),
        ("een", "fout-zonder-nonce"),
        ("een", "fout-aud"),
        ("een", "fout-aud-meer"),
        ("een", "fout-azp"),
        ("een", "fout-iss"),
        ("een", "fout-exp"),
        ("een", "fout-iat"),
        ("een", "fout-at-hash"),
        ("een", "fout-handtekening"),
        ("twee", "fout-handtekening"),
        ("een", "fout-hmac"),
        ("twee", "fout-hmac"),
        ("een", "fout-userinfo"),
    ] {
        let mut browser = app.browser();
        let reply = sign_in(&mut browser, provider, wrong).await;
        assert_eq!(reply.status, 400, "{provider} {wrong}: {}", reply.text());
        reply.assert_contains("klopt niet");
        browser.get("/mijn").await.expect(303);
    }
}

#[tokio::test]
async fn a_new_key_is_asked_for_but_not_each_time() {
    let Some(loopback) = Loopback::shared("a_new_key_is_asked_for_but_not_each_time") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    browser.get("/inloggen/aanbieder/twee").await.expect(303);
    sign_in(&mut browser, "twee", "nieuwe-sleutel").await.expect(400);
    app.clock().advance(2 * MINUTE);
    sign_in(&mut browser, "twee", "nieuwe-sleutel").await.expect(303);
}

#[tokio::test]
async fn an_answer_of_one_provider_does_not_pass_for_that_of_another() {
    let name = "an_answer_of_one_provider_does_not_pass_for_that_of_another";
    let Some(loopback) = Loopback::shared(name) else { return };
    let app = app_at(loopback).await;
    let part = |url: &str, name: &str| {
        let rest = url.split_once(&format!("{name}=")).expect("the part is there").1;
        rest.split('&').next().unwrap_or_default().to_owned()
    };
    let mut browser = app.browser();
    let elsewhere = away(&mut browser, "een", Deed::SignIn("jan")).await.replace("/terug/een", "/terug/twee");
    browser.get(&elsewhere).await.expect(400);
    let other_issuer = away(&mut browser, "een", Deed::SignIn("jan")).await;
    browser.get(&other_issuer.replace("een&", "twee&").replace("%2Feen", "%2Ftwee")).await.expect(400);
    let no_issuer = away(&mut browser, "een", Deed::SignIn("jan")).await.replace("iss=", "x=");
    browser.get(&no_issuer).await.expect(400);
    let one = away(&mut browser, "een", Deed::SignIn("jan")).await;
    let two = away(&mut browser, "twee", Deed::SignIn("jan")).await;
    let mixed = one.replace(&part(&one, "code"), &part(&two, "code"));
    browser.get(&mixed).await.expect(400);
    browser.get("/mijn").await.expect(303);
}

#[tokio::test]
async fn only_tenants_on_the_list_are_let_in() {
    let Some(loopback) = Loopback::shared("only_tenants_on_the_list_are_let_in") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    let strange = away(&mut browser, "alle", Deed::SignInAt("tenant-b", "jan")).await;
    browser.get(&strange).await.expect(403).assert_contains("Uw organisatie is daar niet bij");
    // Also when the answer hides where it comes from: the token tells.
    let hidden = away(&mut browser, "alle", Deed::SignInAt("tenant-b", "jan")).await;
    let hidden = hidden.replace("tenant-b", "tenant-a");
    browser.get(&hidden).await.expect(403);
    browser.get("/mijn").await.expect(303);
    let back = away(&mut browser, "alle", Deed::SignInAt("tenant-a", "jan")).await;
    browser.get(&back).await.expect(303);
    browser.get("/mijn").await.expect(200).assert_contains("Ommen");
}

#[tokio::test]
async fn who_changes_their_mind_is_told_so() {
    let Some(loopback) = Loopback::shared("who_changes_their_mind_is_told_so") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    let back = away(&mut browser, "een", Deed::Cancel).await;
    let page = browser.get(&back).await.expect(200);
    page.assert_contains("U bent niet ingelogd");
    assert_eq!(page.link("Probeer opnieuw"), "/inloggen/aanbieder/een");
    browser.get(&back).await.expect(410);
}

#[tokio::test]
async fn errors_of_a_provider_are_told_apart() {
    let Some(loopback) = Loopback::shared("errors_of_a_provider_are_told_apart") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    for (error, status) in [("server_error", 503), ("invalid_request", 400)] {
        let back = away(&mut browser, "een", Deed::Cancel).await.replace("access_denied", error);
        browser.get(&back).await.expect(status);
    }
    let no_code = away(&mut browser, "een", Deed::SignIn("jan")).await.replace("code=", "x=");
    browser.get(&no_code).await.expect(400);
}

#[tokio::test]
async fn a_provider_that_is_down_gives_a_plain_page_and_is_remembered_for_a_day() {
    let name = "a_provider_that_is_down_gives_a_plain_page_and_is_remembered_for_a_day";
    if Loopback::shared(name).is_none() {
        return;
    }
    let mut own = Loopback::start().expect("a second one can be started");
    let app = app_at(&own).await;
    let mut browser = app.browser();
    let back = away(&mut browser, "een", Deed::SignIn("jan")).await;
    own.stop();
    let page = browser.get(&back).await.expect(503);
    page.assert_contains("Gemeente Ommen is nu niet bereikbaar");
    assert_eq!(page.header("retry-after"), "60");
    browser.get("/inloggen/aanbieder/twee").await.expect(503);
    app.clock().advance(2 * web::HOUR);
    browser.get("/inloggen/aanbieder/een").await.expect(303);
    app.clock().advance(web::DAY);
    browser.get("/inloggen/aanbieder/een").await.expect(503);
    browser.get("/inloggen").await.expect(200);
}

#[tokio::test]
async fn a_provider_that_misbehaves_is_not_used() {
    let Some(loopback) = Loopback::shared("a_provider_that_misbehaves_is_not_used") else { return };
    let base = &loopback.base;
    for path in ["leugen", "omleiding", "groot", "onzin", "bestaat-niet"] {
        let provider = format!(
            "[[provider]]\nkey = \"x\"\nname = \"X\"\nissuer = \"{base}/{path}\"\nclient_id = \"samenspel\""
        );
        let app = app_with(SITE, false, settings(&provider)).await;
        app.browser()
            .get("/inloggen/aanbieder/x")
            .await
            .expect(503)
            .assert_contains("X is nu niet bereikbaar");
    }
}

#[tokio::test]
async fn signing_in_begins_only_from_here() {
    let Some(loopback) = Loopback::shared("signing_in_begins_only_from_here") else { return };
    let app = app_at(loopback).await;
    let mut browser = app.browser();
    for path in ["/inloggen/aanbieder/drie", "/inloggen/terug/drie"] {
        browser.get(path).await.expect(404);
    }
    browser.get("/inloggen/terug/een?state=x&code=y").await.expect(410);
    let request = axum::http::Request::get("/inloggen/aanbieder/een?verder=/organisaties")
        .header("sec-fetch-site", "cross-site")
        .body(axum::body::Body::empty())
        .unwrap();
    assert_eq!(browser.raw(request).await.expect(303).location(), "/inloggen?verder=/organisaties");
    person("Jan").email("jan@x.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@x.test").await;
    assert_eq!(jan.get("/inloggen/aanbieder/een?verder=//elders.test").await.expect(303).location(), "/mijn");
}
