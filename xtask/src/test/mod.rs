//! `cargo xtask test`: builds once, runs the same test binaries on each database engine, and then asks whether
//! every SQL statement was executed on each.

mod build;
mod engine;
mod statements;
mod summary;

use std::{env, fs, path::PathBuf};

use anyhow::Context;
use build::Built;
use engine::Engine;
use summary::Summary;

/// Whether the journeys in a browser take part.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Journeys {
    /// They run, or are skipped with a reason.
    Run,
    /// `--no-e2e`.
    LeaveOut,
}

/// Runs everything; true when nothing failed.
pub fn run(journeys: Journeys) -> anyhow::Result<bool> {
    let Some(built) = build::everything()? else {
        println!("\n0 passed, 1 failed, 0 skipped");
        return Ok(false);
    };
    let notes = Notes::new()?;
    let mut summary = Summary::default();

    let left_out = |name: &str| journeys == Journeys::LeaveOut && name == "e2e";
    if journeys == Journeys::LeaveOut {
        summary.skip("the journeys in a browser: --no-e2e was given");
    }
    let on_sqlite = built.tests.iter().filter(|test| !left_out(&test.package));
    engine::run(Engine::Sqlite, on_sqlite, &built, &notes, &mut summary)?;

    let mut engines = vec![Engine::Sqlite];
    if env::var_os("SAMENSPEL_TEST_POSTGRES").is_some() {
        let with_database = built.tests.iter().filter(|test| test.uses_database);
        engine::run(Engine::Postgres, with_database, &built, &notes, &mut summary)?;
        engines.push(Engine::Postgres);
    } else {
        summary.skip("PostgreSQL: SAMENSPEL_TEST_POSTGRES holds no connection URL");
    }

    statements::check(&built, &engines, &notes, &mut summary)?;
    summary.print();
    Ok(summary.failed == 0)
}

/// A folder in which the tests leave notes for this program; removed at the end.
struct Notes {
    folder: PathBuf,
}

impl Notes {
    fn new() -> anyhow::Result<Self> {
        let folder = env::temp_dir().join(format!("samenspel-test-{}", std::process::id()));
        fs::create_dir_all(folder.join("statements"))
            .with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(Self { folder })
    }

    /// Where the database layer notes which statements ran (`SAMENSPEL_STATEMENT_LOG`).
    fn statements(&self) -> PathBuf {
        self.folder.join("statements")
    }

    /// Where a skipped test says why (`SAMENSPEL_SKIP_LOG`).
    fn skipped(&self) -> PathBuf {
        self.folder.join("skipped")
    }

    /// What was noted as skipped since the last time this was asked.
    fn take_skipped(&self) -> Vec<String> {
        let text = fs::read_to_string(self.skipped()).unwrap_or_default();
        // A file that is not there is as good as an empty one.
        let _ = fs::remove_file(self.skipped());
        text.lines().filter(|line| !line.trim().is_empty()).map(str::to_owned).collect()
    }
}

impl Drop for Notes {
    fn drop(&mut self) {
        // The system clears its temporary folder in any case.
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Built {
    fn samenspel(&self) -> anyhow::Result<&PathBuf> {
        self.program.as_ref().context("the build made no program `samenspel`")
    }
}
