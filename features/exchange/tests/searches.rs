//! Following a list with its filters.

use web::Role;

use crate::fixtures::World;

#[tokio::test]
async fn a_followed_search_tells_of_what_it_finds_and_can_be_stopped() {
    let world = World::new().await;
    let (els, zwolle) = world.neighbour("Els", "Zwolle").await;
    let mut browser = world.browser_of(els).await;
    let list = format!("/bijdragen?soort=vraag&organisatie={}&zoek=caf%C3%A9", world.ommen);
    let page = browser.get(&list).await.expect(200);
    page.assert_contains("Volg deze zoekopdracht");
    let page = browser.post_followed("/volgen", &follow_fields(&page.form_value("zoekopdracht"))).await;
    assert_eq!(page.path, list);
    page.assert_contains("U volgt dit.").assert_contains("Volg deze lijst niet meer");

    world.question("Mag een ander dit?").make().await;
    world.question("Mag een café tellen?").by(els, zwolle).make().await;
    assert!(world.told(els).await.is_empty());
    world.question("Mag een Cafe bezoekers tellen?").make().await;
    assert_eq!(world.told(els).await, ["new-search"]);

    let page = browser.get("/mijn/gevolgd").await.expect(200);
    page.assert_contains("Vraag, Gemeente Ommen").assert_contains("café").assert_contains("Zoekopdracht");
    let id = page.form_value("id");
    let fields = [("soort", "search"), ("id", id.as_str()), ("terug", "/mijn/gevolgd")];
    let page = browser.post_followed("/niet-meer-volgen", &fields).await.expect(200);
    page.assert_contains("U volgt nog niets");
    world.question("Nog een café dat telt?").make().await;
    assert_eq!(world.told(els).await.len(), 1);
}

fn follow_fields(query: &str) -> [(&'static str, &str); 2] {
    [("soort", "search"), ("zoekopdracht", query)]
}

#[tokio::test]
async fn a_kind_or_everything_can_be_followed_too_and_twenty_is_enough() {
    let world = World::new().await;
    let (els, _) = world.neighbour("Els", "Zwolle").await;
    let mut browser = world.browser_of(els).await;
    let page = browser.get("/bijdragen").await.expect(200);
    page.assert_contains("Volg alles wat nieuw is");
    browser.post("/volgen", &follow_fields("soort=vraag")).await.expect(303);
    // Twice, and in another order of the same filters: still one.
    browser.post("/volgen", &follow_fields("soort=vraag")).await.expect(303);
    browser.post("/volgen", &follow_fields("zoek=x&soort=vraag")).await.expect(303);
    browser.post("/volgen", &follow_fields("soort=vraag&zoek=x")).await.expect(303);
    for number in 0..18 {
        browser.post("/volgen", &follow_fields(&format!("zoek=woord{number}"))).await.expect(303);
    }
    browser
        .post("/volgen", &follow_fields(""))
        .await
        .expect(409)
        .assert_contains("U volgt al 20 zoekopdrachten");
    browser.post("/volgen", &follow_fields("soort=vraag")).await.expect(303);
    world.question("Mag dit?").make().await;
    assert_eq!(world.told(els).await, ["new-search"], "one notice, however many searches find it");
}

#[tokio::test]
async fn only_the_network_follows() {
    let world = World::new().await;
    let nobody = world.person("Ada", &[], &[]).await;
    let mut guest = world.guest();
    guest.get("/bijdragen").await.expect(200).assert_lacks("Volg alles wat nieuw is");
    guest.post("/volgen", &follow_fields("soort=vraag")).await.expect(401);
    world.browser_of(nobody).await.post("/volgen", &follow_fields("soort=vraag")).await.expect(403);
    let colleague = world.person("Guus", &[(world.ommen, Role::Member)], &[]).await;
    let mut browser = world.browser_of(colleague).await;
    browser
        .post("/volgen", &[("soort", "search"), ("zoekopdracht", "onzin=1&%zz&soort=x")])
        .await
        .expect(303);
    browser.post("/niet-meer-volgen", &[("soort", "search"), ("id", "x")]).await.expect(404);
}
