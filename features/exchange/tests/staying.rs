//! Whom what happens concerns, and who is left in peace.

use exchange::{ExchangeLinks, ReplyLinks, ReportLinks, model::Visibility};
use links::Provider;
use people::store::sessions;
use testkit::Browser;
use web::{NetworkRole, OrganisationId, PersonId, Role};

use crate::fixtures::World;

async fn follow(browser: &mut Browser, kind: &str, id: &str) {
    browser.post("/volgen", &[("soort", kind), ("id", id)]).await.expect(303);
}

async fn reply(browser: &mut Browser, path: &str, to: &str, organisation: OrganisationId) -> String {
    let organisation = organisation.to_string();
    let fields = [("body", "Zo doen **wij** het."), ("organisatie", organisation.as_str()), ("op", to)];
    let sent = browser.post(&format!("{path}/reageren"), &fields).await.expect(303).location();
    sent.rsplit("#reactie-").next().unwrap().to_owned()
}

fn id(path: &str) -> &str {
    path.rsplit('/').next().unwrap()
}

async fn theme_id(world: &World, slug: &str) -> String {
    let mut tx = world.app.house().db.read().await.unwrap();
    exchange::store::themes::by_slug(&mut tx, slug).await.unwrap().unwrap().id.to_string()
}

#[tokio::test]
async fn a_reply_concerns_the_asker_who_follows_and_whom_it_answers_but_not_who_wrote_it() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let (els, zwolle) = world.neighbour("Els", "Zwolle").await;
    let (piet, almere) = world.neighbour("Piet", "Almere").await;
    let mut browser = world.browser_of(els).await;
    follow(&mut browser, "contribution", id(&path)).await;
    let first = reply(&mut browser, &path, "", zwolle).await;
    assert_eq!(world.told(world.jan).await, ["reply-mine"]);
    assert!(world.told(els).await.is_empty(), "she wrote it herself");

    reply(&mut world.browser_of(piet).await, &path, &first, almere).await;
    assert_eq!(world.told(els).await, ["reply-to-reply"], "one notice, for the strongest reason");
    assert_eq!(world.told(world.jan).await, ["reply-mine", "reply-mine"]);
    assert!(world.told(piet).await.is_empty());
}

#[tokio::test]
async fn opening_the_page_marks_what_is_new_about_it_as_seen() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let other = world.question("En dat?").page().await;
    let (els, zwolle) = world.neighbour("Els", "Zwolle").await;
    let mut browser = world.browser_of(els).await;
    reply(&mut browser, &path, "", zwolle).await;
    reply(&mut browser, &other, "", zwolle).await;
    assert_eq!(world.told(world.jan).await.len(), 2);
    let mut jan = world.jan().await;
    let number = |body: &str| body.split("nieuw:</span> ").nth(1).map(|rest| rest[..1].to_owned());
    assert_eq!(number(&jan.get("/bijdragen").await.expect(200).body).as_deref(), Some("2"));
    assert_eq!(number(&jan.get(&path).await.expect(200).body).as_deref(), Some("1"));
    assert_eq!(world.told(world.jan).await.len(), 1);
    assert_eq!(number(&jan.get(&other).await.expect(200).body), None);
    // Somebody else's visit changes nothing for Jan, nor does a guest's.
    reply(&mut browser, &path, "", zwolle).await;
    browser.get(&path).await.expect(200);
    world.guest().get(&path).await.expect(200);
    assert_eq!(world.told(world.jan).await.len(), 1);
}

