//! The search through all rooms.

use testkit::{Reply, TestApp};
use web::DAY;

use super::{app, persona};
use crate::demo;

/// Where the demo has a proposed text with amendments.
const TEXT: &str = "/spelregels/sensoren-in-de-openbare-ruimte";

async fn filled() -> TestApp {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    app
}

/// How much a page says that was found.
fn total(page: &Reply) -> usize {
    let head = page.body.split("<p class=\"list-head\" role=\"status\">").nth(1);
    let number = head.and_then(|head| head.split_whitespace().next());
    number.map_or(0, |number| number.replace('.', "").parse().expect("a number"))
}

#[tokio::test]
async fn one_search_finds_contributions_and_organisations_also_when_mistyped() {
    let app = filled().await;
    let mut browser = app.browser();
    let page = browser.get("/zoeken?zoek=algoritmeregsiter").await.expect(200);
    page.assert_contains("U ziet nu wat er is over ‘algoritmeregister’");
    assert!(page.body.contains("<mark>algoritmeregister</mark>"), "{}", page.body);
    let page = browser.get("/zoeken?zoek=ommen").await.expect(200);
    let organisations = browser
        .get(
            &page
                .links()
                .iter()
                .find(|link| link.text.starts_with("Organisaties ") && link.href.contains("soort="))
                .expect("organisations are counted")
                .href,
        )
        .await
        .expect(200);
    organisations.assert_contains("Ommen").assert_lacks("Vraag ");
    browser.get("/zoeken").await.expect(200).assert_contains("U zoekt in alles wat u mag zien");
    browser.get("/zoeken?zoek=xqzvw").await.expect(200).assert_contains("Niets gevonden");
}

#[tokio::test]
async fn an_amendment_is_found_by_its_words_and_by_who_submits_it_and_a_draft_by_nobody() {
    let app = filled().await;
    let mut guest = app.browser();
    for words in ["wijkplatform+vergaderen", "amendement+1+zes+weken"] {
        let page = guest.get(&format!("/zoeken?zoek={words}&soort=amendement")).await.expect(200);
        page.assert_contains("Zes weken om te reageren");
    }
    let mut harm = persona(&app, "Harm Nijboer").await;
    let draft = "/zoeken?zoek=vindbaar+zonder+telefoon&soort=amendement";
    for browser in [&mut guest, &mut harm] {
        browser.get(draft).await.expect(200).assert_lacks("Ook vindbaar");
    }
    let list = harm.get(&format!("{TEXT}/amendementen")).await.expect(200);
    let links = list.links();
    let own = links.iter().find(|link| link.text.contains("Ook vindbaar")).expect("the draft");
    let url = own.href.split('?').next().unwrap().to_owned();
    let form = harm.get(&format!("{url}/indienen")).await.expect(200);
    harm.submit(&form, &format!("{url}/indienen"), &[]).await.expect(303);
    guest.get(draft).await.expect(200).assert_contains("Ook vindbaar zonder telefoon");
    // By the name of the organisation, also after something happened with that.
    let by_name = "/zoeken?zoek=vindbaar+ommen&soort=amendement";
    guest.get(by_name).await.expect(200).assert_contains("Ook vindbaar zonder telefoon");
    let house = app.house();
    let mut tx = house.db.write().await.unwrap();
    let ommen = people::store::organisations::by_cbs_code(&mut tx, "GM0175").await.unwrap().unwrap();
    let now = house.clock.now();
    people::store::catalogue::note_changed(&mut tx, &house.ids, now, [ommen]).await.unwrap();
    tx.commit().await.unwrap();
    let page = guest.get(by_name).await.expect(200);
    page.assert_contains("Ook vindbaar zonder telefoon");
    assert!(guest.get(&format!("{by_name}&organisatie={ommen}")).await.expect(200).body.contains(&url));
}

#[tokio::test]
async fn a_consultation_is_found_by_its_statements_once_it_was_announced() {
    let app = filled().await;
    let mut guest = app.browser();
    let page = guest.get("/zoeken?zoek=vergunning+voor+elke+sensor&soort=consultatie").await.expect(200);
    page.assert_contains("Eerste verkenning: spelregels voor sensoren");
    let coming = "/zoeken?zoek=handreiking+contracten&soort=consultatie";
    guest.get(coming).await.expect(200).assert_lacks("wat moet erin?");
    app.clock().advance(51 * DAY);
    app.run_jobs().await;
    guest.get(coming).await.expect(200).assert_contains("Een handreiking bij de spelregels: wat moet erin?");
}

