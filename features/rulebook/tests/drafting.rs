//! Working on a draft, alone and at the same time as somebody else.

use rulebook::model::{node::Part, version::VersionState};
use web::Role;

use crate::world::World;

#[tokio::test]
async fn an_editor_begins_a_text_and_writes_its_first_article() {
    let world = World::new().await;
    let mut editor = world.browser_of(world.editor).await;
    let fields = [("title", "Regels voor drones"), ("summary", "Over vliegen."), ("language", "nl")];
    let draft = editor.post_followed("/spelregels/nieuw", &fields).await.expect(200);
    draft.assert_contains("Uw tekst is begonnen").assert_contains("Er staat nog niets");
    let page = editor.get(&draft.link("Voeg iets toe aan het eind")).await.expect(200);
    let path = page.path.clone();
    let fields = [("kind", "na-article"), ("heading", "Vliegen"), ("text", "Een drone vliegt *laag*.")];
    let added = editor.submit(&page, &path, &fields).await.expect(303);
    let again = editor.submit(&page, &path, &fields).await.expect(303);
    assert_eq!(added.location(), again.location(), "the form was sent twice and did one thing");
    let draft = editor.get("/spelregels/regels-voor-drones/versie/1/bewerken").await.expect(200);
    draft.assert_contains("Artikel 1 Vliegen").assert_lacks("Artikel 2");
    assert!(draft.body.contains("<em>laag</em>"));
    world.guest().get("/spelregels/regels-voor-drones").await.expect(404);
    world.browser_of(world.jan).await.get("/spelregels").await.expect(200).assert_lacks("drones");
}

#[tokio::test]
async fn the_working_group_changes_a_node_and_the_history_tells_who_and_why() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut jan = world.browser_of(world.jan).await;
    jan.get(&rules.edit(rules.goal)).await.expect(404);
    world.joins(&rules, world.jan, world.ommen).await;
    let page = jan.get(&rules.edit(rules.goal)).await.expect(200);
    let fields = [("text", "Een sensor dient het algemeen belang."), ("reason", "korter")];
    let saved = jan.submit(&page, &rules.edit(rules.goal), &fields).await.expect(303);
    jan.follow(saved).await.assert_contains("Uw wijziging is bewaard");
    let history = jan.get(&format!("{}/geschiedenis", rules.version_url())).await.expect(200);
    history.assert_contains("Jan, Ommen").assert_contains("korter").assert_contains("Artikel 1. Doel");
    assert!(
        history.body.contains("<del>een doel van</del>") || history.body.contains("<del>"),
        "{}",
        history.body
    );
    let table = jan.get(&history.link("Download als CSV")).await.expect(200);
    assert!(table.header("content-disposition").contains("geschiedenis.csv"));
    let row = table.body.lines().nth(1).unwrap();
    assert!(row.starts_with("1;2026-") && row.contains(";Jan, Ommen;Artikel 1. Doel;"), "{}", table.body);
    assert!(table.body.contains("Een sensor dient het algemeen belang.") && table.body.contains(";korter"));
    let undo = format!("{}/geschiedenis/1/ongedaan-maken", rules.version_url());
    jan.submit(&history, &undo, &[]).await.expect(303);
    let tree = world.tree(&rules).await;
    assert!(tree.text(rules.goal, Part::Text).unwrap().plain_text().contains("De eigenaar schrijft het op"));
    for page in ["geschiedenis", "geschiedenis.csv"] {
        world.guest().get(&format!("{}/{page}", rules.version_url())).await.expect(404);
    }
}

#[tokio::test]
async fn the_table_of_changes_holds_all_of_them_and_not_only_a_page() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut editor = world.browser_of(world.editor).await;
    let path = rules.edit(rules.goal);
    for number in 1..=60 {
        let page = editor.get(&path).await.expect(200);
        let text = format!("Een sensor telt tot {number}.");
        editor.submit(&page, &path, &[("text", &text), ("actie", "bewaren")]).await.expect(303);
    }
    let table = editor.get(&format!("{}/geschiedenis.csv", rules.version_url())).await.expect(200);
    let rows: Vec<&str> = table.body.lines().filter(|line| line.contains(";2026-")).collect();
    assert_eq!(rows.len(), 60, "{}", table.body);
    assert!(rows[0].starts_with("60;") && rows[59].starts_with("1;"));
    assert!(table.body.contains("Een sensor telt tot 12.") && table.body.contains("Een sensor telt tot 59."));
}

