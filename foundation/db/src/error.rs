use thiserror::Error;

/// What can go wrong with the database, as far as a caller can do something about it.
#[derive(Debug, Error)]
pub enum Error {
    /// The database cannot be used now: locked for too long, disk full, connection lost. The visitor gets a
    /// 503 page and may try again; nothing of the transaction was kept.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A row with this key exists already, or a row that is referred to is missing. PostgreSQL names the
    /// constraint; SQLite names the columns.
    #[error("a rule of the database was broken: {0}")]
    Constraint(String),
    /// A fault in our own program: wrong SQL, a missing column, a value of another type.
    #[error("database fault in {statement}: {message}")]
    Fault {
        /// Name of the statement, as registered.
        statement: String,
        /// What the engine said. Never holds parameter values.
        message: String,
    },
    /// An applied migration no longer has the text it had.
    #[error("migration {0} was changed after it was applied")]
    MigrationChanged(String),
}

impl Error {
    /// A fault that has nothing to do with one statement.
    pub fn fault(statement: &str, message: impl ToString) -> Self {
        Self::Fault { statement: statement.into(), message: message.to_string() }
    }

    /// Whether trying again later can help.
    pub fn is_unavailable(&self) -> bool {
        matches!(self, Self::Unavailable(_))
    }

    /// Whether a unique key or a reference refused the change.
    pub fn is_constraint(&self) -> bool {
        matches!(self, Self::Constraint(_))
    }
}
