//! What somebody may not see does not exist for them: in the list, on its page, in its history, in counts.

use exchange::model::Visibility;
use web::{NetworkRole, Role};

use crate::fixtures::World;

#[tokio::test]
async fn a_guest_finds_only_what_is_for_everybody() {
    let world = World::new().await;
    world.question("Open vraag").make().await;
    let network = world.question("Netwerkvraag").visible(Visibility::Network).make().await;
    let own = world.question("Interne vraag").visible(Visibility::Organisation).make().await;
    let draft = world.question("Conceptvraag").draft().make().await;
    let mut guest = world.guest();
    let list = guest.get("/bijdragen").await.expect(200);
    list.assert_contains("1 bijdrage").assert_contains("Open vraag");
    for word in ["Netwerkvraag", "Interne vraag", "Conceptvraag"] {
        list.assert_lacks(word);
    }
    for id in [network, own, draft] {
        for ending in ["", "/geschiedenis", "/geschiedenis/1", "/geplaatst"] {
            guest.get(&format!("/bijdragen/{id}{ending}")).await.expect(404);
        }
        // What changes something asks to sign in or says that there is nothing, whichever comes first.
        for ending in ["/wijzigen", "/bijlagen", "/intrekken"] {
            guest.get(&format!("/bijdragen/{id}{ending}")).await.expect(404);
        }
    }
    let themes = guest.get("/themas").await.expect(200);
    themes.assert_contains("1 bijdrage");
    guest.get("/themas/privacy").await.expect(200).assert_contains("Open vraag").assert_lacks("Netwerkvraag");
    // The second half of the word is found elsewhere.
    let found = guest.get("/bijdragen?zoek=netwerkvraag").await.expect(200);
    found.assert_contains("1 bijdrage").assert_contains("Open vraag").assert_lacks("Netwerkvraag");
}

#[tokio::test]
async fn the_network_sees_network_items_and_colleagues_see_their_own() {
    let world = World::new().await;
    let network = world.question("Netwerkvraag").visible(Visibility::Network).make().await;
    let own = world.question("Interne vraag").visible(Visibility::Organisation).make().await;
    let zwolle = world.municipality("Zwolle", 130_000, "PV23").await;
    let other = world.person("Fatma", &[(zwolle, Role::Member)], &[]).await;
    let moderator = world.person("Els", &[], &[NetworkRole::Moderator, NetworkRole::Editor]).await;
    let colleague = world.person("Piet", &[(world.ommen, Role::Member)], &[]).await;
    for (person, sees_own) in [(other, 404), (moderator, 404), (colleague, 200)] {
        let mut browser = world.browser_of(person).await;
        browser.get(&format!("/bijdragen/{network}")).await.expect(200).assert_contains("Netwerkvraag");
        browser.get(&format!("/bijdragen/{own}")).await.expect(sees_own);
        let count = if sees_own == 200 { "2 bijdragen" } else { "1 bijdrage" };
        browser.get("/bijdragen").await.expect(200).assert_contains(count);
    }
    let pending = world.person("Kees", &[], &[]).await;
    world.browser_of(pending).await.get(&format!("/bijdragen/{network}")).await.expect(404);
}

#[tokio::test]
async fn a_draft_is_for_its_author_and_the_editors_of_the_organisation() {
    let world = World::new().await;
    let draft = world.question("Conceptvraag").draft().make().await;
    let editor = world.person("Eva", &[(world.ommen, Role::Editor)], &[]).await;
    let member = world.person("Piet", &[(world.ommen, Role::Member)], &[]).await;
    for (person, status) in [(world.jan, 200), (editor, 200), (member, 404)] {
        let mut browser = world.browser_of(person).await;
        browser.get(&format!("/bijdragen/{draft}")).await.expect(status);
        browser.get(&format!("/bijdragen/{draft}/wijzigen")).await.expect(status);
        let mine = browser.get("/mijn/bijdragen").await.expect(200);
        assert_eq!(mine.text_contains("Conceptvraag"), status == 200);
    }
}

#[tokio::test]
async fn the_name_of_a_person_is_for_the_network_only() {
    let world = World::new().await;
    let id = world.question("Open vraag").make().await;
    let page = world.guest().get(&format!("/bijdragen/{id}")).await.expect(200);
    page.assert_contains("Gemeente Ommen (18.400 inwoners)").assert_lacks("Jan");
    world.guest().get(&format!("/bijdragen/{id}/geschiedenis")).await.expect(200).assert_lacks("Jan");
    let page = world.jan().await.get(&format!("/bijdragen/{id}")).await.expect(200);
    page.assert_contains("Geschreven door Jan");
}

#[tokio::test]
async fn an_address_that_is_no_identifier_is_not_found() {
    let world = World::new().await;
    for path in ["/bijdragen/x", "/bijdragen/x/geschiedenis", "/bijdragen/nieuw/x", "/themas/x"] {
        world.jan().await.get(path).await.expect(404);
    }
    world.guest().get("/bijdragen/018f3c5e-0000-7000-8000-000000000000").await.expect(404);
}
