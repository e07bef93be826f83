//! An application with `people` and this room, and things about which something happens.

use std::{
    collections::{HashMap, HashSet},
    sync::{Arc, Mutex},
};

use axum::{Extension, middleware};
use db::Transaction;
use inbox::InboxData;
use jobs::Event;
use links::{Item, Provider, Shown};
use notices::{Ask, Asking, Asks, Audience, Boxed, Happening, Told};
use people::{PeopleData, PersonalData, Providers, store::persons, store::sessions};
use testkit::{Browser, TestApp};
use uuid::Uuid;
use web::{Actor, HOUR, Instant, Language, Page, PersonId};

/// The words that are told; the key of an existing text, so that it is seen in both languages.
pub const WORDS: &str = "inbox-mail-more";

/// What is known about things: whom they concern, and which of them are hidden.
#[derive(Clone, Default)]
pub struct Things {
    people: Arc<Mutex<Vec<PersonId>>>,
    hidden: Arc<Mutex<HashSet<Uuid>>>,
}

impl Audience for Things {
    fn kinds(&self) -> &[&'static str] {
        &["test.happened"]
    }

    fn whom<'a>(
        &'a self,
        _: &'a mut Transaction,
        happening: &'a Happening,
    ) -> Boxed<'a, db::Result<Vec<Told>>> {
        let people = self.people.lock().unwrap().iter().map(|person| (*person, WORDS)).collect();
        let item = Item::new("thing", happening.item);
        Box::pin(async move { Ok(vec![Told { item, part: None, people, in_digest: true }]) })
    }
}

impl Provider for Things {
    fn kinds(&self) -> &[&'static str] {
        &["thing"]
    }

    fn show<'a>(
        &'a self,
        _: &'a Transaction,
        actor: &'a Actor,
        ids: &'a [Uuid],
    ) -> links::BoxFuture<'a, db::Result<HashMap<Uuid, Shown>>> {
        let hidden = self.hidden.lock().unwrap().clone();
        let seen = ids.iter().filter(|id| actor.is_signed_in() && !hidden.contains(id));
        let shown = seen.map(|id| {
            let number = id.as_u128();
            let thing = Shown {
                title: format!("Ding <{number}>"),
                text: format!("De tekst van ding {number} & meer."),
                by: format!("Gever {number}"),
                url: format!("/dingen/{number}"),
                kind_class: "question",
                kind_label_key: "inbox-new-title",
                at: 0,
            };
            (*id, thing)
        });
        let shown = shown.collect();
        Box::pin(async move { Ok(shown) })
    }
}

impl Asks for Things {
    fn asked<'a>(
        &'a self,
        _: &'a mut Transaction,
        actor: &'a Actor,
        _: &'a Page,
        _: Instant,
    ) -> Boxed<'a, db::Result<Vec<Ask>>> {
        let name = actor.name.clone();
        Box::pin(async move {
            let ask = Ask {
                what: format!("Doe iets, {name}"),
                title: "Iets".into(),
                url: "/iets".into(),
                ..Ask::default()
            };
            Ok(if name == "Jan" { vec![ask] } else { Vec::new() })
        })
    }
}

/// An application with Jan, for whom things happen.
pub struct World {
    pub app: TestApp,
    pub things: Things,
    pub jan: PersonId,
}

impl World {
    pub async fn new() -> Self {
        let things = Things::default();
        let shown = links::Providers::new(vec![Arc::new(things.clone())]);
        let asking = Asking(Arc::new(vec![Arc::new(things.clone())]));
        let (told, for_jobs, asks_for_jobs) = (things.clone(), shown.clone(), asking.clone());
        let data: PersonalData = Arc::new(vec![Arc::new(InboxData), Arc::new(PeopleData)]);
        let app = TestApp::builder()
            .locales(&[people::LOCALE, inbox::LOCALE])
            .menu(vec![people::MENU])
            .routes(move |house| {
                people::routes(data, Providers::new(&[], house).unwrap())
                    .merge(inbox::routes())
                    .layer(Extension(shown))
                    .layer(Extension(asking))
                    .layer(middleware::from_fn_with_state(house.clone(), people::actor_layer))
            })
            .handlers(move |house| inbox::handlers(house, vec![Arc::new(told)], for_jobs, asks_for_jobs))
            .build()
            .await;
        let mut world = Self { app, things, jan: PersonId(Uuid::nil()) };
        world.jan = world.person("Jan").await;
        // What was due before anything happened.
        notices::open_round(world.app.house()).await.unwrap();
        world.run().await;
        world
    }

    /// Somebody whom the things concern.
    pub async fn person(&self, name: &str) -> PersonId {
        let house = self.app.house();
        let email = format!("{}@gemeente.test", name.to_lowercase());
        let person = persons::new_person(house.ids.new_id(), name, &email, Language::Nl, house.clock.now());
        let mut tx = house.db.write().await.unwrap();
        assert!(persons::add(&mut tx, &person).await.unwrap());
        tx.commit().await.unwrap();
        self.things.people.lock().unwrap().push(person.id);
        person.id
    }

    /// Something happens to a thing.
    pub async fn happens(&self, number: u128, by: Option<PersonId>) {
        let house = self.app.house();
        house.clock.advance(1);
        let mut tx = house.db.write().await.unwrap();
        let event = Event { kind: "test.happened", item_kind: "thing", item_id: Uuid::from_u128(number) };
        notices::happened(&mut tx, &house.ids, house.clock.now(), event, by).await.unwrap();
        tx.commit().await.unwrap();
        self.run().await;
    }

    /// From now on nobody may see this thing.
    pub fn hide(&self, number: u128) {
        self.things.hidden.lock().unwrap().insert(Uuid::from_u128(number));
    }

    pub async fn run(&self) {
        self.app.run_jobs().await;
        self.app.assert_no_dead_jobs().await;
    }

    /// Waits so many hours, begins what is due then, and does it.
    pub async fn wait(&self, hours: i64) {
        self.app.clock().advance(hours * HOUR);
        notices::open_round(self.app.house()).await.unwrap();
        self.run().await;
    }

    /// A browser in which this person is signed in.
    pub async fn browser_of(&self, person: PersonId) -> Browser {
        let house = self.app.house();
        let secret = house.ids.secret();
        let mut tx = house.db.write().await.unwrap();
        let (id, now) = (house.ids.new_id(), house.clock.now());
        sessions::begin(&mut tx, id, &secret, person, "", "link", now).await.unwrap();
        tx.commit().await.unwrap();
        let mut browser = self.app.browser();
        browser.set_cookie("__Host-samenspel", &secret);
        browser
    }
}
