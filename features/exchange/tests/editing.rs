//! Changing a contribution, alone and at the same time as somebody else.

use exchange::{
    model::{Content, Kind, Section, Visibility},
    store::{contributions, versions::Signature},
};
use testkit::{Browser, Reply};
use web::{Actor, DAY, NetworkRole, Role};

use crate::fixtures::World;

/// Opens the form, and sends it as it is filled in but for these fields.
async fn change(browser: &mut Browser, path: &str, page: &Reply, changes: &[(&str, &str)]) -> Reply {
    browser.submit(page, path, changes).await
}

#[tokio::test]
async fn a_draft_is_kept_changed_and_published() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let fields = [("title", "Half af"), ("visibility", "public"), ("language", "nl"), ("actie", "bewaren")];
    let draft = jan.post_followed("/bijdragen/nieuw/voorbeeld", &fields).await.expect(200);
    draft.assert_contains("Dit is een concept").assert_contains("Het concept is bewaard");
    let path = jan.get(&draft.link("Wijzig")).await.expect(200).path;
    let page = jan.get(&path).await.expect(200);
    let refused = change(&mut jan, &path, &page, &[("actie", "publiceren")]).await.expect(422);
    refused.assert_contains("Vertel wat u hebt gedaan").assert_contains("Kies minstens één thema");
    world.guest().get(&draft.path).await.expect(404);
    let rest = [("what", "Wij telden."), ("phase", "pilot"), ("theme", "privacy"), ("actie", "publiceren")];
    let placed = change(&mut jan, &path, &refused, &rest).await.expect(303);
    assert_eq!(placed.location(), format!("{}/geplaatst", draft.path));
    world.guest().get(&draft.path).await.expect(200).assert_contains("Wij telden.");
}

#[tokio::test]
async fn the_button_on_the_page_of_a_draft_publishes_it_or_says_what_is_missing() {
    let world = World::new().await;
    let ready = world.question("Mag dat met wifi?").draft().make().await;
    let gaps = world.question("Mag dat met wifi?").theme("bestaatniet").draft().make().await;
    let mut jan = world.jan().await;
    let page = jan.get(&format!("/bijdragen/{gaps}")).await.expect(200);
    let path = format!("/bijdragen/{gaps}/publiceren");
    jan.submit(&page, &path, &[]).await.expect(422).assert_contains("Kies minstens één thema");
    let page = jan.get(&format!("/bijdragen/{ready}")).await.expect(200);
    let path = format!("/bijdragen/{ready}/publiceren");
    let first = jan.submit(&page, &path, &[]).await.expect(303);
    assert_eq!(first.location(), format!("/bijdragen/{ready}/geplaatst"));
    world.guest().get(&format!("/bijdragen/{ready}")).await.expect(200);
}

#[tokio::test]
async fn a_change_is_shown_at_once_and_keeps_its_place_in_the_list() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    world.app.clock().advance(DAY);
    let mut jan = world.jan().await;
    let path = format!("/bijdragen/{id}/wijzigen");
    let page = jan.get(&path).await.expect(200);
    let changes = [
        ("context", "Nu *anders*."),
        ("reason", "Duidelijker"),
        ("visibility", "network"),
        ("actie", "bewaren"),
    ];
    let saved = change(&mut jan, &path, &page, &changes).await.expect(303);
    let page = jan.follow(saved).await.expect(200);
    page.assert_contains("De wijziging is bewaard")
        .assert_contains("Nu anders.")
        .assert_contains("24 november 2026");
    world.guest().get(&format!("/bijdragen/{id}")).await.expect(404);
    // The same again changes nothing.
    let page = jan.get(&path).await.expect(200);
    let again = change(&mut jan, &path, &page, &[("actie", "bewaren")]).await.expect(303);
    jan.follow(again).await.expect(200).assert_contains("U hebt niets gewijzigd");
}

