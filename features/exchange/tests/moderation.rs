//! Reports, the queue of the moderators, and what a decision does.

use exchange::model::Visibility;
use testkit::{Browser, Reply};
use web::{NetworkRole, Role};

use crate::fixtures::World;

async fn moderator(world: &World) -> Browser {
    let person = world.person("Mo", &[], &[NetworkRole::Moderator]).await;
    world.browser_of(person).await
}

fn first_reply(page: &Reply) -> String {
    page.body.split("id=\"reactie-").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// The address of the first report in the queue.
fn first_report(page: &Reply) -> String {
    let links = page.links();
    links
        .into_iter()
        .map(|link| link.href)
        .find(|url| url.starts_with("/beheer/meldingen/"))
        .expect("a report")
}

#[tokio::test]
async fn a_report_needs_a_reason_and_lands_in_the_queue() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    jan.get(&format!("{path}/melden")).await.expect(200);
    jan.post(&format!("{path}/melden"), &[]).await.expect(422).assert_contains("Kies wat er mis is");
    jan.post(&format!("{path}/melden"), &[("reason", "other")]).await.expect(422);
    let long = "x".repeat(501);
    jan.post(&format!("{path}/melden"), &[("reason", "untrue"), ("body", &long)]).await.expect(422);
    let page = jan.post_followed(&format!("{path}/melden"), &[("reason", "advertising")]).await.expect(200);
    page.assert_contains("Een moderator kijkt ernaar");
    jan.get("/beheer/meldingen").await.expect(403);
    jan.get("/beheer/meldingen.csv").await.expect(403);
    world.guest().get("/beheer/meldingen").await.expect(303);
    let mut moderator = moderator(&world).await;
    let queue = moderator.get("/beheer/meldingen").await.expect(200);
    queue.assert_contains("Mag dit?").assert_contains("Het is reclame");
    let table = moderator.get(&queue.link("Download als CSV")).await.expect(200);
    assert!(table.body.contains("Mag dit?;;Het is reclame;;"), "{}", table.body);
    let report = first_report(&queue);
    jan.get(&report).await.expect(403);
    jan.post(&report, &[("decision", "keep"), ("reason", "x")]).await.expect(403);
    moderator.get("/beheer/meldingen/geen-id").await.expect(404);
}

#[tokio::test]
async fn a_removed_reply_says_so_with_the_reason_and_can_be_put_back() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    let ommen = world.ommen.to_string();
    let send = format!("{path}/reageren");
    jan.post(&send, &[("body", "Koop nu!"), ("organisatie", &ommen)]).await.expect(303);
    let reply = first_reply(&jan.get(&path).await);
    jan.post(&send, &[("op", &reply), ("body", "Nee, dank u"), ("organisatie", &ommen)]).await.expect(303);
    jan.post(&format!("{path}/reacties/{reply}/antwoord"), &[]).await.expect(303);
    let report = [("reactie", reply.as_str()), ("reason", "advertising")];
    jan.get(&format!("{path}/melden?reactie={reply}")).await.expect(200).assert_contains("Koop nu!");
    jan.post(&format!("{path}/melden"), &report).await.expect(303);
    jan.post(&format!("{path}/melden"), &report).await.expect(303);
    let mut moderator = moderator(&world).await;
    let report = first_report(&moderator.get("/beheer/meldingen").await);
    moderator.get(&report).await.expect(200).assert_contains("Koop nu!");
    moderator.post(&report, &[("decision", "remove")]).await.expect(422).assert_contains("Geef een reden");
    moderator.post(&report, &[("reason", "x")]).await.expect(422).assert_contains("Kies wat u beslist");
    moderator
        .post(&report, &[("decision", "remove"), ("reason", "Reclame hoort hier niet.")])
        .await
        .expect(303);
    // Both reports about it are decided; deciding again is too late.
    moderator.get("/beheer/meldingen").await.assert_contains("Er zijn geen open meldingen");
    moderator.post(&report, &[("decision", "keep"), ("reason", "x")]).await.expect(409);
    let page = world.guest().get(&path).await;
    page.assert_contains("Reclame hoort hier niet.").assert_lacks("Koop nu!").assert_contains("Nee, dank u");
    page.assert_lacks("Het antwoord");
    let table = world.guest().get(&page.link("Download de reacties als CSV")).await.expect(200);
    assert!(table.body.contains("Reclame hoort hier niet.") && !table.body.contains("Koop nu!"));
    assert!(table.body.contains(";Nee, dank u;"), "{}", table.body);
    jan.get(&format!("{path}/melden?reactie={reply}")).await.expect(404);
    moderator.post(&format!("{report}/terugzetten"), &[]).await.expect(303);
    world.guest().get(&path).await.assert_contains("Koop nu!");
    moderator.post(&format!("{report}/terugzetten"), &[]).await.expect(409);
}

