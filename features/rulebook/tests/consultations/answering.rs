//! Answering what people said, completing, and the answer document.

use rulebook::{
    model::consultation::ConsultationId,
    store::consultations::voices::{self, Filter},
};
use web::NetworkRole;

use super::fixtures::{AIM, VERSION, World};

/// Four organisations that explain and comment; the window is closed after it.
async fn answered(world: &World) -> ConsultationId {
    let id = world.open().await;
    for (name, point, why) in [
        ("Zwolle", "2", "Te kort."),
        ("Raalte", "1", "Veel te kort."),
        ("Dalfsen", "5", ""),
        ("Hellendoorn", "4", "Prima zo."),
    ] {
        let organisation = world.organisation(name, people::model::OrganisationKind::Municipality).await;
        let person = world.person(&format!("Lid {name}"), &[organisation], &[]).await;
        let mut browser = world.browser_of(person).await;
        let of = organisation.to_string();
        let fields = [
            ("namens", of.as_str()),
            ("stelling-1", point),
            ("uitleg-1", why),
            ("stelling-2", "4"),
            ("uitleg-2", ""),
        ];
        browser.post(&format!("/consultaties/{id}/reageren"), &fields).await.expect(303);
        if name == "Zwolle" {
            let comment = format!("/consultaties/{id}/artikel/{AIM}");
            let fields =
                [("namens", of.as_str()), ("place", ""), ("body", "Leg uit wat algemeen belang is.")];
            browser.post(&comment, &fields).await.expect(303);
        }
    }
    world.close();
    id
}

/// The identifiers of the voices whose words are these.
async fn voice(world: &World, id: ConsultationId, words: &str) -> String {
    let mut tx = world.app.house().db.read().await.unwrap();
    let all = voices::list(&mut tx, id, &Filter::default(), 1000, 0).await.unwrap();
    all.iter().find(|voice| voice.body == words).unwrap().id.to_string()
}

#[tokio::test]
async fn voices_that_say_the_same_are_grouped_and_answered_at_once() {
    let world = World::new().await;
    let id = answered(&world).await;
    let mut elif = world.browser_of(world.elif).await;
    let url = format!("/consultaties/{id}/beantwoorden");
    let page = elif.get(&url).await.expect(200);
    page.assert_contains("4 reacties wachten op antwoord").assert_contains("Veel te kort.");
    let (short, shorter) = (voice(&world, id, "Te kort.").await, voice(&world, id, "Veel te kort.").await);
    let nothing = [("doen", "groep"), ("groep", ""), ("titel", "De termijn is te kort.")];
    elif.post(&url, &nothing).await.expect(422).assert_contains("Vink ten minste één reactie aan.");
    let untitled = [("stem", short.as_str()), ("doen", "groep"), ("groep", ""), ("titel", "")];
    let reply = elif.post(&url, &untitled).await.expect(422);
    reply.assert_contains("Schrijf in één zin wat de groep zegt.");
    let fields = [
        ("stem", short.as_str()),
        ("stem", shorter.as_str()),
        ("doen", "groep"),
        ("groep", ""),
        ("titel", "De termijn is te kort."),
    ];
    let group = elif.post(&url, &fields).await.expect(303).location();
    let page = elif.get(&group).await.expect(200);
    page.assert_contains("2 reacties").assert_contains("Veel te kort.");
    let half = [("titel", "De termijn is te kort."), ("uitkomst", "partly"), ("reden", "")];
    elif.post(&group, &half).await.expect(422).assert_contains("Schrijf waarom.");
    elif.get(&url).await.expect(200).assert_contains("4 reacties wachten op antwoord");
    let whole =
        [("titel", "De termijn is te kort."), ("uitkomst", "partly"), ("reden", "Het worden zes weken.")];
    elif.post(&group, &whole).await.expect(303);
    elif.get(&url).await.expect(200).assert_contains("2 reacties wachten op antwoord");
    // A third joins the group later, and leaves it again.
    let fine = voice(&world, id, "Prima zo.").await;
    let group_id = group.rsplit('/').next().unwrap().to_owned();
    let join = [("stem", fine.as_str()), ("doen", "groep"), ("groep", group_id.as_str())];
    elif.post(&url, &join).await.expect(303);
    elif.get(&url).await.expect(200).assert_contains("Eén reactie wacht op antwoord");
    elif.post(&url, &[("stem", fine.as_str()), ("doen", "los")]).await.expect(303);
    elif.get(&format!("{url}?stand=alles&over=opmerkingen")).await.expect(200).assert_lacks("Prima zo.");
    elif.post(&format!("{group}/verwijderen"), &[]).await.expect(303);
    elif.get(&url).await.expect(200).assert_contains("4 reacties wachten op antwoord");
}

