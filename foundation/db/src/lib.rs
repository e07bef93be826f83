//! The one way to the database: SQL as text that both SQLite and PostgreSQL understand.
//!
//! A room declares its statements with [`sql!`] (or [`family!`] for a list with optional filters) and runs
//! them on a [`Transaction`]: `db.read()` for pages, `db.write()` for a change. Nothing outside this crate
//! names a driver, and the engine is matched in two places only: [`Db`] and [`Transaction`].
//! See docs/decisions/0001-database-access.md.

mod error;
mod id;
mod migrate;
mod postgres;
mod row;
mod sqlite;
mod statement;
pub mod testing;
mod transaction;
mod value;

pub use error::Error;
pub use migrate::{Migration, migrations};
pub use row::{FromValue, Row};
pub use statement::{Family, STATEMENTS, Statement, record_execution, statement_names};
pub use transaction::{Db, Engine, Options, Transaction};
pub use value::Value;

#[doc(hidden)]
pub use linkme;
#[doc(hidden)]
pub use uuid;

/// What everything in this crate returns.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// A list of identifiers as one parameter, for [`among!`].
pub fn id_list<'i>(ids: impl IntoIterator<Item = &'i uuid::Uuid>) -> String {
    let quoted: Vec<String> = ids.into_iter().map(|id| format!("\"{}\"", id.simple())).collect();
    format!("[{}]", quoted.join(","))
}

/// A condition for a column: that it is `IN` the [`id_list`] that is this parameter, as `"$1"`. The engines read a list
/// out of JSON in different ways, so statements with it are pairs.
#[macro_export]
macro_rules! among {
    (sqlite, $list:literal) => {
        concat!("IN (SELECT unhex(value) FROM json_each(", $list, "))")
    };
    (postgres, $list:literal) => {
        concat!(
            "IN (SELECT CAST(value AS UUID) FROM json_array_elements_text(CAST(CAST(",
            $list,
            " AS TEXT) AS json)) AS value)"
        )
    };
}

/// The parameters of a statement: `params![id, "text", 3_i64, None::<String>]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] };
}
