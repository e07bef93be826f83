//! Bringing something: each kind, and each thing that can be wrong.

use axum::{
    body::Body,
    http::{Request, header},
};
use web::{Role, SECOND};

use crate::fixtures::{World, question_fields, with};

#[tokio::test]
async fn a_question_is_brought_in_two_steps() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let choose = jan.get("/bijdragen/nieuw").await.expect(200);
    let step = jan.get(&choose.link("Nieuw: Vraag")).await.expect(200);
    step.assert_contains("Stap 1 van 2").assert_contains("Hoogstens 15 woorden");
    let full = jan
        .submit(&step, "/bijdragen/nieuw/vraag", &[("title", "Mag een winkelier bezoekers tellen met wifi?")])
        .await
        .expect(200);
    full.assert_contains("Stap 2 van 2").assert_contains("U schrijft namens Gemeente Ommen");
    assert_eq!(full.form_value("title"), "Mag een winkelier bezoekers tellen met wifi?");
    assert_eq!(full.form_value("visibility"), "public");
    let formulier = full.form_value("formulier");
    let sent = jan.post("/bijdragen/nieuw/vraag", &with(question_fields(), "formulier", &formulier)).await;
    let placed = jan.follow(sent.expect(303)).await.expect(200);
    placed.assert_contains("Uw bijdrage staat erop").assert_contains("Anderen geven antwoord");
    let page = jan.get(&placed.link("Bekijk de bijdrage")).await.expect(200);
    page.assert_contains("Een winkelier vraagt het ons.").assert_contains("12 maart 2027");
    assert!(page.body.contains("<strong>vraagt</strong>"));
    assert_eq!(page.link("Privacy"), "/themas/privacy");
}

#[tokio::test]
async fn a_question_that_looks_like_another_shows_that_one_first() {
    let world = World::new().await;
    world.question("Mogen wij bezoekers van de markt tellen met sensoren?").make().await;
    world.question("Hoe betalen wij de bibliotheek?").make().await;
    let mut jan = world.jan().await;
    let fields = [("stap", "zin"), ("title", "Mag een winkelier bezoekers tellen met een sensor?")];
    let page = jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(200);
    page.assert_contains("Lijkt dit op wat u schrijft?")
        .assert_contains("markt tellen")
        .assert_lacks("bibliotheek");
    let full = jan.submit(&page, "/bijdragen/nieuw/vraag", &[]).await.expect(200);
    assert_eq!(full.form_value("title"), "Mag een winkelier bezoekers tellen met een sensor?");
}

#[tokio::test]
async fn the_sentence_of_a_question_has_at_most_fifteen_words() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let long =
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien";
    let page = jan.post("/bijdragen/nieuw/vraag", &[("stap", "zin"), ("title", long)]).await.expect(422);
    page.assert_contains("Maak er een zin van hoogstens 15 woorden van");
    assert_eq!(page.form_value("title"), long);
    jan.post("/bijdragen/nieuw/vraag", &[("stap", "zin"), ("title", " ")]).await.expect(422);
    let fields = with(question_fields(), "title", long);
    jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(422).assert_contains("hoogstens 15 woorden");
    // A draft may be longer: it is not finished.
    jan.post("/bijdragen/nieuw/vraag", &with(fields, "actie", "bewaren")).await.expect(303);
}

#[tokio::test]
async fn each_kind_can_be_brought_and_shows_all_its_parts() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let example = [
        ("what", "Wij telden."),
        ("why", "Voor de drukte."),
        ("cost", "Duizend euro."),
        ("brought", "Inzicht."),
        ("went-wrong", "De batterij."),
        ("lessons", "Begin klein."),
        ("reuse", "Het bestek."),
        ("contact", "post@ommen.test"),
        ("phase", "failed"),
    ];
    let need = [("description", "Wij zoeken."), ("requirements", "Open."), ("needed-by", "1-2-2027")];
    let offer = [
        ("description", "Wij bieden."),
        ("terms", "Gratis."),
        ("interest", "Geen."),
        ("contact", "x@y.test"),
    ];
    for (word, parts) in [("voorbeeld", &example[..]), ("behoefte", &need[..]), ("aanbod", &offer[..])] {
        let path = format!("/bijdragen/nieuw/{word}");
        jan.get(&path).await.expect(200);
        let mut fields = vec![
            ("title", "Drukte op de markt"),
            ("theme", "privacy"),
            ("theme", "mobiliteit"),
            ("visibility", "network"),
            ("language", "nl"),
            ("actie", "publiceren"),
            ("gezien", "Drukte op de markt"),
        ];
        fields.extend(parts);
        let placed = jan.post_followed(&path, &fields).await.expect(200);
        let page = jan.get(&placed.link("Bekijk de bijdrage")).await.expect(200);
        for (name, text) in parts {
            if !["phase", "needed-by"].contains(name) {
                page.assert_contains(text);
            }
        }
        page.assert_contains("Voor het netwerk").assert_contains("Mobiliteit");
        if word == "voorbeeld" {
            page.assert_contains("Mislukt");
        }
    }
}