#[tokio::test]
async fn two_people_who_change_other_words_of_one_node_both_keep_their_change() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut one = world.browser_of(world.editor).await;
    let mut other = world.browser_of(world.editor).await;
    let path = rules.edit(rules.first);
    let (first, second) = (one.get(&path).await.expect(200), other.get(&path).await.expect(200));
    let weeks = "De eigenaar meldt de sensor binnen zes weken in het register.";
    one.submit(&first, &path, &[("text", weeks)]).await.expect(303);
    let place = "De eigenaar meldt de sensor binnen vier weken in het sensorenregister.";
    let saved = other.submit(&second, &path, &[("text", place)]).await.expect(303);
    other.follow(saved).await.assert_contains("Iemand anders wijzigde dit onderdeel ook");
    let tree = world.tree(&rules).await;
    assert_eq!(
        tree.text(rules.first, Part::Text).unwrap().plain_text(),
        "De eigenaar meldt de sensor binnen zes weken in het sensorenregister."
    );
}

#[tokio::test]
async fn two_people_who_change_the_same_words_are_shown_both_and_nothing_is_lost() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut one = world.browser_of(world.editor).await;
    let mut other = world.browser_of(world.editor).await;
    let path = rules.edit(rules.first);
    let (first, second) = (one.get(&path).await.expect(200), other.get(&path).await.expect(200));
    let six = "De eigenaar meldt de sensor binnen zes weken in het register.";
    let eight = "De eigenaar meldt de sensor binnen acht weken in het register.";
    one.submit(&first, &path, &[("text", six)]).await.expect(303);
    let clash = other.submit(&second, &path, &[("text", eight)]).await.expect(409);
    clash.assert_contains("Iemand anders wijzigde dezelfde woorden").assert_contains(six);
    assert!(clash.keeps(eight));
    other.submit(&clash, &path, &[]).await.expect(303);
    let tree = world.tree(&rules).await;
    assert_eq!(tree.text(rules.first, Part::Text).unwrap().plain_text(), eight);
}

#[tokio::test]
async fn nodes_are_added_moved_split_joined_and_removed() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut editor = world.browser_of(world.editor).await;
    let path = format!("{}/toevoegen", rules.edit(rules.first));
    let page = editor.get(&path).await.expect(200);
    editor.submit(&page, &path, &[("kind", "")]).await.expect(422).assert_contains("Kies wat erbij komt");
    let fields = [("kind", "na-paragraph"), ("text", "De melding is openbaar.")];
    let first = editor.submit(&page, &path, &fields).await.expect(303);
    // The same form again leads there; with other words it is asked whether they are wanted too.
    assert_eq!(editor.submit(&page, &path, &fields).await.expect(303).location(), first.location());
    let other = [("kind", "na-paragraph"), ("text", "De melding is gratis.")];
    let told = editor.submit(&page, &path, &other).await.expect(422);
    assert!(told.text_contains("al verstuurd") && told.keeps("De melding is gratis."));
    assert_ne!(told.form_value("formulier"), page.form_value("formulier"));
    let overview = format!("{}/bewerken", rules.version_url());
    editor.get(&overview).await.expect(200).assert_contains("2. De melding is openbaar.");

    let page = editor.get(&rules.edit(rules.goal)).await.expect(200);
    let goal = rules.edit(rules.goal);
    let path = format!("{goal}/splitsen");
    assert_eq!(editor.submit(&page, &goal, &[("actie", "splitsen")]).await.expect(303).location(), path);
    let cut = editor.get(&path).await.expect(200);
    editor.post(&path, &[]).await.expect(422).assert_contains("Kies waar de tekst wordt gesplitst");
    let at = cut.body.split("name=\"cut\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    editor.submit(&cut, &path, &[("cut", &at)]).await.expect(303);
    assert_eq!(world.tree(&rules).await.roots().len(), 3);

    let page = editor.get(&goal).await.expect(200);
    editor.submit(&page, &goal, &[("actie", "samenvoegen")]).await.expect(303);
    assert_eq!(world.tree(&rules).await.roots().len(), 2);

    // What was typed and not kept yet is kept with it.
    let page = editor.get(&goal).await.expect(200);
    let typed = [("actie", "omlaag"), ("note", "Zo staat het achteraan.")];
    editor.submit(&page, &goal, &typed).await.expect(303);
    let tree = world.tree(&rules).await;
    assert_eq!(tree.roots()[1], rules.goal);
    assert_eq!(tree.get(rules.goal).unwrap().note.plain_text(), "Zo staat het achteraan.");
    let into = format!("in-{}", rules.goal);
    let first = rules.edit(rules.first);
    let page = editor.get(&first).await.expect(200);
    editor.submit(&page, &first, &[("actie", "verplaatsen"), ("destination", &into)]).await.expect(303);
    assert_eq!(world.tree(&rules).await.parent(rules.first), Some(rules.goal));
    let page = editor.get(&goal).await.expect(200);
    editor.submit(&page, &goal, &[("actie", "verplaatsen"), ("destination", &into)]).await.expect(422);

    let path = format!("{}/verwijderen", rules.edit(rules.notice));
    let ask = editor.get(&path).await.expect(200);
    ask.assert_contains("Verwijder Artikel 1. Melding");
    editor.submit(&ask, &path, &[]).await.expect(303);
    assert_eq!(world.tree(&rules).await.roots(), [rules.goal]);
    editor.post(&path, &[]).await.expect(409).assert_contains("Iemand anders heeft het verwijderd");
}

