//! Where else amendments show: in the text, the story of an article, feeds, notices, links and personal data.

use people::RoomData;
use rulebook::RuleData;

use super::world::{TEXT, World, node};

#[tokio::test]
async fn the_text_says_at_each_article_how_many_amendments_there_are() {
    let world = World::new().await;
    world.guest().get(TEXT).await.expect(200).assert_contains("Geen amendementen");
    world.submitted(world.olga, "Een", node(21), "De eigenaar meldt een sensor.").await;
    world.submitted(world.gijs, "Twee", node(22), "De melding is openbaar.").await;
    let page = world.guest().get(TEXT).await.expect(200);
    let link = format!("{TEXT}/amendementen?versie=1&#38;onderdeel={}", node(2));
    assert!(page.body.contains(&link), "article 2 leads to its amendments: {}", page.main());
    assert_eq!(page.link("2 amendementen"), format!("{TEXT}/amendementen?versie=1"));
}

#[tokio::test]
async fn the_story_of_an_article_and_the_feeds_tell_of_them() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes weken", node(21), "De eigenaar meldt een sensor.").await;
    for id in [node(21), node(2)] {
        let story = world.guest().get(&format!("{TEXT}/artikel/{id}")).await.expect(200);
        story.assert_contains("Amendement 1 van Ommen: Zes weken · Ingediend");
    }
    world.guest().get(&format!("{TEXT}/artikel/{}", node(3))).await.expect(200).assert_lacks("Zes weken");
    for feed in [format!("{TEXT}/feed.atom"), format!("{TEXT}/artikel/{}/feed.atom", node(2))] {
        let feed = world.guest().get(&feed).await.expect(200);
        assert!(feed.body.contains(&url), "{}", feed.body);
    }
}

#[tokio::test]
async fn who_follows_the_article_is_told_and_who_follows_another_is_not() {
    let world = World::new().await;
    let mut gijs = world.browser_of(world.gijs).await;
    let mut karin = world.browser_of(world.karin).await;
    gijs.post(&format!("{TEXT}/volgen"), &[("onderdeel", &node(2).to_string())]).await.expect(303);
    karin.post(&format!("{TEXT}/volgen"), &[("onderdeel", &node(3).to_string())]).await.expect(303);
    let url = world.submitted(world.olga, "Zes weken", node(21), "De eigenaar meldt een sensor.").await;
    assert_eq!(world.told(world.gijs).await, ["amendment-submitted"]);
    assert!(world.told(world.karin).await.is_empty());
    // Opening it is reading it.
    gijs.get(&url).await.expect(200);
    assert!(world.told(world.gijs).await.is_empty());
}

#[tokio::test]
async fn each_form_says_how_many_hear_of_it() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let mut gijs = world.browser_of(world.gijs).await;
    let mut karin = world.browser_of(world.karin).await;
    let mut elif = world.browser_of(world.elif).await;
    for browser in [&mut gijs, &mut elif] {
        browser.post(&format!("{TEXT}/volgen"), &[("onderdeel", &node(2).to_string())]).await.expect(303);
    }
    let draft = world.begin(&mut olga, "Nog niet").await;
    let edit = |url: &str| {
        let node = node(21);
        ["", &format!("/{node}"), &format!("/{node}/toevoegen"), &format!("/{node}/verwijderen")]
            .map(|page| format!("{url}/bewerken{page}"))
    };
    for page in edit(&draft) {
        olga.get(&page).await.expect(200).assert_lacks("in het overzicht van");
    }
    let url = world.submitted(world.olga, "Zes weken", node(21), "De eigenaar meldt een sensor.").await;
    let two = "Dit komt in het overzicht van 2 mensen.";
    for page in edit(&url) {
        olga.get(&page).await.expect(200).assert_contains(two);
    }
    olga.get(&format!("{url}/gegevens")).await.expect(200).assert_contains(two);
    olga.post(&format!("{url}/gegevens"), &[("title", "")]).await.expect(422).assert_contains(two);
    olga.get(&format!("{url}/intrekken")).await.expect(200).assert_contains(two);
    // Of a signature hears who submitted or signed, and no follower.
    let one = "Dit komt in het overzicht van 1 persoon.";
    gijs.get(&format!("{url}/ondertekenen")).await.expect(200).assert_contains(one);
    gijs.post(&format!("{url}/ondertekenen"), &[("organisatie", &world.goes.to_string())]).await.expect(303);
    assert_eq!(world.told(world.olga).await, ["amendment-mine-signed"]);
    // Olga, Gijs, who signed and follows, and Elif.
    let three = "Dit komt in het overzicht van 3 mensen.";
    karin.get(&format!("{url}/preadvies")).await.expect(200).assert_contains(three);
    karin.post(&format!("{url}/preadvies"), &[("kind", "")]).await.expect(422).assert_contains(three);
    world.after_the_deadline();
    let mut karin = world.browser_of(world.karin).await;
    karin.get(&format!("{url}/besluit")).await.expect(200).assert_contains(three);
    karin.post(&format!("{url}/besluit"), &[("outcome", "")]).await.expect(422).assert_contains(three);
}

#[tokio::test]
async fn an_article_can_be_linked_with_an_amendment_that_one_may_see() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes weken", node(21), "De eigenaar meldt een sensor.").await;
    let mut olga = world.browser_of(world.olga).await;
    let secret = world.begin(&mut olga, "Nog geheim").await;
    let mut gijs = world.browser_of(world.gijs).await;
    let path = format!("{TEXT}/artikel/{}/verbinden", node(3));
    gijs.post(&path, &[("relation", "relates-to"), ("other", &secret)]).await.expect(422);
    gijs.post(&path, &[("relation", "relates-to"), ("other", &url)]).await.expect(303);
    let story = world.guest().get(&format!("{TEXT}/artikel/{}", node(3))).await.expect(200);
    story.assert_contains("1. Zes weken (Spelregels voor sensoren)");
    world.guest().get(&url).await.expect(200).assert_contains("Artikel 3. Weghalen");
}

#[tokio::test]
async fn what_somebody_wrote_and_signed_is_in_their_data() {
    let world = World::new().await;
    world.submitted(world.olga, "Zes weken", node(21), "De eigenaar meldt een sensor.").await;
    let house = world.app.house();
    let data = RuleData.export(&mut house.db.read().await.unwrap(), world.olga).await.unwrap();
    assert_eq!(data["amendments"].as_array().unwrap().len(), 2);
    assert_eq!(data["amendments"][1]["title"], "Zes weken");
    assert_eq!(data["signatures"].as_array().unwrap().len(), 1);
    assert!(data["advice"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn a_text_that_is_not_proposed_says_that_amendments_come_later() {
    let world = World::new().await;
    let mut elif = world.browser_of(world.elif).await;
    elif.post(&format!("{TEXT}/versie/1/stap/terugnemen"), &[]).await.expect(303);
    let page = elif.get(&format!("{TEXT}/amendementen")).await.expect(200);
    page.assert_contains("ligt nog niet voor aan de ledenvergadering");
    elif.get(&format!("{TEXT}/amendementen/botsingen")).await.expect(404);
    world.guest().get(&format!("{TEXT}/amendementen?versie=x")).await.expect(404);
}
