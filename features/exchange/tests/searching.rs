//! Searching, what looks alike, and what fits.

use exchange::model::{Kind, Section, Visibility};
use web::{HOUR, NetworkRole, Role};

use crate::fixtures::World;

/// The titles in a list of contributions, in order.
fn titles(page: &testkit::Reply) -> Vec<String> {
    let is_item = |link: &testkit::Link| {
        let id = link.href.strip_prefix("/bijdragen/").unwrap_or_default();
        id.len() == 36 && id.parse::<uuid::Uuid>().is_ok()
    };
    page.links().into_iter().filter(is_item).map(|link| link.text).collect()
}

#[tokio::test]
async fn a_search_finds_other_forms_of_a_word_compounds_and_what_was_mistyped() {
    let world = World::new().await;
    world.question("Hoe vullen wij een sensorenregister?").make().await;
    world.question("Mogen camera's op de markt?").make().await;
    world.question("Wat kost een fietspad?").make().await;
    let mut guest = world.guest();
    for (words, found) in [
        ("sensor", "Hoe vullen wij een sensorenregister?"),
        ("sensorenregsiter", "Hoe vullen wij een sensorenregister?"),
        ("fietspaden", "Wat kost een fietspad?"),
        ("camera", "Mogen camera's op de markt?"),
    ] {
        let page = guest.get(&format!("/bijdragen?zoek={words}")).await.expect(200);
        assert_eq!(titles(&page), [found], "{words}");
    }
    let page = guest.get("/bijdragen?zoek=sensorenregsiter").await.expect(200);
    page.assert_contains("U ziet nu wat er is over ‘sensorenregister’");
    let page = guest.get("/bijdragen?zoek=fietspaden").await.expect(200);
    assert!(page.body.contains("<mark>fietspad</mark>"), "{}", page.body);
    let nothing = guest.get("/bijdragen?zoek=zwembad").await.expect(200);
    nothing.assert_contains("Niets gevonden met deze woorden");
}

#[tokio::test]
async fn a_search_never_finds_what_one_may_not_see_and_at_once_what_was_published_changed_or_taken_back() {
    let world = World::new().await;
    let hidden = world.question("Hoe beveiligen wij de kluis?").visible(Visibility::Network).make().await;
    let mut guest = world.guest();
    let mut jan = world.jan().await;
    let page = guest.get("/bijdragen?zoek=kluis").await.expect(200);
    assert!(titles(&page).is_empty());
    page.assert_lacks("kluis?");
    assert_eq!(
        titles(&jan.get("/bijdragen?zoek=kluizen").await.expect(200)),
        ["Hoe beveiligen wij de kluis?"]
    );
    jan.post(&format!("/bijdragen/{hidden}/intrekken"), &[]).await.expect(303);
    assert!(titles(&jan.get("/bijdragen?zoek=kluis").await.expect(200)).is_empty());
}

#[tokio::test]
async fn a_theme_is_found_by_its_new_name() {
    let world = World::new().await;
    world.theme("fietsen", "Fietsen", "Cycling").await;
    world.question("Hoe tellen wij die?").theme("fietsen").make().await;
    let els = world.person("Els", &[], &[NetworkRole::Editor]).await;
    let mut els = world.browser_of(els).await;
    let form = els.get("/beheer/themas/fietsen").await.expect(200);
    let names = [("name-nl", "Verkeerskunde"), ("name-en", "Traffic")];
    assert!(titles(&world.guest().get("/bijdragen?zoek=verkeerskunde").await.expect(200)).is_empty());
    els.submit(&form, "/beheer/themas/fietsen", &names).await.expect(303);
    let page = world.guest().get("/bijdragen?zoek=verkeerskunde").await.expect(200);
    assert_eq!(titles(&page), ["Hoe tellen wij die?"]);
}

#[tokio::test]
async fn who_asks_the_same_after_somebody_who_may_see_more_or_less_gets_their_own_answer() {
    let world = World::new().await;
    world.question("Wie heeft een brug?").make().await;
    world.question("Wie sluit de brug?").visible(Visibility::Network).make().await;
    world.question("Wie betaalt de brug?").visible(Visibility::Organisation).make().await;
    let (mut guest, mut jan) = (world.guest(), world.jan().await);
    for _ in 0..2 {
        for path in ["/bijdragen?zoek=bruggen", "/bijdragen"] {
            assert_eq!(titles(&jan.get(path).await.expect(200)).len(), 3, "{path}");
            let page = guest.get(path).await.expect(200);
            assert_eq!(titles(&page), ["Wie heeft een brug?"], "{path}");
            page.assert_lacks("betaalt");
        }
    }
}