#[tokio::test]
async fn a_preview_and_a_wrong_form_keep_what_was_typed_and_change_nothing() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let before = world.tree(&rules).await;
    let mut editor = world.browser_of(world.editor).await;
    let path = rules.edit(rules.goal);
    let page = editor.get(&path).await.expect(200);
    let preview =
        editor.submit(&page, &path, &[("text", "Met *nadruk*."), ("actie", "voorbeeld")]).await.expect(200);
    assert!(preview.body.contains("<em>nadruk</em>") && preview.keeps("Met *nadruk*."));
    let wrong = editor
        .submit(&page, &path, &[("number", "drie a!"), ("text", "<script>alert(1)</script>")])
        .await
        .expect(422);
    wrong.assert_contains("1 tot 12 letters");
    assert!(wrong.keeps("<script>alert(1)</script>") && !wrong.body.contains("<script>alert"));
    let long = "x".repeat(600);
    editor.submit(&page, &path, &[("reason", &long)]).await.expect(422).assert_contains("niet meer dan 500");
    assert_eq!(world.tree(&rules).await, before);
}

#[tokio::test]
async fn a_preview_at_each_pause_in_typing_neither_counts_as_writing_nor_waits_for_a_writer() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut editor = world.browser_of(world.editor).await;
    let path = rules.edit(rules.goal);
    let page = editor.get(&path).await.expect(200);
    let page_of_new = editor.get(&format!("{path}/toevoegen")).await.expect(200);
    let writer = world.app.house().db.write().await.unwrap();
    for typed in 0..130 {
        let text = format!("Een sensor telt tot {typed}.");
        let fields = [("text", text.as_str()), ("actie", "voorbeeld")];
        let shown = editor.submit(&page, &path, &fields).await.expect(200);
        assert!(shown.body.contains("id=\"voorbeeld\"") && shown.text_contains(&text));
    }
    let new = [("kind", "na-article"), ("text", "Iets nieuws."), ("actie", "voorbeeld")];
    let shown = editor.submit(&page_of_new, &format!("{path}/toevoegen"), &new).await.expect(200);
    assert!(shown.body.contains("id=\"voorbeeld\"") && shown.text_contains("Iets nieuws."));
    drop(writer);
    editor.submit(&page, &path, &[("text", "Een sensor telt."), ("actie", "bewaren")]).await.expect(303);
}

#[tokio::test]
async fn what_is_no_draft_cannot_be_edited() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Proposed).await;
    let mut editor = world.browser_of(world.editor).await;
    let post = editor.post(&rules.edit(rules.goal), &[("text", "Anders."), ("revisie", "0")]).await;
    post.expect(409).assert_contains("Dit kan niet bij een versie in deze stand");
    let mut jan = world.browser_of(world.jan).await;
    jan.post(&rules.edit(rules.goal), &[("text", "Anders."), ("revisie", "0")]).await.expect(403);
    world.guest().get(&rules.edit(rules.goal)).await.expect(303);
}

#[tokio::test]
async fn the_working_group_is_named_by_address() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let lid = world.person("Lid", &[(world.ommen, Role::Editor)], &[]).await;
    let mut editor = world.browser_of(world.editor).await;
    let path = format!("{}/werkgroep", rules.url());
    editor.get(&path).await.expect(200).assert_contains("Er zit nog niemand in de werkgroep");
    for wrong in ["niemand@example.test", "geen adres", ""] {
        editor.post(&path, &[("email", wrong)]).await.expect(422).assert_contains("Wij kunnen niemand");
    }
    editor.post_followed(&path, &[("email", "lid@example.test")]).await.assert_contains("Lid, Ommen");
    let mut lid_browser = world.browser_of(lid).await;
    lid_browser.get(&rules.version_url()).await.expect(200).assert_contains("Dit is een concept");
    lid_browser.get(&path).await.expect(403);
    let page = editor.get(&path).await.expect(200);
    editor.submit(&page, &format!("{path}/{lid}/verwijderen"), &[]).await.expect(303);
    lid_browser.get(&rules.version_url()).await.expect(404);
}
