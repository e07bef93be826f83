use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use deadpool_postgres::{Object, Pool};

use crate::{
    Error, Result, Row, STATEMENTS, Statement, Value, postgres, record_execution,
    sqlite::{self, Sqlite},
};

/// A statement that takes longer than this is named in the log.
const SLOW: Duration = Duration::from_millis(500);

/// The two engines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite, embedded.
    Sqlite,
    /// PostgreSQL, over a connection.
    Postgres,
}

impl Engine {
    /// The name in logs and files: `sqlite` or `postgres`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Where the database is and how patient to be with it.
#[derive(Clone, Debug)]
pub enum Options {
    /// A file, made when it is not there.
    Sqlite {
        /// The file.
        path: PathBuf,
        /// How long to wait for another writer before answering "not available".
        busy: Duration,
    },
    /// A server.
    Postgres {
        /// A connection URL such as `postgres://user@host/name`.
        url: String,
        /// The most connections to keep open.
        connections: usize,
    },
}

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db(Arc<Inner>);

struct Inner {
    pool: Pools,
    /// How many transactions of this process were kept.
    changes: Arc<AtomicU64>,
}

enum Pools {
    Sqlite(Sqlite),
    Postgres(Pool),
}

impl Db {
    /// Opens the database. PostgreSQL is contacted at the first transaction only.
    pub fn open(options: &Options) -> Result<Self> {
        Self::open_trusting(options, &[])
    }

