//! The SQLite side. Statements run on the calling thread: a statement takes microseconds, a hop to another
//! thread costs more than that (docs/decisions/0001-database-access.md).

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use rusqlite::{
    Connection, ErrorCode, OpenFlags,
    config::DbConfig,
    types::{ToSqlOutput, ValueRef},
};
use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

use crate::{Error, Result, Row, Value};

/// One file: a single writer, several readers.
pub(crate) struct Sqlite {
    path: PathBuf,
    readers: Arc<Mutex<Vec<Connection>>>,
    reading: Arc<Semaphore>,
    writer: Arc<tokio::sync::Mutex<Connection>>,
    busy: std::time::Duration,
}

const READERS: usize = 16;

impl Sqlite {
    pub fn open(path: &Path, busy: std::time::Duration) -> Result<Self> {
        let writer = connect(path, busy, false)?;
        Ok(Self {
            path: path.to_owned(),
            readers: Arc::default(),
            reading: Arc::new(Semaphore::new(READERS)),
            writer: Arc::new(tokio::sync::Mutex::new(writer)),
            busy,
        })
    }

    pub async fn read(&self) -> Result<Reader> {
        let permit = self.reading.clone().acquire_owned().await.map_err(|_| closed())?;
        let idle = self.readers.lock().expect("no panic while holding this lock").pop();
        let connection = match idle {
            Some(connection) => connection,
            None => connect(&self.path, self.busy, true)?,
        };
        begin(&connection, "BEGIN")?;
        Ok(Reader { connection: Some(Mutex::new(connection)), home: self.readers.clone(), _permit: permit })
    }

    pub async fn write(&self) -> Result<Writer> {
        let waited = tokio::time::timeout(self.busy, self.writer.clone().lock_owned()).await;
        let connection = waited.map_err(|_| Error::Unavailable("the writer is busy for too long".into()))?;
        blocking(|| begin(&connection, "BEGIN IMMEDIATE"))?;
        Ok(Writer { connection: Mutex::new(connection), open: true })
    }
}

fn closed() -> Error {
    Error::Unavailable("the database is closed".into())
}

/// Waiting for the disk must not hold up the other tasks of this worker thread. Tests may run on a runtime
/// with one thread, where there are no others.
fn blocking<T>(work: impl FnOnce() -> T) -> T {
    match tokio::runtime::Handle::try_current() {
        Ok(handle) if handle.runtime_flavor() == tokio::runtime::RuntimeFlavor::MultiThread => {
            tokio::task::block_in_place(work)
        }
        _ => work(),
    }
}

fn connect(path: &Path, busy: std::time::Duration, reader: bool) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
        | OpenFlags::SQLITE_OPEN_CREATE
        | OpenFlags::SQLITE_OPEN_NO_MUTEX
        | OpenFlags::SQLITE_OPEN_EXRESCODE;
    let connection = Connection::open_with_flags(path, flags).map_err(|e| error("open", e))?;
    connection.busy_timeout(busy).map_err(|e| error("open", e))?;
    connection.set_prepared_statement_cache_capacity(512);
    // A plan must not hang on the values of its parameters: it would be made anew at every run of a statement on a table
    // with a partial index, which took a third of the time of a page.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map_err(|e| error("open", e))?;
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL;
             PRAGMA foreign_keys = ON;
             PRAGMA case_sensitive_like = ON;
             PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -4096;",
        )
        .map_err(|e| error("open", e))?;
    if reader {
        connection.pragma_update(None, "query_only", true).map_err(|e| error("open", e))?;
    }
    Ok(connection)
}

fn begin(connection: &Connection, how: &str) -> Result<()> {
    connection.prepare_cached(how).and_then(|mut s| s.execute([])).map(drop).map_err(|e| error("begin", e))
}

/// A reader inside its own snapshot; goes back to its pool when dropped. Statements that are asked together run one
/// after another: the lock is free whenever one begins.
pub(crate) struct Reader {
    connection: Option<Mutex<Connection>>,
    home: Arc<Mutex<Vec<Connection>>>,
    _permit: OwnedSemaphorePermit,
}

impl Reader {
    pub fn connection(&self) -> MutexGuard<'_, Connection> {
        let connection = self.connection.as_ref().expect("taken only when dropped");
        connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take()
            && let Ok(connection) = connection.into_inner()
            && begin(&connection, "ROLLBACK").is_ok()
        {
            self.home.lock().expect("no panic while holding this lock").push(connection);
        }
    }
}

