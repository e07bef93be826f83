//! Reading texts: the list, versions, comparing, the story of an article, following, feeds.

use rulebook::{
    model::{lineage::Relation, node::Part, text::Text, version::VersionState},
    store::lineage,
};
use web::{DAY, NetworkRole};

use crate::world::World;

#[tokio::test]
async fn everybody_reads_what_is_shown_and_nobody_else_sees_a_draft() {
    let world = World::new().await;
    world.rules_called("Getoonde regels", VersionState::InForce).await;
    let hidden = world.rules_called("Verborgen regels", VersionState::Draft).await;
    let mut guest = world.guest();
    let list = guest.get("/spelregels").await.expect(200);
    list.assert_contains("Getoonde regels").assert_contains("Geldt nu").assert_lacks("Verborgen");
    let text = guest.get("/spelregels/getoonde-regels").await.expect(200);
    text.assert_contains("Artikel 1 Doel")
        .assert_contains("2. De melding bevat:")
        .assert_contains("a. de plaats;");
    guest.get(&hidden.url()).await.expect(404);
    guest.get(&format!("{}/versies", hidden.url())).await.expect(404);
    guest.get(&format!("/regel/{}", hidden.goal)).await.expect(404);
    guest.get(&format!("{}/artikel/{}", hidden.url(), hidden.goal)).await.expect(404);
    guest.get(&format!("{}/feed.atom", hidden.url())).await.expect(404);
    let mut clerk = world.browser_of(world.clerk).await;
    clerk.get(&hidden.url()).await.expect(200).assert_contains("Dit is een concept");
    guest.language("en");
    guest.get("/spelregels/getoonde-regels").await.expect(200).assert_contains("In force");
}

#[tokio::test]
async fn an_empty_rulebook_says_what_will_come() {
    let world = World::new().await;
    world.guest().get("/spelregels").await.expect(200).assert_contains("Er zijn nog geen spelregels");
}

#[tokio::test]
async fn a_draft_is_consulted_proposed_taken_back_and_proposed_again() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut editor = world.browser_of(world.editor).await;
    let page = editor.get(&rules.version_url()).await.expect(200);
    let ask = editor.get(&page.link("Open voor consultatie")).await.expect(200);
    let done = editor.submit(&ask, &ask.path.clone(), &[]).await.expect(303);
    editor.follow(done).await.assert_contains("In consultatie");
    world.guest().get(&rules.url()).await.expect(200).assert_contains("U kunt laten weten wat u ervan vindt");

    let path = format!("{}/stap/voorstellen", rules.version_url());
    let ask = editor.get(&path).await.expect(200);
    editor.submit(&ask, &path, &[("day", ""), ("time", "")]).await.expect(422).assert_contains("Vul een dag");
    let past = editor.submit(&ask, &path, &[("day", "1-1-2020"), ("time", "12:00")]).await.expect(422);
    past.assert_contains("Kies een moment dat nog komt");
    let fields = [("day", "2027-01-15"), ("time", "17:00")];
    editor.submit(&ask, &path, &fields).await.expect(303);
    let shown = world.guest().get(&rules.url()).await.expect(200);
    shown.assert_contains("15 januari 2027, 17:00 (Nederlandse tijd, UTC+1)");

    let mut jan = world.browser_of(world.jan).await;
    let back = format!("{}/stap/terugnemen", rules.version_url());
    jan.post(&back, &[]).await.expect(403);
    editor.post(&back, &[]).await.expect(303);
    world.guest().get(&rules.url()).await.expect(404);
    world.guest().get(&format!("/regel/{}", rules.goal)).await.expect(404);
    editor.post(&back, &[]).await.expect(409);
}

#[tokio::test]
async fn of_two_adopted_versions_the_one_brought_into_force_counts_and_the_other_no_longer() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Adopted).await;
    let mut clerk = world.browser_of(world.clerk).await;
    let path = format!("{}/stap/laten-gelden", rules.version_url());
    let ask = clerk.get(&path).await.expect(200);
    clerk.submit(&ask, &path, &[("day", "morgen")]).await.expect(422).assert_contains("Vul een dag in");
    clerk.submit(&ask, &path, &[("day", "1-12-2026")]).await.expect(303);
    world.guest().get(&rules.url()).await.expect(200).assert_contains("Geldt vanaf 1 december 2026");
    let mut editor = world.browser_of(world.editor).await;
    editor.post(&format!("{}/stap/intrekken", rules.version_url()), &[("day", "1-1-2027")]).await.expect(403);
    clerk.post(&format!("{}/stap/intrekken", rules.version_url()), &[("day", "1-1-2027")]).await.expect(303);
    world.guest().get(&rules.url()).await.expect(200).assert_contains("Deze tekst geldt niet meer");
}

