//! What this room tells about a person, and what it erases.

use exchange::ExchangeData;
use people::RoomData;

use crate::fixtures::World;

#[tokio::test]
async fn everything_somebody_wrote_is_in_the_download_and_what_is_only_theirs_is_erased() {
    let world = World::new().await;
    let path = world.question("Mag dit?").page().await;
    let id = path.rsplit('/').next().unwrap();
    let mut jan = world.jan().await;
    let ommen = world.ommen.to_string();
    jan.post(&format!("{path}/reageren"), &[("body", "Zelf ook"), ("organisatie", &ommen)]).await.expect(303);
    jan.post("/volgen", &[("soort", "contribution"), ("id", id)]).await.expect(303);
    jan.post("/volgen", &[("soort", "search"), ("zoekopdracht", "soort=vraag")]).await.expect(303);
    jan.post(&format!("{path}/melden"), &[("reason", "untrue")]).await.expect(303);
    let house = world.app.house();
    let data = ExchangeData.export(&mut house.db.read().await.unwrap(), world.jan).await.unwrap();
    assert_eq!(data["contributions"][0]["title"], "Mag dit?");
    assert_eq!(data["replies"][0]["body"], "Zelf ook");
    assert_eq!(data["follows"].as_array().unwrap().len(), 1);
    assert_eq!(data["followed_searches"][0]["query"], "soort=vraag");
    assert_eq!(data["reports"][0]["reason"], "untrue");
    for empty in ["supports", "reuses", "attachments"] {
        assert!(data[empty].as_array().unwrap().is_empty(), "{empty}");
    }
    let mut tx = house.db.write().await.unwrap();
    ExchangeData.erase(&mut tx, world.jan, house.clock.now()).await.unwrap();
    tx.commit().await.unwrap();
    let data = ExchangeData.export(&mut house.db.read().await.unwrap(), world.jan).await.unwrap();
    assert!(data["follows"].as_array().unwrap().is_empty());
    assert!(data["followed_searches"].as_array().unwrap().is_empty());
    assert_eq!(data["replies"][0]["body"], "Zelf ook");
}

#[tokio::test]
async fn forms_of_long_ago_are_forgotten() {
    let world = World::new().await;
    exchange::purge(&world.app.house().db, world.app.clock().now()).await.unwrap();
}
