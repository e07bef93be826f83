//! Responding with an e-mail address that a link confirms.

use rulebook::store::consultations::{respondents::ADDRESS_LIFE, results};
use web::{DAY, MINUTE};

use super::fixtures::{AIM, World, guest_fields, secret_in_mail};

async fn respondents(world: &World, id: rulebook::model::consultation::ConsultationId) -> i64 {
    let mut tx = world.app.house().db.read().await.unwrap();
    results::respondents(&mut tx, id).await.unwrap().values().sum()
}

#[tokio::test]
async fn a_response_counts_when_the_link_in_the_mail_is_used() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut guest = world.app.browser();
    let page = guest.get(&url).await.expect(200);
    page.assert_contains("Wij sturen u een link.");
    let fields = [
        ("stelling-1", "1"),
        ("uitleg-1", "Veel te kort."),
        ("kind", "resident"),
        ("email", "Roos@Example.Test"),
    ];
    let sent = guest.submit(&page, &url, &fields).await.expect(303).location();
    guest.get(&sent).await.expect(200).assert_contains("Nog één stap");
    assert_eq!(respondents(&world, id).await, 0);
    // The same browser goes on before the address is confirmed, and adds a comment without giving it again.
    assert_eq!(guest.get(&url).await.expect(200).form_value("uitleg-1"), "Veel te kort.");
    let comment = format!("/consultaties/{id}/artikel/{AIM}");
    let page = guest.get(&comment).await.expect(200);
    guest.submit(&page, &comment, &[("body", "Wat is algemeen belang?")]).await.expect(303);
    world.app.run_jobs().await;
    let secret = secret_in_mail(&world, "Roos@Example.Test");
    // On the phone that reads the mail.
    let mut phone = world.app.browser();
    let link = format!("/consultaties/reactie/{secret}");
    let page = phone.get(&link).await.expect(200);
    page.assert_contains("Veel te kort.").assert_contains("Wat is algemeen belang?");
    page.assert_contains("Helemaal oneens");
    assert_eq!(respondents(&world, id).await, 0, "looking confirms nothing");
    phone.post_followed(&link, &[]).await.expect(200).assert_contains("bevestigd en telt mee");
    assert_eq!(respondents(&world, id).await, 1);
    phone.get(&url).await.expect(200).assert_contains("Wat is algemeen belang?");
    // Whoever typed the address lost the response to who owns it.
    assert_eq!(guest.get(&url).await.expect(200).form_value("uitleg-1"), "");
    let results = phone.get(&format!("/consultaties/{id}/resultaten")).await.expect(200);
    results.assert_contains("Inwoners").assert_lacks("roos");
}

#[tokio::test]
async fn a_confirmed_response_is_changed_through_its_link_until_closing() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    world.app.browser().post(&url, &guest_fields("roos@example.test", "1", "Kort")).await.expect(303);
    world.app.run_jobs().await;
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "roos@example.test"));
    let mut roos = world.app.browser();
    roos.post(&link, &[]).await.expect(303);
    world.app.clock().advance(5 * DAY);
    let mut elsewhere = world.app.browser();
    elsewhere.get(&link).await.expect(200).assert_contains("Ga verder met mijn reactie");
    elsewhere.post(&link, &[]).await.expect(303);
    let page = elsewhere.get(&url).await.expect(200);
    assert_eq!(page.form_value("uitleg-1"), "Kort");
    elsewhere.submit(&page, &url, &[("stelling-1", "5"), ("uitleg-1", "Toch goed")]).await.expect(303);
    assert_eq!(respondents(&world, id).await, 1);
    let results = elsewhere.get(&format!("/consultaties/{id}/resultaten")).await.expect(200);
    results.assert_contains("100 % van 1 reacties");
    world.close();
    elsewhere.get(&link).await.expect(200);
    elsewhere.post(&url, &guest_fields("", "1", "Te laat")).await.expect(409);
}

