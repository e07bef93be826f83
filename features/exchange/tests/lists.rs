//! The list with its filters, counts, order and pages.

use exchange::model::{Kind, Phase};
use web::{HOUR, Language, Role};

use crate::fixtures::World;

#[tokio::test]
async fn an_empty_list_helps_to_make_the_first() {
    let world = World::new().await;
    let page = world.guest().get("/bijdragen").await.expect(200);
    page.assert_contains("Hier komen de bijdragen");
    assert_eq!(page.link("Breng iets in"), "/bijdragen/nieuw");
    let mine = world.jan().await.get("/mijn/bijdragen").await.expect(200);
    mine.assert_contains("nog niets");
    assert_eq!(mine.link("Mijn pagina"), "/mijn");
    world.guest().get("/themas/privacy").await.expect(200).assert_contains("Nog niets over dit thema");
}

#[tokio::test]
async fn every_filter_counts_with_the_others_applied() {
    let world = World::new().await;
    let zwolle = world.municipality("Zwolle", 130_000, "PV23").await;
    let fatma = world.person("Fatma", &[(zwolle, Role::Member)], &[]).await;
    let company = world.company("Meetbaar BV").await;
    let bob = world.person("Bob", &[(company, Role::Member)], &[]).await;
    world.question("Wifitellen mag dat").make().await;
    world.question("Wie heeft camera's").theme("mobiliteit").by(fatma, zwolle).make().await;
    world
        .contribution(Kind::Example, "Camera's op de markt")
        .phase(Phase::Failed)
        .by(fatma, zwolle)
        .make()
        .await;
    world.contribution(Kind::Offer, "Sensoren te leen").by(bob, company).make().await;
    let mut guest = world.guest();

    let all = guest.get("/bijdragen").await.expect(200);
    for label in [
        "Vraag 2",
        "Voorbeeld 1",
        "Aanbod 1",
        "Privacy 3",
        "Mobiliteit 1",
        "Mislukt 1",
        "Overijssel 3",
        "2026 4",
    ] {
        all.link(label);
    }
    all.assert_contains("Gemeente Zwolle (2)").assert_contains("Meetbaar BV (1)");

    let questions = guest.get(&all.link("Vraag 2")).await.expect(200);
    questions.assert_contains("2 bijdragen").assert_lacks("Sensoren te leen");
    questions.link("Voorbeeld 1");
    questions.link("Privacy 1");
    let narrowed = guest.get(&questions.link("Mobiliteit 1")).await.expect(200);
    narrowed.assert_contains("1 bijdrage").assert_contains("Wie heeft camera's");
    let wider = guest.get(&narrowed.link("Haal weg: Vraag ×")).await.expect(200);
    assert_eq!(wider.path, "/bijdragen?thema=mobiliteit");

    for (query, found) in [
        ("grootte=tot-25000", "Wifitellen mag dat"),
        ("fase=mislukt", "Camera's op de markt"),
        ("zoek=%22CAMERA%27S+op+de+markt%22", "Camera's op de markt"),
        ("soort=aanbod&jaar=2026", "Sensoren te leen"),
        (&format!("organisatie={company}"), "Sensoren te leen"),
    ] {
        let page = guest.get(&format!("/bijdragen?{query}")).await.expect(200);
        page.assert_contains("1 bijdrage").assert_contains(found);
    }
    for query in ["provincie=PV20", "jaar=2020", "zoek=%25", "zoek=_", "thema=bestaatniet"] {
        guest.get(&format!("/bijdragen?{query}")).await.expect(200).assert_contains("Niets gevonden");
    }
}

