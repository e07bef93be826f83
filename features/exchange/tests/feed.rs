//! What programs read: the feed, the sitemap, and what a page tells about itself.

use axum::{body::Body, http::Request};
use exchange::{
    ContributionPages, ThemePages,
    model::{Kind, Section, Visibility},
};
use web::{HOUR, sitemap::Source};

use crate::fixtures::World;

/// The texts of all elements with this name, in the feed itself or its entries.
fn texts(xml: &str, name: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
    let found = document.descendants().filter(|node| node.tag_name().name() == name);
    found.map(|node| node.text().unwrap_or_default().to_owned()).collect()
}

fn links(xml: &str, rel: &str) -> Vec<String> {
    let document = roxmltree::Document::parse(xml).unwrap();
    let found = document.root_element().children().filter(|node| node.tag_name().name() == "link");
    let found = found.filter(|node| node.attribute("rel") == Some(rel));
    found.filter_map(|node| node.attribute("href").map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_feed_tells_what_a_guest_may_see_whoever_asks() {
    let world = World::new().await;
    let nasty = "Mag <b>dit</b> & dat ]]>? \u{ffff}";
    let id = world.question(nasty).make().await;
    world.app.clock().advance(HOUR);
    world.contribution(Kind::Example, "Een voorbeeld").make().await;
    world.question("Voor het netwerk").visible(Visibility::Network).make().await;
    world.question("Voor ons").visible(Visibility::Organisation).make().await;
    world.question("Een concept").draft().make().await;
    for mut browser in [world.guest(), world.jan().await] {
        let feed = browser.get("/bijdragen.atom").await.expect(200);
        assert_eq!(feed.header("content-type"), "application/atom+xml; charset=utf-8");
        let titles = texts(&feed.body, "title");
        assert_eq!(titles[1..], ["Een voorbeeld", "Mag <b>dit</b> & dat ]]>? "]);
        assert_eq!(texts(&feed.body, "id")[2], format!("urn:uuid:{id}"));
        assert_eq!(
            texts(&feed.body, "updated"),
            ["2026-11-24T10:00:00Z", "2026-11-24T10:00:00Z", "2026-11-24T09:00:00Z"]
        );
        assert_eq!(texts(&feed.body, "name"), ["Gemeente Ommen", "Gemeente Ommen"]);
        assert!(!feed.body.contains("Jan"), "an organisation speaks, no person");
        assert_eq!(links(&feed.body, "self"), ["https://samenspel.test/bijdragen.atom"]);
        assert_eq!(links(&feed.body, "alternate"), ["https://samenspel.test/bijdragen"]);
    }
    let feed = world.guest().get("/bijdragen.atom?soort=vraag&zoek=dit").await.expect(200);
    assert_eq!(texts(&feed.body, "entry").len(), 1);
    assert_eq!(
        links(&feed.body, "alternate"),
        ["https://samenspel.test/bijdragen?soort=vraag&zoek=dit&volgorde=nieuw"]
    );
    let empty = world.guest().get("/bijdragen.atom?soort=aanbod").await.expect(200);
    assert!(texts(&empty.body, "entry").is_empty());
    assert_eq!(texts(&empty.body, "updated"), ["1970-01-01T00:00:00Z"]);
}

#[tokio::test]
async fn a_feed_that_is_still_the_same_is_not_sent_again() {
    let world = World::new().await;
    world.question("Mag dit?").make().await;
    let first = world.guest().get("/bijdragen.atom").await.expect(200);
    assert_eq!(first.header("last-modified"), "Tue, 24 Nov 2026 09:00:00 GMT");
    let ask = async |name: &str, value: &str| {
        let request = Request::get("/bijdragen.atom").header(name, value).body(Body::empty()).unwrap();
        world.guest().raw(request).await
    };
    let tag = first.header("etag");
    for (name, value) in [
        ("if-none-match", tag.to_owned()),
        ("if-none-match", format!("\"x\", W/{tag}")),
        ("if-modified-since", "Tue, 24 Nov 2026 09:00:00 GMT".to_owned()),
    ] {
        let same = ask(name, &value).await.expect(304);
        assert!(same.body.is_empty());
        assert_eq!(same.header("etag"), tag);
    }
    world.app.clock().advance(HOUR);
    world.question("En dat?").make().await;
    let changed = ask("if-none-match", tag).await.expect(200);
    assert_ne!(changed.header("etag"), tag);
    ask("if-modified-since", "Tue, 24 Nov 2026 09:00:00 GMT").await.expect(200);
}

#[tokio::test]
async fn a_long_feed_leads_from_page_to_page() {
    let world = World::new().await;
    for number in 0..27 {
        world.question(&format!("Vraag {number}")).make().await;
    }
    let mut guest = world.guest();
    let first = guest.get("/bijdragen.atom").await.expect(200);
    assert_eq!(texts(&first.body, "entry").len(), 25);
    assert!(links(&first.body, "previous").is_empty());
    let next = links(&first.body, "next").remove(0);
    let second = guest.get(&next).await.expect(200);
    assert_eq!(texts(&second.body, "entry").len(), 2);
    assert!(links(&second.body, "next").is_empty());
    assert_eq!(links(&second.body, "previous"), links(&second.body, "first"));
}

#[tokio::test]
async fn pages_name_their_feed() {
    let world = World::new().await;
    world.question("Mag dit?").make().await;
    let mut guest = world.guest();
    for (page, feed) in [
        ("/bijdragen?soort=vraag", "/bijdragen.atom?soort=vraag"),
        ("/themas/privacy", "/bijdragen.atom?thema=privacy"),
    ] {
        let page = guest.get(page).await.expect(200);
        assert!(page.body.contains("type=\"application/atom+xml\" title="), "{}", page.body);
        assert!(page.body.contains(&format!("href=\"{feed}\"")), "{}", page.body);
        guest.get(feed).await.expect(200);
    }
}

/// What the page tells about itself: one block, or with the path to it another.
fn about(body: &str) -> Vec<serde_json::Value> {
    let blocks = body.split("<script type=\"application/ld+json\">").skip(1);
    let blocks = blocks.filter_map(|rest| rest.split("</script>").next());
    blocks.map(|block| serde_json::from_str(block).expect("the block is JSON")).collect()
}

#[tokio::test]
async fn a_public_page_tells_programs_what_it_is_and_names_no_person() {
    let world = World::new().await;
    let path = world
        .question("Mag </script><script>alert(1)</script>?")
        .section(Section::Context, "Een **vraag** van Ommen.")
        .page()
        .await;
    let mut jan = world.jan().await;
    let ommen = world.ommen.to_string();
    let sent = jan.post(&format!("{path}/reageren"), &[("body", "Zo."), ("organisatie", &ommen)]).await;
    let location = sent.location();
    let (_, reply) = location.split_once("#reactie-").unwrap();
    jan.post(&format!("{path}/reacties/{reply}/antwoord"), &[]).await.expect(303);
    let page = jan.get(&path).await.expect(200);
    let both = about(&page.body);
    let about_it = &both[0];
    let question = &about_it["@graph"][0]["mainEntity"];
    assert_eq!(about_it["@graph"][0]["@type"], "QAPage");
    assert_eq!(question["name"], "Mag </script><script>alert(1)</script>?");
    assert_eq!(question["acceptedAnswer"]["text"], "Zo.");
    assert_eq!(question["author"]["name"], "Gemeente Ommen");
    assert_eq!(both[1]["@graph"][0]["@type"], "BreadcrumbList");
    let path_to_it = &both[1]["@graph"][0]["itemListElement"];
    assert_eq!(path_to_it[1]["item"], "https://samenspel.test/bijdragen");
    assert_eq!(path_to_it[2]["item"], format!("https://samenspel.test{path}"));
    assert!(!about_it.to_string().contains("Jan"));
    let example = world.contribution(Kind::Example, "Een lus").page().await;
    let about_it = about(&world.guest().get(&example).await.expect(200).body);
    assert_eq!(about_it[0]["@graph"][0]["@type"], "Article");
    let inside = world.question("Voor ons").visible(Visibility::Network).page().await;
    let about_it = about(&jan.get(&inside).await.expect(200).body);
    assert_eq!(about_it.len(), 1, "only the path to it");
    assert_eq!(about_it[0]["@graph"][0]["@type"], "BreadcrumbList");
}

#[tokio::test]
async fn the_sitemap_holds_what_everybody_may_see() {
    let world = World::new().await;
    let id = world.question("Mag dit?").make().await;
    world.question("Voor ons").visible(Visibility::Network).make().await;
    world.question("Een concept").draft().make().await;
    let mut tx = world.app.house().db.read().await.unwrap();
    assert_eq!(ContributionPages.total(&mut tx).await.unwrap(), 1);
    let entries = ContributionPages.part(&mut tx, 0).await.unwrap();
    assert_eq!(entries.len(), 1);
    assert_eq!(entries[0].path, format!("/bijdragen/{id}"));
    assert_eq!(entries[0].changed_at, Some(world.app.clock().now()));
    assert!(ContributionPages.part(&mut tx, 1).await.unwrap().is_empty());
    assert_eq!(ThemePages.total(&mut tx).await.unwrap(), 2);
    assert_eq!(ThemePages.part(&mut tx, 1).await.unwrap()[0].path, "/themas/privacy");
}