#[tokio::test]
async fn an_address_that_responded_before_is_answered_as_one_that_did_not() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut first = world.app.browser();
    let reply = first.post(&url, &guest_fields("roos@example.test", "1", "Eerst dit")).await.expect(303);
    let page = first.get(&reply.location()).await.expect(200);
    world.app.run_jobs().await;
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "roos@example.test"));
    first.post(&link, &[]).await.expect(303);
    let mut second = world.app.browser();
    let mut later = guest_fields("ROOS@example.test", "2", "");
    later[3] = ("stelling-2", "4");
    later[4] = ("uitleg-2", "En dit erbij");
    let again = second.post(&url, &later).await.expect(303);
    assert_eq!(reply.location(), again.location());
    assert_eq!(second.get(&again.location()).await.expect(200).main(), page.main());
    world.app.run_jobs().await;
    let newer = format!("/consultaties/reactie/{}", secret_in_mail(&world, "ROOS@example.test"));
    second.get(&newer).await.expect(200).assert_lacks("Eerst dit");
    second.post(&newer, &[]).await.expect(303);
    assert_eq!(respondents(&world, id).await, 1, "one address, one response");
    let page = second.get(&url).await.expect(200);
    assert_eq!(page.form_value("uitleg-1"), "", "the later answer came in the place of the earlier");
    assert_eq!(page.form_value("uitleg-2"), "En dit erbij");
    second.get(&link).await.expect(410);
}

#[tokio::test]
async fn an_address_of_an_account_responds_once_with_and_without_signing_in() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    world.app.browser().post(&url, &guest_fields("jan@example.test", "1", "Als gast")).await.expect(303);
    world.app.run_jobs().await;
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "jan@example.test"));
    world.app.browser().post(&link, &[]).await.expect(303);
    let mut jan = world.browser_of(world.jan).await;
    let page = jan.get(&format!("{url}?namens=zelf")).await.expect(200);
    assert_eq!(page.form_value("uitleg-1"), "Als gast");
    jan.submit(&page, &url, &[("stelling-1", "4"), ("kind", "municipality")]).await.expect(303);
    assert_eq!(respondents(&world, id).await, 1);
}

#[tokio::test]
async fn a_link_is_of_use_for_three_days_and_what_nobody_confirmed_is_erased() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut guest = world.app.browser();
    guest.post(&url, &guest_fields("roos@example.test", "1", "Kort")).await.expect(303);
    world.app.run_jobs().await;
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "roos@example.test"));
    world.app.clock().advance(3 * DAY);
    guest.get(&link).await.expect(410).assert_contains("Deze link werkt niet meer");
    guest.post(&link, &[]).await.expect(410);
    assert_eq!(guest.get(&url).await.expect(200).form_value("uitleg-1"), "");
    world.app.clock().advance(MINUTE);
    rulebook::purge(&world.app.house().db, world.app.clock().now()).await.unwrap();
    guest.get("/consultaties/reactie/iets").await.expect(410);
    assert_eq!(respondents(&world, id).await, 0);
}

#[tokio::test]
async fn what_was_sent_before_closing_may_be_confirmed_after_it() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let closes_at = world.see(id).await.closes_at;
    world.app.clock().advance(closes_at - world.app.clock().now() - MINUTE);
    world.app.browser().post(&url, &guest_fields("roos@example.test", "1", "Net op tijd")).await.expect(303);
    world.app.run_jobs().await;
    world.app.clock().advance(DAY);
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "roos@example.test"));
    world.app.browser().post(&link, &[]).await.expect(303);
    assert_eq!(respondents(&world, id).await, 1);
}

#[tokio::test]
async fn who_sends_too_often_is_stopped_and_a_mailbox_is_not_flooded() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut sent = 0;
    for nth in 0..70 {
        let mut guest = world.app.browser();
        guest.from_address("192.0.2.7");
        let reply = guest.post(&url, &guest_fields("roos@example.test", "1", "Nog eens")).await;
        match reply.status {
            303 => sent += 1,
            429 => assert!(nth >= 60, "stopped at {nth}"),
            other => panic!("{other}"),
        }
    }
    assert_eq!(sent, 60);
    world.app.run_jobs().await;
    assert_eq!(world.app.mailbox().len(), 5);
}

