//! Jobs, outbox and mail, on the engine under test.

mod mail;
mod queue;
mod server;

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, Ordering},
    },
};

use db::{Db, params, testing::TestDatabase, uuid::Uuid};
use jobs::{Handler, Mail, Mailer, NewJob, Now, Worker};

db::sql!(JOB = "SELECT kind, payload, state, attempts, run_at, last_error FROM job WHERE id = $1");
db::sql!(JOBS = "SELECT CAST(count(*) AS BIGINT) AS jobs FROM job");

const NOW: i64 = 1_795_510_800_000_000;
const MINUTE: i64 = 60_000_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// A database, a clock that tests move, and mail in memory.
struct Setup {
    database: TestDatabase,
    clock: Arc<AtomicI64>,
    mailbox: Arc<Mutex<Vec<Mail>>>,
}

#[derive(Debug, PartialEq)]
struct State {
    state: String,
    attempts: i64,
    run_at: i64,
    payload: String,
    last_error: Option<String>,
}

impl Setup {
    async fn new() -> Self {
        let database = TestDatabase::new().await.unwrap();
        Self { database, clock: Arc::new(AtomicI64::new(NOW)), mailbox: Arc::default() }
    }

    fn db(&self) -> &Db {
        &self.database.db
    }

    fn now(&self) -> Now {
        let clock = self.clock.clone();
        Arc::new(move || clock.load(Ordering::SeqCst))
    }

    fn advance(&self, microseconds: i64) {
        self.clock.fetch_add(microseconds, Ordering::SeqCst);
    }

    fn worker(&self, handlers: HashMap<&'static str, Handler>) -> Worker {
        self.worker_with(Mailer::Memory(self.mailbox.clone()), handlers)
    }

    fn worker_with(&self, mailer: Mailer, handlers: HashMap<&'static str, Handler>) -> Worker {
        Worker::new(self.db().clone(), self.now(), mailer, handlers)
    }

    async fn enqueue(&self, number: u128, kind: &'static str, payload: &str, run_at: i64) {
        let mut tx = self.db().write().await.unwrap();
        let job = NewJob { kind, payload: payload.into(), run_at };
        jobs::enqueue(&mut tx, id(number), NOW, &job).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn enqueue_mail(&self, number: u128, mail: &Mail) {
        let mut tx = self.db().write().await.unwrap();
        jobs::enqueue_mail(&mut tx, id(number), NOW, mail).await.unwrap();
        tx.commit().await.unwrap();
    }

    async fn job(&self, number: u128) -> State {
        let tx = self.db().read().await.unwrap();
        let row = tx.one(&JOB, params![id(number)]).await.unwrap();
        State {
            state: row.get("state").unwrap(),
            attempts: row.get("attempts").unwrap(),
            run_at: row.get("run_at").unwrap(),
            payload: row.get("payload").unwrap(),
            last_error: row.get("last_error").unwrap(),
        }
    }

    async fn count(&self) -> i64 {
        let tx = self.db().read().await.unwrap();
        tx.one(&JOBS, &[]).await.unwrap().get("jobs").unwrap()
    }
}

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn mail() -> Mail {
    Mail {
        to: "sanne@gemeente.example".into(),
        subject: "Reactie op: één fietspad".into(),
        body: "Dag Sanne,\n\nEr is een reactie: €\u{a0}5 per meter.\n.\nGroet\n".into(),
        ..Mail::default()
    }
}
