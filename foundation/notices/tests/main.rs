//! Writing notices, on the engine under test.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};

use db::{Transaction, params};
use jobs::Event;
use links::Item;
use notices::{Audience, Boxed, Happening, Told};
use testkit::TestApp;
use uuid::Uuid;
use web::PersonId;

db::sql!(
    NOTICES =
        "SELECT count(*) AS notices, count(DISTINCT person_id) AS people FROM notice WHERE item_id = $1"
);

/// Three batches and one more.
const FOLLOWERS: u128 = 1501;

struct Crowd;

impl Audience for Crowd {
    fn kinds(&self) -> &[&'static str] {
        &["test.happened"]
    }

    fn whom<'a>(
        &'a self,
        _: &'a mut Transaction,
        happening: &'a Happening,
    ) -> Boxed<'a, db::Result<Vec<Told>>> {
        let item = Item::new("thing", happening.item);
        // The first is told for two reasons, and hears the first of them.
        let people = [1].into_iter().chain(1..=FOLLOWERS).enumerate();
        let people = people.map(|(place, number)| {
            (PersonId(Uuid::from_u128(number)), if place == 0 { "x-mine" } else { "x-follow" })
        });
        let people = people.collect();
        Box::pin(async move { Ok(vec![Told { item, part: None, people, in_digest: true }]) })
    }
}

#[tokio::test]
async fn everybody_is_told_once_even_when_the_job_is_done_twice_and_who_did_it_is_not() {
    let app = TestApp::builder()
        .handlers(|house| {
            HashMap::from([(notices::NOTICES, notices::handler(house.db.clone(), vec![Arc::new(Crowd)]))])
        })
        .build()
        .await;
    let house = app.house();
    let item = Uuid::from_u128(77);
    let by = PersonId(Uuid::from_u128(5));
    let mut tx = house.db.write().await.unwrap();
    for kind in ["test.happened", "test.of-no-concern"] {
        let event = Event { kind, item_kind: "thing", item_id: item };
        notices::happened(&mut tx, &house.ids, house.clock.now(), event, Some(by)).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert_eq!(app.run_jobs().await, 2, "one job for each event, however many hear of it");
    let count = async || {
        let row = house.db.read().await.unwrap().one(&NOTICES, params![item]).await.unwrap();
        (row.get::<i64>("notices").unwrap(), row.get::<i64>("people").unwrap())
    };
    let all = i64::try_from(FOLLOWERS).unwrap() - 1;
    assert_eq!(count().await, (all, all));

    let handler = notices::handler(house.db.clone(), vec![Arc::new(Crowd)]);
    let first =
        notices::list(&mut house.db.read().await.unwrap(), PersonId(Uuid::from_u128(1))).await.unwrap();
    assert_eq!((first.len(), first[0].reason.as_str()), (1, "x-mine"));
    let again = Happening {
        event: first[0].event,
        kind: "test.happened".into(),
        item,
        by: Some(by.0),
        at: house.clock.now(),
    };
    handler(serde_json::to_value(&again).unwrap()).await.unwrap();
    assert_eq!(count().await, (all, all));
    assert!(notices::list(&mut house.db.read().await.unwrap(), by).await.unwrap().is_empty());
    assert!(handler(serde_json::json!({ "x": 1 })).await.is_err());
}

#[tokio::test]
async fn a_change_that_was_not_kept_is_told_to_nobody() {
    let app = TestApp::builder().build().await;
    let house = app.house();
    let mut tx = house.db.write().await.unwrap();
    let event = Event { kind: "test.happened", item_kind: "thing", item_id: Uuid::from_u128(1) };
    notices::happened(&mut tx, &house.ids, house.clock.now(), event, None).await.unwrap();
    tx.rollback().await.unwrap();
    assert_eq!(app.run_jobs().await, 0);
}

#[tokio::test]
async fn a_round_finds_everybody_for_whom_something_is_new_once_some_at_a_time() {
    let asked: Arc<Mutex<Vec<String>>> = Arc::default();
    let recorded = asked.clone();
    let app = TestApp::builder()
        .handlers(move |house| {
            let digest = jobs::handler(move |payload| {
                recorded.lock().unwrap().push(payload["person"].as_str().unwrap().to_owned());
                async { Ok(()) }
            });
            HashMap::from([
                (notices::NOTICES, notices::handler(house.db.clone(), vec![Arc::new(Crowd)])),
                (notices::ROUND, notices::round_handler(house.clone())),
                (notices::DIGEST, digest),
            ])
        })
        .build()
        .await;
    let house = app.house();
    notices::open_round(house).await.unwrap();
    app.run_jobs().await;
    assert!(asked.lock().unwrap().is_empty(), "nothing is new yet");
    let never = PersonId(Uuid::from_u128(9));
    let setting = notices::Setting { frequency: notices::Frequency::Never, earlier: None };
    let mut tx = house.db.write().await.unwrap();
    notices::set_frequency(&mut tx, never, setting, house.clock.now()).await.unwrap();
    let event = Event { kind: "test.happened", item_kind: "thing", item_id: Uuid::from_u128(1) };
    notices::happened(&mut tx, &house.ids, house.clock.now(), event, None).await.unwrap();
    tx.commit().await.unwrap();
    app.run_jobs().await;
    app.clock().advance(7 * web::DAY);
    for _ in 0..2 {
        notices::open_round(house).await.unwrap();
        app.run_jobs().await;
    }
    let mut people = asked.lock().unwrap().clone();
    assert_eq!(people.len() as u128, FOLLOWERS - 1);
    people.sort();
    people.dedup();
    assert_eq!(people.len() as u128, FOLLOWERS - 1, "nobody twice");
    assert!(!people.contains(&never.to_string()));
}
