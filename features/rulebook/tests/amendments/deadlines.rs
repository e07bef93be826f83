//! The deadline holds to the second, for all that it is about.

use web::{DAY, SECOND};

use super::world::{TEXT, World, node, submit, write};

#[tokio::test]
async fn until_the_last_second_all_can_be_done_and_a_second_later_nothing() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let mut gijs = world.browser_of(world.gijs).await;
    let url = world.begin(&mut olga, "Op tijd").await;
    write(&mut olga, &url, node(1), "Een sensor dient een doel.").await.expect(303);
    let late = world.begin(&mut olga, "Te laat").await;
    write(&mut olga, &late, node(3), "Een sensor gaat weg.").await.expect(303);
    let left = world.until - world.app.clock().now();
    world.app.clock().advance(left - SECOND);
    submit(&mut olga, &url).await.expect(303);
    write(&mut olga, &url, node(1), "Een sensor dient een goed doel.").await.expect(303);
    gijs.post(&format!("{url}/ondertekenen"), &[]).await.expect(303);
    gijs.get(&format!("{TEXT}/amendementen/nieuw")).await.expect(200);
    world.app.clock().advance(SECOND);
    gijs.get(&format!("{url}/subamendement")).await.expect(200);
    world.app.clock().advance(SECOND);
    // A draft that was begun in time is not let in afterwards.
    submit(&mut olga, &late).await.expect(409).assert_contains("termijn");
    olga.get(&late).await.expect(200).assert_contains("Concept").assert_lacks("Dien in");
    let refused = olga.post(&format!("{url}/bewerken/{}", node(1)), &[("text", "x"), ("revisie", "2")]).await;
    refused.expect(409);
    olga.get(&format!("{url}/bewerken")).await.expect(409);
    olga.post(&format!("{url}/gegevens"), &[("title", "Anders")]).await.expect(409);
    olga.post(&format!("{url}/stappen/0/ongedaan-maken"), &[("revisie", "2")]).await.expect(409);
    gijs.post(&format!("{url}/ondertekenen"), &[]).await.expect(409);
    gijs.post(&format!("{url}/subamendement"), &[("title", "Nog een")]).await.expect(409);
    gijs.get(&format!("{TEXT}/amendementen/nieuw")).await.expect(409);
    gijs.post(&format!("{TEXT}/amendementen/nieuw"), &[("title", "Nog een")]).await.expect(409);
    // What is given can be taken back until it is decided.
    gijs.post(&format!("{url}/niet-ondertekenen"), &[]).await.expect(303);
    olga.post(&format!("{late}/weggooien"), &[]).await.expect(303);
}

#[tokio::test]
async fn the_deadline_is_said_in_local_time_with_the_zone() {
    let world = World::new().await;
    let page = world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200);
    page.assert_contains("26 november 2026, 10:00 (Nederlandse tijd, UTC+1)");
    world.after_the_deadline();
    let page = world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200);
    page.assert_contains("konden worden ingediend tot en met 26 november 2026, 10:00");
}

#[tokio::test]
async fn more_time_is_given_while_the_deadline_has_not_passed_by_who_may_propose() {
    let world = World::new().await;
    let path = format!("{TEXT}/versie/1/termijn");
    let later = [("day", "2026-11-30"), ("time", "17:00")];
    world.guest().get(&path).await.expect(303);
    world.guest().post(&path, &later).await.expect(401);
    for person in [world.olga, world.gijs] {
        let mut browser = world.browser_of(person).await;
        browser.get(&path).await.expect(403);
        browser.post(&path, &later).await.expect(403);
    }
    let mut gijs = world.browser_of(world.gijs).await;
    let article = node(2).to_string();
    gijs.post(&format!("{TEXT}/volgen"), &[("onderdeel", article.as_str())]).await.expect(303);
    let mut elif = world.browser_of(world.elif).await;
    let version = elif.get(&format!("{TEXT}/versie/1")).await.expect(200);
    assert_eq!(version.link("Geef meer tijd voor amendementen"), path);
    let form = elif.get(&path).await.expect(200);
    form.assert_contains("26 november 2026, 10:00").assert_contains("Dat is over 2 dagen en 0 uur.");
    form.assert_contains("in het overzicht van 1 persoon");
    // Only to later.
    elif.submit(&form, &path, &[]).await.expect(422).assert_contains("Kies een moment na het moment");
    elif.post(&path, &[("day", "2026-11-25"), ("time", "17:00")]).await.expect(422);
    elif.post(&path, &[("day", "morgen")]).await.expect(422).assert_contains("Vul een dag en een tijd in");
    elif.post(&path, &later).await.expect(303);
    assert_eq!(world.told(world.gijs).await, ["deadline"]);
    let list = world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200);
    list.assert_contains("30 november 2026, 17:00");
    world.app.clock().advance(3 * DAY);
    let url = world.submitted(world.olga, "Toch nog", node(1), "Een sensor dient een doel.").await;
    world.guest().get(&url).await.expect(200).assert_contains("Ingediend");
    world.app.clock().advance(5 * DAY);
    let mut karin = world.browser_of(world.karin).await;
    karin.get(&path).await.expect(409);
    karin
        .post(&path, &[("day", "2027-01-30"), ("time", "17:00")])
        .await
        .expect(409)
        .assert_contains("termijn");
    karin.get(&format!("{TEXT}/versie/1")).await.expect(200).assert_lacks("Geef meer tijd");
}
