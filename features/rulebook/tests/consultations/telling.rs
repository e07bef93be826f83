//! What people are told, what waits for somebody, the map of the site, and personal data.

use links::Provider;
use notices::Asks;
use people::RoomData;
use rulebook::{
    ConsultationAsks, ConsultationLinks, ConsultationPages, RuleData, model::consultation::Audience,
    store::follows,
};
use web::{HOUR, Language, Page, PersonId, sitemap::Source};

use super::fixtures::{AIM, World};

async fn asked(world: &World, person: PersonId) -> Vec<String> {
    let house = world.app.house();
    let page = Page::apart(house, Language::Nl);
    let actor = world.actor(person).await;
    let mut tx = house.db.read().await.unwrap();
    let asks = ConsultationAsks.asked(&mut tx, &actor, &page, house.clock.now()).await.unwrap();
    asks.into_iter().map(|ask| ask.what).collect()
}

async fn respond(world: &World, id: rulebook::model::consultation::ConsultationId) {
    let ommen = world.ommen.to_string();
    let fields = [
        ("namens", ommen.as_str()),
        ("stelling-1", "2"),
        ("uitleg-1", "Te kort."),
        ("stelling-2", "0"),
        ("uitleg-2", ""),
    ];
    let mut jan = world.browser_of(world.jan).await;
    jan.post(&format!("/consultaties/{id}/reageren"), &fields).await.expect(303);
}

