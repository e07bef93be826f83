//! Replies, the accepted answer, "we too", "we re-used this", following.

use exchange::model::{Kind, Visibility};
use testkit::{Browser, Reply};
use web::{OrganisationId, PersonId, Role};

use crate::fixtures::World;

/// Another municipality with somebody in it.
async fn almere(world: &World) -> (OrganisationId, PersonId) {
    let almere = world.municipality("Almere", 217_828, "PV24").await;
    let fatima = world.person("Fatima", &[(almere, Role::Member)], &[]).await;
    (almere, fatima)
}

async fn reply(browser: &mut Browser, path: &str, body: &str, organisation: OrganisationId) -> Reply {
    let organisation = organisation.to_string();
    let fields = [("body", body), ("organisatie", organisation.as_str())];
    browser.post(&format!("{path}/reageren"), &fields).await
}

/// The identifier of the first reply on a page.
fn first_reply(page: &Reply) -> String {
    let rest = page.body.split("id=\"reactie-").nth(1).expect("the page has a reply");
    rest.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_reply_is_shown_with_its_organisation_and_the_name_only_within_the_network() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let (almere, fatima) = almere(&world).await;
    let mut browser = world.browser_of(fatima).await;
    let sent = reply(&mut browser, &path, "Wij doen **dit**. <script>x</script>", almere).await.expect(303);
    assert!(sent.location().starts_with(&format!("{path}#reactie-")));
    let page = browser.get(&path).await.expect(200);
    page.assert_contains("1 reactie").assert_contains("Gemeente Almere (217.828 inwoners), Fatima");
    assert!(page.body.contains("<strong>dit</strong>"));
    assert!(!page.body.contains("<script>x"));
    let guest = world.guest().get(&path).await.expect(200);
    guest.assert_contains("Gemeente Almere").assert_lacks("Fatima");
    // The table tells no more than the page.
    let link = page.link("Download de reacties als CSV");
    assert_eq!(link, format!("{path}/reacties.csv"));
    let words = "Wij doen **dit**. <script>x</script>;;;;https://";
    for (browser, who) in [(&mut browser, ";Fatima;"), (&mut world.guest(), ";;")] {
        let table = browser.get(&link).await.expect(200);
        assert!(table.header("content-type").starts_with("text/csv"));
        let row = table.body.lines().nth(1).unwrap();
        assert!(row.starts_with("Gemeente Almere") || row.starts_with("Almere"), "{row}");
        assert!(row.contains(who) && row.contains(words) && row.contains("#reactie-"), "{row}");
    }
}

#[tokio::test]
async fn the_table_of_replies_is_seen_by_who_sees_the_contribution() {
    let world = World::new().await;
    let path = world.question("Mag dit?").visible(Visibility::Network).page().await;
    world.guest().get(&format!("{path}/reacties.csv")).await.expect(404);
    world.guest().get(&format!("{path}/geschiedenis.csv")).await.expect(404);
    world.jan().await.get(&format!("{path}/reacties.csv")).await.expect(200);
}

#[tokio::test]
async fn an_empty_or_endless_reply_is_refused_and_kept() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    reply(&mut jan, &path, "  ", world.ommen).await.expect(422).assert_contains("Schrijf eerst uw reactie");
    let long = "woord ".repeat(2000);
    let page = reply(&mut jan, &path, &long, world.ommen).await.expect(422);
    page.assert_contains("Gebruik hoogstens 10.000 tekens");
    assert!(page.body.contains(long.trim()));
}

#[tokio::test]
async fn nobody_speaks_for_an_organisation_of_others() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let (almere, _) = almere(&world).await;
    let mut jan = world.jan().await;
    reply(&mut jan, &path, "Dit zeggen wij.", almere)
        .await
        .expect(422)
        .assert_contains("Kies namens welke organisatie");
}

