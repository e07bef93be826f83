//! The queue and its workers.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use db::{Db, Options, params};
use jobs::{Event, Handler, MOST_ATTEMPTS, Mailer, Permanent, Worker, handler};
use tokio::sync::{Notify, watch};

use crate::{DAY, MINUTE, NOW, Setup, id};

db::sql!(EVENT = "SELECT kind, item_kind, item_id, at FROM event WHERE id = $1");

/// A handler that writes down the payloads it gets.
fn remembering() -> (Arc<Mutex<Vec<String>>>, HashMap<&'static str, Handler>) {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let kept = seen.clone();
    let remember = handler(move |payload| {
        kept.lock().unwrap().push(payload.as_str().unwrap().to_owned());
        async { Ok(()) }
    });
    (seen, HashMap::from([("note", remember)]))
}

/// A handler that counts its attempts and fails with what `error` makes.
fn failing(error: fn() -> anyhow::Error) -> (Arc<AtomicUsize>, HashMap<&'static str, Handler>) {
    let attempts: Arc<AtomicUsize> = Arc::default();
    let counted = attempts.clone();
    let fail = handler(move |_| {
        counted.fetch_add(1, Ordering::SeqCst);
        async move { Err(error()) }
    });
    (attempts, HashMap::from([("note", fail)]))
}

#[tokio::test]
async fn an_event_is_kept_with_the_change_it_tells_of() {
    let setup = Setup::new().await;
    let event = Event { kind: "exchange.question-published", item_kind: "question", item_id: id(9) };
    let mut tx = setup.db().write().await.unwrap();
    jobs::emit(&mut tx, id(1), NOW, event).await.unwrap();
    drop(tx);
    let mut tx = setup.db().write().await.unwrap();
    assert!(tx.optional(&EVENT, params![id(1)]).await.unwrap().is_none());
    jobs::emit(&mut tx, id(1), NOW, event).await.unwrap();
    tx.commit().await.unwrap();
    let row = setup.db().read().await.unwrap().one(&EVENT, params![id(1)]).await.unwrap();
    assert_eq!(row.get::<String>("kind").unwrap(), event.kind);
    assert_eq!(row.get::<String>("item_kind").unwrap(), event.item_kind);
    assert_eq!(row.get::<db::uuid::Uuid>("item_id").unwrap(), event.item_id);
    assert_eq!(row.get::<i64>("at").unwrap(), NOW);
}

#[tokio::test]
async fn jobs_are_done_when_they_are_due_the_oldest_first() {
    let setup = Setup::new().await;
    let (seen, handlers) = remembering();
    let worker = setup.worker(handlers);
    setup.enqueue(1, "note", "later", NOW + MINUTE).await;
    setup.enqueue(2, "note", "second", NOW).await;
    setup.enqueue(3, "note", "first", NOW - 1).await;
    assert_eq!(worker.run_due().await.unwrap(), 2);
    assert_eq!(*seen.lock().unwrap(), ["first", "second"]);
    assert_eq!(worker.run_due().await.unwrap(), 0);
    setup.advance(MINUTE);
    assert_eq!(worker.run_due().await.unwrap(), 1);
    assert_eq!(*seen.lock().unwrap(), ["first", "second", "later"]);
}

#[tokio::test]
async fn the_payload_is_emptied_when_the_job_is_done_and_the_row_goes_after_a_week() {
    let setup = Setup::new().await;
    let worker = setup.worker(remembering().1);
    setup.enqueue(1, "note", "sanne@gemeente.example", NOW).await;
    worker.run_due().await.unwrap();
    let job = setup.job(1).await;
    assert_eq!((job.state.as_str(), job.payload.as_str()), ("done", ""));
    setup.advance(7 * DAY - 1);
    assert_eq!(worker.purge().await.unwrap(), 0);
    setup.advance(1);
    assert_eq!(worker.purge().await.unwrap(), 1);
    assert_eq!(setup.count().await, 0);
}