#[tokio::test]
async fn a_rule_text_is_found_by_what_it_is_called_also_when_that_changes() {
    let app = filled().await;
    let mut guest = app.browser();
    let texts = "/zoeken?zoek=sensoren+openbare+ruimte&soort=regeltekst";
    let page = guest.get(texts).await.expect(200);
    assert!(page.links().iter().any(|link| link.href == TEXT), "{}", page.main());
    let renamed = "/zoeken?zoek=meetapparatuur&soort=regeltekst";
    assert_eq!(total(&guest.get(renamed).await.expect(200)), 0);
    let mut elif = persona(&app, "Elif Koster").await;
    let details = format!("{TEXT}/versie/1/gegevens");
    let form = elif.get(&details).await.expect(200);
    elif.submit(&form, &details, &[("title", "Spelregels voor meetapparatuur")]).await.expect(303);
    guest.get(renamed).await.expect(200).assert_contains("Spelregels voor meetapparatuur");
    // Its articles, amendments and consultations are found by its new name as well.
    for sort in ["regel", "amendement", "consultatie"] {
        let page = guest.get(&format!("/zoeken?zoek=meetapparatuur&soort={sort}")).await.expect(200);
        assert!(total(&page) > 0, "{sort}");
    }
}

#[tokio::test]
async fn each_filter_beside_what_was_found_gives_as_much_as_it_says() {
    let app = filled().await;
    let mut guest = app.browser();
    let page = guest.get("/zoeken?zoek=sensoren").await.expect(200);
    let mut names: Vec<String> = Vec::new();
    for link in page.links() {
        let count =
            link.text.rsplit(' ').next().and_then(|count| count.replace('.', "").parse::<usize>().ok());
        let (Some(count), Some(query)) = (count, link.href.strip_prefix("/zoeken?")) else { continue };
        let query = query.replace("&#38;", "&").replace("&amp;", "&");
        let Some(name) = query.split('&').map(|pair| pair.split('=').next().unwrap().to_owned()).next()
        else {
            continue;
        };
        if name == "zoek" {
            continue; // another page of the list
        }
        let narrowed = guest.get(&format!("/zoeken?{query}")).await.expect(200);
        assert_eq!(total(&narrowed), count, "{query}");
        names.push(name);
    }
    for name in ["soort", "thema", "provincie", "grootte", "fase", "jaar"] {
        assert!(names.iter().any(|found| found == name), "{name} is not among {names:?}");
    }
    let organisation = page.body.split("name=\"organisatie\"").nth(1).expect("a choice of organisations");
    let option = organisation.split("<option value=\"").nth(2).expect("an organisation");
    let (id, label) = (option.split('"').next().unwrap(), option.split('<').next().unwrap());
    let count: usize = label.rsplit('(').next().unwrap().trim_end_matches(')').parse().unwrap();
    let narrowed = guest.get(&format!("/zoeken?zoek=sensoren&organisatie={id}")).await.expect(200);
    assert_eq!(total(&narrowed), count);
}

#[tokio::test]
async fn filters_that_leave_nothing_can_be_taken_away_and_say_how_much_there_is_without() {
    let app = filled().await;
    let mut guest = app.browser();
    let all = total(&guest.get("/zoeken?zoek=sensoren").await.expect(200));
    let page = guest.get("/zoeken?zoek=sensoren&soort=consultatie&fase=proef").await.expect(200);
    page.assert_contains("Niets gevonden");
    page.assert_contains(&format!("Zonder filters zijn er {all} resultaten"));
    assert_eq!(page.link("Consultaties 0"), "/zoeken?fase=proef&zoek=sensoren");
    assert_eq!(total(&guest.get(&page.link("Haal alle filters weg")).await.expect(200)), all);
    assert_eq!(page.form_value("soort"), "consultatie");
    // A mistyped word goes along mended to the lists of each room.
    let page = guest.get("/zoeken?zoek=algoritmeregsiter").await.expect(200);
    assert_eq!(page.link("in bijdragen"), "/bijdragen?zoek=algoritmeregister");
    assert_eq!(page.link("in organisaties"), "/organisaties?naam=algoritmeregister");
}