#[tokio::test]
async fn a_search_looks_in_replies_and_in_the_names_of_organisations_and_shows_the_passage() {
    let world = World::new().await;
    let question = world.question("Mag dat met wifi?").make().await;
    let mut jan = world.jan().await;
    let body = "Wij gebruikten daarvoor een radarsensor van de buren.";
    jan.post(
        &format!("/bijdragen/{question}/reageren"),
        &[("body", body), ("organisatie", &world.ommen.to_string())],
    )
    .await
    .expect(303);
    let page = world.guest().get("/bijdragen?zoek=radarsensoren").await.expect(200);
    assert_eq!(titles(&page), ["Mag dat met wifi?"]);
    assert!(page.body.contains("<mark>radarsensor</mark>"), "{}", page.body);
    assert_eq!(titles(&world.guest().get("/bijdragen?zoek=ommen").await.expect(200)), ["Mag dat met wifi?"]);
}

#[tokio::test]
async fn the_best_match_comes_first_unless_the_newest_is_asked_for() {
    let world = World::new().await;
    world.question("Deelfietsen bij het station").make().await;
    world.app.clock().advance(HOUR);
    world.question("Mag dat?").section(Section::Context, "Iemand noemde ook deelfietsen.").make().await;
    let mut guest = world.guest();
    let best = guest.get("/bijdragen?zoek=deelfietsen").await.expect(200);
    assert_eq!(titles(&best), ["Deelfietsen bij het station", "Mag dat?"]);
    let newest = guest.get(&best.link("Nieuwste")).await.expect(200);
    assert_eq!(titles(&newest), ["Mag dat?", "Deelfietsen bij het station"]);
}

#[tokio::test]
async fn what_looks_like_it_is_shown_before_publishing_and_only_once() {
    let world = World::new().await;
    world.contribution(Kind::Example, "Bezoekers tellen met sensoren op de markt").make().await;
    let mut jan = world.jan().await;
    let fields = [
        ("title", "Sensoren om bezoekers te tellen"),
        ("what", "Wij telden."),
        ("phase", "pilot"),
        ("theme", "privacy"),
        ("visibility", "public"),
        ("language", "nl"),
        ("actie", "publiceren"),
    ];
    let asked = jan.post("/bijdragen/nieuw/voorbeeld", &fields).await.expect(200);
    asked.assert_contains("Bezoekers tellen met sensoren op de markt");
    assert_eq!(asked.form_value("what"), "Wij telden.");
    let seen = asked.form_value("gezien");
    // Under another title other things look like it.
    let mut other = [&fields[..], &[("gezien", &*seen)]].concat();
    other[0].1 = "Bezoekers tellen op de markt";
    let asked = jan.post("/bijdragen/nieuw/voorbeeld", &other).await.expect(200);
    asked.assert_contains("Bezoekers tellen met sensoren op de markt");
    let again = [&fields[..], &[("gezien", &*seen)]].concat();
    jan.post("/bijdragen/nieuw/voorbeeld", &again).await.expect(303);

    let piece = jan.get("/bijdragen/lijkt-op?titel=bezoekers+tellen").await.expect(200);
    piece.assert_contains("Bezoekers tellen met sensoren op de markt");
    assert!(!piece.body.contains("<html"), "a piece of a page");
    world.guest().get("/bijdragen/lijkt-op?titel=bezoekers+tellen").await.expect(303);
}

