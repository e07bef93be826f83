//! Making a consultation and changing it until it opens.

use rulebook::model::{consultation::Audience, version::VersionState};
use web::{DAY, HOUR};

use super::fixtures::{TERM, VERSION, World};

fn fields() -> Vec<(&'static str, &'static str)> {
    vec![
        ("title", "Hoe lang vooraf?"),
        ("introduction", "Wij twijfelen.\n\nHelp ons."),
        ("opens-day", "2026-12-01"),
        ("opens-time", "09:00"),
        ("closes-day", "2027-01-15"),
        ("closes-time", "17:00"),
        ("audience", "everybody"),
        ("results", "after"),
    ]
}

fn with(name: &'static str, value: &'static str) -> Vec<(&'static str, &'static str)> {
    let mut all = fields();
    all.retain(|(known, _)| *known != name);
    all.push((name, value));
    all
}

#[tokio::test]
async fn an_editor_makes_a_consultation_with_statements_that_others_see_when_it_opens() {
    let world = World::new().await;
    let mut elif = world.browser_of(world.elif).await;
    let page = elif.get(VERSION).await.expect(200);
    let url = page.link("Begin een consultatie");
    elif.get(&url).await.expect(200);
    let made = elif.post(&url, &fields()).await.expect(303).location();
    let page = elif.get(&made).await.expect(200);
    page.assert_contains("Er zijn nog geen stellingen");
    elif.submit(&page, &made, &[("text", "Vier weken is genoeg."), ("node", &TERM.to_string())])
        .await
        .expect(303);
    elif.post(&made, &[("text", "Alles moet erin.")]).await.expect(303);
    let page = elif.get(&made).await.expect(200);
    let second = page.links().into_iter().find(|link| link.text.contains("Alles moet erin")).unwrap().href;
    elif.post(&format!("{second}/hoger"), &[]).await.expect(303);
    elif.post(&format!("{second}/lager"), &[]).await.expect(303);
    elif.post(&format!("{second}/hoger"), &[]).await.expect(303);
    let change = elif.get(&second).await.expect(200);
    elif.submit(&change, &second, &[("text", "Alles moet in het register.")]).await.expect(303);
    let show = made.trim_end_matches("/stellingen");
    let page = elif.get(show).await.expect(200);
    let text = page.text();
    assert!(text.find("Alles moet in het register.").unwrap() < text.find("Vier weken is genoeg.").unwrap());
    page.assert_contains("1 december 2026, 09:00 (Nederlandse tijd, UTC+1)");
    page.assert_contains("Artikel 2, eerste lid");
    let first = page.links().len();
    assert!(first > 0);

    let mut guest = world.app.browser();
    guest.get(show).await.expect(404);
    guest.get("/consultaties").await.expect(200).assert_contains("Er zijn nog geen consultaties");
    guest.get(VERSION).await.expect(200).assert_lacks("Hoe lang vooraf?");
    world.app.clock().advance(10 * DAY);
    guest.get(show).await.expect(200).assert_contains("Help ons.");
    guest.get("/consultaties").await.expect(200).assert_contains("Reageren kan tot 15 januari 2027, 17:00");
    guest.get(VERSION).await.expect(200).assert_contains("Hoe lang vooraf?");
}

#[tokio::test]
async fn what_is_wrong_with_the_form_is_said_and_nothing_is_lost() {
    let world = World::new().await;
    let mut elif = world.browser_of(world.elif).await;
    let url = format!("{VERSION}/consultatie");
    for (name, value, problem) in [
        ("title", "", "Geef de consultatie een titel."),
        ("introduction", "", "Schrijf wat u vraagt en waarom."),
        ("opens-day", "2026-11-01", "Kies een moment dat nog komt."),
        ("opens-time", "25:00", "Vul een dag en een tijd in"),
        ("closes-day", "2026-12-01", ""),
        ("closes-day", "2026-11-30", "Kies een moment na het openen."),
        ("audience", "iedereen", "Kies wie kan reageren."),
        ("results", "", "Kies wanneer anderen de uitkomsten zien."),
    ] {
        let reply = elif.post(&url, &with(name, value)).await;
        if problem.is_empty() {
            reply.expect(303);
        } else {
            let reply = reply.expect(422);
            reply.assert_contains(problem);
            assert!(name == "introduction" || reply.keeps("Wij twijfelen.\n\nHelp ons."), "{name}");
        }
    }
}

