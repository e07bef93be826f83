//! Open amendments go along with a new proposed version.

use rulebook::{
    model::{amendment::AmendmentId, node::Part, proposal::ProposalState, text::Text, tree::Tree},
    store::{Signature, amendments as stored},
};
use testkit::Reply;
use web::DAY;

use super::world::{TEXT, World, node, submit, tree, write};

const FOUR: &str = "De eigenaar meldt een sensor uiterlijk vier weken voordat die in gebruik gaat.";

/// The text with other words in a node.
fn with(text: Tree, id: u128, words: &str) -> Tree {
    let mut tree = text;
    let now = tree.text(node(id), Part::Text).unwrap().hash();
    let change = rulebook::model::operation::Operation::ReplaceText {
        node: node(id),
        part: Part::Text,
        base_hash: now,
        new: Text::plain(words),
    };
    rulebook::model::apply::apply(&mut tree, &change).unwrap();
    tree
}

async fn propose(world: &World, tree: &Tree) -> Reply {
    let number = world.draft(tree).await;
    let mut elif = world.browser_of(world.elif).await;
    let fields = [("day", "2026-12-20"), ("time", "17:00")];
    elif.post(&format!("{TEXT}/versie/{number}/stap/voorstellen"), &fields).await
}

#[tokio::test]
async fn what_fits_the_new_version_goes_along_by_itself() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    let mut gijs = world.browser_of(world.gijs).await;
    let draft = world.begin(&mut gijs, "Nog een concept").await;
    write(&mut gijs, &draft, node(3), "Een sensor gaat weg.").await.expect(303);
    propose(&world, &with(tree(), 21, &FOUR.replace("eigenaar", "beheerder"))).await.expect(303);
    let page = world.guest().get(&format!("{url}/in-de-tekst")).await.expect(200);
    assert!(page.body.contains("<del>vier</del><ins>zes</ins>"), "{}", page.main());
    page.assert_contains("De beheerder meldt");
    assert_eq!(world.told(world.olga).await, ["amendment-mine-rebased"]);
    world.guest().get(&format!("{TEXT}/amendementen")).await.expect(200).assert_contains("Amendement 1");
    submit(&mut gijs, &draft).await.expect(303);
}

#[tokio::test]
async fn where_it_does_not_fit_its_submitter_is_asked_node_by_node() {
    let world = World::new().await;
    let mut olga = world.browser_of(world.olga).await;
    let url = world.begin(&mut olga, "Van alles").await;
    write(&mut olga, &url, node(21), &FOUR.replace("vier", "zes")).await.expect(303);
    write(&mut olga, &url, node(1), "Een sensor dient een goed doel van algemeen belang.").await.expect(303);
    olga.post(&format!("{url}/bewerken/{}/verwijderen", node(3)), &[]).await.expect(303);
    submit(&mut olga, &url).await.expect(303);
    let new = with(tree(), 21, &FOUR.replace("vier", "acht"));
    propose(&world, &with(new, 3, "Een sensor wordt binnen drie maanden weggehaald.")).await.expect(303);
    assert_eq!(world.told(world.olga).await, ["amendment-mine-asked"]);
    world.guest().get(&url).await.expect(200).assert_contains("De indiener moet zeggen wat ermee gebeurt");
    let path = format!("{url}/vragen");
    world.browser_of(world.gijs).await.get(&path).await.expect(403);
    let page = olga.get(&path).await.expect(200);
    page.assert_contains("uiterlijk vier weken").assert_contains("uiterlijk acht weken");
    page.assert_contains("uiterlijk zes weken").assert_contains("Vervalt: Artikel 3");
    let (words, delete) = if page.body.contains("name=\"tekst-0\"") { ("0", "1") } else { ("1", "0") };
    let (choice, text) = (format!("keuze-{words}"), format!("tekst-{words}"));
    olga.submit(&page, &path, &[]).await.expect(422).assert_contains("Kies bij minstens één wijziging");
    let wrong = [(choice.as_str(), "woorden"), (text.as_str(), "[hier](javascript:alert)")];
    let reply = olga.submit(&page, &path, &wrong).await.expect(422);
    assert!(reply.keeps("[hier](javascript:alert)"));
    let nine = FOUR.replace("vier", "negen");
    let answer = [(choice.as_str(), "woorden"), (text.as_str(), nine.as_str())];
    let next = olga.submit(&page, &path, &answer).await.expect(303);
    assert_eq!(next.location(), path);
    olga.submit(&page, &path, &answer).await.expect(409);
    let page = olga.get(&path).await.expect(200);
    assert!(page.body.contains("name=\"keuze-0\""), "one is left: {delete}");
    olga.submit(&page, &path, &[("keuze-0", "toch")]).await.expect(303);
    let shown = world.guest().get(&url).await.expect(200);
    shown.assert_contains("Artikel 3 vervalt.").assert_lacks("De indiener moet zeggen");
    assert!(shown.body.contains("<del>acht</del><ins>negen</ins>"), "{}", shown.main());
}

