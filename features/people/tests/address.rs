//! The e-mail address of an account: changed or added by who reads mail there.

use testkit::{Browser, TestApp};
use web::MINUTE;

use crate::fixtures::{app, ask_link, link_in_last_mail, person, signed_in};

async fn ask(app: &TestApp, browser: &mut Browser, email: &str) -> String {
    app.run_jobs().await;
    let sent = browser.post("/mijn/adres", &[("email", email)]).await.expect(303);
    browser
        .follow(sent)
        .await
        .expect(200)
        .assert_contains("Wij hebben een mail gestuurd naar het nieuwe adres");
    app.run_jobs().await;
    link_in_last_mail(app)
}

#[tokio::test]
async fn an_address_changes_only_after_its_link_was_used_and_the_old_one_is_told() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    jan.get("/mijn/gegevens").await.assert_contains("Wijzig uw e-mailadres");
    jan.get("/mijn/adres").await.expect(200).assert_contains("jan@ommen.test");
    let link = ask(&app, &mut jan, "Jan.Jansen@Dalfsen.test").await;
    assert_eq!(app.last_mail_to("Jan.Jansen@Dalfsen.test").subject, "Bevestig uw e-mailadres bij Samenspel");
    jan.get("/mijn/gegevens").await.assert_lacks("Dalfsen");
    jan.get(&link).await.expect(200).assert_contains("Uw adres wordt Jan.Jansen@Dalfsen.test");
    let done = jan.post(&link, &[]).await.expect(303);
    let page = jan.follow(done).await.expect(200);
    page.assert_contains("Uw e-mailadres is bewaard").assert_contains("Jan.Jansen@Dalfsen.test");
    app.run_jobs().await;
    assert!(app.last_mail_to("jan@ommen.test").subject.contains("is gewijzigd"));
    jan.post(&link, &[]).await.expect(410);
    let mut again = app.browser();
    let link = ask_link(&app, &mut again, "jan.jansen@dalfsen.test").await;
    again.post(&link, &[]).await.expect(303);
    again.get("/mijn").await.assert_contains("Dag Jan");
}

#[tokio::test]
async fn a_wrong_address_is_refused_with_the_reason_and_kept() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    for (typed, why) in [
        ("", "Vul uw e-mailadres in"),
        ("jan bij ommen", "Dit is geen e-mailadres"),
        ("JAN@ommen.test", "Dit is al uw adres"),
    ] {
        let page = jan.post("/mijn/adres", &[("email", typed)]).await.expect(422);
        page.assert_contains(why);
        assert_eq!(page.form_value("email"), typed);
    }
}

#[tokio::test]
async fn the_address_of_another_account_is_told_only_to_who_reads_mail_there() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    person("Piet").email("piet@ommen.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    let link = ask(&app, &mut jan, "piet@ommen.test").await;
    jan.post(&link, &[]).await.expect(409).assert_contains("hoort bij een ander account");
    jan.get("/mijn/gegevens").await.assert_contains("jan@ommen.test");
    let mut piet = signed_in(&app, "piet@ommen.test").await;
    piet.get("/mijn").await.assert_contains("Dag Piet");
}

#[tokio::test]
async fn the_link_works_only_for_this_account_in_this_browser_and_not_to_sign_in() {
    let app = app().await;
    person("Jan").email("jan@ommen.test").make(app.house()).await;
    person("Piet").email("piet@ommen.test").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    let link = ask(&app, &mut jan, "jan@dalfsen.test").await;
    app.browser().get(&link).await.expect(303);
    app.browser().post(&link, &[]).await.expect(401);
    let mut piet = signed_in(&app, "piet@ommen.test").await;
    piet.get(&link).await.expect(410);
    piet.post(&link, &[]).await.expect(410);
    let sign_in = link.replace("/mijn/adres/link/", "/inloggen/link/");
    jan.post(&sign_in, &[]).await.expect(410);
    app.clock().advance(14 * MINUTE);
    jan.get(&link).await.expect(200);
    app.clock().advance(2 * MINUTE);
    jan.get(&link).await.expect(410);
}
