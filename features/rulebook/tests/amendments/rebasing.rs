//! Open amendments go along with a new proposed version.

use rulebook::model::{node::Part, text::Text, tree::Tree};
use testkit::Reply;

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