#[tokio::test]
async fn what_does_not_fit_is_read_by_everybody_and_adopted_only_after_it_is_answered() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    propose(&world, &with(tree(), 21, &FOUR.replace("vier", "acht"))).await.expect(303);
    let said = "In artikel 2, eerste lid, wordt ‘vier’ vervangen door ‘zes’.";
    let mut guest = world.guest();
    let page = guest.get(&url).await.expect(200);
    page.assert_contains("Wat nog niet past").assert_contains(said).assert_lacks("Dit amendement verandert");
    guest.get(&format!("{url}/stuk")).await.expect(200).assert_contains(said);
    let list = guest.get(&format!("{TEXT}/amendementen")).await.expect(200);
    list.assert_contains("Wacht op de indiener").assert_contains("Artikel 2, eerste lid");
    let about = guest.get(&format!("{TEXT}/amendementen?onderdeel={}", node(2))).await.expect(200);
    about.assert_contains("Amendement 1");
    let paper = guest.get(&format!("{url}/bestand/papier.pdf")).await.expect(200);
    assert!(paper.body.starts_with("%PDF-"));
    world.app.clock().advance(60 * DAY);
    let path = format!("{url}/vragen");
    world.decide(&url, "adopted", "1").await.expect(422).assert_contains("Beantwoord eerst de vragen");
    let mut karin = world.browser_of(world.karin).await;
    let form = karin.get(&format!("{url}/besluit")).await.expect(200);
    form.assert_contains("wacht op een antwoord");
    assert_eq!(form.link("Vragen bij een nieuwe versie"), path);
    // The submitter is too late; the clerk is not, nor is an editor of the network.
    world.browser_of(world.olga).await.get(&path).await.expect(409);
    world.browser_of(world.gijs).await.get(&path).await.expect(403);
    world.guest().get(&path).await.expect(303);
    world.browser_of(world.elif).await.get(&path).await.expect(200);
    let page = karin.get(&path).await.expect(200);
    let nine = FOUR.replace("vier", "negen");
    let answer = [("keuze-0", "woorden"), ("tekst-0", nine.as_str())];
    karin.submit(&page, &path, &answer).await.expect(303);
    assert!(world.told(world.olga).await.contains(&"amendment-mine-changed".to_owned()));
    world.guest().get(&url).await.expect(200).assert_contains("Karin, Bureau").assert_lacks(said);
    world.decide(&url, "adopted", "1").await.expect(303);
}

#[tokio::test]
async fn no_adopted_version_is_made_of_what_was_not_answered() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    propose(&world, &with(tree(), 21, &FOUR.replace("vier", "acht"))).await.expect(303);
    world.app.clock().advance(60 * DAY);
    // Whatever put the outcome there.
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    let id = AmendmentId::new(url.rsplit('/').next().unwrap().parse().unwrap());
    let one = stored::by_id(&mut tx, id).await.unwrap().unwrap();
    let by = Signature { person: world.karin, organisation: world.bureau, reason: "", at: house.clock.now() };
    let decision = (ProposalState::Adopted, "2026-12-21", 1);
    assert!(stored::decisions::decide(&mut tx, &house.ids, &one, decision, by).await.unwrap());
    tx.commit().await.unwrap();
    let mut karin = world.browser_of(world.karin).await;
    let path = format!("{TEXT}/amendementen/vaststellen");
    let page = karin.get(&format!("{path}?versie=2")).await.expect(200);
    page.assert_contains("beantwoord eerst de vragen").assert_lacks("Naam van de versie");
    let fields = [("versie", "2"), ("label", "Vastgesteld"), ("day", "2026-12-21")];
    karin.post(&path, &fields).await.expect(409).assert_contains("Beantwoord eerst de vragen daarover");
}

