//! Administration of an organisation and of the network, and each action refusing who may not.

use std::collections::BTreeMap;

use people::{
    model::OrganisationKind,
    store::{
        joining::{self, RequestId},
        organisations, persons,
    },
};
use testkit::{Browser, NOW, TestApp};
use web::{NetworkRole, OrganisationId, PersonId, Role};

use crate::fixtures::{app, municipality, organisation, person, signed_in};

async fn roles(app: &TestApp, organisation: OrganisationId, who: PersonId) -> Vec<String> {
    let tx = app.house().db.read().await.unwrap();
    persons::member(&tx, organisation, who).await.unwrap().map_or(Vec::new(), |member| member.roles)
}

#[tokio::test]
async fn an_administrator_changes_the_details_and_sees_what_is_wrong() {
    let app = app().await;
    let firm = organisation(OrganisationKind::Company, "Sensoren bv").make(app.house()).await;
    organisation(OrganisationKind::Company, "Ander").make(app.house()).await;
    person("Anna").email("anna@firma.test").role(firm, Role::Administrator).make(app.house()).await;
    let mut anna = signed_in(&app, "anna@firma.test").await;
    let path = format!("/organisaties/{firm}/beheer/gegevens");
    let page = anna.get(&path).await.expect(200);
    assert_eq!(page.form_value("name"), "Sensoren bv");
    let long = "x".repeat(101);
    let wrong = [
        ("name", "", "Vul de naam in"),
        ("name", long.as_str(), "Gebruik hoogstens 100 tekens"),
        ("website", "javascript:alert(1)", "Dit is geen webadres"),
        ("domains", "gmail.com", "Iedereen kan bij dit domein"),
        ("domains", "geen domein!", "Vul alleen het domein in"),
        ("kvk", "1234", "Een KVK-nummer bestaat uit 8 cijfers"),
    ];
    for (field, value, message) in wrong {
        let page = anna.submit(&page, &path, &[(field, value)]).await.expect(422);
        page.assert_contains(message);
        assert_eq!(page.form_value(field), value);
    }
    let right = [
        ("name", "Sensoren  en Zo"),
        ("website", "www.firma.test"),
        ("domains", "@Firma.test\nfirma.test, mail.firma.test"),
        ("kvk", "12 34 56 78"),
        ("description", "Wij meten."),
    ];
    let reply = anna.submit(&page, &path, &right).await.expect(303);
    anna.follow(reply).await.assert_contains("De gegevens zijn opgeslagen");
    let mut tx = app.house().db.read().await.unwrap();
    let there = organisations::by_id(&tx, firm).await.unwrap().unwrap();
    assert_eq!((there.name.as_str(), there.website.as_str()), ("Sensoren en Zo", "https://www.firma.test"));
    assert_eq!((there.kvk_number.as_deref(), there.version), (Some("12345678"), 2));
    assert_eq!(organisations::domains(&mut tx, firm).await.unwrap(), ["firma.test", "mail.firma.test"]);
}

#[tokio::test]
async fn two_people_who_edit_at_once_lose_nothing() {
    let app = app().await;
    let firm = organisation(OrganisationKind::Company, "Sensoren").make(app.house()).await;
    for name in ["anna", "bert"] {
        let email = format!("{name}@firma.test");
        person(name).email(&email).role(firm, Role::Administrator).make(app.house()).await;
    }
    let path = format!("/organisaties/{firm}/beheer/gegevens");
    let mut anna = signed_in(&app, "anna@firma.test").await;
    let mut bert = signed_in(&app, "bert@firma.test").await;
    let (hers, his) = (anna.get(&path).await, bert.get(&path).await);
    anna.submit(&hers, &path, &[("description", "Van Anna")]).await.expect(303);
    let page = bert.submit(&his, &path, &[("description", "Van Bert")]).await.expect(409);
    page.assert_contains("Iemand anders was eerder").assert_contains("Van Anna");
    assert_eq!(page.form_value("description"), "Van Bert");
    bert.submit(&page, &path, &[("description", "Van beiden")]).await.expect(303);
    // Sending the same once more changes nothing and is no conflict.
    bert.submit(&page, &path, &[("description", "Van beiden")]).await.expect(303);
    app.browser().get(&format!("/organisaties/{firm}")).await.assert_contains("Van beiden");
}

