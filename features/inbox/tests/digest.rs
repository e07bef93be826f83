//! The digest: when, to whom, how much.

use jobs::Mail;
use notices::MOST_MAILS_A_WEEK;
use web::DAY;

use crate::fixtures::World;

/// From Tuesday 24 November 2026, 10:00 in the Netherlands, to Monday at seven.
const TO_MONDAY: i64 = 5 * 24 + 21;

#[tokio::test]
async fn on_monday_morning_a_digest_tells_what_is_new_once_and_grouped() {
    let world = World::new().await;
    for number in [1, 2, 1, 1] {
        world.happens(number, None).await;
    }
    world.wait(TO_MONDAY - 1).await;
    assert!(world.app.mailbox().is_empty(), "it is not Monday yet");
    world.wait(1).await;
    let mail = world.app.last_mail_to("jan@gemeente.test");
    assert_eq!(mail.subject, "Uw overzicht: Ding <1> en nog 1 onderwerp");
    let (first, second) = (mail.body.find("Ding <1>").unwrap(), mail.body.find("Ding <2>").unwrap());
    assert!(first < second, "the newest stands first: {}", mail.body);
    assert_eq!(mail.body.matches("Ding <1>").count(), 1, "one thing stands there once");
    assert!(mail.body.contains("En er zijn nog 3 onderwerpen.."), "{}", mail.body);
    assert!(mail.body.contains("Gever 1: De tekst van ding 1 & meer.\nhttps://samenspel.test/dingen/1\n"));
    assert!(mail.body.contains("Doe iets, Jan"));
    assert!(
        mail.html.contains("<a href=\"https://samenspel.test/dingen/1\">Ding &#60;1&#62;</a>"),
        "{}",
        mail.html
    );
    assert!(mail.html.contains("<strong>Gever 1:</strong> De tekst van ding 1 &#38; meer."));
    assert!(mail.body.contains(&mail.unsubscribe) && mail.html.contains(&mail.unsubscribe));

    // However often it is looked, and by whom: one mail. What stood in it does not come again.
    world.wait(1).await;
    world.wait(7 * 24).await;
    assert_eq!(world.app.mailbox().len(), 1);
    world.happens(2, None).await;
    world.wait(7 * 24).await;
    assert_eq!(world.app.mailbox().len(), 2);
    let mail = world.app.last_mail_to("jan@gemeente.test");
    assert!(!mail.body.contains("Ding <1>"));
}

#[tokio::test]
async fn two_processes_that_look_at_the_same_moment_begin_one_round() {
    let world = World::new().await;
    world.happens(1, None).await;
    world.app.clock().advance(TO_MONDAY * web::HOUR);
    let house = world.app.house();
    let (one, other) = tokio::join!(notices::open_round(house), notices::open_round(house));
    one.unwrap();
    other.unwrap();
    world.run().await;
    assert_eq!(world.app.mailbox().len(), 1);
}

#[tokio::test]
async fn a_digest_is_never_empty_and_tells_only_what_may_still_be_seen() {
    let world = World::new().await;
    world.happens(1, None).await;
    world.hide(1);
    world.wait(TO_MONDAY).await;
    assert!(world.app.mailbox().is_empty(), "nothing is left to tell");
    world.happens(1, None).await;
    world.happens(2, None).await;
    world.wait(7 * 24).await;
    let mail = world.app.last_mail_to("jan@gemeente.test");
    assert_eq!(mail.subject, "Uw overzicht: Ding <2>");
    assert!(!mail.body.contains("Ding <1>") && !mail.html.contains("ding 1"));
}

#[tokio::test]
async fn what_was_read_on_the_site_and_what_one_did_oneself_is_not_mailed() {
    let world = World::new().await;
    world.happens(1, Some(world.jan)).await;
    world.happens(2, None).await;
    let mut jan = world.browser_of(world.jan).await;
    let page = jan.get("/voor-u").await.expect(200);
    page.assert_lacks("Ding <1>").assert_contains("Ding <2>");
    jan.submit(&page, "/voor-u/gelezen", &[]).await.expect(303);
    world.wait(TO_MONDAY).await;
    assert!(world.app.mailbox().is_empty());
}