#[tokio::test]
async fn who_proposes_a_version_is_told_what_becomes_of_the_amendments() {
    let world = World::new().await;
    let new = with(tree(), 21, &FOUR.replace("vier", "acht"));
    let mut elif = world.browser_of(world.elif).await;
    let path = |number| format!("{TEXT}/versie/{number}/stap/voorstellen");
    let first = world.draft(&new).await;
    elif.get(&path(first)).await.expect(200).assert_lacks("ingediend amendement mee");
    world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    world.submitted(world.gijs, "Weg", node(3), "Een sensor gaat weg.").await;
    let mut gijs = world.browser_of(world.gijs).await;
    world.begin(&mut gijs, "Nog een concept").await;
    let page = elif.get(&path(first)).await.expect(200);
    page.assert_contains("Er gaan 2 ingediende amendementen mee naar deze versie. Eén past zoals het is.")
        .assert_contains("Bij één vragen wij de indiener wat ermee moet gebeuren. Concepten gaan ook mee.");
}

#[tokio::test]
async fn a_version_that_is_amended_is_not_taken_back() {
    let world = World::new().await;
    let mut elif = world.browser_of(world.elif).await;
    let path = format!("{TEXT}/versie/1/stap/terugnemen");
    let mut olga = world.browser_of(world.olga).await;
    let url = world.begin(&mut olga, "Zes").await;
    elif.post(&path, &[]).await.expect(409).assert_contains("amendementen");
    olga.post(&format!("{url}/weggooien"), &[]).await.expect(303);
    elif.post(&path, &[]).await.expect(303);
}

#[tokio::test]
async fn what_waits_is_named_where_amendments_are_weighed_and_the_old_version_leads_on() {
    let world = World::new().await;
    world.submitted(world.olga, "Zes", node(21), &FOUR.replace("vier", "zes")).await;
    world.submitted(world.gijs, "Sneller", node(3), "Een sensor gaat weg.").await;
    let mut guest = world.guest();
    guest.get(&format!("{TEXT}/amendementen?versie=1")).await.expect(200).assert_contains("Amendement 1");
    propose(&world, &with(tree(), 21, &FOUR.replace("vier", "acht"))).await.expect(303);
    let both = guest.get(&format!("{TEXT}/amendementen/stel-dat?versie=2&a=1&a=2")).await.expect(200);
    both.assert_contains("Wat op een antwoord van de indiener wacht")
        .assert_lacks("Alles wat deze amendementen vragen");
    let one = guest.get(&format!("{TEXT}/amendementen/stel-dat?versie=2&a=2")).await.expect(200);
    one.assert_contains("Alles wat deze amendementen vragen").assert_lacks("Wat op een antwoord");
    let table = guest.get(&format!("{TEXT}/amendementen/botsingen?versie=2")).await.expect(200);
    table.assert_contains("Eén amendement wacht op een antwoord").assert_contains("Amendement 1 van Ommen");
    let old = guest.get(&format!("{TEXT}/amendementen?versie=1")).await.expect(200);
    old.assert_contains("Wat op deze versie was ingediend, staat nu bij")
        .assert_lacks("Nog geen amendementen");
    let old = guest.get(&format!("{TEXT}/versie/1")).await.expect(200);
    old.assert_contains("Amendementen zijn meegegaan naar").assert_lacks("Amendementen kunnen tot");
}

#[tokio::test]
async fn a_new_version_takes_no_time_back_that_was_promised() {
    let world = World::new().await;
    let number = world.draft(&tree()).await;
    let mut elif = world.browser_of(world.elif).await;
    let day = web::dates::date_of(world.until - DAY).to_string();
    let path = format!("{TEXT}/versie/{number}/stap/voorstellen");
    let refused = elif.post(&path, &[("day", &day), ("time", "12:00")]).await.expect(422);
    refused.assert_contains("Kies geen eerder tijdstip");
    assert!(refused.keeps(&day));
    world.after_the_deadline();
    let later = web::dates::date_of(world.until + 2 * DAY).to_string();
    elif.post(&path, &[("day", &later), ("time", "12:00")]).await.expect(303);
}
