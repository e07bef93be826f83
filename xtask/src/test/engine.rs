//! Running test binaries on one database engine.

use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

use anyhow::Context;

use super::{
    Notes,
    build::{Built, TestBinary},
    summary::{Outcome, Summary},
};

/// A database engine.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Engine {
    /// Embedded; the default.
    Sqlite,
    /// On the server that `SAMENSPEL_TEST_POSTGRES` names.
    Postgres,
}

impl Engine {
    /// As in `SAMENSPEL_TEST_ENGINE` and in the log of statements.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        }
    }
}

/// Runs the binaries one after the other, shows what they print, and adds up what they say.
pub fn run<'b>(
    engine: Engine,
    tests: impl Iterator<Item = &'b TestBinary>,
    built: &Built,
    notes: &Notes,
    summary: &mut Summary,
) -> anyhow::Result<()> {
    for test in tests {
        println!("\n     Running {} on {}", test.title, engine.name());
        let mut command = Command::new(&test.executable);
        command
            .current_dir(&test.folder)
            .env("CARGO_MANIFEST_DIR", &test.folder)
            .env("SAMENSPEL_TEST_ENGINE", engine.name())
            .env("SAMENSPEL_STATEMENT_LOG", notes.statements())
            .env("SAMENSPEL_SKIP_LOG", notes.skipped())
            .env("SAMENSPEL_BINARY", built.samenspel()?);
        let outcome = one(&mut command).with_context(|| format!("{} could not be run", test.title))?;
        summary.add(&format!("{} on {}", test.title, engine.name()), &outcome, notes.take_skipped());
    }
    Ok(())
}

fn one(command: &mut Command) -> anyhow::Result<Outcome> {
    let mut child = command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn()?;
    let output = BufReader::new(child.stdout.take().context("a child has an output")?);
    let mut outcome = Outcome::default();
    for line in output.split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        println!("{line}");
        outcome.read(&line);
    }
    outcome.succeeded = child.wait()?.success();
    Ok(outcome)
}
