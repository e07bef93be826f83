//! Something grave asks again who one is, when the last sign-in was more than a quarter of an hour ago. Nothing that was
//! filled in is lost by it.

use testkit::{Browser, TestApp};
use web::{MINUTE, NetworkRole};

use crate::fixtures::{app, app_at, link_in_last_mail, person, signed_in};

/// Jan, who signed in long ago.
async fn jan_of_long_ago(app: &TestApp) -> Browser {
    person("Jan").email("jan@ommen.test").network_role(NetworkRole::Administrator).make(app.house()).await;
    let browser = signed_in(app, "jan@ommen.test").await;
    app.clock().advance(16 * MINUTE);
    browser
}

/// Confirms by mail, and says where that led.
async fn confirm(app: &TestApp, browser: &mut Browser, path: &str) -> String {
    let page = browser.get(path).await.expect(200);
    page.assert_contains("Bevestig wie u bent").assert_contains("jan@ommen.test");
    browser.submit(&page, "/inloggen/opnieuw", &[]).await.expect(303);
    app.run_jobs().await;
    let link = link_in_last_mail(app);
    browser.get(&link).await.expect(200);
    browser.post(&link, &[]).await.expect(303).location()
}

#[tokio::test]
async fn who_signed_in_long_ago_confirms_first_and_then_comes_back() {
    let app = app().await;
    let mut jan = jan_of_long_ago(&app).await;
    jan.get("/mijn/gegevens").await.expect(200);
    for path in ["/mijn/account-verwijderen", "/mijn/adres"] {
        let asked = jan.get(path).await.expect(303).location();
        assert_eq!(asked, format!("/inloggen/opnieuw?verder={path}"));
    }
    let before = jan.cookie("__Host-samenspel").map(str::to_owned);
    let back = confirm(&app, &mut jan, "/inloggen/opnieuw?verder=/mijn/account-verwijderen").await;
    assert_eq!(back, "/mijn/account-verwijderen");
    jan.get(&back).await.expect(200).assert_contains("Verwijder mijn account");
    assert_ne!(jan.cookie("__Host-samenspel").map(str::to_owned), before, "the session is a new one");
    app.clock().advance(16 * MINUTE);
    jan.get(&back).await.expect(303);
}

#[tokio::test]
async fn what_was_filled_in_is_kept_while_somebody_confirms() {
    let app = app().await;
    let mut jan = jan_of_long_ago(&app).await;
    let piet = person("Piet").email("piet@ommen.test").make(app.house()).await;
    let path = format!("/beheer/mensen/{piet}");
    let page = jan.post(&path, &[("roles", "editor"), ("roles", "clerk")]).await.expect(401);
    page.assert_contains("Bevestig eerst wie u bent");
    assert_eq!(page.body.matches("name=\"roles\"").count(), 2, "a choice is lost");
    assert_eq!(confirm(&app, &mut jan, "/inloggen/opnieuw").await, "/inloggen/bevestigd");
    jan.get("/inloggen/bevestigd").await.expect(200).assert_contains("Ga terug naar het tabblad");
    jan.submit(&page, &path, &[]).await.expect(303);
    jan.get("/beheer/mensen").await.expect(200).assert_contains("piet@ommen.test");
}

#[tokio::test]
async fn erasing_waits_for_the_confirmation_too() {
    let app = app().await;
    person("Eva").email("eva@ommen.test").make(app.house()).await;
    let mut eva = signed_in(&app, "eva@ommen.test").await;
    app.clock().advance(16 * MINUTE);
    let page = eva.post("/mijn/account-verwijderen", &[("confirm", "ja")]).await.expect(401);
    page.assert_contains("Bevestig eerst wie u bent");
    eva.get("/mijn").await.expect(200).assert_contains("Dag Eva");
}

#[tokio::test]
async fn a_guest_has_nothing_to_confirm_and_is_asked_to_sign_in() {
    let app = app().await;
    let mut guest = app.browser();
    guest.get("/inloggen/opnieuw").await.expect(303);
    guest.post("/inloggen/opnieuw", &[]).await.expect(401);
    guest.get("/inloggen/bevestigd").await.expect(303);
    guest
        .post("/mijn/account-verwijderen", &[("confirm", "ja")])
        .await
        .expect(401)
        .assert_contains("ingelogd");
}

#[tokio::test]
async fn the_way_back_stays_on_this_site() {
    let app = app().await;
    let mut jan = jan_of_long_ago(&app).await;
    for path in ["//elders.test", "https://elders.test", "/inloggen/aanbieder/een"] {
        let back = confirm(&app, &mut jan, &format!("/inloggen/opnieuw?verder={path}")).await;
        assert_eq!(back, "/inloggen/bevestigd");
    }
}

#[tokio::test]
async fn in_the_demo_becoming_a_persona_is_signing_in() {
    let app = app_at("http://localhost:8080", true).await;
    let id = person("Sanne").email("sanne@demo.example").make(app.house()).await;
    let mut sanne = app.browser();
    sanne.post(&format!("/demo/personas/{id}"), &[]).await.expect(303);
    app.clock().advance(16 * MINUTE);
    let asked = sanne.get("/mijn/account-verwijderen").await.expect(303).location();
    sanne.get(&asked).await.expect(200).assert_contains("opnieuw dezelfde persoon");
    sanne.post(&format!("/demo/personas/{id}"), &[]).await.expect(303);
    sanne.get("/mijn/account-verwijderen").await.expect(200);
}
