//! The link in a digest that stops the next ones.

use axum::{body::Body, http::Request};
use testkit::Reply;

use crate::fixtures::World;

const WEEK: i64 = 7 * 24;

/// A digest was sent; its address to unsubscribe at.
async fn mailed(world: &World) -> String {
    world.happens(1, None).await;
    world.wait(WEEK).await;
    let address = world.app.last_mail_to("jan@gemeente.test").unsubscribe;
    address.strip_prefix("https://samenspel.test").expect("an address of this site").to_owned()
}

/// As the program of a mail provider does it (RFC 8058, 3.1): no cookies, no sign of a browser.
async fn one_click(world: &World, path: &str) -> Reply {
    let request = Request::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("List-Unsubscribe=One-Click"))
        .unwrap();
    world.app.browser().raw(request).await
}

#[tokio::test]
async fn a_program_stops_the_digest_with_one_post_without_signing_in() {
    let world = World::new().await;
    let stop = mailed(&world).await;
    one_click(&world, &stop).await.expect(200);
    one_click(&world, &stop).await.expect(200).assert_contains("U krijgt geen overzicht meer");
    world.happens(2, None).await;
    world.wait(WEEK).await;
    assert_eq!(world.app.mailbox().len(), 1);
    let mut jan = world.browser_of(world.jan).await;
    assert_eq!(jan.get("/mijn/overzicht").await.expect(200).form_value("frequency"), "never");
    jan.get("/voor-u").await.expect(200).assert_contains("Ding <2>");
}

#[tokio::test]
async fn looking_changes_nothing_a_button_stops_and_it_can_be_undone_there() {
    let world = World::new().await;
    let mut jan = world.browser_of(world.jan).await;
    jan.post("/mijn/overzicht", &[("frequency", "daily")]).await.expect(303);
    let stop = mailed(&world).await;
    let mut anybody = world.app.browser();
    let page = anybody.get(&stop).await.expect(200);
    page.assert_contains("Stop met het overzicht");
    assert!(page.body.contains("noindex") && !page.body.contains("Jan"), "the page names nobody");
    // A week went by: Jan signs in again.
    let mut jan = world.browser_of(world.jan).await;
    assert_eq!(jan.get("/mijn/overzicht").await.expect(200).form_value("frequency"), "daily");
    let page = anybody.submit(&page, &stop, &[]).await.expect(200);
    anybody.get(&stop).await.expect(200).assert_contains("U krijgt geen overzicht meer");
    let page = anybody.submit(&page, &format!("{stop}/terug"), &[]).await.expect(200);
    page.assert_contains("U krijgt het overzicht weer");
    assert_eq!(jan.get("/mijn/overzicht").await.expect(200).form_value("frequency"), "daily");
}

#[tokio::test]
async fn a_secret_of_nobody_stops_nothing_and_says_so() {
    let world = World::new().await;
    mailed(&world).await;
    for path in ["/afmelden/x", "/afmelden/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        one_click(&world, path).await.expect(404).assert_contains("Deze link werkt niet meer");
        one_click(&world, &format!("{path}/terug")).await.expect(404);
        world.app.browser().get(path).await.expect(404).assert_contains("Deze link werkt niet meer");
    }
    world.happens(2, None).await;
    world.wait(WEEK).await;
    assert_eq!(world.app.mailbox().len(), 2);
}