#[tokio::test]
async fn a_removed_contribution_is_gone_for_visitors_and_comes_back() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    jan.post(&format!("{path}/melden"), &[("reason", "offensive")]).await.expect(303);
    let mut moderator = moderator(&world).await;
    let report = first_report(&moderator.get("/beheer/meldingen").await);
    moderator.post(&report, &[("decision", "remove"), ("reason", "Beledigend.")]).await.expect(303);
    world.guest().get(&path).await.expect(404);
    world.guest().get("/bijdragen").await.assert_lacks("Mag dit?");
    jan.get(&path).await.expect(200);
    moderator.post(&format!("{report}/terugzetten"), &[]).await.expect(303);
    world.guest().get(&path).await.expect(200);
}

#[tokio::test]
async fn what_is_kept_stays_and_the_decision_is_on_record() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let colleague = world.person("Els", &[(world.ommen, Role::Member)], &[]).await;
    world
        .browser_of(colleague)
        .await
        .post(&format!("{path}/melden"), &[("reason", "untrue")])
        .await
        .expect(303);
    let mut moderator = moderator(&world).await;
    let report = first_report(&moderator.get("/beheer/meldingen").await);
    moderator.post(&report, &[("decision", "keep"), ("reason", "Het klopt wel.")]).await.expect(303);
    world.guest().get(&path).await.expect(200);
    moderator
        .get("/beheer/meldingen")
        .await
        .assert_contains("Het klopt wel.")
        .assert_contains("Blijft staan");
}

#[tokio::test]
async fn what_one_organisation_sees_is_judged_by_its_own_administrators() {
    let world = World::new().await;
    let path = world.question("Alleen voor ons").visible(Visibility::Organisation).page().await;
    let mut jan = world.jan().await;
    jan.get(&format!("{path}/melden")).await.expect(200).assert_contains("Een beheerder van uw organisatie");
    let report = [("reason", "personal-data")];
    let page = jan.post_followed(&format!("{path}/melden"), &report).await.expect(200);
    page.assert_contains("Een beheerder van uw organisatie kijkt ernaar");

    // Who is not of the organisation does not learn that there is something, moderators and administrators included.
    let mut moderator = moderator(&world).await;
    moderator.get("/beheer/meldingen").await.expect(200).assert_lacks("Alleen voor ons");
    let dalfsen = world.municipality("Dalfsen", 29_000, "PV23").await;
    let elsewhere = world.person("Els", &[(dalfsen, Role::Administrator)], &[]).await;
    let mut elsewhere = world.browser_of(elsewhere).await;
    elsewhere.get("/beheer/meldingen").await.expect(200).assert_lacks("Alleen voor ons");

    let own = world.person("Bea", &[(world.ommen, Role::Administrator)], &[]).await;
    let mut own = world.browser_of(own).await;
    let queue = own.get("/beheer/meldingen").await.expect(200);
    let report = first_report(queue.assert_contains("Alleen voor ons"));
    let decision = [("decision", "remove"), ("reason", "Er staat een naam in.")];
    for other in [&mut moderator, &mut elsewhere] {
        other.get(&report).await.expect(404);
        other.post(&report, &decision).await.expect(404);
    }
    own.post(&report, &decision).await.expect(303);
    let colleague = world.person("Cor", &[(world.ommen, Role::Member)], &[]).await;
    world.browser_of(colleague).await.get(&path).await.expect(404);
    for other in [&mut moderator, &mut elsewhere] {
        other.get("/beheer/meldingen").await.expect(200).assert_lacks("Alleen voor ons");
        other.post(&format!("{report}/terugzetten"), &[]).await.expect(404);
    }
    own.post(&format!("{report}/terugzetten"), &[]).await.expect(303);
    jan.get(&path).await.expect(200);
}

#[tokio::test]
async fn an_administrator_judges_only_what_the_own_organisation_keeps_to_itself() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    world.jan().await.post(&format!("{path}/melden"), &[("reason", "untrue")]).await.expect(303);
    let own = world.person("Bea", &[(world.ommen, Role::Administrator)], &[]).await;
    let mut own = world.browser_of(own).await;
    own.get("/beheer/meldingen").await.expect(200).assert_lacks("Mag dit?");
    let mut moderator = moderator(&world).await;
    let report = first_report(&moderator.get("/beheer/meldingen").await);
    own.get(&report).await.expect(404);
}

#[tokio::test]
async fn what_was_withdrawn_meanwhile_needs_no_decision() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    jan.post(&format!("{path}/melden"), &[("reason", "untrue")]).await.expect(303);
    let page = jan.get(&format!("{path}/intrekken")).await.expect(200);
    jan.submit(&page, &format!("{path}/intrekken"), &[]).await.expect(303);
    moderator(&world).await.get("/beheer/meldingen").await.expect(200).assert_lacks("Mag dit?");
}