/// A second version in which article 1 says something else, shown for consultation.
async fn second_version(world: &World, rules: &crate::world::Rules) {
    let mut editor = world.browser_of(world.editor).await;
    let path = format!("{}/nieuwe-versie", rules.version_url());
    let ask = editor.get(&path).await.expect(200);
    editor.submit(&ask, &path, &[("label", "")]).await.expect(422).assert_contains("Geef de versie een naam");
    editor.submit(&ask, &path, &[("label", "Tweede versie")]).await.expect(303);
    let edit = format!("{}/versie/2/bewerken/{}", rules.url(), rules.goal);
    let page = editor.get(&edit).await.expect(200);
    let fields = [("text", "Een sensor dient een doel dat iedereen helpt. De eigenaar schrijft het op.")];
    editor.submit(&page, &edit, &fields).await.expect(303);
    editor.post(&format!("{}/versie/2/stap/consulteren", rules.url()), &[]).await.expect(303);
}

#[tokio::test]
async fn two_versions_are_compared_word_by_word() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Proposed).await;
    second_version(&world, &rules).await;
    let mut guest = world.guest();
    guest.get(&format!("{}/versies", rules.url())).await.expect(200).assert_contains("Tweede versie");
    let page = guest.get(&format!("{}/vergelijken?van=1&naar=2", rules.url())).await.expect(200);
    page.assert_contains("Eén onderdeel is veranderd");
    assert!(
        page.body.contains("<del>van algemeen belang</del><ins>dat iedereen helpt</ins>"),
        "{}",
        page.main()
    );
    let back = guest.get(&format!("{}/vergelijken?van=2&naar=1", rules.url())).await.expect(200);
    assert!(back.body.contains("<ins>van algemeen belang</ins>"), "{}", back.main());
    let file = guest.get(&page.link("Download deze vergelijking als PDF")).await.expect(200);
    assert!(file.body.starts_with("%PDF-"), "{:.20}", file.body);
    guest.get(&format!("{}/vergelijken.pdf?van=1&naar=9", rules.url())).await.expect(404);
    guest.get(&format!("{}/vergelijken?van=1&naar=9", rules.url())).await.expect(404);
    guest.get(&format!("{}/vergelijken?van=x", rules.url())).await.expect(404);
}

#[tokio::test]
async fn comparing_tells_which_part_came_from_which() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Proposed).await;
    second_version(&world, &rules).await;
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    let guest = web::Actor::default();
    let text = rulebook::store::texts::by_slug(&mut tx, &guest, &rules.slug).await.unwrap().unwrap();
    let second = rulebook::store::versions::of(&mut tx, &guest, &text).await.unwrap()[0].id;
    let (from, to) = ((rules.version, rules.notice), (second, rules.goal));
    lineage::add(&mut tx, from, to, Relation::Merges, house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let mut guest = world.guest();
    for order in ["van=1&naar=2", "van=2&naar=1"] {
        let page = guest.get(&format!("{}/vergelijken?{order}", rules.url())).await.expect(200);
        page.assert_contains("Artikel 1. Doel: Neemt op Artikel 2. Melding");
        page.assert_contains("Is opgenomen in Artikel 1. Doel");
    }
}

#[tokio::test]
async fn who_read_an_older_version_is_told_what_changed() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Consultation).await;
    let mut jan = world.browser_of(world.jan).await;
    jan.get(&rules.url()).await.expect(200).assert_lacks("sinds u deze tekst las");
    second_version(&world, &rules).await;
    let page = jan.get(&rules.url()).await.expect(200);
    page.assert_contains("Eén onderdeel is veranderd sinds u deze tekst las");
    jan.get(&rules.url()).await.expect(200).assert_lacks("sinds u deze tekst las");
}