#[tokio::test]
async fn followers_hear_of_the_opening_once_and_respondents_of_the_end() {
    let world = World::new().await;
    let follower = world.person("Fatma", &[world.ommen], &[]).await;
    let mut tx = world.app.house().db.write().await.unwrap();
    follows::follow(&mut tx, follower, world.text, AIM.uuid(), 1).await.unwrap();
    tx.commit().await.unwrap();
    let id = world.consultation(Audience::Everybody, true).await;
    assert!(world.told(follower).await.is_empty(), "not before it opens");
    // The opening is put off: the first job finds that it is not open yet.
    let mut elif = world.browser_of(world.elif).await;
    let url = format!("/consultaties/{id}/wijzigen");
    let page = elif.get(&url).await.expect(200);
    let later = world.see(id).await.opens_at + HOUR;
    let time = web::dates::moment(later, Language::Nl).rsplit(' ').next().unwrap().to_owned();
    elif.submit(&page, &url, &[("opens-time", &time)]).await.expect(303);
    world.app.clock().advance(HOUR + 60_000_000);
    assert!(world.told(follower).await.is_empty());
    world.app.clock().advance(HOUR);
    assert_eq!(world.told(follower).await, ["opened"]);
    respond(&world, id).await;
    assert_eq!(asked(&world, world.elif).await, ["Eén reactie wacht op antwoord"]);
    assert!(asked(&world, world.jan).await.is_empty(), "who responds is not nagged");
    world.close();
    let mut elif = world.browser_of(world.elif).await;
    let answer = format!("/consultaties/{id}/beantwoorden");
    let page = elif.get(&answer).await.expect(200);
    let stem = page.body.split("name=\"stem\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fields = [("stem", stem), ("doen", "antwoord"), ("uitkomst", "not"), ("reden", "Nee.")];
    elif.post(&answer, &fields).await.expect(303);
    let what = asked(&world, world.elif).await;
    assert_eq!(what, ["Alle reacties hebben een antwoord. Rond de consultatie af."]);
    elif.post(&format!("/consultaties/{id}/afronden"), &[]).await.expect(303);
    assert_eq!(world.told(follower).await, ["completed", "opened"]);
    assert_eq!(world.told(world.jan).await, ["completed-mine"]);
    assert!(asked(&world, world.elif).await.is_empty());
    // Looking at it is having seen it.
    let mut fatma = world.browser_of(follower).await;
    fatma.get(&format!("/consultaties/{id}")).await.expect(200);
    let mut tx = world.app.house().db.read().await.unwrap();
    assert!(notices::list(&mut tx, follower).await.unwrap().iter().all(|notice| notice.is_read));
}

#[tokio::test]
async fn feeds_tell_of_the_opening_of_more_time_and_of_the_answers() {
    let world = World::new().await;
    let id = world.consultation(Audience::Everybody, true).await;
    let feeds = [
        "/consultaties.atom".to_owned(),
        "/spelregels/sensoren/feed.atom".to_owned(),
        format!("/spelregels/sensoren/artikel/{AIM}/feed.atom"),
    ];
    let told = async |words: &str| {
        let mut times = Vec::new();
        for feed in &feeds {
            times.push(world.app.browser().get(feed).await.expect(200).body.matches(words).count());
        }
        times
    };
    assert_eq!(told("Wat vindt u van de melding?").await, [0, 0, 0], "not before it opens");
    world.app.clock().advance(2 * HOUR);
    assert_eq!(told("<title>Consultatie: Wat vindt u van de melding?").await, [1, 1, 1]);
    let mut elif = world.browser_of(world.elif).await;
    let later = world.see(id).await.closes_at + 10 * web::DAY;
    let (day, time) = (web::dates::date_of(later).to_string(), "17:00");
    let fields = [("closes-day", day.as_str()), ("closes-time", time)];
    elif.post(&format!("/consultaties/{id}/verlengen"), &fields).await.expect(303);
    assert_eq!(told("<title>Meer tijd om te reageren").await, [1, 1, 1]);
    world.app.clock().advance(30 * web::DAY);
    let mut elif = world.browser_of(world.elif).await;
    elif.post(&format!("/consultaties/{id}/afronden"), &[]).await.expect(303);
    assert_eq!(told("<title>De antwoorden op de reacties staan er").await, [1, 1, 1]);
    let page = world.app.browser().get("/consultaties").await.expect(200);
    assert!(page.body.contains("href=\"/consultaties.atom\""));
    let table = world.app.browser().get(&page.link("Download als CSV")).await.expect(200);
    assert!(
        table.body.contains("Wat vindt u van de melding?;Spelregels voor sensoren;Afgerond;"),
        "{}",
        table.body
    );
}

#[tokio::test]
async fn a_consultation_is_shown_elsewhere_from_its_opening_on() {
    let world = World::new().await;
    let id = world.consultation(Audience::Everybody, true).await;
    let (guest, editor) = (web::Actor::default(), world.actor(world.elif).await);
    for (opened, seen_by_guest) in [(false, 0), (true, 1)] {
        if opened {
            world.app.clock().advance(2 * HOUR);
            world.app.run_jobs().await;
        }
        let mut tx = world.app.house().db.read().await.unwrap();
        let seen = ConsultationLinks.show(&tx, &guest, &[id.0]).await.unwrap();
        assert_eq!(seen.len(), seen_by_guest);
        assert_eq!(ConsultationLinks.show(&tx, &editor, &[id.0]).await.unwrap().len(), 1);
        assert_eq!(ConsultationPages.total(&mut tx).await.unwrap(), seen_by_guest as i64);
        let mapped = ConsultationPages.part(&mut tx, 0).await.unwrap();
        assert_eq!(mapped.len(), seen_by_guest);
    }
}

#[tokio::test]
async fn what_somebody_said_is_in_their_data_and_is_kept_without_them() {
    let world = World::new().await;
    let id = world.open().await;
    respond(&world, id).await;
    let house = world.app.house();
    let data = RuleData.export(&mut house.db.read().await.unwrap(), world.jan).await.unwrap();
    assert_eq!(data["responses"][0]["kind"], "municipality");
    assert_eq!(data["answers"][0]["agreement"], 2);
    assert_eq!(data["voices"][0]["body"], "Te kort.");
    let mut tx = house.db.write().await.unwrap();
    RuleData.erase(&mut tx, world.jan, house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let data = RuleData.export(&mut house.db.read().await.unwrap(), world.jan).await.unwrap();
    assert!(data["responses"].as_array().unwrap().is_empty());
    let page = world.app.browser().get(&format!("/consultaties/{id}/reacties.csv")).await.expect(200);
    assert!(page.body.contains("Te kort."));
}