    /// The same, for a server whose certificate one of these authorities signed (PEM), beside the public ones.
    pub fn open_trusting(options: &Options, authorities: &[u8]) -> Result<Self> {
        let pool = match options {
            Options::Sqlite { path, busy } => Pools::Sqlite(Sqlite::open(path, *busy)?),
            Options::Postgres { url, connections } => {
                Pools::Postgres(postgres::open(url, *connections, authorities)?)
            }
        };
        Ok(Self(Arc::new(Inner { pool, changes: Arc::default() })))
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match &self.0.pool {
            Pools::Sqlite(_) => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// How many changes this process has kept: who holds derived data asks whether there were more since.
    pub fn changes(&self) -> u64 {
        self.0.changes.load(Ordering::SeqCst)
    }

    /// A transaction that only reads. SQLite gives one snapshot for all of it; PostgreSQL one per statement, as
    /// its default isolation level does inside a transaction too, so none is opened.
    pub async fn read(&self) -> Result<Transaction> {
        let kind = match &self.0.pool {
            Pools::Sqlite(lite) => Kind::SqliteRead(lite.read().await?),
            Pools::Postgres(pool) => Kind::PostgresRead(postgres::client(pool).await?),
        };
        Ok(Transaction { kind, changes: self.0.changes.clone() })
    }

    /// A transaction that changes things. Nothing is kept unless [`Transaction::commit`] returns `Ok`.
    pub async fn write(&self) -> Result<Transaction> {
        let kind = match &self.0.pool {
            Pools::Sqlite(lite) => Kind::SqliteWrite(lite.write().await?),
            Pools::Postgres(pool) => Kind::PostgresWrite(postgres::Writer::begin(pool).await?),
        };
        Ok(Transaction { kind, changes: self.0.changes.clone() })
    }

    /// Asks the engine to prepare every registered statement, each filter apart and all together, and returns
    /// what it refused. Guard of the portable SQL.
    pub async fn check_statements(&self) -> Result<Vec<Error>> {
        let engine = self.engine();
        let transaction = self.read().await?;
        let mut refused = Vec::new();
        for statement in STATEMENTS {
            let fixed = statement.fixed_parameters();
            let mut texts = vec![statement.text(engine)];
            if !statement.filters.is_empty() {
                texts.clear();
                let all = (1_u64 << statement.filters.len()) - 1;
                let masks = (0..statement.filters.len()).map(|i| 1 << i).chain([0, all]);
                texts.extend(masks.map(|mask| statement.filtered(engine, mask, fixed)));
            }
            for text in texts {
                let checked = match &transaction.kind {
                    Kind::SqliteRead(reader) => sqlite::check(&reader.connection(), statement.name, text),
                    Kind::PostgresRead(client) => postgres::check(client, statement.name, text).await,
                    Kind::SqliteWrite(_) | Kind::PostgresWrite(_) => Ok(()),
                };
                refused.extend(checked.err());
            }
        }
        Ok(refused)
    }
}

/// What statements run on. Dropped without [`Transaction::commit`], nothing of it is kept.
///
/// What only reads takes it by reference, so that a page can ask several things together (`tokio::try_join!`): to
/// PostgreSQL they then go on one way, without waiting for each other's answer. SQLite answers one after another.
pub struct Transaction {
    kind: Kind,
    changes: Arc<AtomicU64>,
}

enum Kind {
    SqliteRead(sqlite::Reader),
    SqliteWrite(sqlite::Writer),
    PostgresRead(Object),
    PostgresWrite(postgres::Writer),
}

impl Transaction {
    /// All rows of the answer.
    pub async fn all(&self, statement: &'static Statement, values: &[Value]) -> Result<Vec<Row>> {
        self.rows(statement, statement.text(self.engine()), values).await
    }

    /// All rows of a statement with filters; `fixed` are the parameters outside the filters.
    pub async fn all_with(
        &self,
        statement: &'static Statement,
        fixed: &[Value],
        filters: &[(&str, Value)],
    ) -> Result<Vec<Row>> {
        let family = statement.with(self.engine(), fixed, filters);
        self.rows(statement, family.text, &family.values).await
    }

    /// The first row, if there is one.
    pub async fn optional(&self, statement: &'static Statement, values: &[Value]) -> Result<Option<Row>> {
        Ok(self.all(statement, values).await?.into_iter().next())
    }

    /// The one row that must be there.
    pub async fn one(&self, statement: &'static Statement, values: &[Value]) -> Result<Row> {
        self.optional(statement, values).await?.ok_or_else(|| Error::fault(statement.name, "no row"))
    }

    /// Runs a change and tells how many rows it touched.
    pub async fn execute(&mut self, statement: &'static Statement, values: &[Value]) -> Result<u64> {
        record_execution(statement, self.engine());
        let text = statement.text(self.engine());
        match &self.kind {
            Kind::SqliteRead(reader) => sqlite::execute(&reader.connection(), statement.name, text, values),
            Kind::SqliteWrite(writer) => sqlite::execute(&writer.connection(), statement.name, text, values),
            Kind::PostgresRead(client) => postgres::execute(client, statement.name, text, values).await,
            Kind::PostgresWrite(writer) => {
                postgres::execute(writer.client(), statement.name, text, values).await
            }
        }
    }

    /// Inserts many rows with as few statements as the engines allow. `head` ends before `VALUES`, each row is
    /// as long as the list of columns. For imports, generators and exports; `tail` may hold `ON CONFLICT …`.
    pub async fn insert_many(&mut self, head: &str, rows: &[Vec<Value>], tail: &str) -> Result<()> {
        const PARAMETERS: usize = 30_000;
        let Some(width) = rows.first().map(Vec::len) else { return Ok(()) };
        for rows in rows.chunks((PARAMETERS / width.max(1)).clamp(1, 500)) {
            let mut number = 0;
            let tuples: Vec<String> = rows
                .iter()
                .map(|row| {
                    let places: Vec<String> = row
                        .iter()
                        .map(|_| {
                            number += 1;
                            format!("${number}")
                        })
                        .collect();
                    format!("({})", places.join(", "))
                })
                .collect();
            let text = format!("{head} VALUES {} {tail}", tuples.join(", "));
            let values: Vec<Value> = rows.iter().flatten().cloned().collect();
            match &self.kind {
                Kind::SqliteRead(r) => sqlite::execute(&r.connection(), "insert_many", &text, &values)?,
                Kind::SqliteWrite(w) => sqlite::execute(&w.connection(), "insert_many", &text, &values)?,
                Kind::PostgresRead(c) => postgres::execute(c, "insert_many", &text, &values).await?,
                Kind::PostgresWrite(w) => {
                    postgres::execute(w.client(), "insert_many", &text, &values).await?
                }
            };
        }
        Ok(())
    }

    /// Runs SQL text that is not registered: migrations and maintenance commands only.
    pub async fn batch(&mut self, text: &str) -> Result<()> {
        match &self.kind {
            Kind::SqliteRead(reader) => sqlite::batch(&reader.connection(), text),
            Kind::SqliteWrite(writer) => sqlite::batch(&writer.connection(), text),
            Kind::PostgresRead(client) => postgres::batch(client, text).await,
            Kind::PostgresWrite(writer) => postgres::batch(writer.client(), text).await,
        }
    }

    /// Keeps what was done. When this returns an error, nothing was kept, or the connection was lost while the
    /// engine answered: ask again before repeating a change that must happen once.
    pub async fn commit(self) -> Result<()> {
        match self.kind {
            Kind::SqliteRead(_) | Kind::PostgresRead(_) => return Ok(()),
            Kind::SqliteWrite(writer) => writer.commit()?,
            Kind::PostgresWrite(writer) => writer.commit().await?,
        }
        self.changes.fetch_add(1, Ordering::SeqCst);
        Ok(())
    }

    /// Forgets what was done and keeps the connection; dropping does the same at a higher price on PostgreSQL.
    pub async fn rollback(self) -> Result<()> {
        match self.kind {
            Kind::PostgresWrite(writer) => writer.rollback().await,
            _ => Ok(()),
        }
    }

    /// Which engine this runs on.
    pub fn engine(&self) -> Engine {
        match self.kind {
            Kind::SqliteRead(_) | Kind::SqliteWrite(_) => Engine::Sqlite,
            Kind::PostgresRead(_) | Kind::PostgresWrite(_) => Engine::Postgres,
        }
    }

    async fn rows(&self, statement: &'static Statement, text: &str, values: &[Value]) -> Result<Vec<Row>> {
        record_execution(statement, self.engine());
        let begun = Instant::now();
        let rows = match &self.kind {
            Kind::SqliteRead(reader) => sqlite::all(&reader.connection(), statement.name, text, values),
            Kind::SqliteWrite(writer) => sqlite::all(&writer.connection(), statement.name, text, values),
            Kind::PostgresRead(client) => postgres::all(client, statement.name, text, values).await,
            Kind::PostgresWrite(writer) => postgres::all(writer.client(), statement.name, text, values).await,
        };
        let took = begun.elapsed();
        if took > SLOW {
            // The name is enough to find the text; values could be personal.
            tracing::warn!(statement = statement.name, milliseconds = took.as_millis(), "a slow statement");
        }
        rows
    }
}