/// The writer inside a transaction; rolls back when dropped without a commit.
pub(crate) struct Writer {
    connection: Mutex<OwnedMutexGuard<Connection>>,
    open: bool,
}

impl Writer {
    pub fn connection(&self) -> MutexGuard<'_, OwnedMutexGuard<Connection>> {
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn commit(mut self) -> Result<()> {
        blocking(|| begin(&self.connection(), "COMMIT"))?;
        self.open = false;
        Ok(())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // After "disk full" SQLite may have rolled back by itself; then there is nothing left to undo.
        let connection = self.connection();
        if self.open && !connection.is_autocommit() {
            let _ = begin(&connection, "ROLLBACK");
        }
    }
}

/// SQLite numbers `$1` by order of appearance, `?1` by number: so `$` becomes `?` outside quotes.
fn numbered(text: &str) -> String {
    let mut quoted = false;
    text.chars()
        .map(|c| {
            if c == '\'' {
                quoted = !quoted;
            }
            if c == '$' && !quoted { '?' } else { c }
        })
        .collect()
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Self::Null => ValueRef::Null,
            Self::Bool(v) => ValueRef::Integer(i64::from(*v)),
            Self::Int(v) => ValueRef::Integer(*v),
            Self::Real(v) => ValueRef::Real(*v),
            Self::Text(v) => ValueRef::Text(v.as_bytes()),
            Self::Bytes(v) => ValueRef::Blob(v),
            Self::Id(v) => ValueRef::Blob(v.as_bytes()),
        }))
    }
}

fn prepare<'c>(connection: &'c Connection, name: &str, text: &str) -> Result<rusqlite::CachedStatement<'c>> {
    connection.prepare_cached(&numbered(text)).map_err(|e| error(name, e))
}

pub(crate) fn check(connection: &Connection, name: &str, text: &str) -> Result<()> {
    prepare(connection, name, text).map(drop)
}

pub(crate) fn execute(
    connection: &Connection,
    name: &'static str,
    text: &str,
    values: &[Value],
) -> Result<u64> {
    let mut statement = prepare(connection, name, text)?;
    let changed = statement.execute(rusqlite::params_from_iter(values)).map_err(|e| error(name, e))?;
    Ok(changed as u64)
}

pub(crate) fn batch(connection: &Connection, text: &str) -> Result<()> {
    connection.execute_batch(text).map_err(|e| error("batch", e))
}

pub(crate) fn all(
    connection: &Connection,
    name: &'static str,
    text: &str,
    values: &[Value],
) -> Result<Vec<Row>> {
    let mut statement = prepare(connection, name, text)?;
    let columns: Arc<[String]> = statement.column_names().map(str::to_owned).collect::<Vec<_>>().into();
    let mut rows = statement.query(rusqlite::params_from_iter(values)).map_err(|e| error(name, e))?;
    let mut found = Vec::new();
    while let Some(row) = rows.next().map_err(|e| error(name, e))? {
        let values = (0..columns.len())
            .map(|i| row.get_ref(i).map_err(|e| error(name, e)).and_then(|v| value(name, v)))
            .collect::<Result<_>>()?;
        found.push(Row { statement: name, columns: columns.clone(), values });
    }
    Ok(found)
}

fn value(name: &str, value: ValueRef<'_>) -> Result<Value> {
    Ok(match value {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(v) => Value::Int(v),
        ValueRef::Real(v) => Value::Real(v),
        ValueRef::Text(v) => Value::Text(String::from_utf8(v.to_vec()).map_err(|e| Error::fault(name, e))?),
        ValueRef::Blob(v) => Value::Bytes(v.to_vec()),
    })
}

fn error(name: &str, error: rusqlite::Error) -> Error {
    let code = error.sqlite_error_code();
    match code {
        Some(
            ErrorCode::DatabaseBusy
            | ErrorCode::DatabaseLocked
            | ErrorCode::DiskFull
            | ErrorCode::CannotOpen
            | ErrorCode::ReadOnly
            | ErrorCode::SystemIoFailure
            | ErrorCode::PermissionDenied
            | ErrorCode::NotADatabase
            | ErrorCode::DatabaseCorrupt,
        ) => Error::Unavailable(error.to_string()),
        Some(ErrorCode::ConstraintViolation) => Error::Constraint(error.to_string()),
        _ => Error::fault(name, error),
    }
}
