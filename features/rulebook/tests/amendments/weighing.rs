//! Sub-amendments, conflicts, bundles, what-if, the ways of showing, and advice.

use super::world::{TEXT, World, node, press, submit, write};

const FOUR: &str = "De eigenaar meldt een sensor uiterlijk vier weken voordat die in gebruik gaat.";

#[tokio::test]
async fn what_meets_stands_in_the_table_with_what_would_fall() {
    let world = World::new().await;
    world.submitted(world.olga, "Zes weken", node(21), &FOUR.replace("vier", "zes")).await;
    world.submitted(world.gijs, "Acht weken", node(21), &FOUR.replace("vier", "acht")).await;
    world.submitted(world.gijs, "De beheerder", node(21), &FOUR.replace("eigenaar", "beheerder")).await;
    world.submitted(world.gijs, "Apart", node(3), "Een sensor wordt weggehaald.").await;
    let page = world.guest().get(&format!("{TEXT}/amendementen/botsingen")).await.expect(200);
    page.assert_contains("Botst Amendement 1 van Ommen")
        .assert_contains("De woorden van Artikel 2, eerste lid")
        .assert_contains("Is Amendement 1 aangenomen, dan vervalt Amendement 2.")
        .assert_contains("Is Amendement 1 aangenomen, dan gaat Amendement 3 daarmee samen.")
        .assert_lacks("Amendement 4");
    let detail = world.guest().get(&format!("{TEXT}/amendementen?onderdeel={}", node(2))).await.expect(200);
    detail.assert_contains("Acht weken").assert_lacks("Apart");
}

#[tokio::test]
async fn amendments_that_ask_the_same_are_put_to_one_vote_by_the_clerk() {
    let world = World::new().await;
    let one = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    world.submitted(world.gijs, "Ook zes", node(21), &FOUR.replace("vier", "zes")).await;
    let path = format!("{TEXT}/amendementen/botsingen");
    let guests = world.guest().get(&path).await.expect(200);
    guests.assert_contains("Vragen hetzelfde").assert_lacks("Breng samen").assert_lacks("Maak een bundel");
    let mut karin = world.browser_of(world.karin).await;
    let page = karin.get(&path).await.expect(200);
    let mut gijs = world.browser_of(world.gijs).await;
    gijs.post(&format!("{TEXT}/amendementen/bundelen"), &[]).await.expect(403);
    gijs.post(&format!("{TEXT}/amendementen/ontbundelen"), &[]).await.expect(403);
    karin.submit(&page, &format!("{TEXT}/amendementen/bundelen"), &[]).await.expect(303);
    world.guest().get(&one).await.expect(200).assert_contains("In één stemming");
    let page = karin.get(&path).await.expect(200);
    page.assert_contains("Samen in één stemming");
    karin.submit(&page, &format!("{TEXT}/amendementen/ontbundelen"), &[]).await.expect(303);
    world.guest().get(&one).await.expect(200).assert_lacks("In één stemming");
}

#[tokio::test]
async fn the_text_as_if_adopted_says_where_words_come_from_and_what_was_lost() {
    let world = World::new().await;
    let first = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    world.submitted(world.gijs, "Acht", node(21), &FOUR.replace("vier", "acht")).await;
    world.submitted(world.gijs, "De beheerder", node(21), &FOUR.replace("eigenaar", "beheerder")).await;
    let path = format!("{TEXT}/amendementen/stel-dat");
    world.guest().get(&path).await.expect(200).assert_contains("Acht").assert_lacks("De tekst als");
    let page = world.guest().get(&format!("{path}?a=1&a=2&a=3")).await.expect(200);
    page.assert_contains("De beheerder meldt een sensor uiterlijk zes weken")
        .assert_contains("De tekst als 3 amendementen zijn aangenomen")
        .assert_contains("Dezelfde woorden van Artikel 2, eerste lid zijn al veranderd, door Amendement 1.");
    let origin = format!("<a class=\"origin\" href=\"{first}\" title=\"Amendement 1 van Ommen\">zes");
    assert!(page.body.contains(&origin), "the word says where it comes from: {}", page.main());
    let alone = world.guest().get(&format!("{path}?a=2")).await.expect(200);
    alone.assert_contains("uiterlijk acht weken").assert_contains("Alles wat deze amendementen vragen");
}

