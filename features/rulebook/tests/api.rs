//! What programs read of rule texts.

use rulebook::model::version::VersionState;

use crate::world::World;

#[tokio::test]
async fn texts_versions_and_articles_are_read_without_a_key() {
    let world = World::new().await;
    let rules = world.rules(VersionState::InForce).await;
    world.rules_called("Verborgen", VersionState::Draft).await;
    let mut program = world.guest();
    let list = program.get("/api/v1/spelregels").await.expect(200).json();
    assert_eq!(list["totaal"], 1, "{list}");
    let text = &list["resultaten"][0];
    assert_eq!(text["kenmerk"], "regels-voor-sensoren");
    assert_eq!(text["versies"][0]["status"], "geldend");
    assert_eq!(text["huidigeVersie"], 1);
    let one = program.get("/api/v1/spelregels/regels-voor-sensoren").await.expect(200).json();
    assert_eq!(&one, text);
    let version = program.get("/api/v1/spelregels/regels-voor-sensoren/versies/1").await.expect(200).json();
    assert_eq!(version["onderdelen"][1]["onderdelen"][1]["onderdelen"][0]["nummer"], "a");
    assert_eq!(version["onderdelen"][0]["id"], rules.goal.to_string());
    let articles = program.get("/api/v1/artikelen?spelregel=regels-voor-sensoren").await.expect(200).json();
    assert_eq!(articles["resultaten"][1]["aanduiding"], "Artikel 2. Melding");
    let all = program.get("/api/v1/artikelen?paginaGrootte=1&pagina=2").await.expect(200).json();
    assert_eq!(all["totaal"], 2);
    assert_eq!(all["resultaten"][0], articles["resultaten"][1]);
    let article = program.get(&format!("/api/v1/artikelen/{}", rules.second)).await.expect(200).json();
    assert_eq!(article["onderdeel"]["soort"], "lid");
    assert_eq!(article["spelregel"], "regels-voor-sensoren");
}

#[tokio::test]
async fn programs_of_guests_do_not_see_drafts_and_wrong_questions_are_refused() {
    let world = World::new().await;
    let hidden = world.rules(VersionState::Draft).await;
    let mut program = world.guest();
    for path in [
        "/api/v1/spelregels/regels-voor-sensoren".to_owned(),
        "/api/v1/spelregels/regels-voor-sensoren/versies/1".to_owned(),
        format!("/api/v1/artikelen/{}", hidden.goal),
        "/api/v1/artikelen/geen-kenmerk".to_owned(),
    ] {
        program.get(&path).await.expect(404);
    }
    let none = program.get("/api/v1/artikelen?spelregel=regels-voor-sensoren").await.expect(200).json();
    assert_eq!(none["resultaten"].as_array().map(Vec::len), Some(0));
    assert_eq!(program.get("/api/v1/artikelen").await.expect(200).json()["totaal"], 0);
    program.get("/api/v1/spelregels?onbekend=1").await.expect(400);
}
