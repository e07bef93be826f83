//! The index of texts in its folder: made anew by command, and caught up by who was away.

use std::{path::Path, time::Duration};

use search::{Found, Query, Search, Selection};
use testkit::TestApp;
use web::{Actor, HOUR};

use super::{app, persona};
use crate::{demo, index, rooms};

/// What a guest finds of these words.
async fn found(search: &Search, words: &str) -> Found {
    let wanted = Selection { limit: 10, ..Selection::default() };
    search.find(&Actor::default(), &wanted, &Query::parse(words)).await.unwrap()
}

fn opened(app: &TestApp, folder: &Path) -> Search {
    rooms::search(app.house(), Some(folder)).expect("nobody else has the folder")
}

#[tokio::test]
async fn the_command_makes_the_index_anew_itself_or_has_it_done_by_the_program_that_has_the_folder() {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("search");
    index::rebuild(app.house(), &folder).await.unwrap();
    let present = || std::fs::read_to_string(folder.join("present")).unwrap();
    let first = present();

    let running = opened(&app, &folder);
    let before = found(&running, "sensoren").await;
    assert!(before.selected.total > 0 && !before.is_building);
    assert_eq!(present(), first, "what was made is used");
    let (stop, stopped) = tokio::sync::watch::channel(false);
    let program = running.clone();
    let following = tokio::spawn(async move { program.follow_forever(stopped).await });
    let rebuilt = tokio::time::timeout(Duration::from_secs(60), index::rebuild(app.house(), &folder));
    rebuilt.await.expect("the running program does it").unwrap();
    assert_ne!(present(), first, "it is another one");
    assert_eq!(found(&running, "sensoren").await.selected.total, before.selected.total);
    stop.send(true).unwrap();
    following.await.unwrap();
}

#[tokio::test]
async fn a_node_that_was_away_catches_up_with_what_others_wrote() {
    let app = app(true).await;
    demo::seed(app.house()).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("search");
    index::rebuild(app.house(), &folder).await.unwrap();
    let here = opened(&app, &folder);
    assert_eq!(found(&here, "\"parkeersloep\"").await.selected.total, 0);
    drop(here);

    // Another node goes on for hours.
    app.clock().advance(5 * HOUR);
    let mut sanne = persona(&app, "Sanne de Boer").await;
    let question = [
        ("title", "Wie heeft een parkeersloep?"),
        ("context", "Wij zoeken er een."),
        ("theme", "privacy"),
        ("visibility", "public"),
        ("language", "nl"),
        ("actie", "publiceren"),
        ("gezien", "Wie heeft een parkeersloep?"),
    ];
    sanne.post("/bijdragen/nieuw/vraag", &question).await.expect(303);
    app.clock().advance(HOUR);

    let back = opened(&app, &folder);
    let caught_up = found(&back, "\"parkeersloep\"").await;
    assert!(!caught_up.is_building, "it is not made anew");
    assert_eq!(caught_up.selected.total, 1);
}
