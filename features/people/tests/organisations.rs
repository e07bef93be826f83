//! The list of organisations and the page of each.

use std::sync::Arc;

use axum::{Extension, middleware};
use people::{
    Activities, ActivityItem, ActivitySection, Boxed, OrganisationActivity, PeopleData,
    import::seed_facts,
    model::{Organisation, OrganisationKind},
    store::organisations,
};
use testkit::{NOW, TestApp};
use web::{Actor, House, OrganisationId, Page, Role};

use crate::fixtures::{app, municipality, organisation, person, signed_in};

async fn with_facts() -> TestApp {
    let app = app().await;
    seed_facts(&app.house().db, &app.house().ids, NOW).await.unwrap();
    app
}

async fn id_of(house: &House, code: &str) -> OrganisationId {
    let mut tx = house.db.read().await.unwrap();
    organisations::by_cbs_code(&mut tx, code).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_guest_reads_the_list_page_by_page() {
    let app = with_facts().await;
    let mut guest = app.browser();
    let first = guest.get("/organisaties").await.expect(200);
    first.assert_contains("342 organisaties").assert_contains("Aa en Hunze").assert_lacks("Zwolle");
    let last = guest.get("/organisaties?pagina=14").await.expect(200);
    last.assert_contains("Zwolle").assert_lacks("Aa en Hunze");
    // Sorted without its article, as the register does.
    let page = guest.get("/organisaties?naam=hert").await.expect(200);
    page.assert_contains("'s-Hertogenbosch");
    let mut english = app.browser();
    english.language("en");
    english.get("/organisaties").await.expect(200).assert_contains("342 organisations");
}

#[tokio::test]
async fn filters_narrow_the_list_and_say_how_many_there_are() {
    let app = with_facts().await;
    organisation(OrganisationKind::Company, "Sensoren & Zo").make(app.house()).await;
    let mut guest = app.browser();
    let page = guest.get("/organisaties").await.expect(200);
    page.assert_contains("Gemeenten 342").assert_contains("Bedrijven 1").assert_lacks("Verenigingen");
    let page = guest.get("/organisaties?provincie=PV24").await.expect(200);
    page.assert_contains("6 organisaties").assert_contains("Almere").assert_lacks("Ommen");
    let page = guest.get("/organisaties?soort=bedrijf").await.expect(200);
    page.assert_contains("1 organisatie").assert_contains("Sensoren & Zo");
    let page = guest.get("/organisaties?grootte=vanaf-250000").await.expect(200);
    page.assert_contains("Amsterdam").assert_contains("Den Haag").assert_lacks("Ommen");
    let page = guest.get("/organisaties?grootte=tot-25000&provincie=PV23&naam=omm").await.expect(200);
    page.assert_contains("Ommen").assert_contains("1 organisatie");
    assert_eq!(page.form_value("provincie"), "PV23");
    assert_eq!(page.form_value("grootte"), "tot-25000");
}

#[tokio::test]
async fn a_name_with_a_mistake_finds_the_nearest_one_and_says_so() {
    let app = with_facts().await;
    let mut guest = app.browser();
    let page = guest.get("/organisaties?naam=omen").await.expect(200);
    page.assert_contains("Geen organisatie heet zo. U ziet nu wie ‘ommen’ in de naam heeft.");
    page.assert_contains("1 organisatie").assert_lacks("Zwolle");
    assert_eq!(page.form_value("naam"), "omen", "what was typed stays");
    let table = guest.get(&page.link("Download als CSV")).await.expect(200).body;
    assert!(table.contains("Ommen;") && !table.contains("Zwolle;"), "{table}");
    // Several words, with their signs; with another filter that leaves nothing it still says what was looked for.
    guest.get("/organisaties?naam=bergen+op+zooom").await.expect(200).assert_contains("Bergen op Zoom");
    guest.get("/organisaties?naam='s-hertogenbos").await.expect(200).assert_contains("'s-Hertogenbosch");
    let page = guest.get("/organisaties?naam=omen&provincie=PV20").await.expect(200);
    page.assert_contains("‘ommen’").assert_contains("Geen organisatie gevonden");
    guest.get("/organisaties?naam=ommen").await.expect(200).assert_lacks("heet zo");
    guest.get("/organisaties?naam=qqxxzzy").await.expect(200).assert_contains("Geen organisatie gevonden");
}

#[tokio::test]
async fn nonsense_in_the_address_still_gives_a_list() {
    let app = with_facts().await;
    let mut guest = app.browser();
    for query in [
        "soort=x&soort=y",
        "provincie=PV99",
        "grootte=",
        "pagina=-3",
        "pagina=9999999999999999999",
        "naam=%00%FF",
    ] {
        guest.get(&format!("/organisaties?{query}")).await.expect(200);
    }
    let none = guest.get("/organisaties?naam=%3Cscript%3Exyz").await.expect(200);
    none.assert_contains("Geen organisatie gevonden");
    assert!(!none.body.contains("<script>xyz"));
}

#[tokio::test]
async fn the_page_of_a_municipality_shows_its_facts_with_their_source() {
    let app = with_facts().await;
    let mut guest = app.browser();
    let id = id_of(app.house(), "GM0175").await;
    assert_eq!(guest.get("/gemeenten/gm0175").await.expect(303).location(), format!("/organisaties/{id}"));
    let page = guest.get_followed("/gemeenten/GM0175").await.expect(200);
    for text in [
        "Ommen",
        "Overijssel",
        "GM0175",
        "op 1 januari 2022",
        "Centraal Bureau voor de Statistiek",
        "Minder dan 25.000",
    ] {
        page.assert_contains(text);
    }
    assert_eq!(
        page.link("https://identifier.overheid.nl/tooi/id/gemeente/gm0175"),
        "https://identifier.overheid.nl/tooi/id/gemeente/gm0175"
    );
    for path in [
        "/gemeenten/GM9999",
        "/gemeenten/ommen",
        "/organisaties/x",
        "/organisaties/00000000-0000-7000-8000-000000000000",
    ] {
        guest.get(path).await.expect(404);
    }
}

#[tokio::test]
async fn an_ended_municipality_is_hidden_unless_asked_and_says_what_came_of_it() {
    let app = app().await;
    let house = app.house();
    let mut tx = house.db.write().await.unwrap();
    let id = OrganisationId(house.ids.new_id());
    let ended = Organisation {
        name: "Haaren".into(),
        valid_until: Some("2021-01-01".into()),
        ..Organisation::new(id, OrganisationKind::Municipality)
    };
    organisations::add(&mut tx, &ended, NOW).await.unwrap();
    tx.commit().await.unwrap();
    let mut guest = app.browser();
    guest.get("/organisaties").await.expect(200).assert_lacks("Haaren");
    let page = guest.get("/organisaties?alle=ja").await.expect(200);
    page.assert_contains("Haaren").assert_contains("bestaat niet meer sinds 1 januari 2021");
    let page = guest.get(&format!("/organisaties/{id}")).await.expect(200);
    page.assert_contains("bestaat niet meer sinds 1 januari 2021").assert_lacks("Ik wil meedoen");
}

#[tokio::test]
async fn people_are_shown_to_the_network_only_and_never_with_an_address() {
    let app = app().await;
    let ommen = municipality("Ommen").make(app.house()).await;
    let almere = municipality("Almere").make(app.house()).await;
    person("Jan Jansen")
        .email("jan@ommen.test")
        .role(ommen, Role::MunicipalSecretary)
        .make(app.house())
        .await;
    person("Piet").email("piet@almere.test").role(almere, Role::Member).make(app.house()).await;
    person("Nieuw").email("nieuw@ommen.test").make(app.house()).await;
    let path = format!("/organisaties/{ommen}");
    app.browser().get(&path).await.expect(200).assert_lacks("Jan Jansen");
    signed_in(&app, "nieuw@ommen.test").await.get(&path).await.expect(200).assert_lacks("Jan Jansen");
    let page = signed_in(&app, "piet@almere.test").await.get(&path).await.expect(200);
    page.assert_contains("Jan Jansen").assert_contains("gemeentesecretaris").assert_lacks("jan@ommen.test");
    let own = signed_in(&app, "jan@ommen.test").await.get(&path).await.expect(200);
    own.assert_contains("U hoort bij deze organisatie").assert_lacks("Ik wil meedoen");
}

#[tokio::test]
async fn an_organisation_of_many_people_shows_them_page_by_page() {
    let app = app().await;
    let ommen = municipality("Ommen").make(app.house()).await;
    for number in 0..51 {
        person(&format!("Lid {number:02}")).role(ommen, Role::Member).make(app.house()).await;
    }
    person("Zus").email("zus@ommen.test").role(ommen, Role::Administrator).make(app.house()).await;
    let mut zus = signed_in(&app, "zus@ommen.test").await;
    for path in [format!("/organisaties/{ommen}"), format!("/organisaties/{ommen}/beheer")] {
        let first = zus.get(&path).await.expect(200);
        first.assert_contains("Lid 49").assert_lacks("Lid 50");
        assert!(first.body.contains(&format!("href=\"{path}?pagina=2#mensen\"")), "{}", first.body);
        for second in ["2", "99"] {
            let second = zus.get(&format!("{path}?pagina={second}")).await.expect(200);
            second.assert_contains("Lid 50").assert_contains("Zus").assert_lacks("Lid 49");
        }
    }
    let table = zus.get(&format!("/organisaties/{ommen}/beheer/mensen.csv")).await.expect(200);
    assert_eq!(table.body.lines().count(), 1 + 52);
    let guest = app.browser().get(&format!("/organisaties/{ommen}?pagina=2")).await.expect(200);
    guest.assert_lacks("Lid 50");
    assert!(!guest.body.contains("mensen"));
}

#[tokio::test]
async fn what_people_write_about_an_organisation_is_made_harmless() {
    let app = app().await;
    let house = app.house();
    let id = OrganisationId(house.ids.new_id());
    let made = Organisation {
        name: "<b>Bedrijf</b>".into(),
        description: "Wij *meten*. <script>alert(1)</script>".into(),
        website: "https://bedrijf.test".into(),
        kvk_number: Some("12345678".into()),
        ..Organisation::new(id, OrganisationKind::Company)
    };
    let mut tx = house.db.write().await.unwrap();
    organisations::add(&mut tx, &made, NOW).await.unwrap();
    tx.commit().await.unwrap();
    let page = app.browser().get(&format!("/organisaties/{id}")).await.expect(200);
    assert!(page.body.contains("<em>meten</em>"));
    assert!(!page.body.contains("<script>alert") && !page.body.contains("<b>Bedrijf"));
    page.assert_contains("12345678").assert_contains("<b>Bedrijf</b>");
}

/// A room that tells one thing about every organisation.
struct OneThing;

impl OrganisationActivity for OneThing {
    fn section<'a>(
        &'a self,
        _: &'a db::Transaction,
        actor: &'a Actor,
        organisation: OrganisationId,
        _: &'a Page,
    ) -> Boxed<'a, db::Result<Option<ActivitySection>>> {
        let item = ActivityItem {
            title: format!("Iets voor {}", if actor.is_signed_in() { "leden" } else { "gasten" }),
            url: "/iets".into(),
            meta: "voorbeeld".into(),
        };
        let more_url = Some(format!("/alles?organisatie={organisation}"));
        Box::pin(async move {
            let items = vec![item];
            Ok(Some(ActivitySection {
                title_key: "people-menu",
                items,
                more_url,
                ..ActivitySection::default()
            }))
        })
    }
}

#[tokio::test]
async fn other_rooms_add_what_an_organisation_brought() {
    let app = TestApp::builder()
        .locales(&[people::LOCALE])
        .routes(|house| {
            let activities = Activities(Arc::new(vec![Arc::new(OneThing)]));
            let routes = people::routes(Arc::new(vec![Arc::new(PeopleData)]), people::Providers::default());
            routes
                .layer(Extension(activities))
                .layer(middleware::from_fn_with_state(house.clone(), people::actor_layer))
        })
        .build()
        .await;
    let ommen = municipality("Ommen").make(app.house()).await;
    let page = app.browser().get(&format!("/organisaties/{ommen}")).await.expect(200);
    assert_eq!(page.link("Iets voor gasten"), "/iets");
    assert_eq!(page.link("Alles van Ommen"), format!("/alles?organisatie={ommen}"));
}