#[tokio::test]
async fn what_a_guest_must_tell_is_asked_for() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut guest = world.app.browser();
    let reply = guest.post(&url, &guest_fields("geen adres", "1", "Mijn uitleg")).await.expect(422);
    reply.assert_contains("Vul een e-mailadres in");
    assert!(reply.keeps("Mijn uitleg") && reply.keeps("geen adres"));
    let mut fields = guest_fields("roos@example.test", "1", "");
    fields.retain(|(name, _)| *name != "kind");
    guest.post(&url, &fields).await.expect(422).assert_contains("Kies als wie u reageert.");
    world.app.run_jobs().await;
    assert!(world.app.mailbox().is_empty());
}

#[tokio::test]
async fn an_address_is_erased_some_time_after_completion() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    world.app.browser().post(&url, &guest_fields("roos@example.test", "1", "")).await.expect(303);
    world.app.run_jobs().await;
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "roos@example.test"));
    let mut roos = world.app.browser();
    roos.post(&link, &[]).await.expect(303);
    world.close();
    let mut elif = world.browser_of(world.elif).await;
    elif.post(&format!("/consultaties/{id}/afronden"), &[]).await.expect(303);
    world.app.run_jobs().await;
    let mail = world.app.last_mail_to("roos@example.test");
    assert!(mail.subject.contains("Wat er met uw reactie is gedaan"), "{}", mail.subject);
    assert!(mail.body.contains(&format!("/consultaties/{id}/nota")));
    let count = world.app.mailbox().len();
    world.app.run_jobs().await;
    assert_eq!(world.app.mailbox().len(), count, "one message");
    let house = world.app.house();
    rulebook::purge(&house.db, house.clock.now() + ADDRESS_LIFE).await.unwrap();
    roos.get(&link).await.expect(200);
    rulebook::purge(&house.db, house.clock.now() + ADDRESS_LIFE + 1).await.unwrap();
    roos.get(&link).await.expect(410);
    assert_eq!(respondents(&world, id).await, 1, "the response itself stays");
}

