//! Joining duplicates, and the links between contributions.

use exchange::model::{Kind, Visibility};
use testkit::Browser;
use web::{NetworkRole, OrganisationId, Role};

use crate::fixtures::World;

async fn editor(world: &World) -> Browser {
    let person = world.person("Rik", &[], &[NetworkRole::Editor]).await;
    world.browser_of(person).await
}

async fn in_almere(world: &World) -> (OrganisationId, Browser) {
    let almere = world.municipality("Almere", 217_828, "PV24").await;
    let fatima = world.person("Fatima", &[(almere, Role::Member)], &[]).await;
    (almere, world.browser_of(fatima).await)
}

#[tokio::test]
async fn a_duplicate_leads_to_the_one_that_stays_and_takes_everything_along() {
    let world = World::new().await;
    let goes = world.municipality("Goes", 38_950, "PV29").await;
    let piet = world.person("Piet", &[(goes, Role::Member)], &[]).await;
    let survivor = world.question("Mag een deurbel filmen?").page().await;
    let duplicate = world.question("Mag een slimme deurbel de straat filmen?").by(piet, goes).page().await;
    let (almere, mut fatima) = in_almere(&world).await;
    let almere = almere.to_string();
    fatima.post(&format!("{duplicate}/wij-ook"), &[("organisatie", &almere)]).await.expect(303);
    let reply = [("organisatie", almere.as_str()), ("body", "Dit weten wij.")];
    fatima.post(&format!("{duplicate}/reageren"), &reply).await.expect(303);
    let id = duplicate.rsplit('/').next().unwrap();
    fatima.post("/volgen", &[("soort", "contribution"), ("id", id)]).await.expect(303);
    let merge = format!("{duplicate}/samenvoegen");
    fatima.get(&merge).await.expect(403);
    fatima.post(&merge, &[("other", &survivor), ("zeker", "ja")]).await.expect(403);
    let mut editor = editor(&world).await;
    editor.get(&merge).await.expect(200);
    let address = format!("https://samenspel.test{survivor}?x=1#y");
    editor.post(&merge, &[("other", &address)]).await.expect(200).assert_contains("Deze bijdrage blijft");
    world.guest().get(&duplicate).await.expect(200);
    editor.post(&merge, &[("other", &address), ("zeker", "ja")]).await.expect(303);
    let moved = world.guest().get(&duplicate).await.expect(301);
    assert_eq!(moved.location(), survivor);
    let page = world.guest().get(&survivor).await.expect(200);
    page.assert_contains("2 organisaties hebben dit ook")
        .assert_contains("Gemeente Goes")
        .assert_contains("Gemeente Almere")
        .assert_contains("Dit weten wij.");
    fatima.get("/mijn/gevolgd").await.assert_contains("Mag een deurbel filmen?");
    world.guest().get("/bijdragen").await.assert_lacks("slimme deurbel");
    editor.post(&merge, &[("other", &address), ("zeker", "ja")]).await.expect(409);
}

#[tokio::test]
async fn what_cannot_be_joined_is_explained() {
    let world = World::new().await;
    let question = world.question("Mag dit?").page().await;
    let example = world.contribution(Kind::Example, "Zo deden wij dit").page().await;
    let hidden = world.question("Mag dit ook?").visible(Visibility::Network).page().await;
    let mut editor = editor(&world).await;
    let merge = format!("{question}/samenvoegen");
    for (other, why) in [
        ("", "Op dit adres staat geen bijdrage"),
        ("/bijdragen/01900000-0000-7000-8000-000000000000", "Op dit adres staat geen bijdrage"),
        (question.as_str(), "Dit is dezelfde bijdrage"),
        (example.as_str(), "van een andere soort"),
        (hidden.as_str(), "voor minder mensen te zien"),
    ] {
        editor.post(&merge, &[("other", other), ("zeker", "ja")]).await.expect(422).assert_contains(why);
    }
}