#[tokio::test]
async fn the_name_of_a_municipality_stays_that_of_the_register() {
    let app = app().await;
    let ommen = municipality("Ommen").make(app.house()).await;
    person("Anna").email("anna@ommen.test").role(ommen, Role::Administrator).make(app.house()).await;
    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let path = format!("/organisaties/{ommen}/beheer/gegevens");
    anna.get(&path).await.expect(200).assert_contains("De naam Ommen komt uit het officiële register");
    let sent = [("name", "Stad"), ("kvk", "12345678"), ("description", "Aan de Vecht"), ("version", "1")];
    anna.post(&path, &sent).await.expect(303);
    let tx = app.house().db.read().await.unwrap();
    let there = organisations::by_id(&tx, ommen).await.unwrap().unwrap();
    assert_eq!((there.name.as_str(), there.description.as_str()), ("Ommen", "Aan de Vecht"));
    assert_eq!(there.kvk_number, None);
}

#[tokio::test]
async fn roles_are_given_and_taken_and_the_last_administrator_stays() {
    let app = app().await;
    let ommen = municipality("Ommen").make(app.house()).await;
    let anna_id =
        person("Anna").email("anna@ommen.test").role(ommen, Role::Administrator).make(app.house()).await;
    let jan_id = person("Jan").email("jan@ommen.test").role(ommen, Role::Member).make(app.house()).await;
    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let jan_path = format!("/organisaties/{ommen}/beheer/mensen/{jan_id}");
    let anna_path = format!("/organisaties/{ommen}/beheer/mensen/{anna_id}");
    anna.get(&jan_path).await.expect(200).assert_contains("Rollen van Jan");

    for path in [anna_path.clone(), format!("{anna_path}/einde")] {
        anna.post(&path, &[]).await.expect(409).assert_contains("de laatste beheerder");
    }
    assert!(roles(&app, ommen, anna_id).await.contains(&"administrator".to_owned()));

    let both = [("roles", "municipal-secretary"), ("roles", "administrator")];
    anna.post(&jan_path, &both).await.expect(303);
    assert_eq!(roles(&app, ommen, jan_id).await, ["administrator", "member", "municipal-secretary"]);
    // Only the municipal secretary names the representative.
    anna.post(&jan_path, &[("roles", "delegate")]).await.expect(403);
    let mut jan = signed_in(&app, "jan@ommen.test").await;
    jan.post(&anna_path, &[("roles", "delegate"), ("roles", "editor")]).await.expect(303);
    assert_eq!(roles(&app, ommen, anna_id).await, ["delegate", "editor", "member"]);
    jan.post(&format!("{anna_path}/einde"), &[]).await.expect(303);
    assert_eq!(roles(&app, ommen, anna_id).await, Vec::<String>::new());
    anna.get(&anna_path).await.expect(403);
}

#[tokio::test]
async fn the_municipal_secretary_names_the_representative_and_changes_nothing_else() {
    let app = app().await;
    let ommen = municipality("Ommen").make(app.house()).await;
    person("Sef").email("sef@ommen.test").role(ommen, Role::MunicipalSecretary).make(app.house()).await;
    let jan = person("Jan").email("jan@ommen.test").role(ommen, Role::Editor).make(app.house()).await;
    let mut sef = signed_in(&app, "sef@ommen.test").await;
    sef.get("/beheer").await.expect(200).assert_contains("Ommen");
    let overview = sef.get(&format!("/organisaties/{ommen}/beheer")).await.expect(200);
    overview.assert_lacks("Nodig iemand uit").assert_lacks("Verzoeken om mee te doen");
    let path = format!("/organisaties/{ommen}/beheer/mensen/{jan}");
    sef.get(&path).await.expect(200).assert_lacks("Lidmaatschap beëindigen").assert_contains("redacteur");
    sef.post(&path, &[("roles", "delegate")]).await.expect(303);
    assert_eq!(roles(&app, ommen, jan).await, ["delegate", "editor", "member"]);
    sef.post(&path, &[("roles", "administrator")]).await.expect(403);
    sef.post(&format!("{path}/einde"), &[]).await.expect(403);
}

#[tokio::test]
async fn only_municipalities_have_a_secretary_and_a_representative() {
    let app = app().await;
    let firm = organisation(OrganisationKind::Company, "Sensoren").make(app.house()).await;
    let anna =
        person("Anna").email("anna@firma.test").role(firm, Role::Administrator).make(app.house()).await;
    let mut browser = signed_in(&app, "anna@firma.test").await;
    let path = format!("/organisaties/{firm}/beheer/mensen/{anna}");
    browser.get(&path).await.expect(200).assert_lacks("gemeentesecretaris").assert_lacks("afgevaardigde");
    let sent = [("roles", "administrator"), ("roles", "municipal-secretary")];
    browser.post(&path, &sent).await.expect(403);
}

