use crate::{Db, Engine, Error, Result, Transaction, params, sql};

include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// One step of the schema: a file in migrations/.
#[derive(Clone, Debug)]
pub struct Migration {
    /// File name without its ending: `0001_people`.
    pub name: &'static str,
    /// The text for SQLite.
    pub sqlite: String,
    /// The text for PostgreSQL.
    pub postgres: String,
}

/// All steps, in order. One text serves both engines: written for PostgreSQL, with the types of SQLite's
/// `STRICT` tables put in for the other. A pair `NAME.sqlite.sql` and `NAME.postgres.sql` is used as it stands.
pub fn migrations() -> Vec<Migration> {
    let mut steps: Vec<Migration> = Vec::new();
    for (file, text) in MIGRATION_FILES {
        if let Some(name) = file.strip_suffix(".postgres.sql") {
            let twin = format!("{name}.sqlite.sql");
            let sqlite = MIGRATION_FILES.iter().find(|(other, _)| *other == twin).map(|(_, text)| *text);
            steps.push(Migration {
                name,
                sqlite: sqlite.expect("both halves of a pair are there").to_owned(),
                postgres: (*text).to_owned(),
            });
        } else if !file.ends_with(".sqlite.sql") {
            steps.push(Migration {
                name: file.trim_end_matches(".sql"),
                sqlite: for_sqlite(text),
                postgres: (*text).to_owned(),
            });
        }
    }
    steps
}

/// Puts SQLite's storage classes in the place of PostgreSQL's types and makes tables `STRICT`.
fn for_sqlite(text: &str) -> String {
    const TYPES: [(&str, &str); 5] = [
        ("UUID", "BLOB"),
        ("BOOLEAN", "INTEGER"),
        ("BIGINT", "INTEGER"),
        ("BYTEA", "BLOB"),
        ("DOUBLE", "REAL"),
    ];
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let code = line.split("--").next().unwrap_or_default();
        if code.trim_end() == ");" {
            out.push_str(") STRICT;\n");
            continue;
        }
        let mut word = String::new();
        for c in code.chars().chain(['\n']) {
            if c.is_ascii_alphanumeric() || c == '_' {
                word.push(c);
            } else {
                let known = TYPES.iter().find(|(from, _)| *from == word).map_or(word.as_str(), |(_, to)| to);
                if word != "PRECISION" {
                    out.push_str(known);
                }
                word.clear();
                out.push(c);
            }
        }
    }
    out
}

sql!(APPLIED = "SELECT name, checksum FROM schema_migration ORDER BY name");
sql!(APPLY = "INSERT INTO schema_migration (name, checksum) VALUES ($1, $2)");

const TABLE: &str =
    "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY, checksum TEXT NOT NULL)";

impl Db {
    /// Brings the schema up to date, in one transaction. Several processes may start at once: the second waits.
    /// Returns the names of the steps it took.
    pub async fn migrate(&self) -> Result<Vec<&'static str>> {
        let mut transaction = self.write().await?;
        if self.engine() == Engine::Postgres {
            transaction.batch("SELECT pg_advisory_xact_lock(732019)").await?;
        }
        transaction.batch(TABLE).await?;
        let taken = pending(&mut transaction).await?;
        for step in &taken {
            let text = if self.engine() == Engine::Sqlite { &step.sqlite } else { &step.postgres };
            transaction.batch(text).await?;
            transaction.execute(&APPLY, params![step.name, checksum(&step.postgres)]).await?;
        }
        transaction.commit().await?;
        Ok(taken.iter().map(|step| step.name).collect())
    }
}

async fn pending(transaction: &mut Transaction) -> Result<Vec<Migration>> {
    let mut applied = Vec::new();
    for row in transaction.all(&APPLIED, &[]).await? {
        applied.push((row.get::<String>("name")?, row.get::<String>("checksum")?));
    }
    let mut pending = Vec::new();
    for step in migrations() {
        match applied.iter().find(|(name, _)| name == step.name) {
            None => pending.push(step),
            Some((_, sum)) if *sum == checksum(&step.postgres) => {}
            Some((name, _)) => return Err(Error::MigrationChanged(name.clone())),
        }
    }
    Ok(pending)
}

/// FNV-1a, 64 bits: to notice a change, not to withstand an attack.
fn checksum(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::for_sqlite;

    #[test]
    fn one_schema_text_serves_both_engines() {
        let text = "CREATE TABLE a ( -- UUID in words\n    id UUID PRIMARY KEY,\n    ok BOOLEAN NOT NULL,\n    x DOUBLE PRECISION\n);\nCREATE INDEX a_x ON a (x);\n";
        assert_eq!(
            for_sqlite(text),
            "CREATE TABLE a ( \n    id BLOB PRIMARY KEY,\n    ok INTEGER NOT NULL,\n    x REAL \n) STRICT;\nCREATE INDEX a_x ON a (x);\n"
        );
    }
}