#[tokio::test]
async fn the_story_of_an_article_goes_through_its_versions_and_what_it_came_from() {
    let world = World::new().await;
    let old = world.rules_called("Oude regels", VersionState::Repealed).await;
    world.app.clock().advance(DAY);
    let rules = world.rules(VersionState::Consultation).await;
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    let from = (old.version, old.goal);
    let to = (rules.version, rules.goal);
    lineage::add(&mut tx, from, to, Relation::Replaces, house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    second_version(&world, &rules).await;
    let mut guest = world.guest();
    let story = guest.get_followed(&format!("/regel/{}", rules.goal)).await.expect(200);
    story.assert_contains("Artikel 1. Doel").assert_contains("Komt in de plaats van Artikel 1. Doel");
    story.assert_contains("Tweede versie").assert_contains("Eerste versie");
    assert!(story.body.contains("<ins>dat iedereen helpt</ins>"), "{}", story.main());
    let other = guest.get(&format!("{}/artikel/{}", old.url(), old.goal)).await.expect(200);
    other.assert_contains("Is vervangen door");
    let same = guest.get(&format!("{}/artikel/{}", rules.url(), rules.first)).await.expect(200);
    same.assert_contains("Onveranderd.");
    let mut tx = house.db.write().await.unwrap();
    lineage::end(&mut tx, from, to).await.unwrap();
    tx.commit().await.unwrap();
    guest.get(&format!("{}/artikel/{}", rules.url(), rules.goal)).await.assert_lacks("Komt in de plaats van");
}

#[tokio::test]
async fn an_article_is_linked_to_something_else_and_both_show_it() {
    let world = World::new().await;
    let rules = world.rules(VersionState::InForce).await;
    let other = world.rules_called("Andere regels", VersionState::InForce).await;
    let url = format!("{}/artikel/{}", rules.url(), rules.goal);
    let path = format!("{url}/verbinden");
    world.guest().get(&path).await.expect(303);
    let mut jan = world.browser_of(world.jan).await;
    let ask = jan.get(&path).await.expect(200);
    let wrong = jan.submit(&ask, &path, &[("relation", ""), ("other", "zomaar iets")]).await.expect(422);
    wrong.assert_contains("Kies wat dit onderdeel").assert_contains("Wij vinden geen pagina met dit adres");
    assert!(wrong.keeps("zomaar iets"));
    let itself = format!("https://samenspel.test{url}");
    jan.submit(&ask, &path, &[("other", &itself)]).await.expect(422);
    let meant = format!("https://samenspel.test{}#n-{}", other.url(), other.notice);
    let fields = [("relation", "relates-to"), ("other", meant.as_str())];
    jan.submit(&ask, &path, &fields).await.expect(303);
    jan.submit(&ask, &path, &fields).await.expect(303);
    let shown = jan.get(&url).await.expect(200);
    shown.assert_contains("Artikel 2. Melding (Andere regels)");
    let back = world.guest().get(&format!("{}/artikel/{}", other.url(), other.notice)).await.expect(200);
    back.assert_contains("Artikel 1. Doel (Regels voor sensoren)");
    let end = shown.body.split(&format!("action=\"{url}/verbindingen/")).nth(1).unwrap();
    let end = format!("{url}/verbindingen/{}", end.split('"').next().unwrap());
    world.browser_of(world.editor).await.post(&end, &[]).await.expect(403);
    jan.post(&end, &[]).await.expect(303);
    jan.get(&url).await.assert_lacks("Andere regels)");
    // What shows the rule is said from the rule as well.
    let shows = [("relation", "illustrates-inverse"), ("other", meant.as_str())];
    ask.assert_contains("Heeft als voorbeeld");
    jan.submit(&ask, &path, &shows).await.expect(303);
    jan.get(&url).await.expect(200).assert_contains("Heeft als voorbeeld");
    let other_url = format!("{}/artikel/{}", other.url(), other.notice);
    jan.get(&other_url).await.expect(200).assert_contains("Is een voorbeeld bij");
}

#[tokio::test]
async fn from_an_item_one_goes_up_to_the_article_it_stands_in() {
    let world = World::new().await;
    let rules = world.rules(VersionState::InForce).await;
    let page = world.guest().get(&format!("{}/artikel/{}", rules.url(), rules.item_a)).await.expect(200);
    let hrefs: Vec<String> = page.links().into_iter().map(|link| link.href).collect();
    for above in [rules.notice, rules.second] {
        assert!(hrefs.contains(&format!("{}/artikel/{above}", rules.url())), "{hrefs:?}");
    }
}

#[tokio::test]
async fn who_follows_a_text_or_an_article_of_it_hears_of_a_new_version() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Consultation).await;
    let mut jan = world.browser_of(world.jan).await;
    let page = jan.get(&rules.url()).await.expect(200);
    jan.submit(&page, &format!("{}/volgen", rules.url()), &[]).await.expect(303);
    jan.get(&rules.url()).await.assert_contains("Volg niet meer");
    let kim = world.person("Kim", &[(world.ommen, web::Role::Member)], &[]).await;
    let mut kims = world.browser_of(kim).await;
    let goal = rules.goal.to_string();
    kims.post(&format!("{}/volgen", rules.url()), &[("onderdeel", &goal)]).await.expect(303);
    kims.post(&format!("{}/volgen", rules.url()), &[("onderdeel", "x")]).await.expect(404);
    let stranger = world.person("Vreemd", &[], &[]).await;
    let mut strangers = world.browser_of(stranger).await;
    strangers.post(&format!("{}/volgen", rules.url()), &[("onderdeel", &goal)]).await.expect(403);
    let els = world.person("Els", &[(world.ommen, web::Role::Member)], &[]).await;
    let mut elses = world.browser_of(els).await;
    let other = rules.notice.to_string();
    elses.post(&format!("{}/volgen", rules.url()), &[("onderdeel", &other)]).await.expect(303);
    second_version(&world, &rules).await;
    assert_eq!(world.told(world.jan).await, ["rulebook-told-version"]);
    assert_eq!(world.told(kim).await, ["rulebook-told-version"]);
    assert!(world.told(els).await.is_empty(), "in the article that she follows nothing changed");
    let stop = format!("{}/niet-volgen", rules.url());
    kims.post(&stop, &[("onderdeel", &goal)]).await.expect(303);
    jan.get(&rules.url()).await.assert_contains("Volg niet meer");
}