#[tokio::test]
async fn a_sub_amendment_changes_what_the_amendment_makes_of_the_text_and_goes_along() {
    let world = World::new().await;
    let main = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let mut gijs = world.browser_of(world.gijs).await;
    let begun = gijs.post(&format!("{main}/subamendement"), &[("title", "Liever zeven")]).await.expect(303);
    let sub = begun.location().trim_end_matches("/bewerken").to_owned();
    let form = gijs.get(&format!("{sub}/bewerken/{}", node(21))).await.expect(200);
    assert!(form.keeps(&FOUR.replace("vier", "zes")), "it begins where the amendment ends");
    write(&mut gijs, &sub, node(21), &FOUR.replace("vier", "zeven")).await.expect(303);
    submit(&mut gijs, &sub).await.expect(303);
    let page = world.guest().get(&sub).await.expect(200);
    page.assert_contains("Subamendement 2: Liever zeven").assert_contains("Amendement 1 van Ommen");
    // On paper it changes the amendment, and speaks of what that proposes.
    let paper = world.guest().get(&format!("{sub}/stuk")).await.expect(200);
    paper
        .assert_contains("en amendement 1 van Ommen daarop;")
        .assert_contains("besluit amendement 1 van Ommen als volgt te wijzigen:")
        .assert_contains("In het voorgestelde artikel 2, eerste lid, wordt ‘zes’ vervangen door ‘zeven’.");
    let list = world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200);
    list.assert_contains("Artikel 2, eerste lid, zoals voorgesteld in Amendement 1");
    assert_eq!(world.told(world.olga).await, ["amendment-mine-submitted"]);
    world.guest().get(&main).await.expect(200).assert_contains("Subamendement 2 van Goes");
    gijs.get(&format!("{sub}/subamendement")).await.expect(409);
    // By itself it cannot be; with what it amends it can.
    let path = format!("{TEXT}/amendementen/stel-dat");
    world
        .guest()
        .get(&format!("{path}?a=2"))
        .await
        .expect(200)
        .assert_contains("Amendement 1 is niet aangenomen.");
    world.guest().get(&format!("{path}?a=1&a=2")).await.expect(200).assert_contains("uiterlijk zeven weken");
    // The amendment changes elsewhere: the sub-amendment goes along.
    let mut olga = world.browser_of(world.olga).await;
    let other = FOUR.replace("vier", "zes").replace("eigenaar", "beheerder");
    write(&mut olga, &main, node(21), &other).await.expect(303);
    assert_eq!(world.told(world.gijs).await, ["amendment-mine-rebased"]);
    let both = world.guest().get(&format!("{path}?a=1&a=2")).await.expect(200);
    both.assert_contains("De beheerder meldt een sensor uiterlijk zeven weken");
    // It changes the same words: who submitted the sub-amendment is asked.
    write(&mut olga, &main, node(21), &FOUR.replace("vier", "vijf")).await.expect(303);
    assert!(world.told(world.gijs).await.contains(&"amendment-mine-asked".to_owned()));
    gijs.get(&format!("{sub}/vragen")).await.expect(200).assert_contains("Zo stond het er");
}

#[tokio::test]
async fn it_is_shown_in_the_text_side_by_side_and_as_a_paper() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let mut guest = world.guest();
    let text = guest.get(&format!("{url}/in-de-tekst")).await.expect(200);
    assert!(text.body.contains("<del>vier</del><ins>zes</ins>"), "{}", text.main());
    text.assert_contains("Weghalen");
    let beside = guest.get(&format!("{url}/naast-elkaar")).await.expect(200);
    beside
        .assert_contains("uiterlijk vier weken")
        .assert_contains("uiterlijk zes weken")
        .assert_lacks("Weghalen");
    let paper = guest.get(&format!("{url}/stuk")).await.expect(200);
    paper.assert_contains("De algemene ledenvergadering,").assert_contains("Dat is duidelijker");
    paper.assert_contains("Omdat het beter is.").assert_contains("Ommen");
    guest.language("en");
    guest.get(&format!("{url}/stuk")).await.expect(200).assert_contains("general members’ assembly");
}