#[tokio::test]
async fn the_thread_is_shown_on_both_pages_and_walked_both_ways() {
    let world = World::new().await;
    let question = world.question("Hoe tellen wij bezoekers?").page().await;
    world.app.clock().advance(web::DAY);
    let (almere, mut fatima) = in_almere(&world).await;
    let example = world.contribution(Kind::Example, "Tellen met een lus").page().await;
    let link = format!("{example}/verbinden");
    let almere = almere.to_string();
    fatima.get(&link).await.expect(200);
    fatima.post(&link, &[]).await.expect(422).assert_contains("Kies hoe ze bij elkaar horen");
    let fields = [("relation", "duplicates"), ("other", question.as_str()), ("organisatie", almere.as_str())];
    fatima.post(&link, &fields).await.expect(422);
    let fields = [("relation", "arose-from"), ("other", question.as_str()), ("organisatie", almere.as_str())];
    fatima.post(&link, &fields).await.expect(303);
    fatima.post(&link, &fields).await.expect(303);
    for (from, to) in [(&example, &question), (&question, &example)] {
        let page = world.guest().get(from).await.expect(200);
        assert!(page.links().iter().any(|link| link.href == *to), "{from} leads to {to}");
    }
    // Order of time: the question stands before the example on both pages.
    for path in [&example, &question] {
        let body = world.guest().get(path).await.body;
        let thread = body.split("class=\"thread\"").nth(1).unwrap();
        assert!(thread.find("Hoe tellen wij") < thread.find("Tellen met een lus"), "{path}");
    }
    let page = fatima.get(&example).await;
    let end = page.body.split("/verbindingen/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let end = format!("{example}/verbindingen/{end}");
    world.jan().await.post(&end, &[]).await.expect(403);
    fatima.post(&end, &[]).await.expect(303);
    fatima.post(&end, &[]).await.expect(404);
    world.guest().get(&question).await.assert_contains("Er is nog niets mee verbonden");
}

#[tokio::test]
async fn what_is_older_stands_first_on_the_thread_also_when_it_was_linked_later() {
    let world = World::new().await;
    let (almere, mut fatima) = in_almere(&world).await;
    let example = world.contribution(Kind::Example, "Tellen met een lus").page().await;
    world.app.clock().advance(web::DAY);
    let question = world.question("Hoe tellen wij bezoekers?").page().await;
    let almere = almere.to_string();
    let fields = [("relation", "answers"), ("other", question.as_str()), ("organisatie", almere.as_str())];
    fatima.post(&format!("{example}/verbinden"), &fields).await.expect(303);
    for path in [&example, &question] {
        let body = world.guest().get(path).await.body;
        let thread = body.split("class=\"thread\"").nth(1).unwrap();
        assert!(thread.find("Tellen met een lus") < thread.find("Hoe tellen wij"), "{path}");
    }
}

#[tokio::test]
async fn a_link_to_something_hidden_is_not_shown() {
    let world = World::new().await;
    let open = world.question("Open vraag?").page().await;
    let hidden = world.question("Eigen vraag?").visible(Visibility::Organisation).page().await;
    let mut jan = world.jan().await;
    let ommen = world.ommen.to_string();
    let fields = [("relation", "relates-to"), ("other", hidden.as_str()), ("organisatie", ommen.as_str())];
    jan.post(&format!("{open}/verbinden"), &fields).await.expect(303);
    jan.get(&open).await.assert_contains("Eigen vraag?");
    world.guest().get(&open).await.assert_lacks("Eigen vraag?");
    let (almere, mut fatima) = in_almere(&world).await;
    let almere = almere.to_string();
    fatima.get(&open).await.assert_lacks("Eigen vraag?");
    let fields = [("relation", "relates-to"), ("other", hidden.as_str()), ("organisatie", almere.as_str())];
    fatima.post(&format!("{open}/verbinden"), &fields).await.expect(422).assert_contains("geen bijdrage");
}