#[tokio::test]
async fn what_somebody_follows_here_stands_in_their_own_list_with_a_way_to_stop() {
    use notices::Following;
    let world = World::new().await;
    let rules = world.rules(VersionState::Consultation).await;
    let draft = world.rules_called("Nog geheim", VersionState::Draft).await;
    let mut tx = world.app.house().db.write().await.unwrap();
    let text = rules.text;
    for (at, what) in [(1, text.0), (2, rules.goal.uuid())] {
        rulebook::store::follows::follow(&mut tx, world.jan, text, what, at).await.unwrap();
    }
    rulebook::store::follows::follow(&mut tx, world.jan, draft.text, draft.text.0, 3).await.unwrap();
    tx.commit().await.unwrap();
    let followed = async || {
        let page = web::Page::apart(world.app.house(), web::Language::Nl);
        let mut tx = world.app.house().db.read().await.unwrap();
        let actor = people::store::sessions::actor_by_id(&mut tx, world.jan).await.unwrap().unwrap();
        rulebook::RuleFollowing.followed(&mut tx, &actor, &page).await.unwrap()
    };
    let list = followed().await;
    let titles: Vec<&str> = list.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(titles, ["Artikel 1. Doel (Regels voor sensoren)", "Regels voor sensoren"]);
    let mut jan = world.browser_of(world.jan).await;
    jan.get(&list[0].url).await.expect(200).assert_contains("Doel");
    let (path, fields) = &list[0].stop;
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fields.push(("terug", "/mijn/gevolgd"));
    assert_eq!(jan.post(path, &fields).await.expect(303).location(), "/mijn/gevolgd");
    assert_eq!(followed().await.len(), 1);
}

#[tokio::test]
async fn texts_and_versions_are_tables_to_download_and_all_versions_a_feed() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Consultation).await;
    world.rules_called("Nog geheim", VersionState::Draft).await;
    second_version(&world, &rules).await;
    let mut guest = world.guest();
    let page = guest.get("/spelregels").await.expect(200);
    assert!(page.body.contains("<link rel=\"alternate\" type=\"application/atom+xml\""));
    let table = guest.get(&page.link("Download als CSV")).await.expect(200);
    assert_eq!(table.body.lines().count(), 2, "{}", table.body);
    assert!(table.body.contains("Regels voor sensoren;"));
    let versions = guest.get(&format!("{}/versies", rules.url())).await.expect(200);
    let table = guest.get(&versions.link("Download als CSV")).await.expect(200);
    assert_eq!(table.body.lines().count(), 3, "{}", table.body);
    assert!(table.body.contains("2;Tweede versie;In consultatie;"), "{}", table.body);
    let feed = guest.get("/spelregels.atom").await.expect(200);
    assert_eq!(feed.body.matches("<entry>").count(), 2);
    assert!(feed.body.contains("Regels voor sensoren – In consultatie: Tweede versie"), "{}", feed.body);
    let path = versions.body.split("<script type=\"application/ld+json\">").nth(1).unwrap();
    let path: serde_json::Value = serde_json::from_str(path.split("</script>").next().unwrap()).unwrap();
    let items = path["@graph"][0]["itemListElement"].as_array().unwrap();
    assert_eq!(items.last().unwrap()["item"], format!("https://samenspel.test{}/versies", rules.url()));
}