#[tokio::test]
async fn a_question_shows_the_examples_that_fit_with_the_reasons_and_one_can_be_dismissed() {
    let world = World::new().await;
    let dalfsen = world.municipality("Dalfsen", 29_000, "PV23").await;
    let fatma = world.person("Fatma", &[(dalfsen, Role::Member)], &[]).await;
    let question = world.question("Mogen wij bezoekers tellen met sensoren?").make().await;
    let example = world
        .contribution(Kind::Example, "Bezoekers tellen met sensoren op de markt")
        .by(fatma, dalfsen)
        .make()
        .await;
    world
        .contribution(Kind::Example, "Een nieuw zwembad")
        .section(Section::What, "Met glijbaan.")
        .by(fatma, dalfsen)
        .make()
        .await;
    world.question("Wie telt bezoekers met sensoren?").make().await;
    world.contribution(Kind::Example, "Zelf bezoekers tellen met sensoren").make().await;
    let mut jan = world.jan().await;
    let place = format!("/bijdragen/{question}/past-hierbij");
    let page = jan.get(&place).await.expect(200);
    page.assert_contains("Bezoekers tellen met sensoren op de markt")
        .assert_contains("dezelfde woorden: ")
        .assert_contains("hetzelfde thema: Privacy")
        .assert_contains("ongeveer dezelfde grootte")
        .assert_contains("zelfde provincie: Overijssel")
        .assert_contains("Gemeente Dalfsen")
        .assert_lacks("zwembad")
        .assert_lacks("Zelf bezoekers tellen")
        .assert_lacks("Wie telt bezoekers");
    let table = jan.get(&page.link("Download als CSV")).await.expect(200);
    let row = table.body.lines().find(|line| line.contains("op de markt")).expect("a row of what fits");
    assert!(row.starts_with("Voorbeeld;Bezoekers tellen met sensoren op de markt;"), "{row}");
    assert!(row.contains("hetzelfde thema: Privacy; ") && row.contains("/bijdragen/"), "{row}");
    assert!(
        table.body.lines().any(|line| line.starts_with("Organisatie;") && line.contains("Gemeente Dalfsen"))
    );

    let dismiss = format!("/bijdragen/{question}/past-niet");
    world.guest().post(&dismiss, &[("ander", &example.to_string())]).await.expect(401);
    jan.post(&dismiss, &[("ander", &example.to_string())]).await.expect(303);
    jan.get(&place).await.expect(200).assert_lacks("op de markt").assert_contains("U verborg één keer iets");
    world.guest().get(&place).await.expect(200).assert_contains("op de markt");
    jan.post(&format!("/bijdragen/{question}/past-weer"), &[]).await.expect(303);
    jan.get(&place).await.expect(200).assert_contains("op de markt");
}

#[tokio::test]
async fn an_organisation_that_fits_says_why_and_can_be_dismissed() {
    let world = World::new().await;
    let question = world.question("Hoe telt u bezoekers met sensoren?").make().await;
    // What few write tells more than what all write.
    for other in ["Een nieuw zwembad", "Honden in het park", "Het lek in de kelder", "De weg naar school"] {
        world.question(other).make().await;
    }
    let firm = world.company_that("Telwerk", "Wij tellen bezoekers met sensoren in winkelstraten.").await;
    let place = format!("/bijdragen/{question}/past-hierbij");
    let mut jan = world.jan().await;
    jan.get(&place)
        .await
        .expect(200)
        .assert_contains("Telwerk")
        .assert_contains("Dit past hierbij door:")
        .assert_contains("dezelfde woorden: ");
    let dismiss = format!("/bijdragen/{question}/past-niet");
    let nobody = [("soort", "organisatie"), ("ander", "Telwerk")];
    jan.post(&dismiss, &nobody).await.expect(404);
    jan.post(&dismiss, &[("soort", "organisatie"), ("ander", &firm.to_string())]).await.expect(303);
    jan.get(&place).await.expect(200).assert_lacks("Telwerk");
    world.guest().get(&place).await.expect(200).assert_contains("Telwerk");
}

#[tokio::test]
async fn what_fits_shares_its_subject_and_not_some_word_in_passing() {
    let world = World::new().await;
    let dalfsen = world.municipality("Dalfsen", 29_000, "PV23").await;
    let fatma = world.person("Fatma", &[(dalfsen, Role::Member)], &[]).await;
    let question = world
        .question("Wie heeft uitleg over camera's voor bewoners?")
        .section(Section::Context, "Wij twijfelen. Vaker vertelden beide buurten hetzelfde.")
        .make()
        .await;
    let example = |title: &'static str, what: &'static str| {
        world.contribution(Kind::Example, title).section(Section::What, what).by(fatma, dalfsen).make()
    };
    example("Een camera bij de containers", "Wij hangen borden op.").await;
    example("Het zwembad blijft open", "Wij twijfelen vaker. Beide baden vertelden het.").await;
    let page = world.guest().get(&format!("/bijdragen/{question}/past-hierbij")).await.expect(200);
    page.assert_contains("Een camera bij de containers").assert_lacks("zwembad");
}