#[tokio::test]
async fn an_editor_of_the_network_adds_an_organisation() {
    let app = app().await;
    person("Wim").email("wim@vng.test").network_role(NetworkRole::Editor).make(app.house()).await;
    let mut wim = signed_in(&app, "wim@vng.test").await;
    wim.get("/beheer")
        .await
        .expect(200)
        .assert_contains("Organisatie toevoegen")
        .assert_lacks("Rollen in het netwerk");
    wim.get("/beheer/organisaties/nieuw").await.expect(200).assert_contains("Kennisinstelling");
    let path = "/beheer/organisaties/nieuw/knowledge-institution";
    let page = wim.get(path).await.expect(200);
    wim.submit(&page, path, &[("name", "TU"), ("ror", "https://ror.org/02e2c7k08")])
        .await
        .expect(422)
        .assert_contains("typefout");
    let right = [("name", "TU Delft"), ("ror", "02e2c7k09"), ("domains", "tudelft.nl")];
    let reply = wim.submit(&page, path, &right).await.expect(303);
    wim.follow(reply).await.expect(200).assert_contains("De organisatie is toegevoegd");
    app.browser().get("/organisaties?naam=delft").await.expect(200).assert_contains("TU Delft");
    wim.submit(&page, path, &right).await.expect(422).assert_contains("heeft dit ROR al");
    wim.get("/beheer/organisaties/nieuw/municipality").await.expect(404);
    wim.get("/beheer/mensen").await.expect(403);
}

#[tokio::test]
async fn an_administrator_of_the_network_gives_roles_and_the_last_one_stays() {
    let app = app().await;
    let wim_id =
        person("Wim").email("wim@vng.test").network_role(NetworkRole::Administrator).make(app.house()).await;
    let eva_id = person("Eva").email("eva@vng.test").make(app.house()).await;
    let mut wim = signed_in(&app, "wim@vng.test").await;
    wim.get("/beheer/mensen").await.expect(200).assert_contains("Wim");
    for nobody in ["niemand@vng.test", "", "x"] {
        wim.post("/beheer/mensen", &[("email", nobody)]).await.expect(422).assert_contains("geen account");
    }
    let found = wim.post("/beheer/mensen", &[("email", "EVA@vng.test")]).await.expect(303).location();
    assert_eq!(found, format!("/beheer/mensen/{eva_id}"));
    wim.get(&found).await.expect(200).assert_contains("Netwerkrollen van Eva");
    let wim_path = format!("/beheer/mensen/{wim_id}");
    wim.post(&wim_path, &[("roles", "editor")]).await.expect(409).assert_contains("de laatste beheerder");
    wim.post(&found, &[("roles", "administrator"), ("roles", "clerk")]).await.expect(303);
    wim.get("/beheer/mensen").await.expect(200).assert_contains("griffier van de ledenvergadering");
    assert_eq!(wim.post(&wim_path, &[]).await.expect(303).location(), "/mijn");
    wim.get("/beheer/mensen").await.expect(403);
    wim.get("/beheer").await.expect(403);
}