#[tokio::test]
async fn a_text_and_an_article_have_a_feed_of_what_changed() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Consultation).await;
    second_version(&world, &rules).await;
    let mut guest = world.guest();
    let feed = guest.get(&format!("{}/feed.atom", rules.url())).await.expect(200);
    assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
    assert_eq!(feed.body.matches("<entry>").count(), 2);
    let changed = guest.get(&format!("{}/artikel/{}/feed.atom", rules.url(), rules.goal)).await.expect(200);
    assert_eq!(changed.body.matches("<entry>").count(), 2);
    let same = guest.get(&format!("{}/artikel/{}/feed.atom", rules.url(), rules.first)).await.expect(200);
    assert_eq!(same.body.matches("<entry>").count(), 1);
    guest.get(&format!("{}/artikel/{}/feed.atom", rules.url(), world.jan)).await.expect(404);
}

#[tokio::test]
async fn defined_terms_lead_to_their_definition() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut editor = world.browser_of(world.editor).await;
    let path = rules.edit(rules.item_b);
    let page = editor.get(&path).await.expect(200);
    editor.submit(&page, &path, &[("text", "{eigenaar}: wie over de sensor beslist.")]).await.expect(303);
    let text = editor.get(&rules.version_url()).await.expect(200);
    assert!(text.body.contains("<dfn>eigenaar</dfn>"));
    let link = format!(
        "<a class=\"term\" href=\"#n-{}\" title=\"eigenaar: wie over de sensor beslist.\">eigenaar</a>",
        rules.item_b
    );
    assert_eq!(text.body.matches(&link).count(), 2, "once in each text that uses it: {}", text.main());
    // Without a pointer: below the article that uses it, and not below the one that defines it.
    text.assert_contains("Begrippen in dit artikel eigenaar: wie over de sensor beslist.");
    assert_eq!(text.body.matches("<details class=\"rule__terms").count(), 1, "{}", text.main());
    // From the story of an article the definition stands on another page.
    let story = editor.get(&format!("{}/artikel/{}", rules.url(), rules.goal)).await.expect(200);
    let there = format!("<a class=\"term\" href=\"{}#n-{}\"", rules.version_url(), rules.item_b);
    assert!(story.body.contains(&there), "{}", story.main());
}

#[tokio::test]
async fn a_term_leads_to_its_definition_once_in_a_paragraph_with_its_list() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut editor = world.browser_of(world.editor).await;
    for (node, text) in [
        (rules.goal, "Onder {sensor} wordt verstaan een apparaat dat meet. Onder iets anders niets."),
        (rules.first, "Een sensor is een sensor. Wie een sensor plaatst, meldt die sensor."),
        (rules.second, "Van een sensor wordt gemeld:"),
        (rules.item_a, "waar de sensor staat;"),
        (rules.item_b, "waar de sensorpaal staat."),
    ] {
        let path = rules.edit(node);
        let page = editor.get(&path).await.expect(200);
        editor.submit(&page, &path, &[("text", text)]).await.expect(303);
    }
    let text = editor.get(&rules.version_url()).await.expect(200);
    let link = format!("<a class=\"term\" href=\"#n-{}\" title=", rules.goal);
    assert_eq!(text.body.matches(&link).count(), 2, "{}", text.main());
}

#[tokio::test]
async fn title_source_and_name_of_a_version_are_changed_by_editors_only() {
    let world = World::new().await;
    let rules = world.rules(VersionState::InForce).await;
    let path = format!("{}/gegevens", rules.version_url());
    world.browser_of(world.jan).await.get(&path).await.expect(403);
    let mut editor = world.browser_of(world.editor).await;
    let page = editor.get(&path).await.expect(200);
    let wrong = editor.submit(&page, &path, &[("title", ""), ("source-url", "javascript:alert(1)")]).await;
    wrong
        .expect(422)
        .assert_contains("Geef de tekst een titel")
        .assert_contains("Begin het webadres met https");
    let fields = [
        ("title", "Sensorregels"),
        ("label", "2026"),
        ("source", "Besluit"),
        ("source-url", "https://x.test/"),
    ];
    editor.submit(&page, &path, &fields).await.expect(303);
    let shown = world.guest().get(&rules.url()).await.expect(200);
    shown.assert_contains("Sensorregels").assert_contains("Bron: Besluit");
}

