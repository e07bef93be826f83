//! What a program reads and does, and what it may not.

use exchange::model::{Kind, Visibility};
use serde_json::{Value, json};
use testkit::TestApp;
use web::{DAY, PersonId, Role, Scope};

use crate::fixtures::World;

/// A key of this person that reaches so far.
async fn key(app: &TestApp, person: PersonId, scopes: &[Scope]) -> String {
    let house = app.house();
    let secret = format!("samenspel_{}", house.ids.secret());
    let now = house.clock.now();
    let new = people::store::tokens::New {
        id: house.ids.new_id(),
        person,
        name: "Test",
        scopes,
        at: now,
        expires_at: now + 30 * DAY,
    };
    let mut tx = house.db.write().await.unwrap();
    assert!(people::store::tokens::add(&mut tx, new, &secret).await.unwrap());
    tx.commit().await.unwrap();
    secret
}

fn titles(list: &Value) -> Vec<&str> {
    list["resultaten"].as_array().unwrap().iter().map(|item| item["titel"].as_str().unwrap()).collect()
}

fn question() -> Value {
    json!({
        "soort": "vraag",
        "publiceren": true,
        "inhoud": {
            "titel": "Mag een winkelier bezoekers tellen met wifi?",
            "teksten": { "context": "Een winkelier **vraagt** het ons." },
            "themas": ["privacy"],
            "antwoordNodigVoor": "2027-03-12",
            "zichtbaarheid": "iedereen",
        },
    })
}

#[tokio::test]
async fn a_program_sees_what_its_person_may_see_and_no_more() {
    let world = World::new().await;
    world.question("Openbaar").make().await;
    world.question("Netwerk").visible(Visibility::Network).make().await;
    let own = world.question("Organisatie").visible(Visibility::Organisation).make().await;
    let draft = world.question("Concept").draft().make().await;
    let elsewhere = world.municipality("Zwolle", 130_000, "PV23").await;
    let other = world.person("Fatma", &[(elsewhere, Role::Member)], &[]).await;
    let jan = key(&world.app, world.jan, &[Scope::Read]).await;
    let fatma = key(&world.app, other, &[Scope::Read]).await;
    let writes_only = key(&world.app, world.jan, &[Scope::Contribute]).await;
    let mut program = world.guest();
    for (key, seen) in [(&*jan, 3), (&*fatma, 2), (&*writes_only, 1), ("", 1)] {
        let list = program.program("GET", "/api/v1/bijdragen", key, None).await.expect(200).json();
        assert_eq!(list["totaal"], seen);
        assert_eq!(titles(&list).len(), seen);
    }
    let path = format!("/api/v1/bijdragen/{own}");
    let one = program.program("GET", &path, &jan, None).await.expect(200).json();
    assert_eq!(one["auteur"], "Jan");
    for key in [&*fatma, &*writes_only, ""] {
        program.program("GET", &path, key, None).await.expect(404);
        for part in ["reacties", "wij-ook", "hergebruik", "verbanden"] {
            program.program("GET", &format!("{path}/{part}"), key, None).await.expect(404);
        }
    }
    program.program("GET", &format!("/api/v1/bijdragen/{draft}"), &jan, None).await.expect(200);
    program.program("GET", &format!("/api/v1/bijdragen/{draft}"), &fatma, None).await.expect(404);
}

#[tokio::test]
async fn only_a_key_counts_and_no_cookie() {
    let world = World::new().await;
    world.question("Netwerk").visible(Visibility::Network).make().await;
    let mut jan = world.jan().await;
    jan.get("/bijdragen").await.expect(200).assert_contains("1 bijdrage");
    assert_eq!(jan.get("/api/v1/bijdragen").await.expect(200).json()["totaal"], 0);
    let refused = jan.program("POST", "/api/v1/bijdragen", "", Some(&question())).await.expect(401);
    assert_eq!(refused.header("www-authenticate"), "Bearer realm=\"api\"");
    // A key is no way into the pages, and a form from another site is still refused.
    let token = key(&world.app, world.jan, &Scope::ALL).await;
    world.guest().program("GET", "/mijn/bijdragen", &token, None).await.expect(303);
    let form = axum::http::Request::post("/bijdragen/nieuw/vraag").header("sec-fetch-site", "cross-site");
    jan.raw(form.body(axum::body::Body::empty()).unwrap()).await.expect(403);
    // From a page of another site a key works, since the page must have been given it.
    let request = axum::http::Request::post("/api/v1/bijdragen")
        .header("sec-fetch-site", "cross-site")
        .header("origin", "https://elders.example")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    world.guest().raw(request.body(question().to_string().into()).unwrap()).await.expect(201);
}