#[tokio::test]
async fn a_reply_sent_twice_is_there_once() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    let page = jan.get(&path).await.expect(200);
    let form = page.form_value("formulier");
    let ommen = world.ommen.to_string();
    let fields = [("formulier", form.as_str()), ("body", "Eén keer."), ("organisatie", ommen.as_str())];
    let first = jan.post(&format!("{path}/reageren"), &fields).await.expect(303);
    let second = jan.post(&format!("{path}/reageren"), &fields).await.expect(303);
    assert_eq!(first.location(), second.location());
    jan.get(&path).await.assert_contains("1 reactie");
    // Somebody who went back and wrote something else is asked, with the words kept.
    let other = [("formulier", form.as_str()), ("body", "Twee keer."), ("organisatie", ommen.as_str())];
    let told = jan.post(&format!("{path}/reageren"), &other).await.expect(422);
    told.assert_contains("al een reactie geplaatst");
    assert_eq!(told.form_value("body"), "Twee keer.");
    jan.submit(&told, &format!("{path}/reageren"), &[]).await.expect(303);
    jan.get(&path).await.assert_contains("2 reacties");
}

#[tokio::test]
async fn a_guest_keeps_what_was_typed_and_somebody_outside_the_network_is_refused() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let page = reply(&mut world.guest(), &path, "Mijn lange antwoord", world.ommen).await.expect(401);
    assert_eq!(page.form_value("body"), "Mijn lange antwoord");
    let alone = world.person("Alleen", &[], &[]).await;
    reply(&mut world.browser_of(alone).await, &path, "Ik ook", world.ommen).await.expect(403);
}

#[tokio::test]
async fn answers_go_one_level_deep() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    reply(&mut jan, &path, "Eerste", world.ommen).await.expect(303);
    let first = first_reply(&jan.get(&path).await);
    let ommen = world.ommen.to_string();
    let fields = [("op", first.as_str()), ("body", "Tweede"), ("organisatie", ommen.as_str())];
    let form = jan.get(&format!("{path}/reageren?op={first}")).await.expect(200);
    form.assert_contains("Antwoord op een reactie").assert_contains("Eerste");
    let sent = jan.post(&format!("{path}/reageren"), &fields).await.expect(303);
    let second = sent.location().split("#reactie-").nth(1).unwrap().to_owned();
    let fields = [("op", second.as_str()), ("body", "Derde"), ("organisatie", ommen.as_str())];
    jan.post(&format!("{path}/reageren"), &fields).await.expect(303);
    let page = jan.get(&path).await;
    page.assert_contains("3 reacties");
    // The answer to an answer stands on its own: there are two threads, one of them with an answer.
    assert_eq!(page.body.matches("<ol class=\"replies\">").count(), 2);
}

#[tokio::test]
async fn a_reply_is_changed_by_its_writer_and_not_over_the_change_of_a_colleague() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let editor = world.person("Els", &[(world.ommen, Role::Editor)], &[]).await;
    let mut jan = world.jan().await;
    reply(&mut jan, &path, "Eerste tekst", world.ommen).await.expect(303);
    let id = first_reply(&jan.get(&path).await);
    let change = format!("{path}/reacties/{id}/wijzigen");
    let form = jan.get(&change).await.expect(200);
    let version = form.form_value("versie");
    let mut els = world.browser_of(editor).await;
    els.post(&change, &[("versie", &version), ("body", "Tekst van Els")]).await.expect(303);
    let stale = jan.post(&change, &[("versie", &version), ("body", "Tekst van Jan")]).await.expect(422);
    stale
        .assert_contains("Tekst van Els")
        .assert_contains("Tekst van Jan")
        .assert_contains("intussen gewijzigd");
    let version = stale.form_value("versie");
    jan.post(&change, &[("versie", &version), ("body", "Beide teksten")]).await.expect(303);
    jan.get(&path).await.assert_contains("Beide teksten").assert_contains("gewijzigd op");
    let (_, fatima) = almere(&world).await;
    let mut other = world.browser_of(fatima).await;
    other.get(&change).await.expect(403);
    other.post(&change, &[("versie", "3"), ("body", "x")]).await.expect(403);
    jan.get(&format!("{path}/reacties/geen-id/wijzigen")).await.expect(404);
}