#[tokio::test]
async fn a_title_that_makes_no_address_or_one_in_use_is_refused() {
    let world = World::new().await;
    world.rules(VersionState::InForce).await;
    let mut editor = world.browser_of(world.editor).await;
    let mut begin = async |title: &str| {
        let fields = [("title", title), ("summary", "Iets."), ("language", "nl")];
        editor.post("/spelregels/nieuw", &fields).await.expect(422)
    };
    begin("Regels voor sensoren").await.assert_contains("Er is al een tekst met deze titel");
    begin("???").await.assert_contains("met letters of cijfers");
    begin("Nieuw").await.assert_contains("met letters of cijfers");
    world.browser_of(world.jan).await.get("/spelregels/nieuw").await.expect(403);
    world.guest().get("/spelregels/nieuw").await.expect(303);
}

#[tokio::test]
async fn personal_data_of_this_room_can_be_taken_along_and_erased() {
    use people::RoomData;
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    world.joins(&rules, world.jan, world.ommen).await;
    let mut jan = world.browser_of(world.jan).await;
    let page = jan.get(&rules.edit(rules.goal)).await.expect(200);
    jan.submit(&page, &rules.edit(rules.goal), &[("text", "Anders."), ("reason", "beter")]).await.expect(303);
    let open = world.rules_called("Open regels", VersionState::InForce).await;
    let id = open.text.to_string();
    jan.post(&format!("{}/volgen", open.url()), &[("onderdeel", &id)]).await.expect(303);
    jan.get(&open.url()).await.expect(200);
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    let data = rulebook::RuleData.export(&mut tx, world.jan).await.unwrap();
    assert_eq!(data["changes"][0]["reason"], "beter");
    for part in ["working_groups", "follows", "read"] {
        assert_eq!(data[part].as_array().unwrap().len(), 1, "{part}");
    }
    rulebook::RuleData.erase(&mut tx, world.jan, house.clock.now()).await.unwrap();
    let data = rulebook::RuleData.export(&mut tx, world.jan).await.unwrap();
    for part in ["working_groups", "follows", "read"] {
        assert_eq!(data[part].as_array().unwrap().len(), 0, "{part}");
    }
    tx.commit().await.unwrap();
    assert_eq!(world.tree(&rules).await.text(rules.goal, Part::Text), Some(&Text::plain("Anders.")));
}

#[tokio::test]
async fn shown_texts_stand_on_the_map_of_the_site() {
    use web::sitemap::Source;
    let world = World::new().await;
    world.rules_called("Getoond", VersionState::InForce).await;
    world.rules_called("Verborgen", VersionState::Draft).await;
    let mut tx = world.app.house().db.read().await.unwrap();
    assert_eq!(rulebook::RulePages.total(&mut tx).await.unwrap(), 1);
    let part = rulebook::RulePages.part(&mut tx, 0).await.unwrap();
    assert_eq!(part[0].path, "/spelregels/getoond");
    let moderator = world.person("Mo", &[], &[NetworkRole::Moderator]).await;
    world.browser_of(moderator).await.get("/spelregels/verborgen").await.expect(404);
}

#[tokio::test]
async fn articles_that_are_shown_are_found_by_their_words_and_drafts_are_not() {
    use search::{Query, Search, Selection};
    use std::sync::Arc;
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let house = world.app.house();
    let sources: Vec<Arc<dyn search::Source>> = vec![Arc::new(rulebook::RuleSource)];
    let search = Search::new(house.db.clone(), house.clock.clone(), sources, None).unwrap();
    let guest = web::Actor::default();
    let wanted = Selection { limit: 10, ..Selection::default() };
    let total =
        async |words: &str| search.find(&guest, &wanted, &Query::parse(words)).await.unwrap().selected.items;
    assert!(total("sensoren").await.is_empty());
    let mut editor = world.browser_of(world.editor).await;
    editor.post(&format!("{}/stap/consulteren", rules.version_url()), &[]).await.expect(303);
    let found = total("meldingen register").await;
    assert_eq!(found.iter().map(|item| item.id).collect::<Vec<_>>(), [rules.notice.uuid()]);
    editor.post(&format!("{}/stap/terugnemen", rules.version_url()), &[]).await.expect(303);
    assert!(total("register").await.is_empty());
}
