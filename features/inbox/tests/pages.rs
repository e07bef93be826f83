//! "For you" and how often.

use crate::fixtures::World;

#[tokio::test]
async fn for_you_tells_first_what_is_asked_then_what_is_new_and_keeps_what_was_seen() {
    let world = World::new().await;
    let mut jan = world.browser_of(world.jan).await;
    let page = jan.get("/voor-u").await.expect(200);
    page.assert_contains("Doe iets, Jan").assert_contains("U bent bij. Er is niets nieuws.");
    world.happens(1, None).await;
    world.happens(1, None).await;
    world.happens(2, None).await;
    let page = jan.get("/voor-u").await.expect(200);
    assert!(page.body.find("Doe iets, Jan") < page.body.find("Ding &#60;2&#62;"));
    page.assert_contains("En er zijn nog 2 onderwerpen.").assert_contains("De tekst van ding 1 & meer.");
    assert!(page.body.contains("nieuw:</span> 2</span>"), "two things, in the head of the page");

    let table = jan.get(&page.link("Download als CSV")).await.expect(200);
    assert_eq!(table.body.lines().count(), 3, "{}", table.body);
    assert!(table.body.contains("Ding <1>;") && table.body.contains(";ja;"), "{}", table.body);
    world.app.browser().get("/voor-u.csv").await.expect(303);
    // What happens after the page was made is not marked as read with it.
    world.happens(3, None).await;
    let read = jan.submit(&page, "/voor-u/gelezen", &[]).await.expect(303);
    let page = jan.follow(read).await.expect(200);
    page.assert_contains("U bent bij.").assert_contains("Eerder");
    assert!(page.body.find("Ding &#60;3&#62;") < page.body.find("Eerder"));
    assert!(page.body.find("Eerder") < page.body.find("Ding &#60;1&#62;"));
    assert!(page.body.contains("nieuw:</span> 1</span>"));
}

#[tokio::test]
async fn what_may_no_longer_be_seen_is_neither_shown_nor_counted() {
    let world = World::new().await;
    world.happens(1, None).await;
    world.happens(2, None).await;
    world.hide(1);
    let mut jan = world.browser_of(world.jan).await;
    assert!(jan.get("/mijn").await.expect(200).body.contains("nieuw:</span> 2</span>"));
    let page = jan.get("/voor-u").await.expect(200);
    page.assert_lacks("Ding <1>").assert_contains("Ding <2>");
    assert!(page.body.contains("nieuw:</span> 1</span>"));
    assert!(jan.get("/mijn").await.expect(200).body.contains("nieuw:</span> 1</span>"));
}

#[tokio::test]
async fn an_empty_page_says_what_will_come_and_a_guest_is_asked_to_sign_in() {
    let world = World::new().await;
    let els = world.person("Els").await;
    let mut browser = world.browser_of(els).await;
    browser.get("/voor-u").await.expect(200).assert_contains("Er is niets voor u");
    browser.language("en").get("/voor-u").await.expect(200).assert_contains("There is nothing for you");
    let mut guest = world.app.browser();
    for path in ["/voor-u", "/mijn/overzicht"] {
        assert_eq!(guest.get(path).await.expect(303).location(), format!("/inloggen?verder={path}"));
    }
    guest.post("/voor-u/gelezen", &[("tot", "1")]).await.expect(401);
    guest.post("/mijn/overzicht", &[("frequency", "never")]).await.expect(401);
    assert!(!guest.get("/inloggen").await.expect(200).body.contains("/voor-u\""));
}

#[tokio::test]
async fn how_often_is_chosen_and_nonsense_is_explained() {
    let world = World::new().await;
    let mut jan = world.browser_of(world.jan).await;
    let page = jan.get("/mijn/overzicht").await.expect(200);
    page.assert_contains("Op maandag om 7 uur").assert_contains("nooit meer dan 7 mails per week");
    assert_eq!(page.form_value("frequency"), "weekly");
    for nonsense in ["", "hourly"] {
        let page = jan.post("/mijn/overzicht", &[("frequency", nonsense)]).await.expect(422);
        page.assert_contains("Kies hoe vaak u een overzicht wilt.");
    }
    let page = jan.post_followed("/mijn/overzicht", &[("frequency", "daily")]).await.expect(200);
    page.assert_contains("Uw keuze is bewaard.");
    assert_eq!(page.form_value("frequency"), "daily");
}
