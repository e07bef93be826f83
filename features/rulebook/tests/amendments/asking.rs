//! What amendments ask of somebody.

use notices::Asks;
use people::store::sessions;
use rulebook::AmendmentAsks;
use web::{Language, Page, PersonId};

use super::world::{TEXT, World, node, submit, tree, write};

const FOUR: &str = "De eigenaar meldt een sensor uiterlijk vier weken voordat die in gebruik gaat.";

/// What is asked, about what, and where it is done.
async fn asked(world: &World, person: PersonId) -> Vec<(String, String, String)> {
    let house = world.app.house();
    let page = Page::apart(house, Language::Nl);
    let mut tx = house.db.read().await.unwrap();
    let actor = sessions::actor_by_id(&mut tx, person).await.unwrap().unwrap();
    let asks = AmendmentAsks.asked(&mut tx, &actor, &page, house.clock.now()).await.unwrap();
    asks.into_iter().map(|ask| (ask.what, ask.title, ask.url)).collect()
}

#[tokio::test]
async fn the_board_is_asked_for_advice_and_after_the_deadline_the_clerk_for_decisions() {
    let world = World::new().await;
    assert!(asked(&world, world.karin).await.is_empty());
    let one = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    world.submitted(world.gijs, "Acht", node(21), &FOUR.replace("vier", "acht")).await;
    for person in [world.karin, world.elif] {
        let asks = asked(&world, person).await;
        assert_eq!(asks.len(), 1, "{asks:?}");
        assert_eq!(asks[0].0, "2 amendementen hebben nog geen preadvies");
        assert_eq!(asks[0].1, "Spelregels voor sensoren");
        assert_eq!(asks[0].2, format!("{TEXT}/amendementen?versie=1&status=ingediend&preadvies=geen"));
    }
    assert!(asked(&world, world.olga).await.is_empty(), "what is submitted asks nothing");
    let mut karin = world.browser_of(world.karin).await;
    karin.post(&format!("{one}/preadvies"), &[("kind", "adopt")]).await.expect(303);
    assert_eq!(asked(&world, world.elif).await[0].0, "Eén amendement heeft nog geen preadvies");
    world.after_the_deadline();
    assert_eq!(asked(&world, world.karin).await[0].0, "2 amendementen wachten op een besluit");
    assert_eq!(asked(&world, world.elif).await.len(), 1, "an editor does not decide");
    world.decide(&one, "adopted", "1").await.expect(303);
    assert_eq!(asked(&world, world.karin).await[0].0, "Eén amendement wacht op een besluit");
}

#[tokio::test]
async fn somebody_is_asked_to_submit_a_draft_as_long_as_that_is_possible() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let one = world.begin(&mut olga, "Liever zes weken").await;
    let what = "U hebt een concept van een amendement dat nog niet is ingediend".to_owned();
    assert_eq!(asked(&world, world.olga).await, [(what, "Liever zes weken".to_owned(), one.clone())]);
    world.begin(&mut olga, "Nog een").await;
    let asks = asked(&world, world.olga).await;
    assert_eq!(asks[0].0, "U hebt 2 concepten van amendementen die nog niet zijn ingediend");
    assert_eq!((asks.len(), asks[0].2.as_str()), (1, "/spelregels/sensoren/amendementen?versie=1"));
    write(&mut olga, &one, node(21), &FOUR.replace("vier", "zes")).await.expect(303);
    submit(&mut olga, &one).await.expect(303);
    assert_eq!(asked(&world, world.olga).await[0].1, "Nog een");
    assert!(asked(&world, world.gijs).await.is_empty(), "not what others began");
    world.after_the_deadline();
    assert!(asked(&world, world.olga).await.is_empty(), "it is too late");
}

#[tokio::test]
async fn who_submitted_is_asked_what_to_do_with_what_does_not_fit_a_newer_version() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let mut changed = tree();
    let change = rulebook::model::operation::Operation::ReplaceText {
        node: node(21),
        part: rulebook::model::node::Part::Text,
        base_hash: changed.text(node(21), rulebook::model::node::Part::Text).unwrap().hash(),
        new: rulebook::model::text::Text::plain(&FOUR.replace("vier", "acht")),
    };
    rulebook::model::apply::apply(&mut changed, &change).unwrap();
    let number = world.draft(&changed).await;
    let mut elif = world.browser_of(world.elif).await;
    let fields = [("day", "2026-12-20"), ("time", "17:00")];
    elif.post(&format!("{TEXT}/versie/{number}/stap/voorstellen"), &fields).await.expect(303);
    let asks = asked(&world, world.olga).await;
    assert_eq!(asks.len(), 1, "{asks:?}");
    assert!(asks[0].0.starts_with("Uw amendement past niet helemaal"), "{asks:?}");
    assert_eq!((asks[0].1.as_str(), asks[0].2.as_str()), ("Zes", format!("{url}/vragen").as_str()));
    assert!(asked(&world, world.gijs).await.is_empty());
    let waiting = world.guest().get(&format!("{TEXT}/amendementen?wacht=ja")).await.expect(200);
    waiting.assert_contains("Eén amendement").assert_contains("Wacht op de indiener");
}