#[tokio::test]
async fn a_key_that_is_wrong_has_ended_or_expired_is_refused() {
    let world = World::new().await;
    let token = key(&world.app, world.jan, &[Scope::Read]).await;
    let mut program = world.guest();
    for bad in ["x", "samenspel_x", &format!("{token}x")] {
        let refused = program.program("GET", "/api/v1/themas", bad, None).await.expect(401);
        assert!(refused.header("www-authenticate").contains("invalid_token"));
        assert_eq!(refused.json()["title"], "Deze sleutel geldt niet");
    }
    let basic = axum::http::Request::get("/api/v1/themas").header("authorization", "Basic YTpi");
    program.raw(basic.body(axum::body::Body::empty()).unwrap()).await.expect(401);
    program.program("GET", "/api/v1/themas", &token, None).await.expect(200);
    world.app.clock().advance(31 * DAY);
    program.program("GET", "/api/v1/themas", &token, None).await.expect(401);
    people::purge(&world.app.house().db, world.app.clock().now()).await.unwrap();
}

#[tokio::test]
async fn the_filters_and_pages_of_the_list_work_as_on_the_site() {
    let world = World::new().await;
    let zwolle = world.municipality("Zwolle", 130_000, "PV23").await;
    let fatma = world.person("Fatma", &[(zwolle, Role::Member)], &[]).await;
    for n in 1..=60 {
        world.app.clock().advance(web::HOUR);
        world.question(&format!("Vraag nummer {n}")).make().await;
    }
    world.app.clock().advance(web::HOUR);
    world
        .contribution(Kind::Example, "Camera's op de markt")
        .theme("mobiliteit")
        .by(fatma, zwolle)
        .make()
        .await;
    let mut program = world.guest();
    for (query, total) in [
        ("soort=vraag".to_owned(), 60),
        ("soort=voorbeeld&fase=proef".to_owned(), 1),
        ("thema=mobiliteit".to_owned(), 1),
        (format!("organisatie={zwolle}"), 1),
        ("provincie=PV23".to_owned(), 61),
        ("grootte=100000-250000".to_owned(), 1),
        ("jaar=2026".to_owned(), 61),
        ("zoek=camera%27s".to_owned(), 1),
        ("thema=bestaat-niet".to_owned(), 0),
    ] {
        let list = program.get(&format!("/api/v1/bijdragen?{query}")).await.expect(200).json();
        assert_eq!(list["totaal"], total, "{query}");
    }
    let second = program.get("/api/v1/bijdragen?soort=vraag&paginaGrootte=40&pagina=2").await.expect(200);
    assert!(
        second.header("link").contains("rel=\"prev\"") && !second.header("link").contains("rel=\"next\"")
    );
    let second = second.json();
    assert_eq!(titles(&second).len(), 20);
    assert_eq!(titles(&second)[0], "Vraag nummer 20");
    assert_eq!(
        second["_links"]["vorige"]["href"],
        "https://samenspel.test/api/v1/bijdragen?soort=vraag&paginaGrootte=40"
    );
    let odd = program.get("/api/v1/bijdragen?soort=vraag&paginaGrootte=7&pagina=4").await.expect(200).json();
    assert_eq!(titles(&odd)[0], "Vraag nummer 39");
    assert_eq!(titles(&odd).len(), 7);
    let beyond = program.get("/api/v1/bijdragen?pagina=99").await.expect(200).json();
    assert!(titles(&beyond).is_empty());
    let active = program.get("/api/v1/bijdragen?volgorde=actief").await.expect(200).json();
    assert_eq!(titles(&active)[0], "Camera's op de markt");
}