#[tokio::test]
async fn the_accepted_answer_stands_out_and_can_be_taken_back() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let (almere, fatima) = almere(&world).await;
    let mut browser = world.browser_of(fatima).await;
    reply(&mut browser, &path, "Ja, dat mag", almere).await.expect(303);
    let mut jan = world.jan().await;
    let id = first_reply(&jan.get(&path).await);
    let accept = format!("{path}/reacties/{id}/antwoord");
    browser.post(&accept, &[]).await.expect(403);
    jan.post(&accept, &[]).await.expect(303);
    world.guest().get(&path).await.assert_contains("Het antwoord");
    world.guest().get("/bijdragen").await.assert_contains("Beantwoord");
    jan.post(&format!("{path}/geen-antwoord"), &[]).await.expect(303);
    world.guest().get(&path).await.assert_lacks("Het antwoord");
    jan.post(&accept, &[]).await.expect(303);
    // Who takes back the answer opens the question again.
    browser.get(&format!("{path}/reacties/{id}/intrekken")).await.expect(200);
    browser.post(&format!("{path}/reacties/{id}/intrekken"), &[]).await.expect(303);
    let page = world.guest().get(&path).await;
    page.assert_lacks("Het antwoord").assert_lacks("Ja, dat mag");
    world.guest().get("/bijdragen").await.assert_lacks("Beantwoord");
}

#[tokio::test]
async fn many_replies_are_shown_in_pages() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let mut jan = world.jan().await;
    for number in 1..=55 {
        world.app.clock().advance(web::HOUR);
        reply(&mut jan, &path, &format!("Antwoord nummer {number}."), world.ommen).await.expect(303);
    }
    let mut jan = world.jan().await;
    let first = jan.get(&path).await;
    first.assert_contains("Antwoord nummer 50.").assert_lacks("Antwoord nummer 51.");
    jan.get(&format!("{path}?reacties=2")).await.assert_contains("Antwoord nummer 51.");
    jan.get(&format!("{path}?reacties=abc")).await.expect(200);
    let table = jan.get(&format!("{path}/reacties.csv")).await.expect(200);
    assert_eq!(table.body.lines().count(), 56, "{}", table.body);
    assert!(table.body.contains(";Antwoord nummer 55.;"), "{}", table.body);
}

#[tokio::test]
async fn we_too_is_said_once_by_an_organisation_and_shown_with_its_size() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let (almere, fatima) = almere(&world).await;
    let mut browser = world.browser_of(fatima).await;
    let support = format!("{path}/wij-ook");
    browser.get(&support).await.expect(200);
    let almere_id = almere.to_string();
    let long = "x".repeat(501);
    let fields = [("organisatie", almere_id.as_str()), ("body", long.as_str())];
    browser.post(&support, &fields).await.expect(422);
    for note in ["", "Ook bij ons"] {
        browser.post(&support, &[("organisatie", &almere_id), ("body", note)]).await.expect(303);
    }
    let page = world.guest().get(&path).await;
    page.assert_contains("1 organisatie heeft dit ook")
        .assert_contains("Gemeente Almere (217.828 inwoners)")
        .assert_contains("Ook bij ons")
        .assert_lacks("Samen hebben deze gemeenten");
    // A sum is told once there is something to add up.
    let dalfsen = world.municipality("Dalfsen", 29_000, "PV23").await;
    let kees = world.person("Kees", &[(dalfsen, Role::Member)], &[]).await;
    world.browser_of(kees).await.post(&support, &[("organisatie", &dalfsen.to_string())]).await.expect(303);
    let page = world.guest().get(&path).await;
    page.assert_contains("Samen hebben deze gemeenten 246.828 inwoners.");
    // Who asked cannot say "we too", nor can anybody for another organisation.
    let mut jan = world.jan().await;
    jan.get(&support).await.expect(409).assert_contains("Dit is een bijdrage van uw eigen organisatie");
    jan.post(&format!("{support}/{almere}/intrekken"), &[]).await.expect(403);
    browser.post(&format!("{support}/{almere}/intrekken"), &[]).await.expect(303);
    browser.post(&format!("{support}/{almere}/intrekken"), &[]).await.expect(404);
    world.guest().get(&path).await.assert_lacks("Gemeente Almere");
}