#[tokio::test]
async fn a_failing_job_is_tried_again_ever_later_and_given_up_after_twelve_attempts() {
    let setup = Setup::new().await;
    let (attempts, handlers) = failing(|| anyhow::anyhow!("no luck"));
    let worker = setup.worker(handlers);
    setup.enqueue(1, "note", "", NOW).await;
    let mut pauses = Vec::new();
    loop {
        assert_eq!(worker.run_due().await.unwrap(), 1);
        let job = setup.job(1).await;
        assert_eq!(job.last_error.as_deref(), Some("no luck"));
        if job.state == "dead" {
            break;
        }
        let pause = job.run_at - (setup.now())();
        pauses.push(pause / MINUTE);
        setup.advance(pause - 1);
        assert_eq!(worker.run_due().await.unwrap(), 0);
        setup.advance(1);
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360, 360]);
    assert_eq!(attempts.load(Ordering::SeqCst), MOST_ATTEMPTS as usize);
    assert_eq!(jobs::dead_jobs(&mut setup.db().read().await.unwrap()).await.unwrap(), 1);
    setup.advance(29 * DAY);
    assert_eq!(worker.purge().await.unwrap(), 0);
    setup.advance(DAY);
    assert_eq!(worker.purge().await.unwrap(), 1);
}

#[tokio::test]
async fn a_permanent_failure_is_given_up_at_once() {
    let setup = Setup::new().await;
    let worker =
        setup.worker(failing(|| anyhow::Error::from(Permanent("gone".into())).context("while looking")).1);
    setup.enqueue(1, "note", "", NOW).await;
    worker.run_due().await.unwrap();
    let job = setup.job(1).await;
    assert_eq!((job.state.as_str(), job.attempts), ("dead", 1));
    assert_eq!(job.last_error.as_deref(), Some("while looking: gone"));
}

#[tokio::test]
async fn a_panic_or_an_unknown_kind_is_a_failed_attempt_and_other_jobs_go_on() {
    let setup = Setup::new().await;
    let (seen, mut handlers) = remembering();
    handlers.insert("panics", handler(|_| async { panic!("a handler that panics, as this test wants") }));
    let worker = setup.worker(handlers);
    setup.enqueue(1, "panics", "", NOW).await;
    setup.enqueue(2, "unknown", "", NOW).await;
    setup.enqueue(3, "note", "fine", NOW).await;
    assert_eq!(worker.run_due().await.unwrap(), 3);
    assert_eq!(*seen.lock().unwrap(), ["fine"]);
    for number in [1, 2] {
        let job = setup.job(number).await;
        assert_eq!((job.state.as_str(), job.attempts), ("ready", 1), "{job:?}");
    }
}

