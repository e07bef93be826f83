//! Responding with an account: for an organisation or for oneself.

use people::model::OrganisationKind;
use rulebook::{
    model::consultation::{Audience, RespondentKind},
    store::consultations::results,
};
use web::{DAY, HOUR};

use super::fixtures::World;

fn answer<'f>(name: &'f str, point: &'f str, why: &'f str) -> Vec<(&'f str, &'f str)> {
    vec![
        ("namens", name),
        ("stelling-1", point),
        ("uitleg-1", why),
        ("stelling-2", "3"),
        ("uitleg-2", ""),
        ("kind", "science"),
    ]
}

#[tokio::test]
async fn an_organisation_has_one_response_that_colleagues_change_and_its_name_is_shown() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let ommen = world.ommen.to_string();
    let mut jan = world.browser_of(world.jan).await;
    jan.get(&url).await.expect(200).assert_contains("Namens wie reageert u?");
    jan.post(&url, &answer(&ommen, "4", "Genoeg tijd.")).await.expect(303);
    let piet = world.person("Piet", &[world.ommen], &[]).await;
    let mut piet = world.browser_of(piet).await;
    let page = piet.get(&url).await.expect(200);
    assert_eq!(page.form_value("uitleg-1"), "Genoeg tijd.");
    piet.submit(&page, &url, &[("stelling-1", "2"), ("uitleg-1", "Toch te kort.")]).await.expect(303);
    let mut tx = world.app.house().db.read().await.unwrap();
    let counts = results::respondents(&mut tx, id).await.unwrap();
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), [(RespondentKind::Municipality, 1)]);
    drop(tx);
    let mut guest = world.app.browser();
    let page = guest.get(&format!("/consultaties/{id}/resultaten")).await.expect(200);
    page.assert_contains("0 % van 1 reacties is het eens");
    page.assert_contains("Ommen");
    let words = guest.get(&page.link("Toelichtingen bij stelling 1")).await.expect(200);
    words.assert_contains("Toch te kort.").assert_contains("Ommen");
    words.assert_lacks("Genoeg tijd.").assert_lacks("Piet").assert_lacks("Jan");
}

#[tokio::test]
async fn somebody_who_speaks_for_themselves_says_what_they_are_and_is_not_named() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut jan = world.browser_of(world.jan).await;
    let page = jan.get(&format!("{url}?namens=zelf")).await.expect(200);
    let mut nothing = answer("zelf", "5", "Mooi zo.");
    nothing.pop();
    jan.post(&url, &nothing).await.expect(422).assert_contains("Kies als wie u reageert.");
    jan.submit(&page, &url, &[("stelling-1", "5"), ("uitleg-1", "Mooi zo."), ("kind", "science")])
        .await
        .expect(303);
    jan.get(&format!("/consultaties/{id}")).await.expect(200).assert_contains("U hebt gereageerd.");
    let page = jan.get(&format!("/consultaties/{id}/resultaten")).await.expect(200);
    page.assert_contains("Wetenschap").assert_lacks("Gemeenten");
    let csv = jan.get(&format!("/consultaties/{id}/reacties.csv")).await.expect(200);
    assert!(
        csv.body.contains("Mooi zo.") && !csv.body.contains("Jan") && !csv.body.contains("@"),
        "{}",
        csv.body
    );
    let csv = jan.get(&format!("/consultaties/{id}/resultaten.csv")).await.expect(200);
    assert!(csv.body.contains("1;Vier weken is genoeg.;Wetenschap;0;0;0;0;1;1;5,0"), "{}", csv.body);
}

#[tokio::test]
async fn nobody_responds_in_the_name_of_another_organisation_or_with_nonsense() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let zwolle = world.organisation("Zwolle", OrganisationKind::Municipality).await.to_string();
    let ommen = world.ommen.to_string();
    let mut jan = world.browser_of(world.jan).await;
    jan.post(&url, &answer(&zwolle, "4", "")).await.expect(403);
    jan.post(&url, &answer("iets", "4", "")).await.expect(404);
    jan.post(&url, &answer(&ommen, "6", "Zes"))
        .await
        .expect(422)
        .assert_contains("Kies een van de antwoorden.");
    let reply = jan.post(&url, &answer(&ommen, "0", "Zomaar")).await.expect(422);
    reply.assert_contains("Kies of u het eens bent.");
    assert!(reply.keeps("Zomaar"));
    let long = "a".repeat(4001);
    assert!(jan.post(&url, &answer(&ommen, "4", &long)).await.expect(422).keeps(&long));
    let nothing = [("namens", ommen.as_str()), ("stelling-1", "0"), ("stelling-2", "0")];
    jan.post(&url, &nothing).await.expect(422).assert_contains("ten minste één stelling");
}

#[tokio::test]
async fn the_window_holds_to_the_second() {
    let world = World::new().await;
    let id = world.consultation(Audience::Everybody, true).await;
    let url = format!("/consultaties/{id}/reageren");
    let ommen = world.ommen.to_string();
    let opens_at = world.see(id).await.opens_at;
    let mut jan = world.browser_of(world.jan).await;
    world.app.clock().advance(opens_at - world.app.clock().now() - 1);
    jan.post(&url, &answer(&ommen, "4", "")).await.expect(404);
    world.app.clock().advance(1);
    jan.post(&url, &answer(&ommen, "4", "")).await.expect(303);
    let closes_at = world.see(id).await.closes_at;
    world.app.clock().advance(closes_at - world.app.clock().now() - 1);
    jan = world.browser_of(world.jan).await;
    jan.post(&url, &answer(&ommen, "5", "Net op tijd")).await.expect(303);
    world.app.clock().advance(1);
    let late = jan.post(&url, &answer(&ommen, "1", "Te laat gestuurd")).await.expect(409);
    late.assert_contains("Dit kan nu niet");
    assert!(late.keeps("Te laat gestuurd"), "what was typed is given back");
    jan.get(&url).await.expect(409);
    let results = jan.get(&format!("/consultaties/{id}/resultaten")).await.expect(200);
    results.assert_contains("100 % van 1 reacties");
}

#[tokio::test]
async fn what_is_for_members_only_is_read_by_everybody_and_answered_by_members() {
    let world = World::new().await;
    let id = world.consultation(Audience::Members, false).await;
    world.app.clock().advance(2 * HOUR);
    let url = format!("/consultaties/{id}/reageren");
    let mut guest = world.app.browser();
    guest.get(&format!("/consultaties/{id}")).await.expect(200).assert_contains("Alleen leden");
    guest.get(&url).await.expect(303);
    guest.post(&url, &answer("", "4", "")).await.expect(401);
    let amira = world.person("Amira", &[], &[]).await;
    world.browser_of(amira).await.post(&url, &answer("zelf", "4", "")).await.expect(403);
    let ommen = world.ommen.to_string();
    world.browser_of(world.jan).await.post(&url, &answer(&ommen, "4", "Ja")).await.expect(303);
    // Results are not shown before closing; the editor sees them.
    let results = format!("/consultaties/{id}/resultaten");
    guest.get(&results).await.expect(409);
    world.browser_of(world.jan).await.get(&results).await.expect(409);
    world.browser_of(world.elif).await.get(&results).await.expect(200);
    world.app.clock().advance(20 * DAY);
    guest.get(&results).await.expect(200).assert_contains("100 % van 1 reacties");
}
