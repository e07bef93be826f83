//! What this room does for staying in touch.

use links::Provider;
use notices::{Asks, Audience, Happening};
use people::{
    OrganisationLinks, OrganisationPages, PeopleAsks, PeopleAudience,
    store::{organisations, sessions},
};
use testkit::TestApp;
use web::{Language, NetworkRole, OrganisationId, Page, PersonId, Role, sitemap::Source};

use crate::fixtures::{app, municipality, person, signed_in};

db::sql!(
    EVENT = "SELECT id, kind, item_id FROM event WHERE kind LIKE 'people.join-%' ORDER BY at DESC LIMIT 1"
);

/// What is asked of a person, as "what: title url".
async fn asked(app: &TestApp, person: PersonId) -> Vec<(String, String)> {
    let house = app.house();
    let page = Page::apart(house, Language::Nl);
    let mut tx = house.db.read().await.unwrap();
    let actor = sessions::actor_by_id(&mut tx, person).await.unwrap().unwrap();
    let asks = PeopleAsks.asked(&mut tx, &actor, &page, house.clock.now()).await.unwrap();
    asks.into_iter().map(|ask| (format!("{}: {}", ask.what, ask.title), ask.url)).collect()
}

async fn with_domain(app: &TestApp, name: &str) -> OrganisationId {
    let house = app.house();
    let id = municipality(name).make(house).await;
    let mut tx = house.db.write().await.unwrap();
    let domain = format!("{}.test", name.to_lowercase());
    organisations::set_domains(&mut tx, id, &[domain]).await.unwrap();
    tx.commit().await.unwrap();
    id
}

#[tokio::test]
async fn requests_are_asked_of_the_administrators_and_without_one_of_the_network() {
    let app = app().await;
    let (ommen, zwolle) = (with_domain(&app, "Ommen").await, with_domain(&app, "Zwolle").await);
    let house = app.house();
    let anna = person("Anna").email("anna@ommen.test").role(ommen, Role::Administrator).make(house).await;
    let member = person("Guus").email("guus@ommen.test").role(ommen, Role::Member).make(house).await;
    let wim = person("Wim").email("wim@vng.test").network_role(NetworkRole::Administrator).make(house).await;
    for (email, organisation, count) in
        [("jan@ommen.test", ommen, "1 beheerder krijgt een mail"), ("els@zwolle.test", zwolle, "1 beheerder")]
    {
        person("Iemand").email(email).make(house).await;
        let mut browser = signed_in(&app, email).await;
        let path = format!("/organisaties/{organisation}/meedoen");
        browser.get(&path).await.expect(200).assert_contains(count);
        browser.post(&path, &[]).await.expect(303);
    }
    let what = "Iemand wil meedoen. Beslis over het verzoek.";
    let at =
        |name: &str, id: OrganisationId| (format!("{what}: {name}"), format!("/organisaties/{id}/beheer"));
    assert_eq!(asked(&app, anna).await, [at("Ommen", ommen)]);
    assert_eq!(asked(&app, wim).await, [at("Zwolle", zwolle)]);
    assert!(asked(&app, member).await.is_empty());
}

#[tokio::test]
async fn a_decision_concerns_who_asked_and_leads_to_the_organisation() {
    for (decision, fields, words) in [
        ("accepteren", vec![], "people-told-join-accepted"),
        ("weigeren", vec![("reason", "Nee.")], "people-told-join-refused"),
    ] {
        let app = app().await;
        let ommen = with_domain(&app, "Ommen").await;
        let house = app.house();
        person("Anna").email("anna@ommen.test").role(ommen, Role::Administrator).make(house).await;
        let jan = person("Jan").email("jan@ommen.test").make(house).await;
        signed_in(&app, "jan@ommen.test").await.post(&format!("/organisaties/{ommen}/meedoen"), &[]).await;
        let mut anna = signed_in(&app, "anna@ommen.test").await;
        let page = anna.get(&format!("/organisaties/{ommen}/beheer")).await.expect(200);
        let form = page.body.split('"').find(|part| part.contains("/accepteren")).unwrap();
        anna.post(&form.replace("accepteren", decision), &fields).await.expect(303);

        let mut tx = house.db.read().await.unwrap();
        let event = tx.one(&EVENT, &[]).await.unwrap();
        let happening = Happening {
            event: event.get("id").unwrap(),
            kind: event.get("kind").unwrap(),
            item: event.get("item_id").unwrap(),
            by: None,
            at: house.clock.now(),
        };
        assert!(PeopleAudience.kinds().contains(&happening.kind.as_str()));
        let told = PeopleAudience.whom(&mut tx, &happening).await.unwrap();
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].people, [(jan, words)]);
        assert!(!told[0].in_digest, "it was mailed already");
        let ids = [told[0].item.id];
        let shown = OrganisationLinks.show(&tx, &web::Actor::default(), &ids).await.unwrap();
        assert_eq!((shown[&ids[0]].title.as_str(), ids[0]), ("Ommen", ommen.0));
    }
}

