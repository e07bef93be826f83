//! Files: taken or refused by their content, served harmlessly, taken away.

use exchange::model::Visibility;
use testkit::{Browser, File, Reply};
use web::Role;

use crate::fixtures::World;

const PNG: &[u8] = &[
    0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, b'I', b'H', b'D', b'R', 0, 0, 0, 1, 0, 0, 0,
    1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, b'I', b'D', b'A', b'T', 0x78, 0x9c, 0x63, 0xf8,
    0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0, 0, 0, 0, b'I', b'E', b'N', b'D',
    0xae, 0x42, 0x60, 0x82,
];

fn file<'f>(name: &'f str, bytes: &'f [u8]) -> File<'f> {
    File { field: "files", name, media_type: "text/html", bytes }
}

async fn send(browser: &mut Browser, url: &str, files: &[File<'_>]) -> Reply {
    browser.post_multipart(&format!("{url}/bijlagen"), &[], files).await
}

#[tokio::test]
async fn a_file_is_taken_and_served_so_that_a_browser_never_runs_it() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let url = format!("/bijdragen/{id}");
    let mut jan = world.jan().await;
    jan.get(&format!("{url}/bijlagen")).await.expect(200).assert_contains("Er zijn nog geen bijlagen");
    let sent = send(&mut jan, &url, &[file("../../plattegrond één.png", PNG)]).await.expect(303);
    jan.follow(sent).await.expect(200).assert_contains("De bijlagen zijn toegevoegd");
    let page = world.guest().get(&url).await.expect(200);
    let link = page.links().into_iter().find(|link| link.text.ends_with(".png")).unwrap();
    assert!(!link.text.contains('/'), "{}", link.text);
    let served = world.guest().get(&link.href).await.expect(200);
    assert_eq!(served.bytes, PNG);
    assert_eq!(served.header("content-type"), "image/png");
    assert_eq!(served.header("x-content-type-options"), "nosniff");
    assert_eq!(served.header("content-security-policy"), "sandbox; default-src 'none'");
    assert!(served.header("content-disposition").starts_with("attachment; filename=\""));

    let page = jan.get(&format!("{url}/bijlagen")).await.expect(200);
    let remove = format!("{}/verwijderen", link.href);
    jan.submit(&page, &remove, &[]).await.expect(303);
    jan.post(&remove, &[]).await.expect(303);
    world.guest().get(&link.href).await.expect(404);
    world.guest().get(&url).await.expect(200).assert_lacks(".png");
}

#[tokio::test]
async fn a_file_that_is_not_what_we_take_is_refused_with_the_reason() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").draft().make().await;
    let url = format!("/bijdragen/{id}");
    let mut jan = world.jan().await;
    send(&mut jan, &url, &[]).await.expect(422).assert_contains("Kies een bestand");
    let script = b"<html><script>alert(1)</script>";
    let page = send(&mut jan, &url, &[file("pagina.html", script)]).await.expect(422);
    page.assert_contains("‘pagina.html’ is een soort bestand die wij niet aannemen");
    send(&mut jan, &url, &[file("foto.png", script)]).await.expect(422);
    send(&mut jan, &url, &[file("foto.pdf", PNG)]).await.expect(422).assert_contains("past de naam niet");
    send(&mut jan, &url, &[file("leeg.png", b"")]).await.expect(422).assert_contains("is leeg");
    let mut large = PNG.to_vec();
    large.resize(10 * 1024 * 1024 + 1, 0);
    send(&mut jan, &url, &[file("groot.png", &large)]).await.expect(422).assert_contains("is te groot");
    // One bad file among good ones: none is kept, so that it is clear what is there.
    send(&mut jan, &url, &[file("a.png", PNG), file("b.exe", b"MZ")]).await.expect(422);
    jan.get(&format!("{url}/bijlagen")).await.expect(200).assert_contains("Er zijn nog geen bijlagen");
}

#[tokio::test]
async fn a_contribution_has_at_most_five_files() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let url = format!("/bijdragen/{id}");
    let mut jan = world.jan().await;
    let six: Vec<File<'_>> = (0..6).map(|_| file("a.png", PNG)).collect();
    send(&mut jan, &url, &six).await.expect(422).assert_contains("hoogstens 5 bijlagen");
    send(&mut jan, &url, &six[..5]).await.expect(303);
    jan.get(&format!("{url}/bijlagen")).await.expect(200).assert_contains("Er zijn vijf bijlagen");
    send(&mut jan, &url, &six[..1]).await.expect(422);
}

#[tokio::test]
async fn files_sent_twice_are_kept_once() {
    let world = World::new().await;
    let id = world.question("Mag dat met wifi?").make().await;
    let path = format!("/bijdragen/{id}/bijlagen");
    let mut jan = world.jan().await;
    let formulier = jan.get(&path).await.expect(200).form_value("formulier");
    for _ in 0..2 {
        jan.post_multipart(&path, &[("formulier", &formulier)], &[file("a.png", PNG)]).await.expect(303);
    }
    let page = jan.get(&path).await.expect(200);
    assert_eq!(page.links().iter().filter(|link| link.text == "a.png").count(), 1);
}

#[tokio::test]
async fn files_are_as_hidden_as_their_contribution_and_changed_by_who_may() {
    let world = World::new().await;
    let id = world.question("Interne vraag").visible(Visibility::Organisation).make().await;
    let url = format!("/bijdragen/{id}");
    let mut jan = world.jan().await;
    send(&mut jan, &url, &[file("a.png", PNG)]).await.expect(303);
    let link = jan.get(&url).await.expect(200).link("a.png");
    let piet = world.person("Piet", &[(world.ommen, Role::Member)], &[]).await;
    let mut piet = world.browser_of(piet).await;
    piet.get(&link).await.expect(200);
    piet.get(&format!("{url}/bijlagen")).await.expect(403);
    piet.post(&format!("{link}/verwijderen"), &[]).await.expect(403);
    send(&mut piet, &url, &[file("b.png", PNG)]).await.expect(403);
    let mut guest = world.guest();
    guest.get(&link).await.expect(404);
    guest.post(&format!("{link}/verwijderen"), &[]).await.expect(401);
    send(&mut guest, &url, &[file("b.png", PNG)]).await.expect(401);
    // A file is found under its own contribution only.
    let open = world.question("Open vraag").make().await;
    let elsewhere = link.replace(&id.to_string(), &open.to_string());
    guest.get(&elsewhere).await.expect(404);
    jan.get(&format!("{url}/bijlagen/x")).await.expect(404);
}

#[tokio::test]
async fn a_photo_is_kept_without_the_place_where_it_was_taken() {
    let world = World::new().await;
    let id = world.question("Waar staat deze paal?").make().await;
    let url = format!("/bijdragen/{id}");
    let mut jan = world.jan().await;
    let (head, rest) = PNG.split_at(PNG.len() - 12);
    // A chunk of text, as cameras and editors write it.
    let text = b"tEXtGPS\0N 52.519 N 6.421 E";
    let mut sum = flate2::Crc::new();
    sum.update(text);
    let length = (text.len() as u32 - 4).to_be_bytes();
    let photo = [head, &length, text, &sum.sum().to_be_bytes(), rest].concat();
    send(&mut jan, &url, &[file("paal.png", &photo)]).await.expect(303);
    let page = jan.get(&url).await.expect(200);
    let link = page.links().into_iter().find(|link| link.text.ends_with(".png")).unwrap();
    assert_eq!(jan.get(&link.href).await.expect(200).bytes, PNG);
}
