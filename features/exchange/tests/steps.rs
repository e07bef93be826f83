//! Closing, reopening, withdrawing, and what has been joined with another one.

use exchange::{
    model::{State, Step},
    permissions::{Permission, may},
    store::contributions,
};
use web::{Actor, NetworkRole, Role};

use crate::fixtures::World;

#[tokio::test]
async fn a_question_is_closed_and_opened_again() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let mut jan = world.jan().await;
    let url = format!("/bijdragen/{id}");
    for _ in 0..2 {
        jan.post(&format!("{url}/sluiten"), &[]).await.expect(303);
    }
    world.guest().get(&url).await.expect(200).assert_contains("Deze bijdrage is gesloten");
    world.guest().get("/bijdragen").await.expect(200).assert_contains("Gesloten");
    for _ in 0..2 {
        jan.post(&format!("{url}/heropenen"), &[]).await.expect(303);
    }
    world.guest().get(&url).await.expect(200).assert_lacks("gesloten");
}

#[tokio::test]
async fn withdrawing_asks_first_and_can_be_undone() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let mut jan = world.jan().await;
    let url = format!("/bijdragen/{id}");
    let page = jan.get(&url).await.expect(200);
    let sure = jan.get(&page.link("Trek in")).await.expect(200);
    sure.assert_contains("Anderen zien de bijdrage en de reacties dan niet meer");
    jan.submit(&sure, &format!("{url}/intrekken"), &[]).await.expect(303);
    jan.post(&format!("{url}/intrekken"), &[]).await.expect(303);
    world.guest().get(&url).await.expect(404);
    jan.get(&url).await.expect(200).assert_contains("Deze bijdrage is ingetrokken");
    jan.get(&format!("{url}/wijzigen")).await.expect(409).assert_contains("Dit kan nu niet");
    jan.post(&format!("{url}/sluiten"), &[]).await.expect(409);
    jan.post(&format!("{url}/heropenen"), &[]).await.expect(303);
    world.guest().get(&url).await.expect(200);
}

#[tokio::test]
async fn a_draft_that_is_thrown_away_comes_back_as_a_draft() {
    let world = World::new().await;
    let id = world.question("Half af").draft().make().await;
    let mut jan = world.jan().await;
    let url = format!("/bijdragen/{id}");
    jan.get(&format!("{url}/intrekken")).await.expect(200).assert_contains("Concept weggooien");
    jan.post(&format!("{url}/intrekken"), &[]).await.expect(303);
    jan.post(&format!("{url}/heropenen"), &[]).await.expect(303);
    jan.get(&url).await.expect(200).assert_contains("Dit is een concept");
    world.guest().get(&url).await.expect(404);
}

#[tokio::test]
async fn steps_are_for_who_may_take_them() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let url = format!("/bijdragen/{id}");
    let colleague = world.person("Piet", &[(world.ommen, Role::Member)], &[]).await;
    let mut piet = world.browser_of(colleague).await;
    for step in ["sluiten", "intrekken", "publiceren"] {
        piet.post(&format!("{url}/{step}"), &[]).await.expect(403);
        world.guest().post(&format!("{url}/{step}"), &[]).await.expect(401);
    }
    piet.get(&format!("{url}/intrekken")).await.expect(403);
    let els = world.person("Els", &[], &[NetworkRole::Editor]).await;
    let mut els = world.browser_of(els).await;
    els.post(&format!("{url}/intrekken"), &[]).await.expect(403);
    els.post(&format!("{url}/sluiten"), &[]).await.expect(303);
    els.post(&format!("{url}/heropenen"), &[]).await.expect(303);
}

#[tokio::test]
async fn of_two_steps_at_once_only_one_is_taken() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    let before = contributions::find(&tx, &Actor::default(), id).await.unwrap().unwrap();
    let by = world.jan;
    assert!(contributions::step(&mut tx, &house.ids, &before, Step::Close, by, 1).await.unwrap());
    assert!(!contributions::step(&mut tx, &house.ids, &before, Step::Withdraw, by, 2).await.unwrap());
    assert!(!contributions::step(&mut tx, &house.ids, &before, Step::Reopen, by, 2).await.unwrap());
    let after = contributions::find(&tx, &Actor::default(), id).await.unwrap().unwrap();
    assert_eq!(after.state, State::Closed);
    assert!(!may(&Actor::default(), Permission::Edit, &after));
}