#[tokio::test]
async fn steps_voices_and_changes_concern_the_author_and_who_follows() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let (els, zwolle) = world.neighbour("Els", "Zwolle").await;
    let (piet, almere) = world.neighbour("Piet", "Almere").await;
    let mut browser = world.browser_of(els).await;
    let zwolle_id = zwolle.to_string();
    browser.post(&format!("{path}/wij-ook"), &[("organisatie", &zwolle_id)]).await.expect(303);
    assert_eq!(world.told(world.jan).await, ["supported"]);

    // Who said "we too" waits for the same answer.
    let answer = reply(&mut world.browser_of(piet).await, &path, "", almere).await;
    assert_eq!(world.told(els).await, ["reply"]);
    let mut jan = world.jan().await;
    jan.post(&format!("{path}/reacties/{answer}/antwoord"), &[]).await.expect(303);
    assert_eq!(world.told(piet).await, ["accepted"]);
    assert_eq!(world.told(els).await, ["answered", "reply"]);
    jan.post(&format!("{path}/sluiten"), &[]).await.expect(303);
    assert_eq!(world.told(els).await[0], "closed");

    // A colleague edits and withdraws: the author hears of it.
    let lena = world.person("Lena", &[(world.ommen, Role::Editor)], &[]).await;
    let mut lena = world.browser_of(lena).await;
    lena.post(&format!("{path}/heropenen"), &[]).await.expect(303);
    let form = lena.get(&format!("{path}/wijzigen")).await.expect(200);
    form.assert_contains("Uw wijziging komt in het overzicht van 2 mensen");
    let files = lena.get(&format!("{path}/bijlagen")).await.expect(200);
    files.assert_contains("Uw wijziging komt in het overzicht van 2 mensen");
    lena.get(&path).await.expect(200).assert_contains("dan lezen 2 mensen dat in hun overzicht");
    lena.get(&format!("{path}/intrekken")).await.expect(200).assert_contains("Is zij van een collega?");
    world.app.clock().advance(1);
    lena.submit(&form, &format!("{path}/wijzigen"), &[("title", "Mag dit nu?"), ("actie", "bewaren")])
        .await
        .expect(303);
    world.app.clock().advance(1);
    lena.post(&format!("{path}/intrekken"), &[]).await.expect(303);
    let told = world.told(world.jan).await;
    assert_eq!(told[..3], ["withdrawn-mine", "changed-mine", "reopened-mine"]);
    assert_eq!(world.told(els).await[..2], ["changed", "reopened"], "what was withdrawn is not told");

    let example = world.contribution(exchange::model::Kind::Example, "Een lus in de weg").page().await;
    let fields = [("organisatie", zwolle_id.as_str()), ("body", "Werkt hier ook.")];
    browser.post(&format!("{example}/hergebruikt"), &fields).await.expect(303);
    assert_eq!(world.told(world.jan).await[0], "reused");
}

/// Els follows the theme, Piet the organisation, Guus is a colleague who follows both; Ada belongs to nobody yet.
async fn crowd(world: &World) -> [PersonId; 4] {
    let (els, _) = world.neighbour("Els", "Zwolle").await;
    let (piet, _) = world.neighbour("Piet", "Almere").await;
    let guus = world.person("Guus", &[(world.ommen, Role::Member)], &[]).await;
    let ada = world.person("Ada", &[], &[]).await;
    let privacy = theme_id(world, "privacy").await;
    let ommen = world.ommen.to_string();
    follow(&mut world.browser_of(els).await, "theme", &privacy).await;
    follow(&mut world.browser_of(piet).await, "organisation", &ommen).await;
    let mut browser = world.browser_of(guus).await;
    follow(&mut browser, "theme", &privacy).await;
    follow(&mut browser, "organisation", &ommen).await;
    // Ada followed while she belonged to somebody.
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    let what = exchange::store::follows::Followable::Organisation;
    exchange::store::follows::follow(&mut tx, ada, what, world.ommen.0, 1).await.unwrap();
    tx.commit().await.unwrap();
    [els, piet, guus, ada]
}