#[tokio::test]
async fn voices_are_sifted_by_article_kind_and_word_and_put_in_the_order_of_the_text() {
    let world = World::new().await;
    let id = answered(&world).await;
    let mut elif = world.browser_of(world.elif).await;
    let url = format!("/consultaties/{id}/beantwoorden");
    let one = elif.get(&format!("{url}?artikel={AIM}&over=opmerkingen")).await.expect(200);
    one.assert_contains("Leg uit wat algemeen belang is.").assert_lacks("Veel te kort.");
    let word = elif.get(&format!("{url}?woord=VEEL")).await.expect(200);
    word.assert_contains("Veel te kort.").assert_lacks("Prima zo.");
    elif.get(&format!("{url}?soort=resident")).await.expect(200).assert_lacks("Prima zo.");
    elif.get(&format!("{url}?soort=municipality")).await.expect(200).assert_contains("Prima zo.");
    let by_text = elif.get(&format!("{url}?volgorde=tekst")).await.expect(200);
    let at = |words: &str| by_text.body.find(words).unwrap();
    assert!(at("Leg uit wat algemeen belang is.") < at("Te kort."), "article 1 goes before the others");
    // What is done leads back to the same list.
    let short = voice(&world, id, "Te kort.").await;
    let fields = [("stem", short.as_str()), ("doen", "los")];
    let back = elif.submit(&by_text, &url, &fields).await.expect(303);
    assert!(back.location().contains("volgorde=tekst"), "{}", back.location());
}

#[tokio::test]
async fn who_answers_what_somebody_else_answered_meanwhile_is_told() {
    let world = World::new().await;
    let id = answered(&world).await;
    let noor = world.person("Noor", &[world.ommen], &[NetworkRole::Editor]).await;
    let (mut elif, mut noors) = (world.browser_of(world.elif).await, world.browser_of(noor).await);
    let url = format!("/consultaties/{id}/beantwoorden");
    let (page, others) = (elif.get(&url).await.expect(200), noors.get(&url).await.expect(200));
    let short = voice(&world, id, "Te kort.").await;
    let answer = |reason: &'static str| {
        [("stem", short.as_str()), ("doen", "antwoord"), ("uitkomst", "not"), ("reden", reason)]
    };
    world.app.clock().advance(web::MINUTE);
    noors.submit(&others, &url, &answer("Het blijft zo.")).await.expect(303);
    let second = answer("Het wordt anders.");
    let told = elif.submit(&page, &url, &second).await.expect(422);
    told.assert_contains("Iemand anders heeft intussen iets gedaan met: “Te kort.”");
    let all = elif.get(&format!("{url}?stand=alles")).await.expect(200);
    all.assert_contains("Het blijft zo.").assert_lacks("Het wordt anders.");
    // Who saw it may change it.
    elif.submit(&all, &url, &second).await.expect(303);
    elif.get(&format!("{url}?stand=alles")).await.expect(200).assert_contains("Het wordt anders.");

    let group = [("stem", short.as_str()), ("doen", "groep"), ("groep", ""), ("titel", "Te kort")];
    let group = elif.post(&url, &group).await.expect(303).location();
    let (page, others) = (elif.get(&group).await.expect(200), noors.get(&group).await.expect(200));
    world.app.clock().advance(web::MINUTE);
    noors.submit(&others, &group, &[("uitkomst", "not"), ("reden", "Nee.")]).await.expect(303);
    let told = elif.submit(&page, &group, &[("uitkomst", "partly"), ("reden", "Deels.")]).await.expect(422);
    told.assert_contains("Iemand anders heeft deze groep intussen gewijzigd").assert_contains("Nee.");
}