#[tokio::test]
async fn after_opening_nothing_that_is_asked_changes_any_more() {
    let world = World::new().await;
    let id = world.consultation(Audience::Everybody, true).await;
    let mut elif = world.browser_of(world.elif).await;
    let url = format!("/consultaties/{id}");
    let page = elif.get(&format!("{url}/wijzigen")).await.expect(200);
    elif.submit(&page, &format!("{url}/wijzigen"), &[("title", "Een andere titel")]).await.expect(303);
    elif.get(&url).await.expect(200).assert_contains("Een andere titel");
    let statement = world.statements(id).await[0].id;
    world.app.clock().advance(HOUR);
    elif.get(&format!("{url}/wijzigen")).await.expect(409);
    elif.post(&format!("{url}/wijzigen"), &fields()).await.expect(409);
    elif.post(&format!("{url}/verwijderen"), &[]).await.expect(409);
    elif.post(&format!("{url}/stellingen"), &[("text", "Nog een")]).await.expect(409);
    elif.post(&format!("{url}/stellingen/{statement}/verwijderen"), &[]).await.expect(409);
    assert_eq!(world.statements(id).await.len(), 2);
}

#[tokio::test]
async fn a_consultation_that_did_not_open_can_be_removed_and_only_then_is_the_text_taken_back() {
    let world = World::new().await;
    let id = world.consultation(Audience::Everybody, true).await;
    let mut elif = world.browser_of(world.elif).await;
    elif.post(&format!("{VERSION}/stap/terugnemen"), &[])
        .await
        .expect(409)
        .assert_contains("is een consultatie");
    let statement = world.statements(id).await[0].id;
    elif.post(&format!("/consultaties/{id}/stellingen/{statement}/verwijderen"), &[]).await.expect(303);
    assert_eq!(world.statements(id).await.len(), 1);
    elif.post(&format!("/consultaties/{id}/verwijderen"), &[]).await.expect(303);
    elif.get(&format!("/consultaties/{id}")).await.expect(404);
    elif.post(&format!("{VERSION}/stap/terugnemen"), &[]).await.expect(303);
}

#[tokio::test]
async fn only_an_editor_begins_one_and_only_on_a_version_in_consultation() {
    let world = World::new().await;
    let url = format!("{VERSION}/consultatie");
    world.app.browser().post(&url, &fields()).await.expect(401);
    world.browser_of(world.jan).await.post(&url, &fields()).await.expect(403);
    world.add_version(&world.tree, Some(world.version), VersionState::Proposed).await;
    let mut elif = world.browser_of(world.elif).await;
    elif.post("/spelregels/sensoren/versie/2/consultatie", &fields()).await.expect(409);
}

#[tokio::test]
async fn an_editor_gives_more_time_while_it_is_open_and_who_follows_is_told() {
    let world = World::new().await;
    let follower = world.person("Fatma", &[world.ommen], &[]).await;
    world.follows(follower).await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/verlengen");
    world.app.browser().post(&url, &[]).await.expect(401);
    world.browser_of(world.jan).await.get(&url).await.expect(403);
    let mut elif = world.browser_of(world.elif).await;
    let page = elif.get(&url).await.expect(200);
    page.assert_contains("Nu kan men reageren tot");
    let earlier = [("closes-day", "2026-01-01"), ("closes-time", "12:00")];
    elif.submit(&page, &url, &earlier).await.expect(422).assert_contains("Kies een moment na het moment");
    let nothing = [("closes-day", ""), ("closes-time", "noen")];
    elif.submit(&page, &url, &nothing).await.expect(422).assert_contains("Vul een dag en een tijd in");
    let later = [("closes-day", "2027-06-01"), ("closes-time", "12:00")];
    elif.submit(&page, &url, &later).await.expect(303);
    let shown = world.app.browser().get(&format!("/consultaties/{id}")).await.expect(200);
    shown.assert_contains("Reageren kan tot 1 juni 2027, 12:00");
    assert_eq!(world.told(follower).await, ["extended", "opened"]);
    world.close();
    world.app.browser().get(&format!("/consultaties/{id}/reageren")).await.expect(200);
    world.app.clock().advance(400 * DAY);
    let mut elif = world.browser_of(world.elif).await;
    elif.get(&url).await.expect(409);
    elif.post(&url, &later).await.expect(409);
}