/// Somebody of each sort, by whether they may manage Ommen.
struct People {
    others: Vec<(&'static str, Browser)>,
    ommen: OrganisationId,
    member: PersonId,
    request: RequestId,
}

async fn people(app: &TestApp) -> People {
    let house = app.house();
    let ommen = municipality("Ommen").make(house).await;
    let almere = municipality("Almere").make(house).await;
    person("Anna").email("anna@ommen.test").role(ommen, Role::Administrator).make(house).await;
    let member = person("Jan").email("jan@ommen.test").role(ommen, Role::Member).make(house).await;
    person("Elsewhere").email("a@almere.test").role(almere, Role::Administrator).make(house).await;
    person("Clerk").email("clerk@vng.test").network_role(NetworkRole::Clerk).make(house).await;
    person("Moderator").email("mod@vng.test").network_role(NetworkRole::Moderator).make(house).await;
    let asks = person("Asks").email("asks@ommen.test").make(house).await;
    let request = RequestId(house.ids.new_id());
    let mut tx = house.db.write().await.unwrap();
    assert!(joining::ask(&mut tx, request, ommen, asks, "", NOW).await.unwrap());
    tx.commit().await.unwrap();
    let mut others = Vec::new();
    for email in ["jan@ommen.test", "a@almere.test", "clerk@vng.test", "mod@vng.test", "asks@ommen.test"] {
        others.push((email, signed_in(app, email).await));
    }
    People { others, ommen, member, request }
}

#[tokio::test]
async fn every_action_refuses_who_may_not() {
    let app = app().await;
    let People { mut others, ommen, member, request } = people(&app).await;
    let place = format!("/organisaties/{ommen}/beheer");
    let pages = [
        place.clone(),
        format!("{place}/gegevens"),
        format!("{place}/uitnodigen"),
        format!("{place}/mensen/{member}"),
        format!("{place}/verzoeken/{request}/weigeren"),
        "/beheer/organisaties/nieuw".to_owned(),
        "/beheer/organisaties/nieuw/company".to_owned(),
        "/beheer/mensen".to_owned(),
        format!("/beheer/mensen/{member}"),
    ];
    let actions = [
        format!("{place}/gegevens"),
        format!("{place}/uitnodigen"),
        format!("{place}/uitnodigingen/{member}/intrekken"),
        format!("{place}/mensen/{member}"),
        format!("{place}/mensen/{member}/einde"),
        format!("{place}/verzoeken/{request}/accepteren"),
        format!("{place}/verzoeken/{request}/weigeren"),
        "/beheer/organisaties/nieuw/company".to_owned(),
        "/beheer/mensen".to_owned(),
        format!("/beheer/mensen/{member}"),
    ];
    let fields = [
        ("name", "X"),
        ("email", "x@y.test"),
        ("role", "member"),
        ("roles", "administrator"),
        ("version", "1"),
    ];
    for (who, browser) in &mut others {
        for path in &pages {
            let status = browser.get(path).await.status;
            assert_eq!(status, 403, "{who} gets {path}");
        }
        for path in &actions {
            let status = browser.post(path, &fields).await.status;
            assert_eq!(status, 403, "{who} posts {path}");
        }
    }
    let mut guest = app.browser();
    for path in &pages {
        assert!(guest.get(path).await.expect(303).location().starts_with("/inloggen?verder="), "{path}");
    }
    for path in &actions {
        guest.post(path, &fields).await.expect(401);
    }
    assert_eq!(roles(&app, ommen, member).await, ["member"]);
    app.run_jobs().await;
    assert!(app.mailbox().iter().all(|mail| mail.to != "x@y.test"));
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let app = app().await;
    let People { ommen, member, .. } = people(&app).await;
    let mut anna = signed_in(&app, "anna@ommen.test").await;
    let (place, nobody) = (format!("/organisaties/{ommen}/beheer"), "00000000-0000-7000-8000-000000000000");
    for path in [
        format!("/organisaties/{nobody}/beheer"),
        format!("{place}/mensen/{nobody}"),
        format!("{place}/mensen/x"),
        format!("{place}/verzoeken/{member}/weigeren"),
    ] {
        anna.get(&path).await.expect(404);
    }
    for path in [
        format!("{place}/verzoeken/{nobody}/accepteren"),
        format!("{place}/uitnodigingen/{nobody}/intrekken"),
        format!("{place}/mensen/{nobody}/einde"),
    ] {
        anna.post(&path, &[]).await.expect(404);
    }
}

#[tokio::test]
async fn people_stand_in_order_of_their_names_whatever_capitals_and_accents() {
    let app = app().await;
    let ommen = municipality("Ommen").make(app.house()).await;
    for name in ["zoë", "Bram", "Émile", "frits", "Wim"] {
        person(name).role(ommen, Role::Member).role(ommen, Role::Editor).make(app.house()).await;
    }
    let administrator = person("Jan").role(ommen, Role::Administrator);
    administrator.email("jan@ommen.example").make(app.house()).await;
    let mut jan = signed_in(&app, "jan@ommen.example").await;
    let order = |page: &str| {
        let names = ["zoë", "Wim", "Bram", "Émile", "frits", "Aaltje", "Jan"];
        let place = |name: &'static str| Some((page.find(&format!(">{name}</a></h3>"))?, name));
        let found: BTreeMap<usize, &str> = names.into_iter().filter_map(place).collect();
        found.into_values().collect::<Vec<_>>().join(" ")
    };
    let place = format!("/organisaties/{ommen}/beheer");
    assert_eq!(order(&jan.get(&place).await.expect(200).body), "Bram Émile frits Jan Wim zoë");
    let changed = [("name", "Aaltje"), ("language", "nl")];
    jan.post("/mijn/gegevens", &changed).await.expect(303);
    assert_eq!(order(&jan.get(&place).await.expect(200).body), "Aaltje Bram Émile frits Wim zoë");
}