#[tokio::test]
async fn a_program_brings_changes_and_closes_a_contribution() {
    let world = World::new().await;
    let token = key(&world.app, world.jan, &[Scope::Contribute]).await;
    let mut program = world.guest();
    let mut draft = question();
    draft["publiceren"] = json!(false);
    draft["inhoud"]["teksten"] = json!({});
    let made = program.program("POST", "/api/v1/bijdragen", &token, Some(&draft)).await.expect(201);
    let place = made.header("location").to_owned();
    assert_eq!(made.json()["status"], "concept");
    world.guest().get(&place).await.expect(404);
    // It cannot be shown as it is; each gap is named.
    let gaps = program.program("POST", &format!("{place}/publicatie"), &token, None).await.expect(400).json();
    assert_eq!(gaps["errors"][0]["field"], "inhoud.teksten.context");

    let mut change = json!({ "versie": 1, "inhoud": question()["inhoud"], "reden": "Tekst erbij" });
    let changed = program.program("PUT", &place, &token, Some(&change)).await.expect(200).json();
    assert_eq!(changed["versie"], 2);
    assert_eq!(changed["inhoud"]["antwoordNodigVoor"], "2027-03-12");
    let stale = program.program("PUT", &place, &token, Some(&change)).await.expect(409).json();
    assert_eq!(stale["title"], "Er is intussen een nieuwere versie");
    change["versie"] = json!(2);
    let same = program.program("PUT", &place, &token, Some(&change)).await.expect(200).json();
    assert_eq!(same["versie"], 2, "what did not change makes no version");

    let shown =
        program.program("POST", &format!("{place}/publicatie"), &token, None).await.expect(200).json();
    assert_eq!(shown["status"], "gepubliceerd");
    program.program("POST", &format!("{place}/publicatie"), &token, None).await.expect(409);
    for _ in 0..2 {
        let closed =
            program.program("POST", &format!("{place}/sluiting"), &token, None).await.expect(200).json();
        assert_eq!(closed["status"], "gesloten");
    }
    let open = program.program("DELETE", &format!("{place}/sluiting"), &token, None).await.expect(200).json();
    assert_eq!(open["status"], "gepubliceerd");
    let withdrawal = format!("{place}/intrekking");
    let gone = program.program("POST", &withdrawal, &token, None).await.expect(200).json();
    assert_eq!(gone["status"], "ingetrokken");
    world.guest().get(&place).await.expect(404);
    program.program("DELETE", &format!("{place}/sluiting"), &token, None).await.expect(409);
    program.program("DELETE", &withdrawal, &token, None).await.expect(200);
    world.guest().get(&place).await.expect(200);
}

