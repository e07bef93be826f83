//! What an amendment was before, and who signed which form of it.

use web::MINUTE;

use super::world::{World, node, write};

const FIRST: &str = "In artikel 3 vervalt: ‘die niet meer nodig is,’.";

#[tokio::test]
async fn each_form_since_it_was_submitted_can_be_read_by_everybody_and_drafts_by_their_makers() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let url = world.begin(&mut olga, "Weg").await;
    write(&mut olga, &url, node(3), "Een sensor mag weg.").await.expect(303);
    world.app.clock().advance(MINUTE);
    write(&mut olga, &url, node(3), "Een sensor gaat weg.").await.expect(303);
    world.app.clock().advance(MINUTE);
    super::world::submit(&mut olga, &url).await.expect(303);
    world.app.clock().advance(MINUTE);
    let mut guest = world.guest();
    guest.get(&url).await.expect(200).assert_lacks("Eerdere vormen");
    write(&mut olga, &url, node(3), "Een sensor is weg.").await.expect(303);
    let page = guest.get(&url).await.expect(200);
    page.assert_contains("Eerdere vormen (1)").assert_contains("Ondertekend in deze vorm door: Ommen");
    let table = guest.get(&page.link("Download als CSV")).await.expect(200);
    let mine = olga.get(&format!("{url}/vormen.csv")).await.expect(200);
    assert!(mine.body.lines().count() > table.body.lines().count(), "what stood in a draft is its maker's");
    assert!(table.body.contains("/vorm/2") && !table.body.contains("/vorm/1"), "{}", table.body);
    let then = guest.get(&format!("{url}/vorm/2")).await.expect(200);
    then.assert_contains("gaat weg").assert_contains("Olga, Ommen").assert_lacks("is weg");
    then.assert_contains("Omdat het beter is.").assert_contains("Ondertekend in deze vorm door Ommen");
    // What stood in the draft is not shown to others.
    for number in ["0", "1", "9", "x"] {
        guest.get(&format!("{url}/vorm/{number}")).await.expect(404);
    }
    let own = olga.get(&url).await.expect(200);
    own.assert_contains("Eerdere vormen (3)");
    olga.get(&format!("{url}/vorm/1")).await.expect(200).assert_contains("mag weg");
    olga.get(&format!("{url}/vorm/0")).await.expect(200).assert_contains("veranderde het amendement niets");
}

#[tokio::test]
async fn one_sees_what_one_signs_and_whether_it_was_changed_after_that() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Weg", node(3), "Een sensor wordt weggehaald.").await;
    world.app.clock().advance(MINUTE);
    let mut gijs = world.browser_of(world.gijs).await;
    let page = gijs.get(&url).await.expect(200);
    let path = page.link("Onderteken mee namens Goes");
    let form = gijs.get(&path).await.expect(200);
    form.assert_contains(FIRST).assert_contains("U ondertekent namens Goes.");
    gijs.submit(&form, &path, &[]).await.expect(303);
    gijs.get(&path).await.expect(303);
    gijs.get(&url).await.expect(200).assert_lacks("Gewijzigd na uw handtekening");
    world.app.clock().advance(MINUTE);
    let mut olga = world.browser_of(world.olga).await;
    write(&mut olga, &url, node(3), "Een sensor wordt snel weggehaald.").await.expect(303);
    let page = gijs.get(&url).await.expect(200);
    page.assert_contains("Gewijzigd na uw handtekening van 24 november 2026");
    page.assert_contains("Ondertekend in deze vorm door: Ommen, Goes");
    gijs.get(&page.link("Bekijk wat uw organisatie ondertekende")).await.expect(200).assert_contains(FIRST);
    olga.get(&url).await.expect(200).assert_lacks("Gewijzigd na uw handtekening");
    world.guest().get(&url).await.expect(200).assert_lacks("Gewijzigd na uw handtekening");
    world.guest().get(&path).await.expect(303);
    world.browser_of(world.elif).await.get(&path).await.expect(403);
}

#[tokio::test]
async fn who_speaks_for_several_says_for_which_they_sign() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Weg", node(3), "Een sensor wordt weggehaald.").await;
    let zwolle = world.organisation("Zwolle", people::model::OrganisationKind::Municipality).await;
    let roles = [(world.goes, web::Role::Delegate), (zwolle, web::Role::Delegate)];
    let both = world.person("Bo", &roles, &[]).await;
    let mut bo = world.browser_of(both).await;
    let path = format!("{url}/ondertekenen");
    bo.get(&path).await.expect(200).assert_contains("Namens welke gemeente?");
    bo.post(&path, &[]).await.expect(422).assert_contains("Kies namens welke organisatie");
    bo.post(&path, &[("organisatie", &zwolle.to_string())]).await.expect(303);
    bo.get(&url).await.expect(200).assert_contains("Mede ondertekend door Zwolle");
    bo.get(&path).await.expect(200).assert_contains("U ondertekent namens Goes.");
}

#[tokio::test]
async fn an_earlier_form_of_a_sub_amendment_changes_what_the_amendment_said_then() {
    const FOUR: &str = "De eigenaar meldt een sensor uiterlijk vier weken voordat die in gebruik gaat.";
    let world = World::new().await;
    let main = world.submitted(world.gijs, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    world.app.clock().advance(MINUTE);
    let mut olga = world.browser_of(world.olga).await;
    let begun = olga.post(&format!("{main}/subamendement"), &[("title", "Zeven")]).await.expect(303);
    let sub = begun.location().trim_end_matches("/bewerken").to_owned();
    write(&mut olga, &sub, node(21), &FOUR.replace("vier", "zeven")).await.expect(303);
    super::world::submit(&mut olga, &sub).await.expect(303);
    world.app.clock().advance(MINUTE);
    write(&mut olga, &sub, node(21), &FOUR.replace("vier", "negen")).await.expect(303);
    let then = world.guest().get(&format!("{sub}/vorm/1")).await.expect(200);
    then.assert_contains("zeven").assert_contains("zes").assert_lacks("negen");
}
