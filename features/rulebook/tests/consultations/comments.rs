//! Comments on nodes: choosing words, withdrawing, and where they are in a next version.

use rulebook::model::version::VersionState;

use super::fixtures::{AIM, CONTENT, NOTICE, TERM, VERSION, World, tree};

const SENTENCE: &str = "Te laat is te laat.";

/// The value of the choice with these words in the form for comments.
fn choice(body: &str, words: &str) -> String {
    let before = body.split(&format!(">{words}</label>")).next().unwrap();
    let input = before.rsplit("<input").next().unwrap();
    input.split("value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

/// Jan comments on a sentence, on a whole article and on a paragraph.
async fn commented(world: &World) -> rulebook::model::consultation::ConsultationId {
    let id = world.open().await;
    let ommen = world.ommen.to_string();
    let mut jan = world.browser_of(world.jan).await;
    for (node, words, body) in [
        (NOTICE, SENTENCE, "Dit is te streng."),
        (NOTICE, "De melding bevat de plaats van de sensor.", "Ook het doel."),
        (AIM, "", "Een mooi doel."),
    ] {
        let url = format!("/consultaties/{id}/artikel/{node}");
        let page = jan.get(&url).await.expect(200);
        let place = if words.is_empty() { String::new() } else { choice(&page.body, words) };
        let fields = [("place", place.as_str()), ("body", body), ("namens", &ommen)];
        jan.post(&url, &fields).await.expect(303);
    }
    id
}

#[tokio::test]
async fn a_comment_on_a_sentence_stands_beside_the_text() {
    let world = World::new().await;
    commented(&world).await;
    let mut guest = world.app.browser();
    let page = guest.get(VERSION).await.expect(200);
    page.assert_contains("2 reacties").assert_contains("Eén reactie").assert_contains("3 reacties");
    let list = guest.get(&format!("{VERSION}/reacties/{NOTICE}")).await.expect(200);
    list.assert_contains(SENTENCE).assert_contains("Dit is te streng.").assert_contains("Ommen");
    list.assert_contains("Ook het doel.")
        .assert_lacks("Een mooi doel.")
        .assert_lacks("Ging over een eerdere versie");
    // A paragraph shows what was said of its article.
    guest.get(&format!("{VERSION}/reacties/{TERM}")).await.expect(200).assert_contains("Ook het doel.");
    let all = guest.get(&format!("{VERSION}/reacties")).await.expect(200).text();
    assert!(
        all.find("Een mooi doel.").unwrap() < all.find("Dit is te streng.").unwrap(),
        "in the order of the text"
    );
    // The same rows as a table: of the version, and of the article.
    let page = guest.get(&format!("{VERSION}/reacties")).await.expect(200);
    let table = guest.get(&page.link("Download als CSV")).await.expect(200);
    assert_eq!(table.body.lines().count(), 4, "{}", table.body);
    assert!(table.body.contains(&format!(";{SENTENCE};Ommen;2026-")), "{}", table.body);
    let page = guest.get(&format!("{VERSION}/reacties/{NOTICE}")).await.expect(200);
    let table = guest.get(&page.link("Download als CSV")).await.expect(200);
    assert_eq!(table.body.lines().count(), 3, "{}", table.body);
    guest.get(&format!("{VERSION}/reacties/geen-id/tabel.csv")).await.expect(404);
    let story = guest.get(&format!("/spelregels/sensoren/artikel/{NOTICE}")).await.expect(200);
    story.assert_contains("Wat mensen ervan vonden").assert_contains("Dit is te streng.");
}

#[tokio::test]
async fn words_that_a_script_lets_somebody_select_are_quoted_as_they_stand() {
    let world = World::new().await;
    let id = world.open().await;
    let mut jan = world.browser_of(world.jan).await;
    let url = format!("/consultaties/{id}/artikel/{NOTICE}");
    let page = jan.get(&url).await.expect(200);
    page.assert_lacks("Deze woorden: “Te laat");
    let place = format!("citaat/{CONTENT}/tekst/0/plaats van de sen");
    let ommen = world.ommen.to_string();
    let fields = |place: &'static str, body: &'static str| [("place", place), ("body", body)];
    // With something else wrong the words stay chosen.
    let empty = [("place", place.as_str()), ("body", ""), ("namens", &ommen)];
    let reply = jan.post(&url, &empty).await.expect(422);
    reply.assert_contains("Deze woorden: “plaats van de sensor”");
    assert!(reply.keeps(&place));
    jan.submit(&reply, &url, &[("body", "Welke plaats?")]).await.expect(303);
    let list = jan.get(&format!("{VERSION}/reacties/{NOTICE}")).await.expect(200);
    assert!(list.body.contains(">plaats van de sensor</blockquote>"), "{}", list.body);
    list.assert_contains("Welke plaats?");
    let wrong = [
        fields("citaat/x/tekst/0/plaats", "Nee"),
        fields("citaat/00000000-0000-0000-0000-000000000000/tekst/0/plaats", "Nee"),
    ];
    for fields in wrong {
        jan.submit(&page, &url, &fields).await.expect(422).assert_contains("Kies waar uw reactie over gaat");
    }
}

#[tokio::test]
async fn comments_are_carried_to_a_next_version_with_what_became_of_their_words() {
    let world = World::new().await;
    let id = commented(&world).await;
    // The sentence that was quoted is gone, what else was said of stands as it was; the aim has moved behind the rest.
    let next = tree("De eigenaar meldt de sensor binnen twee weken. Wie te laat is, legt dat uit.");
    world.add_version(&next, Some(world.version), VersionState::Proposed).await;
    let mut guest = world.app.browser();
    let newer = "/spelregels/sensoren/versie/2";
    guest.get(newer).await.expect(200).assert_contains("3 reacties");
    let list = guest.get(&format!("{newer}/reacties/{NOTICE}")).await.expect(200);
    list.assert_contains("De tekst is sindsdien veranderd.")
        .assert_contains("De woorden zijn niet veranderd.");
    // Without the second article its comments are gone with it, and shown so.
    let mut nodes = next.to_subtrees();
    nodes.retain(|subtree| subtree.node.id != NOTICE);
    let shorter = rulebook::model::tree::Tree::from_subtrees(nodes).unwrap();
    world.add_version(&shorter, Some(world.version), VersionState::Adopted).await;
    let all = guest.get("/spelregels/sensoren/versie/3/reacties").await.expect(200);
    all.assert_contains("Dit deel van de tekst is vervallen.").assert_contains("Dit is te streng.");
    all.assert_contains("De woorden zijn niet veranderd.");
    // The quoted words elsewhere: in the other article.
    let moved = {
        let mut nodes = next.to_subtrees();
        let notice = nodes.iter_mut().find(|subtree| subtree.node.id == NOTICE).unwrap();
        let content = notice.children.pop().unwrap();
        assert_eq!(content.node.id, CONTENT);
        let aim = nodes.iter_mut().find(|subtree| subtree.node.id == AIM).unwrap();
        aim.children.push(content);
        rulebook::model::tree::Tree::from_subtrees(nodes).unwrap()
    };
    world.add_version(&moved, Some(world.version), VersionState::Adopted).await;
    let list = guest.get(&format!("/spelregels/sensoren/versie/4/reacties/{AIM}")).await.expect(200);
    list.assert_contains("De woorden staan nu hier.").assert_contains("Ook het doel.");
    // A new version says nothing of what was answered before that is published.
    list.assert_lacks("Overgenomen");
    assert!(guest.get(&format!("/consultaties/{id}")).await.expect(200).text_contains("Versie 1"));
}

#[tokio::test]
async fn a_comment_is_withdrawn_by_who_made_it() {
    let world = World::new().await;
    let id = commented(&world).await;
    let ommen = world.ommen.to_string();
    let mut jan = world.browser_of(world.jan).await;
    let url = format!("/consultaties/{id}/reageren");
    let page = jan.get(&url).await.expect(200);
    page.assert_contains("Dit is te streng.");
    let action = page.body.split("action=\"").find(|part| part.contains("/intrekken\"")).unwrap();
    let action = action.split('"').next().unwrap().to_owned();
    world.app.browser().post(&action, &[("namens", "")]).await.expect(404);
    let amira = world.person("Amira", &[], &[]).await;
    world.browser_of(amira).await.post(&action, &[("namens", "zelf")]).await.expect(404);
    jan.post(&action, &[("namens", &ommen)]).await.expect(303);
    jan.get(&format!("{VERSION}/reacties")).await.expect(200).assert_contains("2 reacties");
}

#[tokio::test]
async fn words_that_are_not_in_the_text_and_empty_comments_are_refused() {
    let world = World::new().await;
    let id = world.open().await;
    let ommen = world.ommen.to_string();
    let mut jan = world.browser_of(world.jan).await;
    let url = format!("/consultaties/{id}/artikel/{AIM}");
    let elsewhere = format!("{TERM}/tekst/0-3");
    for (place, body, problem) in [
        (elsewhere.as_str(), "Iets", "Kies waar uw reactie over gaat."),
        ("verzonnen", "Iets", "Kies waar uw reactie over gaat."),
        ("", "", "Schrijf wat u ervan vindt."),
    ] {
        let fields = [("place", place), ("body", body), ("namens", ommen.as_str())];
        jan.post(&url, &fields).await.expect(422).assert_contains(problem);
    }
    let nowhere = format!("/consultaties/{id}/artikel/{id}");
    jan.get(&nowhere).await.expect(404);
    world.close();
    let late =
        world.browser_of(world.jan).await.post(&url, &[("place", ""), ("body", "Laat")]).await.expect(409);
    assert!(late.keeps("Laat"));
}

#[tokio::test]
async fn who_reads_the_text_that_counts_is_told_of_a_consultation_that_is_open_on_another_version() {
    let world = World::new().await;
    let id = world.open().await;
    world.add_version(&world.tree, Some(world.version), VersionState::Proposed).await;
    let mut guest = world.app.browser();
    let page = guest.get("/spelregels/sensoren").await.expect(200);
    page.assert_contains("Voorgesteld")
        .assert_contains("Deze consultatie gaat over een andere versie: Versie 1.");
    assert!(page.links().iter().any(|link| link.href == format!("/consultaties/{id}")), "{}", page.main());
    world.close();
    guest.get("/spelregels/sensoren").await.expect(200).assert_lacks("Deze consultatie gaat over");
}