#[tokio::test]
async fn where_something_is_split_or_joined_both_parts_are_shown() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let split = world.begin(&mut olga, "Gesplitst").await;
    let path = format!("{split}/bewerken/{}/splitsen", node(22));
    let form = olga.get(&path).await.expect(200);
    let cut = form.body.split("name=\"cut\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    olga.post(&path, &[("cut", &cut)]).await.expect(303);
    submit(&mut olga, &split).await.expect(303);
    let page = world.guest().get(&split).await.expect(200);
    assert!(page.body.contains("<ins>Zij staat in het register.</ins>"), "{}", page.main());
    let whole = world.guest().get(&format!("{split}/in-de-tekst")).await.expect(200);
    whole.assert_contains("Artikel 2, derde lid");
    let joined = world.begin(&mut olga, "Samengevoegd").await;
    press(&mut olga, &joined, node(21), "samenvoegen").await.expect(303);
    submit(&mut olga, &joined).await.expect(303);
    let page = world.guest().get(&joined).await.expect(200);
    assert!(page.body.contains("<del>De melding is openbaar."), "what went is shown: {}", page.main());
    let beside = world.guest().get(&format!("{joined}/naast-elkaar")).await.expect(200);
    assert_eq!(beside.main().matches("De melding is openbaar.").count(), 2, "before and after");
    let six = world.submitted(world.gijs, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let beside = world.guest().get(&format!("{six}/naast-elkaar")).await.expect(200);
    assert!(beside.body.contains("uiterlijk <del>vier</del> weken"), "{}", beside.main());
    assert!(beside.body.contains("uiterlijk <ins>zes</ins> weken"), "{}", beside.main());
}

#[tokio::test]
async fn the_board_advises_through_the_clerk_or_the_network_editor_only() {
    let world = World::new().await;
    let one = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let two = world.submitted(world.gijs, "Acht", node(21), &FOUR.replace("vier", "acht")).await;
    let path = format!("{one}/preadvies");
    for person in [world.olga, world.gijs] {
        let mut browser = world.browser_of(person).await;
        browser.get(&path).await.expect(403);
        browser.post(&path, &[("kind", "adopt")]).await.expect(403);
    }
    let mut elif = world.browser_of(world.elif).await;
    elif.post(&path, &[]).await.expect(422).assert_contains("Kies wat het bestuur adviseert");
    elif.post(&path, &[("kind", "follows")]).await.expect(422).assert_contains("Kies welk amendement");
    elif.post(&path, &[("kind", "adopt"), ("text", "Een goed voorstel.")]).await.expect(303);
    let page = world.guest().get(&one).await.expect(200);
    page.assert_contains("Preadvies").assert_contains("Aannemen").assert_contains("Een goed voorstel.");
    assert_eq!(world.told(world.olga).await, ["amendment-mine-advised"]);
    let mut karin = world.browser_of(world.karin).await;
    let id = one.rsplit('/').next().unwrap();
    let follows = [("kind", "follows"), ("follows", id)];
    karin.post(&format!("{two}/preadvies"), &follows).await.expect(303);
    let list = world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200);
    list.assert_contains("Volgt Amendement 1");
    // What follows another is not followed itself: there is no ring.
    let ring = [("kind", "follows"), ("follows", two.rsplit('/').next().unwrap())];
    karin.post(&path, &ring).await.expect(422);
    assert!(karin.get(&path).await.expect(200).keeps("Een goed voorstel."));
}

#[tokio::test]
async fn a_long_text_with_many_amendments_has_pages_that_end() {
    let world = World::new().await;
    let text = rulebook::model::generate::text(7, 60);
    let amendments = rulebook::model::generate::amendments(7, &text, 120);
    world.propose_long(&text, &amendments).await;
    let mut guest = world.guest();
    let list = guest.get(&format!("{TEXT}/amendementen")).await.expect(200);
    list.assert_contains("120 amendementen");
    assert_eq!(list.body.matches("<tr").count(), 51, "a page holds fifty");
    guest
        .get(&format!("{TEXT}/amendementen?versie=2&pagina=3"))
        .await
        .expect(200)
        .assert_contains("Amendement 120");
    let table = guest.get(&format!("{TEXT}/amendementen/botsingen")).await.expect(200);
    assert!(table.body.matches("<tr").count() <= 201, "a table holds two hundred");
    let all: Vec<String> = (1..=120).map(|number| format!("a={number}")).collect();
    let what_if = guest.get(&format!("{TEXT}/amendementen/stel-dat?{}", all.join("&"))).await.expect(200);
    what_if.assert_contains("De tekst als 120 amendementen zijn aangenomen");
    guest.get(TEXT).await.expect(200).assert_contains("120 amendementen");
}