#[tokio::test]
async fn an_invitation_is_asked_of_whom_it_was_sent_to_and_answered_without_the_mail() {
    let app = app().await;
    let ommen = with_domain(&app, "Ommen").await;
    let house = app.house();
    person("Anna").email("anna@ommen.test").role(ommen, Role::Administrator).make(house).await;
    let bea = person("Bea").email("bea@elders.test").make(house).await;
    let other = person("Cor").email("cor@elders.test").make(house).await;
    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let invite = format!("/organisaties/{ommen}/beheer/uitnodigen");
    anna.get(&invite).await.expect(200).assert_contains("alleen naar dit adres");
    anna.post(&invite, &[("email", "bea@elders.test"), ("role", "editor")]).await.expect(303);
    let asks = asked(&app, bea).await;
    assert_eq!(asks[0].0, "U bent uitgenodigd om mee te doen: Ommen");
    assert!(asked(&app, other).await.is_empty());

    let path = &asks[0].1;
    let mut cor = signed_in(&app, "cor@elders.test").await;
    cor.get(path).await.expect(404);
    cor.post(path, &[]).await.expect(404);
    app.browser().post(path, &[]).await.expect(401);
    let mut browser = signed_in(&app, "bea@elders.test").await;
    let page = browser.get(path).await.expect(200);
    page.assert_contains("Ommen");
    browser.submit(&page, path, &[]).await.expect(303);
    assert!(asked(&app, bea).await.is_empty());
    browser.get(path).await.expect(404);
    browser.get("/mijn").await.expect(200).assert_contains("Ommen");
}

#[tokio::test]
async fn requests_that_flood_an_administrator_are_mailed_up_to_the_weekly_maximum() {
    let app = app().await;
    let ommen = with_domain(&app, "Ommen").await;
    let house = app.house();
    let anna = person("Anna").email("anna@ommen.test").role(ommen, Role::Administrator).make(house).await;
    for number in 0..10 {
        let email = format!("jan{number}@ommen.test");
        person("Jan").email(&email).make(house).await;
        let mut jan = signed_in(&app, &email).await;
        jan.post(&format!("/organisaties/{ommen}/meedoen"), &[]).await.expect(303);
    }
    app.run_jobs().await;
    let mails = app.mailbox().iter().filter(|mail| mail.to == "anna@ommen.test").count();
    assert_eq!(mails as i64, notices::MOST_MAILS_A_WEEK);
    assert_eq!(asked(&app, anna).await[0].0, "10 mensen willen meedoen. Beslis over de verzoeken.: Ommen");
}

#[tokio::test]
async fn the_page_of_an_organisation_tells_programs_what_it_is_and_the_sitemap_names_it() {
    let app = app().await;
    let ommen = municipality("Ommen <b>").make(app.house()).await;
    let page = app.browser().get(&format!("/organisaties/{ommen}")).await.expect(200);
    let block = |nth: usize| -> serde_json::Value {
        let block = page.body.split("<script type=\"application/ld+json\">").nth(nth).unwrap();
        serde_json::from_str(block.split("</script>").next().unwrap()).unwrap()
    };
    let about = block(1);
    assert_eq!(about["@graph"][0]["@type"], "GovernmentOrganization");
    assert_eq!(about["@graph"][0]["name"], "Ommen <b>");
    assert_eq!(block(2)["@graph"][0]["itemListElement"].as_array().unwrap().len(), 3);
    let mut tx = app.house().db.read().await.unwrap();
    assert_eq!(OrganisationPages.total(&mut tx).await.unwrap(), 1);
    assert_eq!(OrganisationPages.part(&mut tx, 0).await.unwrap()[0].path, format!("/organisaties/{ommen}"));
}
