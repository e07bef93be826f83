//! What this room asks of somebody.

use exchange::{
    ExchangeAsks,
    model::{Kind, Phase, Visibility},
};
use notices::Asks;
use people::store::sessions;
use web::{DAY, Language, NetworkRole, Page, PersonId, Role};

use crate::fixtures::{World, question_fields, with};

/// Titles of what is asked of a person, in order.
async fn asked(world: &World, person: PersonId) -> Vec<String> {
    let house = world.app.house();
    let page = Page::apart(house, Language::Nl);
    let mut tx = house.db.read().await.unwrap();
    let actor = sessions::actor_by_id(&mut tx, person).await.unwrap().unwrap();
    let asks = ExchangeAsks.asked(&mut tx, &actor, &page, house.clock.now()).await.unwrap();
    for ask in &asks {
        assert!(!ask.what.starts_with("exchange-") && ask.url.starts_with('/'), "{ask:?}");
    }
    asks.into_iter().map(|ask| ask.title).collect()
}

#[tokio::test]
async fn a_question_with_replies_a_draft_and_an_old_example_are_asked_after() {
    let world = World::new().await;
    let question = world.question("Mag dit?").page().await;
    world.question("Nog niet af").draft().make().await;
    world.contribution(Kind::Example, "Een oude proef").phase(Phase::Pilot).make().await;
    world.contribution(Kind::Example, "Allang gestopt").phase(Phase::Stopped).make().await;
    assert!(asked(&world, world.jan).await.is_empty(), "nothing waits yet");
    let (els, zwolle) = world.neighbour("Els", "Zwolle").await;
    let fields = [("body", "Ja."), ("organisatie", &zwolle.to_string())];
    world.browser_of(els).await.post(&format!("{question}/reageren"), &fields).await.expect(303);
    assert_eq!(asked(&world, world.jan).await, ["Mag dit?"]);
    world.app.clock().advance(4 * DAY);
    assert_eq!(asked(&world, world.jan).await, ["Mag dit?", "Nog niet af"]);
    world.app.clock().advance(200 * DAY);
    assert_eq!(asked(&world, world.jan).await, ["Mag dit?", "Nog niet af", "Een oude proef"]);
    assert!(asked(&world, els).await.is_empty(), "of others nothing is asked");
}

#[tokio::test]
async fn who_follows_a_theme_is_asked_before_an_answer_is_needed() {
    let world = World::new().await;
    let (els, zwolle) = world.neighbour("Els", "Zwolle").await;
    let mut tx = world.app.house().db.read().await.unwrap();
    let theme = exchange::store::themes::by_slug(&mut tx, "privacy").await.unwrap().unwrap().id.to_string();
    drop(tx);
    let mut browser = world.browser_of(els).await;
    browser.post("/volgen", &[("soort", "theme"), ("id", &theme)]).await.expect(303);
    let mut jan = world.jan().await;
    for (title, day, visibility) in [
        ("Bijna te laat?", "1-12-2026", Visibility::Public),
        ("Nog lang niet?", "1-12-2027", Visibility::Public),
        ("Alleen voor ons?", "1-12-2026", Visibility::Organisation),
    ] {
        let fields = with(with(question_fields(), "title", title), "needed-by", day);
        let fields = with(fields, "visibility", visibility.key());
        jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(303);
    }
    assert_eq!(asked(&world, els).await, ["Bijna te laat?"]);
    assert!(asked(&world, world.jan).await.is_empty(), "not of who asks it");
    let page = browser.get("/bijdragen?zoek=bijna").await.expect(200);
    let url = page.link("Bijna te laat?");
    let fields = [("body", "Zo."), ("organisatie", &zwolle.to_string())];
    browser.post(&format!("{url}/reageren"), &fields).await.expect(303);
    assert!(asked(&world, els).await.is_empty(), "who helped is not asked again");
}

#[tokio::test]
async fn a_moderator_is_asked_to_judge_reports() {
    let world = World::new().await;
    let bo = world.person("Bo", &[(world.ommen, Role::Member)], &[NetworkRole::Moderator]).await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    jan.post(&format!("{path}/melden"), &[("reason", "untrue")]).await.expect(303);
    assert_eq!(asked(&world, bo).await, ["1 melding wacht op een besluit"]);
    assert!(asked(&world, world.jan).await.is_empty());
}