#[tokio::test]
async fn a_handler_that_never_ends_is_a_failed_attempt() {
    let setup = Setup::new().await;
    let endless = handler(|_| std::future::pending());
    let worker = setup.worker(HashMap::from([("note", endless)])).most_time(Duration::from_millis(50));
    setup.enqueue(1, "note", "", NOW).await;
    assert_eq!(worker.run_due().await.unwrap(), 1);
    let job = setup.job(1).await;
    assert_eq!(job.state, "ready");
    assert_eq!(job.last_error.as_deref(), Some("the handler took longer than 50ms"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn workers_at_the_same_time_never_do_one_job_twice() {
    const JOBS: usize = 200;
    let setup = Setup::new().await;
    for number in 0..JOBS {
        setup.enqueue(number as u128 + 1, "note", &number.to_string(), NOW).await;
    }
    let done: Arc<Mutex<BTreeMap<String, usize>>> = Arc::default();
    let mut workers = tokio::task::JoinSet::new();
    for _ in 0..4 {
        let done = done.clone();
        let count = handler(move |payload| {
            *done.lock().unwrap().entry(payload.as_str().unwrap().to_owned()).or_default() += 1;
            async { Ok(()) }
        });
        // Each with connections of its own, as another process has.
        let db = Db::open(&setup.database.options).unwrap();
        let worker =
            Worker::new(db, setup.now(), Mailer::Memory(Arc::default()), HashMap::from([("note", count)]));
        workers.spawn(async move { worker.run_due().await.unwrap() });
    }
    let attempts: usize = workers.join_all().await.into_iter().sum();
    let done = done.lock().unwrap();
    assert_eq!((attempts, done.len()), (JOBS, JOBS));
    assert!(done.values().all(|times| *times == 1), "{done:?}");
}

#[tokio::test]
async fn a_job_whose_worker_was_killed_is_done_again_after_its_lease() {
    let setup = Setup::new().await;
    setup.enqueue(1, "note", "work", NOW).await;
    let started = Arc::new(Notify::new());
    let begun = started.clone();
    let endless = handler(move |_| {
        begun.notify_one();
        std::future::pending()
    });
    let killed = setup.worker(HashMap::from([("note", endless)]));
    let running = tokio::spawn(async move { killed.run_due().await });
    started.notified().await;
    running.abort();
    assert!(running.await.unwrap_err().is_cancelled());

    let (seen, handlers) = remembering();
    let worker = setup.worker(handlers);
    setup.advance(15 * MINUTE - 1);
    assert_eq!(worker.run_due().await.unwrap(), 0);
    assert_eq!(setup.job(1).await.state, "running");
    setup.advance(1);
    assert_eq!(worker.run_due().await.unwrap(), 1);
    assert_eq!(*seen.lock().unwrap(), ["work"]);
    let job = setup.job(1).await;
    assert_eq!((job.state.as_str(), job.attempts), ("done", 2));
}

#[tokio::test]
async fn a_worker_that_comes_back_after_its_lease_does_not_undo_the_work_of_another() {
    let setup = Setup::new().await;
    setup.enqueue(1, "note", "work", NOW).await;
    let (started, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begun, wait) = (started.clone(), go_on.clone());
    let slow = handler(move |_| {
        begun.notify_one();
        let wait = wait.clone();
        async move {
            wait.notified().await;
            anyhow::bail!("too late")
        }
    });
    let late = setup.worker(HashMap::from([("note", slow)]));
    let running = tokio::spawn(async move { late.run_due().await });
    started.notified().await;
    setup.advance(15 * MINUTE);
    assert_eq!(setup.worker(remembering().1).run_due().await.unwrap(), 1);
    go_on.notify_one();
    running.await.unwrap().unwrap();
    let job = setup.job(1).await;
    assert_eq!((job.state.as_str(), job.last_error), ("done", None));
}

#[tokio::test]
async fn a_job_that_kills_every_worker_is_given_up_too() {
    let setup = Setup::new().await;
    setup.enqueue(1, "note", "work", NOW).await;
    for _ in 0..MOST_ATTEMPTS {
        let started = Arc::new(Notify::new());
        let begun = started.clone();
        let endless = handler(move |_| {
            begun.notify_one();
            std::future::pending()
        });
        let killed = setup.worker(HashMap::from([("note", endless)]));
        let running = tokio::spawn(async move { killed.run_due().await });
        started.notified().await;
        running.abort();
        assert!(running.await.is_err());
        setup.advance(15 * MINUTE);
    }
    let (seen, handlers) = remembering();
    assert_eq!(setup.worker(handlers).run_due().await.unwrap(), 0);
    assert!(seen.lock().unwrap().is_empty());
    assert_eq!(setup.job(1).await.state, "dead");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_running_worker_wakes_up_for_work_and_stops_when_told() {
    let setup = Setup::new().await;
    let (seen, handlers) = remembering();
    let worker = Arc::new(setup.worker(handlers));
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn({
        let worker = worker.clone();
        async move { worker.run_forever(stopped).await }
    });
    setup.enqueue(1, "note", "work", NOW).await;
    worker.waker().notify_one();
    for _ in 0..200 {
        if !seen.lock().unwrap().is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(*seen.lock().unwrap(), ["work"]);
    stop.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(5), running).await.expect("it stops").unwrap();
}

#[tokio::test]
async fn a_worker_without_a_database_waits_and_still_stops() {
    let setup = Setup::new().await;
    let nowhere = Options::Postgres { url: "postgres://nobody@127.0.0.1:1/none".into(), connections: 1 };
    let worker =
        Worker::new(Db::open(&nowhere).unwrap(), setup.now(), Mailer::Memory(Arc::default()), HashMap::new());
    assert!(worker.run_due().await.is_err());
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(async move { worker.run_forever(stopped).await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(!running.is_finished());
    stop.send(true).unwrap();
    tokio::time::timeout(Duration::from_secs(10), running).await.expect("it stops").unwrap();
}