#[tokio::test]
async fn everything_that_is_missing_is_named_and_nothing_that_was_typed_is_lost() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let fields = [
        ("title", "Alleen een titel"),
        ("tried", "Wij belden"),
        ("needed-by", "morgen"),
        ("actie", "publiceren"),
    ];
    let page = jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(422);
    for message in [
        "Vertel wat er speelt",
        "Kies minstens één thema",
        "Kies wie dit mag zien",
        "Kies in welke taal",
        "geen datum",
    ] {
        page.assert_contains(message);
    }
    assert_eq!(page.form_value("title"), "Alleen een titel");
    assert_eq!(page.form_value("tried"), "Wij belden");
    assert_eq!(page.form_value("needed-by"), "morgen");
    let path = "/bijdragen/nieuw/voorbeeld";
    let page = jan.post(path, &[("actie", "publiceren"), ("phase", "half")]).await.expect(422);
    for message in ["Vul een titel in", "Vertel wat u hebt gedaan", "Kies in welke fase"] {
        page.assert_contains(message);
    }
    jan.language("en");
    jan.post(path, &[("actie", "publiceren")]).await.expect(422).assert_contains("Fill in a title");
}

#[tokio::test]
async fn a_date_that_has_passed_too_many_themes_and_too_much_text_are_refused() {
    let world = World::new().await;
    for number in 1..=5 {
        world.theme(&format!("thema-{number}"), &format!("Thema {number}"), "Theme").await;
    }
    let mut jan = world.jan().await;
    let page = jan.post("/bijdragen/nieuw/vraag", &with(question_fields(), "needed-by", "1-1-2020")).await;
    page.expect(422).assert_contains("Deze datum is voorbij");
    let mut fields = question_fields();
    let slugs: Vec<String> = (1..=5).map(|number| format!("thema-{number}")).collect();
    fields.extend(slugs.iter().map(|slug| ("theme", slug.as_str())));
    jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(422).assert_contains("Kies hoogstens 5 thema’s");
    let long = "a".repeat(20_001);
    let page =
        jan.post("/bijdragen/nieuw/vraag", &with(question_fields(), "context", &long)).await.expect(422);
    page.assert_contains("‘Wat speelt er?’ mag hoogstens");
    let page = jan.post("/bijdragen/nieuw/vraag", &with(question_fields(), "title", &long)).await.expect(422);
    page.assert_contains("Te lang");
}

#[tokio::test]
async fn a_company_must_state_its_interest_in_an_offer() {
    let world = World::new().await;
    let company = world.company("Meetbaar BV").await;
    let bob = world.person("Bob", &[(company, Role::Member)], &[]).await;
    let mut bob = world.browser_of(bob).await;
    let fields = [
        ("title", "Sensoren te leen"),
        ("description", "Tien stuks."),
        ("theme", "privacy"),
        ("visibility", "public"),
        ("language", "nl"),
        ("actie", "publiceren"),
    ];
    let page = bob.post("/bijdragen/nieuw/aanbod", &fields).await.expect(422);
    page.assert_contains("Vertel welk belang u hierbij hebt");
    let mut fields = fields.to_vec();
    fields.push(("interest", "Wij verkopen ze ook."));
    bob.post("/bijdragen/nieuw/aanbod", &fields).await.expect(303);
    // A municipality may, and need not.
    let mut jan = world.jan().await;
    fields.pop();
    fields.push(("gezien", "Sensoren te leen"));
    jan.post("/bijdragen/nieuw/aanbod", &fields).await.expect(303);
}

#[tokio::test]
async fn markdown_is_shown_before_publishing_and_script_in_it_never_runs() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let evil = "**vet** [x](javascript:alert(1)) <script>alert(1)</script>";
    let fields = with(with(question_fields(), "context", evil), "actie", "voorbeeld");
    let preview = jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(200);
    preview.assert_contains("Zo komt het eruit te zien");
    assert!(preview.body.contains("<strong>vet</strong>"));
    assert_eq!(preview.form_value("context"), evil);
    jan.get("/mijn/bijdragen").await.expect(200).assert_contains("nog niets");
    let placed = jan.post_followed("/bijdragen/nieuw/vraag", &with(fields, "actie", "publiceren")).await;
    let page = jan.get(&placed.link("Bekijk de bijdrage")).await.expect(200);
    for body in [&preview.body, &page.body] {
        assert!(!body.contains("<script>alert"), "{body}");
        assert!(!body.contains("href=\"javascript"), "{body}");
    }
    let fields = with(question_fields(), "title", "<b>Titel</b> & \"meer\"");
    let placed = jan.post_followed("/bijdragen/nieuw/vraag", &fields).await.expect(200);
    placed.assert_contains("<b>Titel</b> & \"meer\"");
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_contribution() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let form =
        jan.post("/bijdragen/nieuw/vraag", &[("stap", "verder"), ("title", "Mag dat?")]).await.expect(200);
    let formulier = form.form_value("formulier");
    let fields = with(question_fields(), "formulier", &formulier);
    let first = jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(303);
    world.app.clock().advance(SECOND);
    let second = jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(303);
    assert_eq!(first.location(), second.location());
    world.guest().get("/bijdragen").await.expect(200).assert_contains("1 bijdrage");
    // Somebody else's form with the same identifier is a form of its own.
    let fatma = world.person("Fatma", &[(world.ommen, Role::Member)], &[]).await;
    let fields = with(fields, "gezien", "Mag een winkelier bezoekers tellen met wifi?");
    let third = world.browser_of(fatma).await.post("/bijdragen/nieuw/vraag", &fields).await.expect(303);
    assert_ne!(first.location(), third.location());
}

