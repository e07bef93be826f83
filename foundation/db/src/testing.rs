//! Throw-away databases for tests, on the engine that `SAMENSPEL_TEST_ENGINE` names (`sqlite` when unset).

use std::{
    path::{Path, PathBuf},
    sync::{
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    time::Duration,
};

use tokio::sync::OnceCell;

use crate::{Db, Engine, Error, Options, Result, postgres};

/// A migrated database that is removed when dropped.
pub struct TestDatabase {
    /// The database.
    pub db: Db,
    /// How to open it again, as another process would.
    pub options: Options,
    home: Home,
}

enum Home {
    Folder(PathBuf),
    Server { url: String, name: String },
}

static COUNT: AtomicU64 = AtomicU64::new(0);

/// The engine under test.
pub fn engine() -> Engine {
    match std::env::var("SAMENSPEL_TEST_ENGINE").as_deref() {
        Ok("postgres") => Engine::Postgres,
        _ => Engine::Sqlite,
    }
}

impl TestDatabase {
    /// A fresh database with the whole schema and no rows.
    pub async fn new() -> Result<Self> {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("samenspel_test_{}_{number}", std::process::id());
        let (options, home) = match engine() {
            Engine::Sqlite => {
                let folder = std::env::temp_dir().join(&name);
                std::fs::create_dir_all(&folder).map_err(|e| crate::Error::Unavailable(e.to_string()))?;
                let path = folder.join("samenspel.db");
                (Options::Sqlite { path, busy: Duration::from_secs(5) }, Home::Folder(folder))
            }
            Engine::Postgres => {
                let url = server_url();
                template(&url).await?;
                on_server(&url, &format!("CREATE DATABASE {name} TEMPLATE {}", template_name())).await?;
                let options = Options::Postgres { url: with_database(&url, &name), connections: 4 };
                (options, Home::Server { url, name })
            }
        };
        let db = Db::open(&options)?;
        if engine() == Engine::Sqlite {
            // A test database is thrown away: waiting for the disk would only cost time.
            db.write().await?.commit().await?;
            db.migrate().await?;
        }
        Ok(Self { db, options, home })
    }
}

fn server_url() -> String {
    std::env::var("SAMENSPEL_TEST_POSTGRES")
        .expect("SAMENSPEL_TEST_POSTGRES holds a connection URL when the engine is postgres")
}

/// The same server, another database.
fn with_database(url: &str, name: &str) -> String {
    let (address, query) = url.split_once('?').map_or((url, String::new()), |(a, q)| (a, format!("?{q}")));
    let host_end = address.find("://").map_or(0, |i| i + 3);
    let base = address[host_end..].find('/').map_or(address, |i| &address[..host_end + i]);
    format!("{base}/{name}{query}")
}

/// One template per process, so that programs of different versions never share one.
fn template_name() -> String {
    format!("samenspel_template_{}", std::process::id())
}

async fn template(url: &str) -> Result<()> {
    static TEMPLATE: OnceCell<()> = OnceCell::const_new();
    TEMPLATE
        .get_or_try_init(|| async {
            let name = template_name();
            sign_of_life(url)?;
            remove_leftovers(url).await?;
            on_server(url, &format!("DROP DATABASE IF EXISTS {name}")).await?;
            on_server(url, &format!("CREATE DATABASE {name}")).await?;
            let db = Db::open(&Options::Postgres { url: with_database(url, &name), connections: 1 })?;
            db.migrate().await?;
            drop(db);
            // The server lets go of a closed connection a moment later, and a template must be unused.
            tokio::time::sleep(Duration::from_millis(100)).await;
            Ok(())
        })
        .await
        .map(drop)
}

/// The first half of the key of an advisory lock; the second is the number of the process that holds it.
const ALIVE: i32 = 0x5341_4d45;

/// Holds a lock on the server for as long as this process lives, so that another one knows which databases are in use.
/// It has a thread of its own, since each test has a runtime of its own.
fn sign_of_life(url: &str) -> Result<()> {
    let url = url.to_owned();
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let Ok(runtime) = runtime else { return };
        runtime.block_on(async move {
            let held = async {
                let db = Db::open(&Options::Postgres { url, connections: 1 })?;
                let mut transaction = db.read().await?;
                let lock = format!("SELECT pg_advisory_lock({ALIVE}, {})", std::process::id());
                transaction.batch(&lock).await?;
                Ok(transaction)
            };
            let held = held.await;
            // Nobody listens any more only when the test has ended.
            let _ = tell.send(held.as_ref().map(|_| ()).map_err(|error: &Error| error.to_string()));
            if held.is_ok() {
                std::future::pending::<()>().await;
            }
        });
    });
    match told.recv() {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(Error::Unavailable(error)),
        Err(error) => Err(Error::Unavailable(error.to_string())),
    }
}

/// Removes databases of test programs that have ended: their template, and what a killed one left. A program is taken
/// for alive when it holds its lock, or when this machine has a process with its number.
async fn remove_leftovers(url: &str) -> Result<()> {
    let pool = postgres::open(url, 1, &[])?;
    let client = postgres::client(&pool).await?;
    let text = format!(
        "SELECT d.datname::text AS name, split_part(d.datname, '_', 3) AS process FROM pg_database d
         WHERE d.datname ~ '^samenspel_(template|test)_[0-9]+(_[0-9]+)?$' AND NOT EXISTS (
             SELECT 1 FROM pg_locks l WHERE l.locktype = 'advisory' AND l.classid = {ALIVE}
             AND l.objid::text = split_part(d.datname, '_', 3))"
    );
    for row in postgres::all(&client, "leftovers", &text, &[]).await? {
        let (name, process): (String, String) = (row.get("name")?, row.get("process")?);
        if !Path::new("/proc").join(process).exists() {
            // Another program that starts at this moment may be removing the same one.
            let _ = postgres::batch(&client, &format!("DROP DATABASE IF EXISTS {name}")).await;
        }
    }
    Ok(())
}

async fn on_server(url: &str, text: &str) -> Result<()> {
    let db = Db::open(&Options::Postgres { url: url.to_owned(), connections: 1 })?;
    let mut transaction = db.read().await?;
    transaction.batch(text).await
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        match &self.home {
            Home::Folder(folder) => {
                let _ = std::fs::remove_dir_all(folder);
            }
            Home::Server { url, name } => {
                let (url, text) = (url.clone(), format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
                let done = std::thread::spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                    runtime.map(|runtime| runtime.block_on(on_server(&url, &text)))
                })
                .join();
                if !matches!(done, Ok(Ok(Ok(())))) {
                    eprintln!("the test database {name} could not be removed");
                }
            }
        }
    }
}
