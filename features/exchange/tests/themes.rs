//! Themes for everybody, and managing them.

use exchange::model::Kind;
use web::{NetworkRole, Role};

use crate::fixtures::World;

#[tokio::test]
async fn themes_are_listed_with_counts_and_have_a_page_in_both_languages() {
    let world = World::new().await;
    world.question("Mag dat met wifi?").make().await;
    world.contribution(Kind::Example, "Camera's op de markt").make().await;
    let mut guest = world.guest();
    let list = guest.get("/themas").await.expect(200);
    list.assert_contains("2 bijdragen").assert_contains("nog geen bijdragen");
    let page = guest.get(&list.link("Privacy")).await.expect(200);
    page.assert_contains("Mag dat met wifi?").assert_contains("Camera's op de markt");
    assert_eq!(page.link("Bekijk alle 2 bijdragen"), "/bijdragen?thema=privacy");
    assert_eq!(page.link("Download als CSV"), "/bijdragen.csv?thema=privacy");
    guest.language("en");
    guest.get("/themas").await.expect(200).assert_contains("Mobility");
}

#[tokio::test]
async fn an_editor_of_the_network_manages_the_list() {
    let world = World::new().await;
    let els = world.person("Els", &[], &[NetworkRole::Editor]).await;
    let mut els = world.browser_of(els).await;
    let manage = els.get(&els.clone().get("/themas").await.link("Thema’s beheren")).await.expect(200);
    let table = els.get(&manage.link("Download als CSV")).await.expect(200);
    assert!(table.body.contains("Mobiliteit;Mobility;"), "{}", table.body);
    world.jan().await.get("/beheer/themas.csv").await.expect(403);
    let form = els.get(&manage.link("Nieuw thema")).await.expect(200);
    let fields =
        [("name-nl", "Open data"), ("name-en", "Open data"), ("description-nl", "Wat van iedereen is.")];
    els.submit(&form, "/beheer/themas/nieuw", &fields).await.expect(303);
    els.submit(&form, "/beheer/themas/nieuw", &fields).await.expect(422).assert_contains("al een thema");
    let page = els.submit(&form, "/beheer/themas/nieuw", &[("name-nl", &"x".repeat(61))]).await.expect(422);
    page.assert_contains("Vul de naam in het Engels in").assert_contains("Te lang");

    let form = els.get("/beheer/themas/open-data").await.expect(200);
    assert_eq!(form.form_value("description-nl"), "Wat van iedereen is.");
    els.submit(&form, "/beheer/themas/open-data", &[("name-nl", "Open gegevens")]).await.expect(303);
    els.submit(&form, "/beheer/themas/open-data", &[("name-nl", "")]).await.expect(422);
    els.post("/beheer/themas/open-data/plaats", &[("richting", "omhoog")]).await.expect(303);
    let names: Vec<String> =
        world.guest().get("/themas").await.links().into_iter().map(|link| link.text).collect();
    let place = |name: &str| names.iter().position(|known| known == name).unwrap();
    assert!(place("Privacy") < place("Open gegevens") && place("Open gegevens") < place("Mobiliteit"));
    els.post("/beheer/themas/open-data/plaats", &[("richting", "omlaag")]).await.expect(303);
    els.post("/beheer/themas/open-data/plaats", &[("richting", "omlaag")]).await.expect(303);
    for path in [
        "/beheer/themas/x",
        "/beheer/themas/x/plaats",
        "/beheer/themas/x/beeindigen",
        "/beheer/themas/x/hervatten",
    ] {
        els.post(path, &[("name-nl", "X"), ("name-en", "X")]).await.expect(404);
    }
    els.get("/beheer/themas/x").await.expect(404);
}

#[tokio::test]
async fn an_ended_theme_stays_where_it_is_and_cannot_be_chosen_any_more() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let els = world.person("Els", &[], &[NetworkRole::Editor]).await;
    let mut els = world.browser_of(els).await;
    els.post("/beheer/themas/privacy/beeindigen", &[]).await.expect(303);
    els.get("/beheer/themas").await.expect(200).assert_contains("Privacy (afgesloten)");
    let mut guest = world.guest();
    assert!(!guest.get("/themas").await.expect(200).main().contains("Privacy"));
    guest.get("/themas/privacy").await.expect(200).assert_contains("Dit thema is afgesloten");
    let mut jan = world.jan().await;
    assert!(!jan.get("/bijdragen/nieuw/voorbeeld").await.expect(200).main().contains("Privacy"));
    let path = format!("/bijdragen/{id}/wijzigen");
    let page = jan.get(&path).await.expect(200);
    jan.submit(&page, &path, &[("context", "Anders."), ("theme", "privacy")]).await.expect(303);
    assert_eq!(jan.get(&format!("/bijdragen/{id}")).await.expect(200).link("Privacy"), "/themas/privacy");
    els.post("/beheer/themas/privacy/hervatten", &[]).await.expect(303);
    assert!(guest.get("/themas").await.expect(200).main().contains("Privacy"));
}

#[tokio::test]
async fn managing_themes_is_for_editors_of_the_network() {
    let world = World::new().await;
    let admin = world.person("Ada", &[(world.ommen, Role::Administrator)], &[NetworkRole::Moderator]).await;
    let mut ada = world.browser_of(admin).await;
    for path in ["/beheer/themas", "/beheer/themas/nieuw", "/beheer/themas/privacy"] {
        ada.get(path).await.expect(403);
        assert!(world.guest().get(path).await.expect(303).location().starts_with("/inloggen"));
    }
    for path in ["nieuw", "privacy", "privacy/plaats", "privacy/beeindigen", "privacy/hervatten"] {
        ada.post(&format!("/beheer/themas/{path}"), &[("name-nl", "X")]).await.expect(403);
        world.guest().post(&format!("/beheer/themas/{path}"), &[("name-nl", "X")]).await.expect(401);
    }
}
