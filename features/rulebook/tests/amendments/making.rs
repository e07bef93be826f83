//! Making, submitting, signing, changing and withdrawing.

use people::model::OrganisationKind;
use web::Role;

use super::world::{TEXT, World, node, press, submit, write};

#[tokio::test]
async fn an_amendment_is_made_in_the_text_and_submitted_with_a_number() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let url = world.begin(&mut olga, "Eerder melden").await;
    write(&mut olga, &url, node(1), "Een sensor dient een doel van groot algemeen belang.").await.expect(303);
    let edit = olga.get(&format!("{url}/bewerken")).await.expect(200);
    assert!(edit.body.contains("<ins>groot </ins>"), "the text shows what changes: {}", edit.main());
    edit.assert_contains("Andere tekst: Artikel 1").assert_contains("Dat is duidelijker");
    olga.get(&format!("{url}/indienen")).await.expect(200).assert_contains("Ommen");
    submit(&mut olga, &url).await.expect(303);
    let page = world.guest().get(&url).await.expect(200);
    page.assert_contains("Amendement 1: Eerder melden").assert_contains("Ingediend door Ommen");
    assert!(page.body.contains("<ins>groot </ins>"));
    world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200).assert_contains("Eerder melden");
    let second = world.submitted(world.gijs, "Ander doel", node(3), "Een sensor gaat weg.").await;
    world.guest().get(&second).await.expect(200).assert_contains("Amendement 2: Ander doel");
}

#[tokio::test]
async fn a_draft_is_seen_by_its_own_organisation_only() {
    let world = World::new().await;
    let colleague = world.person("Cor", &[(world.ommen, Role::Member)], &[]).await;
    let mut olga = world.browser_of(world.olga).await;
    let url = world.begin(&mut olga, "Nog geheim").await;
    world.browser_of(colleague).await.get(&url).await.expect(200);
    for person in [world.gijs, world.karin, world.elif] {
        let mut other = world.browser_of(person).await;
        other.get(&url).await.expect(404);
        other.get(&format!("{TEXT}/amendementen")).await.expect(200).assert_lacks("Nog geheim");
        other.post(&format!("{url}/indienen"), &[]).await.expect(404);
    }
    world.guest().get(&url).await.expect(404);
    olga.get(&format!("{TEXT}/amendementen")).await.expect(200).assert_contains("Nog geheim");
    olga.get(&format!("{url}/weggooien")).await.expect(200);
    olga.post(&format!("{url}/weggooien"), &[]).await.expect(303);
    olga.get(&url).await.expect(404);
}

#[tokio::test]
async fn only_who_speaks_for_a_municipality_begins_one() {
    let world = World::new().await;
    let company = world.organisation("Telwerk", OrganisationKind::Company).await;
    let member = world.person("Lid", &[(world.ommen, Role::Member)], &[]).await;
    let seller = world.person("Bas", &[(company, Role::Administrator)], &[]).await;
    let path = format!("{TEXT}/amendementen/nieuw");
    for person in [member, seller, world.karin, world.elif] {
        let mut browser = world.browser_of(person).await;
        browser.get(&path).await.expect(403);
        browser.post(&path, &[("title", "Mag niet")]).await.expect(403);
    }
    world.guest().post(&path, &[("title", "Mag niet")]).await.expect(401);
    for role in [Role::Editor, Role::Delegate, Role::MunicipalSecretary, Role::Administrator] {
        let speaker = world.person(&format!("{role:?}"), &[(world.goes, role)], &[]).await;
        world.browser_of(speaker).await.get(&path).await.expect(200);
    }
}

#[tokio::test]
async fn what_is_wrong_is_told_and_nothing_typed_is_lost() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let path = format!("{TEXT}/amendementen/nieuw");
    let reply = olga.post(&path, &[("title", ""), ("explanation", "Mijn uitleg")]).await.expect(422);
    reply.assert_contains("Geef uw amendement een titel");
    assert!(reply.keeps("Mijn uitleg"));
    // Who goes back and sends other words is asked whether they are one more amendment.
    let form = olga.get(&path).await.expect(200);
    let begun = olga.submit(&form, &path, &[("title", "Eerst")]).await.expect(303);
    assert_eq!(
        olga.submit(&form, &path, &[("title", "Eerst")]).await.expect(303).location(),
        begun.location()
    );
    let told = olga.submit(&form, &path, &[("title", "Anders")]).await.expect(422);
    assert!(told.text_contains("al verstuurd") && told.keeps("Anders"));
    let second = olga.submit(&told, &path, &[]).await.expect(303);
    assert_ne!(second.location(), begun.location());
    let url = world.begin(&mut olga, "Leeg").await;
    submit(&mut olga, &url).await.expect(422).assert_contains("verandert nog niets");
    let page = format!("{url}/gegevens");
    olga.post(&page, &[("title", &"x".repeat(200))]).await.expect(422);
    olga.post(&page, &[("title", "Beter"), ("explanation", "Nieuw")]).await.expect(303);
    olga.get(&page).await.expect(200).assert_contains("Titel");
    assert!(olga.get(&page).await.keeps("Beter"));
}

