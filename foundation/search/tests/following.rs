//! Following what changed.

use std::sync::{Arc, Mutex};

use db::{Result, Transaction, uuid::Uuid};
use jobs::{Event, Recorded};
use search::{Audience, BoxFuture, Entry, Item, Query, Search, Selection, Source, TextDocument};
use testkit::TestApp;
use web::{Actor, Language};

const KIND: &str = "book";

/// So many books that stand on a shelf; each is found by the name of the shelf.
struct Shelf {
    books: u128,
    name: Mutex<&'static str>,
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

impl Source for Shelf {
    fn kinds(&self) -> &[&'static str] {
        &[KIND]
    }

    fn touched<'a>(
        &'a self,
        _: &'a mut Transaction,
        events: &'a [Recorded],
    ) -> BoxFuture<'a, Result<Vec<Uuid>>> {
        let all = events.iter().any(|event| event.item_kind == "shelf");
        let books = if all { self.books } else { 0 };
        Box::pin(async move { Ok((1..=books).map(id).collect()) })
    }

    fn entries<'a>(&'a self, _: &'a mut Transaction, ids: &'a [Uuid]) -> BoxFuture<'a, Result<Vec<Entry>>> {
        let entry = |id: &Uuid| Entry {
            item: Item { kind: KIND, id: *id },
            audience: Audience::Everybody,
            values: Vec::new(),
            newest: 1,
            active: 1,
        };
        Box::pin(async move { Ok(ids.iter().map(entry).collect()) })
    }

    fn texts<'a>(
        &'a self,
        _: &'a mut Transaction,
        ids: &'a [Uuid],
    ) -> BoxFuture<'a, Result<Vec<TextDocument>>> {
        let name = *self.name.lock().unwrap();
        let text = move |id: &Uuid| TextDocument {
            key: id.as_u128(),
            language: Language::Nl,
            title: "Een boek".into(),
            body: String::new(),
            extra: name.into(),
        };
        Box::pin(async move { Ok(ids.iter().map(text).collect()) })
    }

    fn all<'a>(&'a self, tx: &'a mut Transaction, after: Uuid) -> BoxFuture<'a, Result<Vec<Entry>>> {
        let ids: Vec<Uuid> = (after.as_u128() + 1..=self.books).map(id).collect();
        Box::pin(async move { self.entries(tx, &ids).await })
    }
}

struct World {
    app: TestApp,
    shelf: Arc<Shelf>,
    search: Search,
}

impl World {
    /// With a shelf named "Vogels".
    async fn new(books: u128) -> Self {
        let app = TestApp::builder().build().await;
        let shelf = Arc::new(Shelf { books, name: Mutex::new("Vogels") });
        let (db, clock) = (app.house().db.clone(), app.house().clock.clone());
        let search = Search::new(db, clock, vec![shelf.clone()], None).unwrap();
        search.rebuild(false).await.unwrap();
        Self { app, shelf, search }
    }

    async fn rename(&self, name: &'static str) {
        *self.shelf.name.lock().unwrap() = name;
        let house = self.app.house();
        let mut tx = house.db.write().await.unwrap();
        let event = Event { kind: "test.shelf-renamed", item_kind: "shelf", item_id: id(1) };
        jobs::emit(&mut tx, house.ids.new_id(), house.clock.now(), event).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn found(&self, words: &str) -> i64 {
        let wanted = Selection { limit: 1, ..Selection::default() };
        let found = self.search.find(&Actor::default(), &wanted, &Query::parse(words)).await.unwrap();
        assert!(!found.is_building);
        found.selected.total
    }
}

#[tokio::test]
async fn what_changed_is_found_by_the_next_question() {
    let world = World::new(20).await;
    assert_eq!(world.found("vogels").await, 20);
    world.rename("Bergtop").await;
    assert_eq!(world.found("bergtop").await, 20);
    assert_eq!(world.found("vogels").await, 0);
}

#[tokio::test]
async fn when_very_much_changed_nobody_waits_for_the_index_that_is_made_of_it() {
    let world = World::new(2_500).await;
    assert_eq!(world.found("vogels").await, 2_500);
    world.rename("Bergtop").await;
    assert_eq!(world.found("vogels").await, 2_500, "what there was answers");
    // As the program does beside the requests, every second.
    world.search.rebuild(false).await.unwrap();
    assert_eq!(world.found("bergtop").await, 2_500);
    assert_eq!(world.found("vogels").await, 0);
}
