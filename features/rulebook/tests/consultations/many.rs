//! A thousand respondents and two thousand comments, put in by the store.

use std::time::Instant;

use rulebook::{
    model::{
        anchor::Anchor,
        consultation::{RespondentId, RespondentKind, VoiceId},
        node::Part,
        version::VersionState,
    },
    store::consultations::{
        respondents::{self, Chosen, NewRespondent, Who},
        voices,
    },
};
use web::Language;

use super::fixtures::{AIM, NOTICE, TERM, VERSION, World, tree};

#[tokio::test]
async fn pages_of_a_consultation_with_a_thousand_respondents_are_paged_and_right() {
    let world = World::new().await;
    let id = world.open().await;
    let statements = world.statements(id).await;
    let house = world.app.house();
    let began = Instant::now();
    let mut tx = house.db.write().await.unwrap();
    let anchors = [
        Anchor::node(AIM),
        Anchor::passage(&world.tree, TERM, Part::Text, 0..5).unwrap(),
        Anchor::node(NOTICE),
        Anchor::passage(&world.tree, AIM, Part::Text, 2..9).unwrap(),
    ];
    for nth in 0..1000_usize {
        let email = format!("inwoner-{nth}@example.test");
        let new = NewRespondent {
            id: RespondentId(house.ids.new_id()),
            consultation: id,
            kind: RespondentKind::ALL[nth % 5],
            who: Who::Confirmed(&email),
            said_organisation: None,
            language: Language::Nl,
        };
        let now = house.clock.now();
        let respondent = respondents::ensure(&mut tx, &new, now).await.unwrap();
        let chosen = |point: usize, why: String| Chosen { agreement: point as i64 % 5 + 1, explanation: why };
        let why = if nth % 10 == 0 { format!("Uitleg {nth}") } else { String::new() };
        let all =
            [(statements[0].id, Some(chosen(nth, why))), (statements[1].id, Some(chosen(4, String::new())))];
        respondents::answer(&mut tx, &house.ids, (id, respondent), &all, now).await.unwrap();
        for comment in 0..2 {
            let voice = VoiceId(house.ids.new_id());
            let anchor = &anchors[(nth + comment) % 4];
            let body = format!("Opmerking {comment} van {nth}");
            assert!(voices::comment(&mut tx, voice, (id, respondent), anchor, &body, now).await.unwrap());
        }
    }
    tx.commit().await.unwrap();
    println!("put in: {:?}", began.elapsed());
    let next = tree("De eigenaar meldt de sensor binnen twee weken. Wie te laat is, legt dat uit.");
    world.add_version(&next, Some(world.version), VersionState::Proposed).await;
    world.close();
    let mut elif = world.browser_of(world.elif).await;
    for (path, words) in [
        (VERSION.to_owned(), "2.000 reacties"),
        ("/spelregels/sensoren/versie/2".to_owned(), "2000 reacties"),
        (format!("{VERSION}/reacties?pagina=40"), "Opmerking"),
        (format!("/spelregels/sensoren/artikel/{NOTICE}"), "1000 reacties"),
        (format!("/consultaties/{id}/resultaten"), "40 % van 1.000 reacties is het eens"),
        (format!("/consultaties/{id}/toelichtingen/{}", statements[0].id), "100 toelichtingen"),
        (format!("/consultaties/{id}/beantwoorden?pagina=3"), "2100 reacties wachten op antwoord"),
        (format!("/consultaties/{id}/nota"), "Opmerking 1 van 999"),
        (format!("/consultaties/{id}/afronden"), "2100 reacties hebben nog geen antwoord."),
        (format!("/consultaties/{id}/reacties.csv"), "Opmerking 1 van 999"),
    ] {
        let began = Instant::now();
        let page = elif.get(&path).await.expect(200);
        println!("{path}: {:?}, {} kB", began.elapsed(), page.body.len() / 1024);
        let text = if path.ends_with(".csv") { page.body.clone() } else { page.text() };
        let plain = text.replace(['.', '\u{2068}', '\u{2069}'], "");
        assert!(plain.contains(&words.replace('.', "")), "{path}: {}", &text[..text.len().min(3000)]);
        let voices = page.body.matches("class=\"voice\"").count();
        assert!(voices <= 50 || path.ends_with("/nota"), "{path} shows {voices}");
    }
    let guest = world.app.browser().get(&format!("/consultaties/{id}/resultaten")).await.expect(200);
    guest.assert_lacks("inwoner-").assert_contains("200");
}
