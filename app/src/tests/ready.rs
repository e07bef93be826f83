//! Pages that stand ready for guests.

use db::Db;
use exchange::{
    model::{ThemeId, ThemeInput},
    store::themes,
};
use testkit::TestApp;
use web::SECOND;

use super::app;

fn named(name: &str) -> ThemeInput {
    let text = |text: &str| text.to_owned();
    ThemeInput {
        name_nl: text(name),
        name_en: text(name),
        description_nl: text("Waarover"),
        description_en: text("What"),
    }
}

async fn add(app: &TestApp) {
    let mut tx = app.house().db.write().await.unwrap();
    themes::add(&mut tx, ThemeId(app.house().ids.new_id()), "licht", &named("Licht"), 1).await.unwrap();
    tx.commit().await.unwrap();
}

async fn rename(db: &Db, name: &str) {
    let mut tx = db.write().await.unwrap();
    themes::change(&mut tx, "licht", &named(name)).await.unwrap();
    tx.commit().await.unwrap();
}

/// The same database as another process opens it.
fn elsewhere(app: &TestApp) -> Db {
    Db::open(&app.database().options).unwrap()
}

#[tokio::test]
async fn a_guest_sees_at_once_what_this_process_changed() {
    let app = app(false).await;
    add(&app).await;
    app.browser().get("/themas").await.expect(200).assert_contains("Licht");
    rename(&app.house().db, "Lampen").await;
    app.browser().get("/themas").await.expect(200).assert_contains("Lampen").assert_lacks("Licht");
}

#[tokio::test]
async fn a_guest_sees_within_a_second_what_another_process_changed() {
    let app = app(false).await;
    add(&app).await;
    let first = app.browser().get("/themas").await.expect(200);
    rename(&elsewhere(&app), "Lampen").await;
    let second = app.browser().get("/themas").await.expect(200);
    assert_eq!(second.body, first.body, "the page stood ready");
    assert!(second.header("content-security-policy").contains("default-src 'none'"));
    app.clock().advance(SECOND + 1);
    app.browser().get("/themas").await.expect(200).assert_contains("Lampen");
}

#[tokio::test]
async fn a_page_that_stands_ready_is_for_its_language_and_its_address_only() {
    let app = app(false).await;
    add(&app).await;
    app.browser().get("/themas").await.expect(200).assert_contains("Waar het in het netwerk over gaat");
    app.browser()
        .language("en")
        .get("/themas")
        .await
        .expect(200)
        .assert_contains("What the network is about");
    app.browser()
        .set_cookie("__Host-taal", "en")
        .get("/themas")
        .await
        .expect(200)
        .assert_contains("What the network is about");
    app.browser().get("/bijdragen").await.expect(200);
    let found = app.browser().get("/bijdragen?zoek=lampen").await.expect(200);
    assert!(found.body.contains("value=\"lampen\""));
}

#[tokio::test]
async fn who_has_a_cookie_of_their_own_gets_an_answer_of_their_own() {
    let app = app(false).await;
    add(&app).await;
    app.browser().get("/themas").await.expect(200).assert_contains("Licht");
    rename(&elsewhere(&app), "Lampen").await;
    let mut known = app.browser();
    known.set_cookie("iets", "van mij");
    known.get("/themas").await.expect(200).assert_contains("Lampen");
    app.browser().get("/themas").await.expect(200).assert_contains("Licht");
}