#[tokio::test]
async fn something_new_concerns_who_follows_its_theme_or_organisation_as_far_as_they_may_see_it() {
    for (visibility, expected) in [
        (Visibility::Public, [1, 1, 1, 1]),
        (Visibility::Network, [1, 1, 1, 0]),
        (Visibility::Organisation, [0, 0, 1, 0]),
    ] {
        let world = World::new().await;
        let crowd = crowd(&world).await;
        let draft = world.question("Mag dit?").visible(visibility).draft().page().await;
        let mut jan = world.jan().await;
        let page = jan.get(&draft).await.expect(200);
        let count: usize = expected.iter().sum();
        let people = if count == 1 { "1 persoon".to_owned() } else { format!("{count} mensen") };
        page.assert_contains(&format!("Dit komt in het overzicht van {people}."));
        jan.submit(&page, &format!("{draft}/publiceren"), &[]).await.expect(303);
        for (person, expected) in crowd.into_iter().zip(expected) {
            assert_eq!(world.told(person).await.len(), expected, "{visibility:?}");
        }
        assert!(world.told(world.jan).await.is_empty());
    }
}

#[tokio::test]
async fn the_form_counts_again_with_other_themes_and_a_draft_is_told_to_nobody() {
    let world = World::new().await;
    let (els, _) = world.neighbour("Els", "Zwolle").await;
    let mobility = theme_id(&world, "mobiliteit").await;
    follow(&mut world.browser_of(els).await, "theme", &mobility).await;
    let mut jan = world.jan().await;
    let empty = jan.post("/bijdragen/nieuw/vraag", &[("actie", "voorbeeld")]).await.expect(200);
    empty.assert_contains("Kies thema’s. Wie een thema volgt, leest dit in het overzicht.");
    let mut fields = crate::fixtures::with(crate::fixtures::question_fields(), "actie", "voorbeeld");
    let page = jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(200);
    page.assert_contains("Nog niemand volgt deze thema’s of uw organisatie.");
    fields.push(("theme", "mobiliteit"));
    let page = jan.post("/bijdragen/nieuw/vraag", &fields).await.expect(200);
    page.assert_contains("Dit komt in het overzicht van 1 persoon.");
    let kept = crate::fixtures::with(fields.clone(), "actie", "bewaren");
    jan.post("/bijdragen/nieuw/vraag", &kept).await.expect(303);
    assert!(world.told(els).await.is_empty());
    let published = crate::fixtures::with(fields, "actie", "publiceren");
    let placed = jan.post("/bijdragen/nieuw/vraag", &published).await.expect(303).location().to_owned();
    jan.get(&placed).await.expect(200).assert_contains("Dit komt in het overzicht van 1 persoon.");
    assert_eq!(world.told(els).await.len(), 1);
}

#[tokio::test]
async fn a_reply_says_beforehand_how_many_people_it_will_reach() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let (els, _) = world.neighbour("Els", "Zwolle").await;
    let (piet, _) = world.neighbour("Piet", "Almere").await;
    for person in [els, piet] {
        follow(&mut world.browser_of(person).await, "contribution", id(&path)).await;
    }
    let mut browser = world.browser_of(els).await;
    for page in [path.clone(), format!("{path}/reageren")] {
        let page = browser.get(&page).await.expect(200);
        page.assert_contains("Uw reactie komt in het overzicht van 2 mensen.");
    }
    let mut jan = world.jan().await;
    jan.get(&path).await.expect(200).assert_contains("Uw reactie komt in het overzicht van 2 mensen.");
}

