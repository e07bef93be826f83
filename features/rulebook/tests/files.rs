//! Taking a text away as a file, and reading a draft in from one.

use rulebook::model::{node::Part, version::VersionState};
use testkit::File;

use crate::world::World;

#[tokio::test]
async fn a_text_is_taken_away_in_three_formats_and_read_in_again_without_loss() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let before = world.tree(&rules).await;
    let mut editor = world.browser_of(world.editor).await;
    for (format, kind) in
        [("md", "text/markdown"), ("json", "application/json"), ("xml", "application/akn+xml")]
    {
        let file = editor.get(&format!("{}/tekst/{format}", rules.version_url())).await.expect(200);
        assert!(file.header("content-type").starts_with(kind), "{format}");
        assert!(file.header("content-disposition").contains(&format!("regels-voor-sensoren-1.{format}")));
        let edit = rules.edit(rules.goal);
        let page = editor.get(&edit).await.expect(200);
        editor.submit(&page, &edit, &[("text", "Iets heel anders.")]).await.expect(303);
        assert_ne!(world.tree(&rules).await, before);
        let path = format!("{}/inlezen", rules.version_url());
        let page = editor.get(&path).await.expect(200);
        let revision = page.form_value("revisie");
        let name = format!("tekst.{format}");
        let upload = File { field: "file", name: &name, media_type: kind, bytes: file.body.as_bytes() };
        let done = editor.post_multipart(&path, &[("revisie", &revision)], &[upload]).await.expect(303);
        editor.follow(done).await.assert_contains("Het bestand is ingelezen");
        assert_eq!(world.tree(&rules).await, before, "{format}");
    }
    world.guest().get(&format!("{}/tekst/md", rules.version_url())).await.expect(404);
    editor.get(&format!("{}/tekst/doc", rules.version_url())).await.expect(404);
}

#[tokio::test]
async fn a_text_is_taken_away_as_a_tagged_pdf() {
    let world = World::new().await;
    let rules = world.rules(VersionState::InForce).await;
    let file = world.guest().get(&format!("{}/tekst/pdf", rules.version_url())).await.expect(200);
    assert_eq!(file.header("content-type"), "application/pdf");
    assert!(file.header("content-disposition").contains("regels-voor-sensoren-1.pdf"));
    assert!(file.body.starts_with("%PDF-"), "{:.20}", file.body);
}

#[tokio::test]
async fn a_file_that_cannot_be_read_is_refused_with_the_line_and_changes_nothing() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let before = world.tree(&rules).await;
    let mut editor = world.browser_of(world.editor).await;
    let path = format!("{}/inlezen", rules.version_url());
    for (name, bytes, said) in [
        ("tekst.docx", &b"PK"[..], "eindigt op .md, .json of .xml"),
        ("tekst.json", &b"{\"geen\": \"tekst\"}"[..], "niet lezen: het is geen regeltekst."),
        ("tekst.xml", &b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"[..], "niet lezen"),
        ("tekst.json", &b"{"[..], "het is beschadigd, of van een ander soort"),
        ("tekst.md", &b"\xff\xfe\x00"[..], "Bewaar het als UTF-8"),
    ] {
        let upload = File { field: "file", name, media_type: "text/plain", bytes };
        let refused = editor.post_multipart(&path, &[("revisie", "0")], &[upload]).await.expect(422);
        refused.assert_contains(said).assert_lacks("root:");
    }
    editor.post_multipart(&path, &[("revisie", "0")], &[]).await.expect(422);
    editor.get(&path).await.expect(200).assert_lacks("niet verplicht");
    editor.language("en");
    let upload = File { field: "file", name: "tekst.json", media_type: "text/plain", bytes: b"{}" };
    let refused = editor.post_multipart(&path, &[("revisie", "0")], &[upload]).await.expect(422);
    refused.assert_contains("it is not a rule text");
    assert_eq!(world.tree(&rules).await, before);
}

#[tokio::test]
async fn a_file_does_not_overwrite_what_somebody_else_did_meanwhile() {
    let world = World::new().await;
    let rules = world.rules(VersionState::Draft).await;
    let mut editor = world.browser_of(world.editor).await;
    let file = editor.get(&format!("{}/tekst/json", rules.version_url())).await.expect(200);
    let edit = rules.edit(rules.goal);
    let page = editor.get(&edit).await.expect(200);
    editor.submit(&page, &edit, &[("text", "Van een ander.")]).await.expect(303);
    let path = format!("{}/inlezen", rules.version_url());
    let upload = File {
        field: "file",
        name: "tekst.json",
        media_type: "application/json",
        bytes: file.body.as_bytes(),
    };
    editor.post_multipart(&path, &[("revisie", "0")], &[upload]).await.expect(409);
    let tree = world.tree(&rules).await;
    assert_eq!(tree.text(rules.goal, Part::Text).unwrap().plain_text(), "Van een ander.");
}