#[tokio::test]
async fn a_guest_names_an_organisation_and_everybody_sees_that_nobody_checked_it() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut guest = world.app.browser();
    let page = guest.get(&url).await.expect(200);
    page.assert_contains("Namens welke organisatie spreekt u? (niet verplicht)");
    let long = "x".repeat(101);
    let mut fields = vec![
        ("stelling-1", "1"),
        ("uitleg-1", "Te kort."),
        ("kind", "other"),
        ("email", "roos@example.test"),
    ];
    let wrong = [&fields[..], &[("organisation", long.as_str())]].concat();
    let reply = guest.submit(&page, &url, &wrong).await.expect(422);
    reply.assert_contains("niet meer dan 100 tekens");
    assert!(reply.keeps(&long));
    // On one line, and nothing that turns the words behind it.
    fields.push(("organisation", " Buurtraad\u{202e}  <b>Zuid</b>\n"));
    guest.submit(&page, &url, &fields).await.expect(303);
    assert_eq!(guest.get(&url).await.expect(200).form_value("organisation"), "Buurtraad <b>Zuid</b>");
    let comment = format!("/consultaties/{id}/artikel/{AIM}");
    let page = guest.get(&comment).await.expect(200);
    guest.submit(&page, &comment, &[("body", "Wat is algemeen belang?")]).await.expect(303);
    let results = format!("/consultaties/{id}/resultaten");
    world.app.browser().get(&results).await.expect(200).assert_lacks("Buurtraad");
    world.app.run_jobs().await;
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "roos@example.test"));
    guest.get(&link).await.expect(200).assert_contains("Buurtraad <b>Zuid</b>");
    guest.post(&link, &[]).await.expect(303);
    // Wherever it stands, it says where it comes from.
    let mut reader = world.app.browser();
    let said = "Iemand anders, namens Buurtraad <b>Zuid</b> (naam opgegeven door de inzender)";
    let page = reader.get(&results).await.expect(200);
    page.assert_contains("namen opgegeven door de inzenders, niet gecontroleerd): Buurtraad <b>Zuid</b>.");
    page.assert_lacks("Deze organisaties reageerden");
    let explanations = page.link("Toelichtingen bij stelling 1");
    reader.get(&explanations).await.expect(200).assert_contains(said);
    let comments = page.link("Reacties op de tekst");
    reader.get(&comments).await.expect(200).assert_contains(said);
    let table = reader.get(&format!("/consultaties/{id}/reacties.csv")).await.expect(200);
    assert!(table.body.contains("Organisatie volgens de inzender (niet gecontroleerd)"), "{}", table.body);
    assert!(table.body.contains("Anderen;;Te kort.;;;Buurtraad <b>Zuid</b>"), "{}", table.body);
    let mut elif = world.browser_of(world.elif).await;
    elif.get(&format!("/consultaties/{id}/beantwoorden")).await.expect(200).assert_contains(said);
    // It is changed with the response, and taken back by leaving it empty.
    let page = guest.get(&url).await.expect(200);
    guest.submit(&page, &url, &[("organisation", "Buurtraad Noord")]).await.expect(303);
    reader.get(&explanations).await.expect(200).assert_contains("namens Buurtraad Noord (naam");
    world.close();
    let mut elif = world.browser_of(world.elif).await;
    let nota = elif.get(&format!("/consultaties/{id}/nota")).await.expect(200);
    nota.assert_contains("niet gecontroleerd): Buurtraad Noord.")
        .assert_contains("namens Buurtraad Noord (naam");
    elif.get(&format!("/consultaties/{id}/nota.pdf")).await.expect(200);
}

#[tokio::test]
async fn the_organisation_that_a_guest_named_is_erased_with_the_address() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut fields = guest_fields("roos@example.test", "1", "");
    fields.push(("organisation", "Buurtraad Zuid"));
    world.app.browser().post(&url, &fields).await.expect(303);
    world.app.run_jobs().await;
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "roos@example.test"));
    world.app.browser().post(&link, &[]).await.expect(303);
    world.close();
    world.browser_of(world.elif).await.post(&format!("/consultaties/{id}/afronden"), &[]).await.expect(303);
    let house = world.app.house();
    let results = format!("/consultaties/{id}/resultaten");
    rulebook::purge(&house.db, house.clock.now() + ADDRESS_LIFE).await.unwrap();
    world.app.browser().get(&results).await.expect(200).assert_contains("Buurtraad Zuid");
    rulebook::purge(&house.db, house.clock.now() + ADDRESS_LIFE + 1).await.unwrap();
    world.app.browser().get(&results).await.expect(200).assert_lacks("Buurtraad Zuid");
}

#[tokio::test]
async fn who_signs_in_with_the_same_address_speaks_for_themselves_and_is_asked_no_name() {
    let world = World::new().await;
    let id = world.open().await;
    let url = format!("/consultaties/{id}/reageren");
    let mut fields = guest_fields("jan@example.test", "1", "Als gast");
    fields.push(("organisation", "Buurtraad Zuid"));
    world.app.browser().post(&url, &fields).await.expect(303);
    world.app.run_jobs().await;
    let link = format!("/consultaties/reactie/{}", secret_in_mail(&world, "jan@example.test"));
    world.app.browser().post(&link, &[]).await.expect(303);
    let mut jan = world.browser_of(world.jan).await;
    let page = jan.get(&format!("{url}?namens=zelf")).await.expect(200);
    page.assert_lacks("Namens welke organisatie spreekt u?");
    jan.submit(&page, &url, &[("stelling-1", "4"), ("kind", "municipality")]).await.expect(303);
    jan.get(&format!("/consultaties/{id}/resultaten")).await.expect(200).assert_lacks("Buurtraad Zuid");
}