#[tokio::test]
async fn a_program_searches_through_all_rooms() {
    let app = filled().await;
    let mut guest = app.browser();
    let all = guest.get("/api/v1/zoekresultaten?zoek=sensoren&paginaGrootte=100").await.expect(200).json();
    assert_eq!(all["totaal"], total(&guest.get("/zoeken?zoek=sensoren").await.expect(200)));
    let results = all["resultaten"].as_array().unwrap();
    assert_eq!(results.len() as i64, all["totaal"], "each that is counted is given");
    let sorts: std::collections::BTreeSet<_> = results.iter().map(|one| one["soort"].as_str()).collect();
    assert!(sorts.len() > 4, "{sorts:?}");
    let one = results.iter().find(|one| one["soort"] == "voorbeeld").unwrap();
    assert!(one["organisatie"].is_string() && one["titel"].is_string(), "{one}");
    let page = one["_links"]["pagina"]["href"].as_str().unwrap();
    guest.get(page.trim_start_matches("https://samenspel.test")).await.expect(200);
    let questions = guest.get("/api/v1/zoekresultaten?zoek=sensroen&soort=vraag&jaar=2026").await.expect(200);
    let page = guest.get("/zoeken?zoek=sensoren&soort=vraag&jaar=2026").await.expect(200);
    assert_eq!(questions.json()["totaal"], total(&page));
    for sort in ["regel", "regeltekst", "consultatie", "amendement", "organisatie"] {
        let of = format!("/api/v1/zoekresultaten?zoek=sensoren&soort={sort}&paginaGrootte=100");
        let found = guest.get(&of).await.expect(200).json();
        assert_eq!(found["resultaten"].as_array().unwrap().len() as i64, found["totaal"], "{sort}");
        let page = guest.get(&format!("/zoeken?zoek=sensoren&soort={sort}")).await.expect(200);
        assert_eq!(found["totaal"], total(&page), "{sort}");
    }
    for wrong in ["", "?zoek=", "?zoek=paal&soort=onzin", "?zoek=paal&onbekend=1"] {
        let refused = guest.get(&format!("/api/v1/zoekresultaten{wrong}")).await.expect(400);
        assert_eq!(refused.json()["errors"].as_array().unwrap().len(), 1, "{wrong}");
    }
    // What a key reaches is found with it alone.
    let sanne = persona(&app, "Sanne de Boer").await.get("/zoeken?zoek=sensoren").await.expect(200);
    assert!(total(&sanne) > total(&guest.get("/zoeken?zoek=sensoren").await.expect(200)));
}

#[tokio::test]
async fn who_searches_can_follow_what_comes() {
    let app = filled().await;
    app.browser().get("/zoeken?zoek=sensoren").await.expect(200).assert_lacks("Volg nieuwe bijdragen");
    let mut sanne = persona(&app, "Sanne de Boer").await;
    let page = sanne.get("/zoeken?zoek=sensroen&soort=vraag").await.expect(200);
    let sent = sanne.submit(&page, "/volgen", &[]).await.expect(303);
    assert_eq!(sent.location(), "/zoeken?soort=vraag&zoek=sensroen");
    let page = sanne.get("/zoeken?zoek=sensoren&soort=vraag").await.expect(200);
    assert_eq!(page.link("U volgt nieuwe bijdragen met deze woorden"), "/mijn/gevolgd");
    sanne
        .get("/zoeken?zoek=sensoren&soort=amendement")
        .await
        .expect(200)
        .assert_lacks("nieuwe bijdragen met");
}

#[tokio::test]
async fn what_was_found_can_be_taken_away_as_a_table_and_followed_as_a_feed() {
    let app = filled().await;
    let (mut guest, mut sanne) = (app.browser(), persona(&app, "Sanne de Boer").await);
    for browser in [&mut guest, &mut sanne] {
        let page = browser.get("/zoeken?zoek=sensoren&jaar=2026").await.expect(200);
        let table = browser.get(&page.link("Download als CSV")).await.expect(200);
        assert!(table.header("content-type").starts_with("text/csv"));
        assert!(
            table.body.starts_with("\u{feff}Soort;Titel;Samenvatting;Organisatie;Dag;Adres\r\n"),
            "{}",
            table.body
        );
        assert_eq!(table.body.matches(";https://samenspel.test/").count(), total(&page));
        // The feed is the same for everybody.
        let feed = browser.get(&page.link("Volg deze lijst in een feedlezer (Atom)")).await.expect(200);
        let document = roxmltree::Document::parse(&feed.body).unwrap();
        let entries = document.descendants().filter(|node| node.has_tag_name("entry"));
        let updated: Vec<&str> = entries
            .flat_map(|entry| entry.children().find(|node| node.has_tag_name("updated")))
            .filter_map(|node| node.text())
            .collect();
        assert!(!updated.is_empty() && updated.is_sorted_by(|one, next| one >= next), "{updated:?}");
    }
    let feeds: Vec<String> = [
        guest.get("/zoeken.atom?zoek=sensoren&soort=amendement").await.expect(200).body,
        sanne.get("/zoeken.atom?zoek=sensoren&soort=amendement").await.expect(200).body,
    ]
    .into();
    assert_eq!(feeds[0], feeds[1]);
    for empty in ["/zoeken.csv", "/zoeken.atom", "/zoeken.atom?zoek=sensoren&pagina=99"] {
        guest.get(empty).await.expect(200);
    }
}