#[tokio::test]
async fn all_that_the_editor_does_becomes_a_step_and_can_be_taken_out() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let url = world.begin(&mut olga, "Van alles").await;
    let edit = format!("{url}/bewerken");
    let near = format!("{edit}/{}/toevoegen", node(3));
    let form = olga.get(&near).await.expect(200);
    let fields = [
        ("kind", "na-article"),
        ("heading", "Kosten"),
        ("text", "De eigenaar betaalt."),
        ("reason", "Wie plaatst, betaalt"),
    ];
    let preview = [&fields[..], &[("actie", "voorbeeld")]].concat();
    olga.submit(&form, &near, &preview).await.expect(200).assert_contains("Nieuw");
    olga.submit(&form, &near, &fields).await.expect(303);
    olga.submit(&form, &near, &fields).await.expect(303);
    press(&mut olga, &url, node(1), "omlaag").await.expect(303);
    let emptied = write(&mut olga, &url, node(21), "").await.expect(422);
    emptied.assert_contains("Zonder tekst blijft alleen het nummer over");
    let refused = write(&mut olga, &url, node(21), "[x](javascript:alert(1))").await.expect(422);
    refused.assert_contains("De link ‘javascript:alert(1)’ kan niet.");
    olga.get(&format!("{edit}/{}/splitsen", node(22))).await.expect(200);
    olga.post(&format!("{edit}/{}/splitsen", node(22)), &[("cut", "")]).await.expect(422);
    let split = olga.get(&format!("{edit}/{}/splitsen", node(22))).await.expect(200);
    let cut = split.body.split("name=\"cut\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    olga.post(&format!("{edit}/{}/splitsen", node(22)), &[("cut", &cut)]).await.expect(303);
    olga.get(&format!("{edit}/{}/verwijderen", node(21))).await.expect(200);
    olga.post(&format!("{edit}/{}/verwijderen", node(21)), &[]).await.expect(303);
    let page = olga.get(&edit).await.expect(200);
    for said in [
        "Vervalt: Artikel 2, eerste lid",
        "Gesplitst: Artikel 2, tweede lid",
        "Verplaatst: Artikel",
        "Nieuw: na Artikel",
        "4 wijzigingen",
    ] {
        page.assert_contains(said);
    }
    let undo = format!("{url}/stappen/0/ongedaan-maken");
    olga.submit(&page, &undo, &[]).await.expect(303);
    // The page is of before: its numbers mean something else by now.
    olga.submit(&page, &undo, &[]).await.expect(409);
    let page = olga.get(&edit).await.expect(200);
    page.assert_contains("3 wijzigingen").assert_lacks("Gesplitst: Artikel 2, tweede lid");
    let revision = page.form_value("revisie");
    let unknown = format!("{url}/stappen/77/ongedaan-maken");
    olga.post(&unknown, &[("revisie", &revision)]).await.expect(404);
    let other = world.begin(&mut olga, "Samen").await;
    press(&mut olga, &other, node(21), "samenvoegen").await.expect(303);
    olga.get(&format!("{other}/bewerken"))
        .await
        .expect(200)
        .assert_contains("Samengevoegd met wat erna staat");
}