#[tokio::test]
async fn who_goes_back_and_sends_other_words_is_told_and_loses_nothing() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let form =
        jan.post("/bijdragen/nieuw/vraag", &[("stap", "verder"), ("title", "Mag dat?")]).await.expect(200);
    let formulier = form.form_value("formulier");
    let fields = with(question_fields(), "formulier", &formulier);
    let fields = with(fields, "actie", "publiceren");
    let first = jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(303);
    let other = with(fields, "context", "Een bakker vraagt het ons ook.");
    let told = jan.post("/bijdragen/nieuw/vraag", &other).await.expect(409);
    told.assert_contains("U hebt dit formulier al verstuurd")
        .assert_contains("Een bakker vraagt het ons ook.");
    assert_eq!(format!("{}/geplaatst", told.link("Bekijk wat u eerder bracht")), first.location());
    world.guest().get("/bijdragen").await.expect(200).assert_contains("1 bijdrage");
    // What looks like it is shown first, and that is the first one.
    let formulier = told.form_value("formulier");
    let again = with(other, "formulier", &formulier);
    let similar = jan.post("/bijdragen/nieuw/vraag", &again).await.expect(200);
    let seen = similar.form_value("gezien");
    let again = with(again, "gezien", &seen);
    let second = jan.post("/bijdragen/nieuw/vraag", &again).await.expect(303);
    assert_ne!(first.location(), second.location());
}

#[tokio::test]
async fn without_a_session_what_was_typed_is_kept_and_nothing_is_made() {
    let world = World::new().await;
    let mut guest = world.guest();
    assert!(guest.get("/bijdragen/nieuw").await.expect(303).location().starts_with("/inloggen"));
    assert!(guest.get("/bijdragen/nieuw/vraag").await.expect(303).location().starts_with("/inloggen"));
    let page = guest.post("/bijdragen/nieuw/vraag", &question_fields()).await.expect(401);
    page.assert_contains("Een winkelier **vraagt** het ons.");
    guest.get("/bijdragen").await.expect(200).assert_contains("Hier komen de bijdragen");
    assert!(guest.get("/mijn/bijdragen").await.expect(303).location().starts_with("/inloggen"));
}

#[tokio::test]
async fn who_belongs_to_no_organisation_is_told_what_to_do() {
    let world = World::new().await;
    let kees = world.person("Kees", &[], &[]).await;
    let mut kees = world.browser_of(kees).await;
    for path in ["/bijdragen/nieuw", "/bijdragen/nieuw/vraag", "/bijdragen/nieuw/aanbod"] {
        kees.get(path).await.expect(200).assert_contains("U hoort nog bij geen organisatie");
    }
    kees.post("/bijdragen/nieuw/vraag", &question_fields()).await.expect(403);
}

#[tokio::test]
async fn who_belongs_to_several_organisations_chooses_one_of_them() {
    let world = World::new().await;
    let zwolle = world.municipality("Zwolle", 130_000, "PV23").await;
    let elsewhere = world.municipality("Almelo", 73_000, "PV23").await;
    let both = world.person("Fatma", &[(world.ommen, Role::Member), (zwolle, Role::Member)], &[]).await;
    let mut fatma = world.browser_of(both).await;
    fatma.get("/bijdragen/nieuw/voorbeeld").await.expect(200).assert_contains("Namens welke organisatie?");
    let path = "/bijdragen/nieuw/vraag";
    fatma.post(path, &question_fields()).await.expect(422).assert_contains("Kies namens welke organisatie");
    let not_mine = elsewhere.to_string();
    fatma.post(path, &with(question_fields(), "organisation", &not_mine)).await.expect(422);
    let mine = zwolle.to_string();
    let placed = fatma.post_followed(path, &with(question_fields(), "organisation", &mine)).await.expect(200);
    let page = fatma.get(&placed.link("Bekijk de bijdrage")).await.expect(200);
    page.assert_contains("Gemeente Zwolle (130.000 inwoners)");
}

#[tokio::test]
async fn text_in_another_encoding_is_refused_with_a_clear_message() {
    let world = World::new().await;
    let mut jan = world.jan().await;
    let request = Request::post("/bijdragen/nieuw/vraag")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://samenspel.test")
        .header("sec-fetch-site", "same-origin")
        .body(Body::from("title=caf%E9"));
    jan.raw(request.unwrap()).await.expect(400);
    let request = Request::post("/bijdragen/nieuw/vraag")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::ORIGIN, "https://elders.test")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("title=x"));
    jan.raw(request.unwrap()).await.expect(403);
}