#[tokio::test]
async fn re_use_tells_what_came_of_it() {
    let world = World::new().await;
    let path = world.contribution(Kind::Example, "Tellen zonder telefoon").page().await;
    let (almere, fatima) = almere(&world).await;
    let mut browser = world.browser_of(fatima).await;
    let reuse = format!("{path}/hergebruikt");
    let almere_id = almere.to_string();
    browser.get(&reuse).await.expect(200);
    browser.post(&reuse, &[("organisatie", &almere_id)]).await.expect(422).assert_contains("wat ervan kwam");
    browser.post(&reuse, &[("organisatie", &almere_id), ("body", "Het *werkte*")]).await.expect(303);
    browser.post(&reuse, &[("organisatie", &almere_id), ("body", "Het werkte goed")]).await.expect(303);
    world
        .guest()
        .get(&path)
        .await
        .assert_contains("1 organisatie heeft dit hergebruikt")
        .assert_contains("Het werkte goed");
    let table = world.guest().get(&world.guest().get(&path).await.link("Download als CSV")).await.expect(200);
    assert!(table.body.contains("Gemeente Almere;"), "{}", table.body);
    assert!(table.body.contains(";Het werkte goed;"), "{}", table.body);
    browser.get(&format!("{path}/wij-ook")).await.expect(404);
    browser.post(&format!("{reuse}/{almere}/intrekken"), &[]).await.expect(303);
    world.guest().get(&path).await.assert_lacks("hergebruikt");
}

#[tokio::test]
async fn what_somebody_follows_stands_on_a_page_of_their_own() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let id = path.rsplit('/').next().unwrap();
    let mut jan = world.jan().await;
    jan.get("/mijn/gevolgd").await.expect(200).assert_contains("U volgt nog niets");
    let theme = jan.get("/themas/privacy").await.expect(200).form_value("id");
    let organisation = world.ommen.to_string();
    for (kind, id) in [("contribution", id), ("theme", &theme), ("organisation", &organisation)] {
        jan.post("/volgen", &[("soort", kind), ("id", id)]).await.expect(303);
        jan.post("/volgen", &[("soort", kind), ("id", id)]).await.expect(303);
    }
    let page = jan.get("/mijn/gevolgd").await.expect(200);
    page.assert_contains("Mag dit?").assert_contains("Privacy").assert_contains("Ommen");
    let table = jan.get(&page.link("Download als CSV")).await.expect(200);
    assert_eq!(table.body.lines().count(), 4, "{}", table.body);
    world.guest().get("/mijn/gevolgd.csv").await.expect(303);
    assert!(jan.get(&path).await.body.contains("Niet meer volgen"));
    let fields = [("soort", "theme"), ("id", theme.as_str()), ("terug", "/mijn/gevolgd")];
    assert_eq!(jan.post("/niet-meer-volgen", &fields).await.expect(303).location(), "/mijn/gevolgd");
    assert!(!jan.get("/mijn/gevolgd").await.body.contains("/themas/privacy"));
    jan.post("/volgen", &[("soort", "persoon"), ("id", id)]).await.expect(404);
    jan.post("/volgen", &[("soort", "theme"), ("id", id)]).await.expect(404);
    jan.post("/volgen", &[("soort", "organisation"), ("id", id)]).await.expect(404);
    world.guest().post("/volgen", &[("soort", "contribution"), ("id", id)]).await.expect(401);
}

#[tokio::test]
async fn nothing_around_a_hidden_contribution_shows_that_it_exists() {
    let world = World::new().await;
    let path = world.question("Geheim?").visible(Visibility::Organisation).page().await;
    let (almere, fatima) = almere(&world).await;
    let mut browser = world.browser_of(fatima).await;
    let id = path.rsplit('/').next().unwrap();
    for page in ["reageren", "wij-ook", "melden", "verbinden", "samenvoegen"] {
        browser.get(&format!("{path}/{page}")).await.expect(404);
    }
    reply(&mut browser, &path, "x", almere).await.expect(404);
    browser.post(&format!("{path}/wij-ook"), &[("organisatie", &almere.to_string())]).await.expect(404);
    browser.post("/volgen", &[("soort", "contribution"), ("id", id)]).await.expect(404);
    browser.post(&format!("{path}/melden"), &[("reason", "other"), ("body", "x")]).await.expect(404);
}
