//! Joining an organisation: by request, and by invitation.

use people::store::organisations;
use testkit::TestApp;
use web::{DAY, Language, OrganisationId, Role};

use crate::fixtures::{app, link_in_last_mail, municipality, person, signed_in};

/// Ommen, whose addresses end in ommen.test, with Anna who manages it.
async fn ommen(app: &TestApp) -> OrganisationId {
    let house = app.house();
    let ommen = municipality("Ommen").make(house).await;
    let mut tx = house.db.write().await.unwrap();
    organisations::set_domains(&mut tx, ommen, &["ommen.test".to_owned()]).await.unwrap();
    tx.commit().await.unwrap();
    person("Anna").email("anna@ommen.test").role(ommen, Role::Administrator).make(house).await;
    ommen
}

#[tokio::test]
async fn a_colleague_asks_and_is_accepted() {
    let app = app().await;
    let ommen = ommen(&app).await;
    person("Jan").email("jan@OMMEN.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    let join = format!("/organisaties/{ommen}/meedoen");
    jan.get(&join).await.expect(200).assert_contains("Uw e-mailadres past bij deze organisatie");
    let page = jan.post_followed(&join, &[("motivation", "Ik ben beleidsmedewerker.")]).await.expect(200);
    page.assert_contains("Uw verzoek is verstuurd").assert_contains("wacht op een antwoord");
    // Sent twice: still one request and one mail.
    jan.post(&join, &[]).await.expect(200);
    app.run_jobs().await;
    let mails = app.mailbox().iter().filter(|mail| mail.to == "anna@ommen.test").count();
    assert_eq!(mails, 1);
    let mail = app.last_mail_to("anna@ommen.test");
    assert!(mail.subject.contains("Ommen") && mail.body.contains("Jan wil meedoen"));
    assert!(mail.body.contains(&format!("https://samenspel.test/organisaties/{ommen}/beheer")));

    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let page = anna.get(&format!("/organisaties/{ommen}/beheer")).await.expect(200);
    page.assert_contains("Ik ben beleidsmedewerker.").assert_contains("jan@OMMEN.test");
    let form = page.body.split("action=\"").find(|part| part.contains("/accepteren\"")).unwrap();
    let accept = form.split('"').next().unwrap().to_owned();
    anna.post_followed(&accept, &[]).await.expect(200).assert_contains("Het verzoek is geaccepteerd");
    anna.post(&accept, &[]).await.expect(404);
    app.run_jobs().await;
    assert!(app.last_mail_to("jan@OMMEN.test").body.contains("U doet nu mee namens Ommen"));
    jan.get(&format!("/organisaties/{ommen}"))
        .await
        .expect(200)
        .assert_contains("U hoort bij deze organisatie");
    assert_eq!(jan.get(&join).await.expect(303).location(), format!("/organisaties/{ommen}"));
    jan.post(&join, &[]).await.expect(403);
}

#[tokio::test]
async fn a_request_is_refused_with_a_reason_and_can_be_withdrawn_before() {
    let app = app().await;
    let ommen = ommen(&app).await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    let join = format!("/organisaties/{ommen}/meedoen");
    jan.post(&join, &[]).await.expect(303);
    jan.post_followed(&format!("{join}/intrekken"), &[]).await.expect(200).assert_contains("ingetrokken");
    jan.post(&format!("{join}/intrekken"), &[]).await.expect(404);
    jan.post(&join, &[]).await.expect(303);

    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let page = anna.get(&format!("/organisaties/{ommen}/beheer")).await.expect(200);
    let refuse = page.link("Weiger Jan");
    anna.get(&refuse).await.expect(200).assert_contains("Jan wil meedoen namens Ommen");
    anna.post(&refuse, &[("reason", "  ")]).await.expect(422).assert_contains("Vul een reden in");
    let long = "x".repeat(1001);
    let page = anna.post(&refuse, &[("reason", &long)]).await.expect(422);
    assert_eq!(page.form_value("reason"), long);
    anna.post_followed(&refuse, &[("reason", "U werkt hier niet meer.")]).await.expect(200);
    app.run_jobs().await;
    let mail = app.last_mail_to("jan@ommen.test");
    assert!(mail.body.contains("U werkt hier niet meer.") && mail.subject.contains("Ommen"));
    jan.get(&format!("/organisaties/{ommen}")).await.expect(200).assert_contains("Ik wil meedoen");
}

#[tokio::test]
async fn another_address_gets_an_explanation_and_no_request() {
    let app = app().await;
    let ommen = ommen(&app).await;
    person("Piet").email("piet@elders.test").make(app.house()).await;
    let join = format!("/organisaties/{ommen}/meedoen");
    let mut guest = app.browser();
    let location = guest.get(&join).await.expect(303).location();
    assert_eq!(location, format!("/inloggen?verder={join}"));
    guest.post(&join, &[("motivation", "Hallo")]).await.expect(401).assert_contains("Hallo");
    let mut piet = signed_in(&app, "piet@elders.test").await;
    let page = piet.get(&join).await.expect(200);
    page.assert_contains("U bent ingelogd met piet@elders.test").assert_contains("ommen.test");
    piet.post(&join, &[]).await.expect(403).assert_contains("om een uitnodiging");
    app.run_jobs().await;
    assert!(app.mailbox().iter().all(|mail| mail.to != "anna@ommen.test"));
}

#[tokio::test]
async fn without_an_administrator_the_network_is_asked_in_its_own_language() {
    let app = app().await;
    let house = app.house();
    let ommen = municipality("Ommen").make(house).await;
    let wim =
        person("Wim").email("wim@vng.test").network_role(web::NetworkRole::Administrator).make(house).await;
    let mut tx = house.db.write().await.unwrap();
    organisations::set_domains(&mut tx, ommen, &["ommen.test".to_owned()]).await.unwrap();
    people::store::persons::change(&mut tx, wim, "Wim", Language::En).await.unwrap();
    tx.commit().await.unwrap();
    person("Jan").email("jan@ommen.test").make(house).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    jan.post(&format!("/organisaties/{ommen}/meedoen"), &[]).await.expect(303);
    app.run_jobs().await;
    assert!(app.last_mail_to("wim@vng.test").subject.starts_with("Request to take part"));
}

async fn invite(app: &TestApp, ommen: OrganisationId, email: &str, role: &str) -> String {
    let mut anna = signed_in(app, "anna@ommen.test").await;
    let path = format!("/organisaties/{ommen}/beheer/uitnodigen");
    anna.get(&path).await.expect(200);
    app.run_jobs().await;
    let page = anna.post_followed(&path, &[("email", email), ("role", role)]).await.expect(200);
    page.assert_contains("De uitnodiging is verstuurd").assert_contains(email);
    app.run_jobs().await;
    assert_eq!(app.last_mail_to(email).to, email);
    link_in_last_mail(app)
}

#[tokio::test]
async fn an_invitation_works_once_and_only_for_the_invited_address() {
    let app = app().await;
    let ommen = ommen(&app).await;
    person("Piet").email("piet@elders.test").make(app.house()).await;
    let link = invite(&app, ommen, "eva@elders.test", "editor").await;
    assert!(!link.contains("eva"));
    let mut guest = app.browser();
    let page = guest.get(&link).await.expect(200);
    page.assert_contains("Uitnodiging van Ommen")
        .assert_contains("redacteur")
        .assert_lacks("eva@elders.test");
    assert!(page.body.contains(&format!("/inloggen?verder={link}")));
    guest.post(&link, &[]).await.expect(401);
    let mut piet = signed_in(&app, "piet@elders.test").await;
    piet.get(&link).await.expect(200).assert_contains("ander e-mailadres").assert_lacks("eva@elders.test");
    piet.post(&link, &[]).await.expect(403).assert_contains("ander e-mailadres");

    person("Eva").email("Eva@Elders.test").make(app.house()).await;
    let mut eva = signed_in(&app, "eva@elders.test").await;
    eva.post_followed(&link, &[]).await.expect(200).assert_contains("U doet nu mee");
    let page = eva.get(&format!("/organisaties/{ommen}")).await.expect(200);
    page.assert_contains("redacteur");
    eva.get(&link).await.expect(404).assert_contains("werkt niet meer");
    eva.post(&link, &[]).await.expect(404);
}

#[tokio::test]
async fn an_invitation_ends_after_two_weeks_or_when_it_is_withdrawn() {
    let app = app().await;
    let ommen = ommen(&app).await;
    person("Eva").email("eva@elders.test").make(app.house()).await;
    let link = invite(&app, ommen, "eva@elders.test", "member").await;
    let mut eva = signed_in(&app, "eva@elders.test").await;
    app.clock().advance(13 * DAY);
    app.browser().get(&link).await.expect(200);
    app.clock().advance(DAY);
    app.browser().get(&link).await.expect(404);
    eva.get("/uitnodiging/onzin").await.expect(404);

    let link = invite(&app, ommen, "eva@elders.test", "member").await;
    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let page = anna.get(&format!("/organisaties/{ommen}/beheer")).await.expect(200);
    let withdraw = page.body.split('"').find(|part| part.ends_with("/intrekken")).unwrap().to_owned();
    anna.post_followed(&withdraw, &[]).await.expect(200).assert_contains("De uitnodiging is ingetrokken");
    anna.post(&withdraw, &[]).await.expect(404);
    let mut eva = signed_in(&app, "eva@elders.test").await;
    eva.post(&link, &[]).await.expect(404);
    eva.get(&format!("/organisaties/{ommen}")).await.expect(200).assert_lacks("U hoort bij");
}

#[tokio::test]
async fn an_invitation_that_makes_no_sense_is_explained() {
    let app = app().await;
    let ommen = ommen(&app).await;
    invite(&app, ommen, "eva@elders.test", "member").await;
    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let path = format!("/organisaties/{ommen}/beheer/uitnodigen");
    let cases = [
        ("", "member", "Vul een e-mailadres in"),
        ("eva", "member", "Dit is geen e-mailadres"),
        ("EVA@elders.test", "member", "Er is al een uitnodiging"),
        ("Anna@ommen.test", "member", "hoort al bij de organisatie"),
        ("piet@elders.test", "", "Kies een rol"),
    ];
    for (email, role, message) in cases {
        let page = anna.post(&path, &[("email", email), ("role", role)]).await.expect(422);
        page.assert_contains(message);
        assert_eq!(page.form_value("email"), email);
    }
    // Only the municipal secretary names the representative.
    anna.post(&path, &[("email", "x@elders.test"), ("role", "delegate")]).await.expect(403);
}

#[tokio::test]
async fn accepting_an_invitation_ends_the_request_that_waited() {
    let app = app().await;
    let ommen = ommen(&app).await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    jan.post(&format!("/organisaties/{ommen}/meedoen"), &[]).await.expect(303);
    let link = invite(&app, ommen, "jan@ommen.test", "member").await;
    jan.post(&link, &[]).await.expect(303);
    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let page = anna.get(&format!("/organisaties/{ommen}/beheer")).await.expect(200);
    page.assert_contains("Er zijn geen verzoeken").assert_contains("Er zijn geen open uitnodigingen");
}
