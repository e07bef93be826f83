use std::{
    collections::HashMap,
    io::Write,
    sync::{
        LazyLock, Mutex,
        atomic::{AtomicU8, Ordering},
    },
};

use crate::{Engine, Value};

/// A named SQL text. Declared with [`sql!`](crate::sql).
#[derive(Debug)]
pub struct Statement {
    /// The name, as it appears in logs and in the guards.
    pub name: &'static str,
    /// The text for SQLite.
    pub sqlite: &'static str,
    /// The text for PostgreSQL; nearly always the same.
    pub postgres: &'static str,
    /// The filters that may be added at `{filters}`, with `{}` for their parameter; empty for most statements.
    pub filters: &'static [(&'static str, &'static str)],
    #[doc(hidden)]
    pub executed: AtomicU8,
}

/// Every statement of every room that is linked into this program.
#[linkme::distributed_slice]
pub static STATEMENTS: [&'static Statement];

/// Declares and registers statements. One text for both engines, or a visible pair where they must differ:
/// `sql!(FIND = "SELECT … WHERE id = $1"); sql!(CLAIM = sqlite: "…", postgres: "… FOR UPDATE SKIP LOCKED");`
#[macro_export]
macro_rules! sql {
    ($(#[$meta:meta])* $name:ident = sqlite: $sqlite:expr, postgres: $postgres:expr) => {
        $crate::sql!(@ $(#[$meta])* $name, $sqlite, $postgres, &[]);
    };
    ($(#[$meta:meta])* $name:ident = $text:expr) => {
        $crate::sql!(@ $(#[$meta])* $name, $text, $text, &[]);
    };
    (@ $(#[$meta:meta])* $name:ident, $sqlite:expr, $postgres:expr, $filters:expr) => {
        $(#[$meta])*
        pub(crate) static $name: $crate::Statement = $crate::Statement {
            name: concat!(module_path!(), "::", stringify!($name)),
            sqlite: $sqlite,
            postgres: $postgres,
            filters: $filters,
            executed: std::sync::atomic::AtomicU8::new(0),
        };
        #[expect(unsafe_code, reason = "the registry places a reference in a section of the binary")]
        const _: () = {
            #[$crate::linkme::distributed_slice($crate::STATEMENTS)]
            #[linkme(crate = $crate::linkme)]
            static REGISTERED: &$crate::Statement = &$name;
        };
    };
}

/// Declares a statement with optional filters: `{filters}` in the text is replaced by the chosen fragments, in
/// which `{}` stands for the parameter. So a list keeps its index for each filter, the text stays readable, and
/// the guards still see every fragment.
#[macro_export]
macro_rules! family {
    ($(#[$meta:meta])* $name:ident = $text:expr, filters: [$(($filter:expr, $fragment:expr)),* $(,)?]) => {
        $crate::sql!(@ $(#[$meta])* $name, $text, $text, &[$(($filter, $fragment)),*]);
    };
}

/// A statement with a choice of its filters, ready to run: made by [`Statement::with`].
#[derive(Debug)]
pub struct Family {
    pub(crate) text: &'static str,
    pub(crate) values: Vec<Value>,
}

/// Texts by statement, engine and choice of filters.
type Texts = HashMap<(&'static str, Engine, u64), &'static str>;

static TEXTS: LazyLock<Mutex<Texts>> = LazyLock::new(Mutex::default);

impl Statement {
    /// The text for an engine, without any filter.
    pub fn text(&self, engine: Engine) -> &'static str {
        if self.filters.is_empty() {
            match engine {
                Engine::Sqlite => self.sqlite,
                Engine::Postgres => self.postgres,
            }
        } else {
            self.filtered(engine, 0, 0)
        }
    }

    /// The text with the named filters switched on. `first` is the number of parameters that come before them.
    pub(crate) fn with(&self, engine: Engine, fixed: &[Value], filters: &[(&str, Value)]) -> Family {
        let mut mask = 0_u64;
        let mut values = fixed.to_vec();
        for (position, (name, _)) in self.filters.iter().enumerate() {
            if let Some((_, value)) = filters.iter().find(|(wanted, _)| wanted == name) {
                mask |= 1 << position;
                values.push(value.clone());
            }
        }
        debug_assert!(
            filters.iter().all(|(wanted, _)| self.filters.iter().any(|(name, _)| name == wanted)),
            "{} has no such filter",
            self.name
        );
        Family { text: self.filtered(engine, mask, fixed.len()), values }
    }

    /// Texts are made once per choice of filters and then live as long as the program; there are as many as
    /// visitors make combinations, at most two to the power of the number of filters.
    pub(crate) fn filtered(&self, engine: Engine, mask: u64, first: usize) -> &'static str {
        let mut texts = TEXTS.lock().expect("no panic while holding this lock");
        texts.entry((self.name, engine, mask)).or_insert_with(|| {
            let mut number = first;
            let mut chosen = String::new();
            for (position, (_, fragment)) in self.filters.iter().enumerate() {
                if mask & (1 << position) != 0 {
                    number += 1;
                    chosen.push(' ');
                    chosen.push_str(&fragment.replace("{}", &format!("${number}")));
                }
            }
            let text = match engine {
                Engine::Sqlite => self.sqlite,
                Engine::Postgres => self.postgres,
            };
            Box::leak(text.replace("{filters}", &chosen).into_boxed_str())
        })
    }

    /// How many `$n` parameters stand in the text before any filter.
    pub(crate) fn fixed_parameters(&self) -> usize {
        (1..20).rev().find(|n| self.sqlite.contains(&format!("${n}"))).unwrap_or(0)
    }
}

/// The names of all registered statements, sorted.
pub fn statement_names() -> Vec<&'static str> {
    let mut names: Vec<_> = STATEMENTS.iter().map(|statement| statement.name).collect();
    names.sort_unstable();
    names
}

/// Remembers, for the guard "every statement is executed by a test", that a statement ran on an engine: once per
/// program and engine it appends a line to a file in the folder named by `SAMENSPEL_STATEMENT_LOG`.
pub fn record_execution(statement: &Statement, engine: Engine) {
    static FOLDER: LazyLock<Option<std::path::PathBuf>> =
        LazyLock::new(|| std::env::var_os("SAMENSPEL_STATEMENT_LOG").map(Into::into));
    let Some(folder) = FOLDER.as_ref() else { return };
    let bit = match engine {
        Engine::Sqlite => 1,
        Engine::Postgres => 2,
    };
    if statement.executed.fetch_or(bit, Ordering::Relaxed) & bit != 0 {
        return;
    }
    let file = folder.join(format!("{}.tsv", std::process::id()));
    let written = std::fs::OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        // The line in one write: tests run side by side, and the parts of two lines would mix.
        .and_then(|mut file| file.write_all(format!("{}\t{}\n", engine.name(), statement.name).as_bytes()));
    if let Err(error) = written {
        tracing::warn!(%error, "the statement log could not be written");
    }
}