#[tokio::test]
async fn completing_without_an_answer_to_each_is_refused_with_a_list() {
    let world = World::new().await;
    let id = answered(&world).await;
    let mut elif = world.browser_of(world.elif).await;
    let url = format!("/consultaties/{id}/beantwoorden");
    let complete = format!("/consultaties/{id}/afronden");
    let nota = format!("/consultaties/{id}/nota");
    let refused = elif.post(&complete, &[]).await.expect(422);
    refused.assert_contains("4 reacties hebben nog geen antwoord.").assert_contains("Veel te kort.");
    let mut chosen = Vec::new();
    for words in ["Te kort.", "Veel te kort.", "Prima zo."] {
        chosen.push(voice(&world, id, words).await);
    }
    let mut fields: Vec<(&str, &str)> = chosen.iter().map(|id| ("stem", id.as_str())).collect();
    fields.extend([("doen", "antwoord"), ("uitkomst", "not"), ("reden", "Vier weken is wat de wet vraagt.")]);
    elif.post(&url, &fields).await.expect(303);
    let last = voice(&world, id, "Leg uit wat algemeen belang is.").await;
    let group =
        [("stem", last.as_str()), ("doen", "groep"), ("groep", ""), ("titel", "Wat is algemeen belang?")];
    let group = elif.post(&url, &group).await.expect(303).location();
    let refused = elif.post(&complete, &[]).await.expect(422);
    refused.assert_contains("Groepen zonder antwoord").assert_contains("Wat is algemeen belang?");
    world.app.browser().get(&nota).await.expect(409);
    world.app.browser().get(&format!("{nota}.pdf")).await.expect(409);
    let answer = [
        ("titel", "Wat is algemeen belang?"),
        ("uitkomst", "taken-over"),
        ("reden", "Er komt een begrip bij."),
    ];
    elif.post(&group, &answer).await.expect(303);
    elif.get(&complete).await.expect(200).assert_contains("Elke reactie heeft een antwoord.");
    let done = elif.post(&complete, &[]).await.expect(303);
    assert_eq!(done.location(), nota);

    let mut guest = world.app.browser();
    let page = guest.get(&nota).await.expect(200);
    page.assert_contains("Van 4 toelichtingen en reacties");
    page.assert_contains("Overgenomen 1 25 %").assert_contains("Niet overgenomen 3 75 %");
    page.assert_contains("Er komt een begrip bij.").assert_contains("Eén reactie, van Zwolle.");
    page.assert_contains("Vier weken is wat de wet vraagt.")
        .assert_contains("50 % van 4 reacties is het eens");
    page.assert_contains("Artikel 1. Doel");
    let file = guest.get(&page.link("Download deze nota als PDF")).await.expect(200);
    assert!(file.body.starts_with("%PDF-"), "{:.20}", file.body);
    // The version says that nothing is asked any more, and the line of the article leads to question and answers.
    guest
        .get(VERSION)
        .await
        .expect(200)
        .assert_contains("Consultatie afgerond")
        .assert_lacks("In consultatie");
    let story = guest.get_followed(&format!("/regel/{AIM}")).await.expect(200);
    for stop in [format!("/consultaties/{id}"), nota.clone()] {
        assert!(story.body.contains(&format!("<a class=\"thread__title\" href=\"{stop}\"")), "{stop}");
    }
    guest.get(&format!("{VERSION}/reacties")).await.expect(200).assert_contains("Er komt een begrip bij.");
    guest.get(VERSION).await.expect(200).assert_contains("Deze consultatie is afgerond.");
    let csv = guest.get(&format!("/consultaties/{id}/reacties.csv")).await.expect(200);
    assert!(csv.body.contains("Niet overgenomen;Vier weken is wat de wet vraagt."), "{}", csv.body);
    // After completion nothing changes any more.
    elif.post(&url, &fields).await.expect(409);
    elif.post(&group, &answer).await.expect(409);
    elif.post(&complete, &[]).await.expect(409);
}

