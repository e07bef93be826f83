//! Deciding, and the adopted version.

use people::RoomData;
use rulebook::RuleData;

use super::world::{TEXT, World, node, write};

const FOUR: &str = "De eigenaar meldt een sensor uiterlijk vier weken voordat die in gebruik gaat.";

#[tokio::test]
async fn nobody_but_the_clerk_decides_however_they_are_signed_in() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let fields = [("outcome", "adopted"), ("day", "2026-11-26"), ("order", "1")];
    let path = format!("{url}/besluit");
    // Not before the deadline, not even the clerk.
    world.decide(&url, "adopted", "1").await.expect(409);
    world.after_the_deadline();
    for person in [world.olga, world.gijs, world.elif] {
        let mut browser = world.browser_of(person).await;
        browser.get(&path).await.expect(403);
        browser.post(&path, &fields).await.expect(403);
        browser
            .post(&format!("{TEXT}/amendementen/vaststellen"), &[("label", "Mijn versie")])
            .await
            .expect(403);
    }
    world.guest().post(&path, &fields).await.expect(401);
    world.guest().get(&url).await.expect(200).assert_lacks("Aangenomen");
    world.decide(&url, "adopted", "1").await.expect(303);
    world.guest().get(&url).await.expect(200).assert_contains("Aangenomen");
    assert!(world.told(world.olga).await.contains(&"amendment-mine-decided".to_owned()));
}

#[tokio::test]
async fn a_decision_has_an_outcome_a_day_and_a_place_of_its_own() {
    let world = World::new().await;
    let one = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let two = world.submitted(world.gijs, "Acht", node(21), &FOUR.replace("vier", "acht")).await;
    world.after_the_deadline();
    let mut karin = world.browser_of(world.karin).await;
    let path = format!("{two}/besluit");
    karin.get(&path).await.expect(200).assert_contains("kan dit amendement in stemming zoals het is");
    let wrong =
        karin.post(&path, &[("outcome", "draft"), ("day", "2027-12-01"), ("order", "0")]).await.expect(422);
    wrong.assert_contains("Kies wat er is besloten").assert_contains("Kies een dag die al is geweest");
    wrong.assert_contains("Vul een heel getal in");
    world.decide(&one, "adopted", "1").await.expect(303);
    world.decide(&two, "fallen", "1").await.expect(422).assert_contains("heeft dit nummer al");
    let page = karin.get(&path).await.expect(200);
    page.assert_contains("vervalt door wat al is aangenomen").assert_contains("door Amendement 1");
    world.decide(&two, "fallen", "2").await.expect(303);
    // Put right, while the adopted version is not made.
    world.decide(&two, "rejected", "2").await.expect(303);
    world.guest().get(&two).await.expect(200).assert_contains("Verworpen");
}

#[tokio::test]
async fn the_adopted_version_is_computed_and_says_where_its_words_come_from() {
    let world = World::new().await;
    let one = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let two =
        world.submitted(world.gijs, "Beheerder", node(21), &FOUR.replace("eigenaar", "beheerder")).await;
    let three = world.submitted(world.gijs, "Weg", node(3), "Een sensor wordt weggehaald.").await;
    let mut karin = world.browser_of(world.karin).await;
    let path = format!("{TEXT}/amendementen/vaststellen");
    let fields = [("versie", "1"), ("label", "Vastgesteld"), ("day", "2026-11-26")];
    karin.post(&path, &fields).await.expect(409).assert_contains("termijn");
    world.after_the_deadline();
    world.decide(&one, "adopted", "2").await.expect(303);
    world.decide(&two, "adopted", "1").await.expect(303);
    karin.get(&path).await.expect(200).assert_contains("Hierover is nog niet besloten");
    karin.post(&path, &fields).await.expect(409).assert_contains("nog niet besloten");
    world.decide(&three, "held-over", "3").await.expect(303);
    karin.get(&path).await.expect(200).assert_contains("2 amendementen zijn aangenomen");
    karin.post(&path, &[("versie", "1"), ("label", ""), ("day", "x")]).await.expect(422);
    let made = karin.post(&path, &fields).await.expect(303);
    assert_eq!(made.location(), format!("{TEXT}/versie/2"));
    let page = world.guest().get(&made.location()).await.expect(200);
    page.assert_contains("Vastgesteld").assert_contains("De beheerder meldt een sensor uiterlijk zes weken");
    page.assert_contains("Een sensor die niet meer nodig is");
    let origin = "title=\"Amendement 1 van Ommen, aangenomen op 26 november 2026\">zes";
    assert!(page.body.contains(origin), "{}", page.main());
    // On paper nothing can be followed: there is a list.
    page.assert_contains("Bij onderstreepte woorden staat van welk amendement zij komen");
    page.assert_contains("Waar de wijzigingen vandaan komen").assert_contains("Versie 2, zoals die op");
    let story = world.guest().get_followed(&format!("/regel/{}", node(21))).await.expect(200);
    let line = story.body.split("class=\"thread\"").nth(1).unwrap();
    let decided = line.find("Aangenomen").expect("the decision stands on the line");
    assert!(line.find("Ingediend").expect("and when it was submitted") < decided, "{line}");
    // Now all is settled.
    karin.post(&path, &fields).await.expect(409);
    world.decide(&three, "adopted", "3").await.expect(409);
    let mut gijs = world.browser_of(world.gijs).await;
    gijs.post(&format!("{three}/intrekken"), &[]).await.expect(409);
    world
        .guest()
        .get(&format!("{TEXT}/amendementen?versie=1"))
        .await
        .expect(200)
        .assert_contains("vastgestelde versie");
    let house = world.app.house();
    let data = RuleData.export(&mut house.db.read().await.unwrap(), world.karin).await.unwrap();
    assert_eq!(data["decisions"].as_array().unwrap().len(), 3);
    assert_eq!(data["adoptions"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_sub_amendment_is_not_adopted_without_what_it_amends() {
    let world = World::new().await;
    let main = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let mut gijs = world.browser_of(world.gijs).await;
    let begun = gijs.post(&format!("{main}/subamendement"), &[("title", "Zeven")]).await.expect(303);
    let sub = begun.location().trim_end_matches("/bewerken").to_owned();
    write(&mut gijs, &sub, node(21), &FOUR.replace("vier", "zeven")).await.expect(303);
    gijs.post(&format!("{sub}/indienen"), &[]).await.expect(303);
    world.after_the_deadline();
    world.decide(&main, "rejected", "1").await.expect(303);
    world.decide(&sub, "adopted", "2").await.expect(422).assert_contains("niet aangenomen");
    world.decide(&sub, "fallen", "2").await.expect(303);
}