#[tokio::test]
async fn of_many_organisations_those_with_the_most_can_be_chosen_and_the_chosen_one() {
    let world = World::new().await;
    let mut places = Vec::new();
    for number in 1..=51 {
        places.push(world.municipality(&format!("Plaats {number}."), 10_000, "PV23").await);
    }
    let roles: Vec<_> = places.iter().map(|place| (*place, Role::Member)).collect();
    let fatma = world.person("Fatma", &roles, &[]).await;
    for place in places.iter().chain(&places[50..]) {
        world.question("Wie heeft camera's").by(fatma, *place).make().await;
    }
    let mut guest = world.guest();
    let page = guest.get("/bijdragen").await.expect(200);
    page.assert_contains("U kunt kiezen uit de 50 organisaties").assert_contains("Plaats 51. (2)");
    assert_eq!(page.link("Zoek een andere organisatie"), "/organisaties");
    let options = |page: &str| page.matches("<option value=\"").count() - 1;
    assert_eq!(options(&page.body), 50);
    // In the order of their names, 9 is the last.
    page.assert_lacks("Plaats 9. (1)");
    let page = guest.get(&format!("/bijdragen?organisatie={}", places[8])).await.expect(200);
    page.assert_contains("1 bijdrage").assert_contains("Plaats 9. (1)");
    assert_eq!(options(&page.body), 50);
    let page = guest.get(&format!("/bijdragen?provincie=PV23&organisatie={}", places[50])).await.expect(200);
    page.assert_contains("2 bijdragen");
    assert!(page.body.contains(&format!("<option value=\"{}\" selected>", places[50])));
}

#[tokio::test]
async fn the_list_has_pages_and_two_orders() {
    let world = World::new().await;
    let mut ids = Vec::new();
    for number in 1..=27 {
        world.app.clock().advance(HOUR);
        ids.push(world.question(&format!("Vraag nummer {number}")).make().await);
    }
    let mut guest = world.guest();
    let first = guest.get("/bijdragen").await.expect(200);
    first
        .assert_contains("27 bijdragen")
        .assert_contains("Vraag nummer 27")
        .assert_contains("Vraag nummer 3");
    assert!(!first.links().iter().any(|link| link.text == "Vraag nummer 2"));
    let second = guest.get("/bijdragen?pagina=2").await.expect(200);
    assert_eq!(second.links().iter().filter(|link| link.text.starts_with("Vraag nummer")).count(), 2);
    guest.get("/bijdragen?pagina=99").await.expect(200).assert_contains("Vraag nummer 1");

    let mut jan = world.jan().await;
    world.app.clock().advance(HOUR);
    jan.post(&format!("/bijdragen/{}/sluiten", ids[0]), &[]).await.expect(303);
    let active = guest.get("/bijdragen?volgorde=actief").await.expect(200);
    let titles: Vec<String> = active
        .links()
        .into_iter()
        .map(|link| link.text)
        .filter(|text| text.starts_with("Vraag nummer"))
        .collect();
    assert_eq!(titles[..2], ["Vraag nummer 1", "Vraag nummer 27"]);
}

#[tokio::test]
async fn the_list_speaks_english_and_marks_dutch_text() {
    let world = World::new().await;
    world.question("Mag dat met wifi?").make().await;
    world.question("May this be done?").language(Language::En).make().await;
    let mut guest = world.guest();
    guest.language("en");
    let page = guest.get("/bijdragen").await.expect(200);
    page.assert_contains("2 contributions").assert_contains("Municipality of Ommen (18,400 inhabitants)");
    assert!(page.body.contains("<h2 lang=\"nl\">"), "{}", page.body);
    assert!(!page.body.contains("<h2 lang=\"en\">"));
}

#[tokio::test]
async fn nonsense_in_the_address_still_gives_a_list() {
    let world = World::new().await;
    world.question("Mag dat met wifi?").make().await;
    for query in ["?soort=%ff", "?zoek=%00", "?pagina=-1", "?jaar=x&organisatie=y", "?%", "?zoek=%27%3B--%5C"]
    {
        world.guest().get(&format!("/bijdragen{query}")).await.expect(200);
    }
}

#[tokio::test]
async fn every_statement_can_be_prepared_on_this_engine() {
    let world = World::new().await;
    let refused = world.app.house().db.check_statements().await.unwrap();
    assert!(refused.is_empty(), "{refused:?}");
}