#[tokio::test]
async fn it_cannot_be_completed_while_people_can_respond() {
    let world = World::new().await;
    let id = world.open().await;
    let mut elif = world.browser_of(world.elif).await;
    elif.post(&format!("/consultaties/{id}/afronden"), &[]).await.expect(409);
    elif.get(&format!("/consultaties/{id}/nota")).await.expect(200).assert_contains("nog niet gepubliceerd");
}

#[tokio::test]
async fn words_that_are_changed_lose_the_answer_that_the_old_ones_got() {
    let world = World::new().await;
    let id = world.open().await;
    let ommen = world.ommen.to_string();
    let respond = format!("/consultaties/{id}/reageren");
    let mut jan = world.browser_of(world.jan).await;
    let say =
        |why: &'static str| [("stelling-1", "2"), ("uitleg-1", why), ("stelling-2", "0"), ("uitleg-2", "")];
    let mut fields = vec![("namens", ommen.as_str())];
    fields.extend(say("Te kort."));
    jan.post(&respond, &fields).await.expect(303);
    let mut elif = world.browser_of(world.elif).await;
    let stem = voice(&world, id, "Te kort.").await;
    let answer = [("stem", stem.as_str()), ("doen", "antwoord"), ("uitkomst", "not"), ("reden", "Nee.")];
    let url = format!("/consultaties/{id}/beantwoorden");
    elif.post(&url, &answer).await.expect(303);
    jan.post(&respond, &fields).await.expect(303);
    elif.get(&url).await.expect(200).assert_contains("Er wachten geen reacties op antwoord");
    let mut fields = vec![("namens", ommen.as_str())];
    fields.extend(say("Te kort, want de gemeenteraad vergadert zelden."));
    jan.post(&respond, &fields).await.expect(303);
    elif.get(&url).await.expect(200).assert_contains("Eén reactie wacht op antwoord");
}

#[tokio::test]
async fn who_may_not_answer_finds_no_way_in() {
    let world = World::new().await;
    let id = answered(&world).await;
    let stem = voice(&world, id, "Te kort.").await;
    let moderator = world.person("Mo", &[world.ommen], &[NetworkRole::Moderator]).await;
    for (path, fields) in [
        (
            "beantwoorden",
            vec![("stem", stem.as_str()), ("doen", "antwoord"), ("uitkomst", "not"), ("reden", "Nee")],
        ),
        ("afronden", vec![]),
    ] {
        let url = format!("/consultaties/{id}/{path}");
        world.app.browser().post(&url, &fields).await.expect(401);
        for person in [world.jan, moderator] {
            let mut browser = world.browser_of(person).await;
            browser.get(&url).await.expect(403);
            browser.post(&url, &fields).await.expect(403);
        }
    }
    // A voice of another consultation is not found, whatever is asked.
    let other = world.consultation(rulebook::model::consultation::Audience::Everybody, true).await;
    world.app.clock().advance(2 * web::HOUR);
    let mut elif = world.browser_of(world.elif).await;
    let fields = [("stem", stem.as_str()), ("doen", "antwoord"), ("uitkomst", "not"), ("reden", "Nee")];
    elif.post(&format!("/consultaties/{other}/beantwoorden"), &fields).await.expect(404);
}
