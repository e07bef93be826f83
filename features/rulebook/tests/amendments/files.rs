//! Taking an amendment away as a file.

use super::world::{TEXT, World, node};

#[tokio::test]
async fn an_amendment_is_taken_away_as_paper_redline_and_akoma_ntoso() {
    let world = World::new().await;
    let url = world.submitted(world.olga, "Zes weken", node(21), "De eigenaar meldt een sensor.").await;
    let page = world.guest().get(&url).await.expect(200);
    for (name, media_type, begin) in [
        ("papier.pdf", "application/pdf", "%PDF-"),
        ("wijzigingen.pdf", "application/pdf", "%PDF-"),
        ("amendement.xml", "application/akn+xml; charset=utf-8", "<?xml"),
    ] {
        let path = format!("{url}/bestand/{name}");
        assert!(page.body.contains(&path), "{name} is offered");
        let file = world.guest().get(&path).await.expect(200);
        assert_eq!(file.header("content-type"), media_type, "{name}");
        assert!(file.body.starts_with(begin), "{name}: {:.40}", file.body);
    }
    world.guest().get(&format!("{url}/bestand/anders.doc")).await.expect(404);
    world.guest().get(&format!("{TEXT}/amendement/{}/bestand/papier.pdf", node(1))).await.expect(404);
}