#[tokio::test]
async fn who_reported_and_whose_it_was_hear_what_a_moderator_decided() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let (els, zwolle) = world.neighbour("Els", "Zwolle").await;
    let bo = world.person("Bo", &[(zwolle, Role::Member)], &[NetworkRole::Moderator]).await;
    let mut jan = world.jan().await;
    let bad = reply(&mut world.browser_of(els).await, &path, "", zwolle).await;
    jan.get(&path).await.expect(200);
    world.told(world.jan).await;
    jan.get(&path).await.expect(200);
    let mut moderator = world.browser_of(bo).await;
    let report = async |browser: &mut Browser, reply: &str, moderator: &mut Browser, decision: &str| {
        let fields = [("reason", "untrue"), ("reactie", reply)];
        browser.post(&format!("{path}/melden"), &fields).await.expect(303);
        let queue = moderator.get("/beheer/meldingen").await.expect(200);
        let link =
            queue.links().into_iter().find(|link| link.href.starts_with("/beheer/meldingen/")).unwrap();
        let fields = [("decision", decision), ("reason", "Zo is de regel.")];
        moderator.post(&link.href, &fields).await.expect(303);
    };
    report(&mut jan, &bad, &mut moderator, "remove").await;
    assert_eq!(world.told(world.jan).await, ["report-removed"]);
    assert_eq!(world.told(els).await, ["reply-removed"]);
    let mut browser = world.browser_of(els).await;
    report(&mut browser, "", &mut moderator, "keep").await;
    assert_eq!(world.told(els).await, ["report-kept", "reply-removed"]);
    report(&mut browser, "", &mut moderator, "remove").await;
    assert_eq!(world.told(world.jan).await, ["removed-mine", "report-removed"]);
    assert!(world.told(bo).await.is_empty());

    // What was removed is still shown to its author; to who reported it only with the reason.
    let house = world.app.house();
    let mut tx = house.db.read().await.unwrap();
    let actor =
        async |tx: &mut db::Transaction, person| sessions::actor_by_id(tx, person).await.unwrap().unwrap();
    let (jan, els_now) = (actor(&mut tx, world.jan).await, actor(&mut tx, els).await);
    let removed = [id(&path).parse().unwrap()];
    assert_eq!(ExchangeLinks.show(&tx, &jan, &removed).await.unwrap().len(), 1);
    assert!(ExchangeLinks.show(&tx, &els_now, &removed).await.unwrap().is_empty());
    assert!(ReplyLinks.show(&tx, &jan, &[bad.parse().unwrap()]).await.unwrap().is_empty());
    let told = notices::list(&mut tx, els).await.unwrap();
    let report = told.iter().find(|notice| notice.reason.ends_with("report-removed")).unwrap().item.id;
    let shown = ReportLinks.show(&tx, &els_now, &[report]).await.unwrap();
    assert_eq!((shown[&report].title.as_str(), shown[&report].text.as_str()), ("", "Zo is de regel."));
    assert!(ReportLinks.show(&tx, &jan, &[report]).await.unwrap().is_empty());
}

#[tokio::test]
async fn of_two_that_become_one_the_author_hears_and_followers_go_along() {
    let world = World::new().await;
    let (els, zwolle) = world.neighbour("Els", "Zwolle").await;
    let (piet, _) = world.neighbour("Piet", "Almere").await;
    let editor = world.person("Ed", &[(zwolle, Role::Member)], &[NetworkRole::Editor]).await;
    let stays = world.question("Mag dit?").page().await;
    let double = world.question("Mag dat ook?").by(els, zwolle).page().await;
    follow(&mut world.browser_of(piet).await, "contribution", id(&double)).await;
    let mut browser = world.browser_of(editor).await;
    let page = browser.get(&format!("{double}/samenvoegen")).await.expect(200);
    let action = format!("{double}/samenvoegen");
    let sure = browser.submit(&page, &action, &[("other", id(&stays))]).await.expect(200);
    browser.submit(&sure, &action, &[]).await.expect(303);
    assert_eq!(world.told(els).await, ["merged-mine"]);
    assert_eq!(world.told(piet).await, ["changed"]);
    assert_eq!(world.told(world.jan).await, ["changed-mine"]);
    let told = notices::list(&mut world.app.house().db.read().await.unwrap(), els).await.unwrap();
    assert_eq!(told[0].item.id.to_string(), id(&stays), "it leads to the one that stays");
}