#[tokio::test]
async fn a_day_that_passed_meanwhile_does_not_stop_a_correction() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let fields = crate::fixtures::with(crate::fixtures::question_fields(), "needed-by", "25-11-2026");
    let placed = jan.post_followed("/bijdragen/nieuw/vraag", &fields).await.expect(200);
    let path = format!("{}/wijzigen", placed.link("Bekijk de bijdrage"));
    world.app.clock().advance(6 * DAY);
    let page = jan.get(&path).await.expect(200);
    change(&mut jan, &path, &page, &[("context", "Een typefout minder.")]).await.expect(303);
    let page = jan.get(&path).await.expect(200);
    change(&mut jan, &path, &page, &[("needed-by", "26-11-2026")]).await.expect(422);
}

#[tokio::test]
async fn what_two_people_change_in_different_places_is_kept_both() {
    let world = World::new().await;
    let id = world
        .contribution(Kind::Example, "Tellen op de markt")
        .section(Section::What, "Wij telden in mei met tien sensoren op de grote markt.")
        .section(Section::Cost, "Tien euro.")
        .make()
        .await;
    let eva = world.person("Eva", &[(world.ommen, Role::Editor)], &[]).await;
    let (mut jan, mut eva) = (world.jan().await, world.browser_of(eva).await);
    let path = format!("/bijdragen/{id}/wijzigen");
    let (page_of_jan, page_of_eva) = (jan.get(&path).await.expect(200), eva.get(&path).await.expect(200));
    let what = "Wij telden in juni met tien sensoren op de grote markt.";
    change(&mut eva, &path, &page_of_eva, &[("what", what), ("theme", "mobiliteit")]).await.expect(303);
    let what = "Wij telden in mei met tien sensoren op de oude markt.";
    let saved =
        change(&mut jan, &path, &page_of_jan, &[("what", what), ("cost", "Elf euro.")]).await.expect(303);
    let page = jan.follow(saved).await.expect(200);
    page.assert_contains("Beide wijzigingen zijn bewaard");
    page.assert_contains("Wij telden in juni met tien sensoren op de oude markt.");
    page.assert_contains("Elf euro.").assert_contains("Mobiliteit");
}

#[tokio::test]
async fn what_two_people_change_in_the_same_place_is_shown_side_by_side() {
    let world = World::new().await;
    let id =
        world.question("Mag dat met wifi?").section(Section::Context, "Het speelt in Ommen.").make().await;
    let eva = world.person("Eva", &[(world.ommen, Role::Editor)], &[]).await;
    let (mut jan, mut eva) = (world.jan().await, world.browser_of(eva).await);
    let path = format!("/bijdragen/{id}/wijzigen");
    let (page_of_jan, page_of_eva) = (jan.get(&path).await.expect(200), eva.get(&path).await.expect(200));
    let hers = [("context", "Het speelt in Zwolle."), ("visibility", "network")];
    change(&mut eva, &path, &page_of_eva, &hers).await.expect(303);
    let his = [("context", "Het speelt in Almelo."), ("visibility", "organisation"), ("tried", "Gebeld.")];
    let clash = change(&mut jan, &path, &page_of_jan, &his).await.expect(409);
    clash.assert_contains("Iemand anders heeft ook gewijzigd");
    clash.assert_contains("Het speelt in Zwolle.").assert_contains("Het speelt in Almelo.");
    clash.assert_contains("Voor het netwerk");
    assert_eq!(clash.form_value("context"), "Het speelt in Almelo.");
    assert_eq!(clash.form_value("tried"), "Gebeld.");
    let page = jan.get(&format!("/bijdragen/{id}")).await.expect(200);
    page.assert_contains("Het speelt in Zwolle.");
    let chosen =
        change(&mut jan, &path, &clash, &[("context", "Het speelt in Zwolle en Almelo.")]).await.expect(303);
    let page = jan.follow(chosen).await.expect(200);
    page.assert_contains("Het speelt in Zwolle en Almelo.").assert_contains("Gebeld.");
    page.assert_contains("Voor mijn organisatie");
}