#[tokio::test]
async fn others_sign_it_too_and_take_their_signature_back() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Samen", node(1), "Een sensor dient een doel.").await;
    let mut gijs = world.browser_of(world.gijs).await;
    gijs.get(&url).await.expect(200).assert_contains("Onderteken mee namens Goes");
    gijs.post(&format!("{url}/ondertekenen"), &[]).await.expect(303);
    gijs.post(&format!("{url}/ondertekenen"), &[]).await.expect(303);
    gijs.get(&url).await.expect(200).assert_contains("Mede ondertekend door Goes");
    assert_eq!(world.told(world.olga).await, ["amendment-mine-signed"]);
    gijs.post(&format!("{url}/niet-ondertekenen"), &[]).await.expect(303);
    gijs.post(&format!("{url}/niet-ondertekenen"), &[]).await.expect(409);
    gijs.get(&url).await.expect(200).assert_lacks("Mede ondertekend door");
    // Who submitted withdraws, and does not take a signature back.
    let mut olga = world.browser_of(world.olga).await;
    olga.post(&format!("{url}/niet-ondertekenen"), &[]).await.expect(409);
    world.guest().post(&format!("{url}/ondertekenen"), &[]).await.expect(401);
}

#[tokio::test]
async fn a_submitted_one_can_be_changed_and_its_revisions_are_kept() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes weken", node(3), "Een sensor wordt weggehaald.").await;
    let mut olga = world.browser_of(world.olga).await;
    world.app.clock().advance(web::MINUTE);
    write(&mut olga, &url, node(3), "Een sensor wordt snel weggehaald.").await.expect(303);
    let page = world.guest().get(&url).await.expect(200);
    page.assert_contains("Eerdere vormen (1)").assert_contains("snel weggehaald");
    // Goes may not.
    let mut gijs = world.browser_of(world.gijs).await;
    gijs.get(&format!("{url}/bewerken")).await.expect(403);
    gijs.post(&format!("{url}/bewerken/{}", node(3)), &[("text", "x"), ("revisie", "1")]).await.expect(403);
    gijs.post(&format!("{url}/intrekken"), &[]).await.expect(403);
    olga.get(&format!("{url}/intrekken")).await.expect(200);
    olga.post(&format!("{url}/intrekken"), &[]).await.expect(303);
    world.guest().get(&url).await.expect(200).assert_contains("Ingetrokken");
    olga.post(&format!("{url}/intrekken"), &[]).await.expect(409);
}

#[tokio::test]
async fn two_colleagues_who_change_the_same_words_both_see_it() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let url = world.begin(&mut olga, "Samen schrijven").await;
    let path = format!("{url}/bewerken/{}", node(3));
    let form = olga.get(&path).await.expect(200);
    write(&mut olga, &url, node(3), "Een sensor die overbodig is, wordt weggehaald.").await.expect(303);
    let late = [("text", "Een sensor die kapot is, wordt weggehaald."), ("actie", "bewaren")];
    let reply = olga.submit(&form, &path, &late).await.expect(409);
    reply.assert_contains("Iemand anders wijzigde dezelfde woorden");
    assert!(reply.keeps("Een sensor die kapot is, wordt weggehaald."));
    let other =
        [("text", "Een sensor die niet meer nodig is, wordt meteen weggehaald."), ("actie", "bewaren")];
    olga.submit(&form, &path, &other).await.expect(303);
    let page = olga.get(&path).await.expect(200);
    assert!(page.keeps("Een sensor die overbodig is, wordt meteen weggehaald."));
    let preview = [("text", "Een sensor."), ("actie", "voorbeeld")];
    let shown = olga.submit(&page, &path, &preview).await.expect(200);
    assert!(shown.body.contains("<del>"), "what changes is marked");
}

#[tokio::test]
async fn somebody_who_speaks_for_two_municipalities_says_in_whose_name() {
    let world = World::new().await;
    let both = world.person("Bo", &[(world.ommen, Role::Delegate), (world.goes, Role::Delegate)], &[]).await;
    let mut bo = world.browser_of(both).await;
    let path = format!("{TEXT}/amendementen/nieuw");
    bo.post(&path, &[("title", "Samen")]).await.expect(422).assert_contains("Kies namens welke organisatie");
    let (ommen, goes) = (world.ommen.to_string(), world.goes.to_string());
    let begun = bo.post(&path, &[("title", "Samen"), ("organisation", &ommen)]).await.expect(303);
    let url = begun.location().trim_end_matches("/bewerken").to_owned();
    write(&mut bo, &url, node(1), "Een sensor dient.").await.expect(303);
    bo.post(&format!("{url}/indienen"), &[("organisations", &goes)]).await.expect(422);
    let names = [("organisations", ommen.as_str()), ("organisations", goes.as_str())];
    bo.post(&format!("{url}/indienen"), &names).await.expect(303);
    let page = world.guest().get(&url).await.expect(200);
    assert!(
        page.text_contains("Ingediend door Goes, Ommen") || page.text_contains("Ingediend door Ommen, Goes")
    );
}
