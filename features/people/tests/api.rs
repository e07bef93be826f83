//! Keys for programs, and what programs read of organisations and municipalities.

use people::model::OrganisationKind;
use testkit::TestApp;
use web::{DAY, Role};

use crate::fixtures::{app, municipality, organisation, person, signed_in};

/// Makes a key in this browser and returns its secret.
async fn make_key(browser: &mut testkit::Browser, scopes: &[&str], until: &str) -> String {
    let mut fields = vec![("name", "Dashboard"), ("until", until)];
    fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
    let page = browser.post("/mijn/sleutels", &fields).await.expect(200);
    assert_eq!(page.header("cache-control"), "no-store");
    page.assert_contains("Uw nieuwe sleutel");
    page.body.split("id=\"sleutel\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

async fn with_jan() -> TestApp {
    let app = app().await;
    let ommen = municipality("Ommen").cbs_code("GM0175").inhabitants(18_400).make(app.house()).await;
    person("Jan").role(ommen, Role::Administrator).make(app.house()).await;
    app
}

#[tokio::test]
async fn a_key_is_shown_once_listed_used_and_ended() {
    let app = with_jan().await;
    let mut jan = signed_in(&app, "jan@gemeente.test").await;
    jan.get("/mijn").await.expect(200).link("Sleutels voor programma’s");
    jan.get("/mijn/sleutels").await.expect(200).assert_contains("U hebt geen sleutels");
    let secret = make_key(&mut jan, &["lezen", "reageren"], "2026-12-31").await;
    assert!(secret.starts_with("samenspel_") && secret.len() > 50);
    let page = jan.get("/mijn/sleutels").await.expect(200);
    page.assert_contains("Dashboard").assert_contains("Nog niet gebruikt").assert_contains("Reageren");
    assert!(!page.body.contains(&secret));
    let mut program = app.browser();
    program.program("GET", "/api/v1/organisaties", &secret, None).await.expect(200);
    jan.get("/mijn/sleutels").await.expect(200).assert_contains("Laatst gebruikt op 24 november 2026, 10:00");
    // Up to and including the last day, in the Netherlands.
    app.clock().advance(37 * DAY);
    program.program("GET", "/api/v1/organisaties", &secret, None).await.expect(200);
    app.clock().advance(DAY);
    program.program("GET", "/api/v1/organisaties", &secret, None).await.expect(401);
    let mut jan = signed_in(&app, "jan@gemeente.test").await;
    let page = jan.get("/mijn/sleutels").await.expect(200);
    page.assert_contains("Verlopen op 1 januari 2027, 00:00");
    let fresh = make_key(&mut jan, &["lezen"], "2027-06-01").await;
    let page = jan.get("/mijn/sleutels").await.expect(200);
    let ends: Vec<&str> = page.body.split("action=\"/mijn/sleutels/").skip(1).collect();
    let end = ends[0].split('"').next().unwrap();
    let mut somebody = app.browser();
    somebody.post(&format!("/mijn/sleutels/{end}"), &[]).await.expect(401);
    jan.post(&format!("/mijn/sleutels/{end}"), &[]).await.expect(303);
    jan.post(&format!("/mijn/sleutels/{end}"), &[]).await.expect(404);
    program.program("GET", "/api/v1/organisaties", &fresh, None).await.expect(401);
    app.clock().advance(40 * DAY);
    people::purge(&app.house().db, app.clock().now()).await.unwrap();
    let mut jan = signed_in(&app, "jan@gemeente.test").await;
    jan.get("/mijn/sleutels").await.expect(200).assert_contains("U hebt geen sleutels");
}

#[tokio::test]
async fn what_is_wrong_with_the_form_for_a_key_is_said_and_nothing_is_lost() {
    let app = with_jan().await;
    let mut jan = signed_in(&app, "jan@gemeente.test").await;
    let empty = jan.post("/mijn/sleutels", &[]).await.expect(422);
    empty.assert_contains("Vul een naam in").assert_contains("Kies wat het programma mag");
    for until in ["2026-11-23", "2027-11-25", "morgen", ""] {
        let fields = [("name", "Dashboard"), ("scopes", "lezen"), ("until", until)];
        let page = jan.post("/mijn/sleutels", &fields).await.expect(422);
        assert_eq!(page.form_value("name"), "Dashboard", "{until}");
    }
    let long = "x".repeat(101);
    let fields = [("name", long.as_str()), ("scopes", "lezen"), ("until", "2026-12-31")];
    jan.post("/mijn/sleutels", &fields).await.expect(422).assert_contains("hoogstens 100 tekens");
    app.browser().get("/mijn/sleutels").await.expect(303);
    // The same form twice makes one key.
    let form = jan.get("/mijn/sleutels").await.expect(200);
    let changes = [("name", "Eén keer"), ("until", "2026-12-31")];
    jan.submit(&form, "/mijn/sleutels", &changes).await.expect(200);
    let again = jan.submit(&form, "/mijn/sleutels", &changes).await.expect(303);
    jan.follow(again).await.assert_contains("Deze sleutel was al gemaakt");
    for n in 0..19 {
        let name = format!("Sleutel {n}");
        let fields = [("name", name.as_str()), ("scopes", "lezen"), ("until", "2026-12-31")];
        jan.post("/mijn/sleutels", &fields).await.expect(200);
    }
    let fields = [("name", "Te veel"), ("scopes", "lezen"), ("until", "2026-12-31")];
    jan.post("/mijn/sleutels", &fields).await.expect(409).assert_contains("20 sleutels");
}

#[tokio::test]
async fn keys_are_in_ones_data_and_go_with_the_account() {
    let app = with_jan().await;
    let ommen = app.browser().get("/api/v1/organisaties?naam=ommen").await.expect(200).json();
    assert_eq!(ommen["totaal"], 1);
    let mut jan = signed_in(&app, "jan@gemeente.test").await;
    let secret = make_key(&mut jan, &["lezen"], "2026-12-31").await;
    let data = jan.get("/mijn/gegevens/download").await.expect(200);
    assert!(data.body.contains("Dashboard") && !data.body.contains(&secret));
    jan.post("/mijn/account-verwijderen", &[("confirm", "ja")]).await.expect(303);
    app.browser().program("GET", "/api/v1/organisaties", &secret, None).await.expect(401);
}

#[tokio::test]
async fn a_key_is_no_way_into_administration() {
    let app = with_jan().await;
    let mut jan = signed_in(&app, "jan@gemeente.test").await;
    let secret = make_key(&mut jan, &["lezen", "bijdragen", "reageren"], "2026-12-31").await;
    for path in ["/mijn", "/mijn/sleutels", "/beheer", "/mijn/gegevens/download"] {
        app.browser().program("GET", path, &secret, None).await.expect(303);
    }
}

#[tokio::test]
async fn organisations_are_found_with_filters_and_by_identifier() {
    let app = with_jan().await;
    organisation(OrganisationKind::Company, "Telwerk").make(app.house()).await;
    let mut program = app.browser();
    for (query, total) in
        [("", 2), ("?soort=gemeente", 1), ("?soort=bedrijf", 1), ("?grootte=tot-25000", 1), ("?naam=TEL", 1)]
    {
        let list = program.get(&format!("/api/v1/organisaties{query}")).await.expect(200).json();
        assert_eq!(list["totaal"], total, "{query}");
    }
    for bad in ["?soort=stad", "?provincie=PV19", "?grootte=under-25000", "?alleTijden=ja", "?naam="] {
        program.get(&format!("/api/v1/organisaties{bad}")).await.expect(400);
    }
    let list = program.get("/api/v1/organisaties?soort=gemeente").await.json();
    let one = list["resultaten"][0]["_links"]["self"]["href"].as_str().unwrap().to_owned();
    let one = program.get(&one).await.expect(200).json();
    assert_eq!(one["cbsCode"], "GM0175");
    assert_eq!(one["grootte"], "tot-25000");
    program.get("/api/v1/organisaties/geen-kenmerk").await.expect(404);
    let table = program.get("/organisaties.csv?soort=gemeente").await.expect(200);
    assert!(table.body.contains("Ommen;Gemeente;;18400;GM0175;"), "{}", table.body);
    assert_eq!(table.body.lines().count(), 2);
}

#[tokio::test]
async fn a_municipality_is_known_by_its_code_also_when_it_is_gone() {
    let app = app().await;
    let ommen = municipality("Ommen").cbs_code("GM0175").make(app.house()).await;
    let mut tx = app.house().db.write().await.unwrap();
    let counted = |day: &str, count| people::store::register::Population {
        organisation: ommen,
        reference_date: day.into(),
        count,
        source: "CBS".into(),
    };
    let both = [counted("2022-01-01", 18_000), counted("2023-01-01", 18_400)];
    people::store::register::put_populations(&mut tx, &both).await.unwrap();
    tx.commit().await.unwrap();
    let mut program = app.browser();
    let one = program.get("/api/v1/gemeenten/GM0175").await.expect(200).json();
    assert_eq!(one["organisatie"]["naam"], "Ommen");
    assert_eq!(one["inwoners"][0]["peildatum"], "2023-01-01");
    assert_eq!(one["inwoners"][1]["aantal"], 18_000);
    program.get("/api/v1/gemeenten/GM9999").await.expect(404);
    assert_eq!(program.get("/api/v1/gemeenten?peildatum=2024-01-01").await.expect(200).json()["totaal"], 1);
}

#[tokio::test]
async fn administrators_download_the_people_that_they_see() {
    let app = app().await;
    let ommen = municipality("Ommen").make(app.house()).await;
    person("Jan").role(ommen, Role::Administrator).make(app.house()).await;
    person("Piet").role(ommen, Role::Member).make(app.house()).await;
    person("Bea").network_role(web::NetworkRole::Administrator).make(app.house()).await;
    let mut jan = signed_in(&app, "jan@gemeente.test").await;
    let path = format!("/organisaties/{ommen}/beheer/mensen.csv");
    let table = jan.get(&path).await.expect(200);
    assert!(table.body.contains("Jan;jan@gemeente.test;beheerder"), "{}", table.body);
    jan.get("/beheer/mensen.csv").await.expect(403);
    let mut piet = signed_in(&app, "piet@gemeente.test").await;
    piet.get(&path).await.expect(403);
    let mut bea = signed_in(&app, "bea@gemeente.test").await;
    assert!(bea.get("/beheer/mensen.csv").await.expect(200).body.contains("Bea;bea@gemeente.test;"));
    app.browser().get("/beheer/mensen.csv").await.expect(303);
}