#[tokio::test]
async fn a_change_sent_twice_is_made_once() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let mut jan = world.jan().await;
    let path = format!("/bijdragen/{id}/wijzigen");
    let page = jan.get(&path).await.expect(200);
    for _ in 0..2 {
        let saved = change(&mut jan, &path, &page, &[("context", "Eén keer.")]).await.expect(303);
        assert_eq!(saved.location(), format!("/bijdragen/{id}"));
    }
    let history = jan.get(&format!("/bijdragen/{id}/geschiedenis")).await.expect(200);
    history.assert_contains("Versie 2").assert_lacks("Versie 3");
}

#[tokio::test]
async fn who_lacks_the_right_changes_nothing_and_loses_nothing() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let internal = world.question("Interne vraag").visible(Visibility::Organisation).make().await;
    let zwolle = world.municipality("Zwolle", 130_000, "PV23").await;
    let fatma = world.person("Fatma", &[(zwolle, Role::Administrator)], &[]).await;
    let colleague = world.person("Piet", &[(world.ommen, Role::Member)], &[]).await;
    let path = format!("/bijdragen/{id}/wijzigen");
    let fields = [("title", "Gekaapt"), ("context", "Mijn lange tekst"), ("versie", "1")];
    for person in [fatma, colleague] {
        let mut browser = world.browser_of(person).await;
        browser.get(&path).await.expect(403);
        browser.post(&path, &fields).await.expect(403).assert_contains("Mijn lange tekst");
        browser.get(&format!("/bijdragen/{id}")).await.expect(200).assert_lacks("Wijzig");
    }
    let mut fatma = world.browser_of(fatma).await;
    fatma.post(&format!("/bijdragen/{internal}/wijzigen"), &fields).await.expect(404);
    let mut guest = world.guest();
    assert!(guest.get(&path).await.expect(303).location().starts_with("/inloggen"));
    guest.post(&path, &fields).await.expect(401).assert_contains("Mijn lange tekst");
    world.guest().get(&format!("/bijdragen/{id}")).await.expect(200).assert_lacks("Gekaapt");
}

#[tokio::test]
async fn an_editor_of_the_network_may_correct_what_is_published() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let els = world.person("Els", &[], &[NetworkRole::Editor]).await;
    let mut els = world.browser_of(els).await;
    let path = format!("/bijdragen/{id}/wijzigen");
    let page = els.get(&path).await.expect(200);
    change(&mut els, &path, &page, &[("theme", "mobiliteit")]).await.expect(303);
    els.get(&format!("/bijdragen/{id}")).await.expect(200).assert_contains("Mobiliteit");
}

#[tokio::test]
async fn a_form_without_its_version_is_refused_and_kept() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let mut jan = world.jan().await;
    let path = format!("/bijdragen/{id}/wijzigen");
    let mut fields = crate::fixtures::question_fields();
    jan.post(&path, &fields).await.expect(400).assert_contains("Een winkelier");
    fields.push(("versie", "77"));
    jan.post(&path, &fields).await.expect(400);
    let long = "x".repeat(201);
    let page = jan.get(&path).await.expect(200);
    change(&mut jan, &path, &page, &[("reason", &long)]).await.expect(422).assert_contains("Te lang");
}

#[tokio::test]
async fn of_two_changes_to_the_same_version_only_one_is_saved() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    let before = contributions::find(&tx, &Actor::default(), id).await.unwrap().unwrap();
    let by = Signature { person: world.jan, organisation: world.ommen, reason: "", at: house.clock.now() };
    let content = Content { title: "Mag dit?".into(), ..before.content.clone() };
    for expected in [true, false] {
        let saved = contributions::change(&mut tx, &house.ids, &before, &content, false, by).await.unwrap();
        assert_eq!(saved, expected);
    }
}
