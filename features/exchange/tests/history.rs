//! The versions of a contribution and what changed word by word.

use exchange::model::{Section, Visibility};
use web::Role;

use crate::fixtures::World;

#[tokio::test]
async fn every_version_shows_what_was_added_and_removed() {
    let world = World::new().await;
    let id =
        world.question("Mag dat met wifi?").section(Section::Context, "Het speelt in Ommen.").make().await;
    let mut jan = world.jan().await;
    let path = format!("/bijdragen/{id}/wijzigen");
    let page = jan.get(&path).await.expect(200);
    let changes =
        [("context", "Het speelt in <Zwolle>."), ("reason", "Andere plaats"), ("theme", "mobiliteit")];
    jan.submit(&page, &path, &changes).await.expect(303);
    let mut guest = world.guest();
    let page = guest.get(&format!("/bijdragen/{id}")).await.expect(200);
    let list = guest.get(&page.link("Bekijk de geschiedenis")).await.expect(200);
    list.assert_contains("Versie 2")
        .assert_contains("Andere plaats")
        .assert_contains("24 november 2026, 10:00");
    let table = guest.get(&list.link("Download als CSV")).await.expect(200);
    let second = table.body.lines().nth(1).unwrap();
    assert!(second.starts_with("2;2026-11-24T09:00:00Z;"), "{second}");
    assert!(second.contains(";Andere plaats;") && second.contains("Thema"), "{second}");
    assert!(
        second.contains(";Mag dat met wifi?;https://") && second.ends_with("/geschiedenis/2"),
        "{second}"
    );
    assert!(!second.contains("Jan"), "a guest sees no names: {second}");
    let version = guest.get(&list.link("Versie 2")).await.expect(200);
    assert!(version.body.contains("<ins>") && version.body.contains("<del>"), "{}", version.body);
    version
        .assert_contains("toegevoegd:")
        .assert_contains("Mobiliteit")
        .assert_lacks("Mag dat met wifi? Mag dat");
    assert!(!version.body.contains("<Zwolle>"));
    let first = guest.get(&version.link("Vorige versie")).await.expect(200);
    first.assert_contains("Dit is de eerste versie").assert_contains("Het speelt in Ommen.");
    assert_eq!(first.link("Volgende versie"), version.path);
    guest.get(&format!("/bijdragen/{id}/geschiedenis/3")).await.expect(404);
    guest.get(&format!("/bijdragen/{id}/geschiedenis/x")).await.expect(404);
}

#[tokio::test]
async fn what_a_text_said_before_others_could_see_it_stays_hidden() {
    let world = World::new().await;
    let id = world
        .question("Geheim plan?")
        .section(Section::Context, "Dit mag niemand weten.")
        .visible(Visibility::Network)
        .draft()
        .make()
        .await;
    let mut jan = world.jan().await;
    world.app.clock().advance(1);
    let path = format!("/bijdragen/{id}/wijzigen");
    let page = jan.get(&path).await.expect(200);
    let publish = [("context", "Alleen voor het netwerk."), ("actie", "publiceren")];
    jan.submit(&page, &path, &publish).await.expect(303);
    let page = jan.get(&path).await.expect(200);
    jan.submit(&page, &path, &[("context", "Voor iedereen."), ("visibility", "public")]).await.expect(303);

    let history = format!("/bijdragen/{id}/geschiedenis");
    let mut guest = world.guest();
    guest.get(&history).await.expect(200).assert_contains("Versie 3").assert_lacks("Versie 2");
    guest.get(&format!("{history}/2")).await.expect(404);
    let table = guest.get(&format!("{history}.csv")).await.expect(200);
    assert_eq!(table.body.lines().count(), 2, "{}", table.body);
    let third = guest.get(&format!("{history}/3")).await.expect(200);
    third.assert_contains("Voor iedereen.").assert_lacks("Alleen voor het netwerk.");

    let zwolle = world.municipality("Zwolle", 130_000, "PV23").await;
    let fatma = world.person("Fatma", &[(zwolle, Role::Member)], &[]).await;
    let mut fatma = world.browser_of(fatma).await;
    fatma.get(&history).await.expect(200).assert_contains("Versie 2").assert_lacks("Versie 1");
    fatma.get(&format!("{history}/1")).await.expect(404);
    jan.get(&format!("{history}/1")).await.expect(200).assert_contains("Dit mag niemand weten.");
}
