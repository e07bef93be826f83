//! Amendments that belong together in the vote.

use testkit::Reply;

use super::world::{TEXT, World, node, submit, write};

const FOUR: &str = "De eigenaar meldt een sensor uiterlijk vier weken voordat die in gebruik gaat.";

/// The identifier in the address of an amendment.
fn id(url: &str) -> &str {
    url.rsplit('/').next().unwrap()
}

/// Three amendments of the same words, and one of others.
async fn three(world: &World) -> [String; 3] {
    let zes = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let acht = world.submitted(world.gijs, "Acht", node(21), &FOUR.replace("vier", "acht")).await;
    let elders = world.submitted(world.gijs, "Elders", node(3), "Een sensor gaat weg.").await;
    [zes, acht, elders]
}

async fn bundle(world: &World, kind: &str, urls: &[&String]) -> Reply {
    let mut karin = world.browser_of(world.karin).await;
    let mut fields = vec![("versie", "1"), ("kind", kind)];
    fields.extend(urls.iter().map(|url| ("a", id(url))));
    karin.post(&format!("{TEXT}/amendementen/bundelen"), &fields).await
}

#[tokio::test]
async fn the_clerk_chooses_what_belongs_together_and_how() {
    let world = World::new().await;
    let [zes, acht, elders] = three(&world).await;
    let path = format!("{TEXT}/amendementen/bundelen");
    let mut karin = world.browser_of(world.karin).await;
    let table = karin.get(&format!("{TEXT}/amendementen/botsingen")).await.expect(200);
    let form = karin.get(&table.link("Maak een bundel")).await.expect(200);
    form.assert_contains("Amendement 1: Zes").assert_contains("Van gelijke strekking");
    for person in [world.olga, world.gijs] {
        world.browser_of(person).await.get(&path).await.expect(403);
    }
    world.guest().get(&path).await.expect(303);
    world.guest().post(&path, &[]).await.expect(401);
    world.browser_of(world.elif).await.get(&path).await.expect(200);
    let wrong = bundle(&world, "", &[&zes]).await.expect(422);
    wrong.assert_contains("Kies hoe de amendementen").assert_contains("Kies minstens twee");
    bundle(&world, "alternatives", &[&zes, &acht]).await.expect(303);
    // What is in a bundle is not put into another.
    bundle(&world, "same", &[&acht, &elders]).await.expect(422);
    karin.get(&path).await.expect(200).assert_lacks("Amendement 1: Zes");
    let list = world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200);
    list.assert_contains("Alternatief voor Amendement 2").assert_contains("Alternatief voor Amendement 1");
    world.guest().get(&zes).await.expect(200).assert_contains("Dit amendement is een alternatief voor:");
    let table = karin.get(&format!("{TEXT}/amendementen/botsingen")).await.expect(200);
    table.assert_contains("Alternatieven");
    karin.submit(&table, &format!("{TEXT}/amendementen/ontbundelen"), &[]).await.expect(303);
    world.guest().get(&zes).await.expect(200).assert_lacks("alternatief");
}

#[tokio::test]
async fn an_amendment_and_what_changes_it_are_not_in_one_bundle() {
    let world = World::new().await;
    let [zes, ..] = three(&world).await;
    let mut gijs = world.browser_of(world.gijs).await;
    let begun = gijs.post(&format!("{zes}/subamendement"), &[("title", "Zeven")]).await.expect(303);
    let sub = begun.location().trim_end_matches("/bewerken").to_owned();
    write(&mut gijs, &sub, node(21), &FOUR.replace("vier", "zeven")).await.expect(303);
    submit(&mut gijs, &sub).await.expect(303);
    bundle(&world, "same", &[&zes, &sub]).await.expect(422).assert_contains("Een subamendement kan niet");
}

#[tokio::test]
async fn when_one_alternative_is_adopted_the_others_fall() {
    let world = World::new().await;
    let [zes, acht, _] = three(&world).await;
    bundle(&world, "alternatives", &[&zes, &acht]).await.expect(303);
    world.after_the_deadline();
    let mut karin = world.browser_of(world.karin).await;
    let path = format!("{zes}/besluit");
    let form = karin.get(&path).await.expect(200);
    form.assert_contains("leg dan ook vast dat vervalt: Amendement 2");
    // Rejecting one says nothing of the other.
    let rejected = [("outcome", "rejected"), ("day", "2026-11-26")];
    karin.submit(&form, &path, &rejected).await.expect(303);
    world.guest().get(&acht).await.expect(200).assert_contains("Ingediend").assert_lacks("Vervallen");
    let form = karin.get(&path).await.expect(200);
    karin.submit(&form, &path, &[("outcome", "adopted"), ("day", "2026-11-26")]).await.expect(303);
    world.guest().get(&acht).await.expect(200).assert_contains("Vervallen, 26 november 2026");
    assert!(world.told(world.gijs).await.contains(&"amendment-mine-decided".to_owned()));
    world
        .decide(&acht, "adopted", "9")
        .await
        .expect(422)
        .assert_contains("Een alternatief voor dit amendement");
}

#[tokio::test]
async fn one_vote_decides_on_all_that_are_of_the_same_purport() {
    let world = World::new().await;
    let [zes, acht, elders] = three(&world).await;
    bundle(&world, "same", &[&zes, &acht]).await.expect(303);
    let list = world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200);
    list.assert_contains("In één stemming met Amendement 2");
    world.after_the_deadline();
    let mut karin = world.browser_of(world.karin).await;
    let path = format!("{zes}/besluit");
    let form = karin.get(&path).await.expect(200);
    form.assert_contains("Leg hetzelfde vast voor Amendement 2");
    karin.submit(&form, &path, &[("outcome", "held-over"), ("day", "2026-11-26")]).await.expect(303);
    for url in [&zes, &acht] {
        world.guest().get(url).await.expect(200).assert_contains("Aangehouden, 26 november 2026");
    }
    world.guest().get(&elders).await.expect(200).assert_lacks("Aangehouden");
    // Put right, the others go along; without the box they stay.
    karin.submit(&form, &path, &[("outcome", "rejected"), ("day", "2026-11-26")]).await.expect(303);
    world.guest().get(&acht).await.expect(200).assert_contains("Verworpen, 26 november 2026");
    world.decide(&zes, "held-over", "1").await.expect(303);
    world.guest().get(&acht).await.expect(200).assert_contains("Verworpen, 26 november 2026");
}