#[tokio::test]
async fn a_program_hears_what_is_wrong_in_the_names_that_it_knows() {
    let world = World::new().await;
    let token = key(&world.app, world.jan, &[Scope::Contribute]).await;
    let mut program = world.guest();
    let mut fields = async |change: &dyn Fn(&mut Value)| {
        let mut new = question();
        change(&mut new);
        let answer =
            program.program("POST", "/api/v1/bijdragen", &token, Some(&new)).await.expect(400).json();
        let errors = answer["errors"].as_array().cloned().unwrap_or_default();
        errors.iter().map(|error| error["field"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let long = "woord ".repeat(16);
    assert_eq!(fields(&|q| q["inhoud"]["titel"] = json!(long)).await, ["inhoud.titel"]);
    assert_eq!(fields(&|q| q["inhoud"]["titel"] = json!(7)).await, ["inhoud.titel"]);
    assert_eq!(fields(&|q| q["inhoud"]["themas"] = json!(["onzin"])).await, ["inhoud.themas"]);
    assert_eq!(fields(&|q| q["inhoud"]["themas"] = json!([])).await, ["inhoud.themas"]);
    assert_eq!(fields(&|q| q["inhoud"]["fase"] = json!("idee")).await, ["inhoud.fase"]);
    assert_eq!(fields(&|q| q["inhoud"]["zichtbaarheid"] = json!("niemand")).await, ["inhoud.zichtbaarheid"]);
    let date = json!("morgen");
    assert_eq!(
        fields(&|q| q["inhoud"]["antwoordNodigVoor"] = date.clone()).await,
        ["inhoud.antwoordNodigVoor"]
    );
    assert_eq!(
        fields(&|q| q["inhoud"]["teksten"] = json!({ "kosten": "Niets." })).await,
        ["inhoud.teksten.kosten", "inhoud.teksten.context"]
    );
    assert_eq!(fields(&|q| q["inhoud"]["onbekend"] = json!(1)).await, ["inhoud.onbekend"]);
    assert_eq!(fields(&|q| drop(q.as_object_mut().unwrap().remove("soort"))).await, ["soort"]);
    assert_eq!(fields(&|q| q["organisatie"] = json!(uuid::Uuid::nil())).await, ["organisatie"]);
    assert!(fields(&|q| *q = json!("geen object")).await.len() <= 1);
    let broken = axum::http::Request::post("/api/v1/bijdragen")
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    let broken = world.guest().raw(broken.body("{".into()).unwrap()).await.expect(400);
    assert_eq!(broken.json()["title"], "Dit is geen JSON");
}

#[tokio::test]
async fn a_request_that_is_sent_twice_is_done_once() {
    let world = World::new().await;
    let token = key(&world.app, world.jan, &[Scope::Contribute, Scope::Respond]).await;
    let mut program = world.guest();
    let send = |path: String, body: Value, id: String| {
        axum::http::Request::post(path)
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .header("idempotency-key", id)
            .body(axum::body::Body::from(body.to_string()))
            .unwrap()
    };
    let id = world.app.house().ids.new_id().to_string();
    let first = program.raw(send("/api/v1/bijdragen".into(), question(), id.clone())).await.expect(201);
    let again = program.raw(send("/api/v1/bijdragen".into(), question(), id.clone())).await.expect(201);
    let mut other = question();
    other["publiceren"] = json!(false);
    let refused = program.raw(send("/api/v1/bijdragen".into(), other, id)).await.expect(422);
    assert_eq!(refused.json()["title"], "Deze Idempotency-Key is al gebruikt");
    assert_eq!(first.header("location"), again.header("location"));
    assert_eq!(program.get("/api/v1/bijdragen").await.json()["totaal"], 1);
    let replies =
        format!("{}/reacties", first.header("location").trim_start_matches("https://samenspel.test"));
    let id = world.app.house().ids.new_id().to_string();
    let body = json!({ "tekst": "Ja." });
    let one = program.raw(send(replies.clone(), body.clone(), id.clone())).await.expect(201).json();
    let two = program.raw(send(replies.clone(), body.clone(), id.clone())).await.expect(201).json();
    program.raw(send(replies.clone(), json!({ "tekst": "Nee." }), id)).await.expect(422);
    assert_eq!(one["id"], two["id"]);
    program.raw(send(replies, body, "geen-uuid".into())).await.expect(400);
}

#[tokio::test]
async fn a_key_reaches_no_further_than_its_scopes_and_its_person() {
    let world = World::new().await;
    let reads = key(&world.app, world.jan, &[Scope::Read, Scope::Respond]).await;
    let responds = key(&world.app, world.jan, &[Scope::Respond]).await;
    let id = world.question("Mag dat?").make().await;
    let mut program = world.guest();
    for token in [&reads, &responds] {
        let refused =
            program.program("POST", "/api/v1/bijdragen", token, Some(&question())).await.expect(403);
        assert!(refused.header("www-authenticate").contains("insufficient_scope"));
    }
    let place = format!("/api/v1/bijdragen/{id}");
    program.program("POST", &format!("{place}/intrekking"), &reads, None).await.expect(403);
    let reply = json!({ "tekst": "Ja, dat mag." });
    program.program("POST", &format!("{place}/reacties"), &responds, Some(&reply)).await.expect(201);
    // Somebody else's contribution stays theirs, and who belongs nowhere brings nothing.
    let zwolle = world.municipality("Zwolle", 130_000, "PV23").await;
    let fatma = world.person("Fatma", &[(zwolle, Role::Member)], &[]).await;
    let fatma = key(&world.app, fatma, &Scope::ALL).await;
    let change = json!({ "versie": 1, "inhoud": question()["inhoud"] });
    program.program("PUT", &place, &fatma, Some(&change)).await.expect(403);
    let nowhere = world.person("Nieuw", &[], &[]).await;
    let nowhere = key(&world.app, nowhere, &Scope::ALL).await;
    let refused = program.program("POST", "/api/v1/bijdragen", &nowhere, Some(&question())).await.expect(403);
    assert_eq!(refused.json()["title"], "U hoort bij geen organisatie");
}

#[tokio::test]
async fn replies_come_in_threads_and_are_answered() {
    let world = World::new().await;
    let id = world.question("Mag dat?").make().await;
    let token = key(&world.app, world.jan, &[Scope::Respond]).await;
    let mut program = world.guest();
    let place = format!("/api/v1/bijdragen/{id}/reacties");
    let first = json!({ "tekst": "Eerst dit." });
    let first = program.program("POST", &place, &token, Some(&first)).await.expect(201);
    world.app.clock().advance(web::MINUTE);
    let answer = json!({ "tekst": "En dan dat.", "opReactie": first.json()["id"] });
    let answered = program.program("POST", &place, &token, Some(&answer)).await.expect(201).json();
    program.program("POST", &place, &token, Some(&json!({ "tekst": "Tweede." }))).await.expect(201);
    let list = program.get(&format!("{place}?paginaGrootte=1")).await.expect(200).json();
    assert_eq!(list["totaal"], 2);
    assert_eq!(list["resultaten"][0]["antwoorden"][0]["id"], answered["id"]);
    assert_eq!(list["resultaten"][0]["auteur"], Value::Null);
    assert_eq!(program.get(first.header("location")).await.expect(200).json()["tekst"], "Eerst dit.");
    program.get(&format!("{place}/geen-kenmerk")).await.expect(404);
    let empty = json!({ "tekst": "  " });
    let wrong = program.program("POST", &place, &token, Some(&empty)).await.expect(400).json();
    assert_eq!(wrong["errors"][0]["field"], "tekst");
    // One level deep: an answer cannot be answered.
    let deeper = json!({ "tekst": "Dieper.", "opReactie": answered["id"] });
    let wrong = program.program("POST", &place, &token, Some(&deeper)).await.expect(400).json();
    assert_eq!(wrong["errors"][0]["field"], "opReactie");
}

#[tokio::test]
async fn organisations_say_we_too_and_tell_of_re_use_by_program() {
    let world = World::new().await;
    let zwolle = world.municipality("Zwolle", 130_000, "PV23").await;
    let fatma = world.person("Fatma", &[(zwolle, Role::Member)], &[]).await;
    let token = key(&world.app, fatma, &[Scope::Respond]).await;
    let question = world.question("Mag dat?").make().await;
    let example = world.contribution(Kind::Example, "Zo deden wij het").make().await;
    let mut program = world.guest();
    let ours = format!("/api/v1/bijdragen/{question}/wij-ook/{zwolle}");
    for note in ["Bij ons ook.", "Nu in het centrum."] {
        let body = json!({ "toelichting": note });
        let said = program.program("PUT", &ours, &token, Some(&body)).await.expect(200).json();
        assert_eq!(said["toelichting"], note);
        assert_eq!(said["organisatie"]["inwoners"], 130_000);
    }
    let list = program.get(&format!("/api/v1/bijdragen/{question}/wij-ook")).await.expect(200).json();
    assert_eq!(list["totaal"], 1);
    let table = program.get(&format!("/bijdragen/{question}/wij-ook.csv")).await.expect(200);
    assert!(table.body.contains("Gemeente Zwolle;Overijssel;130000;Nu in het centrum.;2026-11-24"));
    let long = json!({ "toelichting": "x".repeat(501) });
    let wrong = program.program("PUT", &ours, &token, Some(&long)).await.expect(400).json();
    assert_eq!(wrong["errors"][0]["field"], "toelichting");
    program.program("DELETE", &ours, &token, None).await.expect(204);
    program.program("DELETE", &ours, &token, None).await.expect(404);

    let reuse = format!("/api/v1/bijdragen/{example}/hergebruik/{zwolle}");
    program.program("PUT", &reuse, &token, Some(&json!({}))).await.expect(400);
    let body = json!({ "toelichting": "Het werkte." });
    program.program("PUT", &reuse, &token, Some(&body)).await.expect(200);
    let list = program.get(&format!("/api/v1/bijdragen/{example}/hergebruik")).await.expect(200).json();
    assert_eq!(list["resultaten"][0]["toelichting"], "Het werkte.");
    program.program("DELETE", &reuse, &token, None).await.expect(204);
    // Each kind has its own, and one speaks for one's own organisation only.
    program
        .program("PUT", &format!("/api/v1/bijdragen/{example}/wij-ook/{zwolle}"), &token, Some(&json!({})))
        .await
        .expect(404);
    let others = format!("/api/v1/bijdragen/{question}/wij-ook/{}", world.ommen);
    program.program("PUT", &others, &token, Some(&json!({}))).await.expect(403);
}

#[tokio::test]
async fn the_trace_and_the_themes_can_be_read() {
    let world = World::new().await;
    let question = world.question("Mag dat?").make().await;
    let hidden = world.question("Geheim").visible(Visibility::Organisation).make().await;
    let example = world.contribution(Kind::Example, "Zo deden wij het").make().await;
    let house = world.app.house();
    let mut tx = house.db.write().await.unwrap();
    for other in [question, hidden] {
        let link = links::Link {
            id: house.ids.new_id(),
            from: links::Item::new("contribution", example.0),
            relation: links::Relation::Answers,
            to: links::Item::new("contribution", other.0),
            organisation: world.ommen,
            person: world.jan,
            made_at: house.clock.now(),
        };
        assert!(links::add(&mut tx, &link).await.unwrap());
    }
    tx.commit().await.unwrap();
    let mut program = world.guest();
    let trace = program.get(&format!("/api/v1/bijdragen/{question}/verbanden")).await.expect(200).json();
    assert_eq!(trace["resultaten"][0]["relatie"], "beantwoordt");
    assert_eq!(trace["resultaten"][0]["omgekeerd"], true);
    assert_eq!(trace["resultaten"][0]["titel"], "Zo deden wij het");
    let trace = program.get(&format!("/api/v1/bijdragen/{example}/verbanden")).await.expect(200).json();
    assert_eq!(trace["totaal"], 1, "what may not be seen is left out with its link");

    let themes = program.get("/api/v1/themas").await.expect(200).json();
    assert_eq!(themes["resultaten"][0]["kenmerk"], "privacy");
    assert_eq!(themes["resultaten"][0]["aantalBijdragen"], 2);
    assert_eq!(program.get("/api/v1/themas/mobiliteit").await.expect(200).json()["naam"]["en"], "Mobility");
    program.get("/api/v1/themas/bestaat-niet").await.expect(404);
}

#[tokio::test]
async fn lists_are_downloaded_as_tables_with_what_the_visitor_may_see() {
    let world = World::new().await;
    for n in 1..=30 {
        world.question(&format!("Vraag nummer {n}")).make().await;
    }
    world.question("=1+1").visible(Visibility::Network).make().await;
    world.question("Alleen een concept").draft().make().await;
    let mut guest = world.guest();
    let page = guest.get("/bijdragen?soort=vraag").await.expect(200);
    let path = page.link("Download als CSV");
    assert_eq!(path, "/bijdragen.csv?soort=vraag");
    let table = guest.get(&path).await.expect(200);
    assert!(table.header("content-type").starts_with("text/csv"));
    assert!(table.header("content-disposition").contains("bijdragen.csv"));
    assert!(table.body.starts_with("\u{feff}Soort;Titel;Samenvatting;Thema’s;Organisatie;"));
    assert_eq!(table.body.lines().count(), 31);
    assert!(!table.body.contains("=1+1"));
    let mut jan = world.jan().await;
    assert!(jan.get(&path).await.expect(200).body.contains(";'=1+1;"));
    jan.language("en");
    let mine = jan.get("/mijn/bijdragen.csv").await.expect(200);
    assert!(mine.body.starts_with("\u{feff}Kind;Title;"));
    assert!(mine.body.contains("Alleen een concept") && mine.body.lines().count() == 33);
    guest.get("/mijn/bijdragen.csv").await.expect(303);
    assert!(guest.get("/themas.csv").await.expect(200).body.contains("Privacy;;30;"));
    guest.get("/bijdragen/geen-kenmerk/wij-ook.csv").await.expect(404);
}