#[tokio::test]
async fn who_chose_daily_gets_it_on_working_days_and_who_chose_never_does_not() {
    let world = World::new().await;
    let els = world.person("Els").await;
    let mut jan = world.browser_of(world.jan).await;
    let mut other = world.browser_of(els).await;
    jan.post("/mijn/overzicht", &[("frequency", "daily")]).await.expect(303);
    other.post("/mijn/overzicht", &[("frequency", "never")]).await.expect(303);
    world.happens(1, None).await;
    world.wait(21).await; // Wednesday at seven
    assert_eq!(world.app.mailbox().len(), 1);
    world.happens(2, None).await;
    world.wait(2 * 24).await; // Friday
    assert_eq!(world.app.mailbox().len(), 2);
    world.happens(3, None).await;
    world.wait(2 * 24).await; // Sunday
    assert_eq!(world.app.mailbox().len(), 2);
    world.wait(24).await; // Monday
    assert_eq!(world.app.mailbox().len(), 3);
    assert!(world.app.mailbox().iter().all(|mail| mail.to == "jan@gemeente.test"));
}

#[tokio::test]
async fn nobody_gets_more_mail_than_the_weekly_maximum_and_nothing_is_lost() {
    let world = World::new().await;
    let house = world.app.house();
    world.happens(1, None).await;
    world.app.clock().advance((TO_MONDAY - 1) * web::HOUR);
    let mail = Mail { to: "jan@gemeente.test".into(), subject: "Iets".into(), ..Mail::default() };
    let mut tx = house.db.write().await.unwrap();
    for number in 0..=MOST_MAILS_A_WEEK {
        let posted = notices::post(&mut tx, &house.ids, house.clock.now(), world.jan, &mail).await.unwrap();
        assert_eq!(posted, number < MOST_MAILS_A_WEEK);
    }
    tx.commit().await.unwrap();
    world.wait(1).await;
    assert_eq!(world.app.mailbox().len() as i64, MOST_MAILS_A_WEEK, "no digest on top");
    // A week later there is room again, and what was new is still told.
    world.wait(7 * 24).await;
    assert_eq!(world.app.last_mail_to("jan@gemeente.test").subject, "Uw overzicht: Ding <1>");
}

#[tokio::test]
async fn a_digest_in_english_for_who_reads_english_and_none_after_erasure() {
    let world = World::new().await;
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    people::store::persons::change(&mut tx, world.jan, "Jan", web::Language::En).await.unwrap();
    tx.commit().await.unwrap();
    world.happens(1, None).await;
    world.wait(TO_MONDAY).await;
    let mail = world.app.last_mail_to("jan@gemeente.test");
    assert!(mail.body.contains("Dear Jan,") && mail.html.contains("<html lang=\"en\">"));

    world.happens(2, None).await;
    let mut jan = world.browser_of(world.jan).await;
    let data = jan.get("/mijn/gegevens/download").await.expect(200).body;
    assert!(data.contains("\"digest\": \"weekly\"") && data.contains("weekly-2026-11-30"), "{data}");
    jan.post("/mijn/account-verwijderen", &[("confirm", "ja")]).await.expect(303);
    world.wait(7 * 24).await;
    assert_eq!(world.app.mailbox().len(), 1);
    let mut tx = house.db.read().await.unwrap();
    assert!(notices::list(&mut tx, world.jan).await.unwrap().is_empty());
}

#[tokio::test]
async fn notices_and_digests_that_are_past_are_removed() {
    let world = World::new().await;
    world.happens(1, None).await;
    let house = world.app.house();
    for (after, left) in [(DAY, 1), (200 * DAY, 0)] {
        inbox::purge(&house.db, house.clock.now() + after).await.unwrap();
        let mut tx = house.db.read().await.unwrap();
        assert_eq!(notices::list(&mut tx, world.jan).await.unwrap().len(), left);
    }
}
